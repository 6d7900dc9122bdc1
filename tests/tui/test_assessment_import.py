"""The preview of a form: what must be looked at is put right, or gone to, before or after it is taken in."""

from __future__ import annotations

from pathlib import Path

from assessing_officer import FORM, at_desk, given, screen
from officer import Officer, at_work
from textual.widgets import Input

from hoctui.services import assessing
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.assessment_import import ImportPreview
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.confirm import Confirm


async def previewed(officer: Officer, form: Path = FORM) -> None:
    """Ask for a form's file and wait for what it holds."""
    await officer.press("3", "i")
    await officer.on(AskLine)
    officer.screen.query_one(Input).value = str(form)
    await officer.press("enter")
    await officer.on(ImportPreview)


async def taken_in(officer: Officer, key: str) -> None:
    await officer.press(key)
    await officer.on(AskLine)
    officer.screen.query_one(Input).value = "2024/25"
    await officer.press("enter")
    await officer.on(AssessmentScreen)
    await officer.until(lambda: screen(officer).view is not None, "the clauses")


async def test_a_flagged_answer_is_put_right_before_the_form_is_taken_in(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await previewed(officer)
        await officer.sees("4 to look at again", "60 Yes, 3 No")
        await officer.press("enter")
        await officer.on(Choose)
        await officer.sees("The answer to 2.5", "✗ No")
        await officer.press("n")
        await officer.on(ImportPreview)
        await officer.sees("59 Yes, 4 No", "4 to look at again")
        await officer.press("v")
        await officer.sees("3 to look at again", "looked at")
        await officer.press("down", "v")
        await officer.sees("2 to look at again")
        await taken_in(officer, "y")
    assert (given(register_path, "2.5").mark, given(register_path, "2.5").review) == ("No", ())
    assert (given(register_path, "3.7").mark, given(register_path, "3.7").review) == ("Yes", ())
    assert given(register_path, "6.9").review != ()


async def test_a_form_is_taken_in_and_its_first_flagged_clause_gone_to(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await previewed(officer)
        await officer.press("v")
        await officer.sees("3 to look at again")
        await taken_in(officer, "g")
        await officer.until(lambda: (view := screen(officer).view) is not None and view.number == "3.7", "3.7")


async def test_leaving_a_choice_changes_nothing(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await previewed(officer)
        await officer.press("enter")
        await officer.on(Choose)
        await officer.press("escape")
        await officer.on(ImportPreview)
        await officer.sees("4 to look at again", "60 Yes")
        await officer.press("n")
        await officer.sees("There is no self-assessment yet.")
    assert not at_desk(register_path, assessing.has_one)


async def test_the_preview_says_what_it_is_for_and_throws_no_correction_away_unasked(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await previewed(officer)
        await officer.press("f1")
        await officer.on(Sheet)
        await officer.sees("This dialog", "What was read from the form")
        await officer.press("f1")
        await officer.press("escape")
        await officer.on(ImportPreview)
        await officer.press("v", "escape")
        await officer.on(Confirm)
        await officer.sees("Leave what you have corrected")
        await officer.press("n")
        await officer.on(ImportPreview)
        await officer.sees("3 to look at again")
        await officer.press("escape")
        await officer.on(Confirm)
        await officer.press("y")
        await officer.on(AssessmentScreen)
    assert not at_desk(register_path, assessing.has_one)


async def test_a_preview_with_nothing_corrected_is_left_at_once(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await previewed(officer)
        await officer.press("escape")
        await officer.on(AssessmentScreen)
