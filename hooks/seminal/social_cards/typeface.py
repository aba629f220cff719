"""Text in pictures: measured, wrapped, and printed letter by letter, in a typeface that the package brings along.

Letters stand side by side without kerning: Pillow would need a library for it that not every machine has, and the same
text would come out differently elsewhere.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, groupby
from math import inf

from PIL import Image, ImageDraw, ImageFont
from slugify import slugify

from ..resources import FONTS

SHADES = 15
"""Steps from paper to ink. More are not seen at the edges of letters, and make larger files."""

_LEANING = re.compile(
    "an?|and|are|as|at|be|by|can|for|from|in|into|is|its|of|on|or|over|than|that|the|to|via|with", re.IGNORECASE
)
"""Words that lean on the next one, so that a line should not end with them."""

_NO_CHARACTER = "\uffff"


class FontWeight(StrEnum):
    """A weight of the typeface; the value is its file among the bundled fonts."""

    REGULAR = "SourceSerif4_400Regular.ttf"
    SEMIBOLD = "SourceSerif4_600SemiBold.ttf"


def checksum() -> str:
    """What changes with the typeface's files."""
    return hashlib.sha256(b"".join((FONTS / weight).read_bytes() for weight in FontWeight)).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class _Letter:
    """A letter's shape, in shades, and where it is from the start of the baseline; the next one starts at `advance`."""

    shape: Image.Image
    left: int
    top: int
    advance: int


class Font:
    """A weight of the typeface in one size.

    Args:
        weight: of the typeface.
        size: in pixels.
    """

    def __init__(self, weight: FontWeight, size: int) -> None:
        self.size = size
        self._font = ImageFont.truetype(FONTS / weight, size, layout_engine=ImageFont.Layout.BASIC)
        self._has = cache(self._finds)
        self._letter = cache(self._drawn)
        self._inked = cache(self._dipped)

    def length(self, text: str) -> int:
        """The room that a text takes in a line."""
        return round(self._font.getlength(text))

    def box(self, text: str) -> tuple[int, int, int, int]:
        """What its letters cover: left, top, right and bottom, from the start of the baseline."""
        placed = list(self._placed(text))
        return (
            min((x for _, x, _ in placed), default=0),
            min((y for _, _, y in placed), default=0),
            max((x + letter.shape.width for letter, x, _ in placed), default=0),
            max((y + letter.shape.height for letter, _, y in placed), default=0),
        )

    def print(self, text: str, canvas: Image.Image, start: int, baseline: int, ink: int) -> None:
        """Put a line on a canvas, in the colours of the palette from `ink` on.

        A letter is rendered once, which costs far more than putting it somewhere.
        """
        for letter, x, y in self._placed(text):
            shape, mask = self._inked(letter, ink)
            canvas.paste(shape, (start + x, baseline + y), mask)

    def _placed(self, text: str) -> Iterator[tuple[_Letter, int, int]]:
        """Each letter with something to see, and where its left upper corner is."""
        start = 0
        for character in text:
            letter = self._letter(character)
            if letter.shape.width:
                yield letter, start + letter.left, letter.top
            start += letter.advance

    def _drawn(self, character: str) -> _Letter:
        left, top, right, bottom = (int(edge) for edge in self._font.getbbox(character, anchor="ls"))
        shape = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(shape).text((-left, -top), character, SHADES, self._font, anchor="ls")
        seen = shape.getbbox() or (0, 0, 0, 0)
        return _Letter(shape.crop(seen), left + seen[0], top + seen[1], self.length(character))

    def _dipped(self, letter: _Letter, ink: int) -> tuple[Image.Image, Image.Image]:
        """A letter in an ink, and where it is not paper."""
        unused = [0] * (255 - SHADES)
        colours = [0, *range(ink, ink + SHADES), *unused]
        return letter.shape.point(colours), letter.shape.point([0, *[255] * SHADES, *unused])

    def printable(self, text: str) -> str:
        """The text in letters that the font has: of others the transliteration, if there is one."""
        runs = groupby(unicodedata.normalize("NFC", text), self._has)
        parts = ("".join(run) if has else _transliterated("".join(run)) for has, run in runs)
        return " ".join("".join(parts).split())

    def _finds(self, character: str) -> bool:
        return bytes(self._font.getmask(character)) != bytes(self._font.getmask(_NO_CHARACTER))

    def wrapped(self, text: str, width: int) -> list[str]:
        """The text in lines, each with as many words as fit; a word wider than the line sticks out."""
        words, length = self._measured(text)
        lines: list[str] = []
        start = 0
        while start < len(words):
            longest = range(start + 1, len(words) + 1)
            end = max((end for end in longest if length(start, end) <= width), default=start + 1)
            lines.append(" ".join(words[start:end]))
            start = end
        return lines

    def balanced(self, text: str, width: int) -> list[str]:
        """The text in as many lines as `wrapped` makes, but of even length, and broken where the sense allows it."""
        words, length = self._measured(text)
        count = len(self.wrapped(text, width))
        mean = length(0, len(words)) / max(count, 1)

        @cache
        def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
            """The lines into which the words from `start` on are best broken, after what they cost."""
            if not lines:
                return (0 if start == len(words) else inf), ()
            return min(broken(start, end, lines) for end in range(start + 1, len(words) + 2 - lines))

        def broken(start: int, end: int, lines: int) -> tuple[float, tuple[str, ...]]:
            cost, rest = best(end, lines - 1)
            cost += (length(start, end) / mean - 1) ** 2 if length(start, end) <= width else inf
            return cost + (_cost_of_break(words[end - 1]) if rest else 0), (" ".join(words[start:end]), *rest)

        return list(best(0, count)[1])

    def _measured(self, text: str) -> tuple[list[str], Callable[[int, int], float]]:
        """The words, and what measures the line from one word to before another."""
        words = text.split()
        space = self._font.getlength(" ")
        starts = list(accumulate((self._font.getlength(word) + space for word in words), initial=0.0))
        return words, lambda start, end: starts[end] - starts[start] - space


def _cost_of_break(word: str) -> float:
    """What it costs to end a line with a word, where a line of twice the length that it should have costs 1."""
    if word[-1] in ",:;.?!)":
        return 0
    return 0.2 if _LEANING.fullmatch(word) else 0.08


def _transliterated(text: str) -> str:
    return slugify(text, lowercase=False, separator=" ")
