"""The reading paths, and each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...content.reading_paths import ReadingPath
from ...models.library import Library
from ...models.paper import Paper
from ..page import Context, Crumb, Page, newest
from ..page_kinds import page_kind

_STYLES = ("paths",)


@dataclass(frozen=True, slots=True)
class PathContext(Context):
    """What `path.html` shows.

    Attributes:
        path: the path itself.
        steps: its papers, each with what to look for in it.
        previous: slug and path of the one before it; None for the first.
        next: of the one after it; None for the last.
    """

    path: ReadingPath
    steps: Sequence[tuple[Paper, str]]
    previous: tuple[str, ReadingPath] | None
    next: tuple[str, ReadingPath] | None


@page_kind("paths/", position=60)
def make_path_pages(library: Library) -> Iterator[Page]:
    """The index of paths, and a page for each."""
    paths = list(library.paths.items())
    if not paths:
        return
    yield Page(
        address="paths/",
        title="Paths",
        description="Papers to read one after the other, each with what to look for in it.",
        template="paths.html",
        updated=newest(library.papers),
        styles=_STYLES,
    )
    before, after = (None, *paths[:-1]), (*paths[1:], None)
    for (slug, path), previous, following in zip(paths, before, after, strict=True):
        yield Page(
            address=f"paths/{slug}/",
            title=path.title,
            description=path.description,
            template="path.html",
            updated=newest(library.papers_of(path)),
            context=PathContext(path, [(library[step.paper], step.why) for step in path.steps], previous, following),
            crumbs=(Crumb("Paths", "paths/"),),
            styles=_STYLES,
        )
