"""The benchmarks, and the results on each over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from ...content.limits import MIN_BENCHMARK_PAPERS
from ...models.library import Library
from ...models.results import RELATIVE, BenchmarkResults
from ..page import Anchor, Context, Crumb, Page, newest
from ..page_kinds import page_kind

_STYLES = ("benchmarks",)


@dataclass(frozen=True, slots=True)
class BenchmarksContext(Context):
    """What `benchmarks.html` shows.

    Attributes:
        fields: the benchmarks of each field.
        count: how many results there are in all.
        min_papers: from how many papers on a benchmark has a page.
    """

    fields: Mapping[str, Sequence[BenchmarkResults]]
    count: int
    min_papers: int = MIN_BENCHMARK_PAPERS


@dataclass(frozen=True, slots=True)
class BenchmarkContext(Context):
    """What `benchmark.html` shows."""

    benchmark: BenchmarkResults


@page_kind("benchmarks/", position=70)
def make_benchmark_pages(library: Library) -> Iterator[Page]:
    """The index of benchmarks, where a paper reports a result, and a page for each that enough papers report on."""
    if not library.results:
        return
    found = library.benchmark_results.values()
    fields = {
        field: sorted(own, key=lambda benchmark: (-len(benchmark.papers), benchmark.name))
        for field in library.vocabulary.fields
        if (own := [benchmark for benchmark in found if benchmark.field == field])
    }
    yield Page(
        address="benchmarks/",
        title="Benchmarks",
        description="What the papers report, benchmark by benchmark, over the years.",
        template="benchmarks.html",
        updated=newest(library.papers),
        context=BenchmarksContext(fields, len(library.results)),
        contents=(*(Anchor(slugify(field), field) for field in fields), Anchor("data", "As data")),
        styles=_STYLES,
    )
    yield from map(_make_benchmark_page, found)


def _make_benchmark_page(benchmark: BenchmarkResults) -> Page:
    contents = [Anchor(comparison.anchor, comparison.title) for comparison in benchmark.comparisons]
    if benchmark.relative:
        contents.append(Anchor(RELATIVE, "Gains and factors"))
    field = Crumb(benchmark.field, f"benchmarks/#{slugify(benchmark.field)}")
    return Page(
        address=benchmark.url,
        title=f"{benchmark.name}: results over time",
        description=f"Results on {benchmark.name}. {benchmark.about}",
        template="benchmark.html",
        updated=newest(benchmark.papers),
        context=BenchmarkContext(benchmark),
        crumbs=(Crumb("Benchmarks", "benchmarks/"), field),
        contents=tuple(contents),
        scripts=("benchmark",),
        styles=_STYLES,
    )
