"""How an officer's dates are read (day before month, never guessed silently) and said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoctui.dates import (
    DAY_NAMES,
    MONTH_NAMES,
    add_months,
    parse_day,
    parse_iso,
    say_day,
    say_days,
    say_left,
    say_short,
)
from hoctui.errors import BadInput

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    "typed",
    [
        "4/12",
        "04/12",
        "4/12/26",
        "4/12/2026",
        "4.12",
        "4.12.26",
        "4-12",
        "4-12-2026",
        "4 / 12 / 2026",
        "2026-12-04",
        "4 dec",
        "4 Dec 26",
        "4dec2026",
        "04-Dec-2026",
        "4 december",
        "4 december 2026",
        "4th December, 2026",
        "4th of December",
        "fri 4 dec",
        "Friday, 4 December 2026",
        "FRI 4/12",
        "fri 2026-12-04",
        "  4   DEC  ",
        "4\u201112\u20112026",  # hyphens that do not break, as pasted from a letter
        "+13",
    ],
)
def test_ways_of_writing_4_december(typed: str) -> None:
    assert parse_day(typed, TODAY) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("-2", "2026-11-19"),
        ("\u22122", "2026-11-19"),  # a minus sign, as a word processor makes of it
        ("+3", "2026-11-24"),
        ("- 0", "2026-11-21"),
        ("monday", "2026-11-16"),
        ("mon", "2026-11-16"),
        ("Tues", "2026-11-17"),
        ("weds", "2026-11-18"),
        ("fri", "2026-11-20"),
        ("saturday", "2026-11-21"),  # today included: what happened is mostly what is written down
        ("sun", "2026-11-15"),
        ("last friday", "2026-11-20"),
        ("last saturday", "2026-11-14"),  # before today
        ("next tuesday", "2026-11-24"),
        ("next sat", "2026-11-28"),
    ],
)
def test_days_told_from_today(typed: str, day: str) -> None:
    assert parse_day(typed, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("20/12", "2027-01-08", "2026-12-20"),  # in January, last December
        ("4/1", "2026-12-20", "2027-01-04"),  # in December, next January
        ("4/1", "2026-02-20", "2026-01-04"),
        ("4 jan", "2026-12-20", "2027-01-04"),
        ("29/2", "2028-01-10", "2028-02-29"),
        ("29 feb", "2027-12-10", "2028-02-29"),
        ("2/1", "2024-07-03", "2024-01-02"),  # 183 days either way: the past, as most of what is written down
    ],
)
def test_without_a_year_it_is_the_nearest(typed: str, today: str, day: str) -> None:
    assert parse_day(typed, date.fromisoformat(today)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "No date was given; type one such as 4/12/2026"),
        ("   ", "No date was given"),
        ("31/2", '"31/2" is not a date: there is no 31 February.'),
        ("31 nov 2026", '"31 nov 2026" is not a date: there is no 31 November.'),
        ("13/13", "there is no month 13; the day comes first, as in 4/12."),
        ("12/13/2026", "there is no month 13; the day comes first"),
        ("2026-13-01", "there is no month 13"),
        ("0/5", "there is no 0 May."),
        ("4/0", "there is no month 0"),
        ("29/2", "there is no 29 February 2027."),  # not 28 February, nor 2028
        ("29/2/2026", "there is no 29 February 2026."),
        ("1/1/0000", "there is no 1 January 0000."),
        ("thu 4 dec", '"thu 4 dec" cannot be right: 4 December 2026 is a Friday, not a Thursday.'),
        ("Monday 4/12/2026", "is a Friday, not a Monday."),
        ("31/12/1989", "Sun 31 Dec 1989 is before 1990"),
        ("22/11/2036", "Sat 22 Nov 2036 is more than ten years ahead; check the year."),
        ("1/1/2126", "Tue 1 Jan 2126 is more than ten years ahead"),
        ("4/12/99", "Fri 4 Dec 2099 is more than ten years ahead"),
        ("-99999", "is before 1990"),
        ("+99999", "is more than ten years ahead"),
        ("maybe", '"maybe" is not a date that hoctui can read; type one such as 4/12/2026, 4 dec'),
        ("4", "is not a date that hoctui can read"),
        ("4/12/126", "is not a date that hoctui can read"),
        ("4/12-26", "is not a date that hoctui can read"),
        ("dec 4", "is not a date that hoctui can read"),
        ("4 decc", "is not a date that hoctui can read"),
        ("4 de", "is not a date that hoctui can read"),
        ("fr", "is not a date that hoctui can read"),
        ("next fri 4 dec", "is not a date that hoctui can read"),
        ("next december", "is not a date that hoctui can read"),
        ("\u0664/\u0661\u0662", "is not a date that hoctui can read"),  # Arabic figures
        ("\x1b]52;c;Zm9v\x07", '"]52;c;Zm9v" is not a date'),  # nothing that a terminal would obey is said back
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_day(typed, TODAY)
    assert sentence in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")
    assert refusal.value.sentence.isprintable()


def test_a_long_text_is_not_said_back_whole() -> None:
    with pytest.raises(BadInput) as refusal:
        parse_day("mould " * 1000, TODAY)
    assert len(refusal.value.sentence) < 200


def test_the_range_of_dates_from_both_ends() -> None:
    assert parse_day("1/1/1990", TODAY) == date(1990, 1, 1)
    assert parse_day("21/11/2036", TODAY) == date(2036, 11, 21)


PIECES = st.sampled_from(
    ["31", "29", "4", "0", "2026", "99", "feb", "dec", "fri", "last", "next", "th", "/", "-", ".", " ", "+"]
)


@given(st.text(max_size=30) | st.lists(PIECES, max_size=7).map("".join))
def test_any_text_is_a_day_or_one_sentence(typed: str) -> None:
    try:
        day, sentence = parse_day(typed, TODAY), ""
    except BadInput as refusal:
        day, sentence = TODAY, refusal.sentence
    assert sentence.isprintable()
    assert date(1990, 1, 1) <= day <= date(2036, 11, 21)


@given(st.dates(date(1990, 1, 1), date(2036, 11, 21)))
def test_what_hoctui_says_it_reads(day: date) -> None:
    assert parse_day(say_day(day), TODAY) == day
    assert parse_day(f"{day.day}/{day.month}/{day.year}", TODAY) == day
    assert parse_iso(day.isoformat(), TODAY) == day


@given(st.dates(date(1991, 1, 1), date(2035, 1, 1)), st.integers(-182, 182))
def test_a_day_within_half_a_year_needs_no_year(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    assert parse_day(f"{day.day}/{day.month}", today) == day


def test_iso_is_strict() -> None:
    assert parse_iso("2026-12-04", TODAY) == date(2026, 12, 4)
    for text in ("4/12/2026", "20261204", "2026-W49-5", "2026-12-4", " 2026-12-04", "2026-12-04\n", "today", ""):
        with pytest.raises(BadInput, match="is not written as year-month-day, such as 2026-12-04"):
            parse_iso(text, TODAY)


def test_iso_refuses_what_is_no_day_or_out_of_range() -> None:
    for text, sentence in (
        ("2026-02-31", "there is no 31 February"),
        ("1989-12-31", "before 1990"),
        ("2036-11-22", "more than ten years ahead"),
        ("2126-01-01", "more than ten years ahead"),
    ):
        with pytest.raises(BadInput, match=sentence):
            parse_iso(text, TODAY)


def test_iso_names_what_the_date_is_for() -> None:
    with pytest.raises(BadInput, match='The day received "soon" is not written as'):
        parse_iso("soon", TODAY, "day received")


def test_days_are_said_in_english() -> None:
    assert say_day(date(2026, 12, 4)) == "Fri 4 Dec 2026"
    assert say_short(date(2026, 12, 4), TODAY) == "Fri 4 Dec"
    assert say_short(date(2025, 12, 5), TODAY) == "Fri 5 Dec 2025"
    assert " ".join(say_short(date(2026, 11, 16 + n), TODAY)[:3] for n in range(7)) == "Mon Tue Wed Thu Fri Sat Sun"
    assert DAY_NAMES[TODAY.weekday()] == "Saturday"
    assert MONTH_NAMES[10] == "November"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (2, "2 working days left"),
        (1, "1 working day left"),
        (0, "due today"),
        (-1, "1 working day OVERDUE"),
        (-3, "3 working days OVERDUE"),
    ],
)
def test_days_left_are_said_in_words_too(n: int, said: str) -> None:
    assert say_left(n) == said


def test_plurals() -> None:
    assert [say_days(n, "case") for n in (0, 1, 2)] == ["0 cases", "1 case", "2 cases"]
    assert say_days(5) == "5 working days"


# Twelve months to complain (2.2 of 2024), six years to keep: whole months, and no day that does not exist.
@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        ("2026-11-21", 12, "2027-11-21"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_months_on_and_back(day: str, n: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), n) == date.fromisoformat(then)
