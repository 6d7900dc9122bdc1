"""Days in an officer's own way: reading what is typed, and saying a day. Pure: today comes in as an argument."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from hoctui.errors import BadInput

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week in English whatever the machine's locale, in the order of date.weekday()."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months in English whatever the machine's locale: January first."""

EARLIEST = date(1990, 1, 1)
"""The first day that is taken as typed on purpose."""

YEARS_AHEAD = 10
"""How many years after today a date may lie before it is taken for a slip."""

_EXAMPLE = "type one such as 4/12/2026, 4 dec, fri 4 dec or yesterday"
_SHOWN = 40

# Patterns stay text until they are first used: most runs of hoctui read no date that was typed, and re keeps what it
# has compiled.
_ISO = r"(\d{4})-(\d{2})-(\d{2})"
_OFFSET = r"([+-]) ?(\d{1,5})"
_FIGURES = r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?"
_NAMED = r"(\d{1,2})[ ./-]?([a-z]{3,9})\.?(?:[ ./-]?(\d{4}|\d{2}))?"
_WEEKDAY_FIRST = r"([a-z]{3,9})\.? (.*\d.*)"
_RELATIVE = r"(?:(last|next) )?([a-z]{3,9})"

_ORDINAL = r"(?<=\d)(?:st|nd|rd|th)\b"
_DASH = r"[\u2010-\u2015\u2212]"
_AROUND_SIGN = r"(?<=\d) ?([/.-]) ?(?=\d)"


def parse_day(typed: str, today: date, *, ahead: bool = False) -> date:
    """The day meant by what an officer typed; day comes before month, always.

    Taken are 4/12, 4.12.26, 4-12-2026, 2026-12-04, 4 dec, 4th December 2026, fri 4 dec, today, yesterday, tomorrow, -2
    and +3 (calendar days from today), monday (the last one, today included; where the day lies `ahead`, the coming
    one), last friday and next tuesday. Without a year it is the year that puts the day nearest to `today`.

    Raises:
        BadInput: what was typed is no day, is no such day, or lies before 1990 or over ten years after `today`.
    """
    text = _tidy(typed)
    if not text:
        raise BadInput(f"No date was given; {_EXAMPLE}.")
    day = _relative(text, today, ahead=ahead) or _offset(text, today) or _calendar(text, typed, today)
    if day is None:
        raise BadInput(f'"{_shown(typed)}" is not a date that hoctui can read; {_EXAMPLE}.')
    return _in_range(day, today)


def parse_iso(text: str, today: date, what: str = "date") -> date:
    """The day of a strict year-month-day date such as 2026-12-04, for the command line and for files.

    `what` is the word for it in the sentence ("date", "day received").

    Raises:
        BadInput: the text is written otherwise, names no day, or lies before 1990 or over ten years after `today`.
    """
    found = re.fullmatch(_ISO, text, re.ASCII)
    if found is None:
        raise BadInput(f'The {what} "{_shown(text)}" is not written as year-month-day, such as 2026-12-04.')
    return _in_range(_day(int(found[1]), int(found[2]), int(found[3]), text), today)


def say_day(day: date) -> str:
    """A day in full for a list or a letter: Fri 4 Dec 2026."""
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


def say_short(day: date, today: date) -> str:
    """A day without its year where that is today's year: Fri 4 Dec, or Fri 4 Dec 2025."""
    if day.year != today.year:
        return say_day(day)
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]}"


def say_days(n: int, unit: str = "working day") -> str:
    """A number of units, in the plural where it is not one: 1 working day, 2 working days, 0 cases."""
    return f"{n} {unit}" if abs(n) == 1 else f"{n} {unit}s"


def say_left(n: int) -> str:
    """What is left of a time limit, in working days; a negative number is overdue."""
    if n == 0:
        return "due today"
    return f"{say_days(n)} left" if n > 0 else f"{say_days(-n)} OVERDUE"


def say_running(due: date, today: date, left: int) -> str:
    """What is left until a due date, in working days; on any other day than its own it is never "due today"."""
    if left or due == today:
        return say_left(left)
    return "OVERDUE, no working day yet" if due < today else "no working day left"


