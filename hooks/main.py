"""The adapter to MkDocs: its events, each a call of the generator, which knows nothing of MkDocs.

MkDocs loads this file under its literal name, with its folder on the path only while it executes; so the root
of the project goes on the path here, and everything is imported at once.
"""

from __future__ import annotations

import gc
import logging
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemBytecodeCache, pass_context
from jinja2.runtime import Context
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from hooks import assets
from hooks.build import Build, build_collection
from hooks.node import NodeError
from hooks.pages import pages
from hooks.pages.rendering import RenderedPage, anchors
from hooks.problems import Problems
from hooks.replacement import Replacement
from hooks.settings import Project, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.hooks.papers")

# Hook modules outlive a rebuild of `mkdocs serve`; on_config replaces this before anything reads it.
_build: Build

# Where a build writes to until all has gone well; None in the preview, whose site nobody else looks at.
_replacement: Replacement | None = None
_is_preview = False

# Parts of the theme that no page of ours loads: its icon, its scripts, and the style sheet of its colours.
_UNUSED_THEME_FILES = (
    "assets/images/favicon.png",
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
)
_THEME_STYLE = "assets/stylesheets/main."


class ReadyPage(Page):
    """A page whose content is there already, so that MkDocs has nothing to read or convert."""

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.rendered = rendered
        # MkDocs would date it today, and no two builds would be the same.
        self.update_date = rendered.page.updated.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Take the title, which MkDocs would look for in front matter."""
        page = self.rendered.page
        self.markdown = ""
        self.meta = {"title": page.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Take the content as it is."""
        self.content = self.rendered.html
        self.toc = get_toc(anchors(self.rendered.page.contents))  # type: ignore[arg-type]
        self.present_anchor_ids = {anchor.id for anchor in self.rendered.page.contents}


def on_startup(command: str, **_: Any) -> None:
    """Remember what is being done; only here MkDocs tells."""
    global _is_preview  # noqa: PLW0603
    _is_preview = command == "serve"
    # A build makes very many objects that live to its end; looking for garbage among them took a tenth of its time.
    gc.set_threshold(100_000, 20, 20)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the collection before MkDocs cleans anything, and let it build beside the last site."""
    global _build, _replacement  # noqa: PLW0603
    try:
        _build = build_collection(_project(config), _site(config))
    except Problems as problems:
        for problem in problems.report().splitlines():
            log.error(problem)  # noqa: TRY400, no traceback: the contributor made the mistake, not the code
        raise Abort("The collection has mistakes; nothing was built.") from problems
    except NodeError as error:
        raise Abort(str(error)) from error
    if not config.repo_url:
        config.edit_uri = None  # MkDocs would warn of every page that it cannot be edited
    if not _is_preview:
        _replacement = Replacement(Path(config.site_dir))
        config.site_dir = str(_replacement.new)
    return config


def _project(config: MkDocsConfig) -> Project:
    return Project(Path(config.config_file_path).parent)


def _site(config: MkDocsConfig) -> Site:
    if not config.site_url or not config.site_description:
        raise Abort("expected site_url and site_description in mkdocs.yml, found one of them empty; is SITE_URL set?")
    edit_url = urljoin(urljoin(f"{config.repo_url}/", config.edit_uri), "../") if config.repo_url else None
    return Site(
        config.site_name,
        config.site_url,
        config.site_description,
        config.repo_url or None,
        edit_url,
        has_previews=not _is_preview,
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files made from the collection, and leave out what no page uses."""
    replaced = assets.sources(_project(config))
    for file in list(files):
        unused = file.src_uri.startswith(_UNUSED_THEME_FILES) or file.src_uri.endswith(".map")
        if unused or file.src_uri in replaced:
            files.remove(file)
    for rendered in _build.pages:
        file = _page_file(rendered, config)
        file.page = ReadyPage(rendered, file, config)
        files.append(file)
    for address, content in _build.files.items():
        # MkDocs would take what ends in .md for a page, and render it.
        source = f"{address}.txt" if address.endswith(".md") else address
        # As bytes: of text, MkDocs would write the line ends of the machine.
        file = File.generated(config, source, content=content.encode() if isinstance(content, str) else content)
        file.dest_uri = address
        files.append(file)
    return files


def _page_file(rendered: RenderedPage, config: MkDocsConfig) -> File:
    """The file behind a page: the summary itself for a paper, so that links from docs/ find it."""
    page = rendered.page
    if not page.paper:
        return File.generated(config, f"{page.address}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    return File(
        page.paper.path,
        str(_project(config).root),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=f"{page.address}index.html",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Fill in what the hand-written pages show of the vocabularies, and date them like the collection."""
    if isinstance(page, ReadyPage):
        return markdown
    page.update_date = _build.updated.isoformat()
    return _build.renderer.markdown(markdown)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Put the collection on the home page."""
    return _build.renderer.home(html) if page.is_homepage else html


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, **_: Any) -> TemplateContext:
    """Give the frame around a page what the generator knows of it."""
    context["rendered"] = page.rendered if isinstance(page, ReadyPage) else None  # type: ignore[typeddict-unknown-key]
    context["head"] = page.rendered.head if isinstance(page, ReadyPage) else _head(page, config)  # type: ignore[typeddict-unknown-key]
    return context


def _head(page: Page, config: MkDocsConfig) -> str:
    """The head of a page written by hand; the home page is shared under the name of the site."""
    title = f"{config.site_name}: {config.site_description}" if page.is_homepage else str(page.title)
    description = page.meta.get("description") or str(config.site_description)
    return _build.renderer.head(pages.Page(page.url, title, description, template="", updated=_build.updated))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep compiled templates and rendered ones, and tell what the theme's style sheet is called in this version."""
    env.bytecode_cache = FileSystemBytecodeCache(str(_project(config).template_cache))
    env.auto_reload = False  # each build has an environment of its own
    env.globals["once"] = _once()
    env.globals["theme_style"] = next(file.url for file in files if file.src_uri.startswith(_THEME_STYLE))
    return env


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


def on_post_build(config: MkDocsConfig) -> None:
    """Put the new site in the place of the last one, unless MkDocs is about to refuse it."""
    if _replacement:
        config.site_dir = str(_replacement.folder)
        if not (config.strict and _has_warnings()):
            _replacement.accept()


def _has_warnings() -> bool:
    """Whether there was any so far: a strict build fails for it, but only after the last event."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)


def on_build_error(**_: Any) -> None:
    """Leave the last site as it was, and nothing half built beside it."""
    if _replacement:
        _replacement.discard()


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:
    """Keep the last good site up while the sources have mistakes.

    MkDocs leaves every request waiting after a rebuild that raised, and a site half built.
    """
    site, last_good = Path(server.root), Path(f"{server.root}.last-good")

    def rebuild() -> None:
        site.rename(last_good)
        try:
            builder()
        except (Exception, SystemExit) as error:  # whatever it is, the preview goes on
            is_bug = not isinstance(error, Abort | SystemExit)
            log.error("%s\nThe last good site stays up until this is mended.", error, exc_info=is_bug)  # noqa: TRY400
            shutil.rmtree(site, ignore_errors=True)
            last_good.rename(site)
        else:
            shutil.rmtree(last_good)

    server.builder = rebuild
    return server
