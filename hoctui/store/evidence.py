"""The evidence register on file: items with their dates, and the clauses that rest on each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete

from hoctui.errors import BadInput
from hoctui.store.models import EvidenceItemRow, EvidenceUseRow


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """A policy, a page, a report or another thing that answers rest on."""

    id: int
    name: str
    kind: str
    dated: date | None
    """The day that stands on it, such as the day a policy was approved."""
    review_on: date | None
    place: str
    """Where it is: an address on the web, a file's path, a shelf."""
    note: str = ""
    retired_on: date | None = None


def items(connection: sqlite3.Connection) -> list[EvidenceItem]:
    """Every item, those no longer in use among them, by name."""
    sql = """
        SELECT id, name, kind, dated, review_on, place, note, retired_on FROM evidence_item
        ORDER BY name COLLATE NOCASE, id
    """
    return [
        EvidenceItem(row[0], row[1], row[2], _day(row[3]), _day(row[4]), row[5], row[6], _day(row[7]))
        for row in connection.execute(sql)
    ]


def keep(session: Session, item: EvidenceItem, now: datetime) -> int:
    """Add an item, or change the one of that id (0: a new one). Returns its id. Raises BadInput for an unknown id."""
    row = (
        session.get(EvidenceItemRow, item.id)
        if item.id
        else EvidenceItemRow(name="", kind="", place="", note="", recorded_at="")
    )
    if row is None:
        raise BadInput("That item of evidence is not on file.")
    row.name, row.kind, row.place, row.note = item.name, item.kind, item.place, item.note
    row.dated, row.review_on, row.retired_on = _iso(item.dated), _iso(item.review_on), _iso(item.retired_on)
    row.recorded_at = now.isoformat(timespec="seconds")
    session.add(row)
    session.flush()
    return row.id or 0


def uses(connection: sqlite3.Connection, assessment_id: int) -> dict[str, tuple[int, ...]]:
    """The items that each clause of an assessment rests on."""
    found: dict[str, tuple[int, ...]] = {}
    sql = "SELECT clause, item_id FROM evidence_use WHERE assessment_id = ? ORDER BY clause, item_id"
    for clause, item in connection.execute(sql, (assessment_id,)):
        found[clause] = (*found.get(clause, ()), item)
    return found


def set_uses(session: Session, assessment_id: int, clause: str, chosen: tuple[int, ...]) -> None:
    """Let a clause rest on exactly these items."""
    session.exec(
        delete(EvidenceUseRow).where(
            col(EvidenceUseRow.assessment_id) == assessment_id, col(EvidenceUseRow.clause) == clause
        )
    )
    for item in chosen:
        session.add(EvidenceUseRow(assessment_id=assessment_id, clause=clause, item_id=item))
    session.flush()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
