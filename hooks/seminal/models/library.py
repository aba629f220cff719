"""The collection as pages and exports see it: papers, and every way in to them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from ..content.reading_paths import CuratedPath
from ..content.vocabulary import Relation, Vocabulary
from .author import Author
from .paper import Paper

Key = TypeVar("Key")

RELATED = 5
# A tag on more papers than this says too little about two of them to relate them.
MAX_PAPERS_OF_TELLING_TAG = 400


@dataclass(frozen=True, slots=True)
class LineageLink:
    """A relation between two papers, seen from one of them."""

    paper: Paper
    why: str


@dataclass(frozen=True, slots=True)
class Related:
    """A paper near another one, with what they have in common.

    Attributes:
        paper: the other paper.
        tags: slugs of the rarest tags that both have.
        ancestors: papers that both descend from.
    """

    paper: Paper
    tags: tuple[str, ...]
    ancestors: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The papers before and after one, in its section's order."""

    previous: Paper | None
    next: Paper | None


@dataclass(frozen=True, slots=True)
class PathPosition:
    """A paper's place on a reading path.

    Attributes:
        path: the path's slug.
        number: of the step, from 1.
        next: the paper after it on the path.
    """

    path: str
    number: int
    next: Paper | None


@dataclass(frozen=True, eq=False)
class Library:
    """The whole collection; equal only to itself, so that what follows from it can be remembered.

    Attributes:
        papers: in order of slug.
        vocabulary: sections, tags, venues, benchmarks.
        paths: reading paths by slug, in the order of their file.
    """

    papers: tuple[Paper, ...]
    vocabulary: Vocabulary
    paths: Mapping[str, CuratedPath] = field(default_factory=dict)

    def __getitem__(self, slug: str) -> Paper:
        """The paper of a slug."""
        return self.by_slug[slug]

    @cached_property
    def by_slug(self) -> Mapping[str, Paper]:
        """Papers by slug."""
        return {paper.slug: paper for paper in self.papers}

    @cached_property
    def newest_first(self) -> tuple[Paper, ...]:
        """By year, then by the day of adding, then by name; the latest first."""
        by_label = sorted(self.papers, key=lambda paper: paper.label.casefold())
        return tuple(sorted(by_label, key=lambda paper: (paper.year, paper.added), reverse=True))

    @cached_property
    def by_section(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers of each section that has any, in the section's order."""
        return {
            slug: tuple(self._in_order_of(slug, grouped))
            for slug, grouped in self._grouped(lambda paper: [paper.section], self.vocabulary.sections).items()
        }

    def _in_order_of(self, section: str, papers: tuple[Paper, ...]) -> Iterable[Paper]:
        if self.vocabulary.sections[section].order == "newest-first":
            return papers
        return sorted(papers, key=lambda paper: (paper.year, paper.added, paper.label.casefold()))

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers of each tag that has any, newest first; tags in the vocabulary's order."""
        return self._grouped(lambda paper: paper.tags, self.vocabulary.tags)

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Paper, ...]]:
        """Papers of each year, latest year first."""
        years = sorted({paper.year for paper in self.papers}, reverse=True)
        return self._grouped(lambda paper: [paper.year], years)

    @cached_property
    def by_venue(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers of each venue that has any, newest first; venues in order of name."""
        venues = sorted(self.vocabulary.venues, key=str.casefold)
        return self._grouped(lambda paper: [paper.venue] if paper.venue else [], venues)

    @cached_property
    def by_author(self) -> Mapping[Author, tuple[Paper, ...]]:
        """Papers of each author, newest first; authors in order of family name."""
        people = {author for paper in self.papers for author in paper.people}
        authors = sorted(people, key=lambda author: (author.sort_key, author))
        return self._grouped(lambda paper: paper.people, authors)

    @cached_property
    def authors_with_page(self) -> Mapping[Author, tuple[Paper, ...]]:
        """The authors of two papers or more: with one, the paper's page says it all."""
        return {author: papers for author, papers in self.by_author.items() if len(papers) > 1}

    def _grouped(self, keys: Callable[[Paper], Iterable[Key]], order: Iterable[Key]) -> dict[Key, tuple[Paper, ...]]:
        groups: dict[Key, list[Paper]] = defaultdict(list)
        for paper in self.newest_first:
            for key in keys(paper):
                groups[key].append(paper)
        return {key: tuple(groups[key]) for key in order if key in groups}

    @cached_property
    def _later(self) -> Mapping[str, tuple[tuple[Relation, LineageLink], ...]]:
        """For each slug, the later papers that name it, newest last."""
        found: dict[str, list[tuple[Relation, LineageLink]]] = defaultdict(list)
        for paper in reversed(self.newest_first):
            for edge in paper.lineage:
                found[edge.to].append((edge.relation, LineageLink(paper, edge.why)))
        return {slug: tuple(kin) for slug, kin in found.items()}

    def ancestors(self, paper: Paper) -> dict[Relation, list[LineageLink]]:
        """What a paper rests on, by relation, in the order of relations."""
        return _by_relation((edge.relation, LineageLink(self[edge.to], edge.why)) for edge in paper.lineage)

    def descendants(self, paper: Paper) -> dict[Relation, list[LineageLink]]:
        """What came of a paper, by the later papers' relation to it; in each, those with most followers first."""
        later = self._later.get(paper.slug, ())
        return _by_relation(sorted(later, key=lambda kin: -self.followers(kin[1].paper)))

    def followers(self, paper: Paper) -> int:
        """The number of papers that build on it, extend it or replace it."""
        return self._followers[paper.slug]

    @cached_property
    def _followers(self) -> Counter[str]:
        return Counter(edge.to for paper in self.papers for edge in paper.lineage if edge.relation.descends)

    def most_followed(self, papers: Iterable[Paper]) -> list[Paper]:
        """These papers, those with most followers first, then by name."""
        return sorted(papers, key=lambda paper: (-self.followers(paper), paper.label.casefold()))

    @cached_property
    def _neighbours(self) -> Mapping[str, Neighbours]:
        found: dict[str, Neighbours] = {}
        for papers in self.by_section.values():
            before = (None, *papers[:-1])
            after = (*papers[1:], None)
            found |= {p.slug: Neighbours(b, a) for p, b, a in zip(papers, before, after, strict=True)}
        return found

    def neighbours(self, paper: Paper) -> Neighbours:
        """The papers before and after it on its section's page."""
        return self._neighbours[paper.slug]

    def papers_of(self, path: CuratedPath) -> tuple[Paper, ...]:
        """The papers of a reading path, in its order."""
        return tuple(self[step.paper] for step in path.steps)

    @cached_property
    def _path_positions(self) -> Mapping[str, tuple[PathPosition, ...]]:
        found: dict[str, list[PathPosition]] = defaultdict(list)
        for slug, path in self.paths.items():
            papers = self.papers_of(path)
            for number, (paper, after) in enumerate(zip(papers, (*papers[1:], None), strict=True), 1):
                found[paper.slug].append(PathPosition(slug, number, after))
        return {slug: tuple(path_positions) for slug, path_positions in found.items()}

    def path_positions(self, paper: Paper) -> tuple[PathPosition, ...]:
        """The reading paths that a paper stands on."""
        return self._path_positions.get(paper.slug, ())

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a shared tag says: the logarithm of how rare it is."""
        return {
            tag: math.log(1 + len(self.papers) / len(papers))
            for tag, papers in self.by_tag.items()
            if len(papers) <= MAX_PAPERS_OF_TELLING_TAG
        }

    @cached_property
    def _descent(self) -> Mapping[str, frozenset[str]]:
        """For each slug, the papers it descends from directly."""
        return {p.slug: frozenset(e.to for e in p.lineage if e.relation.descends) for p in self.papers}

    def related(self, paper: Paper) -> tuple[Related, ...]:
        """The nearest papers that it has no relation to: by shared rare tags and shared ancestors.

        A shared ancestor counts like a tag as rare as the ancestor's descendants are.
        """
        kin = {edge.to for edge in paper.lineage} | {k.paper.slug for _, k in self._later.get(paper.slug, ())}
        scores: defaultdict[str, float] = defaultdict(float)
        for tag in paper.tags:
            if rarity := self._rarity.get(tag):
                for other in self.by_tag[tag]:
                    scores[other.slug] += rarity
        for ancestor in sorted(self._descent[paper.slug]):  # the sum of floats depends on their order
            siblings = [k.paper.slug for relation, k in self._later[ancestor] if relation.descends]
            for sibling in siblings:
                scores[sibling] += math.log(1 + len(self.papers) / len(siblings))
        for slug in (paper.slug, *kin):
            scores.pop(slug, None)
        nearest = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:RELATED]
        return tuple(self._common(paper, self[slug]) for slug, _ in nearest)

    def _common(self, paper: Paper, other: Paper) -> Related:
        shared = sorted(set(paper.tags) & set(other.tags), key=lambda tag: (len(self.by_tag[tag]), tag))
        ancestors = sorted(self._descent[paper.slug] & self._descent[other.slug])
        return Related(other, tuple(shared[:3]), tuple(self[slug] for slug in ancestors))


def by_year(papers: Iterable[Paper]) -> list[tuple[int, list[Paper]]]:
    """Papers that are in an order of years, with a group for each year."""
    return [(year, list(group)) for year, group in groupby(papers, key=lambda paper: paper.year)]


def _by_relation(kin: Iterable[tuple[Relation, LineageLink]]) -> dict[Relation, list[LineageLink]]:
    groups: dict[Relation, list[LineageLink]] = {relation: [] for relation in Relation}
    for relation, link in kin:
        groups[relation].append(link)
    return {relation: found for relation, found in groups.items() if found}
