"""Opening the register for a command, and closing it whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from hoctui.cli.front import Front
from hoctui.cli.telling import talk
from hoctui.errors import RegisterProblem
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare
from hoctui.store.place import is_there
from hoctui.store.register import in_plain_words

EVERY_ONE = 2**31 - 1
"""How many lines to ask for where all are wanted: more than any register has."""


class _PlainWords:
    """Turns what the disk or a damaged file does to a register into one sentence, whatever was being done."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(fault, Exception):
            said = in_plain_words(fault, self._path)
            if said is not fault:
                raise said from None


@contextmanager
def reading(front: Front, *, quiet: bool = False) -> Iterator[Desk]:
    """The register opened to be read, which nobody else's writing hinders; an empty one where there is none yet.

    That there is none is said on stderr, unless `quiet`: a path that was mistyped looks like a register without cases.

    Raises:
        RegisterProblem: it cannot be opened or read.
    """
    path = front.path()
    with _PlainWords(path):
        desk = open_desk(path, front.clock(), write=False)
        try:
            if desk.register.kept:
                prepare(desk)
            elif not quiet:
                talk(f"There is no register at {path} yet.")
            yield desk
        finally:
            desk.close()


@contextmanager
def writing(front: Front, *, make: bool = False) -> Iterator[Desk]:
    """The register opened to be written; with `make`, made where there is none.

    Raises:
        RegisterProblem: there is none and none is to be made, or it cannot be opened, read or written.
        RegisterBusy: another hoctui holds it.
    """
    path = front.path()
    if not make and not is_there(path):
        raise RegisterProblem(
            f"There is no register at {path} yet; begin one with 'hoctui case log' or 'hoctui assessment new', or "
            "name another with --register."
        )
    with _PlainWords(path):
        desk = open_desk(path, front.clock(), write=True)
        try:
            prepare(desk)
            yield desk
            front.recorded = front.recorded or f"in {path}"
        finally:
            desk.close()


def calendar_of(front: Front) -> WorkingCalendar:
    """England's working days with the bank holidays that were added to the register, where there is one."""
    with reading(front, quiet=front.register is None) as desk:
        return desk.calendar


def has_register(desk: Desk) -> bool:
    """Whether there is a register behind the desk, where an empty one in memory may stand for none."""
    return is_there(desk.register.source)
