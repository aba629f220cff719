"""YAML values together with the line of each, read strictly and by the rules of YAML 1.2.

Values are built from the parser's events. PyYAML's own composer is recursive in C, where deep nesting ends the process,
and it follows YAML 1.1, where `on` and `no` are booleans, 1:30 is ninety, and 0127 is eighty-seven.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

from .limits import MAX_YAML_DEPTH
from .yaml_mistakes import explain_mistake

Location = tuple[str | int, ...]

_NULLS = {"", "~", "null", "Null", "NULL"}
_BOOLEANS = {"true": True, "false": False}
# Longer numbers stay text, which the check of the field refuses: no value of a paper has so many digits.
_WHOLE = r"[-+]?(?:0|[1-9][0-9]{0,14})"
_INTEGER = re.compile(_WHOLE)
_FLOAT = re.compile(rf"(?:{_WHOLE}(?:\.[0-9]{{0,15}})?|[-+]?\.[0-9]{{1,15}})(?:[eE][-+]?[0-9]{{1,3}})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_READERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (_INTEGER, int),
    (_FLOAT, float),
    (_DATE, datetime.date.fromisoformat),
)
_OTHER_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


class InvalidYAML(Exception):
    """The text is not YAML that this project accepts.

    Attributes:
        line: where, from 1 in the file that the text comes from.
        message: what is wrong and what to do.
    """

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class MarkedYAML:
    """A YAML document.

    Attributes:
        data: the document as dicts, lists and scalars; None when it is empty.
        lines: the line of each value, by its location: `("results", 0, "metric")`.
        duplicates: keys that are repeated in one mapping, each with the line of the repetition.
        written: numbers, dates and other scalars that are not text, as they are in the file.
        cut: texts that a `#` ends so that it may have been meant as a part of them, each with its line.
    """

    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    duplicates: tuple[tuple[int, str], ...] = ()
    written: dict[Location, str] = field(default_factory=dict)
    cut: tuple[tuple[int, str], ...] = ()

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest value around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def find_texts(self) -> Iterator[tuple[str, Location]]:
        """Every text in the document, but for keys."""
        return _find_texts(self.data, ())

    def find_keys(self) -> Iterator[tuple[str, Location]]:
        """Every key in the document."""
        return ((str(location[-1]), location) for location in self.lines if location and isinstance(location[-1], str))

    def find(self, *pattern: str) -> Iterator[tuple[Any, Location]]:
        """The values whose location fits a pattern, in which `*` is any place in a list."""
        return _find(self.data, pattern, ())


def describe_location(location: Location) -> str:
    """`results 3 metric` for the metric of the third result: counted from 1."""
    return " ".join(f"{part + 1}" if isinstance(part, int) else part for part in location)


def _find(value: Any, pattern: tuple[str, ...], location: Location) -> Iterator[tuple[Any, Location]]:
    if not pattern:
        yield value, location
        return
    key, *rest = pattern
    if key == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find(item, tuple(rest), (*location, index))
    elif isinstance(value, dict) and key in value:
        yield from _find(value[key], tuple(rest), (*location, key))


def _find_texts(value: Any, location: Location) -> Iterator[tuple[str, Location]]:
    if isinstance(value, str):
        yield value, location
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find_texts(item, (*location, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _find_texts(item, (*location, key))


def load(text: str, first_line: int = 1) -> MarkedYAML:
    """Parse one YAML document that starts at `first_line` of its file.

    Raises:
        InvalidYAML: the text is not valid YAML, has tags, anchors or references, or is nested too deeply.
    """
    if found := _OTHER_LINE_BREAKS.search(text):
        raise _refuse_character(text, first_line, found.start(), ord(found[0]))
    try:
        return _Builder(text, first_line).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, message = explain_mistake(text, mark.line if mark else 0)
        raise InvalidYAML(first_line + line, message) from error
    except ReaderError as error:
        position = len(text.encode()[: error.position].decode(errors="ignore"))
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise _refuse_character(text, first_line, position, code) from error


def _refuse_character(text: str, first_line: int, position: int, code: int) -> InvalidYAML:
    line = first_line + text.count("\n", 0, position)
    return InvalidYAML(line, f"found the character U+{code:04X}, which YAML does not allow; remove it")


class _Builder:
    """Builds the values of one document and notes the line of each."""

    def __init__(self, text: str, first_line: int) -> None:
        self._lines_of_text = text.split("\n")
        self._next_event = yaml.CSafeLoader(text).get_event
        self._first_line = first_line
        self._may_be_cut = " #" in text or "\t#" in text
        self._lines: dict[Location, int] = {}
        self._duplicates: list[tuple[int, str]] = []
        self._written: dict[Location, str] = {}
        self._cut: list[tuple[int, str]] = []
        self._anchor: InvalidYAML | None = None
        """Refused last: a reference to it says more."""

    def build(self) -> MarkedYAML:
        data = None
        documents = 0
        while not isinstance(event := self._next_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise InvalidYAML(self._line(event), "found a second YAML document after '---'; keep one")
            elif isinstance(event, yaml.NodeEvent):
                self._lines[()] = self._line(event)
                data = self._value(event, ())
        if self._anchor:
            raise self._anchor
        return MarkedYAML(data, self._lines, tuple(self._duplicates), self._written, tuple(self._cut))

    def _value(self, event: Any, location: Location) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.tag or event.anchor:
            self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, location) if event.implicit[0] else event.value
        if len(location) >= MAX_YAML_DEPTH:
            raise InvalidYAML(self._line(event), "found too many nested brackets; write plain fields")
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._items(location))
        return list(self._elements(location))

    def _scalar(self, event: Any, location: Location) -> Any:
        """The value of a scalar without quotes."""
        value = resolve(event.value)
        if not isinstance(value, str):
            self._written[location] = event.value
        elif self._may_be_cut and self._is_cut(event):
            self._cut.append((self._line(event), value))
        return value

    def _is_cut(self, event: Any) -> bool:
        """Whether a `#` follows that does not look like a comment: after one space, or with no space after it."""
        line = self._lines_of_text[event.end_mark.line] if event.end_mark.line < len(self._lines_of_text) else ""
        return bool(re.match(r" #|\s+#\S", line[event.end_mark.column :]))

    def _elements(self, location: Location) -> Iterator[Any]:
        index = 0
        while not isinstance(event := self._next_event(), yaml.SequenceEndEvent):
            place = (*location, index)
            self._lines[place] = self._line(event)
            yield self._value(event, place)
            index += 1

    def _items(self, location: Location) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        while not isinstance(event := self._next_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise InvalidYAML(self._line(event), "expected the name of a field, found brackets; remove them")
            if event.tag or event.anchor:
                self._refuse_properties(event)
            key = event.value
            if key in seen:
                self._duplicates.append((self._line(event), key))
            seen.add(key)
            place = (*location, key)
            self._lines[place] = self._line(event)
            yield key, self._value(self._next_event(), place)

    def _refuse_properties(self, event: Any) -> None:
        """References to anchors can nest without end, and tags make values that no field expects."""
        if isinstance(event, yaml.AliasEvent):
            message = f"found the YAML reference '*{event.anchor}'; write the value out or quote it"
            raise InvalidYAML(self._line(event), message)
        if event.tag:
            raise InvalidYAML(self._line(event), "found a YAML tag ('!'); put the text in double quotes")
        if event.anchor and not self._anchor:
            message = f"found '&{event.anchor}', which YAML takes for an anchor; put the text in double quotes"
            self._anchor = InvalidYAML(self._line(event), message)

    def _line(self, event: Any) -> int:
        line: int = event.start_mark.line
        return self._first_line + line


def resolve(text: str) -> Any:
    """The value of a scalar without quotes; what only looks like a number or a date stays text."""
    if text in _NULLS:
        return None
    if text[0].isascii() and text[0].isalpha():
        return _BOOLEANS.get(text, text)
    try:
        return next((read(text) for form, read in _READERS if form.fullmatch(text)), text)
    except ValueError:  # the thirtieth of February: for the check of the field, which knows what it expects
        return text
