"""What day and what instant it is: the one module that reads a clock. Everything else is handed a day or a Clock."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from hoctui.errors import BadInput

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

TODAY_VARIABLE = "HOCTUI_TODAY"
"""The environment variable that sets the day, as year-month-day; the instants recorded stay true all the same."""

_ISO = r"\d{4}-\d{2}-\d{2}"
_YEARS = range(1990, 2101)
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Clock:
    """The day it is for the officer, and the present instant.

    `source` gives the day afresh each time, so that an app left open past midnight moves on with it. `now` gives the
    present instant, aware and in UTC.
    """

    source: Callable[[], date]
    now: Callable[[], datetime]

    @property
    def today(self) -> date:
        """The day it is now."""
        return self.source()

    @classmethod
    def fixed(cls, today: date, now: datetime) -> Clock:
        """A clock that stands still at that day and that instant, for the sample register and for tests."""
        return cls(source=lambda: today, now=lambda: now)


def system_clock(today_override: str | None = None) -> Clock:
    """The machine's clock: days in England, instants in UTC.

    With `today_override`, or else HOCTUI_TODAY in the environment, written as 2026-12-04, the day stands still there;
    instants do not, since a record says when it was truly made.

    Raises:
        BadInput: the day given is no day, or lies outside 1990 to 2100.
    """
    if today_override is not None:
        day = _day_given(today_override, "The day given as today")
    elif os.environ.get(TODAY_VARIABLE):
        day = _day_given(os.environ[TODAY_VARIABLE], TODAY_VARIABLE)
    else:
        return Clock(source=lambda: datetime.now(_england()).date(), now=_now)
    return Clock(source=lambda: day, now=_now)


def say_instant(utc: datetime) -> str:
    """An instant as an officer in England reads it: Fri 20 Nov 2026, 14:02.

    Raises:
        ValueError: the instant has no offset, so that it could be any of several.
    """
    if utc.utcoffset() is None:
        raise ValueError("An instant is told only with its offset from UTC.")
    # ctime speaks English whatever the machine's locale, which strftime does not.
    weekday, month, day, time, year = utc.astimezone(_england()).ctime().split()
    return f"{weekday} {day} {month} {year}, {time[:5]}"


def _now() -> datetime:
    return datetime.now(UTC)


@cache
def _england() -> ZoneInfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - slow to import, and not needed where the day is given

    return ZoneInfo("Europe/London")


def _day_given(text: str, name: str) -> date:
    try:
        day = date.fromisoformat(text) if re.fullmatch(_ISO, text, re.ASCII) else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        shown = "".join(char for char in text if char.isprintable())[:_SHOWN]
        raise BadInput(f'{name} is "{shown}", which is not a day from 1990 to 2100 written as 2026-12-04.')
    return day
