"""What residents write, on every screen: shown as it was kept, read by no markup parser, and no control among it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from unicodedata import normalize

import pytest
from assessing_officer import at_desk, begun
from casebook import CLOCK, log
from officer import LARGE, SMALL, Officer, at_work
from textual.widgets import Input
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import assessing, casework, keeping
from hoctui.services.desk import Desk, open_desk
from hoctui.text import clean_line
from hoctui.tui.app import HoctuiApp
from hoctui.tui.framed import FramedScreen
from hoctui.tui.screens.assessment import AssessmentScreen
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.cases import CasesScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.field import Field

LONG = "Llanfairpwllgwyngyll" * 15
MORE = (
    "[on hold]",
    "[red]shout[/red]",
    "[link=file:///]x[/link]",
    "👩‍👩‍👧 🏚️",
    "田中さくら 水漏れ",
    "דנה לוי",
    "فاطمة",
    "e\u0301te\u0301 Zoe\u0308",
)
WRITTEN = (*HOSTILE, *MORE)
"""What may have been written: markup, escapes, marks of direction, and every kind of script."""

FORBIDDEN = CONTROLS | set(map(chr, [*range(0xD800, 0xE000), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]))

RAW = "a\x1b[31mb\x9b2Jc\u202ed\u2066e\x07f\x1b]52;c;aGk=\x07g"
"""What another program may have put into the register's file itself, past everything that cleans."""
SEEN = "a[31mb2Jcdef]52;c;aGk=g"


def kept(text: str) -> str:
    """What the register keeps of it."""
    return clean_line(f"A{text}Z").text


def looks_right(officer: Officer) -> None:
    """No control in any piece of the screen as it is sent to the terminal, and every line keeps to its width."""
    strips = officer.screen._compositor.render_strips(officer.app.size)
    for strip in strips:
        for segment in strip:
            assert segment.control or not FORBIDDEN & set(segment.text), repr(segment.text)
    assert {strip.cell_length for strip in strips} == {officer.app.size.width}


async def seen(officer: Officer, *texts: str) -> None:
    await officer.sees(*texts)
    looks_right(officer)


async def told(officer: Officer, text: str, times: int) -> None:
    """Wait until the text is on the screen so many times or more, accents drawn either way."""
    said = kept(text)
    await officer.until(lambda: normalize("NFC", officer.text).count(said) >= times, f"{text!r}, {times} times")
    looks_right(officer)


def screen_of(officer: Officer) -> AssessmentScreen:
    assert isinstance(officer.screen, AssessmentScreen)
    return officer.screen


def case_of(desk: Desk, text: str) -> str:
    """A case in which everything that can be written holds this text."""
    said = f"A{text}Z"
    case = log(desk, on="2026-11-10", resident=said, summary=said, property=said, handler=said)
    casework.record(desk, case, "Acknowledged", {"on": "2026-11-12", "definition": said, "outcomes": said})
    casework.record(desk, case, "NoteAdded", {"on": "2026-11-13", "text": said})
    casework.record(desk, case, "ActionPromised", {"on": "2026-11-13", "what": said, "owner": said, "by": "2026-11-18"})
    return case


@pytest.fixture
def register(register_path: Path) -> Path:
    """A register with a case for each."""
    at_desk(register_path, lambda desk: [case_of(desk, text) for text in WRITTEN])
    return register_path


async def test_today_and_cases_show_every_text_as_it_was_kept(register: Path) -> None:
    async with at_work(register, (140, 60)) as officer:
        await seen(officer, *(kept(text) for text in WRITTEN))
        for _ in WRITTEN:
            looks_right(officer)
            await officer.press("down")
        await officer.press("2")
        await officer.on(CasesScreen)
        await seen(officer, *(kept(text) for text in WRITTEN))
        for text in WRITTEN:
            await told(officer, text, 4)
            await officer.press("down")


