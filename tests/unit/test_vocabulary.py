"""The vocabularies, and front matter's description of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from seminal.content.benchmarks import Benchmark, Condition, benchmark_slug
from seminal.content.front_matter import FrontMatter, json_schema
from seminal.content.vocabulary import Kind, Relation, read_vocabulary, venue_slug
from seminal.diagnostics import Problems, did_you_mean
from seminal.settings import Project

from tests.conftest import summary

FIELDS = "metrics: {}\nfields:\n  Language: [reading]\n"
GLUE = "benchmarks:\n  GLUE:\n    about: x\n    tasks: [reading]\n    conditions:\n"

Collection = Callable[[Mapping[str, str | bytes]], Path]
Found = Callable[[Mapping[str, str | bytes]], list[str]]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (
            "tags.yml",
            "topics:\n  label: Topics\n  tags:\n    Big Tag: {label: x, definition: y}\n",
            "4: topics tags Big Tag:",
        ),
        (
            "tags.yml",
            "topics:\n  label: Topics\n  tags:\n    x: {label: x}\n",
            "4: topics tags x definition: expected this field",
        ),
        (
            "venues.yml",
            "ICLR: {name: x, type: party}\n",
            "1: ICLR type: expected one of conference, journal, workshop, report",
        ),
        (
            "venues.yml",
            "ICLR: {name: x, type: journal}\nICLR: {name: x, type: journal}\n",
            "2: the key 'ICLR' is repeated; keep one",
        ),
        ("sections.yml", "nlp: {label: x, description: y, hue: 400}\n", "1: nlp hue:"),
        ("sections.yml", b"nlp: {label: \xff}\n", "1: expected UTF-8, found the byte 0xff"),
        ("benchmarks.yml", "metrics: [\n", "1: found '[' that is not closed; add ']'"),
    ],
)
def test_mistakes_in_vocabularies(collection: Collection, name: str, content: str | bytes, problem: str) -> None:
    with pytest.raises(Problems) as raised:
        read_vocabulary(collection({name: content}) / "papers")
    assert str(raised.value.problems[0]).startswith(f"papers/{name}:{problem}")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            f"{GLUE}      raeding: [{{label: a, words: [a]}}, {{label: b}}]\n",
            "5: benchmarks GLUE: expected conditions of one of its tasks, found 'raeding'; did you mean 'reading'?",
        ),
        (
            f"{GLUE}      reading: [{{label: a}}, {{label: b, words: [b]}}]\n",
            "9: benchmarks GLUE conditions reading: 'a' has no words and so fits every setting; give it words,",
        ),
        (
            f"{GLUE}      reading: [{{label: a, words: [a]}}, {{label: a, words: [b]}}]\n",
            "9: benchmarks GLUE conditions reading: 'a' is repeated; keep one",
        ),
        (
            f"{GLUE}      reading: [{{label: a, words: [a]}}]\n",
            "9: benchmarks GLUE conditions reading: expected at least 2 conditions, found 1; add more",
        ),
        (
            f"{GLUE}      reading:\n        - {{label: a, words: [a]}}\n        - {{label: b, word: [b]}}\n",
            "11: unknown field 'benchmarks GLUE conditions reading 2 word'",
        ),
    ],
)
def test_mistakes_in_benchmarks(collection: Collection, content: str, problem: str) -> None:
    with pytest.raises(Problems) as raised:
        read_vocabulary(collection({"benchmarks.yml": FIELDS + content}) / "papers")
    assert str(raised.value.problems[0]).startswith(f"papers/benchmarks.yml:{problem}")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        (
            "venues.yml",
            "ICML: {name: x, type: journal}\nicml: {name: y, type: journal}\n",
            "2: 'icml' would have the same address as 'ICML'; give it another name [shared-address]",
        ),
        (
            "venues.yml",
            "None: {name: x, type: journal}\n",
            "1: 'None' would have the same address as 'papers without a venue'; give it another name [shared-address]",
        ),
        (
            "venues.yml",
            '"???": {name: x, type: journal}\n',
            "1: '???' has no letter or digit for an address; give it another name [missing-address]",
        ),
        (
            "tags.yml",
            "".join(f"{group}: {{label: A, tags: {{x: {{label: X, definition: y}}}}}}\n" for group in "ab"),
            "2: 'x' would have the same address as 'x'; give it another name [shared-address]",
        ),
        (
            "benchmarks.yml",
            f"{FIELDS}benchmarks:\n  GLUE: {{about: x, tasks: [reading]}}\n  glue: {{about: x, tasks: [reading]}}\n",
            "6: 'glue' would have the same address as 'GLUE'; give it another name [shared-address]",
        ),
        (
            "benchmarks.yml",
            f"{FIELDS}benchmarks:\n  GLUE: {{about: x, tasks: [raeding]}}\n",
            (
                "5: expected the task 'raeding' in one of the fields, found it in none; did you mean 'reading'?"
                " [task-without-field]"
            ),
        ),
        (
            "benchmarks.yml",
            f"{FIELDS}  Other: [reading]\nbenchmarks: {{}}\n",
            "4: the task 'reading' is already in the field 'Language'; keep one [task-in-two-fields]",
        ),
    ],
)
def test_entries_that_do_not_go_together(problems: Found, name: str, content: str, problem: str) -> None:
    found = problems({"nlp/good.md": summary(), name: content})
    assert [line for line in found if line.startswith(f"papers/{name}:")] == [f"papers/{name}:{problem}"]


def test_a_missing_vocabulary(collection: Collection) -> None:
    root = collection({})
    (root / "papers/tags.yml").unlink()
    with pytest.raises(Problems, match=r"papers/tags\.yml:1: expected this file, found none"):
        read_vocabulary(root / "papers")


def test_vocabularies_are_what_their_files_say(project: Project) -> None:
    vocabulary = read_vocabulary(project.papers)
    written = {
        name: yaml.safe_load((project.papers / f"{name}.yml").read_text(encoding="utf-8"))
        for name in ("sections", "tags", "venues", "benchmarks")
    }
    assert list(vocabulary.sections) == list(written["sections"])
    assert list(vocabulary.tag_groups) == list(written["tags"])
    assert {slug: tag.definition for slug, tag in vocabulary.tags.items()} == {
        slug: tag["definition"] for group in written["tags"].values() for slug, tag in group["tags"].items()
    }
    assert list(vocabulary.venues) == list(written["venues"])
    assert list(vocabulary.metrics) == list(written["benchmarks"]["metrics"])
    assert list(vocabulary.benchmarks) == list(written["benchmarks"]["benchmarks"])


@pytest.mark.parametrize(("venue", "slug"), [("NeurIPS", "neurips"), ("EMC² at NeurIPS", "emc2-at-neurips")])
def test_venue_slug(venue: str, slug: str) -> None:
    assert venue_slug(venue) == slug


def test_benchmark_slug() -> None:
    assert benchmark_slug("WMT'14 English-German") == "wmt-14-english-german"


@pytest.mark.parametrize(
    ("setting", "label"),
    [
        ("BERT-large, test", "Test"),
        ("BERT-large, Test leaderboard", "Test"),
        ("ensemble, test", "Test, ensemble"),
        ("ensemble, dev set", None),
        ("trained on the latest text, 8-shot", "Prompted"),
        ("zero-shot", "Zero-shot"),
        ("contest-winning snapshot", None),
    ],
)
def test_the_first_condition_that_holds_counts(setting: str, label: str | None) -> None:
    conditions = (
        Condition(label="Test, ensemble", words=("ensemble",), also=("test", "test set")),
        Condition(label="Test", words=("test",)),
        Condition(label="Zero-shot", words=("zero-shot",)),
        Condition(label="Prompted", words=("shot",)),
    )
    benchmark = Benchmark(about="x", tasks=("reading",), conditions={"reading": conditions})
    condition = benchmark.condition("reading", setting)
    assert (condition.label if condition else None) == label
    assert benchmark.condition("writing", setting) is None


def test_a_condition_without_words_takes_the_rest() -> None:
    conditions = (Condition(label="Test", words=("test",)), Condition(label="Other"))
    benchmark = Benchmark(about="x", tasks=("reading",), conditions={"reading": conditions})
    condition = benchmark.condition("reading", "anything")
    assert condition
    assert condition.label == "Other"


@pytest.mark.parametrize(
    ("found", "known", "question"),
    [
        ("contrastive-lerning", ["contrastive-learning", "dataset"], "; did you mean 'contrastive-learning'?"),
        ("neurips", ["NeurIPS", "ICLR"], "; did you mean 'NeurIPS'?"),
        ("zzz", ["NeurIPS", "ICLR"], ""),
        (7, ["NeurIPS"], ""),
    ],
)
def test_did_you_mean(found: object, known: list[str], question: str) -> None:
    assert did_you_mean(found, known) == question


def test_every_relation_and_kind_explains_itself() -> None:
    assert all(relation.label and relation.reverse_label and relation.meaning for relation in Relation)
    assert len({relation.label for relation in Relation}) == len(Relation)
    assert Kind.TECHNICAL_REPORT.label == "Technical report"


def test_schema_describes_every_field() -> None:
    schema = json_schema()
    assert schema["properties"].keys() == FrontMatter.model_fields.keys()
    assert all(field.get("description") for field in schema["properties"].values())
    assert set(schema["required"]) == {"title", "authors", "year", "links", "tldr", "added"}
    assert schema["additionalProperties"] is False
