"""Cases: the register. Found as one types, narrowed and sorted, with the countdown of the case under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.css.scalar import Scalar
from textual.widgets import Input

from hoctui.dates import say_day, say_short
from hoctui.services import lists
from hoctui.services.desk import Desk
from hoctui.services.errands import Superseded
from hoctui.services.list_views import CaseLine, CaseQuery, Standing
from hoctui.tui.commands import Command
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import Fetch, RowList
from hoctui.tui.widgets.safe import Tone, joined

COLUMNS = (
    Column("reference", "ref", width=8),
    Column("resident", "resident", width=14, flex=2),
    Column("about", "about", width=12, flex=3, drop=1),
    Column("stage", "stage", width=14, drop=2),
    Column("next", "next", width=16),
    Column("due", "due", width=10, align="right"),
    Column("days", "days", width=9, align="right"),
    Column("handler", "handler", width=10, drop=3, tone="dim"),
)

FILTERS = (
    Option("open", "open", "everything that still runs"),
    Option("overdue", "overdue", "a due date has passed"),
    Option("week", "due this week", "today and the next seven days"),
    Option("waiting", "waiting on others", "answered; it is the resident's turn"),
    Option("stage1", "stage 1", "open at stage 1"),
    Option("stage2", "stage 2", "open at stage 2, or an old stage 3"),
    Option("requests", "service requests", "not complaints, yet recorded and reviewed"),
    Option("closed", "closed", "closed, withdrawn or refused"),
    Option("all", "all", "the whole register"),
)

ORDERS = (
    Option("due", "due", "the most pressing first"),
    Option("reference", "reference", "the newest first"),
    Option("resident", "resident", "by name"),
    Option("received", "received", "the latest first"),
    Option("stage", "stage", "the furthest first"),
    Option("handler", "handler", "by name"),
)

_COUNT_WIDE = 9
"""Cells beside the filter for the number of cases, and for the blanks around both."""

_SHOWN_LEAST = 28

_EMPTY = {
    "open": "No case is open.\nPress n to log a complaint, f to see others.",
    "overdue": "Nothing is overdue.",
    "week": "Nothing is due this week.",
    "waiting": "No case waits on others.",
    "requests": "There are no service requests.",
    "closed": "No case is closed yet.",
    "all": "The register is empty.\nPress n to log a first complaint.",
}


class CasesScreen(PlaceScreen):
    """The register of complaints and service requests."""

    PLACE = "cases"
    HEADING = "Cases, the register"
    ABOUT = (
        "Every complaint and service request, with what is next and when. Type / and a few letters of a name, an "
        "address, what it is about or a reference to find a case; every word typed must begin some word of the case. "
        "Under the list stands what the Code asks next of the case under the cursor. Days are working days left; ~ "
        "after them marks a date that is projected until the complaint is acknowledged."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("cases.new", "n", "new", "Takes a new complaint or service request.", footer=2),
        Command("cases.open", "enter", "open", "Opens the case that the cursor is on.", footer=1, needs="a case"),
        Command(
            "cases.acknowledge", "a", "acknowledge", "Acknowledges the case under the cursor.", footer=4, needs="a case"
        ),
        Command("cases.respond", "r", "respond", "Answers the case under the cursor.", footer=5, needs="a case"),
        Command("cases.find", "slash", "find", "Finds as you type: name, address, words, reference.", footer=2),
        Command("cases.filter", "f", "filter", "Narrows the list: open, overdue, stage and so on.", footer=3),
        Command("cases.sort", "s", "sort", "Sorts the list another way."),
        Command("cases.all", "escape", "all open", "Takes search and filter away again."),
    )

    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-roomy")]  # noqa: RUF012 - as Textual declares it

    DEFAULT_CSS = """
    CasesScreen #top { height: 1; padding: 0 1; margin-bottom: 1; }
    CasesScreen #find { width: 1fr; height: 1; border: none; padding: 0 1; background: $field; }
    CasesScreen #find:focus { background: $cursor-row; }
    CasesScreen #shown { width: 36; height: 1; padding: 0 1; text-align: right; color: $text-muted; }
    CasesScreen RowList { height: 1fr; }
    CasesScreen #about { height: 4; border-top: solid $rule; padding: 0 2; }
    CasesScreen.-roomy #about { height: 7; }
    """

    rows = getters.query_one(RowList)
    find = getters.query_one("#find", Input)
    shown = getters.query_one("#shown", Detail)
    about = getters.query_one("#about", Detail)

    def __init__(self) -> None:
        """The register's open cases, the most pressing first."""
        super().__init__()
        self.query_now = CaseQuery()

    def compose_body(self) -> ComposeResult:
        """What to find above, the list, and the case under the cursor beside it."""
        with Horizontal(id="top"):
            yield Input(placeholder="/ find: a name, an address, a word, a reference", id="find", select_on_focus=False)
            yield Detail(id="shown")
        rows: RowList[CaseLine] = RowList(COLUMNS, self._draw, on_cursor=self._follow, empty="Reading the register …")
        yield rows
        yield Detail(id="about")

    def on_mount(self) -> None:
        """Read the list."""
        self.rows.focus()
        self.show_anew()

    def has(self, need: str) -> bool:
        """Whether the cursor is on a case."""
        return bool(need and self.is_mounted and self.rows.row is not None)

    def show_anew(self) -> None:
        """Read the list again, the cursor staying on its case where that is still in it."""
        self.run_worker(self._show(self.rows.row, max(0, self.rows.cursor)), exclusive=True, group="show")

    async def _show(self, stay_on: CaseLine | None, or_at: int = 0) -> None:
        """Show the list, the cursor on a case, or where that is no longer in it at a place in the list."""
        query = self.query_now
        try:
            found, total, place, standing = await self.app.errands.read("cases", _read, query, stay_on, or_at)
        except Superseded:
            return
        start = RowList.page_start(place)
        self.rows.set_rows(
            total,
            found,
            fetch=_fetcher(self, query),
            offset=start,
            cursor=place,
            keep_view=bool(stay_on),
            empty=self._nothing(query),
        )
        self._say_shown(total)
        self.stand_at(standing)
        self.refresh_bindings()

    def _nothing(self, query: CaseQuery) -> str:
        if query.find:
            return (
                f'No case here has words that begin with "{query.find}".\nEscape takes the search away, f the filter.'
            )
        return _EMPTY.get(query.show, "No case is at that stage.")

    def _say_shown(self, total: int) -> None:
        label = next(option.label for option in FILTERS if option.value == self.query_now.show)
        order = "" if self.query_now.order == "due" else f" · by {self.query_now.order}"
        told = f"  filter: {label}{order}"
        width = max(_SHOWN_LEAST, len(told) + _COUNT_WIDE)
        if self.shown.styles.width != Scalar.from_number(width):  # a layout: only for another filter or order
            self.shown.styles.width = width
        self.shown.show(joined((f"{total:,}", "strong"), (told, "dim")))

    def _draw(self, row: CaseLine, selected: bool) -> Drawn:
        late = row.next_due is not None and row.next_due < self.app.today
        tone: Tone = "late" if late else ("soon" if row.next_due == self.app.today else "")
        mark = (Cell("URGENT ", "late"),) if row.urgent else ()
        step = f"{row.next_step} {row.next_clause}" if row.next_step else ""
        if row.waiting_on and row.next_due is None:
            step = f"wait: {row.waiting_on.removeprefix('the ')}"
        return (
            Cell(row.case, "strong" if selected else ""),
            row.resident,
            (*mark, Cell(row.about, "dim")),
            row.stage_words,
            Cell(step, "dim" if row.waiting_on and row.next_due is None else ""),
            Cell(say_short(row.next_due, self.app.today)[:10].rstrip() if row.next_due else "", tone),
            Cell(days_column(row, self.app.today), tone),
            row.handler,
        )

    def _follow(self, index: int, row: CaseLine | None) -> None:
        """Show the countdown of the case under the cursor beneath the list."""
        del index
        if self.is_attached:
            self.about.show(self._about(row) if row else Content(""))

    def _about(self, row: CaseLine) -> Content:
        where = " · ".join(part for part in (row.property, row.category, row.handler and f"with {row.handler}") if part)
        lines: list[Content | str | tuple[str, Tone]] = [
            (f"{row.case}  {row.resident}", "strong"),
            (f"   {where}", "dim"),
            "\n",
            *self._next(row),
            "\n",
            *((("URGENT ", "late"),) if row.urgent else ()),
            row.about,
            (f"   {row.stage_words}, received {say_day(row.received)}", "dim"),
        ]
        if row.next_due and row.next_due < self.app.today:
            lines.append(("\nLate: ring and apologise, give a date, agree when you will ring again.", "dim"))
        return joined(*lines)

    def _next(self, row: CaseLine) -> Iterator[str | tuple[str, Tone]]:
        if row.next_due is None:
            yield (f"Waiting on {row.waiting_on}." if row.waiting_on else "Nothing is due.", "dim")
            return
        late = row.next_due < self.app.today
        yield f"{row.next_step.upper()} by {say_day(row.next_due)}"
        yield (f" ({row.next_clause})  ", "dim")
        yield (f"{row.left}{', projected' if row.projected else ''}", "late" if late else "soon")
        if row.waiting_on:
            yield (f"   waiting on {row.waiting_on}", "dim")

    @on(Input.Changed, "#find")
    def find_as_typed(self, message: Input.Changed) -> None:
        """Find what is typed so far."""
        message.stop()
        self.query_now = self.query_now._replace(find=message.value)
        self.run_worker(self._show(None), exclusive=True, group="show")

    @on(Input.Submitted, "#find")
    def go_to_found(self, message: Input.Submitted) -> None:
        """Go from the search to what it found."""
        message.stop()
        self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """From the search, the arrow down goes into the list."""
        if event.key == "down" and self.find.has_focus:
            event.stop()
            self.rows.focus()

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Open the case that was chosen."""
        message.stop()
        self.app.open_case(message.row.case)

    @on(RowList.TitleClicked)
    def sort_by_title(self, message: RowList.TitleClicked) -> None:
        """Sort by the column whose title was clicked, where there is such an order."""
        message.stop()
        if message.key in lists.ORDERS:
            self._change(self.query_now._replace(order=message.key))

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

    def action_find(self) -> None:
        """Go to the search."""
        self.find.focus()

    def action_acknowledge(self) -> None:
        """Acknowledge the case under the cursor."""
        self._record("Acknowledged")

    def action_respond(self) -> None:
        """Answer the case under the cursor."""
        self._record("Responded")

    def _record(self, kind: str) -> None:
        row = self.rows.row
        if row:
            self.app.record_event(row.case, kind)

    @work(exclusive=True, group="choose")
    async def action_filter(self) -> None:
        """Narrow the list."""
        chosen = await self.app.push_screen_wait(Choose("Show", FILTERS, self.query_now.show))
        if chosen:
            self._change(self.query_now._replace(show=chosen))

    @work(exclusive=True, group="choose")
    async def action_sort(self) -> None:
        """Sort the list another way."""
        chosen = await self.app.push_screen_wait(Choose("Sort by", ORDERS, self.query_now.order))
        if chosen:
            self._change(self.query_now._replace(order=chosen))

    def action_all(self) -> None:
        """Take the search away, and then the filter."""
        if self.query_now.find or self.find.has_focus:
            with self.find.prevent(Input.Changed):
                self.find.value = ""
            self.rows.focus()
            self._change(self.query_now._replace(find=""))
        else:
            self._change(CaseQuery())

    def _change(self, query: CaseQuery) -> None:
        stay_on = self.rows.row
        self.query_now = query
        self.run_worker(self._show(stay_on), exclusive=True, group="show")


def days_column(row: CaseLine, today: date) -> str:
    """Working days left, or how many it is late: "2", "4 OVERDUE", "today", "12~" where the date is projected."""
    if row.next_due is None or row.working_days_left is None:
        return ""
    if row.next_due < today:
        return f"{-row.working_days_left} OVERDUE" if row.working_days_left else "OVERDUE"
    return "today" if row.next_due == today else f"{row.working_days_left}{'~' if row.projected else ''}"


def _read(
    desk: Desk, query: CaseQuery, stay_on: CaseLine | None, or_at: int
) -> tuple[tuple[CaseLine, ...], int, int, Standing]:
    """A page of the list with the row to stay on, how long the list is, where that row is, and where things stand."""
    total = lists.count(desk, query)
    place = lists.place_of(desk, query, stay_on.id) if stay_on else None
    if place is None:
        place = min(or_at, max(0, total - 1))
    found = lists.cases(desk, query, RowList.page_start(place))
    return found, total, place, lists.standing(desk)


def _fetcher(screen: CasesScreen, query: CaseQuery) -> Fetch[CaseLine]:
    async def fetch(offset: int, limit: int) -> tuple[CaseLine, ...]:
        return await screen.app.errands.ask(lists.cases, query, offset, limit)

    return fetch
