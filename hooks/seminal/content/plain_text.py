"""HTML as text that can be searched, counted and quoted."""

from __future__ import annotations

from html.parser import HTMLParser

OMITTED = "…"
"""Stands for a formula."""

_BLOCKS = {"blockquote", "li", "ol", "p", "pre", "table", "tr", "ul"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_VOID = {"br", "hr", "img"}


def extract_text(html: str) -> str:
    """A summary as plain paragraphs, one per line: without its headings, and with an ellipsis for each formula."""
    reader = _TextExtractor()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.text).split("\n"))
    return "\n".join(line for line in lines if line.strip(OMITTED))


class _TextExtractor(HTMLParser):
    """Collects text that can be quoted; a paragraph never runs into the next."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._skipped_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        formula = "arithmatex" in (dict(attrs).get("class") or "").split()
        if self._skipped_depth:
            self._skipped_depth += tag not in _VOID
        elif formula or tag in _HEADINGS:
            self._skipped_depth = 1
            self.text.append(OMITTED if formula else "\n")
        elif tag in {"td", "th"}:
            self.text.append(" ")
        elif tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped_depth:
            self._skipped_depth -= 1
        elif tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped_depth:
            # A line break in the source is a space; only blocks end lines.
            self.text.append(data.replace("\n", " "))
