"""Text in pictures: in letters that the font has, in lines that fit."""

from __future__ import annotations

import pytest
from PIL import Image
from seminal.models.library import Library
from seminal.social_cards.typeface import SHADES, Font, FontWeight


@pytest.fixture(scope="module")
def font() -> Font:
    return Font(FontWeight.REGULAR, 40)


@pytest.mark.parametrize(
    "text", ["Merriënboer, Łukasz, Čech", "ω-3 β₁ ∞ × ≤", "E = mc²", "A → B", "encoder–decoder", "“Don’t”", "Привет"]
)
def test_letters_that_the_font_has_stay(font: Font, text: str) -> None:
    assert font.printable(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("王小明 et al.", "Wang Xiao Ming et al."),
        ("A \N{ROCKET} start", "A start"),
        ("Merrie\N{COMBINING DIAERESIS}nboer", "Merriënboer"),
        ("two\n  lines", "two lines"),
        ("\N{ROCKET}", ""),
    ],
)
def test_letters_that_the_font_lacks_are_replaced(font: Font, text: str, printed: str) -> None:
    assert font.printable(text) == printed


def test_something_is_left_of_every_text_of_the_collection(library: Library) -> None:
    for weight in FontWeight:
        font = Font(weight, 40)
        for paper in library.papers:
            for text in (paper.title, paper.label, paper.venue or "2020", *(person.name for person in paper.people)):
                printed = font.printable(text)
                assert printed
                assert font.printable(printed) == printed


def test_lines_are_filled(font: Font) -> None:
    text = "one two three four five six seven eight nine ten"
    lines = font.wrapped(text, 300)
    assert " ".join(lines) == text
    assert len(lines) > 2
    assert all(font.length(line) <= 300 for line in lines)
    firsts = [line.split()[0] for line in lines[1:]]
    assert all(font.length(f"{line} {word}") > 300 for line, word in zip(lines, firsts, strict=False))


def test_a_wide_word_sticks_out_alone(font: Font) -> None:
    assert font.wrapped("a Donaudampfschiff b", 100) == ["a", "Donaudampfschiff", "b"]
    assert font.balanced("a Donaudampfschiff b", 100) == ["a", "Donaudampfschiff", "b"]


def test_no_text_has_no_lines(font: Font) -> None:
    assert font.wrapped("", 100) == font.balanced("", 100) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Alpha beta gamma delta epsilon zeta", ["Alpha beta gamma", "delta epsilon zeta"]),
        ("Low-Rank Adaptation of Large Language", ["Low-Rank Adaptation", "of Large Language"]),
        ("The AI papers worth knowing, each in two minutes", ["The AI papers worth knowing,", "each in two minutes"]),
    ],
)
def test_lines_are_even_and_broken_with_sense(font: Font, text: str, lines: list[str]) -> None:
    width = font.length(text) - 1
    assert len(font.wrapped(text, width)) == 2
    assert font.balanced(text, width) == lines


def test_print_covers_the_box_that_was_measured(font: Font) -> None:
    canvas = Image.new("L", (600, 120))
    font.print("Jörg (f)", canvas, 50, 80, 1)
    left, top, right, bottom = font.box("Jörg (f)")
    found = canvas.getbbox()
    assert found is not None
    expected = (50 + left, 80 + top, 50 + right, 80 + bottom)
    assert found == expected
    assert canvas.getextrema() == (0, SHADES)
