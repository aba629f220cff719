"""Pages that list papers year by year, which those of sections, tags, years, authors and venues are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..models.library import group_by_year
from ..models.paper import Paper
from .page import Anchor, Context, Crumb, Page, newest

MIN_PAPERS_TO_FILTER = 12


@dataclass(frozen=True, slots=True)
class FrequentTag:
    """A tag of papers in a list, and how many of them have it."""

    slug: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ListingContext(Context):
    """What `listing.html` shows.

    Attributes:
        years: the papers, in groups.
        count: how many they are.
        has_filter: whether there are enough to narrow the list.
        has_progress: whether to say how many of them the reader has read.
        tags: what many of them are about.
    """

    years: Sequence[tuple[int, Sequence[Paper]]]
    count: int
    has_filter: bool
    has_progress: bool
    tags: Sequence[FrequentTag]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page that lists papers.

    Attributes:
        address: as in `Page`.
        title: likewise.
        description: likewise.
        papers: in an order of years.
        above: the page above it.
        section: as in `Page`.
        tags: as in `ListingContext`.
        has_progress: likewise.
        has_files: as in `Page`.
    """

    address: str
    title: str
    description: str
    papers: Sequence[Paper]
    above: Crumb
    section: str | None = None
    tags: Sequence[FrequentTag] = ()
    has_progress: bool = False
    has_files: bool = False

    def to_page(self) -> Page:
        """The page itself."""
        years = group_by_year(self.papers)
        has_filter = len(self.papers) >= MIN_PAPERS_TO_FILTER
        return Page(
            address=self.address,
            title=self.title,
            description=self.description,
            template="listing.html",
            updated=newest(self.papers),
            context=ListingContext(years, len(self.papers), has_filter, self.has_progress, self.tags),
            crumbs=(self.above,),
            contents=tuple(Anchor(f"y{year}", str(year)) for year, _ in years) if len(years) > 1 else (),
            section=self.section,
            scripts=("filter",) if has_filter else (),
            has_files=self.has_files,
        )
