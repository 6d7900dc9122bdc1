"""Working days in England: counted by rank in an array built once, with the officer's own changes to the holidays.

Day 0 is the day of the event, whatever day of the week it falls on. A working day is not a Saturday, a Sunday or a bank
holiday in England.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate, compress, groupby
from typing import NamedTuple

from hoctui.dates import DAY_NAMES, MONTH_NAMES, say_days, say_short
from hoctui.errors import BadInput

_SATURDAY = 5
_LISTED_DAYS = 10
"""Up to so many counted days are told one by one; more are told in runs."""
_LISTED_WEEKEND_DAYS = 4
_TOLD_SINGLY = 12
"""A count of more working days than this is told with its whole weeks as one."""


class HolidayChange(NamedTuple):
    """A change the officer makes to the bank holidays: one added, or one struck out, such as a day that was moved.

    One-off bank holidays are proclaimed at short notice, faster than any library or release can follow.
    """

    day: date
    name: str
    struck: bool = False


class CountedDay(NamedTuple):
    """A calendar day in a count: its number (0 for the event's own day), or None and `why` it is not counted."""

    day: date
    number: int | None
    why: str = ""


class CountedSpan(NamedTuple):
    """Days in a count that are told as one: a day by itself, a weekend, or whole weeks of working days."""

    first: date
    last: date
    numbers: tuple[int, int] | None
    """The numbers of the first and the last of them; None where they are not counted."""
    why: str = ""
    """Why they are not counted: "weekend", or the bank holiday's name."""


class WorkingCalendar:
    """Working days over the years that bank holidays are known for.

    Every method raises BadInput for a day outside those years, or a count that leaves them, rather than count as if
    there were no bank holidays there.
    """

    first_year: int
    last_year: int

    def __init__(self, bank_holidays: Mapping[date, str], changes: Iterable[HolidayChange] = ()) -> None:
        """A calendar of these bank holidays, the changes made one after the other.

        The years it covers are those of `bank_holidays`, each of which has some in England; a change outside them has
        nothing to change.

        Raises:
            BadInput: there are no bank holidays, or a year between the first and the last has none.
        """
        years = {day.year for day in bank_holidays}
        if not years:
            raise BadInput("No bank holidays are known, so working days cannot be counted.")
        self.first_year, self.last_year = min(years), max(years)
        for year in range(self.first_year, self.last_year):
            if year not in years:
                raise BadInput(f"No bank holidays are known for {year}, so working days cannot be counted across it.")
        named = dict(bank_holidays)
        for change in changes:
            if change.struck:
                named.pop(change.day, None)
            elif self.first_year <= change.day.year <= self.last_year:
                named[change.day] = change.name or "bank holiday"
        self._named = named

    def is_working(self, day: date) -> bool:
        """Whether the day counts: not a Saturday, a Sunday or a bank holiday."""
        self._check(day)
        return day.weekday() < _SATURDAY and day not in self._named

    def holiday(self, day: date) -> str:
        """The bank holiday's name, or nothing where the day is none."""
        self._check(day)
        return self._named.get(day, "")

    def add(self, day: date, n: int) -> date:
        """The working day that is `n` working days after the event's day, which is day 0 whatever day it is.

        With `n` = 0 it is `day` itself. A negative `n` counts back: to the working day from which that many lie to
        `day`.
        """
        first, ranks, days = self._table
        offset = day.toordinal() - first
        # This runs for every open case on every screen, so an offset past the end is left to the arrays to find.
        if offset >= 0:
            try:
                place = ranks[offset] + n - 1
                if n == 0:
                    return day
                if place >= 0:
                    return days[place]
            except IndexError:
                pass
        raise self._outside()

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative where `end` comes before `start`.

        So a deadline has between(today, deadline) working days left: 0 on the day itself, less than 0 when overdue.
        """
        first, ranks, _ = self._table
        one = start.toordinal() - first
        other = end.toordinal() - first
        if one >= 0 and other >= 0:
            try:
                return ranks[other] - ranks[one]
            except IndexError:
                pass
        raise self._outside()

    def count(self, day: date, n: int) -> tuple[CountedDay, ...]:
        """Every calendar day from the event's day to its `n`th working day, each counted or saying why not.

        Raises:
            ValueError: `n` is negative: a count is told forwards only.
        """
        if n < 0:
            raise ValueError(f"A count is told forwards, not {n} days.")
        last = self.add(day, n)
        told = [CountedDay(day, 0)]
        number = 0
        for ahead in range(1, (last - day).days + 1):
            each = day + timedelta(days=ahead)
            if self.is_working(each):
                number += 1
                told.append(CountedDay(each, number))
            else:
                told.append(CountedDay(each, None, self._why(each)))
        return tuple(told)

    def counted_out(self, day: date, n: int, apart: Collection[date] = ()) -> tuple[CountedSpan, ...]:
        """The same count in as few lines as tell it: a weekend is one span, and in a long count so is a whole week.

        What is counted week by week are Mondays to Fridays that all count; the first and the last week are told day by
        day, and so is every week that holds a day of `apart`, such as today.

        Raises:
            ValueError: `n` is negative.
        """
        told = self.count(day, n)
        spans = [_span(list(days)) for _, days in groupby(told, key=_told_with)]
        if n <= _TOLD_SINGLY:
            return tuple(spans)
        folded: list[CountedSpan] = []
        for _, week in groupby(spans, key=lambda span: span.first.toordinal() - span.first.weekday()):
            found = list(week)
            working = [span for span in found if span.numbers]
            whole = len(working) == 5 and found[0].first != day and working[-1].numbers != (n, n)
            if whole and not any(span.first in apart for span in working):
                first, last = working[0], working[-1]
                numbers = (first.numbers or (0, 0))[0], (last.numbers or (0, 0))[1]
                folded.append(CountedSpan(first.first, last.last, numbers))
                found = found[5:]
            folded.extend(found)
        return tuple(folded)

    def explain(self, day: date, n: int, event: str = "the event") -> str:
        """The count in one compact sentence without its full stop, `event` being the word for what happened on day 0.

        For example: received Tue 17 Nov is day 0; 18 19 20 23 24 are days 1 to 5; Sat 21 and Sun 22 not counted; no
        bank holidays.
        """
        told = self.count(day, n)
        parts = [f"{event} {say_short(day, day)} is day 0"]
        if n:
            counted = [each.day for each in told if each.number]
            parts.append(f"{_say_counted(counted, day)} {'is day 1' if n == 1 else f'are days 1 to {n}'}")
            skipped = [each for each in told if each.number is None]
            weekend = [each.day for each in skipped if each.day.weekday() >= _SATURDAY]
            if weekend:
                parts.append(f"{_say_weekend(weekend)} not counted")
            named = [f"{say_short(each.day, day)} {each.why}" for each in skipped if each.day.weekday() < _SATURDAY]
            plural = "bank holidays" if len(named) > 1 else "bank holiday"
            parts.append(f"{plural} not counted: {', '.join(named)}" if named else "no bank holidays")
        return "; ".join(parts)

    def digest(self) -> str:
        """A short digest of the bank holidays in force that fall on a weekday: the only ones that move a due date."""
        days = sorted(day.isoformat() for day in self._named if day.weekday() < _SATURDAY)
        return hashlib.sha256("\n".join(days).encode("ascii")).hexdigest()[:16]

    @cached_property
    def _table(self) -> tuple[int, array[int], tuple[date, ...]]:
        """The first covered day's ordinal; how many working days lie at or before each day; the working days."""
        first = date(self.first_year, 1, 1).toordinal()
        length = date(self.last_year, 12, 31).toordinal() - first + 1
        # Ordinal 1 was a Monday, so the week's pattern starts where the first day's weekday is.
        weekday = (first - 1) % 7
        working = bytearray((b"\1\1\1\1\1\0\0" * (length // 7 + 2))[weekday : weekday + length])
        for day in self._named:
            working[day.toordinal() - first] = 0
        days = tuple(map(date.fromordinal, compress(range(first, first + length), working)))
        return first, array("i", accumulate(working)), days

    def _check(self, day: date) -> None:
        if not self.first_year <= day.year <= self.last_year:
            raise self._outside()

    def _why(self, day: date) -> str:
        return DAY_NAMES[day.weekday()] if day.weekday() >= _SATURDAY else self._named[day]

    def _outside(self) -> BadInput:
        return BadInput(
            f"Working days cannot be counted there: bank holidays are known only from {self.first_year}"
            f" to {self.last_year}."
        )


def _told_with(counted: CountedDay) -> tuple[int, bool]:
    """What the days that are told as one have in common: those of one weekend, neither of them a day of its own."""
    weekend = counted.number is None and counted.day.weekday() >= _SATURDAY
    return (counted.day.toordinal() - counted.day.weekday() if weekend else counted.day.toordinal(), weekend)


def _span(days: list[CountedDay]) -> CountedSpan:
    first, last = days[0], days[-1]
    if first.number is not None:
        return CountedSpan(first.day, first.day, (first.number, first.number))
    return CountedSpan(first.day, last.day, None, "weekend" if first.day.weekday() >= _SATURDAY else first.why)


def england_bank_holidays(first_year: int, last_year: int) -> dict[date, str]:
    """England's bank holidays of those years, first and last included, with their English names.

    The names are those of the `holidays` library, except that a substitute day is called one. Importing that library
    costs more than all the counting there is, so nothing else imports it.
    """
    return dict(_england(first_year, last_year))


@cache
def _england(first_year: int, last_year: int) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415  (a hundred milliseconds and more, paid only here)

    found = country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1), language="en_GB")
    return {day: name.replace("(observed)", "(substitute day)") for day, name in sorted(found.items())}


def holidays_version() -> str:
    """The version of the library that the bank holidays come from, without importing it."""
    from importlib import metadata  # noqa: PLC0415  (slower to import than this whole module)

    return metadata.version("holidays")


def england_calendar(
    changes: Iterable[HolidayChange] = (), first_year: int = 1989, last_year: int = 2045
) -> WorkingCalendar:
    """England's working days with the officer's changes, for every year a register can hold a date of."""
    return WorkingCalendar(_england(first_year, last_year), changes)


def _say_counted(days: list[date], event: date) -> str:
    """The counted days month by month: 18 19 20 23 24, or 27 30 Nov, 1 2 3 Dec, or 18–20 23–27 30 Nov, 1–4 Dec."""
    months = [list(month) for _, month in groupby(days, key=lambda day: (day.year, day.month))]
    say = _say_each if len(days) <= _LISTED_DAYS else _say_runs
    if len(months) == 1 and (months[0][0].year, months[0][0].month) == (event.year, event.month):
        return say(months[0])
    return ", ".join(f"{say(month)} {MONTH_NAMES[month[0].month - 1][:3]}" for month in months)


def _say_each(days: list[date]) -> str:
    return " ".join(str(day.day) for day in days)


def _say_runs(days: list[date]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day.day - 1:
            runs[-1].append(day.day)
        else:
            runs.append([day.day])
    return " ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _say_weekend(days: list[date]) -> str:
    """Sat 21 and Sun 22; where there are many, only how many."""
    if len(days) > _LISTED_WEEKEND_DAYS:
        return f"{say_days(len(days), 'weekend day')}"
    told = [f"{DAY_NAMES[day.weekday()][:3]} {day.day}" for day in days]
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
