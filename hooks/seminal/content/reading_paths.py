"""Reading paths that contributors put together: an introduction, then papers in order with a reason for each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from . import limits
from .schema import Items, Slug, StrictModel, Text, word_count
from .validated_yaml import ValidatedYAML, read_yaml

FILE = "paths.yml"


class PathStep(StrictModel):
    """A paper on a path.

    Attributes:
        paper: its slug.
        why: what to look for in it here, one sentence.
    """

    paper: Slug
    why: Text


class ReadingPath(StrictModel):
    """Papers to read one after the other.

    Attributes:
        title: what the path is called.
        description: where it leads, in one sentence for lists.
        introduction: what the reader will understand at the end.
        steps: the papers, none before one that it descends from.
    """

    title: Text
    description: Text
    introduction: Annotated[Text, word_count(limits.MIN_INTRODUCTION_WORDS, limits.MAX_INTRODUCTION_WORDS)]
    steps: Annotated[Items[PathStep], Field(min_length=limits.MIN_PATH_STEPS, max_length=limits.MAX_PATH_STEPS)]


PathFile = ValidatedYAML[dict[Slug, ReadingPath]]

_SCHEMA: TypeAdapter[dict[Slug, ReadingPath]] = TypeAdapter(dict[Slug, ReadingPath])


def read_paths(papers: Path) -> PathFile:
    """Read papers/paths.yml; whether its papers exist and are in order is left to the checks.

    Raises:
        Problems: it is missing or does not fit the schema; carries every such problem.
    """
    return read_yaml(papers / FILE, _SCHEMA)
