"""Before a step of the ladder a verified backup lies beside the register; where there can be none, no step is taken."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from hoctui.errors import RegisterProblem
from hoctui.services import keeping
from hoctui.store import ledger
from hoctui.store.backups import NoBackup, _why, before_migration, digest_of, make_backup
from hoctui.store.connection import connect
from hoctui.store.register import Register
from hoctui.store.schema import LADDER

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
OLDEST = Path(__file__).parent.parent / "schemas" / "schema-1.db.gz"
INSTANT = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
BACKUP = "register.schema-1.2026-11-22T101500Z.backup.hoctui"

FAILS = (LADDER[0], "CREATE TABLE visit (id INTEGER); INSERT INTO nowhere VALUES (1)")
FILLS_THE_DISK = (
    LADDER[0],
    "PRAGMA max_page_count = 1; CREATE TABLE visit (seen BLOB); INSERT INTO visit VALUES (zeroblob(1000000))",
)
_FOR_EVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
_MANY = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT i, hex(i) FROM n"
NEVER_BEGINS = _FOR_EVER
NEVER_ENDS = f"PRAGMA cache_size = 5; CREATE TABLE visit (id, day); INSERT INTO visit {_MANY}; {_FOR_EVER}"


def now() -> datetime:
    return INSTANT


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The populated register of schema 1."""
    path = tmp_path / "data" / "register.hoctui"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(gzip.decompress(OLDEST.read_bytes()))
    path.chmod(0o600)
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the index of words, read by a connection of its own."""
    with closing(sqlite3.connect(path)) as file:
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return {
            name: sorted(file.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for (name,) in tables
            if not name.startswith("case_words")
        }


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def beside(path: Path) -> set[str]:
    """What lies beside a register, but for its lock."""
    return {entry.name for entry in path.parent.iterdir()} - {path.name, f"{path.name}.lock"}


def refused(path: Path, ladder: tuple[str, ...] = LADDER, now: Callable[[], datetime] = now) -> str:
    """The sentence with which it is not brought up; the register must be left byte for byte."""
    before = path.read_bytes()
    with pytest.raises(RegisterProblem) as fault:
        connect(path, create=True, ladder=ladder, now=now)
    assert path.read_bytes() == before
    assert not path.with_name(f"{path.name}-journal").exists()
    return fault.value.sentence


def test_before_a_step_a_backup_is_laid_beside_it_with_every_row(old: Path) -> None:
    before = rows_of(old)
    assert len(before["event"]) > 10
    Register.open_to_write(old, now=now).close()
    assert version_of(old) == len(LADDER)
    assert beside(old) == {BACKUP}
    backup = old.with_name(BACKUP)
    assert version_of(backup) == 1
    assert rows_of(backup) == before
    with closing(sqlite3.connect(backup)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = file.execute(
            "SELECT c.reference FROM case_words w JOIN case_line c ON c.id = w.rowid WHERE case_words MATCH 'damp'"
        ).fetchall()
    assert found == [("26-0001",)]


def test_the_backup_is_itself_a_register_that_can_be_brought_up(old: Path) -> None:
    Register.open_to_write(old, now=now).close()
    Register.open_to_write(old.with_name(BACKUP), now=now).close()
    assert rows_of(old.with_name(BACKUP)) == rows_of(old)


def test_with_nothing_to_bring_up_no_backup_is_made(register_path: Path, tmp_path: Path) -> None:
    Register.open_to_write(register_path, now=now).close()
    Register.open_to_write(tmp_path / "new" / "register.hoctui", now=now).close()
    Register.open_to_write_soon(register_path, now=now).close()
    assert beside(register_path) == set()
    assert beside(tmp_path / "new" / "register.hoctui") == set()


def test_the_app_opens_an_older_one_for_writing_right_away(old: Path) -> None:
    register = Register.open_to_write_soon(old, now=now)
    assert register.writable
    assert register.schema == len(LADDER)
    register.close()
    assert beside(old) == {BACKUP}


@POSIX
def test_a_backup_is_its_owners_alone(old: Path) -> None:
    before = os.umask(0o022)
    try:
        Register.open_to_write(old, now=now).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.with_name(BACKUP).stat().st_mode) == 0o600


def test_a_backup_is_named_after_the_instant_in_utc_and_takes_nobodys_place(tmp_path: Path) -> None:
    path = tmp_path / "complaints.db"
    summer = datetime(2026, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    first = before_migration(path, 3, summer)
    assert first == tmp_path / "complaints.schema-3.2026-06-30T233000Z.backup.hoctui"
    first.write_text("somebody's", encoding="utf-8")
    second = before_migration(path, 3, summer)
    assert second.name == "complaints.schema-3.2026-06-30T233000Z-2.backup.hoctui"
    second.write_text("somebody's", encoding="utf-8")
    assert before_migration(path, 3, summer).name == "complaints.schema-3.2026-06-30T233000Z-3.backup.hoctui"
    with pytest.raises(ValueError, match="offset"):
        before_migration(path, 3, summer.replace(tzinfo=None))


def test_a_backup_never_replaces_a_file(old: Path) -> None:
    there = old.with_name("there.backup.hoctui")
    there.write_text("somebody's", encoding="utf-8")
    with closing(connect(old, create=False)) as connection, pytest.raises(NoBackup, match="File exists"):
        make_backup(connection, old, there)
    assert there.read_text(encoding="utf-8") == "somebody's"
    assert beside(old) == {there.name}


def test_a_backup_tells_what_it_is_known_by(old: Path) -> None:
    with closing(connect(old, create=False)) as connection:
        backup = make_backup(connection, old, old.with_name("b.backup.hoctui"))
        assert (backup.events, backup.head) == ledger.head(connection)
        assert backup.sha256 == hashlib.sha256(backup.path.read_bytes()).hexdigest()
        assert connection.execute("SELECT name FROM derived LIMIT 1").fetchone()[0].isascii(), "text is text again"
        assert not connection.in_transaction


@POSIX
def test_odd_names_are_backed_up_too(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "50% of it? #1 Zoë's"
    folder.mkdir()
    path = folder / "it's [here].hoctui"
    old.rename(path)
    Register.open_to_write(path, now=now).close()
    assert beside(path) == {"it's [here].schema-1.2026-11-22T101500Z.backup.hoctui"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no name that is no UTF-8")
def test_a_folder_whose_name_is_no_utf8_is_no_hindrance(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    old.rename(folder / "register.hoctui")
    Register.open_to_write(folder / "register.hoctui", now=now).close()
    assert beside(folder / "register.hoctui") == {BACKUP}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE case_line SET about = 'Damp in the front bedroom' WHERE id = 1",
        "UPDATE answer SET due = NULL WHERE due IS NOT NULL",
        "DELETE FROM draft",
        "INSERT INTO bank_holiday VALUES ('2031-01-02', 'added', 'one more')",
        "CREATE INDEX one_more ON draft (saved_at)",
        "CREATE TABLE one_more (a)",
        "PRAGMA user_version = 0",
        "UPDATE kept SET a = 1.0 WHERE a = 1",
        "UPDATE kept SET a = CAST('x' AS BLOB) WHERE a = 'x'",
        "UPDATE kept SET a = '' WHERE a IS NULL",
    ],
)
def test_the_digest_sees_every_change(old: Path, change: str) -> None:
    with closing(connect(old, create=False)) as connection:
        connection.execute("CREATE TABLE kept (a)")
        connection.execute("INSERT INTO kept VALUES (1), ('x'), (NULL)")
        before = digest_of(connection)
        assert digest_of(connection) == before
        connection.execute(change)
        assert digest_of(connection) != before


def test_whatever_bytes_a_register_holds_are_backed_up(old: Path) -> None:
    with closing(connect(old, create=False)) as connection:
        connection.execute('CREATE TABLE "odd ""name""" (a, b)')
        connection.execute(
            'INSERT INTO "odd ""name""" VALUES (CAST(x\'ff00fe\' AS TEXT), x\'ff00fe\'), (char(0, 10, 27), 1e300), '
            "(NULL, -9223372036854775808), ('same', 'same'), ('same', 'same')"
        )
        connection.execute("ANALYZE")
        backup = make_backup(connection, old, old.with_name("b.backup.hoctui"))
        with closing(sqlite3.connect(backup.path)) as copy:
            assert digest_of(copy) == digest_of(connection)


