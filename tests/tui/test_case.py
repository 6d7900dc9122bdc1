"""A case on screen: its clocks first, what the Code asks next, the timeline, and all that is recorded from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept
from widget_hosts import CONTROLS, HOSTILE

from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.screens.timeline import Timeline
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.field import Field

LEAK = {"on": "2026-11-17", "resident": "Ada Elm", "summary": "Leak under the sink", "property": "3 Mill Row"}


async def opened(officer: Officer, **more: str) -> str:
    """A complaint of Tue 17 Nov, its screen in front."""
    case = (await officer.record("", "Received", **LEAK | more)).line.case
    await show(officer, case)
    return case


async def show(officer: Officer, case: str) -> None:
    officer.app.open_case(case)
    await officer.on(CaseScreen)
    await officer.until(lambda: case_screen(officer).view, "the case")


def case_screen(officer: Officer) -> CaseScreen:
    assert isinstance(officer.screen, CaseScreen)
    return officer.screen


def keys(officer: Officer) -> list[str]:
    return [item.label for item in case_screen(officer).key_line.items]


async def fill(officer: Officer, key: str, **typed: str) -> None:
    """Press a key of the case, fill in the form that it opens, save it, and read any warning."""
    await officer.press(key)
    await officer.on(EventForm)
    form = officer.screen
    assert isinstance(form, EventForm)
    await officer.until(lambda: form._preview is not None, "the form")
    for field in form.query(Field):
        if field.key in typed:
            field.value = typed[field.key]
    await officer.press("f8")
    await officer.until(lambda: not isinstance(officer.screen, EventForm), "the saving")
    if isinstance(officer.screen, Sheet):
        await officer.press("escape")
    await officer.on(CaseScreen)


async def test_the_running_clock_comes_first_with_its_days_its_clause_and_its_count(register_path: Path) -> None:
    """2024: 6.2 runs from receipt, 6.3 from the acknowledgement and is projected until then."""
    async with at_work(register_path) as officer:
        await opened(officer)
        lines = officer.text.splitlines()
        assert "26-0001  Ada Elm · 3 Mill Row" in lines[0]
        assert lines[2].split() == "ACKNOWLEDGE by Tue 24 Nov · 2 working days left 6.2".split()
        assert "received Tue 17 Nov is day 0; 18 19 20 23 24 are days 1 to 5" in lines[3]
        assert lines[4].split() == "then RESPOND by Tue 8 Dec, if acknowledged on the last day 6.3".split()
        assert "What the Code asks next: acknowledge in writing" in lines[6]


async def test_what_is_late_reads_so_and_never_nought(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, on="2026-11-11")
        await officer.sees("ACKNOWLEDGE by Wed 18 Nov · 2 working days OVERDUE")


async def test_a_complaint_goes_through_both_stages_by_its_keys(register_path: Path) -> None:
    """2024: 6.2, 6.4, 6.9, 6.10, 6.11, 6.19: every step from receipt to the final response, by keyboard."""
    async with at_work(register_path) as officer:
        case = await opened(officer, on="2026-10-01")
        await fill(officer, "a", on="6/10", definition="A leak", not_ours="none", unclear="nothing")
        await officer.sees("RESPOND by Tue 20 Oct")
        await fill(officer, "x", on="19/10", days="10", reason="A part is on order", update_every="5")
        await officer.sees("RESPOND by Tue 3 Nov")
        await fill(officer, "r", on="2/11", decision="upheld", text="The seal was fitted wrongly", remedy="A new seal")
        await officer.sees("answered Mon 2 Nov 2026, in time")
        await fill(officer, "e", on="9/11")
        await officer.sees("ACKNOWLEDGE by Mon 16 Nov")
        await fill(officer, "space", on="12/11", definition="Still a leak")
        await officer.sees("RESPOND by Thu 10 Dec")
        await fill(officer, "r", decision="upheld", text="It leaks", handler="Somebody Else")
        await fill(officer, "c")
        await officer.sees("Stage 2, closed")
        line = (await officer.view(case)).line
        assert (line.stage, line.state, line.open) == (2, "closed", False)


async def test_saving_says_what_happened_and_keeps_the_timeline_newest_first(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await fill(officer, "+", text="Rang the plumber")
        await officer.sees("saved: note Sat 21 Nov")
        timeline = case_screen(officer).timeline
        assert timeline.entry is not None
        assert timeline.entry.text == "Rang the plumber"
        assert timeline.cursor == 0


async def test_a_breach_is_on_the_case_for_as_long_as_it_stands(register_path: Path) -> None:
    """2024: 6.2 and 5.6, both broken by one acknowledgement; undone, neither stands."""
    async with at_work(register_path) as officer:
        await opened(officer, on="2026-11-02")
        await fill(officer, "a")
        await officer.sees("! 2 on record against the Code: stage 1 acknowledged without")
        await officer.press("u")
        await officer.on(Confirm)
        await officer.sees("Undo what was written last: acknowledged, Sat 21 Nov 2026?")
        await officer.press("y")
        await officer.on(CaseScreen)
        await officer.until(lambda: "on record against" not in officer.text, "no breach")
        await officer.sees("undone: ", "ACKNOWLEDGE by Mon 9 Nov")


async def test_undo_is_asked_first_and_no_leaves_all_as_it_was(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        assert not case_screen(officer).has("an entry to undo")
        await fill(officer, "+", text="A slip")
        version = (await officer.view(case)).version
        await officer.press("u")
        await officer.on(Confirm)
        await officer.press("n")
        await officer.on(CaseScreen)
        assert (await officer.view(case)).version == version


async def test_an_entry_opens_in_full_and_is_corrected_from_there(register_path: Path) -> None:
    """2024: 6.2: the day of receipt corrected moves the due date; both entries stay to be read."""
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.press("enter")
        await officer.on(Sheet)
        await officer.sees(
            "received  Tue 17 Nov 2026", "Who", "Ada Elm", "Written down", "Sat 21 Nov 2026, 14:02", "c correct"
        )
        await officer.press("c")
        await officer.on(EventForm)
        form = officer.screen
        assert isinstance(form, EventForm)
        await officer.until(lambda: form._preview is not None, "the form")
        values = {field.key: field for field in form.query(Field)}
        assert values["summary"].value == "Leak under the sink"
        values["on"].value = "16/11"
        await officer.press("f8")
        await officer.sees("Say why the entry is corrected.")
        values["why"].value = "The desk had it a day before"
        await officer.sees("acknowledge by Mon 23 Nov")
        await officer.press("f8")
        await officer.on(CaseScreen)
        await officer.sees("ACKNOWLEDGE by Mon 23 Nov", "corrected: by telephone")
        view = await officer.view(case)
        assert [entry.kind for entry in view.timeline] == ["Corrected", "Received"]
        await officer.press("down", "enter")
        await officer.on(Sheet)
        await officer.sees("On: Tue 17 Nov 2026 became Mon 16", "(The desk had it a day before)")


async def test_a_key_is_there_only_when_what_it_needs_is(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        assert keys(officer) == ["acknowledge", "extend", "respond", "escalate", "note", "more", "help"]
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry floor")
        await officer.record(case, "Responded", on="2026-11-19", decision="upheld", text="So it is")
        officer.app.changed(case)
        await officer.sees("answered Thu 19 Nov 2026, in time")
        assert keys(officer) == ["escalate", "note", "more", "help"]
        await officer.press("a", "x", "r")
        assert isinstance(officer.screen, CaseScreen)


async def test_the_menu_holds_everything_that_is_possible_and_records_it(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.press("m")
        await officer.on(Choose)
        await officer.sees("Record on 26-0001", "acknowledge", "log at this stage", "refuse to accept", "close")
        await officer.press("down", "down", "enter")
        await officer.on(EventForm)
        form = officer.screen
        assert isinstance(form, EventForm)
        assert form.kind == "Extended"
        await officer.press("escape")
        await officer.on(CaseScreen)
        assert (await officer.view(case)).version == 1


async def test_a_service_request_becomes_a_complaint(register_path: Path) -> None:
    """2024: 1.5: not satisfied with how a request is handled; the complaint counts from that day."""
    async with at_work(register_path) as officer:
        await opened(officer, matter="service request")
        await officer.sees("Service request", "see to the request and review it")
        await fill(officer, "b", on="20/11", summary="Nobody came")
        await officer.sees("ACKNOWLEDGE by Fri 27 Nov")


async def test_refusing_takes_the_form_that_fits_the_stage(register_path: Path) -> None:
    """2024: 2.2 to 2.4 at stage 1, 5.11 for an escalation."""
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry floor")
        await officer.record(case, "Responded", on="2026-11-19", decision="upheld", text="So it is")
        officer.app.changed(case)
        await officer.sees("answered Thu 19 Nov")
        await fill(officer, "F", ground="other", reasons="Settled since")
        assert (await officer.view(case)).timeline[0].kind == "EscalationRefused"


async def test_why_shows_every_date_with_its_count_those_kept_too(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry floor")
        officer.app.changed(case)
        await officer.sees("RESPOND by Wed 2 Dec")
        await officer.press("w")
        await officer.on(Sheet)
        await officer.sees("acknowledge, stage 1  by Tue 24 Nov 2026  in time, Wed 18 Nov 2026", "respond, stage 1")
        await officer.press("escape")
        await officer.on(CaseScreen)


async def test_promised_actions_stand_on_the_case_done_or_overdue(register_path: Path) -> None:
    """2024: 6.6 and 7.3: remedies are tracked until they are done."""
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.record(case, "ActionPromised", on="2026-11-17", what="dry the cupboard", by="2026-11-18")
        await officer.record(case, "ActionPromised", on="2026-11-17", what="mend the tap", by="2026-12-01")
        officer.app.changed(case)
        await officer.sees("! dry the cupboard", "by Wed 18 Nov, 2 working days OVERDUE", "· mend the tap")
        await fill(officer, "d")
        await officer.sees("✓ dry the cupboard", "done Sat 21 Nov")


async def test_the_timeline_turns_round_and_the_cursor_stays_on_its_entry(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.record(case, "NoteAdded", on="2026-11-18", text="A note")
        officer.app.changed(case)
        await officer.sees("A note")
        timeline = case_screen(officer).timeline
        await officer.press("end")
        assert timeline.entry is not None
        assert timeline.entry.kind == "Received"
        await officer.press("o")
        await officer.sees("oldest first")
        assert timeline.entry.kind == "Received"
        assert timeline.cursor == 0


async def test_escape_goes_back_to_where_the_case_was_opened_from(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        assert officer.text.startswith(" ‹ Today")
        await officer.press("escape")
        await officer.on(TodayScreen)


async def test_five_hundred_events_are_one_list_and_no_widget_more(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        few = len(list(officer.screen.walk_children()))
        for _ in range(40):
            await officer.record(case, "NoteAdded", on="2026-11-18", text="A note that says rather more " * 9)
        officer.app.changed(case)
        await officer.until(lambda: case_screen(officer).query_one(Timeline).total > 80, "the entries")
        assert len(list(officer.screen.walk_children())) == few
        await officer.press("end")
        await officer.sees("by telephone: Leak under the sink")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_words_are_shown_as_they_were_written_but_for_controls(register_path: Path, name: str) -> None:
    async with at_work(register_path, LARGE) as officer:
        written = f"A{name}Z"
        case = await opened(officer, resident=written, summary=written, property=written)
        await officer.record(case, "ActionPromised", on="2026-11-17", what=written, owner=written)
        officer.app.changed(case)
        await officer.sees("promised")
        shown = "".join(char for char in written if char not in CONTROLS and char.isprintable())
        assert officer.text.count(shown) > 3
        for key in ("enter", "w", "i", "u"):
            await officer.press(key)
            await officer.until(lambda: not isinstance(officer.screen, CaseScreen), key)
            assert not CONTROLS & set(officer.text.replace("\n", ""))
            await officer.press("escape")
            await officer.on(CaseScreen)


async def test_every_line_of_the_screen_keeps_to_its_width_at_both_sizes(register_path: Path) -> None:
    for size in (SMALL, LARGE):
        async with at_work(register_path, size) as officer:
            await opened(officer, summary="水漏れ " * 30, resident="田中 さくら")
            await officer.sees("田中")
            strips = officer.screen._compositor.render_strips(officer.app.size)
            assert {strip.cell_length for strip in strips} == {size[0]}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_a_case_as_it_is_shown(register_path: Path, size: tuple[int, int]) -> None:
    async with at_work(register_path, size) as officer:
        case = (
            await officer.record("", "Received", **LEAK | {"on": "2026-10-19"}, urgent="child", handler="AB")
        ).line.case
        await officer.record(
            case, "Acknowledged", on="2026-10-27", definition="A leak, twice mended", outcomes="A dry floor"
        )
        await officer.record(
            case, "ActionPromised", on="2026-11-02", what="dry the cupboard", by="2026-11-27", owner="CD"
        )
        await officer.record(
            case, "NoteAdded", on="2026-11-03", text="The plumber comes on Thursday, between two and four"
        )
        await show(officer, case)
        await officer.sees("8 working days OVERDUE")
        same_as_kept(officer.text, f"case-{size[0]}x{size[1]}")


async def test_the_mouse_does_the_next_step_opens_an_entry_and_goes_back(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.pilot.click("#head", offset=(4, 4))
        await officer.on(EventForm)
        await officer.until(lambda: "ACKNOWLEDGE" in officer.text, "the form")
        await officer.press("escape")
        await officer.on(CaseScreen)
        await officer.pilot.click("#timeline", offset=(20, 0), times=2)
        await officer.on(Sheet)
        await officer.press("escape")
        await officer.on(CaseScreen)
        await officer.pilot.click("TopLine", offset=(2, 0))
        await officer.on(TodayScreen)


async def test_a_case_that_is_not_there_is_said_and_nothing_can_be_recorded(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        officer.app.open_case("26-0099")
        await officer.on(CaseScreen)
        await officer.sees("There is no case 26-0099 on this register.")
        await officer.press("a", "m", "w", "space")
        assert isinstance(officer.screen, CaseScreen)
        assert keys(officer) == ["help"]


async def test_the_help_explains_the_screen_and_lists_every_key(register_path: Path) -> None:
    async with at_work(register_path, (100, 60)) as officer:
        await opened(officer)
        await officer.press("f1")
        await officer.sees("A case", "Space does what the Code asks next", "acknowledge", "refuse")
