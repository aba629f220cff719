"""The reader's marks: made anywhere, kept in the browser, carried away in files and back."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import KINDS
from tests.browser.test_accessibility import SCHEMES, violations
from tests.chromium import DESKTOP, PHONE, settle
from tests.conftest import SITE_NAME, build_site, summary, write_project

KEY = f"{SITE_NAME}/reading-list"
FORMATS = {"json": "JSON", "bibtex": "BibTeX", "ris": "RIS"}
NOTES = (
    "One line.",
    "Two lines:\nthe second, and after a blank one\n\n  - an item\n  - another",
    r"Costs 5 $ & 10 %, #1_a {x} \alpha ~ ^ | <b> \\ }{",
    "“Quotes”, ''these'', ``those``, - -- --- é Ł 日本語 😀",
    "TY  - is no type\nER  -\n@misc{this, is = {no entry}}",
)
"""What formats find hard to carry."""


def stored(page: Page) -> dict[str, Any]:
    """The marks as the browser keeps them, in the order of marking."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    marks: dict[str, Any] = json.loads(text)["marks"] if text else {}
    return marks


def store(page: Page, content: object) -> None:
    """Put content where marks are kept, as another tab would."""
    text = content if isinstance(content, str) else json.dumps({"version": 1, "marks": content})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def without_days(marks: Mapping[str, Any]) -> dict[str, Any]:
    return {slug: {name: value for name, value in mark.items() if name != "since"} for slug, mark in marks.items()}


def popover(page: Page) -> Locator:
    return page.locator(".mark-popover")


def mark(page: Page, slug: str, state: str | None = None, note: str | None = None) -> None:
    """Mark a paper with the button beside it."""
    page.locator(f"[data-paper='{slug}']").first.locator(".mark").click()
    if state:
        popover(page).get_by_role("button", name=state, exact=True).click()
    if note:
        popover(page).get_by_label("Note").fill(note)
    page.keyboard.press("Escape")
    expect(popover(page)).to_be_hidden()


def listed(page: Page) -> list[str]:
    """The slugs of papers on the page, each once."""
    return list(dict.fromkeys(page.locator("[data-paper]").evaluate_all("found => found.map(e => e.dataset.paper)")))


def mark_20_on_different_pages(page: Page, site: str, addresses: Mapping[str, str], last: str) -> dict[str, Any]:
    """Mark in lists, tables and heads of papers, a certain one last; what has to be kept of it."""
    expected: dict[str, Any] = {}

    def expect_mark(slug: str, **fields: str) -> None:
        expected[slug] = fields

    for kind in ("home", "papers", "section", "tag", "year", "path", "benchmark", "author"):
        page.goto(site + addresses[kind])
        for number, slug in enumerate([slug for slug in listed(page) if slug not in {last, *expected}][:2]):
            if number == 0:
                mark(page, slug, state="Read")
                expect_mark(slug, state="read")
            else:
                note = NOTES[len(expected) % len(NOTES)]
                mark(page, slug, state="To read", note=note)
                expect_mark(slug, state="to-read", note=note)
    page.goto(site + addresses["papers"])
    for slug in [slug for slug in listed(page) if slug not in {last, *expected}][: 19 - len(expected)]:
        page.goto(f"{site}papers/{slug}/")
        page.get_by_role("group", name="Mark as").get_by_role("button", name="To read").click()
        expect_mark(slug, state="to-read")
    page.goto(f"{site}papers/{last}/")
    page.get_by_role("button", name="Add note").click()
    popover(page).get_by_label("Note").fill(NOTES[2])
    page.keyboard.press("Escape")
    expect_mark(last, note=NOTES[2])
    assert len(expected) == 20
    return expected


def export(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def import_text(page: Page, text: str, name: str = "list.txt", *, replacing: bool = False) -> None:
    if replacing:
        page.get_by_label("replace all of it").check()
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": text.encode()}
    )


def test_20_marks_made_on_different_pages_come_back_from_each_format(
    page: Page, site: str, addresses: dict[str, str], front_matter: dict[str, dict[str, Any]]
) -> None:
    # Where the list of authors is cut, RIS says so in a note of its own.
    cut = next(slug for slug, fields in front_matter.items() if "et al." in fields["authors"])
    expected = mark_20_on_different_pages(page, site, addresses, last=cut)
    assert without_days(stored(page)) == expected
    page.goto(f"{site}reading-list/")
    before = stored(page)
    files = {format_: export(page, name) for format_, name in FORMATS.items()}
    for format_, text in files.items():
        page.get_by_role("button", name="Clear all marks").click()
        expect(page.get_by_text("Nothing is marked yet")).to_be_visible()
        assert stored(page) == {}
        import_text(page, text)
        expect(page.get_by_text("20 papers were taken from the file.")).to_be_visible()
        if format_ == "json":
            assert list(stored(page).items()) == list(before.items())
        else:
            assert without_days(stored(page)) == expected


