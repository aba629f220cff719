"""The markup of the built pages: valid, and what each page has to have."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement
from seminal.models.library import Library

from tests.conftest import ROOT
from tests.reading import MISSING

NODE = Path(sys.executable).with_name("node")
HTML_VALIDATE = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIGURATION = Path(__file__).with_name("html-validate.config.mjs")

# Rule and CSS selector of markup that we cannot write otherwise, with the reason.
EXCUSED = {
    # The search finds as one types, and Enter opens the first result; without scripts the form is never shown.
    ("wcag/h32", "#search > form"),
}


def messages(site: Path, report: Path) -> list[dict[str, Any]]:
    """What html-validate says of every page, each message with `file`, the page's path in the site."""
    # To a file: when it ends, it does not wait for a pipe to take everything.
    options: list[str | Path] = ["--config", CONFIGURATION, "--formatter", f"json={report.as_posix()}"]
    command = [NODE, HTML_VALIDATE, *options, f"{site.as_posix()}/**/*.html"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert report.exists(), done.stderr
    return [
        {**message, "file": Path(page["filePath"]).relative_to(site).as_posix()}
        for page in json.loads(report.read_text(encoding="utf-8"))
        for message in page["messages"]
    ]


def test_every_page_is_valid(built: Path, tmp_path: Path) -> None:
    found = messages(built, tmp_path / "report.json")
    unexcused = [
        f"{m['file']}:{m['line']}:{m['column']}: {m['ruleId']}: {m['message']} at {m['selector']}"
        for m in found
        if (m["ruleId"], m["selector"]) not in EXCUSED
    ]
    assert unexcused == []
    stale = EXCUSED - {(message["ruleId"], message["selector"]) for message in found}
    assert stale == set(), "needs no excuse any more"


def test_ids_are_unique_on_their_page(documents: Mapping[str, HtmlElement]) -> None:
    repeated = {
        address: sorted(id_ for id_, count in Counter(document.xpath("//@id")).items() if count > 1)
        for address, document in documents.items()
    }
    assert {address: ids for address, ids in repeated.items() if ids} == {}


def test_every_page_has_one_main_heading(documents: Mapping[str, HtmlElement]) -> None:
    headings = {address: document.xpath("//h1") for address, document in documents.items()}
    assert [address for address, found in headings.items() if len(found) != 1] == []
    assert [address for address, (heading,) in headings.items() if not heading.text_content().strip()] == []


def test_no_level_of_headings_is_left_out(documents: Mapping[str, HtmlElement]) -> None:
    def gaps(document: HtmlElement) -> Iterator[str]:
        above = 0
        for heading in document.xpath("//article//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"):
            level = int(str(heading.tag)[1])
            if level > above + 1:
                yield heading.text_content()
            above = level

    found = {address: list(gaps(document)) for address, document in documents.items()}
    assert {address: headings for address, headings in found.items() if headings} == {}


def test_titles_are_unique(documents: Mapping[str, HtmlElement]) -> None:
    assert_unique({address: document.findtext("head/title") or "" for address, document in documents.items()})


def test_descriptions_are_unique(pages: Mapping[str, HtmlElement]) -> None:
    descriptions = {address: page.xpath("//meta[@name='description']/@content") for address, page in pages.items()}
    assert [address for address, found in descriptions.items() if len(found) != 1] == []
    assert_unique({address: found[0] for address, found in descriptions.items()})


def test_titles_and_descriptions_are_those_of_the_papers(
    pages: Mapping[str, HtmlElement], front_matter: Mapping[str, dict[str, Any]]
) -> None:
    for slug, fields in front_matter.items():
        page = pages[f"papers/{slug}/"]
        assert (page.findtext("head/title") or "").strip().startswith(fields["title"])
        assert page.xpath("//meta[@name='description']/@content") == [fields["tldr"]]
        assert fields["title"] in " ".join(page.xpath("string(//h1)").split())


def test_every_paper_names_its_authors_and_tags(pages: Mapping[str, HtmlElement], library: Library) -> None:
    for paper in library.papers:
        page = pages[paper.url]
        facts = " ".join(page.xpath("string(//dl[@class='facts'])").split())
        assert ", ".join(person.name for person in paper.people) in facts
        tags = page.xpath("//ul[@aria-label='Tags']//a/@href")
        assert tags == [f"../../tags/{tag}/" for tag in paper.tags]


def test_the_page_for_missing_addresses_leads_on(documents: Mapping[str, HtmlElement]) -> None:
    links = set(documents[MISSING].xpath("//article//a/@href"))
    assert {"/repo/papers/", "/repo/tags/"} <= links


def assert_unique(texts: Mapping[str, str]) -> None:
    """No text is empty or stands on two pages."""
    assert [address for address, text in texts.items() if not text.strip()] == []
    pages: dict[str, list[str]] = {}
    for address, text in texts.items():
        pages.setdefault(" ".join(text.split()), []).append(address)
    assert {text: found for text, found in pages.items() if len(found) > 1} == {}
