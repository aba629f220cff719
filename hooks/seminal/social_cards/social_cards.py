"""What is shown where the address of a page is shared: a picture for each paper, and one for all other pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..cache import Cache, fingerprint
from ..content.vocabulary import Kind
from ..diagnostics import pluralize
from ..models.library import Library
from ..models.paper import Paper
from ..settings import Site
from . import card, typeface
from .card import Card, CardRenderer

_HUE = 225
"""Of pages without a section, as in site.css."""


def address(paper: Paper | None) -> str:
    """Where the picture of a paper stands, from the root of the site; or that of the pages that are about none."""
    return f"{paper.url}preview.png" if paper else "assets/images/preview.png"


def of_paper(paper: Paper, library: Library, site: Site) -> Card:
    """What the picture of a paper says."""
    section = library.vocabulary.sections[paper.section]
    return Card(
        masthead=site.name,
        part=section.label,
        title=paper.label,
        subtitle=_beside_name(paper),
        authors=paper.short_authors,
        publication=f"{_published(paper)} {paper.year}".lstrip(),
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


def of_site(library: Library, site: Site) -> Card:
    """What the picture for the other pages says."""
    years = {min(library.by_year), max(library.by_year)}
    return Card(
        masthead="",
        part="",
        title=site.name,
        subtitle=site.sentence,
        authors=pluralize(len(library.papers), "paper"),
        publication=" to ".join(map(str, sorted(years))),
        hue=_HUE,
    )


def card_files(library: Library, cache: Cache, site: Site) -> Iterator[tuple[str, bytes]]:
    """Each picture's address and content, a PNG; what an earlier build has drawn is taken from the cache."""
    cards = {address(paper): of_paper(paper, library, site) for paper in library.papers}
    cards[address(None)] = of_site(library, site)
    entries = cache.entries("social-cards", f"{fingerprint(card.__name__)} {typeface.checksum()}")
    drawn = entries.read(map(repr, cards.values()))
    renderer = CardRenderer()
    for where, shown in cards.items():
        if (key := repr(shown)) not in drawn:
            drawn[key] = renderer.draw(shown)
            entries.write({key: drawn[key]})
        yield where, drawn[key]
