"""What preview pictures say, and that they are drawn once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from seminal.cache import Cache
from seminal.content.vocabulary import Section, Vocabulary
from seminal.models.library import Library
from seminal.settings import Site
from seminal.social_cards import social_cards
from seminal.social_cards.card import Card, CardRenderer

from tests.conftest import made

SITE = Site("Seminal", "https://example.org/", "papers worth knowing")
VOCABULARY = Vocabulary(
    sections={"nlp": Section(label="Language", description="Text.", hue=250, order="newest-first")},
    tag_groups={},
    venues={},
    metrics={},
    benchmarks={},
)


def said(**fields: Any) -> Card:
    paper = made(**fields)
    return social_cards.of_paper(paper, Library((paper,), VOCABULARY), SITE)


@pytest.mark.parametrize(
    ("title", "name", "shown"),
    [
        ("LoRA: Low-Rank Adaptation", "LoRA", ("LoRA", "Low-Rank Adaptation")),
        ("Attention Is All You Need", "Transformer", ("Transformer", "Attention Is All You Need")),
        ("HyperNetworks", "HyperNetworks", ("HyperNetworks", "")),
        ("Attention Across Tasks", "Attention across tasks", ("Attention across tasks", "")),
        ("BERTology: A Primer", "BERT", ("BERT", "BERTology: A Primer")),
        ("A Title", None, ("A Title", "")),
    ],
)
def test_name_and_title(title: str, name: str | None, shown: tuple[str, str]) -> None:
    page = said(title=title, name=name)
    assert (page.title, page.subtitle) == shown


@pytest.mark.parametrize(
    ("fields", "publication"),
    [
        ({"venue": "NeurIPS"}, "NeurIPS 2020"),
        ({"links": {"arxiv": "2302.13971"}}, "Preprint 2020"),
        ({"kind": "technical-report"}, "Technical report 2020"),
        ({}, "2020"),
    ],
)
def test_imprint(fields: dict[str, Any], publication: str) -> None:
    assert said(**fields).publication == publication


def test_the_rest_of_the_page() -> None:
    page = said(authors=["{Gemini Team}"])
    assert (page.masthead, page.part, page.authors, page.hue) == ("Seminal", "Language", "Gemini Team", 250)


def test_the_picture_of_the_site() -> None:
    papers = (made(slug="a"), made(slug="b", year=2023))
    page = social_cards.of_site(Library(papers, VOCABULARY), SITE)
    assert page.text == "Seminal: Papers worth knowing (2 papers, 2020 to 2023)"
    assert social_cards.of_site(Library(papers[:1], VOCABULARY), SITE).publication == "2020"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that were drawn, not taken from the cache."""
    titles: list[str] = []
    draw = CardRenderer.draw

    def noted(renderer: CardRenderer, page: Card) -> bytes:
        titles.append(page.title)
        return draw(renderer, page)

    monkeypatch.setattr(CardRenderer, "draw", noted)
    return titles


PAPERS = (made(slug="a", title="Alpha"), made(slug="b", title="Beta"))


def files(folder: Path, *papers: Any, site: Site = SITE) -> dict[str, bytes]:
    """The pictures of a build, which keeps in a folder what it made."""
    with Cache(folder) as cache:
        return dict(social_cards.card_files(Library(papers, VOCABULARY), cache, site))


def test_each_paper_and_the_site_have_one(tmp_path: Path) -> None:
    pictures = files(tmp_path, *PAPERS)
    assert sorted(pictures) == ["assets/images/preview.png", "papers/a/preview.png", "papers/b/preview.png"]
    assert len(set(pictures.values())) == 3
    assert all(picture.startswith(b"\x89PNG\r\n") for picture in pictures.values())


def test_a_second_build_draws_nothing(tmp_path: Path, drawn: list[str]) -> None:
    first = files(tmp_path, *PAPERS)
    assert sorted(drawn) == ["Alpha", "Beta", "Seminal"]
    drawn.clear()
    assert files(tmp_path, *PAPERS) == first
    assert drawn == []


def test_only_what_changed_is_drawn(tmp_path: Path, drawn: list[str]) -> None:
    files(tmp_path, *PAPERS)
    drawn.clear()
    files(tmp_path, PAPERS[0], made(slug="b", title="Gamma"))
    assert drawn == ["Gamma"]


def test_another_site_name_changes_every_picture(tmp_path: Path, drawn: list[str]) -> None:
    first = files(tmp_path, *PAPERS)
    drawn.clear()
    second = files(tmp_path, *PAPERS, site=replace(SITE, name="Other"))
    assert sorted(drawn) == ["Alpha", "Beta", "Other"]
    assert all(first[address] != second[address] for address in first)


@pytest.mark.parametrize("what", ["fingerprint", "typeface.checksum"])
def test_other_code_and_another_typeface_change_every_picture(
    tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    files(tmp_path, *PAPERS)
    drawn.clear()
    monkeypatch.setattr(f"seminal.social_cards.social_cards.{what}", lambda *_: "of tomorrow")
    files(tmp_path, *PAPERS)
    assert len(drawn) == 3
