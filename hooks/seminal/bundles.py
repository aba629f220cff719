"""Bundles kept up to date in a checkout, where scripts, style sheets and node programs change; a wheel has them made.

`hooks/bundle.mjs` makes them, and says what they are.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .node.executable import NodeError, find_node, translate_start_error
from .resources import BUNDLES, CHECKOUT

_BUNDLER = CHECKOUT / "hooks" / "bundle.mjs"
_SOURCES = (
    "hooks/bundle.mjs",
    "hooks/seminal/node/**/*.mjs",
    "overrides/css/**/*.css",
    "overrides/js/**/*.js",
    "package-lock.json",
)
_MANIFEST = "sources.json"
"""What the bundles were made of, in their folder: the checksum of each source."""

_TIMEOUT = 120.0
"""Seconds to wait for the bundler, which takes one."""


def update_bundles() -> None:
    """Bundle anew in a checkout where a script, a style sheet, a program or the npm packages have changed.

    Raises:
        NodeError: npm's packages are not installed, or something cannot be bundled.
    """
    if not _BUNDLER.is_file():
        return
    sources = dict(_checksums())
    if sources != _read_manifest():
        with tempfile.TemporaryDirectory(dir=BUNDLES.parent, prefix=".bundles-") as folder:
            new = Path(folder, "new")
            _run_bundler(new)
            (new / _MANIFEST).write_text(json.dumps(sources, indent=1), encoding="utf-8")
            if BUNDLES.exists():
                BUNDLES.rename(Path(folder, "old"))
            new.rename(BUNDLES)


def _checksums() -> Iterator[tuple[str, str]]:
    for pattern in _SOURCES:
        for path in sorted(CHECKOUT.glob(pattern)):
            yield path.relative_to(CHECKOUT).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _read_manifest() -> object:
    """What the bundles were made of; None if there are none."""
    try:
        return json.loads((BUNDLES / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None


def _run_bundler(folder: Path) -> None:
    if not (CHECKOUT / "node_modules" / "esbuild").is_dir():
        raise NodeError("the packages from npm are missing: run 'make serve' or 'make test', which install them")
    try:
        done = subprocess.run(
            [str(find_node()), str(_BUNDLER), str(CHECKOUT), str(folder)],
            capture_output=True,
            encoding="utf-8",
            timeout=_TIMEOUT,
            check=False,
        )
    except OSError as error:
        raise translate_start_error(error) from None
    if done.returncode:
        raise NodeError(f"{_BUNDLER.name} ended with status {done.returncode}\n{done.stderr.strip()}")
