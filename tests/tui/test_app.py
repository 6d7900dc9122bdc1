"""The app itself: where it opens, how one goes about, what it remembers, and how it ends."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from casebook import CLOCK, NOW, TODAY
from officer import LARGE, Officer, at_work
from rich.console import Console

from hoctui.clock import Clock
from hoctui.errors import EXIT_BAD, BadInput
from hoctui.services import casework, keeping
from hoctui.services.desk import Desk, open_desk, open_desk_soon
from hoctui.settings import Settings, read_settings, settings_path
from hoctui.store.lock import WriteLock
from hoctui.tui.app import HoctuiApp, check_keys, run_app
from hoctui.tui.office import first_page
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.cases import CasesScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.today import COUNTING, TodayScreen
from hoctui.tui.screens.welcome import WelcomeScreen
from hoctui.tui.widgets.help import Help, HelpText

LEAK = {"on": "2026-11-10", "resident": "Ada Elm", "summary": "Leak under the sink"}
SAID = "The settings file"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of the test's own, so that nobody's settings are read or written."""
    for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@asynccontextmanager
async def running(desk: Desk, settings: Settings | None = None) -> AsyncIterator[Officer]:
    """The app on a desk as run_app() has it."""
    app = HoctuiApp(desk, settings)
    try:
        async with app.run_test(size=LARGE) as pilot:
            yield Officer(app, pilot)
    finally:
        app.errands.finish()


@pytest.fixture
def leak(register_path: Path) -> Path:
    """A register with a landlord and one complaint, overdue since Tue 17 Nov."""
    desk = open_desk(register_path, CLOCK, write=True)
    keeping.set_profile(desk, "Elm Homes", "640", "31 March")
    casework.log(desk, LEAK)
    desk.close()
    return register_path


# Going about


async def test_it_opens_on_today_with_the_countdown_painted(leak: Path) -> None:
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        assert isinstance(officer.screen, TodayScreen)
        await officer.sees("OVERDUE  1", "26-0001", "3 working days OVERDUE", "Elm Homes · Sat 21 Nov 2026")


async def test_only_places_that_are_built_are_shown_and_each_is_on_its_key(leak: Path) -> None:
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        places: dict[str, tuple[type[TodayScreen | CasesScreen | AssessmentScreen], str]] = {
            "2": (CasesScreen, "2 Cases"),
            "3": (AssessmentScreen, "3 Self-assessment"),
            "1": (TodayScreen, "1 Today"),
        }
        for key, (screen, title) in places.items():
            await officer.press(key)
            await officer.on(screen)
            await officer.sees(f"▌{title}")
            line = officer.text.splitlines()[0].replace("▌", " ")
            assert line.split("Elm Homes")[0].split() == "hoctui 1 Today 2 Cases 3 Self-assessment".split()
        for key in "456789":
            await officer.press(key)
            assert isinstance(officer.screen, TodayScreen)


async def test_a_click_on_a_place_goes_there(leak: Path) -> None:
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        await officer.pilot.click(offset=(officer.text.index("2 Cases") + 2, 0))
        await officer.on(CasesScreen)


@pytest.mark.parametrize(
    ("key", "heading", "own"),
    [
        ("1", "Today, the deadline countdown", "Goes to the register, ready to find a case."),
        ("2", "Cases, the register", "Narrows the list: open, overdue, stage and so on."),
        ("3", "Self-assessment against the Code", "Takes last year's answer into this one."),
    ],
)
async def test_f1_explains_the_place_one_is_in_and_the_palette_has_its_commands(
    leak: Path, key: str, heading: str, own: str
) -> None:
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        await officer.press(key, "f1")
        await officer.on(Help)
        await officer.sees(heading, "esc closes")
        about = "\n".join(line.plain for line in officer.screen.query_one(HelpText)._lines(400))
        assert own in about
        assert "Finds any command by its name." in about
        await officer.press("escape", "ctrl+p")
        await officer.sees("Search for commands")
        await officer.type("light or dark")
        await officer.sees("Light or dark  (F9)")


