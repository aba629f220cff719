"""The wheel: a site begun and built with it alone, without npm, the network or anything of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from seminal.bundles import update_bundles

from tests.conftest import COLLECTION, ROOT, build_site
from tests.site.test_building import files

WITHOUT_NETWORK = ["unshare", "--net"] if shutil.which("unshare") and os.geteuid() == 0 else []


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a command prints; it has to succeed."""
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built from this checkout."""
    update_bundles()
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Programs of an environment that has the wheel, and takes what it needs from the one of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    # A line with a path adds its packages, but not what editable installations among them add.
    (packages / "tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    bin_ = folder / ("Scripts" if os.name == "nt" else "bin")
    run(bin_ / "python", "-m", "pip", "install", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
    return bin_


@pytest.fixture(scope="module")
def site(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site begun with the wheel and built without network."""
    folder = tmp_path_factory.mktemp("sites")
    run(programs / "papers", "init", "my-list", "--yes", cwd=folder)
    root = folder / "my-list"
    run(*WITHOUT_NETWORK, programs / "python", "-m", "mkdocs", "build", "--strict", cwd=root)
    return root


def test_the_package_comes_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    found = run(programs / "python", "-c", "import seminal; print(seminal.__file__)", cwd=tmp_path)
    assert Path(found.strip()).is_relative_to(programs.parent)


def test_a_wheel_brings_theme_bundles_and_notices(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        notices = archive.read("seminal/bundles/licences.txt").decode()
    templates = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.html")}
    assert {f"seminal/theme/{name}" for name in templates} <= names
    assert {f"seminal/bundles/node/{name}.mjs" for name in ("mathjax", "charts", "references")} <= names
    assert {f"seminal/{name}" for name in ("py.typed", "scaffold/files/mkdocs.yml", "theme/mkdocs_theme.yml")} <= names
    for package in ("mathjax", "minisearch", "citeproc", "@observablehq/plot", "@expo-google-fonts/source-serif-4"):
        assert f"\n{package} " in f"\n{notices}"
    assert "SIL OPEN FONT LICENSE" in notices


def test_a_new_site_has_no_mistakes_and_no_broken_links(site: Path, programs: Path) -> None:
    assert "no problems" in run(programs / "papers", "check", cwd=site)
    assert "every link leads somewhere" in run(programs / "papers", "links", cwd=site)


def test_a_new_site_holds_no_file_of_the_generator(site: Path) -> None:
    ours = {site / "site", site / ".cache"}
    files = [path for path in site.rglob("*") if path.is_file() and not ours & set(path.parents)]
    assert {path.suffix for path in files} <= {"", ".md", ".yml", ".txt"}


def test_a_new_site_speaks_of_nothing_in_this_list(site: Path) -> None:
    name = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("theme:")[0].replace("!ENV", ""))
    addresses = [f"papers/{path.stem}/" for path in sorted((ROOT / "papers").glob("*/*.md"))]
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in {".html", ".json", ".txt", ".xml", ".md", ".bib", ".yml"}:
            text = path.read_text(encoding="utf-8")
            assert not [address for address in addresses if f"/{address}" in text], path
            assert name["site_name"] not in text, path


def test_a_second_init_writes_over_nothing(site: Path, programs: Path) -> None:
    readme = site / "README.md"
    readme.write_text("mine\n", encoding="utf-8")
    (site / "LICENSE").unlink()
    told = run(programs / "papers", "init", "my-list", "--yes", cwd=site.parent)
    assert readme.read_text(encoding="utf-8") == "mine\n"
    assert "kept README.md" in told
    assert (site / "LICENSE").is_file()
    assert "Wrote 1 file " in told


def test_wheel_and_checkout_write_the_same_bytes(programs: Path, built: Path, tmp_path: Path) -> None:
    root = tmp_path / "collection"
    shutil.copytree(COLLECTION, root, ignore=shutil.ignore_patterns(".cache", "site"))
    done = build_site(root, command=(str(programs / "python"), "-m", "mkdocs", "build", "--strict"))
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = files(built), files(root / "site")
    assert sorted(ours.keys() ^ theirs.keys()) == []
    assert sorted(name for name in ours if ours[name] != theirs[name]) == []
