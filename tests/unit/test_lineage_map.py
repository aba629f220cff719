"""The lineage map: where papers stand on it, and where the lines between them run."""

from __future__ import annotations

import itertools
import re
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from seminal.lineage import labels
from seminal.lineage.lineage_map import FONT, LineageMap, Node
from seminal.models.library import Library
from seminal.models.paper import Paper

COPIES = 75  # to nearly three thousand papers
LETTERS_HEIGHT = 6  # above and below the middle of a row


@pytest.fixture(scope="module")
def drawn(library: Library) -> LineageMap:
    return LineageMap(library)


@pytest.fixture(scope="module")
def large(library: Library) -> Library:
    """Many times the collection, each copy with a lineage of its own."""

    def copied(paper: Paper, number: int) -> Paper:
        lineage = [edge.model_copy(update={"to": f"{edge.to}-{number}"}) for edge in paper.lineage]
        return paper.model_copy(update={"slug": f"{paper.slug}-{number}", "lineage": lineage})

    papers = [copied(paper, number) for paper in library.papers for number in range(COPIES)]
    return Library(tuple(sorted(papers, key=lambda paper: paper.slug)), library.vocabulary)


def overlaps(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    """Pairs of papers whose dots or names overlap."""
    by_row: dict[int, list[Node]] = {}
    for node in nodes:
        by_row.setdefault(node.y, []).append(node)
    rows = sorted(by_row)
    assert all(below - above >= 2 * max(FONT // 2 + 1, 9) for above, below in itertools.pairwise(rows))
    return [
        (left.paper.slug, right.paper.slug)
        for row in by_row.values()
        for left, right in itertools.pairwise(row)
        if left.end > right.x - right.radius
    ]


def test_no_two_names_overlap(drawn: LineageMap) -> None:
    assert overlaps(drawn.nodes) == []
    assert all(
        node.x - node.radius > 0 and node.end < drawn.width and 0 < node.y < drawn.height for node in drawn.nodes
    )


def test_every_paper_stands_in_its_year_and_its_section(drawn: LineageMap, library: Library) -> None:
    assert {node.paper.slug for node in drawn.nodes} == set(library.by_slug)
    for node in drawn.nodes:
        year, band = drawn.years[node.paper.first_appeared], drawn.bands[node.paper.section]
        assert year.start <= node.x < node.end <= year.end
        assert band.start < node.y < band.end
    starts = [span.start for _, span in sorted(drawn.years.items())]
    assert starts == sorted(starts)


def test_descent_runs_to_the_right(drawn: LineageMap) -> None:
    nodes = {node.paper.slug: node for node in drawn.nodes}
    for relation, edges in drawn.edges.items():
        for edge in edges:
            earlier, later = nodes[edge.earlier.slug], nodes[edge.later.slug]
            if relation.descends:
                assert earlier.end < later.x, (edge.earlier.slug, edge.later.slug)
            else:
                assert earlier.paper.first_appeared <= later.paper.first_appeared


def test_every_relation_is_drawn_once(drawn: LineageMap, library: Library) -> None:
    told = Counter((edge.relation, edge.to, paper.slug) for paper in library.papers for edge in paper.lineage)
    shown = Counter(
        (relation, edge.earlier.slug, edge.later.slug) for relation, edges in drawn.edges.items() for edge in edges
    )
    assert shown == told


def level_parts(path: str) -> Iterator[tuple[int, int, int]]:
    """The level parts of a path, as left end, right end and height."""
    x = y = 0
    for command, numbers in re.findall(r"([MHcC])([^MHcC]*)", path):
        values = [int(number) for number in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "H":
            yield x, values[0], y
            x = values[0]
        else:
            x, y = (x + values[-2], y + values[-1]) if command == "c" else values[-2:]


def test_no_line_crosses_a_name(drawn: LineageMap) -> None:
    for edges in drawn.edges.values():
        for edge in edges:
            for left, right, y in level_parts(edge.path):
                crossed = [
                    node.paper.slug
                    for node in drawn.nodes
                    if abs(node.y - y) < LETTERS_HEIGHT and left < node.label_start and node.end <= right
                ]
                assert crossed == [], (edge.earlier.slug, edge.later.slug)


def test_lines_of_different_papers_do_not_run_in_one_lane(drawn: LineageMap) -> None:
    lanes: dict[int, list[tuple[int, int, str]]] = {}
    for relation, edges in drawn.edges.items():
        for edge in edges if relation.descends else ():
            for left, right, y in level_parts(edge.path):
                lanes.setdefault(y, []).append((left, right, edge.earlier.slug))
    largest = max(node.radius for node in drawn.nodes)
    shared = [
        (one, other)
        for parts in lanes.values()
        for one in parts
        for other in parts
        # Where several lines end in one dot they meet just before it.
        if one[2] < other[2] and min(one[1], other[1]) - max(one[0], other[0]) > largest
    ]
    assert shared == []


def test_lines_begin_and_end_at_their_papers(drawn: LineageMap) -> None:
    nodes = {node.paper.slug: node for node in drawn.nodes}
    for relation, edges in drawn.edges.items():
        for edge in edges if relation.descends else ():
            parts = list(level_parts(edge.path))
            earlier, later = nodes[edge.earlier.slug], nodes[edge.later.slug]
            assert (parts[0][0], parts[0][2]) == (earlier.end, earlier.y)
            assert (parts[-1][1], parts[-1][2]) == (later.x, later.y)


def test_dots_grow_with_followers_and_landmarks_are_the_largest(drawn: LineageMap, library: Library) -> None:
    ordered = sorted(drawn.nodes, key=lambda node: library.followers(node.paper))
    assert [node.radius for node in ordered] == sorted(node.radius for node in drawn.nodes)
    assert ordered[-1].is_landmark
    assert 1 <= sum(node.is_landmark for node in drawn.nodes) <= len(drawn.nodes) / 4
    assert all(node.is_major for node in drawn.nodes if node.is_landmark)


def test_the_same_collection_gives_the_same_map(drawn: LineageMap, library: Library) -> None:
    again = LineageMap(Library(library.papers, library.vocabulary))
    assert (again.nodes, again.edges, again.years, again.bands) == (drawn.nodes, drawn.edges, drawn.years, drawn.bands)


def test_thousands_of_papers_are_laid_out_in_a_moment(large: Library) -> None:
    before = time.process_time()
    drawn = LineageMap(large)
    assert time.process_time() - before < 4
    assert len(drawn.nodes) == len(large.papers)
    assert overlaps(drawn.nodes) == []
    assert drawn.width < 12 * drawn.height, "it grows both ways"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("LoRA", "LoRA"),
        ("exactly twenty chars", "exactly twenty chars"),
        ("Learning to summarize from human feedback", "Learning to…"),
        ("Antidisestablishmentarianism", "Antidisestablishmen…"),
    ],
)
def test_long_names_are_cut_after_a_word_if_there_is_one(text: str, short: str) -> None:
    assert labels.shortened(text, 20) == short
