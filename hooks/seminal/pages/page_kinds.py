"""The kinds of pages that are made from the collection: each is a function in a module of `kinds`, found there."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..models.library import Library
from . import kinds
from .page import Page

MakePages = Callable[[Library], Iterable[Page]]

_KIND = "page_kind"
"""The attribute by which a function is known to make pages."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of pages.

    Attributes:
        index: the address of the page that leads to the others, or is the only one; None where there is none.
        position: its place among the others: up to 100 in the header, from there on below "More".
        make: what makes its pages; none where the collection has nothing to show on them.
    """

    index: str | None
    position: int
    make: MakePages


def page_kind(index: str | None = None, *, position: int) -> Callable[[MakePages], MakePages]:
    """Register a function that makes the pages of one kind; the arguments are those of `PageKind`."""

    def register(make: MakePages) -> MakePages:
        setattr(make, _KIND, PageKind(index, position, make))
        return make

    return register


def find_page_kinds() -> list[PageKind]:
    """Every kind, in order of position."""
    modules = (
        importlib.import_module(f"{kinds.__name__}.{module.name}") for module in pkgutil.iter_modules(kinds.__path__)
    )
    found = {kind for module in modules for value in vars(module).values() if (kind := getattr(value, _KIND, None))}
    return sorted(found, key=lambda kind: kind.position)


def make_pages(library: Library) -> Iterator[Page]:
    """Every page made from the collection; the home page and those in docs/ are not."""
    for kind in find_page_kinds():
        yield from kind.make(library)
