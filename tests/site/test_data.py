"""What the page about the data says is true: its files are there, and its examples work."""

from __future__ import annotations

import contextlib
import io
import re
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement

from tests.conftest import SITE_URL

FrontMatter = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def data(pages: Mapping[str, HtmlElement]) -> HtmlElement:
    return pages["data/"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def code(data: HtmlElement) -> list[str]:
    """The examples on the page."""
    return [block.text_content() for block in data.xpath("//pre")]


def test_every_address_in_an_example_is_there(data: HtmlElement, built: Path) -> None:
    addresses = re.findall(rf"{re.escape(SITE_URL)}([^\s\"]*)", "\n".join(code(data)))
    assert len(addresses) >= 4
    assert [address for address in addresses if not (built / address).exists()] == []


SHORT = {"cite.ris": "papers/<slug>/", "cite.csl.json": "papers/<slug>/", "results.json": "benchmarks/<benchmark>/"}
"""Names that follow a longer address in their cell, with the folder that they share with it."""
OUR_OWN = ("assets/", "search/", "citations/")


def test_the_tables_name_every_file(data: HtmlElement, built: Path) -> None:
    named = [SHORT.get(name, "") + name for cell in data.xpath("//td[1]") for name in cell.xpath(".//code/text()")]
    found = {name: set(built.glob(re.sub(r"<\w+>", "*", name).replace("…", "*"))) for name in named}
    assert [name for name, files in found.items() if not files] == []
    files = {path for path in built.rglob("*") if path.is_file() and path.suffix not in {".html", ".gz"}}
    unnamed = {path.relative_to(built).as_posix() for path in files - set().union(*found.values())}
    assert [address for address in sorted(unnamed) if not address.startswith(OUR_OWN)] == []


def test_the_python_example_works(data: HtmlElement, served: str, front_matter: FrontMatter) -> None:
    [example] = [text for text in code(data) if "import json" in text]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example.replace(SITE_URL, served), "example", "exec"), {})
    lines = printed.getvalue().splitlines()
    [slug] = re.findall(r'edge\["to"\] == "([^"]+)"', example)
    built_upon_it = {
        f"{fields['year']} {fields['title']} because {edge['why']}"
        for fields in front_matter.values()
        for edge in fields.get("lineage", [])
        if edge["to"] == slug and edge["relation"] == "builds-on"
    }
    assert built_upon_it
    assert set(lines[: len(built_upon_it)]) == built_upon_it
    assert "## Problem" in lines


def test_the_citation_key_that_it_names_is_there(data: HtmlElement, built: Path) -> None:
    keys = re.findall(r"\\cite\{(\w+)\}", data.text_content())
    assert keys
    library = (built / "library.bib").read_text(encoding="utf-8")
    assert [key for key in keys if f"{{{key}," not in library] == []


def test_the_fields_that_it_names_are_those_of_the_records(data: HtmlElement, built: Path) -> None:
    [paragraph] = data.xpath("//h2[@id='papersjson']/following-sibling::p[1]")
    named = {name for name in paragraph.xpath(".//code/text()") if name.isalpha()} - {"null"}
    first = (built / "papers.json").read_text(encoding="utf-8").splitlines()[1]
    assert named == set(re.findall(r'"(\w+)": ', re.sub(r"[\[{](?!\"slug).*?[]}]", "", first)))
