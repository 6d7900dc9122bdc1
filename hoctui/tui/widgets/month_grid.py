"""MonthGrid: a month from Monday to Sunday, with how much is due on each day, and a mark that the arrows move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from hoctui.dates import DAY_NAMES, add_months
from hoctui.services.ahead import DayDue, MonthView, within_reach
from hoctui.tui.commands import Command, bindings_for
from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import TONES, Tone, fitted

CELL: Final = 11
"""Cells that a day has on the screen, at most."""
_SATURDAY: Final = 5
_TALL: Final = 4
"""Lines of a week where there is room; else two."""

Piece = tuple[str, Tone]


class MonthGrid(Widget, can_focus=True):
    """A month's days. It draws the month that it is handed, and says which day is marked, perhaps of another month."""

    ALLOW_SELECT = False

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("month.left", "left", "day before", "Goes to the day before.", "In the month", action="by_days(-1)"),
        Command("month.right", "right", "next day", "Goes to the next day.", "In the month", action="by_days(1)"),
        Command("month.up", "up", "week before", "Goes to the week before.", "In the month", action="by_days(-7)"),
        Command("month.down", "down", "next week", "Goes to the next week.", "In the month", action="by_days(7)"),
        Command("month.today", "home,t", "today", "Goes to today.", "In the month"),
    )
    BINDINGS = bindings_for(KEYS)

    DEFAULT_CSS = """
    MonthGrid {
        background: $background;
        color: $foreground;
        height: auto;
    }
    """

    @dataclass(eq=False)
    class Marked(Message):
        """Another day is marked."""

        day: date

    @dataclass(eq=False)
    class Opened(Message):
        """The marked day was opened, with a double click."""

        day: date

    def __init__(self, marked: date, today: date, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A month that is not handed in yet, with that day marked."""
        super().__init__(id=id)
        self.marked = marked
        self._today = today
        self._month: MonthView | None = None
        self._weeks = 0

    def show(self, month: MonthView, today: date) -> None:
        """Show a month; only one of more weeks or fewer is laid out anew."""
        self._month = month
        self._today = today
        weeks = (month.first.weekday() + len(month.days) + 6) // 7
        self.refresh(layout=weeks != self._weeks)
        self._weeks = weeks

    def mark(self, day: date) -> None:
        """Mark a day, and say so."""
        day = within_reach(day, self._today)
        if day != self.marked:
            self.marked = day
            self.refresh()
            self.post_message(self.Marked(day))

    # Keys and mouse

    def action_by_days(self, days: int) -> None:
        """Go so many days on, or back."""
        self.mark(self.marked + timedelta(days=days))

    def go_by_months(self, months: int) -> None:
        """Go to the same day so many months on, or that month's last."""
        self.mark(add_months(self.marked, months))

    def action_today(self) -> None:
        """Go to today."""
        self.mark(self._today)

    def on_click(self, event: events.Click) -> None:
        """Mark the day that was clicked; a second click opens it."""
        month = self._month
        column, line = event.x // self._cell, event.y - 1
        if month is None or line < 0 or column > 6:
            return
        number = line // self._lines * 7 + column - month.first.weekday()
        if not 0 <= number < len(month.days):
            return
        day = month.days[number].day
        if event.chain > 1 and day == self.marked:
            self.post_message(self.Opened(day))
        else:
            self.mark(day)

    # Drawing

    @property
    def _cell(self) -> int:
        return max(6, min(CELL, self.size.width // 7))

    @property
    def _lines(self) -> int:
        return _TALL if self.app.size.height >= 8 + 6 * _TALL else 2

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as the month has weeks, and one for the days' names."""
        del container, viewport, width
        return 1 + max(5, self._weeks) * self._lines

    def render(self) -> RenderResult:
        """The days' names, and the weeks."""
        cell = self._cell
        names = [(fitted(f" {name[:3]}", cell), TONES["dim"]) for name in DAY_NAMES]
        lines = [names]
        month = self._month
        days: list[DayDue | None] = [None] * month.first.weekday() + list(month.days) if month else []
        days += [None] * (-len(days) % 7)
        for start in range(0, len(days), 7):
            lines += [self._line(days[start : start + 7], number, cell) for number in range(self._lines)]
        return Content("\n").join(Content.assemble(*line) for line in lines)

    def _line(self, week: list[DayDue | None], number: int, cell: int) -> list[tuple[str, str]]:
        pieces: list[tuple[str, str]] = []
        for day in week:
            ground = ""
            if day is None:
                pieces.append((" " * cell, ""))
                continue
            if day.day == self.marked:
                ground = "on $block-cursor-background" if self.has_focus else "on $block-cursor-blurred-background"
            drawn = _day(day, number, self._today)
            if day.day == self.marked and number < 2:
                mark = (MARK, f"{TONES['accent' if self.has_focus else 'dim']} {ground}")
            else:
                mark = (" ", ground if number < 2 else "")
            ground = ground if number < 2 else ""
            pieces.append(mark)
            room = cell - 1
            for text, tone in drawn:
                shown = fitted(text, min(room, len(text))) if text else ""
                pieces.append((shown, f"{TONES[tone]} {ground}".strip()))
                room -= len(shown)
            pieces.append((" " * room, ground))
        return pieces

    def on_focus(self) -> None:
        """Draw the mark in its strong colour."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the mark in its quiet colour."""
        self.refresh()


def _day(day: DayDue, line: int, today: date) -> list[Piece]:
    """A line of a day: its number and what kind of day it is, then how much is due."""
    off = day.day.weekday() >= _SATURDAY or bool(day.holiday)
    if line == 0:
        kind = "TODAY" if day.day == today else ("holiday" if day.holiday else ("weekend" if off else ""))
        tone: Tone = "accent" if day.day == today else "dim"
        busy: Tone = "strong" if day.due else ("dim" if off or day.day < today else "")
        return [(f"{day.day.day:>2} ", "accent" if day.day == today else busy), (kind, tone)]
    if line > 1 or not day.due:
        return []
    if day.overdue:
        return [(f" {day.overdue} OVERDUE", "late")]
    return [(f" {day.due} due", "soon" if day.day == today else "")]
