"""The offline copy, opened from a disk as by double click: no server, no modules, no fetching."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from seminal.models.library import Library
from seminal.offline_copy import write_offline_copy

from tests.browser.test_reading_list import export

# A link in a picture has no address of its own as a text.
LINKS = """[...document.querySelectorAll("a[href]")]
  .map((link) => new URL(link.getAttribute("href"), document.baseURI).href)"""


@pytest.fixture(scope="module")
def root(built: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked copy's folder, whose name has a space and a letter with an accent."""
    folder = tmp_path_factory.mktemp("disk") / "my café"
    archive = folder.parent / "offline.zip"
    write_offline_copy(built, archive)
    with zipfile.ZipFile(archive) as copy:
        copy.extractall(folder)
    return f"{(folder / 'offline').as_uri()}/"


@pytest.fixture
def open_page(browser: Browser, root: str) -> Iterator[Callable[[str], Page]]:
    """Opens pages of the copy; all that goes wrong on them, and all that they ask others for, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    found: list[str] = []
    context.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: found.append(str(error.error)))
    # Who leaves a page cuts off what it is still loading; that is no failure.
    context.on(
        "requestfailed",
        lambda request: None if request.failure == "net::ERR_ABORTED" else found.append(f"failed: {request.url}"),
    )
    context.on("request", lambda request: None if request.url.startswith(root) else found.append(request.url))

    def open_(address: str) -> Page:
        page = context.new_page()
        page.goto(root + address)
        return page

    yield open_
    context.close()
    assert found == []


def test_the_search_finds_by_name_and_by_text(open_page: Callable[[str], Page], root: str) -> None:
    page = open_page("index.html")
    page.keyboard.press("/")
    page.keyboard.type("lantren")
    expect(page.locator(".search__paper").first).to_contain_text("Lantern")
    page.get_by_role("searchbox", name="Search papers").fill("captains filmed through a window")
    expect(page.locator(".search__paper").first).to_contain_text("Lip Service")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"{root}papers/lip-service/index.html")))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lip Service")


def test_formulas_show(open_page: Callable[[str], Page]) -> None:
    page = open_page("papers/echo-theorem/index.html")
    formula = page.locator(".formula svg[viewBox]").first
    expect(formula).to_be_visible()
    box = formula.bounding_box()
    assert box
    assert box["width"] > 5
    ink = page.locator(".formula-display svg use").first.evaluate("glyph => glyph.getBBox().width")
    assert ink > 0, "the glyphs that it shares are found"


def test_every_link_within_the_copy_leads_to_a_file(root: str, built: Path, open_page: Callable[[str], Page]) -> None:
    page = open_page("index.html")
    for address in ("", "papers/", "papers/kelp/", "tags/", "sections/speech/", "benchmarks/leafnet-50/"):
        page.goto(f"{root}{address}index.html")
        links = page.evaluate(LINKS)
        ours = {link.split("#")[0].split("?")[0].removeprefix(root) for link in links if link.startswith("file:")}
        assert ours
        assert sorted(link for link in ours if not (built / link).is_file()) == []


def test_all_papers_are_narrowed_and_downloaded(open_page: Callable[[str], Page], root: str) -> None:
    page = open_page("papers/index.html")
    survey = page.get_by_role("group", name="Kind").get_by_role("checkbox", name=re.compile("Survey"))
    survey.check()
    expect(page).to_have_url(f"{root}papers/index.html?kind=survey")
    page.reload()
    expect(survey).to_be_checked()
    shown = page.locator(".entry:visible")
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    assert len(re.findall(r"^@", download.value.path().read_text(encoding="utf-8"), re.MULTILINE)) == shown.count() > 1


def test_chosen_colours_are_kept(open_page: Callable[[str], Page]) -> None:
    page = open_page("index.html")
    button = page.get_by_role("button", name="Colours")
    button.click()
    button.click()
    other = open_page("tags/index.html")
    expect(other.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_marks_are_kept_and_the_reading_list_shows_them(open_page: Callable[[str], Page], root: str) -> None:
    page = open_page("papers/kelp/index.html")
    page.get_by_role("button", name="To read", exact=True).click()
    page.reload()
    expect(page.get_by_role("button", name="To read", exact=True)).to_have_attribute("aria-pressed", "true")
    page.goto(f"{root}reading-list/index.html")
    expect(page.locator("main").get_by_role("link", name="Kelp: Growing Networks")).to_be_visible()
    assert json.loads(export(page, "JSON"))["marks"].keys() == {"kelp"}
    page.goto(f"{root}index.html")
    expect(page.locator("[data-begun]").get_by_role("link", name="Kelp", exact=True)).to_be_visible()


def test_the_lineage_map_shows_all_papers_and_lights_up_relations(
    open_page: Callable[[str], Page], library: Library
) -> None:
    page = open_page("lineage/index.html")
    nodes = page.locator(".map__nodes a")
    assert nodes.count() == len(library.papers)
    page.locator(".map__nodes a[id=tide-rule]").click()
    expect(page.locator(".map__nodes a[id=murmur]")).to_have_class(re.compile("is-descendant"))
