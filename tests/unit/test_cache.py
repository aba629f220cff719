"""What earlier builds leave for later ones: found again, never wrong, and never in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from seminal import cache as module
from seminal.cache import Cache, fingerprint

FILE = "cache.sqlite3"


def keep(folder: Path, *, kind: str = "kind", of: str = "1", **values: str) -> None:
    """Store values in a build of its own."""
    with Cache(folder) as cache:
        cache.entries(kind, of).write({key: value.encode() for key, value in values.items()})


def kept(folder: Path, *keys: str, kind: str = "kind", of: str = "1") -> dict[str, str]:
    """What a later build finds, and so uses, of these keys."""
    with Cache(folder) as cache:
        return {key: value.decode() for key, value in cache.entries(kind, of).read(keys).items()}


def test_a_later_build_finds_what_an_earlier_one_stored(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "folder", a="1", b="")
    assert kept(tmp_path / "new" / "folder", "a", "b", "c") == {"a": "1", "b": ""}


def test_a_value_is_found_in_the_build_that_stored_it_and_can_be_replaced(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        entries = cache.entries("kind", "1")
        for value in (b"old", b"new"):
            entries.write({"a": value})
            assert entries.read(["a"]) == {"a": value}


def test_more_keys_than_a_query_takes(tmp_path: Path) -> None:
    values = {f"key {number}": str(number) for number in range(2 * module._KEYS_A_QUERY + 1)}
    keep(tmp_path, **values)
    assert kept(tmp_path, *values) == values


@pytest.mark.parametrize("other", [{"kind": "other"}, {"of": "2"}], ids=["kind", "fingerprint"])
def test_what_another_kind_or_other_code_stored_is_not_found(tmp_path: Path, other: dict[str, str]) -> None:
    keep(tmp_path, a="1")
    assert kept(tmp_path, "a", **other) == {}
    assert kept(tmp_path, "a") == {"a": "1"}


def test_what_is_no_longer_used_is_forgotten_after_a_while(tmp_path: Path) -> None:
    """Of the entries that were not used, only as many as were used stay, the youngest ones."""
    for number in range(5):
        keep(tmp_path, **{f"unused {number}": "x"})
    keep(tmp_path, used="x")
    with sqlite3.connect(tmp_path / FILE) as database:
        assert database.execute("SELECT count(*) FROM entries").fetchone() == (2,)
    assert kept(tmp_path, "used", "unused 4", "unused 3") == {"used": "x", "unused 4": "x"}


def test_kinds_that_a_build_did_not_ask_for_stay(tmp_path: Path) -> None:
    keep(tmp_path, kind="other", **{f"key {number}": "x" for number in range(5)})
    keep(tmp_path, a="1")
    assert len(kept(tmp_path, *(f"key {number}" for number in range(5)), kind="other")) == 5


def test_builds_of_two_branches_that_take_turns_forget_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        for branch in ("one", "other"):
            keep(tmp_path, shared="x", **{branch: branch})
    assert kept(tmp_path, "one", "other") == {"one": "one", "other": "other"}


def test_two_builds_at_once_keep_the_values_of_both(tmp_path: Path) -> None:
    with Cache(tmp_path) as one, Cache(tmp_path) as other:
        one.entries("kind", "1").write({"a": b"1"})
        other.entries("kind", "1").write({"b": b"2"})
    assert kept(tmp_path, "a", "b") == {"a": "1", "b": "2"}


# Damage


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def overwrite_head(content: bytes) -> bytes:
    return b"\xff" * 100 + content[100:]


def overwrite_pages(content: bytes) -> bytes:
    """Damage all but the first page, which says what is in the file."""
    return content[:4096] + b"\xff" * (len(content) - 4096)


def empty(_: bytes) -> bytes:
    return b""


def replace(_: bytes) -> bytes:
    return b'{"no": "database"}'


@pytest.mark.parametrize("damage", [cut, overwrite_head, overwrite_pages, empty, replace])
def test_a_damaged_file_counts_as_missing(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    values = {f"key {number}": str(number) * 100 for number in range(100)}
    keep(tmp_path, **values)
    file = tmp_path / FILE
    file.write_bytes(damage(file.read_bytes()))
    found = kept(tmp_path, *values)
    assert found.items() <= values.items()
    keep(tmp_path, **values)
    assert kept(tmp_path, *values).items() <= values.items()


def test_a_value_with_one_wrong_bit_counts_as_missing(tmp_path: Path) -> None:
    keep(tmp_path, a="right", b="untouched")
    with sqlite3.connect(tmp_path / FILE) as database:
        [(key, value)] = database.execute("SELECT key, value FROM entries WHERE value = ?", [b"right"]).fetchall()
        database.execute("UPDATE entries SET value = ? WHERE key = ?", (bytes([value[0] ^ 1]) + value[1:], key))
    assert kept(tmp_path, "a", "b") == {"b": "untouched"}
    keep(tmp_path, a="right")
    assert kept(tmp_path, "a") == {"a": "right"}


def test_a_value_under_the_key_of_another_counts_as_missing(tmp_path: Path) -> None:
    keep(tmp_path, a="of a", b="of b")
    with sqlite3.connect(tmp_path / FILE) as database:
        rows = database.execute("SELECT key, checksum, value FROM entries").fetchall()
        for (key, _, _), (_, checksum, value) in zip(rows, reversed(rows), strict=True):
            database.execute("UPDATE entries SET checksum = ?, value = ? WHERE key = ?", (checksum, value, key))
    assert kept(tmp_path, "a", "b") == {}


# Places where nothing can be written


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets no database be written from now on; permissions would not stop the system's administrator."""

    def forbid() -> None:
        connect = partial(sqlite3.connect, uri=True)

        def read_only(file: Path, **options: Any) -> sqlite3.Connection:
            return connect(f"{file.as_uri()}?mode=ro", **options)

        monkeypatch.setattr(sqlite3, "connect", read_only)

    return forbid


