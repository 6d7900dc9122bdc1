"""What many tests share: England's bank holidays written out by hand, one day that it always is, lives of cases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hoctui.clock import Clock
from hoctui.register.clocks import Clock as CaseClock
from hoctui.register.clocks import clocks_of
from hoctui.register.events import Event, Received
from hoctui.register.fold import Entry, Life, fold
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, edition_of, load
from hoctui.services import casework
from hoctui.services.desk import Desk
from hoctui.store import ledger

# As published for England: the truth that dates worked out by hand are held against, not what any library says.
_BANK_HOLIDAYS = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}

BANK_HOLIDAYS = {
    date.fromisoformat(f"{year}-{day}"): "bank holiday" for year, days in _BANK_HOLIDAYS.items() for day in days.split()
}
CALENDAR = WorkingCalendar(BANK_HOLIDAYS)

TODAY = date(2026, 11, 21)
"""A Saturday: the day that it is in every test which says nothing else."""
NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)
CLOCK = Clock.fixed(TODAY, NOW)


def on(text: str) -> date:
    """A day, short to write."""
    return date.fromisoformat(text)


def received(day: str, **fields: Any) -> Received:
    """A complaint of that day; what is not said of it is invented and plain."""
    return Received(**{"on": on(day), "resident": "Ada Elm", "summary": "Leak under the sink", **fields})


def lived(*events: Event) -> Life:
    """The life of these events, written down in this order."""
    return fold(Entry(number, event) for number, event in enumerate(events, 1))


def governed(life: Life) -> Edition:
    """The edition that a life is under."""
    return load(edition_of(life.case.made))


def clocks(life: Life) -> tuple[CaseClock, ...]:
    """Every clock of a life."""
    return clocks_of(life.case, governed(life), CALENDAR)


def running(life: Life) -> list[tuple[str, str]]:
    """What still runs, and its due date, in the order of the clocks."""
    return [(clock.label, clock.due.isoformat()) for clock in clocks(life) if clock.running]


def log(desk: Desk, **typed: Any) -> str:
    """Log a complaint of Mon 2 Nov 2026, unless told otherwise, and return its reference."""
    fields = {"on": "2026-11-02", "resident": "Ada Elm", "summary": "Leak under the sink", **typed}
    return casework.log(desk, fields).view.line.case


def events(desk: Desk) -> int:
    """How many events the register holds."""
    return ledger.head(desk.register.connection)[0]
