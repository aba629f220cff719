"""The links of a built site: whether each leads to a page, a part of one, or a file that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from .diagnostics import pluralize

_HOST = "https://site.invalid/"
"""Stands for the host of the site, wherever it will be."""

_MISSING = "404.html"
"""Shown at any address, so its links begin at the site's root, which is not known here."""


def find_broken_links(site: Path) -> Iterator[str]:
    """A line for each link that leads nowhere.

    Args:
        site: the folder of the built site.

    Raises:
        FileNotFoundError: it has not been built.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"expected the built site in {site}, found none; run `mkdocs build --strict` first")
    documents = dict(_documents(site))
    ids = {address: {str(found) for found in document.xpath("//@id")} for address, document in documents.items()}
    for address, document in documents.items():
        for link in dict.fromkeys(link for _, _, link, _ in document.iterlinks()):
            if message := _link_error(link, address, ids, site):
                yield f"{address or 'index.html'}: {message}"


def count_pages(site: Path) -> str:
    """How many pages a built site has: `12 pages`."""
    return pluralize(sum(1 for _ in site.rglob("*.html")), "page")


def _documents(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    """Every page but that for missing ones, by its address from the root."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name != _MISSING:
            yield name.removesuffix("index.html"), lxml.html.parse(path, parser).getroot()


def _link_error(link: str, address: str, ids: Mapping[str, set[str]], site: Path) -> str | None:
    """What is wrong with a link of a page; None for a good one, and for those to other hosts."""
    target, fragment = urldefrag(urljoin(f"{_HOST}{address}", link))
    if urlsplit(target).netloc != urlsplit(_HOST).netloc:
        return None
    found = unquote(target.removeprefix(_HOST))
    if found not in ids and not (site / found).is_file():
        return f"the link {link!r} leads to nothing"
    if fragment and found in ids and unquote(fragment) not in ids[found]:
        return f"the link {link!r} names no part of the page that it leads to"
    return None
