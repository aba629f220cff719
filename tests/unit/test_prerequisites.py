"""What to read before a paper, over a whole collection and in collections that are made for one question."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from seminal.content.vocabulary import Relation, Vocabulary
from seminal.models.library import Library
from seminal.models.paper import Paper
from seminal.models.prerequisites import Prerequisite, find_prerequisites

from tests.conftest import made

DESCENT = {"builds-on", "extends", "replaces"}
NO_WORDS = Vocabulary(sections={}, tag_groups={}, venues={}, metrics={}, benchmarks={})


def library_of(edges: Mapping[str, list[str]], years: Mapping[str, int] | None = None) -> Library:
    """A collection in which each paper builds on the ones listed for it."""
    papers = [
        made(
            slug=slug,
            year=(years or {}).get(slug, 2020),
            lineage=[{"to": to, "relation": "builds-on", "why": f"{slug} takes {to}"} for to in earlier],
        )
        for slug, earlier in edges.items()
    ]
    return Library(tuple(sorted(papers, key=lambda paper: paper.slug)), NO_WORDS)


def slugs(prerequisites: list[Prerequisite]) -> list[str]:
    return [prerequisite.paper.slug for prerequisite in prerequisites]


def ancestors(paper: Paper, library: Library) -> set[str]:
    """Everything a paper descends from, found by following the edges of front matter."""
    direct = {edge.to for edge in paper.lineage if edge.relation.value in DESCENT}
    return direct.union(*(ancestors(library[slug], library) for slug in direct))


def test_every_order_respects_every_descent(library: Library) -> None:
    lengths = set()
    for paper in library.papers:
        order = slugs(find_prerequisites(paper, library))
        lengths.add(len(order))
        everything = ancestors(paper, library)
        assert set(order) <= everything, paper.slug
        assert len(order) == min(8, len(everything)), paper.slug
        for number, slug in enumerate(order):
            too_late = ancestors(library[slug], library) & set(order[number:])
            assert not too_late, f"{paper.slug}: {slug} stands before {too_late}"
    assert {0, 1, 2, 8} <= lengths, "the collection has short orders and full ones"


def test_every_reason_leads_to_the_paper(library: Library) -> None:
    for paper in library.papers:
        prerequisites = find_prerequisites(paper, library)
        named = {paper.slug, *slugs(prerequisites)}
        for prerequisite in prerequisites:
            edges = {(edge.to, edge.relation, edge.why) for edge in prerequisite.heir.lineage}
            assert prerequisite.heir.slug in named
            assert (prerequisite.paper.slug, prerequisite.relation, prerequisite.why) in edges


def test_before_the_night_ferry(library: Library) -> None:
    order = slugs(find_prerequisites(library["night-ferry"], library))
    assert order.index("tide-rule") < order.index("hear-hear") < order.index("lantern") < order.index("lantern-2")
    assert len(order) == 8


def test_the_nearest_come_first_and_then_what_most_build_on() -> None:
    edges: dict[str, list[str]] = {
        "new": ["near"],
        "near": ["famous", "obscure"],
        "famous": ["far"],
        "obscure": [],
        "far": [],
        "other": ["famous", "far"],
        "another": ["famous", "far"],
    }
    library = library_of(edges)
    assert slugs(find_prerequisites(library["new"], library, most=1)) == ["near"]
    assert slugs(find_prerequisites(library["new"], library, most=2)) == ["famous", "near"]
    assert slugs(find_prerequisites(library["new"], library, most=3)) == ["famous", "obscure", "near"]
    assert slugs(find_prerequisites(library["new"], library)) == ["far", "famous", "obscure", "near"]


def test_papers_that_hang_together_through_one_that_is_left_out_keep_their_order() -> None:
    years = {"new": 2023, "late": 2019, "between": 2020, "early": 2021}
    edges: dict[str, list[str]] = {"new": ["late", "early"], "late": ["between"], "between": ["early"], "early": []}
    library = library_of(edges, years)
    assert slugs(find_prerequisites(library["new"], library, most=2)) == ["early", "late"]


@pytest.mark.parametrize("order", [["a", "b", "c"], ["c", "a", "b"]])
def test_the_order_does_not_depend_on_the_order_of_front_matter(order: list[str]) -> None:
    library = library_of({"new": order, "a": [], "b": [], "c": []}, {"new": 2023, "a": 2021, "b": 2019, "c": 2021})
    assert slugs(find_prerequisites(library["new"], library)) == ["b", "a", "c"]


def test_only_descent_counts() -> None:
    uses = made(slug="new", lineage=[{"to": "old", "relation": Relation.USES, "why": "as a part"}])
    library = Library((uses, made(slug="old")), NO_WORDS)
    assert find_prerequisites(uses, library) == []
