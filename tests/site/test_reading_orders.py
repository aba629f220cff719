"""Reading paths and what to read first, as the built pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

Pages = Mapping[str, HtmlElement]
FrontMatter = Mapping[str, Mapping[str, Any]]
Paths = Mapping[str, Mapping[str, Any]]

DESCENT = {"builds-on", "extends", "replaces"}


def text(element: HtmlElement) -> str:
    """Its text on one line."""
    return " ".join(element.text_content().split())


def label(fields: Mapping[str, Any]) -> str:
    """What running text calls a paper."""
    return str(fields.get("name") or fields["title"])


def test_a_path_has_its_steps_in_order(pages: Pages, front_matter: FrontMatter, reading_paths: Paths) -> None:
    for slug, path in reading_paths.items():
        page = pages[f"paths/{slug}/"]
        steps = page.xpath("//ol[contains(@class, 'steps')]/li")
        assert [step.get("data-paper") for step in steps] == [step["paper"] for step in path["steps"]]
        for shown, step in zip(steps, path["steps"], strict=True):
            fields = front_matter[step["paper"]]
            (link,) = shown.xpath("./a")
            assert link.get("href") == f"../../papers/{step['paper']}/"
            assert text(link).startswith(label(fields))
            assert {text(paragraph) for paragraph in shown.iter("p")} == {step["why"], fields["tldr"]}
            assert str(fields["year"]) in text(shown)
        assert " ".join(path["introduction"].split()) in [text(paragraph) for paragraph in page.iter("p")]
        (progress,) = page.xpath("//*[@data-progress]/@data-progress")
        assert progress.split() == [step["paper"] for step in path["steps"]]


def test_the_index_has_every_path_in_order(pages: Pages, reading_paths: Paths) -> None:
    links = pages["paths/"].xpath("//article//h2/a")
    assert [(link.get("href"), text(link)) for link in links] == [
        (f"../paths/{slug}/", path["title"]) for slug, path in reading_paths.items()
    ]


def test_paths_lead_to_each_other(pages: Pages, reading_paths: Paths) -> None:
    slugs = list(reading_paths)
    for number, slug in enumerate(slugs):
        way = {link.get("rel"): link.get("href") for link in pages[f"paths/{slug}/"].xpath("//article//a[@rel]")}
        expected = {"prev": slugs[number - 1] if number else None, "next": dict(enumerate(slugs)).get(number + 1)}
        assert way == {rel: f"../../paths/{other}/" for rel, other in expected.items() if other}


def test_a_paper_names_the_paths_that_it_stands_on(
    pages: Pages, front_matter: FrontMatter, reading_paths: Paths
) -> None:
    for paper in front_matter:
        shown = pages[f"papers/{paper}/"].xpath("//dt[.='On the path']/following-sibling::dd")
        assert [text(line) for line in shown] == list(lines(paper, front_matter, reading_paths)), paper


def lines(paper: str, front_matter: FrontMatter, reading_paths: Paths) -> Iterator[str]:
    """What the page of a paper says of each path that the paper is on."""
    for path in reading_paths.values():
        steps = [step["paper"] for step in path["steps"]]
        if paper in steps:
            number = steps.index(paper) + 1
            following = f"; then {label(front_matter[steps[number]])}" if number < len(steps) else ""
            yield f"{path['title']}, {number} of {len(steps)}{following}"


def shown_first(page: HtmlElement) -> list[str]:
    """The slugs that a paper's page names under "Read first"."""
    links = page.xpath("//section[h2[@id='read-first']]/ol/li//a/@href")
    return [link.removeprefix("../../papers/").rstrip("/") for link in links]


def test_before_the_night_ferry_one_reads_of_lanterns_and_before_that_of_tides(pages: Pages) -> None:
    order = shown_first(pages["papers/night-ferry/"])
    assert order.index("tide-rule") < order.index("lantern") < order.index("lantern-2")
    assert len(order) <= 8


def test_what_to_read_first_is_shown_where_it_says_more_than_the_lineage(
    pages: Pages, front_matter: FrontMatter
) -> None:
    def parents(slug: str) -> set[str]:
        return {edge["to"] for edge in front_matter[slug].get("lineage", []) if edge["relation"] in DESCENT}

    for slug in front_matter:
        has_grandparents = any(parents(parent) - parents(slug) for parent in parents(slug))
        order = shown_first(pages[f"papers/{slug}/"])
        assert bool(order) == has_grandparents, slug
        for number, earlier in enumerate(order):
            assert not parents(earlier) & set(order[number:]), f"{slug}: {earlier} stands too early"
