"""Opening the file: the one connection, the settings that lose nothing, and the ladder up to the newest schema."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from hoctui.errors import RegisterProblem
from hoctui.store.place import make_folder
from hoctui.store.schema import APPLICATION_ID, LADDER, NEWEST, statements

_HEADER = b"SQLite format 3\x00"
_BUSY_MS = 3_000

_SETTINGS = (
    "PRAGMA journal_mode = DELETE",  # the only mode that lost no acknowledged save in a power cut, with EXTRA
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA locking_mode = NORMAL",  # exclusive locking would not notice the file being replaced under us
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers that keep events
    "PRAGMA secure_delete = ON",
    f"PRAGMA busy_timeout = {_BUSY_MS}",
)


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """The connection to a register, its settings made, its file judged, its schema the newest where `create`.

    `create` lets a missing file be made and an older schema be brought up; without it the file is opened as it stands.

    Raises:
        RegisterProblem: there is no file, it is none of ours, it is damaged, or a newer hoctui wrote it.
    """
    fresh = _judge(path, create=create)
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as fault:
        raise RegisterProblem(f"The register {path} cannot be opened ({fault}).") from None
    try:
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
        if fresh:
            _climb(connection, 0)
        else:
            _hold_against_ladder(connection, path, create=create)
    except sqlite3.DatabaseError as fault:
        connection.close()
        raise RegisterProblem(
            f"The register {path} cannot be read ({fault}); run 'hoctui check', and keep the file as it is."
        ) from None
    except RegisterProblem:
        connection.close()
        raise
    return connection


def _judge(path: Path, *, create: bool) -> bool:
    """Whether a new register is to be made; raises where the file is something else."""
    if path.is_dir():
        raise RegisterProblem(f"{path} is a folder; name the register's file, for example {path / 'register.hoctui'}.")
    if not path.exists():
        if not create:
            raise RegisterProblem(f"There is no register at {path}; log a first complaint, or name another with --register.")
        make_folder(path.parent)
        _make_file(path)
        return True
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be read ({fault.strerror}).") from None
    if not header:
        raise RegisterProblem(
            f"{path} is empty: not a register, and not taken for a new one; restore a backup, or remove it and start anew."
        )
    if header != _HEADER:
        raise RegisterProblem(f"{path} is not a register of hoctui; name another file with --register.")
    return False


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as fault:
        raise RegisterProblem(f"The register {path} cannot be made ({fault.strerror}).") from None


def _hold_against_ladder(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise RegisterProblem(f"{path} is a SQLite file, but no register of hoctui; name another with --register.")
    if version > NEWEST:
        raise RegisterProblem(
            f"{path} was written by a newer hoctui (its schema is {version}, this one knows {NEWEST}); install the newer one."
        )
    if version < NEWEST and create:
        _climb(connection, version)


def _climb(connection: sqlite3.Connection, version: int) -> None:
    """Take the steps that are missing, all in one transaction: a failed step leaves the file as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in LADDER[version:]:
            for statement in statements(step):
                connection.execute(statement)
        faults = connection.execute("PRAGMA foreign_key_check").fetchall()
        if faults:
            raise RegisterProblem(f"The register's links do not hold after the change of schema ({len(faults)} broken).")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {NEWEST}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def connect_in_memory() -> sqlite3.Connection:
    """An empty register in memory, for a command that reads before there is any."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    _climb(connection, 0)
    return connection
