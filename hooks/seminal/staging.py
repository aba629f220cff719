"""Folders and files made anew beside those that they replace, so that a failure leaves the old ones as they were."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


def replace_file(file: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none, so that nobody ever reads half of it.

    Where another process holds the old one open (Windows), the old one stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as new:
        new.write(content)
    try:
        Path(new.name).replace(file)
    except PermissionError:
        Path(new.name).unlink()


@dataclass(frozen=True, slots=True)
class StagedDirectory:
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
