"""Small apps that hold one widget each, and what tests read off their screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from hoctui.tui.base import BaseApp
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList

HOSTILE = (
    "[/",
    "[/]",
    "[@click=app.quit]x[/]",
    "tenancy [on hold] [sic]",
    "\\[bold]x",
    "a\x1b[31mb",
    "\x1b]52;c;aGk=\x07",
    "c\x9b31md",
    "ab\u202ecd\u2066ef",
    "half\ud800broken",
)
"""What a resident, or somebody who means harm, may have written."""

CONTROLS = frozenset(
    map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
)
"""What must never reach a terminal as part of a text."""

MessageT = TypeVar("MessageT", bound=Message)


class CountingScreen(Screen[None]):
    """A screen that counts its repaints and its layouts."""

    frames = 0
    layouts = 0

    def _compositor_refresh(self) -> None:
        self.frames += 1
        super()._compositor_refresh()

    def _refresh_layout(self, *args: Any, **options: Any) -> None:
        self.layouts += 1
        super()._refresh_layout(*args, **options)


class Host(BaseApp):
    """An app that shows the widgets it is given, or makes, and keeps the messages that reach it."""

    def __init__(self, *widgets: Widget | Callable[[], Widget]) -> None:
        self.heard: list[Message] = []
        super().__init__()
        self.counting = CountingScreen()
        self._shown = widgets

    def get_default_screen(self) -> CountingScreen:
        return self.counting

    def compose(self) -> ComposeResult:
        for shown in self._shown:
            yield shown if isinstance(shown, Widget) else shown()

    def post_message(self, message: Message) -> bool:
        self.heard.append(message)
        return super().post_message(message)

    def of_kind(self, kind: type[MessageT]) -> list[MessageT]:
        return [message for message in self.heard if isinstance(message, kind)]


COLUMNS = (
    Column("ref", "ref", width=8),
    Column("about", "about", width=10, flex=1),
    Column("days", "days", align="right"),
)


class Source:
    """A register of rows that are made as they are asked for, and a count of what was asked."""

    def __init__(self, total: int, name: str = "row") -> None:
        self.total = total
        self.name = name
        self.asked: list[tuple[int, int]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    def rows(self, offset: int, limit: int) -> list[str]:
        return [f"{self.name} {number}" for number in range(offset, min(self.total, offset + limit))]

    async def fetch(self, offset: int, limit: int) -> Sequence[str]:
        self.asked.append((offset, limit))
        await self.gate.wait()
        return self.rows(offset, limit)


def draw(row: str, at_cursor: bool) -> Drawn:
    """A row in three columns, the number of days late in every seventh."""
    number = row.rpartition(" ")[2]
    return [Cell(number, "accent" if at_cursor else ""), row, "9"]


class Rows(RowList[str]):
    """A list of strings."""


def rows_of(source: Source, initial: int = 200, **options: Any) -> Rows:
    """A list over a source, whose first rows are handed in."""
    return Rows(COLUMNS, draw, source.fetch, total=source.total, initial=source.rows(0, initial), **options)


def lines_of(app: BaseApp) -> list[str]:
    """The lines of the screen, as they would be sent to the terminal but for the colours."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text_of(app: BaseApp) -> str:
    """The whole screen as one text."""
    return "\n".join(lines_of(app))
