"""Relations to earlier papers."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from ..content.source_files import Source
from ..diagnostics import did_you_mean, quote
from .collection import Collection
from .registry import Finding, rule


@rule("unknown-paper")
def find_unknown_papers(collection: Collection) -> Iterator[Finding]:
    """A relation points to a paper of the collection."""
    for source, target, line in collection.find_texts("lineage", "*", "to"):
        if target not in collection.by_slug and target not in collection.unread_slugs:
            hint = did_you_mean(target, collection.by_slug) or "; name a paper of the collection by its slug"
            yield source.path, line, f"lineage: unknown paper {quote(target)}{hint}"


@rule("relation-to-itself")
def find_relations_to_itself(collection: Collection) -> Iterator[Finding]:
    """A relation points to another paper."""
    for source, target, line in collection.find_texts("lineage", "*", "to"):
        if target == source.slug:
            yield source.path, line, "lineage: expected another paper, found the paper itself; name an earlier one"


@rule("repeated-relation")
def find_repeated_relations(collection: Collection) -> Iterator[Finding]:
    """A paper has one relation to another, the strongest that is true."""
    for source in collection.sources:
        seen: set[str] = set()
        for target, line in source.find_texts("lineage", "*", "to"):
            if target in seen and target != source.slug:
                yield source.path, line, f"lineage: {quote(target)} is repeated; keep the stronger relation"
            seen.add(target)


@rule("later-paper")
def find_later_papers(collection: Collection) -> Iterator[Finding]:
    """A relation does not point to a paper that first appeared in a later year."""
    for source, target, line in collection.find_texts("lineage", "*", "to"):
        other = collection.by_slug.get(target, source)
        year, other_year = _first_year(source), _first_year(other)
        if year and other_year and other_year > year:
            found = f"{quote(target)} first appeared in {other_year}, this paper in {year}"
            yield source.path, line, f"lineage: {found}; state the relation in the later paper instead"


@rule("lineage-cycle")
def find_cycles(collection: Collection) -> Iterator[Finding]:
    """`builds-on`, `extends` and `replaces` never form a cycle."""
    try:
        TopologicalSorter(collection.parents).prepare()
    except CycleError as error:
        cycle = error.args[1][::-1]  # graphlib puts each paper before those that point to it
        start = collection.by_slug[cycle[0]]
        message = f"lineage: found the cycle {' → '.join(cycle)}; reverse or remove one of these relations"
        yield start.path, collection.parents[cycle[0]][cycle[1]], message


def _first_year(source: Source) -> int | None:
    """The year in which the work first appeared, if front matter has it."""
    data = source.front_matter.data
    return next((data[field] for field in ("posted", "year") if isinstance(data.get(field), int)), None)
