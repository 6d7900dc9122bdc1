"""The action plan: every shortfall, and what became of last year's actions and their dates (2024: 8.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.plan import PlannedAction, Promised, State, action_plan, earlier_actions, lowest
from hoctui.rulebook.edition import load

TODAY = date(2026, 6, 10)
SHORT = Answer("6.3", Mark.PARTIAL, "", "", "Illness.", "A second handler.", "Head of homes", date(2026, 9, 30))
SAME = {"6.3": ("6.3",), "6.4": ("6.4",)}


def assessed(*answers: Answer, year: str = "2025/26", dues: dict[str, list[date]] | None = None) -> Promised:
    given = {answer.clause: answer for answer in answers}
    return Promised(Assessment(year, load("2024"), "Example Homes", given), dues or {})


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
