"""The reader's own list."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.library import Library
from ..page import Page, newest
from ..page_kinds import page_kind


@page_kind("reading-list/", position=80)
def make_reading_list_page(library: Library) -> Iterator[Page]:
    """The page of what the reader has marked."""
    yield Page(
        address="reading-list/",
        title="Reading list",
        description="The papers that you marked as read or to read, with your notes, kept in your own browser.",
        template="reading-list.html",
        updated=newest(library.papers),
        scripts=("reading-list",),
        styles=("reading-list",),
    )
