"""The search dialog in Chromium, on the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.conftest import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NAMES, TEXT = "**/search/names.json", "**/search/text.json"
PAPER = "papers/kelp/"


@pytest.fixture
def paper(page: Page, site: str) -> Page:
    """The page of a paper."""
    page.goto(site + PAPER)
    return page


@pytest.fixture
def phone(page: Page, site: str) -> Iterator[Page]:
    """The page of a paper on a phone."""
    assert page.context.browser
    context = page.context.browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    small = context.new_page()
    small.goto(site + PAPER)
    yield small
    context.close()


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search papers")


def results(page: Page) -> Locator:
    return page.get_by_role("list", name="Papers").get_by_role("link")


def button(page: Page) -> Locator:
    return page.locator("header [data-search-open]")


def ask(page: Page, query: str) -> Locator:
    """Open the search, type, and wait for a result."""
    button(page).click()
    page.keyboard.type(query)
    expect(results(page).first).to_be_visible()
    return results(page).first


def hold(page: Page, address: str) -> list[Route]:
    """Keep a file back until the routes in the list are continued."""
    held: list[Route] = []

    def keep(route: Route) -> None:
        held.append(route)

    page.route(address, keep)
    return held


def release(page: Page, held: list[Route]) -> None:
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()


@pytest.mark.parametrize("address", ["", "papers/", PAPER, "tags/", "about/"])
def test_every_page_has_it(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("lark")
    expect(results(page).first).to_have_attribute("href", f"{site}papers/lark/")


def test_the_button_opens_it(paper: Page) -> None:
    button(paper).click()
    expect(dialog(paper)).to_be_visible()
    expect(box(paper)).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_button_works_by_key(paper: Page, key: str) -> None:
    expect(button(paper)).to_have_attribute("role", "button")
    button(paper).focus()
    paper.keyboard.press(key)
    expect(box(paper)).to_be_focused()


@pytest.mark.parametrize("keys", ["Control+k", "Meta+k"])
def test_a_shortcut_opens_it(paper: Page, keys: str) -> None:
    paper.keyboard.press(keys)
    expect(box(paper)).to_be_focused()


def test_a_slash_that_is_typed_stays_a_slash(paper: Page) -> None:
    paper.evaluate("document.querySelector('article').prepend(document.createElement('textarea'))")
    paper.locator("article textarea").press("/")
    expect(dialog(paper)).to_be_hidden()
    expect(paper.locator("article textarea")).to_have_value("/")
    button(paper).click()
    paper.keyboard.type("ViT-B/16")
    expect(box(paper)).to_have_value("ViT-B/16")


def test_nothing_is_fetched_before_it_is_used(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(site)))
    page.goto(site + PAPER, wait_until="networkidle")
    assert not any(url.startswith("search/") for url in fetched)
    scripts = [url for url in fetched if url.startswith("assets/javascripts/")]
    engine = "MiniSearch"
    assert not any(engine in page.request.get(site + url).text() for url in scripts), "the engine comes when it is used"
    with page.expect_response(NAMES):
        button(page).hover()
    page.wait_for_timeout(300)
    assert "search/text.json" not in fetched
    assert any(engine in page.request.get(site + url).text() for url in set(fetched) if url.endswith(".js"))
    with page.expect_response(TEXT):
        button(page).click()


def test_no_key_is_lost_while_it_loads(paper: Page) -> None:
    held = hold(paper, NAMES)
    paper.keyboard.press("/")
    paper.keyboard.type("lantren")
    expect(box(paper)).to_have_value("lantren")
    expect(paper.get_by_text("Loading …")).to_be_visible()
    release(paper, held)
    expect(results(paper).first).to_contain_text("Lantern")
    expect(paper.get_by_text("Loading …")).to_be_hidden()


def test_enter_before_it_has_loaded_opens_the_first_result(paper: Page, site: str) -> None:
    held = hold(paper, NAMES)
    paper.keyboard.press("/")
    paper.keyboard.type("mosaic")
    paper.keyboard.press("Enter")
    release(paper, held)
    expect(paper).to_have_url(f"{site}papers/mosaic/")


def test_a_result_shows_what_it_is_and_why(paper: Page, site: str) -> None:
    first = ask(paper, "Østerdal 1987")
    expect(first).to_have_attribute("href", f"{site}papers/tide-rule/")
    expect(first).to_contain_text("Tide rule")
    expect(first).to_contain_text("Theory of learning")
    expect(first).to_contain_text("AAM")
    expect(first.locator(".search__facts mark")).to_have_text("1987")
    expect(first.locator(".search__reasons mark")).to_have_text("Østerdal")
    expect(first.locator(".search__snippet")).to_contain_text("clock puzzles", ignore_case=True)


def test_words_of_the_body_are_quoted(paper: Page) -> None:
    first = ask(paper, "EchoNet clipped")
    expect(first).to_contain_text("EchoNet")
    expect(first.locator(".search__snippet mark", has_text="clipped")).to_be_visible()


def test_names_come_first_and_the_text_follows(paper: Page) -> None:
    held = hold(paper, TEXT)
    first = ask(paper, "lark")
    expect(first.locator(".search__snippet")).to_be_empty()
    height = first.bounding_box()
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("ArrowDown")
    second = results(paper).nth(1).get_attribute("href")
    assert second
    release(paper, held)
    expect(first.locator(".search__snippet")).not_to_be_empty()
    assert first.bounding_box() == height, "nothing moves"
    expect(paper.locator(f".search__paper[href='{second}']")).to_be_focused()


def test_without_the_text_names_are_still_found(paper: Page) -> None:
    paper.route(TEXT, lambda route: route.abort())
    expect(ask(paper, "kelp")).to_contain_text("Kelp")
    expect(paper.get_by_role("status")).to_contain_text("names and titles only")


def test_keys_move_through_the_results(paper: Page, site: str) -> None:
    ask(paper, "plant recognition")
    found = results(paper)
    for position in (0, 1):
        paper.keyboard.press("ArrowDown")
        expect(found.nth(position)).to_be_focused()
    paper.keyboard.press("ArrowUp")
    expect(found.nth(0)).to_be_focused()
    paper.keyboard.press("ArrowUp")
    expect(box(paper)).to_be_focused()
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("End")
    places = paper.get_by_role("navigation", name="Pages that list papers").get_by_role("link")
    expect(places.last).to_be_focused()
    paper.keyboard.press("ArrowDown")
    expect(places.last).to_be_focused()
    paper.keyboard.press("Home")
    expect(found.nth(0)).to_be_focused()
    paper.keyboard.press("ArrowDown")
    address = found.nth(1).get_attribute("href")
    assert address
    assert address.startswith(site)
    paper.keyboard.press("Enter")
    expect(paper).to_have_url(address)


def test_home_and_end_move_the_caret_in_the_box(paper: Page) -> None:
    ask(paper, "ark")
    paper.keyboard.press("Home")
    paper.keyboard.type("l")
    paper.keyboard.press("End")
    paper.keyboard.type("s")
    expect(box(paper)).to_have_value("larks")
    expect(box(paper)).to_be_focused()


def test_a_letter_typed_on_a_result_goes_into_the_box(paper: Page, site: str) -> None:
    ask(paper, "lark")
    paper.keyboard.press("ArrowDown")
    paper.keyboard.type("-2")
    expect(box(paper)).to_have_value("lark-2")
    expect(results(paper).first).to_have_attribute("href", f"{site}papers/lark-2/")
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("n")
    expect(box(paper)).to_have_value("lark-2n")
    expect(dialog(paper)).to_be_visible()


def test_enter_opens_the_first_result(paper: Page, site: str) -> None:
    ask(paper, "squares that read each other")
    paper.keyboard.press("Enter")
    expect(paper).to_have_url(f"{site}papers/mosaic/")


@pytest.mark.parametrize("way", ["Escape", "button", "backdrop"])
def test_closing_gives_the_focus_back(paper: Page, way: str) -> None:
    ask(paper, "lark")
    expect(paper).to_have_url(re.compile(r"\?q=lark$"))
    if way == "Escape":
        paper.keyboard.press("Escape")
    elif way == "button":
        paper.get_by_role("button", name="Close the search").click()
    else:
        paper.mouse.click(5, 300)
    expect(dialog(paper)).to_be_hidden()
    expect(button(paper)).to_be_focused()
    expect(paper).to_have_url(re.compile(r"^[^?]*$"))


def test_escape_closes_from_a_result_too(paper: Page) -> None:
    ask(paper, "lark")
    paper.keyboard.press("ArrowDown")
    paper.keyboard.press("Escape")
    expect(dialog(paper)).to_be_hidden()


def test_opening_again_selects_what_was_typed(paper: Page, site: str) -> None:
    ask(paper, "lark")
    paper.keyboard.press("Escape")
    paper.keyboard.press("/")
    paper.keyboard.type("kelp")
    expect(box(paper)).to_have_value("kelp")
    expect(results(paper).first).to_have_attribute("href", f"{site}papers/kelp/")


def test_an_address_with_a_query_opens_it(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}?other=1&q=lantrn#method")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("lantrn")
    expect(results(page).first).to_contain_text("Lantern")
    box(page).fill("murmur")
    expect(page).to_have_url(f"{site}{PAPER}?other=1&q=murmur#method")
    assert page.evaluate("history.length") == 2  # about:blank and this page
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site}{PAPER}?other=1#method")


def test_going_back_finds_the_results_again(paper: Page, site: str) -> None:
    ask(paper, "half memory")
    paper.keyboard.press("Enter")
    expect(paper).to_have_url(f"{site}papers/half-memory/")
    paper.go_back()
    expect(box(paper)).to_have_value("half memory")
    expect(results(paper).first).to_contain_text("Half memory")


def test_the_number_of_results_is_announced_once_typing_rests(paper: Page) -> None:
    button(paper).click()
    status = paper.get_by_role("status")
    expect(status).to_be_empty()
    paper.evaluate(
        """() => { globalThis.said = []; new MutationObserver(() => said.push(document.querySelector(
          '.search__status').textContent)).observe(document.querySelector('.search__status'), {childList: true}) }"""
    )
    box(paper).press_sequentially("network", delay=40)
    expect(status).to_have_text(re.compile(r"^(The best 20 of )?\d+ papers$"))
    assert len(paper.evaluate("said")) == 1
    box(paper).fill("zzzzqqqq")
    expect(status).to_have_text("No papers found")


def test_more_papers_are_shown_when_asked_for(paper: Page) -> None:
    first = ask(paper, "network")
    expect(first.locator(".search__snippet")).not_to_be_empty()  # the texts are there
    status = paper.get_by_role("status")
    more = paper.get_by_role("button", name=re.compile(r"^Show \d+ more$"))
    found = results(paper)
    expect(found).to_have_count(20)
    expect(status).to_have_text(re.compile(r"^The best 20 of \d+ papers$"))
    found.nth(19).focus()
    paper.keyboard.press("ArrowDown")
    expect(more).to_be_focused()
    paper.keyboard.press("Space")
    expect(found.nth(20)).to_be_focused()
    while more.is_visible():
        shown = found.count()
        rest = int(more.inner_text().split()[1])
        more.click()
        expect(found).to_have_count(shown + rest)
        expect(found.nth(shown)).to_be_focused()
    expect(status).to_have_text(f"{found.count()} papers")
    box(paper).fill("networks")
    expect(found).to_have_count(20)


def test_an_empty_box_offers_examples_that_find_something(paper: Page) -> None:
    button(paper).click()
    examples = paper.get_by_role("list", name="Examples").get_by_role("button")
    expect(examples.first).to_be_visible()
    for text in examples.all_text_contents():
        paper.get_by_role("button", name=text, exact=True).click()
        expect(box(paper)).to_have_value(text)
        expect(box(paper)).to_be_focused()
        expect(results(paper).first).to_be_visible()
        box(paper).fill("")
        expect(examples.first).to_be_visible()


def test_no_result_says_what_to_try(paper: Page, site: str) -> None:
    button(paper).click()
    paper.keyboard.type("zzzzqqqq")
    expect(paper.get_by_text("No paper matches.")).to_be_visible()
    everything = dialog(paper).get_by_role("link", name="all papers").first
    assert urljoin(paper.url, everything.get_attribute("href")) == f"{site}papers/"
    expect(results(paper)).to_have_count(0)


def test_a_failure_is_told_and_the_next_key_tries_again(paper: Page) -> None:
    paper.route(NAMES, lambda route: route.abort())
    button(paper).click()
    paper.keyboard.type("kel")
    expect(paper.get_by_role("alert")).to_contain_text("could not be loaded")
    paper.unroute(NAMES)
    paper.keyboard.type("p")
    expect(results(paper).first).to_contain_text("Kelp")
    expect(paper.get_by_role("alert")).to_be_hidden()


def test_pages_that_list_papers_are_offered(paper: Page, site: str) -> None:
    ask(paper, "plant recognition")
    place = paper.get_by_role("navigation", name="Pages that list papers").get_by_role("link").first
    expect(place).to_have_attribute("href", f"{site}tags/plant-recognition/")
    place.click()
    expect(paper.get_by_role("heading", level=1)).to_have_text("Plant recognition")


def test_the_page_of_a_missing_address_searches_too(page: Page, site: str) -> None:
    missing = f"{site}no/such/page/"
    body = page.request.get(f"{site}404.html").text()
    page.route(missing, lambda route: route.fulfill(status=404, content_type="text/html", body=body))
    page.goto(missing)
    page.keyboard.press("/")
    page.keyboard.type("kelp")
    expect(results(page).first).to_have_attribute("href", f"{site}papers/kelp/")


def test_what_is_typed_is_never_markup(page: Page, site: str) -> None:
    page.goto(f"{site}?q=%3Cimg%20src%3Dx%20onerror%3D%22pwned%3D1%22%3E%20bread%20%26%20butter")
    expect(results(page).first).to_be_visible()
    expect(dialog(page).locator("img")).to_have_count(0)
    assert page.evaluate("typeof pwned") == "undefined"
    box(page).fill("bread")
    expect(results(page).first).to_contain_text("Bread & butter")


def test_without_scripts_the_button_leads_to_all_papers(page: Page, site: str) -> None:
    assert page.context.browser
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site + PAPER)
    expect(plain.locator("#search")).to_be_hidden()
    button(plain).click()
    expect(plain).to_have_url(f"{site}papers/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "network", "zzzzqqqq"])
def test_it_is_accessible(page: Page, site: str, scheme: Any, query: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{PAPER}")
    button(page).click()
    page.keyboard.type(query)
    expect(page.get_by_role("status")).to_have_text(re.compile("^$" if not query else "."))
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run('#search').then(found => found.violations.map(v => [v.id, v.nodes[0].html]))")
    assert violations == []
    page.keyboard.press("Escape")
    violations = page.evaluate("axe.run('[data-search-open]').then(found => found.violations.map(v => v.id))")
    assert violations == []


def test_on_a_phone_it_fills_the_screen_above_the_keyboard(phone: Page) -> None:
    button(phone).tap()
    expect(box(phone)).to_be_focused()
    sheet = phone.locator("#search")
    phone.wait_for_timeout(200)
    assert sheet.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    phone.keyboard.type("plant recognition")
    expect(results(phone).first).to_be_visible()
    # The keyboard of a phone makes the visual viewport smaller, not the page.
    phone.evaluate(
        """() => { Object.defineProperty(visualViewport, 'height', {value: 460});
          visualViewport.dispatchEvent(new Event('resize')) }"""
    )
    expect(sheet).to_have_css("height", "460px")
    # In one go: the list is made anew when the texts arrive.
    bottom = phone.evaluate(
        """() => {
          const last = [...document.querySelectorAll(".search__papers a")].at(-1);
          last.scrollIntoView({block: "nearest"});
          return last.getBoundingClientRect().bottom;
        }"""
    )
    assert bottom <= 460


def test_on_a_phone_targets_are_big_and_nothing_is_wider_than_the_screen(phone: Page) -> None:
    button(phone).tap()
    targets = phone.locator("#search :is(.search__paper, .search__place, button, input)")
    rectangles = "nodes => nodes.filter(n => n.checkVisibility()).map(n => n.getBoundingClientRect().toJSON())"
    for query in ("", "plant recognition"):
        box(phone).fill(query)
        expect(phone.get_by_role("status")).to_have_text(re.compile("^$" if not query else "."))
        sizes = targets.evaluate_all(rectangles)
        assert len(sizes) > 3
        assert [size for size in sizes if size["height"] < 44 or size["width"] < 44] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_page_behind_does_not_move(paper: Page) -> None:
    places = (
        "['header', 'h1', 'article'].map(name => JSON.stringify(document.querySelector(name).getBoundingClientRect()))"
    )
    before = paper.evaluate(places)
    ask(paper, "lark")
    assert paper.evaluate(places) == before
    shift = paper.evaluate(
        """new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())
          if (!entry.hadRecentInput) sum += entry.value }).observe({type: 'layout-shift', buffered: true});
          setTimeout(() => done(sum), 800) })"""
    )
    assert shift < 0.001


def test_it_is_not_printed(paper: Page) -> None:
    ask(paper, "lark")
    paper.emulate_media(media="print")
    expect(paper.locator("#search")).to_be_hidden()
    expect(button(paper)).to_be_hidden()


def test_it_does_not_move_for_who_asks_for_less_motion(paper: Page) -> None:
    button(paper).click()
    expect(paper.locator("#search")).to_have_css("animation-name", "search-appears")
    paper.emulate_media(reduced_motion="reduce")
    expect(paper.locator("#search")).to_have_css("animation-name", "none")
