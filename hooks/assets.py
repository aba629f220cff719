"""Our style sheets and scripts as browsers get them: without comments, and the style sheets as one file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rcssmin import cssmin
from rjsmin import jsmin

from .settings import Project

STYLE_SHEET = "assets/stylesheets/site.css"


def asset_files(project: Project) -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its text."""
    styles = sorted((project.templates / "assets/stylesheets").glob("*.css"))
    yield STYLE_SHEET, cssmin("\n".join(path.read_text(encoding="utf-8") for path in styles))
    for path in sorted((project.templates / "assets/javascripts").glob("*.js")):
        yield f"assets/javascripts/{path.name}", jsmin(path.read_text(encoding="utf-8"))
    yield "assets/javascripts/minisearch.js", _minisearch(project)


def sources(project: Project) -> set[str]:
    """The addresses at which MkDocs would put the files that these are made from."""
    folder = project.templates / "assets"
    return {
        path.relative_to(project.templates).as_posix() for path in folder.glob("*s/*") if path.suffix in {".css", ".js"}
    }


def _minisearch(project: Project) -> str:
    """The search engine from npm, with the notice that its licence asks for."""
    package = project.node_modules / "minisearch"
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    notice = f"/*! MiniSearch {about['version']}, {about['license']} licence, {about['author']} */"
    return f"{notice}\n{jsmin((package / 'dist/es/index.js').read_text(encoding='utf-8'))}"
