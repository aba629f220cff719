"""Names of authors, each by itself and compared with all others."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..content.addresses import explain_address
from ..content.source_files import Source
from ..diagnostics import quote
from ..models.author import Author
from .author_names import explain_name
from .collection import Collection
from .registry import Finding, rule

_HALVES = 4
"""From this number on, a list of single words is one of halves of names."""

Places = Sequence[tuple[Source, int]]
"""Where a spelling is: files, each with a line."""


@rule("author-form")
def find_malformed_names(collection: Collection) -> Iterator[Finding]:
    """An author is one name, given name first, without notes; a group is in braces."""
    for name, places in collection.authors.items():
        if message := explain_name(name):
            yield from ((source.path, line, message) for source, line in places)


@rule("author-spelling")
def find_spellings(collection: Collection) -> Iterator[Finding]:
    """A person is spelled in one way: as most summaries do, or else as the oldest one does."""
    people: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in _list_spellings(collection):
        people[spelling.author.identity].append(spelling)
    for spellings in people.values():
        if len(spellings) > 1:
            yield from _compare_spellings(sorted(spellings, key=Spelling.rank))


@rule("author-address")
def find_shared_addresses(collection: Collection) -> Iterator[Finding]:
    """The page of an author has an address of its own, which is made of the letters of the name."""
    first: dict[str, Spelling] = {}
    for spelling in sorted(_list_spellings(collection), key=Spelling.rank):
        other = first.setdefault(spelling.author.slug, spelling)
        message = explain_address(spelling.author.slug)
        if other.author.identity != spelling.author.identity:
            cure = f"write {quote(f'{spelling.name} (2)')}"
            message = f"would have the same address as {quote(other.name)} in {_describe(other.places)}; {cure}"
        for source, line in spelling.places if message else ():
            yield source.path, line, f"the author {quote(spelling.name)} {message}"


@rule("author-order")
def find_divided_names(collection: Collection) -> Iterator[Finding]:
    """A family name and a given name with a comma between them are not two authors."""
    for source in collection.sources:
        for names, where in source.find("authors"):
            if isinstance(names, list) and (pair := _find_divided(list(map(str, names)), collection.authors)):
                cure = f"write {quote(' '.join(reversed(pair)))}, or braces around the name of who has only one"
                message = f"expected full names, found {quote(pair[0])} and {quote(pair[1])}; {cure}"
                yield source.path, source.line(*where), message


def _find_divided(names: Sequence[str], known: Container[str]) -> tuple[str, str] | None:
    """Two names of one word each that are the halves of a known one, or stand among others such."""
    are_halves = len(names) >= _HALVES and len(names) % 2 == 0 and not any(re.search(r"[ {]", name) for name in names)
    for first, second in pairwise(names):
        if " " not in first + second and (are_halves or f"{second} {first}" in known):
            return first, second
    return None


@dataclass(frozen=True)
class Spelling:
    """A name as it is written, and where."""

    name: str
    places: Places

    @cached_property
    def author(self) -> Author:
        """Who it is."""
        return Author.from_string(self.name)

    def rank(self) -> tuple[int, datetime.date, str]:
        """Orders spellings of one name, the one to keep first."""
        added = (source.front_matter.data.get("added") for source, _ in self.places)
        dates = [date for date in added if isinstance(date, datetime.date)]
        return -len(self.places), min(dates, default=datetime.date.max), self.places[0][0].path


def _list_spellings(collection: Collection) -> Iterator[Spelling]:
    """All names that are well formed."""
    return (Spelling(name, places) for name, places in collection.authors.items() if not explain_name(name))


def _compare_spellings(spellings: Sequence[Spelling]) -> Iterator[Finding]:
    """Problems with those spellings that are not the first one of the same person."""
    people: list[Spelling] = []
    for spelling in spellings:
        known = next((person for person in people if _may_be_same(person.author, spelling.author)), None)
        if not known:
            people.append(spelling)
            continue
        cure = f"use one spelling, or write {quote(f'{spelling.name} (2)')} if it is another person"
        for source, line in spelling.places:
            found = f"the author {quote(spelling.name)} is spelled {quote(known.name)} in {_describe(known.places)}"
            yield source.path, line, f"{found}; {cure}"


def _may_be_same(one: Author, other: Author) -> bool:
    """Whether middle initials do not tell two people apart: E. and L. do, E. and none do not."""
    shorter, longer = sorted((one.initials, other.initials), key=len)
    return longer.startswith(shorter) or longer.endswith(shorter)


def _describe(places: Places) -> str:
    first = places[0][0].path
    return first if len(places) == 1 else f"{first} and {len(places) - 1} more"
