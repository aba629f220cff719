"""The files of the collection, parsed but not yet judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ..diagnostics import Problem, quote
from . import limits, marked_yaml, rules
from .front_matter import is_free_text
from .links_out import find_link_out
from .markdown_dialect import read_summary
from .marked_yaml import Location, MarkedYAML
from .summary import Summary
from .text_file import read_text

Convert = Callable[[str, int], Summary]

_FENCE = "---"
TEMPLATE = "_template.md"
"""The file in papers/ from which summaries start."""
_CURE = f"start from papers/{TEMPLATE}"


@dataclass(frozen=True)
class Source:
    """A file that could be parsed: front matter above, Markdown below.

    Attributes:
        path: relative to the project's root, with forward slashes.
        section: the folder that it is in.
        slug: its name without ending.
        front_matter: as it was written, whether or not it fits the schema.
        summary: the body, converted.
        body: it, as it was written.
        body_line: the line that it starts on.
    """

    path: str
    section: str
    slug: str
    front_matter: MarkedYAML
    summary: Summary
    body: str
    body_line: int

    def line(self, *location: str | int) -> int:
        """The line of a value of the front matter."""
        return self.front_matter.line(location)

    def find(self, *pattern: str) -> Iterator[tuple[Any, Location]]:
        """The values of the front matter whose location fits a pattern, in which `*` is any place in a list."""
        return self.front_matter.find(*pattern)

    def find_texts(self, *pattern: str) -> Iterator[tuple[str, int]]:
        """Those of the values that are text, each with its line."""
        return ((value, self.line(*where)) for value, where in self.find(*pattern) if isinstance(value, str))


def read_sources(papers: Path, convert: Convert = read_summary) -> tuple[list[Source], list[Problem]]:
    """Read every summary below the folder `papers`, in order of path; what cannot be read becomes a problem.

    Args:
        papers: the folder.
        convert: converts a body, given with the number of its first line.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    try:
        files = list(islice(_find_files(papers), limits.MAX_SUMMARIES + 1))
    except OSError as error:
        message = f"expected a folder that can be read, found {error.strerror}: {error.filename}"
        return [], [Problem(papers.name, 1, message, rules.UNREADABLE_FILE)]
    if len(files) > limits.MAX_SUMMARIES:
        message = f"expected at most {limits.MAX_SUMMARIES:,} summaries, found more; divide the collection"
        return [], [Problem(papers.name, 1, message, rules.TOO_LONG)]
    for path in files:
        name = path.relative_to(papers.parent).as_posix()
        read = _check_place(path, name, papers) or _read(path, name, convert)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            sources.append(read)
    return sources, problems


def _find_files(papers: Path) -> Iterator[Path]:
    """What is in papers/ and one level below, but no hidden files, editors' backups, vocabularies and templates."""
    for path in sorted(papers.iterdir()):
        if path.name.startswith((".", "_")) or path.name.endswith("~"):
            continue
        if path.is_dir() and path.suffix != ".md":
            yield from (p for p in sorted(path.iterdir()) if not p.name.startswith(".") and not p.name.endswith("~"))
        elif path.suffix != ".yml":
            yield path


def _check_place(path: Path, name: str, papers: Path) -> Problem | None:
    message = None
    if path.is_dir():
        message = "expected a file, found a folder; summaries go to papers/<section>/<slug>.md"
    elif path.parent == papers:
        message = "expected this file in a section's folder, found it directly in papers/; move it to papers/<section>/"
    elif path.suffix != ".md":
        message = f"expected a file name that ends in .md, found {quote(path.name)}; rename or remove the file"
    else:
        return find_link_out(path, papers, name)
    return Problem(name, 1, message, rules.FILE_PLACE)


def read_template(papers: Path) -> frozenset[str]:
    """The texts of the file from which summaries start, all of which have to be replaced; none if it is not there."""
    file, name = papers / TEMPLATE, f"{papers.name}/{TEMPLATE}"
    read = find_link_out(file, papers, name) or read_text(file, name, limits.MAX_SUMMARY_SIZE)
    parts = read if isinstance(read, Problem) else _divide(read, name)
    if isinstance(parts, Problem):
        return frozenset()
    front_matter, body, _ = parts
    fields = (text for text, location in front_matter.find_texts() if is_free_text(location))
    return frozenset(filter(None, map(str.strip, (*fields, *body.split("\n")))))


def _read(path: Path, name: str, convert: Convert) -> Source | Problem:
    text = read_text(path, name, limits.MAX_SUMMARY_SIZE)
    parts = text if isinstance(text, Problem) else _divide(text, name)
    if isinstance(parts, Problem):
        return parts
    front_matter, body, body_line = parts
    return Source(name, path.parent.name, path.stem, front_matter, convert(body, body_line), body, body_line)


def _divide(text: str, name: str) -> tuple[MarkedYAML, str, int] | Problem:
    """Divide a file into front matter and body, with the line that the body starts on."""
    lines = text.split("\n")
    if message := _check_fences(lines):
        return Problem(name, 1, message, rules.FRONT_MATTER)
    end = _find_second_fence(lines)
    try:
        front_matter = marked_yaml.load("\n".join(lines[1:end]), first_line=2)
    except marked_yaml.InvalidYAML as error:
        return Problem(name, error.line, error.message, rules.YAML)
    if not isinstance(front_matter.data, dict):
        message = f"expected front matter of the form 'field: value', found none; {_CURE}"
        return Problem(name, 2, message, rules.FRONT_MATTER)
    return front_matter, "\n".join(lines[end + 1 :]), end + 2


def _check_fences(lines: list[str]) -> str | None:
    """What is wrong with the lines around the front matter."""
    if not any(line.strip() for line in lines):
        return f"expected a summary, found an empty file; {_CURE}"
    if lines[0].rstrip() != _FENCE:
        return f"expected front matter that starts with '---', found {quote(lines[0])}; {_CURE}"
    if not _find_second_fence(lines):
        return "expected a second line '---' that ends the front matter, found none; add it"
    return None


def _find_second_fence(lines: list[str]) -> int:
    """The index of the line that ends the front matter; 0 if there is none."""
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), 0)
