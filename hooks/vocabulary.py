"""The words that front matter may use: sections, tags, venues and benchmarks, from the files beside the papers."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter
from slugify import slugify

from .problems import Problem, Problems
from .validated_yaml import read_yaml

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class Kind(enum.StrEnum):
    """What a work is; the values stand in front matter, the labels on pages."""

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
    """How a later paper stands to an earlier one."""

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


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Section(_Entry):
    """A shelf of the collection: the folder below papers/ with the same name.

    Attributes:
        hue: its colour, an angle on the colour wheel in degrees.
    """

    label: Text
    description: Text
    hue: int = Field(ge=0, lt=360)
    order: Literal["newest-first", "oldest-first"] = "newest-first"


class Tag(_Entry):
    """A topic, with what it covers."""

    label: Text
    definition: Text


class TagGroup(_Entry):
    """Tags that belong together on the index of tags."""

    label: Text
    tags: dict[Slug, Tag]


class Venue(_Entry):
    """Where papers are published."""

    name: Text
    type: Literal["conference", "journal", "workshop", "report"]


class Metric(_Entry):
    """A score: in which unit, and which way is better."""

    better: Literal["higher", "lower"]
    unit: str = ""


class Benchmark(_Entry):
    """A test that papers report results on."""

    about: Text
    tasks: tuple[Text, ...]


class Results(_Entry):
    """The words that a result may use."""

    metrics: dict[str, Metric]
    benchmarks: dict[str, Benchmark]


@dataclass(frozen=True)
class Vocabulary:
    """Every word that front matter may use, in the order of the files."""

    sections: Mapping[str, Section]
    tag_groups: Mapping[str, TagGroup]
    venues: Mapping[str, Venue]
    metrics: Mapping[str, Metric]
    benchmarks: Mapping[str, Benchmark]

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """Every tag, by its slug."""
        return {slug: tag for group in self.tag_groups.values() for slug, tag in group.tags.items()}


def venue_slug(venue: str) -> str:
    """The last part of a venue's address: `EMC² at NeurIPS` becomes `emc2-at-neurips`."""
    return slugify(venue.replace("²", "2"))


_FILES: Mapping[str, TypeAdapter[Any]] = {
    "sections.yml": TypeAdapter(dict[Slug, Section]),
    "tags.yml": TypeAdapter(dict[Slug, TagGroup]),
    "venues.yml": TypeAdapter(dict[str, Venue]),
    "benchmarks.yml": TypeAdapter(Results),
}


def read_vocabulary(papers: Path) -> Vocabulary:
    """Read the four vocabulary files of the folder `papers`.

    Raises:
        Problems: a file is missing or has mistakes; all of them are in it.
    """
    problems: list[Problem] = []
    read = {}
    for name, description in _FILES.items():
        try:
            read[name] = read_yaml(papers / name, description).contents
        except Problems as found:
            problems += found.problems
    if problems:
        raise Problems(problems)
    results = read["benchmarks.yml"]
    return Vocabulary(read["sections.yml"], read["tags.yml"], read["venues.yml"], results.metrics, results.benchmarks)
