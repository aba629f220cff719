"""Programs that run in node: each request is answered once, as long as the program stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from seminal.cache import Cache
from seminal.node import program
from seminal.node.executable import NodeError
from seminal.node.program import Program

ANSWER = """
import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ answer: { asked: JSON.parse(line), at: process.pid } }));
}
"""


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs with one in it, which answers with the request and the number of its process."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "echo.mjs").write_text(ANSWER, encoding="utf-8")
    (folder / "part.json").write_text('{"version": "1"}', encoding="utf-8")
    monkeypatch.setattr(program, "PROGRAMS", folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "cache") as cache:
        yield cache


ECHO = Program("echo", parts=("part.json",))


def ask(cache_folder: Path, *requests: Any, of: Program = ECHO) -> list[dict[str, Any]]:
    """The answers in a build of its own."""
    with Cache(cache_folder) as cache:
        return of.ask(requests, cache)


def test_requests_are_answered_in_order_and_each_once(cache: Cache) -> None:
    answers = ECHO.ask(["a", {"b": [1]}, "a"], cache)
    assert [answer["asked"] for answer in answers] == ["a", {"b": [1]}, "a"]
    assert len({answer["at"] for answer in answers}) == 1
    assert ECHO.ask(["a", "c"], cache)[0] == answers[0]


def test_nothing_is_started_for_nothing(cache: Cache) -> None:
    assert Program("echo", command=("no/such/node",)).ask([], cache) == []


def test_a_later_build_asks_only_for_what_is_new(tmp_path: Path) -> None:
    first = ask(tmp_path, "a", "b")
    second = ask(tmp_path, "b", "c", "a")
    assert [second[0], second[2]] == [first[1], first[0]]
    assert second[1]["at"] != first[0]["at"]


def test_the_order_of_fields_makes_no_other_request(tmp_path: Path) -> None:
    assert ask(tmp_path, {"a": 1, "b": 2}) == ask(tmp_path, {"b": 2, "a": 1})


@pytest.mark.parametrize("file", ["echo.mjs", "part.json"])
def test_another_version_of_the_program_is_asked_again(tmp_path: Path, programs: Path, file: str) -> None:
    first = ask(tmp_path, "a")
    with (programs / file).open("a", encoding="utf-8") as text:
        text.write("\n")
    assert ask(tmp_path, "a") != first


def test_what_is_not_to_be_kept_is_asked_again(tmp_path: Path) -> None:
    picky = Program("echo", is_kept=lambda answer: answer["asked"] != "b")
    first = ask(tmp_path, "a", "b", of=picky)
    second = ask(tmp_path, "a", "b", of=picky)
    assert second[0] == first[0]
    assert second[1]["at"] != first[1]["at"]


def test_a_missing_program_says_what_to_do(cache: Cache, programs: Path) -> None:
    (programs / "part.json").unlink()
    with pytest.raises(NodeError, match=r"expected the file .*part\.json, found none: reinstall the package"):
        ECHO.ask(["a"], cache)
