"""What the page of all papers can be narrowed by: facets, their choices, and which of these fit a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..content.vocabulary import NO_VENUE, Kind, venue_slug
from ..models.library import Library
from ..models.paper import Paper

MANY_CHOICES = 12
"""With more choices than this, a facet shows the most frequent ones and a box to find the others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet.

    Attributes:
        value: what stands for it in addresses and in the rows of the list.
        label: what readers see.
        count: the number of papers that it fits.
        hue: its colour in degrees, if it has one.
    """

    value: str
    label: str
    count: int
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of papers to narrow the list by.

    Attributes:
        name: what stands for it in addresses.
        label: what readers see.
        choices: its values, in the order in which they are shown.
        needs_all: whether a paper has to fit every chosen value, or only one of them.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    needs_all: bool = False

    @property
    def is_long(self) -> bool:
        """Whether there are too many choices to show them all at once."""
        return len(self.choices) > MANY_CHOICES


def values(paper: Paper) -> dict[str, tuple[str, ...]]:
    """The values that a paper has, by facet; what the reader has marked is known only to the reader's browser."""
    has = (("code", paper.links.code), ("results", paper.results))
    return {
        "section": (paper.section,),
        "tag": tuple(paper.tags),
        "venue": (venue_slug(paper.venue) if paper.venue else NO_VENUE,),
        "kind": (paper.kind.value,),
        "has": tuple(value for value, is_there in has if is_there),
    }


def facets(library: Library) -> dict[str, Facet]:
    """Every facet by its name; values that no paper has are left out."""
    counts = _counts(library)
    sections, tags = library.vocabulary.sections, library.vocabulary.tags
    venues = {venue_slug(venue): venue for venue in library.by_venue} | {NO_VENUE: "No venue"}
    found = (
        Facet(
            "section",
            "Section",
            tuple(
                Choice(slug, section.label, counts["section"][slug], section.hue)
                for slug, section in sections.items()
                if counts["section"][slug]
            ),
        ),
        Facet("tag", "Tag", _choices({slug: tag.label for slug, tag in tags.items()}, counts["tag"]), needs_all=True),
        Facet(
            "reading",
            "Your marks",
            (
                Choice("unread", "Unread", len(library.papers)),
                Choice("to-read", "To read", 0),
                Choice("read", "Read", 0),
            ),
        ),
        Facet("has", "With", _choices({"code": "Code", "results": "Reported numbers"}, counts["has"]), needs_all=True),
        Facet("venue", "Venue", _choices(venues, counts["venue"])),
        Facet("kind", "Kind", _choices({kind.value: kind.label for kind in Kind}, counts["kind"])),
    )
    return {facet.name: facet for facet in found}


def _counts(library: Library) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for paper in library.papers:
        for facet, found in values(paper).items():
            counts.setdefault(facet, Counter()).update(found)
    return counts


def _choices(labels: Mapping[str, str], counts: Counter[str]) -> tuple[Choice, ...]:
    """A choice for each value that some paper has, the most frequent first."""
    frequent = sorted((value for value in labels if counts[value]), key=lambda value: -counts[value])
    return tuple(Choice(value, labels[value], counts[value]) for value in frequent)
