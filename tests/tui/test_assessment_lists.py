"""The lists over the self-assessment: the checks, the action plan, what moved; each line leads to its clause."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from assessing_officer import FORM, at_desk, begun, opened, screen, with_last_year
from docx import Document
from officer import LARGE, SMALL, Officer, at_work
from sampled import sample_register
from snapshot import same_as_kept

from hoctui.rulebook.edition import load
from hoctui.services import assessing, checking, comparing, landlord
from hoctui.services.desk import Desk
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.assessment_checks import ChecksScreen
from hoctui.tui.screens.assessment_moves import MovesScreen
from hoctui.tui.screens.assessment_plan import PlanScreen
from hoctui.tui.screens.landlord_form import LandlordForm
from hoctui.tui.screens.year import YearScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.field import Field


def short(desk: Desk) -> None:
    """This year's assessment with a shortfall at 6.3 and its action, and a promise under a Yes at 1.2."""
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(
        desk,
        "6.3",
        {
            "answer": "no",
            "evidence": "Tracker, 62% in time",
            "reason": "two posts vacant",
            "action": "fill both posts",
            "owner": "Head of Homes",
            "due": "2026-10-30",
        },
    )
    assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "A new policy will be written next spring"})


def blank_form(path: Path) -> None:
    """A landlord's own blank Word form, with hoctui's words for what each clause asks."""
    document = Document()
    table = document.add_table(1, 5)
    for cell, text in zip(
        table.rows[0].cells, ("Clause", "Requirement", "Comply", "Evidence", "Commentary"), strict=True
    ):
        cell.text = text
    for clause in load("2024").clauses:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = clause.number, clause.question
    document.save(str(path))


def line(officer: Officer, *words: str) -> str:
    """The one line of the screen that holds all these words, its blanks made one."""
    (found,) = [text for text in (" ".join(one.split()) for one in officer.text.splitlines()) if _all(words, text)]
    return found


def number(officer: Officer) -> str:
    """The clause that the self-assessment is at."""
    view = screen(officer).view
    return view.number if view else ""


def _all(words: tuple[str, ...], text: str) -> bool:
    return all(word in text for word in words)


async def test_the_checks_name_the_clause_and_quote_the_words_and_lead_there(register_path: Path) -> None:
    """Product: a Yes that rests on a promise; nothing is published while it stands."""
    at_desk(register_path, short)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("C")
        await officer.on(ChecksScreen)
        await officer.sees("STANDS IN THE WAY", "in the way of publishing")
        checks = officer.screen
        assert isinstance(checks, ChecksScreen)
        while not (checks.line and checks.line.code == "promise"):
            await officer.press("down")
        await officer.sees("“", "will be")
        await officer.press("enter")
        await officer.on(AssessmentScreen)
        await officer.until(lambda: number(officer) == "1.2", "the clause")
        await officer.press("b")  # and back to where one was


async def test_a_check_is_overruled_with_a_reason_and_the_overruling_taken_back(register_path: Path) -> None:
    at_desk(register_path, short)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("C")
        await officer.on(ChecksScreen)
        await officer.sees("STANDS IN THE WAY")
        checks = officer.screen
        assert isinstance(checks, ChecksScreen)
        while not (checks.line and checks.line.code == "promise"):
            await officer.press("down")
        await officer.press("o")
        await officer.on(AskLine)
        await officer.type("the date is the printer's")
        await officer.press("enter")
        await officer.on(ChecksScreen)
        await officer.sees("OVERRULED  1")
        await officer.press("end")
        await officer.until(lambda: checks.line and checks.line.overruled, "the overruling under the cursor")
        await officer.sees("the date is the printer's")
        await officer.press("w")
        await officer.until(lambda: "OVERRULED" not in officer.text, "the check standing again")
    found = at_desk(register_path, checking.checked)
    assert not found.overruled
    assert "promise" in {finding.code for finding in found.standing}


async def test_the_plan_shows_who_does_what_by_when_and_how_late_it_is(register_path: Path) -> None:
    """Appendix B: on Sat 21 Nov an action due on Fri 30 Oct is 22 days late."""
    at_desk(register_path, short)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("P")
        await officer.on(PlanScreen)
        await officer.sees("THIS YEAR  1")
        assert "Fri 30 Oct 22 days LATE" in line(officer, "fill both posts", "Head of Homes")
        await officer.sees("Because two posts vacant", "1 late")
        await officer.press("d")
        await officer.on(AskLine)
        await officer.press("ctrl+u")
        await officer.type("30 nov")
        await officer.press("enter")
        await officer.sees("lies ahead: an action is done on a day")
        await officer.press("ctrl+u")
        await officer.type("12 nov")
        await officer.press("enter")
        await officer.on(PlanScreen)
        await officer.sees("done, 13 days late")
        await officer.press("d")
        await officer.on(AskLine)
        await officer.press("ctrl+u")
        await officer.type("-")
        await officer.press("enter")
        await officer.sees("22 days LATE")
        await officer.press("enter")
        await officer.until(lambda: number(officer) == "6.3", "the clause")
    assert at_desk(register_path, comparing.plan).actions[0].done_on is None


