"""The yearly clock (2024: 8.1 to 8.5): submission, working back from board meetings, and what opens another round."""

from __future__ import annotations

from datetime import date

import pytest
from casebook import CALENDAR, on

from hoctui.assessment.year import (
    BY_CLAUSE,
    OURS,
    OWN,
    PUBLISHED_GUIDANCE,
    Happened,
    Meeting,
    Wishes,
    YearAsked,
    YearDuty,
    chain_of,
    exceptional_duties,
    exceptional_now,
    meeting_for,
    open_triggers,
    round_of,
    submission,
    trigger_duties,
)

MARCH = on("2027-03-31")
JULY = on("2027-07-14")


def step(number: int, what: str, day: str = "2027-07-14", **details: str) -> Happened:
    return Happened(number, "2026/27", what, on(day), details)


def asked(*happened: Happened, meetings: tuple[date, ...] = (JULY,), homes: int | None = 640) -> YearAsked:
    return YearAsked("2026/27", MARCH, homes, Wishes(meetings), happened, complete=False)


def by_key(duties: tuple[YearDuty, ...]) -> dict[str, YearDuty]:
    return {duty.key: duty for duty in duties}


@pytest.mark.parametrize(
    ("end", "homes", "due"),
    [
        # Over 1,000 homes: 30 September, the first after the year's end.
        ("2026-03-31", 1_001, "2026-09-30"),
        ("2025-12-31", 5_000, "2026-09-30"),
        ("2025-09-30", 5_000, "2026-09-30"),
        ("2025-10-01", 5_000, "2026-09-30"),
        ("2025-09-29", 5_000, "2025-09-30"),
        # Fewer: the same day six months on, or that month's last day.
        ("2026-03-31", 999, "2026-09-30"),
        ("2025-12-31", 999, "2026-06-30"),
        ("2025-08-31", 1, "2026-02-28"),
        ("2026-06-30", 640, "2026-12-30"),
    ],
)
def test_a_landlord_submits_by_its_homes_and_its_year_end(end: str, homes: int, due: str) -> None:
    found = submission(on(end), homes)
    assert (found.due, found.asks) == (on(due), "")


def test_exactly_a_thousand_homes_is_the_landlords_to_choose() -> None:
    end = on("2025-12-31")
    assert submission(end, 1_000, "september").due == on("2026-09-30")
    assert submission(end, 1_000, "six months").due == on("2026-06-30")
    unsaid = submission(end, 1_000)
    assert unsaid.due == on("2026-06-30")
    assert "1,000" in unsaid.asks
    assert "Wed 30 Sep 2026" in unsaid.words
    assert submission(on("2026-03-31"), 1_000).asks == ""  # either way the same day


def test_without_the_number_of_homes_the_earlier_date_stands_and_the_number_is_asked_for() -> None:
    assert submission(on("2025-12-31"), None)[0] == on("2026-06-30")
    assert "number of homes" in submission(on("2025-12-31"), None).asks
    assert submission(MARCH, None).asks == ""


def test_papers_are_due_ten_working_days_before_the_board() -> None:
    duties = by_key(chain_of(asked(), on("2026-11-21"), CALENDAR))
    assert list(duties) == ["assessed", "papers", "reported", "approved", "published", "submitted"]
    assert (duties["papers"].due, duties["papers"].what) == (
        on("2027-06-30"),
        "papers for the board of 14 Jul 2027",
    )
    assert duties["assessed"].due == on("2027-06-30")
    assert duties["reported"].due == JULY
    assert {duties[key].due for key in ("approved", "published", "submitted")} == {on("2027-09-30")}
    assert not any(duty.done for duty in duties.values())


def test_where_a_date_comes_from_is_said() -> None:
    duties = by_key(chain_of(asked(), on("2026-11-21"), CALENDAR))
    assert duties["submitted"].source == PUBLISHED_GUIDANCE
    assert {duties[key].source for key in ("assessed", "papers", "reported")} == {OWN}
    assert {duties[key].source for key in ("approved", "published")} == {OURS}
    assert [duties[key].clause for key in ("papers", "reported", "published", "submitted")] == ["8.1", "8.2", "8.2", ""]


@pytest.mark.parametrize(
    ("day", "board"),
    [
        ("2027-04-01", "2027-05-12"),
        ("2027-04-27", "2027-05-12"),  # the papers' own day: 10 working days, with 3 May a bank holiday
        ("2027-04-28", "2027-07-14"),  # too late for May; the next board can still have it
        ("2027-07-01", "2027-09-15"),
        ("2027-09-02", "2027-09-15"),  # no other board is left: its papers are late
    ],
)
def test_the_board_is_the_first_that_papers_can_still_reach(day: str, board: str) -> None:
    meetings = (on("2027-09-15"), on("2027-05-12"), JULY, on("2027-10-06"))
    found = meeting_for(asked(meetings=meetings), on(day), CALENDAR)
    assert found is not None
    assert found.day == on(board)


