"""The month: what is due on each day of it, and what the marked day holds beside it or below."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from hoctui.dates import MONTH_NAMES, say_day
from hoctui.services import ahead
from hoctui.services.ahead import MonthView
from hoctui.services.desk import Desk
from hoctui.services.errands import Superseded
from hoctui.services.list_views import EVERYTHING, DueLine, Narrowed
from hoctui.tui.commands import Command
from hoctui.tui.screens.counted import show_why
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.month_grid import MonthGrid
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import Fetch, RowList
from hoctui.tui.widgets.safe import Tone, joined

COLUMNS = (
    Column("case", width=8),
    Column("resident", width=12, flex=2, drop=1),
    Column("what", width=17, flex=3),
    Column("clause", width=6, align="right", tone="dim", drop=2),
)

_SATURDAY = 5


class MonthScreen(PlaceScreen):
    """A month of what is due."""

    PLACE = "today"
    HEADING = "The month"
    ABOUT = (
        "What is due on each day, and how much of it is overdue. Weekends and bank holidays are named: they are no "
        "working days, though something promised may fall on one. The arrows go from day to day, page up and page "
        "down from month to month; what the marked day holds is listed beside the month, or below it. Tab goes into "
        "that list, where it holds more than one thing; j and k move in it from the month. What Today was narrowed to "
        "holds here too."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "monthly.open", "enter", "open", "Opens the case that is marked in the list.", footer=1, needs="a case"
        ),
        Command("monthly.do", "space", "do it", "Does what the line asks.", footer=2, needs="something to do"),
        Command("monthly.earlier", "pageup", "month before", "Goes to the month before.", footer=4),
        Command("monthly.later", "pagedown", "next month", "Goes to the next month.", footer=4),
        Command("monthly.why", "w", "why", "Counts the date out, day by day.", needs="a case", footer=5),
        Command("monthly.next-line", "j", "next line", "Goes to the next thing of the day.", action="line_by(1)"),
        Command("monthly.line-before", "k", "line before", "Goes to the thing before.", action="line_by(-1)"),
        Command("monthly.back", "m,escape", "back", "Goes back to the countdown.", footer=3),
    )

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - as Textual declares it

    DEFAULT_CSS = """
    MonthScreen #month { height: 1fr; layout: vertical; }
    MonthScreen MonthGrid { width: 100%; padding: 0 1; }
    MonthScreen #day { height: 1fr; border-top: solid $rule; }
    MonthScreen #day-title { height: 1; }
    MonthScreen.-wide #month { layout: horizontal; }
    MonthScreen.-wide MonthGrid { width: 80; height: 1fr; padding: 1 1; }
    MonthScreen.-wide #day { width: 1fr; border-top: none; border-left: solid $rule; padding: 1 0; }
    MonthScreen.-wide #day-title { height: 4; }
    """

    AUTO_FOCUS = "MonthGrid"
    grid = getters.query_one(MonthGrid)
    rows = getters.query_one(RowList)
    title_lines = getters.query_one("#day-title", Detail)

    def __init__(self, narrowed: Narrowed = EVERYTHING, day: date | None = None) -> None:
        """The month of that day, else of today, of what the countdown is narrowed to."""
        super().__init__()
        self.narrowed = narrowed
        self._begin = day
        self._month: MonthView | None = None

    def compose_body(self) -> ComposeResult:
        """The month, and the marked day beside it or below."""
        rows: RowList[DueLine] = RowList(COLUMNS, self._draw, empty="")
        with Container(id="month"):
            yield MonthGrid(self._begin or self.app.today, self.app.today)
            with Vertical(id="day"):
                yield Detail(id="day-title")
                yield rows

    def on_mount(self) -> None:
        """Read the month."""
        self.show_anew()

    def has(self, need: str) -> bool:
        """Whether the day holds anything, and whether that can be done from here."""
        row = self.rows.row if self.is_mounted else None
        return isinstance(row, DueLine) and (need != "something to do" or bool(row.event))

    def show_anew(self) -> None:
        """Read the month and the marked day again."""
        self._show(self.rows.cursor)

    @on(MonthGrid.Marked)
    def show_day(self, message: MonthGrid.Marked) -> None:
        """Show what another day holds."""
        message.stop()
        self._show(0)

    @work(exclusive=True, group="show")
    async def _show(self, cursor: int) -> None:
        day = self.grid.marked
        known = self._month if self._month and cursor == 0 and _holds(self._month, day) else None
        try:
            month, lines = await self.app.errands.read("month", _read, day, self.narrowed, known)
        except Superseded:
            return
        self._month = month
        self.grid.show(month, self.app.today)
        due = next((one for one in month.days if one.day == day), None)
        count = due.due if due else 0
        self.rows.set_rows(count, lines, fetch=_fetcher(self, day), cursor=max(0, cursor), empty=self._nothing())
        self.title_lines.show(self._day_title(day, count, due.holiday if due else "", lines))
        self.show_crumb("Today", self._crumb(month))
        self._stand(month)
        self.refresh_bindings()

    def _nothing(self) -> str:
        return "Nothing such is due on this day." if self.narrowed != EVERYTHING else "Nothing is due on this day."

    def _crumb(self, month: MonthView) -> Content:
        named = f"{MONTH_NAMES[month.first.month - 1]} {month.first.year}"
        only = ahead.say_narrowed(self.narrowed)
        return joined((named, "strong"), (f"  only {only}" if only else "", "accent"))

    def _day_title(self, day: date, count: int, holiday: str, lines: tuple[DueLine, ...]) -> Content:
        """The marked day in words: what day it is, how much is due, how long until then."""
        kind = f"bank holiday: {holiday}" if holiday else ("weekend" if day.weekday() >= _SATURDAY else "")
        today = "today" if day == self.app.today else ""
        what = ", ".join(part for part in (today, kind) if part)
        left = lines[0].left if lines else ""
        late: Tone = "late" if day < self.app.today else "dim"
        told = f"{count} due" if count else ""
        parts = [joined((say_day(day), "strong"), (f"  {what}" if what else "", "dim"))]
        more = joined((told, "dim"), (f"{' · ' if told else ''}{left}" if left and left != "due today" else "", late))
        if self.has_class("-wide"):
            return Content("\n").join([*parts, more])
        return joined(*parts, "  ", more)

    def _stand(self, month: MonthView) -> None:
        late: Tone = "late" if month.overdue else "dim"
        self.stand(
            (f"In {MONTH_NAMES[month.first.month - 1]} {month.due} due", "dim"),
            (f", {month.overdue} OVERDUE" if month.overdue else "", late),
            (f" · before it {month.before} · after it {month.after}", "dim"),
        )

    def _draw(self, row: DueLine, selected: bool) -> Drawn:
        mark = (Cell("URGENT ", "late"),) if row.urgent else ()
        return (
            Cell(row.case, "strong" if selected else ""),
            row.resident,
            (*mark, Cell(f"{row.what}{', projected' if row.projected else ''}")),
            Cell(row.clause, "dim"),
        )

    # What the keys do

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Open the case that was chosen."""
        message.stop()
        self.app.open_case(message.row.case)

    @on(RowList.FetchFailed)
    def say_failed(self, message: RowList.FetchFailed) -> None:
        """Say why rows could not be read."""
        self.say(message.sentence, "late")

    @on(MonthGrid.Opened)
    def open_day(self, message: MonthGrid.Opened) -> None:
        """Open what the day that was clicked twice holds."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the case that is marked in the day's list."""
        self.rows.action_open()

    def action_do(self) -> None:
        """Do what the marked line asks."""
        row = self.rows.row
        if isinstance(row, DueLine) and row.event:
            self.app.record_event(row.case, row.event, ahead.typed_for(row.event, row.target, row.kind))

    @work(exclusive=True, group="choose")
    async def action_why(self) -> None:
        """Count the marked line's date out."""
        row = self.rows.row
        if isinstance(row, DueLine):
            await show_why(self.app, row)

    def action_line_by(self, step: int) -> None:
        """Go to another thing of the day."""
        self.rows.action_cursor_by(step)

    def action_earlier(self) -> None:
        """Go to the month before."""
        self.grid.go_by_months(-1)

    def action_later(self) -> None:
        """Go to the next month."""
        self.grid.go_by_months(1)

    def action_back(self) -> None:
        """From the day's list to the month, and from there to the countdown."""
        if self.rows.has_focus:
            self.grid.focus()
        else:
            self.dismiss(None)


def _holds(month: MonthView, day: date) -> bool:
    return (month.first.year, month.first.month) == (day.year, day.month)


def _read(desk: Desk, day: date, narrowed: Narrowed, known: MonthView | None) -> tuple[MonthView, tuple[DueLine, ...]]:
    """The month, unless it is known, and what is due on the day."""
    return known or ahead.month(desk, day, narrowed), ahead.on_day(desk, day, narrowed)


def _fetcher(screen: MonthScreen, day: date) -> Fetch[DueLine]:
    async def fetch(offset: int, limit: int) -> tuple[DueLine, ...]:
        return await screen.app.errands.ask(ahead.on_day, day, screen.narrowed, offset, limit)

    return fetch
