"""The list of steps: what the Code asks next of every case that is asked anything, the most pressing first."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.content import Content

from hoctui.dates import say_day, say_short
from hoctui.services import ahead, lists
from hoctui.services.ahead import StepLine
from hoctui.services.desk import Desk
from hoctui.services.list_views import BandView, Countdown, Standing
from hoctui.tui.commands import Command
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn, Heading
from hoctui.tui.widgets.rows import Fetch, RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

Row = BandView | StepLine

COLUMNS = (
    Column("case", "case", width=8),
    Column("resident", "resident", width=12, flex=1, drop=2),
    Column("words", "what the Code asks next", width=30, flex=5),
    Column("due", "due", width=10, align="right"),
    Column("clause", "clause", width=6, align="right", tone="dim", drop=1),
    Column("settle", "more", width=4, align="right", tone="dim"),
)

NOTHING = "Nothing is asked of any case.\nPress n to log a complaint, escape to go back."
NOBODYS = "Nothing is asked of this person.\nEscape goes back."


class StepsScreen(PlaceScreen):
    """What is asked next of every case."""

    PLACE = "today"
    HEADING = "What the Code asks next"
    ABOUT = (
        "One line for every case that is asked anything: the step in words, its date and its clause. The most pressing "
        "comes first; what has no date stands at the end, and after it cases that have ended with something still left "
        "to say. +2 under 'more' means that two more things are still to settle on that case, without a date of their "
        "own; under the list stands the step in full. Space does it."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("steps.open", "enter", "open", "Opens the case that the cursor is on.", footer=1, needs="a case"),
        Command("steps.do", "space", "do it", "Does what is asked.", footer=2, needs="something to do"),
        Command("steps.new", "n", "new complaint", "Takes a new complaint or service request.", footer=4),
        Command("steps.back", "s,escape", "back", "Goes back to the countdown.", footer=3),
    )

    DEFAULT_CSS = """
    StepsScreen RowList { height: 1fr; }
    StepsScreen #step { height: 6; border-top: solid $rule; padding: 0 2; }
    """

    AUTO_FOCUS = "RowList"
    rows = getters.query_one(RowList)
    step = getters.query_one("#step", Detail)

    def __init__(self, person: str | None = None) -> None:
        """The steps of every case, or those that one person is to take."""
        super().__init__()
        self.person = person

    def compose_body(self) -> ComposeResult:
        """The list, and under it the step in full."""
        rows: RowList[Row] = RowList(COLUMNS, self._draw, on_cursor=self._follow, empty="Reading the register …")
        yield rows
        yield Detail(id="step")

    def on_mount(self) -> None:
        """Read the list."""
        who = "" if self.person is None else f"  only with {self.person or 'nobody named'}"
        self.show_crumb("Today", joined(("What the Code asks next", "strong"), (who, "accent")))
        self.show_anew()

    def has(self, need: str) -> bool:
        """Whether the cursor is on a case, and whether its step can be taken from here."""
        row = self.rows.row if self.is_mounted else None
        return isinstance(row, StepLine) and (need != "something to do" or bool(row.event))

    def show_anew(self) -> None:
        """Read the list again, the cursor staying where it is."""
        self._show()

    @work(exclusive=True, group="show")
    async def _show(self) -> None:
        shape, first, standing = await self.app.errands.ask(_read, self.person)
        self.rows.set_rows(
            shape.total,
            first,
            fetch=_fetcher(self, shape),
            cursor=max(self.rows.cursor, 0),
            keep_view=True,
            empty=NOTHING if self.person is None else NOBODYS,
        )
        self.stand_at(standing)
        self.refresh_bindings()

    def _draw(self, row: Row, selected: bool) -> Drawn:
        if isinstance(row, BandView):
            return Heading(row.words, "late" if row.band == "overdue" else "accent", f"{row.count}")
        tone: Tone = "late" if row.band == "overdue" else ("soon" if row.band == "today" else "")
        mark = (Cell("URGENT ", "late"),) if row.urgent else ()
        return (
            Cell(row.case, "strong" if selected else ""),
            row.resident,
            (*mark, Cell(row.words)),
            Cell(say_short(row.due, self.app.today)[:10].rstrip() if row.due else "", tone),
            Cell(row.clause, "dim"),
            Cell(f"+{row.to_settle}" if row.to_settle else "", "dim"),
        )

    def _follow(self, index: int, row: Row | None) -> None:
        """Say the step under the cursor in full."""
        del index
        if self.is_attached:
            self.step.show(self._full(row) if isinstance(row, StepLine) else Content(""))

    def _full(self, row: StepLine) -> Content:
        late: Tone = "late" if row.band == "overdue" else "soon"
        who = f" · with {row.person}" if row.person else ""
        waiting = f" · waiting on {row.waiting_on}" if row.waiting_on else ""
        head = joined((f"{row.case}  {row.resident}", "strong"), (f"{who}{waiting}", "dim"))
        head = head.truncate(max(10, self.size.width - 4), ellipsis=True)
        by = joined(f"by {say_day(row.due)}  ", (row.left, late)) if row.due else plain("no date of its own", "dim")
        more = ""
        if row.to_settle:
            more = f"\nAlso to settle: {row.first_to_settle}" + (
                f", and {row.to_settle - 1} more" if row.to_settle > 1 else ""
            )
        return joined(
            head,
            "\n",
            row.words[:1].upper() + row.words[1:],
            "\n",
            by,
            (f"  clause {row.clause}" if row.clause else "", "dim"),
            (more, "dim"),
        )

    # What the keys do

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Open the case that was chosen."""
        message.stop()
        if isinstance(message.row, StepLine):
            self.app.open_case(message.row.case)

    @on(RowList.FetchFailed)
    def say_failed(self, message: RowList.FetchFailed) -> None:
        """Say why rows could not be read."""
        self.say(message.sentence, "late")

    def action_open(self) -> None:
        """Open the case under the cursor."""
        self.rows.action_open()

    def action_do(self) -> None:
        """Do what is asked of the case under the cursor."""
        row = self.rows.row
        if isinstance(row, StepLine) and row.event:
            self.app.record_event(row.case, row.event, ahead.typed_for(row.event, row.target))

    def action_new(self) -> None:
        """Take a new complaint."""
        self.app.take_complaint()

    def action_back(self) -> None:
        """Go back to the countdown."""
        self.dismiss(None)


def _read(desk: Desk, person: str | None) -> tuple[Countdown, tuple[Row, ...], Standing]:
    shape = ahead.steps_shape(desk, person)
    return shape, ahead.step_rows(desk, shape), lists.standing(desk)


def _fetcher(screen: StepsScreen, shape: Countdown) -> Fetch[Row]:
    async def fetch(offset: int, limit: int) -> tuple[Row, ...]:
        return await screen.app.errands.ask(ahead.step_rows, shape, offset, limit)

    return fetch