async def test_an_action_without_owner_and_date_says_what_it_wants(register_path: Path) -> None:
    """2024: 8.1: a must short of Yes has its reason, action, owner and date."""
    begun(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "6.3", {"answer": "no", "evidence": "x"}))
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("P")
        await officer.sees("no action yet", "Still wants its reason, action, owner, date", "1 not complete")
        plan = officer.screen
        assert isinstance(plan, PlanScreen)
        assert not plan.has("an action")


async def test_what_moved_is_shown_in_bands_and_held_against_another_year(register_path: Path) -> None:
    with_last_year(register_path)

    def work(desk: Desk) -> None:
        assessing.answer(desk, "6.3", {"answer": "no", "evidence": "Tracker"})
        assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "Policy, page 3"})

    at_desk(register_path, work)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("M")
        await officer.on(MovesScreen)
        await officer.sees("WORSE THAN BEFORE  1", "1 worse")
        assert line(officer, "6.3", "Yes", "No", "changed")
        await officer.sees("Then: Handbook, page 39", "Now: Tracker")
        await officer.press("w")
        await officer.on(Choose)
        await officer.sees("2024/25 · Code 2024")
        await officer.press("enter")
        await officer.on(MovesScreen)
        await officer.press("enter")
        await officer.until(lambda: number(officer) == "6.3", "the clause")


async def test_with_nothing_before_it_what_to_do_is_said(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("M")
        await officer.sees("There is nothing to compare 2025/26 with")
        await officer.press("escape")
        await officer.on(AssessmentScreen)
        await officer.press("P")
        await officer.sees("Nothing is promised.")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
@pytest.mark.parametrize(("key", "name"), [("C", "checks"), ("P", "plan"), ("M", "moved")])
async def test_the_lists_of_the_sample_as_they_are_shown(
    tmp_path: Path, size: tuple[int, int], key: str, name: str
) -> None:
    async with at_work(sample_register(tmp_path), size, landlord="") as officer:
        await opened(officer)
        await officer.press(key)
        await officer.until(lambda: "Looking …" not in officer.text and " · " in officer.text.splitlines()[-2], "it")
        same_as_kept(officer.text, f"assessment-{name}-{size[0]}x{size[1]}")


# Written from the screen


async def test_the_report_to_members_and_the_response_are_written_too(register_path: Path, tmp_path: Path) -> None:
    at_desk(register_path, short)
    for place, name in ((3, "members.md"), (4, "response.html")):
        async with at_work(register_path, LARGE) as officer:
            await opened(officer)
            await officer.press("x")
            await officer.on(Choose)
            await officer.press(*["down"] * place, "enter")
            await officer.on(AskLine)
            await officer.press("ctrl+u")
            await officer.type(str(tmp_path / name))
            await officer.press("enter")
            await officer.on(AssessmentScreen)
            await officer.sees("written to")
    assert "fill both posts" in (tmp_path / "members.md").read_text(encoding="utf-8")
    assert "<html" in (tmp_path / "response.html").read_text(encoding="utf-8")


async def test_the_landlords_own_word_form_is_filled_from_the_screen(register_path: Path, tmp_path: Path) -> None:
    """What is no Word form is said with its name kept; the filled form reads back with the answer."""
    at_desk(register_path, short)
    blank, filled = tmp_path / "blank.docx", tmp_path / "filled.docx"
    blank_form(blank)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("x")
        await officer.on(Choose)
        await officer.press("end", "enter")
        await officer.on(AskLine)
        await officer.type(str(FORM))
        await officer.press("enter")
        await officer.sees("!")
        await officer.press("ctrl+u")
        await officer.type(str(blank))
        await officer.press("enter")
        await officer.sees("Write the filled form to")
        await officer.press("ctrl+u")
        await officer.type(str(filled))
        await officer.press("enter")
        await officer.sees("2 clauses filled in")
    read = await asyncio.to_thread(assessing.read_file, filled)
    assert read.answers["6.3"].mark.value == "No"


# What the landlord sets for itself


async def test_the_landlords_own_limits_are_set_in_the_app(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("Y")
        await officer.on(YearScreen)
        await officer.press("p")
        await officer.on(LandlordForm)
        await officer.sees("the Code's are 10")
        next(field for field in officer.screen.query(Field) if field.key == "respond_1").focus()
        await officer.type("12")
        await officer.press("f8")
        await officer.sees("nobody may be slower")
        await officer.press("backspace", "backspace", "8", "f8")
        await officer.on(YearScreen)
        await officer.press("escape")
        screen(officer).clauses.go_to("6.3")
        await officer.sees("Your own limit: 8 working days (the Code's: 10)")
    assert at_desk(register_path, landlord.own_days) == {"respond 1": 8}
