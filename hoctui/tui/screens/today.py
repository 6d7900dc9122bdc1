"""Today: the deadline countdown. Every running clock of every case, the most pressing first, and why that date."""

# ruff: noqa: PLC0415  (the opening screen: what a later key needs is loaded by that key, not before the first paint)

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content

from hoctui.dates import say_day, say_short
from hoctui.errors import HoctuiError
from hoctui.services import lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import EVERYTHING, BandView, Countdown, DueLine, Narrowed, Standing, YearDue
from hoctui.tui.commands import Command
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn, Heading
from hoctui.tui.widgets.rows import Fetch, RowList
from hoctui.tui.widgets.safe import Tone, flat, joined

Row = BandView | DueLine | YearDue

COLUMNS = (
    Column("case", "case", width=8),
    Column("resident", "resident", width=12, flex=2, drop=3),
    Column("what", "what is due", width=17, flex=3),
    Column("due", "due", width=10, align="right"),
    Column("left", "", width=27, flex=1),
    Column("clause", "clause", width=6, align="right", tone="dim", drop=2),
)

NOTHING_DUE = "Nothing is due.\nPress n to log a complaint, or 2 for the register of cases."
COUNTING = "Counting every due date by this version's rules …"
NOTHING_SUCH = "Nothing such is due.\nEscape shows everything again."

_ROOM_FOR_THE_YEAR = 130
"""Cells from which on the year's next duty stands beside the counts; on a narrower screen these need the line."""


