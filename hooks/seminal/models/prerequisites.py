"""What to read before a paper to understand it: its ancestors, none of them before one of its own."""

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
    """An ancestor of a paper.

    Attributes:
        paper: the ancestor.
        heir: the one that descends from it directly: the paper in question, or another prerequisite of it.
        relation: the heir's relation to it.
        why: what the heir takes from it.
        generation: the number of steps from the paper in question back to it.
    """

    paper: Paper
    heir: Paper
    relation: Relation
    why: str
    generation: int


def find_prerequisites(paper: Paper, library: Library, most: int = MAX_PREREQUISITES) -> list[Prerequisite]:
    """Choose what to read before a paper.

    The nearest ancestors are chosen, and of equally near ones those that most papers build on.

    Args:
        paper: the one to be understood.
        library: the collection.
        most: how many at most.

    Returns:
        In the order of reading: each after its own ancestors, otherwise the older paper first.
    """
    ancestors = {ancestor.paper.slug: ancestor for ancestor in _find_ancestors(paper, library)}
    nearest = sorted(
        ancestors.values(), key=lambda a: (a.generation, -library.followers(a.paper), a.paper.year, a.paper.slug)
    )
    chosen = {ancestor.paper.slug for ancestor in nearest[:most]}
    # One of the chosen can descend from another through a paper that is not chosen, so all are put in order first.
    parents = {slug: library[slug].direct_ancestors for slug in ancestors}
    return [ancestors[slug] for slug in _sort(parents, library) if slug in chosen]


def _find_ancestors(paper: Paper, library: Library) -> Iterator[Prerequisite]:
    """All ancestors of a paper, generation by generation, each with the first heir that leads to it."""
    seen = {paper.slug}
    heirs, generation = [paper], 1
    while heirs:
        found = []
        for heir, edge in _find_descent(heirs):
            if edge.to not in seen:
                seen.add(edge.to)
                found.append(Prerequisite(library[edge.to], heir, edge.relation, edge.why, generation))
        yield from found
        heirs = [prerequisite.paper for prerequisite in found]
        generation += 1


def _find_descent(papers: Iterable[Paper]) -> Iterator[tuple[Paper, Edge]]:
    return ((paper, edge) for paper in papers for edge in paper.lineage if edge.relation.descends)


def _sort(parents: Mapping[str, Iterable[str]], library: Library) -> Iterator[str]:
    """Slugs, each after its parents; of those that could come next, the oldest paper's."""
    sorter = TopologicalSorter(parents)
    sorter.prepare()
    ready: list[tuple[int, str]] = []
    while sorter:
        for slug in sorter.get_ready():
            heapq.heappush(ready, (library[slug].year, slug))
        _, following = heapq.heappop(ready)
        yield following
        sorter.done(following)
