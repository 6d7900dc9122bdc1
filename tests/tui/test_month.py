"""The month: what is due on each day, which day is marked, and what that day holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook import on
from officer import LARGE, SMALL, Officer, at_work
from sampled import sample_register
from snapshot import same_as_kept

from hoctui.services.ahead import narrowed_to
from hoctui.services.list_views import DueLine
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.month import MonthScreen
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.screens.today import TodayScreen

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])


def month(officer: Officer) -> MonthScreen:
    assert isinstance(officer.screen, MonthScreen)
    return officer.screen


async def open_month(officer: Officer) -> None:
    await officer.press("m")
    await officer.on(MonthScreen)
    await officer.sees("November 2026", "In November")


async def log(officer: Officer, day: str, resident: str = "Ada Elm", **more: str) -> str:
    made = await officer.record("", "Received", on=day, resident=resident, summary="Leak under the sink", **more)
    officer.app.changed(made.line.case)
    await officer.sees(made.line.case)
    return made.line.case


@SIZES
async def test_the_month_of_the_sample_as_it_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(sample_register(tmp_path), size, landlord="") as officer:
        await officer.sees("OVERDUE  ")
        await open_month(officer)
        await officer.sees("Sat 21 Nov 2026")
        same_as_kept(officer.text, f"month-{size[0]}x{size[1]}")


@SIZES
async def test_each_day_tells_in_words_what_kind_of_day_it_is_and_what_is_due(
    register_path: Path, size: tuple[int, int]
) -> None:
    """2024: 6.2. Two due on Tue 17 Nov, which is past; one on Fri 27 Nov; 25 December is no working day."""
    async with at_work(register_path, size) as officer:
        await log(officer, "2026-11-10")
        await log(officer, "2026-11-10", "Bea Oak")
        await log(officer, "2026-11-20", "Cy Ash")
        await open_month(officer)
        await officer.sees("2 OVERDUE", "21 TODAY", "22 weekend", "Sat 21 Nov 2026  today, weekend")
        await officer.press("pagedown")
        await officer.sees("December 2026", "25 holiday", "In December")
        await officer.press("right", "right", "right", "right")
        await officer.sees("Fri 25 Dec 2026  bank holiday: Christmas Day", "Nothing is due on this day.")


async def test_the_arrows_go_by_day_and_week_and_over_the_months_end(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await open_month(officer)
        for keys, day in (
            (("left",), "2026-11-20"),
            (("down", "right"), "2026-11-28"),
            (("down",), "2026-12-05"),
            (("up", "up", "up", "up", "up", "up"), "2026-10-24"),
            (("pageup",), "2026-09-24"),
            (("home",), "2026-11-21"),
        ):
            await officer.press(*keys)
            assert month(officer).grid.marked == on(day)
        await officer.sees("In November")


async def test_the_same_day_of_a_shorter_month_is_its_last(register_path: Path) -> None:
    async with at_work(register_path, today=on("2026-12-31")) as officer:
        await officer.press("m")
        await officer.on(MonthScreen)
        await officer.press("pageup")
        assert month(officer).grid.marked == on("2026-11-30")


async def test_no_month_beyond_the_registers_reach_is_gone_to(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await open_month(officer)
        month(officer).grid.mark(on("2036-11-10"))
        await officer.sees("November 2036")
        await officer.press("pagedown")
        assert month(officer).grid.marked == on("2036-11-21")
        await officer.sees("Fri 21 Nov 2036")


async def test_what_the_marked_day_holds_is_listed_and_enter_opens_it(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await log(officer, "2026-11-17")
        case = await log(officer, "2026-11-17", "Bea Oak")
        await open_month(officer)
        await officer.press("right", "right", "right")
        await officer.sees("Tue 24 Nov 2026", "2 due · 2 working days left", "Bea Oak")
        await officer.press("j", "enter")
        await officer.on(CaseScreen)
        await officer.sees(f"{case}  Bea Oak")
        await officer.press("escape")
        await officer.on(MonthScreen)
        assert month(officer).grid.marked == on("2026-11-24")


async def test_tab_goes_into_the_list_and_escape_comes_back_by_the_month(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await log(officer, "2026-11-17")
        await log(officer, "2026-11-17", "Bea Oak")
        await open_month(officer)
        await officer.press("right", "right", "right")
        await officer.sees("Bea Oak")
        await officer.press("tab", "down")
        assert month(officer).rows.has_focus
        row = month(officer).rows.row
        assert isinstance(row, DueLine)
        assert row.resident == "Bea Oak"
        await officer.press("escape")
        assert month(officer).grid.has_focus
        await officer.press("escape")
        await officer.on(TodayScreen)


async def test_m_turns_back_to_the_bands(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await open_month(officer)
        await officer.press("m")
        await officer.on(TodayScreen)


async def test_the_days_are_marked_and_opened_with_the_mouse_too(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await log(officer, "2026-11-17")
        await open_month(officer)
        grid = month(officer).grid
        # Tue 24 Nov: the fifth week, the second day; two lines a week below the days' names.
        await officer.pilot.click(grid, offset=(16, 9))
        assert grid.marked == on("2026-11-24")
        await officer.sees(f"{case}   Ada Elm")
        await officer.pilot.click(grid, offset=(16, 10), times=2)
        await officer.on(CaseScreen)
        await officer.press("escape")
        await officer.on(MonthScreen)
        await officer.pilot.click(grid, offset=(2, 0))
        await officer.pilot.click(grid, offset=(5, 1))
        assert grid.marked == on("2026-11-24")


async def test_space_does_it_and_the_month_shows_it_done(register_path: Path) -> None:
    """7.3."""
    async with at_work(register_path) as officer:
        case = await log(officer, "2026-11-17")
        await officer.record(case, "ActionPromised", on="2026-11-17", what="decorate", by="2026-11-21")
        officer.app.changed(case)
        await open_month(officer)
        await officer.sees("decorate")
        await officer.press("space")
        await officer.on(EventForm)
        await officer.sees("ACTION DONE", "decorate")
        await officer.press("f8")
        await officer.on(MonthScreen)
        await officer.sees("Nothing is due on this day.")
        assert not month(officer).has("a case")
        await officer.press("enter", "space", "w")
        assert isinstance(officer.screen, MonthScreen)


async def test_w_counts_the_marked_line_out(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await log(officer, "2026-11-17")
        await open_month(officer)
        await officer.press("right", "right", "right")
        await officer.sees("acknowledge, stage 1")
        await officer.press("w")
        await officer.on(Sheet)
        await officer.sees("Tue 24 Nov", "DUE")


async def test_what_today_was_narrowed_to_holds_in_the_month(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        case = await log(officer, "2026-11-17")
        await officer.record(case, "Asked", on="2026-11-17", whom="Repairs", what="a report", by="2026-11-24")
        officer.app.changed(case)
        today = officer.screen
        assert isinstance(today, TodayScreen)
        today._narrow(narrowed_to("replies"))
        await officer.sees("Only replies from colleagues")
        await open_month(officer)
        await officer.sees("November 2026  only replies from colleagues", "In November 1 due")
        await officer.press("right", "right", "right")
        await officer.sees("reply from Repairs")
        assert "acknowledge" not in officer.text
        await officer.press("right")
        await officer.sees("Nothing such is due on this day.")


async def test_what_residents_are_called_is_shown_as_it_is(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await log(officer, "2026-11-17", "[/][on hold]")
        await open_month(officer)
        await officer.press("right", "right", "right")
        await officer.sees("[/][on hold]")
