"""A YAML file of the folder papers/ that has to fit a description of its contents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..diagnostics import Problem, Problems
from . import marked_yaml
from .marked_yaml import MarkedYAML
from .schema_errors import translate_errors
from .text_file import read_text

Contents = TypeVar("Contents")


@dataclass(frozen=True, slots=True)
class ValidatedYAML(Generic[Contents]):
    """A file without mistakes of form.

    Attributes:
        path: relative to the project's root, with forward slashes.
        contents: what is in it.
        document: the same as it was written, with lines.
    """

    path: str
    contents: Contents
    document: MarkedYAML


def read_yaml(file: Path, description: TypeAdapter[Contents]) -> ValidatedYAML[Contents]:
    """Read a file that stands in papers/ itself.

    Raises:
        Problems: it is missing or has mistakes; all of them are in it.
    """
    path = f"{file.parent.name}/{file.name}"
    text = read_text(file, path)
    if isinstance(text, Problem):
        raise Problems([text])
    try:
        document = marked_yaml.load(text)
    except marked_yaml.MarkedYAMLError as error:
        raise Problems([Problem(path, error.line, error.message)]) from error
    problems = [Problem(path, line, f"{key!r} stands twice; keep one") for line, key in document.duplicates]
    try:
        contents = description.validate_python(document.data)
    except ValidationError as error:
        problems += [Problem(path, document.line(where), message) for where, message in translate_errors(error)]
    if problems:
        raise Problems(problems)
    return ValidatedYAML(path, contents, document)
