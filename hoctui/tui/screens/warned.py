"""Warned: what a saving put on record against the Code, to be read before it is put away."""

from __future__ import annotations

from collections.abc import Sequence

from hoctui.services.views import BreachView
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet, labelled
from hoctui.tui.widgets.safe import joined


def warnings_sheet(warnings: Sequence[BreachView], width: int) -> Sheet:
    """The sheet of these warnings, each with its clause, for a screen so many cells wide."""
    page = joined(
        labelled([(warning.clause, warning.words) for warning in warnings], min(SHEET_WIDTH, width - 6), label=8),
        ("\n\nIt is recorded and counted; nothing is refused for it.", "dim"),
    )
    return Sheet(joined(("! Saved, and now on record", "late")), page)
