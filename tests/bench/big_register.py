"""A register of any number of cases, written straight into its tables: what lists and the countdown read."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hoctui.clock import Clock
from hoctui.register.references import reference
from hoctui.services.desk import open_desk
from hoctui.services.preparing import prepare

TODAY = date(2026, 11, 23)
_FIRST = ("Ada", "Bashir", "Carys", "Dele", "Ewa", "Farah", "Gwen", "Hamid", "Ines", "Jakub", "Kofi", "Leila", "Mair")
_LAST = ("Abbott", "Begum", "Cole", "Dixon", "Evans", "Farrow", "Grant", "Hughes", "Iqbal", "Jones", "Kaur", "Lewis")
_ABOUT = (
    "mould in the back bedroom",
    "boiler off since Monday",
    "charge for a lost key",
    "noise at night",
    "a leaking gutter",
)
_STREETS = ("Copse Lane", "Mill Row", "Abbey Close", "Quarry Street", "Station Road")
_STATES = (("received", "acknowledge", "6.2"), ("acknowledged", "respond", "6.3"), ("answered", "close", "5.12"))


def build(path: Path, cases: int, still_open: int) -> None:
    """Make a register of so many cases, the last `still_open` of them open with one running clock each."""
    desk = open_desk(path, Clock.fixed(TODAY, datetime(2026, 11, 23, 9, tzinfo=UTC)), write=True)
    prepare(desk)
    connection = desk.register.connection
    chance = random.Random(20261123)  # noqa: S311 - the same register every time
    connection.execute("BEGIN IMMEDIATE")
    numbers: dict[int, int] = {}
    for case_id in range(1, cases + 1):
        _put(connection, case_id, case_id > cases - still_open, chance, numbers, cases)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    desk.close()


def _put(
    connection: sqlite3.Connection,
    case_id: int,
    is_open: bool,
    chance: random.Random,
    numbers: dict[int, int],
    cases: int,
) -> None:
    received = TODAY - timedelta(days=(cases - case_id) * 2_000 // cases + 1)
    number = numbers[received.year] = numbers.get(received.year, 0) + 1
    state, step, clause = chance.choice(_STATES)
    due = (TODAY + timedelta(days=chance.randrange(-10, 40))).isoformat() if is_open and step != "close" else None
    connection.execute(
        "INSERT INTO case_line VALUES (?,?,?,?,'complaint','2024',?,?,?,?,?,?,'',?,1,?,?,?,?,?,0,?,0,?,?,0,0,'')",
        (
            case_id,
            received.year,
            number,
            reference(received.year, number),
            f"{chance.choice(_FIRST)} {chance.choice(_LAST)}",
            chance.choice(_ABOUT),
            f"{chance.randrange(1, 200)} {chance.choice(_STREETS)}",
            "property condition",
            "telephone",
            "A. Officer",
            received.isoformat(),
            state if is_open else "closed",
            int(is_open),
            step if is_open else "",
            clause if is_open else "",
            due,
            "the resident" if is_open and not due else "",
            f"{step} the complaint" if is_open else "",
            "Responded" if is_open else "",
        ),
    )
    if due:
        connection.execute(
            "INSERT INTO deadline (case_id, what, label, stage, clause, due, projected, counted_from, counted_event,"
            " counted_days, note, person, event)"
            " VALUES (?, ?, ?, 1, ?, ?, 0, NULL, '', 0, '', 'A. Officer', 'Responded')",
            (case_id, step, f"{step}, stage 1", clause, due),
        )
