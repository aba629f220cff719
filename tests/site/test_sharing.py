"""What is shown where a page's address is shared: the tags in its head, and the picture that they name."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from tests.conftest import SITE_NAME, SITE_URL

KIB = 1024


def properties(page: HtmlElement) -> dict[str, str]:
    """The Open Graph tags of a page; each stands there once."""
    pairs = [(meta.get("property"), meta.get("content")) for meta in page.xpath("/html/head/meta[@property]")]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def size_of_png(file: Path) -> tuple[int, int]:
    """Width and height from the beginning of a PNG."""
    signature, kind, width, height = struct.unpack(">8s4x4sII", file.read_bytes()[:24])
    assert (signature, kind) == (b"\x89PNG\r\n\x1a\n", b"IHDR")
    return width, height


def test_every_page_says_what_it_is(pages: Mapping[str, HtmlElement]) -> None:
    for address, page in pages.items():
        found = properties(page)
        assert found["og:url"] == SITE_URL + address
        assert found["og:title"].strip()
        assert found["og:site_name"] == SITE_NAME
        assert [found["og:description"]] == page.xpath("/html/head/meta[@name='description']/@content")
        assert page.xpath("/html/head/meta[@name='twitter:card']/@content") == ["summary_large_image"]


def test_every_page_names_a_picture_that_is_there(pages: Mapping[str, HtmlElement], built: Path) -> None:
    for address, page in pages.items():
        found = properties(page)
        picture = found["og:image"]
        assert picture.startswith(SITE_URL), address
        size = size_of_png(built / picture.removeprefix(SITE_URL))
        assert size == (int(found["og:image:width"]), int(found["og:image:height"])) == (1200, 630)
        assert found["og:image:type"] == "image/png"


def test_each_paper_has_a_picture_of_its_own_and_other_pages_share_one(
    pages: Mapping[str, HtmlElement], front_matter: Mapping[str, dict[str, Any]]
) -> None:
    pictures = {address: properties(page)["og:image"].removeprefix(SITE_URL) for address, page in pages.items()}
    papers = {f"papers/{slug}/" for slug in front_matter}
    assert {address: pictures[address] for address in papers} == {
        address: f"{address}preview.png" for address in papers
    }
    assert {pictures[address] for address in pictures.keys() - papers} == {"assets/images/preview.png"}


def test_the_words_for_a_picture_are_those_of_the_paper(
    pages: Mapping[str, HtmlElement], front_matter: Mapping[str, dict[str, Any]]
) -> None:
    for slug, fields in front_matter.items():
        words = properties(pages[f"papers/{slug}/"])["og:image:alt"].casefold()
        assert words.startswith(fields.get("name", fields["title"]).casefold())
        assert fields["title"].casefold() in words
        assert words.endswith(f"{fields['year']})")


def test_pictures_differ_and_are_small(built: Path) -> None:
    pictures = [path.read_bytes() for path in sorted(built.rglob("preview.png"))]
    assert len(set(pictures)) == len(pictures)
    assert max(map(len, pictures)) < 35 * KIB  # the largest has a title of a hundred words


def test_descriptions_say_something(pages: Mapping[str, HtmlElement]) -> None:
    lengths = {address: len(properties(page)["og:description"]) for address, page in pages.items()}
    assert {address for address, length in lengths.items() if length < 25} == set()
