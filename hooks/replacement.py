"""A folder made anew beside the one that it is to replace, so that a failure leaves the old one as it was."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Replacement:
    """The new version of a folder.

    Attributes:
        folder: the folder that is to be replaced; it need not exist yet.
    """

    folder: Path

    @property
    def new(self) -> Path:
        """Where the new version is made."""
        return self.folder.with_name(f"{self.folder.name}.building")

    def accept(self) -> None:
        """Put the new version in the place of the old one, by two renames, so that no half of it is ever seen."""
        old = self.folder.with_name(f"{self.folder.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(old)
        self.new.rename(self.folder)
        shutil.rmtree(old, ignore_errors=True)

    def discard(self) -> None:
        """Remove the new version, if there is any of it."""
        shutil.rmtree(self.new, ignore_errors=True)
