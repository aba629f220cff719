"""The file of reading paths: its form, and how its papers have to stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from seminal.build import read_collection
from seminal.cache import Cache
from seminal.content.reading_paths import read_paths
from seminal.diagnostics import Problems
from seminal.models.library import Library
from seminal.settings import Project

from tests.conftest import summary

Collection = Callable[[Mapping[str, str | bytes]], Path]
Found = Callable[[Mapping[str, str | bytes]], list[str]]

LATER = ((8, "c"), (10, "d"), (12, "e"))
INTRODUCTION = " ".join(["word"] * 100)


def path_file(*papers: str, introduction: str = INTRODUCTION, extra: str = "") -> str:
    """A file with one path; its first step stands on line 6."""
    steps = "".join(f"    - paper: {paper}\n      why: A reason.\n" for paper in papers)
    head = f"some-path:\n  title: Some path\n  description: It leads somewhere.\n  introduction: {introduction}\n"
    return f"{head}  steps:\n{steps}{extra}"


def chain() -> dict[str, str | bytes]:
    """Five papers, each building on the one before: a to e."""
    files: dict[str, str | bytes] = {"nlp/a.md": summary("a")}
    for earlier, later in zip("abcd", "bcde", strict=True):
        extra = f"lineage:\n  - {{to: {earlier}, relation: builds-on, why: because}}\n"
        files[f"nlp/{later}.md"] = summary(later, extra=extra)
    return files


def test_a_path_in_order_has_no_problems(problems: Found) -> None:
    assert problems(chain() | {"paths.yml": path_file(*"abcde")}) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("abdce", ["10: 'd' descends from 'c', which comes later; put 'c' before it [step-order]"]),
        (
            "acdeb",
            [
                f"{line}: {paper!r} descends from 'b', which comes later; put 'b' before it [step-order]"
                for line, paper in LATER
            ],
        ),
        ("abcdeb", ["16: 'b' is already on this path; keep one [repeated-step]"]),
        (["a", "b", "c", "d", "goood"], ["14: unknown paper 'goood'; did you mean 'good'? [unknown-step]"]),
        (
            ["a", "b", "c", "d", "nothing-like-it"],
            ["14: unknown paper 'nothing-like-it'; name a paper of the collection by its slug [unknown-step]"],
        ),
    ],
    ids=["too early", "through others", "twice", "misspelled", "unknown"],
)
def test_papers_of_a_path(problems: Found, steps: str | list[str], expected: list[str]) -> None:
    files = chain() | {"nlp/good.md": summary("good"), "paths.yml": path_file(*steps)}
    assert problems(files) == [f"papers/paths.yml:{problem}" for problem in expected]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (path_file(*"abcd"), "5: some-path steps: expected at least 5 items, found 4"),
        (path_file(*"abcdefghijklmnop"), "5: some-path steps: expected at most 15 items, found 16"),
        (
            path_file(*"abcde", introduction="Too short."),
            "4: some-path introduction: expected 80 to 150 words, found 2",
        ),
        (path_file(*"abcde", extra="    - paper: f\n"), "16: some-path steps 6 why: expected this field, found none"),
        (path_file(*"abcde", extra="  color: red\n"), "16: unknown field 'some-path color'"),
        (
            path_file(*"abcde").replace("some-path", "Some Path"),
            "1: Some Path: expected lower-case letters and digits",
        ),
        (path_file(*"abcde") + path_file(*"abcde"), "16: the key 'some-path' is repeated; keep one"),
        (b"\xff", "1: expected UTF-8, found the byte 0xff"),
        ("a: [\n", "1: found '[' that is not closed; add ']'"),
    ],
)
def test_mistakes_of_form(collection: Collection, content: str | bytes, problem: str) -> None:
    with pytest.raises(Problems) as raised:
        read_paths(collection({"paths.yml": content}) / "papers")
    assert str(raised.value.problems[0]).startswith(f"papers/paths.yml:{problem}")


def test_a_missing_file(collection: Collection) -> None:
    root = collection({})
    (root / "papers/paths.yml").unlink()
    with pytest.raises(Problems, match=r"papers/paths\.yml:1: expected this file, found none; restore it"):
        read_paths(root / "papers")


def test_mistakes_of_paths_and_papers_are_reported_together(collection: Collection, cache: Cache) -> None:
    root = collection({"nlp/a.md": summary("a").replace("year: 2020\n", ""), "paths.yml": "a: {title: x}\n"})
    with pytest.raises(Problems) as raised:
        read_collection(Project(root), cache)
    assert {problem.path for problem in raised.value.problems} == {"papers/nlp/a.md", "papers/paths.yml"}


def test_papers_know_their_places_on_paths(library: Library) -> None:
    titles = [path.title for path in library.paths.values()]
    assert len(set(titles)) == len(titles)
    for slug, path in library.paths.items():
        path_positions = [
            position
            for paper in library.papers_of(path)
            for position in library.path_positions(paper)
            if position.path == slug
        ]
        assert [position.number for position in path_positions] == list(range(1, len(path.steps) + 1))
        following = [position.next.slug if position.next else None for position in path_positions]
        assert following == [*(step.paper for step in path.steps[1:]), None]
