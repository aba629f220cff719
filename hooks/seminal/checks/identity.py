"""Slugs, names and identifiers that tell papers apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from slugify import slugify

from ..content.addresses import explain_address
from ..content.identifiers import find_arxiv, find_doi
from ..content.limits import MAX_SLUG_LENGTH
from ..content.source_files import Source
from ..diagnostics import quote
from .collection import Collection
from .page_ids import find_ids
from .registry import Finding, rule

FindTexts = Callable[[Source], Iterable[tuple[str, int]]]
"""Finds texts of a file, each with its line."""


@rule("slug-form", most=MAX_SLUG_LENGTH)
def find_malformed_slugs(collection: Collection) -> Iterator[Finding]:
    """A summary's file is named after its slug: lower-case letters, digits and hyphens, {most} at most."""
    for source in collection.sources:
        expected = slugify(source.slug)[:MAX_SLUG_LENGTH].strip("-")
        if source.slug != expected:
            name = quote(f"{expected or 'short-name'}.md")
            yield source.path, 1, f"expected the file name {name}, found {quote(f'{source.slug}.md')}; rename the file"
        elif message := explain_address(source.slug):
            yield source.path, 1, f"the slug {quote(source.slug)} {message}"


@rule("reserved-slug")
def find_reserved_slugs(collection: Collection) -> Iterator[Finding]:
    """A slug is not an id that a page already uses: in lists, slugs are the ids of papers."""
    reserved = find_ids()
    for source in collection.sources:
        if source.slug in reserved:
            yield source.path, 1, f"the slug {quote(source.slug)} is already used as an id by a page; rename the file"


@rule("shared-slug")
def find_shared_slugs(collection: Collection) -> Iterator[Finding]:
    """No two papers share a slug, not even in different sections."""
    for source in collection.sources:
        first = collection.by_slug[source.slug]
        if first is not source:
            message = f"the slug {quote(source.slug)} is already used by {first.path}; rename one of the files"
            yield source.path, 1, message


@rule("similar-slugs")
def find_similar_slugs(collection: Collection) -> Iterator[Finding]:
    """Slugs differ in more than hyphens, which citation keys leave out, and capitals, which some systems do."""
    first: dict[str, Source] = {}
    for source in collection.sources:
        other = first.setdefault(source.slug.replace("-", "").casefold(), source)
        if other.slug != source.slug:
            difference = "hyphens" if source.slug.replace("-", "") == other.slug.replace("-", "") else "capitals"
            message = f"the slug {quote(source.slug)} differs from {quote(other.slug)} only in {difference}; rename one"
            yield source.path, 1, message


@rule("shared-arxiv-id")
def find_shared_arxiv_ids(collection: Collection) -> Iterator[Finding]:
    """No two papers share an arXiv id, in whatever form it is written."""
    return _find_shared(collection, "arXiv id", _list_links("arxiv", "doi", "url"), find_arxiv)


@rule("shared-doi")
def find_shared_dois(collection: Collection) -> Iterator[Finding]:
    """No two papers share a DOI, in whatever form it is written."""
    return _find_shared(collection, "DOI", _list_links("doi", "url"), find_doi)


@rule("shared-url")
def find_shared_urls(collection: Collection) -> Iterator[Finding]:
    """No two papers have the same page."""
    return _find_shared(collection, "address", _list_links("url"), _normalize_url)


def _list_links(*fields: str) -> FindTexts:
    return lambda source: [found for field in fields for found in source.find_texts("links", field)]


def _normalize_url(url: str) -> str | None:
    """An address without what makes no difference; None for one that is an arXiv id or a DOI."""
    if find_arxiv(url) or find_doi(url):
        return None
    host, *path = re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0]).split("/")
    return "/".join([host.casefold(), *path]).rstrip("/")


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
                yield source.path, line, f"the alias {quote(alias)} repeats the paper's name; remove it"


def _find_shared(
    collection: Collection, what: str, find_texts: FindTexts, normalize: Callable[[str], str | None] = str.casefold
) -> Iterator[Finding]:
    """Values that a file has in common with one that comes before it in order of path.

    Args:
        collection: all files.
        what: they are called in messages.
        find_texts: the values of a file, each with its line.
        normalize: what is compared of a value; None for nothing.
    """
    first: dict[str, Source] = {}
    for source in collection.sources:
        for value, line in find_texts(source):
            other = first.setdefault(key, source) if (key := normalize(value)) else source
            if other.slug != source.slug:
                yield source.path, line, f"the {what} {quote(value)} is already used by {other.path}; keep one"
