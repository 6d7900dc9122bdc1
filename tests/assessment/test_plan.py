"""The action plan: every shortfall, and what became of last year's actions and their dates (2024: 8.1)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.compare import counterparts
from hoctui.assessment.plan import (
    DueBefore,
    PlannedAction,
    Promised,
    State,
    action_plan,
    days_promised,
    earlier_actions,
    lowest,
)
from hoctui.rulebook.edition import EDITIONS, load

TODAY = date(2026, 6, 10)
SHORT = Answer("6.3", Mark.PARTIAL, "", "", "Illness.", "A second handler.", "Head of homes", date(2026, 9, 30))
SAME = {"6.3": ("6.3",), "6.4": ("6.4",)}


def assessed(
    *answers: Answer, year: str = "2025/26", dues: dict[str, list[date]] | None = None, edition: str = "2024"
) -> Promised:
    given = {answer.clause: answer for answer in answers}
    return Promised(Assessment(year, load(edition), "Example Homes", given), dues or {})


def planned(answer: Answer) -> PlannedAction:
    (action,) = action_plan(assessed(answer), TODAY)
    return action


def became(before: Answer, *now: Answer, dues: dict[str, list[date]] | None = None) -> PlannedAction:
    (action,) = earlier_actions(assessed(before, year="2024/25", dues=dues), assessed(*now), SAME, TODAY)
    return action


def test_every_shortfall_is_on_it_binding_ones_first_and_what_else_is_promised_last() -> None:
    """8.4 is a statement and does not bind."""
    yes = Answer("1.2", Mark.YES, action="A leaflet.")
    plan = action_plan(assessed(yes, Answer("8.4", Mark.NO), SHORT, Answer("9.1", Mark.YES, "Log")), TODAY)
    assert [(action.clause, action.binding) for action in plan] == [("6.3", True), ("8.4", False), ("1.2", True)]


def test_a_shortfall_names_what_it_lacks() -> None:
    assert planned(SHORT).missing == ()
    assert planned(Answer("6.3", Mark.NO, reason="Illness.")).missing == ("action", "owner", "date")
    assert planned(Answer("6.3", Mark.NO)).state is State.UNDATED


def test_an_action_is_due_late_or_done() -> None:
    assert (planned(SHORT).state, planned(SHORT).days_late) == (State.DUE, 0)
    assert planned(replace(SHORT, due=TODAY)).state is State.DUE
    late = planned(replace(SHORT, due=date(2026, 6, 1)))
    assert (late.state, late.days_late) == (State.LATE, 9)
    done = planned(replace(SHORT, due=date(2026, 6, 1), done_on=date(2026, 6, 4)))
    assert (done.state, done.days_late) == (State.DONE, 3)


def test_a_date_that_was_put_back_keeps_the_days_before() -> None:
    days = [date(2026, 3, 31), date(2026, 3, 31), date(2026, 6, 30)]
    (action,) = action_plan(assessed(SHORT, dues={"6.3": days}), TODAY)
    assert action.earlier_dues == (date(2026, 3, 31), date(2026, 6, 30))
    assert action.slipped
    assert action.broken(TODAY)
    assert not planned(SHORT).slipped
    (sooner,) = action_plan(assessed(SHORT, dues={"6.3": [date(2026, 12, 31)]}), TODAY)
    assert not sooner.slipped


def test_what_became_of_last_years_action() -> None:
    before = replace(SHORT, due=date(2025, 9, 30))
    assert became(before, Answer("6.3", Mark.YES)).state is State.LATE
    assert became(before, Answer("6.3", Mark.YES)).mark_now is Mark.YES
    done = became(replace(before, done_on=date(2025, 9, 1)), Answer("6.3", Mark.YES))
    assert (done.state, done.days_late, done.broken(TODAY)) == (State.DONE, 0, False)
    assert became(replace(before, due=date(2026, 12, 1)), Answer("6.3")).state is State.DUE


def test_a_shortfall_that_goes_on_is_one_action_whose_date_slipped() -> None:
    before = replace(SHORT, due=date(2025, 9, 30))
    on = became(before, SHORT, dues={"6.3": [date(2025, 6, 30)]})
    assert (on.state, on.due, on.slipped) == (State.DUE, date(2026, 9, 30), True)
    assert on.earlier_dues == (date(2025, 6, 30), date(2025, 9, 30))
    assert on.broken(TODAY)
    (now,) = action_plan(assessed(SHORT), TODAY, assessed(before, year="2024/25"), SAME)
    assert now.earlier_dues == (date(2025, 9, 30),)
    assert became(before, replace(SHORT, done_on=TODAY)).state is State.DONE


def test_another_clauses_action_is_another_action() -> None:
    before = replace(SHORT, due=date(2025, 9, 30))
    other = Answer("6.4", Mark.NO, action="Delete the old letters.", due=date(2026, 12, 1))
    assert became(before, other).due == date(2025, 9, 30)


def test_without_an_action_nothing_was_promised() -> None:
    none = Answer("6.3", Mark.NO, reason="Illness.")
    assert earlier_actions(assessed(none, year="2024/25"), assessed(SHORT), SAME, TODAY) == ()


def test_the_answer_that_stands_for_several_is_the_one_that_falls_shortest() -> None:
    assert lowest([Mark.YES, Mark.NO, Mark.PARTIAL]) is Mark.NO
    assert lowest([Mark.YES, Mark.UNANSWERED]) is Mark.UNANSWERED
    assert lowest([Mark.NOT_APPLICABLE, Mark.YES]) is Mark.YES
    assert lowest([Mark.NOT_APPLICABLE]) is Mark.NOT_APPLICABLE


DUE = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("due", "set_on", "changed_on", "stood"),
    [
        (DUE, date(2026, 6, 10), date(2026, 6, 10), False),  # mended on the day it was given
        (DUE, date(2026, 6, 10), date(2026, 6, 11), True),  # it stood overnight
        (DUE, date(2026, 6, 10), date(2026, 11, 1), True),
        (date(2026, 6, 9), date(2026, 6, 10), date(2026, 6, 10), True),  # it had passed when it was changed
        (DUE, None, date(2026, 6, 10), True),  # nobody knows since when: it is not hidden
    ],
)
def test_a_date_that_was_mended_on_the_day_it_was_given_was_never_promised(
    due: date, set_on: date | None, changed_on: date, stood: bool
) -> None:
    assert days_promised([DueBefore(due, set_on, changed_on)]) == ((due,) if stood else ())


def test_a_date_that_was_brought_forward_was_not_put_back() -> None:
    """30 Sep was brought forward from 31 Dec; the June before them was put back."""
    days = [date(2026, 6, 30), date(2026, 12, 31)]
    (action,) = action_plan(assessed(SHORT, dues={"6.3": days}), TODAY)
    assert (action.earlier_dues, action.slipped) == ((date(2026, 6, 30),), True)


def across(before: Answer, now: Answer, editions: tuple[str, str]) -> PlannedAction:
    """What became of an action of one edition's form in the next year's assessment, on another's."""
    then, this = assessed(before, year="2024/25", edition=editions[0]), assessed(now, edition=editions[1])
    pairs = counterparts(then.assessment.edition, this.assessment.edition)
    (action,) = earlier_actions(then, this, pairs, TODAY)
    return action


