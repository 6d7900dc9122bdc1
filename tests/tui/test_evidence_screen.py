"""The evidence register on screen: items and their dates, what is stale, and the clauses that rest on each."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept

from hoctui.services import assessing, evidence_register, keeping
from hoctui.services.evidence_register import EvidenceRegister
from hoctui.text import visible
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.evidence import EvidenceScreen
from hoctui.tui.screens.evidence_form import EvidenceForm, draft_name
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.field import Field

HOSTILE = "Template [/ [@click=app.quit]x[/] [on hold] \x1b[31m\u202e"
ITEMS = (
    {
        "name": "Complaints policy",
        "kind": "policy",
        "dated": "2023-06-30",
        "review_on": "2026-06-30",
        "place": "https://www.example.org/policy",
        "note": "approved by the board",
    },
    {"name": "Complaints page", "kind": "page", "dated": "2026-05-02", "place": "https://www.example.org/complaints"},
    {"name": "Annual report", "kind": "report", "dated": "2024-03-31", "review_on": "2027-06-12"},
    {"name": "Leaflet of 2019", "kind": "other", "dated": "2019-03-01"},
    {"name": HOSTILE, "kind": "record"},
)


async def opened(officer: Officer) -> EvidenceScreen:
    """The screen, with five items on file."""
    ask = officer.app.errands.ask
    await ask(assessing.new)
    for item in ITEMS:
        await ask(evidence_register.add, item)
    await ask(evidence_register.use, 1, ["1.2", "2.1", "6.3"])
    await ask(evidence_register.use, 3, ["8.1"])
    await ask(evidence_register.retire, 4, officer.app.today)
    screen = EvidenceScreen()
    officer.app.push_screen(screen)
    await officer.sees("Complaints policy", "5 items")
    return screen


async def found(officer: Officer) -> EvidenceRegister:
    return await officer.app.errands.ask(evidence_register.evidence_register)


def field(form: EvidenceForm, name: str) -> Field:
    return next(one for one in form.query(Field) if one.key == name)


@pytest.mark.parametrize(("size", "name"), [(SMALL, "evidence-80x24"), (LARGE, "evidence-140x40")])
async def test_the_register_as_it_is_seen(register_path: Path, size: tuple[int, int], name: str) -> None:
    async with at_work(register_path, size) as officer:
        screen = await opened(officer)
        screen.rows.move_to(2)
        await officer.sees("its review was due by Tue 30 Jun 2026")
        same_as_kept(officer.text, name)


async def test_an_empty_register_says_what_to_do_next(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        officer.app.push_screen(EvidenceScreen())
        await officer.sees("No evidence on file yet.", "n puts an item on file", "no self-assessment yet")
        await officer.press("w", "enter", "c", "r")
        await officer.on(EvidenceScreen)


async def test_what_people_wrote_is_shown_unaltered_but_for_controls(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees(visible(HOSTILE).strip())
        assert "\x1b" not in officer.text


async def test_an_item_is_put_on_file_by_keyboard_alone(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("n")
        await officer.on(EvidenceForm)
        await officer.type("Minutes of July")
        await officer.press("tab", "m", "tab")
        await officer.type("14/7/2026")
        await officer.sees("Tue 14 Jul 2026")
        await officer.press("enter")
        await officer.on(EvidenceScreen)
        await officer.sees("6 items", "Minutes of July")
        (line,) = [one for one in (await found(officer)).lines if one.name == "Minutes of July"]
        assert (line.kind, line.dated and line.dated.isoformat()) == ("minutes", "2026-07-14")
        screen = officer.screen
        assert isinstance(screen, EvidenceScreen)
        assert screen.rows.row is not None
        assert screen.rows.row.id == line.id  # the cursor goes to what was added


async def test_an_item_is_changed_and_what_is_wrong_is_said_beneath_its_field(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        screen.rows.move_to(2)
        await officer.press("enter")
        await officer.on(EvidenceForm)
        form = officer.screen
        assert isinstance(form, EvidenceForm)
        field(form, "review_on").value = "1/1/2020"
        await officer.press("f8")
        await officer.sees("cannot be due before its own date")
        field(form, "review_on").value = "30/6/2028"
        await officer.press("f8")
        await officer.on(EvidenceScreen)
        await officer.sees("saved")
        line = await officer.app.errands.ask(evidence_register.line_of, 1)
        assert line.review_on is not None
        assert line.review_on.isoformat() == "2028-06-30"


async def test_escape_loses_nothing_that_was_typed(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("n")
        await officer.on(EvidenceForm)
        await officer.type("Training log")
        await officer.press("escape")
        await officer.on(EvidenceScreen)
        assert await officer.app.errands.ask(keeping.draft, draft_name(0)) == {"name": "Training log"}
        await officer.press("n")
        await officer.sees("Training log", "ctrl+d throws it away")
        await officer.press("ctrl+d")
        await officer.sees("draft thrown away")
        form = officer.screen
        assert isinstance(form, EvidenceForm)
        assert field(form, "name").value == ""
        await officer.press("escape")
        await officer.on(EvidenceScreen)
        assert await officer.app.errands.ask(keeping.draft, draft_name(0)) == {}


async def test_clauses_are_tied_to_an_item_and_a_wrong_one_is_said(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        screen.rows.move_to(2)
        await officer.press("c")
        await officer.on(AskLine)
        await officer.sees("1.2, 2.1, 6.3")
        await officer.type(", 9.99")
        await officer.press("enter")
        await officer.sees("The 2024 form has no clause 9.99.")
        await officer.press("backspace", "backspace", "backspace")
        await officer.type(".1")
        await officer.press("enter")
        await officer.on(EvidenceScreen)
        await officer.sees("Clauses 1.2, 2.1, 6.3, 9.1")
        await officer.press("c")
        await officer.on(AskLine)
        await officer.press("ctrl+u")
        await officer.type("-")
        await officer.press("enter")
        await officer.sees("no clause rests on it yet")
        await officer.press("w")
        await officer.sees("71 clauses of 2025/26 without an item")


async def test_filters_show_what_is_stale_or_unused(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        totals: list[int] = []
        for key in "sua":
            await officer.press("f")
            await officer.on(Choose)
            await officer.press(key)
            await officer.on(EvidenceScreen)
            totals.append(screen.rows.total)
        assert totals == [2, 2, 5]


async def test_an_item_goes_out_of_use_and_back(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        screen.rows.move_to(1)
        await officer.press("r")
        await officer.sees("out of use; r takes it back")
        assert (await officer.app.errands.ask(evidence_register.line_of, 2)).retired_on == officer.app.today
        await officer.press("r")
        await officer.sees("in use again")
        assert (await officer.app.errands.ask(evidence_register.line_of, 2)).retired_on is None
        await officer.press("escape")
        await officer.until(lambda: not isinstance(officer.screen, EvidenceScreen), "the screen left")
