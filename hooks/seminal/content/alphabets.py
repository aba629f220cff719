"""Letters of other alphabets that look like Latin ones: nobody sees them, and no search finds the word."""

from __future__ import annotations

import re
import unicodedata

from ..diagnostics import quote

_LATIN_OF = {
    **dict(zip("аеорсухіјѕһԁԛԝӏ", "aeopcyxijshdqwl", strict=True)),
    **dict(zip("АВЕКМНОРСТХУІЈЅԚԜ", "ABEKMHOPCTXYIJSQW", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
    **dict(zip("օոսհ", "onuh", strict=True)),
}
"""Letters of the Cyrillic, Greek and Armenian alphabets, and the Latin ones that they look like."""

_SINGLE = re.compile("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\ufb00-\ufb06]")
"""Wide letters, letters of formulas, ligatures: each has a plain form."""
_WORD = re.compile(r"\w+")
_FOREIGN = ("CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC")


def find_odd_letter(text: str) -> str | None:
    """What is wrong with a letter of a text, and what to write; None if all are what they look like."""
    if text.isascii():
        return None
    if found := _SINGLE.search(text):
        plain = unicodedata.normalize("NFKC", found[0])
        return f"found '{found[0]}' (U+{ord(found[0]):04X}); write '{plain}'"
    words = _WORD.findall(text)
    is_latin = any(word.isascii() and word.isalpha() and len(word) > 1 for word in words)
    return next((message for word in words if (message := _explain_word(word, is_latin=is_latin))), None)


def _explain_word(word: str, *, is_latin: bool) -> str | None:
    """What is wrong with a word that mixes alphabets, or that only looks like one of the Latin words around it."""
    if word.isascii():
        return None
    odd = next((letter for letter in word if _is_foreign(letter)), None)
    if not odd or not (_has_latin(word) or (is_latin and all(letter in _LATIN_OF for letter in word))):
        return None
    alphabet = unicodedata.name(odd).split()[0].capitalize()
    cure = f"the Latin '{_LATIN_OF[odd]}'" if odd in _LATIN_OF else "the word in one alphabet"
    return f"found the {alphabet} letter '{odd}' (U+{ord(odd):04X}) in {quote(word)}; write {cure}"


def _is_foreign(letter: str) -> bool:
    """Greek letters stand beside Latin ones in many names (σReparam), unless they look like them."""
    return letter in _LATIN_OF or unicodedata.name(letter, "").startswith(_FOREIGN)


def _has_latin(word: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in word)
