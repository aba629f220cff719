"""Pydantic's validation errors in a contributor's words: expected, found, what to do."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from ..diagnostics import did_you_mean
from .marked_yaml import Location

_EXPECTED = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text (in quotes where it looks like a number or a date)",
    "string_too_short": "some text",
    "date_type": "a date like 2026-11-23",
    "tuple_type": "a list: [one, two]",
    "dict_type": "a mapping: {key: value}",
    "model_type": "a mapping: {key: value}",
}


def translate_errors(
    error: ValidationError, known: Iterable[str] = (), whole: str = "the file"
) -> Iterator[tuple[Location, str]]:
    """Each error as the location of the value and a message about it.

    Args:
        error: what a model's validation raised.
        known: the names of fields, to guess at what an unknown one was meant to be.
        whole: what to call all that was validated.
    """
    for detail in error.errors(include_url=False):
        location = tuple(part for part in detail["loc"] if part != "[key]")
        yield location, _message(detail["type"], detail, location, _named(location) or whole, known)


def _message(kind: str, detail: Any, location: Location, field: str, known: Iterable[str]) -> str:
    found, context = detail.get("input"), detail.get("ctx", {})
    match kind:
        case "missing":
            message = "expected this field, found none; add it"
        case "extra_forbidden" if found is None and location[:-1]:
            above = _named(location[:-1])
            return (
                f"{above}: found {location[-1]!r} after a comma; put text with a comma in double quotes,"
                " and write numbers without one"
            )
        case "extra_forbidden":
            return f"unknown field {field!r}{did_you_mean(location[-1], known)}"
        case "value_error":
            message = str(context["error"])
        case "too_short" | "too_long" | "greater_than_equal" | "less_than_equal":
            message = f"expected {_bound(context)}, found {context.get('actual_length', found)}"
        case "enum" | "literal_error":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            message = f"expected one of {', '.join(words)}; found {found!r}{did_you_mean(found, words)}"
        case "string_pattern_mismatch":  # only that of slugs
            message = f"expected lower-case letters and digits, joined by hyphens, found {found!r}"
        case _:
            message = _type_message(kind, detail["msg"], found)
    return f"{field}: {message}"


def _bound(context: Any) -> str:
    """`at least 3`."""
    least = context.get("min_length", context.get("ge"))
    return f"at most {context.get('max_length', context.get('le'))}" if least is None else f"at least {least}"


def _type_message(kind: str, told: str, found: object) -> str:
    if kind not in _EXPECTED:
        return f"{told}, found {found!r}"
    cure = "; remove the quotes" if _is_quoted(kind, found) else ""
    return f"expected {_EXPECTED[kind]}, found {found!r}{cure}"


def _is_quoted(kind: str, found: object) -> bool:
    """Whether a text would be what is expected if it were not in quotes."""
    readers: dict[str, Callable[[str], object]] = {"int_type": int, "date_type": datetime.date.fromisoformat}
    read = readers.get(kind)
    if not read or not isinstance(found, str):
        return False
    try:
        read(found)
    except ValueError:
        return False
    return True


def _named(location: Location) -> str:
    """`results 3 metric` for the metric of the third result: pluralize as people count."""
    words = [f"{part + 1}" if isinstance(part, int) else part for part in location]
    return " ".join(words)
