"""The vocabulary files themselves: whether their entries go together."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.addresses import explain_address
from ..content.benchmarks import benchmark_slug
from ..content.marked_yaml import Location
from ..content.vocabulary import BENCHMARKS, NO_VENUE, TAGS, VENUES, Vocabulary, venue_slug
from ..diagnostics import did_you_mean, quote
from .collection import Collection
from .registry import Finding, rule


@rule("missing-address")
def find_missing_addresses(collection: Collection) -> Iterator[Finding]:
    """The name of a venue or a benchmark has letters or digits of which the address of its page can be made."""
    for file, location, name, address in _list_addresses(collection.vocabulary):
        if message := explain_address(address):
            place = collection.vocabulary.files[file].place(*location)
            yield *place, f"{quote(name)} {message}"


@rule("shared-address")
def find_shared_addresses(collection: Collection) -> Iterator[Finding]:
    """No two tags, venues or benchmarks have pages with the same address."""
    owners: dict[tuple[str, str], tuple[str, Location]] = {(VENUES, NO_VENUE): ("papers without a venue", ())}
    for file, location, name, address in _list_addresses(collection.vocabulary):
        owner, first = owners.setdefault((file, address), (name, location))
        if address and first != location:
            place = collection.vocabulary.files[file].place(*location)
            yield *place, f"{quote(name)} would have the same address as {quote(owner)}; give it another name"


@rule("task-in-two-fields")
def find_tasks_in_two_fields(collection: Collection) -> Iterator[Finding]:
    """A benchmark's task is in one of the fields of `benchmarks.yml` only."""
    first: dict[str, str] = {}
    for field, tasks in collection.vocabulary.fields.items():
        for task in tasks:
            if (other := first.setdefault(task, field)) != field:
                place = collection.vocabulary.files[BENCHMARKS].place("fields", field)
                yield *place, f"the task {quote(task)} is already in the field {quote(other)}; keep one"


@rule("task-without-field")
def find_tasks_without_field(collection: Collection) -> Iterator[Finding]:
    """A benchmark's task is in one of the fields of `benchmarks.yml`."""
    known = {task for tasks in collection.vocabulary.fields.values() for task in tasks}
    for name, benchmark in collection.vocabulary.benchmarks.items():
        for task in benchmark.tasks:
            if task not in known:
                hint = did_you_mean(task, known) or "; add it to one"
                place = collection.vocabulary.files[BENCHMARKS].place("benchmarks", name)
                yield *place, f"expected the task {quote(task)} in one of the fields, found it in none{hint}"


def _list_addresses(vocabulary: Vocabulary) -> Iterator[tuple[str, Location, str, str]]:
    """For each word with a page its file, its place in it, the word, and the last part of the page's address."""
    for group_slug, group in vocabulary.tag_groups.items():
        for tag in group.tags:
            yield TAGS, (group_slug, "tags", tag), tag, tag
    for venue in vocabulary.venues:
        yield VENUES, (venue,), venue, venue_slug(venue)
    for benchmark in vocabulary.benchmarks:
        yield BENCHMARKS, ("benchmarks", benchmark), benchmark, benchmark_slug(benchmark)
