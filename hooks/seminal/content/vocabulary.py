"""The words that front matter may use: sections, tags, venues and benchmarks, from the files beside the papers."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, TypeAdapter
from slugify import slugify

from ..diagnostics import Problem, Problems
from .benchmarks import Benchmark, BenchmarkVocabulary, Metric
from .schema import Slug, StrictModel, Text
from .validated_yaml import ValidatedYAML, read_yaml


class Kind(enum.StrEnum):
    """What a work is; front matter has the values, pages show the labels."""

    PAPER = "paper"
    SURVEY = "survey"
    POSITION_PAPER = "position-paper"
    TECHNICAL_REPORT = "technical-report"
    BLOG = "blog"
    TALK = "talk"
    SOFTWARE = "software"
    MODEL_CARD = "model-card"

    @property
    def label(self) -> str:
        """`Technical report`."""
        return self.value.replace("-", " ").capitalize()


class Relation(enum.StrEnum):
    """How a later paper relates to an earlier one."""

    BUILDS_ON = "builds-on"
    EXTENDS = "extends"
    REPLACES = "replaces"
    USES = "uses"
    COMPARES_TO = "compares-to"
    ANALYSES = "analyses"

    @property
    def label(self) -> str:
        """The heading on the later paper's page."""
        return _RELATION_WORDS[self][0]

    @property
    def reverse_label(self) -> str:
        """The heading on the earlier paper's page."""
        return _RELATION_WORDS[self][1]

    @property
    def meaning(self) -> str:
        """When to choose this relation."""
        return _RELATION_WORDS[self][2]

    @property
    def descends(self) -> bool:
        """Whether the later paper is a descendant of the earlier one; these relations never form a cycle."""
        return self in {Relation.BUILDS_ON, Relation.EXTENDS, Relation.REPLACES}


_RELATION_WORDS = {
    Relation.BUILDS_ON: ("Builds on", "Built upon by", "its central idea starts from that paper's"),
    Relation.EXTENDS: ("Extends", "Extended by", "a new version or a direct generalisation of it"),
    Relation.REPLACES: ("Replaces", "Replaced by", "does the same job by other means, meant to supersede it"),
    Relation.USES: ("Uses", "Used by", "takes it as a part: backbone, base model, tokenizer, data, benchmark, metric"),
    Relation.COMPARES_TO: ("Compared with", "Compared against by", "measures itself against it"),
    Relation.ANALYSES: ("Analyses", "Analysed by", "studies or evaluates it"),
}


class Section(StrictModel):
    """A part of the collection: the folder below papers/ with the same name.

    Attributes:
        label: what pages call it.
        description: which papers belong to it.
        hue: its colour, an angle on the colour wheel in degrees.
        order: of its papers on its page.
    """

    label: Text
    description: Text
    hue: int = Field(ge=0, lt=360)
    order: Literal["newest-first", "oldest-first"] = "newest-first"


class Tag(StrictModel):
    """A topic, with what it covers."""

    label: Text
    definition: Text


class TagGroup(StrictModel):
    """Tags that belong together on the index of tags."""

    label: Text
    tags: dict[Slug, Tag]


class Venue(StrictModel):
    """Where papers are published."""

    name: Text
    type: Literal["conference", "journal", "workshop", "report"]


@dataclass(frozen=True)
class Vocabulary:
    """Every word that front matter may use, in the order of the files.

    Attributes:
        sections: by slug.
        tag_groups: by slug.
        venues: by short name.
        metrics: by name.
        benchmarks: by name.
        fields: the tasks of each field.
        files: the files that all of these come from, by name.
    """

    sections: Mapping[str, Section]
    tag_groups: Mapping[str, TagGroup]
    venues: Mapping[str, Venue]
    metrics: Mapping[str, Metric]
    benchmarks: Mapping[str, Benchmark]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, ValidatedYAML[Any]] = field(default_factory=dict)

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """Every tag, by its slug."""
        return {slug: tag for group in self.tag_groups.values() for slug, tag in group.tags.items()}


NO_VENUE = "none"
"""Takes the place of a venue's slug for papers without a venue."""


def venue_slug(venue: str) -> str:
    """The last part of a venue's address: `EMC² at NeurIPS` becomes `emc2-at-neurips`."""
    return slugify(venue.replace("²", "2"))


SECTIONS, TAGS, VENUES, BENCHMARKS = "sections.yml", "tags.yml", "venues.yml", "benchmarks.yml"
_SCHEMAS: Mapping[str, TypeAdapter[Any]] = {
    SECTIONS: TypeAdapter(dict[Slug, Section]),
    TAGS: TypeAdapter(dict[Slug, TagGroup]),
    VENUES: TypeAdapter(dict[str, Venue]),
    BENCHMARKS: TypeAdapter(BenchmarkVocabulary),
}


def read_vocabulary(papers: Path) -> Vocabulary:
    """Read the vocabulary files of the folder `papers`; whether they contradict each other is left to the checks.

    Raises:
        Problems: a file is missing or does not fit its schema; carries every such problem.
    """
    files: dict[str, ValidatedYAML[Any]] = {}
    problems: list[Problem] = []
    for name, schema in _SCHEMAS.items():
        try:
            files[name] = read_yaml(papers / name, schema)
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    sections, tag_groups, venues, results = (file.contents for file in files.values())
    return Vocabulary(
        sections, tag_groups, venues, results.metrics, results.benchmarks, fields=results.fields, files=files
    )
