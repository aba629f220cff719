"""Pages as HTML: what front matter says is shown, never obeyed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lxml import html
from seminal.cache import Cache
from seminal.citations.bibliography import FORMATS
from seminal.content.source_files import read_sources
from seminal.content.vocabulary import read_vocabulary
from seminal.models.library import Library
from seminal.models.paper import build_papers
from seminal.pages.page import Anchor, Page
from seminal.pages.page_kinds import make_pages
from seminal.pages.rendering import Renderer, SiteContent, anchors
from seminal.settings import Project, Site

from tests.conftest import summary

Collection = Callable[[Mapping[str, str]], Path]
NASTY = "<script>alert('1')</script> & \\\"quotes\\\""
PLAIN = "<script>alert('1')</script> & \"quotes\""


@pytest.fixture
def rendered(collection: Collection, cache: Cache) -> Callable[[Mapping[str, str]], dict[str, html.HtmlElement]]:
    """Renders a small collection; each page's main part by its address."""

    def render(files: Mapping[str, str]) -> dict[str, html.HtmlElement]:
        root = collection(files)
        project = Project(root)
        vocabulary = read_vocabulary(project.papers)
        library = Library(tuple(build_papers(read_sources(project.papers)[0])[0]), vocabulary)
        citations = {format_.id: dict.fromkeys((paper.slug for paper in library.papers), PLAIN) for format_ in FORMATS}
        renderer = Renderer(
            SiteContent(library, {}, citations, {page.address for page in make_pages(library)}),
            Site("Small", "https://example.org/", "few papers"),
            cache,
        )
        results = (renderer.render(page) for page in make_pages(library))
        return {result.page.address: html.fromstring(f"<main>{result.head}{result.html}</main>") for result in results}

    return render


def test_front_matter_is_escaped_everywhere(
    rendered: Callable[[Mapping[str, str]], dict[str, html.HtmlElement]],
) -> None:
    extra = f'name: "{NASTY}"\nlineage:\n  - {{to: old, relation: uses, why: "{NASTY}"}}\n'
    files = {
        "nlp/nasty.md": summary("nasty", title=NASTY, authors=f'"{{{NASTY}}}"', extra=extra),
        "nlp/old.md": summary("old", authors=f'"{{{NASTY}}}"'),
    }
    pages_by_address = rendered(files)
    assert "papers/nasty/" in pages_by_address
    for address, main in pages_by_address.items():
        data = {"application/json", "application/ld+json"}
        scripts = [script for script in main.iter("script") if script.get("type") not in data]
        assert scripts == [], address
    shown = pages_by_address["papers/nasty/"]
    assert PLAIN in shown.xpath("string(//h1)")
    assert PLAIN in pages_by_address["papers/old/"].xpath("string(//*[@class='kin'])")


def test_lineage_stands_on_both_pages(rendered: Callable[[Mapping[str, str]], dict[str, html.HtmlElement]]) -> None:
    extra = "lineage:\n  - {to: old, relation: builds-on, why: its idea}\n"
    shown = rendered({"nlp/new.md": summary("new", extra=extra), "nlp/old.md": summary("old")})
    assert shown["papers/new/"].xpath("//h3/text()") == ["Builds on"]
    assert shown["papers/old/"].xpath("//h3/text()") == ["Built upon by"]
    assert shown["papers/old/"].xpath("//ul[@class='kin']//a/@href") == ["../../papers/new/"]


def test_sections_are_listed_by_year(rendered: Callable[[Mapping[str, str]], dict[str, html.HtmlElement]]) -> None:
    shown = rendered({"nlp/a.md": summary("a"), "nlp/b.md": summary("b").replace("year: 2020", "year: 2021")})
    assert shown["sections/nlp/"].xpath("//h2/@id") == ["y2021", "y2020"]
    assert shown["sections/nlp/"].xpath("//li[contains(@class, 'entry')]/@id") == ["b", "a"]


def test_contents_nest_by_level() -> None:
    tokens = anchors((Anchor("a", "A & B"), Anchor("a1", "A1", 3), Anchor("b", "B")))
    assert [(token["id"], token["name"], [child["id"] for child in token["children"]]) for token in tokens] == [
        ("a", "A &amp; B", ["a1"]),
        ("b", "B", []),
    ]


@pytest.mark.parametrize(("address", "root"), [("papers/", "../"), ("tags/lora/", "../../")])
def test_way_to_the_root(address: str, root: str) -> None:
    page = Page(address=address, title="", description="", template="", updated=datetime.date(2026, 11, 23))
    assert page.root == root
