"""Plain text as LaTeX, as BibTeX takes it."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}


class _Latex(dict[int, str]):
    """Characters as LaTeX, for `str.translate`; those not listed are added as they come.

    Not latexcodec, which pybtex uses: it leaves dollar signs, carets and braces as they are, and ends the command for
    an L with stroke by a space, where readers of BibTeX end the name.
    """

    def __missing__(self, code: int) -> str:
        self[code] = written = _accented(chr(code))
        return written


def _accented(letter: str) -> str:
    """A letter with one accent in the one form that BibTeX, Zotero and citation-js all read; others stay, in UTF-8."""
    decomposed = unicodedata.normalize("NFD", letter)
    base, accent = decomposed[0], _ACCENTS.get(decomposed[1:])
    if accent is None or not base.isascii():
        return letter
    return f"{{\\{accent} {base}}}" if accent.isalpha() else f"{{\\{accent}{base}}}"


LATEX_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "`": r"{\textasciigrave}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
}
"""LaTeX for each special character. Scripts escape the reader's notes with it."""

_LETTERS = {
    "ß": r"{\ss}",
    "æ": r"{\ae}",
    "Æ": r"{\AE}",
    "ø": r"{\o}",
    "Ø": r"{\O}",
    "ł": r"{\l}",
    "Ł": r"{\L}",
}

_LATEX = _Latex(str.maketrans(LATEX_ESCAPES | _LETTERS))


def latex(text: str) -> str:
    """Plain text as LaTeX: its special characters escaped, accents as commands."""
    return text.translate(_LATEX)


# U-Net, Q-learning, or else each part of a word by itself.
_WORD = re.compile(r"([A-Z]-\w+|\w+)")


def protect_capitals(title: str, name: str | None) -> str:
    """A title as LaTeX, with braces around what must keep its capitals where a style wants none: BERT, GPT-3, LoRA."""
    if name and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)):
        before, after = title[: match.start()], title[match.end() :]
        return f"{protect_capitals(before, None)}{{{latex(name)}}}{protect_capitals(after, None)}"
    return "".join(f"{{{latex(part)}}}" if _has_own_capitals(part) else latex(part) for part in _WORD.split(title))


def _has_own_capitals(word: str) -> bool:
    """Whether a word is more than capitalised: it has capitals or digits behind a first letter, or `X-` before it."""
    initial, rest = word[:1], word[1:]
    if any(letter.isupper() for letter in rest) or (initial.isupper() and rest.startswith("-")):
        return True
    return initial.isupper() and any(letter.isdigit() for letter in rest)
