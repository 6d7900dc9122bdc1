"""The list of steps: what the Code asks next of every case, and doing it from there."""

from __future__ import annotations

from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from sampled import sample_register
from snapshot import same_as_kept

from hoctui.services.ahead import StepLine, narrowed_to
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.screens.today_steps import StepsScreen


def steps(officer: Officer) -> StepsScreen:
    assert isinstance(officer.screen, StepsScreen)
    return officer.screen


async def log(officer: Officer, day: str, resident: str = "Ada Elm", **more: str) -> str:
    made = await officer.record("", "Received", on=day, resident=resident, summary="Leak under the sink", **more)
    officer.app.changed(made.line.case)
    await officer.sees(made.line.case)
    return made.line.case


async def open_steps(officer: Officer) -> None:
    await officer.press("s")
    await officer.on(StepsScreen)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_steps_of_the_sample_as_they_are_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(sample_register(tmp_path), size, landlord="") as officer:
        await officer.sees("OVERDUE  ")
        await open_steps(officer)
        await officer.sees("What the Code asks next", "OVERDUE  ")
        same_as_kept(officer.text, f"steps-{size[0]}x{size[1]}")


async def test_every_case_has_one_line_and_what_has_no_date_comes_last(register_path: Path) -> None:
    """2024: 6.2 and 5.12; a service request is asked for a review, 1.4."""
    async with at_work(register_path, LARGE) as officer:
        request = await officer.record(
            "", "Received", on="2026-11-02", resident="Di Fir", summary="Tap", matter="service request"
        )
        late = await log(officer, "2026-11-10")
        soon = await log(officer, "2026-11-17", "Bea Oak")
        await open_steps(officer)
        await officer.sees(late, soon, request.line.case, "OVERDUE  1", "THIS WEEK  1", "NO DATE  1")
        lines = [text[2:9] for text in officer.text.splitlines() if text[2:5] == "26-"]
        assert lines[:3] == [late, soon, request.line.case]
        await officer.sees(
            "Acknowledge in writing, with our understanding", "by Tue 17 Nov 2026  3 working days OVERDUE"
        )


async def test_space_takes_the_step_and_enter_opens_the_case(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await log(officer, "2026-11-17")
        await open_steps(officer)
        await officer.sees(case)
        await officer.press("space")
        await officer.on(EventForm)
        await officer.sees("ACKNOWLEDGE")
        await officer.press("escape")
        await officer.on(StepsScreen)
        await officer.press("enter")
        await officer.on(CaseScreen)
        await officer.sees(f"{case}  Ada Elm")


async def test_the_step_that_names_a_duty_names_it_in_its_form(register_path: Path) -> None:
    """7.3: of two promised actions, the one that is due first."""
    async with at_work(register_path, LARGE) as officer:
        case = await log(officer, "2026-11-17")
        for what, by in (("decorate", "2026-11-23"), ("sweep", "2026-11-22")):
            await officer.record(case, "ActionPromised", on="2026-11-17", what=what, by=by)
        officer.app.changed(case)
        await open_steps(officer)
        await officer.sees("mark it done: sweep")
        await officer.press("space")
        await officer.on(EventForm)
        await officer.sees("● sweep")
        await officer.press("f8")
        await officer.on(StepsScreen)
        await officer.sees("mark it done: decorate")


async def test_what_else_is_unsaid_is_counted_and_its_first_is_told(register_path: Path) -> None:
    """2024: 6.9, 7.2 and others: the case of an answer that leaves things unsaid."""
    async with at_work(register_path, LARGE) as officer:
        case = await log(officer, "2026-11-03")
        await officer.record(case, "Acknowledged", on="2026-11-04", definition="A leak")
        await officer.record(case, "Responded", on="2026-11-10", decision="upheld", remedy="a new tap")
        officer.app.changed(case)
        view = await officer.view(case)
        await open_steps(officer)
        await officer.sees("NO DATE  1")
        row = steps(officer).rows.row
        assert isinstance(row, StepLine)
        assert row.to_settle == len(view.open_points) > 1
        await officer.sees(
            f"+{row.to_settle}", f"Also to settle: {view.open_points[0].words}, and {row.to_settle - 1} more"
        )


async def test_a_case_that_has_ended_with_something_unsaid_stands_last_and_is_only_opened(register_path: Path) -> None:
    """2024: 9.2: what was learnt from a complaint that was upheld."""
    async with at_work(register_path) as officer:
        case = await log(officer, "2026-11-03")
        for kind, typed in (
            ("Acknowledged", {"on": "2026-11-04", "definition": "A leak"}),
            ("Responded", {"on": "2026-11-10", "decision": "upheld"}),
            ("Closed", {"on": "2026-11-18"}),
        ):
            await officer.record(case, kind, **typed)
        officer.app.changed(case)
        await open_steps(officer)
        await officer.sees("ENDED, YET SOMETHING IS LEFT TO SAY  1", case)
        assert steps(officer).has("a case")
        assert not steps(officer).has("something to do")
        await officer.press("space")
        assert isinstance(officer.screen, StepsScreen)
        await officer.press("enter")
        await officer.on(CaseScreen)


async def test_with_nothing_asked_it_says_what_to_do_and_s_goes_back(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await open_steps(officer)
        await officer.sees("Nothing is asked of any case.", "Press n to log a complaint, escape to go back.")
        await officer.press("space", "enter")
        await officer.press("s")
        await officer.on(TodayScreen)


async def test_a_person_whom_today_was_narrowed_to_holds_here(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await log(officer, "2026-11-17", handler="AB")
        await log(officer, "2026-11-17", "Bea Oak", handler="CD")
        today = officer.screen
        assert isinstance(today, TodayScreen)
        today._narrow(narrowed_to("", "CD"))
        await officer.sees("Only with CD")
        await open_steps(officer)
        await officer.sees("What the Code asks next  only with CD", "Bea Oak")
        assert "Ada Elm" not in officer.text
