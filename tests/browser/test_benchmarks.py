"""Benchmarks in Chromium: tables that sort, charts to walk through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.chromium import DESKTOP, PHONE

ADDRESS = "benchmarks/leafnet-50/"


OVERLAPS = """(texts) => {
  const boxes = texts.map((text) => text.getBoundingClientRect());
  // The box of a text is higher than its letters.
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
  return texts.flatMap((text, index) => texts
    .filter((_, other) => other > index && meet(boxes[index], boxes[other]))
    .map((other) => `${text.textContent} and ${other.textContent}`));
}"""


def column(body: Locator, number: int) -> list[str]:
    rows = body.locator("tr:not(.standings__condition)")
    return [row.locator("th, td").nth(number).inner_text() for row in rows.all()]


def test_a_column_sorts_within_each_condition(page: Page, site: str) -> None:
    page.goto(site + ADDRESS)
    table = page.locator("table.standings").first
    bodies = table.locator("tbody").all()
    papers = [sorted(column(body, 0)) for body in bodies]
    assert len(bodies) > 2
    year, value = (table.locator("th", has=page.get_by_role("button", name=name)) for name in ("Year", "Value"))
    expect(value).to_have_attribute("aria-sort", "descending")

    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "ascending")
    expect(value).not_to_have_attribute("aria-sort", "descending")
    for body in bodies:
        assert column(body, 1) == sorted(column(body, 1))
        expect(body.locator("tr").first).to_have_class("standings__condition")

    year.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(year).to_have_attribute("aria-sort", "descending")
    for body, own in zip(bodies, papers, strict=True):
        assert column(body, 1) == sorted(column(body, 1), reverse=True)
        assert sorted(column(body, 0)) == own, "no row moves to another condition"


def test_values_sort_as_numbers(page: Page, site: str) -> None:
    page.goto(f"{site}benchmarks/o-clock-87/")
    table = page.locator("table.standings").first
    button = table.get_by_role("button", name="Value")
    body = table.locator("tbody").first
    values = [float(value) for value in column(body, 2)[1:]]
    assert len({len(str(value).split(".")[0]) for value in values}) > 1, "some have more digits than others"
    button.click()
    button.click()
    expect(table.locator("[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    assert [float(value) for value in column(body, 2)[1:]] == sorted(values)


def test_a_chart_is_walked_through_with_arrow_keys(page: Page, site: str) -> None:
    page.goto(site + ADDRESS)
    chart = page.locator(".chart__wide").first
    expect(chart.locator("a[tabindex='0']")).to_have_count(1)
    points = chart.locator("a").count()
    chart.locator("a[tabindex='0']").focus()
    middles = []
    for _ in range(points):
        page.keyboard.press("ArrowLeft")
    for _ in range(points):
        place = page.locator("a:focus").bounding_box()
        assert place
        middles.append(round(place["x"] + place["width"] / 2))
        expect(page.locator(".chart__reading").first).to_have_text(page.locator("a:focus title").text_content() or "")
        page.keyboard.press("ArrowRight")
    assert len(middles) == points
    assert middles == sorted(middles)
    target = page.locator("a:focus").get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(site + target.removeprefix("../../"))


@pytest.mark.parametrize(("width", "size"), [(DESKTOP, "wide"), (PHONE, "narrow")])
def test_one_chart_is_shown_and_names_do_not_overlap(
    new_page: Callable[..., Page], site: str, width: int, size: str
) -> None:
    page = new_page(width=width)
    for benchmark in ("leafnet-50", "harbourtalk", "o-clock-87"):
        page.goto(f"{site}benchmarks/{benchmark}/")
        figure = page.locator(".chart").first
        expect(figure.locator("svg[viewBox]:visible text").first).to_be_visible()
        assert figure.locator("[role=group]:visible").evaluate_all("all => all.map(one => one.className)") == [
            f"chart__{size}"
        ]
        overlaps = figure.locator(f".chart__{size} .chart__names text").evaluate_all(OVERLAPS)
        assert overlaps == [], benchmark
        small = figure.locator(f".chart__{size} text").first.evaluate("text => text.getBoundingClientRect().height")
        assert small > 10, "the text can be read"


def test_without_scripts_every_point_is_a_stop_and_tables_are_whole(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + ADDRESS)
    expect(page.locator("table.standings button")).to_have_count(0)
    expect(page.locator(".chart__wide a[tabindex]")).to_have_count(0)
    page.locator(".chart__wide a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".paper-head")).to_be_visible()
