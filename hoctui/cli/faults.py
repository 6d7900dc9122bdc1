"""The way out: whatever a command ends with becomes an exit status and, where it failed, one sentence on stderr."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from traceback import walk_tb
from types import TracebackType
from typing import Self

from hoctui import __version__
from hoctui.cli.telling import OutputLost, briefly, forget, talk
from hoctui.errors import EXIT_DONE, EXIT_FAULT, HoctuiError

EXIT_INTERRUPTED = 130
"""What a shell gives a program that was stopped from the keyboard."""

EXIT_PIPE_CLOSED = 141
"""What a shell gives a program whose reader went away."""


class Door:
    """The last wall: nothing gets past it but an exit status.

    A fault of ours is told by its kind, place and a reference: never by its message or the values at hand, which may
    hold what a resident wrote.
    """

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self.status = EXIT_DONE
        self._arguments = arguments

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if fault is None or isinstance(fault, SystemExit):
            return False
        self.status = _told(fault, self._arguments)
        return True


def _told(fault: BaseException, arguments: Sequence[str]) -> int:
    """Tell what went wrong, where there is something to tell, and return the status that it ends with."""
    match fault:
        case HoctuiError():
            if isinstance(fault, OutputLost):
                forget(sys.stdout)
            talk(f"hoctui: {briefly(fault.sentence, arguments)}")
            status = fault.exit_status
        case KeyboardInterrupt():
            status = EXIT_INTERRUPTED
        case BrokenPipeError():
            forget(sys.stdout)
            status = EXIT_PIPE_CLOSED
        case _:
            talk(fault_report(fault))
            status = EXIT_FAULT
    return status


def fault_report(fault: BaseException) -> str:
    """The lines for a fault of ours: its kind, where it arose, and a reference that is the same for the same fault."""
    places = [
        f"{str(frame.f_globals.get('__name__', '?')).replace('.', '/')}.py:{line}"
        for frame, line in walk_tb(fault.__traceback__)
    ]
    ours = [place for place in places if place.startswith("hoctui/")]
    where = ours[-1] if ours else (places[-1] if places else "an unknown place")
    digest = hashlib.sha256("\n".join([__version__, type(fault).__name__, *places]).encode("utf-8")).hexdigest()
    return (
        "hoctui met a fault of its own and has stopped. What was saved is saved.\n"
        f"{type(fault).__name__} at {where}, version {__version__}, reference {digest[:4]}-{digest[4:8]}\n"
        "Please report that line; it holds nothing of your register."
    )
