"""Last year's answers carried over and confirmed, changes taken back, points ticked off, actions done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing
from hoctui.services.assessing_before import one_to_one
from hoctui.services.desk import Desk
from hoctui.store.register import Register

FORM = Path(__file__).parents[1] / "documents" / "forms" / "lookalike-2024.txt"


def two_years(desk: Desk) -> None:
    """A finished assessment of 2024/25, and 2025/26 begun beside it."""
    assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2024/25")
    assessing.new(desk, "2024", "2025/26")


# Carrying over


def test_last_years_answers_are_carried_to_where_nothing_is_yet_and_marked(desk: Desk) -> None:
    """8.1 of 2024: the form is filled in every year; an answer is this year's once somebody has looked at it."""
    two_years(desk)
    assessing.answer(desk, "6.3", {"answer": "no", "reason": "Five were late"})
    assessing.answer(desk, "6.4", {"evidence": "The log of extensions"})
    carried = assessing.carry_forward(desk)
    assert len(carried) == 70
    assert not {"6.3", "6.4"} & set(carried)
    view = assessing.clause_view(desk, "6.5")
    assert view.last_year is not None
    assert (view.answer.mark, view.answer.evidence) == (view.last_year.mark, view.last_year.evidence)
    assert view.answer.carried
    assert assessing.clause_view(desk, "6.3").answer.reason == "Five were late"
    assert assessing.clause_view(desk, "6.4").answer.mark == ""
    assert assessing.outline(desk).carried == 70
    assert assessing.carry_forward(desk) == ()


def test_the_official_wording_stays_this_years(desk: Desk) -> None:
    two_years(desk)
    wording = assessing.clause_view(desk, "6.5").wording
    assessing.carry_forward(desk)
    assert assessing.clause_view(desk, "6.5").wording == wording != ""


@pytest.mark.parametrize("typed", [{"confirm": True}, {"answer": "yes"}, {"answer": "no"}, {"answer": ""}])
def test_an_answer_or_a_look_confirms_what_was_carried(desk: Desk, typed: dict[str, object]) -> None:
    two_years(desk)
    assessing.carry_forward(desk)
    assert not assessing.answer(desk, "6.5", typed).answer.carried


def test_writing_its_evidence_anew_does_not_confirm_it(desk: Desk) -> None:
    two_years(desk)
    assessing.carry_forward(desk)
    assert assessing.answer(desk, "6.5", {"evidence": "Handbook, page 40"}).answer.carried


def test_there_is_nothing_to_carry_in_a_first_year(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assert assessing.carry_forward(desk) == ()


def test_answers_of_an_earlier_edition_come_along_where_one_clause_became_one(desk: Desk) -> None:
    """2022's 4.18 became 2024's 5.14; its 5.1 became two clauses, so that nobody can say what was answered to which."""
    assessing.new(desk, "2022", "2023/24")
    assessing.answer(desk, "4.18", {"answer": "yes", "evidence": "Behaviour policy"})
    assessing.answer(desk, "5.1", {"answer": "yes", "evidence": "Tracker"})
    assessing.new(desk, "2024", "2024/25")
    pairs = one_to_one(load("2024"), "2022")
    assert pairs["5.14"] == "4.18"
    assert not {"6.3", "6.4"} & set(pairs)
    assert assessing.clause_view(desk, "5.14").last_year_name == "2023/24 (4.18 of 2022)"
    assert assessing.clause_view(desk, "6.3").last_year is None
    assert assessing.carry_forward(desk) == ("5.14",)
    answer = assessing.clause_view(desk, "5.14").answer
    assert (answer.mark, answer.evidence, answer.carried) == ("Yes", "Behaviour policy", True)
    assert answer.review == ("was the answer to 4.18 of the 2022 edition: read it against this clause",)


@pytest.mark.parametrize(("edition", "earlier"), [("2024", "2022"), ("2022", "2020")])
def test_every_pair_of_editions_is_one_to_one(edition: str, earlier: str) -> None:
    """Never two clauses for one, and none twice."""
    pairs = one_to_one(load(edition), earlier)
    assert len(set(pairs.values())) == len(pairs) > 20
    assert all(load(earlier).clause(was).number == was for was in pairs.values())


def test_another_edition_before_the_same_one_does_not_hide_it(desk: Desk) -> None:
    assessing.new(desk, "2022", "2024/25")
    assessing.answer(desk, "4.18", {"answer": "no"})
    assessing.new(desk, "2024", "2024/25")
    assessing.answer(desk, "5.14", {"answer": "yes"})
    assessing.new(desk, "2024", "2025/26")
    assert assessing.clause_view(desk, "5.14").last_year_name == "2024/25"


# Taking back


def test_the_last_change_of_an_answer_is_taken_back_and_brought_back(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"answer": "yes", "evidence": "Tracker"})
    assessing.answer(desk, "6.3", {"answer": "no"})
    assert assessing.undo(desk, "6.3").answer.mark == "Yes"
    assert assessing.undo(desk, "6.3").answer.mark == "No"
    assert assessing.clause_view(desk, "6.3").answer.evidence == "Tracker"


