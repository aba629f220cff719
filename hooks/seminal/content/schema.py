"""What the descriptions of YAML files have in common: strict mappings, and the forms of text that they take."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from ..diagnostics import pluralize

Item = TypeVar("Item")


class StrictModel(BaseModel):
    """A mapping with known keys only, whose values are taken as they are written: `"7"` is not a number."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Items = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in YAML, a tuple here."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Term = Annotated[str, StringConstraints(min_length=1)]
"""The key of something that is described elsewhere: of a tag, a venue, a benchmark, a paper."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


def _refuse_line_breaks(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError(f"expected one line without double spaces, found {text!r}")
    return text


SingleLine = Annotated[str, StringConstraints(min_length=1), AfterValidator(_refuse_line_breaks)]


def word_count(least: int, most: int) -> AfterValidator:
    """A validator that accepts text of `least` to `most` words."""

    def check(text: str) -> str:
        if not least <= (words := len(text.split())) <= most:
            raise ValueError(f"expected {least} to {most} words, found {pluralize(words, 'word')}")
        return text

    return AfterValidator(check)


def refuse_repetitions(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words if they are all different.

    Raises:
        ValueError: one of them is repeated.
    """
    repeated = sorted(word for word, times in Counter(words).items() if times > 1)
    if repeated:
        raise ValueError(f"{repeated[0]!r} is repeated; keep one")
    return words
