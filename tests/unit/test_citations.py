"""Citations are read back by parsers that are not ours, and say the same as front matter."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode, splitname
from bibtexparser.latexenc import latex_to_unicode
from seminal.citations.bibliography import FORMATS
from seminal.citations.formats.bibtex import bibtex
from seminal.citations.formats.csl_json import csl
from seminal.citations.formats.ris import ris
from seminal.citations.publication import Publication, PublicationType
from seminal.content.front_matter import ET_AL
from seminal.content.source_files import read_sources
from seminal.content.vocabulary import Venue, Vocabulary, read_vocabulary
from seminal.models.author import Author
from seminal.models.paper import Paper, build_papers

from tests.conftest import COLLECTION, ROOT, made

NODE = Path(sys.executable).with_name("node")

VOCABULARY = Vocabulary(
    sections={},
    tag_groups={},
    venues={
        "NeurIPS": Venue(name="Conference on Neural Information Processing Systems", type="conference"),
        "Deep Learning Workshop": Venue(name="Deep Learning & Représentations (workshop)", type="workshop"),
        "JMLR": Venue(name="Journal of Machine Learning Research", type="journal"),
        "MIT AI Memo": Venue(name="MIT Artificial Intelligence Laboratory", type="report"),
    },
    metrics={},
    benchmarks={},
)

Name = tuple[str, str, str]


def citation_js(text: str, form: str) -> list[dict[str, Any]]:
    """The items that citation-js reads."""
    reader = [str(NODE), str(ROOT / "tests" / "citation_reader.mjs"), form]
    read = subprocess.run(reader, input=text, capture_output=True, encoding="utf-8", check=True)
    items: list[dict[str, Any]] = json.loads(read.stdout)
    return items


def bibtex_parser(text: str, customization: Any = convert_to_unicode) -> list[dict[str, str]]:
    """The entries that bibtexparser reads, as Unicode."""
    parser = BibTexParser(common_strings=True)
    parser.customization = customization
    entries: list[dict[str, str]] = bibtexparser.loads(text, parser).entries
    return entries


def wanted(author: Author) -> Name:
    """Family name with particle, given names, suffix."""
    return author.family_name, author.given, author.suffix


def csl_name(name: dict[str, str]) -> Name:
    """The same of a CSL item's author."""
    family = name.get("literal") or " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    return family, name.get("given", ""), name.get("suffix", "")


def bibtex_name(text: str) -> Name:
    """The same of a name in BibTeX, by bibtexparser."""
    if text.startswith("{") and text.endswith("}"):
        return latex_to_unicode(text[1:-1]), "", ""
    parts = splitname(latex_to_unicode(text))
    family, given, suffix = (" ".join(words) for words in (parts["von"] + parts["last"], parts["first"], parts["jr"]))
    return family, given, suffix


def unbraced(text: str) -> str:
    """A field without the braces that protect capitals."""
    return re.sub(r"[{}]", "", text)


