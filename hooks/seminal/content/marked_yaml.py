"""YAML values together with the line of each, read strictly and by the rules of YAML 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

Location = tuple[str | int, ...]


_TEXT, _BOOLEAN, _INTEGER, _FLOAT = (f"tag:yaml.org,2002:{name}" for name in ("str", "bool", "int", "float"))


class _Loader(yaml.CSafeLoader):
    """Takes true, false and decimal numbers from YAML 1.2; whatever else looks like a number stays text.

    PyYAML follows YAML 1.1, where `on` and `no` are booleans, 1:30 is ninety, and 0127 is eighty-seven.
    """


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag not in {_BOOLEAN, _INTEGER, _FLOAT}]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile("^(?:true|false)$"), list("tf"))
_WHOLE = r"[-+]?(?:0|[1-9][0-9]*)"
_Loader.add_implicit_resolver(_INTEGER, re.compile(f"^{_WHOLE}$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    _FLOAT, re.compile(rf"^(?:{_WHOLE}(?:\.[0-9]*)?|[-+]?\.[0-9]+)(?:[eE][-+]?[0-9]+)?$"), list("-+.0123456789")
)


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
    """

    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    duplicates: tuple[tuple[int, str], ...] = ()

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest value around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def find(self, *pattern: str) -> Iterator[tuple[Any, Location]]:
        """The values whose location fits a pattern, in which `*` is any place in a list."""
        return _find(self.data, pattern, ())


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


def load(text: str, first_line: int = 1) -> MarkedYAML:
    """Parse one YAML document that starts at `first_line` of its file.

    Raises:
        InvalidYAML: the text is not valid YAML, or uses references to anchors.
    """
    loader = _Loader(text)
    try:
        _refuse_references(text, first_line)
        return _Marker(loader, first_line).mark(loader.get_single_node())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InvalidYAML(first_line + (mark.line if mark else 0), _translate_error(error)) from error
    except ReaderError as error:
        line = first_line + text.encode()[: error.position].count(b"\n")
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise InvalidYAML(line, f"found the character U+{code:04X}, which YAML does not allow; remove it") from error
    except RecursionError:
        raise InvalidYAML(first_line, "found too many nested brackets; write plain fields") from None
    finally:
        loader.dispose()


def _refuse_references(text: str, first_line: int) -> None:
    """References to anchors are refused because they can nest without end."""
    if "*" in text:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.AliasEvent):
                message = f"found the YAML reference '*{event.anchor}'; write the value out or quote it"
                line = event.start_mark.line if event.start_mark else 0
                raise InvalidYAML(first_line + line, message)


class _Marker:
    """Builds the values of one document and notes the line of each."""

    def __init__(self, loader: _Loader, first_line: int) -> None:
        self._loader = loader
        self._first_line = first_line
        self._lines: dict[Location, int] = {}
        self._duplicates: list[tuple[int, str]] = []

    def mark(self, root: yaml.Node | None) -> MarkedYAML:
        data = None if root is None else self._value(root, ())
        return MarkedYAML(data, self._lines, tuple(self._duplicates))

    def _value(self, node: yaml.Node, location: Location) -> Any:
        self._lines[location] = self._line(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._items(node, location))
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*location, index)) for index, item in enumerate(node.value)]
        if node.tag == _TEXT:
            return node.value  # what the loader would construct, at a tenth of its time
        try:
            return self._loader.construct_object(node, deep=True)
        except ValueError:  # the thirtieth of February: for the check of the field, which knows what it expects
            return node.value

    def _items(self, node: yaml.MappingNode, location: Location) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in seen:
                self._duplicates.append((self._line(key_node), key))
            seen.add(key)
            value = self._value(value_node, (*location, key))
            self._lines[(*location, key)] = self._line(key_node)
            yield key, value

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + node.start_mark.line


def _translate_error(error: yaml.MarkedYAMLError) -> str:
    """What libyaml reports, with the cure for what contributors meet most often."""
    problem = error.problem or "cannot be read"
    if "mapping values are not allowed" in problem:
        return "found a second ': ' in one line; put the text in double quotes"
    if "tab character" in problem or "cannot start any token" in problem:
        return "found a tab or another character that is not allowed here; indent with spaces and quote the text"
    if "found undefined tag" in problem or "could not determine a constructor" in problem:
        return "found a YAML tag ('!'); put the text in double quotes"
    return f"expected YAML, found a mistake: {problem}; check quotes, brackets and indentation"
