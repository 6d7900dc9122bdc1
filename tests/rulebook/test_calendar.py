"""England's working days: day 0, what is not counted, and a count that can be told day by day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoctui.errors import BadInput
from hoctui.rulebook.calendar import (
    CountedDay,
    HolidayChange,
    WorkingCalendar,
    england_bank_holidays,
    england_calendar,
    holidays_version,
)

CALENDAR = england_calendar()

# England's bank holidays as the government listed and proclaimed them, written out by hand: month and day.
ENGLAND = {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    # The early May holiday was moved to Friday 8 May, 75 years after the war in Europe ended; 26 December a Saturday.
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    # Christmas Day on a Saturday, Boxing Day on a Sunday: Monday and Tuesday instead.
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    # The spring holiday moved to Thursday 2 June, the jubilee on the Friday; the Queen's funeral on nine days' notice.
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    # New Year's Day on a Sunday; the coronation on Monday 8 May.
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    # Boxing Day on a Saturday.
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    # Christmas Day on a Saturday, Boxing Day on a Sunday.
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    # New Year's Day on a Saturday.
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
}


def listed(year: int) -> list[date]:
    return [date.fromisoformat(f"{year}-{day}") for day in ENGLAND[year].split()]


def walked(day: date, n: int, holidays: set[date]) -> date:
    """The slow and certain way: one calendar day after the other."""
    while n:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            n -= 1
    return day


ALL_HOLIDAYS = set(england_bank_holidays(1989, 2045))
DAYS = st.dates(date(1990, 1, 1), date(2044, 6, 30))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize("year", sorted(ENGLAND))
def test_weekdays_off_are_englands_bank_holidays(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    off = [day for day in days if day.year == year and day.weekday() < 5 and not CALENDAR.is_working(day)]
    assert off == listed(year)


def test_bank_holidays_are_england_s_only_and_named_in_english() -> None:
    found = england_bank_holidays(2026, 2027)
    assert min(found) == date(2026, 1, 1)
    assert max(found) == date(2027, 12, 28)
    assert date(2026, 11, 30) not in found, "St Andrew's Day is Scotland's"
    assert date(2026, 3, 17) not in found, "St Patrick's Day is Northern Ireland's"
    assert date(2026, 1, 2) not in found, "2 January is Scotland's"
    assert found[date(2026, 4, 3)] == "Good Friday"
    assert found[date(2026, 12, 28)] == "Boxing Day (substitute day)"


def test_the_holidays_handed_out_are_the_askers_own() -> None:
    england_bank_holidays(2026, 2026).clear()
    assert len(england_bank_holidays(2026, 2026)) == 9  # eight on weekdays, and Boxing Day itself on its Saturday


def test_the_holidays_library_is_imported_only_when_asked() -> None:
    code = (
        "import sys, hoctui.rulebook.calendar as c; from datetime import date;"
        "c.WorkingCalendar({date(2026, 12, 25): 'Christmas Day'}).add(date(2026, 11, 17), 5);"
        "print(c.holidays_version());"
        "sys.exit('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == holidays_version()


# 6.2 and 6.3 of 2024, worked by hand. November 2026: the 17th is a Tuesday, the 21st a Saturday.
@pytest.mark.parametrize(
    ("received", "n", "due"),
    [
        ("2026-11-17", 5, "2026-11-24"),  # Tuesday: 18 19 20 23 24
        ("2026-11-21", 5, "2026-11-27"),  # Saturday is day 0 all the same: Monday is day 1
        ("2026-11-22", 5, "2026-11-27"),  # Sunday gains nothing over Saturday
        ("2026-11-20", 5, "2026-11-27"),  # nor does Friday
        ("2026-11-24", 10, "2026-12-08"),  # acknowledged on the last day: answered by 8 December
        ("2026-04-03", 5, "2026-04-13"),  # Good Friday is day 0; Easter Monday is out: 7 8 9 10 13
        ("2026-04-02", 5, "2026-04-13"),  # so is Maundy Thursday's complaint: Good Friday is out as well
        ("2026-12-24", 5, "2027-01-05"),  # Christmas: 29 30 31, then 4 5 January
        ("2022-09-12", 10, "2022-09-27"),  # the Queen's funeral on the 19th is not counted
        ("2022-05-27", 5, "2022-06-07"),  # 30 31 May, 1 June, then 6 7: the jubilee's Thursday and Friday are out
        ("2021-12-20", 20, "2022-01-20"),  # two Christmas substitutes and New Year's
    ],
)
def test_worked_examples(received: str, n: int, due: str) -> None:
    assert CALENDAR.add(date.fromisoformat(received), n) == date.fromisoformat(due)


def test_days_left_and_overdue() -> None:
    assert CALENDAR.between(date(2026, 11, 21), date(2026, 11, 24)) == 2
    assert CALENDAR.between(date(2026, 11, 24), date(2026, 11, 24)) == 0
    assert CALENDAR.between(date(2026, 11, 16), date(2026, 11, 21)) == 4
    assert CALENDAR.between(date(2026, 11, 21), date(2026, 11, 16)) == -4, "due Monday, read on Saturday: 4 overdue"
    assert CALENDAR.between(date(2026, 11, 20), date(2026, 11, 22)) == 0, "a weekend adds nothing"


@given(DAYS, COUNTS)
def test_a_count_equals_the_walk_day_by_day(day: date, n: int) -> None:
    assert CALENDAR.add(day, n) == walked(day, n, ALL_HOLIDAYS)


@given(DAYS, COUNTS)
def test_adding_and_counting_are_inverse(day: date, n: int) -> None:
    assert CALENDAR.between(day, CALENDAR.add(day, n)) == n
    assert CALENDAR.between(CALENDAR.add(day, n), day) == -n


@given(DAYS, st.integers(1, 120))
def test_a_due_date_is_never_a_day_off(day: date, n: int) -> None:
    assert CALENDAR.is_working(CALENDAR.add(day, n))


@given(DAYS, st.integers(1, 60))
def test_counting_back_lands_on_the_working_day_that_many_before(day: date, n: int) -> None:
    if day.year == 1990:
        day = day.replace(year=1991, day=min(day.day, 28))
    back = CALENDAR.add(day, -n)
    assert CALENDAR.is_working(back)
    assert CALENDAR.between(back, day) == n


@given(DAYS, DAYS, COUNTS)
def test_received_later_is_never_due_earlier(one: date, other: date, n: int) -> None:
    first, last = sorted((one, other))
    assert CALENDAR.add(first, n) <= CALENDAR.add(last, n)
    assert CALENDAR.add(first, n) < CALENDAR.add(first, n + 1)


@given(DAYS, COUNTS)
def test_every_day_of_a_count_is_told(day: date, n: int) -> None:
    told = CALENDAR.count(day, n)
    assert [each.day for each in told] == [day + timedelta(days=ahead) for ahead in range(len(told))]
    assert [each.number for each in told if each.number is not None] == list(range(n + 1))
    assert told[-1].day == CALENDAR.add(day, n)
    for each in told[1:]:
        assert (each.number is None) == (not CALENDAR.is_working(each.day)) == bool(each.why)


def test_days_not_counted_say_why() -> None:
    told = CALENDAR.count(date(2026, 12, 24), 1)
    assert told == (
        CountedDay(date(2026, 12, 24), 0, ""),
        CountedDay(date(2026, 12, 25), None, "Christmas Day"),
        CountedDay(date(2026, 12, 26), None, "Saturday"),
        CountedDay(date(2026, 12, 27), None, "Sunday"),
        CountedDay(date(2026, 12, 28), None, "Boxing Day (substitute day)"),
        CountedDay(date(2026, 12, 29), 1, ""),
    )


def test_a_count_is_told_forwards_only() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.count(date(2026, 11, 17), -1)


@pytest.mark.parametrize(
    ("day", "n", "sentence"),
    [
        ("2026-11-17", 0, "received Tue 17 Nov is day 0"),
        ("2026-11-17", 1, "received Tue 17 Nov is day 0; 18 is day 1; no bank holidays"),
        (
            "2026-11-17",
            5,
            (
                "received Tue 17 Nov is day 0; 18 19 20 23 24 are days 1 to 5; Sat 21 and Sun 22 not counted;"
                " no bank holidays"
            ),
        ),
        (
            "2026-11-21",
            5,
            "received Sat 21 Nov is day 0; 23 24 25 26 27 are days 1 to 5; Sun 22 not counted; no bank holidays",
        ),
        (
            "2026-12-24",
            5,
            (
                "received Thu 24 Dec is day 0; 29 30 31 Dec, 4 5 Jan are days 1 to 5; Sat 26, Sun 27, Sat 2 and Sun 3"
                " not counted; bank holidays not counted: Fri 25 Dec Christmas Day,"
                " Mon 28 Dec Boxing Day (substitute day), Fri 1 Jan 2027 New Year's Day"
            ),
        ),
        (
            "2026-04-02",
            1,
            (
                "received Thu 2 Apr is day 0; 7 is day 1; Sat 4 and Sun 5 not counted;"
                " bank holidays not counted: Fri 3 Apr Good Friday, Mon 6 Apr Easter Monday"
            ),
        ),
        (
            "2026-11-24",
            20,
            (
                "received Tue 24 Nov is day 0; 25–27 30 Nov, 1–4 7–11 14–18 21–22 Dec are days 1 to 20;"
                " 8 weekend days not counted; no bank holidays"
            ),
        ),
    ],
)
def test_the_count_in_one_sentence(day: str, n: int, sentence: str) -> None:
    assert CALENDAR.explain(date.fromisoformat(day), n, "received") == sentence


def test_the_sentence_takes_any_word_for_the_event() -> None:
    assert CALENDAR.explain(date(2026, 11, 17), 1).startswith("the event Tue 17 Nov is day 0; ")
    assert CALENDAR.explain(date(2026, 11, 17), 1, "acknowledged").startswith("acknowledged Tue 17 Nov is day 0; ")


def test_a_holiday_proclaimed_at_short_notice_is_not_counted() -> None:
    day = HolidayChange(date(2026, 11, 23), "Day of mourning")
    changed = england_calendar([day])
    assert changed.holiday(day.day) == "Day of mourning"
    assert not changed.is_working(day.day)
    assert changed.add(date(2026, 11, 17), 5) == date(2026, 11, 25), "24 November without it"
    assert changed.explain(date(2026, 11, 17), 5).endswith("; bank holiday not counted: Mon 23 Nov Day of mourning")
    assert CALENDAR.is_working(day.day), "another calendar is not touched"


def test_a_holiday_struck_out_is_counted() -> None:
    struck = england_calendar([HolidayChange(date(2026, 12, 28), "", struck=True)])
    assert struck.is_working(date(2026, 12, 28))
    assert struck.holiday(date(2026, 12, 28)) == ""
    assert struck.add(date(2026, 12, 24), 1) == date(2026, 12, 28)


def test_the_last_change_to_a_day_holds() -> None:
    day = date(2026, 11, 23)
    both = [HolidayChange(day, "Day of mourning"), HolidayChange(day, "", struck=True)]
    assert england_calendar(both).is_working(day)
    assert not england_calendar(reversed(both)).is_working(day)


def test_an_added_day_without_a_name_is_a_bank_holiday_all_the_same() -> None:
    changed = england_calendar([HolidayChange(date(2026, 11, 23), "")])
    assert changed.holiday(date(2026, 11, 23)) == "bank holiday"


def test_a_weekend_is_named_as_one_even_on_a_bank_holiday() -> None:
    assert CALENDAR.holiday(date(2027, 12, 25)) == "Christmas Day"
    assert CALENDAR.count(date(2027, 12, 24), 1)[1] == CountedDay(date(2027, 12, 25), None, "Saturday")


def test_the_digest_moves_with_the_days_that_move_a_due_date() -> None:
    digest = CALENDAR.digest()
    assert len(digest) == 16
    assert int(digest, 16) >= 0
    assert england_calendar().digest() == digest
    assert england_calendar([HolidayChange(date(2026, 11, 23), "Day of mourning")]).digest() != digest
    assert england_calendar([HolidayChange(date(2026, 12, 28), "", struck=True)]).digest() != digest
    assert england_calendar([HolidayChange(date(2026, 11, 21), "a Saturday")]).digest() == digest
    assert england_calendar([HolidayChange(date(2060, 1, 5), "out of reach")]).digest() == digest


def test_years_without_known_holidays_are_refused_rather_than_counted_wrongly() -> None:
    few = england_calendar(first_year=2026, last_year=2027)
    assert (few.first_year, few.last_year) == (2026, 2027)
    assert few.add(date(2026, 1, 1), 1) == date(2026, 1, 2)
    assert few.between(date(2026, 1, 1), date(2027, 12, 31)) > 500
    sentence = "known only from 2026 to 2027"
    for before in (date(2025, 12, 31), date(1990, 1, 1)):
        for ask in (few.is_working, few.holiday):
            with pytest.raises(BadInput, match=sentence):
                ask(before)
        for n in (0, 1, 400):
            with pytest.raises(BadInput, match=sentence):
                few.add(before, n)
        with pytest.raises(BadInput, match=sentence):
            few.between(before, date(2026, 6, 1))
    with pytest.raises(BadInput, match=sentence):
        few.between(date(2026, 6, 1), date(2028, 1, 1))
    with pytest.raises(BadInput, match=sentence):
        few.add(date(2027, 12, 24), 5)
    with pytest.raises(BadInput, match=sentence):
        few.add(date(2026, 1, 5), -5)
    with pytest.raises(BadInput, match=sentence):
        few.count(date(2027, 12, 24), 5)


def test_holidays_with_a_year_missing_make_no_calendar() -> None:
    with pytest.raises(BadInput, match="No bank holidays are known"):
        WorkingCalendar({})
    with pytest.raises(BadInput, match="for 2025"):
        WorkingCalendar({date(2024, 12, 25): "Christmas Day", date(2026, 12, 25): "Christmas Day"})
