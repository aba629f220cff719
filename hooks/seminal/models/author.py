"""Names of people and groups, parsed into the parts that citations need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from nameparser import HumanName
from nameparser.config import Constants
from slugify import slugify

# Some given names ("Guru") are titles elsewhere; authors are listed without titles.
_WITHOUT_TITLES = Constants(titles=())

# Words that are not simply a given or a family name: particles, suffixes, conjunctions.
_SPECIAL_WORDS = frozenset().union(
    _WITHOUT_TITLES.prefixes,
    _WITHOUT_TITLES.suffix_acronyms,
    _WITHOUT_TITLES.suffix_not_acronyms,
    _WITHOUT_TITLES.conjunctions,
)


@dataclass(frozen=True, order=True, slots=True)
class Author:
    """A person, or a group that signs as one.

    Attributes:
        name: as front matter has it, without a group's braces.
        given: given names and initials; empty for groups and single-name people.
        particle: the part of a family name that does not count in sorting: `van den`.
        family: the family name without particle; the whole name of groups and single-name people.
        suffix: `Jr.`, `III`.
        is_group: whether it is a group.
    """

    name: str
    given: str
    particle: str
    family: str
    suffix: str
    is_group: bool = False

    @classmethod
    @cache
    def from_string(cls, text: str) -> Author:
        """Parse a name as front matter has it: `Bart van Merriënboer`, `{Gemini Team}`."""
        if text.startswith("{") and text.endswith("}"):
            name = text[1:-1].strip()
            return cls(name, given="", particle="", family=name, suffix="", is_group=True)
        words = text.split()
        if len(words) > 1 and _SPECIAL_WORDS.isdisjoint(word.lower().strip(".,") for word in words) and "," not in text:
            return cls(
                text, " ".join(words[:-1]), "", words[-1], ""
            )  # what nameparser would find, in a tenth of its time
        parsed = HumanName(text, constants=_WITHOUT_TITLES)
        family, given = parsed.last_base, f"{parsed.first} {parsed.middle}".strip()
        if not family:
            family, given = given, ""
        return cls(text, given, parsed.last_prefixes, family, parsed.suffix)

    @property
    def slug(self) -> str:
        """The last part of the author's address: `bart-van-merrienboer`."""
        return _slug(self.name)

    @property
    def family_name(self) -> str:
        """`van Merriënboer`."""
        return f"{self.particle} {self.family}".strip()

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders a list of people as a library does: by family name without particle, then by given names."""
        return _slug(self.family), _slug(self.given)

    @property
    def identity(self) -> str:
        """Equal for two spellings that differ only in middle initials, accents, case or dots."""
        first, *middle = self.given.replace(".", " ").split() or [""]
        names = [word for word in middle if len(word) > 1]
        return _slug(" ".join([first, *names, self.family_name, self.suffix]))


@cache
def _slug(text: str) -> str:
    return slugify(text)