@pytest.mark.parametrize("note", NOTES)
def test_other_programs_read_what_is_exported(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]], note: str
) -> None:
    slugs = sorted(front_matter)[:3]
    marks: dict[str, Any] = {
        slugs[0]: {"state": "read", "note": note, "since": "2026-11-28"},
        slugs[1]: {"state": "to-read", "since": "2026-11-28"},
        slugs[2]: {"note": note, "since": "2026-11-28"},
    }
    page.goto(site)
    store(page, marks)
    page.goto(f"{site}reading-list/")
    entries = bibtexparser.loads(export(page, "BibTeX")).entries
    assert [entry.get("keywords") for entry in entries] == ["read", "to read", None]
    assert [bool(entry.get("annote")) for entry in entries] == [True, False, True]
    records = rispy.loads(export(page, "RIS"))
    assert [record.get("keywords") for record in records] == [["read"], ["to read"], None]
    plain = [record["notes"][-1].replace("\u2028", "\n").replace("\u00a0", " ") for record in (records[0], records[2])]
    assert plain == [note, note]
    titles = [front_matter[slug]["title"] for slug in slugs]
    assert [record["title"] for record in records] == titles


def test_the_list_in_other_formats_has_its_papers(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    slugs = sorted(front_matter)[5:8]
    page.goto(site)
    store(page, {slug: {"state": "read", "since": "2026-11-28"} for slug in slugs})
    page.goto(f"{site}reading-list/")
    titles = {front_matter[slug]["title"] for slug in slugs}
    assert {item["title"] for item in json.loads(export(page, "CSL-JSON"))} == titles
    for style in ("APA", "IEEE", "Chicago"):
        assert len([line for line in export(page, style).splitlines() if line]) == len(slugs)


def test_entries_of_other_programs_are_found_by_what_they_have(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    by_doi = next(slug for slug, fields in front_matter.items() if "doi" in fields["links"])
    with_arxiv = (slug for slug, fields in front_matter.items() if "arxiv" in fields["links"])
    by_arxiv = next(slug for slug in with_arxiv if slug != by_doi)
    by_title = next(slug for slug in front_matter if slug not in {by_doi, by_arxiv})
    page.goto(f"{site}reading-list/")
    import_text(
        page,
        f"""
        @comment{{from elsewhere}}
        @article{{a, title = {{Other words}}, doi = {{https://doi.org/{front_matter[by_doi]["links"]["doi"]}}},
          keywords = {{graphs, Read}}}}
        @misc{{b, title = {{More words}}, eprint = {{{front_matter[by_arxiv]["links"]["arxiv"]}}},
          keywords = {{to-read}}}}
        @misc{{c, title = {{{{{front_matter[by_title]["title"].upper()}}}}}}}
        @misc{{d, title = {{A paper that nobody knows}}}}
        """,
    )
    expect(page.get_by_text("3 papers were taken from the file. 1 had neither state nor note")).to_be_visible()
    expect(page.get_by_text("1 of its entries was not recognised and left out:")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="A paper that nobody knows")).to_be_visible()
    assert without_days(stored(page)) == {
        by_doi: {"state": "read"},
        by_arxiv: {"state": "to-read"},
        by_title: {"state": "to-read"},
    }


def test_importing_merges_or_replaces_and_can_be_undone(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    first, second, third = sorted(front_matter)[:3]
    old = {
        first: {"state": "to-read", "note": "Old.", "since": "2026-11-01"},
        second: {"state": "read", "since": "2026-11-01"},
    }
    new = {
        first: {"state": "read", "note": "New.", "since": "2026-11-02"},
        third: {"note": "Third.", "since": "2026-11-02"},
    }
    text = json.dumps({"version": 1, "marks": new})
    page.goto(site)
    store(page, old)
    page.goto(f"{site}reading-list/")
    import_text(page, text)
    expect(page.get_by_text("2 papers were taken")).to_be_visible()
    assert stored(page) == {
        **old,
        **new,
        first: {"state": "read", "note": "Old.\n\nNew.", "since": "2026-11-02"},
    }
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == old
    import_text(page, text, replacing=True)
    expect(page.get_by_text("2 papers were taken")).to_be_visible()
    assert stored(page) == new


@pytest.mark.parametrize("text", ["", "nothing of the kind", "{", '{"version": 9, "marks": {}}', "@misc{a, title = "])
def test_a_file_that_is_no_list_changes_nothing(page: Page, site: str, text: str) -> None:
    page.goto(site)
    marks = {"some-paper": {"state": "read", "since": "2026-11-28"}}
    store(page, marks)
    page.goto(f"{site}reading-list/")
    import_text(page, text, "wrong.bib")
    expect(page.get_by_text("wrong.bib could not be read")).to_be_visible()
    assert stored(page) == marks


def test_a_file_can_be_dropped(page: Page, site: str, front_matter: dict[str, dict[str, Any]]) -> None:
    slug = min(front_matter)
    page.goto(f"{site}reading-list/")
    text = json.dumps({"version": 1, "marks": {slug: {"state": "read", "since": "2026-11-28"}}})
    data = page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'list.json')); return data; }", text
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": data})
    expect(page.get_by_text("1 paper was taken from the file.")).to_be_visible()
    assert list(stored(page)) == [slug]


