"""What papers report on benchmarks: only like with like, the best first, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Literal, TypeVar

from slugify import slugify

from ..content.front_matter import Result
from ..content.vocabulary import benchmark_slug
from .library import Library
from .paper import Paper

Key = TypeVar("Key")

MIN_PAPERS = 3
"""From how many papers on a benchmark has a page, and a comparison a chart."""

RELATIVE = "relative"
"""The id of the part of a page that has gains and factors."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A result of a paper.

    Attributes:
        paper: whose result it is.
        result: as front matter has it.
        condition: the label of the condition that it was come by under; None where its benchmark knows none, and for
            a result that is relative to another.
    """

    paper: Paper
    result: Result
    condition: str | None


@dataclass(frozen=True)
class Series:
    """Results that can be compared: of one task, metric and condition, all of them absolute.

    Attributes:
        condition: its label; None for all results of a task without conditions.
        style: what it is drawn with, from 1; the same for all metrics of a task.
        entries: the best first; among equals the earliest.
        higher_is_better: which way is better.
    """

    condition: str | None
    style: int
    entries: tuple[Entry, ...]
    higher_is_better: bool

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here, those with the best first."""
        return _papers(self.entries)

    @property
    def best(self) -> Entry:
        """The best result, the earliest of them if there are several."""
        return self.entries[0]

    @cached_property
    def records(self) -> tuple[Entry, ...]:
        """The results that beat all those of earlier years, one a year at most, in order of year."""
        found: list[Entry] = []
        by_year = sorted(self.entries, key=lambda entry: entry.paper.year)
        for _, year in groupby(by_year, key=lambda entry: entry.paper.year):
            best = next(year)  # sorting left the best of each year first
            if not found or self._beats(best, found[-1]):
                found.append(best)
        return tuple(found)

    @property
    def spans_years(self) -> bool:
        """Whether its results are not all of one year."""
        return len({paper.year for paper in self.papers}) > 1

    def _beats(self, entry: Entry, other: Entry) -> bool:
        if self.higher_is_better:
            return entry.result.value > other.result.value
        return entry.result.value < other.result.value


@dataclass(frozen=True)
class Comparison:
    """All absolute results of one task by one metric: what a table and a chart show.

    Attributes:
        task: as front matter has it.
        metric: likewise.
        unit: of its values; empty for numbers without one.
        better: which way is better.
        series: one for each condition, in an order that all metrics of the task share.
    """

    task: str
    metric: str
    unit: str
    better: Literal["higher", "lower"]
    series: tuple[Series, ...]

    @property
    def title(self) -> str:
        """`Image classification: top-1 accuracy`."""
        return f"{_sentence_case(self.task)}: {self.metric}"

    @property
    def anchor(self) -> str:
        """Its id on the benchmark's page."""
        return _anchor(self.task, self.metric)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every result, series by series."""
        return tuple(entry for series in self.series for entry in series.entries)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here."""
        return _papers(self.entries)

    @property
    def is_charted(self) -> bool:
        """Whether there is something to see over time."""
        return len(self.papers) >= MIN_PAPERS and any(series.spans_years for series in self.series)


@dataclass(frozen=True, slots=True)
class HeadlineSeries:
    """A series, and the comparison that it is part of."""

    comparison: Comparison
    series: Series


