"""The command `papers`: what a contributor runs beside `mkdocs serve`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from .build import read_collection
from .cache import Cache
from .content.front_matter import json_schema
from .diagnostics import Problems, pluralize
from .node.executable import NodeError
from .offline_copy import write_offline_copy
from .settings import Project

OFFLINE_COPY = "offline.zip"


@click.group()
def papers() -> None:
    """Work on the collection of the nearest mkdocs.yml, in this folder or above it."""


def _project() -> Project:
    try:
        return Project.around(Path.cwd())
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error


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
def offline() -> None:
    """Pack the site in site/ as a zip that works from a disk, without a server."""
    project = _project()
    archive = project.root / OFFLINE_COPY
    try:
        write_offline_copy(project.root / "site", archive)
    except (FileNotFoundError, NodeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{archive.name}: unpack it, then open index.html")


@papers.command()
def schema() -> None:
    """Print the JSON Schema of front matter, for editors that check YAML."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
