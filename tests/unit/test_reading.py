"""Files as they come: every encoding, line end and misplacement has a defined outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from seminal.content.source_files import read_sources

from tests.conftest import WORDS, summary

Problems = Callable[[Mapping[str, str | bytes]], list[str]]

TAB = "found a tab or another character that is not allowed here; indent with spaces and quote the text [invalid-yaml]"
FOLDER = "expected a file, found a folder; summaries go to papers/<section>/<slug>.md [file-place]"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + summary().encode(),
        summary().replace("\n", "\r\n").encode(),
        summary().replace("\n", "\r").encode(),
        summary().rstrip("\n").encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "no final newline"],
)
def test_accepts(problems: Problems, content: bytes) -> None:
    assert problems({"nlp/good.md": content}) == []


def test_crlf_counts_lines_as_editors_do(problems: Problems) -> None:
    text = summary(words=WORDS + "\n\n[broken](nowhere.md)").replace("\n", "\r\n")
    assert problems({"nlp/good.md": text}) == [
        ("papers/nlp/good.md:15: the link 'nowhere.md' leads to no summary; did you mean 'good.md'? [broken-link]")
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1: expected a summary, found an empty file; start from papers/_template.md [front-matter]"),
        (b"\n \n", "1: expected a summary, found an empty file; start from papers/_template.md [front-matter]"),
        (
            b"# Title\n",
            (
                "1: expected front matter that starts with '---', found '# Title'; start from papers/_template.md"
                " [front-matter]"
            ),
        ),
        (
            b"---\ntitle: x\n",
            "1: expected a second line '---' that ends the front matter, found none; add it [front-matter]",
        ),
        (
            b"---\njust text\n---\n",
            (
                "2: expected front matter of the form 'field: value', found none; start from papers/_template.md"
                " [front-matter]"
            ),
        ),
        (
            summary(authors="René Descartes").encode("latin-1"),
            "3: expected UTF-8, found the byte 0xe9; save the file as UTF-8 [encoding]",
        ),
        (summary().encode("utf-16"), "1: expected UTF-8, found the byte 0xff; save the file as UTF-8 [encoding]"),
        (
            summary().replace("year: 2020", "\tyear: 2020").encode(),
            f"4: {TAB}",
        ),
        (
            summary().replace("links: {", "links:\n\t{").encode(),
            f"7: {TAB}",
        ),
        (
            summary().replace("tldr: A", "tldr: First: A").encode(),
            "7: found a second ': ' in one line; put the text in double quotes [invalid-yaml]",
        ),
        (
            summary().replace("year: 2020", "year: *other").encode(),
            "4: found the YAML reference '*other'; write the value out or quote it [invalid-yaml]",
        ),
        (
            summary().replace("year: 2020", "year: !!python/name:os.system").encode(),
            "4: found a YAML tag ('!'); put the text in double quotes [invalid-yaml]",
        ),
    ],
)
def test_rejects_with_line(problems: Problems, content: bytes, problem: str) -> None:
    assert problems({"nlp/bad.md": content}) == [f"papers/nlp/bad.md:{problem}"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (
            "stray.md",
            (
                "papers/stray.md:1: expected this file in a section's folder, found it directly in papers/; move it to"
                " papers/<section>/ [file-place]"
            ),
        ),
        (
            "nlp/x.md/inner.md",
            f"papers/nlp/x.md:1: {FOLDER}",
        ),
        (
            "x.md/inner.md",
            f"papers/x.md:1: {FOLDER}",
        ),
        (
            "nlp/good.markdown",
            (
                "papers/nlp/good.markdown:1: expected a file name that ends in .md, found 'good.markdown'; rename or"
                " remove the file [file-place]"
            ),
        ),
        ("nlpp/good.md", "papers/nlpp/good.md:1: unknown section 'nlpp'; did you mean 'nlp'? [unknown-section]"),
    ],
)
def test_reports_what_is_misplaced(problems: Problems, path: str, problem: str) -> None:
    assert problems({path: summary("good")}) == [problem]


@pytest.mark.parametrize("path", ["_template.md", "nlp/.good.md.swp", "nlp/good.md~", ".DS_Store"])
def test_leaves_alone_what_is_no_summary(problems: Problems, path: str) -> None:
    assert problems({"nlp/good.md": summary(), path: "not a summary"}) == []


def test_reports_a_link_out_of_the_tree(collection: Callable[[Mapping[str, str]], Path], tmp_path: Path) -> None:
    root = collection({"nlp/good.md": summary()})
    outside = tmp_path / "outside.md"
    outside.write_text(summary("outside"))
    (root / "papers/nlp/linked.md").symlink_to(outside)
    (root / "papers/nlp/broken.md").symlink_to(root / "papers/nlp/gone.md")
    sources, found = read_sources(root / "papers")
    assert [source.slug for source in sources] == ["good"]
    assert [str(problem) for problem in found] == [
        "papers/nlp/broken.md:1: expected this file, found none; restore it [missing-file]",
        (
            "papers/nlp/linked.md:1: expected a file, found a link to a place outside papers/; put the file itself here"
            " [file-place]"
        ),
    ]
