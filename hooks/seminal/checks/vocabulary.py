"""Words of front matter that the files beside the papers have to list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..content.limits import MAX_TEXT_LENGTH, MIN_TAGS
from ..content.vocabulary import Venue
from ..diagnostics import quote
from .collection import Collection
from .registry import Finding, rule, suggest

_PREPRINT = re.compile(
    r"(?P<arxiv>arxiv(?:\.org)?(?:[ :].*)?)|(?P<corr>corr(?:[ ,].*)?|computing research repository.*)"
    r"|(?:pre-?print|under review|submitted|unpublished|manuscript|openreview|biorxiv|medrxiv|techrxiv|ssrn)(?: .*)?",
    re.IGNORECASE,
)
_FORMER_NAMES = {"nips": "neurips", "nuerips": "neurips"}
_COMMON_WORDS = frozenset(
    "a acm advances and annual at conference conf cvf for ieee in international meeting of on proc proceedings the"  # noqa: SIM905
    " track".split()
)
"""What tells no venue from another."""


@rule("unknown-section")
def find_unknown_sections(collection: Collection) -> Iterator[Finding]:
    """The folder of a summary is a section of `sections.yml`."""
    known = collection.vocabulary.sections
    for source in collection.sources:
        if source.section not in known:
            hint = suggest(source.section, known, "sections.yml")
            yield source.path, 1, f"unknown section {quote(source.section)}{hint}"


@rule("unknown-tag")
def find_unknown_tags(collection: Collection) -> Iterator[Finding]:
    """A tag is one of `tags.yml`."""
    known = collection.vocabulary.tags
    for source, tag, line in collection.find_texts("tags", "*"):
        if tag not in known:
            yield source.path, line, f"unknown tag {quote(tag)}{suggest(tag, known, 'tags.yml')}"


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
        if venue in known:
            continue
        if server := _PREPRINT.fullmatch(venue):
            yield source.path, line, _explain_preprint(server)
        else:
            hint = _suggest_venue(venue, known) or suggest(venue, known, "venues.yml")
            yield source.path, line, f"unknown venue {quote(venue)}{hint}"


def _explain_preprint(found: re.Match[str]) -> str:
    if found["arxiv"] or found["corr"]:
        name = "arXiv is" if found["arxiv"] else "CoRR is arXiv, which is"
        return f"{name} not a venue; leave the field out and give links: {{arxiv: …}}"
    return f"{quote(found[0])} is not a venue; leave the field out, which means a preprint"


def _suggest_venue(venue: str, known: Mapping[str, Venue]) -> str | None:
    """The end of a message about a text that has all words of a venue's short or full name, and others."""
    words = _key_words(_FORMER_NAMES.get(venue.casefold(), venue))
    names = [(name, _key_words(text)) for name, entry in known.items() for text in (name, entry.name)]
    length, best = max(((len(key), name) for name, key in names if key and key <= words), default=(0, ""))
    return f"; did you mean {quote(best)}? If not, add it to papers/venues.yml" if length else None


def _key_words(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", text[:MAX_TEXT_LENGTH].casefold())
    return frozenset(_FORMER_NAMES.get(word, word) for word in words) - _COMMON_WORDS


@rule("unknown-benchmark")
def find_unknown_benchmarks(collection: Collection) -> Iterator[Finding]:
    """A result's benchmark is one of `benchmarks.yml`."""
    known = collection.vocabulary.benchmarks
    for source, benchmark, line in collection.find_texts("results", "*", "benchmark"):
        if benchmark not in known:
            yield (
                source.path,
                line,
                f"unknown benchmark {quote(benchmark)}{suggest(benchmark, known, 'benchmarks.yml')}",
            )


@rule("unknown-metric")
def find_unknown_metrics(collection: Collection) -> Iterator[Finding]:
    """A result's metric is one of `benchmarks.yml`."""
    known = collection.vocabulary.metrics
    for source, metric, line in collection.find_texts("results", "*", "metric"):
        if metric not in known:
            yield source.path, line, f"unknown metric {quote(metric)}{suggest(metric, known, 'benchmarks.yml')}"
