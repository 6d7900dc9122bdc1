"""What lies ahead, looked at in other ways than the countdown: by kind, person, day and case. Plain SQL."""

# ruff: noqa: S608  (what is put into a statement is our own; what was typed is bound)

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from hoctui.store.lists import WEEK, DueWanted, due_where


def kinds(connection: sqlite3.Connection, wanted: DueWanted, today: date) -> list[tuple[str, int, int]]:
    """The kinds that are there among what is wanted: how many run, and how many of them are overdue."""
    where, values = due_where(wanted)
    sql = f"SELECT d.what, count(*), sum(d.due < :day) FROM deadline d WHERE {where} GROUP BY d.what"
    return connection.execute(sql, values | {"day": today.isoformat()}).fetchall()


def people(connection: sqlite3.Connection, wanted: DueWanted, today: date) -> list[tuple[str, int, int]]:
    """Who is to do what is wanted: how many things, and how many of them are overdue; those with the most first."""
    where, values = due_where(wanted)
    sql = f"""
        SELECT min(d.person), count(*), sum(d.due < :day) FROM deadline d WHERE {where}
        GROUP BY d.person COLLATE NOCASE ORDER BY 2 DESC, 1 COLLATE NOCASE
    """
    return connection.execute(sql, values | {"day": today.isoformat()}).fetchall()


def days(connection: sqlite3.Connection, wanted: DueWanted) -> list[tuple[str, int]]:
    """How much of what is wanted falls due on each day on which anything does."""
    where, values = due_where(wanted)
    return connection.execute(f"SELECT d.due, count(*) FROM deadline d WHERE {where} GROUP BY d.due", values).fetchall()


def how_many(connection: sqlite3.Connection, wanted: DueWanted) -> int:
    """How much is wanted."""
    where, values = due_where(wanted)
    return int(connection.execute(f"SELECT count(*) FROM deadline d WHERE {where}", values).fetchone()[0])


_STEP_PERSON = """
    coalesce((SELECT d.person FROM deadline d WHERE d.case_id = c.id AND d.event = c.next_event
              AND d.target = c.next_target ORDER BY d.due, d.id LIMIT 1), c.handler)
"""
"""Who is to take a case's next step: whoever its clock names, else the case's handler."""

_STEPS = (
    "c.next_due IS NOT NULL AND c.next_event <> ''",
    "c.is_open = 1 AND c.next_due IS NULL AND (c.next_event <> '' OR c.to_settle > 0)",
    "c.is_open = 0 AND c.next_due IS NULL AND c.to_settle > 0",
)
"""Which cases are asked anything: with a date, without one, and those that have ended with something still unsaid."""

StepRow = tuple[str, str, str, str, str, str | None, int, str, int, int, str, str, str, str]


def steps(connection: sqlite3.Connection, offset: int, limit: int, person: str | None = None) -> list[StepRow]:
    """What is asked next of every case that is asked anything: the most pressing first, what has no date last."""
    found: list[StepRow] = []
    for which in _STEPS:
        if len(found) >= limit:
            break
        values = _step_values(person) | {"limit": limit - len(found), "offset": offset}
        sql = f"""
            SELECT c.reference, c.resident, c.next_step, c.next_words, c.next_clause, c.next_due, c.projected,
                   c.next_event, c.next_target, c.to_settle, c.first_to_settle, c.urgent, c.waiting_on, {_STEP_PERSON}
            FROM case_line c WHERE {_step_where(which, person)}
            ORDER BY c.next_due, c.id LIMIT :limit OFFSET :offset
        """
        got = connection.execute(sql, values).fetchall()
        found += got
        if not got and offset:
            offset -= min(offset, _steps_in(connection, which, person))
        elif got:
            offset = 0
    return found


def step_bands(connection: sqlite3.Connection, today: date, person: str | None = None) -> tuple[int, ...]:
    """How many of those cases have a step overdue, today, this week and later; without a date; ended, yet unsettled."""
    values = _step_values(person) | {"day": today.isoformat(), "week": (today + timedelta(days=WEEK)).isoformat()}
    dated, undated, ended = (f"SELECT count(*) FROM case_line c WHERE {_step_where(one, person)}" for one in _STEPS)
    sql = f"""
        SELECT ({dated} AND c.next_due < :day), ({dated} AND c.next_due = :day),
               ({dated} AND c.next_due > :day AND c.next_due <= :week), ({dated} AND c.next_due > :week),
               ({undated}), ({ended})
    """
    return tuple(connection.execute(sql, values).fetchone())


def _steps_in(connection: sqlite3.Connection, which: str, person: str | None) -> int:
    sql = f"SELECT count(*) FROM case_line c WHERE {_step_where(which, person)}"
    return int(connection.execute(sql, _step_values(person)).fetchone()[0])


def _step_where(which: str, person: str | None) -> str:
    return which if person is None else f"{which} AND {_STEP_PERSON} = :person COLLATE NOCASE"


def _step_values(person: str | None) -> dict[str, object]:
    return {} if person is None else {"person": person}


CoverRow = tuple[str, str, str, str, str, str, str, str, str, str, str, int]


def to_cover(connection: sqlite3.Connection, until: date, person: str | None = None) -> list[CoverRow]:
    """Everything due by then; of one person, what is theirs to do and everything on the cases that they handle."""
    sql = """
        SELECT c.reference, c.resident, c.property, c.handler, c.urgent, c.waiting_on, d.what, d.label, d.clause,
               d.due, d.person, d.projected
        FROM deadline d JOIN case_line c ON c.id = d.case_id
        WHERE d.due <= :until AND (:person IS NULL OR d.person = :person COLLATE NOCASE
                                   OR c.handler = :person COLLATE NOCASE)
        ORDER BY d.due, d.id
    """
    return connection.execute(sql, {"until": until.isoformat(), "person": person}).fetchall()


def with_promises(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Cases on which somebody may still owe an answer or an action: id, reference, property."""
    sql = """
        SELECT c.id, c.reference, c.property FROM case_line c
        WHERE c.id IN (SELECT case_id FROM deadline WHERE what IN ('question', 'action'))
           OR (c.is_open = 1 OR c.to_settle > 0)
              AND c.id IN (SELECT case_id FROM event WHERE kind IN ('Asked', 'ActionPromised'))
        ORDER BY c.id
    """
    return connection.execute(sql).fetchall()
