"""Converted summaries, remembered from build to build: conversion costs most, and depends on the text alone."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import TypeAdapter, ValidationError

from ..replacement import replace_file
from .summary import Summary, read_summary

_SUMMARIES = TypeAdapter(dict[str, Summary])

# What decides, besides its text, what a summary is converted to.
_MODULES = (
    "formulas/formulas.py",
    "formulas/syntax.py",
    "source/plain_text.py",
    "source/summary.py",
    "source/typography.py",
)
_PACKAGES = ("markdown", "pymdown-extensions", "pygments")


class SummaryCache:
    """Converts summaries, each text once.

    Use it as a context manager for one build: leaving it stores what this build used, and forgets the rest.

    Args:
        folder: where its file `summaries.json` stands; made when needed. A damaged file counts as empty.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "summaries.json"
        self._known: dict[str, Summary] = {}
        self._used: dict[str, Summary] = {}
        self._fingerprint = _fingerprint()

    def __enter__(self) -> Self:
        try:
            self._known = _SUMMARIES.validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            self._known = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._used.keys() != self._known.keys():
            replace_file(self._file, _SUMMARIES.dump_json(self._used))

    def read(self, body: str, first_line: int) -> Summary:
        """What `read_summary` makes of the text, now or in an earlier build."""
        key = hashlib.sha256(f"{self._fingerprint} {first_line}\n{body}".encode()).hexdigest()
        self._used[key] = self._known.get(key) or read_summary(body, first_line)
        return self._used[key]


def _fingerprint() -> str:
    digest = hashlib.sha256("".join(f"{package} {version(package)}\n" for package in _PACKAGES).encode())
    for module in _MODULES:
        digest.update((Path(__file__).parent.parent / module).read_bytes())
    return digest.hexdigest()
