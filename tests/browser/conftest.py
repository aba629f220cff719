"""The site of the collection made for tests in Chromium, and a page of each kind on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import serve

MISSING = "no/such/page/"
KINDS = (
    "home",
    "papers",
    "paper",
    "formulas",
    "sections",
    "section",
    "tags",
    "tag",
    "years",
    "year",
    "authors",
    "author",
    "venues",
    "venue",
    "paths",
    "path",
    "benchmarks",
    "benchmark",
    "lineage",
    "reading-list",
    "about",
    "contributing",
    "data",
    "missing",
)
"""Each kind of page; `formulas` is the paper with the most of them."""


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the built site's root."""
    with serve(built) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(built: Path) -> dict[str, str]:
    """A page of each kind in `KINDS`; where there are several, one of middling length."""

    def middling(folder: str) -> str:
        pages = sorted((built / folder).glob("*/index.html"), key=lambda page: (page.stat().st_size, page))
        return f"{folder}/{pages[len(pages) // 2].parent.name}/"

    folders = ("papers", "sections", "tags", "years", "authors", "venues", "paths", "benchmarks")
    return {
        "home": "",
        **{folder: f"{folder}/" for folder in (*folders, "lineage", "reading-list", "about", "contributing", "data")},
        **{folder.removesuffix("s"): middling(folder) for folder in folders},
        "formulas": richest_in_formulas(built),
        "missing": MISSING,
    }


def richest_in_formulas(built: Path) -> str:
    """The address of the paper with the most formulas."""
    pages = sorted((built / "papers").glob("*/index.html"))
    richest = max(pages, key=lambda page: page.read_text(encoding="utf-8").count('class="formula'))
    return f"papers/{richest.parent.name}/"
