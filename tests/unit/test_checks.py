"""The rules, each in a collection as small as it can be; and one paper that breaks nearly all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from seminal.checks.rules import PAGE_ANCHORS, PAGE_IDS
from seminal.content.summary import read_summary

from tests.conftest import ROOT, WORDS, summary

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


def test_what_points_to_an_unread_summary_is_no_mistake(problems: Problems) -> None:
    edge = "lineage:\n  - {to: broken, relation: builds-on, why: because}\n"
    files = {
        "nlp/broken.md": summary("broken").replace("title: ", "title: found: "),
        "nlp/x.md": summary("x", extra=edge, words=f"{WORDS} See [it](broken.md#problem)."),
    }
    assert [problem.split(": ")[0] for problem in problems(files)] == ["papers/nlp/broken.md:2"]


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("https://[::1", "expected an address, found 'https://[::1'; write https://host/path"),
        (
            "https://example.com／path",
            "expected an address, found 'https://example.com／path'; write https://host/path",
        ),
        ("../../.md", "the link '../../.md' leads to no summary"),
    ],
)
def test_links_that_lead_nowhere(problems: Problems, target: str, problem: str) -> None:
    found = problems({"nlp/x.md": summary("x", words=f"{WORDS} See [this]({target}).")})
    assert found == [f"papers/nlp/x.md:13: {problem}"]


def test_addresses_of_mail_are_links(problems: Problems) -> None:
    assert problems({"nlp/x.md": summary("x", words=f"{WORDS} Write to <ada@example.org>.")}) == []


def result(**fields: str) -> str:
    """Front matter with one result; fields as they stand in the file."""
    own = {"benchmark": "GLUE", "task": "understanding", "metric": "accuracy", "value": "88", "unit": "'%'"}
    return f"results:\n  - {{{', '.join(f'{name}: {text}' for name, text in (own | fields).items())}}}\n"


DATE = "checked on: expected a date like 2026-11-23, found"


@pytest.mark.parametrize(
    ("extra", "problem"),
    [
        ("posted: 2021\n", "9: posted: expected a year before 2020, found 2021; leave it out"),
        ("lineage:\n  - {to: x, relation: [builds-on], why: y}\n", "10: lineage: found the paper itself"),
        (result(unit="dB", relative_to="null", setting="x"), "10: expected the unit '%' of accuracy, found 'dB'"),
        (result(value=".inf", setting="x"), "10: results 1 value: expected a number, found '.inf'"),
        (result(setting="x, dev"), "10: results 1: found 'dev' after a comma; put text with a comma in double quotes"),
        ("checked: {against: v1, on: '2026-11-23'}\n", f"9: {DATE} '2026-11-23'; remove the quotes"),
        ("checked: {against: v1, on: 2026-02-30}\n", f"9: {DATE} '2026-02-30'"),
        ("venue: Nowhere\n", "9: unknown venue 'Nowhere'; take one of papers/venues.yml, or add it there"),
        ("posted: 1066\n", "9: posted: expected at least 1940, found 1066"),
    ],
)
def test_front_matter(problems: Problems, extra: str, problem: str) -> None:
    found = problems({"nlp/x.md": summary("x", extra=extra)})
    assert [line for line in found if line.startswith(f"papers/nlp/x.md:{problem}")]


def test_a_work_needs_an_address_that_is_one(problems: Problems) -> None:
    for links, problem in (
        ("{url: null}", "links: expected arxiv, doi or url, found none of them"),
        ('{url: "https://…"}', "links url: expected an address like https://host.org/page, found 'https://…'"),
    ):
        text = summary("x").replace('{url: "https://example.org/x"}', links)
        assert problems({"nlp/x.md": text}) == [f"papers/nlp/x.md:6: {problem}"]


def test_the_template_itself_is_refused(problems: Problems) -> None:
    template = (ROOT / "papers" / "_template.md").read_text(encoding="utf-8")
    found = problems({"nlp/x.md": template})
    assert any("added: expected a date" in problem for problem in found)
    assert any("links code: expected an address" in problem for problem in found)


def test_initials_tell_people_apart(problems: Problems) -> None:
    both = {"nlp/x.md": summary("x", authors="J. Smith"), "nlp/y.md": summary("y", authors="K. Smith")}
    assert problems(both) == []
    spellings = {"nlp/x.md": summary("x", authors="Ada Smith"), "nlp/y.md": summary("y", authors="Ada K. Smith")}
    assert problems(spellings) == [
        "papers/nlp/y.md:3: author 'Ada K. Smith' is 'Ada Smith' in papers/nlp/x.md; use one spelling"
    ]


def test_a_group_has_a_name(problems: Problems) -> None:
    assert problems({"nlp/x.md": summary("x", authors='"{}"')}) == [
        "papers/nlp/x.md:3: expected a name, found '{}'; write it out or remove it"
    ]


def test_a_heading_leaves_the_page_its_own_ids(problems: Problems) -> None:
    assert problems({"nlp/x.md": summary("x", words=f"{WORDS}\n\n### Lineage\n\nText.")}) == [
        "papers/nlp/x.md:15: the heading 'Lineage' has the id of a part that each page has; use other words"
    ]


def test_a_summary_has_a_heading(problems: Problems) -> None:
    (found,) = problems({"nlp/x.md": summary("x").replace("## Problem", "### Details")})
    assert found.startswith("papers/nlp/x.md:10: expected one of the headings Problem, Method, ")
    assert found.endswith(", found none; start a part with '## '")


def test_slugs_differ_in_more_than_hyphens(problems: Problems) -> None:
    assert problems({"nlp/t-5.md": summary("t-5"), "nlp/t5.md": summary("t5")}) == [
        "papers/nlp/t5.md:1: the slug 't5' differs from 't-5' only in hyphens; rename one"
    ]


def test_a_slug_is_no_id_of_a_page(problems: Problems) -> None:
    assert problems({"nlp/map.md": summary("map")}) == [
        "papers/nlp/map.md:1: the slug 'map' is the id of a part of a page; rename the file"
    ]


def test_the_ids_of_pages_are_known() -> None:
    templates = (ROOT / "overrides").rglob("*.html")
    ids = {found for path in templates for found in re.findall(r' id="([a-z-]+)"', path.read_text(encoding="utf-8"))}
    assert ids == PAGE_IDS


def test_the_ids_of_a_papers_page_are_known() -> None:
    pages, partials = ROOT / "overrides" / "pages", ROOT / "overrides" / "partials"
    templates = [pages / "paper.html", pages / "cite.html", pages / "neighbourhood.html", *partials.rglob("*.html")]
    ids = {found for path in templates for found in re.findall(r' id="([a-z-]+)"', path.read_text(encoding="utf-8"))}
    assert ids == PAGE_ANCHORS
