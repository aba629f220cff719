"""The page of each paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...content.vocabulary import Relation, Venue
from ...lineage.neighbourhood import Neighbourhood, neighbourhood
from ...models.library import AdjacentPapers, Library, LineageLink, PathPosition
from ...models.paper import Paper
from ...models.prerequisites import Prerequisite, find_prerequisites
from ...models.related_papers import RelatedPaper, find_related
from ..page import Anchor, Context, Crumb, Page
from ..page_kinds import page_kind


@dataclass(frozen=True, slots=True)
class PaperContext(Context):
    """What `paper.html` shows besides the paper.

    Attributes:
        ancestors: what it rests on, by relation.
        descendants: what rests on it, likewise.
        neighbourhood: both as a picture; None where there is neither.
        related: papers near it.
        neighbours: those before and after it in its section.
        prerequisites: what to read first, where that is more than its lineage says.
        path_positions: its places on reading paths.
        venue: where it was published.
    """

    ancestors: Mapping[Relation, Sequence[LineageLink]]
    descendants: Mapping[Relation, Sequence[LineageLink]]
    neighbourhood: Neighbourhood | None
    related: Sequence[RelatedPaper]
    neighbours: AdjacentPapers
    prerequisites: Sequence[Prerequisite]
    path_positions: Sequence[PathPosition]
    venue: Venue | None


@page_kind(position=20)
def make_paper_pages(library: Library) -> Iterator[Page]:
    """A page for each paper."""
    for paper in library.papers:
        context = _context(paper, library)
        section = library.vocabulary.sections[paper.section]
        yield Page(
            address=paper.url,
            title=paper.title,
            description=paper.tldr,
            template="paper.html",
            updated=paper.updated,
            context=context,
            crumbs=(
                Crumb(section.label, f"sections/{paper.section}/"),
                Crumb(str(paper.year), f"sections/{paper.section}/#y{paper.year}"),
            ),
            contents=tuple(_contents(paper, context)),
            section=paper.section,
            paper=paper,
            scripts=("paper",),
        )


def _context(paper: Paper, library: Library) -> PaperContext:
    return PaperContext(
        ancestors=library.earlier_links(paper),
        descendants=library.later_links(paper),
        neighbourhood=neighbourhood(paper, library),
        related=find_related(paper, library),
        neighbours=library.adjacent(paper),
        prerequisites=_prerequisites(paper, library),
        path_positions=library.path_positions(paper),
        venue=library.vocabulary.venues.get(paper.venue or ""),
    )


def _prerequisites(paper: Paper, library: Library) -> list[Prerequisite]:
    """None where all of them are what the paper rests on directly, which stands in its lineage."""
    found = find_prerequisites(paper, library)
    return found if any(prerequisite.generation > 1 for prerequisite in found) else []


def _contents(paper: Paper, context: PaperContext) -> Iterator[Anchor]:
    yield from (Anchor(heading.anchor, heading.text, heading.level) for heading in paper.summary.headings)
    if paper.results:
        yield Anchor("numbers", "Reported numbers")
    if context.prerequisites:
        yield Anchor("read-first", "Read first")
    if context.neighbourhood:
        yield Anchor("lineage", "Lineage")
    if context.related:
        yield Anchor("related", "Related papers")
