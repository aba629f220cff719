"""References as the style guides want them, and bibliographies of any papers in each format."""

from __future__ import annotations

import json
import re

import pytest
from seminal.cache import Cache
from seminal.citations.bibliography import FORMATS, Bibliography, _alphabetical
from seminal.citations.citation_formats import CitationFormat
from seminal.content.front_matter import ET_AL
from seminal.content.vocabulary import Venue, Vocabulary
from seminal.models.library import Library
from seminal.models.paper import Paper

from tests.conftest import made

STYLED = ("apa", "ieee", "chicago")
VOCABULARY = Vocabulary(
    sections={},
    tag_groups={},
    venues={
        "NeurIPS": Venue(name="Conference on Neural Information Processing Systems", type="conference"),
        "JMLR": Venue(name="Journal of Machine Learning Research", type="journal"),
    },
    metrics={},
    benchmarks={},
)


@pytest.fixture(scope="module")
def bibliography(library: Library, cache: Cache) -> Bibliography:
    return Bibliography(library, cache)


STYLES = [format_.id for format_ in FORMATS if not format_.is_for_programs]


def of_id(name: str) -> CitationFormat:
    return next(format_ for format_ in FORMATS if format_.id == name)


MOSAIC = {
    "apa": "林小夏, von Hohenfels, K., & Wrzos, Ł. (2015). Mosaic: Squares That Read Each Other. International "
    "Conference on Eyes & Cameras. https://arxiv.org/abs/1512.93030",
    "ieee": "林小夏, K. von Hohenfels, and Ł. Wrzos, “Mosaic: Squares That Read Each Other,” in International "
    "Conference on Eyes & Cameras, 2015. [Online]. Available: https://arxiv.org/abs/1512.93030",
    "chicago": "林小夏, Kasimir von Hohenfels, and Łucja Wrzos. 2015. “Mosaic: Squares That Read Each Other.” "
    "International Conference on Eyes & Cameras. https://arxiv.org/abs/1512.93030.",
}


@pytest.mark.parametrize("style", STYLED)
def test_a_paper_of_the_collection(bibliography: Bibliography, style: str) -> None:
    assert bibliography.entries[style]["mosaic"] == MOSAIC[style]


@pytest.mark.parametrize("style", STYLED)
def test_every_paper_has_a_sound_reference(bibliography: Bibliography, library: Library, style: str) -> None:
    entries = bibliography.entries[style]
    assert set(entries) == {paper.slug for paper in library.papers}
    for paper in library.papers:
        text = entries[paper.slug]
        assert str(paper.year) in text
        assert _letters(paper.people[0].family) in _letters(text)
        assert _letters(paper.title) in _letters(text)
        assert _letters(text).startswith(_letters(_first_author(paper, style)))
        assert not re.search(
            r"undefined|null|n\.d\.|\[1\]|ahead of print|\n|</?[a-z]|  |(?<!\.)\.\.(?!\.)|,,|(?<!\w)\(\)|&#|^[\W]", text
        ), text
        assert (("et al" in text) and style == "apa") <= paper.has_more_authors
        if paper.links.doi:
            assert paper.links.doi in text
        elif paper.external_url:
            assert any(place in text for place in (paper.links.arxiv, paper.links.url) if place)


def _letters(text: str) -> str:
    """What a style leaves of a text: Chicago changes capitals, quotes within quotes are single, apostrophes bend."""
    return re.sub(r"\W", "", text).casefold()


def _first_author(paper: Paper, style: str) -> str:
    author = paper.people[0]
    if author.is_group:
        return author.name
    if style == "ieee" and author.given:
        return author.given[0]
    return author.family if style == "chicago" else author.family_name  # Chicago sorts without the particle


def cited(cache: Cache, *papers: Paper) -> dict[str, list[str]]:
    """The references to made papers in each style."""
    return {style: of_id(style).write(papers, VOCABULARY, cache) for style in STYLES}


