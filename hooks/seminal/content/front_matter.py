"""The fields of a summary's front matter: the one place that says what each is called, means and accepts.

The checks, the JSON Schema that editors use and the contributor's page all read it from here.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from .vocabulary import Kind, Relation, distinct, word_count

MIN_TLDR_WORDS, MAX_TLDR_WORDS = 15, 40
MIN_TAGS, MAX_TAGS = 3, 6
ET_AL = "et al."
MIN_AUTHORS_BEFORE_ET_AL = 10


def _plain(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError(f"expected one line without double spaces, found {text!r}")
    return text


def _form(pattern: str, form: str) -> AfterValidator:
    """Accepts only text of a certain form; `form` is what a contributor is told."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise ValueError(f"expected {form}, found {text!r}")
        return text

    return AfterValidator(check)


def _not_a_number(value: object) -> object:
    if isinstance(value, float):
        raise ValueError(f"expected text, found the number {value}, whose last zeros are lost; put it in quotes")  # noqa: TRY004
    return value


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"expected a number, found {value!r}")
    return value


def _authors(names: tuple[str, ...]) -> tuple[str, ...]:
    if ET_AL in names[:-1] or names == (ET_AL,):
        raise ValueError(f"expected {ET_AL!r} only at the end of the list; name the authors before it")
    if names[-1:] == (ET_AL,) and len(names) <= MIN_AUTHORS_BEFORE_ET_AL:
        raise ValueError(
            f"expected at least {MIN_AUTHORS_BEFORE_ET_AL} authors before {ET_AL!r}, found {len(names) - 1}"
        )
    return distinct(names)


Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_plain)]
Word = Annotated[str, StringConstraints(min_length=1)]
Year = Annotated[int, Field(ge=1940, le=2100)]
Arxiv = Annotated[
    str,
    BeforeValidator(_not_a_number),
    _form(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", 'an arXiv id without version, like "2106.09685"'),
]
Doi = Annotated[str, _form(r"10\.\d{4,9}/\S+", 'a DOI without its resolver, like "10.1162/neco.1997.9.8.1735"')]
Url = Annotated[
    str, _form(r"https?://[\w.-]+\.\w+(?::\d+)?(?:[/?#][^\s<>\"]*)?", "an address like https://host.org/page")
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Links(_Entry):
    """Where the work itself is; at least one of arxiv, doi and url, but for a talk."""

    arxiv: Arxiv | None = Field(None, description="arXiv id, in quotes, without version")
    doi: Doi | None = Field(None, description="DOI of the published version")
    url: Url | None = Field(None, description="its page, where there is neither of the two")
    code: Url | None = Field(None, description="the authors' code")
    project: Url | None = Field(None, description="the authors' page about it")


class Edge(_Entry):
    """A relation to an earlier paper of the collection."""

    to: Word = Field(description="slug of the earlier paper")
    relation: Annotated[Relation, Field(strict=False)] = Field(description="how this paper stands to it")
    why: Line = Field(description="the reason, in a phrase")


class Result(_Entry):
    """A number that can stand in a table: one of the paper's own."""

    benchmark: Word = Field(description="from benchmarks.yml")
    task: Word = Field(description="one of the benchmark's tasks")
    metric: Word = Field(description="from benchmarks.yml")
    value: Annotated[int | float, BeforeValidator(_number)] = Field(description="the number itself")
    unit: str = Field("", description="the metric's unit")
    setting: Line = Field(description="model, shots, resolution, extra data: what it takes to compare like with like")
    relative_to: Line | None = Field(None, description="for a gain or a factor: the baseline")

    @property
    def quantity(self) -> str:
        """`87.2 %`: the value with its unit."""
        return f"{self.value} {self.unit}".strip()


class Check(_Entry):
    """A comparison of the summary with the paper itself."""

    against: Line = Field(description="which version of the paper")
    on: datetime.date = Field(description="when")


class FrontMatter(_Entry):
    """The block between the two `---` lines at the top of a summary."""

    title: Line = Field(description="official title, in quotes")
    name: Line | None = Field(None, description="what everyone calls it")
    aliases: Annotated[tuple[Line, ...], Field(strict=False), AfterValidator(distinct)] = Field(
        (), description="other names people search for: expansion, abbreviation, plural, what it introduced"
    )
    authors: Annotated[tuple[Line, ...], Field(strict=False, min_length=1), AfterValidator(_authors)] = Field(
        description="in order, one spelling a person; a group in braces; `et al.` after ten at least, of over 30"
    )
    year: Year = Field(description="of the venue; of the first posting when there is none")
    posted: Year | None = Field(None, description="year it first appeared, when that is another one")
    venue: Word | None = Field(None, description="from venues.yml; none for a preprint")
    kind: Annotated[Kind, Field(strict=False)] = Field(Kind.PAPER, description="what it is")
    tags: Annotated[
        tuple[Word, ...], Field(strict=False, min_length=MIN_TAGS, max_length=MAX_TAGS), AfterValidator(distinct)
    ] = Field(description=f"{MIN_TAGS} to {MAX_TAGS} slugs from tags.yml")
    links: Links = Field(description="where the work itself is")
    tldr: Annotated[Line, word_count(MIN_TLDR_WORDS, MAX_TLDR_WORDS)] = Field(
        description=f"one sentence of {MIN_TLDR_WORDS} to {MAX_TLDR_WORDS} words"
    )
    lineage: Annotated[tuple[Edge, ...], Field(strict=False)] = Field((), description="relations to earlier papers")
    results: Annotated[tuple[Result, ...], Field(strict=False)] = Field((), description="its headline numbers")
    added: datetime.date = Field(description="when the summary was added")
    checked: Check | None = Field(None, description="when someone last compared the summary with the paper")


PARTS: dict[str, type[_Entry]] = {"links": Links, "lineage": Edge, "results": Result, "checked": Check}
"""The fields that have fields of their own; `lineage` and `results` are lists of them."""


def field_names() -> set[str]:
    """Every name that front matter may use, at any depth."""
    models: tuple[type[BaseModel], ...] = (FrontMatter, Links, Edge, Result, Check)
    return {name for model in models for name in model.model_fields}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of front matter (draft 2020-12), for editors that complete and check YAML."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}
