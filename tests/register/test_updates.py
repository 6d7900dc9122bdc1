"""Updates agreed with the resident: each due from the last one given; kept, late, or never given (2024: 5.9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from casebook import BANK_HOLIDAYS, CALENDAR, clocks, governed, lived, on, received
from hypothesis import given
from hypothesis import strategies as st
from life_told import ack, answer, closed, escalated, extended, told, updates

from hoctui.register.breaches import breaches_of
from hoctui.register.events import DocumentAdded, Event, LetterSent, Reopened, RepresentativeNamed

R, ACK = received("2024-06-03"), ack("2024-06-06")
# Every 5 from Fri 7 Jun 2024: 10 to 14 are 1 to 5. From Fri 14: 17 to 21. From Mon 17: 18 to 21 and Mon 24.
AGREED = updates("2024-06-07", 5)


def found(*events: Event) -> list[tuple[str, str | None, bool]]:
    """Each update's due date, the day it was given, and whether it still runs."""
    return [
        (clock.due.isoformat(), clock.met_on.isoformat() if clock.met_on else None, clock.running)
        for clock in clocks(lived(*events))
        if clock.what == "update"
    ]


def breached(*events: Event) -> list[tuple[str, str, str]]:
    life = lived(*events)
    return [
        (one.clause, one.on.isoformat(), one.words)
        for one in breaches_of(life.case, governed(life), CALENDAR)
        if one.words.startswith("update")
    ]


def test_the_first_is_due_from_the_day_of_the_agreement() -> None:
    assert found(R, ACK, AGREED) == [("2024-06-14", None, True)]
    assert breached(R, ACK, AGREED) == []


def test_one_given_on_its_last_day_is_kept_and_the_next_counts_from_there() -> None:
    events = (R, ACK, AGREED, told("2024-06-14"))
    assert found(*events) == [("2024-06-14", "2024-06-14", False), ("2024-06-21", None, True)]
    assert breached(*events) == []


def test_one_given_a_working_day_later_is_late_under_5_9() -> None:
    events = (R, ACK, AGREED, told("2024-06-17"))
    assert found(*events) == [("2024-06-14", "2024-06-17", False), ("2024-06-24", None, True)]
    assert breached(*events) == [("5.9", "2024-06-17", "update due Fri 14 Jun 2024 given late")]


def test_what_the_resident_says_is_no_update_of_ours() -> None:
    assert found(R, ACK, AGREED, told("2024-06-12", direction="in")) == [("2024-06-14", None, True)]


def test_on_the_day_of_the_agreement_nothing_more_is_given() -> None:
    assert found(R, ACK, AGREED, told("2024-06-07")) == [("2024-06-14", None, True)]


def test_a_word_before_the_agreement_is_none_of_its_updates() -> None:
    assert found(R, ACK, told("2024-06-05"), AGREED) == [("2024-06-14", None, True)]


def test_a_word_with_somebody_else_is_none_and_with_who_acts_for_them_is_one() -> None:
    assert found(R, ACK, AGREED, told("2024-06-12", with_whom="the roofer")) == [("2024-06-14", None, True)]
    named = RepresentativeNamed(on=on("2024-06-07"), who="D Elm")
    # From Wed 12 Jun: 13 14 are 1 2, 17 18 19 are 3 to 5.
    assert found(R, ACK, AGREED, named, told("2024-06-12", with_whom="d elm"))[-1] == ("2024-06-19", None, True)


def test_a_letter_out_and_a_document_out_are_updates_where_they_go_to_the_resident() -> None:
    letter = LetterSent(on=on("2024-06-12"), letter="update")
    paper = DocumentAdded(on=on("2024-06-12"), name="a.pdf", sha256="a" * 64, size=1, direction="out")
    for event in (letter, paper):
        assert found(R, ACK, AGREED, event)[0] == ("2024-06-14", "2024-06-12", False)
    other = letter.model_copy(update={"to_whom": "the council"})
    received_ = paper.model_copy(update={"direction": "in"})
    for event in (other, received_, paper.model_copy(update={"direction": ""})):
        assert found(R, ACK, AGREED, event) == [("2024-06-14", None, True)]


