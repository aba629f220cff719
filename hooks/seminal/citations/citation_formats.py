"""The formats in which papers can be cited: each is a value in a module of `formats`, found there.

A format says how files are joined in data, not in code, so that scripts join the entries of a reader's own list by the
same rules; pages that need the formats contain them as JSON.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..cache import Cache
from ..content.vocabulary import Vocabulary
from ..models.paper import Paper
from . import formats

WriteEntries = Callable[[Sequence[Paper], Vocabulary, Cache], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFormat:
    """A format of citations.

    Attributes:
        id: its name in addresses and scripts.
        label: its name for readers.
        position: its place among the others.
        extension: how names of its files end, without the leading dot.
        type: the media type of its files.
        write: makes the entry of each paper, in their order.
        is_for_programs: whether programs read it, and not people.
        opening: what a file begins with.
        separator: what is between two entries.
        closing: what a file ends with.
        is_numbered: whether entries are numbered.
        is_sorted: whether entries are in alphabetical order instead of that of the list.
    """

    id: str
    label: str
    position: int
    extension: str
    type: str
    write: WriteEntries
    is_for_programs: bool = True
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


def find_formats() -> tuple[CitationFormat, ...]:
    """Every format, in order of position."""
    names = (module.name for module in pkgutil.iter_modules(formats.__path__))
    modules = (importlib.import_module(f"{formats.__name__}.{name}") for name in names)
    found = (value for module in modules for value in vars(module).values() if isinstance(value, CitationFormat))
    return tuple(sorted(found, key=lambda format_: format_.position))
