"""What the head of a page and lists of papers tell reference managers, search engines and previews, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from ..citations.publication import Publication, PublicationType
from ..content.identifiers import doi_address
from ..content.vocabulary import Vocabulary
from ..models.author import Author
from ..models.library import Library
from ..models.paper import Paper
from ..settings import Site
from ..social_cards import social_cards
from ..social_cards.card import HEIGHT, WIDTH
from .page import Page

_SCHEMA_TYPES = {
    PublicationType.BLOG: "BlogPosting",
    PublicationType.TALK: "PresentationDigitalDocument",
    PublicationType.SOFTWARE: "SoftwareSourceCode",
}

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What goes into the head of a page; nothing is escaped but for `json_ld`.

    Attributes:
        named: `meta` elements with the attribute `name`, each name and content.
        properties: `meta` elements with the attribute `property`, each property and content (Open Graph).
        json_ld: the text of a `script` element of type `application/ld+json`, which it cannot close; None for pages
            that are not about a paper.
    """

    named: tuple[Pair, ...]
    properties: tuple[Pair, ...]
    json_ld: Markup | None = None


def of_page(page: Page, library: Library, site: Site) -> Metadata:
    """The metadata of a page; of what it is about too, where that is a paper."""
    named = [("description", page.description)]
    properties = [*_open_graph(page, site)]
    json_ld = None
    if site.has_social_cards:
        named.append(("twitter:card", "summary_large_image"))
        properties += _picture(page, library, site)
    if page.paper:
        named += highwire(page.paper, library.vocabulary)
        json_ld = htmlsafe_json_dumps(
            linked_data(page.paper, library.vocabulary, site), ensure_ascii=False, separators=(",", ":")
        )
    return Metadata(tuple(named), tuple(properties), json_ld)


def _open_graph(page: Page, site: Site) -> Iterator[Pair]:
    # Zotero takes what is of type website for a web page, whatever the other tags say.
    yield "og:type", "article" if page.paper else "website"
    yield "og:title", page.title
    yield "og:description", page.description
    yield "og:url", site.absolute(page.address)
    yield "og:site_name", site.name


def _picture(page: Page, library: Library, site: Site) -> Iterator[Pair]:
    shown = social_cards.of_paper(page.paper, library, site) if page.paper else social_cards.of_site(library, site)
    yield "og:image", site.absolute(social_cards.address(page.paper))
    yield "og:image:type", "image/png"
    yield "og:image:width", str(WIDTH)
    yield "og:image:height", str(HEIGHT)
    yield "og:image:alt", shown.text


def highwire(paper: Paper, vocabulary: Vocabulary) -> Iterator[Pair]:
    """The tags from which Zotero and Google Scholar take the paper (not our page about it): name and content."""
    publication = Publication.of(paper, vocabulary)
    yield "citation_title", paper.title
    for person in paper.people:
        yield "citation_author", _highwire_author(person)
    yield "citation_publication_date", str(paper.year)
    yield _publication_type(publication)
    if publication.doi:
        yield "citation_doi", publication.doi
    if paper.links.arxiv:
        yield "citation_arxiv_id", paper.links.arxiv
    if paper.pdf_url:
        yield "citation_pdf_url", paper.pdf_url
    if publication.url:
        yield "citation_public_url", publication.url
    if paper.arxiv_url:
        yield "citation_abstract_html_url", paper.arxiv_url
    yield "citation_keywords", "; ".join(_keywords(paper, vocabulary))


def _publication_type(publication: Publication) -> Pair:
    """The one tag that says what kind of thing it is: by where it was published, or in Zotero's own word."""
    match publication:
        case Publication(type=PublicationType.CONFERENCE, venue=str(venue)):
            return "citation_conference_title", venue
        case Publication(type=PublicationType.JOURNAL, venue=str(venue)):
            return "citation_journal_title", venue
        case Publication(type=PublicationType.REPORT, venue=str(venue)):
            return "citation_technical_report_institution", venue
    return "z:itemType", publication.type.zotero


