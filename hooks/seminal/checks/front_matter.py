"""Fields of front matter, each by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TypeGuard

from ..content.limits import FIRST_YEAR, LAST_YEAR
from ..content.marked_yaml import describe_location
from ..content.vocabulary import Kind
from ..diagnostics import quote
from .collection import Collection
from .registry import Finding, rule

_DATES = (("added",), ("checked", "on"), ("year",), ("posted",))
_ENOUGH_TO_TELL = 10
"""From this number of summaries on, they tell more of today's date than a clock that is behind most of them."""


@rule("repeated-field")
def find_repeated_fields(collection: Collection) -> Iterator[Finding]:
    """A field is given once."""
    for source in collection.sources:
        for line, key in source.front_matter.duplicates:
            yield source.path, line, f"the field {quote(key)} is repeated; keep one"


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


@rule("template-text")
def find_template_texts(collection: Collection) -> Iterator[Finding]:
    """The texts of `_template.md` are replaced."""
    for path, field, text, line in collection.texts:
        if text in collection.template and path in collection.by_path and not field.endswith(("unit", "where")):
            yield path, line, f"{field}: found {quote(text)} from the template; write what holds for this paper"
    for source in collection.sources:
        for number, text in enumerate(source.body.split("\n"), source.body_line):
            if text.strip() in collection.template and not text.startswith("#"):
                yield source.path, number, f"found {quote(text)} from the template; write what holds for this paper"


@rule("future-date")
def find_future_dates(collection: Collection) -> Iterator[Finding]:
    """`added` and `checked` are not in the future, `year` and `posted` are at most next year."""
    latest = _find_latest_day(collection)
    for source in collection.sources:
        for value, where in (found for field in _DATES for found in source.find(*field)):
            date = datetime.date(value - 1, 1, 1) if _is_year(value) else value
            if _is_date(date) and date > latest:
                message = f"{describe_location(where)}: found {value}, which is in the future; write when it was"
                yield source.path, source.line(*where), message


def _is_year(value: object) -> bool:
    return isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR


def _find_latest_day(collection: Collection) -> datetime.date:
    """Tomorrow, which it is already somewhere; but if the clock is behind half of a collection, that goes wrong."""
    tomorrow = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    added = sorted(date for source in collection.sources if _is_date(date := source.front_matter.data.get("added")))
    return max(tomorrow, added[len(added) // 2]) if len(added) >= _ENOUGH_TO_TELL else tomorrow


def _is_date(value: object) -> TypeGuard[datetime.date]:
    return isinstance(value, datetime.date)
