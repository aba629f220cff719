"""The plugin: MkDocs' events, each a call of the generator, which knows nothing of MkDocs."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin

import mkdocs
from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from .. import theme
from ..build import Build, build_collection
from ..cache import Cache
from ..diagnostics import Problems
from ..node.executable import NodeError
from ..pages.navigation import Navigation, make_navigation, without_missing
from ..pages.page import Page as GeneratedPage
from ..pages.page_kinds import find_page_kinds
from ..pages.site_assets import MissingAsset, check_assets
from ..resources import THEME
from ..settings import License, Project, Site
from ..staging import StagedDirectory
from .files import ReadyPage, other_files, ready_page, remove_theme_files, theme_pages
from .frame import prepare_environment
from .preview import keep_last_good

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.seminal")


class SeminalConfig(Config):  # type: ignore[no-untyped-call]
    """What can be set below the plugin in mkdocs.yml: under which licence the summaries are."""

    license_name = option.Optional(option.Type(str))
    license_url = option.Optional(option.URL())


class SeminalPlugin(BasePlugin[SeminalConfig]):  # type: ignore[no-untyped-call]
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
        project = _project(config)
        _use_theme_of_checkout(config)
        self._cache = Cache(project.cache)
        self._cache.open()
        try:
            self._build = build_collection(project, self._site(config), self._cache)
        except Problems as problems:
            for problem in problems.report().splitlines():
                log.error(problem)  # noqa: TRY400, no traceback: the contributor made the mistake, not the code
            raise Abort("The collection has mistakes; nothing was built.") from problems
        except (NodeError, MissingAsset) as error:
            raise Abort(str(error)) from error
        config.nav = self._navigation(config)
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
        name, url = self.config.license_name, self.config.license_url
        return Site(
            config.site_name,
            config.site_url,
            config.site_description,
            config.repo_url or None,
            edit_url,
            License(name, url) if name and url else None,
            has_social_cards=not self._is_preview,
        )

    def _navigation(self, config: MkDocsConfig) -> Navigation:
        """The site's own navigation, or else one of all pages, without what this collection has nothing for."""
        kinds = find_page_kinds()
        navigation = config.nav or make_navigation(kinds, _handwritten(config))
        return without_missing(navigation, kinds, {rendered.page.address for rendered in self._build.pages})

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and files made from the collection, and leave out what no page uses."""
        remove_theme_files(files, config)
        for file in theme_pages(files, config):
            files.append(file)
        for rendered in self._build.pages:
            files.append(ready_page(rendered, config))
        for file in other_files(self._build.files, config):
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
        rendered = page.rendered if isinstance(page, ReadyPage) else None
        context["rendered"] = rendered  # type: ignore[typeddict-unknown-key]
        context["head"] = rendered.head if rendered else self._head(page, config)  # type: ignore[typeddict-unknown-key]
        return context

    def _head(self, page: Page, config: MkDocsConfig) -> str:
        """The head of a page written by hand; the home page is shared under the name of the site."""
        try:
            check_assets(page.file.src_uri, page.meta.get("scripts", ()), page.meta.get("styles", ()))
        except MissingAsset as error:
            raise Abort(str(error)) from error
        return self._build.renderer.head(
            GeneratedPage(
                address=page.url,
                title=f"{config.site_name}: {config.site_description}" if page.is_homepage else str(page.title),
                description=page.meta.get("description") or str(config.site_description),
                template="",
                updated=self._build.updated,
            )
        )

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Give the frame's templates what they ask for."""
        prepare_environment(env, self._build, self._cache)
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
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Watch what the site is made of, and keep the last good one up while there are mistakes in it."""
        for folder in (_project(config).papers, THEME):
            server.watch(str(folder))
        server.builder = keep_last_good(builder, Path(server.root))
        return server


def _project(config: MkDocsConfig) -> Project:
    return Project(Path(config.config_file_path).parent, Path(config.docs_dir))


def _use_theme_of_checkout(config: MkDocsConfig) -> None:
    """In a checkout the theme's templates stand in overrides/, not beside its module."""
    module = str(Path(theme.__file__).parent)
    dirs = config.theme.dirs
    if module in dirs and str(THEME) not in dirs:
        dirs.insert(dirs.index(module), str(THEME))


def _handwritten(config: MkDocsConfig) -> list[str]:
    """The pages in docs/ that navigation leads to, besides the home page, as file names."""
    folder = Path(config.docs_dir)
    files = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md")))
    hidden = config.not_in_nav
    return [file for file in files if file != "index.md" and not (hidden and hidden.match_file(file))]


def _has_warnings() -> bool:
    """Whether there was any so far: a strict build fails for it, but only after the last event."""
    # By the package's own name: where ProperDocs takes the place of MkDocs, it is another.
    counters = [handler for handler in logging.getLogger(mkdocs.__name__).handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)
