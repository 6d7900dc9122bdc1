"""Why a date is that date, as a page to be read: each day of the count with its number, and what is left out of it."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from hoctui.dates import DAY_NAMES, MONTH_NAMES, say_day, say_short
from hoctui.rulebook.calendar import CountedSpan
from hoctui.services import ahead
from hoctui.services.ahead import Why
from hoctui.services.list_views import DueLine
from hoctui.tui.office import OfficeApp
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet
from hoctui.tui.widgets.safe import Tone, joined, plain

_DAYS = 24
"""Cells of the days, before what is said of them."""
_NUMBER = 14
"""Cells of "days 14 to 18" and the blanks after it."""

Parts = list[Content | str | tuple[str, Tone]]


async def show_why(app: OfficeApp, line: DueLine) -> None:
    """Show on a sheet why a line of the countdown is due on its day."""
    why = await app.errands.ask(ahead.why, line)
    title = joined((f"{line.case}  why this date", "strong"), (f"  {line.resident}", "dim"))
    page = counted_page(why, app.today, min(SHEET_WIDTH, app.size.width - 6))
    await app.push_screen_wait(Sheet(title, page))


def counted_page(why: Why, today: date, width: int) -> Content:
    """The days of a date counted out, in `width` cells; for a date that somebody set, who or what set it."""
    clause = f"  clause {why.clause}" if why.clause else ""
    tone: Tone = "late" if why.due < today else "soon"
    left = f"{why.left.removesuffix(' left')}, projected" if why.projected else why.left
    parts: Parts = [(f"{why.what}", "strong"), "\n", f"by {say_day(why.due)}  ", (left, tone), (clause, "dim"), "\n\n"]
    if not why.days:
        parts += ["This date was set, not counted.\n"]
    for span in why.days:
        parts += [*_line(span, why, today, width), "\n"]
    for note in why.note.split("; ") if why.note else ():
        parts += ["\n", plain(_sentence(note), "dim")]
    if why.projected:
        parts += ["\n", ("Projected: it is known only once the complaint is acknowledged.", "dim")]
    if why.days:
        parts += ["\n", ("Working days are England's; the day of the event is day 0, whatever day it is.", "dim")]
    return Content("\n").join(line for text in joined(*parts).split("\n") for line in (text.wrap(width) or [text]))


def _line(span: CountedSpan, why: Why, today: date, width: int) -> Parts:
    """A line of the count: the day or days, their number, and what is to be known of them."""
    days = _days(span, why.due)
    mark = "today" if span.first <= today <= span.last else ""
    if span.numbers is None:
        said = f"not counted: {span.why}"
        return [(f"  {days:<{_DAYS}}{_join(said, mark)}"[:width], "dim")]
    first, last = span.numbers
    number = f"day {first}" if first == last else f"days {first} to {last}"
    if not first:
        return [f"  {days:<{_DAYS}}{number:<{_NUMBER}}", (_join(why.event, mark), "dim")]
    if span.last == why.due:
        late = why.due < today
        return [f"  {days:<{_DAYS}}{number:<{_NUMBER}}", (_join("DUE", mark), "late" if late else "strong")]
    return [f"  {days:<{_DAYS}}{number:<{_NUMBER}}", (mark, "accent")]


def _join(*words: str) -> str:
    return ", ".join(word for word in words if word)


def _days(span: CountedSpan, due: date) -> str:
    """Tue 24 Nov; Sat 21, Sun 22 Nov; Mon 4 to Fri 8 Jan; the year where it is not the due date's."""
    last = say_short(span.last, due)
    if span.first == span.last:
        return last
    first = f"{DAY_NAMES[span.first.weekday()][:3]} {span.first.day}"
    if span.first.month != span.last.month:
        first += f" {MONTH_NAMES[span.first.month - 1][:3]}"
    return f"{first}{' to ' if span.numbers else ', '}{last}"


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:]
