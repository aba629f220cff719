"""A summary's body after conversion: its HTML, and what checks and search need to know about it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from .formulas import Formula

HEADINGS = ("Problem", "Method", "Results", "Limits", "Legacy")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its anchor on the page, its plain text, its level from 1, its line."""

    anchor: str
    text: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the author wrote it, and its line."""

    target: str
    line: int

    @property
    def parts(self) -> SplitResult | None:
        """The parts of its address; None if it is not an address."""
        return split_address(self.target)

    @property
    def is_relative(self) -> bool:
        """Whether it points into the repository."""
        parts = self.parts
        return parts is not None and not parts.scheme and not parts.netloc and not self.target.startswith("#")

    def path_from(self, source: str) -> str:
        """The file that a relative link in the file `source` points to, from the root of the repository."""
        path = self.parts.path if self.parts else ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


@dataclass(frozen=True, slots=True)
class Summary:
    """A converted summary.

    Attributes:
        html: the body, with formulas still in TeX, and with links to papers already as addresses.
        headings: in order.
        links: in order.
        images: the addresses of images, each with its line.
        formulas: in order, each with its line.
        unmatched_dollars: what follows each `$$` outside formulas, each with its line.
        raw_html: tags found in the text, where they are shown as text, each with its line.
        text: paragraphs of plain text, one per line, without headings and with an ellipsis for each formula.
        words: number of words outside headings and formulas.
    """

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    images: tuple[Link, ...]
    formulas: tuple[tuple[Formula, int], ...]
    unmatched_dollars: tuple[tuple[str, int], ...]
    raw_html: tuple[tuple[str, int], ...]
    text: str
    words: int


def split_address(target: str) -> SplitResult | None:
    """The parts of an address; None if it is malformed."""
    try:
        return urlsplit(target)
    except ValueError:  # brackets around something that is not an IPv6 address, a slash of another script
        return None


def paper_address(target: str) -> str:
    """A link from one summary to another as the address from page to page; any other link as it is.

    `../computer-vision/resnet.md#results` becomes `../resnet/#results`: on the site all papers are siblings.
    """
    parts = split_address(target)
    if not parts or parts.scheme or parts.netloc or (path := PurePosixPath(parts.path)).suffix != ".md":
        return target
    return f"../{path.stem}/" + (f"#{parts.fragment}" if parts.fragment else "")
