"""What a wheel has beside the package's own files: the theme, and the bundles that `hooks/bundle.mjs` makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_THEME = ("404.html", "base.html", "docs", "main.html", "pages", "partials")
_BUNDLES = "hooks/seminal/bundles"


class WheelHook(BuildHookInterface[Any]):
    """Called by hatchling; an editable installation finds all of it in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders, if all of them are there."""
        if version == "editable":
            return
        if not Path(self.root, _BUNDLES, "sources.json").is_file():
            raise FileNotFoundError(f"expected the bundles in {_BUNDLES}, found none: run 'make wheel'")
        build_data["force_include"][_BUNDLES] = "seminal/bundles"
        build_data["force_include"].update({f"overrides/{name}": f"seminal/theme/{name}" for name in _THEME})
