"""The Markdown of summaries: a small, safe dialect without raw HTML and images.

Summaries come from contributors, and they are also read in the repository, where code hosts render them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString
from markupsafe import Markup

from .formula_syntax import FormulaSyntax
from .formulas import Formula, find_formulas, find_unmatched_dollars
from .plain_text import extract_text
from .summary import Heading, Link, Summary, paper_address
from .typography import set_no_break_spaces


def read_summary(body: str, first_line: int = 1) -> Summary:
    """Convert a summary's Markdown.

    Args:
        body: Markdown with line feeds as line ends.
        first_line: the line of its file that the body starts on.
    """
    dialect = _Dialect()
    markdown = _converter(dialect)
    converted = markdown.convert(body)
    lines = partial(_LineFinder, body, first_line)
    text = extract_text(converted)
    return Summary(
        html=converted,
        headings=tuple(_headings(markdown.toc_tokens, lines())),  # type: ignore[attr-defined]
        links=tuple(Link(target, line) for target, line in lines().locate(dialect.targets)),
        images=tuple(Link(target, line) for target, line in lines().locate(dialect.images)),
        formulas=tuple(_formulas(converted, lines())),
        unmatched_dollars=tuple(lines().locate(f"$$\n{after}" for after in find_unmatched_dollars(converted))),
        raw_html=tuple(lines().locate(dialect.raw_html)),
        text=text,
        words=sum(any(map(str.isalnum, word)) for word in text.split()),
    )


def _converter(dialect: _Dialect) -> Markdown:
    return Markdown(
        extensions=[
            "sane_lists",
            "tables",
            "toc",
            "pymdownx.highlight",
            "pymdownx.superfences",
            FormulaSyntax(),
            dialect,
        ],
        extension_configs={"toc": {"permalink": "#", "permalink_title": "Link to this part"}},
        output_format="html",
    )


class _Dialect(Extension):
    """Shows raw HTML as text, and collects from one summary what the checks look at."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.images: list[str] = []
        self.raw_html: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Python-Markdown's
        """Register the processors."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.register(_RawHtml(self.raw_html, md), "html", 90)
        # After inline patterns (20) have made the links, before the table of contents (5) adds its own.
        md.treeprocessors.register(_Links(self.targets, self.images, md), "paper-links", 6)
        md.treeprocessors.register(_Tables(md), "table-frames", 4)
        md.treeprocessors.register(_Spaces(md), "spaces", 3)


class _RawHtml(InlineProcessor):
    """Shows a tag as text and collects it."""

    def __init__(self, found: list[str], md: Markdown) -> None:
        super().__init__(HTML_RE, md)
        self._found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802, ARG002
        self._found.append(m.group(1))
        return AtomicString(m.group(1)), m.start(0), m.end(0)


class _Links(Treeprocessor):
    """Collects the targets of links and images, and turns links between papers into addresses."""

    def __init__(self, targets: list[str], images: list[str], md: Markdown) -> None:
        super().__init__(md)
        self._targets = targets
        self._images = images

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a" and "href" in element.attrib:
                # Markdown obfuscates email addresses.
                self._targets.append(html.unescape(element.attrib["href"].replace(AMP_SUBSTITUTE, "&")))
                element.set("href", paper_address(element.attrib["href"]))
            elif element.tag == "img":
                self._images.append(element.attrib.get("src", ""))


class _Tables(Treeprocessor):
    """Lets a wide table scroll in a frame of its own, which the keyboard reaches, instead of widening the page."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, table in enumerate(parent):
                if table.tag == "table":
                    table.set("class", "table")
                    frame = Element(
                        "div", {"class": "table-scroll", "tabindex": "0", "role": "group", "aria-label": "Table"}
                    )
                    frame.append(table)
                    parent[position] = frame


class _Spaces(Treeprocessor):
    """Sets no-break spaces in text, but neither in code nor in what stands for a formula."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and element.tag != "code" and not isinstance(element.text, AtomicString):
                element.text = set_no_break_spaces(element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = set_no_break_spaces(element.tail)


class _LineFinder:
    """Finds the lines of texts that are given in the order of a source.

    Markdown keeps no positions, but it keeps the order: searching onward from the last find is exact, unless the same
    text also occurs in between where it has no meaning.
    """

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._first_line = first_line
        self._position = 0

    def line(self, text: str) -> int:
        """The line on which the next occurrence of `text` starts; that of the last find if there is none."""
        position = self._source.find(text, self._position)
        if position < 0:  # wrapped or indented in the source: its first line is enough
            position = self._source.find(text.strip().partition("\n")[0].strip(), self._position)
        if position >= 0:
            self._position = position
        line = self._first_line + self._source.count("\n", 0, self._position)
        if position >= 0:
            self._position += 1
        return line

    def locate(self, texts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Each text with its line."""
        for text in texts:
            yield text, self.line(text)


def _headings(tokens: list[dict[str, object]], lines: _LineFinder) -> Iterator[Heading]:
    for token in tokens:
        text = str(Markup(token["name"]).unescape())
        yield Heading(str(token["id"]), text, int(str(token["level"])), lines.line(text))
        yield from _headings(token["children"], lines)  # type: ignore[arg-type]


def _formulas(converted: str, lines: _LineFinder) -> Iterator[tuple[Formula, int]]:
    for formula in find_formulas(converted):
        yield formula, lines.line(formula.tex)
