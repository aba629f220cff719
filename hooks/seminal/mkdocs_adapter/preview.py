"""The live preview, which keeps the last good site up while the sources have mistakes."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import Abort

log = logging.getLogger("mkdocs.plugins.seminal")


def keep_last_good(builder: Callable[[], None], site: Path) -> Callable[[], None]:
    """What builds the site and, where that fails, puts the last one back.

    MkDocs leaves every request waiting after a rebuild that raised, and a site half built.

    Args:
        builder: what builds.
        site: the folder that it writes.
    """
    last_good = site.with_name(f"{site.name}.last-good")

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

    return rebuild
