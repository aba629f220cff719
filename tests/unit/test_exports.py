"""The files for machines: complete, in order, the same bytes each time, and readable by other people's parsers."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
from seminal.cache import Cache
from seminal.citations.bibliography import Bibliography
from seminal.content.front_matter import FrontMatter
from seminal.content.source_files import read_sources
from seminal.content.vocabulary import read_vocabulary
from seminal.exports import data_files
from seminal.models.library import Library
from seminal.models.paper import build_papers
from seminal.settings import Project, Site

from tests.conftest import COLLECTION

SITE = Site("Seminal & Co", "https://example.org/seminal/", "papers <that> matter")


def read_library() -> Library:
    vocabulary = read_vocabulary(COLLECTION / "papers")
    papers, _ = build_papers(read_sources(COLLECTION / "papers")[0])
    return Library(tuple(papers), vocabulary)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def made_files(library: Library, cache: Cache) -> list[tuple[str, str]]:
    project = Project(COLLECTION)
    bibliography = Bibliography(library, cache)
    return [
        *data_files.collection_files(library, SITE),
        *data_files.list_files(library, bibliography, SITE),
        *data_files.citation_files(bibliography),
        *data_files.paper_files(library, bibliography, project),
    ]


@pytest.fixture(scope="module")
def files(library: Library, cache: Cache) -> dict[str, str]:
    found = made_files(library, cache)
    assert len({address for address, _ in found}) == len(found)
    return dict(found)


def test_addresses(library: Library, files: dict[str, str]) -> None:
    endings = ("bib", "ris", "csl.json", "apa.txt", "ieee.txt", "chicago.txt")
    beside_a_list = [*(f"library.{ending}" for ending in endings), "feed.xml", "feed.json"]
    folders = ["", *(f"tags/{tag}/" for tag in library.by_tag), *(f"sections/{name}/" for name in library.by_section)]
    expected = {"papers.json", "llms.txt"}
    expected |= {folder + name for folder in folders for name in beside_a_list}
    expected |= {f"citations/{name}.json" for name in ("bibtex", "ris", "csl", "apa", "ieee", "chicago")}
    names = ("cite.bib", "cite.ris", "cite.csl.json", "paper.md")
    expected |= {f"papers/{paper.slug}/{name}" for paper in library.papers for name in names}
    assert set(files) == expected


def test_same_sources_same_bytes(files: dict[str, str], cache: Cache) -> None:
    assert dict(made_files(read_library(), cache)) == files


def test_papers_json(library: Library, files: dict[str, str]) -> None:
    document = json.loads(files["papers.json"])
    assert list(document) == ["papers"]
    fields = ["slug", "url", "section", *FrontMatter.model_fields]
    assert [list(record) for record in document["papers"]] == [fields] * len(library.papers)
    assert [record["slug"] for record in document["papers"]] == sorted(paper.slug for paper in library.papers)
    mosaic = next(record for record in document["papers"] if record["slug"] == "mosaic")
    assert mosaic["url"] == "https://example.org/seminal/papers/mosaic/"
    assert mosaic["links"] == {"arxiv": "1512.93030", "code": "https://example.com/code/mosaic"}
    assert mosaic["authors"][0] == "林小夏"
    assert (mosaic["year"], mosaic["venue"], mosaic["kind"], mosaic["section"]) == (2015, "EyeCon", "paper", "vision")
    edge = library["mosaic"].lineage[0]
    assert mosaic["lineage"][0] == {"to": edge.to, "relation": edge.relation.value, "why": edge.why}
    assert len(mosaic["results"]) == len(library["mosaic"].results)
    assert "Łucja Wrzos" in files["papers.json"]
    assert files["papers.json"].count("\n") == len(library.papers) + 2


def test_papers_json_is_in_order_of_slug_whatever_it_is_given(library: Library) -> None:
    assert data_files.papers_json(reversed(library.papers), SITE) == data_files.papers_json(library.papers, SITE)


def test_bibliographies(library: Library, files: dict[str, str]) -> None:
    entries = bibtexparser.loads(files["library.bib"]).entries
    assert [entry["ID"] for entry in entries] == [paper.citation_key for paper in library.papers]
    for tag, papers in library.by_tag.items():
        items = json.loads(files[f"tags/{tag}/library.csl.json"])
        assert [item["id"] for item in items] == [paper.citation_key for paper in papers]


def test_files_of_a_paper(library: Library, files: dict[str, str]) -> None:
    for paper in library.papers:
        folder = f"papers/{paper.slug}"
        assert files[f"{folder}/cite.bib"] in files["library.bib"]
        assert f"ID  - {paper.citation_key}\n" in files[f"{folder}/cite.ris"]
        assert [item["id"] for item in json.loads(files[f"{folder}/cite.csl.json"])] == [paper.citation_key]
        assert files[f"{folder}/paper.md"] == (COLLECTION / paper.path).read_text(encoding="utf-8")


def test_a_guide_for_language_models(library: Library, files: dict[str, str]) -> None:
    title, quote, note, *sections = files["llms.txt"].removesuffix("\n").split("\n\n")
    assert title == "# Seminal & Co"
    assert quote == "> Papers <that> matter."
    assert note[0].isalpha()
    headings = [heading.removeprefix("## ") for heading in sections[::2]]
    assert headings == [*(library.vocabulary.sections[slug].label for slug in library.by_section), "Optional"]
    lines = [line for links in sections[1::2] for line in links.split("\n")]
    links = [match.groups() for line in lines if (match := re.fullmatch(r"- \[(.+?)\]\((\S+)\): (.+)", line))]
    assert len(links) == len(lines)
    papers = {SITE.absolute(f"{paper.url}paper.md"): (paper.label, paper.tldr) for paper in library.papers}
    assert {address: (name, note) for name, address, note in links[:-2]} == papers


def test_names_with_brackets_stay_names_in_the_guide(library: Library) -> None:
    paper = library["mosaic"].model_copy(update={"name": "A [b] c"})
    assert r"- [A \[b\] c](" in data_files.llms_txt(Library((paper,), library.vocabulary), SITE)
