"""Names of authors."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.front_matter import ET_AL
from ..content.source_files import Source
from ..models.author import Author
from .collection import Collection
from .registry import Finding, rule


@rule("author-spelling")
def find_spellings(collection: Collection) -> Iterator[Finding]:
    """A person is spelled in one way: no two spellings differ only in middle initials, accents, dots or case."""
    first: dict[str, tuple[str, Source]] = {}
    for source, name, line in collection.find_texts("authors", "*"):
        if name == ET_AL or not name.strip():
            continue
        known, other = first.setdefault(Author.from_string(name).identity, (name, source))
        if known != name:
            message = f"the author {name!r} is spelled {known!r} in {other.path}; use one spelling"
            yield source.path, line, message


@rule("author-form")
def find_malformed_names(collection: Collection) -> Iterator[Finding]:
    """An author is one name, given name first; a group is in braces."""
    for source, name, line in collection.find_texts("authors", "*"):
        if not name.strip("{} "):
            yield source.path, line, f"expected a name, found {name!r}; write it out or remove it"
        elif name.startswith("{") != name.endswith("}"):
            yield source.path, line, f'expected a group in braces, "{{Name}}", found {name!r}; add the other brace'
        elif not name.startswith("{") and ("," in name or " and " in name):
            message = f"expected one name per author, given name first, found {name!r}; split or reorder it"
            yield source.path, line, message
