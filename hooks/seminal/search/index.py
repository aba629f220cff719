"""The two files that the search in the reader's browser works on.

The names come first and are small, so that the first keystrokes find papers at once; the text follows. Both are
plain JSON that overrides/assets/javascripts/search-engine.js indexes; the types `Names` in names.js beside it and
`Texts` in itself mirror them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from ..content.vocabulary import benchmark_slug, venue_slug
from ..models.benchmark_results import benchmark_results
from ..models.library import Library
from ..models.paper import Paper

Key = TypeVar("Key")

NAMES, TEXT = "search/names.json", "search/text.json"


def index_files(library: Library) -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its content."""
    names = _Names(library)
    yield NAMES, _json(names.content())
    yield TEXT, _json({"papers": [_text(paper, names) for paper in library.papers]})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(paper: Paper, names: _Names) -> list[Any]:
    """Slug, TL;DR, body, and the authors that its entry among the names leaves out."""
    rest = [author.name for author in paper.people[1:] if author not in names.authors]
    return [paper.slug, paper.tldr, paper.summary.text, rest]


class _Names:
    """What papers are called, and the pages that list papers.

    These pages stand in tables; papers point into them by number, which halves the file.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.authors = _numbered(library.authors_with_page)
        self._sections = _numbered(library.by_section)
        self._tags = _numbered(library.by_tag)
        self._venues = _numbered(library.by_venue)

    def content(self) -> dict[str, list[list[Any]]]:
        """Tables of [label] or [label, slug], and the papers."""
        vocabulary = self._library.vocabulary
        return {
            "sections": [_labelled(vocabulary.sections[slug].label, slug) for slug in self._sections],
            "paths": [_labelled(path.title, slug) for slug, path in self._library.paths.items()],
            "benchmarks": [
                _labelled(found.name, benchmark_slug(found.name)) for found in benchmark_results(self._library)
            ],
            "tags": [_labelled(vocabulary.tags[slug].label, slug) for slug in self._tags],
            "venues": [_labelled(venue, venue_slug(venue)) for venue in self._venues],
            "authors": [_labelled(author.name, author.slug) for author in self.authors],
            "papers": [self._entry(paper) for paper in self._library.papers],
        }

    def _entry(self, paper: Paper) -> list[Any]:
        """A paper, with its first author and those who have a page: the others are many, and rarely looked for."""
        authors: list[int | str] = [self.authors[a] for a in paper.people if a in self.authors]
        first = paper.people[0]
        return [
            _told(paper.slug, paper.label),
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
    told = _told(slug, label)
    return [label, told] if told else [label]


def _told(slug: str, label: str) -> str | None:
    """The slug, where it cannot be told from the label: for most it can, and a tenth of the file is saved."""
    follows = label.isascii() and re.sub("[^a-z0-9]+", "-", label.lower()).strip("-") == slug
    return None if follows else slug


def _numbered(keys: Iterable[Key]) -> dict[Key, int]:
    return {key: number for number, key in enumerate(keys)}
