"""Collections of any size, made of copies of the real papers, for this generator and for plain Material."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml
from seminal.content.source_files import Source, read_sources

ROOT = Path(__file__).resolve().parent.parent.parent
_MADE_BY_THE_BUILD = shutil.ignore_patterns("__pycache__", "*.pyc")


def make_project(folder: Path, size: int) -> Path:
    """A project of this generator with `size` papers; its formula cache is this project's own.

    Returns:
        Its root.
    """
    root = folder / "seminal"
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=_MADE_BY_THE_BUILD)
    for name in ("mkdocs.yml", "papers/sections.yml", "papers/tags.yml", "papers/venues.yml", "papers/benchmarks.yml"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "papers/paths.yml").write_text("{}\n", encoding="utf-8")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    if (ROOT / ".cache").exists():
        shutil.copytree(ROOT / ".cache", root / ".cache")
    _write_copies(root / "papers", size)
    return root


def make_plain(folder: Path, size: int) -> Path:
    """The same Markdown as a project of plain Material, every paper in its navigation, with its own search and tags.

    Returns:
        Its root.
    """
    root = folder / "plain"
    sections = _write_copies(root / "docs", size)
    (root / "docs/index.md").write_text("# Papers\n", encoding="utf-8")
    (root / "docs/tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    nav: list[Any] = ["index.md", "tags.md"]
    for section, slugs in sections.items():
        (root / f"docs/{section}/index.md").write_text(f"# {section}\n", encoding="utf-8")
        nav.append({section: [f"{section}/index.md", *(f"{section}/{slug}.md" for slug in slugs)]})
    configuration = {
        "site_name": "Plain",
        "site_url": "http://127.0.0.1:8000/",
        "theme": {"name": "material", "font": False, "features": ["navigation.indexes", "navigation.prune"]},
        "plugins": ["search", "tags"],
        "markdown_extensions": [
            "sane_lists",
            "tables",
            {"toc": {"permalink": True}},
            {"pymdownx.arithmatex": {"generic": True}},
            "pymdownx.highlight",
            "pymdownx.superfences",
        ],
        "nav": nav,
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    return root


def _write_copies(folder: Path, size: int) -> dict[str, list[str]]:
    """Writes `size` summaries; returns their slugs by section."""
    sources, problems = read_sources(ROOT / "papers")
    if problems:
        raise SystemExit("mend the collection first: papers check")
    slugs = {source.slug for source in sources}
    written: dict[str, list[str]] = {}
    for number in range(size):
        source, copy = sources[number % len(sources)], number // len(sources)
        slug = _renamed(source.slug, copy)
        path = folder / source.section / f"{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_copy(source, copy, number, slugs), encoding="utf-8")
        written.setdefault(source.section, []).append(slug)
    return written


def _renamed(slug: str, copy: int) -> str:
    return f"{slug}-{copy}" if copy else slug


def _copy(source: Source, copy: int, number: int, slugs: set[str]) -> str:
    """A summary like `source`, with all that has to be its own made its own."""
    front = dict(source.front_matter.data)
    suffix = f" (copy {copy})" if copy else ""
    front["title"] += suffix
    if "name" in front:
        front["name"] += suffix
    front["aliases"] = [alias + suffix for alias in front.get("aliases", [])]
    front["links"] = {"arxiv": f"{1000 + number // 10000}.{number % 10000:05}"}
    # The last copies may be cut off: relations stay within what every size has.
    front["lineage"] = [edge for edge in front.get("lineage", []) if edge["to"] in slugs]
    body = (ROOT / source.path).read_text(encoding="utf-8").split("\n---\n", 1)[1]
    return f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n{body}"
