"""A paper of the collection, and what follows from its front matter alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property

from pydantic import ConfigDict, ValidationError
from slugify import slugify

from ..content.front_matter import ET_AL, FrontMatter, known_fields
from ..content.identifiers import doi_address
from ..content.schema_errors import find_schema_problems
from ..content.source_files import Source
from ..content.summary import Summary
from ..diagnostics import Problem
from .author import Author


class Paper(FrontMatter):
    """Front matter that fits the schema, with the summary below it.

    Attributes:
        slug: the file's name without ending; the paper's address and identity.
        section: the folder that the file is in.
        path: the file, relative to the project's root, with forward slashes.
        summary: the body of the file.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    slug: str
    section: str
    path: str
    summary: Summary

    def __hash__(self) -> int:
        return hash(self.slug)

    @cached_property
    def people(self) -> tuple[Author, ...]:
        """The authors, without a closing `et al.`."""
        return tuple(Author.from_string(name) for name in self.authors if name != ET_AL)

    @cached_property
    def direct_ancestors(self) -> frozenset[str]:
        """The slugs of the papers that it descends from directly."""
        return frozenset(edge.to for edge in self.lineage if edge.relation.descends)

    @property
    def has_more_authors(self) -> bool:
        """Whether the list of authors was cut."""
        return self.authors[-1] == ET_AL

    @property
    def label(self) -> str:
        """What running text calls it: `LoRA`, or the title if it has no name."""
        return self.name or self.title

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return f"papers/{self.slug}/"

    @property
    def first_appeared(self) -> int:
        """The year in which it was first available."""
        return self.posted or self.year

    @property
    def citation_key(self) -> str:
        """`hu2022lora`: stable while the collection grows, unique because slugs differ in more than hyphens."""
        family = slugify(self.people[0].family, separator="")
        return f"{family}{self.year}{self.slug.replace('-', '')}"

    @property
    def external_url(self) -> str | None:
        """The work itself: its DOI, its arXiv page or its own page, in this order; None for a talk without any."""
        return self.doi_url or self.arxiv_url or self.links.url or self.links.project

    @property
    def doi_url(self) -> str | None:
        """The address at which its DOI leads to it."""
        return doi_address(self.links.doi) if self.links.doi else None

    @property
    def arxiv_url(self) -> str | None:
        """The abstract on arXiv."""
        return f"https://arxiv.org/abs/{self.links.arxiv}" if self.links.arxiv else None

    @property
    def pdf_url(self) -> str | None:
        """The PDF, if its address is certain."""
        if self.links.arxiv:
            return f"https://arxiv.org/pdf/{self.links.arxiv}"
        return self.links.url if self.links.url and self.links.url.endswith(".pdf") else None

    @property
    def updated(self) -> datetime.date:
        """When the summary was last known to be right: the day it was checked, or else added."""
        return max(self.added, self.checked.on) if self.checked else self.added

    @property
    def short_authors(self) -> str:
        """`Hu et al.`, `Hochreiter and Schmidhuber`."""
        names = [person.family_name for person in self.people]
        if len(names) > 2 or self.has_more_authors:  # noqa: PLR2004
            return f"{names[0]} {ET_AL}"
        return " and ".join(names)


def build_papers(sources: Iterable[Source]) -> tuple[list[Paper], list[Problem]]:
    """Build papers from files, without judging more than whether their front matter fits the schema.

    Returns:
        The papers, in order of slug, and what does not fit in the other files.
    """
    papers: list[Paper] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            papers.append(_build_paper(source))
        except ValidationError as error:
            problems += find_schema_problems(error, source.path, source.front_matter, known_fields(), "front matter")
    return sorted(papers, key=lambda paper: paper.slug), problems


def _build_paper(source: Source) -> Paper:
    data = source.front_matter.data
    from_place = {"slug": source.slug, "section": source.section, "path": source.path, "summary": source.summary}
    if from_place.keys() & data.keys():
        FrontMatter.model_validate(data)  # refuses them: only the file's place decides them
    return Paper.model_validate({**data, **from_place})
