"""A backup of the register: made beside it, reopened and compared with it row by row before it gets its name."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hoctui.errors import RegisterProblem
from hoctui.store.soundness import fault_in_file

SUFFIX = ".backup.hoctui"
"""How the name of every backup ends."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class NoBackup(RegisterProblem):
    """No backup could be made; nothing was left behind, and the register was not touched. `why` says it in a clause."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The register {path} was not backed up: {why}.")
        self.why = why


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read back and found to hold every row of the register, and what to know it by later."""

    path: Path
    sha256: str
    """Of the file's bytes: it sees every flipped bit, where SQLite's own check sees some."""
    events: int
    head: str
    """The hash of the last event: held elsewhere, it shows whether the end of a ledger was cut off."""


def before_migration(path: Path, schema: int, instant: datetime) -> Path:
    """Where the backup of a register lies that is about to leave that schema: beside it, under a name not yet taken."""
    if instant.utcoffset() is None:
        raise ValueError("A backup is named after an instant with its offset from UTC.")
    stem = f"{path.stem}.schema-{schema}.{instant.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"
    free, number = path.with_name(stem + SUFFIX), 2
    while os.path.lexists(free):
        free, number = path.with_name(f"{stem}-{number}{SUFFIX}"), number + 1
    return free


def make_backup(connection: sqlite3.Connection, path: Path, to: Path) -> Backup:
    """Back up the register at `path`, open on that connection, to a file that is not there yet, for its owner alone.

    It is made under another name, reopened read-only, held against the register (schema and every row), brought to the
    disk, and only then renamed. The caller holds the register's lock, and has no transaction open.

    Raises:
        NoBackup: there is no room, it cannot be written, or it does not hold what the register holds.
    """
    part = to.with_name(f"{path.name}.backup.new")
    try:
        with _nothing_left(part):
            _copy(connection, part)
            events, head = _must_hold_the_same(part, connection, path)
            sha256 = _to_disk(part)
            if os.path.lexists(to):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            part.rename(to)
        _folder_to_disk(to.parent)
    except (OSError, sqlite3.Error) as fault:
        raise NoBackup(path, _why(fault, to)) from None
    return Backup(to, sha256, events, head)


@contextmanager
def _nothing_left(part: Path) -> Iterator[None]:
    """Nothing of a backup that came to nothing stays: neither of this one nor of one that was killed."""
    part.unlink(missing_ok=True)
    try:
        yield
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    # As bytes, since the name of a folder may be no UTF-8.
    connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(part),))


def _must_hold_the_same(part: Path, connection: sqlite3.Connection, path: Path) -> tuple[int, str]:
    """How many events the backup holds and the last one's hash. Raises NoBackup where it is not the register's twin."""
    from hoctui.store import ledger  # noqa: PLC0415 - brings in SQLModel, which a register in order never needs to open

    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Not opened as a read-only file: there SQLite's check leaves out whether the rows are what the schema allows.
        copy.execute("PRAGMA query_only = ON")
        fault = fault_in_file(copy)
        if fault:
            raise NoBackup(path, f"read back, the backup is damaged ({fault}); run 'hoctui check'")
        if digest_of(copy) != digest_of(connection):
            raise NoBackup(
                path,
                "read back, the backup does not hold what the register holds, which another program may be "
                "writing to; try again",
            )
        return ledger.head(copy)


def digest_of(connection: sqlite3.Connection) -> str:
    """The digest of a register's schema and of every row of every table, all as they are at one moment.

    The index of words is left out: it follows from the rows. So is where in the file a row lies, which no copy keeps.
    """
    whole = hashlib.sha256()
    usual = connection.text_factory
    connection.text_factory = bytearray  # the stored bytes, whatever they are, and told apart from a BLOB's
    try:
        connection.execute("BEGIN")
        try:
            for row in _everything(connection):
                whole.update(repr(row).encode("ascii"))
        finally:
            if connection.in_transaction:  # some faults have rolled back by themselves
                connection.execute("ROLLBACK")
    finally:
        connection.text_factory = usual
    return whole.hexdigest()


def _everything(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    yield from connection.execute("SELECT * FROM pragma_application_id, pragma_user_version, pragma_encoding")
    yield from connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    tables = connection.execute(
        "SELECT name, ncol FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' "
        "ORDER BY name"
    ).fetchall()
    for name, columns in tables:
        yield (name,)
        quoted = name.decode("utf-8").replace('"', '""')
        order = ", ".join(str(number + 1) for number in range(columns))
        yield from connection.execute(f'SELECT * FROM "{quoted}" ORDER BY {order}')  # noqa: S608 - the schema's own name


def _to_disk(part: Path) -> str:
    """Bring the file to the disk for good; its sha256."""
    with part.open("r+b") as file:  # to be written, as Windows wants it before it flushes
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _folder_to_disk(folder: Path) -> None:
    if os.name != "posix":  # elsewhere a folder cannot be opened, and its entries are written with the file
        return
    with suppress(OSError):  # as SQLite has it: some file systems know no such thing, and the file itself is safe
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _why(fault: OSError | sqlite3.Error, to: Path) -> str:
    if isinstance(fault, OSError):
        if fault.errno in _NO_ROOM:
            return f"there is no room for the backup in {to.parent}; make room there and try again"
        return f"the backup {to} cannot be written ({fault.strerror}); see who may write there and try again"
    said = str(fault).casefold()
    if "disk is full" in said:
        return f"there is no room for the backup in {to.parent}; make room there and try again"
    if "locked" in said or "busy" in said:
        return "another program is writing to it; try again in a moment"
    if "malformed" in said:
        return f"not all that it holds can be read ({fault}); keep it as it is and run 'hoctui check'"
    return f"the backup {to} cannot be written ({fault}); see that there is room and try again"
