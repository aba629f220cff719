"""What the search suggests to look for, taken from the collection itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..models.library import Library

_FOLLOWED = 2
"""How many of the papers that most others build on give an example by their names."""


def search_examples(library: Library) -> list[str]:
    """Things to look for that will be found, each of another kind: names, an author with a year, a topic."""
    return list(dict.fromkeys(_examples(library)))


def _examples(library: Library) -> Iterator[str]:
    first, *others = library.most_followed(library.papers)
    yield first.label
    yield f"{first.people[0].family} {first.year}"
    yield from (paper.label for paper in others[: _FOLLOWED - 1])
    if library.by_tag:
        frequent = max(library.by_tag, key=lambda tag: len(library.by_tag[tag]))
        yield library.vocabulary.tags[frequent].label.lower()
