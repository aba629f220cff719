"""Pictures of results over time: SVG that Observable Plot draws in node, and the site's style sheet colours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..cache import Cache
from ..content.limits import MAX_CONDITIONS
from ..models.results import BenchmarkResults, Comparison, ReportedResult, Series
from ..node.program import Program

_PROGRAM = Program("charts")

_WIDE = {"kind": "chart", "width": 720, "height": 400}
_NARROW = {"kind": "chart", "width": 360, "height": 340}
_SPARK = {"kind": "spark", "width": 132, "height": 40}
_KEY = {"kind": "key", "width": 10, "height": 10}

_ROOT = "../../"
"""The way from a benchmark's page to the root of the site."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, drawn twice: its text would be too small if the wide one were shrunk to a phone's width."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True)
class Charts:
    """All pictures of one build.

    Attributes:
        charts: by name of the benchmark and anchor of the comparison.
        sparks: the leading series of each benchmark that has one over time, by the benchmark's name.
        keys: the sign of each style of series, by its number.
    """

    charts: Mapping[tuple[str, str], Chart]
    sparks: Mapping[str, Markup]
    keys: Mapping[int, Markup]


def render_charts(benchmark_results: Collection[BenchmarkResults], cache: Cache) -> Charts:
    """Draw the charts of all benchmarks.

    Raises:
        NodeError: they cannot be drawn.
    """
    if not benchmark_results:
        return Charts({}, {}, {})
    styles = range(1, MAX_CONDITIONS + 1)
    sparks = {benchmark.name: spark for benchmark in benchmark_results if (spark := _spark(benchmark))}
    charts = {
        (benchmark.name, comparison.anchor): _chart(comparison)
        for benchmark in benchmark_results
        for comparison in benchmark.comparisons
        if comparison.is_charted
    }
    requests = [
        *({**_KEY, "style": style} for style in styles),
        *({**_SPARK, **spark} for spark in sparks.values()),
        *({**size, **chart} for chart in charts.values() for size in (_WIDE, _NARROW)),
    ]
    made = map(Markup, _PROGRAM.ask(requests, cache))
    return Charts(
        keys={style: next(made) for style in styles},
        sparks={name: next(made) for name in sparks},
        charts={where: Chart(wide=next(made), narrow=next(made)) for where in charts},
    )


def _chart(comparison: Comparison) -> dict[str, Any]:
    unit = f" ({comparison.unit})" if comparison.unit else ""
    return {
        "label": f"{comparison.metric}{unit}, {comparison.better} is better",
        "series": [
            {"style": series.style, "points": [_point(reported, series) for reported in series.results]}
            for series in comparison.series
        ],
    }


def _point(reported: ReportedResult, series: Series) -> dict[str, Any]:
    paper, result = reported.paper, reported.result
    point = {
        "year": paper.year,
        "value": result.value,
        "href": f"{_ROOT}{paper.url}",
        "title": f"{paper.label}, {paper.year}: {result.quantity}. {result.setting}",
    }
    return point | ({"name": paper.label} if reported in series.records else {})


def _spark(benchmark: BenchmarkResults) -> dict[str, Any] | None:
    """The leading series in small, if there is one that spans years."""
    if not benchmark.headline or not benchmark.headline.series.spans_years:
        return None
    series = benchmark.headline.series
    points = [
        {"year": reported.paper.year, "value": reported.result.value, "isBest": reported in series.records}
        for reported in series.results
    ]
    return {"points": points}
