"""Timeline: everything that happened to a case, entry by entry, each as long as two lines, drawn by the one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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

_LINES: Final = 2
"""Lines that an entry takes at most; the whole of it stands on its own sheet."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: the first of an entry, or the one after it."""

    entry: TimelineEntry
    text: str
    first: bool


class Timeline(RowList[Line]):
    """The entries of a case. The cursor goes from entry to entry; its text runs on in the line below."""

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """An empty timeline; days of another year than today's are shown with their year."""
        super().__init__(
            COLUMNS,
            self._draw_line,
            selectable=lambda line: line.first,
            empty="Reading the case …",
            id=id,
        )
        self._today = today
        self._entries: tuple[TimelineEntry, ...] = ()
        self._newest_first = True
        self._laid_for = 0

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
        self._lay_out(stay_on)

    def on_resize(self) -> None:
        """Break the texts anew where the width has changed."""
        if self._entries and self.size.width != self._laid_for:
            self._lay_out(self.entry.id if self.entry else 0)

    def _lay_out(self, stay_on: int) -> None:
        self._laid_for = self.size.width
        width = next((spot.width for spot in place(COLUMNS, self.size.width - BAR) if spot.column.key == "text"), 40)
        entries = self._entries if self._newest_first else tuple(reversed(self._entries))
        lines = [line for entry in entries for line in _lines(entry, max(20, width))]
        cursor = next((at for at, line in enumerate(lines) if line.first and line.entry.id == stay_on), 0)
        self.set_rows(len(lines), lines, cursor=cursor, empty="Nothing has happened yet.")

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
        return (Cell("undone: ", "dim"), Cell(text, tone))
    return (Cell("corrected: ", "soon"), Cell(text, tone)) if entry.corrected else (Cell(text, tone),)


def say_when(day: date, today: date) -> str:
    """A day in at most eleven cells: with its weekday in this year, with its year in another."""
    if day.year == today.year:
        return say_short(day, today)
    return say_day(day).partition(" ")[2]


def _lines(entry: TimelineEntry, width: int) -> list[Line]:
    """An entry's text on at most two lines, broken between words."""
    text = flat(entry.text)
    room = width - (8 if entry.struck else 11 if entry.corrected else 0)
    lines: list[Line] = []
    while text and len(lines) < _LINES - 1 and cell_len(text) > room:
        piece = cut(text, room).removesuffix("…")
        at = piece.rfind(" ")
        piece = piece[:at] if at > room // 2 and not text[len(piece) :].startswith(" ") else piece
        lines.append(Line(entry, piece.rstrip(), not lines))
        text = text[len(piece) :].lstrip()
        room = width
    lines.append(Line(entry, text, not lines))
    return lines
