"""The venues, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.vocabulary import venue_slug
from ...diagnostics import pluralize
from ...models.library import Library
from ..listing import Listing
from ..page import Context, Crumb, Page, newest
from ..page_kinds import page_kind
from ..wording import name_most_followed


@dataclass(frozen=True, slots=True)
class VenuesContext(Context):
    """What `venues.html` shows besides the venues: how many papers have none."""

    preprints: int


@page_kind("venues/", position=130)
def make_venue_pages(library: Library) -> Iterator[Page]:
    """The index of venues, and a page for each that has published a paper."""
    if not library.by_venue:
        return
    yield Page(
        address="venues/",
        title="Venues",
        description="The collection by conference, journal or workshop.",
        template="venues.html",
        updated=newest(library.papers),
        context=VenuesContext(sum(not paper.venue for paper in library.papers)),
    )
    for name, papers in library.by_venue.items():
        venue = library.vocabulary.venues[name]
        description = name_most_followed(f"{venue.name}. {pluralize(len(papers), 'paper')}", papers, library)
        yield Listing(
            address=f"venues/{venue_slug(name)}/",
            title=name,
            description=description,
            papers=papers,
            above=Crumb("Venues", "venues/"),
        ).to_page()
