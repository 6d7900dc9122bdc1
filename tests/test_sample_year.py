"""The yearly side of the sample: last year's self-assessment is out, this year's half done, with what both rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from casebook import CALENDAR

from hoctui.assessment.answers import Assessment
from hoctui.assessment.check_dates import dates
from hoctui.assessment.plan import State
from hoctui.assessment.year import CHAIN, submission
from hoctui.clock import Clock
from hoctui.rulebook.calendar import WorkingCalendar, england_bank_holidays
from hoctui.sample import make_sample
from hoctui.sample.year import ADDRESS, boards, years_of
from hoctui.services import checking, comparing, evidence_register, landlord, publishing, yearly
from hoctui.services.desk import Desk
from hoctui.store.assessments import AssessmentHead
from hoctui.store.register import Register
from hoctui.store.yearly import happened

DAYS = {
    "in the middle of the year": date(2026, 11, 21),
    "the last day of the year": date(2027, 3, 31),
    "before the board of a year that ended": date(2027, 6, 12),
    "the first day of the turn": date(2027, 8, 20),
}


@pytest.fixture(scope="module", params=list(DAYS.values()), ids=list(DAYS))
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    day: date = request.param
    made = Desk(Register.in_memory(), Clock.fixed(day, datetime.combine(day, time(9, 30)).astimezone()))
    make_sample(made)
    yield made
    made.close()


def this(desk: Desk) -> Assessment:
    return comparing.whole(desk, comparing.head_of(desk))


def last(desk: Desk) -> Assessment:
    return comparing.whole(desk, _last_head(desk))


def _last_head(desk: Desk) -> AssessmentHead:
    head = comparing.head_before(desk, comparing.head_of(desk))
    assert head is not None
    return head


# Last year's


def test_last_years_went_to_the_board_to_the_public_and_to_the_ombudsman_in_time(desk: Desk) -> None:
    """8.1 and 8.2: papers, report, response, publication with its address, submission, each after the one before."""
    steps = [step for step in happened(desk.register.connection, _last_head(desk).id) if step.what in CHAIN]
    assert [step.what for step in steps] == list(CHAIN)
    days = [step.on for step in steps]
    assert days == sorted(days)
    assert days[-1] <= submission(date(int(last(desk).year[:4]) + 1, 3, 31), 640).due
    assert days[-1] < desk.clock.today
    by_what = {step.what: step.details for step in steps}
    assert by_what["papers"]["meeting"] == steps[1].on.isoformat()
    assert by_what["published"]["address"] == ADDRESS
    assert len(by_what["approved"]["text"]) > 200
    assert by_what["approved"]["by"]


def test_last_years_was_checked_and_one_finding_was_overruled_with_a_reason(desk: Desk) -> None:
    found = checking.checked(desk, _last_head(desk).id)
    assert found.standing == ()
    assert [(finding.code, finding.clauses) for finding in found.overruled] == [("old-evidence", ("5.4",))]


def test_of_last_years_actions_some_are_done_one_is_late_and_some_were_put_back(desk: Desk) -> None:
    earlier = comparing.plan(desk).earlier
    assert sum(action.state is State.DONE for action in earlier) >= 3
    assert [action.clause for action in earlier if action.state is State.LATE] == ["9.3"]
    assert {"1.6", "5.10"} <= {action.clause for action in earlier if action.slipped}
    assert all(action.done_on <= action.due for action in earlier if action.done_on and action.due)


# This year's


def test_nothing_of_the_year_in_hand_is_overdue(desk: Desk) -> None:
    view = yearly.year_view(desk)
    assert view.year == this(desk).year
    assert view.is_current
    assert [line.what for line in view.lines if line.late] == []
    assert view.meeting is not None
    assert view.next is not None
    assert view.next.key in {"assessed", "review"}, "whichever comes first"


def test_some_answers_are_carried_over_some_of_those_confirmed_and_most_written_anew(desk: Desk) -> None:
    now, before = this(desk).answers, last(desk).answers
    carried = [number for number, answer in now.items() if answer.carried]
    assert len(carried) == 8
    assert all(now[number].evidence == before[number].evidence for number in carried)
    confirmed = [
        number
        for number, answer in now.items()
        if not answer.carried and answer.commentary == before[number].commentary and answer.evidence
    ]
    assert len(confirmed) >= 4


def test_the_registers_figures_are_taken_in_and_one_answer_is_against_them(desk: Desk) -> None:
    with_figures = [number for number, answer in this(desk).answers.items() if "From our register, " in answer.evidence]
    assert len(with_figures) >= 5
    against = [finding.clauses for finding in checking.checked(desk).findings if finding.code == "figures"]
    assert ("6.2",) in against
    assert set(against) <= {("2.4",), ("6.2",)}, "the refusal that was overruled stands on record in some years"


def test_shortfalls_are_declared_and_what_does_not_apply_says_why(desk: Desk) -> None:
    """8.1: each with its reason, action, owner and date."""
    answers = this(desk).answers.values()
    short = [answer for answer in answers if answer.falls_short]
    assert 4 <= len(short) <= 7
    assert all((answer.reason, answer.action, answer.owner, answer.due) for answer in short)
    assert all(answer.due >= desk.clock.today for answer in short if answer.due)
    assert [answer.clause for answer in answers if answer.mark.value == "N/A" and answer.reason] == ["8.5"]
    assert sum(bool(answer.ticked) for answer in answers) >= 4


def test_one_clause_moved_for_the_worse_and_one_for_the_better(desk: Desk) -> None:
    moves = {one.clause: one.move.value for one in comparing.compare(desk).comparison.clauses}
    assert (moves["4.3"], moves["5.6"]) == ("worse", "better")


def test_a_change_of_procedure_asks_for_it_again_by_a_board_ahead(desk: Desk) -> None:
    """8.3: once, and its day is that of a board meeting."""
    triggers = [step for step in happened(desk.register.connection) if step.what == "trigger"]
    assert [step.details["why"] for step in triggers] == ["change of procedure"]
    due = date.fromisoformat(triggers[0].details["due"])
    assert due > desk.clock.today
    assert due in yearly.wishes(desk).meetings


def test_the_board_meets_before_and_after_the_day(desk: Desk) -> None:
    meetings, today = yearly.wishes(desk).meetings, desk.clock.today
    assert [sum(day <= today for day in meetings), sum(day > today for day in meetings)] == [2, 4]
    assert all(desk.calendar.is_working(day) for day in meetings)


def test_no_answer_speaks_of_a_month_that_was_still_to_come(desk: Desk) -> None:
    finished = happened(desk.register.connection, _last_head(desk).id)[0].on
    for assessment, written in ((last(desk), finished), (this(desk), desk.clock.today)):
        for answer in assessment.answers.values():
            for text in (answer.evidence, answer.commentary, answer.reason):
                ahead = [found for found in dates(text.partition("From our register, ")[0]) if found.first > written]
                assert ahead == [], (assessment.year, answer.clause, text)
                assert "{" not in text


def test_example_homes_has_one_limit_of_its_own_and_says_how_it_is_reached(desk: Desk) -> None:
    """2020: 3.12: quicker than the Code at one step."""
    own = [(one.key, one.own, one.limit.days) for one in landlord.own_limits(desk) if one.own is not None]
    assert own == [("acknowledge 1", 3, 5)]
    assert "To fill in: how to reach us" not in publishing.export(desk, "markdown", "residents").decode()


# What they rest on


def test_the_evidence_register_has_its_items_under_many_clauses(desk: Desk) -> None:
    """One is stale, one older than the edition, one out of use; a review is due soon."""
    register = evidence_register.evidence_register(desk)
    states = {line.name: line.state for line in register.lines}
    assert 8 <= len(states) <= 12
    assert states["Guide to vulnerability and adjustments"] == "STALE"
    assert any("older than the 2024 edition" in words for line in register.lines for words in line.amiss)
    assert [name for name, state in states.items() if state == "out of use"] == ["Complaints leaflet, first printing"]
    assert register.unused == ()
    assert {line.kind for line in register.lines} == {code for code, _ in evidence_register.KINDS}
    assert max(len(line.clauses) for line in register.lines) >= 8
    assert 30 <= 72 - len(register.without) <= 50
    assert all(line.note for line in register.lines)
    assert any(duty.what == "review Adjustments register" for duty in yearly.duties(desk))


# On whichever day


def test_last_year_is_out_and_this_one_is_not_overdue_on_any_day_of_four_years() -> None:
    calendar = WorkingCalendar(england_bank_holidays(2023, 2032))
    day = date(2025, 1, 1)
    while day < date(2029, 1, 1):
        years = years_of(day, calendar)
        assert years.before < years.finished < years.papers < years.board
        assert calendar.add(years.board, 6) < day, day
        assert submission(years.ends, 640).due > day + timedelta(days=30), day
        known = boards(day)
        assert len(known) == len(set(known)) == 6
        # A board can still take it after the year's end and before it is due.
        assert any(years.ends < meeting <= submission(years.ends, 640).due for meeting in known if meeting > day), day
        day += timedelta(days=1)


def test_the_calendar_by_hand_knows_the_samples_boards_as_working_days() -> None:
    assert all(CALENDAR.is_working(meeting) for meeting in boards(date(2026, 11, 21)))