def test_an_action_is_followed_where_its_clause_has_another_number() -> None:
    """2022's 5.12, another person at stage 2, is 2024's 6.13, and nothing else is."""
    before = replace(SHORT, clause="5.12", action="Ask the council next door.", due=date(2025, 9, 30))
    action = across(before, replace(SHORT, clause="6.13", action="Hire a second manager."), ("2022", "2024"))
    assert (action.clauses_now, action.due, action.earlier_dues) == (("6.13",), DUE, (date(2025, 9, 30),))
    assert across(before, Answer("6.13", Mark.YES, "Rota"), ("2022", "2024")).mark_now is Mark.YES


def test_where_one_clause_became_several_an_action_is_followed_by_its_words() -> None:
    """2022's 5.1 is asked in 2024's 6.3 and 6.4: the action goes on where it is promised again, in its own words."""
    before = replace(SHORT, clause="5.1", action="Hire a second handler for stage 1.", due=date(2025, 9, 30))
    again = replace(SHORT, clause="6.4", action="A second handler is hired for stage 1")
    assert across(before, again, ("2022", "2024")).due == DUE
    other = replace(SHORT, clause="6.4", action="Review the letter on extensions.")
    assert across(before, other, ("2022", "2024")).due == date(2025, 9, 30)


@pytest.mark.parametrize(("now", "before"), list(itertools.product(EDITIONS, repeat=2)))
def test_every_action_of_every_edition_is_told_once_with_where_it_went(now: str, before: str) -> None:
    then = [
        Answer(
            clause.number, Mark.NO, reason="late", action=f"Mend {clause.number}.", owner="CD", due=date(2025, 9, 30)
        )
        for clause in load(before).clauses
    ]
    pairs = counterparts(load(before), load(now))
    this = [replace(SHORT, clause=clause.number, action="Other.") for clause in load(now).clauses]
    told = earlier_actions(assessed(*then, year="2024/25", edition=before), assessed(*this, edition=now), pairs, TODAY)
    assert [action.clause for action in told] == [clause.number for clause in load(before).clauses]
    for action in told:
        assert action.clauses_now == pairs.get(action.clause, ())
        assert (action.mark_now is None) is (action.clauses_now == ())
        assert action.due == (DUE if action.slipped else date(2025, 9, 30))
    if now == before:
        assert all(action.slipped for action in told)
    else:
        assert any(action.slipped for action in told)


def test_two_actions_that_share_a_word_are_two_actions() -> None:
    before = replace(SHORT, clause="6.3", mark=Mark.YES, action="Review the letters", due=date(2025, 9, 30))
    assert became(before, replace(SHORT, mark=Mark.YES, action="Review of the policy")).due == date(2025, 9, 30)
    assert became(before, replace(SHORT, mark=Mark.YES, action="Review each letter again")).due == DUE
