"""The ids that the theme's templates give to parts of pages, so that nothing else may use them."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from ..resources import THEME

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|(\{\{.*?\}\})", re.DOTALL)
_FILLED_IN = "\ue000"
_TEMPLATE_NAME = re.compile(r'"([\w/-]+\.html)"')


def find_ids() -> set[str]:
    """The ids in all templates, without those that depend on what a page shows."""
    return {id_ for template in THEME.rglob("*.html") for id_ in _read_ids(template)}


def find_ids_of_paper_page() -> set[str]:
    """The ids that every paper's page may have beside its summary."""
    return {id_ for template in _find_includes("main.html", "pages/paper.html") for id_ in _read_ids(template)}


def _find_includes(*names: str) -> set[Path]:
    """Templates, and those of the theme that they name, directly or through others."""
    found: set[Path] = set()
    following = [THEME / name for name in names]
    while following:
        template = following.pop()
        if template.is_file() and template not in found:
            found.add(template)
            named = _TEMPLATE_NAME.findall(template.read_text(encoding="utf-8"))
            following += [folder / name for name in named for folder in (THEME, THEME / "pages")]
    return found


def _read_ids(template: Path) -> set[str]:
    source = _JINJA.sub(lambda match: _FILLED_IN if match[1] else "", template.read_text(encoding="utf-8"))
    # Wrapped, because a template without any element would not be a document.
    ids = {element.get("id", "") for element in html.fromstring(f"<div>{source}</div>").iter()}
    return {id_ for id_ in ids if id_ and _FILLED_IN not in id_}
