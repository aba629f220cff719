"""The files of the site that are for machines: the collection, its parts and each paper, as data, citations and feeds.

Every function yields addresses, from the root of the site, with the text that stands there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..citations.bibliography import DATA_FORMATS, FORMATS, Bibliography
from ..content.front_matter import FrontMatter
from ..models.library import Library
from ..models.paper import Paper
from ..settings import Project, Site
from .feeds import ATOM, JSON_FEED, Feed, atom, json_feed


def collection_files(library: Library, site: Site) -> Iterator[tuple[str, str]]:
    """The collection as a whole, for programs and for language models."""
    yield "papers.json", papers_json(library.papers, site)
    yield "llms.txt", llms_txt(library, site)


def list_files(library: Library, bibliography: Bibliography, site: Site) -> Iterator[tuple[str, str]]:
    """What stands beside the home page and the pages of tags and sections: their papers as bibliographies and feeds."""
    vocabulary = library.vocabulary
    for title, folder, papers in _lists(library, site):
        for format_ in FORMATS:
            yield f"{folder}library.{format_.extension}", bibliography.text(format_, papers)
        feed = Feed.of(title, folder, papers)
        yield folder + ATOM, atom(feed, vocabulary, site)
        yield folder + JSON_FEED, json_feed(feed, vocabulary, site)


def _lists(library: Library, site: Site) -> Iterator[tuple[str, str, tuple[Paper, ...]]]:
    """Title, folder and papers of each."""
    yield site.name, "", library.papers
    for slug, papers in library.by_section.items():
        yield f"{library.vocabulary.sections[slug].label} · {site.name}", f"sections/{slug}/", papers
    for slug, papers in library.by_tag.items():
        yield f"{library.vocabulary.tags[slug].label} · {site.name}", f"tags/{slug}/", papers


def citation_files(bibliography: Bibliography) -> Iterator[tuple[str, str]]:
    """The entries of all papers by slug in each format, for the bibliographies that scripts make."""
    for format_ in FORMATS:
        entries = bibliography.entries[format_.id]
        yield format_.path, json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def paper_files(library: Library, bibliography: Bibliography, project: Project) -> Iterator[tuple[str, str]]:
    """What stands beside each paper's page: its citation in three formats, and its summary as it was written."""
    for paper in library.papers:
        for format_ in DATA_FORMATS:
            yield f"{paper.url}cite.{format_.extension}", bibliography.text(format_, [paper])
        yield f"{paper.url}paper.md", (project.root / paper.path).read_text(encoding="utf-8-sig")


def papers_json(papers: Iterable[Paper], site: Site) -> str:
    """All papers for programs: `{"papers": [...]}`, in order of slug, a line each.

    Its fields are those of front matter, with slug, url and section. Values are as they were written, so that a group
    of authors has its braces; `url` is absolute, so that a record makes sense away from the site; a field without value
    is null or empty, never missing.
    """
    records = (_record(paper, site) for paper in sorted(papers, key=lambda paper: paper.slug))
    return '{"papers": [\n' + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n]}\n"


def _record(paper: Paper, site: Site) -> dict[str, Any]:
    fields = paper.model_dump(mode="json", include=set(FrontMatter.model_fields))
    own = {"slug": paper.slug, "url": site.absolute(paper.url), "section": paper.section}
    return own | {name: _without_nulls(value) for name, value in fields.items()}


def _without_nulls(value: Any) -> Any:
    """A value of a field without what the fields in it do not state."""
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {name: item for name, item in value.items() if item is not None}
    return value


def llms_txt(library: Library, site: Site) -> str:
    """A guide for language models, in the form of llmstxt.org: every summary as Markdown, a line each, by section."""
    parts = [f"# {site.name}", f"> {site.sentence}.", _LLMS_NOTE]
    for slug, papers in library.by_section.items():
        links = [_llms_line(paper.label, f"{paper.url}paper.md", paper.tldr, site) for paper in papers]
        parts += [f"## {library.vocabulary.sections[slug].label}", "\n".join(links)]
    parts += ["## Optional", "\n".join(_llms_line(*about, site) for about in _LLMS_OPTIONAL)]
    return "\n\n".join(parts) + "\n"


_LLMS_NOTE = (
    "Each summary says what problem a paper takes on, its method, results and limits, and what came of it. "
    "The front matter has authors, year, venue, links, the papers it builds on and the numbers it reports."
)
_LLMS_OPTIONAL = (
    ("What front matter says, as JSON", "papers.json", "without the summaries"),
    ("The data of this site", "data/", "every file, what is in it, and how to use it"),
)


def _llms_line(name: str, address: str, note: str, site: Site) -> str:
    text = re.sub(r"[][\\]", r"\\\g<0>", name)
    return f"- [{text}]({site.absolute(address)}): {note}"
