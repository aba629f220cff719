"""Pydantic's validation errors in a contributor's words: expected, found, what to do."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from ..diagnostics import Problem, Rule, did_you_mean, pluralize
from . import rules
from .marked_yaml import Location, MarkedYAML

_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text (in quotes if it looks like a number or a date)",
    "string_too_short": "some text",
    "date_type": "a date like 2026-11-23",
    "tuple_type": "a list: [one, two]",
    "dict_type": "a mapping: {key: value}",
    "model_type": "a mapping: {key: value}",
}
_RULES: dict[str, Rule] = {"missing": rules.MISSING_FIELD, "extra_forbidden": rules.UNKNOWN_FIELD}


def find_schema_problems(
    error: ValidationError, path: str, document: MarkedYAML, known: Iterable[str] = (), whole: str = "the file"
) -> Iterator[Problem]:
    """Translate what does not fit a schema.

    Args:
        error: what a model's validation raised.
        path: the file that was validated.
        document: what is in it.
        known: the names of fields, to guess what an unknown one was meant to be.
        whole: what to call all that was validated.
    """
    for detail in error.errors(include_url=False):
        location = tuple(part for part in detail["loc"] if part != "[key]")
        message = _describe(detail, location, _name(location) or whole, known)
        rule = _RULES.get(detail["type"], rules.INVALID_VALUE)
        yield Problem(path, document.line(location), message, rule)


def _describe(detail: Any, location: Location, field: str, known: Iterable[str]) -> str:
    kind, found = detail["type"], detail.get("input")
    if kind != "extra_forbidden":
        return f"{field}: {_describe_value(kind, detail, found)}"
    if found is None and location[:-1]:
        return (
            f"{_name(location[:-1])}: found {location[-1]!r} after a comma; put text with a comma in double quotes,"
            " and write numbers without one"
        )
    return f"unknown field {field!r}{did_you_mean(location[-1], known) or '; remove it'}"


def _describe_value(kind: str, detail: Any, found: Any) -> str:
    context = detail.get("ctx", {})
    match kind:
        case "missing":
            message = "expected this field, found none; add it"
        case "value_error":
            message = str(context["error"])
        case "too_short" | "too_long":
            message = f"expected {_bound(context)}, found {context['actual_length']}"
        case "greater_than_equal" | "less_than_equal" | "less_than":
            message = f"expected {_bound(context)}, found {found}"
        case "enum" | "literal_error":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            message = f"expected one of {', '.join(words)}; found {found!r}{did_you_mean(found, words)}"
        case "string_pattern_mismatch":  # only slugs have a pattern
            message = f"expected lower-case letters and digits, joined by hyphens, found {found!r}"
        case _:
            message = _describe_type(kind, detail["msg"], found)
    return message


_BOUNDS = {"min_length": "at least", "max_length": "at most", "ge": "at least", "le": "at most", "lt": "less than"}


def _bound(context: dict[str, Any]) -> str:
    """`at least 3 items`, `at most 2100`."""
    key = next(key for key in _BOUNDS if key in context)
    number = context[key]
    return f"{_BOUNDS[key]} {pluralize(number, 'item') if key.endswith('length') else number}"


def _describe_type(kind: str, original: str, found: object) -> str:
    if kind not in _EXPECTED:
        return f"{original}, found {found!r}"
    cure = "; remove the quotes" if _is_quoted(kind, found) else ""
    return f"expected {_EXPECTED[kind]}, found {found!r}{cure}"


def _is_quoted(kind: str, found: object) -> bool:
    """Whether a text would have been right without its quotes."""
    readers: dict[str, Callable[[str], object]] = {"int_type": int, "date_type": datetime.date.fromisoformat}
    read = readers.get(kind)
    if not read or not isinstance(found, str):
        return False
    try:
        read(found)
    except ValueError:
        return False
    return True


def _name(location: Location) -> str:
    """`results 3 metric` for the metric of the third result: counted from 1."""
    return " ".join(f"{part + 1}" if isinstance(part, int) else part for part in location)
