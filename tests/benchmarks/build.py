"""How long a build takes, as a ratio to plain Material's build of the same Markdown.

Usage: python -m tests.benchmarks.build [SIZE …] [--runs N]

The two take turns, so that a machine that slows down slows both. Caches are warm, Python's bytecode among them: a build
that is not counted comes first. Each run writes to a folder of its own: without a journal, as on many virtual machines,
ext4 takes ten times as long to make a file when others were deleted in the minutes before, and we make nine times as
many as plain Material. Where that is so, TMPDIR=/dev/shm measures the programs and not what the disk remembers.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.collections import make_plain, make_project

PEERS = ("seminal", "plain")
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict"]


def main() -> None:
    """Measures each size and prints a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", metavar="SIZE", type=int, nargs="*", default=[277, 2770], help="number of papers")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each, after one that is not")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _compare(Path(folder), size, arguments.runs)


def _compare(folder: Path, size: int, runs: int) -> None:
    roots = {"seminal": make_project(folder, size), "plain": make_plain(folder, size)}
    ratios: list[float] = []
    seconds: dict[str, list[float]] = {peer: [] for peer in PEERS}
    for run in range(runs + 1):
        once = {peer: _seconds(roots[peer], folder / f"{peer}-{run}") for peer in PEERS}
        if run:  # the first fills caches
            ratios.append(once["seminal"] / once["plain"])
            for peer, taken in once.items():
                seconds[peer].append(taken)
    ours, plain = (statistics.median(seconds[peer]) for peer in PEERS)
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
    print(
        f"{size} papers: {statistics.median(ratios):.2f} of plain Material ({spread}); {ours:.1f} s and {plain:.1f} s"
    )


def _seconds(root: Path, site: Path) -> float:
    start = time.perf_counter()
    completed = subprocess.run(
        [*BUILD, "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if completed.returncode:
        raise SystemExit(completed.stdout + completed.stderr)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
