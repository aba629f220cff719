"""What may import what: data flows one way, and only the adapter knows MkDocs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "hooks" / "seminal"
LAYERS = (
    ("diagnostics", "settings", "resources", "staging", "cache", "node"),
    ("content",),
    ("models",),
    ("checks",),
    ("citations",),
    ("lineage",),
    ("social_cards",),
    ("exports", "search"),
    ("pages",),
    ("bundles",),
    ("build", "offline_copy"),
    ("scaffold", "site_links"),
    ("cli", "mkdocs_adapter"),
)
"""Folders and modules of the package: each takes from those in rows before it, and from those left of it in its row."""
ORDER = [name for layer in LAYERS for name in layer]
APART = {"theme", "bundles"}
"""Folders without Python code that others import: the theme's module only says where it stands."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(module: Path) -> str:
    """The dotted name of a module."""
    return ".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(module: Path) -> Iterator[str]:
    """The dotted name of each module that a module imports, or of a name in one."""
    package = name_of(module.parent / "__init__.py")
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """The folder or module right below the package that a name stands in; empty for names of others."""
    first, *rest = name.split(".")
    return rest[0] if first == PACKAGE.name and rest else ""


def test_every_folder_and_module_has_its_layer() -> None:
    assert {part(name_of(module)) for module in MODULES} - {"", "theme"} == set(ORDER)


@pytest.mark.parametrize("own", ORDER)
def test_a_layer_takes_from_those_before_it(own: str) -> None:
    allowed = {"", own, "theme", *ORDER[: ORDER.index(own)]}
    taken = {
        f"{name_of(module)} imports {name}"
        for module in MODULES
        if part(name_of(module)) == own
        for name in imports(module)
        if part(name) not in allowed
    }
    assert taken == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_adapter_knows_mkdocs(module: Path) -> None:
    knows = any(name.split(".")[0] in {"mkdocs", "material"} for name in imports(module))
    assert not knows or part(name_of(module)) == "mkdocs_adapter"
