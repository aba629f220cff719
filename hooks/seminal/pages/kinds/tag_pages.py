"""The tags in their groups, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.library import Library
from ..listing import Listing
from ..page import Anchor, Crumb, Page, newest
from ..page_kinds import page_kind


@page_kind("tags/", position=40)
def make_tag_pages(library: Library) -> Iterator[Page]:
    """The index of tags, and a page for each that a paper has."""
    groups = library.vocabulary.tag_groups
    if not library.by_tag:
        return
    yield Page(
        address="tags/",
        title="Tags",
        description="What the papers are about, in groups, each tag with what it covers.",
        template="tags.html",
        updated=newest(library.papers),
        contents=tuple(Anchor(slug, group.label) for slug, group in groups.items()),
    )
    for group_slug, group in groups.items():
        for slug, tag in group.tags.items():
            if papers := library.by_tag.get(slug):
                yield Listing(
                    address=f"tags/{slug}/",
                    title=tag.label,
                    description=tag.definition,
                    papers=papers,
                    above=Crumb("Tags", f"tags/#{group_slug}"),
                    has_progress=True,
                    has_files=True,
                ).to_page()
