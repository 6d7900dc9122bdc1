"""Money: kept in pence, said in pounds."""

from __future__ import annotations

import re

from hoctui.errors import BadInput

_AMOUNT = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?", re.ASCII)


def pounds(pence: int) -> str:
    """An amount in pence, as it is said: "£150", "£1,234.50"."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"


def parse_pounds(text: str) -> int:
    """An amount as it was typed in pounds ("150", "£1,234.50"), in pence. Raises BadInput."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise BadInput(f"{text.strip()[:40]!r} is not an amount in pounds; write it as 150 or 150.50.")
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
