"""The open register: its one connection, its lock, and its transactions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hoctui.errors import RegisterProblem
from hoctui.store.connection import connect
from hoctui.store.lock import WriteLock

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

T = TypeVar("T")

IN_MEMORY = Path(":memory:")
_PATIENCE = 3.0


class Register:
    """A register that is open: read by anybody, written by the one that holds its lock.

    Everything runs on one connection, and so on one thread at a time; a caller with several threads hands its work to one.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriteLock | None) -> None:
        self.path = path
        self.connection = connection
        self._lock = lock
        self._engine: Engine | None = None
        self._begin = "BEGIN"
        self._identity = _identity(path)

    @classmethod
    def open_to_write(cls, path: Path, patience: float = _PATIENCE) -> Register:
        """Open a register for writing, making it where there is none.

        Raises:
            RegisterBusy: another hoctui holds it, and did not let go within `patience` seconds.
            RegisterProblem: the file cannot be opened as a register.
        """
        if not path.parent.is_dir():
            from hoctui.store.place import make_folder

            make_folder(path.parent)
        if path.is_dir():
            connect(path, create=False)
        lock = WriteLock(path)
        lock.acquire(patience)
        try:
            connection = connect(path, create=True)
            if os.name == "posix":
                path.chmod(0o600)
        except BaseException:
            lock.release()
            raise
        return cls(path, connection, lock)

    @classmethod
    def open_to_read(cls, path: Path) -> Register:
        """Open a register for reading only, which takes no lock; where there is none yet, an empty one in memory."""
        if not path.exists():
            return cls.in_memory()
        connection = connect(path, create=False)
        connection.execute("PRAGMA query_only = ON")
        return cls(path, connection, None)

    @classmethod
    def in_memory(cls) -> Register:
        """An empty register that is never kept."""
        from hoctui.store.connection import connect_in_memory

        return cls(IN_MEMORY, connect_in_memory(), None)

    def copy_in_memory(self) -> Register:
        """The whole register copied into memory, to be counted anew without touching the file; this one is closed."""
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.connection.backup(copy)
        self.close()
        return Register(IN_MEMORY, copy, None)

    @property
    def kept(self) -> bool:
        """Whether there is a file behind it."""
        return self.path != IN_MEMORY

    @property
    def writable(self) -> bool:
        """Whether this register may be written through here."""
        return self._lock is not None or not self.kept

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
            raise RegisterProblem(f"The register {self.path} was opened for reading only; nothing was written.")
        try:
            with self._session("BEGIN IMMEDIATE") as session:
                yield session
                session.flush()
                self._still_ours()
                session.commit()
        except Exception as fault:
            raised = _in_plain_words(fault, self.path)
            if raised is fault:
                raise
            raise raised from None

    def interrupt(self) -> None:
        """Stop the read that runs on another thread."""
        self.connection.interrupt()

    def interruptible(self, work: Callable[[], T], stopped: type[Exception]) -> T:
        """Do a read that may be interrupted; where it is, raise `stopped`."""
        try:
            return work()
        except sqlite3.OperationalError as fault:
            if str(fault) == "interrupted":
                raise stopped from None
            raise

    def close(self) -> None:
        """Close the connection and give the lock back."""
        self.connection.close()
        if self._lock:
            self._lock.release()

    @contextmanager
    def _session(self, begin: str) -> Iterator[Session]:
        from hoctui.store.orm import Session, engine_on

        if self._engine is None:
            self._engine = engine_on(self.connection, lambda: self._begin)
        self._begin = begin
        with Session(self._engine, expire_on_commit=False) as session:
            yield session

    def _still_ours(self) -> None:
        if _identity(self.path) != self._identity:
            raise RegisterProblem(
                f"The register {self.path} was replaced or moved while it was open, so nothing was saved; close hoctui, "
                "see which file is the right one, and open that."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    if path == IN_MEMORY:
        return None
    try:
        found = path.stat()
    except OSError:
        return (-1, -1)
    return (found.st_dev, found.st_ino)


def _in_plain_words(fault: Exception, path: Path) -> Exception:
    """The fault as one sentence where the disk or another hoctui caused it; the fault itself otherwise."""
    cause = getattr(fault, "orig", None) or fault
    if not isinstance(cause, sqlite3.Error):
        return fault
    said = str(cause).casefold()
    if "locked" in said or "busy" in said:
        return RegisterProblem(f"The register {path} is being written by another program; try again in a moment.")
    if "disk" in said and "full" in said:
        return RegisterProblem(f"The disk with {path} is full, so nothing was saved; make room and save again.")
    if "readonly" in said or "read-only" in said:
        return RegisterProblem(f"The register {path} cannot be written to, so nothing was saved; see who may write there.")
    if "disk i/o" in said or "unable to open" in said:
        return RegisterProblem(f"The disk refused to write {path} ({cause}), so nothing was saved; try again.")
    if "malformed" in said or "not a database" in said:
        return RegisterProblem(f"The register {path} is damaged ({cause}); keep it as it is and restore a backup.")
    return fault