async def test_the_palette_does_what_it_names(leak: Path) -> None:
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        await officer.press("f2")
        await officer.sees("Search for commands")
        await officer.type("self-ass")
        await officer.sees("Self-assessment  (3)")
        await officer.press("enter")
        await officer.on(AssessmentScreen)


# What it remembers


async def test_the_theme_key_changes_the_look_and_the_next_start_has_it(leak: Path) -> None:
    async with running(open_desk_soon(leak, CLOCK), read_settings()) as officer:
        assert officer.app.theme == "hoctui-dark"
        await officer.press("f9")
        assert officer.app.theme == "hoctui-light"
    assert read_settings().theme == "hoctui-light"
    async with running(open_desk_soon(leak, CLOCK), read_settings()) as officer:
        assert officer.app.theme == "hoctui-light"
        await officer.press("f9")
    assert read_settings().theme == "hoctui-dark"


async def test_a_look_that_cannot_be_remembered_is_changed_all_the_same_and_says_so(leak: Path, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file, where the folder would be", encoding="utf-8")
    async with running(open_desk_soon(leak, CLOCK)) as officer:
        await officer.press("f9")
        assert officer.app.theme == "hoctui-light"
        (told,) = officer.app._notifications
        assert told.message.startswith(SAID)
        assert "cannot be written (" in told.message


async def test_a_key_from_the_settings_is_the_commands_key_and_the_old_one_is_not(leak: Path) -> None:
    settings = Settings(keys=(("today.new", "f7"), ("today.filter", "f3")))
    async with running(open_desk_soon(leak, CLOCK), settings) as officer:
        await officer.sees("F7 new complaint", "F3 filter")
        await officer.press("n", "f")
        assert isinstance(officer.screen, TodayScreen)
        await officer.press("f7")
        await officer.on(EventForm)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("today.opem", "which is no command; perhaps 'today.open' is meant."),
        ("palette", "which is no command; perhaps 'app.palette' is meant."),
        ("zzzz", "gives a key to 'zzzz', which is no command."),
    ],
)
def test_a_key_for_no_command_is_one_sentence_with_the_nearest(register_path: Path, name: str, said: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f'[keys]\n"{name}" = "f7"\n', encoding="utf-8")
    with pytest.raises(BadInput) as fault:
        run_app(register_path, CLOCK)
    assert fault.value.sentence.startswith(f"{SAID} {settings_path()} gives a key to {name!r}, ")
    assert fault.value.sentence.endswith(said)


def test_every_command_that_has_a_key_can_be_given_another() -> None:
    check_keys(
        tuple(
            (name, "f7")
            for name in (
                "app.palette",
                "today.open",
                "cases.filter",
                "case.note",
                "form.save",
                "rows.down",
                "confirm.yes",
            )
        )
    )


# A register as it is found


async def test_a_register_that_another_hoctui_holds_ends_the_app_with_one_sentence_and_status_2(leak: Path) -> None:
    held = WriteLock(leak)
    held.acquire(0)
    app = HoctuiApp(open_desk_soon(leak, CLOCK))
    printed = io.StringIO()
    app.error_console = Console(file=printed, width=400)
    try:
        async with app.run_test(size=LARGE) as pilot:
            officer = Officer(app, pilot)
            await officer.sees("26-0001")
            for _ in range(1000):
                if app._exit:
                    break
                await pilot.pause(0.01)
        app._print_error_renderables()
    finally:
        app.errands.finish()
        held.release()
    assert app.return_code == EXIT_BAD
    assert printed.getvalue().startswith(f"The register {leak} is held by another hoctui (process {os.getpid()}, ")
    assert printed.getvalue().endswith("; close it there, or try again when it is done.\n")


