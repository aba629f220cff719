"""The collection over time: how many papers of each section appeared in each year, as stacked bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..models.library import Library


@dataclass(frozen=True, slots=True)
class Part:
    """The papers of one section in a year: how many there are, and how many of other sections lie below them."""

    section: str
    count: int
    below: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year's bar, from the bottom up; sections without a paper have a part of no height."""

    year: int
    count: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A bar for each year from the first to the last, also for those without papers; `most` is the highest count."""

    years: tuple[Year, ...]
    most: int


def timeline(library: Library) -> Timeline:
    """The collection's years."""
    first, last = min(library.by_year), max(library.by_year)
    years = tuple(_year(year, library) for year in range(first, last + 1))
    return Timeline(years, max(year.count for year in years))


def _year(year: int, library: Library) -> Year:
    papers = library.by_year.get(year, ())
    return Year(year, len(papers), tuple(_parts(Counter(paper.section for paper in papers), library)))


def _parts(counts: Counter[str], library: Library) -> Iterator[Part]:
    below = 0
    for section in library.by_section:
        yield Part(section, counts[section], below)
        below += counts[section]
