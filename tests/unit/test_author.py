"""Names taken apart."""

from __future__ import annotations

import pytest
from nameparser import HumanName
from nameparser.config import Constants
from seminal.models.author import Author
from seminal.models.library import Library


@pytest.mark.parametrize(
    ("text", "given", "particle", "family", "suffix", "slug"),
    [
        ("Ashish Vaswani", "Ashish", "", "Vaswani", "", "ashish-vaswani"),
        ("Edward J. Hu", "Edward J.", "", "Hu", "", "edward-j-hu"),
        ("Łukasz Kaiser", "Łukasz", "", "Kaiser", "", "lukasz-kaiser"),
        ("Bart van Merriënboer", "Bart", "van", "Merriënboer", "", "bart-van-merrienboer"),
        ("George van den Driessche", "George", "van den", "Driessche", "", "george-van-den-driessche"),
        ("Hal Daumé III", "Hal", "", "Daumé", "III", "hal-daume-iii"),
        ("Guru Guruganesh", "Guru", "", "Guruganesh", "", "guru-guruganesh"),
        ("Di He", "Di", "", "He", "", "di-he"),
        ("Supryadi", "", "", "Supryadi", "", "supryadi"),
        ("王小明", "", "", "王小明", "", "wang-xiao-ming"),
    ],
)
def test_person(text: str, given: str, particle: str, family: str, suffix: str, slug: str) -> None:
    author = Author.from_string(text)
    assert (author.given, author.particle, author.family, author.suffix) == (given, particle, family, suffix)
    assert author.slug == slug
    assert not author.is_group


def test_group() -> None:
    group = Author.from_string("{Gemini Team}")
    assert group.is_group
    assert (group.name, group.family, group.given, group.slug) == ("Gemini Team", "Gemini Team", "", "gemini-team")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Quoc Le", "Quoc V. Le", True),
        ("Quoc V. Le", "QUOC V LE", True),
        ("Jürgen Schmidhuber", "Jurgen Schmidhuber", True),
        ("Wei Wang", "Wei Zhang", False),
        ("Xiang Li", "Xiang Lisa Li", False),
        ("Hal Daumé", "Hal Daumé III", False),
    ],
)
def test_identity(one: str, other: str, *, same: bool) -> None:
    assert (Author.from_string(one).identity == Author.from_string(other).identity) is same


def test_sorted_by_family_name_without_particle() -> None:
    names = ["Zoe Adams", "Bart van Merriënboer", "Ada Moore", "Łukasz Kaiser"]
    ordered = sorted((Author.from_string(name) for name in names), key=lambda author: author.sort_key)
    assert [author.family for author in ordered] == ["Adams", "Kaiser", "Merriënboer", "Moore"]


ODD_NAMES = ("Guru Guruganesh", "Di He", "Hal Daumé III", "王小明", "Bart van der Waals Jr.", "J. R. R. of the Hill")


def test_the_short_way_gives_what_the_name_parser_gives(library: Library) -> None:
    people = [author for author in library.by_author if not author.is_group]
    for author in (*people, *map(Author.from_string, ODD_NAMES)):
        parsed = HumanName(author.name, constants=Constants(titles=()))
        family = parsed.last_base or f"{parsed.first} {parsed.middle}".strip()
        assert (author.family, author.particle, author.suffix) == (family, parsed.last_prefixes, parsed.suffix)


def test_every_author_of_the_collection_has_an_address_of_their_own(library: Library) -> None:
    authors = list(library.by_author)
    assert len({author.slug for author in authors}) == len(authors)
    assert all(author.slug and author.family for author in authors)
