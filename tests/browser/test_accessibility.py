"""The site for those who do not see it, or do not use a pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect
from seminal.models.library import Library

from tests.browser.conftest import KINDS
from tests.chromium import DESKTOP, HEIGHT, PHONE, settle
from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# It finds no text in MathML, which screen readers read out.
CONFIGURATION = "{rules: [{id: 'empty-table-header', selector: 'th:not(:has(math))'}]}"
SCHEMES = {"light": "default", "dark": "slate"}


def violations(page: Page, **options: Any) -> list[str]:
    """What axe finds on a page: rule, element, and what is wrong with it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate(f"axe.configure({CONFIGURATION})")
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + addresses[kind])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        settle(page)
        assert violations(page) == [], f"{width} pixels wide"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_section_has_a_colour_that_can_be_read(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], library: Library, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + addresses["paper"])
    for slug, section in library.vocabulary.sections.items():
        page.evaluate("hue => document.querySelector('.md-content').style.setProperty('--hue', hue)", section.hue)
        settle(page)
        assert violations(page, runOnly=["color-contrast"]) == [], slug


FOCUSED = """() => {
  const focused = document.activeElement;
  const { outlineStyle, outlineWidth, visibility, opacity } = getComputedStyle(focused);
  const { x, y, right, bottom, width, height } = focused.getBoundingClientRect();
  return {
    name: focused.outerHTML.slice(0, 160),
    isEnd: focused === document.body,
    isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
    isSeen: visibility === "visible" && opacity > 0 && width > 0 && height > 0
      && right > 0 && bottom > 0 && x < innerWidth && y < innerHeight,
  };
}"""


@pytest.mark.parametrize("width", [DESKTOP, 1100, PHONE])
@pytest.mark.parametrize("kind", ["home", "formulas"])
def test_one_sees_where_the_focus_is(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str, width: int
) -> None:
    page = new_page(width=width)
    page.goto(site + addresses[kind])
    unseen = []
    stops = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if not (focused["isMarked"] and focused["isSeen"]):
            settle(page)
            focused = page.evaluate(FOCUSED)
        if focused["isEnd"]:
            break
        stops += 1
        if not (focused["isMarked"] and focused["isSeen"]):
            unseen.append(focused)
    assert unseen == []
    assert stops > 10


@pytest.mark.parametrize("kind", ["home", "papers", "paper", "about", "missing"])
def test_the_first_stop_leads_past_the_header(page: Page, site: str, addresses: dict[str, str], kind: str) -> None:
    page.goto(site + addresses[kind])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    settle(page)
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).contains(document.querySelector('h1'))")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_colours_are_chosen_by_key(page: Page, site: str) -> None:
    page.goto(site)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Colours").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_drawer_opens_by_key(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(width=PHONE)
    page.goto(site)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("navigation", name="Ways in")
    expect(drawer).to_be_visible()
    settle(page)
    assert violations(page) == []
    expect(drawer.get_by_role("link", name="Tags")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(drawer.get_by_role("link", name="Home")).to_be_focused()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


@pytest.mark.parametrize("media", ["light", "dark"])
def test_the_theme_follows_the_system_while_the_page_is_open(
    page: Page, site: str, media: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme="dark" if media == "light" else "light")
    page.goto(site)
    page.emulate_media(color_scheme=media)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[media])