def test_clearing_can_be_undone(page: Page, site: str, front_matter: dict[str, dict[str, Any]]) -> None:
    marks = {slug: {"state": "read", "since": "2026-11-28"} for slug in sorted(front_matter)[:3]}
    page.goto(site)
    store(page, marks)
    page.goto(f"{site}reading-list/")
    page.get_by_role("button", name="Clear all marks").click()
    assert stored(page) == {}
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".reading-list .entry")).to_have_count(3)
    assert stored(page) == marks


def test_the_list_is_in_groups_and_in_the_order_asked_for(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    slugs = sorted(front_matter)[:6]
    marks = {slug: {"state": "to-read", "since": f"2026-11-{20 - place}"} for place, slug in enumerate(slugs)}
    marks[slugs[4]] = {"state": "read", "since": "2026-11-28"}
    marks[slugs[5]] = {"note": "Just a note.", "since": "2026-11-28"}
    page.goto(site)
    store(page, marks)
    page.goto(f"{site}reading-list/")
    group = page.locator("[data-group=to-read] .entry")
    expect(group).to_have_count(4)
    expect(page.locator("[data-group=read] .entry")).to_have_count(1)
    expect(page.locator("[data-group=noted] .note")).to_have_text("Just a note.")
    expect(page.get_by_text("4 to read, 1 read, 1 note")).to_be_visible()

    def shown() -> list[str]:
        return group.evaluate_all("entries => entries.map(entry => entry.dataset.paper)")  # type: ignore[no-any-return]

    assert shown() == slugs[:4]
    page.get_by_label("Sort by").select_option("year")
    assert [front_matter[slug]["year"] for slug in shown()] == sorted(
        (front_matter[slug]["year"] for slug in slugs[:4]), reverse=True
    )
    page.get_by_label("Sort by").select_option("name")
    names = group.locator("strong").all_inner_texts()
    assert names == sorted(names, key=str.casefold)


def test_a_paper_stays_in_its_place_while_its_mark_is_changed(
    page: Page, site: str, front_matter: dict[str, dict[str, Any]]
) -> None:
    slug = min(front_matter)
    page.goto(site)
    store(page, {slug: {"state": "to-read", "since": "2026-11-28"}})
    page.goto(f"{site}reading-list/")
    button = page.locator(f"[data-paper='{slug}'] .mark")
    button.click()
    popover(page).get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("[data-group=to-read] .entry")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-group=read] .entry")).to_have_count(1)
    expect(button).to_be_focused()


def test_marks_of_papers_that_are_gone_are_kept_until_removed(page: Page, site: str) -> None:
    page.goto(site)
    gone = {"no-such-paper": {"state": "read", "note": "It was good.", "since": "2026-11-28"}}
    store(page, gone)
    page.goto(f"{site}reading-list/")
    entry = page.locator("[data-group=gone] .entry")
    expect(entry).to_contain_text("It was good.")
    assert json.loads(export(page, "JSON"))["marks"] == gone
    entry.get_by_role("button", name="Remove no-such-paper").click()
    expect(page.get_by_text("Nothing is marked yet")).to_be_visible()
    assert stored(page) == {}


