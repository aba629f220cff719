"""The lineage map in use: choosing, finding, moving, zooming."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from seminal.models.library import Library

from tests.chromium import DESKTOP, PHONE, settle

# The names that a reader sees, with the box of each on the screen.
BOXES = """() => [...document.querySelectorAll(".map__nodes a")].map((link) => {
  const name = link.querySelector("text").getBoundingClientRect();
  const dot = link.querySelector("circle").getBoundingClientRect();
  return { slug: link.id, left: dot.left, right: name.right, top: name.top + 3, bottom: name.bottom - 3 };
})"""


@pytest.fixture
def map_page(page: Page, site: str) -> Page:
    page.goto(f"{site}lineage/")
    return page


def node(page: Page, slug: str) -> Any:
    return page.locator(f".map__nodes a[id='{slug}']")


def is_in_frame(page: Page, slug: str) -> bool:
    return bool(
        page.evaluate(
            """(slug) => {
              const [name, frame] = [document.getElementById(slug), document.querySelector(".map__scroll")]
                .map((element) => element.getBoundingClientRect());
              return name.left >= frame.left && name.right <= frame.right
                && name.top >= frame.top && name.bottom <= frame.bottom;
            }""",
            slug,
        )
    )


def test_names_do_not_overlap_on_the_screen(map_page: Page, library: Library) -> None:
    boxes = map_page.evaluate(BOXES)
    assert len(boxes) == len(library.papers)
    overlapping = [
        (a["slug"], b["slug"])
        for a in boxes
        for b in boxes
        if a["slug"] < b["slug"]
        and a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
    ]
    assert overlapping == []


def test_papers_stay_on_the_keyboards_way_when_their_names_are_too_small(map_page: Page) -> None:
    node(map_page, "mira").focus()
    map_page.keyboard.press("0")
    expect(node(map_page, "mira")).to_be_focused()
    map_page.keyboard.press("ArrowRight")
    expect(map_page.locator(".map__nodes a:focus")).to_have_count(1)
    expect(node(map_page, "mira")).not_to_be_focused()


@pytest.mark.parametrize("fragment", ["list", "%"])
def test_an_address_may_name_another_part_of_the_page(page: Page, site: str, fragment: str) -> None:
    page.goto(f"{site}lineage/#{fragment}")
    expect(page.get_by_role("complementary", name="Chosen paper")).to_be_hidden()
    node(page, "tide-rule").click()
    expect(node(page, "tide-rule")).to_have_class(re.compile("is-chosen"))


def test_a_click_chooses_and_another_opens(map_page: Page, site: str) -> None:
    lantern = node(map_page, "lantern")
    lantern.click()
    expect(lantern).to_have_class(re.compile("is-chosen"))
    expect(node(map_page, "lantern-2")).to_have_class(re.compile("is-descendant"))
    expect(node(map_page, "night-ferry")).to_have_class(re.compile("is-descendant"))
    expect(node(map_page, "echo-net")).to_have_class(re.compile("is-ancestor"))
    expect(node(map_page, "leafnet")).not_to_have_class(re.compile("ancestor|descendant"))
    line = map_page.locator("path[data-from=lantern][data-to=lantern-2]")
    assert line.evaluate("line => line.parentElement.matches('.map__over[data-relation=extends]')"), "over others"
    panel = map_page.get_by_role("complementary", name="Chosen paper")
    expect(panel.get_by_role("link", name="Lantern", exact=True)).to_have_attribute("href", "../papers/lantern/")
    expect(panel).to_contain_text("One Network for Every Ship (2018)")
    expect(map_page).to_have_url(f"{site}lineage/#lantern")
    panel.get_by_role("button", name="Lantern-2", exact=True).click()
    expect(node(map_page, "lantern-2")).to_have_class(re.compile("is-chosen"))
    expect(map_page).to_have_url(f"{site}lineage/#lantern-2")
    expect(panel.get_by_role("link", name="Lantern-2", exact=True)).to_be_focused()
    assert is_in_frame(map_page, "lantern-2")
    node(map_page, "lantern-2").click()
    expect(map_page).to_have_url(f"{site}papers/lantern-2/")


@pytest.mark.parametrize("address", ["lineage/#mosaic", "lineage/?paper=mosaic"])
def test_an_address_chooses_a_paper(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    expect(node(page, "mosaic")).to_have_class(re.compile("is-chosen"))
    settle(page)
    assert is_in_frame(page, "mosaic")
    expect(page.locator(".map__panel")).to_be_in_viewport()


def test_escape_clears_the_choice(page: Page, site: str) -> None:
    page.goto(f"{site}lineage/#mosaic")
    node(page, "mosaic").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".map__nodes .is-chosen")).to_have_count(0)
    expect(page.locator(".map__panel")).to_be_hidden()
    expect(page).to_have_url(f"{site}lineage/")


def test_keys_go_from_paper_to_paper(map_page: Page, site: str) -> None:
    assert map_page.locator(".map__nodes a[tabindex='0']").count() == 1, "one stop for the Tab key"
    map_page.locator(".map__scroll").focus()
    map_page.keyboard.press("Tab")
    expect(node(map_page, "tide-rule")).to_be_focused()
    places = []
    for _ in range(5):
        map_page.keyboard.press("ArrowRight")
        focused = map_page.evaluate("document.activeElement.id")
        assert is_in_frame(map_page, focused)
        expect(node(map_page, focused)).to_have_class(re.compile("is-chosen"))
        places.append(map_page.evaluate("Number(document.activeElement.querySelector('circle').getAttribute('cx'))"))
    assert places == sorted(set(places)), "each further to the right"
    map_page.keyboard.press("ArrowDown")
    last = map_page.evaluate("document.activeElement.id")
    map_page.keyboard.press("Enter")
    expect(map_page).to_have_url(f"{site}papers/{last}/")


def test_finding_lights_what_matches_and_enter_goes_there(map_page: Page) -> None:
    box = map_page.get_by_role("searchbox", name=re.compile("Find on the map"))
    box.fill("mosaic network")
    expect(node(map_page, "mosaic")).to_have_class(re.compile("is-match"))
    expect(node(map_page, "mira")).not_to_have_class(re.compile("is-match"))
    assert is_in_frame(map_page, "mosaic")
    box.press("Enter")
    expect(node(map_page, "mosaic")).to_have_class(re.compile("is-chosen"))
    assert is_in_frame(map_page, "mosaic")
    box.fill("lantern")
    found = map_page.locator(".map__nodes .is-match").count()
    status = map_page.locator(".map__find [role=status]")
    expect(status).to_have_text(f"{found} found")
    box.press("Enter")
    expect(node(map_page, "lantern")).to_have_class(re.compile("is-chosen"))
    box.press("Enter")
    expect(status).to_have_text(f"2 of {found}")
    box.press("Escape")
    expect(map_page.locator(".map__nodes .is-match")).to_have_count(0)


def test_lines_and_sections_can_be_switched_and_shared(map_page: Page, new_page: Callable[..., Page]) -> None:
    uses = map_page.locator(".map__edges[data-relation=uses]:not(.map__over)")
    expect(uses).to_be_hidden()
    map_page.get_by_label("Uses").check()
    expect(uses).to_be_visible()
    map_page.get_by_label("Vision").uncheck()
    expect(node(map_page, "leafnet")).to_be_hidden()
    expect(node(map_page, "mira")).to_be_visible()
    expect(map_page).to_have_url(re.compile("relation=uses.*section=theory"))
    other = new_page()
    other.goto(map_page.url)
    expect(other.get_by_label("Uses")).to_be_checked()
    expect(other.locator(".map__edges[data-relation=uses]:not(.map__over)")).to_be_visible()
    expect(node(other, "leafnet")).to_be_hidden()


def test_without_scripts_lines_can_be_switched_and_names_lead_to_papers(
    new_page: Callable[..., Page], site: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}lineage/#half-memory")
    expect(page.get_by_role("searchbox", name=re.compile("Find on the map"))).to_be_hidden()
    page.get_by_label("Uses").check()
    expect(page.locator(".map__edges[data-relation=uses]:not(.map__over)")).to_be_visible()
    node(page, "half-memory").click()
    expect(page).to_have_url(f"{site}papers/half-memory/")


def scale(page: Page) -> float:
    return float(page.evaluate("document.querySelector('.map__drawing').getScreenCTM().a"))


def test_zooming_keeps_what_is_under_the_pointer(map_page: Page) -> None:
    map_page.set_viewport_size({"width": DESKTOP, "height": 400})  # less than the map, which could not scroll otherwise
    node(map_page, "mira").scroll_into_view_if_needed()
    box: Any = node(map_page, "mira").locator("circle").bounding_box()
    map_page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    map_page.keyboard.down("Control")
    map_page.mouse.wheel(0, -100)
    map_page.keyboard.up("Control")
    settle(map_page)
    assert scale(map_page) > 1.2
    after = node(map_page, "mira").locator("circle").bounding_box()
    assert abs(after["x"] + after["width"] / 2 - box["x"] - box["width"] / 2) < 3
    assert abs(after["y"] + after["height"] / 2 - box["y"] - box["height"] / 2) < 3


def test_buttons_and_keys_zoom(map_page: Page) -> None:
    zoom = map_page.get_by_role("group", name="Zoom")
    zoom.get_by_role("button", name="Fit").click()
    assert scale(map_page) < 0.5
    frame = map_page.locator(".map__scroll")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth"), "all of it is seen"
    assert frame.evaluate("frame => frame.querySelector('svg').getBoundingClientRect().width > frame.clientWidth - 2")
    expect(map_page.locator(".map__landmarks text").first).to_be_visible()
    zoom.get_by_role("button", name="100%").click()
    assert scale(map_page) == 1
    frame.focus()
    map_page.keyboard.press("+")
    assert scale(map_page) > 1
    map_page.keyboard.press("-")
    assert scale(map_page) == pytest.approx(1)
    map_page.keyboard.press("0")
    assert scale(map_page) < 0.5


def test_the_mouse_drags_the_map_without_choosing(map_page: Page) -> None:
    box = node(map_page, "tide-rule").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    map_page.mouse.move(x, y)
    map_page.mouse.down()
    map_page.mouse.move(x - 150, y - 20, steps=4)
    map_page.mouse.up()
    assert node(map_page, "tide-rule").bounding_box()["x"] == pytest.approx(box["x"] - 150, abs=2)
    expect(map_page.locator(".map__nodes .is-chosen")).to_have_count(0)


def test_two_fingers_zoom_on_a_phone(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(width=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site}lineage/")
    frame = page.locator(".map__scroll")
    frame.scroll_into_view_if_needed()
    box: Any = frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 200
    client = page.context.new_cdp_session(page)

    def touch(kind: str, *apart: int) -> None:
        points = [{"x": x + side * distance, "y": y, "id": side + 1} for distance in apart for side in (-1, 1)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    touch("touchMove", 50)
    touch("touchMove", 60)
    touch("touchEnd")
    assert scale(page) == pytest.approx(1.5, abs=0.05)


def test_other_pages_fetch_nothing_of_the_map(page: Page, site: str, addresses: dict[str, str]) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    for kind in ("home", "papers", "paper", "section"):
        page.goto(site + addresses[kind])
        settle(page)
    assert [url for url in fetched if "lineage" in url] == []
