"""Reading paths that contributors put together: an introduction, then papers in an order with a reason for each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from .validated_yaml import ValidatedYAML, read_yaml
from .vocabulary import Slug, Text, word_count

FILE = "paths.yml"
MIN_STEPS, MAX_STEPS = 5, 15
MIN_WORDS, MAX_WORDS = 80, 150


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Entry):
    """A paper on a path.

    Attributes:
        paper: its slug.
        why: what to look for in it here, one sentence.
    """

    paper: Slug
    why: Text


class CuratedPath(_Entry):
    """Papers to read one after the other.

    Attributes:
        title: what the path is called.
        description: what it leads to, in one sentence for lists.
        introduction: what one understands at the end.
        steps: the papers, none before one that it descends from.
    """

    title: Text
    description: Text
    introduction: Annotated[Text, word_count(MIN_WORDS, MAX_WORDS)]
    steps: Annotated[tuple[Step, ...], Field(min_length=MIN_STEPS, max_length=MAX_STEPS)]


CuratedPaths = ValidatedYAML[dict[Slug, CuratedPath]]

_PATHS: TypeAdapter[dict[Slug, CuratedPath]] = TypeAdapter(dict[Slug, CuratedPath])


def read_paths(papers: Path) -> CuratedPaths:
    """Read papers/paths.yml; whether its papers exist and are in order is for the checks of the collection.

    Raises:
        Problems: it is missing or has mistakes of form; all of them are in it.
    """
    return read_yaml(papers / FILE, _PATHS)
