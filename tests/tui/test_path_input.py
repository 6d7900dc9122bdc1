"""The line that completes paths, in a real folder; and a drive that never answers, which nobody waits for."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from widget_hosts import CONTROLS, Host, text_of

from hoctui.tui.aside import aside
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.path_input import STAND_IN, PathInput
from hoctui.tui.widgets.path_looking import Looked, look


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a few files in it, where hoctui was begun as well."""
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    (home / "Documents").mkdir()
    for name in ("survey kitchen.pdf", "survey roof.pdf", "Letter.docx"):
        (home / "Downloads" / name).write_bytes(b"x" * 2_000)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(home)
    return home


class Typist:
    def __init__(self, app: Host, pilot: Pilot[None], widget: PathInput) -> None:
        self.app = app
        self.pilot = pilot
        self.widget = widget

    async def keys(self, *keys: str) -> None:
        """Press keys, and wait until what then lies there is known."""
        await self.pilot.press(*keys)
        await self.settled()

    async def type(self, text: str) -> None:
        await self.keys(
            *({"/": "slash", " ": "space", "~": "tilde", ".": "full_stop"}.get(char, char) for char in text)
        )

    async def settled(self) -> None:
        await self.until(lambda: self.widget._looked.typed == self.widget.path)

    async def until(self, met: Callable[[], object]) -> None:
        for _ in range(400):
            if met():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError(text_of(self.app))


def host(widget: PathInput) -> Host:
    return Host(widget, lambda: LineInput("", id="next"))


async def test_tab_completes_to_what_all_matches_share_and_then_goes_through_them() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("~/dow")
        await typist.keys("tab")
        assert widget.path == "~/Downloads/"
        await typist.type("SUR")
        await typist.keys("tab")
        assert widget.path.endswith("/survey ")
        assert "survey kitchen.pdf" in text_of(app)
        await typist.keys("tab", "tab")
        marked = widget.matches.marked
        assert marked is not None
        assert marked.name == "survey roof.pdf"
        await typist.keys("enter")
        assert widget.path == "~/Downloads/survey roof.pdf"
        assert not widget.matches.shown
        assert widget.chosen is not None
        assert "2 KB" in text_of(app)
        await typist.keys("tab")
        assert app.focused is app.screen.query_one("#next")


async def test_the_right_arrow_completes_at_the_end_and_moves_within() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("Downloads/Let")
        await typist.keys("left", "right")
        assert widget.path == "Downloads/Let"
        await typist.keys("right")
        assert widget.path == "Downloads/Letter.docx"
        await typist.keys("right")
        assert widget.path == "Downloads/Letter.docx"
        assert widget.line.has_focus


async def test_the_arrows_choose_and_enter_goes_into_a_folder() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("~/")
        await typist.keys("down", "down", "enter")
        assert widget.path == "~/Downloads/"
        await typist.until(lambda: "Letter.docx" in text_of(app))
        await typist.keys("down", "up")
        assert widget.matches.marked is None
        await typist.keys("enter")
        assert len(app.of_kind(Input.Submitted)) == 1  # with nothing marked it is the form's


async def test_enter_on_a_folder_that_is_written_out_goes_into_it() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("Downloads")
        await typist.keys("enter")
        assert widget.path == f"Downloads{os.sep}"
        assert app.of_kind(Input.Submitted) == []


async def test_a_match_is_taken_by_a_click() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("Downloads/s")
        await pilot.click(widget.matches, offset=(5, 1))
        await typist.settled()
        assert widget.path == "Downloads/survey roof.pdf"
        assert widget.line.has_focus


async def test_tilde_alone_becomes_the_home_folder() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("~")
        await typist.keys("tab")
        assert widget.path == f"~{os.sep}"


async def test_tab_where_nothing_begins_so_goes_on() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("zebra")
        assert "nothing there begins so" in text_of(app)
        await typist.keys("tab")
        assert not widget.line.has_focus


async def test_away_from_the_line_nothing_is_offered() -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("Downloads/s")
        assert widget.matches.shown
        app.screen.query_one("#next").focus()
        await pilot.pause()
        assert not widget.matches.shown


