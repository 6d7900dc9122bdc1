"""The lists of every day: the register, the countdown, where things stand. Plain SQL, only the rows in view."""

# ruff: noqa: S608  (what is put into a statement is our own, from the tables below; what was typed is bound)

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from typing import NamedTuple

from hoctui.text import visible

WEEK = 7
"""Calendar days that "this week" looks ahead, today not counted."""

_COLUMNS = """
    c.id, c.reference, c.resident, c.about, c.kind, c.stage, c.state, c.urgent, c.is_open, c.next_step, c.next_clause,
    c.next_due, c.projected, c.handler, c.category, c.property, c.received, c.waiting_on
"""

FILTERS: dict[str, str] = {
    "open": "c.is_open = 1",
    "overdue": "c.next_due < :today",
    "week": "c.next_due BETWEEN :today AND :week",
    "waiting": "c.is_open = 1 AND c.waiting_on <> ''",
    "stage1": "c.is_open = 1 AND c.stage = 1",
    "stage2": "c.is_open = 1 AND c.stage >= 2",
    "requests": "c.kind = 'service request'",
    "closed": "c.is_open = 0",
    "all": "1",
}
"""What the case list can be narrowed to."""

ORDERS: dict[str, str] = {
    "due": "c.next_due IS NULL, c.next_due, c.id",
    "reference": "c.year DESC, c.number DESC",
    "resident": "c.resident COLLATE NOCASE, c.id",
    "received": "c.received DESC, c.id DESC",
    "stage": "c.stage DESC, c.next_due IS NULL, c.next_due, c.id",
    "handler": "c.handler COLLATE NOCASE, c.id",
}
"""What the case list can be sorted by."""

_COMMON = 2_000
"""Past so many matches a word is common: the list is walked in its order and tested, rather than found and sorted."""


class Wanted(NamedTuple):
    """A list that is wanted: words to find, a filter, an order, a category."""

    find: str
    show: str
    order: str
    category: str
    today: date


Row = tuple[int, str, str, str, str, int, str, str, int, str, str, str | None, int, str, str, str, str, str]


def cases(connection: sqlite3.Connection, wanted: Wanted, offset: int, limit: int) -> list[Row]:
    """The cases of a list from `offset` on, at most `limit`, in its order."""
    where, values = _where(connection, wanted, deep=offset > _COMMON)
    sql = (
        f"SELECT {_COLUMNS} FROM case_line c WHERE {where} ORDER BY {ORDERS[wanted.order]} LIMIT :limit OFFSET :offset"
    )
    return connection.execute(sql, values | {"limit": limit, "offset": offset}).fetchall()


