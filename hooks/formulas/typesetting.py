"""Formulas typeset by MathJax in a node process, and remembered from build to build."""

from __future__ import annotations

import hashlib
import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .. import node
from ..node import NodeError
from ..replacement import replace_file
from .formulas import Formula, Rejected, Typeset

_WORKER = Path(__file__).with_name("mathjax_worker.mjs")
_PATIENCE = 30.0
"""Seconds to wait for one answer of MathJax, which takes some milliseconds."""

_GRACE = 5.0
"""Seconds that the node process gets to end by itself."""


class Typesetter:
    """Typesets formulas, and remembers them from build to build.

    Use it as a context manager for one build: leaving it stores what is new and ends the node process, which is only
    started for the first formula that is not in the cache.

    Args:
        cache: folder for the file `formulas.json`; made when needed. Damaged or outdated, the file counts as empty.
        packages: the project's `node_modules`, with npm's `mathjax` in it.
        worker: command to start in place of node with this project's worker.
    """

    def __init__(self, cache: Path, packages: Path, worker: Sequence[str] | None = None) -> None:
        self._cache = cache / "formulas.json"
        self._packages = packages
        self._command = worker or [str(node.executable()), str(_WORKER), str(packages.resolve())]
        self._stored: _Stored | None = None
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._worker:
            self._worker.close()
            self._worker = None
        if self._stored:
            self._stored.save(self._cache)
            self._stored = None

    def typeset(self, formulas: Iterable[Formula]) -> dict[Formula, Typeset | Rejected]:
        """Typeset formulas, each once. Raises `NodeError` when MathJax cannot be asked."""
        wanted = dict.fromkeys(formulas)
        if not wanted:
            return {}
        if not self._stored:
            self._stored = _Stored.load(self._cache, self._fingerprint())
        known = {formula: done for formula in wanted if (done := self._stored.get(formula))}
        new = self._ask([formula for formula in wanted if formula not in known])
        return {formula: known.get(formula) or new[formula] for formula in wanted}

    def _ask(self, formulas: list[Formula]) -> dict[Formula, Typeset | Rejected]:
        if not formulas or not self._stored:
            return {}
        self._worker = self._worker or _Worker(self._command)
        answers: dict[Formula, Typeset | Rejected] = {}
        for formula, answer in self._worker.answers(formulas):
            if "rejected" in answer:
                answers[formula] = Rejected(formula, answer["rejected"])
            else:
                answers[formula] = self._stored.put(formula, answer)
        return answers

    def _fingerprint(self) -> str:
        """All that decides what a formula comes out as, but for the formula."""
        return node.fingerprint(_WORKER, ("mathjax", "@mathjax/mathjax-newcm-font"), self._packages)


@dataclass
class _Stored:
    """The cache: one file, since the outlines of glyphs are shared, and one file is read faster than thousands.

    Its first line is the fingerprint and a checksum of the second, a JSON object.
    """

    fingerprint: str
    formulas: dict[str, dict[str, Any]]
    glyphs: dict[str, str]
    changed: bool = False

    @classmethod
    def load(cls, file: Path, fingerprint: str) -> _Stored:
        """Read the file; what is missing, damaged or of another fingerprint counts as empty."""
        try:
            head, _, body = file.read_bytes().partition(b"\n")
        except OSError:
            return cls(fingerprint, {}, {})
        if head.decode(errors="replace") != f"{fingerprint} {_checksum(body)}":
            return cls(fingerprint, {}, {})
        return cls(fingerprint, **json.loads(body))

    def get(self, formula: Formula) -> Typeset | None:
        entry = self.formulas.get(_key(formula))
        if entry is None:
            return None
        return Typeset(**(entry | {"glyphs": {glyph: self.glyphs[glyph] for glyph in entry["glyphs"]}}))

    def put(self, formula: Formula, answer: dict[str, Any]) -> Typeset:
        self.glyphs |= answer["glyphs"]
        self.formulas[_key(formula)] = answer | {"glyphs": list(answer["glyphs"])}
        self.changed = True
        return Typeset(**answer)

    def save(self, file: Path) -> None:
        """Write the file anew, when there is something new, with what another build has written meanwhile."""
        if not self.changed:
            return
        theirs = _Stored.load(file, self.fingerprint)
        content = {"formulas": theirs.formulas | self.formulas, "glyphs": theirs.glyphs | self.glyphs}
        body = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        replace_file(file, f"{self.fingerprint} {_checksum(body)}\n".encode() + body)


def _key(formula: Formula) -> str:
    return f"{'display' if formula.display else 'inline'} {formula.tex}"


def _checksum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class _Worker:
    """The node process: a line of JSON for a formula, a line of JSON for its answer, in the same order."""

    def __init__(self, command: Sequence[str]) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, closed with the process
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, encoding="utf-8"
            )
        except OSError as error:
            self._errors.close()
            raise node.not_started(error) from None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        # Read all the time: two processes that both write, and wait for the other to read, wait forever.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def answers(self, formulas: Sequence[Formula]) -> Iterable[tuple[Formula, dict[str, Any]]]:
        assert self._process.stdin
        requests = [json.dumps({"tex": formula.tex, "display": formula.display}) for formula in formulas]
        with suppress(OSError):  # it has ended: reading its answers will tell why
            self._process.stdin.write("".join(f"{request}\n" for request in requests))
            self._process.stdin.flush()
        for formula in formulas:
            yield formula, self._answer(formula)

    def _answer(self, formula: Formula) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=_PATIENCE)
        except queue.Empty:
            message = f"MathJax has not answered for {_PATIENCE:g} seconds, asked for {formula.tex}"
            raise NodeError(message) from None
        if line is None:
            message = f"MathJax's process ended, asked for {formula.tex}{self._last_words()}"
            raise NodeError(message)
        answer: dict[str, Any] = json.loads(line)
        if "fatal" in answer:
            message = f"{answer['fatal']}: run 'papers setup'"
            raise NodeError(message)
        return answer

    def _last_words(self) -> str:
        status = self._process.wait()
        self._errors.seek(0)
        words = self._errors.read().decode(errors="replace").strip()
        return f" (status {status})\n{words}" if words else f" (status {status})"

    def close(self) -> None:
        """End the process: politely, by ending its input, or else by force."""
        assert self._process.stdin
        assert self._process.stdout
        with suppress(OSError):  # requests that it did not live to read
            self._process.stdin.close()
        try:
            self._process.wait(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        self._errors.close()
