"""What is printed when the app meets a fault of its own: kind, place and a reference; nothing that anybody typed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from traceback import walk_tb
from typing import Any

from rich.segment import Segment, Segments
from textual.app import App
from textual.worker import WorkerFailed

from hoctui import __version__
from hoctui.errors import EXIT_FAULT

_PACKAGE = "hoctui"


def crash_report(error: BaseException) -> str:
    """The lines to print for a fault: its kind, where it arose, and a reference that is the same for the same fault.

    No message of the exception and no value of a variable is in it: both may hold what a resident wrote.
    """
    cause = _root(error)
    places = list(_places(cause))
    ours = [place for place in places if place.startswith(f"{_PACKAGE}/")]
    where = ours[-1] if ours else (places[-1] if places else "an unknown place")
    digest = hashlib.sha256("\n".join([__version__, type(cause).__name__, *places]).encode("utf-8")).hexdigest()
    return (
        "hoctui met a fault of its own and has stopped. What was saved is saved.\n"
        f"{type(cause).__name__} at {where}, version {__version__}, reference {digest[:4]}-{digest[4:8]}\n"
        "Please report that line; it holds nothing of your register."
    )


class QuietCrash(App[Any]):
    """An app whose crash report holds no values; first among the base classes of the app."""

    def _handle_exception(self, error: Exception) -> None:
        """Takes note of the first fault, as Textual does, and ends with the status of a fault of ours.

        Textual prints an exception that can draw itself (a stylesheet's, say) whole: here all take the same way.
        """
        self._return_code = EXIT_FAULT
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Prints the report in place of a traceback with its locals; only the first fault counts."""
        if not self._exit_renderables and self._exception is not None:
            self._exit_renderables.append(Segments([Segment(crash_report(self._exception) + "\n")]))
        self._close_messages_no_wait()


def _root(error: BaseException) -> BaseException:
    while isinstance(error, WorkerFailed) and isinstance(error.error, BaseException):
        error = error.error
    return error


def _places(error: BaseException) -> Iterator[str]:
    """File and line of each step, outermost first; the file by its module's name, so that nobody's folder is told."""
    for frame, line in walk_tb(error.__traceback__):
        yield f"{str(frame.f_globals.get('__name__', '?')).replace('.', '/')}.py:{line}"
