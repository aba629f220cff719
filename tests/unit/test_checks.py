"""The rules, each in a collection as small as it can be; and one paper that breaks nearly all of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from seminal import checks
from seminal.checks.page_ids import find_ids, find_ids_of_paper_page
from seminal.checks.registry import list_rules
from seminal.content.markdown_dialect import read_summary

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
        "papers/nlp/x.md:11: setting: expected words of one of the conditions for understanding on GLUE"
        " ('Test', 'Development'), found 'base'; say in the setting which one holds, or add its words to a condition in"
        " benchmarks.yml [missing-condition]"
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
    assert found[0].endswith("; reverse or remove one of these relations [lineage-cycle]")


def test_uses_may_go_round(problems: Problems) -> None:
    def edge(to: str) -> str:
        return f"lineage:\n  - {{to: {to}, relation: uses, why: because}}\n"

    assert problems({"nlp/a.md": summary("a", extra=edge("b")), "nlp/b.md": summary("b", extra=edge("a"))}) == []


def test_a_slug_in_two_sections(problems: Problems) -> None:
    files = {"nlp/same.md": summary("same"), "vision/same.md": summary("same", title="Another title")}
    assert problems(files) == [
        (
            "papers/vision/same.md:1: the slug 'same' is already used by papers/nlp/same.md; rename one of the files"
            " [shared-slug]"
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "shared", "rule"),
    [
        ('arxiv: "2101.00001"', 'arxiv: "2101.00001"', "arXiv id '2101.00001'", "shared-arxiv-id"),
        ('doi: "10.1000/A"', 'doi: "10.1000/a"', "DOI '10.1000/a'", "shared-doi"),
    ],
)
def test_two_papers_with_one_identifier(problems: Problems, one: str, other: str, shared: str, rule: str) -> None:
    def with_link(slug: str, link: str) -> str:
        return summary(slug).replace(f'url: "https://example.org/{slug}"', link)

    found = problems({"nlp/a.md": with_link("a", one), "nlp/b.md": with_link("b", other)})
    assert found == [f"papers/nlp/b.md:6: the {shared} is already used by papers/nlp/a.md; keep one [{rule}]"]


def test_a_talk_needs_no_link(problems: Problems) -> None:
    without = summary("talk").replace('url: "https://example.org/talk"', "")
    expected = ["papers/nlp/talk.md:6: links: expected arxiv, doi or url, found none of them; add one [missing-link]"]
    assert problems({"nlp/talk.md": without}) == expected
    assert problems({"nlp/talk.md": without.replace("year:", "kind: talk\nyear:")}) == []


@pytest.mark.parametrize(("words", "found"), [("", "0 words"), ("word " * 651, "651 words")])
def test_length(problems: Problems, words: str, found: str) -> None:
    expected = [f"papers/nlp/x.md:10: expected a summary of 100 to 650 words, found {found} [summary-length]"]
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
        f"papers/nlp/x.md:15: found the HTML {tag!r}; write Markdown, or put it in backquotes to show it [raw-html]"
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
        ("https://[::1", "expected an address, found 'https://[::1'; write https://host/path [malformed-link]"),
        (
            "https://example.com／path",
            "expected an address, found 'https://example.com／path'; write https://host/path [malformed-link]",
        ),
        ("../../.md", "the link '../../.md' leads to no summary [broken-link]"),
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
        (
            "lineage:\n  - {to: x, relation: [builds-on], why: y}\n",
            "10: lineage: expected another paper, found the paper itself; name an earlier one",
        ),
        (result(unit="dB", relative_to="null", setting="x"), "10: expected the unit '%' for accuracy, found 'dB'"),
        (result(value=".inf", setting="x"), "10: results 1 value: expected a number, found '.inf'"),
        (result(setting="x, dev"), "10: results 1: found 'dev' after a comma; put text with a comma in double quotes"),
        ("checked: {against: v1, on: '2026-11-23'}\n", f"9: {DATE} '2026-11-23'; remove the quotes"),
        ("checked: {against: v1, on: 2026-02-30}\n", f"9: {DATE} '2026-02-30'"),
        ("venue: Nowhere\n", "9: unknown venue 'Nowhere'; use one of papers/venues.yml, or add it there"),
        ("posted: 1066\n", "9: posted: expected at least 1940, found 1066"),
    ],
)
def test_front_matter(problems: Problems, extra: str, problem: str) -> None:
    found = problems({"nlp/x.md": summary("x", extra=extra)})
    assert [line for line in found if line.startswith(f"papers/nlp/x.md:{problem}")]


def test_a_work_needs_an_address_that_is_one(problems: Problems) -> None:
    for links, problem in (
        ("{url: null}", "links: expected arxiv, doi or url, found none of them; add one [missing-link]"),
        (
            '{url: "https://…"}',
            "links url: expected an address like https://host.org/page, found 'https://…' [invalid-value]",
        ),
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
        (
            "papers/nlp/y.md:3: the author 'Ada K. Smith' is spelled 'Ada Smith' in papers/nlp/x.md; use one spelling,"
            " or write 'Ada K. Smith (2)' if it is another person [author-spelling]"
        )
    ]


def test_a_group_has_a_name(problems: Problems) -> None:
    assert problems({"nlp/x.md": summary("x", authors='"{}"')}) == [
        "papers/nlp/x.md:3: expected a name, found '{}'; write it out or remove it [author-form]"
    ]


def test_a_heading_leaves_the_page_its_own_ids(problems: Problems) -> None:
    assert problems({"nlp/x.md": summary("x", words=f"{WORDS}\n\n### Lineage\n\nText.")}) == [
        (
            "papers/nlp/x.md:15: the id of the heading 'Lineage' is already used by the paper's page; use other words"
            " [reserved-heading]"
        )
    ]


def test_a_summary_has_a_heading(problems: Problems) -> None:
    (found,) = problems({"nlp/x.md": summary("x").replace("## Problem", "### Details")})
    assert found.startswith("papers/nlp/x.md:10: expected one of the headings Problem, Method, ")
    assert found.endswith(", found none; start a part with '## ' [missing-heading]")


def test_slugs_differ_in_more_than_hyphens(problems: Problems) -> None:
    assert problems({"nlp/t-5.md": summary("t-5"), "nlp/t5.md": summary("t5")}) == [
        "papers/nlp/t5.md:1: the slug 't5' differs from 't-5' only in hyphens; rename one [similar-slugs]"
    ]


def test_a_slug_is_no_id_of_a_page(problems: Problems) -> None:
    assert problems({"nlp/map.md": summary("map")}) == [
        "papers/nlp/map.md:1: the slug 'map' is already used as an id by a page; rename the file [reserved-slug]"
    ]


def test_ids_are_found_in_templates() -> None:
    of_paper, of_all = find_ids_of_paper_page(), find_ids()
    assert of_paper >= {"numbers", "read-first", "lineage", "related", "search", "search-how", "ways"}
    assert of_all > of_paper
    assert of_all >= {"begun", "newest", "filter", "rows", "map", "import-file"}
    assert all(re.fullmatch("[a-z_-]+", id_) for id_ in of_all)


def test_every_rule_has_an_id_of_its_own_and_a_sentence() -> None:
    rules = [rule for of_subject in list_rules().values() for rule in of_subject]
    assert len({rule.id for rule in rules}) == len(rules) > 50
    for rule in rules:
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.id)
        assert re.fullmatch(r"[A-Z`][^{}]*\.", rule.text), rule.text
    assert {rule.id: rule.text for rule in rules}["summary-length"].startswith("A body has 100 to 650 words ")


def test_a_new_rule_is_a_function_in_a_file_of_its_own(
    problems: Problems, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new_rules").mkdir()
    (tmp_path / "new_rules/shouting.py").write_text(
        "from seminal.checks.registry import rule\n\n"
        "@rule('shouting', mark='!')\n"
        "def find_shouting(collection):\n"
        "    'A TL;DR has no {mark}.'\n"
        "    for source, text, line in collection.find_texts('tldr'):\n"
        "        if '!' in text:\n"
        "            yield source.path, line, 'found an exclamation mark; remove it'\n"
    )
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(tmp_path / "new_rules")])
    monkeypatch.delitem(sys.modules, "seminal.checks.shouting", raising=False)
    text = summary("x").replace("for it is.", "for it is!")
    assert problems({"nlp/x.md": text}) == ["papers/nlp/x.md:7: found an exclamation mark; remove it [shouting]"]
    assert [rule.text for rule in list_rules()["Shouting"]] == ["A TL;DR has no !."]
