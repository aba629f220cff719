"""Papers as bibliographies, in each format that readers ask for: one entry a paper, joined to files.

A format says how files are joined in data, not in code, so that scripts join the entries of a reader's own list by the
same rules; pages that need the formats contain them as JSON.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
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
        type: the media type of its files.
        opening: what a file begins with.
        separator: what is between two entries.
        closing: what a file ends with.
        is_numbered: whether entries are numbered.
        is_sorted: whether entries are in alphabetical order instead of that of the list.
    """

    id: str
    label: str
    extension: str
    type: str
    opening: str = ""
    separator: str = "\n"
    closing: str = ""
    is_numbered: bool = False
    is_sorted: bool = False

    @property
    def path(self) -> str:
        """The file with the entries of all papers by slug, from the root of the site."""
        return f"citations/{self.id}.json"

    def join(self, entries: Sequence[str]) -> str:
        """A file of entries; the scripts' `joinEntries` does the same."""
        if self.is_numbered:
            entries = [f"[{number}] {entry}" for number, entry in enumerate(entries, 1)]
        return self.opening + self.separator.join(entries) + self.closing


def _printed(id_: str, label: str, *, is_numbered: bool = False, is_sorted: bool = False) -> Format:
    """A style of printed references: paragraphs of plain text."""
    return Format(
        id_,
        label,
        f"{id_}.txt",
        "text/plain",
        separator="\n\n",
        closing="\n",
        is_numbered=is_numbered,
        is_sorted=is_sorted,
    )


FORMATS = (
    Format("bibtex", "BibTeX", "bib", "application/x-bibtex"),
    Format("ris", "RIS", "ris", "application/x-research-info-systems"),
    Format(
        "csl",
        "CSL-JSON",
        "csl.json",
        "application/vnd.citationstyles.csl+json",
        opening="[\n",
        separator=",\n",
        closing="\n]\n",
    ),
    _printed("apa", "APA", is_sorted=True),
    _printed("ieee", "IEEE", is_numbered=True),
    _printed("chicago", "Chicago", is_sorted=True),
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
