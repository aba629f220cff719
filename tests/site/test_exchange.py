"""The collection as other software reads it from the built site: complete, without a warning, as in front matter."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import bibtexparser
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode
from lxml.html import HtmlElement
from seminal.content.front_matter import ET_AL
from seminal.models.author import Author

from tests.conftest import ROOT

NODE = Path(sys.executable).with_name("node")
FrontMatter = Mapping[str, Mapping[str, Any]]
Pair = tuple[str, int]
Record = tuple[str, int, tuple[str, ...], str | None]
"""Title, year, family names, and the DOI."""


@pytest.fixture(scope="module")
def expected(front_matter: FrontMatter) -> list[Record]:
    return sorted(record(fields) for fields in front_matter.values())


def record(fields: Mapping[str, Any]) -> Record:
    people = (Author.from_string(name) for name in fields["authors"] if name != ET_AL)
    return fields["title"], fields["year"], tuple(person.family_name for person in people), doi(fields)


def doi(fields: Mapping[str, Any]) -> str | None:
    """The paper's own; for a preprint without one that of arXiv."""
    links = fields["links"]
    is_preprint = not fields.get("venue") and fields.get("kind") not in {"blog", "talk", "software"}
    of_arxiv = f"10.48550/arXiv.{links['arxiv']}" if is_preprint and "arxiv" in links else None
    found: str | None = links.get("doi", of_arxiv)
    return found


@pytest.mark.parametrize(
    ("name", "form"), [("library.bib", "bibtex"), ("library.ris", "ris"), ("library.csl.json", "csl")]
)
def test_citation_js_reads_the_collection(built: Path, expected: list[Record], name: str, form: str) -> None:
    command = [str(NODE), str(ROOT / "tests" / "citation_reader.mjs"), form]
    with (built / name).open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert sorted(of_csl(item) for item in json.loads(done.stdout)) == expected


def of_csl(item: Mapping[str, Any]) -> Record:
    names = [
        name.get("literal") or " ".join(filter(None, (name.get("non-dropping-particle"), name["family"])))
        for name in item["author"]
    ]
    return (
        item["title"],
        item["issued"]["date-parts"][0][0],
        tuple(name for name in names if name != "others"),
        item.get("DOI"),
    )


def test_bibtexparser_reads_the_collection(
    built: Path, expected: list[Record], caplog: pytest.LogCaptureFixture
) -> None:
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    parser.customization = convert_to_unicode
    with caplog.at_level(logging.WARNING):
        entries = bibtexparser.loads((built / "library.bib").read_text(encoding="utf-8"), parser).entries
    assert caplog.records == []
    found = [(unbraced(entry["title"]), int(entry["year"]), entry.get("doi")) for entry in entries]
    wanted = {(title, year, doi) for title, year, _, doi in expected}
    assert len(found) == len(expected)
    assert wanted - set(found) == {record for record in wanted if LEFT_TO_LATEX & set(record[0])}
    assert len({entry["ID"] for entry in entries}) == len(entries)


def unbraced(text: str) -> str:
    return re.sub(r"[{}]", "", text)


LEFT_TO_LATEX = set("<>{}^|\\")
"""What bibtexparser leaves as LaTeX has it, in commands or between dollar signs."""


@pytest.mark.filterwarnings("error")
def test_rispy_reads_the_collection(built: Path, expected: list[Record]) -> None:
    entries = rispy.loads((built / "library.ris").read_text(encoding="utf-8"))
    found = [
        (
            entry["title"],
            int(entry["year"]),
            tuple(name.partition(", ")[0] for name in entry["authors"]),
            entry.get("doi"),
        )
        for entry in entries
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert not any("unknown_tag" in entry for entry in entries)


def listed(page: HtmlElement) -> list[str]:
    """The papers that a page lists, or has in a table."""
    entries = page.xpath("//main//li[contains(concat(' ', @class, ' '), ' entry ')]/@id")
    return [*entries, *dict.fromkeys(page.xpath("//table[@class='standings']//tr/@data-paper"))]


def imported(page: HtmlElement) -> Iterator[Pair]:
    """Title and year of each paper that Zotero offers on a page."""
    for context in map(parse_qs, page.xpath("//span[@class='Z3988']/@title")):
        [title] = next(context[name] for name in ("rft.atitle", "rft.btitle", "rft.title") if name in context)
        [year] = context["rft.date"]
        yield title, int(year)


def test_every_list_of_papers_can_be_imported(pages: Mapping[str, HtmlElement], front_matter: FrontMatter) -> None:
    kinds = set()
    for address, page in pages.items():
        if slugs := listed(page):
            kinds.add(address.split("/")[0])
            assert sorted(imported(page)) == sorted(
                (front_matter[slug]["title"], front_matter[slug]["year"]) for slug in slugs
            )
    assert kinds == {"", "papers", "sections", "tags", "years", "authors", "venues", "paths", "benchmarks"}


def test_a_paper_has_no_coins_beside_its_better_tags(pages: Mapping[str, HtmlElement]) -> None:
    papers = [page for address, page in pages.items() if address.startswith("papers/") and address != "papers/"]
    assert papers
    assert not any(page.xpath("//span[@class='Z3988']") for page in papers)
