"""YAML as contributors write it: what becomes of each value, and where mistakes are."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from seminal.content.marked_yaml import InvalidYAML, load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("88", 88),
        ("-3", -3),
        ("88.10", 88.1),
        ("1e5", 1e5),
        ("1.5e3", 1500.0),
        (".5", 0.5),
        ("0", 0),
        ("true", True),
        ("2026-11-23", datetime.date(2026, 11, 23)),
        # Numbers and booleans for YAML 1.1, which nobody means.
        ("1:30", "1:30"),
        ("0127", "0127"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        (".nan", ".nan"),
        ("no", "no"),
        # No such day: the field's own check says so.
        ("2026-02-30", "2026-02-30"),
    ],
)
def test_values(text: str, value: Any) -> None:
    assert load(f"field: {text}\n").data == {"field": value}


@pytest.mark.parametrize(
    "text", ['title: "The A *star, explained"\n', "a: 1  # see *foo\n", "a: >\n  ends with *x\n", "a: 2 * 3\n"]
)
def test_asterisks_are_no_references(text: str) -> None:
    assert load(text).data


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x 1\nb: *x # here\n", 11, "found the YAML reference '*x'; write the value out or quote it"),
        ("a: &a [*a #\n]\n", 10, "found the YAML reference '*a'; write the value out or quote it"),
        ("a: " + "[" * 3000 + "]" * 3000, 10, "found too many nested brackets; write plain fields"),
        ("é: ü\nb: x\x07y\n", 11, "found the character U+0007, which YAML does not allow; remove it"),
    ],
)
def test_mistakes(text: str, line: int, message: str) -> None:
    with pytest.raises(InvalidYAML) as raised:
        load(text, first_line=10)
    assert (raised.value.line, raised.value.message) == (line, message)
