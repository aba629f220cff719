"""The page of all papers: its facets and its chart."""

from __future__ import annotations

from collections import Counter

from seminal.models.library import Library
from seminal.pages import facets
from seminal.pages.timeline import timeline


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
