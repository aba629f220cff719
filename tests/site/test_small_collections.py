"""Sites of hardly any papers, as every list begins: whole, without an empty page or a link to one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from seminal.site_links import find_broken_links

from tests.conftest import Files, build_site, summary, write_project
from tests.reading import read_documents
from tests.site.test_markup import (
    messages,
    test_every_page_has_one_main_heading,
    test_ids_are_unique_on_their_page,
    test_titles_are_unique,
)

NO_WORDS = {
    "sections.yml": "only: {label: Only one, description: There is no other., hue: 90}\n",
    "tags.yml": "# None yet.\n",
    "venues.yml": "{}\n",
    "benchmarks.yml": "metrics: {}\nfields: {}\nbenchmarks: {}\n",
    "paths.yml": "# None yet.\n",
}
BARE = re.sub(r"(?m)^tags: .*\n", "", summary("first"))
EDGE = "lineage:\n  - {to: first, relation: uses, why: as a part}\n"

COLLECTIONS: dict[str, Files] = {
    "one paper without anything": {**NO_WORDS, "only/first.md": BARE},
    "one paper": {"nlp/first.md": summary("first")},
    "two papers": {"nlp/first.md": summary("first"), "vision/second.md": summary("second", extra=EDGE)},
    "a talk by a group": {
        "nlp/first.md": summary("first", authors='"{A & B}"', extra="kind: talk\n").replace(
            '{url: "https://example.org/first"}', "{}"
        )
    },
}


@pytest.fixture(scope="module", params=list(COLLECTIONS.values()), ids=list(COLLECTIONS))
def files(request: pytest.FixtureRequest) -> Files:
    """The sources of a small collection."""
    found: Files = request.param
    return found


@pytest.fixture(scope="module")
def site(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its built site."""
    root = write_project(tmp_path_factory.mktemp("small"), files)
    done = build_site(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def test_it_is_whole_and_valid(site: Path, tmp_path: Path) -> None:
    assert list(find_broken_links(site)) == []
    found = messages(site, tmp_path / "report.json")
    assert [f"{m['file']}: {m['ruleId']}: {m['message']}" for m in found if m["ruleId"] != "wcag/h32"] == []
    documents = read_documents(site)
    test_ids_are_unique_on_their_page(documents)
    test_every_page_has_one_main_heading(documents)
    test_titles_are_unique(documents)


def test_there_is_no_page_about_nothing(site: Path, files: Files) -> None:
    documents = read_documents(site)
    folders = {address.split("/")[0] for address in documents}
    assert {"", "papers", "sections", "years", "reading-list", "contributing", "data"} <= folders
    written = "".join(map(str, files.values()))
    assert ("lineage" in folders) == ("lineage:" in written)
    assert ("tags" in folders) == ("tags: [" in written)
    assert not {"paths", "benchmarks", "venues"} & folders
    for address, document in documents.items():
        text = " ".join(document.text_content().split())
        assert not re.search(r"\b0 (?:papers|results|tags)\b|\b1 papers\b", text), address