def test_another_tab_sees_it(page: Page, site: str, addresses: dict[str, str]) -> None:
    page.goto(site + addresses["paper"])
    other = page.context.new_page()
    other.goto(f"{site}reading-list/")
    expect(other.get_by_text("Nothing is marked yet")).to_be_visible()
    page.get_by_role("group", name="Mark as").get_by_role("button", name="Read", exact=True).click()
    expect(other.locator("[data-group=read] .entry")).to_have_count(1)
    name = page.locator(".paper-head__name").inner_text()
    expect(other.get_by_role("button", name=f"{name}: read; change")).to_be_visible()


def test_marking_asks_the_network_for_nothing(page: Page, site: str, addresses: dict[str, str]) -> None:
    page.goto(site + addresses["paper"])
    settle(page)
    page.get_by_role("button", name="Add note").click()  # fetches what it opens
    expect(popover(page)).to_be_visible()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    popover(page).get_by_label("Note").fill("Nobody else shall know.")
    popover(page).get_by_role("button", name="To read").click()
    page.keyboard.press("Escape")
    page.get_by_role("group", name="Mark as").get_by_role("button", name="Read", exact=True).click()
    mark(page, listed(page)[0], state="Read")
    settle(page)
    assert requests == []
    assert len(stored(page)) == 2


def test_without_marks_the_list_and_the_home_page_fetch_no_data(page: Page, site: str) -> None:
    data: list[str] = []
    page.on("request", lambda request: data.append(request.url) if request.url.endswith(".json") else None)
    for address in ("", "reading-list/"):
        page.goto(site + address, wait_until="networkidle")
    assert data == []


@pytest.mark.parametrize(
    "content",
    ["{not json", "[]", '{"version": 99, "marks": {}}', '{"version": 1, "marks": {"a": {"state": "eaten"}}}', "null"],
)
def test_damaged_storage_is_set_aside_and_a_new_list_begun(
    page: Page, site: str, addresses: dict[str, str], content: str
) -> None:
    page.goto(site)
    store(page, content)
    page.goto(site + addresses["paper"])
    page.get_by_role("group", name="Mark as").get_by_role("button", name="Read", exact=True).click()
    assert len(stored(page)) == 1
    page.goto(f"{site}reading-list/")
    expect(page.locator("[data-group=read] .entry")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="save it").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == content
    page.get_by_role("button", name="forget it").click()
    expect(page.get_by_text("could not be read")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('reading-list'))") == [KEY]


def test_sound_marks_beside_damaged_ones_stay(page: Page, site: str) -> None:
    page.goto(site)
    sound = {"state": "read", "since": "2026-11-28"}
    store(page, {"good": sound, "bad": {"since": 5}})
    page.goto(f"{site}reading-list/")
    expect(page.get_by_text("could not be read")).to_be_visible()
    assert stored(page) == {"good": sound}


@pytest.mark.parametrize("refusal", ["setItem", "getItem"])
def test_where_the_browser_keeps_nothing_it_says_so_once(
    page: Page, site: str, addresses: dict[str, str], refusal: str
) -> None:
    page.add_init_script(
        f"Storage.prototype.{refusal} = () => {{ throw new DOMException('', 'QuotaExceededError'); }};"
    )
    page.goto(site + addresses["paper"])
    choices = page.get_by_role("group", name="Mark as")
    choices.get_by_role("button", name="Read", exact=True).click()
    expect(choices.get_by_role("button", name="Read", exact=True)).to_have_attribute("aria-pressed", "true")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("refuses to keep your marks")
    assert violations(page) == []
    notice.get_by_role("button", name="Close").click()
    choices.get_by_role("button", name="To read").click()
    expect(choices.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "true")
    expect(notice).to_have_count(0)


def test_marks_are_made_by_key(page: Page, site: str, addresses: dict[str, str]) -> None:
    page.goto(site + addresses["section"])
    slug = listed(page)[0]
    entry = page.locator(f"[data-paper='{slug}']")
    name = entry.locator("strong").inner_text()
    button = entry.get_by_role("button")
    expect(button).to_have_accessible_name(f"{name}: not marked; mark")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog.get_by_role("button", name="To read")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Space")
    expect(dialog.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("By key.")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_have_accessible_name(f"{name}: to read, with a note; change")
    assert without_days(stored(page)) == {slug: {"state": "to-read", "note": "By key."}}
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="To read")).to_be_focused()
    page.keyboard.press("Space")
    popover(page).get_by_label("Note").fill("")
    button.click()
    expect(dialog).to_be_hidden()
    expect(button).to_have_accessible_name(f"{name}: not marked; mark")
    assert stored(page) == {}


