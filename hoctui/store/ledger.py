"""The ledger: events appended, each chained by hash to the one before, read back for the fold, and verified."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, col, select

from hoctui.errors import BadInput, RegisterProblem
from hoctui.register.events import KINDS, Event
from hoctui.register.fold import Entry, is_words, make
from hoctui.store.models import EventBody, EventRow

GENESIS = "0" * 64
"""What the first event names as the one before it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an event is written down, and the salt of its body: handed in, so that a sample is the same every time."""

    recorded_at: datetime
    """Aware; kept as UTC with the local offset beside it."""
    salt: bytes
    """16 bytes that keep a short body from being guessed by its hash."""


def append(session: Session, case_id: int, event: Event, stamp: Stamp) -> int:
    """Write one event at the end of the ledger, and return its id."""
    last = session.exec(select(EventRow.id, EventRow.hash).order_by(col(EventRow.id).desc()).limit(1)).first()
    number, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
    facts, words = split(event)
    body = _compact(words)
    offset = stamp.recorded_at.utcoffset()
    if offset is None:
        raise ValueError("An event is stamped with an instant and its offset from UTC.")
    row = EventRow(
        id=number,
        case_id=case_id,
        kind=event.kind(),
        version=event.version,
        happened=event.on.isoformat(),
        recorded_at=stamp.recorded_at.astimezone(UTC).isoformat(timespec="seconds"),
        offset_minutes=int(offset.total_seconds() // 60),
        facts=_compact(facts),
        body_hash=_body_hash(stamp.salt, body),
        previous=previous,
        hash="",
    )
    row.hash = _chain_hash(
        (
            row.id,
            row.case_id,
            row.kind,
            row.version,
            row.happened,
            row.recorded_at,
            row.offset_minutes,
            row.facts,
            row.body_hash,
            row.previous,
        )
    )
    session.add(row)
    session.flush()
    session.add(EventBody(event_id=number, salt=stamp.salt, body=body))
    session.flush()
    return number


def split(event: Event) -> tuple[dict[str, Any], dict[str, Any]]:
    """An event's fields but its day, as what goes into the row and what goes into the body; empty ones left out."""
    facts: dict[str, Any] = {}
    words: dict[str, Any] = {}
    fields = type(event).model_fields
    for name, value in event.model_dump(mode="json").items():
        # What is empty is left out where it comes back as empty.
        if name != "on" and (value not in ("", None) or fields[name].default != value):
            (words if is_words(type(event), name) else facts)[name] = value
    return facts, words


def entries(connection: sqlite3.Connection, case_id: int) -> list[Entry]:
    """Every event of one case, oldest first."""
    found = connection.execute(f"{_READ} WHERE e.case_id = ? ORDER BY e.id", (case_id,)).fetchall()
    return [_entry(row) for row in found]


def every_case(connection: sqlite3.Connection) -> Iterator[tuple[int, list[Entry]]]:
    """Every case's id with its events, case by case."""
    return _by_case(connection.execute(f"{_READ} ORDER BY e.case_id, e.id"))


def some_cases(
    connection: sqlite3.Connection, where: str, values: dict[str, object]
) -> Iterator[tuple[int, list[Entry]]]:
    """The events that a condition on `event e` holds for, case by case. They are all read before the first is given."""
    return _by_case(connection.execute(f"{_READ} WHERE {where} ORDER BY e.case_id, e.id", values).fetchall())


def _by_case(rows: Iterable[tuple[int, int, str, str, str, str, str | None]]) -> Iterator[tuple[int, list[Entry]]]:
    case_id: int | None = None
    gathered: list[Entry] = []
    for row in rows:
        if case_id is not None and row[1] != case_id:
            yield case_id, gathered
            gathered = []
        case_id = row[1]
        gathered.append(_entry(row))
    if case_id is not None:
        yield case_id, gathered


_READ = """
SELECT e.id, e.case_id, e.kind, e.happened, e.recorded_at, e.facts, b.body
FROM event e LEFT JOIN event_body b ON b.event_id = e.id
"""


def _entry(row: tuple[int, int, str, str, str, str, str | None]) -> Entry:
    number, _, kind, happened, recorded_at, facts, body = row
    if kind not in KINDS:
        raise RegisterProblem(
            f"Event {number} is of the kind {kind!r}, which this hoctui does not know; install a newer one."
        )
    try:
        return Entry(number, KINDS[kind].model_validate_json(_joined(facts, body or "{}", happened)), recorded_at)
    except ValidationError:
        pass  # read again, slower, for the sentence that says what is wrong
    values = json.loads(facts) | (json.loads(body) if body else {})
    try:
        return Entry(number, make(KINDS[kind], values | {"on": date.fromisoformat(happened)}), recorded_at)
    except (BadInput, ValueError) as fault:
        raise RegisterProblem(f"Event {number} cannot be read ({fault}); run 'hoctui check'.") from None


def _joined(facts: str, body: str, happened: str) -> str:
    """The two objects and the day as one object. Both are as _compact() writes them, without a space around."""
    known = "{" if facts == "{}" else f"{facts[:-1]},"
    told = "" if body == "{}" else f"{body[1:-1]},"
    return f'{known}{told}"on":"{happened}"}}'


@dataclass(frozen=True, slots=True)
class ChainState:
    """The ledger's chain: how many events, the last one's hash, and the first that does not hold (0: none)."""

    events: int
    head: str
    broken_at: int


def verify(connection: sqlite3.Connection) -> ChainState:
    """Walk the whole chain over the stored bytes, bodies included. Tamper-evident, not tamper-proof."""
    previous, count = GENESIS, 0
    query = """
        SELECT e.id, e.case_id, e.kind, e.version, e.happened, e.recorded_at, e.offset_minutes, e.facts, e.body_hash,
               e.previous, e.hash, b.salt, b.body
        FROM event e LEFT JOIN event_body b ON b.event_id = e.id ORDER BY e.id
    """
    for row in connection.execute(query):
        count += 1
        number, stored, salt, body = row[0], row[10], row[11], row[12]
        if row[9] != previous or number != count or _chain_hash(row[:10]) != stored:
            return ChainState(count, previous, number)
        if body is None or _body_hash(salt, body) != row[8]:
            return ChainState(count, previous, number)
        previous = stored
    return ChainState(count, previous, 0)


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """The number of events and the hash of the last one."""
    row = connection.execute("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def _chain_hash(columns: tuple[object, ...]) -> str:
    """Over the stored columns, each with its length before it, so that no two rows read the same."""
    whole = hashlib.sha256()
    for column in columns:
        piece = str(column).encode("utf-8")
        whole.update(f"{len(piece)}:".encode("ascii"))
        whole.update(piece)
    return whole.hexdigest()


def _body_hash(salt: bytes, body: str) -> str:
    return hashlib.sha256(salt + body.encode("utf-8")).hexdigest()


def _compact(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
