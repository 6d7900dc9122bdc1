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
    "overdue": "c.id IN (SELECT case_id FROM deadline WHERE due < :today)",
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


class DueWanted(NamedTuple):
    """A countdown that is wanted: what is due by then, of these kinds, with that person. Everything, unless said."""

    until: date | None = None
    kinds: tuple[str, ...] = ()
    """Values of deadline.what; every kind where there is none."""
    person: str | None = None
    """Who is to do it; empty for what is with nobody, None for everybody."""
    since: date | None = None


EVERYTHING = DueWanted()

DueRow = tuple[str, str, str, str, str, str, int, str | None, str, int, str, str, str, str, str, int]

_DUE = """
    SELECT c.reference, c.resident, d.label, d.what, d.clause, d.due, d.projected, d.counted_from, d.counted_event,
           d.counted_days, d.note, c.urgent, c.about, d.person, d.event, d.target
    FROM deadline d JOIN case_line c ON c.id = d.case_id
"""


def deadlines(connection: sqlite3.Connection, offset: int, limit: int, wanted: DueWanted = EVERYTHING) -> list[DueRow]:
    """Every running clock that is wanted, the most pressing first, from `offset` on."""
    where, values = due_where(wanted)
    sql = f"{_DUE} WHERE {where} ORDER BY d.due, d.id LIMIT :limit OFFSET :offset"
    return connection.execute(sql, values | {"limit": limit, "offset": offset}).fetchall()


def deadline_bands(
    connection: sqlite3.Connection, today: date, wanted: DueWanted = EVERYTHING
) -> tuple[int, int, int, int]:
    """How many of the clocks that are wanted are overdue, due today, due within the week, and due later."""
    where, values = due_where(wanted)
    count = f"SELECT count(*) FROM deadline d WHERE {where} AND"
    sql = f"""
        SELECT ({count} d.due < :day), ({count} d.due = :day), ({count} d.due > :day AND d.due <= :week),
               ({count} d.due > :week)
    """
    values |= {"day": today.isoformat(), "week": (today + timedelta(days=WEEK)).isoformat()}
    row = connection.execute(sql, values).fetchone()
    return (row[0], row[1], row[2], row[3])


def due_where(wanted: DueWanted) -> tuple[str, dict[str, object]]:
    """The condition on `deadline d` of a countdown, and what is bound into it."""
    parts, values = ["1"], dict[str, object]()
    if wanted.until is not None:
        parts.append("d.due <= :until")
        values["until"] = wanted.until.isoformat()
    if wanted.since is not None:
        parts.append("d.due >= :since")
        values["since"] = wanted.since.isoformat()
    if wanted.kinds:
        names = {f"kind{number}": kind for number, kind in enumerate(wanted.kinds)}
        parts.append(f"d.what IN ({', '.join(f':{name}' for name in names)})")
        values |= names
    if wanted.person is not None:
        parts.append("d.person = :person COLLATE NOCASE")
        values["person"] = wanted.person
    return " AND ".join(parts), values


def standing(connection: sqlite3.Connection, today: date) -> tuple[int, int, int, int, int]:
    """How many cases are open, overdue, due today, due this week (today not counted), and waiting on others."""
    sql = """
        SELECT (SELECT count(*) FROM case_line WHERE is_open = 1),
               (SELECT count(DISTINCT case_id) FROM deadline WHERE due < :day),
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


_FEW = 50
"""Other cases of one resident that are looked at; nobody reads more of them in a line."""


def of_resident(connection: sqlite3.Connection, case_id: int, resident: str) -> list[tuple[str, int]]:
    """The other cases of a resident of that name, the newest first: reference, and whether it is open."""
    sql = """
        SELECT reference, is_open FROM case_line WHERE resident = ? COLLATE NOCASE AND id <> ?
        ORDER BY received DESC, id DESC LIMIT ?
    """
    return connection.execute(sql, (resident, case_id, _FEW)).fetchall()


def alike(connection: sqlite3.Connection, case_id: int, resident: str, address: str, category: str) -> list[str]:
    """Cases of the same category by the same resident or at the same property, the newest first."""
    if not category:
        return []
    sql = """
        SELECT reference, received, id FROM case_line WHERE resident = :resident COLLATE NOCASE
        AND category = :category AND id <> :id
        UNION
        SELECT reference, received, id FROM case_line WHERE :address <> '' AND property = :address COLLATE NOCASE
        AND category = :category AND id <> :id
        ORDER BY 2 DESC, 3 DESC LIMIT :few
    """
    values = {"resident": resident, "address": address, "category": category, "id": case_id, "few": _FEW}
    return [row[0] for row in connection.execute(sql, values)]


def derived_digest_on_file(connection: sqlite3.Connection) -> str:
    """What the projections on file were derived from; empty where none were ever written."""
    found = connection.execute("SELECT value FROM derived WHERE name = 'projections'").fetchone()
    return str(found[0]) if found else ""