def test_a_cache_that_cannot_be_written_is_still_read(tmp_path: Path, read_only: Callable[[], None]) -> None:
    keep(tmp_path, a="1")
    before = (tmp_path / FILE).read_bytes()
    read_only()
    keep(tmp_path, a="2", b="2")
    assert kept(tmp_path, "a", "b") == {"a": "1"}
    assert (tmp_path / FILE).read_bytes() == before


def test_where_no_file_can_be_made_nothing_is_kept(tmp_path: Path, read_only: Callable[[], None]) -> None:
    read_only()
    keep(tmp_path, a="1")
    assert kept(tmp_path, "a") == {}
    assert list(tmp_path.iterdir()) == []


def test_where_the_folder_is_a_file_nothing_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("mine", encoding="utf-8")
    keep(folder, a="1")
    assert kept(folder, "a") == {}
    assert folder.read_text(encoding="utf-8") == "mine"


def test_closing_twice_does_nothing(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.close()
    cache.close()


# The code that made a value


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in which `maker` imports other modules in every way there is."""
    modules = {
        "__init__.py": "",
        "maker.py": "import json\nfrom . import sibling\nfrom .folder import inside\nfrom .names import NAME\n",
        "sibling.py": "from .far import away\n",
        "names.py": "def late():\n    from seminal.absolute import thing\nNAME = 1\n",
        "absolute.py": "import seminal.dotted\n",
        "dotted.py": "",
        "far/__init__.py": "from . import part\n",
        "far/part.py": "from ..circle import NAME\n",
        "circle.py": "from .maker import NAME\n",
        "folder/__init__.py": "",
        "folder/inside.py": "",
        "folder/beside.py": "",
        "other.py": "from .maker import NAME\n",
    }
    for name, text in modules.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def now() -> str:
    """The fingerprint as a build that begins now takes it."""
    return fingerprint.__wrapped__("seminal.maker")


@pytest.mark.parametrize(
    "name",
    [
        *("maker.py", "sibling.py", "names.py", "absolute.py", "dotted.py", "circle.py"),
        *("far/__init__.py", "far/part.py", "folder/__init__.py", "folder/inside.py"),
    ],
)
def test_a_fingerprint_changes_with_each_module_that_is_imported(package: Path, name: str) -> None:
    before = now()
    assert now() == before
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert now() != before


@pytest.mark.parametrize("name", ["other.py", "folder/beside.py", "new.py", "__pycache__/maker.pyc"])
def test_a_fingerprint_does_not_change_with_other_files(package: Path, name: str) -> None:
    before = now()
    (package / name).parent.mkdir(exist_ok=True)
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert now() == before


@pytest.mark.usefixtures("package")
def test_a_fingerprint_changes_with_the_packages_that_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = now()
    (tmp_path / "site-packages" / "markdown-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    assert now() != before


def test_the_code_behind_a_summary_is_known() -> None:
    files = {
        path.relative_to(module._ROOT).as_posix() for path in module._files_behind("seminal.content.markdown_dialect")
    }
    assert {"content/summary.py", "content/formula_syntax.py", "content/plain_text.py"} <= files
    assert not {"cli.py", "pages/rendering.py", "mkdocs_plugin.py"} & files
