"""What pages tell reference managers and search engines about a paper."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import pytest
from jinja2 import Environment
from seminal.content.vocabulary import Section, Tag, TagGroup, Venue, Vocabulary
from seminal.models.library import Library
from seminal.models.paper import Paper
from seminal.pages import metadata
from seminal.pages.page import Page
from seminal.pages.page_kinds import make_pages
from seminal.settings import License, Site

from tests import conftest

SITE = Site(
    "Seminal & Co",
    "https://example.org/seminal/",
    "Papers that matter.",
    license=License("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
)
VOCABULARY = Vocabulary(
    sections={"nlp": Section(label="Language", description="Text.", hue=250, order="newest-first")},
    tag_groups={
        "group": TagGroup(
            label="Group",
            tags={slug: Tag(label=slug.capitalize(), definition="What it is.") for slug in ("one", "two", "three")},
        )
    },
    venues={
        "NeurIPS": Venue(name="Conference on Neural Information Processing Systems", type="conference"),
        "Neural Computation": Venue(name="Neural Computation", type="journal"),
        "MIT AI Memo": Venue(name="MIT Artificial Intelligence Laboratory", type="report"),
    },
    metrics={},
    benchmarks={},
)
TLDR = "word " * 19 + "word"


def made(**fields: Any) -> Paper:
    """A paper whose page is a PDF, with the given front matter."""
    return conftest.made(**{"links": {"url": "https://example.com/work.pdf"}, **fields})


def of_page(paper: Paper, site: Site = SITE) -> metadata.Metadata:
    page = Page(
        address=paper.url,
        title=paper.title,
        description=paper.tldr,
        template="paper.html",
        updated=paper.updated,
        paper=paper,
    )
    return metadata.of_page(page, Library((paper,), VOCABULARY), site)


KEYWORDS = ("citation_keywords", "One; Two; Three")


def test_conference_paper() -> None:
    paper = made(
        title="Attention & <All>",
        authors=["Ashish Vaswani", "George van den Driessche"],
        year=2017,
        venue="NeurIPS",
        links={"arxiv": "1706.03762"},
    )
    assert list(metadata.highwire(paper, VOCABULARY)) == [
        ("citation_title", "Attention & <All>"),
        ("citation_author", "Vaswani, Ashish"),
        ("citation_author", "van den Driessche, George"),
        ("citation_publication_date", "2017"),
        ("citation_conference_title", "Conference on Neural Information Processing Systems"),
        ("citation_arxiv_id", "1706.03762"),
        ("citation_pdf_url", "https://arxiv.org/pdf/1706.03762"),
        ("citation_public_url", "https://arxiv.org/abs/1706.03762"),
        ("citation_abstract_html_url", "https://arxiv.org/abs/1706.03762"),
        KEYWORDS,
    ]


def test_journal_article() -> None:
    paper = made(venue="Neural Computation", year=1997, links={"doi": "10.1162/neco.1997.9.8.1735"})
    assert list(metadata.highwire(paper, VOCABULARY)) == [
        ("citation_title", "A Title"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_publication_date", "1997"),
        ("citation_journal_title", "Neural Computation"),
        ("citation_doi", "10.1162/neco.1997.9.8.1735"),
        ("citation_public_url", "https://doi.org/10.1162/neco.1997.9.8.1735"),
        KEYWORDS,
    ]


@pytest.mark.parametrize("kind", ["paper", "technical-report"])
def test_preprint(kind: str) -> None:
    assert list(metadata.highwire(made(kind=kind, links={"arxiv": "2302.13971"}), VOCABULARY)) == [
        ("citation_title", "A Title"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_publication_date", "2020"),
        ("z:itemType", "preprint"),
        ("citation_doi", "10.48550/arXiv.2302.13971"),
        ("citation_arxiv_id", "2302.13971"),
        ("citation_pdf_url", "https://arxiv.org/pdf/2302.13971"),
        ("citation_public_url", "https://arxiv.org/abs/2302.13971"),
        ("citation_abstract_html_url", "https://arxiv.org/abs/2302.13971"),
        KEYWORDS,
    ]


@pytest.mark.parametrize(
    ("venue", "type_tag"),
    [
        ("MIT AI Memo", ("citation_technical_report_institution", "MIT Artificial Intelligence Laboratory")),
        (None, ("z:itemType", "report")),
    ],
)
def test_report(venue: str | None, type_tag: tuple[str, str]) -> None:
    assert list(metadata.highwire(made(kind="technical-report", venue=venue), VOCABULARY)) == [
        ("citation_title", "A Title"),
        ("citation_author", "Lovelace, Ada"),
        ("citation_publication_date", "2020"),
        type_tag,
        ("citation_pdf_url", "https://example.com/work.pdf"),
        ("citation_public_url", "https://example.com/work.pdf"),
        KEYWORDS,
    ]


@pytest.mark.parametrize(
    ("fields", "item_type"),
    [
        ({"kind": "blog"}, "blogPost"),
        ({"kind": "software"}, "computerProgram"),
        ({"kind": "talk", "venue": "NeurIPS", "links": {}}, "presentation"),
    ],
)
def test_other_kinds_have_one_type(fields: dict[str, Any], item_type: str) -> None:
    named = dict(metadata.highwire(made(**fields), VOCABULARY))
    assert named["z:itemType"] == item_type
    assert not {"citation_conference_title", "citation_journal_title"} & set(named)


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("Edward J. Hu", "Hu, Edward J."),
        ("Aäron B. van den Oord", "Aäron B. van den Oord"),
        ("Henry Kautz III", "Kautz III, Henry"),
        ("{Gemini Team}", "Gemini Team"),
        ("王小明", "王小明"),
    ],
)
def test_author_cannot_be_read_as_two(author: str, written: str) -> None:
    [(_, found)] = [
        pair for pair in metadata.highwire(made(authors=[author]), VOCABULARY) if pair[0] == "citation_author"
    ]
    assert found == written


def test_head_of_a_paper() -> None:
    head = of_page(made(title="Is 1 < 2?", name="Less"))
    assert head.named[:3] == (
        ("description", TLDR),
        ("twitter:card", "summary_large_image"),
        ("citation_title", "Is 1 < 2?"),
    )
    assert head.properties == (
        ("og:type", "article"),
        ("og:title", "Is 1 < 2?"),
        ("og:description", TLDR),
        ("og:url", "https://example.org/seminal/papers/made/"),
        ("og:site_name", "Seminal & Co"),
        ("og:image", "https://example.org/seminal/papers/made/preview.png"),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Less: Is 1 < 2? (Lovelace, 2020)"),
    )


def test_head_of_a_list() -> None:
    page = Page(
        address="tags/one/",
        title="One",
        description="What it is.",
        template="listing.html",
        updated=datetime.date(2026, 11, 23),
    )
    head = metadata.of_page(page, Library((made(),), VOCABULARY), SITE)
    assert head.named == (("description", "What it is."), ("twitter:card", "summary_large_image"))
    properties = dict(head.properties)
    assert properties["og:type"] == "website"
    assert properties["og:image"] == "https://example.org/seminal/assets/images/preview.png"
    assert properties["og:image:alt"] == "Seminal & Co: Papers that matter. (1 paper, 2020)"
    assert head.json_ld is None


def test_a_site_without_pictures_names_none() -> None:
    head = of_page(made(), replace(SITE, has_social_cards=False))
    assert [name for name, _ in (*head.named, *head.properties) if "image" in name or "twitter" in name] == []


def test_linked_data() -> None:
    paper = made(
        name="Titled",
        aliases=["TTL"],
        authors=["George van den Driessche", "{Gemini Team}", "王小明"],
        venue="Neural Computation",
        links={"arxiv": "2302.13971", "doi": "10.1162/x", "url": "https://example.com/"},
        checked={"against": "arXiv v2", "on": datetime.date(2026, 12, 1)},
    )
    json_ld = of_page(paper).json_ld
    assert json_ld is not None
    publisher = {"@type": "Organization", "name": "Seminal & Co", "url": "https://example.org/seminal/"}
    assert json.loads(json_ld) == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": "https://example.org/seminal/papers/made/",
        "url": "https://example.org/seminal/papers/made/",
        "headline": "A Title",
        "description": TLDR,
        "inLanguage": "en",
        "author": publisher,
        "publisher": publisher,
        "datePublished": "2026-11-23",
        "dateModified": "2026-12-01",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "keywords": ["One", "Two", "Three"],
        "about": {
            "@type": "ScholarlyArticle",
            "name": "A Title",
            "alternateName": ["Titled", "TTL"],
            "author": [
                {
                    "@type": "Person",
                    "name": "George van den Driessche",
                    "givenName": "George",
                    "familyName": "van den Driessche",
                },
                {"@type": "Organization", "name": "Gemini Team"},
                {"@type": "Person", "name": "王小明", "familyName": "王小明"},
            ],
            "datePublished": "2020",
            "isPartOf": {"@type": "Periodical", "name": "Neural Computation"},
            "sameAs": ["https://doi.org/10.1162/x", "https://arxiv.org/abs/2302.13971", "https://example.com/"],
        },
    }


def test_linked_data_cannot_leave_its_script() -> None:
    title = "</script><script>alert(1)</script> <!-- & '"
    json_ld = of_page(made(title=title)).json_ld
    assert json_ld is not None
    assert not re.search("[<>&']", json_ld)
    template = Environment(autoescape=True).from_string("<script>{{ json_ld }}</script>")
    inside = template.render(json_ld=json_ld).removeprefix("<script>").removesuffix("</script>")
    assert json.loads(inside)["headline"] == title


@pytest.mark.parametrize(
    ("fields", "context"),
    [
        (
            {"venue": "NeurIPS"},
            {
                "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
                "rft.genre": "proceeding",
                "rft.atitle": "A & B = 100 %",
                "rft.btitle": "Conference on Neural Information Processing Systems",
            },
        ),
        (
            {"venue": "Neural Computation"},
            {
                "rft_val_fmt": "info:ofi/fmt:kev:mtx:journal",
                "rft.genre": "article",
                "rft.atitle": "A & B = 100 %",
                "rft.jtitle": "Neural Computation",
            },
        ),
        (
            {"kind": "model-card"},
            {"rft_val_fmt": "info:ofi/fmt:kev:mtx:book", "rft.genre": "report", "rft.btitle": "A & B = 100 %"},
        ),
        ({}, {"rft_val_fmt": "info:ofi/fmt:kev:mtx:dc", "rft.type": "preprint", "rft.title": "A & B = 100 %"}),
    ],
)
def test_coins(fields: dict[str, Any], context: dict[str, str]) -> None:
    paper = made(title="A & B = 100 %", authors=["Łukasz Kaiser", "{OpenAI}"], links={"doi": "10.1000/a_b"}, **fields)
    coins = metadata.coins(paper, VOCABULARY)
    assert coins.isascii()
    assert "+" not in coins  # not every reader takes it for a space
    assert parse_qsl(coins, keep_blank_values=True, strict_parsing=True) == [
        ("ctx_ver", "Z39.88-2004"),
        *context.items(),
        ("rft.au", "Kaiser, Łukasz"),
        ("rft.aucorp", "OpenAI"),
        ("rft.date", "2020"),
        ("rft_id", "info:doi/10.1000/a_b"),
        ("rft_id", "https://doi.org/10.1000/a_b"),
    ]


def test_every_paper_of_the_collection(library: Library) -> None:
    about_papers = [page for page in make_pages(library) if page.paper]
    assert len(about_papers) == len(library.papers)
    for page in about_papers:
        head = metadata.of_page(page, library, SITE)
        names = [name for name, _ in head.named]
        types = {
            "citation_conference_title",
            "citation_journal_title",
            "citation_technical_report_institution",
            "z:itemType",
        }
        assert page.paper is not None
        assert names.count("citation_author") == len(page.paper.people)
        assert len(types & set(names)) == 1, page.paper.slug
        assert all(content for _, content in head.named)
        assert json.loads(str(head.json_ld))["about"]["name"] == page.paper.title
