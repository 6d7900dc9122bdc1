"""Two assessments side by side: what moved, across editions too, and what has no counterpart."""

from __future__ import annotations

import itertools

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.compare import Compared, Evidence, Move, compare, counterparts
from hoctui.rulebook.edition import EDITIONS, load


def assessed(year: str, edition: str, *answers: Answer) -> Assessment:
    return Assessment(year, load(edition), "Example Homes", {answer.clause: answer for answer in answers})


def moved(before: Answer, now: Answer, editions: tuple[str, str] = ("2024", "2024")) -> Compared:
    told = compare(assessed("2025/26", editions[1], now), assessed("2024/25", editions[0], before))
    return next(one for one in told.clauses if one.clause == now.clause)


@pytest.mark.parametrize(
    ("before", "now", "move"),
    [
        (Mark.YES, Mark.PARTIAL, Move.WORSE),
        (Mark.YES, Mark.NO, Move.WORSE),
        (Mark.PARTIAL, Mark.NO, Move.WORSE),
        (Mark.NO, Mark.PARTIAL, Move.BETTER),
        (Mark.PARTIAL, Mark.YES, Move.BETTER),
        (Mark.YES, Mark.YES, Move.SAME),
        (Mark.YES, Mark.NOT_APPLICABLE, Move.CHANGED),
        (Mark.NOT_APPLICABLE, Mark.NO, Move.CHANGED),
        (Mark.YES, Mark.UNANSWERED, Move.OPEN),
        (Mark.UNANSWERED, Mark.YES, Move.NEW),
    ],
)
def test_how_an_answer_moved(before: Mark, now: Mark, move: Move) -> None:
    assert moved(Answer("6.3", before), Answer("6.3", now)).move is move


@pytest.mark.parametrize(
    ("before", "now", "evidence"),
    [
        ("The tracker.", "the  tracker", Evidence.SAME),
        ("The tracker.", "The tracker and ten letters.", Evidence.CHANGED),
        ("", "The tracker.", Evidence.CHANGED),
        ("", "", Evidence.NONE),
    ],
)
def test_whether_the_evidence_is_still_the_same(before: str, now: str, evidence: Evidence) -> None:
    assert moved(Answer("6.3", Mark.YES, before), Answer("6.3", Mark.YES, now)).evidence is evidence


def test_an_earlier_edition_is_compared_by_its_own_clause() -> None:
    """2024's 6.3 asks what 2022's 5.1 asked."""
    told = moved(Answer("5.1", Mark.YES), Answer("6.3", Mark.NO), ("2022", "2024"))
    assert (told.earlier, told.before, told.move) == (("5.1",), Mark.YES, Move.WORSE)


def test_of_several_clauses_the_one_that_falls_shortest_stands_for_them() -> None:
    """2024's 6.4 asks what 2022's 5.1 and 5.2 asked."""
    now = assessed("2024/25", "2024", Answer("6.4", Mark.YES))
    before = assessed("2023/24", "2022", Answer("5.1", Mark.YES), Answer("5.2", Mark.PARTIAL))
    told = next(one for one in compare(now, before).clauses if one.clause == "6.4")
    assert (told.earlier, told.before, told.move) == (("5.1", "5.2"), Mark.PARTIAL, Move.BETTER)


def test_a_clause_without_a_counterpart_says_so_and_one_that_went_is_listed() -> None:
    now = assessed("2024/25", "2024", Answer("5.4", Mark.YES))
    told = compare(now, assessed("2023/24", "2022", Answer("5.19", Mark.NO)))
    new = next(one for one in told.clauses if one.clause == "5.4")
    assert (new.move, new.earlier, new.note) == (Move.NEW, (), "no counterpart on the 2022 form")
    assert [gone.before for gone in told.gone if gone.clause == "5.19"] == [Mark.NO]
    assert "5.1" not in [gone.clause for gone in told.gone]


def test_the_2020_form_is_reached_through_the_clauses_it_asks_about() -> None:
    """2020's form asks other questions than its Code has clauses: Q1.1 bears on 1.2, which 2022 and 2024 keep."""
    told = moved(Answer("Q1.1", Mark.NO), Answer("1.2", Mark.YES), ("2020", "2024"))
    assert (told.earlier, told.move) == (("Q1.1",), Move.BETTER)
    assert told.note == "the 2020 form asks in other words"


@pytest.mark.parametrize(("now", "before"), list(itertools.product(EDITIONS, repeat=2)))
def test_counterparts_are_clauses_of_both_forms_and_the_same_both_ways(now: str, before: str) -> None:
    there, back = counterparts(load(now), load(before)), counterparts(load(before), load(now))
    pairs = {(one, other) for one, others in there.items() for other in others}
    assert pairs == {(other, one) for one, others in back.items() for other in others}
    assert {one for one, _ in pairs} <= {clause.number for clause in load(now).clauses}
    assert {other for _, other in pairs} <= {clause.number for clause in load(before).clauses}
    assert len(pairs) >= 34


def test_every_clause_is_told_once_and_counts_add_up() -> None:
    told = compare(assessed("2025/26", "2024"), assessed("2024/25", "2022"))
    assert [one.clause for one in told.clauses] == [clause.number for clause in load("2024").clauses]
    assert sum(len(told.moved(move)) for move in Move) == 72
