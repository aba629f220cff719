"""What the package brings along, and where it stands: in the wheel beside this module, in a checkout around it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent

CHECKOUT = _PACKAGE.parent.parent
"""The root of the repository, where the package is used from a checkout."""

_THEME_IN_WHEEL = _PACKAGE / "theme"
THEME = _THEME_IN_WHEEL if (_THEME_IN_WHEEL / "main.html").is_file() else CHECKOUT / "overrides"
"""The templates of the theme; those in `pages/` are for pages made from the collection."""

BUNDLES = _PACKAGE / "bundles"
"""What `hooks/bundle.mjs` makes of the repository's sources and packages from npm."""
SITE_ASSETS = BUNDLES / "site"
"""Scripts and style sheets, at their addresses on the site."""
OFFLINE_ASSETS = BUNDLES / "offline"
"""Scripts that take the place of the site's in a copy that needs no server."""
PROGRAMS = BUNDLES / "node"
"""Programs that run in node."""
FONTS = BUNDLES / "fonts"
"""The typeface of the pictures for sharing."""
