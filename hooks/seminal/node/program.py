"""Programs that run in node, asked for many things at once, with their answers remembered from build to build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..cache import Cache
from ..resources import PROGRAMS
from .executable import NodeError, find_node
from .worker import Worker


def _keep_all(_: Any) -> bool:
    return True


@dataclass(frozen=True)
class Program:
    """A bundled program, started only for requests that it has not answered before.

    Attributes:
        name: of its file in `programs/`, without ending, and of its part of the cache.
        parts: the manifests, beside it in the bundles, of packages that it loads by itself.
        is_kept: whether an answer is to be remembered.
        command: what to start instead; for tests.
    """

    name: str
    parts: tuple[str, ...] = ()
    is_kept: Callable[[Any], bool] = _keep_all
    command: tuple[str, ...] | None = None

    def ask(self, requests: Sequence[Any], cache: Cache) -> list[Any]:
        """The answer to each request, in order; a request is anything that JSON can say.

        Raises:
            NodeError: the program is missing, or failed.
        """
        entries = cache.entries(self.name, self._fingerprint)
        keys = [json.dumps(request, sort_keys=True) for request in requests]
        known = {key: json.loads(stored) for key, stored in entries.read(dict.fromkeys(keys)).items()}
        new = {key: request for key, request in zip(keys, requests, strict=True) if key not in known}
        if new:
            answered = dict(zip(new, self._run(list(new.values())), strict=True))
            entries.write(
                {
                    key: json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
                    for key, answer in answered.items()
                    if self.is_kept(answer)
                }
            )
            known |= answered
        return [known[key] for key in keys]

    def _run(self, requests: list[Any]) -> list[Any]:
        with Worker(self.command or (str(find_node()), str(self._file)), self._file.name) as worker:
            return list(worker.answers(requests))

    @property
    def _file(self) -> Path:
        return PROGRAMS / f"{self.name}.mjs"

    @property
    def _fingerprint(self) -> str:
        """All that decides what it answers, but for the request."""
        try:
            texts = [file.read_bytes() for file in (self._file, *(PROGRAMS / part for part in self.parts))]
        except OSError as error:
            raise NodeError(f"expected the file {error.filename}, found none: reinstall the package") from None
        return hashlib.sha256(b"\0".join(texts)).hexdigest()
