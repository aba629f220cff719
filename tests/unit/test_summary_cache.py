"""Summaries are converted once, as long as their text and place stay the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from seminal.cache import Cache
from seminal.content import summary_cache
from seminal.content.markdown_dialect import read_summary
from seminal.content.summary import Summary
from seminal.content.summary_cache import SummaryReader

BODY = "## Problem\n\nSee [ResNet](../vision/resnet.md), $x < y$, <b> and\n\n$$\na\n$$\n"


def refuse(body: str, first_line: int) -> Summary:
    raise AssertionError(f"{body!r} at line {first_line} was converted again")


def test_a_summary_is_converted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(tmp_path) as cache:
        converted = SummaryReader(cache).read(BODY, 12)
    assert converted == read_summary(BODY, 12)
    monkeypatch.setattr(summary_cache, "read_summary", refuse)
    with Cache(tmp_path) as cache:
        assert SummaryReader(cache).read(BODY, 12) == converted
        with pytest.raises(AssertionError, match="at line 13"):
            SummaryReader(cache).read(BODY, 13)
