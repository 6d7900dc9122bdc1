"""References such as 26-0121: the year of receipt and a number within it, past 9999 where it must be."""

from __future__ import annotations

import re

from hoctui.errors import BadInput

_REFERENCE = re.compile(r"(\d{2})-(\d{1,7})", re.ASCII)


def reference(year: int, number: int) -> str:
    """The reference of the case of that number in that year of receipt."""
    return f"{year % 100:02d}-{number:04d}"


def parse_reference(text: str) -> str:
    """The reference that somebody typed, in its usual form ("26-121" is "26-0121"). Raises BadInput otherwise."""
    found = _REFERENCE.fullmatch(text.strip())
    if not found:
        raise BadInput(f"{text.strip()[:40]!r} is not a case's reference; it looks like 26-0121.")
    return f"{found[1]}-{int(found[2]):04d}"
