"""Title pages: everything within the margins, nothing over anything else, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PIL import Image
from seminal.models.library import Library
from seminal.settings import Site
from seminal.social_cards import card, social_cards
from seminal.social_cards.card import HEIGHT, LEFT, RIGHT, WIDTH, Card, CardRenderer, Line

SITE = Site("Seminal", "https://example.org/", "papers worth knowing")
PAGE = Card("Seminal", "Language", "LoRA", "Low-Rank Adaptation", "Hu et al.", "ICLR 2022", 250)
LONG = "Words and more words of a title that its authors did not want to end before everything was said in it "
AWFUL = {
    "without anything": Card("", "", "", "", "", "", 0),
    "one letter": replace(PAGE, title="A", subtitle=""),
    "long title": replace(PAGE, title=LONG * 4, subtitle=""),
    "long subtitle": replace(PAGE, subtitle=LONG * 6),
    "both long": replace(PAGE, title=LONG, subtitle=LONG * 6),
    "a word wider than the page": replace(PAGE, title="Pneumono" * 12, subtitle="Ultramicroscopic" * 9),
    "long rows": replace(PAGE, masthead=LONG, part=LONG, authors=LONG, publication=LONG),
    "deep letters": replace(PAGE, title="Ångström Ếgjpqy", subtitle="Ếgjpqy " * 60),
}


@pytest.fixture(scope="module")
def renderer() -> CardRenderer:
    return CardRenderer()


def assert_is_laid_out(lines: list[Line]) -> None:
    """No letter leaves the margins, and no line touches another."""
    boxes = {line.text: line.box for line in lines if line.text}
    for left, top, right, bottom in boxes.values():
        assert LEFT <= left < right <= RIGHT
        assert 40 <= top < bottom <= HEIGHT - 40
    for (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) in combinations(
        boxes.values(), 2
    ):
        assert right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top


def test_every_paper_has_room(renderer: CardRenderer, library: Library) -> None:
    for paper in library.papers:
        lines = list(renderer.lines(social_cards.of_paper(paper, library, SITE)))
        assert_is_laid_out(lines)
        said = words(" ".join(line.text for line in lines))
        font = lines[0].font
        for text in (paper.label, paper.title, paper.short_authors, str(paper.year)):
            assert words(font.printable(text)) <= said, paper.slug
        assert min(line.font.size for line in lines) >= 30, "small type is not read in a preview"


def words(text: str) -> set[str]:
    return set(text.casefold().replace(":", "").split())


@pytest.mark.parametrize("page", AWFUL.values(), ids=AWFUL)
def test_anything_has_room(renderer: CardRenderer, page: Card) -> None:
    lines = list(renderer.lines(page))
    assert_is_laid_out(lines)
    said = " ".join(" ".join(line.text for line in lines).split())
    assert all(text.strip() in said for text in (page.title, page.subtitle, page.authors, page.publication))


@pytest.mark.parametrize("page", AWFUL.values(), ids=AWFUL)
def test_nothing_is_printed_outside_the_margins(renderer: CardRenderer, page: Card) -> None:
    picture = Image.open(io.BytesIO(renderer.draw(page))).convert("RGB")
    paper = (0xFD, 0xFC, 0xFA)
    assert picture.size == (WIDTH, HEIGHT)
    for edge in ((RIGHT + 1, 0, WIDTH, HEIGHT), (24, 0, LEFT - 1, HEIGHT), (24, 0, WIDTH, 40), (24, 590, WIDTH, 630)):
        assert picture.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), paper)]
    assert len(picture.crop((0, 0, 24, HEIGHT)).getcolors() or []) == 1


def test_the_title_is_largest_and_lines_go_down(renderer: CardRenderer) -> None:
    lines = {line.text: line for line in renderer.lines(PAGE)}
    assert lines["LoRA"].font.size > lines["Low-Rank Adaptation"].font.size > lines["Hu et al."].font.size
    order = ["Seminal", "LoRA", "Low-Rank Adaptation", "Hu et al."]
    assert all(lines[above].baseline < lines[below].baseline for above, below in pairwise(order))
    assert lines["Seminal"].baseline == lines["Language"].baseline
    assert lines["ICLR 2022"].box[2] == lines["Language"].box[2] == RIGHT


def test_the_same_page_gives_the_same_bytes(renderer: CardRenderer) -> None:
    assert renderer.draw(PAGE) == CardRenderer().draw(PAGE)
    assert renderer.draw(PAGE) != renderer.draw(replace(PAGE, hue=30))


@pytest.mark.parametrize(
    ("oklch", "rgb"),
    [((0, 0, 0), (0, 0, 0)), ((1, 0, 0), (255, 255, 255)), ((0.628, 0.2577, 29.23), (255, 0, 0))],
)
def test_colours_are_those_of_style_sheets(oklch: tuple[float, float, float], rgb: tuple[int, int, int]) -> None:
    assert all(abs(a - b) <= 1 for a, b in zip(card._oklch(*oklch), rgb, strict=True))


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (PAGE, "LoRA: Low-Rank Adaptation (Hu et al., ICLR 2022)"),
        (replace(PAGE, subtitle="", authors=""), "LoRA (ICLR 2022)"),
        (AWFUL["without anything"], ""),
    ],
)
def test_text_in_place_of_the_picture(page: Card, text: str) -> None:
    assert page.text == text
