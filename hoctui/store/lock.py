"""One writer at a time: an OS lock that dies with its owner, and a note beside it that names the holder."""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from hoctui.errors import RegisterBusy, RegisterProblem


class WriteLock:
    """The right to write to a register, held until released or until this process ends."""

    def __init__(self, register: Path) -> None:
        self._lock = FileLock(f"{register}.lock", mode=0o600, thread_local=False)
        self._holder = register.with_name(f"{register.name}.holder")
        self._register = register

    def acquire(self, patience: float) -> None:
        """Take the lock, waiting at most `patience` seconds.

        Raises:
            RegisterBusy: another hoctui holds it; the sentence says which.
            RegisterProblem: no lock can be made there.
        """
        try:
            self._lock.acquire(timeout=patience)
        except Timeout:
            raise RegisterBusy(
                f"The register {self._register} is held by {self._who()}; close it there, or try again when it is done."
            ) from None
        except OSError as fault:
            raise RegisterProblem(f"The register {self._register} cannot be locked ({fault.strerror}).") from None
        self._say_who()

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _say_who(self) -> None:
        """Leave word of who holds it: a courtesy to whoever waits, without which the lock holds all the same."""
        note = json.dumps({"pid": os.getpid(), "user": _user(), "machine": platform.node()})
        with suppress(OSError):
            self._holder.unlink(missing_ok=True)
            with os.fdopen(
                os.open(self._holder, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(note)

    def _who(self) -> str:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"another hoctui (process {holder['pid']}, {holder['user']} on {holder['machine']})"
        except (OSError, ValueError, KeyError, TypeError):
            return "another hoctui"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return "somebody"