def test_a_first_answer_is_taken_back_to_none(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"answer": "yes"})
    assert assessing.undo(desk, "6.3").answer.mark == ""
    assert assessing.undo(desk, "6.3").answer.mark == "Yes"


def test_what_was_carried_is_taken_back_and_a_confirmation_too(desk: Desk) -> None:
    two_years(desk)
    assessing.carry_forward(desk)
    assessing.answer(desk, "6.5", {"confirm": True})
    assert assessing.undo(desk, "6.5").answer.carried
    assert assessing.undo(desk, "6.6").answer.mark == ""


def test_an_imported_answer_that_was_never_changed_stays(desk: Desk) -> None:
    assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2024/25")
    with pytest.raises(BadInput, match=r"nothing to take back at 6\.3"):
        assessing.undo(desk, "6.3")
    assert assessing.clause_view(desk, "6.3").answer.mark == "Yes"
    with pytest.raises(BadInput, match=r"no clause 6\.99"):
        assessing.undo(desk, "6.99")


# Points, actions, limits


def test_points_are_ticked_off_without_a_trace_in_the_history(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.4", {"answer": "yes"})
    assessing.answer(desk, "6.4", {"ticked": (2, 0)})
    assert assessing.clause_view(desk, "6.4").answer.ticked == (0, 2)
    assert assessing.undo(desk, "6.4").answer.mark == ""
    assert assessing.clause_view(desk, "6.4").answer.ticked == (0, 2)


@pytest.mark.parametrize(("clause", "places", "says"), [("6.4", (4,), "points 1 to 4"), ("6.3", (0,), "no points")])
def test_only_points_of_the_clause_are_ticked(desk: Desk, clause: str, places: tuple[int, ...], says: str) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match=says):
        assessing.answer(desk, clause, {"ticked": places})


def test_an_action_is_done_on_a_day_that_has_come(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assert assessing.answer(desk, "6.3", {"done_on": "20/11"}).answer.done_on == date(2026, 11, 20)
    with pytest.raises(BadInput, match="cannot be the day"):
        assessing.answer(desk, "6.3", {"done_on": date(2026, 11, 22)})
    assert assessing.answer(desk, "6.3", {"done_on": ""}).answer.done_on is None


@pytest.mark.parametrize(("days", "says"), [(8, "Your own limit: 8 working days (the Code's: 10)"), (12, "")])
def test_the_landlords_own_limit_stands_beside_the_codes_and_only_a_shorter_one(
    desk: Desk, days: int, says: str
) -> None:
    """2020's 3.12: a landlord may set itself shorter limits, never longer ones."""
    assessing.new(desk, "2024", "2025/26")
    assert assessing.clause_view(desk, "6.3").own_limit == ""
    _set(desk.register, "own limits", f'{{"respond 1": {days}}}')
    assert assessing.clause_view(desk, "6.3").own_limit == says
    assert assessing.clause_view(desk, "6.2").own_limit == ""


def _set(register: Register, name: str, value: str) -> None:
    register.connection.execute(
        "INSERT INTO setting (name, value, since, recorded_at) VALUES (?, ?, '2026-01-01', ?)",
        (name, value, "2026-01-01T00:00:00+00:00"),
    )
