"""A text file as contributors save it, or what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Problem


def read_text(file: Path, name: str) -> str | Problem:
    """The text of a UTF-8 file, without byte order mark and with line feeds as line ends.

    Args:
        file: where it stands.
        name: what a problem calls it: its path from the project's root, with forward slashes.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Problem(name, 1, "expected this file, found none; restore it")
    except OSError as error:
        return Problem(name, 1, f"expected a file that can be read, found {error.strerror}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found = f"the byte 0x{content[error.start]:02x}"
        return Problem(name, line, f"expected UTF-8, found {found}; save the file with the encoding UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
