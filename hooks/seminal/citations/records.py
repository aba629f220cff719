"""A paper as reference managers take it: BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer as BibtexWriter
from rispy.writer import RisWriter

from ..content.vocabulary import Kind, Vocabulary
from ..models.author import Author
from ..models.paper import Paper


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


_FORM_OF_VENUE = {
    "conference": PublicationType.CONFERENCE,
    "workshop": PublicationType.CONFERENCE,
    "journal": PublicationType.JOURNAL,
    "report": PublicationType.REPORT,
}
_FORM_OF_KIND = {
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
        form: how the work was published.
        venue: the venue's full name.
        genre: what kind of thing it is, where the form does not tell: `Model card`.
        doi: its DOI; that of arXiv for a preprint without another one.
        url: where it can be read; open access before the publisher's page.
    """

    form: PublicationType
    venue: str | None
    genre: str | None
    doi: str | None
    url: str | None

    @classmethod
    def of(cls, paper: Paper, vocabulary: Vocabulary) -> Publication:
        """Look up how a paper was published."""
        venue = vocabulary.venues[paper.venue] if paper.venue else None
        form = _form(paper, venue.type if venue else None)
        doi = paper.links.doi
        if form is PublicationType.PREPRINT and paper.links.arxiv:
            doi = doi or f"10.48550/arXiv.{paper.links.arxiv}"
        url = paper.links.url or paper.arxiv_url or paper.external_url
        return cls(form, venue.name if venue else None, _genre(paper, form), doi, url)


def _form(paper: Paper, venue_type: str | None) -> PublicationType:
    """The venue decides; without one the kind does, but for reports on arXiv, which are cited as preprints."""
    if venue_type and paper.kind is not Kind.TALK:
        return _FORM_OF_VENUE[venue_type]
    form = _FORM_OF_KIND.get(paper.kind, PublicationType.PREPRINT)
    return PublicationType.PREPRINT if form is PublicationType.REPORT and paper.links.arxiv else form


def _genre(paper: Paper, form: PublicationType) -> str | None:
    if form is PublicationType.PREPRINT:
        return "Preprint"
    return paper.kind.label if paper.kind in _FORM_OF_KIND and form in _FORM_OF_KIND.values() else None


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
    entry = Entry(publication.form.bibtex, fields, {"author": people})
    written: str = _BibtexWriter().to_string(BibliographyData({paper.citation_key: entry}))
    return written


def _bibtex_fields(paper: Paper, publication: Publication) -> Iterator[tuple[str, str | None]]:
    yield "title", _protected(paper.title, paper.name)
    yield from _bibtex_venue(publication)
    yield "year", str(paper.year)
    yield "doi", publication.doi
    if paper.links.arxiv:
        yield "eprint", paper.links.arxiv
        yield "archiveprefix", "arXiv"
    yield "url", publication.url


def _bibtex_venue(publication: Publication) -> Iterator[tuple[str, str | None]]:
    venue = latex(publication.venue or "")
    match publication.form:
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
    return Person(
        first=latex(author.given),
        prelast=latex(author.particle),
        last=latex(author.family),
        lineage=latex(author.suffix),
    )


_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0327": "c",
    "\u0328": "k",
}


class _Latex(dict[int, str]):
    """Characters as LaTeX, for `str.translate`; those not listed are added as they come.

    Not latexcodec, which pybtex uses: it leaves dollar signs, carets and braces as they are, and ends the command for
    an L with stroke by a space, where readers of BibTeX end the name.
    """

    def __missing__(self, code: int) -> str:
        self[code] = written = _accented(chr(code))
        return written


def _accented(letter: str) -> str:
    """A letter with one accent in the one form that BibTeX, Zotero and citation-js all read; others stay, in UTF-8."""
    decomposed = unicodedata.normalize("NFD", letter)
    base, accent = decomposed[0], _ACCENTS.get(decomposed[1:])
    if accent is None or not base.isascii():
        return letter
    return f"{{\\{accent} {base}}}" if accent.isalpha() else f"{{\\{accent}{base}}}"


_LATEX = _Latex(
    str.maketrans(
        {
            "\\": r"{\textbackslash}",
            "{": r"{\textbraceleft}",
            "}": r"{\textbraceright}",
            "^": r"{\textasciicircum}",
            "~": r"{\textasciitilde}",
            "<": "$<$",
            ">": "$>$",
            "|": "$|$",
            "$": r"\$",
            "&": r"\&",
            "%": r"\%",
            "#": r"\#",
            "_": r"\_",
            "ß": r"{\ss}",
            "æ": r"{\ae}",
            "Æ": r"{\AE}",
            "ø": r"{\o}",
            "Ø": r"{\O}",
            "ł": r"{\l}",
            "Ł": r"{\L}",
        }
    )
)


