"""One writer at a time, across processes: who holds it is named, readers are not hindered, a killed holder lets go."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hoctui.errors import RegisterBusy, RegisterProblem
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery
from hoctui.store.register import Register

HOLDER = """
import sys
from pathlib import Path
from hoctui.store.register import Register
register = Register.open_to_write(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
register.close()
print("let go", flush=True)
sys.stdin.readline()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the register until it is written a line, or killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_writer_is_refused_and_told_who_holds_it(register_path: Path) -> None:
    with held_elsewhere(register_path) as holder:
        with pytest.raises(RegisterBusy) as refused:
            Register.open_to_write(register_path, patience=0.1)
        assert f"The register {register_path} is held by another hoctui (process {holder.pid}, " in str(refused.value)
        assert str(refused.value).endswith("close it there, or try again when it is done.")
        assert refused.value.exit_status == 2


def test_readers_are_not_hindered(register_path: Path, desk: Desk) -> None:
    casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "Leak"})
    desk.close()
    with held_elsewhere(register_path):
        reader = Register.open_to_read(register_path)
        assert reader.connection.execute("SELECT resident FROM case_line").fetchall() == [("Ada Elm",)]
        with pytest.raises(RegisterProblem, match="opened for reading only"), reader.writing():
            pass
        reader.close()


def test_a_reader_sees_the_register_as_it_was_until_a_save_is_whole(register_path: Path, desk: Desk) -> None:
    with desk.register.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO derived VALUES ('half', 'done')")
        session.flush()
        reader = Register.open_to_read(register_path)
        assert reader.connection.execute("SELECT count(*) FROM derived WHERE name = 'half'").fetchone() == (0,)
    assert reader.connection.execute("SELECT count(*) FROM derived WHERE name = 'half'").fetchone() == (1,)
    reader.close()


def test_once_let_go_it_can_be_had(register_path: Path) -> None:
    with held_elsewhere(register_path) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "let go\n"
        Register.open_to_write(register_path, patience=0.1).close()
    assert not register_path.with_name("register.hoctui.holder").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a kill is POSIX's")
def test_the_lock_dies_with_a_killed_holder(register_path: Path) -> None:
    with held_elsewhere(register_path) as holder:
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        assert register_path.with_name("register.hoctui.holder").exists(), "the note outlives it, the lock does not"
        register = Register.open_to_write(register_path, patience=1)
        assert register.writable
        register.close()


def test_a_second_one_within_this_process_is_refused_too(register_path: Path, desk: Desk) -> None:
    assert desk.register.writable
    with pytest.raises(RegisterBusy, match=f"process {os.getpid()}"):
        Register.open_to_write(register_path, patience=0.05)


def test_without_its_note_a_holder_stays_unnamed(register_path: Path, desk: Desk) -> None:
    holder = register_path.with_name("register.hoctui.holder")
    for left in ("", "[]", "{}"):
        holder.write_text(left, encoding="utf-8")
        with pytest.raises(RegisterBusy, match="is held by another hoctui; close it there"):
            Register.open_to_write(register_path, patience=0.05)
    assert desk.register.writable


def test_one_that_opened_to_read_first_waits_its_turn(register_path: Path, desk: Desk) -> None:
    soon = Register.open_to_write_soon(register_path)
    with pytest.raises(RegisterBusy, match="is held by"):
        soon.begin_writing(patience=0.05)
    desk.close()
    soon.begin_writing(patience=0.05)
    assert soon.writable
    soon.close()


def test_another_program_that_writes_is_waited_for_then_told(register_path: Path, desk: Desk) -> None:
    other = sqlite3.connect(register_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.register.connection.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(RegisterProblem, match="is being written by another program; try again in a moment"):
        casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "Leak"})
    other.execute("ROLLBACK")
    other.close()
    casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "Leak"})
    assert lists.count(desk, CaseQuery()) == 1