def test_a_step_that_fails_says_where_the_backup_is(old: Path) -> None:
    before = rows_of(old)
    assert refused(old, FAILS) == (
        f"The register {old} cannot be brought up to this hoctui (no such table: nowhere); it was left as it was, "
        f"and a backup of it is {old.with_name(BACKUP)}."
    )
    assert beside(old) == {BACKUP}
    assert rows_of(old.with_name(BACKUP)) == before
    refused(old, FAILS)
    assert beside(old) == {BACKUP, BACKUP.replace("Z.", "Z-2.")}, "the first one is kept as it is"
    connect(old, create=True, now=now).close()
    assert version_of(old) == len(LADDER)


def test_a_disk_that_fills_up_in_a_step_leaves_the_register(old: Path) -> None:
    said = refused(old, FILLS_THE_DISK)
    assert f"(database or disk is full); it was left as it was, and a backup of it is {old.with_name(BACKUP)}." in said
    connect(old, create=True, now=now).close()
    assert version_of(old) == len(LADDER)


NO_BIG_FILE = """
import resource, sys
from pathlib import Path
from hoctui.errors import RegisterProblem
from hoctui.store.register import Register
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
try:
    Register.open_to_write(Path(sys.argv[1]))
except RegisterProblem as fault:
    print(fault.sentence)
"""


