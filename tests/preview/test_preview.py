"""`mkdocs serve` while a contributor makes a mistake and mends it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import COLLECTION

PATIENCE = 60  # seconds; the machine may be busy, and the preview polls for changes
PAPER, ADDRESS, NAME = "papers/vision/mosaic.md", "papers/mosaic/", "Mosaic"


@pytest.fixture
def copy(tmp_path: Path, built: Path) -> Path:
    """A copy of the project that may be edited; its preview also watches templates of its own."""
    root = tmp_path / "project"
    shutil.copytree(COLLECTION, root, ignore=shutil.ignore_patterns(".cache", "site"))
    shutil.copytree(built.parent / ".cache", root / ".cache")
    (root / "templates").mkdir()
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    own = "theme: {name: seminal, custom_dir: templates}\nwatch: [templates]\n"
    configuration.write_text(text.replace("theme: {name: seminal}\n", own), encoding="utf-8")
    return root


class Preview:
    """A running `mkdocs serve`, and what it has printed."""

    def __init__(self, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{address}/"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=root,
            env={**os.environ, "SITE_URL": "http://localhost/", "REPO_URL": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._printed: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._printed.append(line)

    @property
    def printed(self) -> str:
        return "".join(self._printed)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()

    def page(self, address: str) -> str:
        try:
            with urllib.request.urlopen(self.url + address, timeout=PATIENCE) as response:
                return str(response.read().decode())
        except urllib.error.URLError:
            return ""

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, self.printed
            assert self.process.poll() is None, self.printed
            time.sleep(0.1)


@pytest.fixture
def preview(copy: Path) -> Iterator[Preview]:
    running = Preview(copy)
    try:
        running.until(lambda: NAME in running.page(ADDRESS))
        yield running
    finally:
        running.stop()


def test_a_mistake_keeps_the_last_good_site_and_the_next_good_save_heals(preview: Preview, copy: Path) -> None:
    paper = copy / PAPER
    good = paper.read_text(encoding="utf-8")
    line = good[: good.index("tags: [")].count("\n") + 1

    paper.write_text(good.replace("tags: [patches", "tags: [patchs"), encoding="utf-8")
    preview.until(lambda: "stays up" in preview.printed)
    assert NAME in preview.page(ADDRESS)
    assert f"{PAPER}:{line}: unknown tag 'patchs'; did you mean 'patches'?" in preview.printed

    paper.write_text(good.replace("## Problem", "## Problem\n\nHealed by hand.", 1), encoding="utf-8")
    preview.until(lambda: "Healed by hand." in preview.page(ADDRESS))


def test_a_broken_template_keeps_the_last_good_site(preview: Preview, copy: Path) -> None:
    template = copy / "templates" / "404.html"
    template.write_text("{% endblock %}", encoding="utf-8")
    preview.until(lambda: "stays up" in preview.printed)
    assert NAME in preview.page(ADDRESS)
    assert "Traceback" in preview.printed, "it is no mistake of a summary"
    template.write_text("Mended.", encoding="utf-8")
    preview.until(lambda: "Mended." in preview.page("404.html"))


def test_there_are_no_pictures_for_those_who_are_sent_a_page(preview: Preview) -> None:
    assert "og:title" in preview.page(ADDRESS)
    assert "preview.png" not in preview.page(ADDRESS) + preview.page("")
    assert preview.page(f"{ADDRESS}preview.png") == ""


def test_a_new_paper_and_a_removed_one_are_seen(preview: Preview, copy: Path) -> None:
    text = (copy / PAPER).read_text(encoding="utf-8")
    again = re.sub(r"(?m)^(aliases|links): .*$", "", text).replace('title: "', 'title: "Once more, ')
    added = copy / "papers/vision/mosaic-again.md"
    added.write_text(
        again.replace("name: Mosaic", 'name: Mosaic again\nlinks: {url: "https://example.com/again"}'),
        encoding="utf-8",
    )
    preview.until(lambda: "Mosaic again" in preview.page("papers/"))
    added.unlink()
    preview.until(lambda: bool(preview.page("papers/")) and "Mosaic again" not in preview.page("papers/"))


def test_starting_with_mistakes_lists_them_and_ends(copy: Path) -> None:
    (copy / "papers/vision/stray.md").write_text("no front matter\n", encoding="utf-8")
    preview = Preview(copy)
    try:
        assert preview.process.wait(PATIENCE) == 1
    finally:
        preview.stop()
    assert "papers/vision/stray.md:1: expected front matter that starts with '---'" in preview.printed
