"""The sections, and the papers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ...models.library import Library
from ...models.paper import Paper
from ..listing import FrequentTag, Listing
from ..page import Crumb, Page, newest
from ..page_kinds import page_kind
from ..wording import join_names

_MAX_TAGS = 12


@page_kind("sections/", position=30)
def make_section_pages(library: Library) -> Iterator[Page]:
    """The index of sections, and a page for each that has a paper."""
    fields = [library.vocabulary.sections[slug].label.lower() for slug in library.by_section]
    yield Page(
        address="sections/",
        title="Sections",
        description=f"The collection by field: {join_names(fields)}.",
        template="sections.html",
        updated=newest(library.papers),
    )
    for slug, papers in library.by_section.items():
        section = library.vocabulary.sections[slug]
        yield Listing(
            address=f"sections/{slug}/",
            title=section.label,
            description=section.description,
            papers=papers,
            above=Crumb("Sections", "sections/"),
            section=slug,
            tags=_frequent_tags(papers, library),
            has_progress=True,
            has_files=True,
        ).to_page()


def _frequent_tags(papers: Iterable[Paper], library: Library) -> list[FrequentTag]:
    counts = Counter(tag for paper in papers for tag in paper.tags)
    frequent = sorted(counts, key=lambda tag: (-counts[tag], tag))[:_MAX_TAGS]
    return [FrequentTag(tag, library.vocabulary.tags[tag].label, counts[tag]) for tag in frequent]
