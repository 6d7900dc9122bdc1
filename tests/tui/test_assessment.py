"""The self-assessment's screen, worked by keyboard and mouse on a real register."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from casebook import CLOCK
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept
from textual import events
from textual.widgets import Input, TextArea
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import assessing
from hoctui.services.desk import Desk, open_desk
from hoctui.services.views import AnswerView
from hoctui.text import clean
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.assessment_import import ImportPreview
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.clause_list import ClauseList
from hoctui.tui.widgets.clause_pane import ClausePane
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.field import Field

FORM = Path(__file__).parents[1] / "documents" / "forms" / "lookalike-2024.txt"

T = TypeVar("T")


def at_desk(path: Path, work: Callable[[Desk], T]) -> T:
    """Do something on the register as another day's work would have done it, the app not open."""
    desk = open_desk(path, CLOCK, write=True)
    try:
        desk.prepare()
        return work(desk)
    finally:
        desk.close()


def given(path: Path, clause: str) -> AnswerView:
    """What is on file as the answer to a clause."""
    return at_desk(path, lambda desk: assessing.clause_view(desk, clause).answer)


def begun(path: Path, edition: str = "2024") -> None:
    """An assessment of 2025/26 with nothing answered."""
    at_desk(path, lambda desk: assessing.new(desk, edition, "2025/26"))


def with_last_year(path: Path) -> None:
    """Last year's form, imported, and this year's begun beside it."""

    def work(desk: Desk) -> None:
        assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2024/25")
        assessing.new(desk, "2024", "2025/26")

    at_desk(path, work)


def screen(officer: Officer) -> AssessmentScreen:
    assert isinstance(officer.screen, AssessmentScreen)
    return officer.screen


async def opened(officer: Officer) -> AssessmentScreen:
    """Go to the self-assessment and wait until its clauses are shown."""
    await officer.press("3")
    await officer.on(AssessmentScreen)
    await officer.until(lambda: screen(officer).view is not None, "the clauses")
    return screen(officer)


async def saved(officer: Officer) -> None:
    """Wait until the status line says so; the clock stands at 14:02."""
    await officer.sees("saved 14:02")


def answer_box(officer: Officer, name: str) -> Field:
    return next(one for one in screen(officer).query(Field) if one.key == name)


# Nothing yet


