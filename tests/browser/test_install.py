"""How a Chromium for the tests is found."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

from tests.browser import install

Which = Callable[[str], str | None]


def only(*there: str) -> Which:
    return lambda name: f"/bin/{name}" if name in there else None


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets every command fail, and notes it."""
    run: list[str] = []

    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        run.append(" ".join(command))
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(subprocess, "run", fail)
    return run


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_what_is_on_the_path_is_taken(monkeypatch: pytest.MonkeyPatch, commands: list[str], name: str) -> None:
    monkeypatch.setattr(shutil, "which", only(name))
    install.main()
    assert install.installed() == f"/bin/{name}"
    assert commands == []


def test_the_variable_comes_first(monkeypatch: pytest.MonkeyPatch, commands: list[str]) -> None:
    monkeypatch.setattr(shutil, "which", only("chromium", "/opt/mine"))
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    install.main()
    assert install.installed() == "/opt/mine"
    assert commands == []


def test_a_variable_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch, commands: list[str]) -> None:
    monkeypatch.setattr(shutil, "which", only("chromium"))
    monkeypatch.setenv("CHROMIUM", "/opt/mine")
    with pytest.raises(SystemExit, match="/opt/mine"):
        install.main()
    assert commands == []


@pytest.mark.parametrize(("user", "apt"), [(0, True), (0, False), (1000, True)])
def test_when_nothing_helps_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, commands: list[str], user: int, *, apt: bool
) -> None:
    monkeypatch.setattr(shutil, "which", only("apt-get") if apt else only())
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    with pytest.raises(SystemExit, match="Install Chromium or Google Chrome"):
        install.main()
    assert [command.split()[0] for command in commands[:-1]] == (["apt-get"] if apt and user == 0 else [])
    assert commands[-1].endswith("-m playwright install chromium")
