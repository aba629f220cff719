"""The command `papers`: what a contributor runs beside `mkdocs serve`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .build import read_collection
from .cache import Cache
from .content.front_matter import json_schema
from .diagnostics import Problems, pluralize
from .node.executable import NodeError
from .offline_copy import write_offline_copy
from .scaffold.new_site import LICENSES, NewSite, write_site
from .settings import Project
from .site_links import count_pages, find_broken_links

_OFFLINE_COPY = "offline.zip"
_SITE = "site"


@click.group()
@click.version_option(package_name="seminal")
def papers() -> None:
    """Work on the collection of the nearest mkdocs.yml, in this folder or above it."""


def _project() -> Project:
    try:
        return Project.around(Path.cwd())
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error


@papers.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the site is called.")
@click.option("--description", help="What it is, in a phrase.")
@click.option("--section", "sections", multiple=True, help="A section; give the option once for each.")
@click.option("--license", "license_id", type=click.Choice(list(LICENSES)), help="Of the summaries.")
@click.option("--yes", is_flag=True, help="Ask nothing, and take what is usual for what no option says.")
def init(folder: Path, *, yes: bool, **given: Any) -> None:
    """Begin a site of your own in FOLDER, with two summaries as examples.

    Files that are there already stay as they are.
    """
    site = _new_site(folder, given, ask=_take_usual if yes else click.prompt)
    if mistake := site.find_mistake():
        raise click.ClickException(mistake)
    written, kept = write_site(site, folder)
    for path in kept:
        click.echo(f"kept {path}, which was there already")
    click.echo(f"Wrote {pluralize(len(written), 'file')} to {folder}. Now: cd {folder}, then mkdocs serve")


def _take_usual(_: str, *, default: str, **__: Any) -> str:
    return default


def _new_site(folder: Path, given: dict[str, Any], ask: Callable[..., str]) -> NewSite:
    """What the options say of a new site, and what `ask` answers where they say nothing."""
    name = folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    return NewSite(
        name=given["name"] or ask("Name of the site", default=name),
        description=given["description"]
        or ask("What it is, in a phrase", default="papers worth knowing, each in two minutes"),
        sections=given["sections"]
        or [part.strip() for part in ask("Sections, with commas between them", default="Foundations").split(",")],
        license=LICENSES[
            given["license_id"] or ask("Licence of the summaries", default="cc-by", type=click.Choice(list(LICENSES)))
        ],
    )


@papers.command()
def check() -> None:
    """Report every mistake in papers/; the exit status is 1 when there is one."""
    project = _project()
    try:
        with Cache(project.cache) as cache:
            library, typeset = read_collection(project, cache)
    except Problems as problems:
        click.echo(problems.report())
        sys.exit(1)
    except NodeError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{pluralize(len(library.papers), 'paper')} and {pluralize(len(typeset), 'formula')}: no problems")


@papers.command()
def links() -> None:
    """Follow every link within the site in site/; the exit status is 1 when one leads nowhere."""
    site = _project().root / _SITE
    try:
        broken = list(find_broken_links(site))
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error
    for line in broken:
        click.echo(line)
    if broken:
        click.echo(pluralize(len(broken), "broken link"))
        sys.exit(1)
    click.echo(f"{count_pages(site)}: every link leads somewhere")


@papers.command()
def offline() -> None:
    """Pack the site in site/ as a zip that works from a disk, without a server."""
    root = _project().root
    archive = root / _OFFLINE_COPY
    try:
        write_offline_copy(root / _SITE, archive)
    except (FileNotFoundError, NodeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{archive.name}: unpack it, then open index.html")


@papers.command()
def schema() -> None:
    """Print the JSON Schema of front matter, for editors that check YAML."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
