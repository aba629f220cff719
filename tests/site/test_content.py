"""What readers see on the built pages, and what they must not see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement
from seminal.settings import Project

from tests.conftest import REPO_URL, build_site

NOT_PROSE = {"script", "style", "template", "code", "pre", "math", "svg"}
# Delimiters, commands, and a pair of dollar signs around something that is no amount of money.
TEX = re.compile(r"\$\$|\\[()\[\]]|\\[a-zA-Z]{2,}|(?<![\w$])\$(?=[^\s\d$])[^$\n]{0,200}[^\s$]\$(?!\d)")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|Lorem ipsum)\b")


def prose(element: HtmlElement) -> Iterator[str]:
    """The text of a page as it is read, without code and formulas."""
    if element.tag in NOT_PROSE or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from prose(child)
        yield child.tail or ""


def matches(pattern: re.Pattern[str], documents: Mapping[str, HtmlElement]) -> dict[str, list[str]]:
    """What a pattern finds in the prose of each page where it finds something."""
    found = {
        address: [match[0] for body in document.iter("body") for match in pattern.finditer("".join(prose(body)))]
        for address, document in documents.items()
    }
    return {address: texts for address, texts in found.items() if texts}


def test_no_tex_is_left_in_the_text(documents: Mapping[str, HtmlElement]) -> None:
    assert matches(TEX, documents) == {}


def test_the_pattern_knows_tex_from_money() -> None:
    assert all(map(TEX.search, (r"\(x\)", "$$x$$", "of $x_1$ and", r"\frac12", "$n = 3$", r"$\beta$.")))
    assert not any(map(TEX.search, ("$5 to $10", "US$ 3", "a $4.6 million run", "cheaper by $2, or $3")))


def test_no_formula_waits_for_a_script(built: Path, documents: Mapping[str, HtmlElement]) -> None:
    assert [str(path) for path in built.rglob("*.html") if b"arithmatex" in path.read_bytes()] == []
    scripts = [script for document in documents.values() for script in document.iter("script")]
    loaded = {name for script in scripts for name in [script.get("src", ""), script.text or ""]}
    assert [name for name in loaded if "mathjax" in name.lower() or "katex" in name.lower()] == []


def test_every_formula_is_shown_and_can_be_read_aloud(documents: Mapping[str, HtmlElement]) -> None:
    formulas = [
        (address, formula)
        for address, document in documents.items()
        for formula in document.xpath("//*[contains(concat(' ', @class, ' '), ' formula ')]")
    ]
    assert formulas
    for address, formula in formulas:
        tex = formula.get("data-tex")
        assert tex, address
        assert formula.xpath(".//svg[@viewbox]//use | .//svg[@viewbox]//rect"), (
            address,
            tex,
        )
        assert "".join(formula.xpath("string(.//math)")).strip(), (address, tex)


def test_nothing_is_unfinished(documents: Mapping[str, HtmlElement]) -> None:
    assert matches(UNFINISHED, documents) == {}


def test_a_paper_links_to_its_source_and_to_the_list_of_mistakes(
    documents: Mapping[str, HtmlElement], front_matter: Mapping[str, Mapping[str, Any]], project: Project
) -> None:
    for slug, fields in front_matter.items():
        source = f"papers/{fields['section']}/{slug}.md"
        assert (project.root / source).is_file()
        links = {" ".join(a.text_content().split()): a.get("href", "") for a in documents[f"papers/{slug}/"].iter("a")}
        assert links["Edit this summary"] == f"{REPO_URL}/edit/main/{source}"
        report = links["Report a mistake"]
        assert report.startswith(f"{REPO_URL}/issues/new?")
        assert source in parse_qs(urlsplit(report).query)["title"][0]


def test_without_a_repository_nothing_links_to_one(copied_project: Callable[[], Path]) -> None:
    root = copied_project()
    done = build_site(root, REPO_URL="")
    assert done.returncode == 0, done.stdout + done.stderr
    pages = sorted((root / "site").rglob("*.html"))
    assert pages
    repository = re.compile(rb"Edit this summary|Report a mistake|/edit/main/|/issues/new|None/|example/seminal")
    assert [str(page) for page in pages if repository.search(page.read_bytes())] == []
