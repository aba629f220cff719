"""The rules that decide whether a file can be read; all others are in `checks`, which look at what was read."""

from __future__ import annotations

from ..diagnostics import Rule

EMPTY_COLLECTION = Rule("empty-collection", "There is at least one summary.")
MISSING_FILE = Rule("missing-file", "The vocabulary files are in `papers/`, and symbolic links lead to files.")
UNREADABLE_FILE = Rule("unreadable-file", "Every file can be opened.")
ENCODING = Rule("encoding", "Files are text in UTF-8, with or without a byte order mark.")
FILE_PLACE = Rule(
    "file-place", "A summary is a file `papers/<section>/<slug>.md`; no file there is a symbolic link out of `papers/`."
)
LINK_OUT = Rule("link-out", "A symbolic link in `docs/` leads to a file of the project that is not hidden.")
FRONT_MATTER = Rule("front-matter", "A summary begins with front matter: fields between two lines `---`.")
YAML = Rule("invalid-yaml", "Front matter and vocabularies are plain YAML, without tags, anchors and tabs.")
REPEATED_KEY = Rule("repeated-key", "A key is used once in a mapping of a vocabulary.")
MISSING_FIELD = Rule("missing-field", "Required fields are given.")
UNKNOWN_FIELD = Rule("unknown-field", "There are no fields besides those described here.")
INVALID_VALUE = Rule("invalid-value", "A value has the form that its field asks for.")
TOO_LONG = Rule("too-long", "Files, lists and texts have no more than the numbers above.")

FILE_RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
"""All of them, in the order in which they apply."""
