"""The rules of the collection. Each check is a generator of problems; its docstring is the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError
from slugify import slugify

from ..content.formulas import Formula, Rejected, Typeset
from ..content.front_matter import ET_AL, FrontMatter, field_names
from ..content.marked_yaml import Location
from ..content.reading_paths import CuratedPaths
from ..content.schema_errors import translate_errors
from ..content.source_files import Source
from ..content.summary import HEADINGS, Link
from ..content.vocabulary import Kind, Relation, Vocabulary
from ..diagnostics import Problem, did_you_mean, pluralize
from ..models.author import Author
from ..models.paper import Paper

MIN_WORDS, MAX_WORDS = 100, 650
SCHEMES = {"http", "https", "mailto"}
PAGE_ANCHORS = {"numbers", "read-first", "lineage", "related", "search", "search-how", "ways"}
"""The ids of parts that a paper's page has beside the summary."""
PAGE_IDS = PAGE_ANCHORS | {
    *("begun", "most", "paths", "sections", "newest", "topics"),
    *("filter", "filters", "papers", "rows", "list", "map", "data", "relative", "export", "import", "import-file"),
}
"""The ids of parts of any page: in lists, papers have their slugs as ids."""

Check = Callable[["Collection"], Iterator[Problem]]


@dataclass(frozen=True)
class Collection:
    """All that the checks look at.

    Attributes:
        sources: every file that could be taken apart, in order of path.
        vocabulary: the words that front matter may use.
        typeset: what became of each formula.
        paths: the reading paths; None when they could not be read.
        unread: the files that could not be taken apart; what points to them is no mistake.
    """

    sources: tuple[Source, ...]
    vocabulary: Vocabulary
    typeset: Mapping[Formula, Typeset | Rejected]
    paths: CuratedPaths | None = None
    unread: frozenset[str] = frozenset()

    @cached_property
    def unread_slugs(self) -> frozenset[str]:
        """The slugs of the unread files."""
        return frozenset(PurePosixPath(path).stem for path in self.unread)

    @cached_property
    def by_slug(self) -> dict[str, Source]:
        """The files by slug; the first in order of path where two share one."""
        return {source.slug: source for source in reversed(self.sources)}

    @cached_property
    def by_path(self) -> dict[str, Source]:
        """The files by path."""
        return {source.path: source for source in self.sources}

    @cached_property
    def descent(self) -> dict[str, dict[str, int]]:
        """For each slug, the papers that it descends from directly, each with the line that says so."""
        earlier: dict[str, dict[str, int]] = defaultdict(dict)
        relations = [relation.value for relation in Relation if relation.descends]
        for source in self.sources:
            for edge, where in _found(source, "lineage", "*"):
                if isinstance(edge, dict) and edge.get("relation") in relations and edge.get("to") != source.slug:
                    earlier[source.slug][str(edge.get("to"))] = source.front.line(where)
        return dict(earlier)

    def rests_on(self, slug: str) -> set[str]:
        """The papers that one descends from, directly or through others."""
        found: set[str] = set()
        following = [slug]
        while following:
            new = self.descent.get(following.pop(), {}).keys() - found
            found |= new
            following += new
        return found


def check(
    sources: Iterable[Source],
    vocabulary: Vocabulary,
    typeset: Mapping[Formula, Typeset | Rejected],
    paths: CuratedPaths | None = None,
    unread: Iterable[str] = (),
) -> tuple[list[Paper], list[Problem]]:
    """Run every check over the whole collection.

    Args:
        sources: every file that could be taken apart.
        vocabulary: the words that front matter may use.
        typeset: what became of each formula.
        paths: the reading paths; None when they could not be read.
        unread: the paths of the other files.

    Returns:
        The papers, in order of slug (those whose front matter fits the schema), and every problem, in order.
    """
    collection = Collection(tuple(sources), vocabulary, typeset, paths, frozenset(unread))
    problems = [problem for rule in CHECKS for problem in rule(collection)]
    papers: list[Paper] = []
    for source in collection.sources:
        try:
            papers.append(_paper(source))
        except ValidationError as error:
            for where, message in translate_errors(error, field_names(), "front matter"):
                problems.append(Problem(source.path, source.front.line(where), message))
    return sorted(papers, key=lambda paper: paper.slug), sorted(set(problems))


def _paper(source: Source) -> Paper:
    own = {"slug": source.slug, "section": source.section, "path": source.path, "summary": source.summary}
    if own.keys() & source.front.data.keys():
        FrontMatter.model_validate(
            source.front.data
        )  # refuses them: they come from the file's place, not from its text
    return Paper.model_validate({**source.front.data, **own})


