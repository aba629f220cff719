"""This list itself, as a project and as its built site: what has to hold of it whatever a contributor adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement
from seminal.build import read_collection
from seminal.cache import Cache
from seminal.models.library import Library
from seminal.settings import Project

from tests.chromium import serve
from tests.conftest import ROOT, build_once
from tests.reading import MISSING, read_documents, read_front_matter


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The folder of this list's built site."""
    return build_once(ROOT, shared / "list")


@pytest.fixture(scope="session")
def project(built: Path) -> Project:
    """The project that the site was built from."""
    return Project(built.parent)


@pytest.fixture(scope="session")
def cache(project: Project) -> Iterator[Cache]:
    """What the build has left."""
    with Cache(project.cache) as cache:
        yield cache


@pytest.fixture(scope="session")
def library(project: Project, cache: Cache) -> Library:
    """The papers of this list."""
    return read_collection(project, cache)[0]


@pytest.fixture(scope="session")
def front_matter() -> dict[str, dict[str, Any]]:
    """The front matter of every paper by slug, read without the generator."""
    return read_front_matter(ROOT / "papers")


@pytest.fixture(scope="session")
def documents(built: Path) -> dict[str, HtmlElement]:
    """Every page, by address; `404.html` too."""
    return read_documents(built)


@pytest.fixture(scope="session")
def pages(documents: dict[str, HtmlElement]) -> dict[str, HtmlElement]:
    """Every page that a reader is meant to find, by address."""
    return {address: document for address, document in documents.items() if address != MISSING}


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the built site's root."""
    with serve(built) as address:
        yield address
