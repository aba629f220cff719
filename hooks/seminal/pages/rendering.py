"""Pages as HTML, from the templates in overrides/pages, with everything escaped that is not marked as HTML."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from slugify import slugify

from ..cache import Cache
from ..checks.registry import list_rules
from ..citations.bibliography import DATA_FORMATS, FORMATS
from ..content import limits
from ..content.formulas import Formula, TypesetFormula, place_formulas
from ..content.front_matter import PARTS, FrontMatter
from ..content.summary import HEADINGS
from ..content.typography import set_no_break_spaces
from ..content.vocabulary import Kind, Relation, venue_slug
from ..diagnostics import pluralize
from ..models.library import Library
from ..models.paper import Paper
from ..resources import THEME
from ..settings import Site
from . import charts, facets, metadata
from .page import Anchor, Context, Page
from .script_data import PAGE_DATA
from .site_assets import check_assets
from .template_cache import TemplateCache


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A page that only lacks the frame of header and footer.

    Attributes:
        page: what was rendered.
        html: the main part.
        head: what goes into the head for search engines, previews and reference managers.
        hue: the colour of its section in degrees, None for the neutral one.
    """

    page: Page
    html: Markup
    head: Markup
    hue: int | None


@dataclass(frozen=True)
class SiteContent:
    """What the pages of one build show.

    Attributes:
        library: the collection.
        typeset: its formulas.
        citations: of each paper, by the format's id and the paper's slug.
        addresses: of all pages made from the collection.
    """

    library: Library
    typeset: Mapping[Formula, TypesetFormula]
    citations: Mapping[str, Mapping[str, str]]
    addresses: Collection[str]


class Renderer:
    """Renders the pages of one build."""

    def __init__(self, content: SiteContent, site: Site, cache: Cache) -> None:
        """Take what pages show.

        Args:
            content: what comes from the collection.
            site: where the pages are published.
            cache: where charts and compiled templates are remembered.
        """
        self._library = content.library
        self._content = content
        self._site = site
        self._cache = cache
        self._entries: dict[tuple[str, str, bool], Markup] = {}

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(THEME / "pages"),
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            bytecode_cache=TemplateCache(self._cache),
        )
        environment.globals.update(
            library=self._library,
            example=self._library.most_followed(self._library.papers)[0],
            vocabulary=self._library.vocabulary,
            site=self._site,
            citations=self._content.citations,
            formats=FORMATS,
            data_formats=DATA_FORMATS,
            script_data=PAGE_DATA,
            coins={paper.slug: metadata.coins(paper, self._library.vocabulary) for paper in self._library.papers},
            entry=self._entry,
            has_page=self._content.addresses.__contains__,
            front_matter=FrontMatter.model_fields,
            parts={name: part.model_fields for name, part in PARTS.items()},
            kinds=list(Kind),
            relations=list(Relation),
            headings=HEADINGS,
            limits=limits,
            rules=list_rules(),
            benchmark_results=self._library.benchmark_results,
            charts=charts.render_charts(self._library.benchmark_results.values(), self._cache),
        )
        environment.filters.update(
            pluralize=pluralize, day=_day, slugify=slugify, unbroken=set_no_break_spaces, venue_slug=venue_slug
        )
        return environment

    def render(self, page: Page) -> RenderedPage:
        """Render one page made from the collection.

        Raises:
            MissingAsset: it names a script or a style sheet that does not exist.
        """
        check_assets(page.address, page.scripts, page.styles)
        section = self._library.vocabulary.sections.get(page.section or "")
        context = {**_values(page.context), "page": page}
        if page.paper:
            context["summary"] = Markup(place_formulas(page.paper.summary.html, self._content.typeset))
        html = self._fragment(page.template, **context)
        return RenderedPage(page, html, self.head(page), section.hue if section else None)

    def home(self, introduction: str) -> Markup:
        """The home page: the introduction from docs/, then the ways into the collection."""
        return self._fragment("home.html", introduction=Markup(introduction), root="")

    def markdown(self, source: str) -> str:
        """A page of docs/ with the places filled in where it shows what the generator knows."""
        return self._environment.from_string(source).render()

    def head(self, page: Page) -> Markup:
        """What the head of a page tells to others than its reader; for pages written by hand too."""
        return self._fragment("head.html", page=page, metadata=metadata.of_page(page, self._library, self._site))

    def _entry(self, paper: Paper, root: str, *, can_be_filtered: bool = False) -> Markup:
        """A paper in a list; the same on every page of the same depth, so rendered once for all of them.

        Args:
            paper: the paper.
            root: the way to the root of the site.
            can_be_filtered: whether it says of itself what the list can be narrowed by.
        """
        key = (paper.slug, root, can_be_filtered)
        if key not in self._entries:
            section = self._library.vocabulary.sections[paper.section]
            found = facets.values(paper) if can_be_filtered else {}
            self._entries[key] = self._fragment("entry.html", paper=paper, root=root, section=section, facets=found)
        return self._entries[key]

    def _fragment(self, template: str, **context: Any) -> Markup:
        return Markup(self._environment.get_template(template).render(context))


def _values(context: Context) -> dict[str, Any]:
    """The names that a template finds its values under."""
    return {field.name: getattr(context, field.name) for field in fields(context)}


def anchors(contents: tuple[Anchor, ...]) -> list[dict[str, Any]]:
    """A table of contents as nested tokens, in the form that Python-Markdown's `toc` extension gives."""
    tokens: list[dict[str, Any]] = []
    for anchor in contents:
        token = {"level": anchor.level, "id": anchor.id, "name": str(Markup.escape(anchor.text)), "children": []}
        siblings = tokens[-1]["children"] if tokens and anchor.level > tokens[-1]["level"] else tokens
        siblings.append(token)
    return tokens


def _day(date: datetime.date) -> str:
    """`23 November 2026`."""
    return f"{date.day} {date:%B %Y}"
