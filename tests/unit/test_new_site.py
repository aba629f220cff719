"""The beginning of a site of one's own: what `papers init` asks, refuses and writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from seminal.build import read_collection
from seminal.cache import Cache
from seminal.cli import papers
from seminal.settings import Project

SECTIONS = ("--section", "Speech & sound", "--section", "Vision")


def init(folder: Path, *options: str, answers: str = "") -> Result:
    return CliRunner().invoke(papers, ["init", str(folder), *options], input=answers)


def configuration(folder: Path) -> dict[str, object]:
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    found: dict[str, object] = yaml.safe_load(text)
    return found


def test_a_new_site_has_what_its_options_say_and_no_mistakes(tmp_path: Path, cache: Cache) -> None:
    name = 'Ebb: "Flow" & <more>'
    done = init(
        tmp_path / "mine", "--name", name, "--description", "few papers", *SECTIONS, "--license", "cc0", "--yes"
    )
    assert done.exit_code == 0, done.output
    found = configuration(tmp_path / "mine")
    assert (found["site_name"], found["site_description"]) == (name, "few papers")
    assert "CC0 1.0" in json.dumps(found["plugins"])
    library, _ = read_collection(Project(tmp_path / "mine"), cache)
    assert [section.label for section in library.vocabulary.sections.values()] == ["Speech & sound", "Vision"]
    assert len({section.hue for section in library.vocabulary.sections.values()}) == 2
    assert {paper.section for paper in library.papers} == {"speech-sound"}


def test_without_options_it_asks(tmp_path: Path) -> None:
    done = init(tmp_path / "my-list", answers="\nsome papers\nTheory, Practice\nnone\n")
    assert done.exit_code == 0, done.output
    found = configuration(tmp_path / "my-list")
    assert (found["site_name"], found["site_description"], found["plugins"]) == ("My list", "some papers", ["seminal"])
    assert (tmp_path / "my-list" / "papers" / "theory").is_dir()
    assert not (tmp_path / "my-list" / "LICENSE").exists()


@pytest.mark.parametrize(
    ("options", "mistake"),
    [
        (["--name", " "], "expected a name and a description, found one of them empty"),
        (["--section", "???"], "expected sections with a letter or a digit in each name, found ['???']"),
        (["--section", "A b", "--section", "a-B"], "expected sections that differ in letters or digits"),
        (["--license", "mine"], "'mine' is not one of"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, options: list[str], mistake: str) -> None:
    done = init(tmp_path / "mine", *options, "--yes")
    assert done.exit_code != 0
    assert mistake in done.output
    assert not (tmp_path / "mine").exists()


def test_files_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n", encoding="utf-8")
    done = init(tmp_path, "--yes")
    assert "kept README.md, which was there already\n" in done.output
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine\n"
    assert (tmp_path / ".github" / "workflows" / "check.yml").is_file()
