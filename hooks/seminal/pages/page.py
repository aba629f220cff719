"""A page before it is rendered: its address, its title, and what its template shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ..models.paper import Paper


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry of a page's table of contents: the id it leads to, its text, its level from 1."""

    id: str
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page: its name, and its address from the root of the site."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Context:
    """What a template shows besides the page, the library and the site; each template has a class with its names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page before it is rendered.

    Attributes:
        address: from the root of the site, with a slash at the end.
        title: plain text.
        description: one plain sentence for search engines and for where the page is shared.
        template: the file in the theme's folder `pages` that shows it.
        updated: the day of its youngest content.
        context: what the template shows.
        crumbs: the pages above it.
        contents: "on this page".
        section: the section whose colour it wears.
        paper: the paper it is about, if it is about one.
        render_blocking_id: the id up to which browsers wait before they show it; by default the header.
        scripts: what it loads besides main.js: names in overrides/js/pages without ending.
        styles: what it loads besides site.css, likewise in overrides/css/pages.
        has_files: whether a bibliography and feeds of its papers stand beside it.
    """

    address: str
    title: str
    description: str
    template: str
    updated: datetime.date
    context: Context = Context()
    crumbs: tuple[Crumb, ...] = ()
    contents: tuple[Anchor, ...] = ()
    section: str | None = None
    paper: Paper | None = None
    render_blocking_id: str = "__content"
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    has_files: bool = False

    @property
    def root(self) -> str:
        """The way from the page to the root of the site: `../../`."""
        return "../" * self.address.count("/")


def newest(papers: Iterable[Paper]) -> datetime.date:
    """The latest day on which one of them was added or checked."""
    return max(paper.updated for paper in papers)
