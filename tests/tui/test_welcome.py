"""The welcome of a first start: three things about the landlord, all of which can wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept

from hoctui.errors import BadInput
from hoctui.services import keeping
from hoctui.services.views import Profile
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.screens.welcome import Welcome, WelcomeScreen


async def welcomed(officer: Officer) -> None:
    await officer.on(WelcomeScreen)
    await officer.sees("Welcome to hoctui", "hoctui demo")


async def test_a_first_start_asks_for_the_landlord_and_keeps_what_is_said(register_path: Path) -> None:
    async with at_work(register_path, landlord="") as officer:
        await welcomed(officer)
        await officer.type("Elm Homes")
        await officer.press("enter")
        await officer.type("1,240")
        await officer.press("enter", "enter")
        await officer.on(TodayScreen)
        await officer.sees("Elm Homes")
        assert await officer.app.errands.ask(keeping.profile) == Profile("Elm Homes", 1240, 3, 31)


@pytest.mark.parametrize("by", ["enter", "tab"])
async def test_what_is_typed_takes_the_place_of_the_year_end_that_is_offered(register_path: Path, by: str) -> None:
    async with at_work(register_path, landlord="") as officer:
        await welcomed(officer)
        await officer.type("Elm Homes")
        await officer.press(by)
        await officer.type("640")
        await officer.press(by)
        await officer.type("30 June")
        await officer.press("enter")
        await officer.on(TodayScreen)
        assert await officer.app.errands.ask(keeping.profile) == Profile("Elm Homes", 640, 6, 30)


async def test_it_can_be_left_for_later_and_comes_again_at_the_next_start(register_path: Path) -> None:
    for _ in range(2):
        async with at_work(register_path, landlord="") as officer:
            await welcomed(officer)
            await officer.press("escape")
            await officer.on(TodayScreen)
            assert await officer.app.errands.ask(keeping.profile) is None


async def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays(register_path: Path) -> None:
    async with at_work(register_path, landlord="") as officer:
        await welcomed(officer)
        await officer.press("f8")
        await officer.sees("! Say what the landlord is called.")
        await officer.type("Elm Homes")
        await officer.press("tab")
        await officer.type("0")
        await officer.press("f8")
        await officer.sees("! 0 homes cannot be right")
        assert "Elm Homes" in officer.text
        assert isinstance(officer.screen, WelcomeScreen)


async def test_a_register_whose_landlord_is_known_asks_nothing(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.until(lambda: not officer.app.workers, "the warm-up's end")
        assert isinstance(officer.screen, TodayScreen)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Welcome("", "640", "31 March"), "name"),
        (Welcome("Elm", "many", "31 March"), "homes"),
        (Welcome("Elm", "0", "31 March"), "homes"),
        (Welcome("Elm", "640", "the end"), "year_end"),
    ],
)
def test_each_fault_names_its_field(typed: Welcome, field: str) -> None:
    with pytest.raises(BadInput) as fault:
        keeping.read_profile(typed.name, typed.homes, typed.year_end)
    assert fault.value.field == field


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_welcome_as_it_is_shown(register_path: Path, size: tuple[int, int]) -> None:
    async with at_work(register_path, size, landlord="") as officer:
        await welcomed(officer)
        lines = [line.strip(" ─") for line in officer.text.splitlines()]
        first, last = (
            next(at for at, line in enumerate(lines) if words in line) for words in ("Welcome", "hoctui demo")
        )
        same_as_kept("\n".join(lines[first : last + 1]), f"welcome-{size[0]}x{size[1]}")
