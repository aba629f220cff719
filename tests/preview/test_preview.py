"""`mkdocs serve` while a contributor makes a mistake and mends it."""

from __future__ import annotations

import os
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

from tests.conftest import ROOT

PATIENCE = 60  # seconds; the machine may be busy, and the preview polls for changes


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that may be edited."""
    root = tmp_path / "project"
    for name in ("docs", "hooks", "overrides", "papers"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
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
            env={**os.environ, "SITE_URL": "http://localhost/", "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"},
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
            time.sleep(0.2)


@pytest.fixture
def preview(copy: Path) -> Iterator[Preview]:
    running = Preview(copy)
    try:
        yield running
    finally:
        running.stop()


def test_a_mistake_keeps_the_last_good_site_and_the_next_good_save_heals(preview: Preview, copy: Path) -> None:
    paper = copy / "papers/nlp/lora.md"
    good = paper.read_text(encoding="utf-8")
    preview.until(lambda: "LoRA" in preview.page("papers/lora/"))

    paper.write_text(good.replace("tags: [", "tags: [fine-tunning, "), encoding="utf-8")
    preview.until(lambda: "unknown tag 'fine-tunning'" in preview.printed)
    preview.until(lambda: "stays up" in preview.printed)
    assert "LoRA" in preview.page("papers/lora/")
    assert "papers/nlp/lora.md:9: unknown tag 'fine-tunning'" in preview.printed

    paper.write_text(good.replace("## Problem", "## Problem\n\nHealed by hand.", 1), encoding="utf-8")
    preview.until(lambda: "Healed by hand." in preview.page("papers/lora/"))


def test_a_broken_template_keeps_the_last_good_site(preview: Preview, copy: Path) -> None:
    template = copy / "overrides/main.html"
    good = template.read_text(encoding="utf-8")
    preview.until(lambda: "LoRA" in preview.page("papers/lora/"))
    template.write_text(good + "{% endblock %}", encoding="utf-8")
    preview.until(lambda: "stays up" in preview.printed)
    assert "LoRA" in preview.page("papers/lora/")
    template.write_text(good.replace("</article>", "</article><!-- mended -->"), encoding="utf-8")
    preview.until(lambda: "<!-- mended -->" in preview.page("papers/lora/"))


def test_there_are_no_pictures_for_those_who_are_sent_a_page(preview: Preview, copy: Path) -> None:
    preview.until(lambda: "LoRA" in preview.page("papers/lora/"))
    assert "og:title" in preview.page("papers/lora/")
    assert "preview.png" not in preview.page("papers/lora/") + preview.page("")
    assert preview.page("papers/lora/preview.png") == ""
    assert not (copy / ".cache/previews").exists()


def test_a_new_paper_and_a_removed_one_are_seen(preview: Preview, copy: Path) -> None:
    preview.until(lambda: "LoRA" in preview.page("papers/lora/"))
    paper = copy / "papers/nlp/lora.md"
    text = paper.read_text(encoding="utf-8")
    (copy / "papers/nlp/lora-again.md").write_text(
        "\n".join(
            line for line in text.replace('"2106.09685"', '"2106.99999"').split("\n") if not line.startswith("aliases")
        )
        .replace('title: "LoRA', 'title: "Once more, LoRA')
        .replace("name: LoRA", "name: LoRA again"),
        encoding="utf-8",
    )
    preview.until(lambda: "LoRA again" in preview.page("papers/"))
    (copy / "papers/nlp/lora-again.md").unlink()
    preview.until(lambda: bool(preview.page("papers/")) and "LoRA again" not in preview.page("papers/"))


def test_starting_with_mistakes_lists_them_and_ends(copy: Path) -> None:
    (copy / "papers/nlp/stray.md").write_text("no front matter\n", encoding="utf-8")
    preview = Preview(copy)
    try:
        assert preview.process.wait(PATIENCE) == 1
    finally:
        preview.stop()
    assert "papers/nlp/stray.md:1: expected front matter that starts with '---'" in preview.printed
