"""Help and Confirm: what a screen is for, and one question with two keys."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from widget_hosts import CONTROLS, HOSTILE, Host, lines_of, text_of

from hoctui.text import visible
from hoctui.tui.commands import Command
from hoctui.tui.widgets.confirm import Answers, Confirm
from hoctui.tui.widgets.help import Help

MANY = [
    Command(
        f"case.n{number}", f"f{number}", f"command {number}", f"Does the thing with number {number}.", "This screen"
    )
    for number in range(1, 31)
]
LONG = Command(
    "case.long", "a", "acknowledge", "Records it, " + "with the letter beside it, " * 6 + "and saves.", "Long"
)


@pytest.mark.parametrize("key", ["escape", "f1", "q"])
async def test_the_help_closes(key: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Help("Cases", "The register.", MANY[:3]))
        await pilot.pause()
        assert "The register." in text_of(app)
        await pilot.press(key)
        await pilot.pause()
        assert app.screen is app.counting


async def test_the_help_scrolls_to_its_last_line_at_80_by_24() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Help("Cases", "The register.", MANY))
        await pilot.pause()
        assert "number 30" not in text_of(app)
        body = app.screen.query_one(VerticalScroll)
        await pilot.press("down", "j")
        assert body.scroll_offset.y == 2
        await pilot.press(*["down"] * 40)
        assert "number 30" in text_of(app)
        await pilot.press("k")
        assert body.scroll_offset.y == body.max_scroll_y - 1


async def test_long_explanations_hang_beside_their_key() -> None:
    app = Host()
    async with app.run_test(size=(80, 30)) as pilot:
        app.push_screen(Help("Cases", "", [LONG]))
        await pilot.pause()
        first = next(line for line in lines_of(app) if "acknowledge" in line)
        at = first.index("Records")
        below = [line for line in lines_of(app) if "letter beside" in line and line != first]
        assert below
        assert all(line[:at].strip() == "" for line in below)


@pytest.mark.parametrize("written", HOSTILE)
async def test_what_people_wrote_is_shown_as_it_stands(written: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Help(written, written, MANY[:1]))
        await pilot.pause()
        assert text_of(app).count(visible(written)) == 2
        await pilot.press("escape")
        app.push_screen(Confirm(f"Close {written}?", yes=written, no="no", more=written))
        await pilot.pause()
        assert text_of(app).count(visible(written)) == 3
        assert not CONTROLS & set(text_of(app).replace("\n", ""))


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False)])
async def test_two_keys_answer(key: str, answer: bool) -> None:
    app = Host()
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Confirm("Close 26-0117?", yes="close it", no="keep it open"), answers.append)
        await pilot.pause()
        assert "y close it     n keep it open" in text_of(app)
        await pilot.press("enter", "space")
        assert answers == []
        await pilot.press(key)
        await pilot.pause()
        assert answers == [answer]


@pytest.mark.parametrize(("words", "answer"), [("close it", True), ("keep it", False)])
async def test_the_answers_can_be_clicked(words: str, answer: bool) -> None:
    app = Host()
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Confirm("Close 26-0117?", yes="close it", no="keep it open"), answers.append)
        await pilot.pause()
        line = next(line for line in lines_of(app) if words in line)
        await pilot.click(Answers, offset=(line.index(words) - app.screen.query_one(Answers).region.x, 0))
        await pilot.pause()
        assert answers == [answer]
