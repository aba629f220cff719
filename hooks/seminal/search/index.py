"""The two files that the search in the reader's browser works on.

The names come first and are small, so that the first keystrokes find papers at once; the texts follow. Both are JSON.
Papers are rows of values, and each file says in which order its rows have the fields; overrides/js/core/papers.js reads
them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from ..content.benchmarks import benchmark_slug
from ..content.vocabulary import venue_slug
from ..models.library import Library
from ..models.paper import Paper

Key = TypeVar("Key")

NAMES, TEXT = "search/names.json", "search/text.json"

_NAME_FIELDS = (
    "slug",
    "name",
    "title",
    "aliases",
    "authors",
    "year",
    "posted",
    "section",
    "venue",
    "tags",
    "followers",
)
_TEXT_FIELDS = ("slug", "tldr", "body", "authors")


def index_files(library: Library) -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its content."""
    names = _Names(library)
    yield NAMES, _json(names.content())
    yield TEXT, _json({"papers": {"fields": _TEXT_FIELDS, "rows": [_text(paper, names) for paper in library.papers]}})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(paper: Paper, names: _Names) -> list[Any]:
    """The values of a paper by `_TEXT_FIELDS`; the authors are those that its names leave out."""
    rest = [author.name for author in paper.people[1:] if author not in names.authors]
    return [paper.slug, paper.tldr, paper.summary.text, rest]


class _Names:
    """What papers are called, and the pages that list papers.

    Papers refer to sections, venues, authors and tags by their positions among these pages, which halves the file.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.authors = _numbered(library.authors_with_page)
        self._sections = _numbered(library.by_section)
        self._tags = _numbered(library.by_tag)
        self._venues = _numbered(library.by_venue)

    def content(self) -> dict[str, Any]:
        """Pages by the folder they are in, with their kind; and the papers."""
        rows = [self._row(paper) for paper in self._library.papers]
        return {
            "listings": {folder: {"kind": kind, "pages": pages} for folder, kind, pages in self._listings()},
            "papers": {"folder": "papers", "fields": _NAME_FIELDS, "rows": rows},
        }

    def _listings(self) -> Iterator[tuple[str, str, list[list[str]]]]:
        """Folder, kind and pages; of pages that match a query alike, the search shows the first ones."""
        library, vocabulary = self._library, self._library.vocabulary
        yield "sections", "section", [_labelled(vocabulary.sections[slug].label, slug) for slug in self._sections]
        yield "paths", "path", [_labelled(path.title, slug) for slug, path in library.paths.items()]
        benchmarks = [_labelled(name, benchmark_slug(name)) for name in library.benchmark_results]
        yield "benchmarks", "benchmark", benchmarks
        yield "tags", "tag", [_labelled(vocabulary.tags[slug].label, slug) for slug in self._tags]
        yield "authors", "author", [_labelled(author.name, author.slug) for author in self.authors]
        yield "venues", "venue", [_labelled(venue, venue_slug(venue)) for venue in self._venues]
        yield "years", "year", [[str(year)] for year in sorted(library.by_year)]

    def _row(self, paper: Paper) -> list[Any]:
        """The values of a paper by `_NAME_FIELDS`.

        Its authors are the first one and those who have a page; the others are many, and rarely searched for.
        """
        authors: list[int | str] = [self.authors[a] for a in paper.people if a in self.authors]
        first = paper.people[0]
        return [
            _unless_derived(paper.slug, paper.label),
            paper.name,
            paper.title,
            paper.aliases,
            authors if first in self.authors else [first.name, *authors],
            paper.year,
            paper.posted,
            self._sections[paper.section],
            self._venues[paper.venue] if paper.venue else None,
            [self._tags[tag] for tag in paper.tags],
            self._library.followers(paper),
        ]


def _labelled(label: str, slug: str) -> list[str]:
    written = _unless_derived(slug, label)
    return [label, written] if written else [label]


def _unless_derived(slug: str, label: str) -> str | None:
    """The slug, or None where scripts derive it from the label by the same rule, which saves a tenth of the file."""
    is_derived = label.isascii() and re.sub("[^a-z0-9]+", "-", label.lower()).strip("-") == slug
    return None if is_derived else slug


def _numbered(keys: Iterable[Key]) -> dict[Key, int]:
    return {key: number for number, key in enumerate(keys)}
