"""The open register: its one connection, its lock, and its transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hoctui.errors import RegisterProblem
from hoctui.store.connection import (
    connect,
    connect_in_memory,
    connect_to_read,
    copied_to_memory,
    identity,
    refuse_foreign,
    schema_on,
)
from hoctui.store.place import is_there, make_folder, real_path
from hoctui.store.schema import LADDER

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from hoctui.store.lock import WriteLock

T = TypeVar("T")

IN_MEMORY = Path(":memory:")
_PATIENCE = 3.0


class Register:
    """A register that is open: read by anybody, written by the one that holds its lock.

    Everything runs on one connection, and so on one thread at a time; a caller with several threads hands its work to
    one.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: WriteLock | None,
        *,
        read_from: Path | None = None,
        schema: int | None = None,
    ) -> None:
        self.path = path
        self.source = read_from or path
        """The file that is meant: the path, but for what was opened for reading and lies in memory."""
        self.connection = connection
        self._only_read = read_from is not None
        self._schema_on_file = schema
        self._lock = lock
        self._engine: Engine | None = None
        self._begin = "BEGIN"
        self._identity = _identity(path)

    @classmethod
    def open_to_write(
        cls, path: Path, patience: float = _PATIENCE, now: Callable[[], datetime] | None = None
    ) -> Register:
        """Open a register for writing: made where there is none, backed up and brought up where its schema is older.

        `now` gives the instant that the backup is named after.

        Raises:
            RegisterBusy: another hoctui holds it, and did not let go within `patience` seconds.
            RegisterProblem: the file cannot be opened as a register, backed up or brought up.
        """
        path = real_path(path)
        refuse_foreign(path)  # before the lock, which would leave its file beside somebody else's
        make_folder(path.parent)
        lock = _locked(path, patience)
        try:
            connection = connect(path, create=True, now=now)
        except BaseException:
            lock.release()
            raise
        _for_owner_alone(path)
        return cls(path, connection, lock)

    @classmethod
    def open_to_write_soon(cls, path: Path, now: Callable[[], datetime] | None = None) -> Register:
        """Open a register that can be read at once, and written after begin_writing(): what an app opens first.

        Where there is no file yet, or its schema is older, it is opened for writing right away.
        """
        path = real_path(path)
        if not is_there(path):
            return cls.open_to_write(path, now=now)
        connection = connect(path, create=False)
        try:
            older = schema_on(connection, path) < len(LADDER)
        except BaseException:
            connection.close()
            raise
        if older:
            connection.close()
            return cls.open_to_write(path, now=now)
        return cls(path, connection, None)

    def begin_writing(self, patience: float = _PATIENCE) -> None:
        """Take the lock of a register that was opened with open_to_write_soon().

        Raises:
            RegisterBusy: another hoctui holds it, and did not let go within `patience` seconds.
        """
        if self._lock is None and self.kept:
            self._lock = _locked(self.path, patience)
            _for_owner_alone(self.path)

    @classmethod
    def open_to_read(cls, path: Path) -> Register:
        """Open a register for reading only, which takes no lock; where there is none yet, an empty one in memory.

        One of an older schema is read in a copy in memory that is brought up to the newest; the file is left alone.
        """
        path = real_path(path)
        if not is_there(path):
            return cls(IN_MEMORY, connect_in_memory(), None, read_from=path)
        connection, schema = connect_to_read(path)
        return cls(path, connection, None, schema=schema)

    @classmethod
    def in_memory(cls) -> Register:
        """An empty register that is never kept."""
        return cls(IN_MEMORY, connect_in_memory(), None)

    def copy_in_memory(self) -> Register:
        """The whole register copied into memory, to be counted anew without touching the file; this one is closed."""
        schema = self.schema
        copy = copied_to_memory(self.connection, self.source)
        self.close()
        return Register(IN_MEMORY, copy, None, read_from=self.source, schema=schema)

    @property
    def schema(self) -> int:
        """The schema of the file that is meant, which may be older than that of the copy in memory it is read in."""
        return self._schema_on_file or schema_on(self.connection, self.source)

    @property
    def kept(self) -> bool:
        """Whether there is a file behind it."""
        return self.path != IN_MEMORY

    @property
    def writable(self) -> bool:
        """Whether this register may be written through here."""
        return self._lock is not None or not (self.kept or self._only_read)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees the register as it is at one moment."""
        with self._session("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept all together, or not at all.

        Raises:
            RegisterProblem: it was opened for reading, the file was replaced or moved meanwhile, or the disk refused.
        """
        if not self.writable:
            raise RegisterProblem(f"The register {self.source} was opened for reading only; nothing was written.")
        with self._changing() as session:
            yield session

    @contextmanager
    def recounting(self) -> Iterator[Session]:
        """As writing, for what is derived from the rest: allowed too in the copy that a register to be read became."""
        if self.kept and not self.writable:
            raise RegisterProblem(f"The register {self.source} was opened for reading only; nothing was written.")
        with self._changing() as session:
            yield session

    @contextmanager
    def _changing(self) -> Iterator[Session]:
        from hoctui.store.orm import DBAPIError  # noqa: PLC0415  (SQLModel is loaded by the first thing that writes)

        try:
            # Looked at before as well: a journal begun beside a file that replaced ours would be taken for that file's.
            self._still_ours()
            with self._session("BEGIN IMMEDIATE") as session:
                yield session
                session.flush()
                self._still_ours()
                session.commit()
        except (sqlite3.Error, DBAPIError) as fault:
            raised = in_plain_words(fault, self.path)
            if raised is fault:
                raise
            raise raised from None

    def interrupt(self) -> None:
        """Stop the read that runs on another thread."""
        self.connection.interrupt()

    def interruptible(self, work: Callable[[], T], stopped: type[Exception]) -> T:
        """Do a read that may be interrupted; where it is, raise `stopped`."""
        try:
            return self.plainly(work)
        except sqlite3.OperationalError as fault:
            if str(fault) == "interrupted":
                raise stopped from None
            raise

    def plainly(self, work: Callable[[], T]) -> T:
        """Do a piece of work; where the disk or a damaged file stops it, raise RegisterProblem in one sentence."""
        try:
            return work()
        except sqlite3.Error as fault:
            raise in_plain_words(fault, self.source) from None

    def close(self) -> None:
        """Close the connection and give the lock back."""
        self.connection.close()
        if self._lock:
            self._lock.release()

    @contextmanager
    def _session(self, begin: str) -> Iterator[Session]:
        from hoctui.store.orm import Session, engine_on  # noqa: PLC0415  (lists are shown without SQLModel)

        if self._engine is None:
            self._engine = engine_on(self.connection, lambda: self._begin)
        self._begin = begin
        with Session(self._engine, expire_on_commit=False) as session:
            session.connection()  # begins the transaction now, so that what is read to decide on lies within it
            yield session

    def _still_ours(self) -> None:
        if _identity(self.path) != self._identity:
            raise RegisterProblem(
                f"The register {self.path} was replaced or moved while it was open, so nothing was saved; close "
                "hoctui, see which file is the right one, and open that."
            )