def test_marks_are_made_by_touch(new_page: Callable[..., Page], site: str, addresses: dict[str, str]) -> None:
    page = new_page(width=PHONE, has_touch=True)
    page.goto(site + addresses["tag"])
    slug = listed(page)[0]
    button = page.locator(f"[data-paper='{slug}'] .mark")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    button.tap()
    popover(page).get_by_role("button", name="Read", exact=True).tap()
    popover(page).get_by_role("button", name="Done").tap()
    expect(popover(page)).to_be_hidden()
    assert without_days(stored(page)) == {slug: {"state": "read"}}


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_with_marks_and_the_popover_open(
    new_page: Callable[..., Page],
    site: str,
    addresses: dict[str, str],
    scheme: str,
    width: int,
) -> None:
    page = new_page(width=width, color_scheme=scheme)
    page.goto(site + addresses["section"])
    slugs = listed(page)
    states = ({"state": "read"}, {"state": "to-read", "note": NOTES[1]}, {"note": NOTES[0]})
    marks = {slug: {**states[place % 3], "since": "2026-11-28"} for place, slug in enumerate(slugs[:6])}
    store(page, {**marks, "no-such-paper": {"state": "read", "since": "2026-11-28"}})
    page.reload()
    expect(page.locator(".progress")).to_have_text(f"2 of {len(slugs)} read")
    page.locator(".mark").nth(1).click()
    expect(popover(page)).to_be_visible()
    settle(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for address in (f"papers/{slugs[1]}/", "reading-list/"):
        page.goto(site + address)
        expect(page.locator(".note").first).to_have_text(NOTES[1])
        settle(page)
        assert violations(page) == []
    page.get_by_role("button", name="Clear all marks").click()
    settle(page)
    assert violations(page) == []


SHIFTS = """() => {
  globalThis.shifts = [];
  const seen = (list) => globalThis.shifts.push(...list.getEntries().map(({ value, sources }) =>
    [value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]));
  new PerformanceObserver(seen).observe({ type: "layout-shift", buffered: true });
}"""


def late(route: Route) -> None:
    """Answer when the rest of the page has been on the screen for a while."""
    time.sleep(0.5)
    route.continue_()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("kind", ["home", "paper", "section", "tag"])
def test_buttons_and_progress_move_nothing(
    new_page: Callable[..., Page],
    site: str,
    addresses: dict[str, str],
    front_matter: dict[str, dict[str, Any]],
    kind: str,
    width: int,
) -> None:
    page = new_page(width=width)
    page.goto(f"{site}about/")
    store(page, {slug: {"state": "read", "since": "2026-11-28"} for slug in front_matter})
    page.route(re.compile(r"/main\.js$"), late)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(site + addresses[kind])
    expect(page.locator(".mark[data-state=read]").first).to_be_attached()
    settle(page)
    assert page.evaluate("globalThis.shifts") == []


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_nothing_of_it_shows(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + addresses[kind])
    for part in (".mark", ".own-mark", ".progress", ".reading-list"):
        assert page.locator(part).locator("visible=true").count() == 0, part


def test_a_paper_that_moves_to_another_section_keeps_its_mark(tmp_path: Path, page: Page, site: str) -> None:
    root = write_project(tmp_path, {f"nlp/{slug}.md": summary(slug) for slug in ("first", "second")})

    def visit(address: str) -> None:
        """Open a page of this project in the place of the other site's, so that it has the same origin."""
        page.goto(site + address)

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(site).split("?")[0]
        route.fulfill(path=root / "site" / (f"{path}index.html" if path.endswith("/") or not path else path))

    page.route(f"{site}**", serve)
    assert build_site(root).returncode == 0
    visit("sections/nlp/")
    mark(page, "second", state="Read", note="Stays.")
    before = stored(page)
    (root / "papers" / "vision").mkdir()
    (root / "papers" / "nlp" / "second.md").rename(root / "papers" / "vision" / "second.md")
    assert build_site(root).returncode == 0
    visit("sections/vision/")
    expect(page.locator("[data-paper=second] .mark")).to_have_accessible_name(re.compile("read, with a note"))
    visit("papers/second/")
    expect(page.locator(".own-mark .note")).to_have_text("Stays.")
    visit("reading-list/")
    expect(page.locator("[data-group=read] [data-paper=second]")).to_contain_text("Vision")
    assert stored(page) == before
