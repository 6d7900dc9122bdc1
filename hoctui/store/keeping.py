"""What the register keeps beside its cases: settings with their days, bank holidays, and drafts of open forms."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, delete

from hoctui.store.models import BankHolidayRow, DerivedRow, DraftRow, SettingRow


def set_setting(session: Session, name: str, value: Any, since: date, now: datetime) -> None:
    """Note a setting that holds from that day on; what held before stays on file."""
    session.add(
        SettingRow(
            name=name, since=since.isoformat(), value=json.dumps(value, ensure_ascii=False), recorded_at=_utc(now)
        )
    )
    session.flush()


def put_bank_holidays(session: Session, days: dict[date, str], version: str) -> None:
    """Set the calendar's bank holidays, known by the calendar's version; the officer's own changes stay."""
    session.exec(delete(BankHolidayRow).where(col(BankHolidayRow.source) == "calendar"))
    for day, name in days.items():
        session.add(BankHolidayRow(day=day.isoformat(), source="calendar", name=name))
    row = session.get(DerivedRow, "bank holidays") or DerivedRow(name="bank holidays", value="")
    row.value = version
    session.add(row)
    session.flush()


def change_bank_holiday(session: Session, day: date, name: str, *, struck: bool) -> None:
    """Add a bank holiday, or strike one out; the later word on a day stands."""
    session.exec(
        delete(BankHolidayRow).where(
            col(BankHolidayRow.day) == day.isoformat(), col(BankHolidayRow.source) != "calendar"
        )
    )
    session.add(BankHolidayRow(day=day.isoformat(), source="struck" if struck else "added", name=name))
    session.flush()


def keep_draft(session: Session, name: str, fields: dict[str, Any], now: datetime) -> None:
    """Keep what was typed into a form; empty fields let the draft go."""
    row = session.get(DraftRow, name)
    if not any(fields.values()):
        if row:
            session.delete(row)
        return
    row = row or DraftRow(name=name, fields="", saved_at="")
    # In ASCII, since what was typed is not cleaned yet, and half a character cannot be stored otherwise.
    row.fields, row.saved_at = json.dumps(fields), _utc(now)
    session.add(row)


def draft(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    """What was typed into a form and not saved; empty where nothing was."""
    found = connection.execute("SELECT fields FROM draft WHERE name = ?", (name,)).fetchone()
    fields: dict[str, Any] = json.loads(found[0]) if found else {}
    return fields


def draft_kept_at(connection: sqlite3.Connection, name: str) -> datetime | None:
    """The instant at which a draft was last kept; None where there is none of that name."""
    found = connection.execute("SELECT saved_at FROM draft WHERE name = ?", (name,)).fetchone()
    return datetime.fromisoformat(found[0]) if found else None


def _utc(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
