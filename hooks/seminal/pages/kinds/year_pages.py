"""The years, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...diagnostics import pluralize
from ...models.library import Library
from ...models.paper import Paper
from ..listing import Listing
from ..page import Context, Crumb, Page, newest
from ..page_kinds import page_kind
from ..wording import name_most_followed


@dataclass(frozen=True, slots=True)
class YearsContext(Context):
    """What `years.html` shows: the papers of each year, those on which most others build first."""

    notable: Mapping[int, Sequence[Paper]]


@page_kind("years/", position=110)
def make_year_pages(library: Library) -> Iterator[Page]:
    """The index of years, and a page for each that has a paper."""
    yield Page(
        address="years/",
        title="Years",
        description="The collection by year of publication, with the papers most built upon.",
        template="years.html",
        updated=newest(library.papers),
        context=YearsContext({year: library.most_followed(papers) for year, papers in library.by_year.items()}),
    )
    for year, papers in library.by_year.items():
        description = name_most_followed(f"{pluralize(len(papers), 'paper')} published in {year}", papers, library)
        yield Listing(
            address=f"years/{year}/",
            title=str(year),
            description=description,
            papers=papers,
            above=Crumb("Years", "years/"),
        ).to_page()
