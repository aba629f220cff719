"""Links in a summary's body."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..content.source_files import Source
from ..content.summary import Link
from ..diagnostics import did_you_mean, find_similar, quote
from .collection import Collection
from .registry import Finding, rule

_SCHEMES = {"http", "https", "mailto"}


@rule("malformed-link")
def find_malformed_links(collection: Collection) -> Iterator[Finding]:
    """A link that leads out of the collection is an address that starts with `https`, `http` or `mailto`."""
    for source in collection.sources:
        for link in source.summary.links:
            if link.is_relative or link.target.startswith("#"):
                continue
            if not link.parts:
                message = f"expected an address, found {quote(link.target)}; write https://host/path"
                yield source.path, link.line, message
            elif link.parts.scheme not in _SCHEMES:
                message = f"expected a link that starts with https:// or ../, found {quote(link.target)}"
                yield source.path, link.line, message


@rule("broken-link")
def find_broken_links(collection: Collection) -> Iterator[Finding]:
    """A link to another paper is the relative path of its summary."""
    for source in collection.sources:
        for link in source.summary.links:
            if link.is_relative and (message := _check_path(link, source, collection)):
                yield source.path, link.line, message


@rule("broken-anchor")
def find_broken_anchors(collection: Collection) -> Iterator[Finding]:
    """The part of a link after `#` is the id of a heading in the summary that it leads to."""
    for source in collection.sources:
        for link in source.summary.links:
            target = _find_target(link, source, collection)
            if target and "#" in link.target and (message := _check_anchor(link, target, source)):
                yield source.path, link.line, message


def _find_target(link: Link, source: Source, collection: Collection) -> Source | None:
    """The summary that a link leads to."""
    if link.target.startswith("#"):
        return source
    return collection.by_path.get(link.path_from(source.path)) if link.is_relative else None


def _check_anchor(link: Link, target: Source, source: Source) -> str | None:
    anchor = link.target.partition("#")[2]
    anchors = {heading.anchor for heading in target.summary.headings}
    if anchor in anchors:
        return None
    place = "this summary" if target is source else target.path
    return f"no heading '#{anchor}' in {place}{did_you_mean(anchor, anchors)}"


def _check_path(link: Link, source: Source, collection: Collection) -> str | None:
    path = link.path_from(source.path)
    if not link.target.startswith("/") and (path in collection.by_path or path in collection.unread):
        return None
    hint = _suggest_path(path, source, collection)
    if path.startswith("..") or link.target.startswith("/"):
        return f"the link {quote(link.target)} leads out of the collection{hint or '; use https:// for other pages'}"
    return f"the link {quote(link.target)} leads to no summary{hint}"


def _suggest_path(path: str, source: Source, collection: Collection) -> str:
    """The end of a message about a path: that of the summary it may mean, as one writes it in this file."""
    meant = collection.by_slug.get(PurePosixPath(path).stem) if path.endswith(".md") else None
    if not meant:
        close = find_similar(path, collection.by_path)
        meant = collection.by_path[close] if close else None
    return f"; did you mean {quote(posixpath.relpath(meant.path, posixpath.dirname(source.path)))}?" if meant else ""
