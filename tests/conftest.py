"""What tests of every kind share: the collection made for tests, its built site, and small collections of one's own."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from seminal.build import read_collection
from seminal.bundles import update_bundles
from seminal.cache import Cache
from seminal.content.markdown_dialect import read_summary
from seminal.diagnostics import Problems
from seminal.models.library import Library
from seminal.models.paper import Paper
from seminal.settings import Project

from tests.chromium import browser, new_page, page
from tests.reading import read_front_matter, read_paths_file

__all__ = ["browser", "new_page", "page"]

ROOT = Path(__file__).resolve().parent.parent
COLLECTION = ROOT / "tests" / "fixtures" / "collection"
"""The project that the generator is tested on."""
SITE_NAME = "Ebb & Flow"
"""What its configuration calls its site."""
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
"""All but the papers of a project that has as little as can be."""
VOCABULARY = ROOT / "tests" / "fixtures" / "vocabulary"
"""The words that small collections use."""
SITE_URL = "https://example.org/repo/"
REPO_URL = "https://github.com/example/seminal"

GOOD = """\
---
title: "{title}"
authors: [{authors}]
year: 2020
tags: [transformer, fine-tuning, scaling]
links: {{url: "https://example.org/{slug}"}}
tldr: A sentence of enough words to pass, which says what is new in it and what the strongest evidence for it is.
added: 2026-11-23
{extra}---

## Problem

{words}
"""
WORDS = "These are words of a summary that is as long as it has to be. " * 9


def summary(
    slug: str = "good", *, title: str = "", authors: str = "Ada Lovelace", extra: str = "", words: str = WORDS
) -> str:
    """A summary without mistakes, or with those that the arguments bring in."""
    return GOOD.format(slug=slug, title=title or f"On {slug}", authors=authors, extra=extra, words=words)


def made(**fields: Any) -> Paper:
    """A paper with the given front matter, for what the collection happens not to hold."""
    return Paper.model_validate(
        {
            "slug": "made",
            "section": "nlp",
            "path": "papers/nlp/made.md",
            "summary": read_summary("## Problem\n\nText."),
            "title": "A Title",
            "authors": ["Ada Lovelace"],
            "year": 2020,
            "tags": ["one", "two", "three"],
            "links": {"url": "https://example.org/"},
            "tldr": "word " * 19 + "word",
            "added": datetime.date(2026, 11, 23),
        }
        | fields
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    """Bundle before there are several processes, of which each would."""
    if not hasattr(session.config, "workerinput"):
        update_bundles()


Files = Mapping[str, str | bytes]
"""Contents by their place below papers/."""


def write_collection(root: Path, files: Files) -> Path:
    """Write the given files and, where these are none, the words for small collections; returns the root."""
    shutil.copytree(VOCABULARY, root / "papers", dirs_exist_ok=True)
    for name, content in files.items():
        path = root / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def write_project(root: Path, files: Files) -> Path:
    """Write a small collection that can be built; returns the root."""
    shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
    return write_collection(root, files)


@pytest.fixture
def collection(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes a small collection, and returns its root."""
    return partial(write_collection, tmp_path)


@pytest.fixture
def problems(
    collection: Callable[[Mapping[str, str | bytes]], Path], cache: Cache
) -> Callable[[Mapping[str, str | bytes]], list[str]]:
    """Writes a small project like `collection` and returns the problems that are found in it."""

    def find(files: Mapping[str, str | bytes]) -> list[str]:
        try:
            read_collection(Project(collection(files)), cache)
        except Problems as found:
            return [str(problem) for problem in found.problems]
        return []

    return find


@pytest.fixture(scope="session")
def project() -> Project:
    """The collection made for tests, as a project."""
    return Project(COLLECTION)


@pytest.fixture(scope="session")
def front_matter() -> dict[str, dict[str, Any]]:
    """The front matter of every paper of that collection by slug, read without the generator."""
    return read_front_matter(COLLECTION / "papers")


@pytest.fixture(scope="session")
def reading_paths() -> dict[str, dict[str, Any]]:
    """Its reading paths by slug, as they were written."""
    return read_paths_file(COLLECTION / "papers")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cache]:
    """What tests of this process have had node make, so that each thing is made once."""
    with Cache(tmp_path_factory.mktemp("cache")) as cache:
        yield cache


@pytest.fixture(scope="session")
def library(project: Project, cache: Cache) -> Library:
    """The papers of the collection made for tests."""
    return read_collection(project, cache)[0]


BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")


def build_site(root: Path, command: Sequence[str] = BUILD, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as it is published, with `environment` on top of that."""
    return subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "SITE_URL": SITE_URL, "REPO_URL": REPO_URL, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run of tests have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Let no other process into this block with the same folder; ends with the process, whatever happens to it."""
    with closing(sqlite3.connect(folder / "lock.sqlite3", timeout=300, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def build_once(root: Path, folder: Path) -> Path:
    """The site of a project, built by whichever process needs it first.

    Args:
        root: the project.
        folder: where all processes have it; the project's cache for further builds stands beside its site.
    """
    with exclusive(folder.parent):
        if not (folder / "site").exists():
            for name in ("papers", "docs"):
                shutil.copytree(root / name, folder / name, dirs_exist_ok=True)
            shutil.copy(root / "mkdocs.yml", folder)
            done = build_site(folder)
            assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The folder of the built site of the collection made for tests."""
    return build_once(COLLECTION, shared / "collection")
