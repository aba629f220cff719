"""Pictures to show where the address of a page is shared, set like the title page of a journal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import cos, radians, sin

from PIL import Image, ImageDraw

from .typeface import SHADES, Font, FontWeight

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 100, WIDTH - 76
"""The margins, which no letter leaves."""

_SPINE = 24
"""The width of the coloured band at the left."""
_MASTHEAD, _FOOT = 92, HEIGHT - 62
"""The baselines of the rows at the top and at the bottom."""
_RULES = _MASTHEAD + 26, _FOOT - 50
_TOP, _BOTTOM = _RULES[0] + 30, _RULES[1] - 28
"""The room between the rows, for the title."""

_PAPER = 0
_TEXT, _SOFT, _RULE, _ACCENT = range(1, 4 * SHADES, SHADES)
"""Where the inks begin in the palette: each in shades, the last of them full."""

_STRAIGHT = 0.0031308
"""Where the curve of sRGB begins, which is straight up to here."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says; a text may be empty.

    Attributes:
        masthead: whose page it is; without, the title takes its place too.
        part: the part of the whole that it belongs to.
        title: in large letters.
        subtitle: below it.
        authors: at the foot.
        publication: where and when it was published.
        hue: of its accent, in degrees.
    """

    masthead: str
    part: str
    title: str
    subtitle: str
    authors: str
    publication: str
    hue: int

    @property
    def text(self) -> str:
        """What it says of its subject, in words instead of a picture."""
        title = ": ".join(filter(None, (self.title, self.subtitle)))
        source = ", ".join(filter(None, (self.authors, self.publication)))
        return f"{title} ({source})" if source else title


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its place: `x` and `baseline` are where its baseline starts, `ink` a place in the palette."""

    text: str
    font: Font
    x: int
    baseline: int
    ink: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """What its letters cover: left, top, right, bottom."""
        left, top, right, bottom = self.font.box(self.text)
        return self.x + left, self.baseline + top, self.x + right, self.baseline + bottom


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one size below each other; each takes up `leading` times the size."""

    lines: list[str]
    font: Font
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.font.size * self.leading

    @property
    def width(self) -> int:
        return max((self.font.length(line) for line in self.lines), default=0)

    def placed(self, top: float, ink: int) -> Iterator[Line]:
        # Above a baseline there is more to a letter than below.
        first = top + self.font.size * (self.leading / 2 + 0.3)
        for number, line in enumerate(self.lines):
            baseline = round(first + number * self.font.size * self.leading)
            yield Line(line, self.font, LEFT - self.font.box(line)[0], baseline, ink)


class CardRenderer:
    """Lays cards out and draws them."""

    def __init__(self) -> None:
        self._font = cache(Font)
        self._printable = self._font(FontWeight.REGULAR, 32).printable

    def draw(self, page: Card) -> bytes:
        """The page as a PNG."""
        canvas = Image.new("L", (WIDTH, HEIGHT), _PAPER)
        draw = ImageDraw.Draw(canvas)
        draw.rectangle((0, 0, _SPINE - 1, HEIGHT - 1), _ACCENT + SHADES - 1)
        for rule in _RULES if page.masthead else _RULES[1:]:
            draw.rectangle((LEFT, rule, RIGHT - 1, rule + 1), _RULE + SHADES - 1)
        for line in self.lines(page):
            line.font.print(line.text, canvas, line.x, line.baseline, line.ink)
        canvas.putpalette(_palette(page.hue))
        file = io.BytesIO()
        canvas.save(file, "PNG", compress_level=6)  # level 9 takes seven times as long, for a tenth of the size
        return file.getvalue()

    def lines(self, page: Card) -> Iterator[Line]:
        """The lines of a page in their places."""
        yield from self._row(page.masthead, FontWeight.SEMIBOLD, page.part, _ACCENT, _MASTHEAD)
        yield from self._row(page.authors, FontWeight.REGULAR, page.publication, _TEXT, _FOOT)
        gap = 20 if page.subtitle else 0
        start = _TOP if page.masthead else _MASTHEAD
        room = _BOTTOM - start - gap
        title = self._block(page.title, FontWeight.SEMIBOLD, 112, 1.12, 190 if page.subtitle else room)
        subtitle = self._block(page.subtitle, FontWeight.REGULAR, 50, 1.28, room - title.height)
        top = start + (room - title.height - subtitle.height) / 2
        yield from title.placed(top, _TEXT)
        yield from subtitle.placed(top + title.height + gap, _SOFT)

    def _row(self, left: str, weight: FontWeight, right: str, ink: int, baseline: int) -> Iterator[Line]:
        """Texts at both ends of a row, in letters so large that both have room."""
        left, right = self._printable(left), self._printable(right)
        for size in range(32, 0, -1):
            fonts = self._font(weight, size), self._font(FontWeight.REGULAR, size)
            if fonts[0].length(left) + size + fonts[1].length(right) <= RIGHT - LEFT:
                break
        yield Line(left, fonts[0], LEFT - fonts[0].box(left)[0], baseline, _TEXT)
        yield Line(right, fonts[1], RIGHT - fonts[1].box(right)[2], baseline, ink)

    def _block(self, text: str, weight: FontWeight, largest: int, leading: float, height: float) -> _Block:
        """A text between the margins, in letters so large that the height is enough."""
        text = self._printable(text)
        for size in range(largest, 0, -2):
            font = self._font(weight, size)
            block = _Block(font.wrapped(text, RIGHT - LEFT), font, leading)
            if block.height <= height and block.width <= RIGHT - LEFT:
                break
        return replace(block, lines=font.balanced(text, RIGHT - LEFT))


def _palette(hue: int) -> list[int]:
    """Red, green and blue of each colour: the paper, then the inks in the order of their places."""
    paper = (0xFD, 0xFC, 0xFA)
    inks = (0x1F, 0x23, 0x28), (0x56, 0x5D, 0x66), (0xD9, 0xD4, 0xCB), _oklch(0.44, 0.11, hue)
    shades = [
        round(light + (dark - light) * shade / SHADES)
        for ink in inks
        for shade in range(1, SHADES + 1)
        for light, dark in zip(paper, ink, strict=True)
    ]
    return [*paper, *shades]


def _oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """The colour that style sheets call `oklch(lightness chroma hue)`, as near as a screen gets."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _srgb(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _srgb(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _srgb(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _srgb(linear: float) -> int:
    light = min(max(linear, 0), 1)
    value = 12.92 * light if light <= _STRAIGHT else 1.055 * light ** (1 / 2.4) - 0.055
    return round(255 * value)
