from __future__ import annotations

from datetime import date

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.progress import (
    IncompleteShortfall,
    incomplete_shortfalls,
    is_answered,
    next_unanswered,
    progress,
    shortfalls,
)
from hoctui.rulebook.edition import load

EDITION = load("2024")
ALL_YES = {clause.number: Answer(clause.number, Mark.YES) for clause in EDITION.clauses}


def assessed(*answers: Answer, edition: str = "2024") -> Assessment:
    return Assessment("2025/26", load(edition), "Example Homes", {answer.clause: answer for answer in answers})


def test_progress_counts_each_section_and_the_whole() -> None:
    """The 2024 form: 72 clauses, 20 of them in section 6."""
    answers = {
        "6.1": Answer("6.1", Mark.YES),
        "6.2": Answer("6.2", Mark.PARTIAL, review=("look",)),
        "6.3": Answer("6.3", Mark.NO),
        "7.1": Answer("7.1", Mark.NOT_APPLICABLE),
        "7.2": Answer("7.2", review=("this clause was not found in the file",)),
    }
    done = progress(EDITION, answers)
    six = done.sections[5]
    assert (six.number, six.answered, six.total, six.complete) == (6, 3, 20, False)
    assert six.counts == {Mark.YES: 1, Mark.NO: 1, Mark.PARTIAL: 1, Mark.NOT_APPLICABLE: 0, Mark.UNANSWERED: 17}
    assert (six.shortfalls, six.review) == (("6.2", "6.3"), ("6.2",))
    assert (done.answered, done.total) == (4, 72)
    assert done.counts[Mark.UNANSWERED] == 68
    assert done.shortfalls == ("6.2", "6.3")
    assert done.review == ("6.2", "7.2")


def test_a_section_is_complete_when_every_clause_has_an_answer() -> None:
    assert all(section.complete for section in progress(EDITION, ALL_YES).sections)


def test_a_question_that_wants_a_figure_is_answered_by_one() -> None:
    """The 2020 form: Q3.8 asks at which stage most complaints are resolved, and has no Yes or No."""
    edition = load("2020")
    clause = edition.clause("Q3.8")
    assert clause.kind == "figure"
    assert not is_answered(clause, Answer("Q3.8"))
    assert is_answered(clause, Answer("Q3.8", commentary="stage 1: 79%"))
    assert not is_answered(edition.clause("Q3.7"), Answer("Q3.7", commentary="stage 1: 79%"))
    three = progress(edition, {"Q3.8": Answer("Q3.8", commentary="79%")}).sections[2]
    assert (three.answered, three.in_words) == (1, 1)


def test_the_next_unanswered_clause_is_looked_for_round_to_the_start() -> None:
    assert next_unanswered(EDITION, {}) == "1.2"
    assert next_unanswered(EDITION, {}, "1.2") == "1.3"
    assert next_unanswered(EDITION, {}, "6.9") == "6.10"
    assert next_unanswered(EDITION, {}, "9.8") == "1.2"
    only = {number: answer for number, answer in ALL_YES.items() if number != "3.4"}
    assert next_unanswered(EDITION, only, "6.9") == "3.4"
    assert next_unanswered(EDITION, only, "3.4") == "3.4"
    assert next_unanswered(EDITION, ALL_YES, "6.9") is None
    assert next_unanswered(EDITION, {}, "no clause") == "1.2"


def test_binding_shortfalls_come_first() -> None:
    """2024: 8.4 is a statement, the rest bind; 2022: 1.4 is a should, 1.7 a must."""
    short = shortfalls(
        assessed(Answer("1.4", Mark.NO), Answer("1.7", Mark.PARTIAL), Answer("1.8", Mark.YES), edition="2022")
    )
    assert [answer.clause for answer in short] == ["1.7", "1.4"]


def test_a_binding_shortfall_needs_its_reason_action_owner_and_date() -> None:
    """What a landlord declares with each shortfall: the reason, the action, who, and the day it comes into line."""
    assessment = assessed(
        Answer("6.2", Mark.NO, reason="late", action="hire", owner="A", due=date(2026, 9, 30)),
        Answer("6.3", Mark.PARTIAL, reason="late", owner="  "),
        Answer("6.4", Mark.NO),
        Answer("6.5", Mark.YES),
        Answer("8.4", Mark.NO),
    )
    assert incomplete_shortfalls(assessment) == (
        IncompleteShortfall("6.3", ("action", "owner", "date")),
        IncompleteShortfall("6.4", ("reason", "action", "owner", "date")),
    )
