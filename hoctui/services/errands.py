"""The register's one thread: what screens ask is queued there and awaited, so that no key ever waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from hoctui.services.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")


class Superseded(Exception):  # noqa: N818 - not a fault: a newer question of the same kind was asked
    """A read that nobody waits for any more: a newer one of the same kind was asked."""


class Errands:
    """Work on a desk, done one piece after the other on one thread. A write is never cancelled."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register")
        self._newest: dict[str, int] = {}
        self._running = ""
        self._guard = Lock()

    async def ask(self, work: Callable[Concatenate[Desk, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a piece of work on the desk and give back what came of it; what it raises is raised here."""

        def run() -> T:
            return self.desk.register.plainly(lambda: work(self.desk, *args, **kwargs))

        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, run))

    async def read(self, kind: str, work: Callable[Concatenate[Desk, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """As ask, for a read that a newer one of the same kind replaces: the older is interrupted where it stands.

        Raises:
            Superseded: a newer read of that kind was asked.
        """
        number = self._newest[kind] = self._newest.get(kind, 0) + 1
        with self._guard:  # held, so that the read cannot end meanwhile and a write be struck in its place
            if self._running == kind:
                self.desk.register.interrupt()

        def run() -> T:
            if self._newest[kind] != number:
                raise Superseded
            self._running = kind
            try:
                return self.desk.register.interruptible(lambda: work(self.desk, *args, **kwargs), Superseded)
            finally:
                with self._guard:
                    self._running = ""

        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._thread, run)
        if self._newest[kind] != number:
            raise Superseded
        return found

    def finish(self) -> None:
        """Let what is queued end, then close the register."""
        self._thread.submit(self.desk.close)
        self._thread.shutdown(wait=True)
