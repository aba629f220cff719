"""The words that front matter may use: sections, tags, venues and benchmarks, from the files beside the papers."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator
from slugify import slugify

from ..diagnostics import Problem, Problems, did_you_mean
from .marked_yaml import Location
from .validated_yaml import ValidatedYAML, read_yaml

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


def word_count(least: int, most: int) -> AfterValidator:
    """Accepts only text of so many words."""

    def check(text: str) -> str:
        if not least <= (words := len(text.split())) <= most:
            raise ValueError(f"expected {least} to {most} words, found {words}")
        return text

    return AfterValidator(check)


def distinct(words: tuple[str, ...]) -> tuple[str, ...]:
    """Accepts only words of which none stands twice."""
    repeated = sorted(word for word, times in Counter(words).items() if times > 1)
    if repeated:
        raise ValueError(f"{repeated[0]!r} stands twice; keep one")
    return words


MAX_CONDITIONS = 7
"""As many as a chart can tell apart."""


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


class Condition(_Entry):
    """Under which results were come by: those of one condition can be compared.

    Attributes:
        label: what pages call it.
        words: one of them stands in the setting of such a result; a condition without words takes every setting.
        also: one of these stands there as well, if there are any.
    """

    label: Text
    words: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()

    def holds(self, setting: str) -> bool:
        """Whether a result with this setting was come by under it."""
        return all(_one_stands_in(setting, words) for words in (self.words, self.also) if words)


@cache
def _one_stands_in(setting: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words, which may be phrases, stands in a setting, not as a part of a longer word."""
    folded = setting.casefold()
    return any(
        word in folded and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) for word in map(str.casefold, words)
    )


def _told_apart(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    labels = [condition.label for condition in conditions]
    if len(labels) == 1:
        raise ValueError(f"expected two conditions or more, found only {labels[0]!r}; add another, or remove it")
    distinct(tuple(labels))
    if greedy := [condition.label for condition in conditions[:-1] if not condition.words]:
        raise ValueError(f"{greedy[0]!r} has no words and so takes every setting; give it words, or put it last")
    return conditions


Conditions = Annotated[tuple[Condition, ...], Field(max_length=MAX_CONDITIONS), AfterValidator(_told_apart)]


class Benchmark(_Entry):
    """A test that papers report results on.

    Attributes:
        conditions: for each task whose results cannot all be compared, those that can, in order: the first one that
            holds counts.
    """

    about: Text
    tasks: tuple[Text, ...]
    conditions: dict[Text, Conditions] = {}

    @model_validator(mode="after")
    def _conditions_of_tasks(self) -> Self:
        for task in self.conditions:
            if task not in self.tasks:
                hint = did_you_mean(task, self.tasks)
                raise ValueError(f"expected conditions of one of its tasks, found {task!r}{hint}")
        return self

    def condition(self, task: str, setting: str) -> Condition | None:
        """The condition of a result; None when none holds, as for a task that has no conditions."""
        return next((condition for condition in self.conditions.get(task, ()) if condition.holds(setting)), None)


class Results(_Entry):
    """The words that a result may use.

    Attributes:
        metrics: by name.
        fields: which tasks belong together.
        benchmarks: by name.
    """

    metrics: dict[str, Metric]
    fields: dict[Text, tuple[Text, ...]]
    benchmarks: dict[str, Benchmark]


@dataclass(frozen=True)
class Vocabulary:
    """Every word that front matter may use, in the order of the files."""

    sections: Mapping[str, Section]
    tag_groups: Mapping[str, TagGroup]
    venues: Mapping[str, Venue]
    metrics: Mapping[str, Metric]
    benchmarks: Mapping[str, Benchmark]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def tags(self) -> Mapping[str, Tag]:
        """Every tag, by its slug."""
        return {slug: tag for group in self.tag_groups.values() for slug, tag in group.tags.items()}


NO_VENUE = "none"
"""Stands where a venue's address would, for papers that have none."""


@cache
def venue_slug(venue: str) -> str:
    """The last part of a venue's address: `EMC² at NeurIPS` becomes `emc2-at-neurips`."""
    return slugify(venue.replace("²", "2"))


def benchmark_slug(benchmark: str) -> str:
    """The last part of a benchmark's address: `WMT'14 English-German` becomes `wmt-14-english-german`."""
    return slugify(benchmark)


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
            read[name] = read_yaml(papers / name, description)
        except Problems as found:
            problems += found.problems
    for name, file in read.items():
        problems += _shared_addresses(file, _addresses(name, file.contents), _TAKEN.get(name, {}))
    if "benchmarks.yml" in read:
        problems += _contradictions(read["benchmarks.yml"])
    if problems:
        raise Problems(problems)
    results = read["benchmarks.yml"].contents
    return Vocabulary(
        read["sections.yml"].contents,
        read["tags.yml"].contents,
        read["venues.yml"].contents,
        results.metrics,
        results.benchmarks,
        results.fields,
    )


_TAKEN = {"venues.yml": {NO_VENUE: "papers without one"}}
"""Addresses beside those of a file's names that are used already, and for what."""


def _addresses(file: str, contents: Any) -> Iterator[tuple[Location, str, str]]:
    """Where each name of a file stands in it, the name, and the last part of its page's address."""
    match file:
        case "tags.yml":
            yield from (((group, "tags", tag), tag, tag) for group in contents for tag in contents[group].tags)
        case "venues.yml":
            yield from (((name,), name, venue_slug(name)) for name in contents)
        case "benchmarks.yml":
            yield from ((("benchmarks", name), name, benchmark_slug(name)) for name in contents.benchmarks)


def _shared_addresses(
    file: ValidatedYAML[Any], names: Iterable[tuple[Location, str, str]], taken: Mapping[str, str]
) -> Iterator[Problem]:
    """Names whose pages would have no address, or that of another.

    Args:
        file: where they stand.
        names: as `_addresses` gives them.
        taken: addresses that are used already, and for what.
    """
    owners = dict(taken)
    for where, name, slug in names:
        line = file.document.line(where)
        if not slug:
            yield Problem(file.path, line, f"{name!r} has no letter or digit for an address; give it another name")
        elif slug in owners:
            message = f"{name!r} would have the address of {owners[slug]!r}; give it another name"
            yield Problem(file.path, line, message)
        owners.setdefault(slug, name)


def _contradictions(file: ValidatedYAML[Results]) -> Iterator[Problem]:
    """What fits the form, but not together."""

    def problem(*where: str, message: str) -> Problem:
        return Problem(file.path, file.document.line(where), message)

    fields: dict[str, str] = {}
    for label, tasks in file.contents.fields.items():
        for task in tasks:
            if (other := fields.setdefault(task, label)) != label:
                yield problem("fields", label, message=f"the task {task!r} stands also in {other!r}; keep one")
    for name, benchmark in file.contents.benchmarks.items():
        for task in benchmark.tasks:
            if task not in fields:
                message = (
                    f"expected the task {task!r} in one of the fields, found it in none{did_you_mean(task, fields)}"
                )
                yield problem("benchmarks", name, message=f"{message}; add it there")
