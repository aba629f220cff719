"""Headings, length and Markdown of a summary's body."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.limits import MAX_SUMMARY_WORDS, MIN_SUMMARY_WORDS
from ..content.source_files import Source
from ..content.summary import HEADINGS, Heading
from ..diagnostics import did_you_mean, pluralize, quote
from .collection import Collection
from .page_ids import find_ids_of_paper_page
from .registry import Finding, rule

_HEADINGS = ", ".join(HEADINGS)
_LEVEL = 2
"""Of the headings that divide a summary; that of the title above it is 1."""


@rule("missing-heading", headings=_HEADINGS)
def find_missing_headings(collection: Collection) -> Iterator[Finding]:
    """A body has one or more of the second-level headings {headings}."""
    for source in collection.sources:
        if not list(_list_main_headings(source)):
            message = f"expected one of the headings {_HEADINGS}, found none; start a part with '## '"
            yield source.path, source.body_line, message


@rule("first-level-heading")
def find_first_level_headings(collection: Collection) -> Iterator[Finding]:
    """A body has no first-level heading, because the title comes from front matter."""
    for source in collection.sources:
        for heading in source.summary.headings:
            if heading.level < _LEVEL:
                message = "found a first-level heading, but the title comes from the front matter; start with '## '"
                yield source.path, heading.line, message


@rule("unknown-heading", headings=_HEADINGS)
def find_unknown_headings(collection: Collection) -> Iterator[Finding]:
    """A second-level heading is one of {headings}."""
    for source in collection.sources:
        for heading in _list_main_headings(source):
            if heading.text not in HEADINGS:
                hint = did_you_mean(heading.text, HEADINGS)
                message = f"expected one of the headings {_HEADINGS}; found {quote(heading.text)}{hint}"
                yield source.path, heading.line, message


@rule("heading-order", headings=_HEADINGS)
def find_disorder(collection: Collection) -> Iterator[Finding]:
    """Second-level headings are in this order, each at most once: {headings}."""
    for source in collection.sources:
        seen: set[str] = set()
        for heading in _list_main_headings(source):
            if heading.text in seen:
                yield source.path, heading.line, f"the heading {quote(heading.text)} is repeated; keep one"
            elif heading.text in HEADINGS and seen.intersection(HEADINGS[HEADINGS.index(heading.text) :]):
                message = f"the heading {quote(heading.text)} is out of order; the order is {_HEADINGS}"
                yield source.path, heading.line, message
            seen.add(heading.text)


@rule("reserved-heading")
def find_reserved_headings(collection: Collection) -> Iterator[Finding]:
    """A heading's id is not one that the page of every paper already uses."""
    reserved = find_ids_of_paper_page()
    for source in collection.sources:
        for heading in source.summary.headings:
            if heading.anchor in reserved:
                message = (
                    f"the id of the heading {quote(heading.text)} is already used by the paper's page; use other words"
                )
                yield source.path, heading.line, message


@rule("summary-length", least=MIN_SUMMARY_WORDS, most=MAX_SUMMARY_WORDS)
def find_wrong_lengths(collection: Collection) -> Iterator[Finding]:
    """A body has {least} to {most} words outside headings and formulas."""
    for source in collection.sources:
        words = source.summary.words
        if not MIN_SUMMARY_WORDS <= words <= MAX_SUMMARY_WORDS:
            expected = f"expected a summary of {MIN_SUMMARY_WORDS} to {MAX_SUMMARY_WORDS} words"
            yield source.path, source.body_line, f"{expected}, found {pluralize(words, 'word')}"


@rule("raw-html")
def find_raw_html(collection: Collection) -> Iterator[Finding]:
    """A body has no HTML: it could run scripts, and code hosts drop it."""
    for source in collection.sources:
        for tag, line in source.summary.raw_html:
            message = f"found the HTML {quote(tag)}; write Markdown, or put it in backquotes to show it"
            yield source.path, line, message


@rule("image")
def find_images(collection: Collection) -> Iterator[Finding]:
    """A body has no images: the site loads nothing from other hosts, and `papers/` holds only text."""
    for source in collection.sources:
        for image in source.summary.images:
            message = f"found the image {quote(image.target)}, but summaries have none; say what it shows"
            yield source.path, image.line, message


def _list_main_headings(source: Source) -> Iterator[Heading]:
    return (heading for heading in source.summary.headings if heading.level == _LEVEL)
