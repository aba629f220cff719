"""The fields of a summary's front matter: the one place that says what each is called, means and accepts.

Checks, the JSON Schema for editors and the contributor's page all take them from here.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from ..diagnostics import quote
from . import limits
from .identifiers import check_arxiv, check_doi, check_own_url, check_url
from .marked_yaml import Location
from .schema import Items, Name, SingleLine, StrictModel, Term, Unit, find_repetition, refuse_repetitions, word_count
from .schema_errors import NOT_A_NUMBER, NUMBER_FOR_TEXT, KnownFields
from .vocabulary import Kind, Relation

ET_AL = "et al."


def _refuse_float(value: object) -> object:
    if isinstance(value, float):
        raise PydanticCustomError(NUMBER_FOR_TEXT, "found a number, which loses trailing zeros")
    return value


def _require_number(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < limits.MAX_VALUE:
        return value
    raise PydanticCustomError(NOT_A_NUMBER, "found no number")


def _check_authors(names: tuple[str, ...]) -> tuple[str, ...]:
    if ET_AL in names[:-1] or names == (ET_AL,):
        raise ValueError(f"expected '{ET_AL}' only at the end of the list; name the authors before it")
    least = limits.MIN_AUTHORS_BEFORE_ET_AL
    if names[-1:] == (ET_AL,) and len(names) <= least:
        raise ValueError(f"expected at least {least} authors before '{ET_AL}', found {len(names) - 1}; name more")
    if repeated := find_repetition(names):
        raise ValueError(
            f"{quote(repeated)} is repeated; keep one, or write {quote(f'{repeated} (2)')} for another person"
        )
    return names


PublicationYear = Annotated[int, Field(ge=limits.FIRST_YEAR, le=limits.LAST_YEAR)]
_Address = Annotated[str, Field(min_length=1, max_length=limits.MAX_ADDRESS_LENGTH)]
Arxiv = Annotated[_Address, BeforeValidator(_refuse_float), AfterValidator(check_arxiv)]
Doi = Annotated[_Address, AfterValidator(check_doi)]
OwnUrl = Annotated[_Address, AfterValidator(check_own_url)]
Url = Annotated[_Address, AfterValidator(check_url)]


class Links(StrictModel):
    """Where the work itself is: at least one of arxiv, doi and url, except for a talk."""

    arxiv: Arxiv | None = Field(None, description="arXiv id, in quotes, without version")
    doi: Doi | None = Field(None, description="DOI of the published version")
    url: OwnUrl | None = Field(None, description="its page, if it has neither of the two")
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
    unit: Unit = Field("", description="the metric's unit")
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

    title: Annotated[SingleLine, Field(max_length=limits.MAX_TITLE_LENGTH)] = Field(
        description="official title, in quotes"
    )
    name: Name | None = Field(None, description="what everyone calls it")
    aliases: Annotated[Items[Name], Field(max_length=limits.MAX_ALIASES), AfterValidator(refuse_repetitions)] = Field(
        (), description="other names people search for: expansion, abbreviation, plural, what it introduced"
    )
    authors: Annotated[
        Items[Name], Field(min_length=1, max_length=limits.MAX_AUTHORS), AfterValidator(_check_authors)
    ] = Field(
        description=f"in order, one spelling per person, as below; `{ET_AL}` may replace those after the first"
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
    lineage: Annotated[Items[Edge], Field(max_length=limits.MAX_RELATIONS)] = Field(
        (), description="relations to earlier papers"
    )
    results: Annotated[Items[Result], Field(max_length=limits.MAX_RESULTS)] = Field(
        (), description="its headline numbers"
    )
    added: datetime.date = Field(description="when the summary was added")
    checked: Verification | None = Field(None, description="when someone last compared the summary with the paper")


PARTS: dict[str, type[StrictModel]] = {"links": Links, "lineage": Edge, "results": Result, "checked": Verification}
"""The fields that have fields of their own; `lineage` and `results` are lists of them."""


_FREE_TEXTS = {
    *((field,) for field in ("title", "name", "aliases", "authors", "tldr")),
    ("lineage", "why"),
    *(("results", field) for field in ("unit", "setting", "where", "relative_to")),
    ("checked", "against"),
}


def is_free_text(location: Location) -> bool:
    """Whether pages show what is at a location of front matter as it is written: it is no word of a vocabulary."""
    return tuple(part for part in location if isinstance(part, str)) in _FREE_TEXTS


_OTHER_NAMES = {
    "abstract": "tldr",
    "author": "authors",
    "booktitle": "venue",
    "conference": "venue",
    "date": "year",
    "github": "code",
    "homepage": "project",
    "journal": "venue",
    "keywords": "tags",
    "pdf": "url",
    "repository": "code",
    "summary": "tldr",
    "type": "kind",
    "website": "project",
}
"""What other formats and sites call a field."""


def known_fields() -> KnownFields:
    """Every name that front matter may use, at any depth."""
    below = {name: part for part, model in PARTS.items() for name in model.model_fields}
    return KnownFields(below | dict.fromkeys(FrontMatter.model_fields, ""), _OTHER_NAMES)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of front matter (draft 2020-12), for editors that complete and check YAML."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}
