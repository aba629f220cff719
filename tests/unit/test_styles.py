"""Style sheets: of a size that one can read, in layers, with values from one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

CSS = ROOT / "overrides" / "css"
TOKENS = CSS / "tokens.css"
SHEETS = sorted(CSS.rglob("*.css"))
LINES_AT_MOST = 250
FONT_SIZES_AT_MOST = 12
FONT_SIZE = re.compile(r"var\(--text-\w+\)|min\(var\(--text-\w+\), .*\)|inherit|\d+(\.\d)?%")
"""A token, or as much of the text around it."""
SET_ELSEWHERE = {
    "--md-text-font",
    "--md-code-font",
    "--search-visible-top",
    "--search-visible-height",
    "--share",
    "--end-buttons",
}
"""Custom properties of templates, scripts and sites."""


def name_of(sheet: Path) -> str:
    return sheet.relative_to(CSS).as_posix()


def defined(*sheets: Path) -> set[str]:
    """The custom properties that style sheets declare."""
    return {name for sheet in sheets for name in re.findall(r"^\s*(--[\w-]+):", sheet.read_text("utf-8"), re.MULTILINE)}


def used() -> set[str]:
    return {name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)", sheet.read_text("utf-8"))}


@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_a_style_sheet_is_short(sheet: Path) -> None:
    assert len(sheet.read_text("utf-8").splitlines()) <= LINES_AT_MOST


@pytest.mark.parametrize("sheet", SHEETS, ids=name_of)
def test_font_sizes_are_tokens(sheet: Path) -> None:
    sizes = re.findall(r"font-size: (.*?);", sheet.read_text("utf-8"))
    assert [size for size in sizes if not FONT_SIZE.fullmatch(size)] == []


def test_there_are_few_font_sizes() -> None:
    assert len([name for name in defined(TOKENS) if name.startswith("--text-")]) <= FONT_SIZES_AT_MOST


def test_custom_properties_are_declared_and_used() -> None:
    assert used() - defined(*SHEETS) == SET_ELSEWHERE
    assert defined(*SHEETS) - used() == set()


def test_every_rule_is_in_a_layer() -> None:
    """Rules in none would win over all others, those of a site's own style sheets too."""
    imported = set()
    for entry in sorted((CSS / "pages").glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", entry.read_text("utf-8"), flags=re.DOTALL)
        imports = re.findall(r'@import "\.\./(.*?)" layer\(\w+\);', text)
        imported.update(imports)
        rest = re.sub(r'@import ".*?" layer\(\w+\);|@layer [\w, ]+;', "", text).strip()
        assert rest == "" or re.match(r"@layer \w+ \{", rest), entry.name
        assert not re.search(r"^\}\s*\S", rest, re.MULTILINE), f"{entry.name}: something stands after its layer"
    assert imported == {name_of(sheet) for sheet in SHEETS if sheet.parent.name != "pages"}