@dataclass(frozen=True)
class BenchmarkResults:
    """What the collection's papers report on one benchmark.

    Attributes:
        name: of the benchmark.
        about: what it is.
        field: to which of the vocabulary's fields its first comparison belongs.
        comparisons: those of the task with most papers first, then the metric with most.
        relative: gains and factors, by year.
    """

    name: str
    about: str
    field: str
    comparisons: tuple[Comparison, ...]
    relative: tuple[Entry, ...]

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return f"benchmarks/{benchmark_slug(self.name)}/"

    def place(self, result: Result) -> str:
        """Where a result stands, relative to the root of the site."""
        return f"{self.url}#{RELATIVE if result.relative_to else _anchor(result.task, result.metric)}"

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every result, in the order of the page."""
        return (*(entry for comparison in self.comparisons for entry in comparison.entries), *self.relative)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here."""
        return _papers(self.entries)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year with a result."""
        years = [paper.year for paper in self.papers]
        return min(years), max(years)

    @cached_property
    def headline(self) -> HeadlineSeries | None:
        """The series that most papers have results in: what sums the benchmark up."""
        found = (HeadlineSeries(comparison, series) for comparison in self.comparisons for series in comparison.series)
        return max(found, key=lambda headline: len(headline.series.papers), default=None)


def all_entries(library: Library) -> list[Entry]:
    """Every result of every paper, in order of benchmark, then of slug, then as front matter has them."""
    entries = (_entry(paper, result, library) for paper in library.papers for result in paper.results)
    return sorted(entries, key=lambda entry: entry.result.benchmark.casefold())


@lru_cache(maxsize=1)
def benchmark_results(library: Library) -> tuple[BenchmarkResults, ...]:
    """The benchmarks that have a page, in the vocabulary's order; remembered, as pages, data and search all ask."""
    by_benchmark = _grouped(all_entries(library), lambda entry: entry.result.benchmark)
    return tuple(
        _benchmark_result(name, entries, library)
        for name in library.vocabulary.benchmarks
        if (entries := by_benchmark.get(name)) and len(_papers(entries)) >= MIN_PAPERS
    )


def _entry(paper: Paper, result: Result, library: Library) -> Entry:
    benchmark = library.vocabulary.benchmarks[result.benchmark]
    condition = None if result.relative_to else benchmark.condition(result.task, result.setting)
    return Entry(paper, result, condition.label if condition else None)


def _benchmark_result(name: str, entries: Sequence[Entry], library: Library) -> BenchmarkResults:
    relative = [entry for entry in entries if entry.result.relative_to]
    by_task = _grouped((entry for entry in entries if not entry.result.relative_to), lambda entry: entry.result.task)
    comparisons = [
        comparison for task in _most_papers_first(by_task) for comparison in _comparisons(by_task[task], library)
    ]
    first = (comparisons or relative)[0]
    task = first.task if isinstance(first, Comparison) else first.result.task
    return BenchmarkResults(
        name,
        library.vocabulary.benchmarks[name].about,
        next(field for field, tasks in library.vocabulary.fields.items() if task in tasks),
        tuple(comparisons),
        tuple(sorted(relative, key=lambda entry: (entry.paper.year, entry.paper.slug))),
    )


def _comparisons(entries: Sequence[Entry], library: Library) -> Iterator[Comparison]:
    """A comparison for each metric of one task."""
    styles = {
        label: number
        for number, label in enumerate(_most_papers_first(_grouped(entries, lambda entry: entry.condition)), 1)
    }
    by_metric = _grouped(entries, lambda entry: entry.result.metric)
    for name in _most_papers_first(by_metric):
        metric = library.vocabulary.metrics[name]
        by_condition = _grouped(by_metric[name], lambda entry: entry.condition)
        is_higher = metric.better == "higher"
        series = tuple(
            Series(label, style, _best_first(by_condition[label], is_higher=is_higher), is_higher)
            for label, style in styles.items()
            if label in by_condition
        )
        yield Comparison(entries[0].result.task, name, metric.unit, metric.better, series)


def _best_first(entries: Iterable[Entry], *, is_higher: bool) -> tuple[Entry, ...]:
    def key(entry: Entry) -> tuple[float, int, str]:
        value = entry.result.value
        return -value if is_higher else value, entry.paper.year, entry.paper.slug

    return tuple(sorted(entries, key=key))


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def _most_papers_first(groups: dict[Key, list[Entry]]) -> list[Key]:
    return sorted(groups, key=lambda key: (-len(_papers(groups[key])), -len(groups[key]), str(key)))


def _papers(entries: Iterable[Entry]) -> tuple[Paper, ...]:
    return tuple(dict.fromkeys(entry.paper for entry in entries))


def _anchor(task: str, metric: str) -> str:
    return slugify(f"{task} {metric}")


def _sentence_case(text: str) -> str:
    """`Machine translation`, but `k-NN evaluation`."""
    return text if text[1:2] == "-" else text[:1].upper() + text[1:]
