"""What has to hold of the papers of this list and of the words that they use."""

from __future__ import annotations

from collections import Counter

import pytest
from seminal.models.library import Library
from seminal.models.prerequisites import find_prerequisites
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


def test_before_dpo_one_reads_instructgpt_and_before_that_the_transformer(library: Library) -> None:
    order = [prerequisite.paper.slug for prerequisite in find_prerequisites(library["dpo"], library)]
    assert order.index("transformer") < order.index("gpt-3") < order.index("instructgpt")


@pytest.mark.parametrize(
    ("slug", "benchmark", "value", "condition"),
    [
        ("deit", "ImageNet-1k", 83.1, "ImageNet-1k only, one crop above 224 px"),  # "no distillation"
        ("deit", "ImageNet-1k", 83.4, "Helped by another trained network"),
        ("mae", "ImageNet-1k", 87.8, "ImageNet-1k only, above 224 px"),
        ("ibot", "ImageNet-1k", 87.8, "More images, above 224 px"),
        ("convnext", "ImageNet-1k", 87.8, "14 to 70 million labelled images"),
        ("swin-transformer-v2", "ImageNet-1k", 90.17, "14 to 70 million labelled images"),
        ("moco", "ImageNet-1k", 60.6, "ResNet-50"),
        ("moco", "ImageNet-1k", 68.6, "Wide ResNet"),
        ("moco", "PASCAL VOC 2007", 55.9, "Backbone pre-trained without labels"),  # "COCO-style AP"
        ("faster-r-cnn", "PASCAL VOC 2007", 78.8, "Trained on COCO and VOC"),
        ("swin-transformer", "COCO", 58.7, "More images, test-dev, multi-scale"),
        ("mvitv2", "COCO", 58.7, "More images, val2017, multi-scale"),
        ("orqa", "SQuAD 1.1", 20.2, "Open domain"),
        ("roberta", "GLUE", 88.5, "Test, ensembles"),
        ("bitfit", "GLUE", 84.2, "Development without WNLI, few trained parameters"),
        ("switch-transformer", "TriviaQA", 36.9, "Closed book, fine-tuned"),
        ("palm", "GSM8K", 58, "A program does the arithmetic"),
        ("minerva", "GSM8K", 78.5, "Majority of many samples"),
        ("gpt-3", "Penn Treebank", 20.5, "Zero-shot"),
    ],
)
def test_conditions_of_results(library: Library, slug: str, benchmark: str, value: float, condition: str) -> None:
    found = {
        reported.condition
        for reported in library.results
        if (reported.paper.slug, reported.result.benchmark, reported.result.value) == (slug, benchmark, value)
    }
    assert found == {condition}
