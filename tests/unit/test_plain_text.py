"""HTML as text to search and to count."""

from __future__ import annotations

from seminal.content.markdown_dialect import read_summary


def test_paragraphs_are_lines_without_headings_and_formulas() -> None:
    summary = read_summary(
        "## Problem\n\nOne $x_1$ two\nthree.\n\n- four\n- *five*\n\n$$\ny\n$$\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert summary.text == "One … two three.\nfour\nfive\na b\nc d"
    assert summary.words == 9


def test_entities_are_letters() -> None:
    assert read_summary("a &lt; b & c").text == "a < b & c"


def test_no_line_starts_with_a_percent_sign() -> None:
    summary = read_summary("From 57 % to *58 %* with `5 % 3` and $5 \\%$,\nor [7 %](x.md) it is.")
    assert summary.html.count("\u00a0%") == 3
    assert "<code>5 % 3</code>" in summary.html
    assert "57 % to 58 %" in summary.text, "readers search with plain spaces"
