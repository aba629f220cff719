"""A paper as an entry of a BibTeX file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer as BibtexWriter

from ...cache import Cache
from ...content.vocabulary import Vocabulary
from ...models.author import Author
from ...models.paper import Paper
from ..citation_formats import CitationFormat
from ..latex import latex, protect_capitals
from ..publication import Publication, PublicationType


class _BibtexWriter(BibtexWriter):  # type: ignore[misc]
    """Takes values that are LaTeX already: pybtex would also encode addresses, which must stay as they are."""

    def _encode(self, text: str) -> str:
        return text

    def check_braces(self, text: str) -> None:
        if "{" in text or "}" in text:  # pybtex looks at every letter
            super().check_braces(text)


def bibtex(paper: Paper, vocabulary: Vocabulary) -> str:
    """A paper as an entry of a BibTeX file (UTF-8)."""
    publication = Publication.of(paper, vocabulary)
    people = [_bibtex_name(person) for person in paper.people]
    if paper.has_more_authors:
        people.append(Person(last="others"))
    fields = {name: value for name, value in _bibtex_fields(paper, publication) if value}
    entry = Entry(publication.type.bibtex, fields, {"author": people})
    written: str = _BibtexWriter().to_string(BibliographyData({paper.citation_key: entry}))
    return written


def _bibtex_fields(paper: Paper, publication: Publication) -> Iterator[tuple[str, str | None]]:
    yield "title", protect_capitals(paper.title, paper.name)
    yield from _bibtex_venue(publication)
    yield "year", str(paper.year)
    yield "doi", publication.doi
    if paper.links.arxiv:
        yield "eprint", paper.links.arxiv
        yield "archiveprefix", "arXiv"
    yield "url", publication.url


def _bibtex_venue(publication: Publication) -> Iterator[tuple[str, str | None]]:
    venue = latex(publication.venue or "")
    match publication.type:
        case PublicationType.CONFERENCE:
            yield "booktitle", venue
        case PublicationType.JOURNAL:
            yield "journal", venue
        case PublicationType.REPORT:
            yield "type", publication.genre
            yield "institution", venue
        case PublicationType.BLOG | PublicationType.TALK | PublicationType.SOFTWARE:
            yield "howpublished", ", ".join(filter(None, (publication.genre, venue)))


def _bibtex_name(author: Author) -> Person:
    if author.is_group:
        return Person(last=f"{{{latex(author.family)}}}")
    family = latex(author.family)
    if any(word[0].islower() for word in author.family.split()):
        family = f"{{{family}}}"  # else BibTeX takes what is before that word for particles
    return Person(first=latex(author.given), prelast=latex(author.particle), last=family, lineage=latex(author.suffix))


def _write(papers: Sequence[Paper], vocabulary: Vocabulary, cache: Cache) -> list[str]:  # noqa: ARG001
    return [bibtex(paper, vocabulary) for paper in papers]


BIBTEX = CitationFormat(
    id="bibtex", label="BibTeX", position=1, extension="bib", type="application/x-bibtex", write=_write
)
