"""The column and the row of each paper on the lineage map.

Columns are years from left to right, rows belong to sections. Papers are placed by the method of Sugiyama, Tagawa and
Toda ("Methods for Visual Understanding of Hierarchical System Structures", 1981): they go into columns so that every
line of descent runs to the right, and sweeps over the columns move each to the barycentre of its relatives, which keeps
lines short. Everything is ordered, so the same collection gives the same grid.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..models.library import Library
from ..models.paper import Paper

_ROWS_PER_ROOT = 2  # papers that stand above each other, for each unit of the root of their number
_FEWEST_ROWS = 3
_SLACK = 1.15  # rows for each paper of a full column, so that lines can run straight
_ROWS_BETWEEN_SECTIONS = 2
_SWEEPS = 24
_DESCENT_WEIGHS = 5  # other relations weigh 1
_MIDDLE_WEIGHS = 2  # the middle of its section, for each paper


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a paper stands, in columns and rows from the top left, and which rows are its section's."""

    column: int
    row: int
    band: range


@dataclass(frozen=True)
class Grid:
    """The grid of a collection.

    Attributes:
        years: the year of each column.
        rows: the rows of each section.
        cells: each paper's place, by slug.
    """

    years: Sequence[int]
    rows: Mapping[str, range]
    cells: Mapping[str, Cell]


def grid(library: Library) -> Grid:
    """Give every paper its place."""
    capacities = _capacities(library)
    columns: list[tuple[int, list[Paper]]] = []
    papers = sorted(library.papers, key=lambda paper: (paper.first_appeared, paper.slug))
    for year, group in groupby(papers, key=lambda paper: paper.first_appeared):
        columns.extend((year, column) for column in _Year(list(group)).columns(capacities))
    bands = _bands([column for _, column in columns], capacities)
    rows = _rows(library, [column for _, column in columns], bands)
    cells = {
        paper.slug: Cell(number, rows[paper.slug], bands[paper.section])
        for number, (_, column) in enumerate(columns)
        for paper in column
    }
    return Grid([year for year, _ in columns], bands, cells)


def _capacities(library: Library) -> dict[str, int]:
    """How many papers of each section stand above each other: the map grows both ways."""
    rows = _ROWS_PER_ROOT * math.sqrt(len(library.papers))
    return {
        section: max(_FEWEST_ROWS, math.ceil(rows * len(papers) / len(library.papers)))
        for section, papers in library.by_section.items()
    }


def _bands(columns: Iterable[Iterable[Paper]], sections: Iterable[str]) -> dict[str, range]:
    """The rows of each section: those of its fullest column, and some for lines to run straight."""
    counts = [Counter(paper.section for paper in column) for column in columns]
    bands = {}
    first = 0
    for section in sections:
        bands[section] = range(first, first + math.ceil(max(count[section] for count in counts) * _SLACK))
        first = bands[section].stop + _ROWS_BETWEEN_SECTIONS
    return bands


