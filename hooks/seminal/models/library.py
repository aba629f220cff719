"""The collection as pages and exports see it: papers, and every way in to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from ..content.reading_paths import ReadingPath
from ..content.vocabulary import Relation, Vocabulary
from .author import Author
from .compare_results import collect_results, compare_results
from .paper import Paper
from .results import BenchmarkResults, ReportedResult

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class LineageLink:
    """A relation between two papers, seen from one of them."""

    paper: Paper
    why: str


@dataclass(frozen=True, slots=True)
class AdjacentPapers:
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
    """The whole collection; equal only to itself, because comparing two would compare every paper.

    Attributes:
        papers: in order of slug.
        vocabulary: sections, tags, venues, benchmarks.
        paths: reading paths by slug, in the order of their file.
    """

    papers: tuple[Paper, ...]
    vocabulary: Vocabulary
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)

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
        """The authors of two or more papers: an author's page with one paper would add nothing to the paper's own."""
        return {author: papers for author, papers in self.by_author.items() if len(papers) > 1}

    def _grouped(self, keys: Callable[[Paper], Iterable[Key]], order: Iterable[Key]) -> dict[Key, tuple[Paper, ...]]:
        groups: dict[Key, list[Paper]] = defaultdict(list)
        for paper in self.newest_first:
            for key in keys(paper):
                groups[key].append(paper)
        return {key: tuple(groups[key]) for key in order if key in groups}

    @cached_property
    def results(self) -> tuple[ReportedResult, ...]:
        """Every result of every paper, in order of benchmark, then of slug, then as front matter has them."""
        return collect_results(self.papers, self.vocabulary)

    @cached_property
    def benchmark_results(self) -> Mapping[str, BenchmarkResults]:
        """The benchmarks that have a page, by name, in the vocabulary's order."""
        return compare_results(self.results, self.vocabulary)

    def earlier_links(self, paper: Paper) -> dict[Relation, list[LineageLink]]:
        """The earlier papers that a paper names, by relation, in the order of relations."""
        return _group_links((edge.relation, LineageLink(self[edge.to], edge.why)) for edge in paper.lineage)

    def later_links(self, paper: Paper) -> dict[Relation, list[LineageLink]]:
        """The later papers that name a paper, by their relation to it; in each, those with most followers first."""
        return _group_links(sorted(self.references_to(paper.slug), key=lambda pair: -self.followers(pair[1].paper)))

    def references_to(self, slug: str) -> tuple[tuple[Relation, LineageLink], ...]:
        """The later papers that name a paper, each with its relation to it, the newest last."""
        return self._references.get(slug, ())

    @cached_property
    def _references(self) -> Mapping[str, tuple[tuple[Relation, LineageLink], ...]]:
        found: dict[str, list[tuple[Relation, LineageLink]]] = defaultdict(list)
        for paper in reversed(self.newest_first):
            for edge in paper.lineage:
                found[edge.to].append((edge.relation, LineageLink(paper, edge.why)))
        return {slug: tuple(links) for slug, links in found.items()}

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
    def _adjacent(self) -> Mapping[str, AdjacentPapers]:
        found: dict[str, AdjacentPapers] = {}
        for papers in self.by_section.values():
            before = (None, *papers[:-1])
            after = (*papers[1:], None)
            found |= {p.slug: AdjacentPapers(b, a) for p, b, a in zip(papers, before, after, strict=True)}
        return found

    def adjacent(self, paper: Paper) -> AdjacentPapers:
        """The papers before and after it on its section's page."""
        return self._adjacent[paper.slug]

    def papers_of(self, path: ReadingPath) -> tuple[Paper, ...]:
        """The papers of a reading path, in its order."""
        return tuple(self[step.paper] for step in path.steps)

    @cached_property
    def _path_positions(self) -> Mapping[str, tuple[PathPosition, ...]]:
        found: dict[str, list[PathPosition]] = defaultdict(list)
        for slug, path in self.paths.items():
            papers = self.papers_of(path)
            for number, (paper, after) in enumerate(zip(papers, (*papers[1:], None), strict=True), 1):
                found[paper.slug].append(PathPosition(slug, number, after))
        return {slug: tuple(positions) for slug, positions in found.items()}

    def path_positions(self, paper: Paper) -> tuple[PathPosition, ...]:
        """The places of a paper on reading paths."""
        return self._path_positions.get(paper.slug, ())


def group_by_year(papers: Iterable[Paper]) -> list[tuple[int, list[Paper]]]:
    """Papers that are in order of year, with a group for each year."""
    return [(year, list(group)) for year, group in groupby(papers, key=lambda paper: paper.year)]


def _group_links(links: Iterable[tuple[Relation, LineageLink]]) -> dict[Relation, list[LineageLink]]:
    groups: dict[Relation, list[LineageLink]] = {relation: [] for relation in Relation}
    for relation, link in links:
        groups[relation].append(link)
    return {relation: group for relation, group in groups.items() if group}
