"""Words of front matter that the files beside the papers have to list."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.limits import MIN_TAGS
from .collection import Collection
from .registry import Finding, rule, suggest


@rule("unknown-section")
def find_unknown_sections(collection: Collection) -> Iterator[Finding]:
    """The folder of a summary is a section of `sections.yml`."""
    known = collection.vocabulary.sections
    for source in collection.sources:
        if source.section not in known:
            hint = suggest(source.section, known, "sections.yml")
            yield source.path, 1, f"unknown section {source.section!r}{hint}"


@rule("unknown-tag")
def find_unknown_tags(collection: Collection) -> Iterator[Finding]:
    """A tag is one of `tags.yml`."""
    known = collection.vocabulary.tags
    for source, tag, line in collection.find_texts("tags", "*"):
        if tag not in known:
            yield source.path, line, f"unknown tag {tag!r}{suggest(tag, known, 'tags.yml')}"


@rule("too-few-tags", least=MIN_TAGS)
def find_missing_tags(collection: Collection) -> Iterator[Finding]:
    """A summary has {least} tags or more, unless `tags.yml` is empty."""
    if not collection.vocabulary.tags:
        return
    for source in collection.sources:
        tags = source.front_matter.data.get("tags", [])
        if isinstance(tags, list) and len(tags) < MIN_TAGS:
            message = f"tags: expected at least {MIN_TAGS}, found {len(tags)}; add slugs from tags.yml"
            yield source.path, source.line("tags"), message


@rule("unknown-venue")
def find_unknown_venues(collection: Collection) -> Iterator[Finding]:
    """A venue is one of `venues.yml`; a preprint has none."""
    known = collection.vocabulary.venues
    for source, venue, line in collection.find_texts("venue"):
        if venue.casefold() == "arxiv":
            yield source.path, line, "arXiv is not a venue; leave the field out and give links: {arxiv: …}"
        elif venue not in known:
            yield source.path, line, f"unknown venue {venue!r}{suggest(venue, known, 'venues.yml')}"


@rule("unknown-benchmark")
def find_unknown_benchmarks(collection: Collection) -> Iterator[Finding]:
    """A result's benchmark is one of `benchmarks.yml`."""
    known = collection.vocabulary.benchmarks
    for source, benchmark, line in collection.find_texts("results", "*", "benchmark"):
        if benchmark not in known:
            yield source.path, line, f"unknown benchmark {benchmark!r}{suggest(benchmark, known, 'benchmarks.yml')}"


@rule("unknown-metric")
def find_unknown_metrics(collection: Collection) -> Iterator[Finding]:
    """A result's metric is one of `benchmarks.yml`."""
    known = collection.vocabulary.metrics
    for source, metric, line in collection.find_texts("results", "*", "metric"):
        if metric not in known:
            yield source.path, line, f"unknown metric {metric!r}{suggest(metric, known, 'benchmarks.yml')}"
