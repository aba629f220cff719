"""One build of the collection, from the files in papers/ to pages and files that only need a frame and a folder."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import assets
from .bibliographies.bibliography import Bibliography
from .collection import checks
from .collection.library import Library
from .files import benchmark_data, exports, search
from .formulas.formulas import Formula, Rejected, Typeset
from .formulas.typesetting import Typesetter
from .pages.pages import newest, pages
from .pages.rendering import RenderedPage, Renderer
from .previews import previews
from .problems import Problem, Problems
from .settings import Project, Site
from .source.curated_paths import CuratedPaths, read_paths
from .source.reading import Source, read_papers
from .source.summary_cache import SummaryCache
from .source.vocabulary import read_vocabulary


@dataclass(frozen=True)
class Build:
    """What one build made.

    Attributes:
        pages: the pages made from the collection.
        files: every other file, by its address.
        renderer: for the pages written by hand.
        updated: the day of the youngest summary.
    """

    pages: tuple[RenderedPage, ...]
    files: Mapping[str, str | bytes]
    renderer: Renderer
    updated: datetime.date


def read_collection(project: Project) -> tuple[Library, dict[Formula, Typeset]]:
    """Read and check the whole collection and set its formulas.

    Raises:
        Problems: the collection has mistakes; all of them are in it, but while a vocabulary has some, what stands in
            summaries is not judged by it.
    """
    with SummaryCache(project.cache) as cache:
        sources, problems = read_papers(project.papers, cache.read)
    unread = [problem.path for problem in problems]
    try:
        vocabulary = read_vocabulary(project.papers)
    except Problems as mistakes:
        raise Problems([*mistakes.problems, *problems]) from mistakes
    typeset = _typeset(sources, project)
    paths: CuratedPaths | None = None
    try:
        paths = read_paths(project.papers)
    except Problems as mistakes:
        problems += mistakes.problems
    papers, found = checks.check(sources, vocabulary, typeset, paths, unread)
    problems += found
    if not papers and not problems:
        problems.append(Problem(project.papers.name, 1, "expected at least one summary, found none"))
    if problems or not paths:
        raise Problems(problems)
    accepted = {formula: result for formula, result in typeset.items() if isinstance(result, Typeset)}
    return Library(tuple(papers), vocabulary, paths.contents), accepted


def _typeset(sources: list[Source], project: Project) -> dict[Formula, Typeset | Rejected]:
    with Typesetter(project.cache, project.node_modules) as typesetter:
        return typesetter.typeset(formula for source in sources for formula, _ in source.summary.formulas)


def build_collection(project: Project, site: Site) -> Build:
    """Make every page and file of the site that comes from the collection.

    Raises:
        Problems: the collection has mistakes; nothing was made.
        NodeError: a program in node failed, or npm's packages are not installed.
    """
    library, typeset = read_collection(project)
    project.template_cache.mkdir(parents=True, exist_ok=True)
    bibliography = Bibliography(library, project)
    renderer = Renderer(project, site, library, typeset, bibliography.entries)
    rendered = tuple(renderer.render(page) for page in pages(library))
    files = dict(_files(library, bibliography, project, site))
    return Build(rendered, files, renderer, newest(library.papers))


def _files(
    library: Library, bibliography: Bibliography, project: Project, site: Site
) -> Iterator[tuple[str, str | bytes]]:
    yield from exports.collection_files(library, site)
    yield from exports.list_files(library, bibliography, site)
    yield from exports.citation_files(bibliography)
    yield from exports.paper_files(library, bibliography, project)
    yield from benchmark_data.result_files(library, site)
    yield from search.index_files(library)
    yield from assets.asset_files(project)
    if site.has_previews:
        yield from previews.preview_files(library, project, site)
