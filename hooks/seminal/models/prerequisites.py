"""What to read before a paper, so that it can be understood: the papers it rests on, in an order that respects that."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from ..content.front_matter import Edge
from ..content.vocabulary import Relation
from .library import Library
from .paper import Paper

MAX_PREREQUISITES = 8


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A paper that another one rests on, directly or through others.

    Attributes:
        paper: the earlier paper.
        heir: the one that rests on it directly: the paper in question, or another prerequisite of it.
        relation: how the heir stands to it.
        why: what the heir takes from it.
        generation: how many steps of descent lie between it and the paper in question.
    """

    paper: Paper
    heir: Paper
    relation: Relation
    why: str
    generation: int


def find_prerequisites(paper: Paper, library: Library, most: int = MAX_PREREQUISITES) -> list[Prerequisite]:
    """What to read before a paper: its nearest prerequisites, none before one that it rests on.

    Of the prerequisites the nearest are taken, and of those equally near the ones that most papers build on.

    Args:
        paper: the one to be understood.
        library: the collection.
        most: how many at most.

    Returns:
        In the order of reading; among papers that do not rest on each other, the older first.
    """
    prerequisites = {prerequisite.paper.slug: prerequisite for prerequisite in _find_ancestors(paper, library)}
    nearest = sorted(
        prerequisites.values(), key=lambda f: (f.generation, -library.followers(f.paper), f.paper.year, f.paper.slug)
    )
    chosen = {prerequisite.paper.slug for prerequisite in nearest[:most]}
    # Two of the chosen can hang together through one that is not: all are ordered before the rest is dropped.
    earlier = {slug: [edge.to for edge in _descent(library[slug])] for slug in prerequisites}
    return [prerequisites[slug] for slug in _in_order(earlier, library) if slug in chosen]


def _descent(paper: Paper) -> Iterator[Edge]:
    return (edge for edge in paper.lineage if edge.relation.descends)


def _find_ancestors(paper: Paper, library: Library) -> Iterator[Prerequisite]:
    """Everything a paper rests on, generation by generation, each as it is reached first."""
    seen = {paper.slug}
    heirs, generation = [paper], 1
    while heirs:
        found = []
        for heir in heirs:
            for edge in _descent(heir):
                if edge.to not in seen:
                    seen.add(edge.to)
                    found.append(Prerequisite(library[edge.to], heir, edge.relation, edge.why, generation))
        yield from found
        heirs = [f.paper for f in found]
        generation += 1


def _in_order(earlier: Mapping[str, Iterable[str]], library: Library) -> Iterator[str]:
    """Slugs, each after those it is mapped to; of those that could come next, the oldest paper's."""
    sorter = TopologicalSorter(earlier)
    sorter.prepare()
    ready: list[tuple[int, str]] = []
    while sorter:
        for slug in sorter.get_ready():
            heapq.heappush(ready, (library[slug].year, slug))
        _, following = heapq.heappop(ready)
        yield following
        sorter.done(following)
