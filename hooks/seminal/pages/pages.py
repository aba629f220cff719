"""The pages of the site that come from the collection: their addresses, titles and what their templates show."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slugify import slugify

from ..content.vocabulary import venue_slug
from ..diagnostics import pluralize
from ..lineage.lineage_map import LARGEST_LANDMARK, LineageMap
from ..lineage.neighbourhood import neighbourhood
from ..models.author import Author
from ..models.benchmark_results import RELATIVE, BenchmarkResults, all_entries, benchmark_results
from ..models.library import Library, by_year
from ..models.paper import Paper
from ..models.prerequisites import find_prerequisites
from .facets import facets
from .timeline import timeline

MIN_PAPERS_TO_FILTER = 12


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry of a page's table of contents: the id it leads to, its text, its level from 1."""

    id: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page: its name, and its address from the root of the site."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is rendered.

    Attributes:
        address: from the root of the site, with a slash at the end.
        title: plain text.
        description: one plain sentence for search engines and previews.
        template: the file in overrides/pages that shows it.
        updated: the day of its youngest content.
        context: what the template gets besides the page, the library and the site.
        crumbs: the pages above it.
        contents: "on this page".
        section: the section whose colour it wears.
        paper: the paper it is about, if it is about one.
        render_blocking_id: the id up to which browsers wait before they show it; by default the header.
        scripts: what it loads besides main.js, names in overrides/assets/javascripts without ending.
        styles: what it loads besides site.css, likewise in overrides/assets/stylesheets.
        has_files: whether a bibliography and feeds of its papers stand beside it.
    """

    address: str
    title: str
    description: str
    template: str
    updated: datetime.date
    context: Mapping[str, Any] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    contents: tuple[Anchor, ...] = ()
    section: str | None = None
    paper: Paper | None = None
    render_blocking_id: str = "__content"
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    has_files: bool = False

    @property
    def root(self) -> str:
        """The way from the page to the root of the site: `../../`."""
        return "../" * self.address.count("/")


def pages(library: Library) -> Iterator[Page]:
    """Every page made from the collection; the home page and those in docs/ are not."""
    yield _all_papers(library)
    yield from (_paper(paper, library) for paper in library.papers)
    yield from _sections(library)
    yield from _tags(library)
    yield from _years(library)
    yield from _authors(library)
    yield from _venues(library)
    yield from _paths(library)
    yield from _benchmarks(library)
    yield _lineage(library)
    yield _reading_list(library)


def newest(papers: Iterable[Paper]) -> datetime.date:
    """The latest day on which one of them was added or checked."""
    return max(paper.updated for paper in papers)


def _index(
    address: str, title: str, description: str, library: Library, contents: Iterable[Anchor] = (), **context: Any
) -> Page:
    """A page that lists other listing pages; its template is named after its address."""
    template = f"{address.rstrip('/')}.html"
    return Page(address, title, description, template, newest(library.papers), context, contents=tuple(contents))


def _listing(
    address: str, title: str, description: str, papers: Sequence[Paper], above: Crumb | None = None, **context: Any
) -> Page:
    """A page that lists papers, year by year."""
    years = by_year(papers)
    has_filter = len(papers) >= MIN_PAPERS_TO_FILTER
    return Page(
        address,
        title,
        description,
        "listing.html",
        newest(papers),
        {
            "years": years,
            "count": len(papers),
            "has_filter": has_filter,
            "has_progress": False,
            "tags": (),
            **context,
        },
        crumbs=(above,) if above else (),
        contents=tuple(Anchor(f"y{year}", str(year)) for year, _ in years) if len(years) > 1 else (),
        section=context.get("section"),
        scripts=("filter",) if has_filter else (),
        has_files=context.get("has_files", False),
    )


def _all_papers(library: Library) -> Page:
    description = (
        f"All {pluralize(len(library.papers), 'paper')} of the collection, each with its idea in one sentence."
    )
    index = _index("papers/", "Papers", description, library, facets=facets(library), timeline=timeline(library))
    return replace(index, render_blocking_id="rows", scripts=("explore",), styles=("explore",))


def _paper(paper: Paper, library: Library) -> Page:
    section = library.vocabulary.sections[paper.section]
    ancestors, descendants, related = library.ancestors(paper), library.descendants(paper), library.related(paper)
    prerequisites = find_prerequisites(paper, library)
    if not any(prerequisite.generation > 1 for prerequisite in prerequisites):
        prerequisites = []  # what it rests on directly stands in its lineage
    contents = [Anchor(h.anchor, h.text, h.level) for h in paper.summary.headings]
    if paper.results:
        contents.append(Anchor("numbers", "Reported numbers"))
    if prerequisites:
        contents.append(Anchor("read-first", "Read first"))
    if ancestors or descendants:
        contents.append(Anchor("lineage", "Lineage"))
    if related:
        contents.append(Anchor("related", "Related papers"))
    return Page(
        paper.url,
        paper.title,
        paper.tldr,
        "paper.html",
        paper.updated,
        {
            "ancestors": ancestors,
            "descendants": descendants,
            "neighbourhood": neighbourhood(paper, library),
            "related": related,
            "neighbours": library.neighbours(paper),
            "prerequisites": prerequisites,
            "path_positions": library.path_positions(paper),
            "venue": library.vocabulary.venues.get(paper.venue or ""),
        },
        crumbs=(
            Crumb(section.label, f"sections/{paper.section}/"),
            Crumb(str(paper.year), f"sections/{paper.section}/#y{paper.year}"),
        ),
        contents=tuple(contents),
        section=paper.section,
        paper=paper,
        scripts=("paper",),
    )


def _sections(library: Library) -> Iterator[Page]:
    fields = [library.vocabulary.sections[slug].label.lower() for slug in library.by_section]
    yield _index("sections/", "Sections", f"The collection by field: {_in_a_row(fields)}.", library)
    for slug, papers in library.by_section.items():
        section = library.vocabulary.sections[slug]
        yield _listing(
            f"sections/{slug}/",
            section.label,
            section.description,
            papers,
            Crumb("Sections", "sections/"),
            has_files=True,
            section=slug,
            tags=_frequent_tags(papers, library),
            has_progress=True,
        )


def _frequent_tags(papers: Iterable[Paper], library: Library, most: int = 12) -> list[tuple[str, str, int]]:
    """The tags that most of these papers have: slug, label, number of these papers."""
    counts = Counter(tag for paper in papers for tag in paper.tags)
    frequent = sorted(counts, key=lambda tag: (-counts[tag], tag))[:most]
    return [(tag, library.vocabulary.tags[tag].label, counts[tag]) for tag in frequent]


def _tags(library: Library) -> Iterator[Page]:
    groups = library.vocabulary.tag_groups
    contents = [Anchor(slug, group.label) for slug, group in groups.items()]
    yield _index(
        "tags/", "Tags", "What the papers are about, in groups, each tag with what it covers.", library, contents
    )
    for group_slug, group in groups.items():
        for slug, tag in group.tags.items():
            if papers := library.by_tag.get(slug):
                above = Crumb("Tags", f"tags/#{group_slug}")
                yield _listing(
                    f"tags/{slug}/", tag.label, tag.definition, papers, above, has_files=True, has_progress=True
                )


def _years(library: Library) -> Iterator[Page]:
    notable = {year: library.most_followed(papers) for year, papers in library.by_year.items()}
    description = "The collection by year of publication, with the papers most built upon."
    yield _index("years/", "Years", description, library, notable=notable)
    for year, papers in library.by_year.items():
        description = _naming(f"{pluralize(len(papers), 'paper')} published in {year}", papers, library)
        yield _listing(f"years/{year}/", str(year), description, papers, Crumb("Years", "years/"))


def _authors(library: Library) -> Iterator[Page]:
    letters: dict[str, list[tuple[Author, tuple[Paper, ...]]]] = {}
    for author, papers in library.authors_with_page.items():
        letters.setdefault(_initial(author), []).append((author, papers))
    yield _index(
        "authors/",
        "Authors",
        "Authors of two or more papers of the collection.",
        library,
        [Anchor(f"letter-{letter.lower()}", letter) for letter in letters],
        letters=letters,
        count=len(library.by_author),
    )
    for author, papers in library.authors_with_page.items():
        description = _naming(f"{pluralize(len(papers), 'paper')} by {author.name}", papers, library)
        yield _listing(f"authors/{author.slug}/", author.name, description, papers, Crumb("Authors", "authors/"))


def _naming(subject: str, papers: Sequence[Paper], library: Library, most: int = 3) -> str:
    """A sentence about papers that names those on which most others build."""
    named = library.most_followed(papers)[:most]
    words = ":" if len(named) == len(papers) else ", among them"
    return f"{subject}{words} {_in_a_row([paper.label for paper in named])}."


def _in_a_row(names: Sequence[str]) -> str:
    """`A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _initial(author: Author) -> str:
    """The letter of the alphabet under which an author is found."""
    return slugify(author.family)[:1].upper() or "#"


def _venues(library: Library) -> Iterator[Page]:
    preprints = sum(not paper.venue for paper in library.papers)
    description = "The collection by conference, journal or workshop."
    yield _index("venues/", "Venues", description, library, preprints=preprints)
    for name, papers in library.by_venue.items():
        venue = library.vocabulary.venues[name]
        description = _naming(f"{venue.name}. {pluralize(len(papers), 'paper')}", papers, library)
        yield _listing(f"venues/{venue_slug(name)}/", name, description, papers, Crumb("Venues", "venues/"))


def _paths(library: Library) -> Iterator[Page]:
    description = "Papers to read one after the other, each with what to look for in it."
    yield Page("paths/", "Paths", description, "paths.html", newest(library.papers), styles=("paths",))
    paths = dict(enumerate(library.paths.items()))
    for number, (slug, path) in paths.items():
        yield Page(
            f"paths/{slug}/",
            path.title,
            path.description,
            "path.html",
            newest(library.papers_of(path)),
            {
                "path": path,
                "steps": [(library[step.paper], step.why) for step in path.steps],
                "previous": paths.get(number - 1),
                "next": paths.get(number + 1),
            },
            crumbs=(Crumb("Paths", "paths/"),),
            styles=("paths",),
        )


def _benchmarks(library: Library) -> Iterator[Page]:
    found = benchmark_results(library)
    fields = {
        field: sorted(own, key=lambda benchmark: (-len(benchmark.papers), benchmark.name))
        for field in library.vocabulary.fields
        if (own := [benchmark for benchmark in found if benchmark.field == field])
    }
    yield Page(
        "benchmarks/",
        "Benchmarks",
        "What the papers report, benchmark by benchmark, over the years.",
        "benchmarks.html",
        newest(library.papers),
        {"fields": fields, "count": len(all_entries(library))},
        contents=(*(Anchor(slugify(field), field) for field in fields), Anchor("data", "As data")),
        styles=("benchmarks",),
    )
    yield from (_benchmark(benchmark) for benchmark in found)


def _benchmark(benchmark: BenchmarkResults) -> Page:
    contents = [Anchor(comparison.anchor, comparison.title) for comparison in benchmark.comparisons]
    if benchmark.relative:
        contents.append(Anchor(RELATIVE, "Gains and factors"))
    return Page(
        benchmark.url,
        f"{benchmark.name}: results over time",
        f"Results on {benchmark.name}. {benchmark.about}",
        "benchmark.html",
        newest(benchmark.papers),
        {"benchmark": benchmark},
        crumbs=(Crumb("Benchmarks", "benchmarks/"), Crumb(benchmark.field, f"benchmarks/#{slugify(benchmark.field)}")),
        contents=tuple(contents),
        scripts=("benchmark",),
        styles=("benchmarks",),
    )


def _lineage(library: Library) -> Page:
    return Page(
        "lineage/",
        "Lineage",
        "Every paper on a line of time, joined to those it builds on.",
        "lineage.html",
        newest(library.papers),
        {"map": LineageMap(library), "largest_landmark": LARGEST_LANDMARK},
        scripts=("lineage",),
        render_blocking_id="map",
        styles=("lineage",),
    )


def _reading_list(library: Library) -> Page:
    return Page(
        "reading-list/",
        "Reading list",
        "The papers that you marked as read or to read, with your notes, kept in your own browser.",
        "reading-list.html",
        newest(library.papers),
        scripts=("reading-list",),
        styles=("reading-list",),
    )
