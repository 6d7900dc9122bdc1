"""What is derived from the events for lists, search and the countdown: written with them, never the truth."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, delete, func, select

from hoctui.register.advice import NextStep
from hoctui.register.case import Case
from hoctui.register.clocks import Clock
from hoctui.register.open_points import OpenPoint
from hoctui.register.references import reference
from hoctui.store.models import CaseRow, DeadlineRow, DerivedRow


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything that is written of one case beside its events."""

    case: Case
    edition: str
    clocks: tuple[Clock, ...]
    next: NextStep
    open_points: tuple[OpenPoint, ...]
    last_event: int


def new_case_id(session: Session) -> int:
    """The id that the next case gets."""
    return (session.exec(select(func.max(CaseRow.id))).one() or 0) + 1


def write(session: Session, case_id: int, derived: Derived) -> str:
    """Write a case's line and its deadlines anew, and return its reference, which it keeps for life."""
    row = session.get(CaseRow, case_id)
    if row is None:
        received = derived.case.received or derived.case.made
        last = session.exec(select(func.max(CaseRow.number)).where(CaseRow.year == received.year)).one()
        number = (last or 0) + 1
        row = CaseRow(
            id=case_id,
            year=received.year,
            number=number,
            reference=reference(received.year, number),
            **_columns(derived),
        )
    else:
        for name, value in _columns(derived).items():
            setattr(row, name, value)
    session.add(row)
    session.flush()
    session.exec(delete(DeadlineRow).where(col(DeadlineRow.case_id) == case_id))
    for clock in derived.clocks:
        if clock.running:
            session.add(_deadline(case_id, clock))
    session.flush()
    return row.reference


def holds(connection: sqlite3.Connection, case_id: int, derived: Derived) -> bool:
    """Whether what is on file of a case is what its events come to."""
    columns = _columns(derived)
    named = f"SELECT {', '.join(columns)} FROM case_line WHERE id = ?"  # noqa: S608  (the names are our own)
    found = connection.execute(named, (case_id,)).fetchone()
    if found is None or tuple(found) != tuple(columns.values()):
        return False
    sql = """
        SELECT what, label, stage, clause, due, projected, counted_from, counted_event, counted_days, note,
               person, event, target
        FROM deadline WHERE case_id = ? ORDER BY id
    """
    wanted = [
        (
            clock.what,
            clock.label,
            clock.stage,
            clock.clause,
            clock.due.isoformat(),
            int(clock.projected),
            _iso(clock.counted_from),
            clock.counted_event,
            clock.counted_days,
            clock.note,
            clock.person,
            clock.event,
            clock.target,
        )
        for clock in derived.clocks
        if clock.running
    ]
    return connection.execute(sql, (case_id,)).fetchall() == wanted


def unknown_cases(connection: sqlite3.Connection) -> int:
    """How many case lines no event stands behind: what a cut-off end of the ledger leaves over."""
    sql = "SELECT count(*) FROM case_line WHERE id NOT IN (SELECT case_id FROM event)"
    return int(connection.execute(sql).fetchone()[0])


def _columns(derived: Derived) -> dict[str, Any]:
    case, step = derived.case, derived.next
    return {
        "kind": case.kind,
        "edition": derived.edition,
        "resident": case.resident,
        "about": case.summary,
        "property": case.address,
        "category": case.category,
        "channel": case.channel,
        "handler": case.handler,
        "urgent": case.urgent,
        "received": (case.received or case.made).isoformat(),
        "stage": len(case.stages),
        "state": case.state,
        "is_open": int(case.open),
        "next_step": step.step,
        "next_clause": step.clause,
        "next_due": _iso(step.due),
        "projected": int(step.projected),
        "waiting_on": step.waiting_on,
        "last_event": derived.last_event,
        "next_words": step.words,
        "next_event": step.event,
        "next_target": step.target,
        "to_settle": len(derived.open_points),
        "first_to_settle": derived.open_points[0].words if derived.open_points else "",
    }


def _deadline(case_id: int, clock: Clock) -> DeadlineRow:
    return DeadlineRow(
        case_id=case_id,
        what=clock.what,
        label=clock.label,
        stage=clock.stage,
        clause=clock.clause,
        due=clock.due.isoformat(),
        projected=int(clock.projected),
        counted_from=_iso(clock.counted_from),
        counted_event=clock.counted_event,
        counted_days=clock.counted_days,
        note=clock.note,
        person=clock.person,
        event=clock.event,
        target=clock.target,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def remember_digest(session: Session, digest: str) -> None:
    """Note what the projections were derived from."""
    row = session.get(DerivedRow, "projections") or DerivedRow(name="projections", value="")
    row.value = digest
    session.add(row)
    session.flush()
