"""The files of the collection, taken apart but not yet judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import Problem
from . import marked_yaml
from .marked_yaml import Location, MarkedYAML
from .summary import Summary, read_summary
from .text_file import read_text

Convert = Callable[[str, int], Summary]

_FENCE = "---"


@dataclass(frozen=True)
class Source:
    """A file that could be taken apart: front matter above, Markdown below.

    Attributes:
        path: relative to the project's root, with forward slashes.
        section: the folder it stands in.
        slug: its name without ending.
        front: its front matter.
        summary: the body.
        body_line: the line that the body starts on.
    """

    path: str
    section: str
    slug: str
    front: MarkedYAML
    summary: Summary
    body_line: int

    def line(self, *location: str | int) -> int:
        """The line of a value of the front matter."""
        where: Location = location
        return self.front.line(where)


def read_papers(papers: Path, convert: Convert = read_summary) -> tuple[list[Source], list[Problem]]:
    """Read every summary below the folder `papers`, in order of path; what cannot be read becomes a problem.

    Args:
        papers: the folder.
        convert: makes a body and the number of its first line into a summary.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in _candidates(papers):
        name = path.relative_to(papers.parent).as_posix()
        read = _misplaced(path, name, papers) or _read(path, name, convert)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            sources.append(read)
    return sources, problems


def _candidates(papers: Path) -> Iterator[Path]:
    """What lies in papers/ and one level below; not hidden files, editors' backups, vocabularies and templates."""
    for path in sorted(papers.iterdir()):
        if path.name.startswith((".", "_")) or path.name.endswith("~"):
            continue
        if path.is_dir() and path.suffix != ".md":
            yield from (p for p in sorted(path.iterdir()) if not p.name.startswith(".") and not p.name.endswith("~"))
        elif path.suffix != ".yml":
            yield path


def _misplaced(path: Path, name: str, papers: Path) -> Problem | None:
    if path.is_dir():
        return Problem(name, 1, "expected a file, found a folder; summaries stand at papers/<section>/<slug>.md")
    if path.parent == papers:
        return Problem(name, 1, "expected a section's folder around this file; move it to papers/<section>/")
    if path.suffix != ".md":
        return Problem(name, 1, f"expected a file that ends in .md, found {path.name!r}; rename or remove it")
    is_link = path.is_symlink() or path.parent.is_symlink()
    if is_link and not path.resolve().is_relative_to(papers.resolve()):
        return Problem(name, 1, "expected a file, found a link that leads out of papers/; put the file itself here")
    return None


def _read(path: Path, name: str, convert: Convert) -> Source | Problem:
    text = read_text(path, name)
    return text if isinstance(text, Problem) else parse_source(text, path, name, convert)


def parse_source(text: str, path: Path, name: str, convert: Convert) -> Source | Problem:
    """Take a file apart into front matter and summary."""
    if not text.strip():
        return Problem(name, 1, "expected a summary, found an empty file; start from papers/_template.md")
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Problem(name, 1, f"expected front matter that starts with '---', found {lines[0][:40]!r}")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return Problem(name, 1, "expected a second line '---' that ends the front matter, found none")
    try:
        front = marked_yaml.load("\n".join(lines[1:end]), first_line=2)
    except marked_yaml.MarkedYAMLError as error:
        return Problem(name, error.line, error.message)
    if not isinstance(front.data, dict):
        return Problem(name, 2, "expected front matter of the form 'field: value'; start from papers/_template.md")
    body_line = end + 2
    summary = convert("\n".join(lines[end + 1 :]), body_line)
    return Source(name, path.parent.name, path.stem, front, summary, body_line)
