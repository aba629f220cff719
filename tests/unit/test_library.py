"""The collection by every way in, and how its papers stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from seminal.content.source_files import read_sources
from seminal.content.vocabulary import Relation, read_vocabulary
from seminal.models.library import Library, group_by_year
from seminal.models.paper import build_papers
from seminal.models.related_papers import find_related

from tests.conftest import summary

Collection = Callable[[Mapping[str, str]], Path]


def edges(**relations: str) -> str:
    lines = (f"  - {{to: {to}, relation: {relation}, why: for a reason}}" for to, relation in relations.items())
    return "lineage:\n" + "\n".join(lines) + "\n"


@pytest.fixture
def small(collection: Collection) -> Library:
    files = {
        "nlp/root.md": summary("root", authors="Ada Lovelace, Alan Turing"),
        "nlp/left.md": summary("left", extra=edges(root="builds-on")).replace("year: 2020", "year: 2021"),
        "nlp/right.md": summary("right", extra=edges(root="extends", left="compares-to")).replace("2020", "2022"),
        "nlp/user.md": summary("user", extra=edges(root="uses")).replace("year: 2020", "year: 2023\nvenue: ICLR"),
        "vision/eye.md": summary("eye", authors="Alan Turing").replace("[transformer, ", "[contrastive-learning, "),
        "vision/ear.md": summary("ear", authors="Grace Hopper").replace("year: 2020", "year: 2019"),
    }
    papers = collection(files) / "papers"
    vocabulary = read_vocabulary(papers)
    found, problems = build_papers(read_sources(papers)[0])
    assert problems == []
    return Library(tuple(found), vocabulary)


def slugs(papers: object) -> list[str]:
    return [paper.slug for paper in papers]  # type: ignore[attr-defined]


def test_order_of_sections(small: Library) -> None:
    assert slugs(small.by_section["nlp"]) == ["user", "right", "left", "root"]
    assert slugs(small.by_section["vision"]) == ["ear", "eye"], "this section is told to have its oldest first"


def test_by_year(small: Library) -> None:
    assert list(small.by_year) == [2023, 2022, 2021, 2020, 2019]
    assert [(year, slugs(papers)) for year, papers in group_by_year(small.by_section["vision"])] == [
        (2019, ["ear"]),
        (2020, ["eye"]),
    ]


def test_by_tag_and_venue(small: Library) -> None:
    assert slugs(small.by_tag["contrastive-learning"]) == ["eye"]
    assert slugs(small.by_tag["transformer"]) == ["user", "right", "left", "root", "ear"]
    assert slugs(small.by_venue["ICLR"]) == ["user"]
    assert list(small.by_venue) == ["ICLR"]


def test_authors_with_a_page_have_two_papers(small: Library) -> None:
    assert {a.name: slugs(p) for a, p in small.authors_with_page.items()} == {
        "Ada Lovelace": ["user", "right", "left", "root"],
        "Alan Turing": ["eye", "root"],
    }


def test_lineage_is_seen_from_both_sides(small: Library) -> None:
    right, root = small["right"], small["root"]
    assert {
        relation: slugs(link.paper for link in links) for relation, links in small.earlier_links(right).items()
    } == {
        Relation.EXTENDS: ["root"],
        Relation.COMPARES_TO: ["left"],
    }
    assert {relation: slugs(link.paper for link in links) for relation, links in small.later_links(root).items()} == {
        Relation.BUILDS_ON: ["left"],
        Relation.EXTENDS: ["right"],
        Relation.USES: ["user"],
    }


def test_followers_build_on_a_paper_and_do_not_merely_use_it(small: Library) -> None:
    assert small.followers(small["root"]) == 2
    assert slugs(small.most_followed(small.by_section["nlp"])) == ["root", "left", "right", "user"]


def test_adjacent_papers_follow_the_order_of_the_section(small: Library) -> None:
    assert small.adjacent(small["user"]).previous is None
    after = small.adjacent(small["user"]).next
    assert after
    assert after.slug == "right"
    before = small.adjacent(small["eye"]).previous
    assert before
    assert before.slug == "ear"


def test_related_papers_have_no_relation_and_say_what_they_share(small: Library) -> None:
    related = {near.paper.slug: near for near in find_related(small["left"], small)}
    assert "root" not in related, "a paper that it builds on stands in its lineage already"
    assert "left" not in related
    assert related["user"].tags[0] == "transformer", "the rarest tag comes first"
    assert related["user"].ancestors == ()


def test_common_ancestors_relate(collection: Collection) -> None:
    files = {
        "nlp/root.md": summary("root"),
        "nlp/left.md": summary("left", extra=edges(root="builds-on")).replace("year: 2020", "year: 2021"),
        "nlp/right.md": summary("right", extra=edges(root="extends")).replace("year: 2020", "year: 2022"),
    }
    papers = collection(files) / "papers"
    vocabulary = read_vocabulary(papers)
    library = Library(tuple(build_papers(read_sources(papers)[0])[0]), vocabulary)
    near = find_related(library["left"], library)
    assert slugs(n.paper for n in near) == ["right"]
    assert slugs(near[0].ancestors) == ["root"]


def test_a_collection_is_whole(library: Library) -> None:
    in_sections = [paper for papers in library.by_section.values() for paper in papers]
    assert sorted(in_sections, key=lambda paper: paper.slug) == list(library.papers)
    keys = [paper.citation_key for paper in library.papers]
    assert len(set(keys)) == len(keys)
    for paper in library.papers:
        assert all(edge.to in library.by_slug for edge in paper.lineage)
        assert len(find_related(paper, library)) <= 5
