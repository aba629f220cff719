"""Fields of front matter, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.vocabulary import Kind
from .collection import Collection
from .registry import Finding, rule


@rule("repeated-field")
def find_repeated_fields(collection: Collection) -> Iterator[Finding]:
    """A field is given once."""
    for source in collection.sources:
        for line, key in source.front_matter.duplicates:
            yield source.path, line, f"the field {key!r} is repeated; keep one"


@rule("missing-link")
def find_missing_links(collection: Collection) -> Iterator[Finding]:
    """A work has an arXiv id, a DOI or an address; a talk may have none."""
    for source in collection.sources:
        data = source.front_matter.data
        links = data.get("links")
        if not isinstance(links, dict) or data.get("kind") == Kind.TALK:
            continue
        if all(links.get(field) is None for field in ("arxiv", "doi", "url")):
            yield source.path, source.line("links"), "links: expected arxiv, doi or url, found none of them; add one"


@rule("year-of-posting")
def find_late_postings(collection: Collection) -> Iterator[Finding]:
    """`posted` is given only if the work was first posted in a year before `year`."""
    for source in collection.sources:
        posted, year = (source.front_matter.data.get(field) for field in ("posted", "year"))
        if isinstance(posted, int) and isinstance(year, int) and posted >= year:
            message = f"posted: expected a year before {year}, found {posted}; leave it out"
            yield source.path, source.line("posted"), message
