"""The map of what builds on what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...lineage.lineage_map import LARGEST_LANDMARK, LineageMap
from ...models.library import Library
from ..page import Context, Page, newest
from ..page_kinds import page_kind


@dataclass(frozen=True, slots=True)
class LineageContext(Context):
    """What `lineage.html` shows: the map, and the size in which the names of landmarks have room."""

    map: LineageMap
    largest_landmark: int


@page_kind("lineage/", position=50)
def make_lineage_page(library: Library) -> Iterator[Page]:
    """The page of the map, where a paper names an earlier one."""
    if not any(paper.lineage for paper in library.papers):
        return
    yield Page(
        address="lineage/",
        title="Lineage",
        description="Every paper on a line of time, joined to those it builds on.",
        template="lineage.html",
        updated=newest(library.papers),
        context=LineageContext(LineageMap(library), LARGEST_LANDMARK),
        render_blocking_id="map",
        scripts=("lineage",),
        styles=("lineage",),
    )
