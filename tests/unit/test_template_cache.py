"""Templates are compiled once, as long as they stay the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from seminal.cache import Cache
from seminal.pages.template_cache import TemplateCache


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *arguments: Any, **options: Any) -> Any:
        self.compiled += 1
        return super().compile(*arguments, **options)


def render(folder: Path, template: str) -> tuple[str, int]:
    """What a template gives in a build of its own, and how many templates were compiled for it."""
    with Cache(folder) as cache:
        environment = Counting(loader=DictLoader({"page.html": template}), bytecode_cache=TemplateCache(cache))
        return environment.get_template("page.html").render(name="Ada"), environment.compiled


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    assert render(tmp_path, "Hello {{ name }}") == ("Hello Ada", 1)
    assert render(tmp_path, "Hello {{ name }}") == ("Hello Ada", 0)


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    render(tmp_path, "Hello {{ name }}")
    assert render(tmp_path, "Good day {{ name }}") == ("Good day Ada", 1)


def test_what_another_version_of_jinja_compiled_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render(tmp_path, "Hello {{ name }}")
    monkeypatch.setattr("jinja2.bccache.bc_magic", b"another version")
    assert render(tmp_path, "Hello {{ name }}") == ("Hello Ada", 1)
