"""Summaries converted once: conversion costs most of reading, and depends on the text alone."""

from __future__ import annotations

from pydantic import TypeAdapter

from ..cache import Cache, fingerprint
from . import markdown_dialect
from .markdown_dialect import read_summary
from .summary import Summary

_SUMMARY = TypeAdapter(Summary)


class SummaryReader:
    """Converts summaries, each text once.

    Args:
        cache: where what was converted is remembered.
    """

    def __init__(self, cache: Cache) -> None:
        self._entries = cache.entries("summaries", fingerprint(markdown_dialect.__name__))

    def read(self, body: str, first_line: int) -> Summary:
        """What `read_summary` makes of the text, now or in an earlier build."""
        key = f"{first_line}\n{body}"
        if stored := self._entries.read([key]):
            return _SUMMARY.validate_json(stored[key])
        converted = read_summary(body, first_line)
        self._entries.write({key: _SUMMARY.dump_json(converted)})
        return converted
