"""Links of a built site that lead nowhere are found, each by its page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from seminal.cli import papers
from seminal.site_links import find_broken_links

PAGES = {
    "index.html": '<a href="papers/a/">a</a> <a href="papers/a/#part">part</a> <a href="data.json">data</a>',
    "papers/a/index.html": '<p id="part"><a href="../../">home</a> <a href="#part">here</a> <a href="https://x.org">x',
    "404.html": '<a href="/repo/papers/">anywhere</a>',
    "data.json": "{}",
}


def write(site: Path, pages: Mapping[str, str]) -> Path:
    for name, text in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def test_good_links_are_passed_over(tmp_path: Path) -> None:
    assert list(find_broken_links(write(tmp_path, PAGES))) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("papers/b/", "index.html: the link 'papers/b/' leads to nothing"),
        ("papers/a", "index.html: the link 'papers/a' leads to nothing"),
        ("papers/a/#gone", "index.html: the link 'papers/a/#gone' names no part of the page that it leads to"),
        ("#gone", "index.html: the link '#gone' names no part of the page that it leads to"),
        ("gone.json", "index.html: the link 'gone.json' leads to nothing"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported_once(tmp_path: Path, link: str, message: str) -> None:
    pages = {**PAGES, "index.html": f'<p><a href="{link}">one</a> <a href="{link}">again</a>'}
    assert list(find_broken_links(write(tmp_path, pages))) == [message]


def test_the_command_fails_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    missing = CliRunner().invoke(papers, ["links"])
    assert (missing.exit_code, "run `mkdocs build --strict` first" in missing.output) == (1, True)
    write(tmp_path / "site", PAGES)
    good = CliRunner().invoke(papers, ["links"])
    assert (good.exit_code, good.output) == (0, "3 pages: every link leads somewhere\n")
    write(tmp_path / "site", {"papers/a/index.html": '<a href="../b/">b</a>'})
    bad = CliRunner().invoke(papers, ["links"])
    assert bad.exit_code == 1
    assert bad.output.splitlines()[-1] == "2 broken links"
