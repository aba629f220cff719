"""The rules, each in a collection as small as it can be; and one paper that breaks nearly all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from hooks.source.summary import read_summary
from tests.conftest import WORDS, summary

Problems = Callable[[Mapping[str, str | bytes]], list[str]]

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*.yml"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(problems: Problems, path: Path) -> None:
    golden = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = {name: text.replace("WORDS", WORDS) for name, text in golden["files"].items()}
    assert problems(files) == golden["expected"]


def test_good_summaries_have_no_problems(problems: Problems) -> None:
    lineage = "lineage:\n  - {to: old, relation: extends, why: more}\n"
    result = "  - {benchmark: GLUE, task: understanding, metric: accuracy, value: 88, unit: '%', setting: base}\n"
    money = "It costs $5 to $10 million; see [old](../vision/old.md#problem) and $x < y$. " + WORDS
    files = {
        "vision/old.md": summary("old"),
        "nlp/new.md": summary("new", extra=f"{lineage}results:\n{result}", words=money),
    }
    assert problems(files) == []


def test_a_setting_tells_its_condition(problems: Problems) -> None:
    vocabulary = (
        "metrics:\n  accuracy: {better: higher, unit: '%'}\nfields:\n  Language: [understanding]\nbenchmarks:\n"
        "  GLUE:\n    about: x\n    tasks: [understanding]\n    conditions:\n"
        "      understanding: [{label: Test, words: [test]}, {label: Development, words: [dev set]}]\n"
    )

    def result(setting: str, *, more: str = "") -> str:
        return (
            "  - {benchmark: GLUE, task: understanding, metric: accuracy, value: 88, unit: '%',"
            f" setting: {setting}{more}}}\n"
        )

    extra = "results:\n" + result("base test") + result("base") + result("base", more=", relative_to: BERT")
    files = {"benchmarks.yml": vocabulary, "nlp/x.md": summary("x", extra=extra)}
    expected = (
        "papers/nlp/x.md:11: setting: expected words of a condition of understanding on GLUE ('Test', 'Development'),"
        " found 'base'; say it in the setting, or give the condition these words in benchmarks.yml"
    )
    assert problems(files) == [expected]


def test_cycle_is_reported_once_with_all_its_papers(problems: Problems) -> None:
    def edge(to: str) -> str:
        return f"lineage:\n  - {{to: {to}, relation: builds-on, why: because}}\n"

    files = {f"nlp/{slug}.md": summary(slug, extra=edge(to)) for slug, to in [("a", "b"), ("b", "c"), ("c", "a")]}
    found = problems(files)
    assert len(found) == 1
    assert "found the cycle " in found[0]
    assert all(slug in found[0] for slug in ("a", "b", "c"))
    assert found[0].endswith("; turn or remove one of these relations")


def test_uses_may_go_round(problems: Problems) -> None:
    def edge(to: str) -> str:
        return f"lineage:\n  - {{to: {to}, relation: uses, why: because}}\n"

    assert problems({"nlp/a.md": summary("a", extra=edge("b")), "nlp/b.md": summary("b", extra=edge("a"))}) == []


def test_a_slug_in_two_sections(problems: Problems) -> None:
    files = {"nlp/same.md": summary("same"), "vision/same.md": summary("same", title="Another title")}
    assert problems(files) == ["papers/vision/same.md:1: the slug 'same' stands also at papers/nlp/same.md; keep one"]


@pytest.mark.parametrize(
    ("one", "other", "problem"),
    [
        ('arxiv: "2101.00001"', 'arxiv: "2101.00001"', "6: the arxiv '2101.00001' stands also in papers/nlp/a.md"),
        ('doi: "10.1000/A"', 'doi: "10.1000/a"', "6: the doi '10.1000/a' stands also in papers/nlp/a.md"),
    ],
)
def test_two_papers_with_one_identifier(problems: Problems, one: str, other: str, problem: str) -> None:
    def with_link(slug: str, link: str) -> str:
        return summary(slug).replace(f'url: "https://example.org/{slug}"', link)

    found = problems({"nlp/a.md": with_link("a", one), "nlp/b.md": with_link("b", other)})
    assert found == [f"papers/nlp/b.md:{problem}; keep one"]


def test_a_talk_needs_no_link(problems: Problems) -> None:
    without = summary("talk").replace('url: "https://example.org/talk"', "")
    expected = ["papers/nlp/talk.md:6: links: expected arxiv, doi or url, found none of them"]
    assert problems({"nlp/talk.md": without}) == expected
    assert problems({"nlp/talk.md": without.replace("year:", "kind: talk\nyear:")}) == []


@pytest.mark.parametrize(("words", "found"), [("", "0 words"), ("word " * 651, "651 words")])
def test_length(problems: Problems, words: str, found: str) -> None:
    expected = [f"papers/nlp/x.md:10: expected a summary of 100 to 650 words, found {found}"]
    assert problems({"nlp/x.md": summary("x", words=words)}) == expected


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<script>alert(1)</script>", ["<script>", "</script>"]),
        ('<img src=x onerror="alert(1)">', ['<img src=x onerror="alert(1)">']),
        ("<div>", ["<div>"]),
        ("<!-- hidden -->", ["<!-- hidden -->"]),
        ("write <sample> here", ["<sample>"]),
    ],
)
def test_html_is_reported_and_shown_as_text(problems: Problems, html: str, tags: list[str]) -> None:
    expected = [
        f"papers/nlp/x.md:15: found the HTML {tag!r}; write Markdown, or put it in backquotes to show it"
        for tag in sorted(tags)
    ]
    assert problems({"nlp/x.md": summary("x", words=f"{WORDS}\n\n{html}")}) == expected
    assert not any(tag in read_summary(html).html for tag in tags)


def test_comparisons_and_code_are_no_html(problems: Problems) -> None:
    words = f"{WORDS} With a < b and c > d, and `<script>` in code, and <https://example.org>."
    assert problems({"nlp/x.md": summary("x", words=words)}) == []
