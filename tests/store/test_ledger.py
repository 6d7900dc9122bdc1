"""The ledger: events are only ever added, each hash covers the one before, any change to what is stored is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from casebook import NOW, received

from hoctui.errors import RegisterProblem
from hoctui.register.event import Event
from hoctui.register.events import Acknowledged, ActionDone, Corrected, Extended, NoteAdded
from hoctui.register.fold import Entry
from hoctui.store import ledger
from hoctui.store.ledger import GENESIS, Stamp
from hoctui.store.register import Register

EVENTS: tuple[Event, ...] = (
    received("2026-06-01", category="staff", urgent="no heating", passed_on=date(2026, 6, 2)),
    Acknowledged(on=date(2026, 6, 2), definition="Ein Leck — 漏水, \"quoted\" and 'single'.", in_writing=False),
    Extended(on=date(2026, 6, 3), to=date(2026, 7, 1), reason="a survey", update_every=5),
    Extended(on=date(2026, 6, 4), days=5, reason="a second"),
    ActionDone(on=date(2026, 6, 5), action=3),
    Corrected(on=date(2026, 6, 6), event=2, facts={"on": "2026-06-03"}, words={"definition": "Neu"}, why="a slip"),
)


def stamp(number: int = 0) -> Stamp:
    return Stamp(NOW + timedelta(minutes=number), number.to_bytes(16, "big"))


@pytest.fixture
def register(register_path: Path) -> Iterator[Register]:
    opened = Register.open_to_write(register_path)
    with opened.writing() as session:
        for number, event in enumerate(EVENTS):
            ledger.append(session, 1, event, stamp(number))
    yield opened
    opened.close()


def test_what_was_written_is_read_back_the_same(register: Register) -> None:
    found = ledger.entries(register.connection, 1)
    assert [entry.event for entry in found] == list(EVENTS)
    assert [entry.id for entry in found] == [1, 2, 3, 4, 5, 6]
    assert found[1] == Entry(2, EVENTS[1], "2026-11-21T14:03:00+00:00")


def test_names_and_descriptions_lie_in_the_body_alone(register: Register) -> None:
    facts = " ".join(row[0] for row in register.connection.execute("SELECT facts FROM event"))
    bodies = " ".join(row[0] for row in register.connection.execute("SELECT body FROM event_body"))
    for words in ("Ada Elm", "Leak under the sink", "no heating", "漏水", "a survey", "Neu", "a slip"):
        assert words not in facts
        assert words in bodies
    assert '"category":"staff"' in facts


def test_case_by_case(register: Register) -> None:
    with register.writing() as session:
        ledger.append(session, 2, received("2026-06-10"), stamp(10))
        ledger.append(session, 1, NoteAdded(on=date(2026, 6, 11), text="called"), stamp(11))
    gathered = [(case, [entry.id for entry in entries]) for case, entries in ledger.every_case(register.connection)]
    assert gathered == [(1, [1, 2, 3, 4, 5, 6, 8]), (2, [7])]
    assert ledger.entries(register.connection, 3) == []


def test_an_empty_ledger_has_an_unbroken_chain() -> None:
    empty = Register.in_memory()
    state = ledger.verify(empty.connection)
    assert (state.events, state.head, state.broken_at) == (0, GENESIS, 0)
    assert ledger.head(empty.connection) == (0, GENESIS)
    assert list(ledger.every_case(empty.connection)) == []
    empty.close()


def test_the_chain_holds_and_its_head_is_the_last_hash(register: Register) -> None:
    state = ledger.verify(register.connection)
    assert (state.events, state.broken_at) == (len(EVENTS), 0)
    assert ledger.head(register.connection) == (len(EVENTS), state.head)
    hashes = register.connection.execute("SELECT previous, hash FROM event ORDER BY id").fetchall()
    assert [previous for previous, _ in hashes] == [GENESIS, *(own for _, own in hashes[:-1])]


def test_the_same_text_never_has_the_same_body_hash() -> None:
    memory = Register.in_memory()
    with memory.writing() as session:
        for number in range(2):
            ledger.append(session, 1, NoteAdded(on=date(2026, 6, 1), text="no heating"), stamp(number))
    first, second = (row[0] for row in memory.connection.execute("SELECT body_hash FROM event ORDER BY id"))
    memory.close()
    assert first != second


def test_instants_are_kept_in_utc_with_their_offset_beside() -> None:
    memory = Register.in_memory()
    summer = datetime(2026, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    with memory.writing() as session:
        ledger.append(session, 1, received("2026-06-01"), Stamp(summer, bytes(16)))
    row = memory.connection.execute("SELECT recorded_at, offset_minutes FROM event").fetchone()
    memory.close()
    assert row == ("2026-06-01T08:30:00+00:00", 60)
    assert datetime.fromisoformat(row[0]) == summer.astimezone(UTC)


def test_an_instant_that_could_be_any_of_several_is_not_taken() -> None:
    memory = Register.in_memory()
    naive = datetime(2026, 6, 1, 9, 30)  # noqa: DTZ001  (naive on purpose)
    with pytest.raises(ValueError, match="with an instant and its offset"), memory.writing() as session:
        ledger.append(session, 1, received("2026-06-01"), Stamp(naive, bytes(16)))
    memory.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET happened = '2026-01-01' WHERE id = 2",
        "DELETE FROM event WHERE id = 2",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 2",
        "REPLACE INTO event SELECT * FROM event WHERE id = 6",
        "UPDATE event_body SET body = '{}' WHERE event_id = 2",
        "DELETE FROM event_body WHERE event_id = 2",
        "INSERT OR REPLACE INTO event_body SELECT * FROM event_body WHERE event_id = 2",
        "UPDATE OR IGNORE event SET kind = 'NoteAdded'",
    ],
)
def test_events_are_never_changed_nor_deleted(register: Register, statement: str) -> None:
    before = ledger.verify(register.connection)
    with pytest.raises(sqlite3.IntegrityError, match="events are never"):
        register.connection.execute(statement)
    assert ledger.verify(register.connection) == before


def tampered(register: Register, statement: str) -> None:
    """Change what is stored behind the triggers' back, as somebody with another program could."""
    for name in ("event_never_changes", "event_never_goes", "event_body_never_changes", "event_body_never_goes"):
        register.connection.execute(f"DROP TRIGGER {name}")
    register.connection.execute("PRAGMA foreign_keys = OFF")
    register.connection.execute(statement)