async def test_the_search_takes_anything_and_says_what_it_did_not_find(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await officer.press("2")
        await officer.on(CasesScreen)
        assert isinstance(officer.screen, CasesScreen)
        for text in WRITTEN:
            officer.screen.find.value = f"A{text}Z"
            await officer.sees("No case here has words that begin with")
            await told(officer, text, 1)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_a_word_of_three_hundred_letters_breaks_no_line(register_path: Path, size: tuple[int, int]) -> None:
    case = at_desk(register_path, lambda desk: case_of(desk, LONG[:297]))
    async with at_work(register_path, size) as officer:
        await seen(officer, "ALlanfair")
        await officer.press("2")
        await officer.on(CasesScreen)
        await seen(officer, "ALlanfair")
        await officer.press("enter")
        await officer.on(CaseScreen)
        await seen(officer, case, "ALlanfair")
        await officer.press("r")
        await officer.on(EventForm)
        await seen(officer, "ALlanfair", "Code 2024")


@pytest.mark.parametrize("text", MORE)
async def test_the_case_and_what_is_opened_from_it_show_it_as_it_was_kept(register_path: Path, text: str) -> None:
    """The timeline, an entry, the forms with what they bring along, undoing and its question."""
    case = at_desk(register_path, lambda desk: case_of(desk, text))
    said = kept(text)
    async with at_work(register_path, LARGE) as officer:
        officer.app.open_case(case)
        await officer.on(CaseScreen)
        await told(officer, text, 5)
        for key in ("enter", "u", "r", "d"):
            await officer.press(key)
            await officer.until(lambda: not isinstance(officer.screen, CaseScreen), key)
            await seen(officer, said)
            await officer.press("escape")
            await officer.on(CaseScreen)


async def test_a_new_complaint_takes_it_offers_it_again_and_keeps_it_as_a_draft(register: Path) -> None:
    async with at_work(register, LARGE) as officer:
        for text in WRITTEN[::3]:
            await officer.press("n")
            await officer.on(EventForm)
            await officer.until(lambda: officer.screen.query(Field), "the fields")
            for field in officer.screen.query(Field):
                if field.key in ("resident", "summary"):
                    field.value = f"A{text}Z"
            await seen(officer, kept(text))
            await officer.press("escape")
            if isinstance(officer.screen, EventForm):
                await officer.press("escape")
            await officer.on(TodayScreen)
            await officer.press("n")
            await officer.on(EventForm)
            await seen(officer, "Draft kept", kept(text))
            await officer.press("ctrl+d")
            await officer.sees("draft thrown away")
            await officer.press("escape")
            await officer.on(TodayScreen)


async def test_questions_choices_the_palette_and_the_frame_show_it_too(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        for text in WRITTEN:
            said = f"A{text}Z"
            officer.app.push_screen(Choose(said, (Option("x", said), Option("y", "plain", said)), "y"))
            await officer.on(Choose)
            await told(officer, text, 3)
            await officer.press("escape")
            officer.app.push_screen(Confirm(said, yes=said, no=said, more=said))
            await officer.on(Confirm)
            await told(officer, text, 4)
            await officer.press("escape")
            await officer.on(TodayScreen)
            assert isinstance(officer.screen, FramedScreen)
            officer.screen.say(said, "late")
            officer.screen.stand(said)
            officer.app.landlord = said
            await told(officer, text, 3)
        await officer.press("ctrl+p")
        await seen(officer, "Search for commands", "New complaint  (n)")
        palette = officer.screen.query_one(Input)
        for text in WRITTEN:
            palette.value = f"A{text}Z"
            await seen(officer, "No matches found")


async def test_a_notice_shows_it_too(register_path: Path) -> None:
    app = HoctuiApp(open_desk(register_path, CLOCK, write=True))
    try:
        async with app.run_test(size=LARGE, notifications=True) as pilot:
            officer = Officer(app, pilot)
            await officer.sees("Welcome to hoctui")
            for text in WRITTEN:
                app.notify(f"A{text}Z")
                await told(officer, text, 1)
                app.clear_notifications()
                await pilot.pause()
    finally:
        app.errands.finish()


async def test_the_self_assessment_shows_answers_evidence_and_owners_as_they_were_kept(register_path: Path) -> None:
    begun(register_path)
    clauses = ("1.2", "1.3", "1.5", "1.6", "2.1", "2.2", "2.3", "2.4", "2.5")
    for start in range(0, len(WRITTEN), len(clauses)):
        texts = WRITTEN[start : start + len(clauses)]
        given = dict(zip(clauses, texts, strict=False))

        def answered(desk: Desk, given: dict[str, str] = given) -> None:
            for number, text in given.items():
                said = f"A{text}Z"
                fields = dict.fromkeys(("evidence", "commentary", "reason", "action", "owner"), said)
                assessing.answer(desk, number, {"answer": "No", **fields})

        at_desk(register_path, answered)
        async with at_work(register_path, LARGE) as officer:
            await officer.press("3")
            await officer.on(AssessmentScreen)
            screen = screen_of(officer)
            await officer.until(lambda: bool(screen_of(officer).view), "the clauses")
            await officer.press("home")
            for number, text in given.items():
                for _ in range(80):
                    if screen.clauses.number == number:
                        break
                    await officer.press("down")
                assert screen.clauses.number == number
                await told(officer, text, 5)
                await officer.press("tab")
                await told(officer, text, 5)
                await officer.press("escape")


@pytest.fixture
def tampered(register_path: Path) -> Path:
    """A register into whose file another program wrote, past everything of ours."""
    at_desk(register_path, lambda desk: keeping.set_profile(desk, "Elm Homes", "640", "31 March"))
    at_desk(register_path, lambda desk: case_of(desk, "plain"))
    with closing(sqlite3.connect(register_path)) as file, file:
        for column in ("resident", "about", "property", "handler", "category"):
            file.execute(f"UPDATE case_line SET {column} = ?", (RAW,))  # noqa: S608 - the columns are those above
        file.execute("UPDATE deadline SET label = ?, note = ?", (RAW, RAW))
    return register_path


async def test_what_was_put_into_the_file_itself_reaches_no_terminal_either(tampered: Path) -> None:
    async with at_work(tampered, LARGE) as officer:
        await seen(officer, SEEN)
        await officer.press("2")
        await officer.on(CasesScreen)
        await seen(officer, SEEN)
        await officer.press("r")
        await officer.on(EventForm)
        looks_right(officer)


if sys.platform != "win32":
    from in_terminal import InTerminal

    def test_nothing_of_it_is_in_what_a_terminal_is_really_sent(tampered: Path) -> None:
        with InTerminal(tampered) as hoctui:
            hoctui.until("aGk=g")
            hoctui.type("2")
            hoctui.until("f filter")
            hoctui.until("received Tue 10 Nov 2026")
            hoctui.type("\x11")
            assert hoctui.end() == 0
        sent = hoctui.output
        assert b"]52;c;aGk=g" in sent
        assert b"\x1b]52" not in sent
        assert b"\x1b[31mb" not in sent
        for char in "\x9b\u202e\u2066":
            assert char.encode() not in sent
        with closing(open_desk(tampered, CLOCK, write=False)) as desk:
            assert casework.case_view(desk, "26-0001").line.resident == RAW
