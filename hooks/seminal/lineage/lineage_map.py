"""The lineage map: a timeline on which every paper has its place, with a line from each to those that name it.

All coordinates are whole pixels at a scale of 100 %. That no two names overlap and no line crosses one follows from
how they are placed; see `grid` and `lanes`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from ..content.vocabulary import Relation
from ..models.library import Library
from ..models.paper import Paper
from . import labels
from .grid import grid
from .lanes import ROW, Lanes, Line

FONT = 12
LONGEST_LABEL = 20
LARGEST_LANDMARK = 40
"""The size in which names of landmarks have room, for when the whole map is shown small."""

_TOP, _LEFT, _BOTTOM, _RIGHT = 28, 24, 8, 24
_SMALLEST_DOT, _LARGEST_DOT = 3, 9
_BEFORE_LABEL, _AFTER_LABEL = 4, 4
_NARROWEST_GUTTER, _WIDEST_GUTTER = 18, 44
_GUTTER_PER_CURVE = 3
_BOW = 24
_FOLLOWERS_OF_MAJOR = 3


@dataclass(frozen=True, slots=True)
class Node:
    """A paper on the map.

    Attributes:
        paper: which one.
        x: the centre of its dot.
        y: likewise.
        radius: of the dot; the more papers build on it, the larger.
        label: its name, cut when it is long.
        is_major: whether it is one of those that most others build on; its name is bold.
        is_landmark: whether its name has room even when it is written large on the whole map made small.
    """

    paper: Paper
    x: int
    y: int
    radius: int
    label: str
    is_major: bool
    is_landmark: bool = False

    @property
    def label_start(self) -> int:
        """Where its name begins."""
        return self.x + self.radius + _BEFORE_LABEL

    @property
    def end(self) -> int:
        """Where its name ends at the latest, and its lines begin."""
        return self.label_start + labels.width(self.label, FONT, bold=self.is_major) + _AFTER_LABEL


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from an earlier paper to a later one that names it; `path` is the data of an SVG path."""

    earlier: Paper
    later: Paper
    path: str


@dataclass(frozen=True, slots=True)
class Span:
    """Where something begins, and how far it reaches."""

    start: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length