@POSIX
def test_without_room_for_the_backup_no_step_is_taken(old: Path) -> None:
    before = old.read_bytes()
    assert len(before) > 40_000
    done = subprocess.run(
        [sys.executable, "-c", NO_BIG_FILE, str(old)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith(
        f"The register {old} was left as it was: it has to be backed up before it is brought up to this hoctui, and "
        f"the backup {old.parent}{os.sep}register.schema-1."
    )
    assert done.stdout.endswith("cannot be written (disk I/O error); see that there is room and try again.\n")
    assert old.read_bytes() == before
    assert beside(old) == set()


def test_where_the_backup_cannot_be_written_no_step_is_taken(old: Path) -> None:
    old.with_name("register.hoctui.backup.new").mkdir()
    assert refused(old).startswith(
        f"The register {old} was left as it was: it has to be backed up before it is brought up to this hoctui, and "
        f"the backup {old.with_name(BACKUP)} cannot be written ("
    )
    assert beside(old) == {"register.hoctui.backup.new"}


@POSIX
def test_in_a_folder_that_is_read_only_it_is_read_and_left(old: Path) -> None:
    old.parent.chmod(0o500)
    try:
        if os.access(old.parent, os.W_OK):
            pytest.skip("root writes into any folder")
        assert "cannot be written (Permission denied); see who may write there and try again." in refused(old)
        register = Register.open_to_read(old)
        assert ledger.head(register.connection)[0] > 10
        register.close()
        assert beside(old) == set()
    finally:
        old.parent.chmod(0o700)


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        sqlite3.OperationalError("database or disk is full"),
    ],
)
def test_a_full_disk_is_called_that(fault: OSError | sqlite3.Error) -> None:
    to = Path("/data/b.backup.hoctui")
    assert _why(fault, to) == f"there is no room for the backup in {to.parent}; make room there and try again"


def test_what_another_program_is_writing_to_is_not_backed_up(old: Path) -> None:
    with closing(connect(old, create=False)) as connection, closing(sqlite3.connect(old)) as other:
        connection.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NoBackup, match="another program is writing to it; try again in a moment"):
            make_backup(connection, old, old.with_name("b.backup.hoctui"))
        other.rollback()
    assert beside(old) == set()


def test_a_backup_that_does_not_hold_what_the_register_holds_is_none(old: Path) -> None:
    """Another program writes between the copying and the comparing."""
    with closing(connect(old, create=False)) as connection, closing(sqlite3.connect(old)) as other:

        def write_meanwhile(statement: str) -> None:
            if statement == "BEGIN":
                with other:
                    other.execute("DELETE FROM draft")

        connection.set_trace_callback(write_meanwhile)
        with pytest.raises(NoBackup) as fault:
            make_backup(connection, old, old.with_name("b.backup.hoctui"))
    assert "the backup does not hold what the register holds" in fault.value.sentence
    assert beside(old) == set()


def test_a_register_that_is_damaged_is_not_backed_up_as_if_it_were_whole(old: Path) -> None:
    with closing(connect(old, create=False)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE case_line SET stage = 9 WHERE id = 1")
        with pytest.raises(NoBackup, match=r"read back, the backup is damaged \(CHECK constraint failed"):
            make_backup(connection, old, old.with_name("b.backup.hoctui"))
    assert beside(old) == set()


def blank_out(path: Path, name: str) -> None:
    """Lose the first page of a table or an index, as a bad sector would."""
    with closing(sqlite3.connect(path)) as file:
        size = file.execute("PRAGMA page_size").fetchone()[0]
        root = file.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[: size * (root - 1)] + bytes(size) + whole[size * root :])


