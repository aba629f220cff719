"""What tests of every kind share: small collections on disk, and the real one."""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from seminal.build import read_collection
from seminal.bundles import update_bundles
from seminal.cache import Cache
from seminal.checks import rules
from seminal.content.reading_paths import read_paths
from seminal.content.source_files import read_papers
from seminal.content.summary import read_summary
from seminal.content.typesetting import typeset_formulas
from seminal.content.vocabulary import read_vocabulary
from seminal.models.library import Library
from seminal.models.paper import Paper
from seminal.settings import Project

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = ROOT / "tests" / "vocabulary"
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


@pytest.fixture
def collection(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Writes a small project with the given files below papers/, and returns its root."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        papers = tmp_path / "papers"
        shutil.copytree(VOCABULARY, papers, dirs_exist_ok=True)
        for name, content in files.items():
            path = papers / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def problems(
    collection: Callable[[Mapping[str, str | bytes]], Path],
) -> Callable[[Mapping[str, str | bytes]], list[str]]:
    """Writes a small project like `collection` and returns the problems that are found in it."""

    def found(files: Mapping[str, str | bytes]) -> list[str]:
        root = collection(files)
        sources, problems = read_papers(root / "papers")
        with Cache(root / ".cache") as cache:
            typeset = typeset_formulas((formula for source in sources for formula, _ in source.summary.formulas), cache)
        papers = root / "papers"
        unread = [problem.path for problem in problems]
        problems += rules.check(sources, read_vocabulary(papers), typeset, read_paths(papers), unread)[1]
        return [str(problem) for problem in sorted(problems)]

    return found


@pytest.fixture(scope="session")
def project() -> Project:
    """This project itself."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cache]:
    """What tests of this process have had node make, so that each thing is made once."""
    with Cache(tmp_path_factory.mktemp("cache")) as cache:
        yield cache


@pytest.fixture(scope="session")
def library(project: Project, cache: Cache) -> Library:
    """The real collection."""
    return read_collection(project, cache)[0]


def build_site(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project's site as it is published, with `environment` on top of that."""
    published = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *options],
        cwd=root,
        env={**os.environ, **published, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's site, built once for all tests."""
    site = tmp_path_factory.mktemp("built") / "site"
    done = build_site(ROOT, "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    return site
