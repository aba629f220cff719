"""The ways into the site: which pages the header, the drawer and the footer lead to, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .page_kinds import PageKind

MORE = "More"
"""The heading of what the header has no room for."""

_FIRST_BELOW_MORE = 100
"""The position from which on kinds of pages stand there."""

Navigation = list[Any]
"""As MkDocs has it: file names, and mappings from a title to a file name or to a list of such."""


def make_navigation(kinds: Sequence[PageKind], handwritten: Iterable[str]) -> Navigation:
    """The navigation of a site that does not state its own.

    Args:
        kinds: of pages, in order of position.
        handwritten: the pages in docs/ that it leads to, but for the home page, as file names.
    """
    header = [_file(kind.index) for kind in kinds if kind.index and kind.position < _FIRST_BELOW_MORE]
    more = [_file(kind.index) for kind in kinds if kind.index and kind.position >= _FIRST_BELOW_MORE]
    return [{"Home": "index.md"}, *header, {MORE: [*more, *handwritten]}]


def without_missing(navigation: Navigation, kinds: Iterable[PageKind], made: Collection[str]) -> Navigation:
    """A navigation without the indexes that this collection has nothing for.

    Args:
        navigation: of the site.
        kinds: of pages.
        made: the addresses of the pages that there are.
    """
    missing = {_file(kind.index) for kind in kinds if kind.index and kind.index not in made}
    return _without(navigation, missing)


def _without(items: Navigation, missing: Collection[str]) -> Navigation:
    kept = [_item_without(item, missing) for item in items]
    return [item for item in kept if item]


def _item_without(item: Any, missing: Collection[str]) -> Any:
    """An item of a navigation, or nothing of it."""
    if isinstance(item, str):
        return None if item in missing else item
    if isinstance(item, list):
        return _without(item, missing)
    entries = {title: _item_without(value, missing) for title, value in item.items()}
    return {title: value for title, value in entries.items() if value}


def _file(index: str) -> str:
    """The file name by which navigation has an index."""
    return f"{index}index.md"
