"""The papers nearest to one that it has no relation to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .library import Library
from .paper import Paper

MAX_RELATED = 5
MAX_SHARED_TAGS = 3
MAX_PAPERS_OF_TAG = 400
"""A tag on more papers than this says too little about two of them to relate them."""


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """A paper near another one, with what they have in common.

    Attributes:
        paper: the other paper.
        tags: slugs of the rarest tags that both have.
        ancestors: papers that both descend from directly.
    """

    paper: Paper
    tags: tuple[str, ...]
    ancestors: tuple[Paper, ...]


def find_related(paper: Paper, library: Library) -> list[RelatedPaper]:
    """The papers that share most with one, by rare tags and by direct ancestors, the nearest first.

    A shared ancestor counts as much as a tag that is as rare as the ancestor's descendants.
    """
    scores = _score(paper, library)
    relatives = {edge.to for edge in paper.lineage} | {link.paper.slug for _, link in library.references_to(paper.slug)}
    candidates = [(slug, score) for slug, score in scores.items() if slug not in relatives | {paper.slug}]
    nearest = sorted(candidates, key=lambda candidate: (-candidate[1], candidate[0]))[:MAX_RELATED]
    return [_compare(paper, library[slug], library) for slug, _ in nearest]


def _score(paper: Paper, library: Library) -> Mapping[str, float]:
    """What each paper of the collection shares with one, by slug; papers that share nothing are left out."""
    scores: defaultdict[str, float] = defaultdict(float)
    for tag in paper.tags:
        if len(library.by_tag[tag]) <= MAX_PAPERS_OF_TAG:
            _add(scores, [other.slug for other in library.by_tag[tag]], library)
    for ancestor in sorted(paper.direct_ancestors):  # the sum of floats depends on their order
        siblings = [link.paper.slug for relation, link in library.references_to(ancestor) if relation.descends]
        _add(scores, siblings, library)
    return scores


def _add(scores: defaultdict[str, float], group: list[str], library: Library) -> None:
    """Count for each paper of a group how much belonging to it says: the logarithm of how rare that is."""
    rarity = math.log(1 + len(library.papers) / len(group))
    for slug in group:
        scores[slug] += rarity


def _compare(paper: Paper, other: Paper, library: Library) -> RelatedPaper:
    tags = sorted(set(paper.tags) & set(other.tags), key=lambda tag: (len(library.by_tag[tag]), tag))
    ancestors = sorted(paper.direct_ancestors & other.direct_ancestors)
    return RelatedPaper(other, tuple(tags[:MAX_SHARED_TAGS]), tuple(library[slug] for slug in ancestors))
