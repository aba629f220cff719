"""ProperDocs, which continues MkDocs 1.x under another name, builds the same site: a way out should MkDocs end."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import build_site
from tests.site.test_building import files, spoil_a_page, spoil_a_summary

COMMAND = (sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml")


def test_it_writes_the_same_bytes(built: Path, copied_project: Callable[[], Path]) -> None:
    root = copied_project()
    done = build_site(root, command=COMMAND)
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = files(built), files(root / "site")
    assert sorted(ours.keys() ^ theirs.keys()) == []
    assert sorted(name for name in ours if ours[name] != theirs[name]) == []


def test_a_mistake_is_reported_as_by_mkdocs(copied_project: Callable[[], Path]) -> None:
    root = copied_project()
    expected = spoil_a_summary(root)
    done = build_site(root, command=COMMAND)
    assert done.returncode != 0
    assert re.search(expected, done.stdout + done.stderr), done.stdout + done.stderr


def test_a_build_with_a_warning_leaves_the_last_site(copied_project: Callable[[], Path]) -> None:
    root = copied_project()
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last site", encoding="utf-8")
    expected = spoil_a_page(root)
    done = build_site(root, command=COMMAND)
    assert done.returncode != 0
    assert re.search(expected, done.stdout + done.stderr), done.stdout + done.stderr
    assert files(root / "site") == {"index.html": b"the last site"}
