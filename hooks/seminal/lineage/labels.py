"""How much room a text takes when it is drawn, without a browser to ask."""

from __future__ import annotations

import math

ELLIPSIS = "…"

# Letters by width, in hundredths of the font size. They are those of DejaVu Sans, the widest of the fonts that browsers
# take for `system-ui`; what is not here is as wide as the widest.
_LETTERS = {
    29: "'ijlIJ",
    36: " ,.’/:;|f-",
    41: "()[]t!²r",
    53: "*_–szc?",
    59: "LFkvxy",
    64: "PTYaoeéESbdghnpqu$0123456789",
    70: "KAVBRXZC",
    79: "UHNDGOQ&",
    86: "w+=M",
}
_WIDTHS = {letter: width for width, letters in _LETTERS.items() for letter in letters}
_WIDEST = 100
_BOLD = 1.13


def width(text: str, size: int, *, bold: bool = False) -> int:
    """At most so many pixels wide is a text in a font of `size` pixels.

    >>> width("LoRA", 12)
    32
    """
    hundredths = sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size
    return math.ceil(hundredths / 100 * (_BOLD if bold else 1))


def shortened(text: str, most: int) -> str:
    """A text of at most `most` characters, cut after a word where one ends late enough.

    >>> shortened("Learning to summarize from human feedback", 24)
    'Learning to summarize…'
    """
    if len(text) <= most:
        return text
    cut = text[: most - len(ELLIPSIS)]
    at_word = cut if text[len(cut)] == " " else cut.rpartition(" ")[0]
    return (at_word if len(at_word) > most // 2 else cut).rstrip(" ,:;-–(") + ELLIPSIS