def _found(source: Source, *pattern: str) -> Iterator[tuple[Any, Location]]:
    """Values of the front matter that fit a pattern, where `*` is any place in a list.

    The checks look at front matter as it was written, so that one wrong field does not hide the other mistakes.
    """

    def walk(value: Any, rest: tuple[str, ...], location: Location) -> Iterator[tuple[Any, Location]]:
        if not rest:
            yield value, location
        elif rest[0] == "*" and isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(item, rest[1:], (*location, index))
        elif isinstance(value, dict) and rest[0] in value:
            yield from walk(value[rest[0]], rest[1:], (*location, rest[0]))

    return walk(source.front.data, pattern, ())


def _words(source: Source, *pattern: str) -> Iterator[tuple[str, int]]:
    """Texts that fit a pattern, each with its line."""
    return ((value, source.front.line(where)) for value, where in _found(source, *pattern) if isinstance(value, str))


def _suggestion(word: str, known: Iterable[str], vocabulary: str) -> str:
    """How to go on with a word that no vocabulary has."""
    return did_you_mean(word, known) or f"; take one of papers/{vocabulary}.yml, or add it there"


def _year(source: Source) -> int | None:
    """The year in which the work first appeared, if it is told."""
    years = [value for field in ("posted", "year") for value, _ in _found(source, field) if isinstance(value, int)]
    return years[0] if years else None


def repeated_fields(collection: Collection) -> Iterator[Problem]:
    """A field stands once."""
    for source in collection.sources:
        for line, key in source.front.duplicates:
            yield Problem(source.path, line, f"the field {key!r} stands twice; keep one")


def slugs(collection: Collection) -> Iterator[Problem]:
    """A file is named after its slug: lower-case letters, digits, hyphens; one file a slug, and no id of pages."""
    for source in collection.sources:
        if source.slug != slugify(source.slug):
            yield Problem(source.path, 1, f"expected a file name like {slugify(source.slug) + '.md'!r}; rename it")
        if source.slug in PAGE_IDS:
            yield Problem(source.path, 1, f"the slug {source.slug!r} is the id of a part of a page; rename the file")
        first = collection.by_slug[source.slug]
        if first is not source:
            yield Problem(source.path, 1, f"the slug {source.slug!r} stands also at {first.path}; keep one")


def citation_keys(collection: Collection) -> Iterator[Problem]:
    """Slugs differ in more than hyphens, which citation keys leave out."""
    first: dict[str, Source] = {}
    for source in collection.sources:
        other = first.setdefault(source.slug.replace("-", ""), source)
        if other.slug != source.slug:
            message = f"the slug {source.slug!r} differs from {other.slug!r} only in hyphens; rename one"
            yield Problem(source.path, 1, message)


def sections(collection: Collection) -> Iterator[Problem]:
    """The folder of a summary is a section of sections.yml."""
    known = collection.vocabulary.sections
    for source in collection.sources:
        if source.section not in known:
            cure = _suggestion(source.section, known, "sections")
            yield Problem(source.path, 1, f"unknown section {source.section!r}{cure}")


def tags(collection: Collection) -> Iterator[Problem]:
    """A tag stands in tags.yml."""
    known = collection.vocabulary.tags
    for source in collection.sources:
        for tag, line in _words(source, "tags", "*"):
            if tag not in known:
                yield Problem(source.path, line, f"unknown tag {tag!r}{_suggestion(tag, known, 'tags')}")


def venues(collection: Collection) -> Iterator[Problem]:
    """A venue stands in venues.yml; a preprint has none."""
    known = collection.vocabulary.venues
    for source in collection.sources:
        for venue, line in _words(source, "venue"):
            if venue.casefold() == "arxiv":
                yield Problem(source.path, line, "arXiv is no venue; leave the field out and give links: {arxiv: …}")
            elif venue not in known:
                yield Problem(source.path, line, f"unknown venue {venue!r}{_suggestion(venue, known, 'venues')}")


def results(collection: Collection) -> Iterator[Problem]:
    """A result's benchmark, task and metric stand in benchmarks.yml, and an absolute value has the metric's unit."""
    vocabulary = collection.vocabulary
    for source in collection.sources:
        for benchmark, line in _words(source, "results", "*", "benchmark"):
            if benchmark not in vocabulary.benchmarks:
                cure = _suggestion(benchmark, vocabulary.benchmarks, "benchmarks")
                yield Problem(source.path, line, f"unknown benchmark {benchmark!r}{cure}")
        for metric, line in _words(source, "results", "*", "metric"):
            if metric not in vocabulary.metrics:
                cure = _suggestion(metric, vocabulary.metrics, "benchmarks")
                yield Problem(source.path, line, f"unknown metric {metric!r}{cure}")
        for result, where in _found(source, "results", "*"):
            if isinstance(result, dict):
                for message in _mismatches(result, vocabulary):
                    yield Problem(source.path, source.front.line(where), message)


