"""What the descriptions of YAML files have in common: strict mappings, and the forms of text that they take."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from ..diagnostics import pluralize, quote
from . import limits
from .addresses import explain_address

Item = TypeVar("Item")


class StrictModel(BaseModel):
    """A mapping with known keys only, whose values are taken as they are written: `"7"` is not a number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Items = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in YAML, a tuple here."""


def _refuse_line_breaks(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError(f"expected one line without double spaces, found {quote(text)}")
    return text


SingleLine = Annotated[
    str, StringConstraints(min_length=1, max_length=limits.MAX_TEXT_LENGTH), AfterValidator(_refuse_line_breaks)
]
Text = Annotated[str, StringConstraints(strip_whitespace=True), SingleLine]
"""A single line, of a file in which texts may be folded over lines."""
Name = Annotated[SingleLine, Field(max_length=limits.MAX_NAME_LENGTH)]
"""What something is called, also as a key."""
Label = Annotated[Text, Field(max_length=limits.MAX_NAME_LENGTH)]
"""What pages call something."""
Unit = Annotated[str, Field(max_length=limits.MAX_UNIT_LENGTH), AfterValidator(_refuse_line_breaks)]
"""Of a number; empty if it has none."""
Term = Annotated[str, StringConstraints(min_length=1, max_length=limits.MAX_TEXT_LENGTH)]
"""The key of something that is described elsewhere: of a tag, a venue, a benchmark, a paper."""


def _check_address(slug: str) -> str:
    if message := explain_address(slug):
        raise ValueError(f"{quote(slug)} {message}")
    return slug


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=limits.MAX_SLUG_LENGTH),
    AfterValidator(_check_address),
]


def word_count(least: int, most: int) -> AfterValidator:
    """A validator that accepts text of `least` to `most` words."""

    def check(text: str) -> str:
        if not least <= (words := len(text.split())) <= most:
            raise ValueError(f"expected {least} to {most} words, found {pluralize(words, 'word')}")
        return text

    return AfterValidator(check)


def find_repetition(words: tuple[str, ...]) -> str | None:
    """The first in alphabetical order of those words that are repeated."""
    return min((word for word, times in Counter(words).items() if times > 1), default=None)


def refuse_repetitions(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words if they are all different.

    Raises:
        ValueError: one of them is repeated.
    """
    if repeated := find_repetition(words):
        raise ValueError(f"{quote(repeated)} is repeated; keep one")
    return words
