"""Opening a register: the settings that lose nothing, what is refused in which words, and what is left untouched."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from hoctui.errors import BadInput, Impossible, RegisterBusy, RegisterProblem
from hoctui.store import place
from hoctui.store.connection import connect
from hoctui.store.place import default_register, is_there, only_for_owner, synced_by
from hoctui.store.register import Register, in_plain_words
from hoctui.store.schema import APPLICATION_ID, LADDER

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def pragma(register: Register, name: str) -> object:
    return register.connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize("how", ["write", "read"])
def test_a_register_is_opened_with_the_settings_that_lost_nothing(register_path: Path, how: str) -> None:
    register = Register.open_to_write(register_path) if how == "write" else Register.open_to_read(register_path)
    settings = {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "locking_mode": "normal",
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "busy_timeout": 3_000,
        "application_id": APPLICATION_ID,
        "user_version": len(LADDER),
        "query_only": int(how == "read"),
    }
    found = {name: pragma(register, name) for name in settings}
    register.close()
    assert found == settings


def test_a_new_register_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "far" / "down" / "register.hoctui"
    register = Register.open_to_write(path)
    assert register.kept
    assert register.writable
    register.close()
    assert {entry.name for entry in path.parent.iterdir()} <= {"register.hoctui", "register.hoctui.lock"}


@POSIX
def test_its_files_are_their_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = tmp_path / "data" / "register.hoctui"
        register = Register.open_to_write(path)
        with register.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'b')")
            modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
        register.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes == dict.fromkeys(
        ("register.hoctui", "register.hoctui.lock", "register.hoctui.holder", "register.hoctui-journal"), 0o600
    )


@POSIX
def test_a_register_that_others_could_read_is_mended(register_path: Path) -> None:
    register_path.chmod(0o644)
    Register.open_to_write(register_path).close()
    assert stat.S_IMODE(register_path.stat().st_mode) == 0o600


@POSIX
def test_reading_changes_no_mode(register_path: Path) -> None:
    register_path.chmod(0o644)
    Register.open_to_read(register_path).close()
    assert stat.S_IMODE(register_path.stat().st_mode) == 0o644


@POSIX
def test_from_the_start_everything_is_made_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        only_for_owner()
        (tmp_path / "made").write_text("x", encoding="utf-8")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o600


def foreign(path: Path, journal: str = "delete") -> None:
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA journal_mode = {journal}")
        other.execute("CREATE TABLE mine (a)")
    other.close()


def refused_both_ways(path: Path) -> str:
    """The sentence with which opening is refused, the same to read and to write; the file must be left as it was."""
    before = path.read_bytes() if path.is_file() else b""
    sentences = []
    for opening in (Register.open_to_read, Register.open_to_write):
        with pytest.raises(RegisterProblem) as refused:
            opening(path)
        sentences.append(refused.value.sentence)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert sentences[0] == sentences[1]
    return sentences[0]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused_both_ways(tmp_path) == (
        f"{tmp_path} is a folder; name the register's file, for example {tmp_path / 'register.hoctui'}."
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has named pipes")
def test_a_pipe_is_refused_before_it_is_read_or_locked(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert refused_both_ways(path) == f"{path} is no ordinary file, and so no register; name another with --register."
    with pytest.raises(RegisterProblem, match="no ordinary file"):
        Register.open_to_write_soon(path)
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_beside_a_file_that_is_not_ours(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    foreign(path)
    refused_both_ways(path)
    assert list(tmp_path.iterdir()) == [path]


LINKS = pytest.mark.skipif(os.name != "posix", reason="Windows lets only administrators make links")


@LINKS
def test_a_register_has_one_lock_by_whatever_name_it_is_called(register_path: Path, tmp_path: Path) -> None:
    link, folder = tmp_path / "link.hoctui", tmp_path / "folder"
    link.symlink_to(register_path)
    folder.symlink_to(register_path.parent)
    register = Register.open_to_write(link)
    assert register.path == register_path
    for path in (register_path, link, folder / register_path.name):
        with pytest.raises(RegisterBusy, match=str(os.getpid())):
            Register.open_to_write(path, patience=0.05)
        soon = Register.open_to_write_soon(path)
        with pytest.raises(RegisterBusy):
            soon.begin_writing(patience=0.05)
        soon.close()
    register.close()
    assert not list(tmp_path.glob("*.lock"))


@LINKS
@pytest.mark.parametrize("leads_to", ["drive/register.hoctui", "link"], ids=["nowhere", "itself"])
def test_a_link_that_leads_to_nothing_is_not_replaced_by_a_new_register(tmp_path: Path, leads_to: str) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / leads_to)
    assert "is a link that leads to nothing here; the real register may be on a drive" in refused_both_ways(link)
    with pytest.raises(RegisterProblem, match="leads to nothing"):
        place.register_path(str(link))
    assert list(tmp_path.iterdir()) == [link]


@LINKS
def test_a_folder_that_links_to_a_missing_drive_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.symlink_to(tmp_path / "drive")
    with pytest.raises(RegisterProblem, match=r"usb is a link that leads to nothing here"):
        Register.open_to_write(folder / "data" / "register.hoctui")
    assert list(tmp_path.iterdir()) == [folder]


def test_an_empty_name_is_not_the_usual_register(monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("", "  "):
        with pytest.raises(BadInput, match="--register names no file"):
            place.register_path(named)
    monkeypatch.setenv("HOCTUI_REGISTER", "")
    assert place.register_path(None) == default_register()
    with pytest.raises(BadInput, match="home that is not known"):
        place.register_path("~nobody-of-that-name/register.hoctui")


def test_an_empty_file_is_no_new_register(tmp_path: Path) -> None:
    path = tmp_path / "register.hoctui"
    path.touch()
    assert refused_both_ways(path) == (
        f"{path} is empty: not a register, and not taken for a new one; restore a backup, or remove it and start anew."
    )


def test_a_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ms Elm,\n" * 50, encoding="utf-8")
    assert refused_both_ways(path) == f"{path} is not a register of hoctui; name another file with --register."


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_refused_and_not_even_opened(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "photos.db"
    foreign(path, journal)
    assert refused_both_ways(path) == (
        f"{path} is a SQLite file, but no register of hoctui; name another with --register."
    )


def test_a_newer_hoctuis_register_is_refused_and_named(register_path: Path) -> None:
    newer = len(LADDER) + 1
    with sqlite3.connect(register_path) as raw:
        raw.execute(f"PRAGMA user_version = {newer}")
    raw.close()
    assert refused_both_ways(register_path) == (
        f"{register_path} was written by a newer hoctui (its schema is {newer}, this one knows {len(LADDER)}); install "
        "the newer one."
    )


def test_a_damaged_register_is_refused_and_left(register_path: Path) -> None:
    whole = register_path.read_bytes()
    register_path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(RegisterProblem, match=r"cannot be (read|brought up).*malformed"):
        Register.open_to_write(register_path)
    assert register_path.read_bytes()[100:] == b"\xff" * (len(whole) - 100)


def test_a_missing_one_read_is_an_empty_one_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "register.hoctui"
    register = Register.open_to_read(path)
    assert register.connection.execute("SELECT count(*) FROM case_line").fetchone() == (0,)
    assert register.source == path
    assert not register.kept
    with pytest.raises(RegisterProblem, match="opened for reading only; nothing was written"), register.writing():
        pass
    register.close()
    assert list(tmp_path.iterdir()) == []


def test_without_leave_to_make_it_a_missing_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterProblem, match=r"There is no register at .*; log a first complaint"):
        connect(tmp_path / "register.hoctui", create=False)


def test_a_path_that_cannot_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    too_long = tmp_path / ("r" * 300)
    for opening in (Register.open_to_read, Register.open_to_write):
        with pytest.raises(RegisterProblem, match="cannot be looked for"):
            opening(too_long)
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(RegisterProblem, match=r"The folder .*letter.txt cannot be made"):
        Register.open_to_write(tmp_path / "letter.txt" / "register.hoctui")


def test_what_a_killed_making_left_over_does_not_bar_the_next(tmp_path: Path) -> None:
    path = tmp_path / "register.hoctui"
    path.with_name("register.hoctui.new").write_bytes(b"half of one")
    path.with_name("register.hoctui.new-journal").write_bytes(b"and its journal")
    Register.open_to_write(path).close()
    assert sorted(entry.name for entry in tmp_path.glob("*.new*")) == []


def test_a_making_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "register.hoctui"
    with pytest.raises(RegisterProblem, match=r"cannot be made \(no such table: nowhere\)"):
        connect(path, create=True, ladder=("INSERT INTO nowhere VALUES (1)",))
    assert list(tmp_path.iterdir()) == []


def test_one_opened_for_reading_refuses_to_be_written(register_path: Path) -> None:
    register = Register.open_to_read(register_path)
    with pytest.raises(RegisterProblem, match="was opened for reading only; nothing was written"), register.writing():
        pass
    with pytest.raises(RegisterProblem, match="was opened for reading only"), register.recounting():
        pass
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        register.connection.execute("DELETE FROM derived")
    register.close()


def test_one_in_memory_is_written_and_never_kept() -> None:
    register = Register.in_memory()
    with register.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'b')")
    assert register.connection.execute("SELECT value FROM derived").fetchone() == ("b",)
    register.close()


def test_a_copy_in_memory_leaves_the_file_alone(register_path: Path) -> None:
    before = register_path.read_bytes()
    copy = Register.open_to_read(register_path).copy_in_memory()
    with copy.recounting() as session:
        session.connection().exec_driver_sql("DELETE FROM bank_holiday")
    assert copy.source == register_path
    with pytest.raises(RegisterProblem, match="nothing was written"), copy.writing():
        pass
    copy.close()
    assert register_path.read_bytes() == before


def test_opened_to_write_soon_it_is_read_at_once_and_written_once_locked(register_path: Path) -> None:
    register = Register.open_to_write_soon(register_path)
    assert not register.writable
    assert register.connection.execute("SELECT count(*) FROM case_line").fetchone() == (0,)
    register.begin_writing()
    with register.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'b')")
    register.close()


def test_a_failed_change_leaves_nothing_and_the_next_goes_on(register_path: Path) -> None:
    register = Register.open_to_write(register_path)

    def change_and_fail() -> None:
        with register.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'b')")
            raise Impossible("It came to nothing.")

    with pytest.raises(Impossible):
        change_and_fail()
    assert register.connection.execute("SELECT count(*) FROM derived WHERE name = 'a'").fetchone() == (0,)
    with register.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO derived VALUES ('a', 'c')")
    assert register.connection.execute("SELECT value FROM derived WHERE name = 'a'").fetchone() == ("c",)
    register.close()


def test_where_a_register_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HOCTUI_REGISTER", raising=False)
    assert place.register_path(None) == default_register()
    assert default_register().name == "register.hoctui"
    assert "Documents" not in default_register().parts
    monkeypatch.setenv("HOCTUI_REGISTER", str(tmp_path / "other.hoctui"))
    assert place.register_path(None) == tmp_path / "other.hoctui"
    assert place.register_path(str(tmp_path / "named.hoctui")) == tmp_path / "named.hoctui"
    monkeypatch.chdir(tmp_path)
    assert place.register_path("here.hoctui") == tmp_path / "here.hoctui"


@pytest.mark.parametrize(
    ("path", "synced"),
    [
        ("/home/jo/OneDrive - Example Homes/register.hoctui", "OneDrive - Example Homes"),
        ("/home/jo/Dropbox/register.hoctui", "Dropbox"),
        ("/home/jo/.local/share/hoctui/register.hoctui", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path: str, synced: str) -> None:
    assert synced_by(Path(path)) == synced


def test_whether_something_is_there(tmp_path: Path) -> None:
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "none")


def test_a_reader_sees_one_moment_however_long_it_reads(register_path: Path) -> None:
    writer, reader = Register.open_to_write(register_path), Register.open_to_read(register_path)
    with reader.reading() as session:
        count = "SELECT count(*) FROM bank_holiday"
        first = session.connection().exec_driver_sql(count).scalar()
        assert session.connection().exec_driver_sql(count).scalar() == first
    with writer.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM bank_holiday")
    assert reader.connection.execute(count).fetchone() == (0,)
    reader.close()
    writer.close()


def test_where_it_cannot_be_made_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "register.hoctui.new").mkdir()
    with pytest.raises(RegisterProblem, match=r"The register .*register\.hoctui cannot be made \("):
        Register.open_to_write(tmp_path / "register.hoctui")


def test_where_it_cannot_be_locked_it_says_so(register_path: Path) -> None:
    register_path.with_name("register.hoctui.lock").mkdir()
    with pytest.raises(RegisterProblem, match=r"The register .*register\.hoctui cannot be locked \("):
        Register.open_to_write(register_path)


def test_to_begin_writing_twice_is_nothing_new(register_path: Path) -> None:
    register = Register.open_to_write(register_path)
    register.begin_writing()
    assert register.writable
    register.close()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database is locked", "is being written by another program; try again in a moment."),
        ("database or disk is full", "is full, so nothing was saved; make room and save again."),
        (
            "attempt to write a readonly database",
            "cannot be written to, so nothing was saved; see who may write there.",
        ),
        ("disk I/O error", "(disk I/O error), so nothing was saved; try again, and run 'hoctui check'."),
        ("database disk image is malformed", "is damaged (database disk image is malformed); keep it as it is"),
    ],
)
def test_what_sqlite_says_in_plain_words(said: str, sentence: str) -> None:
    told = in_plain_words(sqlite3.OperationalError(said), Path("/data/register.hoctui"))
    assert isinstance(told, RegisterProblem)
    assert sentence in told.sentence
    assert "/data/register.hoctui" in told.sentence


def test_a_fault_of_ours_is_left_as_it_is(register_path: Path) -> None:
    for fault in (sqlite3.OperationalError("no such table: nowhere"), ValueError("ours")):
        assert in_plain_words(fault, register_path) is fault
    register = Register.open_to_write(register_path)

    def write_nonsense() -> None:
        with register.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(OperationalError, match="no such table"):
        write_nonsense()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        register.interruptible(lambda: register.connection.execute("SELECT * FROM nowhere"), Impossible)
    register.close()
