"""Timeline: everything that happened to a case, entry by entry, each a few lines, drawn by the one list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from rich.cells import cell_len

from hoctui.dates import say_day, say_short
from hoctui.services.views import TimelineEntry
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn, place
from hoctui.tui.widgets.row_view import BAR
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, cut, flat

COLUMNS: Final = (
    Column("on", "", width=11, tone="dim"),
    Column("title", "", width=13),
    Column("text", "", width=20, flex=1),
)

_SHORTER: Final = {"became a complaint": "complaint", "escalation refused": "not escalated"}
"""Titles that are longer than their column."""

_UNDONE: Final = "undone: "
_CORRECTED: Final = "corrected: "

_LINES: Final = ((0, 2), (36, 4))
"""Lines that an entry takes at most, by the height of the screen; the whole of it stands on its own sheet."""

_NARROWEST: Final = 20
"""Cells that a text has at least."""


class Line(NamedTuple):
    """One line of the timeline: the first of an entry, or one after it. A tuple, since there are a thousand at once."""

    entry: TimelineEntry
    text: str
    first: bool


class Timeline(RowList[Line]):
    """The entries of a case. The cursor goes from entry to entry; its text runs on in the line below."""

    def __init__(
        self,
        entries: Sequence[TimelineEntry],
        today: date,
        *,
        room: tuple[int, int],
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """The timeline of these entries, which come newest first.

        Args:
            entries: Everything that happened.
            today: Days of another year than today's are shown with their year.
            room: The width that it will have, and the height of the screen, so that it is laid out only once.
            id: The widget's id.
        """
        self._today = today
        self._entries = tuple(entries)
        self._newest_first = True
        self._laid_for = room
        super().__init__(
            COLUMNS,
            self._draw_line,
            initial=self._lay_out(),
            selectable=lambda line: line.first,
            on_cursor=self._show_rest,
            empty="Nothing has happened yet.",
            id=id,
        )

    @property
    def entry(self) -> TimelineEntry | None:
        """The entry that the cursor is on."""
        return self.row.entry if self.row else None

    def show_entries(self, entries: Sequence[TimelineEntry], *, newest_first: bool = True) -> None:
        """Show these entries, which come newest first; the cursor stays on its entry, or goes to the first."""
        known = {entry.id for entry in self._entries}
        stay_on = self.entry.id if self.entry else 0
        if known and any(entry.id not in known for entry in entries):
            stay_on = 0
        self._entries = tuple(entries)
        self._newest_first = newest_first
        self._show_lines(stay_on)

    def on_resize(self) -> None:
        """Break the texts anew where there is other room for them."""
        room = (self.size.width, self.app.size.height)
        if self._entries and room != self._laid_for:
            self._laid_for = room
            self._show_lines(self.entry.id if self.entry else 0)

    def _show_lines(self, stay_on: int) -> None:
        lines = self._lay_out()
        cursor = next((at for at, line in enumerate(lines) if line.first and line.entry.id == stay_on), 0)
        self.set_rows(len(lines), lines, cursor=cursor)

    def _lay_out(self) -> list[Line]:
        width, height = self._laid_for
        text = next((spot.width for spot in place(COLUMNS, width - BAR) if spot.column.key == "text"), _NARROWEST)
        most = max(number for least, number in _LINES if height >= least)
        entries = self._entries if self._newest_first else tuple(reversed(self._entries))
        lines: list[Line] = []
        for entry in entries:
            _add_lines(lines, entry, max(_NARROWEST, text), most)
        return lines

    def _show_rest(self, index: int, line: Line | None) -> None:
        """Bring the lines below the cursor that belong to its entry into view too."""
        if line is None or not self.is_mounted:
            return
        last = index
        while last + 1 < self.total and (after := self._pages[last + 1]) and after.entry is line.entry:
            last += 1
        if last >= self.top + self.room:
            self.scroll_rows_to(min(index, last - self.room + 1))

    def _draw_line(self, line: Line, at_cursor: bool) -> Drawn:
        entry = line.entry
        tone: Tone = "struck" if entry.struck else ("dim" if entry.kind in ("Undone", "Corrected") else "")
        if not line.first:
            return ("", "", Cell(line.text, tone))
        title: Tone = tone or ("strong" if at_cursor else "")
        return (
            Cell(say_when(entry.on, self._today), "struck" if entry.struck else "dim"),
            Cell(_SHORTER.get(entry.title, entry.title), title),
            _marked(entry, line.text, tone),
        )


def _marked(entry: TimelineEntry, text: str, tone: Tone) -> tuple[Cell, ...]:
    """The text with a word before it where the entry does not count any more, or says other than it once did."""
    if entry.struck:
        return (Cell(_UNDONE, "dim"), Cell(text, tone))
    return (Cell(_CORRECTED, "soon"), Cell(text, tone)) if entry.corrected else (Cell(text, tone),)


def say_when(day: date, today: date) -> str:
    """A day in at most eleven cells: with its weekday in this year, with its year in another."""
    if day.year == today.year:
        return say_short(day, today)
    return say_day(day).partition(" ")[2]


def _add_lines(lines: list[Line], entry: TimelineEntry, width: int, most: int) -> None:
    """Add an entry's text on at most `most` lines, broken between words."""
    text = flat(entry.text[: (most + 1) * width])
    room = width - (len(_UNDONE) if entry.struck else len(_CORRECTED) if entry.corrected else 0)
    first = True
    while most > 1 and len(text) * 2 > room and (len(text) if text.isascii() else cell_len(text)) > room:
        piece = _piece(text, room)
        lines.append(Line(entry, piece, first))
        text = text[len(piece) :].lstrip()
        first, room, most = False, width, most - 1
    lines.append(Line(entry, text, first))


def _piece(text: str, room: int) -> str:
    """As much of the beginning of a text as fits, broken between words where it has any."""
    end = room if text.isascii() else len(cut(text, room).removesuffix("…"))
    at = text.rfind(" ", 0, end + 1)
    return text[:at] if at > room // 2 else text[:end]
