"""Steps of the reading paths in `paths.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import did_you_mean, quote
from .collection import Collection
from .registry import Finding, rule


@rule("unknown-step")
def find_unknown_steps(collection: Collection) -> Iterator[Finding]:
    """A step of a reading path is a paper of the collection."""
    for file, steps in _list_paths(collection):
        for slug, line in steps:
            if slug not in collection.by_slug and slug not in collection.unread_slugs:
                hint = did_you_mean(slug, collection.by_slug) or "; name a paper of the collection by its slug"
                yield file, line, f"unknown paper {quote(slug)}{hint}"


@rule("repeated-step")
def find_repeated_steps(collection: Collection) -> Iterator[Finding]:
    """A paper is on a reading path once."""
    for file, steps in _list_paths(collection):
        seen: set[str] = set()
        for slug, line in steps:
            if slug in seen:
                yield file, line, f"{quote(slug)} is already on this path; keep one"
            seen.add(slug)


@rule("step-order")
def find_early_steps(collection: Collection) -> Iterator[Finding]:
    """A paper comes after those papers of the path that it descends from, directly or through others."""
    for file, steps in _list_paths(collection):
        order = list(dict.fromkeys(slug for slug, _ in steps))
        for slug, line in steps:
            ancestors = collection.ancestors(slug)
            for later in order[order.index(slug) + 1 :]:
                if later in ancestors:
                    yield (
                        file,
                        line,
                        f"{quote(slug)} descends from {quote(later)}, which comes later; put {quote(later)} before it",
                    )


def _list_paths(collection: Collection) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """For each reading path its file, and the slug of each step with its line."""
    if collection.paths:
        file, document = collection.paths.path, collection.paths.document
        for name, path in collection.paths.contents.items():
            steps = enumerate(path.steps)
            yield file, [(step.paper, document.line((name, "steps", index))) for index, step in steps]
