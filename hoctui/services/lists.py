"""The lists of every day: the register, the countdown, where things stand. Light to import, quick to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from hoctui.dates import say_running
from hoctui.errors import BadInput
from hoctui.register.references import parse_reference
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services.desk import Desk
from hoctui.services.list_views import (
    EVERYTHING,
    BandView,
    CaseLine,
    CaseQuery,
    Countdown,
    Counted,
    DueLine,
    Narrowed,
    ResidentSeen,
    Standing,
)
from hoctui.store import lists as stored

LineT = TypeVar("LineT")

FILTERS = tuple(stored.FILTERS)
ORDERS = tuple(stored.ORDERS)


def cases(desk: Desk, query: CaseQuery, offset: int = 0, limit: int = 200) -> tuple[CaseLine, ...]:
    """The cases of a list, from `offset` on. Raises BadInput for a filter or an order that there is not."""
    rows = stored.cases(desk.register.connection, _wanted(desk, query), offset, limit)
    return tuple(_line(row, desk) for row in rows)


def count(desk: Desk, query: CaseQuery) -> int:
    """How many cases a list holds."""
    return stored.count(desk.register.connection, _wanted(desk, query))


def place_of(desk: Desk, query: CaseQuery, case_id: int) -> int | None:
    """Where in a list a case stands, or None where it is not in it."""
    return stored.place_of(desk.register.connection, _wanted(desk, query), case_id)


def case_line(desk: Desk, case: str) -> CaseLine:
    """The line of one case. Raises BadInput where there is no case of that reference."""
    reference = parse_reference(case)
    row = stored.one(desk.register.connection, reference)
    if row is None:
        raise BadInput(f"There is no case {reference} on this register.")
    return _line(row, desk)


def countdown(
    desk: Desk, offset: int = 0, limit: int = 200, within: int | None = None, narrowed: Narrowed = EVERYTHING
) -> tuple[DueLine, ...]:
    """Every running clock of every case, the most pressing first; with `within`, those due in so many calendar days."""
    until = desk.clock.today + timedelta(days=within) if within is not None else None
    return due_lines(desk, stored.DueWanted(until, narrowed.kinds, narrowed.person), offset, limit)


def due_lines(desk: Desk, wanted: stored.DueWanted, offset: int = 0, limit: int = 200) -> tuple[DueLine, ...]:
    """The running clocks that are wanted, the most pressing first."""
    return tuple(_due(row, desk) for row in stored.deadlines(desk.register.connection, offset, limit, wanted))


BANDS = (("overdue", "OVERDUE"), ("today", "TODAY"), ("week", "THIS WEEK"), ("later", "LATER"))
"""The countdown's bands and the words above them, the most pressing first."""


def countdown_shape(desk: Desk, narrowed: Narrowed = EVERYTHING) -> Countdown:
    """The bands of the countdown that hold anything, and how many rows it has with their headings."""
    wanted = stored.DueWanted(None, narrowed.kinds, narrowed.person)
    counts = stored.deadline_bands(desk.register.connection, desk.clock.today, wanted)
    return shape_of(BANDS, counts, narrowed)


def shape_of(bands: Sequence[tuple[str, str]], counts: Sequence[int], narrowed: Narrowed) -> Countdown:
    """The shape of a list in bands, given how many lines each holds; an empty band is left out."""
    found = tuple(BandView(band, words, count) for (band, words), count in zip(bands, counts, strict=True) if count)
    return Countdown(found, sum(counts) + len(found), narrowed)


def countdown_rows(desk: Desk, shape: Countdown, offset: int = 0, limit: int = 200) -> tuple[BandView | DueLine, ...]:
    """Rows of the countdown with its bands' headings between them, from `offset` on, headings counted."""
    return under_headings(shape, offset, limit, lambda at, most: countdown(desk, at, most, narrowed=shape.narrowed))


