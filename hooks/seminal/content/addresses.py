"""Which words can be a part of an address, and so the name of a folder on every system."""

from __future__ import annotations

import re

from .limits import MAX_FOLDER_LENGTH

_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def explain_address(word: str) -> str | None:
    """Why a word cannot be a part of an address, as a sentence about what it is made of; None if it can."""
    if not word:
        return "has no letter or digit for an address; give it another name"
    if _DEVICE.fullmatch(word):
        return "is the name of a device on Windows, where no folder can have it; give it another name"
    if len(word) > MAX_FOLDER_LENGTH:
        return (
            f"makes an address of {len(word)} letters, at most {MAX_FOLDER_LENGTH} are possible; give it another name"
        )
    return None
