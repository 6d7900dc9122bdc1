"""The schema ladder: every released register opens for ever, a step is taken whole or not at all, no rung changes."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from casebook import CLOCK

from hoctui.errors import RegisterBusy, RegisterProblem
from hoctui.services import casework, keeping, lists
from hoctui.services.desk import open_desk
from hoctui.services.list_views import CaseQuery
from hoctui.services.preparing import prepare
from hoctui.store.connection import connect, connect_to_read, copied_to_memory
from hoctui.store.lock import WriteLock
from hoctui.store.register import Register
from hoctui.store.schema import LADDER, statements

SCHEMAS = Path(__file__).parent.parent / "schemas"
RELEASED = range(1, len(list(SCHEMAS.glob("schema-*.db.gz"))) + 1)
OLDER = [version for version in RELEASED if version < len(LADDER)]


def released(version: int, folder: Path) -> Path:
    """The populated register of a released schema, unpacked."""
    path = folder / "register.hoctui"
    path.write_bytes(gzip.decompress((SCHEMAS / f"schema-{version}.db.gz").read_bytes()))
    path.chmod(0o600)
    return path


def schema_of(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def test_there_is_a_populated_register_for_every_schema() -> None:
    assert len(RELEASED) == len(LADDER), "tests/schemas/make.py makes the missing one"


@pytest.mark.parametrize("version", RELEASED)
def test_a_register_of_each_schema_opens_whole(version: int, tmp_path: Path) -> None:
    path = released(version, tmp_path)
    desk = open_desk(path, CLOCK, write=True)
    prepare(desk)
    assert version_of(path) == len(LADDER)
    assert [line.words for line in keeping.check(desk) if not line.well] == []
    known = {line.case: (line.resident, line.stage_words) for line in lists.cases(desk, CaseQuery(show="all"))}
    assert known == {
        "26-0001": ("Zoë O'Neill-Smythe [/]", "2 acknowledged"),
        "23-0001": ("Lin 李", "1 withdrawn"),
        "26-0002": ("Sam Ash", "request"),
    }
    view = casework.case_view(desk, "26-0001")
    assert [entry.kind for entry in view.timeline if entry.struck] == ["NoteAdded"]
    assert [entry.kind for entry in view.timeline if entry.corrected] == ["ActionPromised"]
    assert keeping.draft(desk, "log") == {"resident": "Bo [half", "summary": "typed and not saved"}
    assert desk.landlord == "Example Homes"
    desk.close()


@pytest.mark.parametrize("version", OLDER)
def test_a_register_of_an_older_schema_is_read_and_left_as_it_is(version: int, tmp_path: Path) -> None:
    path = released(version, tmp_path)
    before = path.read_bytes()
    desk = open_desk(path, CLOCK, write=False)
    assert desk.register.kept, "an empty one in memory stands for none, this one for its file"
    prepare(desk)
    assert [line.case for line in lists.cases(desk, CaseQuery())] == ["26-0001", "26-0002"]
    assert [line.words for line in keeping.check(desk) if not line.well] == []
    assert keeping.place(desk).schema == version, "what is told is the file's"
    with pytest.raises(RegisterProblem, match="opened for reading only"), desk.register.writing():
        pass
    desk.close()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("version", OLDER)
def test_a_register_of_an_older_schema_is_read_while_another_hoctui_holds_it(version: int, tmp_path: Path) -> None:
    path = released(version, tmp_path)
    lock = WriteLock(path)
    lock.acquire(1)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM draft")
        register = Register.open_to_read(path)
        assert register.connection.execute("SELECT count(next_words) FROM case_line").fetchone() == (3,)
        assert register.connection.execute("SELECT count(*) FROM draft").fetchone() == (1,)
        register.close()
        with pytest.raises(RegisterBusy):
            Register.open_to_write(path, patience=0.05)
        writer.rollback()
    lock.release()
    assert version_of(path) == version


def test_what_cannot_be_brought_up_even_to_be_read_says_so(tmp_path: Path) -> None:
    path = released(1, tmp_path)
    before = path.read_bytes()
    with pytest.raises(
        RegisterProblem, match=r"cannot be brought up to this hoctui, not even to be read \(no such tab"
    ):
        connect_to_read(path, ladder=(*LADDER[:1], "INSERT INTO nowhere VALUES (1)"))
    assert path.read_bytes() == before


def test_an_older_one_that_another_program_holds_fast_is_waited_for_then_told(tmp_path: Path) -> None:
    path = released(1, tmp_path)
    with closing(sqlite3.connect(path)) as other, closing(connect(path, create=False)) as connection:
        connection.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegisterProblem, match="is being written by another program; try again in a moment"):
            copied_to_memory(connection, path)
        other.rollback()
        copied_to_memory(connection, path).close()


@pytest.mark.parametrize("version", RELEASED)
def test_a_released_rung_never_changes(version: int, tmp_path: Path) -> None:
    old = sqlite3.connect(released(version, tmp_path))
    fresh = connect(tmp_path / "fresh.hoctui", create=True, ladder=LADDER[:version])
    assert schema_of(old) == schema_of(fresh)
    old.close()
    fresh.close()


def test_every_table_of_the_old_registers_holds_something(tmp_path: Path) -> None:
    old = sqlite3.connect(released(RELEASED[-1], tmp_path))
    tables = [name for name, sql in schema_of(old) if sql.startswith("CREATE TABLE") and "case_words" not in name]
    empty = [name for name in tables if not old.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]  # noqa: S608
    old.close()
    assert "event" in tables
    assert empty == []


def test_a_further_step_is_taken_and_loses_nothing(register_path: Path) -> None:
    longer = (
        *LADDER,
        "ALTER TABLE case_line ADD COLUMN ward TEXT NOT NULL DEFAULT ''; CREATE TABLE visit (id INTEGER)",
    )
    before = sqlite3.connect(register_path)
    holidays = before.execute("SELECT * FROM bank_holiday ORDER BY day, source").fetchall()
    before.close()
    connection = connect(register_path, create=True, ladder=longer)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(longer),)
    assert connection.execute("SELECT count(ward) FROM case_line").fetchone() == (0,)
    assert connection.execute("SELECT * FROM bank_holiday ORDER BY day, source").fetchall() == holidays
    connection.close()


def test_reading_takes_no_step(register_path: Path) -> None:
    before = register_path.read_bytes()
    connect(register_path, create=False, ladder=(*LADDER, "CREATE TABLE visit (id INTEGER)")).close()
    assert register_path.read_bytes() == before


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "CREATE TABLE visit (id INTEGER); INSERT INTO nowhere VALUES (1)",
            "no such table",
        ),
        ("CREATE TABLE visit (id INTEGER); INSERT INTO answer_before VALUES (1, 99, '1.2', '{}', 'x')", "FOREIGN KEY"),
        (
            "PRAGMA defer_foreign_keys = ON; INSERT INTO answer_before VALUES (1, 99, '1.2', '{}', 'x')",
            r"links do not hold after the change of schema: 1 broken\); it was left as it was",
        ),
    ],
)
def test_a_step_that_fails_leaves_the_file_byte_for_byte(register_path: Path, step: str, said: str) -> None:
    before = register_path.read_bytes()
    with pytest.raises(RegisterProblem, match=said):
        connect(register_path, create=True, ladder=(*LADDER, step))
    assert register_path.read_bytes() == before
    assert not register_path.with_name("register.hoctui-journal").exists()
    connect(register_path, create=True).close()


def test_a_script_is_cut_into_its_statements() -> None:
    script = (
        "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; SELECT ';'; END;\nDELETE FROM a"
    )
    assert statements(script) == [
        "CREATE TABLE a (b);",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a; SELECT ';'; END;",
        "DELETE FROM a;",
    ]
