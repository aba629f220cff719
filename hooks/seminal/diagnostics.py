"""What is wrong with the collection, said to the contributor who can correct it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

_QUOTED = 80
"""How many characters of a contributor's text a message shows."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that every file of the collection has to follow.

    Attributes:
        id: what stands in brackets after a message, lower-case words joined by hyphens.
        text: the rule itself, one or two sentences.
    """

    id: str
    text: str


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake at one place.

    Attributes:
        path: the file, relative to the project's root, with forward slashes.
        line: the line in that file, from 1.
        message: what was expected, what was found and what to do, in one sentence.
        rule: the rule that the file breaks.
    """

    path: str
    line: int
    message: str
    rule: Rule = field(compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} [{self.rule.id}]"


class Problems(Exception):
    """The collection cannot be built; carries every problem, ordered by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.report())

    def report(self) -> str:
        """All problems, one per line, and a last line that counts them."""
        files = len({problem.path for problem in self.problems})
        count = f"{pluralize(len(self.problems), 'problem')} in {pluralize(files, 'file')}"
        return "\n".join([*map(str, self.problems), count])


def pluralize(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def quote(text: object) -> str:
    """Text as a message shows it: on one line, cut after 80 characters, with what cannot be seen as its code."""
    words = str(text)
    shown = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in words[:_QUOTED])
    mark = '"' if "'" in shown and '"' not in shown else "'"
    return f"{mark}{shown}{'…' if len(words) > _QUOTED else ''}{mark}"


def find_similar(found: object, known: Iterable[str]) -> str | None:
    """The known word that is most similar to one that is not known, if any is similar at all."""
    word = str(found).casefold()
    folded = {word.casefold(): word for word in known} if len(word) <= _QUOTED else {}
    close = difflib.get_close_matches(word, sorted(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def did_you_mean(found: object, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: `; did you mean 'lora'?`, or nothing if no known word is similar."""
    similar = find_similar(found, known)
    return f"; did you mean {quote(similar)}?" if similar else ""