def _mismatches(result: dict[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    benchmark = vocabulary.benchmarks.get(str(result.get("benchmark")))
    task = str(result.get("task"))
    if benchmark and "task" in result and task not in benchmark.tasks:
        name = result["benchmark"]
        yield f"unknown task {task!r} of {name}; expected one of {', '.join(benchmark.tasks)}"
    metric = vocabulary.metrics.get(str(result.get("metric")))
    unit = result.get("unit", "")
    if metric and result.get("relative_to") is None and unit != metric.unit:
        yield f"expected the unit {metric.unit!r} of {result['metric']}, found {unit!r}"


def conditions(collection: Collection) -> Iterator[Problem]:
    """The setting of an absolute result tells which of its benchmark's conditions it was come by under."""
    benchmarks = collection.vocabulary.benchmarks
    for source in collection.sources:
        for result, where in _found(source, "results", "*"):
            if not isinstance(result, dict) or result.get("relative_to") is not None:
                continue
            name, task, setting = (str(result.get(field)) for field in ("benchmark", "task", "setting"))
            benchmark = benchmarks.get(name)
            if benchmark and task in benchmark.conditions and not benchmark.condition(task, setting):
                labels = ", ".join(repr(condition.label) for condition in benchmark.conditions[task])
                message = (
                    f"setting: expected words of a condition of {task} on {name} ({labels}), found {setting!r};"
                    " say it in the setting, or give the condition these words in benchmarks.yml"
                )
                yield Problem(source.path, source.front.line((*where, "setting")), message)


def links_out(collection: Collection) -> Iterator[Problem]:
    """A work has an arXiv id, a DOI or an address; a talk may have none."""
    for source in collection.sources:
        data = source.front.data
        links = data.get("links")
        if not isinstance(links, dict) or data.get("kind") == Kind.TALK:
            continue
        if all(links.get(field) is None for field in ("arxiv", "doi", "url")):
            yield Problem(source.path, source.line("links"), "links: expected arxiv, doi or url, found none of them")


def posted(collection: Collection) -> Iterator[Problem]:
    """`posted` is given only when the work was first posted in a year before `year`."""
    for source in collection.sources:
        first, year = (source.front.data.get(field) for field in ("posted", "year"))
        if isinstance(first, int) and isinstance(year, int) and first >= year:
            message = f"posted: expected a year before {year}, found {first}; leave it out"
            yield Problem(source.path, source.line("posted"), message)


def identities(collection: Collection) -> Iterator[Problem]:
    """No two papers share an arXiv id, a DOI or a title."""
    for field in (("links", "arxiv"), ("links", "doi"), ("title",)):
        yield from _shared(collection, field[-1], lambda source, field=field: _words(source, *field))  # type: ignore[misc]


def names(collection: Collection) -> Iterator[Problem]:
    """No two papers share a name or an alias, and none has an alias that is its name."""

    def of(source: Source) -> Iterator[tuple[str, int]]:
        yield from _words(source, "name")
        yield from _words(source, "aliases", "*")

    yield from _shared(collection, "name or alias", of)
    for source in collection.sources:
        own = {name.casefold() for name, _ in _words(source, "name")}
        for alias, line in _words(source, "aliases", "*"):
            if alias.casefold() in own:
                yield Problem(source.path, line, f"the alias {alias!r} is the paper's name already; remove it")


def _shared(
    collection: Collection, what: str, values: Callable[[Source], Iterable[tuple[str, int]]]
) -> Iterator[Problem]:
    """Values that a file with a later path has in common with an earlier one."""
    first: dict[str, Source] = {}
    for source in collection.sources:
        for value, line in values(source):
            other = first.setdefault(value.casefold(), source)
            if other.slug != source.slug:
                yield Problem(source.path, line, f"the {what} {value!r} stands also in {other.path}; keep one")


def author_spellings(collection: Collection) -> Iterator[Problem]:
    """A person is spelled in one way; spellings may not differ in middle initials, accents, dots or case only."""
    first: dict[str, tuple[str, Source]] = {}
    for source in collection.sources:
        for name, line in _words(source, "authors", "*"):
            if name == ET_AL or not name.strip():
                continue
            known, other = first.setdefault(Author.from_string(name).identity, (name, source))
            if known != name:
                yield Problem(source.path, line, f"author {name!r} is {known!r} in {other.path}; use one spelling")


def author_names(collection: Collection) -> Iterator[Problem]:
    """An author is one name; a group stands in braces."""
    for source in collection.sources:
        for name, line in _words(source, "authors", "*"):
            if not name.strip("{} "):
                yield Problem(source.path, line, f"expected a name, found {name!r}; write it out or remove it")
            elif name.startswith("{") != name.endswith("}"):
                yield Problem(source.path, line, f'expected a group between braces, "{{Name}}", found {name!r}')
            elif not name.startswith("{") and ("," in name or " and " in name):
                yield Problem(source.path, line, f"expected one name an author, first name first, found {name!r}")


def lineage_targets(collection: Collection) -> Iterator[Problem]:
    """A relation points to another paper of the collection, once, and not to one that appeared in a later year."""
    for source in collection.sources:
        seen: set[str] = set()
        for target, line in _words(source, "lineage", "*", "to"):
            other = collection.by_slug.get(target)
            if other is None:
                if target not in collection.unread_slugs:
                    hint = did_you_mean(target, collection.by_slug)
                    yield Problem(source.path, line, f"lineage: unknown paper {target!r}{hint}")
            elif target == source.slug:
                yield Problem(source.path, line, "lineage: found the paper itself; name an earlier one")
            elif target in seen:
                yield Problem(source.path, line, f"lineage: {target!r} stands twice; keep the stronger relation")
            elif (own := _year(source)) and (its := _year(other)) and its > own:
                found = f"{target!r} first appeared in {its}, this paper in {own}"
                yield Problem(source.path, line, f"lineage: {found}; let the later paper point to the earlier")
            seen.add(target)


def lineage_cycles(collection: Collection) -> Iterator[Problem]:
    """`builds-on`, `extends` and `replaces` never form a cycle."""
    try:
        TopologicalSorter(collection.descent).prepare()
    except CycleError as error:
        cycle = error.args[1][::-1]  # as told, each node comes before the one that points to it
        start = collection.by_slug[cycle[0]]
        message = f"lineage: found the cycle {' → '.join(cycle)}; turn or remove one of these relations"
        yield Problem(start.path, collection.descent[cycle[0]][cycle[1]], message)


def headings(collection: Collection) -> Iterator[Problem]:
    """The body's second-level headings are Problem, Method, Results, Limits, Legacy: one or more, in this order."""
    for source in collection.sources:
        order = -1
        if not any(heading.level == 2 for heading in source.summary.headings):  # noqa: PLR2004
            message = f"expected one of the headings {', '.join(HEADINGS)}, found none; start a part with '## '"
            yield Problem(source.path, source.body_line, message)
        for heading in source.summary.headings:
            if heading.level == 1:
                message = "found a first-level heading; the title comes from the front matter, start with '## '"
                yield Problem(source.path, heading.line, message)
            elif heading.level == 2:  # noqa: PLR2004
                if heading.text not in HEADINGS:
                    expected = f"expected one of the headings {', '.join(HEADINGS)}; found {heading.text!r}"
                    yield Problem(source.path, heading.line, expected + did_you_mean(heading.text, HEADINGS))
                elif HEADINGS.index(heading.text) <= order:
                    message = f"the heading {heading.text!r} stands too late; the order is {', '.join(HEADINGS)}"
                    yield Problem(source.path, heading.line, message)
                else:
                    order = HEADINGS.index(heading.text)


def heading_anchors(collection: Collection) -> Iterator[Problem]:
    """A heading's id is not one that the paper's page gives to parts of its own."""
    for source in collection.sources:
        for heading in source.summary.headings:
            if heading.anchor in PAGE_ANCHORS:
                message = f"the heading {heading.text!r} has the id of a part that each page has; use other words"
                yield Problem(source.path, heading.line, message)


def lengths(collection: Collection) -> Iterator[Problem]:
    """A body has 100 to 650 words outside formulas."""
    for source in collection.sources:
        words = source.summary.words
        if not MIN_WORDS <= words <= MAX_WORDS:
            message = f"expected a summary of {MIN_WORDS} to {MAX_WORDS} words, found {pluralize(words, 'word')}"
            yield Problem(source.path, source.body_line, message)


def raw_html(collection: Collection) -> Iterator[Problem]:
    """A summary holds no HTML: it could run scripts, and code hosts drop it."""
    for source in collection.sources:
        for tag, line in source.summary.raw_html:
            message = f"found the HTML {tag[:40]!r}; write Markdown, or put it in backquotes to show it"
            yield Problem(source.path, line, message)


def images(collection: Collection) -> Iterator[Problem]:
    """A summary has no images: the site loads nothing from other hosts, and papers/ holds text."""
    for source in collection.sources:
        for image in source.summary.images:
            message = f"found the image {image.target!r}; summaries hold none, say what it shows"
            yield Problem(source.path, image.line, message)


def links(collection: Collection) -> Iterator[Problem]:
    """A link leads to a summary by its relative path, to a heading, or out by https, http or mailto."""
    for source in collection.sources:
        for link in source.summary.links:
            if message := _link_error(link, source, collection):
                yield Problem(source.path, link.line, message)


def _link_error(link: Link, source: Source, collection: Collection) -> str | None:
    if link.is_relative:
        return _relative_link_error(link, source, collection)
    if link.target.startswith("#"):
        anchors = {heading.anchor for heading in source.summary.headings}
        wrong = link.target[1:] not in anchors
        return f"no heading {link.target!r} here{did_you_mean(link.target[1:], anchors)}" if wrong else None
    if not link.parts:
        return f"expected an address, found {link.target[:60]!r}; write https://host/path"
    if link.parts.scheme not in SCHEMES:
        return f"expected a link that starts with https:// or ../, found {link.target[:60]!r}"
    return None


def _relative_link_error(link: Link, source: Source, collection: Collection) -> str | None:
    path = link.path_from(source.path)
    if path.startswith("..") or link.target.startswith("/"):
        return f"the link {link.target!r} leads out of the collection; use https:// for other pages"
    if path in collection.unread:
        return None
    other = collection.by_path.get(path)
    if other is None:
        slug = PurePosixPath(path).stem if path.endswith(".md") else ""
        moved = collection.by_slug.get(slug)
        hint = f"; it stands at {moved.path}" if moved else did_you_mean(path, collection.by_path)
        return f"the link {link.target!r} leads to no summary{hint}"
    anchor = link.parts.fragment if link.parts else ""
    anchors = {heading.anchor for heading in other.summary.headings}
    if anchor and anchor not in anchors:
        return f"no heading '#{anchor}' in {other.path}{did_you_mean(anchor, anchors)}"
    return None


def formulas(collection: Collection) -> Iterator[Problem]:
    """MathJax accepts every formula."""
    for source in collection.sources:
        for formula, line in source.summary.formulas:
            rejected = collection.typeset.get(formula)
            if isinstance(rejected, Rejected):
                yield Problem(source.path, line, f"formula: {rejected.message}; found '{_line(formula.tex)}'")
        for stray, line in source.summary.stray_dollars:
            message = f"found '{_line(stray)}', where '$$' begins or ends no formula; a formula holds no empty line"
            yield Problem(source.path, line, message)


def _line(text: str) -> str:
    """The beginning of a text on one line, letter by letter, so that it can be searched for."""
    return " ".join(text.split())[:60]


def path_papers(collection: Collection) -> Iterator[Problem]:
    """A step of a reading path is a paper of the collection, and stands on the path once."""
    for file, steps in _steps_of_paths(collection):
        seen: set[str] = set()
        for slug, line in steps:
            if slug not in collection.by_slug and slug not in collection.unread_slugs:
                yield Problem(file, line, f"unknown paper {slug!r}{did_you_mean(slug, collection.by_slug)}")
            elif slug in seen:
                yield Problem(file, line, f"{slug!r} stands on this path already; keep one")
            seen.add(slug)


def path_order(collection: Collection) -> Iterator[Problem]:
    """A paper stands on a reading path after those of the path that it descends from."""
    for file, steps in _steps_of_paths(collection):
        order = list(dict.fromkeys(slug for slug, _ in steps))
        for slug, line in steps:
            rests_on = collection.rests_on(slug)
            for later in order[order.index(slug) + 1 :]:
                if later in rests_on:
                    message = f"{slug!r} rests on {later!r}, which comes later; put {later!r} before it"
                    yield Problem(file, line, message)


def _steps_of_paths(collection: Collection) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """For each reading path its file, and the slug of each step with its line."""
    if collection.paths:
        file, document = collection.paths.path, collection.paths.document
        for name, path in collection.paths.contents.items():
            steps = enumerate(path.steps)
            yield file, [(step.paper, document.line((name, "steps", index))) for index, step in steps]


CHECKS: tuple[Check, ...] = (
    repeated_fields,
    slugs,
    citation_keys,
    sections,
    tags,
    venues,
    results,
    conditions,
    links_out,
    posted,
    identities,
    names,
    author_spellings,
    author_names,
    lineage_targets,
    lineage_cycles,
    headings,
    heading_anchors,
    lengths,
    raw_html,
    images,
    links,
    formulas,
    path_papers,
    path_order,
)
