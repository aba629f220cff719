"""The theme `seminal`: its templates stand in overrides/ of the repository, and beside this file in the wheel."""

import os

# Material, which this theme extends, would print a notice about MkDocs 2 on every start; docs/how-it-is-built.md has an
# answer to it. MkDocs loads this module before Material's.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
