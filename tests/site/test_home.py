"""What the home page shows of the collection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from lxml.html import HtmlElement

from tests.site.test_reading_orders import DESCENT

FrontMatter = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def home(pages: Mapping[str, HtmlElement]) -> HtmlElement:
    return pages[""]


def below(home: HtmlElement, heading: str) -> HtmlElement:
    """The part of the page under a heading."""
    (section,) = home.xpath(f"//section[h2[@id='{heading}']]")
    return section


def test_most_built_upon_comes_in_order_of_the_papers_that_do(home: HtmlElement, front_matter: FrontMatter) -> None:
    followers = Counter(
        edge["to"]
        for fields in front_matter.values()
        for edge in fields.get("lineage", [])
        if edge["relation"] in DESCENT
    )
    rows = below(home, "most").xpath(".//li")
    shown = [
        (row.get("data-paper"), int(re.sub(r"\D", "", row.xpath("string(.//*[@class='number'])")))) for row in rows
    ]
    assert shown == [(slug, followers[slug]) for slug, _ in shown]
    numbers = [number for _, number in shown]
    assert numbers == sorted(followers.values(), reverse=True)[: len(shown)]
    assert len(shown) >= 6


def test_the_newest_are_of_the_latest_year_and_the_last_added_of_it(
    home: HtmlElement, front_matter: FrontMatter
) -> None:
    shown = below(home, "newest").xpath(".//li/@id")
    days = [(front_matter[slug]["year"], front_matter[slug]["added"]) for slug in shown]
    every = sorted(((fields["year"], fields["added"]) for fields in front_matter.values()), reverse=True)
    assert days == every[: len(shown)]


def test_it_leads_to_every_path_section_and_tag(
    home: HtmlElement, front_matter: FrontMatter, reading_paths: Mapping[str, Any]
) -> None:
    links = set(home.xpath("//article//a/@href"))
    assert {f"paths/{slug}/" for slug in reading_paths} <= links
    assert {f"sections/{fields['section']}/" for fields in front_matter.values()} <= links
    assert {f"tags/{tag}/" for fields in front_matter.values() for tag in fields["tags"]} <= links
    assert {"years/", "authors/", "venues/"} <= links


def test_progress_counts_the_papers_of_paths_and_sections(
    home: HtmlElement, front_matter: FrontMatter, reading_paths: Mapping[str, Any]
) -> None:
    sets = {frozenset(slugs.split()) for slugs in home.xpath("//@data-progress")}
    paths = {frozenset(step["paper"] for step in path["steps"]) for path in reading_paths.values()}
    sections = {
        frozenset(slug for slug, fields in front_matter.items() if fields["section"] == section)
        for section in {fields["section"] for fields in front_matter.values()}
    }
    assert sections <= sets <= sections | paths
