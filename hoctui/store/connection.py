"""Opening the file: the one connection, the settings that lose nothing, and the ladder up to the newest schema."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from hoctui.errors import RegisterProblem
from hoctui.store.place import is_there, make_folder
from hoctui.store.schema import APPLICATION_ID, LADDER, statements

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_VERSION_AT = slice(60, 64)
_APPLICATION_AT = slice(68, 72)
_BUSY_MS = 3_000

_SETTINGS = (
    f"PRAGMA busy_timeout = {_BUSY_MS}",
    "PRAGMA journal_mode = DELETE",  # the only mode that lost no acknowledged save in a power cut, with EXTRA
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA locking_mode = NORMAL",  # exclusive locking would not notice the file being replaced under us
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers that keep events
    "PRAGMA secure_delete = ON",
)


def connect(path: Path, *, create: bool, ladder: tuple[str, ...] = LADDER) -> sqlite3.Connection:
    """The connection to a register, its settings made, its file judged, its schema the newest where `create`.

    `create` lets a missing file be made and an older schema be brought up; without it the file is opened as it stands.
    `ladder` is the steps of the schema; the newest version is their number.

    Raises:
        RegisterProblem: there is no file, it is none of ours, it is damaged, or a newer hoctui wrote it.
    """
    if not is_there(path):
        if not create:
            raise RegisterProblem(
                f"There is no register at {path}; log a first complaint, or name another with --register."
            )
        _make(path, ladder)
    refuse_foreign(path, ladder)
    try:
        connection = _opened(path)
    except sqlite3.Error as fault:
        raise _unreadable(path, fault) from None
    try:
        if create:
            _bring_up(connection, path, ladder)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up(connection: sqlite3.Connection, path: Path, ladder: tuple[str, ...]) -> None:
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < len(ladder):
            _climb(connection, version, ladder)
    except sqlite3.Error as fault:
        raise RegisterProblem(
            f"The register {path} cannot be brought up to this hoctui ({fault}); it was left as it was."
        ) from None


def refuse_foreign(path: Path, ladder: tuple[str, ...] = LADDER) -> None:
    """Raise RegisterProblem where what is at the path is no register that this hoctui can open. Nothing is touched.

    A folder, a pipe or a device is refused before anything is read from it, which might never end.
    """
    if not is_there(path):
        return
    try:
        kind = path.stat().st_mode
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be read ({fault.strerror}).") from None
    if stat.S_ISDIR(kind):
        raise RegisterProblem(f"{path} is a folder; name the register's file, for example {path / 'register.hoctui'}.")
    if not stat.S_ISREG(kind):
        raise RegisterProblem(f"{path} is no ordinary file, and so no register; name another with --register.")
    _judge(path, len(ladder))


def _make(path: Path, ladder: tuple[str, ...]) -> None:
    """Make a new register beside its place and move it there whole, so that a kill leaves no half of one behind."""
    make_folder(path.parent)
    fresh = path.with_name(f"{path.name}.new")
    journal = path.with_name(f"{fresh.name}-journal")
    try:
        for leftover in (fresh, journal):
            leftover.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            connection = _opened(fresh)
            try:
                _climb(connection, 0, ladder)
            finally:
                connection.close()
            fresh.rename(path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be made ({fault.strerror}).") from None
    except sqlite3.Error as fault:
        raise RegisterProblem(f"The register {path} cannot be made ({fault}).") from None


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _judge(path: Path, newest: int) -> None:
    """Raise where the file is something else, by its first bytes alone: what is not ours is not even opened."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be read ({fault.strerror}).") from None
    if not header:
        raise RegisterProblem(
            f"{path} is empty: not a register, and not taken for a new one; restore a backup, or remove it and start "
            "anew."
        )
    if not header.startswith(_MAGIC):
        raise RegisterProblem(f"{path} is not a register of hoctui; name another file with --register.")
    if int.from_bytes(header[_APPLICATION_AT], "big") != APPLICATION_ID:
        raise RegisterProblem(f"{path} is a SQLite file, but no register of hoctui; name another with --register.")
    version = int.from_bytes(header[_VERSION_AT], "big")
    if version > newest:
        raise RegisterProblem(
            f"{path} was written by a newer hoctui (its schema is {version}, this one knows {newest}); install the "
            "newer one."
        )


def _unreadable(path: Path, fault: sqlite3.Error) -> RegisterProblem:
    said = str(fault).casefold()
    if "locked" in said or "busy" in said:
        return RegisterProblem(f"The register {path} is being written by another program; try again in a moment.")
    if "disk is full" in said:
        return RegisterProblem(f"The disk with {path} is full, so it cannot be opened; make room and try again.")
    return RegisterProblem(
        f"The register {path} cannot be read ({fault}); run 'hoctui check', and keep the file as it is."
    )


def _climb(connection: sqlite3.Connection, version: int, ladder: tuple[str, ...]) -> None:
    """Take the steps that are missing, all in one transaction: a failed step leaves the file as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in ladder[version:]:
            for statement in statements(step):
                connection.execute(statement)
        _must_hold(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(ladder)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _must_hold(connection: sqlite3.Connection) -> None:
    faults = connection.execute("PRAGMA foreign_key_check").fetchall()
    if faults:
        raise RegisterProblem(
            f"The register's links do not hold after the change of schema ({len(faults)} broken); it was left as it "
            "was."
        )


def connect_in_memory() -> sqlite3.Connection:
    """An empty register in memory, for a command that reads before there is any."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    _climb(connection, 0, LADDER)
    return connection
