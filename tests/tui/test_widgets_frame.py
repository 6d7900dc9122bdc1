"""The frame: the places above, where things stand and the keys below, at 80 columns and at 140, by key and by mouse."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, ClassVar

import pytest
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input
from widget_hosts import CONTROLS, HOSTILE, Source, lines_of, rows_of, text_of

from hoctui.text import visible
from hoctui.tui.base import BaseApp, place_commands
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.widgets.chooser import Chooser
from hoctui.tui.widgets.frame import Place, StatusLine, TopLine
from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import plain

PLACES = (
    Place("today", "1", "Today"),
    Place("cases", "2", "Cases"),
    Place("assessment", "3", "Self-assessment", "Assess"),
    Place("reports", "4", "Reports"),
    Place("keeping", "5", "Keeping"),
)


class Cases(FramedScreen[None]):
    """A screen with a list, a field, and commands that note that they were run."""

    PLACE = "cases"
    HEADING = "Cases"
    ABOUT = "The register: every complaint and service request."
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("cases.new", "n", "new", "Takes down a new complaint.", footer=2),
        Command("cases.open", "enter", "open", "Opens the case under the cursor.", footer=3, needs="a case"),
        Command("cases.acknowledge", "a", "acknowledge", "Records it.", footer=4, needs="a case"),
        Command("cases.find", "slash", "find", "Finds as you type.", footer=5),
        Command("cases.save", "ctrl+s,f4", "save", "Saves.", footer=6),
        Command("cases.archive", "", "put away", "Puts the closed cases away."),
    )

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.there = {"a case"}

    def compose_body(self) -> ComposeResult:
        yield rows_of(Source(300))
        yield Input(id="find")
        yield Chooser((("a", "apple"), ("b", "pear")))

    def has(self, need: str) -> bool:
        return need in self.there

    def action_new(self) -> None:
        self.done.append("new")

    def action_acknowledge(self) -> None:
        self.done.append("acknowledge")

    def action_save(self) -> None:
        self.done.append("save")

    def action_archive(self) -> None:
        self.done.append("archive")

    def key_escape(self) -> None:
        self.done.append("back")


class Today(FramedScreen[None]):
    """Another place."""

    PLACE = "today"


class Framed(BaseApp):
    """An app of two places."""

    KEYS: ClassVar[tuple[Command, ...]] = place_commands(PLACES[:2])
    MODES: ClassVar[dict[str, Any]] = {"cases": Cases, "today": Today}
    DEFAULT_MODE = "cases"

    def __init__(self) -> None:
        super().__init__()
        self.places = PLACES
        self.landlord = "Example Homes"
        self.day = "Sat 21 Nov 2026"

    @property
    def cases(self) -> Cases:
        screen: Screen[Any] = self.screen
        assert isinstance(screen, Cases)
        return screen


WIDE = " hoctui   1 Today  ▌2 Cases   3 Self-assessment   4 Reports   5 Keeping"


async def test_the_top_line_at_140_columns() -> None:
    app = Framed()
    async with app.run_test(size=(140, 40)):
        line, rule = lines_of(app)[:2]
        assert line.startswith(WIDE)
        assert line.endswith("Example Homes · Sat 21 Nov 2026")
        assert rule == "─" * 140


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (105, WIDE + "  Example Homes · Sat 21 Nov 2026"),
        (99, WIDE + "  Example Homes · Sat 21 Nov"),
        (80, " hoctui  1 Today ▌2 Cases  3 Self-assessment  4 Reports  5 Keeping   Sat 21 Nov"),
        (60, " hoctui  1 Today ▌2 Cases  3 Assess  4 Reports  5 Keeping"),
        (50, " 1 Today ▌2 Cases  3 Assess  4 Reports  5 Keeping"),
        (46, " 1 Today▌2 Cases 3 Assess 4 Reports 5 Keeping"),
    ],
)
async def test_the_top_line_gives_way_as_the_screen_narrows(width: int, line: str) -> None:
    app = Framed()
    async with app.run_test(size=(width, 24)):
        assert lines_of(app)[0].split() == line.split()


@pytest.mark.parametrize("width", range(40, 150, 7))
async def test_the_top_line_is_never_wider_than_the_screen(width: int) -> None:
    top = TopLine(PLACES, "cases", "A Landlord With A Rather Long Name Indeed", "Sat 21 Nov 2026")
    left, right = top._fit(width)
    shown = sum(len(text) for text, _, _ in left) + len(right) + 2
    assert shown <= max(width, 50)


async def test_what_the_app_learns_every_screen_shows() -> None:
    app = Framed()
    async with app.run_test(size=(120, 30)) as pilot:
        app.landlord = "[/] Other Homes"
        app.day = "Sun 22 Nov 2026"
        await pilot.pause()
        assert lines_of(app)[0].endswith("[/] Other Homes · Sun 22 Nov 2026")


async def test_places_by_key_and_by_mouse() -> None:
    app = Framed()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert (app.current_mode, MARK + "1 Today" in lines_of(app)[0]) == ("today", True)
        await pilot.click(TopLine, offset=(lines_of(app)[0].index("2 Cases"), 0))
        await pilot.pause()
        assert (app.current_mode, MARK + "2 Cases" in lines_of(app)[0]) == ("cases", True)


async def test_a_screen_behind_a_place_shows_the_way_back() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.cases
        screen.show_crumb("Cases", plain("26-0121  B. Resident · 3 Mill Row · " + "heating " * 9), plain("Stage 1"))
        await pilot.pause()
        line = lines_of(app)[0]
        assert line.startswith(" ‹ Cases   26-0121  B. Resident · 3 Mill Row")
        assert line.endswith("…  Stage 1")
        await pilot.click(TopLine, offset=(4, 0))
        await pilot.pause()
        assert screen.done == ["back"]


async def test_the_footer_shows_keys_and_a_click_is_a_key() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        footer = lines_of(app)[-1]
        assert footer == " n new  enter open  a acknowledge  / find  F4 save  F1 help"
        await pilot.click("KeyLine", offset=(footer.index("acknowledge"), 0))
        await pilot.press("n", "f4", "ctrl+s")
        assert app.cases.done == ["acknowledge", "new", "save", "save"]


async def test_a_command_waits_for_what_it_needs() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        app.cases.there.clear()
        app.cases.refresh_bindings()
        await pilot.pause()
        assert lines_of(app)[-1] == " n new  / find  F4 save  F1 help"
        await pilot.press("a", "n")
        assert app.cases.done == ["new"]


async def test_letters_that_would_be_typed_are_not_offered() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        app.cases.query_one("#find").focus()
        await pilot.pause()
        assert "n new" not in lines_of(app)[-1]
        assert "F4 save" in lines_of(app)[-1]
        app.cases.query_one(Chooser).focus()
        await pilot.pause()
        assert "n new" not in lines_of(app)[-1]
        await pilot.press("n")
        assert app.cases.done == []


async def test_a_key_can_be_given_another_by_the_settings() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"cases.new": "f7"})
        await pilot.pause()
        assert "F7 new" in lines_of(app)[-1]
        await pilot.press("f7", "n")
        assert app.cases.done == ["new"]
        await pilot.press("f1")
        await pilot.pause()
        line = next(line for line in lines_of(app) if "Takes down a new complaint." in line)
        assert line.split()[:2] == ["F7", "new"]


@pytest.mark.parametrize(("width", "footer"), [(44, " n new  enter open  a acknowledge"), (30, " n new  enter open")])
async def test_the_footer_leaves_out_the_least(width: int, footer: str) -> None:
    app = Framed()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        assert lines_of(app)[-1] == f"{footer}  F1 help"


@pytest.mark.parametrize("written", HOSTILE)
async def test_where_things_stand_is_shown_as_it_stands(written: str) -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        app.cases.stand("Open 23 · ", (written, "late"))
        app.cases.say(written)
        await pilot.pause()
        line = lines_of(app)[-2]
        assert line.startswith(f" Open 23 · {visible(written)}")
        assert line.endswith(visible(written))
        assert not CONTROLS & set(text_of(app).replace("\n", ""))


async def test_the_note_is_shown_whole_and_the_standing_gives_way() -> None:
    app = Framed()
    async with app.run_test(size=(60, 24)) as pilot:
        app.cases.stand("Open 23 · Overdue 2 · This week 5 · Waiting on others 9 · more")
        app.cases.say("saved 14:02")
        await pilot.pause()
        line = lines_of(app)[-2]
        assert line.endswith("…  saved 14:02")
        assert len(line) <= 60


async def test_saying_the_same_again_repaints_nothing() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        status = app.cases.query_one(StatusLine)
        status.stand("Open 23")
        await pilot.pause()
        status.stand("Open 23")
        assert not status._repaint_required


async def test_the_help_explains_the_screen_and_lists_its_keys_and_the_lists() -> None:
    app = Framed()
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = text_of(app)
        assert "The register: every complaint and service request." in shown
        for words in ("Opens the case under the cursor. Needs a case.", "Goes a screenful down.", "Leaves hoctui"):
            assert words in shown
        assert shown.index("This screen") < shown.index("In the list") < shown.index("Everywhere")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Cases)


async def test_the_palette_reaches_every_command_that_can_be_done() -> None:
    app = Framed()
    async with app.run_test(size=(100, 50)) as pilot:
        screen = app.cases
        screen.there.clear()
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        shown = text_of(app)
        for words in ("New  (n)", "Put away", "Save  (F4)", "Light or dark  (F9)", "Leave  (F10)", "Cases  (2)"):
            assert words in shown
        assert "Acknowledge" not in shown
        assert "creenshot" not in shown
        await pilot.press(*"put awa")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
        assert screen.done == ["archive"]


async def test_a_notification_is_never_markup() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("a [/] b [on hold]", markup=True)
        app.cases.notify("c [@click=app.quit]x[/]")
        await pilot.pause(0.3)
        assert "a [/] b [on hold]" in text_of(app)
        assert "c [@click=app.quit]x[/]" in text_of(app)


def test_the_frame_and_the_list_import_nothing_slow() -> None:
    code = (
        "import sys, hoctui.tui.framed, hoctui.tui.widgets.rows, hoctui.tui.widgets.field, hoctui.tui.widgets.confirm\n"
        "slow = ('textual.widgets._text_area', 'textual.widgets._data_table', 'textual.widgets._markdown',\n"
        "        'sqlmodel', 'holidays', 'hoctui.tui.widgets.help')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.strip() == "[]"
