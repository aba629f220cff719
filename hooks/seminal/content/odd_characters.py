"""Characters that came into a text by accident: other kinds of spaces, letters in a wrong encoding, loose accents."""

from __future__ import annotations

import re
import unicodedata

from ..diagnostics import quote

_SPACE = re.compile(r"[^\S \t\n]")
_MISREAD = re.compile(
    "[\u00c2-\u00c5][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2010-\u2122]|\u00e2\u20ac[\u0080-\u2122]"
)
"""How programs that expect one byte a letter read UTF-8: `Ã¼`, `â€™`."""
_LOOSE_ACCENT = re.compile(r"(?<=[^\W\d_])[´¨¸ˇ˘˙˚˛˝]|[´¨¸ˇ˘˙˚˛˝](?=[^\W\d_])")


def find_odd_character(text: str) -> str | None:
    """What is wrong with a character of a text, and what to write; None if there is none."""
    if text.isascii():
        return None
    if found := _SPACE.search(text):
        return f"found U+{ord(found[0]):04X}, which is another kind of space; write a plain one"
    if found := _MISREAD.search(text):
        letter = found[0].encode("cp1252", errors="ignore").decode(errors="ignore") or "another letter"
        return f"found '{found[0]}', which is {letter} in a wrong encoding; write that letter"
    if found := _LOOSE_ACCENT.search(text):
        return f"found the accent '{found[0]}' beside a letter; write the letter with its accent, or an apostrophe"
    return _find_decomposed(text)


def _find_decomposed(text: str) -> str | None:
    composed = unicodedata.normalize("NFC", text)
    if composed == text:
        return None
    pairs = zip(composed.split(), text.split(), strict=True)
    word = next(new for new, old in pairs if new != old)
    return f"found an accent that is a character of its own; write {quote(word)} with accented letters"
