"""What the templates of the frame get, that around the content of every page."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from ..build import Build
from ..cache import Cache
from ..pages.script_data import SEARCH_FILES
from ..pages.template_cache import TemplateCache


def prepare_environment(env: Environment, build: Build, cache: Cache) -> None:
    """Give MkDocs' environment of templates what the frame asks for, and keep compiled templates."""
    env.bytecode_cache = TemplateCache(cache)
    env.auto_reload = False  # each build has an environment of its own
    env.globals.update(
        once=_once(),
        has_page={rendered.page.address for rendered in build.pages}.__contains__,
        search_examples=build.search_examples,
        search_files=SEARCH_FILES,
    )


def _once() -> Callable[..., str]:
    """Renders a part of the frame once for all pages on which it is the same, as most of each page's frame is."""
    rendered: dict[tuple[str, str, str], str] = {}

    @pass_context
    def once(context: Context, template: str, place: str = "") -> str:
        key = (template, context["base_url"], place)
        if key not in rendered:
            # Without a page, MkDocs makes addresses that are right on every page with the same way to the root.
            parent = {**context.get_all(), "page": None, "place": place}
            rendered[key] = context.environment.get_template(template).render(parent)
        return rendered[key]

    return once
