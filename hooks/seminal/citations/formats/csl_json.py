"""A paper as an item of CSL-JSON, which citeproc and Pandoc take too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ...cache import Cache
from ...content.vocabulary import Vocabulary
from ...models.author import Author
from ...models.paper import Paper
from ..citation_formats import CitationFormat
from ..publication import MORE_AUTHORS, Publication, PublicationType, arxiv_number


def csl(paper: Paper, vocabulary: Vocabulary) -> dict[str, Any]:
    """A paper as an item of CSL-JSON."""
    publication = Publication.of(paper, vocabulary)
    item = {
        "id": paper.citation_key,
        "type": publication.type.csl,
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
    return None if publication.type in {PublicationType.PREPRINT, PublicationType.SOFTWARE} else publication.genre


def _csl_venue(paper: Paper, publication: Publication) -> dict[str, str | None]:
    match publication.type:
        case PublicationType.PREPRINT:
            return {"publisher": "arXiv", "number": arxiv_number(paper)} if paper.links.arxiv else {}
        case PublicationType.REPORT:
            return {"publisher": publication.venue}
        case PublicationType.TALK:
            return {"event-title": publication.venue}
        case _:
            return {"container-title": publication.venue}


def _csl_notes(paper: Paper, publication: Publication) -> Iterator[str]:
    """What CSL has no variable for; `number` is the article's in its journal, so the arXiv id cannot stand there."""
    if paper.has_more_authors:
        yield MORE_AUTHORS
    if paper.links.arxiv and publication.type is not PublicationType.PREPRINT:
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


def _write(papers: Sequence[Paper], vocabulary: Vocabulary, cache: Cache) -> list[str]:  # noqa: ARG001
    return [json.dumps(csl(paper, vocabulary), ensure_ascii=False, indent=2) for paper in papers]


CSL_JSON = CitationFormat(
    id="csl",
    label="CSL-JSON",
    position=3,
    extension="csl.json",
    type="application/vnd.citationstyles.csl+json",
    write=_write,
    opening="[\n",
    separator=",\n",
    closing="\n]\n",
)
