"""Names taken apart."""

from __future__ import annotations

import pytest
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
        ("Md. Ferdous Rahman", "Md. Ferdous", "", "Rahman", "", "md-ferdous-rahman"),
        ("Ma. Luz Santos", "Ma. Luz", "", "Santos", "", "ma-luz-santos"),
        ("Th. van der Velde", "Th.", "van der", "Velde", "", "th-van-der-velde"),
        ("Luc Van Damme", "Luc", "", "Van Damme", "", "luc-van-damme"),
        ("Ana Costa e Silva", "Ana", "", "Costa e Silva", "", "ana-costa-e-silva"),
        ("Anouk de la Tour d'Aligny", "Anouk", "de la", "Tour d'Aligny", "", "anouk-de-la-tour-d-aligny"),
        ("Guillaume d'Orval", "Guillaume", "", "d'Orval", "", "guillaume-d-orval"),
        ("Diego de Las Casas", "Diego", "de", "Las Casas", "", "diego-de-las-casas"),
        ("Tariq Ben Salah Jr.", "Tariq", "", "Ben Salah", "Jr.", "tariq-ben-salah-jr"),
        ("Noa {Ben Ami}", "Noa", "", "Ben Ami", "", "noa-ben-ami"),
        ("Karel {Tjong A Hung}", "Karel", "", "Tjong A Hung", "", "karel-tjong-a-hung"),
        ("Ludwig van {Aken}", "Ludwig", "van", "Aken", "", "ludwig-van-aken"),
        ("Jan {van Dijk}", "Jan", "", "van Dijk", "", "jan-van-dijk"),
        ("Hal {Rivière} III", "Hal", "", "Rivière", "III", "hal-riviere-iii"),
        ("{Nguyễn} Văn An", "Văn An", "", "Nguyễn", "", "nguyen-van-an"),
        ("{王}小明", "小明", "", "王", "", "wang-xiao-ming"),
        ("Yang Liu (2)", "Yang", "", "Liu", "", "yang-liu-2"),
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
        ("Brendan O'Connor", "Brendan O’Connor", True),
        ("Jean-Luc Petit", "Jean‐Luc Petit", True),
        ("Jian-Feng Lu", "Jianfeng Lu", True),
        ("Noa Ben Ami", "Noa {Ben Ami}", True),
        ("Wei Lü", "Wei Lu\u0308", True),
        ("李伟", "李薇", False),
        ("Yang Liu", "Yang Liu (2)", False),
    ],
)
def test_identity(one: str, other: str, *, same: bool) -> None:
    assert (Author.from_string(one).identity == Author.from_string(other).identity) is same


def test_sorted_by_family_name_without_particle() -> None:
    names = ["Zoe Adams", "Bart van Merriënboer", "Ada Moore", "Łukasz Kaiser"]
    ordered = sorted((Author.from_string(name) for name in names), key=lambda author: author.sort_key)
    assert [author.family for author in ordered] == ["Adams", "Kaiser", "Merriënboer", "Moore"]


def test_every_author_of_the_collection_has_an_address_of_their_own(library: Library) -> None:
    authors = list(library.by_author)
    assert len({author.slug for author in authors}) == len(authors)
    assert all(author.slug and author.family for author in authors)


def test_thousands_of_words_are_parsed_at_once() -> None:
    author = Author.from_string("Ada " + "van der " * 20_000 + "Velde")
    assert author.family == "Velde"
