"""Today: the deadline countdown. Every running clock of every case, the most pressing first, and why that date."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from hoctui.dates import say_day, say_short
from hoctui.services import lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import BandView, Countdown, DueLine, Standing
from hoctui.tui.commands import Command
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn, Heading
from hoctui.tui.widgets.rows import Fetch, RowList
from hoctui.tui.widgets.safe import Tone, flat, joined

Row = BandView | DueLine

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


class TodayScreen(PlaceScreen):
    """What is due, in order, and why that date."""

    PLACE = "today"
    HEADING = "Today, the deadline countdown"
    ABOUT = (
        "Every running clock of every case, the most pressing first: acknowledgements, responses, agreed updates, and "
        "promised actions. Overdue comes first, then today, then the next seven days, then what is later. Working days "
        "are England's; the day of the event is day 0. Under the list stands how the date was counted. A projected "
        "date is one that will only be known once the complaint is acknowledged."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("today.open", "enter", "open", "Opens the case that the cursor is on.", footer=1, needs="a case"),
        Command("today.new", "n", "new complaint", "Takes a new complaint or service request.", footer=2),
        Command("today.find", "slash", "find", "Goes to the register, ready to find a case.", footer=3),
    )

    # The opening screen is the same at every size: no breakpoint has every widget styled a second time.
    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012 - as Textual declares it

    DEFAULT_CSS = """
    TodayScreen RowList { height: 1fr; }
    TodayScreen #why { height: 5; border-top: solid $rule; padding: 0 2; }
    """

    rows = getters.query_one(RowList)
    why = getters.query_one("#why", Detail)

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
        """Say where things stand."""
        self.stand_at(self.app.first_page.standing)
        self._follow(self.rows.cursor, self.rows.row)
        self.rows.focus()

    def has(self, need: str) -> bool:
        """Whether the cursor is on a case."""
        return bool(need and self.is_mounted and isinstance(self.rows.row, DueLine))

    def show_anew(self) -> None:
        """Read the countdown again, the cursor staying where it is."""
        self.run_worker(self._show(), exclusive=True, group="show")

    async def _show(self) -> None:
        shape, first, standing = await self.app.errands.ask(_read)
        self.rows.set_rows(
            shape.total,
            first,
            fetch=_fetcher(self, shape),
            cursor=max(self.rows.cursor, 0) if shape.total else 0,
            empty=NOTHING_DUE,
        )
        self.stand_at(standing)
        self.refresh_bindings()

    def _draw(self, row: Row, selected: bool) -> Drawn:
        if isinstance(row, BandView):
            return Heading(row.words, "late" if row.band == "overdue" else "accent", f"{row.count}")
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
            self.why.show(self._why(row) if isinstance(row, DueLine) else Content(""))

    def _why(self, row: DueLine) -> Content:
        due = f"{row.what} by {say_day(row.due)}"
        about = joined((f"{row.case}  {row.resident}", "strong"), (f"  {flat(row.about)}", "dim"))
        about = about.truncate(max(10, self.size.width - 4), ellipsis=True)  # the count below it needs the other lines
        clause = f"  (clause {row.clause})" if row.clause else ""
        return joined(about, "\n", due, (clause, "dim"), "\n", (row.count or "a date that was set, not counted", "dim"))

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Open the case of the clock that was chosen."""
        message.stop()
        if isinstance(message.row, DueLine):
            self.app.open_case(message.row.case)

    @on(RowList.FetchFailed)
    def say_failed(self, message: RowList.FetchFailed) -> None:
        """Say why rows could not be read."""
        self.say(message.sentence, "late")

    def action_open(self) -> None:
        """Open the case under the cursor."""
        self.rows.action_open()

    def action_new(self) -> None:
        """Take a new complaint."""
        self.app.take_complaint()

    async def action_find(self) -> None:
        """Go to the register, ready to find."""
        from hoctui.tui.screens.cases import CasesScreen  # noqa: PLC0415 - not before the first paint

        await self.app.switch_mode("cases")
        if isinstance(self.app.screen, CasesScreen):
            self.app.screen.action_find()


def _read(desk: Desk) -> tuple[Countdown, tuple[Row, ...], Standing]:
    shape = lists.countdown_shape(desk)
    return shape, lists.countdown_rows(desk, shape), lists.standing(desk)


def _fetcher(screen: TodayScreen, shape: Countdown) -> Fetch[Row]:
    async def fetch(offset: int, limit: int) -> tuple[Row, ...]:
        return await screen.app.errands.ask(lists.countdown_rows, shape, offset, limit)

    return fetch