NAMES = [f"Ada Lovelace{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
FORMS = ("blog", "software", "talk", "model-card")
CUT_AFTER = (10, 26)


@pytest.fixture(scope="module")
def made_references(cache: Cache) -> dict[str, dict[str, str]]:
    """References to papers that the collection happens not to hold, by what is special in them, then by style."""
    papers = {
        "names": made(authors=["Aäron van den Oord", "{Gemini Team}", "Henry Kautz III"], venue="JMLR"),
        "preprint": made(links={"arxiv": "2106.09685"}),
        "journal": made(venue="JMLR", links={"doi": "10.1000/182"}),
        "all": made(authors=NAMES),
        **{f"cut {listed}": made(authors=[*NAMES[:listed], ET_AL]) for listed in CUT_AFTER},
        **{kind: made(kind=kind, year=1987) for kind in FORMS},
    }
    texts = cited(cache, *papers.values())
    return {what: {style: texts[style][number] for style in STYLES} for number, what in enumerate(papers)}


def test_an_author_with_particle_a_group_and_a_suffix(made_references: dict[str, dict[str, str]]) -> None:
    texts = made_references["names"]
    assert texts["apa"].startswith("van den Oord, A., Gemini Team, & Kautz, H., III. (2020). A Title. Journal")
    assert texts["ieee"].startswith("A. van den Oord, Gemini Team, and H. Kautz III, “A Title,” Journal")
    assert texts["chicago"].startswith(
        "Oord, Aäron van den, Gemini Team, and Henry Kautz III. 2020. “A Title.” Journal"
    )


@pytest.mark.parametrize("listed", CUT_AFTER)
def test_no_last_author_is_made_of_a_cut_list(made_references: dict[str, dict[str, str]], listed: int) -> None:
    shown = ", ".join(f"Lovelace{letter}, A." for letter in "abcdefghijklmnopqrs"[:listed])
    assert made_references[f"cut {listed}"]["apa"].startswith(f"{shown}, et al. (2020)")


def test_a_long_list_of_authors_ends_with_the_last(made_references: dict[str, dict[str, str]]) -> None:
    assert "Lovelaces, A., … Lovelacez, A. (2020)" in made_references["all"]["apa"].replace(". . .", "…")


@pytest.mark.parametrize("kind", FORMS)
def test_each_style_says_when_a_post_and_software_appeared(
    made_references: dict[str, dict[str, str]], kind: str
) -> None:
    for style, text in made_references[kind].items():
        assert "1987" in text, style
        assert "A Title" in text
        assert "Released" not in text


def test_a_preprint_is_called_one_only_once(made_references: dict[str, dict[str, str]]) -> None:
    texts = made_references["preprint"]
    assert texts["apa"] == (
        "Lovelace, A. (2020). A Title (arXiv:2106.09685). arXiv. https://doi.org/10.48550/arXiv.2106.09685"
    )
    assert texts["chicago"].count("Preprint") == 1
    assert texts["ieee"].count("10.48550/arXiv.2106.09685") == 1


def test_an_article_without_a_volume_is_not_yet_to_appear(made_references: dict[str, dict[str, str]]) -> None:
    assert made_references["journal"]["chicago"] == (
        "Lovelace, Ada. 2020. “A Title.” Journal of Machine Learning Research. https://doi.org/10.1000/182."
    )


def test_every_format_is_there(bibliography: Bibliography, library: Library) -> None:
    assert [format_.id for format_ in FORMATS] == list(bibliography.entries)
    assert set(STYLES) == set(STYLED)
    slugs = {paper.slug for paper in library.papers}
    assert all(set(entries) == slugs for entries in bibliography.entries.values())


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.id)
def test_a_bibliography_holds_its_papers(bibliography: Bibliography, library: Library, format_: CitationFormat) -> None:
    papers = [library["murmur"], library["half-memory"], library["lark-2"]]
    text = bibliography.text(format_, papers)
    assert text.endswith("\n")
    assert all(bibliography.entries[format_.id][paper.slug].strip() in text for paper in papers)
    assert bibliography.text(format_, papers[:1]) in text or format_.id == "csl"


def test_references_stand_in_the_order_of_their_style(bibliography: Bibliography, library: Library) -> None:
    papers = [library["murmur"], library["half-memory"], library["lark-2"]]
    by_author = [re.match(r"\w+", entry)[0] for entry in bibliography.text(of_id("apa"), papers).split("\n\n")]  # type: ignore[index]
    assert by_author == ["Tollefsdatter", "Vashti", "Wrzos"]
    numbered = bibliography.text(of_id("ieee"), papers).split("\n\n")
    assert [entry[:9] for entry in numbered] == ["[1] M. To", "[2] Ł. Wr", "[3] O. Va"]


def test_csl_json_is_an_array(bibliography: Bibliography, library: Library) -> None:
    for papers in ([library["mosaic"]], [library["mosaic"], library["kelp"]]):
        items = json.loads(bibliography.text(of_id("csl"), papers))
        assert [item["title"] for item in items] == [paper.title for paper in papers]
    assert json.loads(bibliography.text(of_id("csl"), [])) == []


def test_letters_with_accents_stand_with_those_without() -> None:
    names = ["Acs, A.", "Ács, B.", "Adam, A.", "Öz, E.", "Pál, A."]
    shuffled = names[3:] + names[:3]
    assert sorted(shuffled, key=lambda name: _alphabetical(("slug", name))) == names
