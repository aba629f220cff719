"""Marks of Markdown, TeX and HTML in text that is shown as it is written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from ..diagnostics import quote

_HTML_NAMES = (
    "a abbr audio b big blockquote body br button code dd del details div dl dt em embed figure font form h[1-6] head"
    " hr html i iframe img inf input ins kbd label li link mark math meta ol p pre q s sc scp script section select"
    " small span strike strong style sub sup svg table tbody td textarea th thead title tr tt u ul var video"
)
_HTML = re.compile(
    rf"</?(?:{'|'.join(_HTML_NAMES.split())})(?:[\s/][^<>]*)?>|</?\w+:\w+[^<>]*>|<\w+\s+[\w-]+\s*=[^<>]*>|<!--",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_MARKDOWN = {
    "Markdown's code": re.compile(r"`[^`]+`"),
    "a link of Markdown": re.compile(r"!?\[[^\[\]]*\]\([^()\s]*\)|<https?://[^<>\s]*>"),
    "Markdown's bold type": re.compile(r"\*\*(?=\S)[^*]+(?<=\S)\*\*|(?<!\w)__(?=\S)[^_]+(?<=\S)__(?!\w)"),
    "Markdown's italics": re.compile(
        r"(?<![\w*])\*(?=[^\s*])[^*]*(?<=\S)\*(?![\w*])|(?<!\w)_(?=[^\s_])[^_]*(?<=\S)_(?!\w)"
    ),
    "Markdown's strike-through": re.compile(r"~~(?=\S)[^~]+(?<=\S)~~"),
}
_SIGN = re.compile(r"[&<$\\_^`\"{}*~“”„‟‘«»]|\]\(|''|--|^'")
"""All of these marks have one of these signs."""
_TEX = {
    "a formula": re.compile(
        r"\$(?=[^\s$])(?:[^$]*[\\^_{}=][^$]*|[A-Za-z](?:\([^$\s]*\))?)(?<=\S)\$(?!\d)|\\[(\[].*?\\[)\]]"
    ),
    "TeX": re.compile(r"\\(?:[A-Za-z]+|\S)|[_^]\{"),
    "quotes of TeX": re.compile(r"``[^`]*''|''"),
    "a dash of TeX": re.compile(r"(?<=[^\W\d_])(?: ---? |---?)(?=[^\W\d_])"),
    "a space of TeX": re.compile(r"(?<=[A-Za-z]{2})~(?=\w)"),
    "braces of TeX": re.compile(r"\{[^{}]*[A-Za-z][^{}]*\}"),
}
_BRACES = re.compile(r"\{[^{}]*\}")

_QUOTES = {"“": "”", "„": "“", "”": "”", "«": "»", "»": "«", "‘": "’", "‚": "‘", '"': '"', "'": "'"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def find_markup(text: str) -> str | None:
    """What a text has that is not plain, and what to write instead; None for plain text."""
    return (_find_quotes(text) or next(_find_marks(text), None)) if _SIGN.search(text) else None


def _find_quotes(text: str) -> str | None:
    """Quotes that were meant for YAML, and became a part of the text."""
    first, last = text[:1], text[-1:]
    if len(text) > 1 and _QUOTES.get(first) == last and not {first, last} & set(text[1:-1]):
        return f"found the quotes {first} {last} as a part of the text; put straight quotes around it, and only once"
    if text.count('"') == 1 and '"' in first + last:
        return "found a single double quote; remove it, or put single quotes around the text"
    return None


def _find_marks(text: str) -> Iterator[str]:
    for entity in _ENTITY.findall(text):
        if entity[1:] in html5 or entity.startswith("&#"):
            yield f"found the HTML {quote(entity)}; write {quote(html.unescape(entity))}"
    if tag := _HTML.search(text):
        yield f"found the HTML {quote(tag[0])}, but this field is plain text; remove it"
    for name, form in _TEX.items():
        if found := form.search(text):
            place = quote(_around(text, found))
            yield f"found {name} in {place}, but this field is plain text; {_suggest_letters(text)}"
    for name, form in _MARKDOWN.items():
        if found := form.search(text):
            yield f"found {name}, {quote(found[0])}, but this field is plain text; remove the marks"
    if "`" in text:
        yield "found a backquote; write an apostrophe, or remove it"
    if re.search(r"[{}]", _BRACES.sub("", text)):
        yield "found a brace without its counterpart; remove it"


def _around(text: str, found: re.Match[str]) -> str:
    """What was found, with the rest of the word that it is in."""
    start = text.rfind(" ", 0, found.start()) + 1
    end = text.find(" ", found.end())
    return text[start : end if end >= 0 else None]


def _suggest_letters(text: str) -> str:
    letters = read_tex(text)
    return f"write {quote(letters)}" if letters else "write it in words or letters"


def read_tex(text: str) -> str | None:
    r"""The letters that TeX stands for: `Jürgen` for `J{\"u}rgen`; None if that cannot be said."""
    # Takes a third of a second to import, which only those wait for who have a mistake.
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415

    try:
        read = LatexNodes2Text(math_mode="text", keep_comments=True).latex_to_text(text)
    except (ValueError, IndexError, RecursionError):
        return None
    read = re.sub(r"(?<=\w)_(\d)", lambda digit: digit[1].translate(_LOWERED), read)
    read = re.sub(r"(?<=\w)\^(\d)", lambda digit: digit[1].translate(_RAISED), read)
    letters = " ".join(read.split())
    return letters if letters and letters != text and not re.search(r"[\\${}]", letters) else None
