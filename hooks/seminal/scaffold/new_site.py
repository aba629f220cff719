"""The files of a new site.

They stand in the folder `files` as templates, with the marks `<< … >>` and `<% … %>`, since those of Jinja and GitHub
are for the site itself. A name that begins with `dot-` begins with a dot there, and the folder `section` is named after
the first section.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from slugify import slugify

from ..settings import License

_FILES = Path(__file__).parent / "files"
_SECTION = "section"
_DOT = "dot-"

_FIRST_HUE, _GOLDEN_ANGLE = 250, 137.5
"""Degrees on the colour wheel: turned by the golden angle, any number of hues are far from each other."""

LICENSES = {
    "cc-by": License("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "cc-by-sa": License("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "cc0": License("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "none": None,
}
"""The licences of summaries to choose from, by what stands for them on the command line."""


@dataclass(frozen=True, slots=True)
class NewSection:
    """A section of a new site: its folder, its name, and its hue in degrees."""

    slug: str
    label: str
    hue: int


@dataclass(frozen=True, slots=True)
class NewSite:
    """What is known of a site before it exists.

    Attributes:
        name: what it is called.
        description: what it is, in a phrase without a full stop.
        sections: the names of its sections, of which there is one at least.
        license: of its summaries; None reserves all rights.
    """

    name: str
    description: str
    sections: Sequence[str]
    license: License | None

    def find_mistake(self) -> str | None:
        """What is wrong with it, for the one who gave it; None when nothing is."""
        if not self.name.strip() or not self.description.strip():
            return "expected a name and a description, found one of them empty"
        slugs = [section.slug for section in self.new_sections]
        if not slugs or not all(slugs):
            return f"expected sections with a letter or a digit in each name, found {list(self.sections)}"
        if len(set(slugs)) < len(slugs):
            return f"expected sections that differ in letters or digits, found {list(self.sections)}"
        return None

    @property
    def new_sections(self) -> list[NewSection]:
        """The sections with folders and hues."""
        return [
            NewSection(slugify(label), label, round(_FIRST_HUE + number * _GOLDEN_ANGLE) % 360)
            for number, label in enumerate(self.sections)
        ]


def write_site(site: NewSite, folder: Path) -> tuple[list[str], list[str]]:
    """Write the files of a new site; a file that is there already stays as it is.

    Returns:
        The files that were written, and those that were kept, as paths in the folder.
    """
    written: list[str] = []
    kept: list[str] = []
    for name, text in new_files(site):
        file = folder / name
        if file.exists():
            kept.append(name)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(name)
    return written, kept


def new_files(site: NewSite) -> Iterator[tuple[str, str]]:
    """The path of each file of a new site, and its text; an empty one is left out."""
    environment = _environment()
    context = {
        "name": site.name,
        "description": site.description,
        "sections": site.new_sections,
        "license": site.license,
        "version": version(__name__.partition(".")[0]),
        "today": datetime.datetime.now(tz=datetime.UTC).date(),
    }
    for template in sorted(environment.list_templates()):
        if text := environment.get_template(template).render(context).lstrip("\n"):
            yield _path(template, site.new_sections[0].slug), text


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FILES),
        autoescape=False,  # noqa: S701, these are no pages: YAML, Markdown, a Makefile
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(quote=_quote, sentence=_sentence)
    return environment


def _quote(text: str) -> str:
    """A text as a value in YAML, of which JSON is a part."""
    return json.dumps(text, ensure_ascii=False)


def _sentence(text: str) -> str:
    """A phrase that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def _path(template: str, section: str) -> str:
    """Where a file stands on the site."""
    parts = [section if part == _SECTION else part for part in PurePosixPath(template).parts]
    return "/".join(f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in parts)
