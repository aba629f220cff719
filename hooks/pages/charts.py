"""Pictures of results over time: SVG that Observable Plot draws in node, and the site's style sheet colours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..collection.benchmarks import Comparison, Entry, Series, Standing
from ..node import Program
from ..settings import Project
from ..source.vocabulary import MAX_CONDITIONS

_PROGRAM = Program(Path(__file__).with_name("charts.mjs"), ("@observablehq/plot", "linkedom"))

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


def drawn(standings: Collection[Standing], project: Project) -> Charts:
    """Draw the charts of all benchmarks.

    Raises:
        NodeError: they cannot be drawn.
    """
    if not standings:
        return Charts({}, {}, {})
    styles = range(1, MAX_CONDITIONS + 1)
    sparks = {standing.name: spark for standing in standings if (spark := _spark(standing))}
    charts = {
        (standing.name, comparison.anchor): _chart(comparison)
        for standing in standings
        for comparison in standing.comparisons
        if comparison.is_charted
    }
    requests = [
        *({**_KEY, "style": style} for style in styles),
        *({**_SPARK, **spark} for spark in sparks.values()),
        *({**size, **chart} for chart in charts.values() for size in (_WIDE, _NARROW)),
    ]
    made = map(Markup, _PROGRAM.answers(requests, project))
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
            {"style": series.style, "points": [_point(entry, series) for entry in series.entries]}
            for series in comparison.series
        ],
    }


def _point(entry: Entry, series: Series) -> dict[str, Any]:
    paper, result = entry.paper, entry.result
    point = {
        "year": paper.year,
        "value": result.value,
        "href": f"{_ROOT}{paper.url}",
        "title": f"{paper.label}, {paper.year}: {result.quantity}. {result.setting}",
    }
    return point | ({"name": paper.label} if entry in series.records else {})


def _spark(standing: Standing) -> dict[str, Any] | None:
    """The leading series in small, if there is one that spans years."""
    if not standing.leading or not standing.leading.series.spans_years:
        return None
    series = standing.leading.series
    points = [
        {"year": entry.paper.year, "value": entry.result.value, "isBest": entry in series.records}
        for entry in series.entries
    ]
    return {"points": points}
