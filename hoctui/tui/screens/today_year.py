"""The landlord's year in the countdown: the band below the cases, and what is said of it beside the counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from textual.content import Content

from hoctui.dates import say_day, say_short
from hoctui.services import yearly
from hoctui.services.desk import Desk
from hoctui.services.list_views import BandView, YearDue
from hoctui.tui.widgets.row_layout import Cell, Drawn
from hoctui.tui.widgets.safe import Tone, joined, plain

_NEAR = timedelta(days=92)
"""So long before its day a duty of the year is told beside the counts."""


def read_year(desk: Desk, *, alone: bool) -> tuple[BandView | YearDue, ...]:
    """The band of the year with its heading; nothing where the year asks nothing.

    Where it stands alone it is shown only once something is near: until then an empty list says what to do with it.
    """
    duties = yearly.duties(desk)
    if not duties or (alone and not beside_the_counts(duties, desk.clock.today)[0]):
        return ()
    return (BandView("year", "THE YEAR", len(duties)), *duties)


def beside_the_counts(year: Sequence[BandView | YearDue], today: date) -> tuple[str, bool]:
    """The first duty that is near, in a few words, and whether it is overdue; nothing where none is."""
    dated = [duty for duty in year if isinstance(duty, YearDue) and duty.due]
    first = min(dated, key=lambda duty: duty.due or date.max, default=None)
    if first is None or first.due is None or first.due > today + _NEAR:
        return "", False
    return f"{'OVERDUE: ' if first.late else ''}{first.what} by {say_short(first.due, today)}", first.late


def drawn(duty: YearDue, today: date) -> Drawn:
    """A duty as a line of the countdown."""
    late: Tone = "late" if duty.late else ""
    by = say_short(duty.due, today)[:10].rstrip() if duty.due else ""
    left = Cell(duty.left or "no date is set", late or "dim")
    return ("", "", duty.what, Cell(by, late), left, Cell(duty.clause, "dim"))


def why_of(duty: YearDue) -> Content:
    """Under the list: the duty, its day, its clause, and what follows it."""
    by = f" by {say_day(duty.due)}" if duty.due else ""
    clause = f"  (clause {duty.clause})" if duty.clause else ""
    more = joined((duty.words, "dim")) if duty.words else Content("")
    opens = joined(("enter", "accent"), (" opens the year", "dim"))
    return joined(plain(f"{duty.what}{by}", "strong"), (clause, "dim"), "\n", more, "\n", opens)
