"""A site that is built beside the last one: in its place at once, or gone without a trace."""

from __future__ import annotations

from pathlib import Path

from seminal.staging import StagedDirectory


def make(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(content)


def test_an_accepted_folder_replaces_the_last_one(tmp_path: Path) -> None:
    site = StagedDirectory(tmp_path / "site")
    make(site.new, "first")
    site.accept()
    assert (tmp_path / "site/index.html").read_text() == "first"
    make(site.new, "second")
    assert (tmp_path / "site/index.html").read_text() == "first"
    site.accept()
    assert (tmp_path / "site/index.html").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_discarded_folder_leaves_the_last_one(tmp_path: Path) -> None:
    site = StagedDirectory(tmp_path / "site")
    make(tmp_path / "site", "old")
    make(site.new, "new")
    site.discard()
    site.discard()
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_an_interrupted_build_left_is_in_nobodys_way(tmp_path: Path) -> None:
    site = StagedDirectory(tmp_path / "site")
    make(tmp_path / "site.old", "older")
    make(tmp_path / "site", "old")
    make(site.new, "new")
    site.accept()
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