@pytest.mark.parametrize("number", [1, 3, 6])
@pytest.mark.parametrize(
    "change",
    [
        "case_id = case_id + 1",
        "kind = 'NoteAdded'",
        "version = version + 1",
        "happened = '2026-06-30'",
        "recorded_at = '2026-11-21T14:59:00+00:00'",
        "offset_minutes = 60",
        "facts = json_insert(facts, '$.more', 1)",
        "body_hash = replace(body_hash, substr(body_hash, 1, 1), 'x')",
        "previous = replace(previous, substr(previous, 1, 1), 'x')",
        "hash = 'x' || substr(hash, 2)",
    ],
)
def test_any_changed_column_is_found_at_its_event(register: Register, number: int, change: str) -> None:
    tampered(register, f"UPDATE event SET {change} WHERE id = {number}")  # noqa: S608
    assert ledger.verify(register.connection).broken_at == number


@pytest.mark.parametrize("number", [1, 3, 6])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event_body SET body = replace(body, 'a', 'b') WHERE event_id = {}",
        "UPDATE event_body SET body = json_insert(body, '$.more', 1) WHERE event_id = {}",
        "UPDATE event_body SET salt = randomblob(16) WHERE event_id = {}",
        "DELETE FROM event_body WHERE event_id = {}",
    ],
)
def test_a_changed_body_is_found_at_its_event(register: Register, number: int, change: str) -> None:
    tampered(register, change.format(number))
    assert ledger.verify(register.connection).broken_at == number


def test_an_event_taken_out_of_the_middle_is_found(register: Register) -> None:
    tampered(register, "DELETE FROM event WHERE id = 3")
    assert ledger.verify(register.connection).broken_at == 4


def test_two_events_changed_places_are_found(register: Register) -> None:
    tampered(register, "UPDATE event SET id = CASE id WHEN 2 THEN 102 WHEN 3 THEN 103 END WHERE id IN (2, 3)")
    register.connection.execute("UPDATE event SET id = CASE id WHEN 102 THEN 3 ELSE 2 END WHERE id > 100")
    assert ledger.verify(register.connection).broken_at == 2


def test_a_cut_off_tail_keeps_its_chain_but_not_its_head(register: Register) -> None:
    """Nothing within the file can tell; the head printed elsewhere does, and so do the lists left over."""
    printed = ledger.head(register.connection)
    tampered(register, "DELETE FROM event WHERE id = 6")
    assert ledger.verify(register.connection).broken_at == 0
    assert ledger.head(register.connection) != printed


def test_a_kind_from_a_newer_hoctui_is_named(register: Register) -> None:
    tampered(register, "UPDATE event SET kind = 'Conciliated' WHERE id = 2")
    with pytest.raises(RegisterProblem, match="Event 2 is of the kind 'Conciliated', which this hoctui does not know"):
        ledger.entries(register.connection, 1)


@pytest.mark.parametrize(
    "change", ["facts = json_insert(facts, '$.colour', 'red')", "happened = '2026-19-39'", "facts = '{\"days\": 9000}'"]
)
def test_an_event_that_cannot_be_read_is_named(register: Register, change: str) -> None:
    tampered(register, f"UPDATE event SET {change} WHERE id = 3")  # noqa: S608
    with pytest.raises(RegisterProblem, match=r"Event 3 cannot be read \(.*\); run 'hoctui check'"):
        ledger.entries(register.connection, 1)


@pytest.mark.parametrize(
    "row",
    [
        "(9, 1, '', 1, '2026-06-01', '2026-06-01T00:00:00+00:00', 0, '{}', :h, :h, :h)",
        "(9, 1, 'NoteAdded', 0, '2026-06-01', '2026-06-01T00:00:00+00:00', 0, '{}', :h, :h, :h)",
        "(9, 1, 'NoteAdded', 1, '1 June', '2026-06-01T00:00:00+00:00', 0, '{}', :h, :h, :h)",
        "(9, 1, 'NoteAdded', 1, '2026-06-01', 'now', 0, '{}', :h, :h, :h)",
        "(9, 1, 'NoteAdded', 1, '2026-06-01', '2026-06-01T00:00:00+00:00', 0, '{', :h, :h, :h)",
        "(9, 1, 'NoteAdded', 1, '2026-06-01', '2026-06-01T00:00:00+00:00', 0, '{}', 'short', :h, :h)",
        "(9, 'one', 'NoteAdded', 1, '2026-06-01', '2026-06-01T00:00:00+00:00', 0, '{}', :h, :h, :h)",
    ],
)
def test_the_table_itself_takes_no_nonsense(register: Register, row: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"CHECK|datatype|cannot store"):
        register.connection.execute(f"INSERT INTO event VALUES {row}", {"h": "a" * 64})  # noqa: S608
