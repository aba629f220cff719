"""The files for machines: complete, in order, the same bytes each time, and readable by other people's parsers."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import bibtexparser
import feedparser
import pytest

from hooks import checks, exports
from hooks.bibliography import Bibliography
from hooks.front_matter import Check
from hooks.library import Library
from hooks.paper import Paper
from hooks.reading import read_papers
from hooks.settings import Project, Site
from hooks.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[2]
SITE = Site("Seminal & Co", "https://example.org/seminal/", "Papers <that> matter.")


def read_library() -> Library:
    vocabulary = read_vocabulary(ROOT / "papers")
    papers, _ = checks.check(read_papers(ROOT / "papers")[0], vocabulary, typeset={})
    return Library(tuple(papers), vocabulary)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def made_files(library: Library) -> list[tuple[str, str]]:
    project = Project(ROOT)
    bibliography = Bibliography(library, project)
    return [
        *exports.collection_files(library, bibliography, SITE),
        *exports.citation_files(bibliography),
        *exports.paper_files(library, bibliography, project),
    ]


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, str]:
    found = made_files(library)
    assert len({address for address, _ in found}) == len(found)
    return dict(found)


def changed(paper: Paper, **fields: object) -> Paper:
    return paper.model_copy(update=fields)


def test_addresses(library: Library, files: dict[str, str]) -> None:
    expected = {"papers.json", "library.bib", "feed.xml"}
    expected |= {f"citations/{name}.json" for name in ("bibtex", "ris", "csl", "apa", "ieee", "chicago")}
    expected |= {f"tags/{tag}/{name}" for tag in library.by_tag for name in ("library.bib", "feed.xml")}
    names = ("cite.bib", "cite.ris", "cite.csl.json", "paper.md")
    expected |= {f"papers/{paper.slug}/{name}" for paper in library.papers for name in names}
    assert set(files) == expected


def test_same_sources_same_bytes(files: dict[str, str]) -> None:
    assert dict(made_files(read_library())) == files


def test_papers_json(library: Library, files: dict[str, str]) -> None:
    document = json.loads(files["papers.json"])
    assert list(document) == ["papers"]
    fields = ["slug", "url", "title", "name", "aliases", "authors", "year", "venue", "section", "kind", "tags", "tldr"]
    fields += ["links", "lineage", "results"]
    assert [list(record) for record in document["papers"]] == [fields] * len(library.papers)
    assert [record["slug"] for record in document["papers"]] == sorted(paper.slug for paper in library.papers)
    lora = next(record for record in document["papers"] if record["slug"] == "lora")
    assert lora["url"] == "https://example.org/seminal/papers/lora/"
    assert lora["links"] == {"arxiv": "2106.09685", "code": "https://github.com/microsoft/LoRA"}
    assert lora["authors"][0] == "Edward J. Hu"
    assert (lora["year"], lora["venue"], lora["kind"], lora["section"]) == (2022, "ICLR", "paper", "nlp")
    edge = library["lora"].lineage[0]
    assert lora["lineage"][0] == {"to": edge.to, "relation": edge.relation.value, "why": edge.why}
    assert len(lora["results"]) == len(library["lora"].results)
    assert "Łukasz Kaiser" in files["papers.json"]
    assert files["papers.json"].count("\n") == len(library.papers) + 2


def test_papers_json_is_in_order_of_slug_whatever_it_is_given(library: Library) -> None:
    assert exports.papers_json(reversed(library.papers), SITE) == exports.papers_json(library.papers, SITE)


def test_bibliographies(library: Library, files: dict[str, str]) -> None:
    entries = bibtexparser.loads(files["library.bib"]).entries
    assert [entry["ID"] for entry in entries] == [paper.citation_key for paper in library.papers]
    for tag, papers in library.by_tag.items():
        entries = bibtexparser.loads(files[f"tags/{tag}/library.bib"]).entries
        assert [entry["ID"] for entry in entries] == [paper.citation_key for paper in papers]


def test_files_of_a_paper(library: Library, files: dict[str, str]) -> None:
    for paper in library.papers:
        folder = f"papers/{paper.slug}"
        assert files[f"{folder}/cite.bib"] in files["library.bib"]
        assert f"ID  - {paper.citation_key}\n" in files[f"{folder}/cite.ris"]
        assert [item["id"] for item in json.loads(files[f"{folder}/cite.csl.json"])] == [paper.citation_key]
        assert files[f"{folder}/paper.md"] == (ROOT / paper.path).read_text(encoding="utf-8")


def test_every_feed_is_valid(files: dict[str, str]) -> None:
    for address, text in files.items():
        if not address.endswith("feed.xml"):
            continue
        read = feedparser.parse(text)
        assert not read.bozo, address
        assert read.version == "atom10"
        assert read.feed.id == f"https://example.org/seminal/{address}"
        page = f"https://example.org/seminal/{address.removesuffix('feed.xml')}"
        assert {link.rel: link.href for link in read.feed.links} == {"self": read.feed.id, "alternate": page}
        assert read.feed.author_detail.name == "Seminal & Co"
        assert "generator" not in read.feed
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        assert read.feed.updated == max(entry.updated for entry in read.entries)


def test_feed_of_the_collection(library: Library, files: dict[str, str]) -> None:
    read = feedparser.parse(files["feed.xml"])
    assert (read.feed.title, read.feed.subtitle) == ("Seminal & Co", "Papers <that> matter.")
    assert len(read.entries) == min(len(library.papers), exports.FEED_ENTRIES)
    tags = library.vocabulary.tags
    for entry in read.entries:
        paper = library[entry.id.rstrip("/").rpartition("/")[2]]
        assert entry.title_detail.value == paper.title
        assert [(link.rel, link.href) for link in entry.links] == [("alternate", SITE.absolute(paper.url))]
        assert entry.content[0].type == "text/plain"
        assert entry.content[0].value.split("\n\n") == [paper.tldr, paper.external_url]
        assert entry.published == f"{paper.added.isoformat()}T00:00:00+00:00"
        assert {(tag.term, tag.label) for tag in entry.tags} == {(tag, tags[tag].label) for tag in paper.tags}


def test_feed_of_a_tag(library: Library, files: dict[str, str]) -> None:
    tag, papers = next(iter(library.by_tag.items()))
    read = feedparser.parse(files[f"tags/{tag}/feed.xml"])
    assert read.feed.title == f"{library.vocabulary.tags[tag].label} · Seminal & Co"
    assert {entry.id for entry in read.entries} == {SITE.absolute(paper.url) for paper in papers}


def test_feed_holds_the_papers_added_last(library: Library) -> None:
    base = library["lora"]
    first = datetime.date(2027, 1, 1)
    papers = [
        changed(base, slug=f"p{number:02}", added=first + datetime.timedelta(days=number), year=2000)
        for number in range(60)
    ]
    read = feedparser.parse(exports.feed("All", "feed.xml", papers, library.vocabulary, SITE))
    slugs = [entry.id.rstrip("/").rpartition("/")[2] for entry in read.entries]
    assert slugs == [f"p{number:02}" for number in range(59, 9, -1)]


def test_feed_orders_a_day_by_year_then_name(library: Library) -> None:
    base = library["lora"]
    papers = [
        changed(base, slug="c", name="beta", year=2020),
        changed(base, slug="a", name="Gamma", year=2021),
        changed(base, slug="b", name="Alpha", year=2020),
    ]
    read = feedparser.parse(exports.feed("All", "feed.xml", papers, library.vocabulary, SITE))
    assert [entry.id[-2] for entry in read.entries] == ["a", "b", "c"]


def test_a_check_updates_entry_and_feed(library: Library) -> None:
    checked = Check(against="arXiv v2", on=datetime.date(2030, 5, 17))
    paper = changed(library["lora"], checked=checked)
    read = feedparser.parse(exports.feed("All", "feed.xml", [paper, library["gpt"]], library.vocabulary, SITE))
    assert read.feed.updated == "2030-05-17T00:00:00+00:00"
    assert [entry.updated for entry in read.entries].count("2030-05-17T00:00:00+00:00") == 1
