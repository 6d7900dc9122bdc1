"""What was acknowledged is never lost, what fails leaves nothing half saved: kills, a full disk, a replaced file."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import OpenDesk

from hoctui.errors import BadInput, ConflictingEdit, Impossible, RegisterProblem
from hoctui.services import casework, keeping
from hoctui.services.desk import Desk
from hoctui.services.preparing import prepare
from hoctui.store import ledger

WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from hoctui.clock import Clock
from hoctui.services import casework
from hoctui.services.desk import open_desk
from hoctui.services.preparing import prepare
desk = open_desk(Path(sys.argv[1]), Clock.fixed(date(2026, 11, 21), datetime(2026, 11, 21, tzinfo=UTC)), write=True)
prepare(desk)
case = casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "Leak"}).view.line.case
print("1", flush=True)
while True:
    print(casework.record(desk, case, "NoteAdded", {"on": "2026-11-20", "text": "called " * 400}).event_id, flush=True)
"""


def events_of(desk: Desk) -> int:
    return ledger.head(desk.register.connection)[0]


def log(desk: Desk) -> str:
    return casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "Leak"}).view.line.case


def all_well(desk: Desk) -> bool:
    return all(line.well for line in keeping.check(desk))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a kill is POSIX's")
@pytest.mark.parametrize("after", [3, 17, 40])
def test_a_kill_in_the_middle_of_writing_loses_no_acknowledged_save(
    register_path: Path, open_again: OpenDesk, after: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(register_path)], stdout=subprocess.PIPE, encoding="utf-8"
    ) as writer:
        assert writer.stdout is not None
        acknowledged = 0
        for line in writer.stdout:
            acknowledged = int(line)
            if acknowledged >= after:
                time.sleep(after / 10_000)
                os.kill(writer.pid, signal.SIGKILL)
                break
        # What it still managed to say before it was killed was acknowledged as well; a half line was not.
        left = [line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged = int(left[-1]) if left else acknowledged
    desk = open_again(write=True)
    prepare(desk)
    assert events_of(desk) in (acknowledged, acknowledged + 1), "at most the one being saved came through beyond those"
    assert all_well(desk)
    assert len(casework.case_view(desk, "26-0001").timeline) == events_of(desk)


def test_a_full_disk_is_one_sentence_and_nothing_is_half_saved(desk: Desk) -> None:
    case = log(desk)
    before = ledger.verify(desk.register.connection)
    pages = desk.register.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.register.connection.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(2):
        with pytest.raises(RegisterProblem) as refused:
            casework.record(desk, case, "NoteAdded", {"on": "2026-11-20", "text": "called " * 2_800})
        assert refused.value.sentence == (
            f"The disk with {desk.register.path} is full, so nothing was saved; make room and save again."
        )
    assert ledger.verify(desk.register.connection) == before
    assert all_well(desk)
    desk.register.connection.execute("PRAGMA max_page_count = 100000")
    casework.record(desk, case, "NoteAdded", {"on": "2026-11-20", "text": "called " * 2_800})
    assert events_of(desk) == before.events + 1
    assert all_well(desk)


def test_a_file_replaced_under_the_open_register_refuses_the_save(desk: Desk, tmp_path: Path) -> None:
    case = log(desk)
    path = desk.register.path
    synced = tmp_path / "synced"
    shutil.copyfile(path, synced)
    put_there = synced.read_bytes()
    synced.replace(path)
    with pytest.raises(RegisterProblem) as refused:
        casework.record(desk, case, "NoteAdded", {"on": "2026-11-20", "text": "called"})
    assert refused.value.sentence == (
        f"The register {path} was replaced or moved while it was open, so nothing was saved; close hoctui, see which "
        "file is the right one, and open that."
    )
    assert path.read_bytes() == put_there
    assert not path.with_name("register.hoctui-journal").exists()


def test_a_file_replaced_between_the_writing_and_the_saving_refuses_it_too(desk: Desk, tmp_path: Path) -> None:
    log(desk)
    path = desk.register.path
    synced = tmp_path / "synced"
    shutil.copyfile(path, synced)
    put_there = synced.read_bytes()

    def write_meanwhile() -> None:
        with desk.register.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'b')")
            synced.replace(path)

    with pytest.raises(RegisterProblem, match="was replaced or moved while it was open, so nothing was saved"):
        write_meanwhile()
    assert path.read_bytes() == put_there


def test_a_file_taken_away_refuses_the_save(desk: Desk) -> None:
    case = log(desk)
    desk.register.path.unlink()
    with pytest.raises(RegisterProblem, match="was replaced or moved while it was open, so nothing was saved"):
        casework.record(desk, case, "NoteAdded", {"on": "2026-11-20", "text": "called"})
    assert not desk.register.path.exists()


def test_what_is_refused_leaves_the_file_byte_for_byte(desk: Desk) -> None:
    case = log(desk)
    before = desk.register.path.read_bytes()
    for kind, typed, expected, fault in (
        ("NoteAdded", {"on": "2026-11-20"}, None, BadInput),
        ("NoteAdded", {"on": "2027-01-20", "text": "x"}, None, BadInput),
        ("Acknowledged", {"on": "2026-11-19"}, None, Impossible),
        ("NoteAdded", {"on": "2026-11-20", "text": "x"}, 0, ConflictingEdit),
    ):
        with pytest.raises(fault):
            casework.record(desk, case, kind, typed, expected)
    assert desk.register.path.read_bytes() == before


def test_an_erased_word_leaves_no_trace_in_the_file(desk: Desk) -> None:
    """`secure_delete`: what is let go of, a draft say, is overwritten and not just unlinked."""
    name = "Quetzalcoatl Featherstone"
    keeping.keep_draft(desk, "log", {"resident": name})
    assert name.encode() in desk.register.path.read_bytes()
    keeping.keep_draft(desk, "log", {"resident": ""})
    assert name.encode() not in desk.register.path.read_bytes()


def test_one_file_is_enough(desk: Desk, tmp_path: Path) -> None:
    """Copying only the register, as a syncing client does, copies all of it."""
    case = log(desk)
    copy = tmp_path / "copy.hoctui"
    shutil.copyfile(desk.register.path, copy)
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT reference FROM case_line").fetchall() == [(case,)]
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