class LineageMap:
    """The map of a collection.

    Attributes:
        years: the columns of each year.
        bands: the rows of each section, by slug.
        nodes: the papers, from left to right and from top to bottom.
        edges: all that papers say of earlier ones, by relation, then in order of slugs.
        width: of the whole.
        height: likewise.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._grid = grid(library)
        self._lanes = self._given_lanes()
        self._columns = self._placed_columns()
        self._by_slug = self._placed_nodes()
        self.nodes = tuple(sorted(self._by_slug.values(), key=lambda node: (node.x, node.y)))
        self.edges = {relation: tuple(self._edges(relation)) for relation in Relation}
        self.years = {
            year: Span(columns[0].start, columns[-1].end - columns[0].start) for year, columns in self._by_year()
        }
        self.bands = {
            section: Span(_y(rows.start) - ROW // 2, len(rows) * ROW) for section, rows in self._grid.rows.items()
        }
        self.width = self._columns[-1].end + _RIGHT
        self.height = max(band.end for band in self.bands.values()) + _BOTTOM

    def _given_lanes(self) -> dict[Line, int]:
        lanes = Lanes(self._grid.cells)
        # Lines of descent are what the map is read by; of the others, one looks at those of a single paper.
        others = lanes.given(self._lines(descends=False), shared=True)
        return others | lanes.given(self._lines(descends=True), shared=False)

    def _lines(self, *, descends: bool) -> list[Line]:
        return [
            self._line(edge.to, paper.slug)
            for paper in self._library.papers
            for edge in paper.lineage
            if edge.relation.descends == descends
        ]

    def _line(self, earlier: str, later: str) -> Line:
        """From left to right: within a year, a relation that is no descent may run the other way."""
        is_reversed = self._grid.cells[later].column < self._grid.cells[earlier].column
        return (later, earlier) if is_reversed else (earlier, later)

    def _placed_columns(self) -> list[Span]:
        """Each column as wide as its names need, and each gutter the wider the more lines turn in it."""
        widths = [0] * len(self._grid.years)
        for slug, cell in self._grid.cells.items():
            paper = self._library[slug]
            widths[cell.column] = max(widths[cell.column], self._node(paper, 0, 0).end + _LARGEST_DOT)
        curves = self._curves()
        columns: list[Span] = []
        for number, width in enumerate(widths):
            gutter = min(_NARROWEST_GUTTER + _GUTTER_PER_CURVE * len(curves[number - 1]), _WIDEST_GUTTER)
            start = columns[-1].end + gutter // 2 * 2 if columns else _LEFT
            columns.append(Span(start, width))
        return columns

    def _curves(self) -> dict[int, set[tuple[int, int]]]:
        """The changes of height that lines of descent make in the gutter after each column."""
        curves: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for line in self._lines(descends=True):
            left, right = (self._grid.cells[slug] for slug in line)
            lane = self._lanes.get(line, right.row * ROW)
            curves[left.column].add((left.row * ROW, lane))
            curves[right.column - 1].add((lane, right.row * ROW))
        return curves

    def _placed_nodes(self) -> dict[str, Node]:
        nodes = {
            slug: self._node(self._library[slug], self._columns[cell.column].start + _LARGEST_DOT, _y(cell.row))
            for slug, cell in self._grid.cells.items()
        }
        return nodes | {node.paper.slug: replace(node, is_landmark=True) for node in self._landmarks(nodes)}

    def _node(self, paper: Paper, x: int, y: int) -> Node:
        followers = self._library.followers(paper)
        radius = min(_SMALLEST_DOT + round(1.5 * math.sqrt(followers)), _LARGEST_DOT)
        label = labels.shortened(paper.label, LONGEST_LABEL)
        return Node(paper, x, y, radius, label, is_major=followers >= _FOLLOWERS_OF_MAJOR)

    def _landmarks(self, nodes: Mapping[str, Node]) -> Iterator[Node]:
        """The major papers, most followed first, whose large names do not overlap those of the ones before."""
        taken: list[tuple[float, float, float]] = []
        for paper in self._library.most_followed(self._library.papers):
            node = nodes[paper.slug]
            if not node.is_major:
                return
            end = node.label_start + labels.width(node.label, LARGEST_LANDMARK, bold=True)
            if all(abs(node.y - y) >= LARGEST_LANDMARK or end < first or node.x > last for y, first, last in taken):
                taken.append((node.y, node.x, end))
                yield node

    def _by_year(self) -> Iterator[tuple[int, list[Span]]]:
        placed = zip(self._grid.years, self._columns, strict=True)
        for year, group in groupby(placed, key=lambda column: column[0]):
            yield year, [column for _, column in group]

    def _edges(self, relation: Relation) -> Iterator[Edge]:
        for paper in self._library.papers:
            for edge in paper.lineage:
                if edge.relation is relation:
                    yield Edge(self._library[edge.to], paper, self._path(self._line(edge.to, paper.slug)))

    def _path(self, line: Line) -> str:
        left, right = (self._by_slug[slug] for slug in line)
        first, last = (self._grid.cells[slug].column for slug in line)
        if first == last:
            # In one column, a bow beside the dots.
            return f"M{left.x} {left.y}C{left.x - _BOW} {left.y} {left.x - _BOW} {right.y} {right.x} {right.y}"
        path = f"M{left.end} {left.y}H{self._columns[first].end}"
        y = left.y
        if line in self._lanes:
            lane = _y(0) + self._lanes[line]
            path += f"{self._turn(first, lane - y)}H{self._columns[last - 1].end}"
            y = lane
        return f"{path}{self._turn(last - 1, right.y - y)}H{right.x}"

    def _turn(self, column: int, height: int) -> str:
        """A change of height in the gutter after a column."""
        gutter = self._columns[column + 1].start - self._columns[column].end
        return f"c{gutter // 2} 0 {gutter // 2} {height} {gutter} {height}" if height else ""


def _y(row: int) -> int:
    """The middle of a row."""
    return _TOP + row * ROW + ROW // 2
