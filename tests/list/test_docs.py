"""The hand-written pages of this list, which no page of the collection made for tests stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from seminal.models.library import Library

from tests.browser.test_accessibility import SCHEMES, violations
from tests.browser.test_layout import CUT_OFF
from tests.chromium import DESKTOP, HEIGHT, PHONE, settle
from tests.conftest import ROOT

PAGES = sorted(
    "" if path.stem == "index" else f"{path.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/"
    for path in (ROOT / "docs").rglob("*.md")
)


def test_every_page_is_built(built: Path) -> None:
    assert [address for address in PAGES if not (built / address / "index.html").is_file()] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(
    new_page: Callable[..., Page], site: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    for address in PAGES:
        page.goto(site + address)
        for width in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            settle(page)
            assert violations(page) == [], f"{address}, {width} pixels wide"
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE, address
        assert page.evaluate(CUT_OFF) == [], address


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_section_has_a_colour_that_can_be_read(
    new_page: Callable[..., Page], site: str, library: Library, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + library.papers[0].url)
    for slug, section in library.vocabulary.sections.items():
        page.evaluate("hue => document.querySelector('.md-content').style.setProperty('--hue', hue)", section.hue)
        settle(page)
        assert violations(page, runOnly=["color-contrast"]) == [], slug