def latex(text: str) -> str:
    """Plain text as LaTeX: its special characters escaped, accents as commands."""
    return text.translate(_LATEX)


# U-Net, Q-learning, or else each part of a word by itself.
_WORD = re.compile(r"([A-Z]-\w+|\w+)")


def _protected(title: str, name: str | None) -> str:
    """A title as LaTeX, with braces around what must keep its capitals where a style wants none: BERT, GPT-3, LoRA."""
    if name and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title)):
        before, after = title[: match.start()], title[match.end() :]
        return f"{_protected(before, None)}{{{latex(name)}}}{_protected(after, None)}"
    return "".join(f"{{{latex(part)}}}" if _has_own_capitals(part) else latex(part) for part in _WORD.split(title))


def _has_own_capitals(word: str) -> bool:
    """Whether a word is more than capitalised: it has capitals or digits behind a first letter, or `X-` before it."""
    initial, rest = word[:1], word[1:]
    if any(letter.isupper() for letter in rest) or (initial.isupper() and rest.startswith("-")):
        return True
    return initial.isupper() and any(letter.isdigit() for letter in rest)


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
        "type_of_reference": publication.form.ris,
        "authors": [_ris_name(person) for person in paper.people],
        "title": paper.title,
        **_ris_venue(publication),
        "year": str(paper.year),
        "type_of_work": publication.genre,
        "doi": publication.doi,
        "urls": [publication.url] if publication.url else None,
        # Not M1, which Zotero takes for the issue of a journal.
        "name_of_database": "arXiv" if paper.links.arxiv else None,
        "accession_number": _arxiv(paper),
        "notes": [_MORE_AUTHORS] if paper.has_more_authors else None,
        "id": paper.citation_key,
    }
    return {tag: value for tag, value in record.items() if value}


def _ris_venue(publication: Publication) -> dict[str, str | None]:
    match publication.form:
        case PublicationType.CONFERENCE:
            return {"secondary_title": publication.venue, "custom3": publication.venue}
        case PublicationType.REPORT:
            return {"publisher": publication.venue}
        case _:
            return {"secondary_title": publication.venue}


def _ris_name(author: Author) -> str:
    return ", ".join(filter(None, (author.family_name, author.given, author.suffix)))


_MORE_AUTHORS = "The list of authors is cut: et al."


def _arxiv(paper: Paper) -> str | None:
    return f"arXiv:{paper.links.arxiv}" if paper.links.arxiv else None


def csl(paper: Paper, vocabulary: Vocabulary) -> dict[str, Any]:
    """A paper as an item of CSL-JSON."""
    publication = Publication.of(paper, vocabulary)
    item = {
        "id": paper.citation_key,
        "type": publication.form.csl,
        "title": paper.title,
        "author": [_csl_name(person) for person in paper.people],
        "issued": {"date-parts": [[paper.year]]},
        "genre": _csl_genre(publication),
        **_csl_venue(paper, publication),
        "DOI": publication.doi,
        "URL": publication.url,
        "note": "\n".join(_csl_notes(paper, publication)),
    }
    return {name: value for name, value in item.items() if value}


def _csl_genre(publication: Publication) -> str | None:
    """What the type does not say: styles name preprints and software themselves, and would do so twice."""
    return None if publication.form in {PublicationType.PREPRINT, PublicationType.SOFTWARE} else publication.genre


def _csl_venue(paper: Paper, publication: Publication) -> dict[str, str | None]:
    match publication.form:
        case PublicationType.PREPRINT:
            return {"publisher": "arXiv", "number": _arxiv(paper)} if paper.links.arxiv else {}
        case PublicationType.REPORT:
            return {"publisher": publication.venue}
        case PublicationType.TALK:
            return {"event-title": publication.venue}
        case _:
            return {"container-title": publication.venue}


def _csl_notes(paper: Paper, publication: Publication) -> Iterator[str]:
    """What CSL has no variable for; `number` is the article's in its journal, so the arXiv id cannot stand there."""
    if paper.has_more_authors:
        yield _MORE_AUTHORS
    if paper.links.arxiv and publication.form is not PublicationType.PREPRINT:
        yield f"arXiv:{paper.links.arxiv}"


def _csl_name(author: Author) -> dict[str, str]:
    if author.is_group:
        return {"literal": author.name}
    name = {
        "family": author.family,
        "given": author.given,
        "non-dropping-particle": author.particle,
        "suffix": author.suffix,
    }
    return {part: value for part, value in name.items() if value}
