"""The Markdown below the front matter, as HTML, and what the checks and the search need to know of it.

Summaries come from contributors and are also read where the repository is browsed, so their Markdown is a
small, safe dialect of its own: no raw HTML, no images.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString
from markupsafe import Markup

from . import formulas
from .formula_syntax import FormulaSyntax
from .formulas import Formula
from .plain_text import plain_text
from .typography import unbroken

HEADINGS = ("Problem", "Method", "Results", "Limits", "Legacy")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its anchor on the page, its plain text, its level from 1, the line it stands on."""

    anchor: str
    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the author wrote it, and the line it stands on."""

    target: str
    line: int

    @property
    def parts(self) -> SplitResult | None:
        """The parts of its address; None where it is none."""
        return _parts(self.target)

    @property
    def is_relative(self) -> bool:
        """Whether it points into the repository."""
        parts = self.parts
        return parts is not None and not parts.scheme and not parts.netloc and not self.target.startswith("#")

    def path_from(self, source: str) -> str:
        """The file that a relative link points to, from the root of the repository, when it stands in `source`."""
        path = self.parts.path if self.parts else ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def _parts(target: str) -> SplitResult | None:
    try:
        return urlsplit(target)
    except ValueError:  # brackets around what is no IPv6 address, a slash of another script
        return None


@dataclass(frozen=True, slots=True)
class Summary:
    """A converted summary.

    Attributes:
        html: the body; formulas still as TeX, links to papers already as addresses.
        headings: in order.
        links: in order.
        images: where they point to, each with its line.
        formulas: in order, each with its line.
        stray_dollars: what follows each `$$` that became no formula, each with its line.
        raw_html: tags found in the text (they are shown, not obeyed), each with its line.
        text: paragraphs of plain text, a line each, without headings and with an ellipsis for each formula.
        words: number of words outside headings and formulas.
    """

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    images: tuple[Link, ...]
    formulas: tuple[tuple[Formula, int], ...]
    stray_dollars: tuple[tuple[str, int], ...]
    raw_html: tuple[tuple[str, int], ...]
    text: str
    words: int


def read_summary(body: str, first_line: int = 1) -> Summary:
    """Convert a summary's Markdown.

    Args:
        body: Markdown with line feeds as line ends.
        first_line: the line of its file that the body starts on.
    """
    extension = _Dialect.instance
    extension.forget()
    converted = _MARKDOWN.reset().convert(body)
    lines = partial(_Lines, body, first_line)
    text = plain_text(converted)
    return Summary(
        html=converted,
        headings=tuple(_headings(_MARKDOWN.toc_tokens, lines())),  # type: ignore[attr-defined]
        links=tuple(Link(target, line) for target, line in lines().of(extension.targets)),
        images=tuple(Link(target, line) for target, line in lines().of(extension.images)),
        formulas=tuple(_formula_lines(formulas.find(converted), lines())),
        stray_dollars=tuple(lines().of([f"$$\n{after}" for after in formulas.stray(converted)])),
        raw_html=tuple(lines().of(extension.raw_html)),
        text=text,
        words=sum(any(map(str.isalnum, word)) for word in text.split()),
    )


def paper_address(target: str) -> str:
    """A link from one summary to another as the address between their pages.

    `../computer-vision/resnet.md#results` becomes `../resnet/#results`; all papers are siblings on the site.
    """
    parts = _parts(target)
    if not parts or parts.scheme or parts.netloc or (path := PurePosixPath(parts.path)).suffix != ".md":
        return target
    return f"../{path.stem}/" + (f"#{parts.fragment}" if parts.fragment else "")


class _RawHtml(InlineProcessor):
    """Shows a tag as the text it is, and remembers it."""

    def __init__(self, found: list[str], md: Markdown) -> None:
        super().__init__(HTML_RE, md)
        self._found = found

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: N802, ARG002
        self._found.append(m.group(1))
        return AtomicString(m.group(1)), m.start(0), m.end(0)


class _Links(Treeprocessor):
    """Remembers the targets of links and images and turns those between papers into addresses."""

    def __init__(self, targets: list[str], images: list[str], md: Markdown) -> None:
        super().__init__(md)
        self._targets = targets
        self._images = images

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a" and "href" in element.attrib:
                # Markdown hides addresses of mail from who collects them.
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
    """Sets text with the spaces that `typography` asks for; what is code, or stands for a formula, stays as it is."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and element.tag != "code" and not isinstance(element.text, AtomicString):
                element.text = unbroken(element.text)
            if element.tail and not isinstance(element.tail, AtomicString):
                element.tail = unbroken(element.tail)


class _Dialect(Extension):
    """Takes raw HTML out of Markdown and collects what the checks look at."""

    instance: _Dialect

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.images: list[str] = []
        self.raw_html: list[str] = []

    def forget(self) -> None:
        """Start the next summary."""
        self.targets.clear()
        self.images.clear()
        self.raw_html.clear()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Called by Markdown once, when it is set up."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.register(_RawHtml(self.raw_html, md), "html", 90)
        # After inline patterns (20) have made the links, before the table of contents (5) adds its own.
        md.treeprocessors.register(_Links(self.targets, self.images, md), "paper-links", 6)
        md.treeprocessors.register(_Tables(md), "table-frames", 4)
        md.treeprocessors.register(_Spaces(md), "spaces", 3)


_Dialect.instance = _Dialect()
_MARKDOWN = Markdown(
    extensions=[
        "sane_lists",
        "tables",
        "toc",
        "pymdownx.highlight",
        "pymdownx.superfences",
        FormulaSyntax(),
        _Dialect.instance,
    ],
    extension_configs={
        "toc": {"permalink": "#", "permalink_title": "Link to this part"},
    },
    output_format="html",
)


class _Lines:
    """Finds texts in a source, in their order, and tells their lines.

    Markdown keeps no positions; what it found, it found in order, so looking onward from the last find is exact
    but for text that also stands, in between, where it has no meaning.
    """

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._first_line = first_line
        self._position = 0

    def line(self, text: str) -> int:
        """The line on which the next occurrence of `text` starts; of the last find when there is none."""
        position = self._source.find(text, self._position)
        if position < 0:  # wrapped or indented in the source: its first line is enough
            position = self._source.find(text.strip().partition("\n")[0].strip(), self._position)
        if position >= 0:
            self._position = position
        line = self._first_line + self._source.count("\n", 0, self._position)
        if position >= 0:
            self._position += 1
        return line

    def of(self, texts: list[str]) -> Iterator[tuple[str, int]]:
        """Each text with its line."""
        for text in texts:
            yield text, self.line(text)


def _headings(tokens: list[dict[str, object]], lines: _Lines) -> Iterator[Heading]:
    for token in tokens:
        text = str(Markup(token["name"]).unescape())
        yield Heading(str(token["id"]), text, int(str(token["level"])), lines.line(text))
        yield from _headings(token["children"], lines)  # type: ignore[arg-type]


def _formula_lines(found: list[Formula], lines: _Lines) -> Iterator[tuple[Formula, int]]:
    for formula in found:
        yield formula, lines.line(formula.tex)