class TodayScreen(PlaceScreen):
    """What is due, in order, and why that date."""

    PLACE = "today"
    HEADING = "Today, the deadline countdown"
    ABOUT = (
        "Every running clock of every case, the most pressing first: acknowledgements, responses, agreed updates, what "
        "was promised, what colleagues were asked for, and what the Ombudsman wants. Overdue comes first, then today, "
        "then the next seven days, then what is later, and last what the landlord's own year asks. Working days are "
        "England's; the day of the event is day 0. Under the list stands how the date was counted, and w counts it out "
        "day by day. A projected date is one that will only be known once the complaint is acknowledged.\n"
        "Space does what the line asks. f shows one kind of thing only, or one person's; m turns to the month, s to "
        "the list of what the Code asks next of every case, and v writes a page for whoever covers while you are away."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("today.open", "enter", "open", "Opens the case, or the year's clock.", footer=1, needs="a line"),
        Command("today.do", "space", "do it", "Does what the line asks.", footer=2, needs="something to do"),
        Command("today.new", "n", "new complaint", "Takes a new complaint or service request.", footer=3),
        Command("today.filter", "f", "filter", "Shows one kind only, or one person's, or everything.", footer=4),
        Command("today.month", "m", "month", "Turns to the month: what is due on each day.", footer=5),
        Command("today.steps", "s", "steps", "Lists what the Code asks next of every case.", footer=6),
        Command("today.why", "w", "why", "Counts the date out, day by day.", needs="a case"),
        Command("today.find", "slash", "find", "Goes to the register, ready to find a case."),
        Command("today.cover", "v", "holiday cover", "Writes a page of what falls due while you are away."),
        Command("today.everything", "escape", "everything", "Shows every kind and everybody again.", needs="a filter"),
    )

    # The opening screen is the same at every size: no breakpoint has every widget styled a second time.
    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012 - as Textual declares it

    DEFAULT_CSS = """
    TodayScreen RowList { height: 1fr; }
    TodayScreen #only { height: 1; }
    TodayScreen #why { height: 5; border-top: solid $rule; padding: 0 2; }
    """

    rows = getters.query_one(RowList)
    why = getters.query_one("#why", Detail)

    narrowed: Narrowed = EVERYTHING
    """What the countdown is narrowed to."""

    def compose_body(self) -> ComposeResult:
        """The countdown, and under it why the date is that date."""
        first = self.app.first_page
        rows: RowList[Row] = RowList(
            COLUMNS,
            self._draw,
            _fetcher(self, first.shape),
            total=first.shape.total,
            initial=first.rows,
            empty=NOTHING_DUE if first.ready else COUNTING,
            on_cursor=self._follow,
        )
        yield rows
        yield Detail(id="why")

    def on_mount(self) -> None:
        """Say where things stand; the year follows behind the first paint."""
        first = self.app.first_page
        self.stand_at(first.standing)
        self._follow(self.rows.cursor, self.rows.row)
        self.rows.focus()
        self.call_after_refresh(self._add_year, first.shape, first.rows)

    @work(exclusive=True, group="show")
    async def _add_year(self, shape: Countdown, first: Sequence[Row]) -> None:
        """Put the year's band below the cases."""
        try:
            year = await self.app.errands.ask(_year, not shape.total)
        except HoctuiError:  # what is wrong with the register is said by what reads the countdown
            return
        if year:
            self._lay(shape, first, year)
            self._say_year(year)

    def _lay(self, shape: Countdown, first: Sequence[Row], year: Sequence[Row]) -> None:
        """Lay the list: the first rows of the countdown, and the year's band after its last."""
        total = shape.total + len(year)
        self.rows.set_rows(
            total,
            (*first, *year) if len(first) == shape.total else first,
            fetch=_fetcher(self, shape, year),
            cursor=max(self.rows.cursor, 0) if total else 0,
            keep_view=True,
            empty=NOTHING_DUE if self.narrowed == EVERYTHING else NOTHING_SUCH,
        )

    def _say_year(self, year: Sequence[Row]) -> None:
        """Say, beside where things stand, which duty of the landlord's year is near."""
        from hoctui.tui.screens.today_year import beside_the_counts

        if self.size.width >= _ROOM_FOR_THE_YEAR:
            told, late = beside_the_counts([row for row in year if not isinstance(row, DueLine)], self.app.today)
            if told:
                self.say(told, "late" if late else "dim")

    def has(self, need: str) -> bool:
        """Whether the cursor is on a case, or on something that can be done; whether anything is left out."""
        if need == "a filter":
            return self.narrowed != EVERYTHING
        row = self.rows.row if self.is_mounted else None
        if isinstance(row, YearDue):
            return need != "a case"
        return isinstance(row, DueLine) and (need != "something to do" or bool(row.event))

    def show_anew(self) -> None:
        """Read the countdown again, the cursor staying where it is."""
        self._show()

    @work(exclusive=True, group="show")
    async def _show(self) -> None:
        narrowed = self.narrowed
        shape, first, standing = await self.app.errands.ask(_read, narrowed)
        year = await self.app.errands.ask(_year, not shape.total) if narrowed == EVERYTHING else ()
        self._lay(shape, first, year)
        await self._say_narrowed(narrowed)
        self.stand_at(standing)
        self.refresh_bindings()
        self._say_year(year)

    async def _say_narrowed(self, narrowed: Narrowed) -> None:
        """Say above the list what it is narrowed to; the line is there only while it is."""
        above = self.query("#only")
        if narrowed == EVERYTHING:
            await above.remove()
            return
        from hoctui.tui.screens.today_narrow import narrowed_line

        if not above:
            await self.mount(Detail(id="only"), before=self.rows)
        self.query_one("#only", Detail).show(narrowed_line(narrowed))

    def _draw(self, row: Row, selected: bool) -> Drawn:
        if isinstance(row, BandView):
            return Heading(row.words, "late" if row.band == "overdue" else "accent", f"{row.count}")
        if isinstance(row, YearDue):
            from hoctui.tui.screens.today_year import drawn

            return drawn(row, self.app.today)
        tone: Tone = "late" if row.band == "overdue" else ("soon" if row.band == "today" else "")
        left = f"{row.left.removesuffix(' left')}, projected" if row.projected else row.left
        mark = (Cell("URGENT ", "late"),) if row.urgent else ()
        return (
            Cell(row.case, "strong" if selected else ""),
            row.resident,
            (*mark, Cell(row.what)),
            Cell(say_short(row.due, self.app.today)[:10].rstrip(), tone),
            Cell(left, tone or "dim"),
            Cell(row.clause, "dim"),
        )

    def _follow(self, index: int, row: Row | None) -> None:
        """Say how the date under the cursor was counted."""
        del index
        if self.is_attached:
            self.why.show(self._why(row))

    def _why(self, row: Row | None) -> Content:
        if isinstance(row, YearDue):
            from hoctui.tui.screens.today_year import why_of

            return why_of(row)
        if not isinstance(row, DueLine):
            return Content("")
        due = f"{row.what} by {say_day(row.due)}"
        about = joined((f"{row.case}  {row.resident}", "strong"), (f"  {flat(row.about)}", "dim"))
        about = about.truncate(max(10, self.size.width - 4), ellipsis=True)  # the count below it needs the other lines
        clause = f"  (clause {row.clause})" if row.clause else ""
        told = joined(due, (clause, "dim"))
        hint = joined("   ", ("w", "accent"), (" counts it out", "dim"))
        if row.counted and told.cell_length + hint.cell_length <= self.size.width - 4:
            told = joined(told, hint)
        return joined(about, "\n", told, "\n", (row.count or "a date that was set, not counted", "dim"))

    @on(RowList.RowOpened)
    async def open_row(self, message: RowList.RowOpened) -> None:
        """Open the case of the clock that was chosen, or the yearly clock."""
        message.stop()
        if isinstance(message.row, DueLine):
            self.app.open_case(message.row.case)
        elif isinstance(message.row, YearDue):
            await self._open_year()

    async def _open_year(self) -> None:
        from hoctui.tui.screens.year import YearScreen

        await self.app.switch_mode("assessment")
        if not isinstance(self.app.screen, YearScreen):
            await self.app.push_screen(YearScreen())

    @on(RowList.FetchFailed)
    def say_failed(self, message: RowList.FetchFailed) -> None:
        """Say why rows could not be read."""
        self.say(message.sentence, "late")

    # What the keys do; what only they need is loaded when it is wanted, not before the first paint.

    def action_open(self) -> None:
        """Open the case under the cursor."""
        self.rows.action_open()

    def action_do(self) -> None:
        """Do what the line under the cursor asks."""
        from hoctui.services.ahead import typed_for

        row = self.rows.row
        if isinstance(row, YearDue):
            self.rows.action_open()
        if isinstance(row, DueLine) and row.event:
            self.app.record_event(row.case, row.event, typed_for(row.event, row.target, row.kind))

    def action_new(self) -> None:
        """Take a new complaint."""
        self.app.take_complaint()

    async def action_find(self) -> None:
        """Go to the register, ready to find."""
        from hoctui.tui.screens.cases import CasesScreen

        await self.app.switch_mode("cases")
        if isinstance(self.app.screen, CasesScreen):
            self.app.screen.action_find()

    @work(exclusive=True, group="choose")
    async def action_filter(self) -> None:
        """Show one kind only, or one person's, or everything again."""
        from hoctui.tui.screens.today_narrow import choose_narrowed

        self._narrow(await choose_narrowed(self.app, self.narrowed))

    def action_everything(self) -> None:
        """Show everything again."""
        self._narrow(EVERYTHING)

    def _narrow(self, narrowed: Narrowed | None) -> None:
        if narrowed is not None and narrowed != self.narrowed:
            self.narrowed = narrowed
            self.show_anew()

    @work(exclusive=True, group="choose")
    async def action_why(self) -> None:
        """Count the date under the cursor out."""
        from hoctui.tui.screens.counted import show_why

        row = self.rows.row
        if isinstance(row, DueLine):
            await show_why(self.app, row)

    def action_month(self) -> None:
        """Turn to the month that the date under the cursor lies in."""
        from hoctui.tui.screens.month import MonthScreen

        self.app.push_screen(MonthScreen(self.narrowed))

    def action_steps(self) -> None:
        """List what is asked next of every case."""
        from hoctui.tui.screens.today_steps import StepsScreen

        self.app.push_screen(StepsScreen(self.narrowed.person))

    @work(exclusive=True, group="choose")
    async def action_cover(self) -> None:
        """Write a page for whoever covers."""
        from hoctui.tui.screens.today_cover import write_cover

        await write_cover(self, self.narrowed.person)


def _year(desk: Desk, alone: bool) -> tuple[Row, ...]:
    """The band of the year; what counts it is loaded behind the first paint."""
    from hoctui.tui.screens.today_year import read_year

    return read_year(desk, alone=alone)


def _read(desk: Desk, narrowed: Narrowed) -> tuple[Countdown, tuple[Row, ...], Standing]:
    shape = lists.countdown_shape(desk, narrowed)
    return shape, lists.countdown_rows(desk, shape), lists.standing(desk)


def _fetcher(screen: TodayScreen, shape: Countdown, year: Sequence[Row] = ()) -> Fetch[Row]:
    async def fetch(offset: int, limit: int) -> tuple[Row, ...]:
        rows: tuple[Row, ...] = await screen.app.errands.ask(lists.countdown_rows, shape, offset, limit)
        after = offset + limit - shape.total  # rows of this page that lie beyond the last case
        return (*rows, *year[max(0, offset - shape.total) : after]) if after > 0 else rows

    return fetch
