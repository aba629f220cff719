"""The lineage map and the small pictures of it, against what front matter says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from lxml.html import HtmlElement

FrontMatter = Mapping[str, Mapping[str, Any]]
DESCENT = {"builds-on", "extends", "replaces"}


@pytest.fixture(scope="module")
def page(pages: Mapping[str, HtmlElement]) -> HtmlElement:
    return pages["lineage/"]


def test_every_paper_is_on_the_map_once_and_links_to_its_page(page: HtmlElement, front_matter: FrontMatter) -> None:
    links = page.xpath("//svg//g[@data-section]/a")
    assert sorted(link.get("id") for link in links) == sorted(front_matter)
    for link in links:
        fields = front_matter[link.get("id")]
        assert link.get("href") == f"../papers/{link.get('id')}/"
        assert link.getparent().get("data-section") == fields["section"]
        name, shown = fields.get("name", fields["title"]), link.findtext("text")
        assert link.findtext("title").startswith(name)
        assert link.findtext("title").endswith(f"{fields['title']} ({fields['year']})")
        assert shown == name or (link.get("data-label") == name and name.startswith(shown.removesuffix("…")))


def test_every_relation_is_a_line(page: HtmlElement, front_matter: FrontMatter) -> None:
    told = Counter(
        (edge["relation"], edge["to"], slug)
        for slug, fields in front_matter.items()
        for edge in fields.get("lineage", [])
    )
    shown = Counter(
        (group.get("data-relation"), path.get("data-from"), path.get("data-to"))
        for group in page.xpath("//svg//g[@data-relation]")
        for path in group.iter("path")
    )
    assert shown == told


def test_the_list_says_what_each_paper_descends_from(page: HtmlElement, front_matter: FrontMatter) -> None:
    shown = {}
    for item in page.xpath("//*[@class='map-list']//li"):
        slug, *ancestors = (href.split("/")[-2] for href in item.xpath("./a/@href"))
        shown[slug] = ancestors
    assert shown == {
        slug: [edge["to"] for edge in fields.get("lineage", []) if edge["relation"] in DESCENT]
        for slug, fields in front_matter.items()
    }


def test_the_picture_of_a_paper_shows_its_nearest_relations(
    pages: Mapping[str, HtmlElement], front_matter: FrontMatter
) -> None:
    earlier = {slug: relations(fields.get("lineage", []), "to") for slug, fields in front_matter.items()}
    named = [{**edge, "by": slug} for slug, fields in front_matter.items() for edge in fields.get("lineage", [])]
    for slug in front_matter:
        later = relations([edge for edge in named if edge["to"] == slug], "by")
        pictures = pages[f"papers/{slug}/"].xpath("//svg[@class='neighbourhood']")
        assert len(pictures) == bool(earlier[slug] or later), slug
        for picture in pictures:
            left, right = picture.xpath("./g[@text-anchor='end']/a"), picture.xpath("./a")
            assert_shows(left, earlier[slug], slug)
            assert_shows(right, later, slug)


def relations(edges: list[Any], end: str) -> dict[str, bool]:
    """Slugs at an end of relations, with whether one of these is descent."""
    found: dict[str, bool] = {}
    for edge in edges:
        found[edge[end]] = found.get(edge[end], False) or edge["relation"] in DESCENT
    return found


def assert_shows(links: list[HtmlElement], expected: dict[str, bool], slug: str) -> None:
    """The links lead to expected papers, those by descent first, and the last one says how many more there are."""
    hrefs = [link.get("href") for link in links]
    more = 0
    if hrefs and hrefs[-1] == f"../../lineage/#{slug}":
        more = int(links[-1].text_content().split()[1])
        hrefs.pop()
    shown = [href.split("/")[-2] for href in hrefs]
    assert len(set(shown)) == len(shown) <= 6
    assert len(shown) + more == len(expected)
    assert set(shown) <= set(expected)
    by_descent = [expected[paper] for paper in shown]
    assert by_descent == sorted(by_descent, reverse=True)
    assert sum(by_descent) == min(sum(expected.values()), len(shown))


def test_only_the_map_loads_what_the_map_needs(pages: Mapping[str, HtmlElement]) -> None:
    loading = {
        address
        for address, document in pages.items()
        if any("/lineage." in link for link in document.xpath("//script/@src | //link[@rel='stylesheet']/@href"))
    }
    assert loading == {"lineage/"}
