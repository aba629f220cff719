"""Results by benchmark: what is compared with what, and what counts as the best."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from seminal.cache import Cache
from seminal.content.vocabulary import read_vocabulary
from seminal.exports.benchmark_data import result_files
from seminal.models.library import Library
from seminal.models.results import BenchmarkResults, Comparison
from seminal.node.program import Program
from seminal.pages import charts
from seminal.settings import Site

from tests.conftest import made

VOCABULARY = """\
metrics:
  accuracy: {better: higher, unit: "%"}
  perplexity: {better: lower, unit: ""}
fields:
  Language: [reading, writing]
benchmarks:
  GLUE:
    about: Nine tasks.
    tasks: [reading, writing]
    conditions:
      reading:
        - {label: Test, words: [test]}
        - {label: Other}
  SQuAD:
    about: Questions.
    tasks: [reading]
"""

Make = Callable[..., Library]


def result(value: float, setting: str = "test", **fields: Any) -> dict[str, Any]:
    return {
        "benchmark": "GLUE",
        "task": "reading",
        "metric": "accuracy",
        "value": value,
        "unit": "%",
        "setting": setting,
    } | fields


@pytest.fixture
def make(collection: Callable[[Mapping[str, str]], Path]) -> Make:
    """A library of papers, one for each year and list of results."""

    def library(*papers: tuple[int, list[dict[str, Any]]]) -> Library:
        root = collection({"benchmarks.yml": VOCABULARY})
        return Library(
            tuple(
                made(slug=f"p{number}", name=f"P{number}", year=year, results=results)
                for number, (year, results) in enumerate(papers)
            ),
            read_vocabulary(root / "papers"),
        )

    return library


def values(comparison: Comparison) -> dict[str | None, list[float]]:
    return {series.condition: [reported.result.value for reported in series.results] for series in comparison.series}


def only(library: Library) -> BenchmarkResults:
    (benchmark,) = library.benchmark_results.values()
    return benchmark


def test_a_benchmark_has_a_page_from_three_papers_on(make: Make) -> None:
    two = [(2020, [result(80), result(81), result(82)]), (2021, [result(83)])]
    assert make(*two).benchmark_results == {}
    benchmark = only(make(*two, (2021, [result(70)])))
    assert (benchmark.name, benchmark.url, benchmark.field) == ("GLUE", "benchmarks/glue/", "Language")
    assert benchmark.years == (2020, 2021)
    assert len(benchmark.results) == 5


def test_only_like_is_compared_with_like(make: Make) -> None:
    benchmark = only(
        make(
            (2020, [result(80), result(70, "dev set")]),
            (2021, [result(90), result(12, metric="perplexity", unit="")]),
            (2022, [result(3, relative_to="BERT"), result(50, task="writing")]),
        )
    )
    found = {(comparison.task, comparison.metric): values(comparison) for comparison in benchmark.comparisons}
    assert found == {
        ("reading", "accuracy"): {"Test": [90, 80], "Other": [70]},
        ("reading", "perplexity"): {"Test": [12]},
        ("writing", "accuracy"): {None: [50]},
    }
    assert [(reported.result.value, reported.condition) for reported in benchmark.relative] == [(3, None)]
    assert benchmark.headline
    assert benchmark.headline.series.best.result.value == 90


@pytest.mark.parametrize(
    ("metric", "best", "records"),
    [("accuracy", 90, [80, 90]), ("perplexity", 60, [80, 70, 60])],
    ids=["higher", "lower"],
)
def test_records_beat_all_earlier_years(make: Make, metric: str, best: float, records: list[float]) -> None:
    unit = "%" if metric == "accuracy" else ""

    def own(*found: float) -> list[dict[str, Any]]:
        return [result(value, metric=metric, unit=unit) for value in found]

    benchmark = only(make((2023, own(60)), (2019, own(80)), (2021, own(85, 90, 70)), (2022, own(90, 75))))
    ((series,),) = (comparison.series for comparison in benchmark.comparisons)
    assert series.best.result.value == best
    assert [reported.result.value for reported in series.records] == records
    years = [reported.paper.year for reported in series.records]
    assert years == sorted(years)


def test_a_chart_takes_three_papers_and_a_series_of_more_than_one_year(make: Make) -> None:
    def is_charted(*papers: tuple[int, list[dict[str, Any]]]) -> bool:
        return only(make(*papers)).comparisons[0].is_charted

    assert is_charted((2020, [result(1)]), (2021, [result(2)]), (2021, [result(3)]))
    assert not is_charted((2021, [result(1)]), (2021, [result(2)]), (2021, [result(3)]))
    assert not is_charted((2020, [result(1)]), (2021, [result(2, "dev")]), (2022, [result(5, task="writing")]))


def test_a_series_looks_the_same_in_every_chart_of_its_task(make: Make) -> None:
    own = [result(1), result(2, "dev set", metric="perplexity", unit=""), result(3, metric="perplexity", unit="")]
    benchmark = only(make((2020, own), (2021, [result(1)]), (2022, [result(1)])))
    styles = {(c.metric, s.condition): s.style for c in benchmark.comparisons for s in c.series}
    assert styles == {("accuracy", "Test"): 1, ("perplexity", "Test"): 1, ("perplexity", "Other"): 2}


@pytest.mark.parametrize(
    ("slug", "benchmark", "value", "condition"),
    [
        ("kelp", "LeafNet-50", 79.8, "LeafNet-50 only"),
        ("kelp", "LeafNet-50", 82.6, "More images"),
        ("mosaic", "LeafNet-50", 73.0, "Several models"),
        ("patchwork", "LeafNet-50", 57.9, "Several models"),
        ("kelp-2", "LeafNet-50", 76.9, "Without labels"),
        ("kelp-2", "LeafNet-50", 55.0, None),  # a task without conditions
        ("cross-listen", "LeafNet-50", 0.9, None),  # a gain
        ("murmur", "Harbourtalk", 58.0, "Noisy"),
        ("mora", "Harbourtalk", -35, None),
        ("tide-rule", "O'Clock'87", 1200, None),
    ],
)
def test_conditions_of_results(
    library: Library, slug: str, benchmark: str, value: float, condition: str | None
) -> None:
    found = {
        reported.condition
        for reported in library.results
        if (reported.paper.slug, reported.result.benchmark, reported.result.value) == (slug, benchmark, value)
    }
    assert found == {condition}


def test_benchmarks_of_two_papers_have_no_page(library: Library) -> None:
    papers: dict[str, set[str]] = {name: set() for name in library.vocabulary.benchmarks}
    for paper in library.papers:
        for own in paper.results:
            papers[own.benchmark].add(paper.slug)
    assert set(library.benchmark_results) == {name for name, slugs in papers.items() if len(slugs) >= 3}
    assert {len(slugs) for slugs in papers.values()} >= {0, 2}, "the collection has benchmarks with fewer"


def test_every_result_is_reported_once(library: Library) -> None:
    results = library.results
    assert len(results) == sum(len(paper.results) for paper in library.papers)
    assert {id(reported.result) for reported in results} == {id(r) for paper in library.papers for r in paper.results}


def test_data_has_the_place_of_a_number_in_the_paper(make: Make) -> None:
    library = make((2020, [result(80, where="Table 2"), result(70)]))
    files = dict(result_files(library, Site("Small", "https://example.org/", "Few papers.")))
    rows = csv.DictReader(io.StringIO(files["benchmarks/results.csv"]))
    assert [row["where"] for row in rows] == ["Table 2", ""]
    assert [row["where"] for row in json.loads(files["benchmarks/results.json"])["results"]] == ["Table 2", None]


def test_charts_are_drawn_once(make: Make, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    found = make((2020, [result(80)]), (2021, [result(90)]), (2022, [result(70)])).benchmark_results.values()
    drawn = charts.render_charts(found, cache)
    chart = drawn.charts["GLUE", "reading-accuracy"]
    for svg in (chart.wide, chart.narrow):
        assert svg.count("<a ") == 3
        assert "accuracy (%), higher is better" in svg
        assert "P1, 2021: 90 %. test" in svg
    assert "<a " not in drawn.sparks["GLUE"]
    monkeypatch.setattr(Program, "_run", None)
    assert charts.render_charts(found, cache) == drawn


def test_without_benchmarks_nothing_is_drawn(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Program, "ask", None)
    assert charts.render_charts([], cache).charts == {}
