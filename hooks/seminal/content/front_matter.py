"""The fields of a summary's front matter: the one place that says what each is called, means and accepts.

Checks, the JSON Schema for editors and the contributor's page all take them from here.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from . import limits
from .schema import Items, SingleLine, StrictModel, Term, refuse_repetitions, word_count
from .vocabulary import Kind, Relation

ET_AL = "et al."


def _match(pattern: str, form: str) -> AfterValidator:
    """A validator that accepts only text of a certain form; `form` describes it to a contributor."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"expected {form}, found {text!r}")
        return text

    return AfterValidator(check)


def _refuse_float(value: object) -> object:
    if isinstance(value, float):
        raise ValueError(f"expected text, found the number {value}, which loses trailing zeros; put it in quotes")  # noqa: TRY004
    return value


def _require_number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"expected a number, found {value!r}")
    return value


def _check_authors(names: tuple[str, ...]) -> tuple[str, ...]:
    if ET_AL in names[:-1] or names == (ET_AL,):
        raise ValueError(f"expected {ET_AL!r} only at the end of the list; name the authors before it")
    least = limits.MIN_AUTHORS_BEFORE_ET_AL
    if names[-1:] == (ET_AL,) and len(names) <= least:
        raise ValueError(f"expected at least {least} authors before {ET_AL!r}, found {len(names) - 1}; name more")
    return refuse_repetitions(names)


PublicationYear = Annotated[int, Field(ge=limits.FIRST_YEAR, le=limits.LAST_YEAR)]
Arxiv = Annotated[
    str,
    BeforeValidator(_refuse_float),
    _match(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", 'an arXiv id without version, like "2106.09685"'),
]
Doi = Annotated[str, _match(r"10\.\d{4,9}/\S+", 'a DOI without its resolver, like "10.1162/neco.1997.9.8.1735"')]
Url = Annotated[
    str, _match(r"https?://[\w.-]+\.\w+(?::\d+)?(?:[/?#][^\s<>\"]*)?", "an address like https://host.org/page")
]


class Links(StrictModel):
    """Where the work itself is: at least one of arxiv, doi and url, except for a talk."""

    arxiv: Arxiv | None = Field(None, description="arXiv id, in quotes, without version")
    doi: Doi | None = Field(None, description="DOI of the published version")
    url: Url | None = Field(None, description="its page, if it has neither of the two")
    code: Url | None = Field(None, description="the authors' code")
    project: Url | None = Field(None, description="the authors' page about it")


class Edge(StrictModel):
    """A relation to an earlier paper of the collection."""

    to: Term = Field(description="slug of the earlier paper")
    relation: Annotated[Relation, Field(strict=False)] = Field(description="how this paper relates to it")
    why: SingleLine = Field(description="the reason, in a phrase")


class Result(StrictModel):
    """A number that the paper reports of its own work."""

    benchmark: Term = Field(description="from benchmarks.yml")
    task: Term = Field(description="one of the benchmark's tasks")
    metric: Term = Field(description="from benchmarks.yml")
    value: Annotated[int | float, BeforeValidator(_require_number)] = Field(description="the number itself")
    unit: str = Field("", description="the metric's unit")
    setting: SingleLine = Field(
        description="model, shots, resolution, extra data: what it takes to compare like with like"
    )
    where: SingleLine | None = Field(
        None, description='place of the number in the paper: "Table 2", "abstract", "v3, p. 7"'
    )
    relative_to: SingleLine | None = Field(None, description="for a gain or a factor: the baseline")

    @property
    def quantity(self) -> str:
        """`87.2 %`: the value with its unit."""
        return f"{self.value} {self.unit}".strip()


class Verification(StrictModel):
    """A comparison of the summary with the paper itself."""

    against: SingleLine = Field(description="which version of the paper")
    on: datetime.date = Field(description="when")


class FrontMatter(StrictModel):
    """The block between the two `---` lines at the top of a summary."""

    title: SingleLine = Field(description="official title, in quotes")
    name: SingleLine | None = Field(None, description="what everyone calls it")
    aliases: Annotated[Items[SingleLine], AfterValidator(refuse_repetitions)] = Field(
        (), description="other names people search for: expansion, abbreviation, plural, what it introduced"
    )
    authors: Annotated[Items[SingleLine], Field(min_length=1), AfterValidator(_check_authors)] = Field(
        description=f"in order, one spelling per person; a group in braces; `{ET_AL}` may replace those after the first"
        f" {limits.MIN_AUTHORS_BEFORE_ET_AL} or more if there are over {limits.MAX_AUTHORS_IN_FULL}"
    )
    year: PublicationYear = Field(description="of the venue; of the first posting if there is none")
    posted: PublicationYear | None = Field(None, description="year it first appeared, if that is another one")
    venue: Term | None = Field(None, description="from venues.yml; none for a preprint")
    kind: Annotated[Kind, Field(strict=False)] = Field(Kind.PAPER, description="what it is")
    tags: Annotated[
        Items[Term],
        Field(max_length=limits.MAX_TAGS),
        AfterValidator(refuse_repetitions),
    ] = Field(
        (),
        description=f"{limits.MIN_TAGS} to {limits.MAX_TAGS} slugs from tags.yml; none where that file is empty",
        # A rule of the checks, since it depends on the vocabulary; editors are told what nearly always holds.
        json_schema_extra={"minItems": limits.MIN_TAGS},
    )
    links: Links = Field(description="where the work itself is")
    tldr: Annotated[SingleLine, word_count(limits.MIN_TLDR_WORDS, limits.MAX_TLDR_WORDS)] = Field(
        description=f"one sentence of {limits.MIN_TLDR_WORDS} to {limits.MAX_TLDR_WORDS} words"
    )
    lineage: Items[Edge] = Field((), description="relations to earlier papers")
    results: Items[Result] = Field((), description="its headline numbers")
    added: datetime.date = Field(description="when the summary was added")
    checked: Verification | None = Field(None, description="when someone last compared the summary with the paper")


PARTS: dict[str, type[StrictModel]] = {"links": Links, "lineage": Edge, "results": Result, "checked": Verification}
"""The fields that have fields of their own; `lineage` and `results` are lists of them."""


def field_names() -> set[str]:
    """Every name that front matter may use, at any depth."""
    models: tuple[type[StrictModel], ...] = (FrontMatter, *PARTS.values())
    return {name for model in models for name in model.model_fields}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of front matter (draft 2020-12), for editors that complete and check YAML."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}
