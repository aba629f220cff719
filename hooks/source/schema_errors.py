"""Pydantic's validation errors in a contributor's words: expected, found, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from ..problems import did_you_mean
from .marked_yaml import Location

_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "text (in quotes where it looks like a number or a date)",
    "string_too_short": "some text",
    "date_type": "a date like 2026-11-23",
    "date_parsing": "a date like 2026-11-23",
    "date_from_datetime_parsing": "a date like 2026-11-23",
    "date_from_datetime_inexact": "a date like 2026-11-23",
    "tuple_type": "a list: [one, two]",
    "list_type": "a list: [one, two]",
    "dict_type": "a mapping: {key: value}",
    "model_type": "a mapping: {key: value}",
}


def explained(error: ValidationError, known: Iterable[str] = ()) -> Iterator[tuple[Location, str]]:
    """Each error as the location of the value and a message about it.

    Args:
        error: what a model's validation raised.
        known: the names of fields, to guess at what an unknown one was meant to be.
    """
    for detail in error.errors(include_url=False):
        location = tuple(part for part in detail["loc"] if part != "[key]")
        yield location, _message(detail["type"], detail, location, known)


def _message(kind: str, detail: Any, location: Location, known: Iterable[str]) -> str:
    field, found, context = _named(location), detail.get("input"), detail.get("ctx", {})
    match kind:
        case "missing":
            message = "expected this field, found none; add it"
        case "extra_forbidden":
            return f"unknown field {field!r}{did_you_mean(location[-1], known)}"
        case "value_error":
            message = str(context["error"])
        case "too_short":
            message = f"expected at least {context['min_length']}, found {context['actual_length']}"
        case "too_long":
            message = f"expected at most {context['max_length']}, found {context['actual_length']}"
        case "enum" | "literal_error":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            message = f"expected one of {', '.join(words)}; found {found!r}{did_you_mean(found, words)}"
        case "string_pattern_mismatch":
            message = f"expected text of the form {context['pattern']}, found {found!r}"
        case _:
            expected = _EXPECTED.get(kind)
            message = f"expected {expected}, found {found!r}" if expected else f"{detail['msg']}, found {found!r}"
    return f"{field}: {message}"


def _named(location: Location) -> str:
    """`results 3 metric` for the metric of the third result: counted as people count."""
    words = [f"{part + 1}" if isinstance(part, int) else part for part in location]
    return " ".join(words) or "front matter"
