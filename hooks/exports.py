"""The files of the site that are for machines: the collection and each tag as a bibliography and a feed, each paper.

Every function yields addresses, from the root of the site, with the text that stands there.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from .bibliography import DATA_FORMATS, FORMATS, Bibliography
from .library import Library
from .paper import Paper
from .settings import Project, Site
from .vocabulary import Vocabulary

FEED_ENTRIES = 50


def collection_files(library: Library, bibliography: Bibliography, site: Site) -> Iterator[tuple[str, str]]:
    """The collection as a whole, and the bibliography and feed of each tag."""
    bibtex = FORMATS[0]
    yield "papers.json", papers_json(library.papers, site)
    yield "library.bib", bibliography.text(bibtex, library.papers)
    yield "feed.xml", feed(site.name, "feed.xml", library.papers, library.vocabulary, site)
    for tag, papers in library.by_tag.items():
        title = f"{library.vocabulary.tags[tag].label} · {site.name}"
        yield f"tags/{tag}/library.bib", bibliography.text(bibtex, papers)
        yield f"tags/{tag}/feed.xml", feed(title, f"tags/{tag}/feed.xml", papers, library.vocabulary, site)


def citation_files(bibliography: Bibliography) -> Iterator[tuple[str, str]]:
    """What scripts make bibliographies of: for each format the entries of all papers, by slug."""
    for name, entries in bibliography.entries.items():
        yield f"citations/{name}.json", json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def paper_files(library: Library, bibliography: Bibliography, project: Project) -> Iterator[tuple[str, str]]:
    """What stands beside each paper's page: its citation in three formats, and its summary as it was written."""
    for paper in library.papers:
        for format_ in DATA_FORMATS:
            yield f"{paper.url}cite.{format_.extension}", bibliography.text(format_, [paper])
        yield f"{paper.url}paper.md", (project.root / paper.path).read_text(encoding="utf-8-sig")


def papers_json(papers: Iterable[Paper], site: Site) -> str:
    """All papers for programs: `{"papers": [...]}`, in order of slug, a line each.

    Values are as in front matter, so that a group of authors has its braces; `url` is absolute, so that a record
    makes sense away from the site; a field without value is null or empty, never missing.
    """
    records = (_record(paper, site) for paper in sorted(papers, key=lambda paper: paper.slug))
    return '{"papers": [\n' + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n]}\n"


def _record(paper: Paper, site: Site) -> dict[str, Any]:
    return {
        "slug": paper.slug,
        "url": site.absolute(paper.url),
        "title": paper.title,
        "name": paper.name,
        "aliases": paper.aliases,
        "authors": paper.authors,
        "year": paper.year,
        "venue": paper.venue,
        "section": paper.section,
        "kind": paper.kind,
        "tags": paper.tags,
        "tldr": paper.tldr,
        "links": paper.links.model_dump(exclude_none=True),
        "lineage": [edge.model_dump() for edge in paper.lineage],
        "results": [result.model_dump(exclude_none=True) for result in paper.results],
    }


def feed(title: str, address: str, papers: Iterable[Paper], vocabulary: Vocabulary, site: Site) -> str:
    """An Atom feed of the papers added last.

    Args:
        title: of the feed.
        address: of the feed, from the root of the site; the page it belongs to is the folder that it stands in.
        papers: at least one, in any order.
        vocabulary: for the labels of tags.
        site: where all this is published.
    """
    youngest = sorted(papers, key=lambda paper: paper.label.casefold())
    youngest.sort(key=lambda paper: (paper.added, paper.year), reverse=True)
    youngest = youngest[:FEED_ENTRIES]
    generator = FeedGenerator()
    generator.id(site.absolute(address))
    generator.title(title)
    generator.subtitle(site.description)
    generator.language("en")
    generator.author(name=site.name, uri=site.url)
    generator.link(href=site.absolute(address), rel="self", type="application/atom+xml")
    generator.link(href=site.absolute(address.removesuffix("feed.xml")), rel="alternate", type="text/html")
    generator.updated(_midnight(max(paper.updated for paper in youngest)))
    generator.generator("")  # else it names feedgen's version, and upgrading would change every feed
    for paper in youngest:
        generator.add_entry(_feed_entry(paper, vocabulary, site), order="append")
    written: bytes = generator.atom_str(pretty=True)
    return written.decode()


def _feed_entry(paper: Paper, vocabulary: Vocabulary, site: Site) -> FeedEntry:
    entry = FeedEntry()
    entry.id(site.absolute(paper.url))
    entry.title(paper.title)
    entry.published(_midnight(paper.added))
    entry.updated(_midnight(paper.updated))
    entry.content("\n\n".join(filter(None, (paper.tldr, paper.external_url))), type="text")
    # feedgen loses the `rel` of an entry's links; without one a link is the entry's page, so there can be only this.
    entry.link(href=site.absolute(paper.url))
    tags = vocabulary.tags
    entry.category([{"term": tag, "label": tags[tag].label} for tag in paper.tags])
    return entry


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
