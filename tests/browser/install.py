"""Make sure that there is a Chromium for the tests: `make browser`.

One that is installed already is taken; else the system's packages or Playwright bring one. Exit status 1, with what to
do, when there is none in the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-background-networking")
PACKAGES = (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
PLAYWRIGHT = [sys.executable, "-m", "playwright", "install", "chromium"]


def installed() -> str | None:
    """The program in $CHROMIUM, or the first one of `NAMES` on the path; None leaves it to Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def main() -> None:
    """Take what is there, or try one way after the other."""
    if chosen := os.environ.get("CHROMIUM"):
        if not shutil.which(chosen):
            sys.exit(f"expected a Chromium at $CHROMIUM, found no program {chosen!r}; correct the variable or unset it")
        return
    if installed():
        return
    for commands in _ways():
        if all(_succeeds(command) for command in commands) and _starts():
            return
    sys.exit(
        "The tests need Chromium, and it could not be installed. Install Chromium or Google Chrome so that one of "
        f"{', '.join(NAMES)} is on the path, or set CHROMIUM to its program; then run this again."
    )


def _ways() -> Iterator[tuple[list[str], ...]]:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        yield PACKAGES
    yield (PLAYWRIGHT,)


def _succeeds(command: list[str]) -> bool:
    sys.stderr.write(f"{' '.join(command)}\n")
    return subprocess.run(command, check=False).returncode == 0


def _starts() -> bool:
    """Whether the browser runs: Playwright's own is of no use where libraries of the system are missing."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS).close()
        except Error as error:
            sys.stderr.write(f"{error}\n")
            return False
    return True


if __name__ == "__main__":
    main()