def _locked(path: Path, patience: float) -> WriteLock:
    from hoctui.store.lock import WriteLock  # noqa: PLC0415 - its library is slow to import, and reading needs no lock

    lock = WriteLock(path)
    lock.acquire(patience)
    return lock


def _for_owner_alone(path: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):  # somebody else's file that we may write all the same; `check` tells of it
            path.chmod(0o600)


def _identity(path: Path) -> tuple[int, int] | None:
    return None if path == IN_MEMORY else identity(path)


_FAULTS = (
    (("locked", "busy"), "The register {path} is being written by another program; try again in a moment."),
    (("disk is full",), "The disk with {path} is full, so nothing was saved; make room and save again."),
    (
        ("readonly", "read-only"),
        "The register {path} cannot be written to, so nothing was saved; see who may write there.",
    ),
    (
        ("disk i/o", "unable to open"),
        "The disk refused to write {path} ({cause}), so nothing was saved; try again, and run 'hoctui check'.",
    ),
    (
        ("malformed", "not a database"),
        "The register {path} is damaged ({cause}); keep it as it is and restore a backup.",
    ),
)
"""What SQLite says of a fault that is not ours, and the sentence for it."""


def in_plain_words(fault: Exception, path: Path) -> Exception:
    """The fault as one sentence where the disk, a damaged file or another program caused it; else the fault itself."""
    cause = getattr(fault, "orig", None) or fault
    if not isinstance(cause, sqlite3.Error):
        return fault
    said = str(cause).casefold()
    for signs, sentence in _FAULTS:
        if any(sign in said for sign in signs):
            return RegisterProblem(sentence.format(path=path, cause=cause))
    return fault
