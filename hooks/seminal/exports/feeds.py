"""Feeds of the papers added last: Atom, and JSON Feed 1.1."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from ..content.vocabulary import Vocabulary
from ..models.paper import Paper
from ..settings import Site

ATOM = "feed.xml"
JSON_FEED = "feed.json"
FEED_ENTRIES = 50
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it is written.

    Attributes:
        title: of the feed.
        folder: the page it belongs to, from the root of the site; the feed's files stand in it.
        papers: the youngest, youngest first.
    """

    title: str
    folder: str
    papers: tuple[Paper, ...]

    @classmethod
    def of(cls, title: str, folder: str, papers: Iterable[Paper]) -> Feed:
        """Choose of these papers, of which there has to be one, those that the feed holds."""
        youngest = sorted(papers, key=lambda paper: paper.label.casefold())
        youngest.sort(key=lambda paper: (paper.added, paper.year), reverse=True)
        return cls(title, folder, tuple(youngest[:FEED_ENTRIES]))


def atom(feed: Feed, vocabulary: Vocabulary, site: Site) -> str:
    """A feed as Atom."""
    address = site.absolute(feed.folder + ATOM)
    generator = FeedGenerator()
    generator.id(address)
    generator.title(feed.title)
    generator.subtitle(site.description)
    generator.language(LANGUAGE)
    generator.author(name=site.name, uri=site.url)
    generator.link(href=address, rel="self", type="application/atom+xml")
    generator.link(href=site.absolute(feed.folder), rel="alternate", type="text/html")
    generator.updated(_midnight(max(paper.updated for paper in feed.papers)))
    generator.generator("")  # else it names feedgen's version, and upgrading would change every feed
    for paper in feed.papers:
        generator.add_entry(_atom_entry(paper, vocabulary, site), order="append")
    written: bytes = generator.atom_str(pretty=True)
    return written.decode()


def _atom_entry(paper: Paper, vocabulary: Vocabulary, site: Site) -> FeedEntry:
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


def json_feed(feed: Feed, vocabulary: Vocabulary, site: Site) -> str:
    """A feed as JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": site.absolute(feed.folder),
        "feed_url": site.absolute(feed.folder + JSON_FEED),
        "description": site.description,
        "authors": [{"name": site.name, "url": site.url}],
        "language": LANGUAGE,
        "items": [_json_item(paper, vocabulary, site) for paper in feed.papers],
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _json_item(paper: Paper, vocabulary: Vocabulary, site: Site) -> dict[str, Any]:
    item = {
        "id": site.absolute(paper.url),
        "url": site.absolute(paper.url),
        "external_url": paper.external_url,
        "title": paper.title,
        "content_text": paper.tldr,
        "date_published": _midnight(paper.added).isoformat(),
        "date_modified": _midnight(paper.updated).isoformat(),
        "tags": [vocabulary.tags[tag].label for tag in paper.tags],
    }
    return {name: value for name, value in item.items() if value}


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
