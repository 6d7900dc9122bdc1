"""One writer at a time: an OS lock that dies with its owner, and a note beside it that names the holder."""

from __future__ import annotations

import getpass
import json
import os
import platform
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
        self._holder.write_text(
            json.dumps({"pid": os.getpid(), "user": getpass.getuser(), "machine": platform.node()}), encoding="utf-8"
        )

    def release(self) -> None:
        """Give the lock back."""
        if self._lock.is_locked:
            self._holder.unlink(missing_ok=True)
            self._lock.release()

    def _who(self) -> str:
        try:
            holder = json.loads(self._holder.read_text(encoding="utf-8"))
            return f"another hoctui (process {holder['pid']}, {holder['user']} on {holder['machine']})"
        except (OSError, ValueError, KeyError):
            return "another hoctui"
