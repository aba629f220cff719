"""The authors of two papers or more, and the papers of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from ...diagnostics import pluralize
from ...models.author import Author
from ...models.library import Library
from ...models.paper import Paper
from ..listing import Listing
from ..page import Anchor, Context, Crumb, Page, newest
from ..page_kinds import page_kind
from ..wording import name_most_followed

Letters = Mapping[str, Sequence[tuple[Author, Sequence[Paper]]]]


@dataclass(frozen=True, slots=True)
class AuthorsContext(Context):
    """What `authors.html` shows: authors with their papers by letter, and how many authors there are in all."""

    letters: Letters
    count: int


@page_kind("authors/", position=120)
def make_author_pages(library: Library) -> Iterator[Page]:
    """The index of authors, and a page for each who has two papers or more."""
    if not library.authors_with_page:
        return
    letters = _letters(library)
    yield Page(
        address="authors/",
        title="Authors",
        description="Authors of two or more papers of the collection.",
        template="authors.html",
        updated=newest(library.papers),
        context=AuthorsContext(letters, len(library.by_author)),
        contents=tuple(Anchor(f"letter-{letter.lower()}", letter) for letter in letters),
    )
    for author, papers in library.authors_with_page.items():
        description = name_most_followed(f"{pluralize(len(papers), 'paper')} by {author.name}", papers, library)
        yield Listing(
            address=f"authors/{author.slug}/",
            title=author.name,
            description=description,
            papers=papers,
            above=Crumb("Authors", "authors/"),
        ).to_page()


def _letters(library: Library) -> Letters:
    letters: dict[str, list[tuple[Author, Sequence[Paper]]]] = {}
    for author, papers in library.authors_with_page.items():
        letters.setdefault(_initial(author), []).append((author, papers))
    return letters


def _initial(author: Author) -> str:
    """The letter of the alphabet under which an author is found."""
    return slugify(author.family)[:1].upper() or "#"
