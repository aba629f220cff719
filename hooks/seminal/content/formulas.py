"""Formulas in a page's HTML: found as TeX, replaced by SVG and MathML.

From the Markdown (`formula_syntax`) comes HTML with TeX in it, in which `find_formulas` finds them; MathJax
(`typesetting`) typesets them, and `place_formulas` puts the result into the HTML.

A page carries neither a script nor a font for its formulas. Glyphs are outlines, each of them once on a page however
often it is used. Sizes are in ex, the height of the letter x in the surrounding text, so that formulas fit any font;
the colour is the text's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WIDE = 20.0
"""Width in ex above which an inline formula gets a scroller of its own: half a line on a phone, less in a list."""


@dataclass(frozen=True)
class Formula:
    """A formula as its author wrote it, without delimiters; `display` says whether it has lines of its own."""

    tex: str
    display: bool


@dataclass(frozen=True)
class TypesetFormula:
    """A typeset formula.

    Attributes:
        svg: the drawing, which uses the outlines in `glyphs` without containing them.
        glyphs: path data by id.
        mathml: for screen readers, which cannot read outlines.
        width: in ex.
        depth: below the baseline, in ex.
    """

    svg: str
    glyphs: Mapping[str, str]
    mathml: str
    width: float
    depth: float


@dataclass(frozen=True)
class RejectedFormula:
    r"""A formula that MathJax cannot read, and why: `Undefined control sequence \foo`."""

    formula: Formula
    message: str


_ELEMENT = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\s*'
    r"(?:\\\((?P<inline>[^<]*)\\\)|\\\[(?P<display>[^<]*)\\\])\s*</(?P=tag)>"
)
_CODE_OR_TAG = re.compile(r"<(code|pre|script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_PLAIN = '<{tag} class="formula{kind}" data-tex="{tex}">{content}</{tag}>'
_SCROLLING = (
    '<{tag} class="formula{kind}" data-tex="{tex}">'
    '<span class="formula-scroll" tabindex="0" role="group" aria-label="Formula"{style}>{content}</span></{tag}>'
)
_CONTENT = '{glyphs}{svg}<span class="formula-speech">{mathml}</span>'
_GLYPHS = '<svg class="formula-glyphs" aria-hidden="true" width="0" height="0"><defs>{paths}</defs></svg>'


def find_formulas(page: str) -> list[Formula]:
    """The formulas of a page's HTML in order, each as often as it occurs."""
    return [_formula(match) for match in _ELEMENT.finditer(page)]


def place_formulas(page: str, typeset: Mapping[Formula, TypesetFormula | RejectedFormula]) -> str:
    """Replace a page's TeX by markup, with the glyphs of all its formulas in the first one.

    A formula that was rejected, or was not typeset, stays TeX. Call this once per page, so that no id of a glyph is
    repeated.
    """
    placed = [done for formula in find_formulas(page) if isinstance(done := typeset.get(formula), TypesetFormula)]
    glyphs = iter([_definitions(placed)])

    def replace(match: re.Match[str]) -> str:
        formula = _formula(match)
        done = typeset.get(formula)
        return _markup(match["tag"], formula, done, next(glyphs, "")) if isinstance(done, TypesetFormula) else match[0]

    return _ELEMENT.sub(replace, page) if placed else page


def find_unmatched_dollars(page: str) -> list[str]:
    """What follows each `$$` outside formulas and code: of a pair with an empty line in it, say."""
    if "$$" not in page:
        return []
    return [html.unescape(text) for text in re.findall(r"\$\$\s*([^<\n]{0,40})", _CODE_OR_TAG.sub("", page))]


def _formula(match: re.Match[str]) -> Formula:
    display = match["inline"] is None
    tex = html.unescape(match["display"] if display else match["inline"]).strip()
    # The space of a final "\ " belongs to the TeX.
    return Formula(f"{tex} " if tex.endswith("\\") else tex, display=display)


def _definitions(placed: Iterable[TypesetFormula]) -> str:
    glyphs = {glyph: path for done in placed for glyph, path in done.glyphs.items()}
    return _GLYPHS.format(paths="".join(f'<path id="{glyph}" d="{glyphs[glyph]}"/>' for glyph in sorted(glyphs)))


def _markup(tag: str, formula: Formula, done: TypesetFormula, glyphs: str) -> str:
    scrolls = formula.display or done.width > _WIDE
    # A scroller inside a line rests on its lower edge, so it has to be lowered itself, not the SVG in it.
    style = "" if formula.display else f' style="vertical-align:{-done.depth:g}ex"'
    return (_SCROLLING if scrolls else _PLAIN).format(
        tag=tag,
        kind=" formula-display" if formula.display else "",
        tex=html.escape(formula.tex),
        style=style,
        content=_CONTENT.format(glyphs=glyphs, svg=done.svg, mathml=done.mathml),
    )
