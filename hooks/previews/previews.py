"""What is shown where the address of a page is shared: a picture for each paper, and one for all other pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from .. import node
from ..collection.library import Library
from ..collection.paper import Paper
from ..problems import counted
from ..replacement import replace_file
from ..settings import Project, Site
from ..source.vocabulary import Kind
from .lettering import FONT_PACKAGE
from .title_page import Press, TitlePage

_HUE = 225
"""Of pages without a section, as in site.css."""

# What decides, besides what a page says, how its picture comes out.
_MODULES = ("lettering.py", "title_page.py")
_PACKAGES = ("pillow", "python-slugify")

_END_OF_PNG = b"IEND\xaeB`\x82"


def address(paper: Paper | None) -> str:
    """Where the picture of a paper stands, from the root of the site; or that of the pages that are about none."""
    return f"{paper.url}preview.png" if paper else "assets/images/preview.png"


def of_paper(paper: Paper, library: Library, site: Site) -> TitlePage:
    """What the picture of a paper says."""
    section = library.vocabulary.sections[paper.section]
    return TitlePage(
        masthead=site.name,
        part=section.label,
        title=paper.label,
        subtitle=_beside_name(paper),
        authors=paper.short_authors,
        imprint=f"{_published(paper)} {paper.year}".lstrip(),
        hue=section.hue,
    )


def _beside_name(paper: Paper) -> str:
    """The title, or what follows the name in it: `Low-Rank Adaptation of Large Language Models`."""
    name, rest = paper.title[: len(paper.label)], paper.title[len(paper.label) :]
    if name.casefold() == paper.label.casefold() and (not rest or rest.startswith(": ")):
        return rest.removeprefix(": ")
    return paper.title


def _published(paper: Paper) -> str:
    if paper.venue or paper.kind is not Kind.PAPER:
        return paper.venue or paper.kind.label
    return "Preprint" if paper.links.arxiv else ""


def of_site(library: Library, site: Site) -> TitlePage:
    """What the picture for the other pages says."""
    years = {min(library.by_year), max(library.by_year)}
    return TitlePage(
        masthead="",
        part="",
        title=site.name,
        subtitle=site.sentence,
        authors=counted(len(library.papers), "paper"),
        imprint=" to ".join(map(str, sorted(years))),
        hue=_HUE,
    )


def preview_files(library: Library, project: Project, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each picture's address and content, a PNG; what an earlier build has drawn is taken from the project's cache.

    Raises:
        NodeError: the font is not installed.
    """
    pages = {address(paper): of_paper(paper, library, site) for paper in library.papers}
    pages[address(None)] = of_site(library, site)
    folder = project.cache / "previews"
    print_, press = _fingerprint(project), Press(project.node_modules)
    used = set()
    for where, page in pages.items():
        file = folder / f"{hashlib.sha256(f'{print_} {page}'.encode()).hexdigest()}.png"
        used.add(file)
        yield where, _stored(file) or _store(file, press.picture(page))
    for file in set(folder.glob("*.png")) - used:
        file.unlink(missing_ok=True)


def _fingerprint(project: Project) -> str:
    modules = [Path(__file__).with_name(name) for name in _MODULES]
    prints = [node.fingerprint(module, (FONT_PACKAGE,), project.node_modules) for module in modules]
    return " ".join([*prints, *(f"{package} {version(package)}" for package in _PACKAGES)])


def _stored(file: Path) -> bytes | None:
    """The picture in a file; None if there is none, or only the beginning of one."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return content if content.endswith(_END_OF_PNG) else None


def _store(file: Path, picture: bytes) -> bytes:
    replace_file(file, picture)
    return picture
