"""A paper of the collection, and what follows from its front matter alone."""

from __future__ import annotations

import datetime
from functools import cached_property

from pydantic import ConfigDict
from slugify import slugify

from ..content.front_matter import ET_AL, FrontMatter
from ..content.summary import Summary
from .author import Author


class Paper(FrontMatter):
    """Front matter that has been checked, with the summary below it.

    Attributes:
        slug: the file's name without ending; the paper's address and identity.
        section: the folder that the file stands in.
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

    @property
    def has_more_authors(self) -> bool:
        """Whether the list of authors was cut."""
        return self.authors[-1] == ET_AL

    @property
    def label(self) -> str:
        """What running text calls it: `LoRA`, or the title where it has no name."""
        return self.name or self.title

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return f"papers/{self.slug}/"

    @property
    def first_appeared(self) -> int:
        """The year in which it could first be read."""
        return self.posted or self.year

    @property
    def citation_key(self) -> str:
        """`hu2022lora`: stable while the collection grows, unique because slugs differ in more than hyphens."""
        family = slugify(self.people[0].family, separator="")
        return f"{family}{self.year}{self.slug.replace('-', '')}"

    @property
    def external_url(self) -> str | None:
        """The work itself: its DOI, its arXiv page, its own page, in this order; none for a talk without any."""
        if self.links.doi:
            return f"https://doi.org/{self.links.doi}"
        return self.arxiv_url or self.links.url or self.links.project

    @property
    def arxiv_url(self) -> str | None:
        """The abstract on arXiv."""
        return f"https://arxiv.org/abs/{self.links.arxiv}" if self.links.arxiv else None

    @property
    def pdf_url(self) -> str | None:
        """The PDF, where its address is certain."""
        if self.links.arxiv:
            return f"https://arxiv.org/pdf/{self.links.arxiv}"
        return self.links.url if self.links.url and self.links.url.endswith(".pdf") else None

    @property
    def updated(self) -> datetime.date:
        """When the summary last came true: checked, or else added."""
        return max(self.added, self.checked.on) if self.checked else self.added

    @property
    def short_authors(self) -> str:
        """`Hu et al.`, `Hochreiter and Schmidhuber`."""
        names = [person.family_name for person in self.people]
        if len(names) > 2 or self.has_more_authors:  # noqa: PLR2004
            return f"{names[0]} {ET_AL}"
        return " and ".join(names)
