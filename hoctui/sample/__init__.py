"""The sample register: Example Homes, 640 homes, some seventy invented complaints, the same every time for a given day.

It is what an officer's own entries come to, with their days, instants and salts handed in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

from hoctui.clock import Clock
from hoctui.errors import BadInput
from hoctui.sample import (
    arriving,
    assessments,
    earlier,
    extending,
    mould,
    ombudsman,
    promising,
    refusing,
    running,
    second_stage,
    timing,
    turning,
    waiting,
)
from hoctui.sample.diary import Diary
from hoctui.services import keeping, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery
from hoctui.services.preparing import prepare
from hoctui.store.files import files_of
from hoctui.store.register import Register

LANDLORD = "Example Homes"
_HOMES = "640"
_YEAR_END = "31 March"
_SEED = "Example Homes, 640 homes"
_MORNING = time(8, 0)
_PARTS = (
    mould,
    running,
    second_stage,
    waiting,
    timing,
    extending,
    arriving,
    promising,
    refusing,
    turning,
    ombudsman,
    earlier,
)


@dataclass(slots=True)
class SampleDesk(Desk):
    """A desk with the sample register on it. Closing it throws the register away, folder and all."""

    folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close the register and remove its folder."""
        Desk.close(self)
        if self.folder is not None:
            self.folder.cleanup()


def open_sample(clock: Clock) -> Desk:
    """Make the sample register for that clock's day in a temporary folder of its own, open for writing.

    `desk.register.path` says where it lies; `desk.close()` removes it. Raises RegisterProblem where it cannot
    be opened.
    """
    # Made in memory and written in one go: a disk that syncs each of some seven hundred entries takes seconds over it.
    making = Desk(Register.in_memory(), clock)
    folder = TemporaryDirectory(prefix="hoctui-sample-", ignore_cleanup_errors=True)
    path = Path(folder.name) / "sample.hoctui"
    try:
        make_sample(making)
        making.register.connection.execute("VACUUM INTO ?", (str(path),))
        register = Register.open_to_write(path)
        copytree(files_of(making.register).folder, files_of(register).folder)
    except BaseException:
        folder.cleanup()
        raise
    finally:
        making.close()
    return SampleDesk(register, clock, sample=True, folder=folder)


def make_sample(desk: Desk) -> None:
    """Fill an empty, writable register with the sample for the desk's day.

    It shows all that it is to show from August 2025 on; before that much of it falls under older editions of the Code.

    Raises:
        BadInput: the register holds cases already.
        RegisterProblem: it cannot be written.
    """
    if lists.count(desk, CaseQuery(show="all")):
        raise BadInput("The sample is made only in an empty register; this one holds cases already.")
    clock, salt = desk.clock, desk.salt
    today = clock.today
    # The same minutes and salts every time, so that the whole chain of events is the same: nothing here is a secret.
    chance = Random(_SEED)  # noqa: S311
    try:
        desk.clock = Clock.fixed(today, datetime.combine(today, _MORNING, UTC))
        desk.salt = lambda: chance.randbytes(16)
        prepare(desk)
        diary = Diary(today, desk.calendar, chance)
        for part in _PARTS:
            part.tell(diary)
        begun = diary.in_order()[0].written
        desk.clock = Clock.fixed(begun, datetime.combine(begun, _MORNING, UTC))
        keeping.set_profile(desk, LANDLORD, _HOMES, _YEAR_END)
        diary.play(desk)
        assessments.make(desk, today)
    finally:
        desk.clock, desk.salt = clock, salt
