"""Papers as bibliographies, in each format that readers ask for: one entry a paper, joined to files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from ..cache import Cache
from ..models.library import Library
from ..models.paper import Paper
from .citation_formats import CitationFormat, find_formats

FORMATS = find_formats()
DATA_FORMATS = tuple(format_ for format_ in FORMATS if format_.is_for_programs)


class Bibliography:
    """The entries of all papers of a collection.

    Attributes:
        entries: by the format's id and the paper's slug; in the order that the format gives them.
    """

    def __init__(self, library: Library, cache: Cache) -> None:
        """Make every entry.

        Raises:
            NodeError: references to print cannot be made.
        """
        self.entries: Mapping[str, Mapping[str, str]] = {
            format_.id: _entries(format_, library, cache) for format_ in FORMATS
        }
        self._ranks = {id_: {slug: rank for rank, slug in enumerate(entries)} for id_, entries in self.entries.items()}

    def text(self, format_: CitationFormat, papers: Iterable[Paper]) -> str:
        """A file (UTF-8) of these papers."""
        entries = self.entries[format_.id]
        slugs = [paper.slug for paper in papers]
        if format_.is_sorted:
            slugs.sort(key=self._ranks[format_.id].__getitem__)
        return format_.join([entries[slug] for slug in slugs])


def _entries(format_: CitationFormat, library: Library, cache: Cache) -> dict[str, str]:
    """The entry of each paper by slug, in the order that the format gives them."""
    slugs = [paper.slug for paper in library.papers]
    entries = dict(zip(slugs, format_.write(library.papers, library.vocabulary, cache), strict=True))
    return dict(sorted(entries.items(), key=_alphabetical)) if format_.is_sorted else entries


def _alphabetical(entry: tuple[str, str]) -> tuple[str, str]:
    """Letters with accents stand with those without."""
    slug, text = entry
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), slug
