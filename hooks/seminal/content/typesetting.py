"""Formulas typeset by MathJax, which runs in node."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..cache import Cache
from ..node.program import Program
from .formulas import Formula, RejectedFormula, TypesetFormula


def _is_typeset(answer: dict[str, Any]) -> bool:
    """Whether it is worth remembering: a formula that was rejected will be mended."""
    return "rejected" not in answer


MATHJAX = Program(
    "mathjax",
    parts=("node_modules/mathjax/package.json", "node_modules/@mathjax/mathjax-newcm-font/package.json"),
    is_kept=_is_typeset,
)


def typeset_formulas(
    formulas: Iterable[Formula], cache: Cache, program: Program = MATHJAX
) -> dict[Formula, TypesetFormula | RejectedFormula]:
    """TypesetFormula formulas, each once.

    Args:
        formulas: any number of them, repeated or not.
        cache: where typeset formulas are remembered.
        program: what typesets them.

    Raises:
        NodeError: MathJax cannot be asked.
    """
    wanted = list(dict.fromkeys(formulas))
    answers = program.ask([{"tex": formula.tex, "display": formula.display} for formula in wanted], cache)
    return {formula: _result(formula, answer) for formula, answer in zip(wanted, answers, strict=True)}


def _result(formula: Formula, answer: dict[str, Any]) -> TypesetFormula | RejectedFormula:
    return RejectedFormula(formula, answer["rejected"]) if "rejected" in answer else TypesetFormula(**answer)