def test_boards_of_the_year_before_or_after_the_submission_are_no_help() -> None:
    late, soon = on("2027-10-06"), on("2027-04-07")  # the papers for 7 April would be due before the year is over
    assert meeting_for(asked(meetings=(late, soon, on("2027-03-10"))), on("2026-11-21"), CALENDAR) is None
    duties = by_key(chain_of(asked(meetings=(late,)), on("2026-11-21"), CALENDAR))
    assert duties["papers"].due == on("2027-09-30")
    assert "--meeting" in duties["papers"].words


def test_papers_once_sent_keep_to_their_board_after_it_has_met() -> None:
    sent = step(1, "papers", "2027-06-30", meeting="2027-07-14")
    assert meeting_for(asked(sent), on("2027-07-20"), CALENDAR) == Meeting(JULY, on("2027-06-30"))
    duties = by_key(chain_of(asked(sent), on("2027-07-20"), CALENDAR))
    assert duties["papers"].done_on == on("2027-06-30")
    assert duties["reported"].late(on("2027-07-20"))
    assert not duties["reported"].late(JULY)


def test_a_board_that_passed_unrecorded_is_named() -> None:
    duties = by_key(chain_of(asked(meetings=(JULY, on("2027-09-15"))), on("2027-07-20"), CALENDAR))
    assert duties["reported"].due == on("2027-09-15")
    assert "if the board of 14 Jul had it, record that" in duties["papers"].words


def test_steps_are_done_as_they_are_recorded_and_the_round_closes_with_all_of_them() -> None:
    taken = [step(1, "reported"), step(2, "approved"), step(3, "published", "2027-07-20")]
    duties = by_key(chain_of(asked(*taken), on("2027-08-01"), CALENDAR))
    assert [key for key, duty in duties.items() if not duty.done] == ["submitted"]
    assert duties["assessed"].done
    assert duties["papers"].done
    assert duties["published"].done_on == on("2027-07-20")
    assert not round_of(taken).closed
    assert round_of([*taken, step(4, "submitted", "2027-09-01")]).closed


def test_a_trigger_after_publication_opens_a_further_round_without_a_day() -> None:
    out = [step(n, what) for n, what in enumerate(("reported", "approved", "published", "submitted"), 1)]
    merged = step(5, "trigger", "2027-10-01", why="merger")
    now = round_of([*out, merged])
    assert (now.steps, now.further, now.closed) == ({}, merged, False)
    duties = chain_of(asked(*out, merged), on("2027-10-02"), CALENDAR)
    assert {duty.due for duty in duties} == {None}
    assert not any(duty.done for duty in duties)
    again = [step(n, what) for n, what in enumerate(("reported", "approved", "published", "submitted"), 6)]
    assert round_of([*out, merged, *again]).closed


def test_the_date_that_the_ombudsman_gave_stands_for_the_whole_further_round() -> None:
    out = step(1, "published")
    asked_for = step(2, "trigger", "2027-10-01", why="ombudsman", due="2027-12-01")
    duties = by_key(chain_of(asked(out, asked_for), on("2027-12-02"), CALENDAR))
    assert duties["submitted"].due == on("2027-12-01")
    assert duties["submitted"].late(on("2027-12-02"))
    (trigger,) = trigger_duties([out, asked_for])
    assert (trigger.clause, trigger.due, trigger.source) == ("8.4", on("2027-12-01"), OWN)


def test_a_trigger_is_open_until_something_is_published_after_it() -> None:
    first = step(1, "trigger", "2027-05-01", why="restructure")
    assert open_triggers([first]) == (first,)
    (duty,) = trigger_duties([first])
    assert (duty.clause, duty.due, duty.source) == ("8.3", None, BY_CLAUSE)
    assert "no clause sets a day" in duty.words
    assert open_triggers([first, step(2, "published")]) == ()
    assert round_of([first, step(2, "published")]).further is None  # the yearly one took it in


def test_exceptional_circumstances_ask_for_four_things_until_they_are_over() -> None:
    begun = step(1, "exceptional", why="cyber incident")
    assert [duty.due for duty in exceptional_duties([begun])] == [None] * 4
    assert {duty.clause for duty in exceptional_duties([begun])} == {"8.5"}
    told = step(2, "exceptional", ombudsman="2027-07-15", residents="2027-07-16", address="https://www.example.org/")
    back = step(3, "exceptional", back_on="2027-08-31")
    (left,) = exceptional_duties([begun, told, back])
    assert (left.what, left.due) == ("comply with the Code again", on("2027-08-31"))
    assert left.late(on("2027-09-01"))
    over = step(4, "exceptional", over="yes")
    assert exceptional_duties([begun, told, back, over]) == ()
    assert exceptional_now([begun, over, step(5, "exceptional", why="flood")]) == {"why": "flood"}
