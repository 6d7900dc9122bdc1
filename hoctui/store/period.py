"""The cases that the figures of a period may count, read a slice at a time, each with all its events."""

# ruff: noqa: S608  (what is put into a statement is our own, the names of kinds of event; the rest is bound)

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hoctui.register.events import KINDS
from hoctui.register.fold import Entry
from hoctui.store import ledger

_REACH = timedelta(days=110)
"""So long before a period something may have happened from which working days are counted that end in it.

The longest are the sixty working days between two agreed updates.
"""


class Slice(NamedTuple):
    """A run of case ids, and the last event that is read: what is recorded later belongs to a later count."""

    after: int
    until: int
    last_event: int


def ends(connection: sqlite3.Connection) -> tuple[int, int]:
    """The last case id and the last event's id."""
    row = connection.execute("SELECT max(case_id), max(id) FROM event").fetchone()
    return row[0] or 0, row[1] or 0


def cases(connection: sqlite3.Connection, start: date, end: date, part: Slice) -> Iterator[tuple[str, list[Entry]]]:
    """The cases of a slice that something of a period may hang on, each by its reference with all its events.

    Those are the cases to which anything happened in the period; those that have something due in it, by a date that
    was named or by working days; and those of which an entry was corrected, since that may have moved its day.
    """
    values: dict[str, object] = {
        "after": part.after,
        "until": part.until,
        "last": part.last_event,
        "start": start.isoformat(),
        "since": (start - _REACH).isoformat(),
        "end": end.isoformat(),
    }
    named = dict(connection.execute("SELECT id, reference FROM case_line WHERE id > :after AND id <= :until", values))
    found = ledger.some_cases(connection, _WHERE, values)
    return ((named[case_id], entries) for case_id, entries in found if case_id in named)


_DATED = ", ".join(
    f"'{kind}'" for kind, event in KINDS.items() if any(name in event.model_fields for name in ("by", "to"))
)
"""The kinds of event that name a date by which something is due."""

_COUNTED_FROM = "'UpdatesAgreed', 'Extended', 'ContactMade', 'LetterSent', 'DocumentAdded', 'EvidenceRequested'"
"""The kinds of event from which working days are counted to something that is due: an update, evidence."""

_WHERE = f"""
    e.id <= :last AND e.case_id IN (
        SELECT case_id FROM event WHERE case_id > :after AND case_id <= :until AND id <= :last AND (
            happened BETWEEN :start AND :end OR kind = 'Corrected'
            OR kind IN ({_COUNTED_FROM}) AND happened BETWEEN :since AND :start
            OR kind IN ({_DATED}) AND (
                json_extract(facts, '$.by') BETWEEN :start AND :end
                OR json_extract(facts, '$.to') BETWEEN :start AND :end
            )
        )
    )
"""
