"""Formulas in a summary's body."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.formulas import RejectedFormula
from .collection import Collection
from .registry import Finding, rule


@rule("rejected-formula")
def find_rejected_formulas(collection: Collection) -> Iterator[Finding]:
    """MathJax accepts every formula."""
    for source in collection.sources:
        for formula, line in source.summary.formulas:
            result = collection.typeset.get(formula)
            if isinstance(result, RejectedFormula):
                yield source.path, line, f"formula: {result.message}; found '{_quote(formula.tex)}'"


@rule("unmatched-dollars")
def find_unmatched_dollars(collection: Collection) -> Iterator[Finding]:
    """Each `$$` begins or ends a formula."""
    for source in collection.sources:
        for text, line in source.summary.unmatched_dollars:
            message = f"found an unmatched '$$' in '{_quote(text)}'; close the formula, and leave no empty line in it"
            yield source.path, line, message


def _quote(text: str) -> str:
    """The beginning of a text on one line, character by character, so that it can be searched for."""
    return " ".join(text.split())[:60]
