"""Holiday cover: one page of what falls due while the officer is away, for whoever stands in for them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hoctui.dates import EARLIEST, YEARS_AHEAD, add_months, say_day, say_days, say_running, say_short
from hoctui.documents.page import Block, Facts, Heading, Page, Paragraph, Table
from hoctui.documents.writing import format_of, keep, write
from hoctui.errors import BadInput
from hoctui.register.duties import ARRANGEMENTS
from hoctui.services.desk import Desk
from hoctui.services.lists import band_of
from hoctui.store import ahead as stored

MOST_LINES = 60
"""Lines that the page has at most when it is written as Markdown, so that it prints on one sheet."""

_ROWS = 31
"""Rows of both its tables together; what stands around them takes the other lines."""
_OVERDUE_ROWS = 14
"""Of these, so many for what is late at the most, where the days away need the others."""

_COLUMNS = ("By", "Case", "Resident and home", "What to do", "Clause", "With", "To know")


def cover_page(desk: Desk, start: date, end: date, person: str = "") -> Page:
    """What falls due from `start` to `end`, both included, and what is late by `start`; of one person where named.

    It says how pressing each thing is and whom it waits for, and nothing of a resident's needs or circumstances.

    Raises:
        BadInput: the days are the wrong way round, or lie where no date is taken.
    """
    _check(start, end, desk.clock.today)
    rows = stored.to_cover(desk.register.connection, end, person or None)
    first = start.isoformat()
    before = [_cells(row, desk, start) for row in rows if row[9] < first]
    within = [_cells(row, desk, start) for row in rows if row[9] >= first]
    late = sum(1 for row in rows if date.fromisoformat(row[9]) < desk.clock.today)
    shown_within = min(len(within), max(_ROWS - _OVERDUE_ROWS, _ROWS - len(before)))
    shown_before = min(len(before), _ROWS - shown_within)
    blocks: list[Block] = [Facts(_particulars(desk, start, end, person, (len(before), late, len(within))))]
    blocks += _table("While away", within, shown_within, "Nothing falls due.")
    blocks += _table(f"Late, or due before {say_day(start)}", before, shown_before, "Nothing is late by then.")
    return Page(
        f"Holiday cover, {say_day(start)} to {say_day(end)}",
        tuple(blocks),
        f"Written on {say_day(desk.clock.today)} from the register of {desk.landlord}; in working days of England. "
        "'hoctui due --why' tells how each date was counted.",
    )


def write_cover(desk: Desk, start: date, end: date, path: Path, person: str = "", *, over: bool = False) -> Path:
    """Write the page to a file, in the format that its name ends in, and return where it lies. Raises BadInput."""
    content = write(cover_page(desk, start, end, person), format_of(path))
    keep(path, content, over=over)
    return path.absolute()


def _check(start: date, end: date, today: date) -> None:
    if end < start:
        raise BadInput(f"The last day away, {say_day(end)}, is before the first, {say_day(start)}.", "to")
    for day, field in ((start, "from"), (end, "to")):
        if not EARLIEST <= day <= add_months(today, 12 * YEARS_AHEAD):
            raise BadInput(f"{say_day(day)} is no day that can be planned for; check the year.", field)


def _particulars(
    desk: Desk, start: date, end: date, person: str, counts: tuple[int, int, int]
) -> tuple[tuple[str, str], ...]:
    calendar = desk.calendar
    working = calendar.between(start - timedelta(days=1), end)
    holidays = [
        f"{say_short(day, start)} {calendar.holiday(day)}"
        for day in (start + timedelta(days=ahead) for ahead in range((end - start).days + 1))
        if calendar.holiday(day)
    ]
    before, late, within = counts
    soon = f"; {before - late} more due before leaving" if before > late else ""
    return (
        ("Work of", person or "everybody"),
        ("Away", f"{say_day(start)} to {say_day(end)}: {say_days(working)}"),
        ("Bank holidays", ", ".join(holidays) or "none"),
        ("Back on", say_day(calendar.add(end, 1))),
        ("To do", f"{within} due while away; {f'{late} OVERDUE' if late else 'nothing overdue'} now{soon}"),
    )


def _table(title: str, rows: list[tuple[str, ...]], shown: int, none: str) -> list[Block]:
    blocks: list[Block] = [Heading(title)]
    if not rows:
        return [*blocks, Paragraph(none)]
    blocks.append(Table(f"{title}: each with its case", _COLUMNS, tuple(rows[:shown])))
    if len(rows) > shown:
        blocks.append(Paragraph(f"And {len(rows) - shown} more, which 'hoctui due' lists.", quiet=True))
    return blocks


def _cells(row: stored.CoverRow, desk: Desk, start: date) -> tuple[str, ...]:
    case, resident, home, handler, urgent, waiting, kind, label, clause, due_text, person, projected = row
    due, today = date.fromisoformat(due_text), desk.clock.today
    facts = [
        "URGENT" if urgent else "",
        say_running(due, today, desk.calendar.between(today, due)) if band_of(due, today) == "overdue" else "",
        "due before leaving" if today <= due < start else "",
        "projected: if acknowledged on the last day" if projected else "",
        "then again, as often as agreed" if kind == "update" else "",
        f"waiting on {waiting}" if waiting else "",
    ]
    # That somebody has an adjustment, or is restricted, goes no further than the case itself.
    what = "review an arrangement with the resident" if kind in ARRANGEMENTS else label
    same = person.casefold() == handler.casefold() or not handler
    return (
        say_short(due, start),
        case,
        ", ".join(part for part in (resident, home) if part),
        what,
        clause,
        person if same else (f"{person} (case: {handler})" if person else handler),
        "; ".join(fact for fact in facts if fact),
    )
