"""Sentences about papers."""

from __future__ import annotations

from collections.abc import Sequence

from ..models.library import Library
from ..models.paper import Paper

_MAX_NAMES = 3


def join_names(names: Sequence[str]) -> str:
    """`A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def name_most_followed(subject: str, papers: Sequence[Paper], library: Library) -> str:
    """A sentence about papers that names those on which most others build.

    `5 papers by Ada Lovelace, among them A, B and C.`
    """
    named = library.most_followed(papers)[:_MAX_NAMES]
    words = ":" if len(named) == len(papers) else ", among them"
    return f"{subject}{words} {join_names([paper.label for paper in named])}."
