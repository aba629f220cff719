"""A YAML file of the folder papers/ that has to fit a schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..diagnostics import Problem, Problems, quote
from . import marked_yaml, rules
from .limits import MAX_VOCABULARY_SIZE
from .links_out import find_link_out
from .marked_yaml import MarkedYAML
from .schema_errors import KnownFields, find_schema_problems
from .text_file import read_text

Contents = TypeVar("Contents")


@dataclass(frozen=True, slots=True)
class ValidatedYAML(Generic[Contents]):
    """A file that fits its schema.

    Attributes:
        path: relative to the project's root, with forward slashes.
        contents: the file as values.
        document: the file as it was written, with line numbers.
    """

    path: str
    contents: Contents
    document: MarkedYAML

    def place(self, *location: str | int) -> tuple[str, int]:
        """The path of the file, and the line of a value in it."""
        return self.path, self.document.line(location)


def read_yaml(file: Path, schema: TypeAdapter[Contents]) -> ValidatedYAML[Contents]:
    """Read a file that is directly in papers/; one with nothing but comments in it is an empty mapping.

    Raises:
        Problems: it is missing or does not fit the schema; carries every such problem.
    """
    path = f"{file.parent.name}/{file.name}"
    document = _parse(file, path)
    problems = [
        Problem(path, line, f"the key {quote(key)} is repeated; keep one", rules.REPEATED_KEY)
        for line, key in document.duplicates
    ]
    try:
        contents = schema.validate_python({} if document.data is None else document.data)
    except ValidationError as error:
        problems += find_schema_problems(error, path, document, KnownFields())
    if problems:
        raise Problems(problems)
    return ValidatedYAML(path, contents, document)


def _parse(file: Path, path: str) -> MarkedYAML:
    text = find_link_out(file, file.parent, path) or read_text(file, path, MAX_VOCABULARY_SIZE)
    if isinstance(text, Problem):
        raise Problems([text])
    try:
        return marked_yaml.load(text)
    except marked_yaml.InvalidYAML as error:
        raise Problems([Problem(path, error.line, error.message, rules.YAML)]) from error
