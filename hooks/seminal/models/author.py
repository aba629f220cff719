"""Names of people and groups, parsed into the parts that citations need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from slugify import slugify

_NUMBER = re.compile(r"(?P<name>.*?) ?\((?P<number>[0-9]{1,3})\)")
_BRACES = re.compile(r"(?P<before>[^{}]*)\{(?P<inside>[^{}]*)\}(?P<after>[^{}]*)")

_PARTICLES = frozenset(
    "af al auf aus ben bin da dal dalla de degli dei del della delle delli dello den der des di do dos du el het ibn in"  # noqa: SIM905
    " la las le les lo los op 't te ten ter thoe tot van vander vel vom von vor zu zum zur".split()
)
"""Words before a family name that do not count in sorting."""
_FIRST_PARTS = frozenset(
    "Al Ben Bin Da De Del Della Der Di Dos Du El Ibn La Las Le Los San St St. Ter Van Vander Von".split()  # noqa: SIM905
)
"""Words with which a family name begins, so that it has two at least."""
_CONJUNCTIONS = frozenset({"e", "i", "y"})
"""Words between the two halves of a family name."""
_GLUED = re.compile("[dl]['’]")
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})

_ABOVE_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\uffff\U00010000-\U0010ffff]")


@dataclass(frozen=True, order=True, slots=True)
class Author:
    """A person, or a group that signs as one.

    Attributes:
        name: as pages show it, without braces and number.
        given: given names and initials; empty for groups and single-name people.
        particle: the part of a family name that does not count in sorting: `van den`.
        family: the family name without particle; the whole name of groups and single-name people.
        suffix: `Jr.`, `III`.
        is_group: whether it is a group.
        number: tells apart people of one name; 1 for all others.
    """

    name: str
    given: str
    particle: str
    family: str
    suffix: str
    is_group: bool = False
    number: int = 1

    @classmethod
    @cache
    def from_string(cls, text: str) -> Author:
        """Parse a name as front matter has it.

        `Bart van Merriënboer` is divided as most names are; braces say what the family name is: `Elad {Ben Zaken}`.
        Particles stand before them, a suffix after them; if nothing is before them, the given names are after them:
        `{Nguyễn} Văn An`. `{Gemini Team}` is a group, `Yang Liu (2)` another person than `Yang Liu`.
        """
        numbered = _NUMBER.fullmatch(text)
        written, number = (numbered["name"], int(numbered["number"])) if numbered else (text, 1)
        name = " ".join(re.sub("[{}]", "", written).split())
        braces = _BRACES.fullmatch(written.strip())
        if not braces:
            return cls(name, *_divide(name.split()), number=number)
        before, inside, after = (part.strip() for part in braces.groups())
        if not before and not after:
            return cls(name, "", "", inside, "", is_group=True, number=number)
        given, particle, suffix = _divide_around(before.split(), after.split())
        return cls(name, given, particle, inside, suffix, number=number)

    @property
    def slug(self) -> str:
        """The last part of the author's address: `bart-van-merrienboer`."""
        return _slug(self.name if self.number == 1 else f"{self.name} {self.number}")

    @property
    def family_name(self) -> str:
        """`van Merriënboer`."""
        return f"{self.particle} {self.family}".strip()

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders a list of people as a library does: by family name without particle, then by given names."""
        return _slug(self.family), _slug(self.given)

    @property
    def initials(self) -> str:
        """The middle initials, as small letters."""
        return "".join(word for word in self._given_names[1:] if len(word) == 1).casefold()

    @property
    def identity(self) -> str:
        """Equal for spellings that differ only in middle initials, accents, case, dots, hyphens or apostrophes."""
        names = [word for position, word in enumerate(self._given_names) if position == 0 or len(word) > 1]
        letters = _fold(" ".join([*names, self.family_name, self.suffix]))
        return letters if self.number == 1 else f"{letters}{self.number}"

    @property
    def _given_names(self) -> list[str]:
        return self.given.replace(".", " ").split()


def _divide(words: list[str]) -> tuple[str, str, str, str]:
    """Given names, particle, family name and suffix of a name without braces, as they most often are."""
    suffix = words.pop() if len(words) > 1 and words[-1].casefold() in SUFFIXES else ""
    start = len(words) - 1
    if start > 2 and _GLUED.match(words[start]) and words[start - 2] in _PARTICLES:  # noqa: PLR2004
        start -= 1  # de la Tour d'Auvergne
    while start > 1 and words[start - 1] in _PARTICLES | _FIRST_PARTS | _CONJUNCTIONS:
        start -= 2 if words[start - 1] in _CONJUNCTIONS and start > 2 else 1  # noqa: PLR2004
    start = max(start, 0)
    first = next((place for place in range(start, len(words)) if words[place] not in _PARTICLES), len(words) - 1)
    parts = words[:start], words[start:first], words[first:]
    given, particle, family = (" ".join(part) for part in parts)
    return given, particle, family, suffix


def _divide_around(before: list[str], after: list[str]) -> tuple[str, str, str]:
    """Given names, particle and suffix of a name whose family name is in braces."""
    if not before:
        suffix = after.pop() if after[-1].casefold() in SUFFIXES else ""
        return " ".join(after), "", suffix
    end = len(before)
    while end and before[end - 1] in _PARTICLES:
        end -= 1
    return " ".join(before[:end]), " ".join(before[end:]), " ".join(after)


@cache
def _slug(text: str) -> str:
    return slugify(text)


@cache
def _fold(text: str) -> str:
    """The letters and digits of a text, without accents and case; other alphabets stay what they are."""
    if _ABOVE_LATIN.search(text):
        return "".join(filter(str.isalnum, text.casefold()))
    return _slug(text).replace("-", "")
