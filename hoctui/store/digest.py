"""The digest of all that due dates are derived from: where it differs from the one on file, they are counted anew."""

from __future__ import annotations

import hashlib

from hoctui.rulebook import sources
from hoctui.rulebook.calendar import WorkingCalendar

_PROJECTION = "2"
"""Raised whenever the fold, the clocks or the advice come to other words or dates than before."""


def derived_digest(calendar: WorkingCalendar) -> str:
    """The digest of rulebook, bank holidays and the way they are put together."""
    whole = f"{_PROJECTION} {sources.digest()} {calendar.digest()}"
    return hashlib.sha256(whole.encode("ascii")).hexdigest()[:32]
