"""RowList: the one list of the app, with a cursor, over a result of any length that is never held whole."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.message import Message

from hoctui.errors import HoctuiError
from hoctui.tui.commands import Command, bindings_for
from hoctui.tui.widgets.row_layout import Cell, CellLike, Column, Drawn, Heading, column_at
from hoctui.tui.widgets.row_pages import PAGE, RowPages, RowT
from hoctui.tui.widgets.row_view import RowView

__all__ = ["PAGE", "Cell", "CellLike", "Column", "Drawn", "Fetch", "Heading", "RowList"]

Fetch = Callable[[int, int], Awaitable[Sequence[RowT]]]
"""Asked for rows from an offset on, at most so many. It may be cancelled when another result comes."""


class RowList(RowView[RowT], can_focus=True):
    """A list of rows with a cursor: titles above, one line a row, bands between where the screen wants them.

    The screen hands in how many rows there are, how one is drawn, and how more are fetched; the list asks for the rows
    near the view and says what the cursor is on. It never waits: a row that has not come yet is drawn as "…".
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("rows.down", "down,j", "down", "Goes to the next row.", "In the list", action="cursor_by(1)"),
        Command("rows.up", "up,k", "up", "Goes to the row before.", "In the list", action="cursor_by(-1)"),
        Command("rows.page-down", "pagedown", "page down", "Goes a screenful down.", "In the list", action="page(1)"),
        Command("rows.page-up", "pageup", "page up", "Goes a screenful up.", "In the list", action="page(-1)"),
        Command("rows.first", "home", "first", "Goes to the first row.", "In the list", action="to_end(-1)"),
        Command("rows.last", "end", "last", "Goes to the last row.", "In the list", action="to_end(1)"),
        Command("rows.open", "enter", "open", "Opens the row that the cursor is on.", "In the list"),
    )
    BINDINGS = bindings_for(KEYS)

    # The messages are not frozen: Textual writes its own bookkeeping into a message as it posts it.

    @dataclass(eq=False)
    class Said(Message):
        """What all the list's messages share."""

        rows: RowList[Any]
        """The list it happened in."""

        @property
        def control(self) -> RowList[Any]:
            """The list, for `@on(RowList.RowOpened, "#id")`."""
            return self.rows

    @dataclass(eq=False)
    class RowHighlighted(Said):
        """The cursor is on another row, or the row it is on has come."""

        index: int
        """The row's index; -1 where the list is empty."""
        row: Any
        """The row; None where the list is empty."""

    @dataclass(eq=False)
    class RowOpened(Said):
        """The row was opened: with enter, or with a double click."""

        index: int
        """The row's index."""
        row: Any
        """The row."""

    @dataclass(eq=False)
    class TitleClicked(Said):
        """A column's title was clicked: an officer who wants another order."""

        key: str
        """The column's key."""

    @dataclass(eq=False)
    class FetchFailed(Said):
        """Rows could not be read; the list shows what it has and asks again at the next move."""

        sentence: str
        """What was wrong, for the status line."""

    def __init__(
        self,
        columns: Sequence[Column],
        render_row: Callable[[RowT, bool], Drawn],
        fetch: Fetch[RowT] | None = None,
        *,
        total: int = 0,
        initial: Sequence[RowT] = (),
        empty: str = "Nothing here yet.",
        selectable: Callable[[RowT], bool] | None = None,
        on_cursor: Callable[[int, RowT | None], None] | None = None,
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """A list of `total` rows of which `initial` are the first; without `fetch`, `initial` is all of them.

        Args:
            columns: What stands beside what. Their titles make the first line, unless none has one.
            render_row: A row, and whether the cursor is on it, to one cell for each column, or to a Heading.
            fetch: Asked for more rows as the view comes near them.
            total: How many rows there are; no fewer than `initial`.
            initial: Rows to paint at once, before anything is awaited.
            empty: What to say where there is no row: the first line plain, those after it dim.
            selectable: Whether the cursor stops at a row; without it, at every row but those drawn as a Heading.
            on_cursor: Called in the same stroke as the cursor moves, for a neighbour that must be in the same frame.
            id: The widget's id.
            classes: The widget's CSS classes.
        """
        pages = RowPages(max(total, len(initial)), initial)
        super().__init__(columns, render_row, pages, empty, id=id, classes=classes)
        self._fetch = fetch
        self._selectable = selectable
        self._on_cursor = on_cursor
        self._filling: RowPages[RowT] | None = None
        self._cursor = self._stop_at_or_near(0)

    @property
    def cursor(self) -> int:
        """The index of the row that the cursor is on; -1 where there is none."""
        return self._cursor

    @property
    def total(self) -> int:
        """How many rows the list has, held or not."""
        return self._pages.total

    @property
    def row(self) -> RowT | None:
        """The row that the cursor is on, where it has come."""
        return self._pages[self._cursor] if self._cursor >= 0 else None

    @staticmethod
    def page_start(index: int) -> int:
        """The first row of the page that holds `index`: where rows handed to set_rows must begin."""
        return index // PAGE * PAGE

    def set_rows(
        self,
        total: int,
        rows: Sequence[RowT],
        *,
        fetch: Fetch[RowT] | None = None,
        offset: int = 0,
        cursor: int = 0,
        keep_view: bool = False,
        empty: str | None = None,
    ) -> None:
        """Shows another result in one repaint; no row of the one before is drawn again.

        Args:
            total: How many rows it has.
            rows: Those from `offset` on, as many as are at hand.
            fetch: Asked for the others; the one given before, if none is given. Bind it to this result's query.
            offset: The index of the first of `rows`, the beginning of a page (page_start).
            cursor: The row to put the cursor on.
            keep_view: Whether what is at the top of the view stays there, as after a save.
            empty: What to say where there is no row; what was said before, if None.
        """
        self._pages = RowPages(max(total, offset + len(rows)), rows, offset)
        self._fetch = fetch if fetch is not None else self._fetch
        self._empty = self._empty if empty is None else empty
        self._drawn.clear()
        self._cursor = self._stop_at_or_near(cursor)
        self.scroll_rows_to(self.top if keep_view else 0)
        self._show_cursor()
        self.refresh()
        self._ask()
        self._tell()

    def set_total(self, total: int) -> None:
        """Says how many rows the result has, where that is known only after its first rows."""
        self._pages.total = max(0, total)
        self._settle_total()

    def move_to(self, index: int) -> None:
        """Puts the cursor on a row, and the row into view."""
        self._put_cursor(self._stop_at_or_near(index))

    def redraw(self) -> None:
        """Draws every row in view anew, where what render_row says has changed but the rows have not."""
        self._drawn.clear()
        self.refresh()

    # Keys and mouse

    def action_cursor_by(self, step: int) -> None:
        """Moves the cursor to the next row that it may stop at, down or up."""
        self._put_cursor(self._next_stop(self._cursor + step, step))
        self._show_headings_above()

    def action_page(self, direction: int) -> None:
        """Moves the cursor, and the view with it, by a screenful."""
        step = direction * max(1, self.room - 1)
        if 0 <= self._cursor + step < self.total:
            self.scroll_rows_to(self.top + step)
        self._put_cursor(self._stop_at_or_near(self._cursor + step, direction))
        self._show_headings_above()

    def action_to_end(self, direction: int) -> None:
        """Moves the cursor to the last row or to the first."""
        self._put_cursor(self._stop_at_or_near(self.total if direction > 0 else 0, -direction))
        self._show_headings_above()

    def action_open(self) -> None:
        """Opens the row that the cursor is on."""
        row = self.row
        if row is not None:
            self.post_message(self.RowOpened(self, self._cursor, row))

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row that was clicked; a second click opens it; on a title, says which."""
        if self._on_bar(event.x):
            return
        if event.y < self._titles:
            column = column_at(self._placed, event.x)
            if column is not None:
                self.post_message(self.TitleClicked(self, column.key))
            return
        index = event.y - self._titles + self.top
        if not 0 <= index < self.total or not self._stops_at(index):
            return
        if event.chain > 1 and index == self._cursor:
            self.action_open()
        else:
            self._put_cursor(index)

    # The cursor and the view

    def on_mount(self) -> None:
        """Says what the cursor is on; the rows near the view are asked for once its size is known."""
        self._tell()

    def on_resize(self) -> None:
        """Keeps the cursor in view, and asks for the rows that a larger view needs."""
        self.scroll_rows_to(self.top)
        self._show_cursor()
        self._ask()

    def scroll_rows_to(self, top: int) -> bool:
        """Scrolls, and asks for the rows near the new view."""
        moved = super().scroll_rows_to(top)
        if moved:
            self._ask()
        return moved

    def _put_cursor(self, index: int) -> None:
        """Moves the cursor: repaints the two rows concerned, or the whole view where that scrolls; never the layout."""
        before = self._cursor
        if index < 0 or index == before:
            return
        self._cursor = index
        if not self._show_cursor():
            self.refresh_rows(before, index)
        self._tell()

    def _show_cursor(self) -> bool:
        """Scrolls as little as it takes to have the cursor in view; whether it scrolled."""
        if self._cursor < 0 or not self.room:
            return False
        return self.scroll_rows_to(max(self._cursor - self.room + 1, min(self.top, self._cursor)))

    def _show_headings_above(self) -> None:
        """Brings the titles above the first row back into view, where the cursor cannot go itself."""
        if 0 < self.top == self._cursor and self._next_stop(self.top - 1, -1) < 0:
            self.scroll_rows_to(0)

    def _stops_at(self, index: int) -> bool:
        row = self._pages[index]
        if row is None:
            return True
        if self._selectable is not None:
            return self._selectable(row)
        return not isinstance(self._render_row(row, False), Heading)

    def _next_stop(self, index: int, step: int) -> int:
        """The first row from `index` on, the way `step` goes, that the cursor may stop at; -1 if there is none."""
        towards = range(index, self.total) if step > 0 else range(index, -1, -1)
        return next((at for at in towards if self._stops_at(at)), -1)

    def _stop_at_or_near(self, index: int, step: int = 1) -> int:
        """As _next_stop, from a row of the list, and the other way where there is none that way; -1 without rows."""
        if not self.total:
            return -1
        index = max(0, min(index, self.total - 1))
        found = self._next_stop(index, step)
        return found if found >= 0 else self._next_stop(index, -step)

    def _tell(self) -> None:
        """Says which row the cursor is on: to the neighbour at once, to everyone else by a message."""
        row = self.row
        if row is None and self._cursor >= 0:
            return
        if self._on_cursor is not None:
            self._on_cursor(self._cursor, row)
        self.post_message(self.RowHighlighted(self, self._cursor, row))

    # Fetching

    def _ask(self) -> None:
        """Has the rows near the view fetched, one page at a time, unless that is under way."""
        if self._fetch is None or self._filling is self._pages or not self.is_mounted or not self.room:
            return
        if self._next_wanted() is not None:
            self._filling = self._pages
            self.run_worker(self._fill(self._fetch, self._pages), group=f"rows-{id(self)}", exclusive=True)

    def _next_wanted(self) -> int | None:
        return self._pages.wanted(self.top - self.room, self.top + 2 * self.room)

    async def _fill(self, fetch: Fetch[RowT], pages: RowPages[RowT]) -> None:
        """Fetches page after page while one near the view is missing; stops when the result is no longer shown."""
        try:
            while pages is self._pages and (start := self._next_wanted()) is not None:
                rows = await fetch(start, PAGE)
                if pages is not self._pages:
                    return
                pages.put(start, rows)
                self._take_in(start, len(rows))
        except HoctuiError as error:
            self.post_message(self.FetchFailed(self, error.sentence))
        finally:
            if self._filling is pages:
                self._filling = None

    def _take_in(self, start: int, count: int) -> None:
        """Draws a page that has come, and says what the cursor is on if it was waiting for it."""
        if start + count == self.total:
            self._settle_total()
        if start < self.top + self.room and start + count > self.top:
            self.refresh()
        if start <= self._cursor < start + count:
            self._cursor = self._stop_at_or_near(self._cursor)
            self._tell()

    def _settle_total(self) -> None:
        """Fits cursor and view to a total that has changed under them."""
        if self._cursor >= self.total or self._cursor < 0:
            self._cursor = self._stop_at_or_near(self._cursor, -1)
            self._tell()
        self.scroll_rows_to(self.top)
        self.refresh()
        self._ask()
