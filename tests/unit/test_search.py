"""The search: what the index files hold, and what the browser's own module finds with them."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from seminal.content.vocabulary import venue_slug
from seminal.models.library import Library
from seminal.search import index

from tests.search_engine import Search, marks, misses, plain, search_in, slugs

# What people type, and the paper that they want to see first.
KNOWN_ITEMS = {
    # names, as they are and as they are typed
    "kelp": "kelp",
    "KELP": "kelp",
    "lark": "lark",
    "Lark-2": "lark-2",
    "lark2": "lark-2",
    "lark 2": "lark-2",
    "echonet": "echo-net",
    "echo net": "echo-net",
    "mur": "murmur",
    # aliases
    "tide rules": "tide-rule",
    "ebb and flow training": "tide-rule",
    "room tone": "quiet-rooms",
    "crosslistening": "cross-listen",
    # titles
    "squares that read each other": "mosaic",
    "is depth < width": "bread-and-butter",
    "50% of #1": "coin-toss",
    "hear hear listening twice": "hear-hear",
    # people and years
    "Jökulsdóttir": "plain-words",
    "osterdal 1987": "tide-rule",
    "林小夏 2017": "coin-toss",
    "Соколовская 2014": "mira",
    "EyeCon 2012": "sunrise",
    "kelp 2018": "kelp",
    # typing mistakes
    "lantren": "lantern",
    "miar": "mira",
    "patchwrok": "patchwork",
    "mosiac": "mosaic",
    "Venkatakrishna bread": "bread-and-butter",
    # questions, and words of the text
    "what is half memory?": "half-memory",
    "how does kelp grow": "kelp",
    "captains filmed through a window": "lip-service",
    "a beard": "lip-service",
    "starfish": "cross-listen",
    "confetti": "patchwork",
}


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, str]:
    return dict(index.index_files(library))


@pytest.fixture(scope="module")
def find(files: dict[str, str]) -> Search:
    return search_in(files)


def test_known_items_come_first(find: Search) -> None:
    assert misses(find, KNOWN_ITEMS) == {}


@pytest.mark.parametrize(("query", "slug"), [("østerdal", "tide-rule"), ("tollefsdatter", "lark"), ("whaiora", "kelp")])
def test_of_several_that_fit_the_one_most_built_upon_comes_first(find: Search, query: str, slug: str) -> None:
    assert slugs(find(query)[0])[0] == slug


def test_every_paper_is_the_first_for_its_own_name_and_title(library: Library, find: Search) -> None:
    assert misses(find, {text: paper.slug for paper in library.papers for text in (paper.label, paper.title)}) == {}


def test_names_are_enough_for_names_and_aliases(library: Library, find: Search) -> None:
    names = {name: paper.slug for paper in library.papers for name in (paper.label, *paper.aliases)}
    assert misses(find, names, with_text=False) == {}


def test_every_alias_finds_its_paper_first(library: Library, find: Search) -> None:
    assert misses(find, {alias: paper.slug for paper in library.papers for alias in paper.aliases}) == {}


def test_every_author_is_found_once_the_text_is_there(library: Library, find: Search) -> None:
    authors = {author.name: {paper.slug for paper in papers} for author, papers in library.by_author.items()}
    results = dict(zip(authors, map(slugs, find(*authors)), strict=True))
    assert [name for name, papers in authors.items() if not papers & set(results[name])] == []


def test_pages_that_list_papers_are_offered(library: Library, find: Search) -> None:
    vocabulary = library.vocabulary
    wanted = {author.name: f"authors/{author.slug}/" for author in library.authors_with_page}
    wanted |= {vocabulary.tags[tag].label: f"tags/{tag}/" for tag in library.by_tag}
    wanted |= {vocabulary.sections[slug].label: f"sections/{slug}/" for slug in library.by_section}
    wanted |= {path.title: f"paths/{slug}/" for slug, path in library.paths.items()}
    wanted |= {name: benchmark.url for name, benchmark in library.benchmark_results.items()}
    wanted |= {venue: f"venues/{venue_slug(venue)}/" for venue in library.by_venue}
    wanted |= {str(year): f"years/{year}/" for year in library.by_year}
    results = find(*wanted)
    assert [hits["listings"][0]["path"] for hits in results] == list(wanted.values())
    assert max(len(hits["listings"]) for hits in results) <= 3


WITHOUT_ACCENT = str.maketrans({"Ł": "L", "Ø": "O", "ø": "o", "Đ": "D", "Þ": "Th"})


def test_accents_and_case_do_not_matter(library: Library, find: Search) -> None:
    accented = [author.name for author in library.by_author if not author.name.isascii()]
    assert accented, "the collection has names with accents, or this tests nothing"
    letters = [unicodedata.normalize("NFKD", name).translate(WITHOUT_ACCENT) for name in accented]
    folded = ["".join(letter for letter in name if not unicodedata.combining(letter)) for name in letters]
    expected = [slugs(hits)[0] for hits in find(*accented)]
    assert [slugs(hits)[0] for hits in find(*map(str.upper, folded))] == expected


def test_matches_are_marked_and_explained(find: Search) -> None:
    alias, author, text, typo, name = find(
        "tidal step size", "Østerdal 1987", "schools river botanists", "lantren", "kelp"
    )
    first = alias["papers"][0]
    reason = first["reasons"][0]
    assert (reason["kind"], marks(reason["text"])) == ("alias", ["tidal", "step", "size"])
    first = author["papers"][0]
    assert marks(first["year"]) == ["1987"]
    assert [(r["kind"], plain(r["text"]), marks(r["text"])) for r in first["reasons"]] == [
        ("author", "Halvard Østerdal", ["Østerdal"])
    ]
    assert {"schools", "river"} <= set(marks(text["papers"][0]["snippet"]))
    assert marks(typo["papers"][0]["name"]) == ["Lantern"]
    assert marks(name["papers"][0]["name"]) == ["Kelp"]
    assert not plain(name["papers"][0]["title"]).startswith("Kelp"), "the name stands before the title already"


def test_the_snippet_shows_a_match_deep_in_the_body(library: Library, find: Search) -> None:
    (hits,) = find("EchoNet clipped")
    assert slugs(hits)[0] == "echo-net"
    assert "clipped" in marks(hits["papers"][0]["snippet"])
    assert plain(hits["papers"][0]["snippet"]).startswith("… ")
    assert len(plain(hits["papers"][0]["snippet"])) < 0.5 * len(library["echo-net"].summary.text)


def test_unknown_words_find_nothing(find: Search) -> None:
    for hits in find("zzzzqqqq", "???", "", "  "):
        assert hits == {"papers": [], "total": 0, "listings": []}


def test_a_known_word_is_not_taken_for_a_typing_mistake(find: Search) -> None:
    mira, mora = find("mira", "mora")
    assert (slugs(mira)[0], slugs(mora)[0]) == ("mira", "mora")
    marked = {mark.lower() for paper in mira["papers"] for mark in marks(paper["snippet"])}
    assert marked
    assert all(mark.startswith("mira") for mark in marked)


def test_the_files_are_the_same_at_every_build(library: Library, files: dict[str, str]) -> None:
    again = Library(library.papers, library.vocabulary, library.paths)
    assert dict(index.index_files(again)) == files
    assert list(files) == ["search/names.json", "search/text.json"]


def test_no_paper_is_missing(library: Library, files: dict[str, str]) -> None:
    assert len(json.loads(files[index.NAMES])["papers"]["rows"]) == len(library.papers)
    texts = {slug: (tldr, body) for slug, tldr, body, _ in json.loads(files[index.TEXT])["papers"]["rows"]}
    assert list(texts) == [paper.slug for paper in library.papers]
    for paper in library.papers:
        tldr, body = texts[paper.slug]
        assert tldr == paper.tldr
        # Formulas and headings are left out; nothing else is.
        assert len(body.split()) > 0.9 * paper.summary.words - len(paper.summary.formulas), paper.slug


def test_the_text_can_be_quoted(files: dict[str, str]) -> None:
    for slug, _, body, _ in json.loads(files[index.TEXT])["papers"]["rows"]:
        assert "\\(" not in body, f"{slug}: a formula is shown as an ellipsis"
        assert not re.search(r"</?(?:a|code|div|em|li|p|span|strong|table|ul)\b", body), f"{slug}: no markup"
        lines = body.split("\n")
        assert all(line == " ".join(line.split()) and line.strip("…") for line in lines), slug
        assert not {"Problem", "Method", "Results", "Limits", "Legacy"} & set(lines), f"{slug}: no headings"
