"""Puts the results of all papers into the groups that can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from ..content.limits import MIN_BENCHMARK_PAPERS
from ..content.vocabulary import Vocabulary
from .paper import Paper
from .results import BenchmarkResults, Comparison, ReportedResult, Series, list_papers

Key = TypeVar("Key")


def collect_results(papers: Iterable[Paper], vocabulary: Vocabulary) -> tuple[ReportedResult, ...]:
    """Every result of the papers, in order of benchmark, and within it in the order of papers and front matter."""
    results: list[ReportedResult] = []
    for paper in papers:
        for result in paper.results:
            benchmark = vocabulary.benchmarks[result.benchmark]
            condition = None if result.relative_to else benchmark.condition(result.task, result.setting)
            results.append(ReportedResult(paper, result, condition.label if condition else None))
    return tuple(sorted(results, key=lambda reported: reported.result.benchmark.casefold()))


def compare_results(results: Iterable[ReportedResult], vocabulary: Vocabulary) -> dict[str, BenchmarkResults]:
    """The benchmarks that have a page, by name, in the vocabulary's order."""
    by_benchmark = _group(results, lambda reported: reported.result.benchmark)
    return {
        name: _compare_benchmark(name, by_benchmark[name], vocabulary)
        for name in vocabulary.benchmarks
        if len(list_papers(by_benchmark.get(name, ()))) >= MIN_BENCHMARK_PAPERS
    }


def _compare_benchmark(name: str, results: Sequence[ReportedResult], vocabulary: Vocabulary) -> BenchmarkResults:
    relative = [reported for reported in results if reported.result.relative_to]
    absolute = [reported for reported in results if not reported.result.relative_to]
    by_task = _group(absolute, lambda reported: reported.result.task)
    comparisons = [
        comparison for task in _most_papers_first(by_task) for comparison in _compare_task(by_task[task], vocabulary)
    ]
    first_task = comparisons[0].task if comparisons else relative[0].result.task
    return BenchmarkResults(
        name,
        vocabulary.benchmarks[name].about,
        next(field for field, tasks in vocabulary.fields.items() if first_task in tasks),
        tuple(comparisons),
        tuple(sorted(relative, key=lambda reported: (reported.paper.year, reported.paper.slug))),
    )


def _compare_task(results: Sequence[ReportedResult], vocabulary: Vocabulary) -> Iterator[Comparison]:
    """A comparison for each metric of one task."""
    by_condition = _group(results, lambda reported: reported.condition)
    styles = {label: number for number, label in enumerate(_most_papers_first(by_condition), 1)}
    by_metric = _group(results, lambda reported: reported.result.metric)
    for name in _most_papers_first(by_metric):
        metric = vocabulary.metrics[name]
        series = tuple(_series(by_metric[name], styles, higher_is_better=metric.better == "higher"))
        yield Comparison(results[0].result.task, name, metric.unit, metric.better, series)


def _series(
    results: Iterable[ReportedResult], styles: dict[str | None, int], *, higher_is_better: bool
) -> Iterator[Series]:
    """The results of one metric by condition, in the order of the styles."""
    by_condition = _group(results, lambda reported: reported.condition)
    for label, style in styles.items():
        if label in by_condition:
            ordered = _best_first(by_condition[label], higher_is_better=higher_is_better)
            yield Series(label, style, ordered, higher_is_better)


def _best_first(results: Iterable[ReportedResult], *, higher_is_better: bool) -> tuple[ReportedResult, ...]:
    def rank(reported: ReportedResult) -> tuple[float, int, str]:
        value = reported.result.value
        return -value if higher_is_better else value, reported.paper.year, reported.paper.slug

    return tuple(sorted(results, key=rank))


def _group(results: Iterable[ReportedResult], key: Callable[[ReportedResult], Key]) -> dict[Key, list[ReportedResult]]:
    groups: dict[Key, list[ReportedResult]] = defaultdict(list)
    for reported in results:
        groups[key(reported)].append(reported)
    return groups


def _most_papers_first(groups: dict[Key, list[ReportedResult]]) -> list[Key]:
    return sorted(groups, key=lambda key: (-len(list_papers(groups[key])), -len(groups[key]), str(key)))
