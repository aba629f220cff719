"""What scripts have to know of the generator. It is stated in Python only; pages contain it, scripts read it there."""

from __future__ import annotations

from dataclasses import fields

from ..citations.bibliography import FORMATS
from ..citations.latex import LATEX_ESCAPES
from ..search.index import NAMES, TEXT

SEARCH_FILES = {"names": NAMES, "texts": TEXT}
"""The files that the search dialog names, by its attribute."""

DATA_FILES = frozenset({NAMES, TEXT, *(format_.path for format_ in FORMATS)})
"""All JSON files that scripts load. An offline copy has each of them as a script too."""

_NOT_FOR_SCRIPTS = {"position", "write", "is_for_programs"}

_FORMATS = [
    {field.name: getattr(format_, field.name) for field in fields(format_) if field.name not in _NOT_FOR_SCRIPTS}
    | {"path": format_.path}
    for format_ in FORMATS
]

PAGE_DATA = {
    "explore": {"formats": _FORMATS},
    "reading-list": {"formats": _FORMATS, "latexEscapes": LATEX_ESCAPES},
}
"""By script, what the template macro `page_data` writes into its page."""
