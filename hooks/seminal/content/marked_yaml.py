"""YAML values together with the line that each stands on, read strictly and by the rules of YAML 1.2."""

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
    """PyYAML follows YAML 1.1, where `on` and `no` are booleans, 1:30 is ninety, and 0127 is eighty-seven.

    Of YAML 1.2 it takes true, false and decimal numbers; what looks like another number stays text.
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


class MarkedYAMLError(Exception):
    """The text is not YAML that this project accepts.

    Attributes:
        line: where, from 1 in the file the text comes from.
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
        duplicates: keys that stand twice in one mapping, with the line of the second.
    """

    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    duplicates: tuple[tuple[int, str], ...] = ()

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest value around it that exists."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def load(text: str, first_line: int = 1) -> MarkedYAML:
    """Parse one YAML document that starts at `first_line` of its file.

    Raises:
        MarkedYAMLError: the text is no valid YAML, or uses references to anchors.
    """
    loader = _Loader(text)
    try:
        _refuse_references(text, first_line)
        return _marked(loader, loader.get_single_node(), first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MarkedYAMLError(first_line + (mark.line if mark else 0), _translate_error(error)) from error
    except ReaderError as error:
        line = first_line + text.encode()[: error.position].count(b"\n")
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise MarkedYAMLError(line, f"found the character U+{code:04X}, which cannot stand here; remove it") from error
    except RecursionError:
        message = "found too many brackets within each other; write plain fields"
        raise MarkedYAMLError(first_line, message) from None
    finally:
        loader.dispose()


def _refuse_references(text: str, first_line: int) -> None:
    """References to anchors are refused because they can nest without end."""
    if "*" in text:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.AliasEvent):
                message = f"found the YAML reference '*{event.anchor}'; write the value out or quote it"
                line = event.start_mark.line if event.start_mark else 0
                raise MarkedYAMLError(first_line + line, message)


def _marked(loader: _Loader, root: yaml.Node | None, first_line: int) -> MarkedYAML:
    lines: dict[Location, int] = {}
    duplicates: list[tuple[int, str]] = []

    def value(node: yaml.Node, location: Location) -> Any:
        lines[location] = first_line + node.start_mark.line
        if isinstance(node, yaml.MappingNode):
            return dict(items(node, location))
        if isinstance(node, yaml.SequenceNode):
            return [value(item, (*location, index)) for index, item in enumerate(node.value)]
        if node.tag == _TEXT:
            return node.value  # as the loader would say, at a tenth of its time
        try:
            return loader.construct_object(node, deep=True)
        except ValueError:  # the thirtieth of February: for the check of the field, which knows what it expects
            return node.value

    def items(node: yaml.MappingNode, location: Location) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if key in seen:
                duplicates.append((line, key))
            seen.add(key)
            item = value(value_node, (*location, key))
            lines[(*location, key)] = line
            yield key, item

    data = None if root is None else value(root, ())
    return MarkedYAML(data, lines, tuple(duplicates))


def _translate_error(error: yaml.MarkedYAMLError) -> str:
    """What libyaml says, with the cure for what contributors most often meet."""
    problem = error.problem or "cannot be read"
    if "mapping values are not allowed" in problem:
        return "found a second ': ' in one line; put the text in double quotes"
    if "tab character" in problem or "cannot start any token" in problem:
        return "found a tab or another character that cannot stand here; indent with spaces and quote the text"
    if "found undefined tag" in problem or "could not determine a constructor" in problem:
        return "found a YAML tag ('!'); put the text in double quotes"
    return f"cannot be read as YAML: {problem}; check quotes, brackets and indentation"
