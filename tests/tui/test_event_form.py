"""The form of an event, filled in by keyboard alone on a real register."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import keeping, lists
from hoctui.services.list_views import CaseQuery
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.widgets.field import Field

LEAK = {"on": "2026-11-17", "resident": "Ada Elm", "summary": "Leak under the sink", "property": "3 Mill Row"}


def form(officer: Officer) -> EventForm:
    assert isinstance(officer.screen, EventForm)
    return officer.screen


def field(officer: Officer, name: str) -> Field:
    return next(one for one in form(officer).query(Field) if one.key == name)


async def opened(officer: Officer, kind: str, case: str = "") -> None:
    """Open a form as a key of a list would, and wait until what it would do is shown."""
    if kind == "Received":
        officer.app.take_complaint()
    else:
        officer.app.record_event(case, kind)
    await officer.on(EventForm)
    await officer.until(lambda: form(officer)._preview is not None, "the preview")


async def test_a_complaint_is_logged_by_keyboard_alone_and_its_case_opens(register_path: Path) -> None:
    """2024: 6.2, logged on the day; product: in under a minute."""
    async with at_work(register_path) as officer:
        await officer.on(TodayScreen)
        await officer.press("n")
        await officer.on(EventForm)
        await officer.type("Ada Elm")
        await officer.press("tab")
        await officer.type("No heating since Monday")
        await officer.press("f8")
        await officer.on(CaseScreen)
        await officer.sees("26-0001  Ada Elm", "ACKNOWLEDGE by Fri 27 Nov", "5 working days left")


async def test_enter_goes_on_and_saves_once_what_is_required_is_there(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.type("Ada Elm")
        await officer.press("enter")
        assert isinstance(officer.screen, EventForm)
        await officer.type("Leak")
        await officer.press("enter")
        await officer.on(CaseScreen)
        await officer.sees("26-0001  Ada Elm · Leak")


async def test_enter_in_a_field_of_several_lines_begins_a_line(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await opened(officer, "NoteAdded", case)
        await officer.press("tab")
        await officer.type("Rang\ntwice")
        assert field(officer, "text").value == "Rang\ntwice"
        assert isinstance(officer.screen, EventForm)


async def test_the_day_typed_sets_the_date_of_the_acknowledgement_before_it_is_saved(register_path: Path) -> None:
    """2024: 6.2, five working days after receipt; 6.3 is a projection until then."""
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.sees("acknowledge by Fri 27 Nov", "6.2", "respond by Fri 11 Dec, if acknowledged on the last day")
        field(officer, "on").focus()
        await officer.press("home", "shift+end", "delete")
        await officer.type("17/11")
        await officer.sees("Tue 17 Nov 2026", "acknowledge by Tue 24 Nov, 2 working days left")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31/2", '! "31/2" is not'), ("soon", '! "soon" is not'), ("tomorrow", "! On: Sun 22 Nov 2026 is still")],
)
async def test_a_day_that_cannot_be_is_said_at_its_field_and_what_is_typed_stays(
    register_path: Path, typed: str, said: str
) -> None:
    async with at_work(register_path, LARGE) as officer:
        await opened(officer, "Received")
        await officer.type("Ada Elm")
        await officer.press("tab")
        await officer.type("Leak")
        field(officer, "on").focus()
        await officer.press("home", "shift+end", "delete")
        await officer.type(typed)
        await officer.press("f8")
        await officer.sees(said)
        assert isinstance(officer.screen, EventForm)
        await officer.until(
            lambda: officer.app.focused is not None and field(officer, "on") in officer.app.focused.ancestors
        )
        assert field(officer, "resident").value == "Ada Elm"
        assert field(officer, "summary").value == "Leak"
        assert (await officer.app.errands.ask(lists.count, CaseQuery(show="all"))) == 0


async def test_a_required_field_left_empty_is_said_at_the_field(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.press("f8")
        await officer.sees("Who is required.")


async def test_save_and_another_keeps_the_form_open_and_empty(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        for name in ("Ada Elm", "Ben Oak"):
            await officer.type(name)
            await officer.press("tab")
            await officer.type("Leak")
            await officer.press("ctrl+n")
            await officer.until(lambda: field(officer, "resident").value == "", "an empty form")
        await officer.sees("saved: 26-0002")
        await officer.press("escape")
        await officer.on(TodayScreen)
        await officer.sees("26-0001", "26-0002")
        assert await officer.app.errands.ask(keeping.draft, "Received:") == {}


async def test_a_resident_met_before_is_offered_with_what_they_have_and_taken_with_enter(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.record("", "Received", **LEAK)
        await officer.record("", "Received", **LEAK)
        await opened(officer, "Received")
        await officer.type("ada")
        await officer.sees("Ada Elm, 3 Mill Row", "2 earlier, 2 open")
        await officer.press("down", "enter")
        await officer.until(lambda: field(officer, "property").value == "3 Mill Row", "the address")
        assert field(officer, "resident").value == "Ada Elm"
        assert "2 earlier" not in officer.text


async def test_escape_takes_the_offer_away_before_it_leaves_the_form(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.record("", "Received", **LEAK)
        await opened(officer, "Received")
        await officer.type("ada")
        await officer.sees("1 earlier")
        await officer.press("escape")
        await officer.until(lambda: "1 earlier" not in officer.text, "no offer")
        assert isinstance(officer.screen, EventForm)


async def test_the_letter_is_ticked_as_one_types_and_what_it_lacks_is_said(register_path: Path) -> None:
    """2024: 5.6 and 5.7, what the acknowledgement holds; required apart from advised."""
    async with at_work(register_path, LARGE) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await opened(officer, "Acknowledged", case)
        await officer.sees(
            "0 of 4 required", "✗ required Set out your understanding", "acknowledged without a complaint"
        )
        await officer.press("tab")
        await officer.type("A leak under the sink, twice mended")
        await officer.sees("1 of 4 required", "✓ Set out your understanding of the complaint")
        await officer.until(lambda: "without a complaint definition" not in officer.text, "no warning any more")
        await officer.sees("respond by Fri 4 Dec, 10 working days left")


async def test_what_a_saving_breaches_is_said_before_and_after_and_stops_nothing(register_path: Path) -> None:
    """2024: 6.2, acknowledged late: warned of, recorded, never refused."""
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK | {"on": "2026-11-02"})).line.case
        await opened(officer, "Acknowledged", case)
        await officer.sees("! stage 1 acknowledged after Mon 9 Nov 2026")
        await officer.press("tab")
        await officer.type("A leak")
        await officer.press("f8")
        await officer.on(Sheet)
        await officer.sees("Saved, and now on record", "6.2", "stage 1 acknowledged after Mon 9 Nov 2026")
        await officer.press("escape")
        await officer.on(TodayScreen)
        assert (await officer.view(case)).line.state == "acknowledged"


async def test_a_case_changed_elsewhere_meanwhile_is_said_and_nothing_typed_is_lost(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await opened(officer, "NoteAdded", case)
        await officer.press("tab")
        await officer.type("Rang the plumber")
        await officer.record(case, "NoteAdded", on="2026-11-18", text="From another window")
        await officer.press("f8")
        await officer.sees("changed in another window")
        assert field(officer, "text").value == "Rang the plumber"
        await officer.press("f8")
        await officer.on(TodayScreen)
        texts = [entry.text for entry in (await officer.view(case)).timeline]
        assert texts[:2] == ["Rang the plumber", "From another window"]


async def test_a_draft_comes_back_after_the_app_was_left_and_can_be_thrown_away(register_path: Path) -> None:
    """What is typed into an open form is kept: a form that was left, and an app that was left with it."""
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await opened(officer, "Acknowledged", case)
        await officer.press("tab")
        await officer.type("A leak under the sink")
        await officer.press("escape")
        await officer.on(TodayScreen)
        await opened(officer, "Received")
        await officer.type("Ben Oak")
        await officer.app.action_quit()
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.sees("Draft kept 14:02; ctrl+d throws it away.")
        assert field(officer, "resident").value == "Ben Oak"
        await officer.press("ctrl+d")
        await officer.until(lambda: field(officer, "resident").value == "", "an empty form")
        await officer.press("escape")
        await officer.on(TodayScreen)
        await opened(officer, "Acknowledged", case)
        await officer.until(lambda: field(officer, "definition").value == "A leak under the sink", "the draft")
        await officer.press("f8")
        await officer.on(TodayScreen)
        assert (await officer.view(case)).definition == "A leak under the sink"
        assert await officer.app.errands.ask(keeping.draft, f"Acknowledged:{case}") == {}
        assert await officer.app.errands.ask(keeping.draft, "Received:") == {}


async def test_what_is_typed_is_kept_a_moment_after_the_last_key_with_the_form_still_open(register_path: Path) -> None:
    """Safekeeping: a kill at any moment loses at most two seconds of typing."""
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.type("Ada")
        await officer.sees("draft kept 14:02")
        assert (await officer.app.errands.ask(keeping.draft, "Received:"))["resident"] == "Ada"


async def test_a_form_that_was_only_looked_at_leaves_no_draft(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK, outcomes="A dry cupboard")).line.case
        await opened(officer, "Acknowledged", case)
        assert field(officer, "outcomes").value == "A dry cupboard"
        await officer.press("escape")
        await officer.on(TodayScreen)
        assert await officer.app.errands.ask(keeping.draft, f"Acknowledged:{case}") == {}


async def test_a_promised_action_is_chosen_by_what_was_promised(register_path: Path) -> None:
    """2024: 7.3, remedies are followed until they are done."""
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        for what in ("mend the tap", "dry the cupboard"):
            await officer.record(case, "ActionPromised", on="2026-11-18", what=what, by="2026-12-01")
        await opened(officer, "ActionDone", case)
        await officer.sees("mend the tap")
        await officer.press("tab", "right", "f8")
        await officer.on(TodayScreen)
        done = [action.what for action in (await officer.view(case)).actions if action.done_on]
        assert done == ["dry the cupboard"]


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_is_shown_as_it_was_written_but_for_controls(register_path: Path, name: str) -> None:
    async with at_work(register_path, LARGE) as officer:
        written = f"A {name} Z"
        view = await officer.record("", "Received", **LEAK | {"resident": written})
        await opened(officer, "NoteAdded", view.line.case)
        shown = "".join(char for char in written if char not in CONTROLS and char.isprintable())
        await officer.sees(shown.strip())
        assert not CONTROLS & set(officer.text.replace("\n", ""))
        await officer.press("escape")
        await officer.on(TodayScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_form_of_a_new_complaint_as_it_is_shown(register_path: Path, size: tuple[int, int]) -> None:
    async with at_work(register_path, size) as officer:
        await opened(officer, "Received")
        await officer.type("Ada Elm")
        await officer.until(
            lambda: (found := form(officer)._preview) and found.problem_field == "summary", "the preview"
        )
        await officer.sees("draft kept 14:02", "Then", "Fri 27 Nov")
        same_as_kept(officer.text, f"form-received-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_form_of_an_answer_as_it_is_shown(register_path: Path, size: tuple[int, int]) -> None:
    """2024: 6.9, what the stage 1 response holds."""
    async with at_work(register_path, size) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry cupboard")
        await opened(officer, "Responded", case)
        await officer.press("tab", "u")
        await officer.sees("● upheld", "none" if size == SMALL else "The letter")
        await officer.until(lambda: "Not yet" not in officer.text, "a whole form")
        await officer.sees("draft kept 14:02")
        same_as_kept(officer.text, f"form-responded-{size[0]}x{size[1]}")


async def test_what_the_letter_must_hold_is_listed_whole_where_the_screen_is_small(register_path: Path) -> None:
    """2024: 6.9: at 80x24 the strip names what it has room for, F4 the rest."""
    async with at_work(register_path) as officer:
        case = (await officer.record("", "Received", **LEAK)).line.case
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry cupboard")
        await opened(officer, "Responded", case)
        await officer.sees("Letter ✓ 2 of 9", "F4 lists all")
        await officer.press("f4")
        await officer.on(Sheet)
        await officer.sees("✗ required Refer to the policy, law and good practice", "Not yet: Decision is required.")


async def test_a_resident_who_is_offered_is_taken_with_the_mouse(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.record("", "Received", **LEAK)
        await opened(officer, "Received")
        await officer.type("el")
        await officer.sees("1 earlier, 1 open")
        await officer.pilot.click("Offers", offset=(4, 0))
        await officer.until(lambda: field(officer, "property").value == "3 Mill Row", "the address")


async def test_what_a_terminal_would_obey_is_dropped_from_what_is_saved_and_said(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, "Received")
        await officer.type("Ada Elm")
        field(officer, "summary").value = "Leak\x1b[31m"
        await officer.press("f8")
        await officer.on(CaseScreen)
        assert [told.message for told in officer.app._notifications] == ["What: 1 control character dropped"]
        assert (await officer.view("26-0001")).line.about == "Leak[31m"
