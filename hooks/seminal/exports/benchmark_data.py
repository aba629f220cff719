"""Results as data: CSV and JSON beside each benchmark's page, and of the whole collection.

Columns, which are the keys of JSON too: benchmark, task, metric; better, "higher" or "lower"; value; unit; relative_to,
the baseline of a gain or a factor; condition, under which results of a task can be compared; setting; where, the place
of the number in the paper; paper, its slug; name of the paper; year; url of its page. What a result does not have is
empty in CSV and null in JSON, except for the unit, which is empty text.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..models.library import Library
from ..models.results import ReportedResult
from ..settings import Site

CSV, JSON = "results.csv", "results.json"
COLUMNS = (
    "benchmark",
    "task",
    "metric",
    "better",
    "value",
    "unit",
    "relative_to",
    "condition",
    "setting",
    "where",
    "paper",
    "name",
    "year",
    "url",
)


def result_files(library: Library, site: Site) -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its text."""
    if library.results:
        yield from _files("benchmarks/", library.results, library, site)
    for benchmark in library.benchmark_results.values():
        yield from _files(benchmark.url, benchmark.results, library, site)


def _files(folder: str, results: Iterable[ReportedResult], library: Library, site: Site) -> Iterator[tuple[str, str]]:
    rows = [_row(reported, library, site) for reported in results]
    yield f"{folder}{CSV}", _csv(rows)
    yield f"{folder}{JSON}", _json(rows)


def _row(reported: ReportedResult, library: Library, site: Site) -> dict[str, Any]:
    paper, result = reported.paper, reported.result
    return {
        "benchmark": result.benchmark,
        "task": result.task,
        "metric": result.metric,
        "better": library.vocabulary.metrics[result.metric].better,
        "value": result.value,
        "unit": result.unit,
        "relative_to": result.relative_to,
        "condition": reported.condition,
        "setting": result.setting,
        "where": result.where,
        "paper": paper.slug,
        "name": paper.label,
        "year": paper.year,
        "url": site.absolute(paper.url),
    }


def _csv(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _json(rows: list[dict[str, Any]]) -> str:
    """`{"results": [...]}`, a line each."""
    return '{"results": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]}\n"
