"""Formulas in Markdown: which dollar signs mean TeX, and how TeX stays intact until MathJax reads it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

_TABLE_RULE = re.compile(r"[> ]*(?:\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?|(?:\| *:?-+:? *)+)$")
_CODE_OR_DOLLARS = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
    r"|(?<!\\)(?P<dollars>\$\$?)(?!\s)(?:\\.|[^\\$])+?(?<!\s)(?P=dollars)(?!\d)"
)
_INLINE = r"(?<!\\)\$(?!\s)((?:\\.|[^\\$\x02\x03])+?)(?<!\s)\$(?!\d)"
_DISPLAY = r"(?<!\\)\$\$((?:\\.|[^\\$\x02\x03])+?)\$\$"
_PIPE = "\ue07c"
"""Replaces a formula's `|` while a table is split into cells; a code point for private use."""


class FormulaSyntax(Extension):
    r"""Formulas in Markdown: `pymdownx.arithmatex`, but dollar signs in running text mean what people mean by them.

    - `$…$` is a formula unless it is money: no space inside the dollar signs, no digit after them (Pandoc's rule), so
      that "$5–$10" stays as it is;
    - `$$…$$` inside a paragraph gets a line of its own, as on code hosts;
    - a `|` in the formula of a table cell does not end the cell.

    Use it instead of arithmatex, which it sets up to read blocks, and `\(…\)` in text.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Python-Markdown's
        """Register the processors after code has been set aside, and before Markdown reads `_`, `*` and backslashes."""
        settings = {"generic": True, "inline_syntax": ["round"]}
        md.registerExtensions(["pymdownx.arithmatex"], {"pymdownx.arithmatex": settings})
        md.preprocessors.register(_HidePipes(md), "formula-pipes", 15)
        md.inlinePatterns.register(_Dollars(_DISPLAY, r"\[{}\]"), "formula-display", 189.95)
        md.inlinePatterns.register(_Dollars(_INLINE, r"\({}\)"), "formula-inline", 189.9)
        md.postprocessors.register(_ShowPipes(md), "formula-pipes", 1)


class _Dollars(InlineProcessor):
    """Writes the elements that arithmatex would write."""

    def __init__(self, pattern: str, wrap: str) -> None:
        super().__init__(pattern)
        self._wrap = wrap

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        element = Element("span", {"class": "arithmatex"})
        element.text = AtomicString(self._wrap.format(m[1]))
        return element, m.start(0), m.end(0)


class _HidePipes(Preprocessor):
    """Hides the pipes of formulas in tables; `_ShowPipes` restores all of them, wherever they end up."""

    def run(self, lines: list[str]) -> list[str]:
        for number, line in enumerate(lines):
            if number and "|" in line and _TABLE_RULE.match(line):
                self._hide(lines, number - 1)
        return lines

    def _hide(self, lines: list[str], start: int) -> None:
        for number in range(start, len(lines)):
            if not lines[number].strip():
                return
            lines[number] = _CODE_OR_DOLLARS.sub(self._hidden, lines[number])

    @staticmethod
    def _hidden(match: re.Match[str]) -> str:
        if match["code"]:
            return match[0]
        return re.sub(r"\\.|\|", lambda part: _PIPE if part[0] == "|" else part[0], match[0])


class _ShowPipes(Postprocessor):
    def run(self, text: str) -> str:
        return text.replace(_PIPE, "|")
