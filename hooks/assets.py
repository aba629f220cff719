"""Our style sheets and scripts as browsers get them: bundled with the npm packages that they use, and minified."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from .node import Program
from .settings import Project

ASSETS = "assets/"
"""Where they stand in the templates' folder and on the site."""

ENTRIES = (
    "javascripts/benchmark.js",
    "javascripts/explore.js",
    "javascripts/filter.js",
    "javascripts/home.js",
    "javascripts/lineage.js",
    "javascripts/main.js",
    "javascripts/paper.js",
    "javascripts/reading-list.js",
    "stylesheets/benchmarks.css",
    "stylesheets/explore.css",
    "stylesheets/home.css",
    "stylesheets/lineage.css",
    "stylesheets/paths.css",
    "stylesheets/reading-list.css",
    "stylesheets/site.css",
)
"""What pages name; the other files beside them are parts of these."""

# All npm packages that scripts import, so that a new version of one is noticed.
_BUNDLER = Program(
    Path(__file__).with_name("bundle.mjs"),
    ("@citation-js/core", "@citation-js/plugin-bibtex", "@citation-js/plugin-ris", "esbuild", "minisearch"),
)


def asset_files(project: Project, *, offline: bool = False) -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its text.

    Args:
        project: whose scripts and style sheets these are.
        offline: for a copy that is opened from a disk.

    Raises:
        NodeError: they cannot be bundled.
    """
    folder = _folder(project)
    request = {
        "folder": folder.relative_to(project.root).as_posix(),
        "entries": list(ENTRIES),
        "offline": offline,
        "sources": dict(_checksums(folder)),
    }
    made: list[Mapping[str, str]] = _BUNDLER.answers([request], project)
    yield from ((ASSETS + path, text) for path, text in made[0].items())


def sources(project: Project) -> set[str]:
    """The addresses at which MkDocs would put the files that these are made from."""
    return {path.relative_to(project.templates).as_posix() for path in _source_files(_folder(project))}


def _folder(project: Project) -> Path:
    return project.templates / ASSETS


def _source_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in {".css", ".js"})


def _checksums(folder: Path) -> Iterator[tuple[str, str]]:
    for path in _source_files(folder):
        yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
