"""Feeds are read by parsers that are not ours, or keep the rules of the format; they hold the papers added last."""

from __future__ import annotations

import datetime
import json
from typing import Any

import feedparser
import pytest
from seminal.content.front_matter import Verification
from seminal.exports.feeds import FEED_ENTRIES, Feed, atom, json_feed
from seminal.models.library import Library
from seminal.models.paper import Paper
from seminal.settings import Site

SITE = Site("Seminal & Co", "https://example.org/seminal/", "Papers <that> matter.")


def changed(paper: Paper, **fields: object) -> Paper:
    return paper.model_copy(update=fields)


def read_atom(library: Library, feed: Feed) -> Any:
    """The feed as feedparser reads it."""
    read = feedparser.parse(atom(feed, library.vocabulary, SITE))
    assert not read.bozo
    assert read.version == "atom10"
    return read


def read_json(library: Library, feed: Feed) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json_feed(feed, library.vocabulary, SITE))
    return document


@pytest.fixture(scope="module")
def feed(library: Library) -> Feed:
    return Feed.of("Scaling & more", "tags/scaling/", library.papers)


def test_atom(library: Library, feed: Feed) -> None:
    read = read_atom(library, feed)
    page = "https://example.org/seminal/tags/scaling/"
    assert read.feed.id == f"{page}feed.xml"
    assert (read.feed.title, read.feed.subtitle) == ("Scaling & more", "Papers <that> matter.")
    assert {link.rel: link.href for link in read.feed.links} == {"self": read.feed.id, "alternate": page}
    assert read.feed.author_detail.name == "Seminal & Co"
    assert "generator" not in read.feed
    assert read.feed.updated == max(entry.updated for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries) == min(FEED_ENTRIES, len(library.papers))
    tags = library.vocabulary.tags
    for entry in read.entries:
        paper = library[entry.id.rstrip("/").rpartition("/")[2]]
        assert entry.title_detail.value == paper.title
        assert [(link.rel, link.href) for link in entry.links] == [("alternate", SITE.absolute(paper.url))]
        assert entry.content[0].type == "text/plain"
        assert entry.content[0].value.split("\n\n") == [paper.tldr, *filter(None, [paper.external_url])]
        assert entry.published == f"{paper.added.isoformat()}T00:00:00+00:00"
        assert {(tag.term, tag.label) for tag in entry.tags} == {(tag, tags[tag].label) for tag in paper.tags}


def test_json_feed(library: Library, feed: Feed) -> None:
    document = read_json(library, feed)
    page = "https://example.org/seminal/tags/scaling/"
    items = document.pop("items")
    assert document == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Scaling & more",
        "home_page_url": page,
        "feed_url": f"{page}feed.json",
        "description": "Papers <that> matter.",
        "authors": [{"name": "Seminal & Co", "url": "https://example.org/seminal/"}],
        "language": "en",
    }
    assert len({item["id"] for item in items}) == len(items) == min(FEED_ENTRIES, len(library.papers))
    tags = library.vocabulary.tags
    for item in items:
        paper = library[item["id"].rstrip("/").rpartition("/")[2]]
        assert item == {
            "id": SITE.absolute(paper.url),
            "url": SITE.absolute(paper.url),
            **({"external_url": paper.external_url} if paper.external_url else {}),
            "title": paper.title,
            "content_text": paper.tldr,
            "date_published": f"{paper.added.isoformat()}T00:00:00+00:00",
            "date_modified": f"{paper.updated.isoformat()}T00:00:00+00:00",
            "tags": [tags[tag].label for tag in paper.tags],
        }


def test_both_feeds_hold_the_same(library: Library, feed: Feed) -> None:
    entries, items = read_atom(library, feed).entries, read_json(library, feed)["items"]
    assert [entry.id for entry in entries] == [item["id"] for item in items]


def test_what_a_paper_lacks_is_left_out(library: Library) -> None:
    talk = changed(library["mosaic"], links=library["mosaic"].links.model_copy(update={"arxiv": None, "code": None}))
    [item] = read_json(library, Feed.of("All", "", [talk]))["items"]
    assert "external_url" not in item


def test_feed_holds_the_papers_added_last(library: Library) -> None:
    base = library["mosaic"]
    first = datetime.date(2027, 1, 1)
    papers = [
        changed(base, slug=f"p{number:02}", added=first + datetime.timedelta(days=number), year=2000)
        for number in range(60)
    ]
    read = read_atom(library, Feed.of("All", "", papers))
    slugs = [entry.id.rstrip("/").rpartition("/")[2] for entry in read.entries]
    assert slugs == [f"p{number:02}" for number in range(59, 9, -1)]


def test_feed_orders_a_day_by_year_then_name(library: Library) -> None:
    base = library["mosaic"]
    papers = [
        changed(base, slug="c", name="beta", year=2020),
        changed(base, slug="a", name="Gamma", year=2021),
        changed(base, slug="b", name="Alpha", year=2020),
    ]
    read = read_atom(library, Feed.of("All", "", papers))
    assert [entry.id[-2] for entry in read.entries] == ["a", "b", "c"]


def test_a_check_updates_entry_and_feed(library: Library) -> None:
    checked = Verification(against="arXiv v2", on=datetime.date(2030, 5, 17))
    paper = changed(library["mosaic"], checked=checked)
    read = read_atom(library, Feed.of("All", "", [paper, library["lark"]]))
    assert read.feed.updated == "2030-05-17T00:00:00+00:00"
    assert [entry.updated for entry in read.entries].count("2030-05-17T00:00:00+00:00") == 1
