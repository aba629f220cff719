"""The copy of the site that works from a disk: its links, its data, its archive."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from seminal import offline_copy
from seminal.cli import papers
from seminal.node.executable import find_node

from tests.conftest import VOCABULARY


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../../papers/lora/", "../../papers/lora/index.html"),
        ("../lora/#method", "../lora/index.html#method"),
        ("../?tag=scaling&sort=year#y2020", "../index.html?tag=scaling&sort=year#y2020"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("", "index.html"),
        ("?sort=name", "index.html?sort=name"),
        ("#method", "#method"),
        ("library.bib", "library.bib"),
        ("https://arxiv.org/abs/", "https://arxiv.org/abs/"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
    ],
)
def test_links_lead_to_files(link: str, expected: str) -> None:
    page = f'<!doctype html><html><head><title>T</title></head><body><a href="{link}">x</a></body></html>'
    written = html.document_fromstring(offline_copy.offline_page(page.encode()))
    assert [anchor.get("href") for anchor in written.iter("a")] == [expected]


def test_a_page_keeps_what_is_in_it() -> None:
    page = """<!doctype html><html lang="en"><head><title>É &amp; x</title></head><body>
      <svg viewBox="0 0 1 1"><a href="../b/"><text>ω</text></a></svg><template><p>in</p></template>
      <script type="application/ld+json">{"a": "<b> & c"}</script>
      <script type="module" src="../assets/javascripts/main.js"></script></body></html>"""
    written = offline_copy.offline_page(page.encode()).decode()
    assert written.startswith("<!doctype html>")
    assert '{"a": "<b> & c"}' in written
    assert "É &amp; x" in written
    assert "ω" in written
    assert '<script src="../assets/javascripts/main.js" defer' in written
    assert 'href="../b/index.html"' in written


def test_data_is_what_it_was(tmp_path: Path) -> None:
    value = {"text": 'line\u2028separator "quoted" </script>', "number": 1}
    script = tmp_path / "data.js"
    script.write_bytes(offline_copy.data_script("search/x.json", json.dumps(value, ensure_ascii=False).encode()))
    read = f"import({json.dumps(script.as_uri())}).then(() => console.log(JSON.stringify(offlineData)))"
    done = subprocess.run([find_node(), "-e", read], capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout) == {"search/x.json": value}


def test_the_archive_is_complete_and_the_same_each_time(built: Path, tmp_path: Path) -> None:
    archives = [tmp_path / "one" / "offline.zip", tmp_path / "two" / "offline.zip"]
    for archive in archives:
        archive.parent.mkdir()
        offline_copy.write_offline_copy(built, archive)
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with zipfile.ZipFile(archives[0]) as read:
        names = set(read.namelist())
    pages = {path.relative_to(built).as_posix() for path in built.rglob("*.html")} - {"404.html"}
    assert {f"offline/{page}" for page in pages} <= names
    assert all(name.startswith("offline/") for name in names)
    assert {"offline/search/names.json.js", "offline/search/text.json.js"} <= names


def test_without_a_site_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text((VOCABULARY / "venues.yml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(papers, ["offline"])
    assert done.exit_code == 1
    assert "run `mkdocs build --strict` first" in done.output
    assert not list(tmp_path.glob("offline.zip*"))