def test_a_register_that_cannot_all_be_read_is_not_backed_up(old: Path) -> None:
    blank_out(old, "event_body")
    with closing(connect(old, create=False)) as connection, pytest.raises(NoBackup) as fault:
        make_backup(connection, old, old.with_name("b.backup.hoctui"))
    assert fault.value.sentence == (
        f"The register {old} was not backed up: not all that it holds can be read (database disk image is malformed); "
        "keep it as it is and run 'hoctui check'."
    )
    assert beside(old) == set()


def test_a_damaged_register_is_not_brought_up(old: Path) -> None:
    blank_out(old, "case_by_due")
    said = refused(old)
    assert said.startswith(f"The register {old} is damaged (")
    assert said.endswith("so it was not brought up to this hoctui; keep it as it is and restore a backup.")
    assert beside(old) == set()


def test_what_another_program_writes_between_backup_and_step_is_not_run_over(old: Path) -> None:
    with closing(sqlite3.connect(old)) as other:

        def write_meanwhile() -> datetime:
            with other:
                other.execute("DELETE FROM draft")
            return INSTANT

        with pytest.raises(RegisterProblem, match="another program changed it while it was being backed up; try again"):
            connect(old, create=True, now=write_meanwhile)
    assert version_of(old) == 1
    assert rows_of(old)["draft"] == []


@POSIX
def test_a_register_that_was_replaced_meanwhile_is_not_brought_up(old: Path, tmp_path: Path) -> None:
    def replace() -> datetime:
        (tmp_path / "synced").write_bytes(old.read_bytes())
        (tmp_path / "synced").replace(old)
        return INSTANT

    assert "another program changed it while it was being backed up; try again" in refused(old, now=replace)


def test_what_a_killed_backup_left_over_does_not_stay(old: Path) -> None:
    old.with_name("register.hoctui.backup.new").write_bytes(b"half of one")
    Register.open_to_write(old, now=now).close()
    assert beside(old) == {BACKUP}


CLIMBER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hoctui.store.connection import connect
now = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
connect(Path(sys.argv[1]), create=True, ladder=tuple(sys.argv[2:]), now=lambda: now)
"""


def killed_while_it_climbs(path: Path, step: str, *, spilled: bool) -> None:
    """Let another process begin to bring a register up, and kill it: before the step writes, or in the middle of it."""
    size, journal = path.stat().st_size, path.with_name(f"{path.name}-journal")
    with subprocess.Popen([sys.executable, "-c", CLIMBER, str(path), LADDER[0], step]) as climber:
        patience = time.monotonic() + 30
        while not (path.with_name(BACKUP).exists() and (not spilled or path.stat().st_size > size + 100_000)):
            assert climber.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < patience
            time.sleep(0.01)
        os.kill(climber.pid, signal.SIGKILL)
    assert journal.exists() == spilled


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a kill is POSIX's")
@pytest.mark.parametrize("spilled", [False, True], ids=["before the step", "in the middle of it"])
@pytest.mark.parametrize("first", [Register.open_to_read, Register.open_to_write], ids=["read", "write"])
def test_a_kill_after_the_backup_leaves_a_register_that_opens(
    old: Path, spilled: bool, first: Callable[[Path], Register]
) -> None:
    before = rows_of(old)
    killed_while_it_climbs(old, NEVER_ENDS if spilled else NEVER_BEGINS, spilled=spilled)
    register = first(old)
    assert register.connection.execute("SELECT count(*) FROM event").fetchone() == (len(before["event"]),)
    assert register.connection.execute("PRAGMA user_version").fetchone() == (len(LADDER),)
    register.close()
    Register.open_to_write(old).close()
    assert version_of(old) == len(LADDER)
    assert rows_of(old)["event_body"] == before["event_body"]
    assert rows_of(old.with_name(BACKUP)) == before
    assert not old.with_name("register.hoctui-journal").exists()


@pytest.mark.parametrize("name", ["register.hoctui", "conflicts.hoctui"])
def test_a_backup_is_not_taken_for_a_conflicting_copy(old: Path, name: str) -> None:
    path = old.with_name(name)
    old.rename(path)
    Register.open_to_write(path, now=now).close()
    assert keeping.conflict_copies(path) == []
    copy = path.with_name(f"{path.stem} (conflicted copy).hoctui")
    copy.write_bytes(path.read_bytes())
    assert keeping.conflict_copies(path) == [copy]
