"""The list of all papers, to narrow and to sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...diagnostics import pluralize
from ...models.library import Library
from ..facets import Facet, facets
from ..page import Context, Page, newest
from ..page_kinds import page_kind
from ..timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class AllPapersContext(Context):
    """What `papers.html` shows: what the list can be narrowed by, and the papers of each year as bars."""

    facets: Mapping[str, Facet]
    timeline: Timeline


@page_kind("papers/", position=10)
def make_all_papers(library: Library) -> Iterator[Page]:
    """The page of all papers."""
    number = len(library.papers)
    count = f"All {pluralize(number, 'paper')}" if number > 1 else "The only paper"
    yield Page(
        address="papers/",
        title="Papers",
        description=f"{count} of the collection, each with its idea in one sentence.",
        template="papers.html",
        updated=newest(library.papers),
        context=AllPapersContext(facets(library), timeline(library)),
        render_blocking_id="rows",
        scripts=("explore",),
        styles=("explore",),
    )
