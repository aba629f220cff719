"""Sources and built sites, read without the generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import yaml
from lxml.html import HtmlElement

MISSING = "404.html"


def read_documents(site: Path) -> dict[str, HtmlElement]:
    """Every page of a built site, by its address from the root."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): lxml.html.parse(path, parser).getroot()
        for path in sorted(site.rglob("*.html"))
    }


def read_front_matter(papers: Path) -> dict[str, dict[str, Any]]:
    """The front matter of every paper by slug, with `section`."""
    found = {}
    for path in sorted(papers.glob("*/*.md")):
        fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        if True in fields.get("checked", {}):
            fields["checked"]["on"] = fields["checked"].pop(True)  # as YAML 1.1 has it
        found[path.stem] = {**fields, "section": path.parent.name}
    return found


def read_paths_file(papers: Path) -> dict[str, dict[str, Any]]:
    """The reading paths by slug, in order."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((papers / "paths.yml").read_text(encoding="utf-8"))
    return found
