"""Characters that cannot be seen, or that change how others are shown: they have no place in a collection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..diagnostics import quote

_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but for tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\uffa0"  # zero width, direction, other line ends, blanks
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ufdd0-\ufdef"  # variants, byte order mark, what is not a character
    "\ud800-\uf8ff\U000e0000-\U0010ffff"  # halves of characters, tags, what only one font knows
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and music
    "]"
)
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_STACKED = re.compile(f"{_ACCENT.pattern}{{4,}}")

_JOINERS = "\u200c\u200d"
_JOINED = {"Lo", "Mn", "Mc", "So", "Sk"}
"""Categories of characters that a joiner may stand between: letters of Persian or Hindi, parts of an emoji."""
_VARIANTS = "\ufe0e\ufe0f"
_VARIED = {"So", "Sm", "Sk", "Po", "Nd"}

_CONTROL_CURE = "; a backslash in double quotes makes such a character: write the text in single quotes, or remove it"


def find_hidden(text: str) -> Iterator[tuple[int, str]]:
    """Where a text has such a character, and what to do."""
    letters = "".join(set(text))
    if not _HIDDEN.search(letters) and not _ACCENT.search(letters):
        return
    for found in _HIDDEN.finditer(text):
        if not _is_in_place(text, found.start()):
            yield found.start(), f"found {_describe(found[0])}{_describe_place(text, found.start())}{_cure(found[0])}"
    for found in _STACKED.finditer(text):
        yield (
            found.start(),
            f"found {len(found[0])} accents on one letter{_describe_place(text, found.start())}; remove them",
        )


def _is_in_place(text: str, position: int) -> bool:
    """Whether a character joins or varies its neighbours as scripts and emoji need it."""
    before = unicodedata.category(text[position - 1]) if position else ""
    after = unicodedata.category(text[position + 1]) if position + 1 < len(text) else ""
    if text[position] in _JOINERS:
        return before in _JOINED and after in _JOINED
    return text[position] in _VARIANTS and before in _VARIED


def _describe(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    match unicodedata.category(letter):
        case "Cc":
            return f"the control character {code}"
        case "Co" | "Cn" | "Cs":
            return f"{code}, which is not a character"
    name = unicodedata.name(letter, "").lower()
    return f"{code} ({name})" if letter == "\ufffd" else f"the invisible character {code} ({name})"


def _describe_place(text: str, position: int) -> str:
    before = text[max(0, position - 12) : position].rsplit("\n", maxsplit=1)[-1].strip()
    return f" after {quote(before)}" if before else ""


def _cure(letter: str) -> str:
    if unicodedata.category(letter) == "Cc":
        return _CONTROL_CURE
    return "; write the letter that was lost" if letter == "\ufffd" else "; remove it"
