"""Pydantic's validation errors in a contributor's words: expected, found, what to do."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from ..diagnostics import Problem, Rule, did_you_mean, pluralize, quote
from . import limits, rules
from .marked_yaml import Location, MarkedYAML, describe_location

NUMBER_FOR_TEXT: Final = "number_for_text"
NOT_A_NUMBER: Final = "not_a_number"
"""Types of errors of our own, which take the value as it is in the file."""

_EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "text (in quotes if it looks like a number or a date)",
    "string_too_short": "some text",
    "date_type": "a date like 2026-11-23",
    "tuple_type": "a list: [one, two]",
    "dict_type": "a mapping: {key: value}",
    "model_type": "a mapping: {key: value}",
    NOT_A_NUMBER: "a number",
}
_RULES: dict[str, Rule] = {
    "missing": rules.MISSING_FIELD,
    "extra_forbidden": rules.UNKNOWN_FIELD,
    "too_long": rules.TOO_LONG,
    "string_too_long": rules.TOO_LONG,
}
_MAX_REPEATED = 60
"""How long a text may be for a message to give it again, corrected."""
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?P<time>[T ].*)?")


@dataclass(frozen=True, slots=True)
class KnownFields:
    """The names that a file may use.

    Attributes:
        places: each name, with the field that it is below; empty for those that are below none.
        other_names: what other formats and sites call a field, and its name here.
    """

    places: Mapping[str, str] = field(default_factory=dict)
    other_names: Mapping[str, str] = field(default_factory=dict)

    def suggest(self, location: Location) -> str:
        """The end of a message about an unknown field."""
        name = str(location[-1])
        place = self.places.get(name)
        if place and location[:-1] != (place,):
            return f"; put {name} below {place}: '{place}: {{{name}: …}}'"
        if place == "" and len(location) > 1:
            return f"; put {name} at the start of a line of its own, below nothing"
        if other := self.other_names.get(name.casefold()):
            below = self.places[other]
            return f"; write {quote(other)}{f' below {below}' if below else ''} instead"
        return did_you_mean(name, self.places) or "; remove it"


def find_schema_problems(
    error: ValidationError, path: str, document: MarkedYAML, known: KnownFields, whole: str = "the file"
) -> Iterator[Problem]:
    """Translate what does not fit a schema.

    Args:
        error: what a model's validation raised.
        path: the file that was validated.
        document: what is in it.
        known: the names of fields, to say what an unknown one was meant to be.
        whole: what to call all that was validated.
    """
    details = error.errors(include_url=False)
    most = limits.MAX_PROBLEMS_OF_FRONT_MATTER
    for number, detail in enumerate(details):
        location = tuple(part for part in detail["loc"] if part != "[key]")
        line = document.line(location)
        if number == most:
            message = (
                f"found {pluralize(len(details) - most, 'mistake')} of this kind besides; correct those above first"
            )
            yield Problem(path, line, message, rules.INVALID_VALUE)
            return
        found = _Found(detail.get("input"), document.written.get(location))
        message = _describe(detail, describe_location(location) or whole, found, known)
        yield Problem(path, line, message, _RULES.get(detail["type"], rules.INVALID_VALUE))


class _Found:
    """The value that does not fit, as a message shows it."""

    def __init__(self, value: Any, written: str | None) -> None:
        self.value = value
        self._written = written

    def __str__(self) -> str:
        if isinstance(self.value, str):
            return quote(self.value)
        if self._written is not None:
            return quote(self._written)[1:-1] or "nothing"
        if isinstance(self.value, dict):
            return quote("{" + ", ".join(f"{key}: …" for key in self.value) + "}")[1:-1]
        return "a list" if isinstance(self.value, list | tuple) else quote(self.value)


def _describe(detail: Any, name: str, found: _Found, known: KnownFields) -> str:
    if detail["type"] != "extra_forbidden":
        return f"{name}: {_describe_value(detail, found)}"
    location = detail["loc"]
    key = str(location[-1])
    if found.value is None and ":" in key:
        return f"found no space after the colon in {quote(key)}; write a space after the colon"
    if found.value is None and location[:-1]:
        cure = "put text with a comma in double quotes, and write numbers without one"
        return f"{describe_location(location[:-1])}: found {quote(key)} after a comma; {cure}"
    return f"unknown field {quote(name)}{known.suggest(location)}"


def _describe_value(detail: Any, found: _Found) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "missing":
            message = "expected this field, found none; add it"
        case "value_error":
            message = str(context["error"])
        case "string_too_long" | "too_short" | "too_long":
            message = f"expected {_bound(kind, context)}, found {_count(context, found)}"
        case "greater_than_equal" | "less_than_equal" | "less_than":
            message = f"expected {_bound(kind, context)}, found {found}"
        case "enum" | "literal_error":
            words = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            message = f"expected one of {', '.join(words)}; found {found}{did_you_mean(found.value, words)}"
        case "string_pattern_mismatch":  # only slugs have a pattern
            message = f"expected lower-case letters and digits, joined by hyphens, found {found}"
        case _:
            message = _describe_type(detail, found)
    return message


_BOUNDS = {"min_length": "at least", "max_length": "at most", "ge": "at least", "le": "at most", "lt": "less than"}


def _bound(kind: str, context: dict[str, Any]) -> str:
    """`at least 3 items`, `at most 300 characters`, `at most 2100`."""
    key = next(key for key in _BOUNDS if key in context)
    number = context[key]
    noun = "character" if kind.startswith("string") else "item"
    return f"{_BOUNDS[key]} {pluralize(number, noun) if key.endswith('length') else number}"


def _count(context: dict[str, Any], found: _Found) -> str:
    """How long what was found is."""
    return f"{context.get('actual_length') or len(found.value):,}"


def _describe_type(detail: Any, found: _Found) -> str:
    kind = detail["type"]
    if kind == NUMBER_FOR_TEXT:
        return f"expected text, found the number {found}, which loses trailing zeros; put it in quotes"
    return f"expected {_EXPECTED.get(kind, 'another value')}, found {found}{_suggest(kind, found.value)}"


def _suggest(kind: str, value: object) -> str:
    """The end of a message about a value of a wrong type."""
    if kind == "tuple_type" and isinstance(value, str):
        return f"; write [{value}]" if len(value) <= _MAX_REPEATED else "; put brackets around it"
    if kind == "string_type" and isinstance(value, dict):
        return "; put text with ': ' in it in double quotes"
    if kind == "date_type" and isinstance(value, str):
        return _suggest_date(value)
    if kind == "int_type" and isinstance(value, str) and re.fullmatch(r"[0-9]{1,15}", value):
        return "; remove the quotes"
    return ""


def _suggest_date(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        date = datetime.date(*map(int, found.groups()[:3])) if found else None
    except ValueError:
        date = None
    if not date or not found:
        return ""
    if found["time"]:
        return "; leave out the time"
    return "; remove the quotes" if text == date.isoformat() else f"; write {date}"
