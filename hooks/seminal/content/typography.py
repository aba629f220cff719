"""Text as it is set: with spaces at which no line ends."""

from __future__ import annotations

import re

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def unbroken(text: str) -> str:
    """`57 %` with a no-break space, so that a line never starts with the sign."""
    return _BEFORE_PERCENT.sub("\u00a0", text)
