"""The scripts and style sheets of the site, and the names by which pages ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..diagnostics import did_you_mean
from ..resources import OFFLINE_ASSETS, SITE_ASSETS

SCRIPTS, STYLES = "assets/javascripts/", "assets/stylesheets/"
"""Where they stand on the site."""


class MissingAsset(Exception):
    """A page names a script or a style sheet that does not exist."""


def site_assets() -> Iterator[tuple[str, str]]:
    """Each file's address from the root of the site, and its text."""
    return _files(SITE_ASSETS)


def offline_assets() -> Iterator[tuple[str, str]]:
    """What takes the place of the site's in a copy that is opened from a disk."""
    return _files(OFFLINE_ASSETS)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def check_assets(page: str, scripts: Iterable[str], styles: Iterable[str]) -> None:
    """Make sure that there is all that a page loads.

    Args:
        page: its name for the message.
        scripts: names of files in overrides/js/pages, without ending.
        styles: likewise in overrides/css/pages.

    Raises:
        MissingAsset: a name is not that of a file.
    """
    for kind, folder, suffix, names in (("script", SCRIPTS, ".js", scripts), ("style sheet", STYLES, ".css", styles)):
        known = {path.stem for path in (SITE_ASSETS / folder).glob(f"*{suffix}")}
        for name in names:
            if name not in known:
                raise MissingAsset(f"{page}: there is no {kind} {name!r}{did_you_mean(name, known)}")