LEFT_TO_LATEX = set("<>{}^|\\")
"""What bibtexparser leaves as LaTeX has it, in commands or between dollar signs."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(COLLECTION / "papers")


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    collection, _ = build_papers(read_sources(COLLECTION / "papers")[0])
    return collection


def written(papers: list[Paper], vocabulary: Vocabulary, form: str) -> str:
    """A file of these papers."""
    write = {"bibtex": bibtex, "ris": ris, "csl": csl_text}[form]
    [join] = [known.join for known in FORMATS if known.id == form]
    return join([write(paper, vocabulary) for paper in papers])


def csl_text(paper: Paper, vocabulary: Vocabulary) -> str:
    return json.dumps(csl(paper, vocabulary), ensure_ascii=False)


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_collection_survives_citation_js(papers: list[Paper], vocabulary: Vocabulary, form: str) -> None:
    items = citation_js(written(papers, vocabulary, form), form)
    assert len(items) == len(papers)
    for paper, item in zip(papers, items, strict=True):
        publication = Publication.of(paper, vocabulary)
        names = [csl_name(name) for name in item["author"]]
        if names[-1] == ("others", "", ""):
            assert form == "bibtex"
            assert paper.has_more_authors
            names.pop()
        assert item["id"] == paper.citation_key
        assert item["title"] == paper.title
        assert names == [wanted(person) for person in paper.people]
        assert item["issued"]["date-parts"][0][0] == paper.year
        assert item.get("DOI") == publication.doi
        assert item.get("URL") == publication.url
        if publication.type is PublicationType.JOURNAL:
            assert item["container-title"] == publication.venue
        if publication.type is PublicationType.CONFERENCE:
            assert publication.venue in (item.get("container-title"), item.get("event-title"))


def test_collection_survives_bibtexparser(papers: list[Paper], vocabulary: Vocabulary) -> None:
    entries = bibtex_parser(written(papers, vocabulary, "bibtex"))
    assert len(entries) == len(papers)
    for paper, entry in zip(papers, entries, strict=True):
        publication = Publication.of(paper, vocabulary)
        names = entry["author"].split(" and ")
        assert (names[-1] == "others") == paper.has_more_authors
        if not any(person.is_group for person in paper.people):  # whose braces this reader may take off
            assert [bibtex_name(n) for n in names if n != "others"] == [wanted(person) for person in paper.people]
        assert entry["ID"] == paper.citation_key
        assert entry["ENTRYTYPE"] == publication.type.bibtex
        assert unbraced(entry["title"]) == paper.title or LEFT_TO_LATEX & set(paper.title)
        assert entry["year"] == str(paper.year)
        assert entry.get("doi") == publication.doi
        assert entry.get("url") == publication.url
        assert entry.get("eprint") == paper.links.arxiv
        assert entry.get("archiveprefix") == ("arXiv" if paper.links.arxiv else None)
        container = {"inproceedings": "booktitle", "article": "journal"}.get(entry["ENTRYTYPE"])
        if container:
            assert entry[container] == publication.venue


def test_citation_keys_are_unique(papers: list[Paper]) -> None:
    assert len({paper.citation_key for paper in papers}) == len(papers)


PEOPLE = {
    "{Gemini Team}": ("Gemini Team", "", ""),
    "{Research and Development}": ("Research and Development", "", ""),
    "Aäron van den Oord": ("van den Oord", "Aäron", ""),
    "Diego de Las Casas": ("de Las Casas", "Diego", ""),
    "Henry Kautz III": ("Kautz", "Henry", "III"),
    "Bart van der Waals Jr.": ("van der Waals", "Bart", "Jr."),
    "Łukasz Kaiser": ("Kaiser", "Łukasz", ""),
    "Søren Gødel": ("Gødel", "Søren", ""),
    "Pál Erdős": ("Erdős", "Pál", ""),
    "王小明": ("王小明", "", ""),
    "Владимир Вапник": ("Вапник", "Владимир", ""),
    "Thị Nguyễn": ("Nguyễn", "Thị", ""),
    "Peter O'Brien": ("O'Brien", "Peter", ""),
    "María Muñoz-Çelik": ("Muñoz-Çelik", "María", ""),
    "Noa {Ben Ami}": ("Ben Ami", "Noa", ""),
    "Karel F. {Tjong A Hung}": ("Tjong A Hung", "Karel F.", ""),
    "Ruy {d'Ávila Prado}": ("d'Ávila Prado", "Ruy", ""),
    "Blanca Agüera y Campos": ("Agüera y Campos", "Blanca", ""),
    "{Nguyễn} Văn An": ("Nguyễn", "Văn An", ""),
    "Md. Ferdous Rahman": ("Rahman", "Md. Ferdous", ""),
    "Th. van der Velde": ("van der Velde", "Th.", ""),
    "Hal {Rivière} III": ("Rivière", "Hal", "III"),
    "Yang Liu (2)": ("Liu", "Yang", ""),
}


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_awkward_names_survive_citation_js(form: str) -> None:
    [item] = citation_js(written([made(authors=list(PEOPLE))], VOCABULARY, form), form)
    assert [csl_name(name) for name in item["author"]] == list(PEOPLE.values())


def test_awkward_names_survive_bibtexparser() -> None:
    # As Unicode, the braces around groups would be gone.
    [entry] = bibtex_parser(bibtex(made(authors=list(PEOPLE)), VOCABULARY), customization=None)
    names = re.split(r" and (?![^{]*\})", entry["author"])
    assert [bibtex_name(name) for name in names] == list(PEOPLE.values())


TITLES = [
    r"A & B, 50 % of $5, #1, a_b, x^2, ~y, {z}, c:\d, <p>, |q|",
    "An unmatched { brace",
    "An unmatched } brace",
    'A "quoted" title',
    "“Curly” quotes — and dashes – isn’t it",
    "β-VAE, ∞-former, 3×3 → α² ≤ 10⁻⁵",
    "Étude naïve: Łódź, Straße, Ørsted, Håkon, İstanbul, Hyvärinen, Erdős, Poznań, Żółw, Æsir",
    "注意力就是你所需要的",
    "BERT, GPT-3, U-Net and a LoRA: Pre-Training of T5",
    "What? `no' and, A: b",
]


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl"])
def test_awkward_titles_survive_citation_js(form: str) -> None:
    papers = [made(title=title, slug=f"made-{number}") for number, title in enumerate(TITLES)]
    items = citation_js(written(papers, VOCABULARY, form), form)
    assert [item["title"] for item in items] == TITLES


@pytest.mark.parametrize(
    "title",
    [
        "A & B, 50 % of #1, a_b",
        "Étude naïve: Łódź, Straße, Ørsted, Hyvärinen, Erdős, Čapek",
        "注意力就是你所需要的",
        "β-VAE, ∞-former",
        "“Curly” quotes — and dashes – isn’t it",
    ],
)
def test_awkward_titles_survive_bibtexparser(title: str) -> None:
    [entry] = bibtex_parser(bibtex(made(title=title), VOCABULARY))
    assert unbraced(entry["title"]) == title


@pytest.mark.parametrize(
    ("title", "name", "protected"),
    [
        ("BERT: Pre-training of Deep Transformers", None, "{BERT}: Pre-training of Deep Transformers"),
        ("LoRA and QLoRA's GANs", None, "{LoRA} and {QLoRA}'s {GANs}"),
        ("U-Net, Q-Learning and Few-Shot", None, "{U-Net}, {Q-Learning} and Few-Shot"),
        ("T5 in 3D with 16x16 Words", None, "{T5} in {3D} with 16x16 Words"),
        ("Swin Transformer: a Vision Transformer", "Swin Transformer", "{Swin Transformer}: a Vision Transformer"),
        ("AdamW beats Adam", "Adam", "{AdamW} beats {Adam}"),
        ("A Model of C++", "C++", "A Model of {C++}"),
    ],
)
def test_capitals_are_protected(title: str, name: str | None, protected: str) -> None:
    assert f'title = "{protected}"' in bibtex(made(title=title, name=name), VOCABULARY)


ARXIV = {"arxiv": "2106.09685"}
DOI = {"doi": "10.1007/978-3-030-58452-8_24"}
PAGE = {"url": "https://example.org/a_b?c=1&d=%20"}


@pytest.mark.parametrize(
    ("fields", "form", "genre", "doi", "url"),
    [
        (
            {"venue": "NeurIPS", "links": ARXIV},
            PublicationType.CONFERENCE,
            None,
            None,
            "https://arxiv.org/abs/2106.09685",
        ),
        ({"venue": "JMLR", "links": DOI}, PublicationType.JOURNAL, None, DOI["doi"], f"https://doi.org/{DOI['doi']}"),
        (
            {"venue": "JMLR", "kind": "survey", "links": DOI | PAGE},
            PublicationType.JOURNAL,
            None,
            DOI["doi"],
            PAGE["url"],
        ),
        ({"venue": "Deep Learning Workshop"}, PublicationType.CONFERENCE, None, None, "https://example.org/"),
        ({"venue": "MIT AI Memo", "kind": "technical-report"}, PublicationType.REPORT, "Technical report", None, ...),
        ({"kind": "model-card"}, PublicationType.REPORT, "Model card", None, ...),
        (
            {"kind": "technical-report", "links": ARXIV},
            PublicationType.PREPRINT,
            "Preprint",
            "10.48550/arXiv.2106.09685",
            ...,
        ),
        ({"links": ARXIV}, PublicationType.PREPRINT, "Preprint", "10.48550/arXiv.2106.09685", ...),
        ({"links": ARXIV | DOI}, PublicationType.PREPRINT, "Preprint", DOI["doi"], ...),
        ({}, PublicationType.PREPRINT, "Preprint", None, ...),
        ({"kind": "blog"}, PublicationType.BLOG, "Blog", None, ...),
        ({"kind": "talk", "venue": "NeurIPS", "links": {}}, PublicationType.TALK, "Talk", None, None),
        ({"kind": "software", "venue": "NeurIPS"}, PublicationType.CONFERENCE, None, None, ...),
        ({"kind": "software"}, PublicationType.SOFTWARE, "Software", None, ...),
    ],
)
def test_publication(
    fields: dict[str, Any], form: PublicationType, genre: str | None, doi: str | None, url: Any
) -> None:
    publication = Publication.of(made(**fields), VOCABULARY)
    assert (publication.type, publication.genre, publication.doi) == (form, genre, doi)
    assert url is ... or publication.url == url


@pytest.mark.parametrize(
    ("fields", "in_bibtex", "in_ris", "in_csl"),
    [
        (
            {"venue": "NeurIPS"},
            ("inproceedings", {"booktitle": "Conference on Neural Information Processing Systems"}),
            ("CPAPER", "T2  - Conference on Neural Information Processing Systems"),
            ("paper-conference", {"container-title": "Conference on Neural Information Processing Systems"}),
        ),
        (
            {"venue": "Deep Learning Workshop"},
            ("inproceedings", {"booktitle": "Deep Learning & Représentations (workshop)"}),
            ("CPAPER", "C3  - Deep Learning & Représentations (workshop)"),
            ("paper-conference", {"container-title": "Deep Learning & Représentations (workshop)"}),
        ),
        (
            {"venue": "JMLR"},
            ("article", {"journal": "Journal of Machine Learning Research"}),
            ("JOUR", "T2  - Journal of Machine Learning Research"),
            ("article-journal", {"container-title": "Journal of Machine Learning Research"}),
        ),
        (
            {"venue": "MIT AI Memo", "kind": "technical-report"},
            ("techreport", {"institution": "MIT Artificial Intelligence Laboratory", "type": "Technical report"}),
            ("RPRT", "PB  - MIT Artificial Intelligence Laboratory"),
            ("report", {"publisher": "MIT Artificial Intelligence Laboratory", "genre": "Technical report"}),
        ),
        (
            {"links": ARXIV},
            ("misc", {"eprint": "2106.09685", "archiveprefix": "arXiv"}),
            ("MANSCPT", "AN  - arXiv:2106.09685"),
            ("article", {"publisher": "arXiv", "number": "arXiv:2106.09685", "genre": None}),
        ),
        (
            {"kind": "talk", "venue": "NeurIPS"},
            ("misc", {"howpublished": "Talk, Conference on Neural Information Processing Systems"}),
            ("SLIDE", "T2  - Conference on Neural Information Processing Systems"),
            ("speech", {"event-title": "Conference on Neural Information Processing Systems", "genre": "Talk"}),
        ),
        ({"kind": "blog"}, ("misc", {"howpublished": "Blog"}), ("BLOG", "M3  - Blog"), ("post-weblog", {})),
        (
            {"kind": "software"},
            ("misc", {"howpublished": "Software"}),
            ("COMP", "M3  - Software"),
            ("software", {"genre": None}),
        ),
    ],
)
def test_each_form_has_its_type_and_container(
    fields: dict[str, Any],
    in_bibtex: tuple[str, dict[str, str]],
    in_ris: tuple[str, str],
    in_csl: tuple[str, dict[str, str]],
) -> None:
    paper = made(**fields)
    [entry] = bibtex_parser(bibtex(paper, VOCABULARY))
    assert entry["ENTRYTYPE"] == in_bibtex[0]
    assert {name: entry.get(name) for name in in_bibtex[1]} == in_bibtex[1]
    lines = ris(paper, VOCABULARY).splitlines()
    assert lines[0] == f"TY  - {in_ris[0]}"
    assert in_ris[1] in lines
    item = csl(paper, VOCABULARY)
    assert item["type"] == in_csl[0]
    assert {name: item.get(name) for name in in_csl[1]} == in_csl[1]


def test_what_latex_takes_for_commands_is_escaped() -> None:
    """Readers are lenient; LaTeX is not."""
    text = bibtex(made(title=TITLES[0]), VOCABULARY)
    assert (
        r'title = "A \& B, 50 \% of \$5, \#1, a\_b, x{\textasciicircum}2, {\textasciitilde}y, '
        r'{\textbraceleft}z{\textbraceright}, c:{\textbackslash}d, {\textless}p{\textgreater}, {\textbar}q{\textbar}"'
    ) in text


def test_names_in_bibtex_sort_and_split_as_they_should() -> None:
    text = bibtex(made(authors=["Łukasz Müller", "Pál Erdős", "{Gemini Team}", "王小明"]), VOCABULARY)
    assert r"author = {M{\"u}ller, {\L}ukasz and Erd{\H o}s, P{\'a}l and {Gemini Team} and 王小明}" in text


def test_group_is_no_person_in_csl() -> None:
    item = csl(made(authors=["{Gemini Team}", "Aäron van den Oord", "Henry Kautz III"]), VOCABULARY)
    assert item["author"] == [
        {"literal": "Gemini Team"},
        {"family": "Oord", "given": "Aäron", "non-dropping-particle": "van den"},
        {"family": "Kautz", "given": "Henry", "suffix": "III"},
    ]


def test_addresses_stay_as_they_are_in_bibtex() -> None:
    text = bibtex(made(links=DOI | PAGE), VOCABULARY)
    assert f'doi = "{DOI["doi"]}"' in text
    assert f'url = "{PAGE["url"]}"' in text


def test_cut_list_of_authors() -> None:
    paper = made(authors=[*(f"Ada Lovelace{'abcdefghij'[n]}" for n in range(10)), ET_AL])
    [entry] = bibtex_parser(bibtex(paper, VOCABULARY))
    assert entry["author"].endswith("Lovelacej, Ada and others")
    text = ris(paper, VOCABULARY)
    assert "N1  - The list of authors is cut: et al." in text
    assert text.count("AU  - ") == 10
    item = csl(paper, VOCABULARY)
    assert item["note"] == "The list of authors is cut: et al."
    assert len(item["author"]) == 10


def test_ris_ends_lines_in_one_way_and_each_reference_once() -> None:
    text = written([made(), made(slug="other")], VOCABULARY, "ris")
    assert "\r" not in text
    assert text.endswith("ER  - \n")
    assert [line for line in text.splitlines() if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == [""]
