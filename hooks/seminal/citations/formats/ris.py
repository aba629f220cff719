"""A paper as a reference of an RIS file."""

from __future__ import annotations

from collections.abc import Sequence

from rispy.writer import RisWriter

from ...cache import Cache
from ...content.vocabulary import Vocabulary
from ...models.author import Author
from ...models.paper import Paper
from ..citation_formats import CitationFormat
from ..publication import MORE_AUTHORS, Publication, PublicationType, arxiv_number


class _RisWriter(RisWriter):  # type: ignore[misc]
    """RIS with bare line feeds, which all readers take, and without rispy's numbers between references."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        return ""


def ris(paper: Paper, vocabulary: Vocabulary) -> str:
    """A paper as a reference of an RIS file (UTF-8, line feeds)."""
    written: str = _RisWriter().formats([_ris_record(paper, Publication.of(paper, vocabulary))])
    return written


def _ris_record(paper: Paper, publication: Publication) -> dict[str, str | list[str]]:
    record: dict[str, str | list[str] | None] = {
        "type_of_reference": publication.type.ris,
        "authors": [_ris_name(person) for person in paper.people],
        "title": paper.title,
        **_ris_venue(publication),
        "year": str(paper.year),
        "type_of_work": publication.genre,
        "doi": publication.doi,
        "urls": [publication.url] if publication.url else None,
        # Not M1, which Zotero takes for the issue of a journal.
        "name_of_database": "arXiv" if paper.links.arxiv else None,
        "accession_number": arxiv_number(paper),
        "notes": [MORE_AUTHORS] if paper.has_more_authors else None,
        "id": paper.citation_key,
    }
    return {tag: value for tag, value in record.items() if value}


def _ris_venue(publication: Publication) -> dict[str, str | None]:
    match publication.type:
        case PublicationType.CONFERENCE:
            return {"secondary_title": publication.venue, "custom3": publication.venue}
        case PublicationType.REPORT:
            return {"publisher": publication.venue}
        case _:
            return {"secondary_title": publication.venue}


def _ris_name(author: Author) -> str:
    return ", ".join(filter(None, (author.family_name, author.given, author.suffix)))


def _write(papers: Sequence[Paper], vocabulary: Vocabulary, cache: Cache) -> list[str]:  # noqa: ARG001
    return [ris(paper, vocabulary) for paper in papers]


RIS = CitationFormat(
    id="ris", label="RIS", position=2, extension="ris", type="application/x-research-info-systems", write=_write
)
