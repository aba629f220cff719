"""The built site as its pages and as what front matter says of it; and copies of its project, to build otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from tests.conftest import COLLECTION
from tests.reading import MISSING, read_documents


@pytest.fixture(scope="session")
def documents(built: Path) -> dict[str, HtmlElement]:
    """Every page, by address; `404.html` too."""
    return read_documents(built)


@pytest.fixture(scope="session")
def pages(documents: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """Every page that a reader is meant to find, by address."""
    return {address: document for address, document in documents.items() if address != MISSING}


@pytest.fixture
def copied_project(tmp_path: Path, built: Path) -> Callable[..., Path]:
    """Copies the project with what builds keep for the next one, or `fresh` without it; returns the copy's root."""

    def copy(*, fresh: bool = False) -> Path:
        root = tmp_path / "project"
        shutil.copytree(COLLECTION, root, ignore=shutil.ignore_patterns(".cache", "site"))
        if not fresh:
            shutil.copytree(built.parent / ".cache", root / ".cache")
        return root

    return copy
