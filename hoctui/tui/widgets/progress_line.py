"""ProgressLine: how far the self-assessment has come, on one line with a bar."""

from __future__ import annotations

from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from hoctui.tui.widgets.safe import fitted, flat, joined, plain

_LONGEST_BAR: Final = 40
_LEAST_SOURCE: Final = 16
_GAP: Final = 3


class ProgressLine(Widget):
    """The year and the edition, a bar, how many are answered, how many need the officer."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ProgressLine {
        height: 1;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A line that says nothing yet."""
        super().__init__(id=id)
        self._shown: tuple[str, int, int, int, int, str] | None = None

    def show(self, what: str, answered: int, total: int, needing: int, carried: int, *, source: str) -> None:
        """Shows how far it has come; `source` is the file it came from, told where there is room.

        `carried` counts the answers carried over that nobody has confirmed.
        """
        shown = (what, answered, total, needing, carried, source)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def render(self) -> RenderResult:
        """The line."""
        if self._shown is None:
            return Content("")
        what, answered, total, needing, carried, source = self._shown
        width = self.content_size.width
        told = joined(
            (f"{answered} of {total}", "strong"),
            (" · ", "dim"),
            (f"{needing} need{'s' if needing == 1 else ''} you", "soon" if needing else "dim"),
            *(((" · ", "dim"), (f"{carried} carried", "soon")) if carried else ()),
            *((("  f", "accent"), (" next", "dim")) if needing or carried else ()),
        )
        head = plain(what, "strong")
        room = width - head.cell_length - told.cell_length - 8
        bar = max(0, min(_LONGEST_BAR, room))
        full = max(1, bar * answered // total) if answered and bar else 0
        line = joined(head, "    ", ("█" * full, "accent"), ("░" * (bar - full), "dim"), "    ", told)
        left = width - line.cell_length - _GAP
        if not source or left < _LEAST_SOURCE:
            return line
        return joined(line, " " * _GAP, (fitted(f"from {flat(source)}", left, "right"), "dim"))
