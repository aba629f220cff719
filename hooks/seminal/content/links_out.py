"""Symbolic links that lead out of where they are: what is behind them would be published, or read out by a message."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..diagnostics import Problem
from .rules import FILE_PLACE, LINK_OUT

_MESSAGE = "expected a file, found a link to a place outside {}; put the file itself here"


def find_link_out(path: Path, tree: Path, name: str) -> Problem | None:
    """The problem with a file that is a link, or is in a folder that is one, out of `tree`.

    Args:
        path: the file.
        tree: the folder in which both have to be.
        name: the path from the project's root, as the problem gives it.
    """
    if not path.is_symlink() and (path.parent == tree or not path.parent.is_symlink()):
        return None
    if _is_below(path, tree):
        return None
    return Problem(name, 1, _MESSAGE.format(f"{tree.name}/"), FILE_PLACE)


def find_links_out(folder: Path, root: Path) -> Iterator[Problem]:
    """The links in a folder, at any depth, that lead out of the project, to a hidden file of it, or nowhere."""
    for place, folders, files in os.walk(folder):
        for path in (Path(place, name) for name in sorted(folders + files)):
            if path.is_symlink() and (message := _explain_target(path, root)):
                yield Problem(os.path.relpath(path, root).replace(os.sep, "/"), 1, message, LINK_OUT)


def _explain_target(path: Path, root: Path) -> str | None:
    if not _is_below(path, root) or _is_hidden(path, root):
        return _MESSAGE.format("the project")
    return None if path.exists() else "expected a file, found a link that leads nowhere; restore the file, or remove it"


def _is_below(path: Path, tree: Path) -> bool:
    # Not `Path.resolve`, which raises where links go round in a circle.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(tree))


def _is_hidden(path: Path, root: Path) -> bool:
    target = Path(os.path.realpath(path)).relative_to(os.path.realpath(root))
    return any(part.startswith(".") for part in target.parts)
