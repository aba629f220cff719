"""What preview pictures say, and that they are drawn once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from seminal.content.vocabulary import Section, Vocabulary
from seminal.models.library import Library
from seminal.node.programs import NodeError
from seminal.settings import Project, Site
from seminal.social_cards import social_cards
from seminal.social_cards.card import Card, CardRenderer

from tests.conftest import ROOT, made

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
def project(tmp_path: Path) -> Project:
    """A project without cache; its packages are this one's."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return Project(tmp_path)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the pictures that were drawn, not taken from the cache."""
    titles: list[str] = []
    draw = CardRenderer.picture

    def noted(press: CardRenderer, page: Card) -> bytes:
        titles.append(page.title)
        return draw(press, page)

    monkeypatch.setattr(CardRenderer, "picture", noted)
    return titles


PAPERS = (made(slug="a", title="Alpha"), made(slug="b", title="Beta"))


def files(project: Project, *papers: Any, site: Site = SITE) -> dict[str, bytes]:
    return dict(social_cards.preview_files(Library(papers, VOCABULARY), project, site))


def test_each_paper_and_the_site_have_one(project: Project) -> None:
    pictures = files(project, *PAPERS)
    assert sorted(pictures) == ["assets/images/preview.png", "papers/a/preview.png", "papers/b/preview.png"]
    assert len(set(pictures.values())) == 3
    assert all(picture.startswith(b"\x89PNG\r\n") for picture in pictures.values())


def test_a_second_build_draws_nothing(project: Project, drawn: list[str]) -> None:
    first = files(project, *PAPERS)
    assert sorted(drawn) == ["Alpha", "Beta", "Seminal"]
    drawn.clear()
    assert files(project, *PAPERS) == first
    assert drawn == []


def test_only_what_changed_is_drawn_and_nothing_else_kept(project: Project, drawn: list[str]) -> None:
    files(project, *PAPERS)
    drawn.clear()
    kept = {path.name for path in (project.cache / "previews").iterdir()}
    files(project, PAPERS[0], made(slug="b", title="Gamma"))
    assert drawn == ["Gamma"]
    now = {path.name for path in (project.cache / "previews").iterdir()}
    assert len(now) == len(kept) == 3
    assert len(now & kept) == 2


def test_another_site_name_changes_every_picture(project: Project, drawn: list[str]) -> None:
    first = files(project, *PAPERS)
    drawn.clear()
    second = files(project, *PAPERS, site=replace(SITE, name="Other"))
    assert sorted(drawn) == ["Alpha", "Beta", "Other"]
    assert all(first[address] != second[address] for address in first)


def test_another_version_of_pillow_changes_every_picture(
    project: Project, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files(project, *PAPERS)
    drawn.clear()
    monkeypatch.setattr(previews, "version", lambda package: f"{package} of tomorrow")
    files(project, *PAPERS)
    assert len(drawn) == 3


def test_a_damaged_picture_is_drawn_again(project: Project, drawn: list[str]) -> None:
    first = files(project, *PAPERS)
    drawn.clear()
    one, other, _ = sorted((project.cache / "previews").iterdir())
    os.truncate(one, 100)
    other.write_bytes(b"")
    assert files(project, *PAPERS) == first
    assert len(drawn) == 2


def test_without_the_font_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NodeError, match=r"@expo-google-fonts/source-serif-4 is missing: run 'papers setup'"):
        files(Project(tmp_path), *PAPERS)
