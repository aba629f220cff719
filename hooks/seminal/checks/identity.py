"""Slugs, names and identifiers that tell papers apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from slugify import slugify

from ..content.source_files import Source
from .collection import Collection
from .page_ids import find_ids
from .registry import Finding, rule


@rule("slug-form")
def find_malformed_slugs(collection: Collection) -> Iterator[Finding]:
    """A summary's file is named after its slug: lower-case letters, digits and hyphens."""
    for source in collection.sources:
        if source.slug != slugify(source.slug):
            name = f"{slugify(source.slug)}.md"
            yield source.path, 1, f"expected the file name {name!r}, found {source.slug + '.md'!r}; rename the file"


@rule("reserved-slug")
def find_reserved_slugs(collection: Collection) -> Iterator[Finding]:
    """A slug is not an id that a page already uses: in lists, slugs are the ids of papers."""
    reserved = find_ids()
    for source in collection.sources:
        if source.slug in reserved:
            yield source.path, 1, f"the slug {source.slug!r} is already used as an id by a page; rename the file"


@rule("shared-slug")
def find_shared_slugs(collection: Collection) -> Iterator[Finding]:
    """No two papers share a slug, not even in different sections."""
    for source in collection.sources:
        first = collection.by_slug[source.slug]
        if first is not source:
            yield source.path, 1, f"the slug {source.slug!r} is already used by {first.path}; rename one of the files"


@rule("similar-slugs")
def find_similar_slugs(collection: Collection) -> Iterator[Finding]:
    """Slugs differ in more than hyphens, which citation keys leave out."""
    first: dict[str, Source] = {}
    for source in collection.sources:
        other = first.setdefault(source.slug.replace("-", ""), source)
        if other.slug != source.slug:
            yield source.path, 1, f"the slug {source.slug!r} differs from {other.slug!r} only in hyphens; rename one"


@rule("shared-arxiv-id")
def find_shared_arxiv_ids(collection: Collection) -> Iterator[Finding]:
    """No two papers share an arXiv id."""
    return _find_shared(collection, "arXiv id", lambda source: source.find_texts("links", "arxiv"))


@rule("shared-doi")
def find_shared_dois(collection: Collection) -> Iterator[Finding]:
    """No two papers share a DOI."""
    return _find_shared(collection, "DOI", lambda source: source.find_texts("links", "doi"))


@rule("shared-title")
def find_shared_titles(collection: Collection) -> Iterator[Finding]:
    """No two papers share a title."""
    return _find_shared(collection, "title", lambda source: source.find_texts("title"))


@rule("shared-name")
def find_shared_names(collection: Collection) -> Iterator[Finding]:
    """No two papers share a name or an alias."""
    return _find_shared(
        collection,
        "name or alias",
        lambda source: (*source.find_texts("name"), *source.find_texts("aliases", "*")),
    )


@rule("needless-alias")
def find_needless_aliases(collection: Collection) -> Iterator[Finding]:
    """An alias is not the paper's name."""
    for source in collection.sources:
        names = {name.casefold() for name, _ in source.find_texts("name")}
        for alias, line in source.find_texts("aliases", "*"):
            if alias.casefold() in names:
                yield source.path, line, f"the alias {alias!r} repeats the paper's name; remove it"


def _find_shared(
    collection: Collection, what: str, find_values: Callable[[Source], Iterable[tuple[str, int]]]
) -> Iterator[Finding]:
    """Values that a file has in common with one that comes before it in order of path."""
    first: dict[str, Source] = {}
    for source in collection.sources:
        for value, line in find_values(source):
            other = first.setdefault(value.casefold(), source)
            if other.slug != source.slug:
                yield source.path, line, f"the {what} {value!r} is already used by {other.path}; keep one"