def add_months(day: date, n: int) -> date:
    """The same day of the month `n` months on (or back), or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + n, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _tidy(typed: str) -> str:
    text = " ".join(re.sub(_DASH, "-", typed).lower().replace(",", " ").split())
    text = re.sub(_ORDINAL, "", text).replace(" of ", " ")
    return re.sub(_AROUND_SIGN, r"\1", text)


def _shown(typed: str) -> str:
    """What was typed, fit for a sentence: short, and nothing that a terminal would obey."""
    text = " ".join("".join(char if char.isprintable() else " " for char in typed).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _relative(text: str, today: date, *, ahead: bool) -> date | None:
    """today, yesterday, tomorrow; a weekday with or without last or next before it."""
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if text in steps:
        return today + timedelta(days=steps[text])
    found = re.fullmatch(_RELATIVE, text, re.ASCII)
    weekday = _weekday(found[2]) if found else None
    if found is None or weekday is None:
        return None
    back = (today.weekday() - weekday) % 7
    if ahead and not found[1]:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    if found[1] == "last":
        return today - timedelta(days=back or 7)
    if found[1] == "next":
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _offset(text: str, today: date) -> date | None:
    """+3 and -2: calendar days from today."""
    found = re.fullmatch(_OFFSET, text, re.ASCII)
    if found is None:
        return None
    return today + timedelta(days=int(found[1] + found[2]))


def _calendar(text: str, typed: str, today: date) -> date | None:
    """A day of a month, in figures or with the month's name, with or without its year, weekday before it or none."""
    weekday = None
    first = re.fullmatch(_WEEKDAY_FIRST, text, re.ASCII)
    if first is not None:
        weekday = _weekday(first[1])
        if weekday is None:
            return None
        text = first[2]
    day = _dated(text, typed, today)
    if day is not None and weekday is not None and day.weekday() != weekday:
        raise BadInput(
            f'"{_shown(typed)}" cannot be right: {day.day} {MONTH_NAMES[day.month - 1]} {day.year}'
            f" is a {DAY_NAMES[day.weekday()]}, not a {DAY_NAMES[weekday]}."
        )
    return day


def _dated(text: str, typed: str, today: date) -> date | None:
    iso = re.fullmatch(_ISO, text, re.ASCII)
    if iso is not None:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]), typed)
    figures = re.fullmatch(_FIGURES, text, re.ASCII)
    if figures is not None:
        return _with_year(int(figures[1]), int(figures[3]), figures[4], typed, today)
    named = re.fullmatch(_NAMED, text, re.ASCII)
    if named is None:
        return None
    month = _month(named[2])
    return None if month is None else _with_year(int(named[1]), month, named[3], typed, today)


def _with_year(day: int, month: int, year: str | None, typed: str, today: date) -> date:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day, typed)
    _check_month(month, typed)

    def away(candidate: int) -> tuple[int, int]:
        # 29 February stands for the end of the month here, so that the year is chosen before the day is looked up. Of
        # two years equally near, the past: the officer mostly writes down what has happened.
        near = date(candidate, month, min(max(day, 1), monthrange(candidate, month)[1]))
        return abs((near - today).days), candidate

    nearest = min((today.year - 1, today.year, today.year + 1), key=away)
    return _day(nearest, month, day, typed)


def _check_month(month: int, typed: str) -> None:
    if not 1 <= month <= 12:
        raise BadInput(f'"{_shown(typed)}" is not a date: there is no month {month}; the day comes first, as in 4/12.')


def _day(year: int, month: int, day: int, typed: str) -> date:
    _check_month(month, typed)
    if year >= 1 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    # Only 29 February depends on the year; naming the year elsewhere would be naming one that may not have been typed.
    when = f" {year:04d}" if year < 1 or (month, day) == (2, 29) else ""
    raise BadInput(f'"{_shown(typed)}" is not a date: there is no {day} {MONTH_NAMES[month - 1]}{when}.')


def _in_range(day: date, today: date) -> date:
    if day < EARLIEST:
        raise BadInput(f"{say_day(day)} is before 1990, further back than the register goes; check the year.")
    if day > add_months(today, 12 * YEARS_AHEAD):
        raise BadInput(f"{say_day(day)} is more than ten years ahead; check the year.")
    return day


def _named(word: str, names: tuple[str, ...], spellings: dict[str, int]) -> int | None:
    """The place of the one name that the word begins, three letters at least; `spellings` are other short forms."""
    if word in spellings:
        return spellings[word]
    for place, name in enumerate(names):
        if len(word) >= 3 and name.lower().startswith(word):
            return place
    return None


def _weekday(word: str) -> int | None:
    return _named(word, DAY_NAMES, {"weds": 2})


def _month(word: str) -> int | None:
    place = _named(word, MONTH_NAMES, {})
    return None if place is None else place + 1
