"""The built site as its pages and as what front matter says of it; and copies of the project, to build otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from lxml.html import HtmlElement

from tests.conftest import ROOT

MISSING = "404.html"


def read_documents(site: Path) -> dict[str, HtmlElement]:
    """Every page of a built site, by its address from the root."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): lxml.html.parse(path, parser).getroot()
        for path in sorted(site.rglob("*.html"))
    }


def read_front_matter(papers: Path) -> dict[str, dict[str, Any]]:
    """The front matter of every paper by slug, with `section`; read without the generator."""
    found = {}
    for path in sorted(papers.glob("*/*.md")):
        fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        found[path.stem] = {**fields, "section": path.parent.name}
    return found


@pytest.fixture(scope="session")
def documents(built: Path) -> dict[str, HtmlElement]:
    """Every page, by address; `404.html` too."""
    return read_documents(built)


@pytest.fixture(scope="session")
def pages(documents: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """Every page that a reader is meant to find, by address."""
    return {address: document for address, document in documents.items() if address != MISSING}


@pytest.fixture(scope="session")
def front_matter() -> dict[str, dict[str, Any]]:
    """The front matter of this project's papers, by slug."""
    return read_front_matter(ROOT / "papers")


@pytest.fixture(scope="session")
def reading_paths() -> dict[str, dict[str, Any]]:
    """The reading paths of this project by slug, as they were written; read without the generator."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "papers" / "paths.yml").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def copied_project(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Callable[..., Path]:  # noqa: ARG001
    """Copies this project with what builds keep for the next one, or `fresh` without it; returns the copy's root."""

    def copy(*, fresh: bool = False) -> Path:
        root = tmp_path_factory.mktemp("project")
        if not fresh:
            shutil.copytree(ROOT / ".cache", root / ".cache")
        for name in ("papers", "overrides", "hooks", "docs"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        return root

    return copy
