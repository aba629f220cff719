"""How a work was published, as citations say it, whatever their format."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from ..content.vocabulary import Kind, Vocabulary
from ..models.paper import Paper

MORE_AUTHORS = "The list of authors is cut: et al."
"""Stands in formats that have no other way to say so."""


class PublicationType(enum.Enum):
    """How a work was published, and what that is called in each format.

    RIS has no type for preprints: Zotero reads UNPB, which EndNote means for them, as a journal article, and MANSCPT
    rightly as unpublished. Talks are SLIDE because Zotero's presentations are.
    """

    CONFERENCE = "inproceedings", "CPAPER", "paper-conference", "conferencePaper"
    JOURNAL = "article", "JOUR", "article-journal", "journalArticle"
    REPORT = "techreport", "RPRT", "report", "report"
    PREPRINT = "misc", "MANSCPT", "article", "preprint"
    BLOG = "misc", "BLOG", "post-weblog", "blogPost"
    TALK = "misc", "SLIDE", "speech", "presentation"
    SOFTWARE = "misc", "COMP", "software", "computerProgram"

    def __init__(self, bibtex: str, ris: str, csl: str, zotero: str) -> None:
        self.bibtex = bibtex
        self.ris = ris
        self.csl = csl
        self.zotero = zotero


_TYPE_OF_VENUE = {
    "conference": PublicationType.CONFERENCE,
    "workshop": PublicationType.CONFERENCE,
    "journal": PublicationType.JOURNAL,
    "report": PublicationType.REPORT,
}
_TYPE_OF_KIND = {
    Kind.TECHNICAL_REPORT: PublicationType.REPORT,
    Kind.MODEL_CARD: PublicationType.REPORT,
    Kind.BLOG: PublicationType.BLOG,
    Kind.TALK: PublicationType.TALK,
    Kind.SOFTWARE: PublicationType.SOFTWARE,
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What a citation says besides title, authors and year.

    Attributes:
        type: how the work was published.
        venue: the venue's full name.
        genre: what kind of thing it is, where the type does not tell: `Model card`.
        doi: its DOI; that of arXiv for a preprint without another one.
        url: where it can be read; open access before the publisher's page.
    """

    type: PublicationType
    venue: str | None
    genre: str | None
    doi: str | None
    url: str | None

    @classmethod
    def of(cls, paper: Paper, vocabulary: Vocabulary) -> Publication:
        """Look up how a paper was published."""
        venue = vocabulary.venues[paper.venue] if paper.venue else None
        type_ = _find_type(paper, venue.type if venue else None)
        doi = paper.links.doi
        if type_ is PublicationType.PREPRINT and paper.links.arxiv:
            doi = doi or f"10.48550/arXiv.{paper.links.arxiv}"
        url = paper.links.url or paper.arxiv_url or paper.external_url
        return cls(type_, venue.name if venue else None, _genre(paper, type_), doi, url)


def _find_type(paper: Paper, venue_type: str | None) -> PublicationType:
    """The venue decides; without one the kind does, but for reports on arXiv, which are cited as preprints."""
    if venue_type and paper.kind is not Kind.TALK:
        return _TYPE_OF_VENUE[venue_type]
    type_ = _TYPE_OF_KIND.get(paper.kind, PublicationType.PREPRINT)
    return PublicationType.PREPRINT if type_ is PublicationType.REPORT and paper.links.arxiv else type_


def _genre(paper: Paper, type_: PublicationType) -> str | None:
    if type_ is PublicationType.PREPRINT:
        return "Preprint"
    return paper.kind.label if paper.kind in _TYPE_OF_KIND and type_ in _TYPE_OF_KIND.values() else None


def arxiv_number(paper: Paper) -> str | None:
    """`arXiv:2106.09685`; None for what is not there."""
    return f"arXiv:{paper.links.arxiv}" if paper.links.arxiv else None
