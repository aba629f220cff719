"""What fits on the screen, and what goes on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KINDS
from tests.chromium import HEIGHT, PHONE, SMALL_PHONE, settle

# Elements that end beyond the right edge and are not inside something that scrolls by itself or shows one line of many.
CUT_OFF = """() => {
  const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
  const inScroller = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (scrolls(above)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("header *, main *, footer *")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
    .filter((element) => !inScroller(element))
    .map((element) => element.outerHTML.slice(0, 160));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str
) -> None:
    page = new_page(width=PHONE)
    page.goto(site + addresses[kind])
    for width in (PHONE, SMALL_PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(CUT_OFF) == []


WIDE_IN_A_LIST = pytest.mark.xfail(strict=False, reason="a formula of 15 to 20 ex in a list has no scroller yet")


@pytest.mark.parametrize("kind", ["home", "papers", "section", pytest.param("formulas", marks=WIDE_IN_A_LIST), "tags"])
def test_text_twice_as_large_fits_a_phone(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str
) -> None:
    page = new_page(width=PHONE)
    page.goto(site + addresses[kind])
    page.add_style_tag(content="html { font-size: 250% }")  # the theme's own is 125 %
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_there_is_only_the_summary(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + addresses["formulas"])
    page.emulate_media(media="print")
    hidden = (
        "header.md-header",
        ".drawer",
        ".toc",
        ".neighbours",
        "footer.md-footer",
        "dialog",
    )
    for part in hidden:
        expect(page.locator(part)).to_be_hidden()
    for part in ("h1", ".tldr", ".summary > p >> nth=0", ".formula svg[viewBox] >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator(".headerlink:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", ["h1", ".tldr", ".summary p", ".facts dd", ".facts a"])
def test_on_paper_text_is_dark(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], scheme: str, part: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + addresses["paper"])
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    settle(page)
    lightness = page.locator(part).first.evaluate(
        """(element) => {
          const context = new OffscreenCanvas(1, 1).getContext("2d");
          context.fillStyle = getComputedStyle(element).color;
          context.fillRect(0, 0, 1, 1);
          const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
          return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
        }"""
    )
    assert lightness < 0.5
