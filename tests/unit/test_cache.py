"""What earlier builds leave for later ones, and what a failed one leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from seminal.content import summary_cache
from seminal.content.summary import Summary, read_summary
from seminal.content.summary_cache import SummaryCache
from seminal.staging import StagedDirectory

BODY = "## Problem\n\nSee [ResNet](../vision/resnet.md), $x < y$, <b> and\n\n$$\na\n$$\n"


def refuse(body: str, first_line: int) -> Summary:
    raise AssertionError(f"{body!r} at line {first_line} was converted again")


def test_a_summary_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SummaryCache(tmp_path) as first:
        converted = first.read(BODY, 12)
    assert converted == read_summary(BODY, 12)
    monkeypatch.setattr(summary_cache, "read_summary", refuse)
    with SummaryCache(tmp_path) as second:
        assert second.read(BODY, 12) == converted
        with pytest.raises(AssertionError, match="at line 13"):
            second.read(BODY, 13)


def test_what_is_used_no_more_is_forgotten(tmp_path: Path) -> None:
    with SummaryCache(tmp_path) as first:
        first.read("gone", 1)
        first.read("kept", 1)
    size = (tmp_path / "summaries.json").stat().st_size
    with SummaryCache(tmp_path) as second:
        second.read("kept", 1)
    assert (tmp_path / "summaries.json").stat().st_size < size
    assert [file.name for file in tmp_path.iterdir()] == ["summaries.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b'{"x": 1}', b"\xff"])
def test_a_damaged_cache_counts_as_empty(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "summaries.json").write_bytes(damage)
    with SummaryCache(tmp_path) as summaries:
        assert summaries.read(BODY, 1) == read_summary(BODY, 1)


def make(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(content)


def test_replacement(tmp_path: Path) -> None:
    site = StagedDirectory(tmp_path / "site")
    make(site.new, "first")
    site.accept()
    assert (tmp_path / "site/index.html").read_text() == "first"
    make(site.new, "second")
    assert (tmp_path / "site/index.html").read_text() == "first"
    site.accept()
    assert (tmp_path / "site/index.html").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_discarded_replacement(tmp_path: Path) -> None:
    site = StagedDirectory(tmp_path / "site")
    make(tmp_path / "site", "old")
    make(site.new, "new")
    site.discard()
    site.discard()
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
