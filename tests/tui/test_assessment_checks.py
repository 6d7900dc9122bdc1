"""The checks before publishing on screen: what stands, with its words; overruled with a reason, and withdrawn."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from assessing_officer import at_desk
from officer import LARGE, SMALL, Officer, at_work

from hoctui.services import assessing, casework, checking, figures
from hoctui.services.desk import Desk
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment_checks import ChecksScreen

HOSTILE = "Mrs [/ [@click=app.quit]Elm[/] of [on hold]"


def assessed(path: Path, *, commentary: str = "Mrs Elm was told.") -> None:
    """A year's assessment, of which two clauses are answered: one with a name in it, one by the policy alone."""

    def work(desk: Desk) -> None:
        assessing.new(desk, "2024", "2025/26")
        assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "Audit of ten", "commentary": commentary})
        assessing.answer(desk, "6.3", {"answer": "yes", "evidence": "Complaints policy"})

    at_desk(path, work)


async def opened(officer: Officer) -> ChecksScreen:
    shown = ChecksScreen()
    officer.app.push_screen(shown)
    await officer.sees("STANDS IN THE WAY")
    return shown


async def moved_to(officer: Officer, shown: ChecksScreen, code: str) -> None:
    """Put the cursor on the line of a check."""
    await officer.press("home")
    while shown.line is None or shown.line.code != code:
        before = shown.rows.cursor
        await officer.press("down")
        assert shown.rows.cursor != before, f"no line of {code}"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_each_is_shown_with_its_clause_and_the_words_that_caused_it(
    register_path: Path, size: tuple[int, int]
) -> None:
    assessed(register_path)
    async with at_work(register_path, size) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "person")
        await officer.sees("A person's name", "“Mrs Elm was told.”", "in the way of publishing")
        await moved_to(officer, shown, "policy-alone")
        assert shown.line is not None
        assert shown.line.clause == "6.3"
        await officer.sees("LOOK AGAIN  1", "“Complaints policy”")


@pytest.mark.parametrize("key", ["w", "u"])
async def test_an_overruling_is_withdrawn_on_a_key(register_path: Path, key: str) -> None:
    assessed(register_path)
    at_desk(register_path, lambda desk: checking.overrule(desk, "person", "1.2", "She has agreed"))
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "person")
        await officer.sees("OVERRULED  1", "She has agreed")
        assert not shown.has("a finding")
        await officer.press(key)
        await officer.until(lambda: "OVERRULED" not in officer.text, "the check standing again")
    assert not at_desk(register_path, checking.checked).overruled


async def test_left_without_a_reason_nothing_is_overruled(register_path: Path) -> None:
    assessed(register_path)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "person")
        await officer.press("o")
        await officer.on(AskLine)
        await officer.press("escape")
        await officer.on(ChecksScreen)
    assert not at_desk(register_path, checking.checked).overruled


async def test_an_overruling_for_other_words_and_one_that_is_no_longer_needed_say_so(register_path: Path) -> None:
    assessed(register_path)
    at_desk(register_path, lambda desk: checking.overrule(desk, "person", "1.2", "She has agreed"))
    at_desk(register_path, lambda desk: checking.overrule(desk, "policy-alone", "6.3", "It holds the log"))
    other = {"commentary": "Mrs Ash was told."}
    at_desk(register_path, lambda desk: assessing.answer(desk, "1.2", other))
    at_desk(register_path, lambda desk: assessing.answer(desk, "6.3", {"evidence": "Tracker"}))
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "person")
        await officer.sees("Overruled once, for other words: She has agreed")
        await moved_to(officer, shown, "policy-alone")
        await officer.sees("NO LONGER NEEDED  1", "It was overruled, and is found no more.")


async def test_what_was_written_is_never_markup(register_path: Path) -> None:
    assessed(register_path, commentary=f"{HOSTILE} Mrs Elm")
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "person")
        await officer.sees("[@click=app.quit]")


def complained(desk: Desk) -> None:
    """Three complaints, of which none was acknowledged."""
    for name in ("Ada Elm", "Bo Ash", "Cy Oak"):
        casework.log(desk, {"on": date(2025, 6, 2), "resident": name, "summary": "Leak"})


async def test_the_registers_figures_are_counted_a_few_cases_at_a_time(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """6.2 of 2024: what was counted in slices says what a count in one go says, also after an overruling."""
    assessed(register_path)
    at_desk(register_path, complained)
    at_desk(register_path, lambda desk: assessing.answer(desk, "6.2", {"answer": "yes", "evidence": "Audit of ten"}))
    monkeypatch.setattr(figures, "_CASES", 1)
    monkeypatch.setattr(figures, "_MOMENT", -1.0)
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await moved_to(officer, shown, "figures")
        assert shown.line is not None
        assert (shown.line.clause, "0 of 3" in shown.line.quoted) == ("6.2", True)
        await officer.press("o")
        await officer.on(AskLine)
        await officer.press(*"audited", "enter")
        await officer.sees("overruled; w withdraws it")
    (overruled,) = at_desk(register_path, checking.checked).overruled
    assert (overruled.code, overruled.overruled) == ("figures", "audited")


async def test_a_count_that_takes_long_says_so_and_is_dropped_when_the_screen_is_left(
    register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no case to a slice the count never comes to its end, and nobody has to wait for it."""
    assessed(register_path)
    at_desk(register_path, complained)
    monkeypatch.setattr(figures, "_CASES", 0)
    monkeypatch.setattr(figures, "_MOMENT", -1.0)
    async with at_work(register_path) as officer:
        shown = ChecksScreen()
        officer.app.push_screen(shown)
        await officer.sees("CHECKS", "Looking …")
        assert [worker for worker in officer.app.workers if worker.node is shown and worker.is_running]
        await officer.press("escape")
        await officer.until(lambda: officer.app.screen is not shown, "the screen left")
        await officer.until(
            lambda: not [one for one in officer.app.workers if one.node is shown and one.is_running],
            "the count dropped",
        )