async def test_where_there_is_no_assessment_it_says_what_to_do_and_N_begins_this_years(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("3")
        await officer.sees("There is no self-assessment yet.", "N  begins this year's", "i  imports last year's form")
        await officer.press("y", "right_square_bracket", "tab", "x", "l", "v")
        await officer.sees("There is no self-assessment yet.")
        await officer.press("N")
        await officer.on(Choose)
        await officer.sees("Code 2024", "Code 2022", "Code 2020")
        await officer.press("enter")
        await officer.on(AskLine)
        await officer.press("enter")
        await officer.sees("2025/26 · Code 2024", "0 of 72", "1.2", "Definition of a complaint · must")


async def test_a_year_that_is_none_is_said_and_what_was_typed_is_still_there(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("3", "N")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        await officer.press("backspace")
        await officer.press("enter")
        await officer.sees("is not a reporting year", "2025/2")
        await officer.press("escape")
        await officer.sees("There is no self-assessment yet.")
    assert not at_desk(register_path, assessing.has_one)


# Answering


async def test_ten_clauses_answered_by_keyboard_are_all_there_when_the_app_is_opened_again(register_path: Path) -> None:
    """8.2 of 2024: the form is filled in every year; here one key a clause, evidence after tab."""
    begun(register_path)
    keys = "yynpayyyyn"
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        for key in keys:
            await officer.press(key)
            await officer.press("right_square_bracket")
        await officer.sees("10 of 72")
        await officer.press("tab")
        await officer.type("Policy, page 3")
        await officer.press("tab")
        await officer.type("Agreed by the board")
        await officer.press("escape")
        await saved(officer)
        await officer.press("up")
        assert shown.clauses.number == "2.5"
    numbers = ("1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5")
    marks = {"y": "Yes", "n": "No", "p": "Partial", "a": "N/A"}
    assert [given(register_path, number).mark for number in numbers] == [marks[key] for key in keys]
    assert given(register_path, "3.1").evidence == "Policy, page 3"
    assert given(register_path, "3.1").commentary == "Agreed by the board"
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.sees("10 of 72")
        await officer.press("home")
        await officer.sees("✓ Yes", "✗ No", "◐ Partial")
        await officer.press("right_square_bracket")
        await officer.sees("3.1", "Evidence  ▏ Policy, page 3", "Comment   ▏ Agreed by the board")


async def test_the_sign_and_the_word_are_shown_in_the_same_stroke_as_the_key(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.action_mark("Partial")
        assert shown.view is not None
        assert shown.view.answer.mark == "Partial"
        assert "◐ Partial" in shown.pane.text
        await officer.press("backspace")
        assert "? unanswered" in shown.pane.text
        await saved(officer)
    assert given(register_path, "1.2").mark == ""


async def test_a_must_short_of_yes_asks_for_reason_action_owner_and_date(register_path: Path) -> None:
    """8.1 of 2024: what falls short is declared with its reason and what is done about it."""
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("y")
        assert "Reason" not in officer.text
        await officer.press("p")
        await officer.sees("! a must short of Yes needs its reason, action,", "owner and date", "1 need", "Reason")
        await officer.press("tab", "tab", "tab")
        await officer.type("Templates differ")
        await officer.press("tab")
        await officer.type("One template")
        await officer.press("tab")
        await officer.type("CD")
        await officer.press("escape")
        await officer.sees("! a must short of Yes still needs its date")
        await officer.press("enter", "tab", "tab", "tab", "tab", "tab")
        await officer.type("4/12")
        await officer.press("escape")
        await officer.sees("By when   ▏ Fri 4 Dec 2026", "0 need you")
        assert "short of Yes" not in officer.text
        await saved(officer)
    answer = given(register_path, "1.2")
    assert (answer.reason, answer.action, answer.owner) == ("Templates differ", "One template", "CD")
    assert answer.due is not None
    assert answer.due.isoformat() == "2026-12-04"


async def test_half_a_date_is_no_date_and_is_not_lost_either(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("n", "tab", "tab", "tab", "tab", "tab", "tab")
        await officer.type("31/")
        await officer.press("escape")
        await officer.sees("By when is no date yet")
        await officer.press("down", "tab", "escape", "up", "tab")
        await officer.until(lambda: answer_box(officer, "due").value == "31/", "the half date")
        await officer.app.action_quit()
    assert given(register_path, "1.2").due is None
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("tab")
        await officer.until(lambda: answer_box(officer, "due").value == "31/", "the half date")


async def test_a_date_that_no_action_can_have_is_said_and_the_rest_is_saved(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("n", "tab", "tab", "tab", "tab", "tab")
        await officer.type("CD")
        await officer.press("tab")
        await officer.type("1/1/2045")
        await officer.press("escape")
        await officer.sees("Owner     ▏ CD")
        await saved(officer)
    assert given(register_path, "1.2").owner == "CD"
    assert given(register_path, "1.2").due is None


async def test_not_applicable_wants_its_reason_in_the_comment(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("a")
        await officer.sees("! N/A wants its reason in Comment")
        await officer.press("tab", "tab")
        await officer.type("No contractors")
        await officer.press("escape")
        await officer.until(lambda: "wants its reason" not in officer.text)


async def test_a_question_of_2020_that_wants_a_figure_is_answered_in_words(register_path: Path) -> None:
    """The 2020 form asks for figures and texts too; yes and no are no answer to those."""
    begun(register_path, "2020")
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("Q4.5")
        await officer.sees("This question wants a figure: tab writes it")
        await officer.press("y")
        await officer.sees("0 of 36")
        await officer.press("tab")
        await officer.type("91 per cent")
        await officer.press("escape")
        await officer.sees("1 of 36", "Answered in words", "✓ told")
        await saved(officer)
    assert given(register_path, "Q4.5").mark == ""
    assert given(register_path, "Q4.5").evidence == "91 per cent"


# Saving


async def test_what_is_typed_is_saved_without_leaving_the_field(register_path: Path) -> None:
    """At most two seconds of typing are ever lost."""
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("tab")
        await officer.type("Tracker")
        await saved(officer)
        assert screen(officer).editing
        found = await officer.app.errands.ask(assessing.clause_view, "1.2")
        assert found.answer.evidence == "Tracker"


async def test_leaving_the_app_in_the_middle_of_a_word_keeps_it(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("down", "tab")
        await officer.pilot.press(*"Polic")
        await officer.app.action_quit()
    assert given(register_path, "1.3").evidence == "Polic"
    assert at_desk(register_path, assessing.outline).last_clause == "1.3"


async def test_the_history_keeps_what_stood_before_the_typing_and_not_every_half_sentence(register_path: Path) -> None:
    begun(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "Policy of 2024"}))
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("tab")
        for word in ("One", "Two", "Three"):
            await officer.type(word)
            shown._write_typed()
            await officer.app.workers.wait_for_complete()
        await officer.press("escape")
    with sqlite3.connect(register_path) as connection:
        before = [row[0] for row in connection.execute("SELECT answer FROM answer_before ORDER BY id")]
    connection.close()
    assert len(before) == 1
    assert "Policy of 2024" in before[0]
    assert given(register_path, "1.2").evidence.startswith("OneTwoThree")


async def test_a_full_disk_is_said_the_text_stays_and_is_saved_once_there_is_room(register_path: Path) -> None:
    begun(register_path)
    text = "Evidence of the year. " * 4_000
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.app.errands.ask(
            lambda desk: desk.register.connection.execute("PRAGMA max_page_count = 1").fetchone()
        )
        await officer.press("tab")
        area = shown.query(TextArea).first()
        area.post_message(events.Paste(text))
        await officer.press("escape")
        await officer.sees("Not saved: The disk with", "Evidence  ▏ Evidence of the year.")
        await officer.app.errands.ask(
            lambda desk: desk.register.connection.execute("PRAGMA max_page_count = 1000000").fetchone()
        )
        await officer.press("2")
        await officer.app.workers.wait_for_complete()
    assert given(register_path, "1.2").evidence == text


# Going about


async def test_next_and_previous_unanswered_go_round_and_say_when_there_is_none(register_path: Path) -> None:
    begun(register_path)

    def all_but_two(desk: Desk) -> None:
        for clause in assessing.page(desk).clauses:
            if clause.number not in ("3.1", "6.20"):
                assessing.answer(desk, clause.number, {"answer": "yes"})

    at_desk(register_path, all_but_two)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        for key, number in (("]", "3.1"), ("]", "6.20"), ("]", "3.1"), ("[", "6.20"), ("[", "3.1")):
            await officer.press({"]": "right_square_bracket", "[": "left_square_bracket"}[key])
            assert shown.clauses.number == number
        await officer.press("y", "right_square_bracket", "y", "right_square_bracket")
        await officer.sees("Every clause is answered.", "72 of 72")


async def test_the_list_opens_the_section_that_the_cursor_is_in(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("down", "down", "down", "down", "down")
        assert shown.clauses.number == "2.1"
        assert "1.2 " not in officer.text
        await officer.press("up")
        assert shown.clauses.number == "1.6"
        await officer.press("end")
        assert shown.clauses.number == "9.8"
        await officer.press("down")
        assert shown.clauses.number == "9.8"
        await officer.press("pageup", "pageup")
        assert shown.clauses.number == "8.1"
        await officer.press("pagedown")
        assert shown.clauses.number == "9.1"
        await officer.press("home", "up")
        assert shown.clauses.number == "1.2"


async def test_another_clause_is_a_repaint_and_never_another_widget(register_path: Path) -> None:
    """One list and one editor for 72 clauses: widgets per clause took thirteen times as long to open."""
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("tab", "escape")
        before = list(shown.query("*"))
        await officer.press(*["down"] * 30)
        await officer.press("y", "tab", "escape")
        assert list(shown.query("*")) == before


async def test_one_comes_back_to_the_clause_where_one_was(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.3")
        await officer.press("2")
        await officer.press("3")
        assert shown.clauses.number == "6.3"
        await officer.app.workers.wait_for_complete()
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        assert shown.clauses.number == "6.3"


async def test_space_reads_on_and_from_the_end_back(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("2.2")
        await officer.sees("space more ▾")
        first = shown.pane.text
        for _ in range(12):
            await officer.press("space")
            if "space back to the top" in officer.text:
                break
        assert "See also 2.1, 2.3, 2.5, 5.11" in officer.text
        await officer.press("space")
        assert shown.pane.text == first


async def test_the_mouse_answers_opens_a_section_and_goes_to_the_evidence(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        lines = shown.pane.text.split("\n")
        bar = next(place for place, line in enumerate(lines) if line.startswith("y Yes"))
        await officer.pilot.click(ClausePane, offset=(1 + lines[bar].index("n No") + 3, bar))
        await officer.pilot.pause()
        assert shown.view is not None
        assert shown.view.answer.mark == "No"
        await officer.pilot.click(ClauseList, offset=(6, 6))
        await officer.pilot.pause()
        assert shown.clauses.number == "2.1"
        await officer.pilot.click(ClauseList, offset=(6, 4))
        await officer.pilot.pause()
        assert shown.clauses.number == "2.3"
        lines = shown.pane.text.split("\n")
        comment = next(place for place, line in enumerate(lines) if line.startswith("Comment"))
        await officer.pilot.click(ClausePane, offset=(4, comment))
        await officer.until(lambda: isinstance(officer.app.focused, TextArea), "the comment")
        await officer.type("By hand")
        await officer.pilot.click(ClauseList, offset=(6, 3))
        await officer.until(lambda: not shown.editing, "the clauses again")
        await saved(officer)
    assert given(register_path, "2.3").commentary == "By hand"
    assert given(register_path, "2.2").commentary == ""


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
        for named, said in ((str(tmp_path / "none.txt"), "cannot be read"), (str(wrong), "holiday.txt")):
            officer.screen.query_one(Input).value = named
            await officer.press("enter")
            await officer.sees("! ", said)
            assert officer.screen.query_one(Input).value == named


async def test_the_official_wording_is_shown_where_a_form_brought_it_in_and_said_to_be_missing_elsewhere(
    register_path: Path,
) -> None:
    with_last_year(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("o")
        await officer.sees("The official wording of this clause has not come")
        await officer.press("O")
        await officer.on(Choose)
        await officer.press("down", "enter")
        await officer.sees("2024/25")
        shown.clauses.go_to("5.9")
        await officer.sees("Official wording, from the imported form:", "If an answer will be late")
        await officer.press("o")
        await officer.until(lambda: "Official wording, from" not in officer.text)


# Export


async def test_export_writes_markdown_and_writes_over_nothing_unasked(register_path: Path, tmp_path: Path) -> None:
    begun(register_path)
    target = tmp_path / "assessment.md"
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("y", "tab")
        await officer.type("Policy")
        await officer.press("escape", "x")
        await officer.on(AskLine)
        assert officer.screen.query_one(Input).value.endswith("self-assessment-2025-26.md")
        officer.screen.query_one(Input).value = str(target)
        await officer.press("enter")
        await officer.on(AssessmentScreen)
        await officer.sees("written to")
        first = target.read_text(encoding="utf-8")
        assert "Policy" in first
        await officer.press("n", "x")
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
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(tmp_path / "no folder" / "a.md")
        await officer.press("enter")
        await officer.sees("cannot be written")


# What people wrote


@pytest.mark.parametrize("written", HOSTILE)
async def test_what_was_written_is_shown_as_it_is_and_no_control_reaches_the_terminal(
    register_path: Path, written: str
) -> None:
    def answered(desk: Desk) -> None:
        for year in ("2024/25", "2025/26"):
            assessing.new(desk, "2024", year)
            texts = dict.fromkeys(("evidence", "commentary", "reason", "action", "owner"), written)
            assessing.answer(desk, "1.2", {"answer": "partial", **texts})

    at_desk(register_path, answered)
    kept = clean(written).text
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("Last year, 2024/25", f"▏ {kept}")
        await officer.press("tab")
        await officer.sees("esc back")
        assert answer_box(officer, "evidence").value == kept
        assert not CONTROLS & set(officer.text.replace("\n", ""))
        await officer.press("escape")
        await officer.until(lambda: not screen(officer).editing)
    assert given(register_path, "1.2").evidence == kept


async def test_a_forms_own_name_is_no_markup(register_path: Path, tmp_path: Path) -> None:
    odd = tmp_path / "form [@click=app.quit]x[bold].txt"
    shutil.copyfile(FORM, odd)
    at_desk(register_path, lambda desk: assessing.take_in(desk, assessing.read_file(odd), odd.name, "2024/25"))
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("from form [@click=app.quit]x")


# How it looks


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_walk_looks_like_this(register_path: Path, size: tuple[int, int]) -> None:
    with_last_year(register_path)

    def some(desk: Desk) -> None:
        for number in ("1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "6.1"):
            assessing.answer(desk, number, {"answer": "yes", "evidence": "Complaints policy, page 3, 14 May 2026"})
        assessing.answer(desk, "5.4", {"answer": "partial"})
        assessing.answer(desk, "6.2", {"answer": "no", "reason": "Two were a day late"})
        assessing.stay_at(desk, "6.3")

    at_desk(register_path, some)
    width, height = size
    async with at_work(register_path, size) as officer:
        await opened(officer)
        same_as_kept(officer.text, f"assessment-walk-{width}x{height}")
        await officer.press("up")
        same_as_kept(officer.text, f"assessment-shortfall-{width}x{height}")
        await officer.press("tab")
        await officer.sees("esc back")
        same_as_kept(officer.text, f"assessment-writing-{width}x{height}")


async def test_the_preview_of_an_import_looks_like_this(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("3", "i")
        await officer.on(AskLine)
        officer.screen.query_one(Input).value = str(FORM)
        await officer.press("enter")
        await officer.on(ImportPreview)
        same_as_kept(officer.text, "assessment-import-80x24")


async def test_a_very_small_terminal_is_no_fault(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, (40, 10)) as officer:
        shown = await opened(officer)
        await officer.press("p", "tab")
        await officer.type("x")
        await officer.press("escape", "down", "space")
        assert shown.clauses.number == "1.3"
