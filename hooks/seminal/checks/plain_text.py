"""Text that pages, feeds and citations show as it is written: in front matter and in vocabularies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..content.alphabets import find_odd_letter
from ..content.hidden_characters import find_hidden
from ..content.markup import find_markup
from ..content.odd_characters import find_odd_character
from ..diagnostics import quote
from .collection import Collection
from .registry import Finding, rule


@rule("hidden-character")
def find_hidden_characters(collection: Collection) -> Iterator[Finding]:
    """Text has no characters that cannot be seen, or that change the direction of others."""
    for path, name, text, line in collection.texts:
        yield from ((path, line, f"{name}: {message}") for _, message in find_hidden(text))
    for source in collection.sources:
        for position, message in find_hidden(source.body):
            yield source.path, source.body_line + source.body.count("\n", 0, position), message


@rule("odd-character")
def find_odd_characters(collection: Collection) -> Iterator[Finding]:
    """Text has plain spaces, and letters with their accents in one character."""
    return _find_mistakes(collection, find_odd_character)


@rule("mixed-alphabets")
def find_mixed_alphabets(collection: Collection) -> Iterator[Finding]:
    """A word has no letters of another alphabet that look like its own."""
    return _find_mistakes(collection, find_odd_letter)


@rule("plain-text")
def find_markup_in_fields(collection: Collection) -> Iterator[Finding]:
    """Text in a field is plain, without marks of Markdown, TeX or HTML."""
    for path, name, text, line in collection.texts:
        if not name.startswith("authors ") and (message := find_markup(text)):
            yield path, line, f"{name}: {message}"


@rule("cut-text")
def find_cut_texts(collection: Collection) -> Iterator[Finding]:
    """A ` #` begins a comment: text with one in it is in quotes, and two spaces come before a comment."""
    documents = [(source.path, source.front_matter) for source in collection.sources]
    documents += [(file.path, file.document) for file in collection.other_files]
    for path, document in documents:
        for line, text in document.cut:
            message = f"found ' #' after {quote(text)}; put the text in quotes, or write '  # ' before a comment"
            yield path, line, message


def _find_mistakes(collection: Collection, find: Callable[[str], str | None]) -> Iterator[Finding]:
    for path, name, text, line in collection.texts:
        if message := find(text):
            yield path, line, f"{name}: {message}"
