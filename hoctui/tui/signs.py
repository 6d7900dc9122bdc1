"""The signs that stand for answers, flags and ticks, and the letters in their place where a terminal has no Unicode."""

from __future__ import annotations

import os
import sys
from typing import Final, NamedTuple


class Signs(NamedTuple):
    """One set of signs; each stands near its word."""

    yes: str
    no: str
    partial: str
    not_applicable: str
    unanswered: str
    flag: str
    """Beside a clause that a person must look at."""
    carried: str
    """Beside an answer carried over and not confirmed."""
    tick: str
    """Beside a point that is ticked off."""
    here: str
    """Beside the point that is the next to be thought of."""

    def of(self, mark: str) -> str:
        """The sign of an answer: "Yes", "No", "Partial", "N/A" or empty."""
        return {"Yes": self.yes, "No": self.no, "Partial": self.partial, "N/A": self.not_applicable}.get(
            mark, self.unanswered
        )


UNICODE: Final = Signs("✓", "✗", "◐", "–", "?", "⚑", "↻", "✓", "▸")
LETTERS: Final = Signs("Y", "N", "P", "A", "?", "!", "c", "x", ">")

_WITHOUT: Final = ("linux", "dumb")
"""Terminals whose fonts lack the signs, whatever their encoding."""


def signs_for(encoding: str, terminal: str) -> Signs:
    """The signs that a terminal of that encoding and that name can show."""
    shows = encoding.casefold().startswith("utf") and terminal not in _WITHOUT
    return UNICODE if shows else LETTERS


def signs_here(*, headless: bool = False) -> Signs:
    """The signs that this terminal can show; without one, the signs themselves."""
    if headless or sys.__stdout__ is None:
        return UNICODE
    return signs_for(sys.__stdout__.encoding or "", os.environ.get("TERM", ""))
