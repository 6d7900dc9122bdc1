"""Thinking a clause through on screen: points ticked off, related clauses and back, last year carried over, undo."""

from __future__ import annotations

from pathlib import Path

from assessing_officer import at_desk, begun, given, opened, saved, with_last_year
from officer import LARGE, SMALL, at_work
from snapshot import same_as_kept

from hoctui.services import assessing
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.clause_pane import ClausePane
from hoctui.tui.widgets.confirm import Confirm

# Points


async def test_points_are_ticked_off_one_by_one_and_are_still_when_one_comes_back(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.4")
        await officer.press("t")
        await officer.sees("1 of 4 ticked", "✓ Whether an extension is needed", "▸ The resident is then informed")
        await officer.press("T", "t")
        await officer.sees("2 of 4 ticked", "· The resident is then informed", "✓ No extension exceeds 10")
        await officer.press("t", "t")
        await officer.sees("4 of 4 ticked")
        await officer.press("t")
        await officer.sees("Every point is ticked off")
        await officer.press("T", "t")
        await officer.sees("3 of 4 ticked", "· Whether an extension is needed")
        await saved(officer)
    assert given(register_path, "6.4").ticked == (1, 2, 3)
    assert given(register_path, "6.4").mark == ""


async def test_the_point_that_is_thought_of_is_scrolled_into_view(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("7.1")
        await officer.sees("Your register: ")
        for ticked in range(1, 10):
            await officer.press("t")
            await officer.sees("▸")
            assert shown.view is not None
            assert len(shown.view.answer.ticked) == ticked
        same_as_kept(officer.text, "assessment-points-80x24")


async def test_a_click_ticks_a_point_and_takes_the_tick_away(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.4")
        await officer.sees("From your register, ")
        line = next(y for y, text in enumerate(shown.pane.text.split("\n")) if "The resident is then" in text)
        await officer.pilot.click(ClausePane, offset=(6, line))
        await officer.sees("✓ The resident is then informed")
        await officer.pilot.click(ClausePane, offset=(6, line))
        await officer.sees("· The resident is then informed")
        await saved(officer)
    assert given(register_path, "6.4").ticked == ()


# Related clauses


async def test_related_clauses_are_a_key_away_and_so_is_the_way_back(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.3")
        await officer.press("r")
        await officer.on(Choose)
        await officer.sees("Clauses related to 6.3", "6.2", "6.4", "6.6", "? unanswered")
        await officer.press("down", "enter")
        await officer.on(AssessmentScreen)
        assert shown.clauses.number == "6.4"
        await officer.sees("b back to 6.3")
        await officer.press("b")
        assert shown.clauses.number == "6.3"
        assert "back to" not in shown.pane.text


async def test_the_way_back_ends_where_one_goes_elsewhere(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        shown = await opened(officer)
        shown.clauses.go_to("6.3")
        await officer.press("r")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AssessmentScreen)
        await officer.press("down", "b")
        assert shown.clauses.number == "6.3"
        await officer.press("down", "b")
        assert shown.clauses.number == "6.4"


# Last year


async def test_last_years_answers_are_carried_over_and_confirmed_one_by_one(register_path: Path) -> None:
    with_last_year(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "1.2", {"answer": "no", "reason": "Mine"}))
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("L")
        await officer.on(Confirm)
        await officer.sees("Carry 71 answers of last year over?")
        await officer.press("y")
        await officer.on(AssessmentScreen)
        await officer.sees("1 of 72", "71 carried")
        assert shown.view is not None
        assert shown.view.answer.reason == "Mine"
        await officer.press("down")
        await officer.sees("↻ carried over, not confirmed   enter confirms", "✓ Yes    carried", "Your register: none")
        same_as_kept(officer.text, "assessment-carried-80x24")
        await officer.press("enter")
        await officer.sees("70 carried")
        assert shown.clauses.number == "1.4"
        await officer.press("n")
        await officer.sees("69 carried")
        await officer.press("f", "v")
        await officer.sees("68 carried")
        await saved(officer)
    assert [given(register_path, number).carried for number in ("1.2", "1.3", "1.4", "1.6", "2.1")] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert given(register_path, "1.4").mark == "No"


async def test_where_nothing_can_be_carried_it_is_said(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("L")
        await officer.sees("There is nothing to carry over")


async def test_how_an_answer_moved_since_last_year_is_shown(register_path: Path) -> None:
    with_last_year(register_path)
    for size in (SMALL, LARGE):
        async with at_work(register_path, size) as officer:
            shown = await opened(officer)
            shown.clauses.go_to("6.3")
            await officer.press("y")
            assert "→" not in shown.pane.text
            await officer.press("n")
            await officer.sees("✓ Yes → ✗ No")


# Undo


async def test_u_takes_the_last_change_back_and_brings_it_back(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("u")
        await officer.sees("There is nothing to take back at 1.2.")
        await officer.press("y", "n", "u")
        await officer.sees("✓ Yes", "1.2 is as it was before")
        await officer.press("u")
        await officer.sees("✗ No")
        await officer.press("tab")
        await officer.type("Tracker")
        await officer.press("escape", "u")
        await officer.until(lambda: "Tracker" not in shown.pane.text, "the evidence taken back")
        await officer.press("u")
        await officer.sees("▏ Tracker")
    assert given(register_path, "1.2").evidence == "Tracker"
    assert given(register_path, "1.2").mark == "No"
