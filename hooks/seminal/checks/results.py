"""What a result says, compared with what its benchmark and its metric ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..content.marked_yaml import Location
from ..content.source_files import Source
from ..diagnostics import quote
from .collection import Collection
from .registry import Finding, rule


@rule("unknown-task")
def find_unknown_tasks(collection: Collection) -> Iterator[Finding]:
    """A result's task is one of its benchmark's tasks."""
    for source, result, where in _find_results(collection):
        benchmark = collection.vocabulary.benchmarks.get(str(result.get("benchmark")))
        task = str(result.get("task"))
        if benchmark and "task" in result and task not in benchmark.tasks:
            message = (
                f"unknown task {quote(task)} for {result['benchmark']}; expected one of {', '.join(benchmark.tasks)}"
            )
            yield source.path, source.line(*where), message


@rule("wrong-unit")
def find_wrong_units(collection: Collection) -> Iterator[Finding]:
    """An absolute value has the unit of its metric; a gain or a factor may have another."""
    for source, result, where in _find_results(collection):
        metric = collection.vocabulary.metrics.get(str(result.get("metric")))
        unit = result.get("unit", "")
        if metric and _is_absolute(result) and unit != metric.unit:
            message = f"expected the unit {quote(metric.unit)} for {result['metric']}, found {quote(unit)}"
            yield source.path, source.line(*where), message


@rule("missing-condition")
def find_missing_conditions(collection: Collection) -> Iterator[Finding]:
    """The setting of an absolute result says under which of its benchmark's conditions it was obtained."""
    for source, result, where in _find_results(collection):
        name, task, setting = (str(result.get(field)) for field in ("benchmark", "task", "setting"))
        benchmark = collection.vocabulary.benchmarks.get(name)
        if not benchmark or not _is_absolute(result) or task not in benchmark.conditions:
            continue
        if not benchmark.condition(task, setting):
            labels = ", ".join(quote(condition.label) for condition in benchmark.conditions[task])
            expected = f"expected words of one of the conditions for {task} on {name} ({labels})"
            cure = "say in the setting which one holds, or add its words to a condition in benchmarks.yml"
            message = f"setting: {expected}, found {quote(setting)}; {cure}"
            yield source.path, source.line(*where, "setting"), message


def _find_results(collection: Collection) -> Iterator[tuple[Source, dict[str, Any], Location]]:
    """Every result that is a mapping, with its place in front matter."""
    for source in collection.sources:
        for result, where in source.find("results", "*"):
            if isinstance(result, dict):
                yield source, result, where


def _is_absolute(result: dict[str, Any]) -> bool:
    return result.get("relative_to") is None
