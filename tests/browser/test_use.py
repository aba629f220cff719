"""What readers do on the site: find their way, filter, choose colours; also without scripts and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import KINDS, MISSING
from tests.chromium import DESKTOP, PHONE, settle

IN_HEADER = {
    "Papers": "papers/",
    "Sections": "sections/",
    "Tags": "tags/",
    "Lineage": "lineage/",
    "Paths": "paths/",
    "Benchmarks": "benchmarks/",
    "Reading list": "reading-list/",
}
IN_FOOTER = {
    "Years": "years/",
    "Authors": "authors/",
    "Venues": "venues/",
    "About": "about/",
}
WAYS_IN = IN_HEADER | IN_FOOTER


@pytest.mark.parametrize(("name", "address"), WAYS_IN.items())
def test_every_page_leads_to_every_way_in(page: Page, site: str, name: str, address: str) -> None:
    page.goto(site + ("years/" if address == "tags/" else "tags/"))
    part = page.get_by_role("banner" if name in IN_HEADER else "contentinfo")
    part.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(site + address)
    expect(part.locator("[aria-current=page]")).to_have_text(name)


@pytest.mark.parametrize("width", [1000, DESKTOP])
def test_the_header_is_one_row(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site)
    links = page.get_by_role("banner").locator("a:visible, label:visible")
    boxes = [box for link in links.all() if (box := link.bounding_box())]
    assert len(boxes) > len(IN_HEADER)
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 3
    assert all(left["x"] + left["width"] <= right["x"] for left, right in pairwise(boxes))
    assert boxes[-1]["x"] + boxes[-1]["width"] <= width


@pytest.mark.parametrize("has_script", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("width", [PHONE, 800, 1000, DESKTOP])
def test_there_is_either_a_menu_or_the_ways_in(
    new_page: Callable[..., Page], site: str, width: int, *, has_script: bool
) -> None:
    page = new_page(width=width, java_script_enabled=has_script)
    page.goto(site)
    has_ways_in = page.locator(".site-nav").is_visible()
    expect(page.locator(".menu-button:visible")).to_have_count(0 if has_ways_in else 1)
    assert has_ways_in == (width >= 1000)


@pytest.mark.parametrize("has_script", [True, False], ids=["with scripts", "without"])
def test_on_a_phone_the_drawer_leads_to_every_way_in(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], *, has_script: bool
) -> None:
    page = new_page(width=PHONE, java_script_enabled=has_script)
    page.goto(site + addresses["paper"])
    menu = page.get_by_role("button", name="Menu")
    expect(page.get_by_role("button", name="Colours")).to_be_visible(visible=has_script)  # only scripts can change them
    drawer = page.get_by_role("navigation", name="Ways in")
    expect(drawer).to_be_hidden()
    menu.click()
    for name in WAYS_IN:
        expect(drawer.get_by_role("link", name=name)).to_be_in_viewport()
    drawer.get_by_role("link", name="Venues").click()
    expect(page).to_have_url(f"{site}venues/")
    expect(drawer).to_be_hidden()


def test_a_tap_beside_the_drawer_closes_it(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(width=PHONE, has_touch=True)
    page.goto(site)
    page.get_by_role("button", name="Menu").tap()
    drawer = page.get_by_role("navigation", name="Ways in")
    expect(drawer).to_be_visible()
    settle(page)
    page.touchscreen.tap(PHONE - 20, 600)
    expect(drawer).to_be_hidden()


def test_chosen_colours_stay_on_the_next_page(page: Page, site: str, addresses: dict[str, str]) -> None:
    page.goto(site)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    button = page.get_by_role("button", name="Colours")
    expect(button).to_have_accessible_name("Colours: as the system")
    button.click()
    expect(button).to_have_accessible_name("Colours: light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = body.evaluate("body => getComputedStyle(body).backgroundColor")
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert body.evaluate("body => getComputedStyle(body).backgroundColor") != light
    page.goto(site + addresses["paper"])
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_accessible_name("Colours: dark")
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_colours_chosen_in_one_tab_show_in_another(page: Page, site: str) -> None:
    page.goto(site)
    other = page.context.new_page()
    other.goto(f"{site}tags/")
    for _ in range(2):
        other.get_by_role("button", name="Colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Colours")).to_have_accessible_name("Colours: dark")


def test_the_contents_follow_the_reader(page: Page, site: str) -> None:
    page.goto(f"{site}sections/speech/")
    contents = page.get_by_role("navigation", name="On this page")
    current = contents.locator("[aria-current=location]")
    expect(current).to_have_count(0)
    for year in ("2018", "1996"):
        page.get_by_role("heading", name=year).evaluate("heading => heading.scrollIntoView()")
        expect(current).to_have_text(re.compile(year))
        expect(current).to_be_in_viewport()


@pytest.mark.parametrize("address", ["about/", "papers/kelp/", "sections/speech/"])
def test_the_contents_mark_the_last_part_at_the_end_of_the_page(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    last = page.get_by_role("navigation", name="On this page").get_by_role("link").last
    expect(last).not_to_have_attribute("aria-current", "location")
    # Scrolled by script: Chromium drops a Home that is pressed while it still glides to the End.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(last).to_have_attribute("aria-current", "location")
    page.evaluate("scrollTo(0, 0)")
    expect(last).not_to_have_attribute("aria-current", "location")


def test_the_filter_narrows_the_list_and_says_to_how_many(page: Page, site: str) -> None:
    page.goto(f"{site}sections/speech/")
    entries = page.locator(".entry")
    total = entries.count()
    box = page.get_by_role("searchbox", name=re.compile("Filter"))
    status = page.locator("main").get_by_role("status")
    name = entries.nth(total // 2).locator("strong").inner_text()
    box.fill(name.upper())
    expect(entries.locator("visible=true").filter(has_text=name)).not_to_have_count(0)
    shown = entries.locator("visible=true").count()
    assert 0 < shown < total
    expect(status).to_have_text(f"{shown} of {total}")
    groups = page.locator(".year-group:visible")
    assert all(group.locator(".entry:visible").count() for group in groups.all()), "years without papers are hidden"
    box.fill("zzzz")
    expect(entries.locator("visible=true")).to_have_count(0)
    expect(status).to_have_text(f"0 of {total}")
    box.fill("")
    expect(entries.locator("visible=true")).to_have_count(total)
    expect(status).to_be_empty()


def test_a_year_of_the_list_is_linked(page: Page, site: str) -> None:
    page.goto(f"{site}sections/speech/")
    last = page.get_by_role("navigation", name="On this page").get_by_role("link").last
    year = last.inner_text().strip()
    last.click()
    expect(page.get_by_role("heading", name=year)).to_be_in_viewport()
    expect(page).to_have_url(f"{site}sections/speech/#y{year}")


def test_a_paper_leads_to_its_neighbours_and_back(page: Page, site: str, addresses: dict[str, str]) -> None:
    page.goto(site + addresses["paper"])
    following = page.locator("a[rel=next], a[rel=prev]").first
    way = "prev" if following.get_attribute("rel") == "next" else "next"
    following.click()
    expect(page).not_to_have_url(site + addresses["paper"])
    page.locator(f"a[rel={way}]").click()
    expect(page).to_have_url(site + addresses["paper"])


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_complete_without_scripts(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + addresses[kind])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("article p").first).to_be_visible()
    expect(page.locator("article a").last).to_be_visible()
    expect(page.locator("dialog")).to_be_hidden()
    page.locator("header [data-search-open]").click()
    expect(page).to_have_url(f"{site}papers/")
    expect(page.locator(".entry").first).to_be_visible()


def test_the_page_for_missing_addresses_leads_on(page: Page, site: str) -> None:
    response = page.goto(site + MISSING)
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    page.get_by_role("article").get_by_role("link", name="all papers").click()
    expect(page).to_have_url(f"{site}papers/")
