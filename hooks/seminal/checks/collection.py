"""All that the checks look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from ..content.formulas import Formula, RejectedFormula, TypesetFormula
from ..content.front_matter import ET_AL, is_free_text
from ..content.limits import MAX_TEXT_LENGTH
from ..content.marked_yaml import describe_location
from ..content.reading_paths import PathFile
from ..content.source_files import Source
from ..content.validated_yaml import ValidatedYAML
from ..content.vocabulary import Relation, Vocabulary

_DESCENT = [relation.value for relation in Relation if relation.descends]


class FieldText(NamedTuple):
    """A text of front matter or of another YAML file, with its file, what messages call its field, and its line."""

    path: str
    field: str
    text: str
    line: int


@dataclass(frozen=True)
class Collection:
    """The files of a collection before they are judged.

    The checks look at front matter as it was written, so that one wrong field does not hide the other mistakes.

    Attributes:
        sources: every file that could be parsed, in order of path.
        vocabulary: the words that front matter may use.
        typeset: the formulas of the sources, typeset or rejected.
        paths: the reading paths; None if they could not be read.
        unread: the paths of files that could not be parsed; pointing to one of them is not a mistake.
        template: the texts of the file from which summaries start.
    """

    sources: tuple[Source, ...]
    vocabulary: Vocabulary
    typeset: Mapping[Formula, TypesetFormula | RejectedFormula]
    paths: PathFile | None = None
    unread: frozenset[str] = frozenset()
    template: frozenset[str] = frozenset()

    def find_texts(self, *pattern: str) -> Iterator[tuple[Source, str, int]]:
        """All texts of front matter whose location fits a pattern, in which `*` is any place in a list.

        Yields:
            The file, the text, and its line.
        """
        return ((source, text, line) for source in self.sources for text, line in source.find_texts(*pattern))

    @property
    def other_files(self) -> tuple[ValidatedYAML[Any], ...]:
        """Vocabularies and reading paths."""
        return (*self.vocabulary.files.values(), *([self.paths] if self.paths else ()))

    @cached_property
    def texts(self) -> tuple[FieldText, ...]:
        """All that pages show as it is written; not what is too long for its field anyway."""
        found = (*self._texts_of_sources(), *self._texts_of_other_files())
        return tuple(text for text in found if len(text.text) <= MAX_TEXT_LENGTH)

    def _texts_of_sources(self) -> Iterator[FieldText]:
        for source in self.sources:
            for text, where in source.front_matter.find_texts():
                if is_free_text(where):
                    yield FieldText(source.path, describe_location(where), text, source.line(*where))

    def _texts_of_other_files(self) -> Iterator[FieldText]:
        for file in self.other_files:
            for text, where in (*file.document.find_texts(), *file.document.find_keys()):
                yield FieldText(file.path, describe_location(where), text, file.document.line(where))

    @cached_property
    def authors(self) -> Mapping[str, Sequence[tuple[Source, int]]]:
        """Every name of an author, as it is written, with the files it is in and its line in each."""
        places: dict[str, list[tuple[Source, int]]] = defaultdict(list)
        for source, name, line in self.find_texts("authors", "*"):
            if name != ET_AL:
                places[name].append((source, line))
        return places

    @cached_property
    def unread_slugs(self) -> frozenset[str]:
        """The slugs of the unread files."""
        return frozenset(PurePosixPath(path).stem for path in self.unread)

    @cached_property
    def by_slug(self) -> dict[str, Source]:
        """The files by slug; if two share one, the first in order of path."""
        return {source.slug: source for source in reversed(self.sources)}

    @cached_property
    def by_path(self) -> dict[str, Source]:
        """The files by path."""
        return {source.path: source for source in self.sources}

    @cached_property
    def parents(self) -> dict[str, dict[str, int]]:
        """For each slug, the papers that it descends from directly, each with the line of the relation."""
        parents: dict[str, dict[str, int]] = defaultdict(dict)
        for source in self.sources:
            for edge, where in source.find("lineage", "*"):
                if isinstance(edge, dict) and edge.get("relation") in _DESCENT and edge.get("to") != source.slug:
                    parents[source.slug][str(edge.get("to"))] = source.line(*where)
        return dict(parents)

    def ancestors(self, slug: str) -> set[str]:
        """The papers that one descends from, directly or through others."""
        found: set[str] = set()
        following = [slug]
        while following:
            new = self.parents.get(following.pop(), {}).keys() - found
            found |= new
            following += new
        return found
