"""The lanes that lines of the lineage map run in: between the rows of names, never across one.

A line leaves its paper to the right, changes to a lane in the gutter beside the column, follows the lane past the
columns between, and leaves it in the gutter before the later paper. Lines from a paper into a section share a lane, so
that a paper with many followers is a river with arms. Lanes are given out like tracks in the channels of a circuit
board (Hashimoto and Stevens, "Wire Routing by Optimizing Channel Assignment within Large Apertures", 1971): to each
the free one that is nearest to where its papers stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median_low

from .grid import Cell

Line = tuple[str, str]

ROW = 24
"""Pixels from row to row."""

_HEIGHTS = (0, 9, 12, 15)
"""Lanes, in pixels below the middle of a row; the first is free only where no paper stands in the row."""


@dataclass(slots=True)
class _Lane:
    """A lane: its height, and the columns in which names or lines are in it, as bits."""

    y: int
    names: int
    lines: int = 0


class Lanes:
    """The lanes of a map, and what is free of them."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells
        names: dict[int, int] = defaultdict(int)
        for cell in cells.values():
            names[cell.row * ROW] |= 1 << cell.column
        heights = [row * ROW + height for row in range(-1, max(names) // ROW + 1) for height in _HEIGHTS]
        self._lanes = [_Lane(y, names.get(y, 0)) for y in heights]

    def given(self, lines: Iterable[Line], *, shared: bool) -> dict[Line, int]:
        """The height of each line's lane, where it passes a column.

        Args:
            lines: each the slugs of the papers at its left and right end.
            shared: whether lines of different papers may run in one lane; else what is given is taken for good.
        """
        rivers: dict[tuple[str, range], list[str]] = defaultdict(list)
        for left, right in lines:
            if self._cells[right].column > self._cells[left].column + 1:
                rivers[left, self._cells[right].band].append(right)
        given = {}
        for (left, _), mouths in sorted(rivers.items(), key=lambda river: (-len(river[1]), river[0][0], river[1])):
            passed = self._passed(left, mouths)
            lane = self._nearest(ROW * median_low(self._cells[slug].row for slug in (left, *mouths)), passed)
            if not shared:
                lane.lines |= passed
            given.update({(left, right): lane.y for right in mouths})
        return given

    def _nearest(self, wanted: int, passed: int) -> _Lane:
        """The nearest lane without names and, if there is one, without other lines."""
        return min(
            (lane for lane in self._lanes if not lane.names & passed),
            key=lambda lane: (bool(lane.lines & passed), abs(lane.y - wanted), lane.y),
        )

    def _passed(self, left: str, mouths: Iterable[str]) -> int:
        """The columns between a paper and the last of its river's mouths, as bits."""
        first = self._cells[left].column + 1
        end = max(self._cells[mouth].column for mouth in mouths)
        return (1 << end) - (1 << first)
