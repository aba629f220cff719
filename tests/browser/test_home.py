"""What the home page shows to who has begun to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from seminal.models.library import Library

from tests.browser.test_accessibility import SCHEMES, violations
from tests.browser.test_reading_list import store
from tests.chromium import DESKTOP, PHONE, settle

SHIFT = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(0), 500);
})"""


@pytest.fixture(scope="module")
def steps(reading_paths: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The papers of each reading path."""
    return {slug: [step["paper"] for step in path["steps"]] for slug, path in reading_paths.items()}


def marks(**states: str) -> dict[str, dict[str, str]]:
    """Marks, the last one made last; `_` in place of a hyphen."""
    return {slug.replace("_", "-"): {"state": state, "since": "2026-11-28"} for slug, state in states.items()}


def begun(page: Page) -> list[str]:
    """What stands under "Continue reading": each line as link and words beside it."""
    page.get_by_role("heading", name="Continue reading").wait_for()
    return [" ".join(line.split()) for line in page.locator("[data-begun] li").all_inner_texts()]


def test_without_marks_there_is_nothing_to_continue_and_nothing_is_fetched(page: Page, site: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site, wait_until="networkidle")
    expect(page.get_by_role("heading", name="Most built upon")).to_be_visible()
    expect(page.get_by_role("heading", name="Continue reading")).to_be_hidden()
    assert [url for url in requests if url.endswith(".json")] == []


def test_the_papers_last_marked_to_be_read_come_first(page: Page, site: str, library: Library) -> None:
    page.goto(site)
    slugs = ["murmur", "leafnet", "mosaic", "sunrise", "lantern"]
    store(page, marks(**dict.fromkeys(slugs, "to-read"), mora="to-read"))
    page.reload()
    expected = [library[slug] for slug in ("mora", "lantern", "sunrise", "mosaic")]
    assert begun(page) == [f"{paper.label} {paper.year}" for paper in expected]
    page.get_by_role("link", name=library["mora"].label, exact=True).first.click()
    expect(page).to_have_url(f"{site}papers/mora/")


def test_a_path_that_was_begun_leads_to_what_comes_next(
    page: Page, site: str, library: Library, steps: dict[str, list[str]]
) -> None:
    slug, papers = list(steps.items())[-1]  # one that has no card
    page.goto(site)
    store(page, {paper: {"state": "read", "since": "2026-11-28"} for paper in papers[:3]})
    page.reload()
    title = library.paths[slug].title
    following = library[papers[3]].label
    assert f"{title} 3 of {len(papers)} read; next {following}" in begun(page)
    page.locator("[data-begun]").get_by_role("link", name=title).click()
    expect(page).to_have_url(f"{site}paths/{slug}/#{papers[3]}")
    expect(page.locator(f"[data-paper='{papers[3]}']")).to_be_in_viewport()


def test_a_path_that_is_read_to_its_end_is_not_continued(page: Page, site: str, steps: dict[str, list[str]]) -> None:
    page.goto(site)
    whole = next(papers for papers in steps.values() if not shares(papers, steps))
    store(page, {paper: {"state": "read", "since": "2026-11-28"} for paper in whole})
    page.reload(wait_until="networkidle")
    expect(page.get_by_role("heading", name="Continue reading")).to_be_hidden()


def shares(papers: list[str], steps: dict[str, list[str]]) -> bool:
    """Whether a paper of these stands on another path too."""
    return any(set(papers) & set(other) for other in steps.values() if other != papers)


def test_a_mark_of_a_paper_that_is_gone_is_passed_over(page: Page, site: str, library: Library) -> None:
    page.goto(site)
    store(page, marks(no_such_paper="to-read", mira="to-read"))
    page.reload()
    assert begun(page) == [f"{library['mira'].label} {library['mira'].year}"]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("number", [1, 3, 40])
def test_nothing_moves_for_what_was_begun(
    new_page: Callable[..., Page], site: str, library: Library, width: int, number: int
) -> None:
    page = new_page(width=width)
    page.goto(site)
    paths = page.locator("#paths")
    settle(page)
    before = paths.bounding_box()
    slugs = [paper.slug for paper in library.papers[:number]]
    store(page, {slug: {"state": ("read", "to-read")[at % 2], "since": "2026-11-28"} for at, slug in enumerate(slugs)})
    if number == 1:
        store(page, marks(mira="to-read"))
    page.reload()
    assert begun(page)
    settle(page)
    assert paths.bounding_box() == before
    assert page.evaluate(SHIFT) == 0


def test_another_tab_is_followed(page: Page, site: str, library: Library) -> None:
    page.goto(site)
    other = page.context.new_page()
    other.goto(f"{site}about/")
    store(other, marks(mira="to-read"))
    assert begun(page) == [f"{library['mira'].label} {library['mira'].year}"]
    store(other, {})
    expect(page.get_by_role("heading", name="Continue reading")).to_be_hidden()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_what_was_begun(new_page: Callable[..., Page], site: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site)
    store(page, marks(mosaic="read", leafnet="to-read"))
    page.reload()
    assert len(begun(page)) == 2
    settle(page)
    assert violations(page) == []


def test_a_paper_that_is_being_marked_stays_where_it_is(page: Page, site: str) -> None:
    page.goto(site)
    row = page.locator("[data-most] li").nth(2)
    before = row.bounding_box()
    row.locator(".mark").click()
    page.locator(".mark-popover").get_by_role("button", name="To read", exact=True).click()
    page.keyboard.press("Escape")
    settle(page)
    assert row.bounding_box() == before
    page.reload()
    assert len(begun(page)) == 1