def under_headings(
    shape: Countdown, offset: int, limit: int, read: Callable[[int, int], Sequence[LineT]]
) -> tuple[BandView | LineT, ...]:
    """Rows of a list in bands from `offset` on, headings counted; `read` gives its lines, headings not counted."""
    headings, place = {}, 0
    for band in shape.bands:
        headings[place] = band
        place += band.count + 1
    end = min(offset + limit, shape.total)
    wanted = [index for index in range(offset, end) if index not in headings]
    skipped = sum(1 for index in headings if index < offset)
    lines = iter(read(offset - skipped, len(wanted))) if wanted else iter(())
    rows: list[BandView | LineT] = []
    for index in range(offset, end):
        row = headings.get(index) or next(lines, None)
        if row is not None:
            rows.append(row)
    return tuple(rows)


def standing(desk: Desk) -> Standing:
    """Where things stand."""
    counts = stored.standing(desk.register.connection, desk.clock.today)
    return Standing(*counts, landlord=desk.landlord, day=desk.clock.today)


def residents(desk: Desk, begins: str) -> tuple[ResidentSeen, ...]:
    """Residents met before whose name begins so: at most eight."""
    return tuple(ResidentSeen(*row) for row in stored.residents(desk.register.connection, begins, 8))


def band_of(due: date, today: date) -> str:
    """The band of the countdown that a date falls in: overdue, today, week or later."""
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "week" if due <= today + timedelta(days=stored.WEEK) else "later"


def _wanted(desk: Desk, query: CaseQuery) -> stored.Wanted:
    if query.show not in stored.FILTERS:
        raise BadInput(f"There is no list {query.show!r}; choose one of {', '.join(FILTERS)}.")
    if query.order not in stored.ORDERS:
        raise BadInput(f"There is no order {query.order!r}; choose one of {', '.join(ORDERS)}.")
    return stored.Wanted(query.find, query.show, query.order, query.category, desk.clock.today)


def _line(row: stored.Row, desk: Desk) -> CaseLine:
    due = date.fromisoformat(row[11]) if row[11] else None
    return CaseLine(
        id=row[0],
        case=row[1],
        resident=row[2],
        about=row[3],
        kind=row[4],
        stage=row[5],
        state=row[6],
        stage_words=stage_words(row[4], row[5], row[6], open_=bool(row[8])),
        urgent=bool(row[7]),
        open=bool(row[8]),
        next_step=row[9],
        next_clause=row[10],
        next_due=due,
        projected=bool(row[12]),
        working_days_left=desk.calendar.between(desk.clock.today, due) if due else None,
        handler=row[13],
        category=row[14],
        property=row[15],
        received=date.fromisoformat(row[16]),
        waiting_on=row[17],
        left=_left(due, desk),
    )


def _left(due: date | None, desk: Desk) -> str:
    today = desk.clock.today
    return say_running(due, today, desk.calendar.between(today, due)) if due else ""


def stage_words(kind: str, stage: int, state: str, *, open_: bool) -> str:
    """Stage and state for a column: "1 acknowledged", "2 answered", "closed", "request"."""
    if kind == "service request":
        return "request" if open_ else f"request {state}"
    return f"{stage} {state}"


def _due(row: stored.DueRow, desk: Desk) -> DueLine:
    case, resident, label, kind, clause, due_text, projected, start, event, days, note, urgent, about = row[:13]
    due, today = date.fromisoformat(due_text), desk.clock.today
    return DueLine(
        case=case,
        resident=resident,
        what=label,
        clause=clause,
        due=due,
        working_days_left=desk.calendar.between(today, due),
        left=_left(due, desk),
        band=band_of(due, today),
        projected=bool(projected),
        urgent=bool(urgent),
        about=about,
        count=how_counted(desk.calendar, start, event, days, note),
        kind=kind,
        person=row[13],
        event=row[14],
        target=row[15],
        counted=Counted(date.fromisoformat(start), event, days) if start and days else None,
        note=note,
    )


def how_counted(calendar: WorkingCalendar, start: str | None, event: str, days: int, note: str) -> str:
    """How a date was counted, in one sentence; the note alone where somebody set it."""
    if not start or not days:
        return note
    told = calendar.explain(date.fromisoformat(start), days, event)
    return f"{told}; {note}" if note else told
