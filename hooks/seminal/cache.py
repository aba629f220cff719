"""What earlier builds made, so that later ones need not make it again: one file, which may be deleted at any time.

Each kind of value has entries of its own. Their keys hold all that a value follows from: the fingerprint of the code
that makes it, and what that code is asked. A value whose checksum is wrong counts as missing, and so does a file that
cannot be read.
"""

from __future__ import annotations

import ast
import hashlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.util import resolve_name
from pathlib import Path
from types import TracebackType
from typing import Self

_FILE = "cache.sqlite3"
_TABLE = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, kind TEXT, checksum BLOB, value BLOB)"
_KEYS_A_QUERY = 500
_ROOT = Path(__file__).parent
_PACKAGE = __name__.rpartition(".")[0]


class Cache:
    """The cache in one folder.

    Use it as a context manager for one build: leaving it forgets what is no longer used, and closes the file.

    Args:
        folder: where the file stands; made when needed.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._database: sqlite3.Connection | None = None
        self._entries: dict[str, Entries] = {}

    def __enter__(self) -> Self:
        self.open()
        return self

    def open(self) -> None:
        """Open the file, or start a new one where it cannot be read."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._database = self._connect()
        except (sqlite3.DatabaseError, OSError):
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            with suppress(sqlite3.Error):
                self._database = self._connect()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=30, check_same_thread=False)
        database.execute("PRAGMA synchronous = OFF")  # after a crash of the machine it is made anew
        database.execute(_TABLE)
        return database

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget what is no longer used, and close the file."""
        if self._database:
            with suppress(sqlite3.Error):
                for entries in self._entries.values():
                    entries.prune()
                self._database.commit()
            self._database.close()
            self._database = None

    def entries(self, kind: str, fingerprint: str) -> Entries:
        """The entries of one kind.

        Args:
            kind: what they are called in the file.
            fingerprint: all that decides, besides its key, what a value is.
        """
        self._entries.setdefault(kind, Entries(self._database, kind, fingerprint))
        return self._entries[kind]


class Entries:
    """Values of one kind, by the key that they were stored under."""

    def __init__(self, database: sqlite3.Connection | None, kind: str, fingerprint: str) -> None:
        self._database = database
        self._kind = kind
        self._fingerprint = fingerprint
        self._used: set[bytes] = set()

    def read(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values that there are for these keys."""
        wanted = {self._digest(key): key for key in keys}
        self._used |= wanted.keys()
        found: dict[str, bytes] = {}
        with suppress(sqlite3.Error):
            for digest, checksum, value in self._select(list(wanted)):
                if _checksum(digest, value) == checksum:
                    found[wanted[digest]] = value
        return found

    def _select(self, digests: list[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
        if not self._database:
            return
        for start in range(0, len(digests), _KEYS_A_QUERY):
            some = digests[start : start + _KEYS_A_QUERY]
            places = ",".join("?" * len(some))
            yield from self._database.execute(f"SELECT key, checksum, value FROM entries WHERE key IN ({places})", some)  # noqa: S608

    def write(self, values: Mapping[str, bytes]) -> None:
        """Store values under their keys."""
        rows = [(self._digest(key), value) for key, value in values.items()]
        self._used |= {digest for digest, _ in rows}
        if self._database and rows:
            with suppress(sqlite3.Error):
                self._database.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
                    [(digest, self._kind, _checksum(digest, value), value) for digest, value in rows],
                )
                self._database.commit()

    def prune(self) -> None:
        """Delete the oldest entries that were not used, but for as many as were.

        So two builds that take turns, of two branches say, do not make each other forget.
        """
        if self._database:
            stored = self._database.execute("SELECT key FROM entries WHERE kind = ? ORDER BY rowid", (self._kind,))
            unused = [key for (key,) in stored if key not in self._used]
            excess = unused[: max(0, len(unused) - len(self._used))]
            self._database.executemany("DELETE FROM entries WHERE key = ?", ((key,) for key in excess))

    def _digest(self, key: str) -> bytes:
        return hashlib.sha256(f"{self._kind}\n{self._fingerprint}\n{key}".encode()).digest()


def _checksum(digest: bytes, value: bytes) -> bytes:
    return hashlib.sha256(digest + value).digest()


@cache
def fingerprint(module: str) -> str:
    """What changes with the code behind a module of this package: it, all that it imports, every package installed."""
    digest = hashlib.sha256("\n".join(_installed()).encode())
    for file in sorted(_files_behind(module)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _installed() -> list[str]:
    """Names and versions of the packages from Python's index, as their folders have them."""
    return sorted({path.name for entry in sys.path if entry for path in Path(entry).glob("*.dist-info")})


def _files_behind(module: str) -> set[Path]:
    """The file of a module and, of this package, those of everything that it imports."""
    found: set[Path] = set()
    following = [module]
    while following:
        name = following.pop()
        file = _file(name)
        if file and file not in found:
            found.add(file)
            following += _imports(file, name)
    return found


def _file(module: str) -> Path | None:
    """The file of a module of this package."""
    path = _ROOT.joinpath(*module.split(".")[1:]) if module.split(".", maxsplit=1)[0] == _PACKAGE else None
    if path and path.with_suffix(".py").is_file():
        return path.with_suffix(".py")
    return path / "__init__.py" if path and (path / "__init__.py").is_file() else None


def _imports(file: Path, module: str) -> Iterator[str]:
    """What a module imports; a name imported from a package may be a module of it."""
    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)
