"""The page of all papers in Chromium: sort, narrow, share, download; by pointer, by key, with ten thousand papers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from seminal.models.library import Library

from tests.browser.test_accessibility import SCHEMES, violations
from tests.chromium import DESKTOP, HEIGHT, PHONE, settle

PAPERS = "papers/"
SPEECH, VISION, FEW_LABELS = "Speech & sound", "Vision", "Learning from few labels"
ASKED = "?section=speech&tag=few-labels&from=2016&to=2022"
MANY = 10_000
MAX_TASK = 100  # milliseconds of processor time; an idle machine needs a third of it


@pytest.fixture
def papers(page: Page, site: str) -> Page:
    """The page of all papers."""
    page.goto(site + PAPERS)
    expect_ready(page)
    return page


def expect_ready(page: Page) -> None:
    expect(page.locator("[data-explore]")).to_have_attribute("data-explore", "ready")


def shown(page: Page) -> list[str]:
    """The slugs of the papers that are listed, in their order."""
    slugs: list[str] = page.locator(".entry:visible").evaluate_all("rows => rows.map((row) => row.id)")
    return slugs


def tick(page: Page, facet: str, choice: str) -> None:
    choices(page, facet).get_by_role("checkbox", name=re.compile(re.escape(choice))).click()


def choices(page: Page, facet: str) -> Locator:
    return page.get_by_role("group", name=facet, exact=True)


def status(page: Page) -> Locator:
    return page.locator(".found").get_by_role("status")


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Chosen filters").get_by_role("button")


def bar(page: Page, year: int) -> Locator:
    return page.locator(f"[data-timeline] a[data-year='{year}']")


def test_a_shared_address_gives_the_same_papers_and_their_bibliography(
    papers: Page, new_page: Callable[..., Page], site: str, front_matter: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    tick(papers, "Section", SPEECH)
    papers.get_by_label("From year").select_option("2016")
    papers.get_by_label("To year").select_option("2022")
    papers.get_by_role("searchbox", name="Find a tag").fill("learn few")
    tick(papers, "Tag", FEW_LABELS)
    wanted = {
        slug
        for slug, fields in front_matter.items()
        if fields["section"] == "speech" and 2016 <= fields["year"] <= 2022 and "few-labels" in fields["tags"]
    }
    assert wanted
    expect(status(papers)).to_have_text(f"{len(wanted)} of {len(front_matter)} papers")
    expect(papers).to_have_url(site + PAPERS + ASKED)
    found = shown(papers)
    assert set(found) == wanted

    fresh = new_page(accept_downloads=True)
    fresh.goto(papers.url)
    expect(status(fresh)).to_have_text(f"{len(wanted)} of {len(front_matter)} papers")
    assert shown(fresh) == found

    fresh.get_by_text("Download").click()
    with fresh.expect_download() as download:
        fresh.get_by_role("button", name="BibTeX", exact=True).click()
    file = tmp_path / download.value.suggested_filename
    assert file.suffix == ".bib"
    download.value.save_as(file)
    entries = bibtexparser.loads(file.read_text(encoding="utf-8")).entries
    titles = [re.sub(r"[{}\\]", "", entry["title"]) for entry in entries]
    assert titles == [front_matter[slug]["title"] for slug in found]


@pytest.mark.parametrize("name", ["RIS", "CSL-JSON", "APA", "IEEE", "Chicago"])
def test_the_list_is_there_in_every_format(papers: Page, name: str, tmp_path: Path) -> None:
    tick(papers, "Tag", "Plant recognition")
    papers.get_by_text("Download").click()
    with papers.expect_download() as download:
        papers.get_by_role("button", name=name, exact=True).click()
    file = tmp_path / "file"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    match name:
        case "RIS":
            entries = text.count("ER  -")
        case "CSL-JSON":
            entries = len(json.loads(text))
        case _:
            entries = len(text.strip().split("\n\n"))
    assert entries == len(shown(papers)) > 10


def test_the_menu_of_formats_closes_by_key_and_by_a_click_elsewhere(papers: Page) -> None:
    menu, format_ = papers.get_by_text("Download"), papers.get_by_role("button", name="BibTeX", exact=True)
    menu.click()
    expect(format_).to_be_visible()
    papers.keyboard.press("Escape")
    expect(format_).to_be_hidden()
    menu.click()
    expect(format_).to_be_visible()
    papers.get_by_role("heading", level=1).click()
    expect(format_).to_be_hidden()


def test_it_sorts(papers: Page, library: Library, front_matter: dict[str, dict[str, Any]]) -> None:
    def year(slug: str) -> Any:
        return front_matter[slug]["year"]

    def name(slug: str) -> str:
        return str(front_matter[slug].get("name", front_matter[slug]["title"])).lower()

    def followers(slug: str) -> int:
        descends = {"builds-on", "extends", "replaces"}
        edges = (edge for fields in front_matter.values() for edge in fields.get("lineage", []))
        return sum(edge["to"] == slug and edge["relation"] in descends for edge in edges)

    sections = list(library.vocabulary.sections)
    keys: dict[str, Callable[[str], Any]] = {
        "Oldest": year,
        "Name": name,
        "Section": lambda slug: sections.index(front_matter[slug]["section"]),
        "Most built upon": lambda slug: -followers(slug),
        "Newest": lambda slug: -year(slug),
    }
    for label, key in keys.items():
        papers.get_by_label("Sort by").select_option(label=label)
        expect(papers.locator(".found__rows")).to_have_count(1)
        order = shown(papers)
        assert len(order) == len(front_matter)
        found = [key(slug) for slug in order]
        # Letters with accents sort by their base, which this test does not know.
        assert found == sorted(found) or label == "Name"
        if label == "Name":
            plain = [text for text in found if text.isascii()]
            assert plain == sorted(plain)
    expect(papers).to_have_url(re.compile(r"/papers/$"))


def test_rows_say_how_many_papers_build_upon_theirs(papers: Page, front_matter: dict[str, dict[str, Any]]) -> None:
    descends = {"builds-on", "extends", "replaces"}
    edges = [edge for fields in front_matter.values() for edge in fields.get("lineage", [])]
    count = sum(edge["to"] == "tide-rule" and edge["relation"] in descends for edge in edges)
    assert count > 10
    expect(papers.locator(".entry#tide-rule .entry__facts")).to_contain_text(f"{count} built upon it")


def test_counts_are_what_a_choice_gives(papers: Page) -> None:
    tick(papers, "Section", VISION)
    choices(papers, "Tag").get_by_role("button", name=re.compile("Show all")).click()
    for facet, choice in (("Venue", "EyeCon"), ("With", "Code"), ("Tag", "Image patches"), ("Kind", "Blog")):
        item = choices(papers, facet).locator("label").filter(has_text=re.compile(rf"^\s*{choice}\s*\d+\s*$"))
        count = int(item.locator(".number").inner_text())
        item.get_by_role("checkbox").check()
        expect(status(papers)).to_have_text(re.compile(rf"^{count} of "))
        assert len(shown(papers)) == count
        item.get_by_role("checkbox").uncheck()


def test_filters_are_taken_away_one_by_one_or_all_at_once(papers: Page, site: str) -> None:
    everything = shown(papers)
    tick(papers, "Section", SPEECH)
    tick(papers, "Kind", "Survey")
    papers.get_by_role("searchbox", name="Words").fill("microphone")
    expect(chips(papers)).to_have_text(
        [re.compile("Words microphone"), re.compile(f"Section {SPEECH}"), re.compile("Kind Survey"), "Clear all"]
    )
    papers.get_by_role("button", name="Remove Words: microphone").click()
    expect(papers.get_by_role("searchbox", name="Words")).to_have_value("")
    expect(chips(papers).first).to_be_focused()
    expect(papers).to_have_url(f"{site}papers/?section=speech&kind=survey")
    papers.get_by_role("button", name="Clear all").click()
    expect(chips(papers)).to_have_count(0)
    expect(papers).to_have_url(f"{site}papers/")
    expect(papers.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert shown(papers) == everything


def test_words_are_found_without_case_and_accents(papers: Page, site: str) -> None:
    papers.get_by_role("searchbox", name="Words").fill("TWO  éyes")
    expect(papers.locator(".entry#two-eyes")).to_be_visible()
    expect(papers.locator(".entry#leafnet")).to_be_hidden()
    papers.get_by_role("searchbox", name="Words").fill("zzzz")
    expect(papers.get_by_text("No paper has all of this")).to_be_visible()
    expect(status(papers)).to_have_text(re.compile("^0 of "))
    expect(papers).to_have_url(f"{site}papers/?words=zzzz")


def test_all_tags_are_reachable_the_most_frequent_first(papers: Page, front_matter: dict[str, dict[str, Any]]) -> None:
    group = choices(papers, "Tag")
    tags = {tag for fields in front_matter.values() for tag in fields["tags"]}
    expect(group.get_by_role("checkbox")).to_have_count(6)
    counts = [int(text) for text in group.locator("li:visible .number").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    group.get_by_role("button", name=f"Show all {len(tags)}").click()
    expect(group.get_by_role("checkbox")).to_have_count(len(tags))
    group.get_by_role("button", name="Show fewer").click()
    group.get_by_role("searchbox").fill("PLANT seg")
    expect(group.get_by_role("checkbox")).to_have_count(1)
    group.get_by_role("checkbox").check()
    group.get_by_role("searchbox").fill("")
    expect(group.get_by_role("checkbox").first).to_be_checked()
    tick(papers, "Section", SPEECH)
    expect(group.get_by_role("checkbox")).to_have_count(1)


def test_a_year_of_the_picture_is_chosen_by_click(papers: Page, site: str) -> None:
    bar(papers, 2019).click()
    expect(papers).to_have_url(f"{site}papers/?from=2019&to=2019")
    expect(papers.get_by_label("From year")).to_have_value("2019")
    years = papers.locator(".entry:visible .year")
    assert set(years.all_text_contents()) == {"2019"}
    bar(papers, 2021).click(modifiers=["Shift"])
    expect(papers).to_have_url(f"{site}papers/?from=2019&to=2021")
    bar(papers, 2020).click()
    bar(papers, 2020).click()
    expect(papers).to_have_url(f"{site}papers/")


def test_years_of_the_picture_are_chosen_by_dragging(papers: Page, site: str) -> None:
    start, end = (bar(papers, year).bounding_box() for year in (2020, 2017))
    assert start
    assert end
    papers.mouse.move(start["x"] + start["width"] / 2, start["y"] + 100)
    papers.mouse.down()
    papers.mouse.move(end["x"] + end["width"] / 2, end["y"] + 20, steps=8)
    papers.mouse.up()
    expect(papers).to_have_url(f"{site}papers/?from=2017&to=2020")


def test_the_picture_shows_the_share_that_is_found(papers: Page, front_matter: dict[str, dict[str, Any]]) -> None:
    tick(papers, "Section", VISION)
    count = sum(fields["section"] == "vision" and fields["year"] == 2015 for fields in front_matter.values())
    expect(bar(papers, 2015)).to_have_attribute("aria-label", f"2015: {count} paper{'s' * (count != 1)}")
    parts = bar(papers, 2015).locator(".timeline__part")
    heights = dict(
        zip(
            parts.evaluate_all("parts => parts.map((part) => part.dataset.section)"),
            parts.evaluate_all("parts => parts.map((part) => part.getBoundingClientRect().height)"),
            strict=True,
        )
    )
    whole = bar(papers, 2015).locator(".timeline__all").evaluate("bar => bar.getBoundingClientRect().height")
    total = sum(fields["year"] == 2015 for fields in front_matter.values())
    assert heights["speech"] == 0
    assert heights["vision"] == pytest.approx(whole * count / total, abs=0.5)


def test_years_are_chosen_by_key(papers: Page, site: str) -> None:
    papers.get_by_label("From year").focus()
    papers.keyboard.type("2023")
    papers.keyboard.press("Tab")
    papers.keyboard.type("2015")
    expect(papers).to_have_url(f"{site}papers/?from=2015&to=2015")
    expect(papers.get_by_label("From year")).to_have_value("2015")


def test_marks_filter_the_list_at_once(papers: Page, site: str) -> None:
    group = choices(papers, "Your marks")
    group.get_by_role("checkbox", name=re.compile("^To read")).check()
    expect(status(papers)).to_have_text(re.compile("^0 of "))
    other = papers.context.new_page()
    for slug, state in (("kelp", "To read"), ("lark", "Read")):
        other.goto(f"{site}papers/{slug}/")
        other.get_by_role("group", name="Mark as").get_by_role("button", name=state, exact=True).click()
    expect(papers.locator(".entry:visible")).to_have_count(1)
    assert shown(papers) == ["kelp"]
    group.get_by_role("checkbox", name=re.compile("^Read")).check()
    expect(papers.locator(".entry:visible")).to_have_count(2)


def test_the_address_is_kept_when_one_comes_back(papers: Page, site: str) -> None:
    tick(papers, "Kind", "Survey")
    papers.get_by_label("Sort by").select_option("name")
    found = shown(papers)
    papers.locator(".entry:visible a").first.click()
    expect(papers).not_to_have_url(re.compile(r"/papers/(\?|$)"))
    papers.go_back()
    expect(papers).to_have_url(f"{site}papers/?kind=survey&sort=name")
    expect(papers.get_by_label("Sort by")).to_have_value("name")
    expect(papers.locator(".entry:visible")).to_have_count(len(found))
    assert shown(papers) == found


def test_the_search_and_the_filters_share_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}papers/?section=vision&q=kelp")
    expect(page.get_by_role("searchbox", name="Search papers")).to_have_value("kelp")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site}papers/?section=vision")
    expect(page.get_by_role("checkbox", name=re.compile(VISION))).to_be_checked()


def test_an_address_that_goes_back_in_history_is_shown(papers: Page, site: str) -> None:
    total = len(shown(papers))
    papers.evaluate("history.pushState(null, '', '?kind=talk')")
    papers.evaluate("history.pushState(null, '', '?kind=survey')")
    papers.go_back()
    expect(papers).to_have_url(f"{site}papers/?kind=talk")
    expect(status(papers)).to_have_text(f"1 of {total} papers")


def test_without_scripts_the_list_is_whole_and_years_lead_on(
    new_page: Callable[..., Page], site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + PAPERS)
    expect(page.locator(".entry:visible")).to_have_count(len(front_matter))
    expect(page.locator(".filters, .found__tools")).to_have_count(2)
    expect(page.locator(".filters:visible, .found__tools:visible")).to_have_count(0)
    bar(page, 2020).click()
    expect(page).to_have_url(f"{site}years/2020/")


def test_on_a_phone_the_filters_fold(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(width=PHONE, has_touch=True)
    page.goto(site + PAPERS)
    expect_ready(page)
    toggle = page.get_by_role("button", name=re.compile("^Filter"))
    expect(page.get_by_role("checkbox", name=re.compile(SPEECH))).to_be_hidden()
    toggle.tap()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.get_by_role("checkbox", name=re.compile(SPEECH)).tap()
    expect(toggle).to_have_accessible_name("Filter 1")
    page.get_by_role("button", name=re.compile(r"^Show \d+ papers$")).tap()
    expect(page.get_by_role("checkbox", name=re.compile(SPEECH))).to_be_hidden()
    expect(status(page)).to_be_in_viewport()


SHIFT = """() => new Promise((done) => {
  let sum = 0;
  const add = (list) => { for (const entry of list.getEntries()) sum += entry.value; };
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_nothing_moves_when_the_script_starts(new_page: Callable[..., Page], site: str, width: int) -> None:
    page = new_page(width=width)
    page.goto(site + PAPERS)
    expect_ready(page)
    shift = page.evaluate(SHIFT)
    assert shift < 0.001


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_once_it_is_used(new_page: Callable[..., Page], site: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(site + PAPERS + ASKED)
    expect_ready(page)
    page.get_by_text("Download").click()
    expect(page.get_by_role("button", name="BibTeX", exact=True)).to_be_visible()
    settle(page)
    assert violations(page) == []
    page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    page.get_by_role("button", name=re.compile("^Filter")).click()
    settle(page)
    assert violations(page) == []


# Each is done in a task of its own, so that what it costs can be told from what the test costs.
ACTIONS = """() => {
  const set = (selector, value) => {
    const control = document.querySelector(selector);
    if (value === undefined) control.click();
    else { control.value = value; control.dispatchEvent(new Event("input", { bubbles: true })); }
  };
  const actions = [
    ...["name", "built-upon", "oldest", "section", "newest"].map((sort) => () => set("[name=sort]", sort)),
    () => set("[name=section][value=speech]"),
    () => set("[name=tag][value=speech-recognition]"),
    () => set("[name=section][value=speech]"),
    () => set("[name=tag][value=speech-recognition]"),
    ...["s", "sp", "spe", "speech", "speech r"].map((words) => () => set("[name=words]", words)),
    () => set("[name=words]", ""),
    ...[2012, 2016, 2020].map((year) => () => set("[name=from]", year)),
    () => document.querySelector(".chips__clear").click(),
  ];
  return new Promise((done) => {
    const next = () => { const action = actions.shift(); if (!action) return done(); action(); setTimeout(next, 250); };
    setTimeout(next, 250);
  });
}"""


@pytest.fixture
def many(papers: Page, site: str) -> Page:
    """The page with ten thousand papers: every list of it many times."""
    html = papers.request.get(site + PAPERS).text()
    before, lists, after = re.split(r'(<ul class="entries">.*</ul>)(?=\s*</div>\s*</section>)', html, flags=re.DOTALL)
    copies = MANY // lists.count('<li class="entry"') + 1
    more = [re.sub(r'(<li class="entry" id=")', rf"\g<1>copy-{copy}-", lists) for copy in range(1, copies)]
    body = "".join([before, lists, *more, after])
    papers.route(f"{site}{PAPERS}?many", lambda route: route.fulfill(body=body, content_type="text/html"))
    papers.set_default_timeout(60_000)
    papers.goto(f"{site}{PAPERS}?many")
    # Not `expect`: what it tells of a page that is not ready yet would take longer than to become ready.
    papers.wait_for_selector("[data-explore=ready]")
    return papers


def test_ten_thousand_papers_never_halt_the_page(many: Page, browser: Browser) -> None:
    total = many.locator(".entry").count()
    assert total >= MANY
    assert status(many).inner_text() == f"{total} papers"
    browser.start_tracing(page=many, categories=["toplevel", "devtools.timeline"])
    many.evaluate(ACTIONS)
    many.wait_for_function("document.querySelectorAll('.found__rows').length === 1")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    assert many.locator(".entry").count() == total
    names = {(event["pid"], event["tid"]): event["args"]["name"] for event in events if event["name"] == "thread_name"}
    tasks = [
        event.get("tdur", 0) / 1000
        for event in events
        if event["name"].endswith("RunTask") and names.get((event["pid"], event["tid"])) == "CrRendererMain"
    ]
    longest = sorted(tasks, reverse=True)[:5]
    print(f"{total} papers, longest tasks: {[round(task) for task in longest]} ms")
    assert len(tasks) > 100
    assert longest[0] < MAX_TASK