async def test_a_pasted_path_keeps_its_blanks_and_loses_its_quotes(folder: Path) -> None:
    (folder / "two  blanks.pdf").touch()
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        app.copy_to_clipboard(f"'{folder}/two  blanks.pdf'\n")
        await typist.keys("ctrl+v")
        assert widget.path == f"{folder}/two  blanks.pdf"
        assert widget.chosen is not None


@pytest.mark.parametrize(
    ("pasted", "said"),
    [("x" * 30_000_000, "That is 30,000,000 characters, and no path"), ("a.pdf\nb.pdf", "Those are several lines")],
    ids=["thirty million", "two lines"],
)
async def test_what_is_no_path_is_not_pasted(pasted: str, said: str) -> None:
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        widget.focus()
        app._clipboard = pasted
        await pilot.press("ctrl+v")
        (refused,) = app.of_kind(PasteRefused)
        assert refused.sentence.startswith(said)
        assert widget.path == ""


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such names")
async def test_names_with_controls_are_shown_without_them_and_meant_with_them(folder: Path) -> None:
    odd = os.fsdecode(b"[@click=app.quit]\x1b]52;c;aGk=\x07\n\xff.pdf")
    (folder / odd).write_bytes(b"x")
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("~/[")
        assert not CONTROLS & set(text_of(app).replace("\n", ""))
        assert "[@click=app.quit]]52;c;aGk=" in text_of(app)
        await typist.keys("tab")
        await typist.settled()
        assert widget.path == f"~/{odd}"
        assert widget.line.value == f"~/[@click=app.quit]{STAND_IN}]52;c;aGk={STAND_IN}{STAND_IN}{STAND_IN}.pdf"
        assert widget.chosen is not None
        assert widget.chosen.size == 1


async def test_a_folder_of_thousands_never_holds_up_a_key(folder: Path) -> None:
    for number in range(5_000):
        (folder / "Documents" / f"scan {number:05}.tiff").touch()
    widget = PathInput()
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await typist.type("Documents/scan 04")
        assert "and 992 others" in text_of(app)
        assert widget.path == "Documents/scan 04"


class DeadDrive:
    """Looks at folders as ever, but for those whose path begins so: there the drive never answers."""

    def __init__(self, dead: str) -> None:
        self.dead = dead
        self.answer = Event()
        self.asked = 0

    def __call__(self, typed: str, wanted: Callable[[], bool]) -> Looked:
        if typed.startswith(self.dead):
            self.asked += 1
            self.answer.wait(30)
        return look(typed, wanted)


async def test_a_drive_that_does_not_answer_holds_nothing_up() -> None:
    drive = DeadDrive("/dead/")
    widget = PathInput(look_at=drive)
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await pilot.press("slash", *"dead", "slash", *"abcdefgh")
        assert widget.path == "/dead/abcdefgh"
        await typist.until(lambda: "a drive does not answer" in text_of(app))
        assert drive.asked <= 4
        await pilot.press("tab", "tab")
        assert not widget.line.has_focus
        drive.answer.set()
        widget.focus()
        await typist.settled()
        assert "a drive does not answer" not in text_of(app)


async def test_another_folder_is_looked_into_while_a_drive_does_not_answer() -> None:
    drive = DeadDrive("/dead/")
    widget = PathInput(look_at=drive)
    app = host(widget)
    async with app.run_test() as pilot:
        typist = Typist(app, pilot, widget)
        widget.focus()
        await pilot.press("slash", *"dead", "slash")
        widget.path = "~/"
        await typist.until(lambda: "Downloads" in text_of(app))
        drive.answer.set()


async def test_what_is_done_aside_comes_back_or_is_raised() -> None:
    assert await aside(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)


async def test_work_aside_can_be_given_up() -> None:
    go = Event()
    waiting = asyncio.ensure_future(aside(lambda: go.wait(30)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go.set()


def test_leaving_does_not_wait_for_work_aside() -> None:
    never, waited_out = Event(), Event()

    def wait() -> None:
        never.wait(20)
        waited_out.set()

    async def begin() -> None:
        task = asyncio.ensure_future(aside(wait))
        await asyncio.sleep(0.05)
        task.cancel()

    asyncio.run(begin())
    assert not waited_out.is_set()
    never.set()
