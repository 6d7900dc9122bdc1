"""Today: every running clock in its band, the most pressing first, with what is left and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from casebook import CLOCK, on
from officer import LARGE, SMALL, Officer, at_work
from sampled import sample_register
from snapshot import same_as_kept

from hoctui.errors import RegisterProblem
from hoctui.services import assessing, casework
from hoctui.services.ahead import narrowed_to
from hoctui.services.desk import open_desk
from hoctui.services.list_views import DueLine
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.cases import CasesScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.screens.today import Row, TodayScreen
from hoctui.tui.screens.year import YearScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.field import Field
from hoctui.tui.widgets.rows import PAGE


def today(officer: Officer) -> TodayScreen:
    assert isinstance(officer.screen, TodayScreen)
    return officer.screen


async def received(officer: Officer, day: str, resident: str = "Ada Elm") -> str:
    """A complaint of that day, shown on Today."""
    made = await officer.record("", "Received", on=day, resident=resident, summary="Leak under the sink")
    officer.app.changed(made.line.case)
    await officer.sees(made.line.case)
    return made.line.case


async def promised(officer: Officer, case: str, what: str, by: str) -> None:
    await officer.record(case, "ActionPromised", on="2026-11-17", what=what, by=by)
    officer.app.changed(case)
    await officer.sees(what)


def line(officer: Officer, *words: str) -> str:
    """The one line of the list that holds all these words, its blanks made one."""
    lines = [" ".join(text.split()) for text in officer.text.splitlines()[2:-8]]
    (found,) = [text for text in lines if all(word in text for word in words)]
    return found


def row(officer: Officer) -> DueLine:
    found = today(officer).rows.row
    assert isinstance(found, DueLine)
    return found


def begun(register: Path, year: str) -> None:
    """A register on which that year's assessment is begun, so that the year is asked for."""
    with closing(open_desk(register, CLOCK, write=True)) as desk:
        assessing.new(desk, year=year)


async def test_the_bands_stand_in_order_each_with_its_heading_and_number(register_path: Path) -> None:
    """Product: overdue, today, this week, later; most pressing first. 2024: 6.2 and 6.3 give the dates."""
    async with at_work(register_path, LARGE) as officer:
        late = await received(officer, "2026-11-10")
        await received(officer, "2026-11-17")
        await promised(officer, late, "decorate", "2026-11-21")
        lines = [text.strip() for text in officer.text.splitlines()]
        titles = [text for text in lines if text.split("  ")[0] in {"OVERDUE", "TODAY", "THIS WEEK", "LATER"}]
        assert titles == ["OVERDUE  1", "TODAY  1", "THIS WEEK  1", "LATER  2"]
        days = ["Tue 17 Nov", "Sat 21 Nov", "Tue 24 Nov", "Tue 1 Dec", "Tue 8 Dec"]
        rows = [text for text in lines if text.startswith(("26-", "▌ 26-")) and "  Leak" not in text]
        assert [next((day for day in days if day in text), text) for text in rows] == days


async def test_overdue_is_told_in_working_days_and_never_as_nought(register_path: Path) -> None:
    """2024: 6.2. Due Tue 17 Nov, and it is Saturday: 18, 19 and 20 are the working days since."""
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-10")
        assert "Tue 17 Nov 3 working days OVERDUE 6.2" in line(officer, case, "acknowledge")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_a_date_that_passed_with_no_working_day_since_is_overdue_all_the_same(
    register_path: Path, size: tuple[int, int]
) -> None:
    """2024: 6.2. Due on Friday 20 Nov, and it is Saturday the 21st."""
    async with at_work(register_path, size) as officer:
        case = await received(officer, "2026-11-13")
        assert "Fri 20 Nov OVERDUE, no working day yet" in line(officer, case, "acknowledge")
        assert "OVERDUE  1" in officer.text


async def test_only_what_is_due_on_this_very_day_is_due_today(register_path: Path) -> None:
    """7.3: what was promised may fall on a weekend, where no working day is left and it is yet not today."""
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-17")
        await promised(officer, case, "decorate", "2026-11-21")
        await promised(officer, case, "ring", "2026-11-22")
        assert "Sat 21 Nov due today 7.3" in line(officer, "decorate")
        assert "Sun 22 Nov no working day left 7.3" in line(officer, "ring")


