"""The adapter to MkDocs: its events, each a call of the generator, which knows nothing of MkDocs."""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from . import theme
from .build import Build, build_collection
from .cache import Cache
from .diagnostics import Problems
from .node.executable import NodeError
from .pages.page import Page as GeneratedPage
from .pages.rendering import RenderedPage, anchors
from .pages.site_assets import MissingAsset, check_assets
from .pages.template_cache import TemplateCache
from .resources import THEME
from .settings import Project, Site
from .staging import StagedDirectory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.seminal")

# Parts of Material that no page of ours loads: its icon, its scripts, and the style sheet of its colours.
_UNUSED_THEME_FILES = (
    "assets/images/favicon.png",
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
    "css/",
    "js/",
)
_MATERIAL_STYLE = "assets/stylesheets/main."


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


class SeminalConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set below the plugin in mkdocs.yml: nothing so far."""


class SeminalPlugin(BasePlugin[SeminalConfig]):
    """Puts the collection on the site; one object serves all builds of a preview, and each starts in `on_config`."""

    _build: Build
    _cache: Cache

    def __init__(self) -> None:
        self._is_preview = False
        self._staged: StagedDirectory | None = None
        """Where a build writes to until all has gone well; None in the preview, whose site nobody else looks at."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember what is being done; only here MkDocs tells."""
        self._is_preview = command == "serve"
        # A build makes very many objects that live to its end; looking for garbage among them took a tenth of its time.
        gc.set_threshold(100_000, 20, 20)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the collection before MkDocs cleans anything, and let it build beside the last site."""
        project = Project(Path(config.config_file_path).parent)
        _use_theme_of_checkout(config)
        self._cache = Cache(project.cache)
        self._cache.__enter__()
        try:
            self._build = build_collection(project, self._site(config), self._cache)
        except Problems as problems:
            for problem in problems.report().splitlines():
                log.error(problem)  # noqa: TRY400, no traceback: the contributor made the mistake, not the code
            raise Abort("The collection has mistakes; nothing was built.") from problems
        except (NodeError, MissingAsset) as error:
            raise Abort(str(error)) from error
        if not config.repo_url:
            config.edit_uri = None  # MkDocs would warn of every page that it cannot be edited
        if not self._is_preview:
            self._staged = StagedDirectory(Path(config.site_dir))
            config.site_dir = str(self._staged.new)
        return config

    def _site(self, config: MkDocsConfig) -> Site:
        if not config.site_url or not config.site_description:
            raise Abort(
                "expected site_url and site_description in mkdocs.yml, found one of them empty; is SITE_URL set?"
            )
        edit_url = urljoin(urljoin(f"{config.repo_url}/", config.edit_uri), "../") if config.repo_url else None
        return Site(
            config.site_name,
            config.site_url,
            config.site_description,
            config.repo_url or None,
            edit_url,
            has_social_cards=not self._is_preview,
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and files made from the collection, and leave out what no page uses."""
        for file in list(files):
            if file.src_uri.startswith(_UNUSED_THEME_FILES) or file.src_uri.endswith(".map"):
                files.remove(file)
        for rendered in self._build.pages:
            file = _page_file(rendered, config)
            file.page = ReadyPage(rendered, file, config)
            files.append(file)
        for address, content in self._build.files.items():
            # MkDocs would take what ends in .md for a page, and render it.
            source = f"{address}.txt" if address.endswith(".md") else address
            # As bytes: of text, MkDocs would write the line ends of the machine.
            file = File.generated(config, source, content=content.encode() if isinstance(content, str) else content)
            file.dest_uri = address
            files.append(file)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Fill in what the hand-written pages show of the vocabularies, and date them like the collection."""
        if isinstance(page, ReadyPage):
            return markdown
        page.update_date = self._build.updated.isoformat()
        return self._build.renderer.markdown(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the collection on the home page."""
        return self._build.renderer.home(html) if page.is_homepage else html

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ARG002
    ) -> TemplateContext:
        """Give the frame around a page what the generator knows of it."""
        context["rendered"] = page.rendered if isinstance(page, ReadyPage) else None  # type: ignore[typeddict-unknown-key]
        context["head"] = page.rendered.head if isinstance(page, ReadyPage) else self._head(page, config)  # type: ignore[typeddict-unknown-key]
        return context

    def _head(self, page: Page, config: MkDocsConfig) -> str:
        """The head of a page written by hand; the home page is shared under the name of the site."""
        try:
            check_assets(page.file.src_uri, page.meta.get("scripts", ()), page.meta.get("styles", ()))
        except MissingAsset as error:
            raise Abort(str(error)) from error
        title = f"{config.site_name}: {config.site_description}" if page.is_homepage else str(page.title)
        description = page.meta.get("description") or str(config.site_description)
        return self._build.renderer.head(
            GeneratedPage(
                address=page.url, title=title, description=description, template="", updated=self._build.updated
            )
        )

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Keep compiled templates and rendered ones, and tell what Material's style sheet is called in this version."""
        env.bytecode_cache = TemplateCache(self._cache)
        env.auto_reload = False  # each build has an environment of its own
        env.globals["once"] = _once()
        env.globals["material_style"] = next(file.url for file in files if file.src_uri.startswith(_MATERIAL_STYLE))
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the last one, unless MkDocs is about to refuse it."""
        self._cache.close()
        if self._staged:
            config.site_dir = str(self._staged.folder)
            if not (config.strict and _has_warnings()):
                self._staged.accept()

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave the last site as it was, and nothing half built beside it."""
        self._cache.close()
        if self._staged:
            self._staged.discard()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[[], None],
    ) -> LiveReloadServer:
        """Watch what the site is made of, and keep the last good one up while the sources have mistakes.

        MkDocs leaves every request waiting after a rebuild that raised, and a site half built.
        """
        for folder in (Project(Path(config.config_file_path).parent).papers, THEME):
            server.watch(str(folder))
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


def _use_theme_of_checkout(config: MkDocsConfig) -> None:
    """In a checkout the theme's templates stand in overrides/, not beside its module."""
    module = str(Path(theme.__file__).parent)
    dirs = config.theme.dirs
    if module in dirs and str(THEME) not in dirs:
        dirs.insert(dirs.index(module), str(THEME))


def _page_file(rendered: RenderedPage, config: MkDocsConfig) -> File:
    """The file behind a page: the summary itself for a paper, so that links from docs/ find it."""
    page = rendered.page
    if not page.paper:
        return File.generated(config, f"{page.address}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    return File(
        page.paper.path,
        str(Path(config.config_file_path).parent),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=f"{page.address}index.html",
        inclusion=InclusionLevel.NOT_IN_NAV,
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


def _has_warnings() -> bool:
    """Whether there was any so far: a strict build fails for it, but only after the last event."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
