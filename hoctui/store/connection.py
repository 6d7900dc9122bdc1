"""Opening the file: the one connection, the settings that lose nothing, and the ladder up to the newest schema.

An older register that is opened to be written is backed up, then brought up; one that is only read is brought up in a
copy in memory, and left as it is.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hoctui.clock import system_clock
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


def connect(
    path: Path, *, create: bool, ladder: tuple[str, ...] = LADDER, now: Callable[[], datetime] | None = None
) -> sqlite3.Connection:
    """The connection to a register, its settings made, its file judged, its schema the newest where `create`.

    `create` lets a missing file be made and an older schema be brought up, once a backup of it lies beside it; without
    it the file is opened as it stands. `ladder` is the steps of the schema; the newest version is their number. `now`
    gives the instant that a backup is named after; the machine's clock where it is left away.

    Raises:
        RegisterProblem: there is no file, it is none of ours, it is damaged, a newer hoctui wrote it, or it can be
            neither backed up nor brought up.
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
            version = schema_on(connection, path)
            if version < len(ladder):
                _bring_up(connection, path, version, ladder, now or system_clock().now)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, *, ladder: tuple[str, ...] = LADDER) -> tuple[sqlite3.Connection, int]:
    """A connection to read a register through, and the schema of its file. No lock is taken, nothing is touched.

    Where the schema is older, what is read is a copy in memory that was brought up; the file is left alone.

    Raises:
        RegisterProblem: as connect has it, or a step fails.
    """
    connection = connect(path, create=False, ladder=ladder)
    try:
        schema = schema_on(connection, path)
        if schema < len(ladder):
            on_file = connection
            connection = copied_to_memory(on_file, path, ladder)
            on_file.close()
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection, schema


def _bring_up(
    connection: sqlite3.Connection, path: Path, version: int, ladder: tuple[str, ...], now: Callable[[], datetime]
) -> None:
    """Bring the file up to the newest schema, once it is known to be sound and a verified backup lies beside it."""
    from hoctui.store.backups import NoBackup, before_migration, make_backup  # noqa: PLC0415 - wanted once a release

    _must_be_sound(connection, path)
    seen = identity(path), _changes_by_others(connection)
    try:
        backup = make_backup(connection, path, before_migration(path, version, now()))
    except NoBackup as fault:
        raise RegisterProblem(
            f"The register {path} was left as it was: it has to be backed up before it is brought up to this hoctui, "
            f"and {fault.why}."
        ) from None

    def is_what_was_backed_up() -> None:
        if (identity(path), _changes_by_others(connection)) != seen:
            raise sqlite3.OperationalError("another program changed it while it was being backed up; try again")

    try:
        _climb(connection, version, ladder, is_what_was_backed_up)
    except sqlite3.Error as fault:
        raise RegisterProblem(
            f"The register {path} cannot be brought up to this hoctui ({fault}); it was left as it was, and a backup "
            f"of it is {backup.path}."
        ) from None


def schema_on(connection: sqlite3.Connection, path: Path) -> int:
    """The schema that the register on that connection has. Raises RegisterProblem where it cannot be read."""
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as fault:
        raise _unreadable(path, fault) from None


def _must_be_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Raise where SQLite finds the file damaged: a step might spread the damage, and no good backup can be made."""
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as fault:
        raise _unreadable(path, fault) from None
    if found != "ok":
        raise RegisterProblem(
            f"The register {path} is damaged ({found}), so it was not brought up to this hoctui; keep it as it is and "
            "restore a backup."
        )


def _changes_by_others(connection: sqlite3.Connection) -> int:
    """A number that is another one once any other connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def identity(path: Path) -> tuple[int, int]:
    """Which file it is that lies at the path, by device and inode: another one, once it was replaced or moved."""
    try:
        found = path.stat()
    except OSError:
        return (-1, -1)
    return (found.st_dev, found.st_ino)


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


def _climb(
    connection: sqlite3.Connection,
    version: int,
    ladder: tuple[str, ...],
    first: Callable[[], None] | None = None,
) -> None:
    """Take the steps that are missing, all in one transaction: a failed step leaves the file as it was.

    `first` is asked once nobody else can write any more, and raises where no step is to be taken.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if first:
            first()
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
        raise sqlite3.IntegrityError(f"its links do not hold after the change of schema: {len(faults)} broken")


def connect_in_memory() -> sqlite3.Connection:
    """An empty register in memory, for a command that reads before there is any."""
    connection = _in_memory()
    _climb(connection, 0, LADDER)
    return connection


def copied_to_memory(
    connection: sqlite3.Connection, path: Path, ladder: tuple[str, ...] = LADDER
) -> sqlite3.Connection:
    """A copy of a register in memory, brought up to the newest schema there; its file is left alone.

    Raises:
        RegisterProblem: another program is writing to it, it is damaged, or a step fails.
    """
    copy = _in_memory()
    try:
        _copy_over(connection, copy, path)
        version = schema_on(copy, path)
        if version < len(ladder):
            _climb(copy, version, ladder)
    except sqlite3.Error as fault:
        copy.close()
        raise RegisterProblem(
            f"The register {path} cannot be brought up to this hoctui, not even to be read ({fault}); run 'hoctui "
            "check', and keep the file as it is."
        ) from None
    except BaseException:
        copy.close()
        raise
    return copy


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


def _copy_over(connection: sqlite3.Connection, copy: sqlite3.Connection, path: Path) -> None:
    try:
        # A read is begun first: without one, copying would wait for ever where another program holds the file.
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            connection.backup(copy)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except sqlite3.Error as fault:
        raise _unreadable(path, fault) from None
