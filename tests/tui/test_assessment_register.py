"""The register's figures in the questionnaire: counted behind the clause, their cases, evidence, disagreement."""

from __future__ import annotations

from pathlib import Path

from assessing_officer import at_desk, begun, given, opened, saved, screen
from casebook import log
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept

from hoctui.services import assessing, casework
from hoctui.services.desk import Desk
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.clause_pane import ClausePane

LATE = "Stage 1 answered in time: 1 of 2 (50%); 1 late"


def one_in_time_one_late(desk: Desk) -> None:
    """Two complaints of Mon 3 Nov 2025, acknowledged on Thu 6, due by Thu 20 Nov (6.3)."""
    for resident, on in (("Ada Elm", "2025-11-20"), ("Bo [on hold] Ash", "2025-11-21")):
        case = log(desk, on="2025-11-03", resident=resident)
        casework.record(desk, case, "Acknowledged", {"on": "2025-11-06", "definition": "Leak"})
        casework.record(desk, case, "Responded", {"on": on, "decision": "upheld"})


def prepared(path: Path) -> None:
    begun(path)
    at_desk(path, one_in_time_one_late)
    at_desk(path, lambda desk: assessing.stay_at(desk, "6.3"))


async def counted(officer: Officer) -> AssessmentScreen:
    shown = await opened(officer)
    await officer.until(lambda: LATE in " ".join(shown.pane.text.split()).replace("│ ", ""), "the figures")
    return shown


async def test_the_figures_of_the_year_stand_under_the_question(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        await counted(officer)
        same_as_kept(officer.text, "assessment-figures-140x40")
    async with at_work(register_path, SMALL) as officer:
        await counted(officer)
        same_as_kept(officer.text, "assessment-figures-80x24")


async def test_until_they_are_counted_it_says_so_and_no_key_waits(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        assert shown.figures is not None
        shown.figures.forget()
        shown.action_next()
        assert shown.clauses.number == "6.4"
        assert "From your register: counting …" in shown.pane.text
        await officer.press("g")
        await officer.sees("From your register, year to Tue 31 Mar 2026")
        assert given_now(shown) == ""


def given_now(shown: AssessmentScreen) -> str:
    return shown.view.answer.evidence if shown.view else ""


async def test_an_answer_that_the_figures_contradict_is_said_in_the_same_stroke(register_path: Path) -> None:
    """6.3: Yes at 50% in time."""
    prepared(register_path)
    async with at_work(register_path) as officer:
        shown = await counted(officer)
        shown.action_mark("Yes")
        assert "! Yes, but the register says: Stage 1 answered in" in shown.pane.text
        shown.action_mark("Partial")
        assert "but the register says" not in shown.pane.text
        await saved(officer)


async def test_one_key_takes_them_into_the_evidence_and_again_not_twice(register_path: Path) -> None:
    prepared(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "6.3", {"evidence": "Tracker"}))
    async with at_work(register_path, LARGE) as officer:
        await counted(officer)
        await officer.press("g")
        await officer.press("g")
        await saved(officer)
    evidence = given(register_path, "6.3").evidence
    assert evidence.startswith(
        f"Tracker\n\nFrom our register, year to Tue 31 Mar 2026, counted on Sat 21 Nov 2026:\n- {LATE}\n"
    )
    assert evidence.count(LATE) == 1


async def test_what_is_being_typed_is_there_when_the_figures_are_taken_by_a_click(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await counted(officer)
        await officer.press("tab")
        await officer.type("Tracker")
        line = next(y for y, text in enumerate(shown.pane.text.split("\n")) if "g take" in text)
        x = shown.pane.text.split("\n")[line].index("g take")
        await officer.pilot.click(ClausePane, offset=(1 + x, line))
        await officer.until(lambda: LATE in given_now(shown), "the figures in the evidence")
        await saved(officer)
    assert given(register_path, "6.3").evidence.startswith("Tracker\n\nFrom our register")


async def test_the_cases_behind_are_one_key_away_and_one_more_opens_the_case(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        await counted(officer)
        await officer.press("c")
        await officer.on(Choose)
        await officer.sees("The cases behind 6.3", LATE, "late · Bo [on hold] Ash, Leak under the sink", "Ada Elm")
        await officer.press("enter")
        await officer.on(CaseScreen)
        await officer.sees("Bo [on hold] Ash")
        await officer.press("escape")
        await officer.on(AssessmentScreen)
        assert screen(officer).clauses.number == "6.3"


async def test_a_clause_without_figures_asks_nothing(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        assert "register" not in shown.pane.text
        await officer.press("c", "g")
        assert isinstance(officer.screen, AssessmentScreen)
        assert given_now(shown) == ""


async def test_a_change_of_the_register_is_counted_anew(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        await counted(officer)
        case = (await officer.record("", "Received", on="2025-12-01", resident="Cy Oak", summary="Damp")).line.case
        await officer.record(case, "Acknowledged", on="2025-12-02", definition="Damp")
        await officer.record(case, "Responded", on="2025-12-05", decision="upheld")
        officer.app.changed(case)
        await officer.sees("2 of 3 (67%)")


async def test_a_change_on_another_screen_is_counted_when_one_comes_back(register_path: Path) -> None:
    prepared(register_path)
    async with at_work(register_path, LARGE) as officer:
        await counted(officer)
        await officer.press("2")
        case = (await officer.record("", "Received", on="2025-12-01", resident="Cy Oak", summary="Damp")).line.case
        await officer.record(case, "Acknowledged", on="2025-12-02", definition="Damp")
        await officer.record(case, "Responded", on="2025-12-05", decision="upheld")
        officer.app.changed(case)
        await officer.press("3")
        await officer.sees("2 of 3 (67%)")
