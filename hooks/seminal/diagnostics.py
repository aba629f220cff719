"""What is wrong with the collection, told to the contributor who can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake at one place.

    Attributes:
        path: the file, relative to the project's root, with forward slashes.
        line: the line in that file, from 1.
        message: what was expected, what was found and what to do, in one sentence.
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Problems(Exception):
    """The collection cannot be built; carries every problem, ordered by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.report())

    def report(self) -> str:
        """All problems, a line each, and their number."""
        files = len({problem.path for problem in self.problems})
        count = f"{pluralize(len(self.problems), 'problem')} in {pluralize(files, 'file')}"
        return "\n".join([*map(str, self.problems), count])


def pluralize(number: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def did_you_mean(found: object, known: Iterable[str]) -> str:
    """The question that ends a message about an unknown word: `; did you mean 'lora'?`, or nothing."""
    folded = {word.casefold(): word for word in known}
    close = difflib.get_close_matches(str(found).casefold(), sorted(folded), n=1, cutoff=0.6)
    return f"; did you mean {folded[close[0]]!r}?" if close else ""
