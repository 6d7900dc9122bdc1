"""The officer's desk: an open register, the day, and the working days by which everything on it is counted."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from hoctui.clock import Clock
from hoctui.rulebook.calendar import WorkingCalendar, england_bank_holidays
from hoctui.store.holidays import bank_holidays, setting
from hoctui.store.register import Register

FIRST_YEAR = 1989
YEARS_AHEAD = 13
"""Bank holidays are kept for so many years past the present: dates are taken up to ten years ahead."""

YOUR_LANDLORD = "your landlord"
"""What a register without a profile calls its landlord."""


def _salt() -> bytes:
    return secrets.token_bytes(16)


@dataclass(slots=True)
class Desk:
    """An open register at work. Everything on it runs on one thread at a time."""

    register: Register
    clock: Clock
    salt: Callable[[], bytes] = _salt
    sample: bool = False
    """Whether this is the sample register, thrown away on leaving."""
    _calendar: WorkingCalendar | None = field(default=None, init=False)

    @property
    def calendar(self) -> WorkingCalendar:
        """England's working days, with the officer's own changes to the bank holidays."""
        if self._calendar is None:
            known, changes = bank_holidays(self.register.connection)
            if not known:
                known = england_known(self.clock.today.year)
            self._calendar = WorkingCalendar(known, changes)
        return self._calendar

    @property
    def landlord(self) -> str:
        """The landlord's name, or "your landlord" where no profile was set."""
        profile = setting(self.register.connection, "profile", self.clock.today)
        return str(profile["name"]) if profile else YOUR_LANDLORD

    def instant(self) -> datetime:
        """The present instant, for what is written down now."""
        return self.clock.now()

    def forget_calendar(self) -> None:
        """Read the bank holidays anew when they are next asked for."""
        self._calendar = None

    def close(self) -> None:
        """Close the register."""
        self.register.close()


def england_known(year: int) -> dict[date, str]:
    """England's bank holidays as this hoctui knows them in that year, for as far as dates are taken."""
    return england_bank_holidays(FIRST_YEAR, year + YEARS_AHEAD)


def open_desk(path: Path, clock: Clock, *, write: bool) -> Desk:
    """Open the register for writing, made where there is none, or for reading. Raises RegisterProblem."""
    return Desk(Register.open_to_write(path, now=clock.now) if write else Register.open_to_read(path), clock)


def open_desk_soon(path: Path, clock: Clock) -> Desk:
    """Open the register to be read at once, written after begin_writing(), as the app does. Raises RegisterProblem."""
    return Desk(Register.open_to_write_soon(path, now=clock.now), clock)
