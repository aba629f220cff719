"""This list gives the same bytes anywhere and at any time."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from tests.conftest import build_site
from tests.site.test_building import files


def test_another_build_writes_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """With what the first has left; the collection made for tests is built from nothing as well."""
    for name in ("papers", "docs", ".cache"):
        shutil.copytree(built.parent / name, tmp_path / name)
    shutil.copy(built.parent / "mkdocs.yml", tmp_path)
    later = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=31)
    done = build_site(
        tmp_path, SOURCE_DATE_EPOCH=str(int(later.timestamp())), TZ="Pacific/Kiritimati", PYTHONHASHSEED="1"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    here, there = files(built), files(tmp_path / "site")
    assert sorted(here.keys() ^ there.keys()) == []
    assert sorted(name for name in here if here[name] != there[name]) == []
