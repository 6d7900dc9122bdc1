"""RowList: a hundred thousand rows, of which it asks for those near the view and repaints what has changed."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot
from widget_hosts import CONTROLS, HOSTILE, Host, Rows, Source, draw, lines_of, rows_of, text_of

from hoctui.errors import RegisterProblem
from hoctui.text import visible
from hoctui.tui.themes import LIGHT
from hoctui.tui.widgets.row_layout import MARK, Cell, Column, Drawn, Heading
from hoctui.tui.widgets.row_pages import KEPT, PAGE, RowPages
from hoctui.tui.widgets.rows import RowList

HUNDRED_THOUSAND = 100_000


def marked(app: Host) -> str:
    """The line that the cursor is on."""
    return next(line for line in lines_of(app) if line.startswith(MARK))


async def settle(pilot: Pilot[int]) -> None:
    """Waits until what was asked for has come and is drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_first_paint_awaits_nothing() -> None:
    source = Source(HUNDRED_THOUSAND)
    source.gate.clear()
    app = Host(rows_of(source))
    async with app.run_test(size=(80, 24)):
        assert marked(app).split()[1:4] == ["0", "row", "0"]
        assert source.asked == []


async def test_asks_only_for_pages_near_the_view() -> None:
    source = Source(HUNDRED_THOUSAND)
    rows = rows_of(source)
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await settle(pilot)
        assert rows.cursor == HUNDRED_THOUSAND - 1
        assert rows.row == "row 99999"
        assert source.asked == [(HUNDRED_THOUSAND - PAGE, PAGE)]
        await pilot.press("home", *["down"] * 100)
        await settle(pilot)
        assert len(source.asked) == 1
        await pilot.press(*["down"] * 80)
        await settle(pilot)
        assert source.asked[1:] == [(PAGE, PAGE)]