async def test_a_date_that_hangs_on_the_acknowledgement_says_that_it_is_projected(register_path: Path) -> None:
    """2024: 6.3 counts from the acknowledgement; until that is given the date is projected."""
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-17")
        assert "Tue 8 Dec 12 working days, projected 6.3" in line(officer, case, "respond")
        await officer.record(case, "Acknowledged", on="2026-11-18", definition="A leak", outcomes="A dry floor")
        officer.app.changed(case)
        await officer.sees("Wed 2 Dec")
        assert "Wed 2 Dec 8 working days left 6.3" in line(officer, case, "respond")


async def test_the_count_under_the_list_follows_the_cursor(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await received(officer, "2026-11-17")
        await officer.sees(
            f"{case}  Ada Elm  Leak under the sink",
            "acknowledge, stage 1 by Tue 24 Nov 2026  (clause 6.2)",
            "received Tue 17 Nov is day 0; 18 19 20 23 24 are days 1 to 5",
        )
        await officer.press("down")
        assert "respond, stage 1 by Tue 8 Dec 2026  (clause 6.3)" in officer.text
        assert "acknowledge, stage 1 by" not in officer.text


async def test_the_cursor_passes_over_the_headings_both_ways(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await received(officer, "2026-11-10")
        await received(officer, "2026-11-17", "Bea Oak")
        rows = today(officer).rows
        await officer.press("home")
        seen = [rows.cursor]
        for _ in range(3):
            await officer.press("down")
            seen.append(rows.cursor)
        assert seen == [1, 3, 5, 6]
        await officer.press("up", "up")
        assert row(officer).resident == "Bea Oak"


async def test_enter_opens_the_case_and_escape_comes_back_to_the_same_row(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await received(officer, "2026-11-10")
        case = await received(officer, "2026-11-17", "Bea Oak")
        await officer.press("down", "enter")
        await officer.on(CaseScreen)
        await officer.sees(f"{case}  Bea Oak")
        await officer.press("escape")
        await officer.on(TodayScreen)
        assert row(officer).case == case


async def test_a_click_puts_the_cursor_there_and_a_second_opens_the_case(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await received(officer, "2026-11-10")
        case = await received(officer, "2026-11-17", "Bea Oak")
        rows = today(officer).rows
        await officer.pilot.click(rows, offset=(20, 4))
        assert row(officer).case == case
        await officer.pilot.click(rows, offset=(20, 4), times=2)
        await officer.on(CaseScreen)
        await officer.sees("Bea Oak")


async def test_after_something_is_recorded_the_countdown_is_anew(register_path: Path) -> None:
    """2024: 6.2 met by an acknowledgement through the case's own form; 6.3 then runs from it."""
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-10")
        await officer.sees("Open 1 · Overdue 1 · Today 0")
        await officer.press("enter")
        await officer.on(CaseScreen)
        await officer.sees("ACKNOWLEDGE by")
        await officer.press("a")
        await officer.on(EventForm)
        await officer.until(lambda: "definition" in {field.key for field in officer.screen.query(Field)}, "the fields")
        fields = {field.key: field for field in officer.screen.query(Field)}
        fields["on"].value = "17/11"
        fields["definition"].value = "A leak"
        await officer.press("f8")
        await officer.until(lambda: not isinstance(officer.screen, EventForm), "the saving")
        await officer.press("escape")
        if not isinstance(officer.screen, TodayScreen):
            await officer.press("escape")
        await officer.on(TodayScreen)
        await officer.sees("Open 1 · Overdue 0 · Today 0")
        assert "OVERDUE  1" not in officer.text
        assert "Tue 1 Dec 7 working days left 6.3" in line(officer, case, "respond")


async def test_what_is_recorded_elsewhere_leaves_the_cursor_where_it_is(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        for number in range(12):
            await officer.record("", "Received", on="2026-11-10", resident=f"Resident {number}", summary="Damp")
        officer.app.changed()
        await officer.sees("OVERDUE  12")
        await officer.press("end")
        at = today(officer).rows.cursor
        await officer.record("26-0012", "NoteAdded", on="2026-11-20", text="Rang")
        officer.app.changed("26-0012")
        await officer.until(lambda: not officer.app.screen.workers, "the reading")
        assert today(officer).rows.cursor == at
        assert "▌" in officer.text.split("OVERDUE")[-1]


async def test_an_empty_register_says_what_to_do(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.sees("Nothing is due.", "Press n to log a complaint, or 2 for the register of cases.")
        assert not today(officer).has("a case")
        await officer.press("enter")
        assert isinstance(officer.screen, TodayScreen)
        assert [item.label for item in today(officer).key_line.items] == [
            "new complaint",
            "filter",
            "month",
            "steps",
            "help",
        ]
        await officer.press("n")
        await officer.on(EventForm)


async def test_slash_goes_to_the_registers_search(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await received(officer, "2026-11-10")
        await received(officer, "2026-11-17", "Bea Oak")
        await officer.press("slash")
        await officer.on(CasesScreen)
        assert isinstance(officer.screen, CasesScreen)
        assert officer.screen.find.has_focus
        await officer.type("oak")
        await officer.until(lambda: "Ada Elm" not in officer.text, "what was found")
        await officer.sees("Bea Oak")


async def test_what_keeps_rows_from_being_read_is_said(register_path: Path) -> None:
    async def refused(offset: int, limit: int) -> Sequence[Row]:
        raise RegisterProblem(f"Rows {offset} to {offset + limit} cannot be read.")

    async with at_work(register_path, LARGE) as officer:
        today(officer).rows.set_rows(400, (), fetch=refused)
        await officer.sees("Rows 0 to ", " cannot be read.")


async def asked(officer: Officer, case: str, whom: str, what: str, by: str) -> None:
    await officer.record(case, "Asked", on="2026-11-17", whom=whom, what=what, by=by)
    officer.app.changed(case)
    await officer.sees("reply from ")


async def test_the_filter_shows_one_kind_and_says_so_and_escape_shows_everything(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-17")
        await asked(officer, case, "Repairs", "a report", "2026-11-19")
        await promised(officer, case, "decorate", "2026-12-01")
        await officer.press("f")
        await officer.on(Choose)
        await officer.sees("answers and acknowledgements  2 due", "replies from colleagues       1 due, 1 OVERDUE")
        await officer.press("r", "enter")
        await officer.sees("Only replies from colleagues   esc shows everything")
        assert "decorate" not in officer.text
        assert "OVERDUE  1" in officer.text
        assert "LATER" not in officer.text
        await officer.press("escape")
        await officer.sees("decorate", "LATER")
        assert "Only" not in officer.text
        assert not today(officer).has("a filter")


async def test_a_person_narrows_it_together_with_a_kind_and_what_is_chosen_again_is_let_go(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-17")
        await asked(officer, case, "Repairs", "a report", "2026-12-03")
        await officer.record(case, "ActionPromised", on="2026-11-17", what="paint", by="2026-12-04", owner="repairs")
        officer.app.changed(case)
        await officer.sees("paint")
        await officer.press("f")
        await officer.on(Choose)
        await officer.sees("nobody named", "2 due")
        await officer.press("R", "enter")  # on "replies from colleagues", the first that begins so
        await officer.sees("Only replies from colleagues")
        await officer.press("f")
        await officer.on(Choose)
        assert "nobody named" not in officer.text
        await officer.press("end", "enter")
        await officer.sees("Only replies from colleagues, with Repairs")
        await officer.press("f")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.sees("Only with Repairs", "paint")
        assert "acknowledge" not in officer.text


async def test_a_filter_that_holds_nothing_any_more_says_how_to_see_the_rest(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await received(officer, "2026-11-17")
        await asked(officer, case, "Repairs", "a report", "2026-12-03")
        today(officer)._narrow(narrowed_to("replies"))
        await officer.sees("Only replies from colleagues")
        question = row(officer).target
        await officer.record(case, "ReplyReceived", on="2026-11-20", question=str(question))
        officer.app.changed(case)
        await officer.sees("Nothing such is due.", "Escape shows everything again.")
        await officer.press("escape")
        await officer.sees("acknowledge, stage 1")


async def test_space_does_what_the_line_asks_and_names_the_duty(register_path: Path) -> None:
    """7.3: of two promised actions the one under the cursor is the one that is marked done."""
    async with at_work(register_path, LARGE) as officer:
        case = await received(officer, "2026-11-17")
        await promised(officer, case, "decorate", "2026-11-19")
        await promised(officer, case, "sweep", "2026-11-18")
        await officer.press("home", "down")
        assert row(officer).what == "action: decorate"
        await officer.press("space")
        await officer.on(EventForm)
        await officer.until(lambda: "action" in {field.key for field in officer.screen.query(Field)}, "the fields")
        await officer.press("f8")
        await officer.on(Sheet)  # done after its day: said, and recorded
        await officer.press("escape")
        await officer.on(TodayScreen)
        await officer.until(lambda: "decorate" not in officer.text, "the action done")
        assert "sweep" in officer.text


async def test_space_on_a_stages_step_opens_its_form(register_path: Path) -> None:
    """2024: 6.2."""
    async with at_work(register_path) as officer:
        await received(officer, "2026-11-17")
        await officer.press("space")
        await officer.on(EventForm)
        await officer.sees("ACKNOWLEDGE")


async def test_w_counts_the_date_out_and_for_a_set_one_says_who_set_it(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await received(officer, "2026-11-17")
        await officer.record(case, "ActionPromised", on="2026-11-17", what="tap", by="2026-12-30", owner="Repairs")
        officer.app.changed(case)
        await officer.press("w")
        await officer.on(Sheet)
        lines = [" ".join(text.split()) for text in officer.text.splitlines()]
        assert [line for line in lines if line.startswith(("Tue 17", "Wed 18", "Sat 21", "Tue 24"))] == [
            "Tue 17 Nov day 0 received",
            "Wed 18 Nov day 1",
            "Sat 21, Sun 22 Nov not counted: weekend, today",
            "Tue 24 Nov day 5 DUE",
        ]
        await officer.press("w")
        await officer.on(TodayScreen)
        await officer.sees("tap")
        await officer.press("end", "up", "w")
        await officer.on(Sheet)
        await officer.sees("This date was set, not counted.", "Promised by Repairs")


async def test_the_day_under_the_cursor_is_counted_out_with_its_bank_holidays(register_path: Path) -> None:
    """2024: 6.14, over Christmas: what is not counted is named, and whole weeks are told as one."""
    async with at_work(register_path, LARGE, today=on("2026-12-12")) as officer:
        case = await received(officer, "2026-12-10")
        await officer.record(case, "Acknowledged", on="2026-12-11", definition="A leak")
        officer.app.changed(case)
        await officer.sees("respond, stage 1")
        await officer.until(lambda: row(officer).kind == "respond", "the answer's date")
        await officer.press("w")
        await officer.on(Sheet)
        same_as_kept(officer.text, "today-why-140x40")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_countdown_of_the_sample_as_it_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(sample_register(tmp_path), size, landlord="") as officer:
        await officer.sees("Example Homes", "OVERDUE  ", "Open ")
        cases = officer.app.first_page.shape.total
        await officer.until(lambda: today(officer).rows.total > cases, "the year below the cases")
        same_as_kept(officer.text, f"today-{size[0]}x{size[1]}")


async def test_a_duty_of_the_year_that_is_near_or_past_is_said_where_there_is_room(register_path: Path) -> None:
    """2024: 8.1 and 8.2: the year to 31 March 2026 of an assessment begun, out of time by 30 September."""
    begun(register_path, "2025/26")
    async with at_work(register_path, LARGE) as officer:
        await officer.sees("OVERDUE: the self-assessment to the governing body by Wed 30 Sep")
    async with at_work(register_path, LARGE, today=on("2026-07-06")) as officer:
        await officer.sees("THE YEAR", "working days left")
        assert "OVERDUE" not in officer.text


async def test_the_year_stands_below_the_last_case_and_opens_its_clock(register_path: Path) -> None:
    begun(register_path, "2025/26")
    cases = 2 * PAGE
    with closing(open_desk(register_path, CLOCK, write=True)) as desk:
        for number in range(cases // 2):  # two clocks each: acknowledge, and the answer as projected
            casework.log(desk, {"on": "2026-11-20", "resident": f"Resident {number}", "summary": "damp"})
    async with at_work(register_path, SMALL) as officer:
        await officer.sees("Resident 0")
        await officer.press("end")
        await officer.sees("THE YEAR  1", "37 working days OVERDUE", "then publish, then submit by Wed 30 Sep")
        await officer.press("enter")
        await officer.on(YearScreen)
        await officer.sees("submit it to the Ombudsman")


async def test_narrowed_to_a_kind_the_countdown_leaves_the_year_out(register_path: Path) -> None:
    begun(register_path, "2025/26")
    async with at_work(register_path, SMALL) as officer:
        await officer.sees("THE YEAR")
        today = officer.app.screen
        assert isinstance(today, TodayScreen)
        today.narrowed = narrowed_to("answers")
        today.show_anew()
        await officer.sees("Nothing such is due.")
        assert "THE YEAR" not in officer.text
