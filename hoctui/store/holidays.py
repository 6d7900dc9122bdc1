"""Reading bank holidays and settings as they stand: plain SQL, so that the first screen needs nothing else."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any

from hoctui.rulebook.calendar import HolidayChange


def bank_holidays(connection: sqlite3.Connection) -> tuple[dict[date, str], tuple[HolidayChange, ...]]:
    """The calendar's bank holidays, and the officer's changes to them."""
    known: dict[date, str] = {}
    changes: list[HolidayChange] = []
    for day, source, name in connection.execute("SELECT day, source, name FROM bank_holiday ORDER BY day"):
        if source == "calendar":
            known[date.fromisoformat(day)] = name
        else:
            changes.append(HolidayChange(date.fromisoformat(day), name, struck=source == "struck"))
    return known, tuple(changes)


def bank_holidays_version(connection: sqlite3.Connection) -> str:
    """The version of the calendar that the bank holidays on file came from; empty where there are none yet."""
    found = connection.execute("SELECT value FROM derived WHERE name = 'bank holidays'").fetchone()
    return str(found[0]) if found else ""


def setting(connection: sqlite3.Connection, name: str, on: date) -> Any:
    """A setting as it held on that day, or None where it was never set by then."""
    found = connection.execute(
        "SELECT value FROM setting WHERE name = ? AND since <= ? ORDER BY since DESC, id DESC LIMIT 1",
        (name, on.isoformat()),
    ).fetchone()
    return json.loads(found[0]) if found else None