async def test_a_short_first_page_is_topped_up_by_one_fetch() -> None:
    source = Source(HUNDRED_THOUSAND)
    async with Host(rows_of(source, initial=5)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert source.asked == [(0, PAGE)]


async def test_page_keys_go_by_a_screenful_and_back() -> None:
    rows = rows_of(Source(HUNDRED_THOUSAND))
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        step = rows.room - 1
        await pilot.press("pagedown")
        assert (rows.cursor, rows.top) == (step, step)
        await pilot.press("pagedown", "pagedown")
        assert rows.cursor == 3 * step
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        assert (rows.cursor, rows.top) == (0, 0)
        await pilot.press("end", "pagedown")
        await settle(pilot)
        assert rows.cursor == HUNDRED_THOUSAND - 1
        assert rows.top == HUNDRED_THOUSAND - rows.room
        assert "row 99999" in marked(app)


@pytest.mark.parametrize(("keys", "cursor"), [(["down", "j", "j"], 3), (["j", "j", "up", "k"], 0), (["up"], 0)])
async def test_letters_and_arrows_both_move(keys: list[str], cursor: int) -> None:
    rows = rows_of(Source(300))
    async with Host(rows).run_test() as pilot:
        await pilot.press(*keys)
        assert rows.cursor == cursor


async def test_a_move_is_one_repaint_and_no_layout() -> None:
    rows = rows_of(Source(HUNDRED_THOUSAND))
    app = Host(rows)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in ["down", "up", "pagedown", "pagedown", "pageup", "home"]:
            app.counting.frames = app.counting.layouts = 0
            await pilot.press(key)
            await pilot.pause(0.05)
            assert (key, app.counting.frames, app.counting.layouts) == (key, 1, 0)


async def test_only_the_two_rows_concerned_are_drawn_again() -> None:
    drawn: list[str] = []

    def watched(row: str, _: bool) -> Drawn:
        drawn.append(row)
        return [row, row, row]

    rows = Rows((Column("a"), Column("b"), Column("c")), watched, initial=Source(50).rows(0, 50), selectable=bool)
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(drawn) == ["row 0", "row 1"]


async def test_a_new_result_shows_no_row_of_the_old_one() -> None:
    old, new = Source(HUNDRED_THOUSAND, "old"), Source(50_000, "new")
    rows = rows_of(old)
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        old.gate.clear()
        await pilot.press("end")
        rows.set_rows(new.total, new.rows(0, PAGE), fetch=new.fetch)
        old.gate.set()
        await settle(pilot)
        assert "old" not in text_of(app)
        assert (rows.total, rows.cursor, rows.row) == (50_000, 0, "new 0")
        await pilot.press("end")
        await settle(pilot)
        assert rows.row == "new 49999"
        assert "old" not in text_of(app)


async def test_a_new_result_is_one_repaint_and_no_layout() -> None:
    source = Source(HUNDRED_THOUSAND)
    rows = rows_of(source)
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.counting.frames = app.counting.layouts = 0
        rows.set_rows(3, ["found 1", "found 2", "found 3"])
        await pilot.pause(0.05)
        assert (app.counting.frames, app.counting.layouts) == (1, 0)
        assert [line for line in lines_of(app) if "found" in line] == lines_of(app)[1:4]


async def test_after_a_save_the_view_stays_where_it_was() -> None:
    source = Source(HUNDRED_THOUSAND)
    rows = rows_of(source)
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        rows.move_to(57_321)
        await settle(pilot)
        top, start = rows.top, RowList.page_start(57_321)
        rows.set_rows(source.total, source.rows(start, PAGE), offset=start, cursor=57_321, keep_view=True)
        await settle(pilot)
        assert (rows.cursor, rows.top, rows.row) == (57_321, top, "row 57321")


async def test_the_total_may_be_known_later() -> None:
    source = Source(HUNDRED_THOUSAND)
    rows = Rows((Column("a"),), lambda row, _: [row], source.fetch, initial=source.rows(0, PAGE))
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        assert rows.total == PAGE
        rows.set_total(source.total)
        await pilot.press("end")
        await settle(pilot)
        assert rows.row == "row 99999"


async def test_a_list_that_ended_early_ends_early() -> None:
    source = Source(1_000)
    rows = rows_of(source)
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        source.total = 850  # cases were closed since the rows were counted
        await pilot.press("end")
        await settle(pilot)
        assert (rows.total, rows.cursor, rows.row) == (850, 849, "row 849")


async def test_what_has_not_come_is_drawn_as_dots_and_told_when_it_comes() -> None:
    source = Source(HUNDRED_THOUSAND)
    rows = rows_of(source)
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        source.gate.clear()
        await pilot.press("end")
        await pilot.pause()
        assert marked(app).split()[1] == "…"
        assert rows.row is None
        app.heard.clear()
        source.gate.set()
        await settle(pilot)
        assert [(said.index, said.row) for said in app.of_kind(RowList.RowHighlighted)] == [(99_999, "row 99999")]


async def test_a_fetch_that_fails_says_so_and_is_tried_again() -> None:
    source = Source(HUNDRED_THOUSAND)
    failing = True

    async def fetch(offset: int, limit: int) -> list[str]:
        if failing:
            sentence = "The register cannot be read."
            raise RegisterProblem(sentence)
        return source.rows(offset, limit)

    rows = Rows((Column("a"),), lambda row, _: [row], fetch, total=source.total, initial=source.rows(0, PAGE))
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await settle(pilot)
        assert [said.sentence for said in app.of_kind(RowList.FetchFailed)] == ["The register cannot be read."]
        failing = False
        await pilot.press("pageup")
        await settle(pilot)
        assert rows.row is not None


async def test_pages_far_from_the_view_are_let_go() -> None:
    pages: RowPages[int] = RowPages(HUNDRED_THOUSAND)
    for start in range(0, 40 * PAGE, PAGE):
        pages.put(start, list(range(start, start + PAGE)))
    held = [start for start in range(0, 40 * PAGE, PAGE) if pages[start] is not None]
    assert len(held) == KEPT
    assert held[-1] == 39 * PAGE


def test_rows_begin_at_a_page() -> None:
    with pytest.raises(ValueError, match="beginning of a page"):
        RowPages(1_000, [1, 2], offset=50)


async def test_messages_and_the_neighbours_call() -> None:
    called: list[tuple[int, str | None]] = []
    rows = rows_of(Source(300), on_cursor=lambda index, row: called.append((index, row)))
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert [(said.index, said.row) for said in app.of_kind(RowList.RowHighlighted)] == [(0, "row 0"), (1, "row 1")]
        assert called == [(0, "row 0"), (1, "row 1")]
        opened = app.of_kind(RowList.RowOpened)
        assert [(said.index, said.row, said.control) for said in opened] == [(1, "row 1", rows)]


async def test_the_mouse_chooses_opens_scrolls_and_drags() -> None:
    rows = rows_of(Source(HUNDRED_THOUSAND))
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(rows, offset=(10, 6))
        assert rows.cursor == 5
        await pilot.click(rows, offset=(10, 8), times=2)
        assert [said.row for said in app.of_kind(RowList.RowOpened)] == ["row 7"]
        await pilot.click(rows, offset=(12, 0))
        assert [said.key for said in app.of_kind(RowList.TitleClicked)] == ["about"]
        await pilot._post_mouse_events([events.MouseScrollDown], rows, offset=(10, 6))
        assert (rows.top, rows.cursor) == (3, 7)
        await pilot.mouse_down(rows, offset=(79, 23))
        await pilot.mouse_up(rows, offset=(79, 23))
        await settle(pilot)
        assert rows.top == HUNDRED_THOUSAND - rows.room
        assert rows.cursor == 7


def banded(row: str, at_cursor: bool) -> Drawn:
    """A row, or a band's title."""
    return Heading(row[1:], "late", note="2") if row.startswith("#") else draw(row, at_cursor)


async def test_the_cursor_skips_headings_and_brings_the_first_into_view() -> None:
    told = ["#OVERDUE", "a 1", "a 2", "#", "#THIS WEEK", "b 1", *(f"c {number}" for number in range(40))]
    rows = Rows((Column("a"), Column("b"), Column("c")), banded, initial=told)
    app = Host(rows)
    async with app.run_test(size=(60, 14)) as pilot:
        assert rows.row == "a 1"
        assert lines_of(app)[0].split()[:2] == ["OVERDUE", "2"]
        await pilot.press("down", "down")
        assert rows.row == "b 1"
        await pilot.press("up")
        assert rows.row == "a 2"
        await pilot.press("end", "home", "up")
        assert (rows.row, rows.top) == ("a 1", 0)
        await pilot.click(rows, offset=(4, 0))
        assert rows.row == "a 1"


async def test_an_empty_list_says_what_to_do() -> None:
    rows = Rows((Column("a", "ref"),), lambda row, _: [row], empty="No case is open.\nn takes down a new one.")
    app = Host(rows)
    async with app.run_test(size=(40, 12)) as pilot:
        assert lines_of(app)[2:4] == ["  No case is open.", "  n takes down a new one."]
        await pilot.press("down", "end", "pagedown", "enter")
        assert rows.cursor == -1
        assert [(said.index, said.row) for said in app.of_kind(RowList.RowHighlighted)] == [(-1, None)]
        rows.set_rows(0, [], empty="Nothing is called “[/”.")
        await pilot.pause()
        assert "Nothing is called “[/”." in text_of(app)


@pytest.mark.parametrize("written", HOSTILE)
async def test_what_people_wrote_is_shown_as_it_stands(written: str) -> None:
    def drawn(row: str, _: bool) -> Drawn:
        return [row, (Cell(row, "late"), Cell(" late", "late"))]

    rows = Rows((Column("a", written, width=26), Column("b", width=32)), drawn, initial=[written, "#"], empty=written)
    app = Host(rows)
    async with app.run_test(size=(80, 8)) as pilot:
        lines = lines_of(app)
        shown = visible(written)
        assert lines[0].strip() == shown
        assert lines[1].split(MARK + " ")[1].startswith(shown)
        assert lines[1].endswith(f"{shown} late")
        rows.set_rows(0, [])
        await pilot.pause()
        assert lines_of(app)[2].strip() == shown
        assert not CONTROLS & set(text_of(app).replace("\n", ""))


@pytest.mark.parametrize(
    "name", ["Søren Ångström", "A\u0301ine Ni\u0301", "王小明", "👩‍👩‍👧 household", "فاطمة احمد", "हिन्दी"]
)
async def test_columns_stay_aligned_whatever_the_letters(name: str) -> None:
    rows = Rows((Column("a", width=14), Column("b", width=6)), lambda row, _: [row, "|here|"], initial=[name])
    app = Host(rows)
    async with app.run_test(size=(40, 4)):
        before = lines_of(app)[0].partition("|here|")[0]
        assert cell_len(before) == 2 + 14 + 2


async def test_another_theme_draws_the_rows_anew() -> None:
    rows = rows_of(Source(30))
    app = Host(rows)
    async with app.run_test(size=(80, 24)) as pilot:
        dark = app.screen._compositor.render_strips()[3]
        app.theme = LIGHT.name
        await pilot.pause()
        light = app.screen._compositor.render_strips()[3]
        assert dark.text == light.text
        assert dark != light


async def test_a_smaller_screen_keeps_the_cursor_in_view() -> None:
    rows = rows_of(Source(300))
    app = Host(rows)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press(*["down"] * 30)
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert rows.top <= 30 < rows.top + rows.room
        assert "row 30" in marked(app)
