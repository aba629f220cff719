"""A process in node that answers requests: a line of JSON for each, a line of JSON back, in the same order.

A line back is `{"answer": …}`, or `{"error": "…"}` for a request that failed, or `{"fatal": "…"}` when the program
could not start. `protocol.mjs` is the other side.
"""

from __future__ import annotations

import json
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from .executable import NodeError, translate_start_error

_TIMEOUT = 60.0
"""Seconds to wait for one answer, which takes milliseconds, or some seconds while a program warms up."""

_GRACE = 5.0
"""Seconds that the process gets to end by itself."""


class Worker:
    """The process, from its start to `close`, which leaving its context calls.

    Args:
        command: what to start.
        name: what messages call it.
    """

    def __init__(self, command: Sequence[str], name: str) -> None:
        self._name = name
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, closed with the process
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, encoding="utf-8"
            )
        except OSError as error:
            self._errors.close()
            raise translate_start_error(error) from None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        # Read all the time: two processes that both write, and wait for the other to read, wait forever.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def answers(self, requests: Sequence[Any]) -> Iterator[Any]:
        """The answer to each request, in order, as it comes; requests are anything that JSON can say.

        Raises:
            NodeError: the program has failed, ended, or not answered in time.
        """
        assert self._process.stdin
        with suppress(OSError):  # it has ended: reading its answers will tell why
            self._process.stdin.write("".join(f"{json.dumps(request)}\n" for request in requests))
            self._process.stdin.flush()
        for request in requests:
            yield self._answer(request)

    def _answer(self, request: Any) -> Any:
        asked = json.dumps(request, ensure_ascii=False)[:200]
        try:
            line = self._lines.get(timeout=_TIMEOUT)
        except queue.Empty:
            raise NodeError(f"{self._name} has not answered for {_TIMEOUT:g} seconds, asked for {asked}") from None
        if line is None:
            raise NodeError(f"{self._name} ended, asked for {asked}{self._last_words()}")
        match _parse(line):
            case {"answer": answer}:
                return answer
            case {"fatal": message}:
                raise NodeError(f"{self._name} does not start: {message}")
            case {"error": message}:
                raise NodeError(f"{self._name} failed, asked for {asked}\n{message}")
        raise NodeError(f"{self._name} gave no answer that can be read, asked for {asked}\n{line[:200].strip()}")

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


def _parse(line: str) -> Any:
    """What a line says; nothing where it is no JSON."""
    try:
        return json.loads(line)
    except ValueError:
        return None
