"""The self-assessment's screen: answering, going about and how it looks, by keyboard and mouse on a real register."""

from __future__ import annotations

from pathlib import Path

import pytest
from assessing_officer import FORM, answer_box, at_desk, begun, given, opened, saved, with_last_year
from officer import LARGE, SMALL, at_work
from snapshot import same_as_kept
from textual.widgets import Input, TextArea

from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment_import import ImportPreview
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.clause_list import ClauseList
from hoctui.tui.widgets.clause_pane import ClausePane

# Nothing yet


async def test_where_there_is_no_assessment_it_says_what_to_do_and_begins_one(register_path: Path) -> None:
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
        await officer.sees("space more ▾", "Your register: none")
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
        shown = await opened(officer)
        await officer.sees("Stage 1 answered in t")
        same_as_kept(officer.text, f"assessment-walk-{width}x{height}")
        await officer.press("up")
        await officer.until(lambda: shown.figures is not None and shown.figures.of("6.2"), "the figures of 6.2")
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


async def test_a_terminal_that_changes_its_size_while_one_writes_loses_nothing(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        await officer.press("p", "tab")
        await officer.type("Before")
        for size in (SMALL, LARGE, (100, 30)):
            await officer.pilot.resize_terminal(*size)
            await officer.sees("◐ Partial", "Evidence", "Before")
            assert shown.pane.size.height >= 5
        await officer.press("escape")
        await saved(officer)
    assert given(register_path, "1.2").evidence == "Before"


async def test_a_very_small_terminal_is_no_fault(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, (40, 10)) as officer:
        shown = await opened(officer)
        await officer.press("p", "tab")
        await officer.type("x")
        await officer.press("escape", "down", "space")
        assert shown.clauses.number == "1.3"
