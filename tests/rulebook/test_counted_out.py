"""A date's count told line by line: every day of it once, weekends and whole weeks as one, bank holidays by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from casebook import CALENDAR, on
from hypothesis import given
from hypothesis import strategies as st

from hoctui.rulebook.calendar import CountedSpan, HolidayChange, WorkingCalendar, england_calendar


def told(spans: tuple[CountedSpan, ...]) -> list[tuple[str, str, tuple[int, int] | None, str]]:
    return [(span.first.isoformat()[5:], span.last.isoformat()[5:], span.numbers, span.why) for span in spans]


def test_a_short_count_is_told_day_by_day_with_its_weekend_as_one() -> None:
    """2024: 6.2. Received Tue 17 Nov 2026: five working days."""
    assert told(CALENDAR.counted_out(on("2026-11-17"), 5)) == [
        ("11-17", "11-17", (0, 0), ""),
        ("11-18", "11-18", (1, 1), ""),
        ("11-19", "11-19", (2, 2), ""),
        ("11-20", "11-20", (3, 3), ""),
        ("11-21", "11-22", None, "weekend"),
        ("11-23", "11-23", (4, 4), ""),
        ("11-24", "11-24", (5, 5), ""),
    ]


def test_received_on_a_saturday_that_day_is_day_0_and_the_sunday_is_not_counted() -> None:
    assert told(CALENDAR.counted_out(on("2026-11-21"), 1)) == [
        ("11-21", "11-21", (0, 0), ""),
        ("11-22", "11-22", None, "weekend"),
        ("11-23", "11-23", (1, 1), ""),
    ]


def test_a_bank_holiday_is_told_by_its_name_and_its_week_day_by_day() -> None:
    """2024: 6.14. Twenty working days over Christmas 2026: the only whole week that counts is that of 4 January."""
    calendar = england_calendar((HolidayChange(on("2026-12-30"), "one-off holiday"),))
    spans = calendar.counted_out(on("2026-12-10"), 20)
    assert [span.why for span in spans if span.why not in ("", "weekend")] == [
        "Christmas Day",
        "Boxing Day (substitute day)",
        "one-off holiday",
        "New Year's Day",
    ]
    assert [told((span,))[0][:3] for span in spans if span.numbers and span.numbers[0] != span.numbers[1]] == [
        ("12-14", "12-18", (2, 6)),
        ("01-04", "01-08", (13, 17)),
    ]
    assert spans[-1].numbers == (20, 20)


def test_a_week_with_a_day_that_is_to_stand_apart_is_told_day_by_day() -> None:
    spans = CALENDAR.counted_out(on("2026-11-02"), 20, apart=(on("2026-11-11"),))
    assert (on("2026-11-11"), on("2026-11-11"), (7, 7), "") in spans
    assert [span.numbers for span in spans if span.numbers and span.numbers[0] != span.numbers[1]] == [
        (10, 14),
        (15, 19),
    ]


def test_no_days_are_the_day_itself_and_fewer_than_none_are_refused() -> None:
    assert told(CALENDAR.counted_out(on("2026-11-21"), 0)) == [("11-21", "11-21", (0, 0), "")]
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.counted_out(on("2026-11-21"), -1)


@given(
    day=st.dates(date(2019, 1, 1), date(2027, 6, 30)),
    n=st.integers(0, 90),
    apart=st.integers(0, 90),
)
def test_every_day_of_the_count_is_told_once_with_the_number_it_has(day: date, n: int, apart: int) -> None:
    calendar: WorkingCalendar = CALENDAR
    spans = calendar.counted_out(day, n, apart=(day + timedelta(days=apart),))
    told_days: dict[date, int | None] = {}
    for span in spans:
        number = span.numbers[0] if span.numbers else None
        for ahead in range((span.last - span.first).days + 1):
            each = span.first + timedelta(days=ahead)
            assert each not in told_days
            told_days[each] = number + ahead if number is not None else None
        assert span.numbers is None or span.numbers[1] - span.numbers[0] == (span.last - span.first).days
    assert told_days == {counted.day: counted.number for counted in calendar.count(day, n)}
