"""The text of a file as contributors save it, or the problem that keeps it from being read."""

from __future__ import annotations

import stat
from pathlib import Path

from ..diagnostics import Problem
from . import rules


def read_text(file: Path, name: str, most: int) -> str | Problem:
    """Read a UTF-8 file, without its byte order mark and with line feeds as line ends.

    Args:
        file: where it is.
        name: its path from the project's root, with forward slashes, as a problem gives it.
        most: how many bytes it may have.
    """
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            message = "expected a file, found a folder or a device; put a file here"
            return Problem(name, 1, message, rules.UNREADABLE_FILE)
        if found.st_size > most:
            message = f"expected a file of at most {most:,} bytes, found {found.st_size:,}; shorten it"
            return Problem(name, 1, message, rules.TOO_LONG)
        content = file.read_bytes()
    except FileNotFoundError:
        return Problem(name, 1, "expected this file, found none; restore it", rules.MISSING_FILE)
    except OSError as error:
        message = f"expected a file that can be read, found {error.strerror}; check its permissions"
        return Problem(name, 1, message, rules.UNREADABLE_FILE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"expected UTF-8, found the byte 0x{content[error.start]:02x}; save the file as UTF-8"
        return Problem(name, line, message, rules.ENCODING)
    return text.replace("\r\n", "\n").replace("\r", "\n")
