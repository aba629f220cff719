"""Text as it is typeset: with spaces at which no line ends."""

from __future__ import annotations

import re

_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def set_no_break_spaces(text: str) -> str:
    """`57 %` with a no-break space, so that no line starts with the sign."""
    return _BEFORE_PERCENT.sub("\u00a0", text)
