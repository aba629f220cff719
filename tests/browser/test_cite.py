"""Citations: copied from a paper's page by one click, and saved as files of any papers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

FILES = {"BibTeX": "cite.bib", "RIS": "cite.ris", "CSL-JSON": "cite.csl.json"}
EXTENSIONS = {
    "BibTeX": "bib",
    "RIS": "ris",
    "CSL-JSON": "csl.json",
    "APA": "apa.txt",
    "IEEE": "ieee.txt",
    "Chicago": "chicago.txt",
}
LABELS = {**FILES, "APA": "apa", "IEEE": "ieee", "Chicago": "chicago"}


@pytest.fixture
def paper(new_page: Callable[..., Page], site: str) -> Page:
    """A paper's page with its citations shown."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site}papers/kelp/")
    page.get_by_text("Copy as APA").click()
    return page


@pytest.mark.parametrize("label", LABELS)
def test_a_citation_is_copied_by_one_click(paper: Page, built: Path, label: str) -> None:
    paper.get_by_role("button", name=f"Copy {label}").click()
    expect(paper.get_by_role("status").get_by_text(f"{label} copied")).to_be_attached()
    copied = paper.evaluate("navigator.clipboard.readText()")
    if label in FILES:
        text = (built / "papers" / "kelp" / FILES[label]).read_text(encoding="utf-8")
        if label == "CSL-JSON":
            assert [json.loads(copied)] == json.loads(text)
        else:
            assert copied.strip() == text.strip()
    else:
        entries = json.loads((built / "citations" / f"{LABELS[label]}.json").read_text(encoding="utf-8"))
        assert copied == entries["kelp"]


def test_a_copied_citation_is_what_the_page_shows(paper: Page) -> None:
    figure = paper.locator("[data-citation=APA]")
    shown = figure.locator("p").inner_text()
    assert shown.startswith("Whaiora, T.")
    figure.get_by_role("button").click()
    assert paper.evaluate("navigator.clipboard.readText()") == shown


def test_what_may_not_be_copied_is_said(new_page: Callable[..., Page], site: str) -> None:
    page = new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site}papers/kelp/")
    page.get_by_text("Copy as APA").click()
    page.get_by_role("button", name="Copy IEEE").click()
    expect(page.get_by_role("status").get_by_text("does not allow copying")).to_be_attached()


def test_citations_are_there_without_scripts(new_page: Callable[..., Page], site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}papers/kelp/")
    page.get_by_text("Copy as APA").click()
    for label in LABELS:
        expect(page.locator("figcaption").get_by_text(label, exact=True)).to_be_visible()
    expect(page.get_by_text("@inproceedings{whaiora2019kelp")).to_be_visible()
    expect(page.locator(".cite button")).to_have_count(0)


@pytest.mark.parametrize(("label", "extension"), EXTENSIONS.items())
def test_scripts_make_the_files_that_the_build_makes(
    page: Page, site: str, built: Path, label: str, extension: str
) -> None:
    page.goto(f"{site}papers/?tag=patches")
    page.get_by_text("Download").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    assert download.value.suggested_filename == f"papers.{extension}"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text == (built / "tags" / "patches" / f"library.{extension}").read_text(encoding="utf-8")


def test_a_tag_is_saved_under_its_name(page: Page, site: str, built: Path) -> None:
    page.goto(f"{site}tags/patches/")
    page.get_by_text("Cite all").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").first.click()
    assert download.value.suggested_filename == "patches.bib"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text == (built / "tags" / "patches" / "library.bib").read_text(encoding="utf-8")
