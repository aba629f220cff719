"""The addresses that others rely on, and what stands there for machines."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement
from seminal.content.benchmarks import benchmark_slug
from seminal.content.vocabulary import venue_slug
from seminal.models.author import Author
from seminal.settings import Project

from tests.conftest import SITE_URL, build_site
from tests.reading import read_documents, read_front_matter

FrontMatter = Mapping[str, Mapping[str, Any]]

WHOLE = ("papers.json", "llms.txt", "sitemap.xml", "404.html")
INDEXES = (
    "",
    "papers/",
    "sections/",
    "tags/",
    "years/",
    "authors/",
    "venues/",
    "benchmarks/",
    "lineage/",
    "paths/",
    "reading-list/",
    "about/",
    "contributing/",
    "data/",
)
BESIDE_A_PAPER = ("", "preview.png", "cite.bib", "cite.ris", "cite.csl.json", "paper.md")
BESIDE_A_BENCHMARK = ("", "results.csv", "results.json")
BIBLIOGRAPHIES = tuple(
    f"library.{ending}" for ending in ("bib", "ris", "csl.json", "apa.txt", "ieee.txt", "chicago.txt")
)
BESIDE_A_LIST = ("", *BIBLIOGRAPHIES, "feed.xml", "feed.json")
FEED_ENTRIES = 50
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def authors_with_page(front_matter: FrontMatter) -> set[str]:
    counts = Counter(name for fields in front_matter.values() for name in fields["authors"] if name != "et al.")
    return {Author.from_string(name).slug for name, count in counts.items() if count > 1}


def benchmarks(front_matter: FrontMatter) -> set[str]:
    """The folders of benchmarks: all of them together, and each that three papers have results on."""
    papers = Counter(
        benchmark
        for fields in front_matter.values()
        for benchmark in {result["benchmark"] for result in fields.get("results", ())}
    )
    return {"", *(f"{benchmark_slug(benchmark)}/" for benchmark, count in papers.items() if count > 2)}


def contract(front_matter: FrontMatter, reading_paths: Mapping[str, Any]) -> Iterator[str]:
    """Every address that there has to be, from front matter and papers/paths.yml alone."""
    yield from WHOLE
    yield from INDEXES
    yield from (f"papers/{slug}/{name}" for slug in front_matter for name in BESIDE_A_PAPER)
    yield from (folder + name for folder in lists_with_files(front_matter) for name in BESIDE_A_LIST)
    yield from {f"years/{fields['year']}/" for fields in front_matter.values()}
    yield from {f"venues/{venue_slug(fields['venue'])}/" for fields in front_matter.values() if fields.get("venue")}
    yield from (f"authors/{author}/" for author in authors_with_page(front_matter))
    yield from (f"paths/{path}/" for path in reading_paths)
    yield from (f"benchmarks/{address}{name}" for address in benchmarks(front_matter) for name in BESIDE_A_BENCHMARK)


def lists_with_files(front_matter: FrontMatter) -> dict[str, dict[str, Mapping[str, Any]]]:
    """The folders beside whose page a bibliography and feeds stand, with the papers that these hold."""
    folders: dict[str, dict[str, Mapping[str, Any]]] = {"": dict(front_matter)}
    for slug, fields in front_matter.items():
        for folder in (f"sections/{fields['section']}/", *(f"tags/{tag}/" for tag in fields["tags"])):
            folders.setdefault(folder, {})[slug] = fields
    return folders


def file_at(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") or not address else site / address


def test_every_address_of_the_contract_has_content(
    built: Path, front_matter: FrontMatter, reading_paths: Mapping[str, Any]
) -> None:
    files = {address: file_at(built, address) for address in contract(front_matter, reading_paths)}
    assert sorted(address for address, file in files.items() if not file.is_file()) == []
    assert sorted(address for address, file in files.items() if not file.stat().st_size) == []


def test_lists_hold_exactly_their_papers(
    pages: Mapping[str, HtmlElement], front_matter: FrontMatter, reading_paths: Mapping[str, Any]
) -> None:
    expected: dict[str, set[str]] = {"papers/": set(front_matter)}
    for slug, path in reading_paths.items():
        expected[f"paths/{slug}/"] = {step["paper"] for step in path["steps"]}
    for slug, fields in front_matter.items():
        lists = [f"sections/{fields['section']}/", f"years/{fields['year']}/"]
        lists += [f"tags/{tag}/" for tag in fields["tags"]]
        lists += [f"venues/{venue_slug(fields['venue'])}/"] if fields.get("venue") else []
        lists += [f"authors/{Author.from_string(name).slug}/" for name in fields["authors"] if name != "et al."]
        for address in lists:
            expected.setdefault(address, set()).add(slug)
    found = {address: listed(page) for address, page in pages.items() if address and listed(page)}
    assert found == {address: slugs for address, slugs in expected.items() if address in found}
    assert set(expected) - set(found) == {
        address for address, slugs in expected.items() if address.startswith("authors/") and len(slugs) == 1
    }


def listed(page: HtmlElement) -> set[str]:
    """The slugs of the papers that a page lists."""
    return set(page.xpath("//li[contains(concat(' ', @class, ' '), ' entry ')]/@id"))


def tabled(page: HtmlElement) -> set[str]:
    """The slugs of the papers whose results a page has in tables."""
    return {link.split("/")[-2] for link in page.xpath("//table[contains(@class, 'standings')]//th/a/@href")}


def test_the_source_of_a_summary_is_the_file_itself(built: Path, front_matter: FrontMatter, project: Project) -> None:
    for slug, fields in front_matter.items():
        source = project.papers / fields["section"] / f"{slug}.md"
        assert (built / "papers" / slug / "paper.md").read_bytes() == source.read_bytes()


def test_citations_are_of_their_paper(built: Path, front_matter: FrontMatter) -> None:
    for slug, fields in front_matter.items():
        folder = built / "papers" / slug
        assert [item["title"] for item in json.loads((folder / "cite.csl.json").read_bytes())] == [fields["title"]]
        assert (folder / "cite.bib").read_text("utf-8").count("\n@") + 1 == 1
        assert (folder / "cite.ris").read_text("utf-8").count("ER  -") == 1


def test_bibliographies_hold_every_paper_once(built: Path, front_matter: FrontMatter) -> None:
    starts = {"bib": r"(?m)^@", "ris": r"(?m)^TY  - ", "ieee.txt": r"(?m)^\[\d+\] "}
    for folder, papers in lists_with_files(front_matter).items():
        for ending, start in starts.items():
            text = (built / folder / f"library.{ending}").read_text(encoding="utf-8")
            assert len(re.findall(start, text)) == len(papers), folder
        items = json.loads((built / folder / "library.csl.json").read_bytes())
        assert sorted(item["title"] for item in items) == sorted(fields["title"] for fields in papers.values())
        for ending in ("apa.txt", "chicago.txt"):
            references = (
                (built / folder / f"library.{ending}").read_text(encoding="utf-8").removesuffix("\n").split("\n\n")
            )
            assert len(references) == len(papers)


def test_papers_json_is_front_matter(built: Path, front_matter: FrontMatter) -> None:
    def record(slug: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "slug": slug,
            "url": f"{SITE_URL}papers/{slug}/",
            "name": None,
            "aliases": [],
            "posted": None,
            "venue": None,
            "kind": "paper",
            "lineage": [],
            "checked": None,
            **fields,
            "results": [{"unit": "", **result} for result in fields.get("results", [])],
        }

    expected = [record(slug, front_matter[slug]) for slug in sorted(front_matter)]
    as_json = json.loads(json.dumps(expected, default=str))  # days are text there
    assert json.loads((built / "papers.json").read_bytes()) == {"papers": as_json}


def test_every_list_with_files_has_feeds_of_its_papers(built: Path, front_matter: FrontMatter) -> None:
    for folder, papers in lists_with_files(front_matter).items():
        assert_is_atom(built, folder, papers)
        assert_is_json_feed(built, folder, papers)


def assert_is_atom(site: Path, folder: str, papers: FrontMatter) -> None:
    feed = feedparser.parse((site / folder / "feed.xml").read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": f"{SITE_URL}{folder}feed.xml", "alternate": SITE_URL + folder}
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == min(len(papers), FEED_ENTRIES)
    by_url = {f"{SITE_URL}papers/{slug}/": fields for slug, fields in papers.items()}
    for entry in feed.entries:
        fields = by_url[entry.link]
        assert (entry.title, entry.published[:10]) == (fields["title"], str(fields["added"]))
        assert fields["tldr"] in entry.content[0].value


def assert_is_json_feed(site: Path, folder: str, papers: FrontMatter) -> None:
    """The rules of https://www.jsonfeed.org/version/1.1/, which no reader that we have installed knows."""
    feed = json.loads((site / folder / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["title"]
    assert (feed["home_page_url"], feed["feed_url"]) == (SITE_URL + folder, f"{SITE_URL}{folder}feed.json")
    assert all(author.keys() & {"name", "url", "avatar"} for author in feed["authors"])
    items = feed["items"]
    assert len({item["id"] for item in items}) == len(items) == min(len(papers), FEED_ENTRIES)
    by_url = {f"{SITE_URL}papers/{slug}/": fields for slug, fields in papers.items()}
    for item in items:
        fields = by_url[item["url"]]
        assert all(isinstance(item[name], str) for name in ("id", "content_text", "title"))
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert datetime.datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert datetime.datetime.fromisoformat(item["date_modified"]) >= datetime.datetime.fromisoformat(
            item["date_published"]
        )
        assert (item["title"], item["date_published"][:10]) == (fields["title"], str(fields["added"]))
        assert item["content_text"] == fields["tldr"]


FEEDS = {"application/atom+xml": "feed.xml", "application/feed+json": "feed.json"}


def test_pages_tell_browsers_of_their_feeds(pages: Mapping[str, HtmlElement], front_matter: FrontMatter) -> None:
    """The page's own comes first, which is the one that some readers take."""
    folders = lists_with_files(front_matter)
    for address, page in pages.items():
        for kind, name in FEEDS.items():
            links = page.xpath(f"//link[@type='{kind}']")
            assert all("alternate" in link.get("rel").split() for link in links)
            found = [urljoin(SITE_URL + address, link.get("href")) for link in links]
            own = [f"{SITE_URL}{address}{name}"] if address in folders and address else []
            assert found == [*own, SITE_URL + name], address


@pytest.fixture
def dated(copied_project: Callable[[], Path]) -> tuple[Path, FrontMatter]:
    """A site whose papers were added on different days, some checked later, and what front matter says of them."""
    root = copied_project()
    for number, path in enumerate(sorted((root / "papers").glob("*/*.md"))):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.safe_load(head)
        fields["added"] = datetime.date(2020, 1, 1) + datetime.timedelta(days=number)
        fields.pop("checked", None)
        if number % 3 == 0:
            fields["checked"] = {"against": "arXiv v1", "on": fields["added"] + datetime.timedelta(days=1000)}
        text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(f"---\n{text}---\n{body}", encoding="utf-8")
    done = build_site(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site", read_front_matter(root / "papers")


def test_the_sitemap_has_every_page_with_the_day_of_its_youngest_summary(dated: tuple[Path, FrontMatter]) -> None:
    site, front_matter = dated
    updated: dict[str, datetime.date] = {
        slug: max([fields["added"], *([fields["checked"]["on"]] if "checked" in fields else [])])
        for slug, fields in front_matter.items()
    }

    def day(address: str, page: HtmlElement) -> datetime.date:
        if address.startswith("papers/") and address != "papers/":
            return updated[address.split("/")[1]]
        # The home page shows a few papers, and speaks of all of them.
        return max(updated[slug] for slug in ((listed(page) | tabled(page) if address else None) or updated))

    expected = {
        SITE_URL + address: str(day(address, page))
        for address, page in read_documents(site).items()
        if address != "404.html"
    }
    sitemap = etree.fromstring((site / "sitemap.xml").read_bytes())
    entries = [
        (url.findtext("s:loc", namespaces=SITEMAP), url.findtext("s:lastmod", namespaces=SITEMAP))
        for url in sitemap.findall("s:url", namespaces=SITEMAP)
    ]
    assert sorted(entries) == sorted(expected.items())
    assert len(set(expected.values())) > 10, "the dates differ"


def test_the_sitemap_is_there_compressed_too(built: Path) -> None:
    assert gzip.decompress((built / "sitemap.xml.gz").read_bytes()) == (built / "sitemap.xml").read_bytes()
