"""What is wrong with the name of an author, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..content.limits import MAX_NAME_LENGTH
from ..content.markup import read_tex
from ..diagnostics import quote
from ..models.author import SUFFIXES

_PLAIN = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z]\.)*(?: [A-Z][a-z]{2,}){1,3}")
"""Most names; these are not looked at more closely."""
_SEVERAL = re.compile(r"[,;&/|]|\b(?:and|AND)\b")
_OTHERS = re.compile(
    r"(?:(?:and|&|with) )?(?:(?:[0-9]+|many|several|the) )?(?:other(?: author)?s|co ?authors|more)"
    r"|(?:(?:and|&) )?et al(?:ii|ia)?|al et|others and|etc"
)
_SUFFIX = re.compile(r"(?P<name>[^,]+),\s*(?P<suffix>(?:Jr|Sr)\.?|I{2,3}|IV)", re.IGNORECASE)
_AFTER_FAMILY = re.compile(r"[^{}]*[^{}\s][^{}]*\{[^{}]+\}\s*(?P<after>[^{}()]*[^{}()\s])\s*(?:\([0-9]+\))?")
_ADDRESS = re.compile(r"\s*<?(?:https?://\S*|\S*@\S*)>?")
_MARKS = re.compile(r"[¹²³⁰⁴-⁹ªº*∗⋆★†‡§¶✉#]+(?:,\s*[¹²³⁰⁴-⁹ªº*∗⋆★†‡§¶✉#]+)*")
_NUMBER = re.compile(r" ?\((?:[2-9]|[1-9][0-9])\)$")
_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|\([^()]*$)\s*")
_DEGREE = re.compile(r"^(?:Dr|Prof|Professor)\.?\s+|,?\s+(?:Ph\.?\s?D|M\.D|M\.?Sc|B\.?Sc)\.?$")
_INITIALS_LAST = re.compile(r"(?P<family>[^\W\d_][\w'’-]+) (?P<initials>(?:[^\W\d_]\.[ -]?)+)")
_ODD = re.compile(r"[^\w\s.'’ʼʻ‐‑–·-]|[0-9]+|_|\s[-–]\s")
_GROUP = re.compile(
    r"\b(?i:team|group|consortium|collaboration|labs?|research|institute|university|foundation|project|corporation"
    r"|community|authors|contributors|initiative|committee|association|society|company|workshop|inc|ltd|gmbh)\b|\bAI\b"
)
_SINGLE_WORD_GROUP = re.compile(r"[^\W\d_]+[A-Z][^\W\d_]*|[A-Z]{2,}")
"""OpenAI, NVIDIA: a name of one word with capitals inside."""


def explain_name(name: str) -> str | None:
    """What is wrong with a name, and how to write it; None for a good one, and for one that does not fit the schema."""
    if _PLAIN.fullmatch(name) and not _GROUP.search(name):
        return None
    if len(name) > MAX_NAME_LENGTH or name != " ".join(name.split()):
        return None
    return next((message for explain in _EXPLANATIONS if (message := explain(name))), None)


def _explain_others(name: str) -> str | None:
    words = " ".join(re.findall(r"\w+|&", name)).casefold()
    if _OTHERS.fullmatch(words) or re.fullmatch(r"\.{2,}|…+", name):
        return f"found {quote(name)}; write et al. at the end of the list, after ten authors at least, or name them all"
    return None


def _explain_emptiness(name: str) -> str | None:
    if any(map(str.isalpha, name)):
        return None
    return f"expected a name, found {quote(name)}; write it out or remove it"


def _explain_tex(name: str) -> str | None:
    if not re.search(r"[\\$^]", name):
        return None
    letters = read_tex(name)
    return f"found TeX in {quote(name)}; write {quote(letters) if letters else 'the letters themselves'}"


def _explain_braces(name: str) -> str | None:
    opened, closed = name.count("{"), name.count("}")
    if name.startswith("{") != name.endswith("}") and opened + closed == 1:
        return f'expected a group in braces, "{{Name}}", found {quote(name)}; add the other brace'
    if (found := _AFTER_FAMILY.fullmatch(name)) and found["after"].casefold() not in SUFFIXES:
        return f"found {quote(found['after'])} after the family name in braces; write given names before them"
    if opened > 1 or opened != closed or name.find("}") < name.find("{") or re.search(r"\{\W*\}", name):
        return f'expected braces around one family name, "Elad {{Ben Zaken}}", found {quote(name)}; write one pair'
    return None


def _explain_several(name: str) -> str | None:
    if _is_group(name) or not _SEVERAL.search(name):
        return None
    cure = "split or reorder it"
    if suffix := _SUFFIX.fullmatch(name):
        cure = f"write {quote(suffix['name'] + ' ' + suffix['suffix'])}"
    elif name.count(",") == len(_SEVERAL.findall(name)) == 1:
        family, given = (part.strip() for part in name.split(","))
        cure = f"write {quote(f'{given} {family}')}"
    return f"expected one name per author, given name first, found {quote(name)}; {cure}"


def _explain_address(name: str) -> str | None:
    if found := _ADDRESS.search(name):
        rest = _ADDRESS.sub("", name)
        return f"found the address {quote(found[0].strip())}; write {quote(rest) if rest else 'a name'}"
    return None


def _explain_marks(name: str) -> str | None:
    if found := _MARKS.search(name):
        return f"found '{found[0]}' in the name {quote(name)}; write {quote(_MARKS.sub('', name).strip())}"
    return None


def _explain_note(name: str) -> str | None:
    """An affiliation, or a name in other letters."""
    plain = _NUMBER.sub("", name)
    if not _is_group(name) and (found := _NOTE.search(plain)):
        return f"found {quote(found[0].strip())} in the name of an author; write {quote(_NOTE.sub(' ', plain).strip())}"
    return None


def _explain_degree(name: str) -> str | None:
    if not _is_group(name) and (found := _DEGREE.search(name)):
        return f"found the title {quote(found[0].strip(', '))}; write {quote(_DEGREE.sub('', name))}"
    return None


def _explain_order(name: str) -> str | None:
    if found := _INITIALS_LAST.fullmatch(name):
        cure = quote(f"{found['initials'].strip()} {found['family']}")
        return f"expected the given name first, found {quote(name)}; write {cure}"
    return None


def _explain_odd_mark(name: str) -> str | None:
    plain = re.sub("[{}]", "", _NUMBER.sub("", name))
    if _is_group(name) or not (found := _ODD.search(plain)):
        return None
    letters = " ".join(_ODD.sub(lambda odd: " " if odd[0].strip() != odd[0] else "", plain).split())
    hint = f", or {quote(f'{letters} (2)')} if it is another person" if found[0].isdigit() else ""
    return f"found '{found[0].strip()}' in the name {quote(name)}; write {quote(letters)}{hint}"


def _explain_group(name: str) -> str | None:
    if "{" not in name and (_GROUP.search(name) or _SINGLE_WORD_GROUP.fullmatch(name)):
        return f'expected a group in braces, found {quote(name)}; write "{{{name}}}"'
    return None


def _is_group(name: str) -> bool:
    return name.startswith("{") and name.endswith("}")


_EXPLANATIONS: tuple[Callable[[str], str | None], ...] = (
    _explain_others,
    _explain_emptiness,
    _explain_tex,
    _explain_braces,
    _explain_address,
    _explain_note,
    _explain_marks,
    _explain_degree,
    _explain_several,
    _explain_order,
    _explain_odd_mark,
    _explain_group,
)
