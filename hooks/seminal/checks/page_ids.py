"""The ids that the theme's templates give to parts of pages, so that nothing else may use them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from ..resources import THEME

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|(\{\{.*?\}\})", re.DOTALL)
_FILLED_IN = "\0"
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
    reader = _IdReader()
    source = template.read_text(encoding="utf-8")
    reader.feed(_JINJA.sub(lambda match: _FILLED_IN if match[1] else "", source))
    return reader.ids


class _IdReader(HTMLParser):
    """Collects the ids of elements."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        id_ = dict(attrs).get("id")
        if id_ and _FILLED_IN not in id_:
            self.ids.add(id_)
