"""The rules, registered where they are defined and found there, and what applies them to a collection."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..content.rules import FILE_RULES
from ..diagnostics import Problem, Rule, did_you_mean
from .collection import Collection

Finding = tuple[str, int, str]
"""Path, line and message of a problem."""
Find = Callable[[Collection], Iterator[Finding]]

_FILES = "Files"
_PACKAGE = __name__.rpartition(".")[0]
_CHECK = "check"
"""The attribute by which a function is known to be a check."""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with the function that finds where it is broken, and the subject that its module stands for."""

    rule: Rule
    subject: str
    find: Find

    def find_problems(self, collection: Collection) -> Iterator[Problem]:
        """Yield a problem for each place where the rule is broken."""
        return (Problem(path, line, message, self.rule) for path, line, message in self.find(collection))


def rule(id_: str, **values: object) -> Callable[[Find], Find]:
    """Register a function that finds where a rule is broken; its docstring is the rule.

    Args:
        id_: the rule's id, lower-case words joined by hyphens.
        values: what replaces the fields in braces of the docstring, so that it repeats no number.
    """

    def register(find: Find) -> Find:
        subject = find.__module__.rpartition(".")[2].replace("_", " ").capitalize()
        setattr(find, _CHECK, Check(Rule(id_, str(find.__doc__).format(**values)), subject, find))
        return find

    return register


def find_checks() -> Iterator[Check]:
    """All checks of the modules in this folder, by subject."""
    package = importlib.import_module(_PACKAGE)
    for found in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{_PACKAGE}.{found.name}")
        yield from (check for value in vars(module).values() if (check := getattr(value, _CHECK, None)))


def find_problems(collection: Collection) -> list[Problem]:
    """Apply every rule to a collection; the problems are in order of file and line."""
    return sorted({problem for check in find_checks() for problem in check.find_problems(collection)})


def list_rules() -> Mapping[str, list[Rule]]:
    """Every rule by its subject, first those without which a file cannot be read."""
    rules: dict[str, list[Rule]] = defaultdict(list, {_FILES: list(FILE_RULES)})
    for check in find_checks():
        rules[check.subject].append(check.rule)
    return rules


def suggest(word: str, known: Iterable[str], file: str) -> str:
    """The end of a message about a word that a vocabulary file does not have."""
    return did_you_mean(word, known) or f"; use one of papers/{file}, or add it there"
