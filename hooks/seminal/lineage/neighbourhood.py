"""The small picture on a paper's page: what it names on the left, what names it on the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..content.vocabulary import Relation
from ..models.library import Library, LineageLink
from ..models.paper import Paper
from . import labels

_ROW = 24
_TOP = 36  # the middle of the first row, below the name of the paper itself
_MOST = 5  # on a side
_LONGEST_LABEL = 20  # what two fifths of a phone's width hold
_LONGEST_NAME = 32


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper beside the one that the picture is of; `y` is the middle of its row."""

    paper: Paper
    label: str
    y: int
    descends: bool


@dataclass(frozen=True, slots=True)
class Side:
    """Earlier or later papers: those by descent first, and how many more there are."""

    neighbours: tuple[Neighbour, ...]
    more: int

    @property
    def more_y(self) -> int:
        """The middle of the row that says how many more there are."""
        return _TOP + len(self.neighbours) * _ROW

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return len(self.neighbours) + bool(self.more)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The picture of a paper's direct relations.

    Attributes:
        name: of the paper itself, cut when it is long.
        earlier: what it names.
        later: what names it.
        top: the middle of the first row, where the dot of the paper itself is.
    """

    name: str
    earlier: Side
    later: Side
    top: int = _TOP

    @property
    def height(self) -> int:
        """Of the picture."""
        return _TOP + max(self.earlier.rows, self.later.rows) * _ROW - _ROW // 2


def neighbourhood(paper: Paper, library: Library) -> Neighbourhood | None:
    """The picture of a paper, None where nothing here is related to it."""
    earlier, later = library.earlier_links(paper), library.later_links(paper)
    if not earlier and not later:
        return None
    return Neighbourhood(labels.shortened(paper.label, _LONGEST_NAME), _side(earlier), _side(later))


def _side(groups: Mapping[Relation, Iterable[LineageLink]]) -> Side:
    by_slug: dict[str, tuple[Paper, bool]] = {}
    for relation, links in groups.items():  # those by descent come first among the relations
        for link in links:
            by_slug.setdefault(link.paper.slug, (link.paper, relation.descends))
    found = list(by_slug.values())
    # A row that says "1 more" can as well show it.
    shown = found if len(found) <= _MOST + 1 else found[:_MOST]
    neighbours = (
        Neighbour(paper, labels.shortened(paper.label, _LONGEST_LABEL), _TOP + row * _ROW, descends)
        for row, (paper, descends) in enumerate(shown)
    )
    return Side(tuple(neighbours), len(found) - len(shown))
