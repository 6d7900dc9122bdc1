"""Last year's figures and days in this year's answer; what holds from year to year is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.checks import Around, Finding, YearBefore, check
from hoctui.rulebook.edition import load

AROUND = Around(date(2026, 6, 10), date(2026, 3, 31))
TIMED, OTHER = "6.3", "1.2"


def found(answer: Answer, *before: str) -> list[Finding]:
    """What is found of last year's in an answer, where that year's evidence and commentary were these."""
    around = replace(AROUND, before={answer.clause: YearBefore("2024/25", *before)})
    findings = check(Assessment("2025/26", load("2024"), "Example Homes", {answer.clause: answer}), around)
    return [one for one in findings if one.code == "last-year"]


def yes(evidence: str, commentary: str = "", clause: str = TIMED) -> Answer:
    return Answer(clause, Mark.YES, evidence, commentary)


@pytest.mark.parametrize(
    "text",
    [
        "Tracker: 20 of 31 in time",
        "Stage 1 on time: 93.5%.",
        "We closed 41 complaints, 3 of them late.",
        "KPI report: 88 per cent within ten working days.",
        "Audit of 25 cases: all had a date.",
        "All 12 letters of the sample named the Ombudsman.",
        "From our register, year to Mon 31 Mar 2025:\n- Stage 1 answered in time: 41 of 46 (89%); 5 late",
    ],
)
def test_the_whole_evidence_of_last_year_with_its_figure_stands_under_a_clause_about_practice(text: str) -> None:
    (finding,) = found(yes(text), text)
    assert (finding.stands, finding.clauses) == (True, (TIMED,))
    assert "2024/25" in finding.words
    assert finding.quoted
    (finding,) = found(yes(text, clause=OTHER), text)
    assert not finding.stands
    (finding,) = found(yes(f"{text}\nThe panel has read it too."), text)
    assert not finding.stands
    (finding,) = found(yes("Tracker", text), "Tracker", text)
    assert not finding.stands


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of the board, 4 June 2024, item 6.",
        "All staff were trained in May 2024.",
        "Panel looked at letters on 12/09/2024.",
        "14 staff took the course; certificates.",
        "Case files sampled in November 2024.",
        "100% of answers in time.",
    ],
)
def test_a_day_of_last_year_on_which_something_was_done_is_to_be_looked_at(text: str) -> None:
    (finding,) = found(yes(text), f"Policy. {text}")
    assert not finding.stands
    (finding,) = found(yes(text), text)
    assert not finding.stands


@pytest.mark.parametrize(
    "text",
    [
        "Complaints policy, section 4, approved May 2024.",
        "Answered within 10 working days.",
        "Ten letters are sampled each month; the target is 95%.",
        "The manager reads 10 cases a month.",
        "Clause 6.3 is at page 4 of 12.",
        "Stage 1 of 2 is with the team.",
        "Tracker and diary.",
        "Audit in May 2026: 30 of 30.",
        "At least 90% are to be in time.",
        "Team of two, with a rota.",
    ],
)
def test_what_holds_from_year_to_year_is_left_alone(text: str) -> None:
    assert found(yes(text), text) == []


def test_this_years_own_figure_is_left_alone_and_so_is_what_nobody_has_confirmed() -> None:
    """What was carried over is told of as that, until it is confirmed."""
    text = "Tracker: 20 of 31 in time"
    assert found(yes("Tracker: 29 of 31 in time"), text) == []
    assert found(replace(yes(text), carried=True), text) == []
    assert found(Answer(TIMED, Mark.NOT_APPLICABLE, text), text) == []
    assert found(yes(text), "Tracker") == []


def test_the_same_figures_of_the_register_for_another_year_are_no_repetition() -> None:
    line = "- Stage 1 answered in time: 41 of 46 (89%); 5 late"
    then, now = (f"From our register, year to {day}:\n{line}" for day in ("Mon 31 Mar 2025", "Tue 31 Mar 2026"))
    assert found(yes(now), then) == []
