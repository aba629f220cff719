"""Every result of front matter on its benchmark's page and in its files, and beside no other than its like."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
import yaml
from lxml.html import HtmlElement
from seminal.content.benchmarks import benchmark_slug
from seminal.settings import Project

from tests.conftest import SITE_URL

Pages = Mapping[str, HtmlElement]
Results = dict[str, list[dict[str, Any]]]

MIN_PAPERS = 3
TABLE = ".//table[@class='standings']"
POINTS = ".//div[@class='chart__wide']//a"


def told(number: float) -> str:
    """A number as a page writes it."""
    return str(number)


@pytest.fixture(scope="module")
def results(front_matter: Mapping[str, Mapping[str, Any]]) -> Results:
    """The results of each benchmark, with the slug, year and label of their paper."""
    found: Results = defaultdict(list)
    for slug, fields in front_matter.items():
        about = {"slug": slug, "year": fields["year"], "name": fields.get("name") or fields["title"]}
        for result in fields.get("results", ()):
            found[result["benchmark"]].append(about | {"unit": "", "where": None, "relative_to": None} | result)
    return dict(found)


@pytest.fixture(scope="module")
def with_page(results: Results) -> Results:
    return {name: own for name, own in results.items() if len({result["slug"] for result in own}) >= MIN_PAPERS}


@pytest.fixture(scope="module")
def vocabulary(project: Project) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((project.papers / "benchmarks.yml").read_text(encoding="utf-8"))
    return found


def page_of(pages: Pages, benchmark: str) -> HtmlElement:
    return pages[f"benchmarks/{benchmark_slug(benchmark)}/"]


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def sections(page: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The parts of a benchmark's page, by their heading."""
    for section in page.xpath("//section[.//table[contains(@class, 'standings')]]"):
        yield words(section.find("h2")).removesuffix(" #"), section


def rows(table: HtmlElement) -> Iterator[list[str]]:
    for row in table.xpath("./tbody/tr[not(@class='standings__condition')]"):
        yield [words(cell).removeprefix("best ") if cell.get("data-value") else words(cell) for cell in row]


def row(result: Mapping[str, Any]) -> tuple[str, str, str, str]:
    value = f"{told(result['value'])} {result['unit']}".strip()
    return result["name"], str(result["year"]), value, f"{result['setting']} {result['where'] or ''}".strip()


def test_there_is_a_page_for_each_benchmark_of_three_papers(pages: Pages, with_page: Results) -> None:
    found = {address for address in pages if address.startswith("benchmarks/") and address != "benchmarks/"}
    assert found == {f"benchmarks/{benchmark_slug(name)}/" for name in with_page}
    assert found


def test_a_table_has_all_results_of_one_task_and_metric_and_no_others(pages: Pages, with_page: Results) -> None:
    for name, own in with_page.items():
        expected: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for result in own:
            if not result["relative_to"]:
                title = f"{result['task']}: {result['metric']}".casefold()
                expected[title][row(result)] += 1
        found = {
            title.casefold(): Counter(tuple(cells) for cells in rows(section.find(TABLE)))
            for title, section in sections(page_of(pages, name))
            if title != "Gains and factors"
        }
        assert found == expected, name


def test_gains_and_factors_stand_by_themselves_with_their_baseline(pages: Pages, with_page: Results) -> None:
    for name, own in with_page.items():
        expected = Counter(
            (
                result["name"],
                str(result["year"]),
                f"{told(result['value'])} {result['unit']}".strip() + " " + result["metric"],
                result["relative_to"],
                " ".join(filter(None, (result["setting"], result["where"], result["task"]))),
            )
            for result in own
            if result["relative_to"]
        )
        tables = [
            section.find(TABLE) for title, section in sections(page_of(pages, name)) if title == "Gains and factors"
        ]
        assert Counter(tuple(cells) for table in tables for cells in rows(table)) == expected, name


def test_the_best_of_each_condition_is_marked(pages: Pages, with_page: Results, vocabulary: dict[str, Any]) -> None:
    marked = 0
    for name in with_page:
        for title, section in sections(page_of(pages, name)):
            if title == "Gains and factors":
                continue
            better = vocabulary["metrics"][title.split(": ")[1]]["better"]
            for body in section.findall(f"{TABLE}/tbody"):
                values = [float(value) for value in body.xpath(".//td/@data-value")]
                best = max(values) if better == "higher" else min(values)
                assert values == sorted(values, reverse=better == "higher")
                found = [float(value) for value in body.xpath(".//tr[@class='is-best']/td/@data-value")]
                assert found == ([value for value in values if value == best] if len(values) > 1 else [])
                marked += len(found)
    assert marked


