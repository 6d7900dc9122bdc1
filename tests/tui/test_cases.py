"""Cases: the register, found as one types, narrowed and sorted, with the countdown of the case under the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook import on
from officer import LARGE, SMALL, Officer, at_work
from sampled import sample_register
from snapshot import same_as_kept

from hoctui.services.list_views import CaseLine
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.cases import FILTERS, ORDERS, CasesScreen, days_column
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.today import TodayScreen
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.field import Field

PEOPLE = (
    {"resident": "Ada Elm", "on": "2026-11-09", "summary": "Leak under the sink", "property": "3 Mill Row"},
    {"resident": "Bea Oak", "on": "2026-11-17", "summary": "Mould in the bedroom", "property": "14 Copse Lane"},
    {"resident": "Cy Ash", "on": "2026-11-12", "summary": "Charge for a lost key", "property": "9 Mill Row"},
    {"resident": "Di Fir", "on": "2026-11-18", "matter": "service request", "summary": "Boiler off", "handler": "CD"},
)
"""Due Mon 16, Tue 24 and Thu 19 Nov; nothing is due for the request."""


def cases(officer: Officer) -> CasesScreen:
    assert isinstance(officer.screen, CasesScreen)
    return officer.screen


def row(officer: Officer) -> CaseLine:
    found = cases(officer).rows.row
    assert isinstance(found, CaseLine)
    return found


def shown(officer: Officer) -> list[str]:
    """The residents in the list, from its first line down."""
    names = [one["resident"] for one in PEOPLE]
    lines = officer.text.splitlines()[3:-6]
    return [name for text in lines for name in names if name in text and "26-" in text[:12] and "›" not in text][
        : cases(officer).rows.total
    ]


async def settled(officer: Officer) -> None:
    """Wait until everything that was asked of the register is shown."""
    await officer.until(lambda: not officer.app.workers, "the register's answers")


async def opened(officer: Officer) -> CasesScreen:
    """Four cases, the register in front."""
    for one in PEOPLE:
        await officer.record("", "Received", **one)
    await officer.press("2")
    await officer.on(CasesScreen)
    await officer.until(lambda: cases(officer).rows.total == len(PEOPLE), "the cases")
    return cases(officer)


# Finding


async def test_cases_are_found_as_one_types_by_name_address_words_and_reference(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        for typed, found in {
            "bea": ["Bea Oak"],
            "mill": ["Ada Elm", "Cy Ash"],
            "mou bed": ["Bea Oak"],
            "26-0003": ["Cy Ash"],
            "row leak": ["Ada Elm"],
        }.items():
            await officer.press("slash")
            await officer.type(typed)
            await settled(officer)
            assert shown(officer) == found, typed
            await officer.sees(f" {len(found)}  filter: open")
            await officer.press("escape")
            await settled(officer)


async def test_finding_starts_with_the_first_letter_and_goes_back_with_the_last(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("slash", "m")
        await settled(officer)
        assert shown(officer) == ["Ada Elm", "Cy Ash", "Bea Oak"]
        await officer.press("o")
        await settled(officer)
        assert shown(officer) == ["Bea Oak"]
        await officer.press("backspace", "backspace")
        await settled(officer)
        assert len(shown(officer)) == len(PEOPLE)


async def test_keys_that_are_commands_are_letters_while_one_types(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await officer.press("slash")
        await officer.type("nafrs 123")
        await settled(officer)
        assert screen.find.value == "nafrs 123"
        assert officer.screen is screen


async def test_enter_and_the_arrow_down_go_from_the_search_to_what_it_found(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        for key in ("enter", "down"):
            await officer.press("slash")
            assert screen.find.has_focus
            await officer.press(key)
            assert screen.rows.has_focus
        await officer.press("slash", "b", "enter", "enter")
        await officer.on(CaseScreen)
        await officer.sees("Bea Oak")


async def test_nothing_found_says_so_and_what_to_do(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await officer.press("slash")
        await officer.type("zebra")
        await officer.sees(
            'No case here has words that begin with "zebra".', "Escape takes the search away, f the filter."
        )
        assert screen.about.size.height
        assert not screen.has("a case")
        assert "acknowledge" not in [item.label for item in screen.key_line.items]


async def test_escape_takes_the_search_away_and_then_the_filter(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await choose(officer, "f", "overdue")
        await officer.press("slash")
        await officer.type("cy")
        await settled(officer)
        assert shown(officer) == ["Cy Ash"]
        await officer.press("escape")
        await settled(officer)
        assert screen.find.value == ""
        assert screen.rows.has_focus
        assert shown(officer) == ["Ada Elm", "Cy Ash"]
        await officer.sees("filter: overdue")
        await officer.press("escape")
        await settled(officer)
        assert len(shown(officer)) == len(PEOPLE)
        await officer.sees("filter: open")


# Narrowing and sorting


async def choose(officer: Officer, key: str, value: str) -> None:
    """Choose from the list of filters or of orders, by keyboard."""
    options = [option.value for option in (FILTERS if key == "f" else ORDERS)]
    await officer.press(key)
    await officer.on(Choose)
    await officer.press("home", *["down"] * options.index(value), "enter")
    await officer.on(CasesScreen)
    await settled(officer)


async def test_the_list_is_narrowed_by_keyboard_and_says_to_what(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        for value, words, found in (
            ("overdue", "overdue", ["Ada Elm", "Cy Ash"]),
            ("week", "due this week", ["Bea Oak"]),
            ("requests", "service requests", ["Di Fir"]),
            ("stage1", "stage 1", ["Ada Elm", "Cy Ash", "Bea Oak"]),
            ("open", "open", ["Ada Elm", "Cy Ash", "Bea Oak", "Di Fir"]),
        ):
            await choose(officer, "f", value)
            assert shown(officer) == found, value
            await officer.sees(f"{len(found)}  filter: {words}")


async def test_a_list_with_nothing_in_it_says_so(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        for value, said in {
            "closed": "No case is closed yet.",
            "waiting": "No case waits on others.",
            "stage2": "No case is at that stage.",
        }.items():
            await choose(officer, "f", value)
            await officer.sees(said)


async def test_an_empty_register_says_what_to_do(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.press("2")
        await officer.on(CasesScreen)
        await officer.sees("No case is open.", "Press n to log a complaint, f to see others.")
        await choose(officer, "f", "all")
        await officer.sees("The register is empty.", "Press n to log a first complaint.")
        await officer.press("a", "r", "enter")
        assert isinstance(officer.screen, CasesScreen)


async def test_the_chooser_begins_at_what_is_chosen_and_escape_leaves_all_as_it_was(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await choose(officer, "f", "week")
        await officer.press("f")
        await officer.on(Choose)
        await officer.sees("everything that still runs", "▌ due this week")
        await officer.press("escape")
        await officer.on(CasesScreen)
        assert screen.query_now.show == "week"


async def test_the_list_is_sorted_by_keyboard_and_says_by_what(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        for value, found in {
            "reference": ["Di Fir", "Cy Ash", "Bea Oak", "Ada Elm"],
            "resident": ["Ada Elm", "Bea Oak", "Cy Ash", "Di Fir"],
            "received": ["Di Fir", "Bea Oak", "Cy Ash", "Ada Elm"],
            "due": ["Ada Elm", "Cy Ash", "Bea Oak", "Di Fir"],
        }.items():
            await choose(officer, "s", value)
            assert shown(officer) == found, value
            assert ("filter: open · by " in officer.text) == (value != "due")
            await officer.sees("filter: open" if value == "due" else f"filter: open · by {value}")


async def test_the_longest_filter_is_told_whole_beside_a_search_that_can_still_be_typed(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await choose(officer, "s", "reference")
        await choose(officer, "f", "waiting")
        await officer.sees("0  filter: waiting on others · by reference")
        assert screen.find.size.width > 20


async def test_a_click_on_a_title_sorts_by_that_column_where_there_is_such_an_order(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        screen = await opened(officer)
        titles = next(text for text in officer.text.splitlines() if "resident" in text and "ref" in text)
        await officer.pilot.click(screen.rows, offset=(titles.index("resident") + 1, 0))
        await settled(officer)
        assert shown(officer) == ["Ada Elm", "Bea Oak", "Cy Ash", "Di Fir"]
        await officer.sees("by resident")
        await officer.pilot.click(screen.rows, offset=(titles.index("about") + 1, 0))
        await settled(officer)
        assert screen.query_now.order == "resident"


# The case under the cursor


async def test_the_foot_shows_the_countdown_of_the_case_under_the_cursor(register_path: Path) -> None:
    """2024: 6.2; every size shows what is next and how late it is, whatever else has no room."""
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.sees(
            "26-0001  Ada Elm   3 Mill Row", "ACKNOWLEDGE by Mon 16 Nov 2026 (6.2)  4 working days OVERDUE"
        )
        await officer.press("down", "down")
        await officer.sees(
            "26-0002  Bea Oak   14 Copse Lane", "ACKNOWLEDGE by Tue 24 Nov 2026 (6.2)  2 working days left"
        )
        await officer.press("down")
        await officer.sees("26-0004  Di Fir   with CD", "Nothing is due.")


async def test_a_long_summary_never_hides_what_is_next(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await officer.record("", "Received", resident="Ada Elm", on="2026-11-10", summary="Damp, cold and mould " * 12)
        await officer.press("2")
        await officer.on(CasesScreen)
        await officer.sees("ACKNOWLEDGE by Tue 17 Nov 2026 (6.2)  3 working days OVERDUE", "Damp, cold")


async def test_a_late_case_says_what_to_do_about_it_where_there_is_room(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("Late: ring and apologise, give a date, agree when you will ring again.")
        await officer.press("down", "down")
        assert "Late:" not in officer.text


async def test_a_case_that_waits_for_the_resident_says_so(register_path: Path) -> None:
    """2024: 6.9 answered; whether it goes on is for the resident."""
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.record("26-0001", "Acknowledged", on="2026-11-10", definition="A leak", outcomes="A dry floor")
        await officer.record("26-0001", "Responded", on="2026-11-12", decision="upheld", text="It leaks")
        officer.app.changed("26-0001")
        await choose(officer, "f", "waiting")
        assert shown(officer) == ["Ada Elm"]
        await officer.sees("Waiting on the resident.", "Waiting on others 1")


def of(due: str, left: int, *, projected: bool = False) -> CaseLine:
    """The line of a case that is due on that day."""
    return CaseLine(
        *(1, "26-0001", "Ada Elm", "Leak", "complaint", 1, "received", "1 received", False, True),
        *("respond", "6.3", on(due), projected, left, "", "", "", on("2026-11-02"), ""),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (of("2026-11-16", -4), "4 OVERDUE"),
        (of("2026-11-20", 0), "OVERDUE"),
        (of("2026-11-21", 0), "today"),
        (of("2026-11-22", 0), "0"),
        (of("2026-11-24", 2), "2"),
        (of("2026-12-08", 12, projected=True), "12~"),
    ],
)
def test_the_days_are_working_days_and_overdue_is_a_word(line: CaseLine, said: str) -> None:
    """Product: overdue is told with its days, never as nought; a projected date has its mark."""
    assert days_column(line, on("2026-11-21")) == said


async def test_the_days_column_on_screen_and_its_mark_in_the_help(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        case = "26-0002"
        await officer.record("26-0001", "ActionPromised", on="2026-11-17", what="decorate", by="2026-11-21")
        await officer.record(case, "ActionPromised", on="2026-11-17", what="ring", by="2026-11-21")
        officer.app.changed()
        await officer.sees("today")
        lines = [text for text in officer.text.splitlines() if "26-000" in text]
        assert "Mon 16 Nov  4 OVERDUE" in lines[0]
        assert any("Sat 21 Nov      today" in text for text in lines)
        await officer.press("f1")
        await officer.sees("~ after them", "projected until the complaint is acknowledged")


# Doing something about it


@pytest.mark.parametrize(("key", "kind"), [("a", "Acknowledged"), ("r", "Responded")])
async def test_a_and_r_open_the_form_for_the_case_under_the_cursor(register_path: Path, key: str, kind: str) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await officer.press("down", key)
        await officer.on(EventForm)
        form = officer.screen
        assert isinstance(form, EventForm)
        assert (form.kind, form.case) == (kind, "26-0003")
        await officer.sees("Cy Ash")
        await officer.press("escape")
        await officer.until(lambda: officer.screen is screen, "the list")
        assert row(officer).resident == "Cy Ash"


async def test_the_list_keeps_its_place_after_a_change_and_shows_it(register_path: Path) -> None:
    """2024: 6.2 met by an acknowledgement from the list itself; the case moves to its new date, the cursor with it."""
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("down", "a")
        await officer.on(EventForm)
        await officer.until(lambda: "definition" in {field.key for field in officer.screen.query(Field)}, "the fields")
        fields = {field.key: field for field in officer.screen.query(Field)}
        fields["on"].value = "19/11"
        fields["definition"].value = "A charge"
        await officer.press("f8")
        await officer.until(lambda: not isinstance(officer.screen, EventForm), "the saving")
        if not isinstance(officer.screen, CasesScreen):
            await officer.press("escape")
        await officer.on(CasesScreen)
        await settled(officer)
        assert shown(officer) == ["Ada Elm", "Bea Oak", "Cy Ash", "Di Fir"]
        assert row(officer).resident == "Cy Ash"
        await officer.sees("respond 6.3", "Thu 3 Dec")


async def test_where_the_case_has_left_the_list_the_cursor_stays_in_its_place(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await choose(officer, "f", "stage1")
        await officer.press("down")
        assert row(officer).case == "26-0003"
        await officer.record("26-0003", "Withdrawn", on="2026-11-20")
        officer.app.changed("26-0003")
        await officer.until(lambda: cases(officer).rows.total == 2, "one case less")
        assert row(officer).resident == "Bea Oak"


async def test_far_down_a_long_list_the_view_stays_where_it_is(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        for number in range(40):
            await officer.record("", "Received", on="2026-11-17", resident=f"Resident {number}", summary="Damp")
        await officer.press("2")
        await officer.on(CasesScreen)
        await officer.until(lambda: cases(officer).rows.total == 40, "the cases")
        await officer.press("end", "up", "up")
        before, top = row(officer).case, cases(officer).rows.top
        await officer.record("26-0001", "NoteAdded", on="2026-11-20", text="Rang")
        officer.app.changed("26-0001")
        await settled(officer)
        assert (row(officer).case, cases(officer).rows.top) == (before, top)


async def test_a_case_is_opened_and_escape_comes_back_to_it_with_the_search_as_it_was(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await opened(officer)
        await officer.press("slash")
        await officer.type("mill")
        await settled(officer)
        await officer.press("down", "down", "enter")
        await officer.on(CaseScreen)
        await officer.sees("‹ Cases", "Cy Ash")
        await officer.press("escape")
        await officer.on(CasesScreen)
        assert screen.find.value == "mill"
        assert row(officer).resident == "Cy Ash"


async def test_going_to_another_place_and_back_leaves_the_list_as_it_was(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await choose(officer, "s", "resident")
        await officer.press("down", "1")
        await officer.on(TodayScreen)
        await officer.press("2")
        await officer.on(CasesScreen)
        assert row(officer).resident == "Bea Oak"
        await officer.sees("by resident")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_register_of_the_sample_as_it_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_work(sample_register(tmp_path), size, landlord="") as officer:
        await officer.press("2")
        await officer.on(CasesScreen)
        await officer.sees("26-0037", "23  filter: open", "RESPOND by Tue 17 Nov 2026")
        same_as_kept(officer.text, f"cases-{size[0]}x{size[1]}")