def test_several_intervals_missed_are_one_update_missed() -> None:
    assert breached(R, ACK, AGREED, told("2024-07-15")) == [
        ("5.9", "2024-07-15", "update due Fri 14 Jun 2024 given late")
    ]


def test_an_interval_agreed_anew_in_time_replaces_the_first() -> None:
    # Every 2 from Wed 12: 13 14.
    events = (R, ACK, AGREED, updates("2024-06-12", 2))
    assert found(*events) == [("2024-06-14", None, True)]
    assert breached(*events) == []


def test_agreed_anew_with_an_extension_once_one_was_missed_that_one_stays_missed() -> None:
    # Due on Fri 14; extended on Wed 19 with updates every 5: 20 21 are 1 2, 24 25 26 are 3 to 5.
    events = (R, ACK, AGREED, extended("2024-06-19", 5, update_every=5))
    assert found(*events) == [("2024-06-14", "2024-06-19", False), ("2024-06-26", None, True)]
    assert breached(*events) == [("5.9", "2024-06-19", "update due Fri 14 Jun 2024 given late")]


def test_an_answer_before_it_was_due_or_on_the_day_leaves_nothing_ungiven() -> None:
    for day in ("2024-06-13", "2024-06-14"):
        assert found(R, ACK, AGREED, answer(day)) == []
    assert breached(R, ACK, AGREED, answer("2024-06-14")) == []


def test_an_answer_after_it_was_due_leaves_it_never_given() -> None:
    events = (R, ACK, AGREED, answer("2024-06-17"))
    assert found(*events) == [("2024-06-14", None, False)]
    assert breached(*events) == [("5.9", "2024-06-14", "update due Fri 14 Jun 2024 never given")]


def test_a_word_after_the_answer_was_no_update_of_that_stage() -> None:
    assert found(R, ACK, AGREED, answer("2024-06-13"), told("2024-06-20")) == []


def test_a_closed_case_is_owed_none_and_a_reopened_one_is() -> None:
    shut = (R, ACK, AGREED, closed("2024-06-12"))
    assert found(*shut) == []
    assert found(*shut, Reopened(on=on("2024-06-13"), reason="a slip")) == [("2024-06-14", None, True)]


def test_the_next_stage_has_its_own() -> None:
    # Stage 1 left unanswered on Wed 12, before anything was due; every 3 from Thu 13: 14 17 18.
    events = (R, ACK, AGREED, escalated("2024-06-12"), updates("2024-06-13", 3))
    assert found(*events) == [("2024-06-18", None, True)]


@pytest.mark.parametrize(("made", "clause"), [("2021-06-07", "3.19"), ("2023-06-05", "4.10"), ("2024-06-03", "5.9")])
def test_each_edition_has_its_clause(made: str, clause: str) -> None:
    day = on(made) + timedelta(days=1)
    life = lived(received(made), updates(day.isoformat(), 5), told((day + timedelta(days=28)).isoformat()))
    found_ = breaches_of(life.case, governed(life), CALENDAR)
    assert [one.clause for one in found_ if one.words.startswith("update")] == [clause]


def walked(day: date, n: int) -> date:
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


@given(every=st.integers(1, 12), given_after=st.sets(st.integers(0, 120), max_size=8))
def test_each_counts_from_the_one_before(every: int, given_after: set[int]) -> None:
    start = on("2024-06-07")
    contacts = [told((start + timedelta(days=days)).isoformat()) for days in sorted(given_after)]
    expected: list[tuple[str, str | None, bool]] = []
    last = start
    for contact in contacts:
        if contact.on > last:
            expected.append((walked(last, every).isoformat(), contact.on.isoformat(), False))
            last = contact.on
    expected.append((walked(last, every).isoformat(), None, True))
    events = (R, ACK, updates("2024-06-07", every), *contacts)
    assert found(*events) == expected
    late = [met for due, met, _ in expected if met and met > due]
    assert [day for _, day, _ in breached(*events)] == late
