"""Work on a thread that nobody need wait for: what looks at folders, where a drive that is gone may answer never."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """Do a piece of work on a thread of its own, and give back what came of it; what it raises is raised here.

    Whoever waits may be cancelled; the thread is then left to itself. Leaving the app does not wait for it, as it would
    for a thread out of a pool.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def give(result: T) -> None:
        if not done.done():
            done.set_result(result)

    def fail(fault: BaseException) -> None:
        if not done.done():
            done.set_exception(fault)

    def run() -> None:
        try:
            result = work()
        except BaseException as fault:  # noqa: BLE001 - raised where it is awaited
            _tell(loop, fail, fault)
        else:
            _tell(loop, give, result)

    Thread(target=run, name="aside", daemon=True).start()
    return await done


def _tell(loop: asyncio.AbstractEventLoop, how: Callable[[T], None], what: T) -> None:
    with suppress(RuntimeError):  # the app was left meanwhile
        loop.call_soon_threadsafe(how, what)
