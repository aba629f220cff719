"""Where the project's folders are, and how the published site is called and addressed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of a project.

    Attributes:
        root: the folder that holds mkdocs.yml.
        docs_dir: that of the pages written by hand, if it is not docs/.
    """

    root: Path
    docs_dir: Path | None = None

    @classmethod
    def around(cls, folder: Path) -> Project:
        """The project whose mkdocs.yml is nearest, in `folder` or above it.

        Raises:
            FileNotFoundError: there is none up to the file system's root.
        """
        for candidate in (folder, *folder.parents):
            if (candidate / CONFIGURATION).is_file():
                return cls(candidate)
        raise FileNotFoundError(f"expected {CONFIGURATION} in {folder} or a folder above it, found none")

    @property
    def papers(self) -> Path:
        """The summaries and vocabularies."""
        return self.root / "papers"

    @property
    def docs(self) -> Path:
        """The pages written by hand."""
        return self.docs_dir or self.root / "docs"

    @property
    def cache(self) -> Path:
        """What earlier builds made and later ones need not make again; may be deleted at any time."""
        return self.root / ".cache"


@dataclass(frozen=True, slots=True)
class License:
    """The licence of the summaries: what it is called, and the address of its text."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """The published site.

    Attributes:
        name: its title.
        url: its root, with a slash at the end.
        description: one sentence about it.
        repo_url: where its sources are kept; None without a public repository.
        edit_url: the root below which a source can be edited in the browser; None likewise.
        license: of the summaries, if one is stated.
        has_social_cards: whether there are pictures for where its addresses are shared, which no reader of a page sees.
    """

    name: str
    url: str
    description: str
    repo_url: str | None = None
    edit_url: str | None = None
    license: License | None = None
    has_social_cards: bool = True

    @property
    def sentence(self) -> str:
        """The description as it stands by itself."""
        return self.description[:1].upper() + self.description[1:]

    def absolute(self, address: str) -> str:
        """The full address of a page or file given from the root of the site."""
        return self.url + address
