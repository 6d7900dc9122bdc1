"""Self-assessments on file: made, read, answered with a history, and which one is current."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select, update

from hoctui.assessment.answers import Answer, Mark
from hoctui.errors import BadInput
from hoctui.store.models import AnswerBefore, AnswerRow, AssessmentRow, AssessmentStepRow


@dataclass(frozen=True, slots=True)
class AssessmentHead:
    """An assessment without its answers."""

    id: int
    year: str
    edition: str
    landlord: str
    source: str
    notes: tuple[str, ...]
    is_current: bool
    previous: int | None
    last_clause: str


_HEAD = "SELECT id, year, edition, landlord, source, notes, is_current, previous_id, last_clause FROM assessment"


def heads(connection: sqlite3.Connection) -> list[AssessmentHead]:
    """Every assessment on file, the newest first."""
    return [_head(row) for row in connection.execute(f"{_HEAD} ORDER BY id DESC")]


def current(connection: sqlite3.Connection) -> AssessmentHead | None:
    """The assessment that is being worked on, or None where there is none yet."""
    row = connection.execute(f"{_HEAD} WHERE is_current = 1").fetchone()
    return _head(row) if row else None


def _head(row: tuple[Any, ...]) -> AssessmentHead:
    return AssessmentHead(
        row[0], row[1], row[2], row[3], row[4], tuple(json.loads(row[5])), bool(row[6]), row[7], row[8]
    )


def answers(connection: sqlite3.Connection, assessment_id: int) -> dict[str, Answer]:
    """Every recorded answer of an assessment, by clause."""
    sql = """
        SELECT clause, mark, evidence, commentary, reason, action, owner, due, review, wording, carried,
               ticked, done_on
        FROM answer
        WHERE assessment_id = ? ORDER BY id
    """
    return {row[0]: _answer(row) for row in connection.execute(sql, (assessment_id,))}


def _answer(row: tuple[Any, ...]) -> Answer:
    return Answer(
        row[0],
        Mark(row[1]),
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        date.fromisoformat(row[7]) if row[7] else None,
        tuple(json.loads(row[8])),
        row[9],
        bool(row[10]),
        tuple(json.loads(row[11])),
        date.fromisoformat(row[12]) if row[12] else None,
    )


def make(
    session: Session,
    *,
    year: str,
    edition: str,
    landlord: str,
    source: str,
    notes: tuple[str, ...],
    given: dict[str, Answer],
    previous: int | None,
    now: datetime,
) -> int:
    """Make a new assessment, never over an old one, and make it the current one. Returns its id."""
    session.exec(update(AssessmentRow).values(is_current=0))
    row = AssessmentRow(
        year=year,
        edition=edition,
        landlord=landlord,
        source=source,
        notes=list(notes),
        created_at=_utc(now),
        is_current=1,
        previous_id=previous,
        last_clause="",
        revision=1,
    )
    session.add(row)
    session.flush()
    made = row.id or 0
    for answer in given.values():
        session.add(AnswerRow(assessment_id=made, clause=answer.clause, **_columns(answer, now)))
    session.flush()
    return made


def make_current(session: Session, assessment_id: int) -> None:
    """Make one assessment the current one, and no other."""
    session.exec(update(AssessmentRow).values(is_current=0))
    session.exec(update(AssessmentRow).where(col(AssessmentRow.id) == assessment_id).values(is_current=1))
    session.flush()


def answer_clause(
    session: Session, assessment_id: int, answer: Answer, now: datetime, *, keep_before: bool = True
) -> None:
    """Set the answer to one clause; what it was before is kept in the history, unless that is half a sentence."""
    row = session.exec(
        select(AnswerRow).where(AnswerRow.assessment_id == assessment_id, AnswerRow.clause == answer.clause)
    ).first()
    if row is None:
        row = AnswerRow(assessment_id=assessment_id, clause=answer.clause, **_columns(answer, now))
    else:
        before = {name: getattr(row, name) for name in _NAMES}
        after = _columns(answer, now)
        if all(before[name] == after[name] for name in _NAMES):
            return
        if keep_before:
            session.add(
                AnswerBefore(
                    assessment_id=assessment_id,
                    clause=answer.clause,
                    answer=json.dumps(before, ensure_ascii=False),
                    changed_at=_utc(now),
                )
            )
        for name, value in after.items():
            setattr(row, name, value)
    session.add(row)
    session.flush()


_NAMES = (
    "mark",
    "evidence",
    "commentary",
    "reason",
    "action",
    "owner",
    "due",
    "review",
    "wording",
    "carried",
    "ticked",
    "done_on",
)


def _columns(answer: Answer, now: datetime) -> dict[str, Any]:
    return {
        "mark": answer.mark.value,
        "evidence": answer.evidence,
        "commentary": answer.commentary,
        "reason": answer.reason,
        "action": answer.action,
        "owner": answer.owner,
        "due": answer.due.isoformat() if answer.due else None,
        "review": list(answer.review),
        "wording": answer.wording,
        "carried": int(answer.carried),
        "ticked": list(answer.ticked),
        "done_on": answer.done_on.isoformat() if answer.done_on else None,
        "changed_at": _utc(now),
    }


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an assessment's year: what happened, on which day, and what is to be known of it."""

    id: int
    what: str
    on: date
    details: dict[str, str]
    recorded_at: str


def steps(connection: sqlite3.Connection, assessment_id: int) -> list[Step]:
    """Every step of an assessment, in the order in which they were recorded."""
    sql = "SELECT id, what, happened, details, recorded_at FROM assessment_step WHERE assessment_id = ? ORDER BY id"
    return [
        Step(row[0], row[1], date.fromisoformat(row[2]), json.loads(row[3]), row[4])
        for row in connection.execute(sql, (assessment_id,))
    ]


def add_step(
    session: Session, assessment_id: int, what: str, on: date, *, details: dict[str, str], now: datetime
) -> int:
    """Record a step of an assessment's year. Returns its id."""
    row = AssessmentStepRow(
        assessment_id=assessment_id, what=what, happened=on.isoformat(), details=details, recorded_at=_utc(now)
    )
    session.add(row)
    session.flush()
    return row.id or 0


def history(connection: sqlite3.Connection, assessment_id: int) -> list[tuple[str, dict[str, Any], str]]:
    """What answers were before they were changed: clause, the answer's columns, the instant of the change."""
    sql = "SELECT clause, answer, changed_at FROM answer_before WHERE assessment_id = ? ORDER BY id"
    return [(row[0], json.loads(row[1]), row[2]) for row in connection.execute(sql, (assessment_id,))]


def remember_place(session: Session, assessment_id: int, clause: str) -> None:
    """Note the clause that the officer was at."""
    row = session.get(AssessmentRow, assessment_id)
    if row is None:
        raise BadInput("That assessment is not on file.")
    row.last_clause = clause
    session.add(row)
    session.flush()


def _utc(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
