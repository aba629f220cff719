"""Metrics and benchmarks that the results of a summary may name, and which of the results can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from slugify import slugify

from ..diagnostics import did_you_mean, quote
from . import limits
from .schema import Items, StrictModel, Text, refuse_repetitions


class Metric(StrictModel):
    """A score: in which unit, and which way is better."""

    better: Literal["higher", "lower"]
    unit: str = ""


class Condition(StrictModel):
    """What results have to have in common to be comparable.

    Attributes:
        label: what pages call it.
        words: one of them is in the setting of such a result; a condition without words fits every setting.
        also: if there are any, one of these is in the setting as well.
    """

    label: Text
    words: Items[Text] = ()
    also: Items[Text] = ()

    def fits(self, setting: str) -> bool:
        """Whether a result with this setting was obtained under it."""
        return all(pattern.search(setting) for pattern in self._patterns)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [_compile(words) for words in (self.words, self.also) if words]


def _compile(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words or phrases, but not as a part of a longer word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _require_distinct(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    labels = [condition.label for condition in conditions]
    if len(labels) < limits.MIN_CONDITIONS:
        raise ValueError(
            f"expected at least {limits.MIN_CONDITIONS} conditions, found {len(labels)}; add more, or leave them out"
        )
    refuse_repetitions(tuple(labels))
    if early := [condition.label for condition in conditions[:-1] if not condition.words]:
        raise ValueError(f"{quote(early[0])} has no words and so fits every setting; give it words, or put it last")
    return conditions


Conditions = Annotated[Items[Condition], Field(max_length=limits.MAX_CONDITIONS), AfterValidator(_require_distinct)]


class Benchmark(StrictModel):
    """A test that papers report results on.

    Attributes:
        about: what it is, in one sentence.
        tasks: what it is used for.
        conditions: for each task whose results cannot all be compared, the groups that can, in order: a result
            belongs to the first condition that fits its setting.
    """

    about: Text
    tasks: Items[Text]
    conditions: dict[Text, Conditions] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _refuse_conditions_without_task(self) -> Self:
        for task in self.conditions:
            if task not in self.tasks:
                hint = did_you_mean(task, self.tasks)
                raise ValueError(f"expected conditions of one of its tasks, found {quote(task)}{hint}")
        return self

    def condition(self, task: str, setting: str) -> Condition | None:
        """The condition of a result; None if none fits, or if the task has no conditions."""
        return next((condition for condition in self.conditions.get(task, ()) if condition.fits(setting)), None)


class BenchmarkVocabulary(StrictModel):
    """The contents of benchmarks.yml.

    Attributes:
        metrics: by name.
        fields: which tasks belong together.
        benchmarks: by name.
    """

    metrics: dict[str, Metric] = Field(default_factory=dict)
    fields: dict[Text, Items[Text]] = Field(default_factory=dict)
    benchmarks: dict[str, Benchmark] = Field(default_factory=dict)


def benchmark_slug(benchmark: str) -> str:
    """The last part of a benchmark's address: `WMT'14 English-German` becomes `wmt-14-english-german`."""
    return slugify(benchmark)
