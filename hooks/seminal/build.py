"""One build of the collection, from the files in papers/ to pages and files that only need a frame and a folder."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from .bundles import update_bundles
from .cache import Cache
from .checks.collection import Collection
from .checks.registry import find_problems
from .citations.bibliography import Bibliography
from .content.formulas import Formula, TypesetFormula
from .content.links_out import find_links_out
from .content.reading_paths import read_paths
from .content.rules import EMPTY_COLLECTION
from .content.source_files import read_sources, read_template
from .content.summary_cache import SummaryReader
from .content.typesetting import typeset_formulas
from .content.vocabulary import read_vocabulary
from .diagnostics import Problem, Problems
from .exports import benchmark_data, data_files
from .models.library import Library
from .models.paper import build_papers
from .pages.page import newest
from .pages.page_kinds import make_pages
from .pages.rendering import RenderedPage, Renderer, SiteContent
from .pages.site_assets import site_assets
from .search import index
from .search.examples import search_examples
from .settings import Project, Site
from .social_cards import social_cards

Contents = TypeVar("Contents")


@dataclass(frozen=True)
class Build:
    """What one build made.

    Attributes:
        pages: the pages made from the collection.
        files: every other file, by its address.
        renderer: for the pages written by hand.
        updated: the day of the youngest summary.
        search_examples: what the search suggests to look for.
    """

    pages: tuple[RenderedPage, ...]
    files: Mapping[str, str | bytes]
    renderer: Renderer
    updated: datetime.date
    search_examples: Sequence[str]


def read_collection(project: Project, cache: Cache) -> tuple[Library, dict[Formula, TypesetFormula]]:
    """Read and check the whole collection and typeset its formulas.

    Raises:
        Problems: the collection has mistakes; carries all of them, but while a vocabulary does not fit its schema,
            summaries are not yet checked.
        NodeError: formulas cannot be typeset, or npm's packages are not installed in a checkout.
    """
    update_bundles()
    sources, problems = read_sources(project.papers, SummaryReader(cache).read)
    unread = frozenset(problem.path for problem in problems)
    problems += find_links_out(project.docs, project.root)
    vocabulary = _read(read_vocabulary, project.papers, problems)
    paths = _read(read_paths, project.papers, problems)
    if not vocabulary:
        raise Problems(problems)
    papers, misfits = build_papers(sources)
    typeset = typeset_formulas((formula for source in sources for formula, _ in source.summary.formulas), cache)
    collection = Collection(tuple(sources), vocabulary, typeset, paths, unread, read_template(project.papers))
    problems += [*misfits, *find_problems(collection)]
    if not papers and not problems:
        problems.append(Problem(project.papers.name, 1, "expected at least one summary, found none", EMPTY_COLLECTION))
    if problems or not paths:
        raise Problems(problems)
    accepted = {formula: result for formula, result in typeset.items() if isinstance(result, TypesetFormula)}
    return Library(tuple(papers), vocabulary, paths.contents), accepted


def _read(read: Callable[[Path], Contents], papers: Path, problems: list[Problem]) -> Contents | None:
    """What `read` makes of a folder; None if it raises problems, which are added to those found so far."""
    try:
        return read(papers)
    except Problems as found:
        problems += found.problems
        return None


def build_collection(project: Project, site: Site, cache: Cache) -> Build:
    """Make every page and file of the site that comes from the collection.

    Raises:
        Problems: the collection has mistakes; nothing was made.
        NodeError: a program in node failed, or npm's packages are not installed in a checkout.
    """
    library, typeset = read_collection(project, cache)
    bibliography = Bibliography(library, cache)
    pages = tuple(make_pages(library))
    content = SiteContent(library, typeset, bibliography.entries, {page.address for page in pages})
    renderer = Renderer(content, site, cache)
    rendered = tuple(map(renderer.render, pages))
    files = dict(_files(library, bibliography, project, site, cache))
    return Build(rendered, files, renderer, newest(library.papers), search_examples(library))


def _files(
    library: Library, bibliography: Bibliography, project: Project, site: Site, cache: Cache
) -> Iterator[tuple[str, str | bytes]]:
    yield from data_files.collection_files(library, site)
    yield from data_files.list_files(library, bibliography, site)
    yield from data_files.citation_files(bibliography)
    yield from data_files.paper_files(library, bibliography, project)
    yield from benchmark_data.result_files(library, site)
    yield from index.index_files(library)
    yield from site_assets()
    if site.has_social_cards:
        yield from social_cards.card_files(library, cache, site)
