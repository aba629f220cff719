"""Papers as bibliographies, in each format that readers ask for: one entry a paper, joined to files.

The script bibliography.js joins the same entries the same way, for lists that readers make themselves.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..cache import Cache
from ..models.library import Library
from ..models.paper import Paper
from .bibtex import bibtex
from .csl_json import csl
from .references import references
from .ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """A format of bibliographies.

    Attributes:
        id: its name in addresses and scripts.
        label: its name for readers.
        extension: how names of its files end, without the leading dot.
        join: makes a file of entries.
        is_sorted: whether entries stand in alphabetical order, and not in that of the list.
    """

    id: str
    label: str
    extension: str
    join: Callable[[Sequence[str]], str]
    is_sorted: bool = False


def _array(items: Sequence[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]\n"


def _paragraphs(references: Iterable[str]) -> str:
    return "\n\n".join(references) + "\n"


def _numbered(references: Iterable[str]) -> str:
    return _paragraphs(f"[{number}] {reference}" for number, reference in enumerate(references, 1))


FORMATS = (
    Format("bibtex", "BibTeX", "bib", "\n".join),
    Format("ris", "RIS", "ris", "\n".join),
    Format("csl", "CSL-JSON", "csl.json", _array),
    Format("apa", "APA", "apa.txt", _paragraphs, is_sorted=True),
    Format("ieee", "IEEE", "ieee.txt", _numbered),
    Format("chicago", "Chicago", "chicago.txt", _paragraphs, is_sorted=True),
)
DATA_FORMATS = FORMATS[:3]
"""Those that programs read."""


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
        papers, vocabulary = library.papers, library.vocabulary
        items = [csl(paper, vocabulary) for paper in papers]
        made = {
            "bibtex": [bibtex(paper, vocabulary) for paper in papers],
            "ris": [ris(paper, vocabulary) for paper in papers],
            "csl": [json.dumps(item, ensure_ascii=False, indent=2) for item in items],
            **references(items, [paper.has_more_authors for paper in papers], cache),
        }
        slugs = [paper.slug for paper in papers]
        self.entries: Mapping[str, Mapping[str, str]] = {
            format_.id: _ordered(dict(zip(slugs, made[format_.id], strict=True)), format_) for format_ in FORMATS
        }
        self._ranks = {
            format_.id: {slug: rank for rank, slug in enumerate(self.entries[format_.id])} for format_ in FORMATS
        }

    def text(self, format_: Format, papers: Iterable[Paper]) -> str:
        """A file (UTF-8) of these papers."""
        entries = self.entries[format_.id]
        slugs = [paper.slug for paper in papers]
        if format_.is_sorted:
            slugs.sort(key=self._ranks[format_.id].__getitem__)
        return format_.join([entries[slug] for slug in slugs])


def _ordered(entries: dict[str, str], format_: Format) -> dict[str, str]:
    return dict(sorted(entries.items(), key=_alphabetical)) if format_.is_sorted else entries


def _alphabetical(entry: tuple[str, str]) -> tuple[str, str]:
    """Letters with accents stand with those without."""
    slug, text = entry
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), slug