def _highwire_author(author: Author) -> str:
    """`van den Driessche, George`; a lone name with a comma between two words each would be read as two people."""
    family = f"{author.family_name} {author.suffix}".rstrip()
    if not author.given or (" " in family and " " in author.given):
        return author.name
    return f"{family}, {author.given}"


def _keywords(paper: Paper, vocabulary: Vocabulary) -> list[str]:
    tags = vocabulary.tags
    return [tags[tag].label for tag in paper.tags]


def linked_data(paper: Paper, vocabulary: Vocabulary, site: Site) -> dict[str, Any]:
    """The page as JSON-LD: our article about the scholarly one, each with its own authors and dates."""
    address = site.absolute(paper.url)
    publisher = {"@type": "Organization", "name": site.name, "url": site.url}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": paper.title,
        "description": paper.tldr,
        "inLanguage": "en",
        "author": publisher,
        "publisher": publisher,
        "datePublished": paper.added.isoformat(),
        "dateModified": paper.updated.isoformat(),
        **({"license": site.license.url} if site.license else {}),
        "keywords": _keywords(paper, vocabulary),
        "about": _work(paper, vocabulary),
    }


def _work(paper: Paper, vocabulary: Vocabulary) -> dict[str, Any]:
    publication = Publication.of(paper, vocabulary)
    doi = doi_address(publication.doi) if publication.doi else None
    names = filter(None, (paper.name, *paper.aliases))
    work = {
        "@type": _SCHEMA_TYPES.get(publication.type, "ScholarlyArticle"),
        "name": paper.title,
        "alternateName": list(names),
        "author": [_creator(person) for person in paper.people],
        "datePublished": str(paper.year),
        "isPartOf": _container(publication),
        "sameAs": [address for address in (doi, paper.arxiv_url, paper.links.url) if address],
    }
    return {name: value for name, value in work.items() if value}


def _creator(author: Author) -> dict[str, str]:
    if author.is_group:
        return {"@type": "Organization", "name": author.name}
    person = {"@type": "Person", "name": author.name, "givenName": author.given, "familyName": author.family_name}
    return {name: value for name, value in person.items() if value}


def _container(publication: Publication) -> dict[str, str] | None:
    if not publication.venue:
        return None
    kind = "Periodical" if publication.type is PublicationType.JOURNAL else "PublicationVolume"
    return {"@type": kind, "name": publication.venue}


def coins(paper: Paper, vocabulary: Vocabulary) -> str:
    """A paper as an OpenURL context object: the `title` of an empty `span` of class `Z3988` beside it in a list.

    Not for the paper's own page, where Zotero would prefer it to the fuller tags in the head.
    """
    publication = Publication.of(paper, vocabulary)
    pairs = [("ctx_ver", "Z39.88-2004"), *_context(paper, publication)]
    pairs += [("rft.aucorp" if person.is_group else "rft.au", _highwire_author(person)) for person in paper.people]
    pairs.append(("rft.date", str(paper.year)))
    if publication.doi:
        pairs.append(("rft_id", f"info:doi/{publication.doi}"))
    if publication.url:
        pairs.append(("rft_id", publication.url))
    return urlencode([(name, value) for name, value in pairs if value], quote_via=quote)


def _context(paper: Paper, publication: Publication) -> Iterator[Pair]:
    """Title and venue in the words of the metadata format that fits; Zotero's word where there is only Dublin Core."""
    venue = publication.venue or ""
    match publication.type:
        case PublicationType.CONFERENCE:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
            yield from (("rft.genre", "proceeding"), ("rft.atitle", paper.title), ("rft.btitle", venue))
        case PublicationType.JOURNAL:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
            yield from (("rft.genre", "article"), ("rft.atitle", paper.title), ("rft.jtitle", venue))
        case PublicationType.REPORT:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
            yield from (("rft.genre", "report"), ("rft.btitle", paper.title), ("rft.pub", venue))
        case _:
            yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
            yield from (("rft.type", publication.type.zotero), ("rft.title", paper.title))