class _Year:
    """The papers that first appeared in a year."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._by_slug = {paper.slug: paper for paper in papers}
        self._generations: dict[str, int] = {}

    def columns(self, capacities: Mapping[str, int]) -> list[list[Paper]]:
        """The papers in columns, each after those that it descends from.

        As Coffman and Graham do with tasks for some processors, papers are taken in order of generation and each goes
        into the first column that may take it and is not full; as many columns as there have to be are filled evenly.
        """
        sizes = Counter(paper.section for paper in self._papers)
        needed = max(-(-size // capacities[section]) for section, size in sizes.items())
        number = max(needed, 1 + max(map(self._generation, self._papers)))
        columns: list[list[Paper]] = [[] for _ in range(number)]
        filled: Counter[tuple[str, int]] = Counter()
        placed: dict[str, int] = {}
        for paper in sorted(self._papers, key=self._order):
            section = paper.section
            share = -(-sizes[section] // number)
            column = max((placed[earlier.slug] + 1 for earlier in self._earlier(paper)), default=0)
            while filled[section, column] >= (share if column < number - 1 else capacities[section]):
                column += 1
            if column == len(columns):
                columns.append([])
            columns[column].append(paper)
            filled[section, column] += 1
            placed[paper.slug] = column
        return columns

    def _order(self, paper: Paper) -> tuple[int, bool, int, str]:
        """By generation, those with descendants first; then short names, so that columns are no wider than need be."""
        return self._generation(paper), paper.slug not in self._followed, len(paper.label), paper.slug

    @cached_property
    def _followed(self) -> set[str]:
        return {earlier.slug for paper in self._papers for earlier in self._earlier(paper)}

    def _generation(self, paper: Paper) -> int:
        """The longest line of descent within the year."""
        if paper.slug not in self._generations:
            earlier = (self._generation(earlier) + 1 for earlier in self._earlier(paper))
            self._generations[paper.slug] = max(earlier, default=0)
        return self._generations[paper.slug]

    def _earlier(self, paper: Paper) -> list[Paper]:
        """What it descends from directly."""
        return [self._by_slug[e.to] for e in paper.lineage if e.relation.descends and e.to in self._by_slug]


class _Relatives:
    """Who is pulled towards whom, and how much."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._pairs: list[tuple[str, str, int]] = []
        self._of: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._weights: Counter[str] = Counter()
        for paper in papers:
            for edge in paper.lineage:
                weight = _DESCENT_WEIGHS if edge.relation.descends else 1
                self._pairs.append((paper.slug, edge.to, weight))
                for one, other in ((paper.slug, edge.to), (edge.to, paper.slug)):
                    self._of[one].append((other, weight))
                    self._weights[one] += weight

    def barycentre(self, slug: str, rows: Mapping[str, int], band: range) -> float:
        """The mean row of a paper's relatives and, a little, the middle of its section, so that none lies far out."""
        pull = sum([rows[other] * weight for other, weight in self._of[slug]])
        return (pull + _MIDDLE_WEIGHS * (band.start + band.stop) / 2) / (self._weights[slug] + _MIDDLE_WEIGHS)

    def distance(self, rows: Mapping[str, int]) -> int:
        """How far relatives are from each other in all."""
        return sum([weight * abs(rows[one] - rows[other]) for one, other, weight in self._pairs])


def _rows(library: Library, columns: Sequence[Sequence[Paper]], bands: Mapping[str, range]) -> dict[str, int]:
    """The row of each paper, by slug."""
    groups = [
        (bands[section], [paper.slug for paper in column if paper.section == section])
        for column in columns
        for section in sorted({paper.section for paper in column})
    ]
    rows: dict[str, int] = {}
    for band, slugs in groups:
        rows |= _spaced({slug: band.start + len(band) * i / len(slugs) for i, slug in enumerate(slugs)}, band)
    relatives = _Relatives(library.papers)
    best, least = rows, relatives.distance(rows)
    for sweep in range(_SWEEPS):
        rows = dict(rows)
        for band, slugs in reversed(groups) if sweep % 2 else groups:
            rows |= _spaced({slug: relatives.barycentre(slug, rows, band) for slug in slugs}, band)
        if (distance := relatives.distance(rows)) < least:
            best, least = rows, distance
    return best


def _spaced(wanted: Mapping[str, float], band: range) -> dict[str, int]:
    """A row of its own for each paper, in the order of the wanted rows and as near to them as can be.

    Least squares by pooling adjacent violators: papers that want the same rows form a block around their mean.
    """
    slugs = sorted(wanted, key=lambda slug: (wanted[slug], slug))
    blocks: list[tuple[float, int]] = []  # the mean of wanted rows less places in the order; how many papers
    for place, slug in enumerate(slugs):
        mean, size = wanted[slug] - place, 1
        while blocks and blocks[-1][0] >= mean:
            other_mean, other_size = blocks.pop()
            mean = (mean * size + other_mean * other_size) / (size + other_size)
            size += other_size
        blocks.append((mean, size))
    offsets = [min(max(round(mean), band.start), band.stop - len(slugs)) for mean, size in blocks for _ in range(size)]
    return {slug: offset + place for place, (slug, offset) in enumerate(zip(slugs, offsets, strict=True))}
