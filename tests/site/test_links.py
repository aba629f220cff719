"""Where links of the built site lead, and what its pages load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from tests.conftest import SITE_URL
from tests.reading import MISSING

LOADING = "//script | //img | //iframe | //source | //video | //audio | //track | //embed | //object | //input[@src]"
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
CSS_REFERENCE = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?!data:)([^"')\s]+)""")


def seen_at(address: str) -> str:
    """The full address of a page; the page for missing ones is shown at any, however deep."""
    return SITE_URL + ("no/such/page/" if address == MISSING else address)


def references(documents: dict[str, HtmlElement]) -> Iterator[tuple[str, str]]:
    """Each reference as written, with the address of its page."""
    for address, document in documents.items():
        for _, _, link, _ in document.iterlinks():
            yield address, link


def test_every_reference_within_the_site_leads_to_something(documents: dict[str, HtmlElement], built: Path) -> None:
    ids = {address: set(document.xpath("//@id")) for address, document in documents.items()}
    broken = set()
    count = 0
    for address, link in references(documents):
        target, fragment = urldefrag(urljoin(seen_at(address), link))
        if urlsplit(target).netloc != urlsplit(SITE_URL).netloc:
            continue
        count += 1
        if not target.startswith(SITE_URL):
            broken.add(f"{address}: {link} leaves the site's folder")
            continue
        found = address if target == seen_at(address) else unquote(target.removeprefix(SITE_URL))
        if found not in ids and not (built / found).is_file():
            broken.add(f"{address}: {link}")
        elif fragment and unquote(fragment) not in ids.get(found, ()):
            broken.add(f"{address}: {link} names no part of {found}")
    assert sorted(broken) == []
    assert count > 20 * len(documents), "links were not found"


def test_links_are_web_links(documents: dict[str, HtmlElement]) -> None:
    assert {urlsplit(link).scheme for _, link in references(documents)} <= {"", "https", "http", "data"}


def test_pages_load_nothing_from_other_hosts(documents: dict[str, HtmlElement]) -> None:
    foreign = []
    for address, document in documents.items():
        loaded = [element.get("src") or element.get("data") or "" for element in document.xpath(LOADING)]
        loaded += [
            link.get("href", "") for link in document.iter("link") if LOADING_LINKS & set(link.get("rel", "").split())
        ]
        foreign += [(address, link) for link in loaded if urlsplit(link).netloc]
        styles = [*document.xpath("//@style"), *(style.text_content() for style in document.iter("style"))]
        foreign += [(address, link) for style in styles for link in CSS_REFERENCE.findall(style)]
    assert foreign == []


def test_style_sheets_load_only_what_is_there(built: Path) -> None:
    sheets = sorted(built.rglob("*.css"))
    assert sheets
    references = [(sheet, link) for sheet in sheets for link in CSS_REFERENCE.findall(sheet.read_text("utf-8"))]
    assert [link for _, link in references if urlsplit(link).netloc] == []
    assert [str(link) for sheet, link in references if not (sheet.parent / urlsplit(link).path).is_file()] == []


def test_every_page_names_its_own_address(pages: dict[str, HtmlElement]) -> None:
    canonical = {address: page.xpath("//link[@rel='canonical']/@href") for address, page in pages.items()}
    assert canonical == {address: [SITE_URL + address] for address in pages}
