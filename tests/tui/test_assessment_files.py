"""The self-assessment's screen: last year's answers, import, export and another year, on a real register."""

from __future__ import annotations

from pathlib import Path

from assessing_officer import FORM, at_desk, begun, given, opened, saved, screen, with_last_year
from officer import LARGE, at_work
from textual.widgets import Input

from hoctui.services import assessing
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.assessment_import import ImportPreview
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.confirm import Confirm

# Last year


async def test_last_years_answer_is_beside_and_one_key_takes_it(register_path: Path) -> None:
    with_last_year(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.3")
        await officer.sees("Last year, 2024/25:  ✓ Yes", "Handbook, page 39")
        await officer.press("l")
        await officer.sees("1 of 72", "Evidence  ▏ Handbook, page 39")
        await saved(officer)
    assert given(register_path, "6.3").mark == "Yes"
    assert given(register_path, "6.3").evidence == "Handbook, page 39"


async def test_taking_last_years_answer_asks_first_where_something_is_there(register_path: Path) -> None:
    with_last_year(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "1.2", {"answer": "no", "evidence": "Mine"}))
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("l")
        await officer.on(Confirm)
        await officer.press("n")
        await officer.on(AssessmentScreen)
        assert "Mine" in screen(officer).pane.text
        await officer.press("l")
        await officer.on(Confirm)
        await officer.press("y")
        await officer.on(AssessmentScreen)
        await officer.until(lambda: "Mine" not in screen(officer).pane.text, "last year's answer")
        await saved(officer)
    assert given(register_path, "1.2").mark == "Yes"


async def test_another_assessment_on_file_can_be_taken_up_again(register_path: Path) -> None:
    with_last_year(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("O")
        await officer.on(Choose)
        await officer.sees("2025/26 · Code 2024", "2024/25 · Code 2024", "from lookalike-2024.txt")
        await officer.press("down", "enter")
        await officer.sees("2024/25 · Code 2024", "72 of 72")


# Import


async def test_a_form_is_shown_before_it_is_taken_in_with_what_must_be_looked_at(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("3", "i")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(FORM)
        await officer.press("enter")
        await officer.on(ImportPreview)
        await officer.sees(
            "lookalike-2024.txt", "Code 2024: 72 of 72 clauses found", "4 to look at again", "2.5", "6.20"
        )
        await officer.press("y")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = "2024/25"
        await officer.press("enter")
        await officer.sees("2024/25 · Code 2024", "72 of 72", "need you")
        await officer.until(lambda: screen(officer).view is not None)
        screen(officer).clauses.go_to("2.5")
        await officer.sees("⚑ look again:", "v looked")
        await officer.press("v")
        await officer.until(lambda: "look again:" not in officer.text, "the flag gone")
        await saved(officer)
    assert given(register_path, "2.5").review == ()


async def test_a_form_that_is_left_at_the_preview_leaves_nothing_behind(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("3", "i")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(FORM)
        await officer.press("enter")
        await officer.on(ImportPreview)
        await officer.press("escape")
        await officer.sees("There is no self-assessment yet.")
    assert not at_desk(register_path, assessing.has_one)


async def test_a_file_that_is_no_form_is_said_in_a_sentence_and_its_name_stays(
    register_path: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "holiday.txt"
    wrong.write_text("Sea, sun, sand.\n", encoding="utf-8")
    async with at_work(register_path) as officer:
        await officer.press("3", "i")
        await officer.on(AskLine)
        for named, said in ((str(tmp_path / "none.txt"), "is not there"), (str(wrong), "holiday.txt")):
            officer.screen.query_one(Input).value = named
            await officer.press("enter")
            await officer.sees("! ", said)
            assert officer.screen.query_one(Input).value == named


async def test_the_official_wording_that_a_form_brought_in_is_shown_this_year_too(register_path: Path) -> None:
    with_last_year(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("5.9")
        await officer.press("o")
        await officer.sees("Official wording, from the imported form:", "If an answer will be late")
        await officer.press("o")
        await officer.until(lambda: "Official wording, from" not in officer.text)


async def test_an_earlier_assessment_is_taken_up_again(register_path: Path) -> None:
    with_last_year(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("O")
        await officer.on(Choose)
        await officer.press("down", "enter")
        await officer.sees("2024/25")


async def test_where_no_form_brought_it_in_the_official_wording_is_said_to_be_missing(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("o")
        await officer.sees("The official wording of this clause has not come")


# Export


async def test_export_writes_markdown_and_writes_over_nothing_unasked(register_path: Path, tmp_path: Path) -> None:
    begun(register_path)
    target = tmp_path / "assessment.md"
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("y", "tab")
        await officer.type("Policy")
        await officer.press("escape", "x")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        assert officer.screen.query_one(Input).value.endswith("self-assessment-2025-26.md")
        officer.screen.query_one(Input).value = str(target)
        await officer.press("enter")
        await officer.on(AssessmentScreen)
        await officer.sees("written to")
        first = target.read_text(encoding="utf-8")
        assert "Policy" in first
        await officer.press("n", "x")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(target)
        await officer.press("enter")
        await officer.on(Confirm)
        await officer.press("n")
        await officer.on(AskLine)
        assert target.read_text(encoding="utf-8") == first
        await officer.press("enter")
        await officer.on(Confirm)
        await officer.press("y")
        await officer.on(AssessmentScreen)
        await officer.until(lambda: target.read_text(encoding="utf-8") != first, "the file written over")


async def test_a_file_that_cannot_be_written_is_said_and_can_be_named_otherwise(
    register_path: Path, tmp_path: Path
) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("x")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(tmp_path / "no folder" / "a.md")
        await officer.press("enter")
        await officer.sees("cannot be written")