def count(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many cases a list holds."""
    where, values = _where(connection, wanted, deep=True)
    return int(connection.execute(f"SELECT count(*) FROM case_line c WHERE {where}", values).fetchone()[0])


def place_of(connection: sqlite3.Connection, wanted: Wanted, case_id: int) -> int | None:
    """Where in a list a case stands, or None where it is not in it."""
    where, values = _where(connection, wanted, deep=True)
    sql = f"""
        SELECT place FROM (SELECT c.id AS id, row_number() OVER (ORDER BY {ORDERS[wanted.order]}) - 1 AS place
        FROM case_line c WHERE {where}) WHERE id = :id
    """
    found = connection.execute(sql, values | {"id": case_id}).fetchone()
    return int(found[0]) if found else None


def one(connection: sqlite3.Connection, reference: str) -> Row | None:
    """The case of that reference."""
    found: Row | None = connection.execute(
        f"SELECT {_COLUMNS} FROM case_line c WHERE c.reference = ?", (reference,)
    ).fetchone()
    return found


def _where(connection: sqlite3.Connection, wanted: Wanted, *, deep: bool) -> tuple[str, dict[str, object]]:
    parts = [FILTERS[wanted.show]]
    values: dict[str, object] = {
        "today": wanted.today.isoformat(),
        "week": (wanted.today + timedelta(days=WEEK)).isoformat(),
    }
    if wanted.category:
        parts.append("c.category = :category")
        values["category"] = wanted.category
    match = match_of(wanted.find)
    if match:
        values["match"] = match
        common = not deep and _is_common(connection, match)
        parts.append(
            "EXISTS (SELECT 1 FROM case_words w WHERE w.rowid = c.id AND w.case_words MATCH :match)"
            if common
            else "c.id IN (SELECT rowid FROM case_words WHERE case_words MATCH :match)"
        )
    return " AND ".join(parts), values


def _is_common(connection: sqlite3.Connection, match: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM case_words WHERE case_words MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (match, _COMMON)).fetchone()[0]) >= _COMMON


_MOST_WORDS = 20
"""So many words are looked for at most; a text pasted by mistake names no case any better."""


def match_of(find: str) -> str:
    """What was typed as a query for the index: every word a quoted beginning, so that nothing in it is an operator."""
    terms = []
    for word in visible(find).split():
        bare = word.replace('"', " ").strip()
        if any(char.isalnum() for char in bare):
            terms.append(f'"{bare}"*')
    return " ".join(terms[:_MOST_WORDS])


DueRow = tuple[str, str, str, str, str, str, int, str | None, str, int, str, str, str]

_DUE = """
    SELECT c.reference, c.resident, d.label, d.what, d.clause, d.due, d.projected, d.counted_from, d.counted_event,
           d.counted_days, d.note, c.urgent, c.about
    FROM deadline d JOIN case_line c ON c.id = d.case_id
"""


def deadlines(connection: sqlite3.Connection, offset: int, limit: int, until: date | None = None) -> list[DueRow]:
    """Every running clock, the most pressing first, from `offset` on; with `until`, those due by then."""
    sql = f"{_DUE} WHERE (:until IS NULL OR d.due <= :until) ORDER BY d.due, d.id LIMIT :limit OFFSET :offset"
    return connection.execute(
        sql, {"until": until.isoformat() if until else None, "limit": limit, "offset": offset}
    ).fetchall()


def deadline_bands(connection: sqlite3.Connection, today: date) -> tuple[int, int, int, int]:
    """How many clocks are overdue, due today, due within the week, and due later."""
    day, week = today.isoformat(), (today + timedelta(days=WEEK)).isoformat()
    sql = """
        SELECT (SELECT count(*) FROM deadline WHERE due < :day), (SELECT count(*) FROM deadline WHERE due = :day),
               (SELECT count(*) FROM deadline WHERE due > :day AND due <= :week),
               (SELECT count(*) FROM deadline WHERE due > :week)
    """
    row = connection.execute(sql, {"day": day, "week": week}).fetchone()
    return (row[0], row[1], row[2], row[3])


def standing(connection: sqlite3.Connection, today: date) -> tuple[int, int, int, int, int]:
    """How many cases are open, overdue, due today, due this week (today not counted), and waiting on others."""
    sql = """
        SELECT (SELECT count(*) FROM case_line WHERE is_open = 1),
               (SELECT count(*) FROM case_line WHERE next_due < :day),
               (SELECT count(*) FROM case_line WHERE next_due = :day),
               (SELECT count(*) FROM case_line WHERE next_due > :day AND next_due <= :week),
               (SELECT count(*) FROM case_line WHERE is_open = 1 AND waiting_on <> '')
    """
    week = (today + timedelta(days=WEEK)).isoformat()
    row = connection.execute(sql, {"day": today.isoformat(), "week": week}).fetchone()
    return (row[0], row[1], row[2], row[3], row[4])


def residents(connection: sqlite3.Connection, begins: str, limit: int) -> list[tuple[str, str, int, int]]:
    """Residents met before whose name holds words that begin so: name, last property, cases, open cases."""
    match = match_of(begins)
    if not match:
        return []
    sql = """
        SELECT c.resident, c.property, count(*), sum(c.is_open) FROM case_line c
        WHERE c.id IN (SELECT rowid FROM case_words WHERE case_words MATCH ? LIMIT 500)
        GROUP BY c.resident COLLATE NOCASE, c.property ORDER BY max(c.received) DESC LIMIT ?
    """
    return connection.execute(sql, (f"{{resident}} : ({match})", limit)).fetchall()


def derived_digest_on_file(connection: sqlite3.Connection) -> str:
    """What the projections on file were derived from; empty where none were ever written."""
    found = connection.execute("SELECT value FROM derived WHERE name = 'projections'").fetchone()
    return str(found[0]) if found else ""
