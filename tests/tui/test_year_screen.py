"""The yearly clock on screen (2024: 8.1 to 8.5): what is due, a step recorded by one key, one taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.rulebook.edition import load
from hoctui.services import assessing, keeping, yearly
from hoctui.services.desk import Desk
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.year import StepForm, YearScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.field import Field

DAY = date(2027, 7, 5)


def begun(desk: Desk) -> None:
    """A whole assessment of 2026/27, and a board on 14 July 2027."""
    given = {one.number: Answer(one.number, Mark.YES, f"record {one.number}") for one in load("2024").clauses}
    assessing.take_in(desk, ReadForm("2024", given), "", "2026/27")
    yearly.set_wishes(desk, add=[date(2027, 7, 14)])


async def opened(officer: Officer) -> YearScreen:
    await officer.app.errands.ask(begun)
    screen = YearScreen()
    officer.app.push_screen(screen)
    await officer.sees("papers for the board of 14 Jul", "2026/27, year to Wed 31 Mar, 640 homes")
    return screen


async def steps(officer: Officer) -> list[str]:
    return [step.what for step in (await officer.app.errands.ask(yearly.year_view)).record]


@pytest.mark.parametrize(("size", "name"), [(SMALL, "year-80x24"), (LARGE, "year-140x40")])
async def test_the_year_as_it_is_seen(register_path: Path, size: tuple[int, int], name: str) -> None:
    async with at_work(register_path, size, today=DAY) as officer:
        await opened(officer)
        await officer.sees("3 working days OVERDUE", "Next: papers for the board of 14 Jul")
        same_as_kept(officer.text, name)


async def test_the_marked_step_is_recorded_with_enter(register_path: Path) -> None:
    async with at_work(register_path, today=DAY) as officer:
        await opened(officer)
        await officer.press("enter")
        await officer.on(StepForm)
        await officer.sees("PAPERS SENT", "Mon 5 Jul 2027")
        await officer.press("f8")
        await officer.on(YearScreen)
        await officer.sees("done Mon 5 Jul", "recorded: papers sent")
        assert await steps(officer) == ["papers"]


async def test_what_is_wrong_is_said_beneath_its_field_and_what_was_typed_is_kept(register_path: Path) -> None:
    async with at_work(register_path, today=DAY) as officer:
        screen = await opened(officer)
        screen.rows.move_to(4)
        await officer.press("enter")
        await officer.on(StepForm)
        form = officer.screen
        assert isinstance(form, StepForm)
        address = next(one for one in form.query(Field) if one.key == "address")
        address.value = "www.example.org"
        await officer.press("f8")
        await officer.sees("is not a whole address")
        await officer.press("escape")
        await officer.on(YearScreen)
        assert await officer.app.errands.ask(keeping.draft, "year:published") == {"address": "www.example.org"}
        assert await steps(officer) == []


async def test_any_step_can_be_chosen_and_taken_back_with_a_reason(register_path: Path) -> None:
    async with at_work(register_path, today=DAY) as officer:
        await opened(officer)
        await officer.press("s")
        await officer.on(Choose)
        await officer.press("s", "enter")
        await officer.on(StepForm)
        await officer.press("f8")
        await officer.sees("recorded: submitted to the Ombudsman")
        assert [note.message for note in officer.app._notifications] == ["Its publication is not on record (8.2)."]
        await officer.press("o")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        await officer.type("it was the form only")
        await officer.press("enter")
        await officer.sees("taken back: submitted to the Ombudsman")
        assert await steps(officer) == []


async def test_meetings_are_set_and_a_wrong_one_is_said(register_path: Path) -> None:
    async with at_work(register_path, today=DAY) as officer:
        await opened(officer)
        await officer.press("m")
        await officer.on(AskLine)
        await officer.sees("Wed 14 Jul 2027")
        await officer.type(", 31 sep")
        await officer.press("enter")
        await officer.sees("there is no 31 September")
        await officer.press(*["backspace"] * 6)
        await officer.type("15 sep")
        await officer.press("enter")
        await officer.sees("meetings saved", "papers for the board of 15 Sep")
        assert (await officer.app.errands.ask(yearly.wishes)).meetings == (date(2027, 7, 14), date(2027, 9, 15))


async def test_without_an_assessment_nothing_is_recorded(register_path: Path) -> None:
    async with at_work(register_path, today=DAY) as officer:
        officer.app.push_screen(YearScreen())
        await officer.sees("not begun", "Next: answer every clause by Thu 30 Sep")
        await officer.press("down", "enter", "s", "o")
        await officer.on(YearScreen)
        await officer.sees("nothing is on record yet")
        await officer.press("escape")
        await officer.until(lambda: not isinstance(officer.screen, YearScreen), "the screen left")
