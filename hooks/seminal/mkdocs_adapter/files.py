"""The generator's pages and files as MkDocs has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from ..pages.rendering import RenderedPage, anchors
from ..resources import THEME

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


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


def remove_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out the files of this theme and of those that it extends; a site's own `custom_dir` stays.

    Pages load what `pages.site_assets` has, and nothing of Material's; the bundles' sources are among the templates.
    """
    folders = set(config.theme.dirs) - {config.theme.custom_dir} | {str(THEME)}
    for file in list(files):
        if file.src_dir in folders:
            files.remove(file)


def theme_pages(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The pages in Markdown that the theme brings for every site, unless a site has one of that name."""
    folder = THEME / "docs"
    for path in sorted(folder.glob("*.md")):
        if path.name not in files.src_uris:
            yield File(
                path.name,
                str(folder),
                config.site_dir,
                config.use_directory_urls,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )


def ready_page(rendered: RenderedPage, config: MkDocsConfig) -> File:
    """A page made from the collection."""
    file = _page_file(rendered, config)
    file.page = ReadyPage(rendered, file, config)
    return file


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


def other_files(contents: Mapping[str, str | bytes], config: MkDocsConfig) -> Iterator[File]:
    """Files that are no pages, by their addresses."""
    for address, content in contents.items():
        # MkDocs would take what ends in .md for a page, and render it.
        source = f"{address}.txt" if address.endswith(".md") else address
        # As bytes: of text, MkDocs would write the line ends of the machine.
        file = File.generated(config, source, content=content.encode() if isinstance(content, str) else content)
        file.dest_uri = address
        yield file
