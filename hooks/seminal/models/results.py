"""What papers report on benchmarks: results in groups that can be compared, the best first, over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from slugify import slugify

from ..content.benchmarks import benchmark_slug
from ..content.front_matter import Result
from ..content.limits import MIN_BENCHMARK_PAPERS
from .paper import Paper

RELATIVE = "relative"
"""The id of the part of a page that has gains and factors."""


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A result together with the paper that reports it.

    Attributes:
        paper: whose result it is.
        result: as front matter has it.
        condition: the label of the condition that it was obtained under; None if its task has no conditions, and for
            a result that is relative to another.
    """

    paper: Paper
    result: Result
    condition: str | None


@dataclass(frozen=True)
class Series:
    """Results that can be compared: of one task, metric and condition, all of them absolute.

    Attributes:
        condition: its label; None for the results of a task without conditions.
        style: the number of its sign and colour in charts, from 1; the same for all metrics of a task.
        results: the best first; of equal ones the earliest first.
        higher_is_better: which way is better.
    """

    condition: str | None
    style: int
    results: tuple[ReportedResult, ...]
    higher_is_better: bool

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here, those with the best first."""
        return list_papers(self.results)

    @property
    def best(self) -> ReportedResult:
        """The best result, the earliest of them if there are several."""
        return self.results[0]

    @cached_property
    def records(self) -> tuple[ReportedResult, ...]:
        """The results that beat all those of earlier years, at most one per year, in order of year."""
        found: list[ReportedResult] = []
        by_year = sorted(self.results, key=lambda reported: reported.paper.year)
        for _, year in groupby(by_year, key=lambda reported: reported.paper.year):
            best = next(year)  # sorting is stable, so the best of each year is still its first
            if not found or self._beats(best, found[-1]):
                found.append(best)
        return tuple(found)

    @property
    def spans_years(self) -> bool:
        """Whether its results are of more than one year."""
        return len({paper.year for paper in self.papers}) > 1

    def _beats(self, one: ReportedResult, other: ReportedResult) -> bool:
        if self.higher_is_better:
            return one.result.value > other.result.value
        return one.result.value < other.result.value


@dataclass(frozen=True)
class Comparison:
    """All absolute results of one task by one metric: what one table and one chart show.

    Attributes:
        task: as front matter has it.
        metric: as front matter has it.
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
        return f"{_capitalize(self.task)}: {self.metric}"

    @property
    def anchor(self) -> str:
        """Its id on the benchmark's page."""
        return _anchor(self.task, self.metric)

    @cached_property
    def results(self) -> tuple[ReportedResult, ...]:
        """Every result, series by series."""
        return tuple(reported for series in self.series for reported in series.results)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here."""
        return list_papers(self.results)

    @property
    def is_charted(self) -> bool:
        """Whether there is a development over time to be seen."""
        return len(self.papers) >= MIN_BENCHMARK_PAPERS and any(series.spans_years for series in self.series)


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
        field: the field that the task of its first comparison belongs to.
        comparisons: first those of the task with most papers, and of one task the metric with most papers.
        relative: gains and factors, by year.
    """

    name: str
    about: str
    field: str
    comparisons: tuple[Comparison, ...]
    relative: tuple[ReportedResult, ...]

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return f"benchmarks/{benchmark_slug(self.name)}/"

    def result_url(self, result: Result) -> str:
        """The part of its page that has a certain result, relative to the root of the site."""
        return f"{self.url}#{RELATIVE if result.relative_to else _anchor(result.task, result.metric)}"

    @cached_property
    def results(self) -> tuple[ReportedResult, ...]:
        """Every result, in the order of the page."""
        return (*(reported for comparison in self.comparisons for reported in comparison.results), *self.relative)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that have results here."""
        return list_papers(self.results)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year with a result."""
        years = [paper.year for paper in self.papers]
        return min(years), max(years)

    @cached_property
    def headline(self) -> HeadlineSeries | None:
        """The series that most papers have results in, which stands for the benchmark in the index."""
        found = (HeadlineSeries(comparison, series) for comparison in self.comparisons for series in comparison.series)
        return max(found, key=lambda headline: len(headline.series.papers), default=None)


def list_papers(results: Iterable[ReportedResult]) -> tuple[Paper, ...]:
    """The papers that report these results, each once, in the same order."""
    return tuple(dict.fromkeys(reported.paper for reported in results))


def _anchor(task: str, metric: str) -> str:
    return slugify(f"{task} {metric}")


def _capitalize(text: str) -> str:
    """`Machine translation`, but `k-NN evaluation`."""
    return text if text[1:2] == "-" else text[:1].upper() + text[1:]
