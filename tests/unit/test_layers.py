"""What may import what: data flows one way, and only the adapter knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

HOOKS = ROOT / "hooks"
LAYERS = ("formulas", "source", "collection", "bibliographies", "lineage", "previews", "pages", "files")
"""The folders of hooks/, each of which takes from those before it only."""
BELOW_ALL = {"node", "problems", "replacement", "settings"}
MODULES = sorted(HOOKS.rglob("*.py"))


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Each name that a module imports, with the number of dots before it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.level, node.module or alias.name) for alias in node.names)


def test_every_folder_has_its_layer() -> None:
    assert {path.name for path in HOOKS.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_takes_from_those_before_it(layer: str) -> None:
    allowed = BELOW_ALL | set(LAYERS[: LAYERS.index(layer)])
    taken = {
        name.split(".")[0] for module in (HOOKS / layer).glob("*.py") for dots, name in imports(module) if dots == 2
    }
    assert taken <= allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(HOOKS).as_posix())
def test_only_the_adapter_knows_mkdocs(module: Path) -> None:
    knows = any(not dots and name.split(".")[0] in {"mkdocs", "material"} for dots, name in imports(module))
    assert knows == (module.name == "main.py")