def test_a_chart_has_a_point_for_each_row_of_its_table(pages: Pages, with_page: Results) -> None:
    charts = 0
    for name in with_page:
        address = f"benchmarks/{benchmark_slug(name)}/"
        for title, section in sections(pages[address]):
            if not section.findall(".//figure"):
                continue
            charts += 1
            table = section.find(TABLE)
            settings = [" ".join(text.split()) for text in table.xpath("./tbody/tr/td[last()]/text()[1]")]
            told = (f"{cells[0]}, {cells[1]}: {cells[2]}" for cells in rows(table))
            expected = Counter(f"{row}. {setting}" for row, setting in zip(told, settings, strict=True))
            for size in ("wide", "narrow"):
                points = section.findall(POINTS.replace("wide", size))
                assert Counter(words(point.find("title")) for point in points) == expected, (name, title)
                assert all(f"papers/{point.get('href').split('/')[-2]}/" in pages for point in points)
    assert charts


def test_points_of_a_year_do_not_hide_each_other(pages: Pages, with_page: Results) -> None:
    most = 0
    for name in with_page:
        for figure in page_of(pages, name).iterfind(".//figure"):
            marks = [mark for link in figure.findall(POINTS) for mark in link[1:]]
            places = [mark.get("transform") or (mark.get("cx"), mark.get("cy")) for mark in marks]
            assert len(set(places)) == len(places), name
            most = max(most, len(places))
    assert most > 10


def expected_records(own: list[dict[str, Any]], vocabulary: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "benchmark": result["benchmark"],
            "task": result["task"],
            "metric": result["metric"],
            "better": vocabulary["metrics"][result["metric"]]["better"],
            "value": result["value"],
            "unit": result["unit"],
            "relative_to": result["relative_to"],
            "setting": result["setting"],
            "where": result["where"],
            "paper": result["slug"],
            "name": result["name"],
            "year": result["year"],
            "url": f"{SITE_URL}papers/{result['slug']}/",
        }
        for result in own
    ]


def as_texts(records: list[dict[str, Any]]) -> Counter[str]:
    """Records without their conditions, to count: lists may be in any order."""
    return Counter(
        json.dumps({key: value for key, value in record.items() if key != "condition"}, sort_keys=True)
        for record in records
    )


def test_data_is_front_matter(built: Path, results: Results, with_page: Results, vocabulary: dict[str, Any]) -> None:
    expected = {f"{benchmark_slug(name)}/": own for name, own in with_page.items()}
    expected[""] = [result for own in results.values() for result in own]
    for folder, own in expected.items():
        records = expected_records(own, vocabulary)
        data = json.loads((built / "benchmarks" / folder / "results.json").read_bytes())["results"]
        assert as_texts(data) == as_texts(records), folder
        with (built / "benchmarks" / folder / "results.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.DictReader(file))
        assert lines == [
            {key: "" if value is None else told(value) for key, value in record.items()} for record in data
        ], folder


def test_each_result_has_a_condition_where_there_are_any(built: Path, vocabulary: dict[str, Any]) -> None:
    for record in json.loads((built / "benchmarks" / "results.json").read_bytes())["results"]:
        conditions = vocabulary["benchmarks"][record["benchmark"]].get("conditions", {}).get(record["task"], [])
        labels = [condition["label"] for condition in conditions]
        assert record["condition"] in (labels if labels and not record["relative_to"] else [None]), record


def test_the_index_leads_to_every_benchmark_and_tells_the_best(pages: Pages, with_page: Results) -> None:
    index = pages["benchmarks/"]
    items = {words(item.find("div/a")): item for item in index.xpath("//ul[@class='benchmarks']/li")}
    assert set(items) == set(with_page)
    for name, item in items.items():
        own = with_page[name]
        years = sorted({result["year"] for result in own})
        papers = len({result["slug"] for result in own})
        span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0])
        assert f"{papers} papers, {span}" in words(item)
        value, best = words(item.find(".//strong")), item.findall(".//a")[1]
        assert (words(best), value) in {row(result)[::2] for result in own if not result["relative_to"]}, name


def test_reported_numbers_lead_to_where_they_are_compared(
    pages: Pages, with_page: Results, front_matter: Mapping[str, Mapping[str, Any]]
) -> None:
    for slug, fields in front_matter.items():
        shown = pages[f"papers/{slug}/"].xpath("//section[@class='numbers']//tbody/tr")
        for cells, result in zip(shown, fields.get("results", ()), strict=True):
            name = result["benchmark"]
            links = [urldefrag(link) for link in cells[0].xpath("a/@href")]
            assert [link.url for link in links] == [f"../../benchmarks/{benchmark_slug(name)}/"] * (name in with_page)
            place = "Gains and factors" if "relative_to" in result else f"{result['task']}: {result['metric']}"
            for link in links:
                heading = words(page_of(pages, name).get_element_by_id(link.fragment))
                assert heading.casefold() == f"{place} #".casefold()