async def test_dates_that_were_counted_by_other_rules_are_shown_only_once_they_are_counted_anew(leak: Path) -> None:
    """Due dates on file are never the truth: 2024: 6.2 is counted again before any of them is seen."""
    with closing(sqlite3.connect(leak)) as file, file:
        file.execute("UPDATE derived SET value = 'other rules' WHERE name = 'projections'")
        file.execute("UPDATE deadline SET due = '2026-11-19'")
        file.execute("UPDATE case_line SET next_due = '2026-11-19'")
    desk = open_desk_soon(leak, CLOCK)
    found = first_page(desk)
    assert (found.ready, found.rows, found.shape.total) == (False, (), 0)
    gate = Event()
    app = HoctuiApp(desk)
    app.errands._thread.submit(gate.wait)
    try:
        async with app.run_test(size=LARGE) as pilot:
            officer = Officer(app, pilot)
            await officer.sees(COUNTING)
            assert "26-0001" not in officer.text
            assert "Nothing is due" not in officer.text
            gate.set()
            await officer.sees("26-0001", "Tue 17 Nov", "3 working days OVERDUE", "Overdue 1")
            assert "Thu 19 Nov" not in officer.text
    finally:
        gate.set()
        app.errands.finish()


async def test_a_fresh_register_welcomes_once_and_escape_means_later(tmp_path: Path) -> None:
    path = tmp_path / "new" / "register.hoctui"
    async with running(open_desk_soon(path, CLOCK)) as officer:
        await officer.on(WelcomeScreen)
        await officer.press("escape")
        await officer.on(TodayScreen)
        await officer.sees("Nothing is due.", "your landlord")
        for key, screen in (("2", CasesScreen), ("1", TodayScreen)):
            await officer.press(key)
            await officer.on(screen)
        await officer.until(lambda: not officer.app.workers, "quiet")
        assert isinstance(officer.screen, TodayScreen)


async def test_at_midnight_the_day_moves_on_and_the_countdown_is_read_again(leak: Path) -> None:
    """An app left open over the weekend: on Monday 23 Nov one more working day has gone by."""
    day = [TODAY]
    async with running(open_desk_soon(leak, Clock(source=lambda: day[0], now=lambda: NOW))) as officer:
        await officer.sees("3 working days OVERDUE", "Sat 21 Nov 2026")
        day[0] = date(2026, 11, 23)
        officer.app._follow_day()
        await officer.sees("4 working days OVERDUE", "Mon 23 Nov 2026")
        assert "3 working days OVERDUE" not in officer.text
        await officer.press("2")
        await officer.on(CasesScreen)
        await officer.sees("4 OVERDUE", "Mon 23 Nov 2026")


async def test_leaving_keeps_what_is_typed_in_an_open_form(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("n")
        await officer.on(EventForm)
        await officer.type("Ada")
        await officer.press("ctrl+q")
        await officer.until(lambda: officer.app._exit, "the end")
    async with at_work(register_path) as officer:
        await officer.press("n")
        await officer.on(EventForm)
        await officer.sees("Draft kept 14:02", "Ada")


if sys.platform != "win32":
    from in_terminal import InTerminal

    def test_a_polite_kill_keeps_the_draft_of_an_open_form(leak: Path) -> None:
        with InTerminal(leak) as hoctui:
            hoctui.until("26-0001")
            hoctui.type("n")
            hoctui.until("NEW COMPLAINT")
            hoctui.type("Zoe")
            hoctui.until("Zoe")
            hoctui.process.terminate()
            assert hoctui.end() == 0
        desk = open_desk(leak, CLOCK, write=False)
        with closing(desk):
            assert keeping.draft(desk, "Received:") == {"resident": "Zoe"}

    def test_a_register_held_elsewhere_is_told_of_in_the_terminal_it_was_opened_in(leak: Path) -> None:
        held = WriteLock(leak)
        held.acquire(0)
        try:
            with InTerminal(leak) as hoctui:
                assert hoctui.end() == EXIT_BAD
                said = " ".join(hoctui.text.split())
        finally:
            held.release()
        assert f"is held by another hoctui (process {os.getpid()}, " in said
        assert said.endswith("; close it there, or try again when it is done.")
