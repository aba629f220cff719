"""What has to hold of the papers of this list and of the words that they use."""

from __future__ import annotations

from collections import Counter

from seminal.models.library import Library
from seminal.social_cards.typeface import Font, FontWeight

from tests.unit.test_bibliography import bibliography, test_every_paper_has_a_sound_reference
from tests.unit.test_card import renderer, test_every_paper_has_room
from tests.unit.test_lineage_map import (
    drawn,
    test_descent_runs_to_the_right,
    test_lines_of_different_papers_do_not_run_in_one_lane,
    test_no_line_crosses_a_name,
    test_no_two_names_overlap,
)

__all__ = [
    "bibliography",
    "drawn",
    "renderer",
    "test_descent_runs_to_the_right",
    "test_every_paper_has_a_sound_reference",
    "test_every_paper_has_room",
    "test_lines_of_different_papers_do_not_run_in_one_lane",
    "test_no_line_crosses_a_name",
    "test_no_two_names_overlap",
]


def test_every_paper_is_free_of_mistakes(library: Library) -> None:
    """Reading the collection would have failed otherwise."""
    assert library.papers


def test_every_author_has_an_address_of_their_own(library: Library) -> None:
    shared = {slug for slug, count in Counter(author.slug for author in library.by_author).items() if count > 1}
    assert shared == set()


def test_tags_and_paths_can_be_told_apart(library: Library) -> None:
    tags = library.vocabulary.tags.values()
    for texts in (
        [tag.label for tag in tags],
        [tag.definition for tag in tags],
        [path.title for path in library.paths.values()],
    ):
        assert len(set(texts)) == len(texts)


def test_the_typeface_of_pictures_has_every_letter(library: Library) -> None:
    for weight in FontWeight:
        font = Font(weight, 40)
        for paper in library.papers:
            for text in (paper.title, paper.label, paper.venue or "", *(person.name for person in paper.people)):
                assert font.printable(text) == text
        for section in library.vocabulary.sections.values():
            assert font.printable(section.label) == section.label
