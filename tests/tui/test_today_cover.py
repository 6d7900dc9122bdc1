"""Holiday cover from Today: asking for the days and the file, writing the page, saying where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept

from hoctui.services.ahead import narrowed_to
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.screens.today_cover import AskCover
from hoctui.tui.widgets.confirm import Confirm


def asking(officer: Officer) -> AskCover:
    assert isinstance(officer.screen, AskCover)
    return officer.screen


async def ask(officer: Officer, path: Path, start: str = "30 nov", end: str = "11 dec") -> None:
    """Open the dialog, and type the days and the file."""
    await officer.press("v")
    await officer.on(AskCover)
    await officer.type(start)
    await officer.press("enter")
    await officer.type(end)
    await officer.press("enter")
    asking(officer).path.value = str(path)
    await officer.press("enter")


async def test_the_page_is_written_and_it_is_said_where_it_lies(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await officer.record("", "Received", on="2026-11-20", resident="Ada Elm", summary="Leak", handler="AB")
        path = tmp_path / "cover.md"
        await ask(officer, path)
        await officer.on(TodayScreen)
        await officer.sees("cover for Mon 30 Nov 2026 to Fri 11 Dec 2026 lies at")
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Holiday cover, Mon 30 Nov 2026 to Fri 11 Dec 2026\n")
        assert "| Fri 27 Nov | 26-0001 | Ada Elm | acknowledge, stage 1 |" in text


async def test_the_days_are_read_back_as_they_are_typed(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("v")
        await officer.on(AskCover)
        await officer.type("30/11")
        await officer.sees("Mon 30 Nov 2026, 6 working days away")
        await officer.press("enter")
        await officer.type("tomorrow")
        await officer.sees("Sun 22 Nov 2026, 0 working days away")
        asking(officer).path.value = "~/cover.md"
        await officer.sees("~/cover.md")
        same_as_kept(officer.text, "today-cover-80x24")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("11 dec", "30 nov", "The last day away, Mon 30 Nov 2026, is before the first, Fri 11 Dec 2026."),
        ("", "11 dec", "Give the first day away, such as 21 dec."),
        ("31 nov", "11 dec", "there is no 31 November"),
        ("30 nov", "", "Give the last day away, such as 21 dec."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    register_path: Path, tmp_path: Path, start: str, end: str, words: str
) -> None:
    async with at_work(register_path) as officer:
        await ask(officer, tmp_path / "cover.md", start, end)
        await officer.on(AskCover)
        await officer.until(lambda: words in " ".join(officer.text.replace("│", " ").split()), words)
        assert asking(officer).path.value == str(tmp_path / "cover.md")
        assert not (tmp_path / "cover.md").exists()


async def test_a_file_that_is_there_is_written_over_only_when_told_to(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        path = tmp_path / "cover.md"
        path.write_text("mine", encoding="utf-8")
        await ask(officer, path)
        await officer.on(Confirm)
        await officer.press("n")
        await officer.on(AskCover)
        assert path.read_text(encoding="utf-8") == "mine"
        assert asking(officer).start.text == "2026-11-30"
        await officer.press("enter", "enter", "enter")
        await officer.on(Confirm)
        await officer.press("y")
        await officer.on(TodayScreen)
        await officer.sees("lies at")
        assert path.read_text(encoding="utf-8").startswith("# Holiday cover")


async def test_a_file_of_another_kind_is_refused_in_the_dialog(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path) as officer:
        await ask(officer, tmp_path / "cover.pdf")
        await officer.sees("cover.pdf does not say what to write")
        assert asking(officer).path.value.endswith("cover.pdf")
        await officer.press("escape")
        await officer.on(TodayScreen)
        assert not (tmp_path / "cover.pdf").exists()


async def test_of_the_person_whom_today_was_narrowed_to_only(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path, SMALL) as officer:
        await officer.record("", "Received", on="2026-11-20", resident="Ada Elm", summary="Leak", handler="AB")
        await officer.record("", "Received", on="2026-11-20", resident="Bea Oak", summary="Leak", handler="CD")
        today = officer.screen
        assert isinstance(today, TodayScreen)
        today._narrow(narrowed_to("", "CD"))
        await officer.sees("Only with CD")
        path = tmp_path / "cover.md"
        await officer.press("v")
        await officer.on(AskCover)
        await officer.until(lambda: "Only the work of CD." in " ".join(officer.text.split()), "whose work")
        await officer.press("escape")
        await officer.on(TodayScreen)
        await ask(officer, path)
        await officer.on(TodayScreen)
        await officer.until(path.exists, "the page")
        text = path.read_text(encoding="utf-8")
        assert "Bea Oak" in text
        assert "Ada Elm" not in text
