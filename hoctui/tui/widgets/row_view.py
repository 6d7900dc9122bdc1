"""RowView: the drawing half of the row list. Lines are drawn once, kept with their terminal codes, and moved about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, Generic, Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hoctui.tui.widgets.row_layout import (
    GUTTER,
    MARK,
    Cell,
    Column,
    Drawn,
    Heading,
    Placed,
    draw_heading,
    draw_row,
    draw_titles,
    place,
)
from hoctui.tui.widgets.row_pages import RowPages, RowT
from hoctui.tui.widgets.safe import Tone, plain

THUMB: Final = "▐"
"""What shows, at the right edge, which part of the list is in view."""

BAR: Final = 2
"""Cells at the right edge that no column takes: a blank, and the thumb."""

WHEEL: Final = 3
"""Rows that one notch of the wheel goes."""

DRAWN_KEPT: Final = 1024
"""Drawn lines remembered, so that a scroll draws only what comes into view."""


class RowView(Widget, Generic[RowT]):
    """Rows in columns, with titles above and a thumb at the right that the mouse can drag.

    It is no ScrollView: the native scrollbar is a second widget that is laid out and drawn at every scroll, and cost
    as much as the rows themselves. It has no border and no padding; what stands around it gives it room.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--title",
        "rows--mark",
        "rows--thumb",
        "rows--dim",
        "rows--strong",
        "rows--accent",
        "rows--late",
        "rows--soon",
        "rows--good",
        "rows--struck",
    }

    DEFAULT_CSS = """
    RowView {
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .rows--title { color: $text-muted; }
        & > .rows--thumb { color: $scrollbar; }
        & > .rows--dim { color: $text-muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--accent { color: $text-accent; }
        & > .rows--late { color: $text-error; text-style: bold; }
        & > .rows--soon { color: $text-warning; }
        & > .rows--good { color: $text-success; }
        & > .rows--struck { color: $text-muted; text-style: strike; }
        & > .rows--cursor { background: $block-cursor-blurred-background; }
        & > .rows--mark { color: $text-muted; }
        &:focus > .rows--cursor { background: $block-cursor-background; }
        &:focus > .rows--mark { color: $text-accent; }
    }
    """

    def __init__(
        self,
        columns: Sequence[Column],
        render_row: Callable[[RowT, bool], Drawn],
        pages: RowPages[RowT],
        empty: str,
        *,
        id: str | None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._render_row = render_row
        self._pages = pages
        self._empty = empty
        self._titles = 1 if any(column.title for column in self._columns) else 0
        self._cursor = -1
        self._top = 0
        self._grabbed = False
        self._placed: tuple[Placed, ...] = ()
        self._placed_for = -1
        self._drawn: dict[tuple[int, bool, bool], Strip] = {}
        self._view: list[Strip] = []
        self._stale: set[int] = set()
        self._styles_of: dict[tuple[bool, Tone], Style] = {}

    @property
    def total(self) -> int:
        """How many rows there are, held or not."""
        return self._pages.total

    @property
    def top(self) -> int:
        """The index of the first row in view."""
        return self._top

    @property
    def room(self) -> int:
        """How many rows fit into the view."""
        return max(0, self.outer_size.height - self._titles)

    def scroll_rows_to(self, top: int) -> bool:
        """Has the view begin at the row `top`, or as near as the list allows; whether it moved."""
        top = max(0, min(top, self.total - self.room))
        if top == self._top:
            return False
        self._top = top
        self.refresh()
        return True

    # The wheel and the thumb

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls the view, and leaves the cursor where it is."""
        if self.scroll_rows_to(self._top + WHEEL):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls the view, and leaves the cursor where it is."""
        if self.scroll_rows_to(self._top - WHEEL):
            event.stop()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold of the thumb."""
        if self._on_bar(event.x):
            self._grabbed = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drags the thumb, and the view with it."""
        if self._grabbed:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Lets go of the thumb."""
        if self._grabbed:
            self._grabbed = False
            self.release_mouse()

    def _on_bar(self, x: int) -> bool:
        return x >= self.outer_size.width - 1 and self.total > self.room

    def _drag_to(self, y: int) -> None:
        steps = max(1, self.room - 1)
        at = max(0, min(y - self._titles, steps))
        self.scroll_rows_to(round((self.total - self.room) * at / steps))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view, as they were drawn before where nothing of them has changed.

        Done here and not by Textual's cache of lines, which goes by the place on the screen: a scroll would lose it.
        """
        width, height = self.outer_size
        if width != self._placed_for:
            self._placed = place(self._columns, width - BAR)
            self._placed_for = width
            self._drawn.clear()
            self._view = []
        if len(self._view) != height:
            self._stale = set(range(height))
            self._view = [Strip([])] * height
        if self._stale:
            background = self.background_colors[1]
            filters = self.app.get_line_filters()
            thumb = self._thumb_lines()

            def filtered(strip: Strip) -> Strip:
                segments = list(strip)
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                return Strip(segments, strip.cell_length)

            for y in self._stale:
                self._view[y] = self._line(y, y in thumb, filtered)
            self._stale.clear()
        strips = self._view[crop.y : crop.bottom]
        whole = crop.column_span == (0, width)
        return strips if whole else [strip.crop(*crop.column_span) for strip in strips]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As every widget's; the lines concerned are drawn anew when they are next asked for."""
        if not regions:
            self._view = []
        for region in regions:
            self._stale.update(y for y in region.line_range if 0 <= y < len(self._view))
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forgets what was drawn in the colours of before: another theme, or the focus came or went."""
        self._styles_of.clear()
        self._drawn.clear()
        self._view = []
        super().notify_style_update()

    def refresh_rows(self, *indices: int) -> None:
        """Repaints single rows, those of them that are in view."""
        self.refresh(
            *(
                Region(0, index - self._top + self._titles, self.outer_size.width, 1)
                for index in indices
                if 0 <= index - self._top < self.room
            )
        )

    def _line(self, y: int, thumb: bool, filtered: Callable[[Strip], Strip]) -> Strip:
        """A line of the view: the titles, a row or a band's title, or what is said where there is nothing."""
        width = self.outer_size.width
        if y < self._titles:
            return filtered(draw_titles(self._placed, width, self._style("rows--title")))
        if not self.total:
            return filtered(self._draw_empty(y - self._titles, width))
        index = y - self._titles + self._top
        if index >= self.total:
            return filtered(Strip.blank(width, self._tone_style("", False)))
        key = (index, index == self._cursor, thumb)
        strip = self._drawn.get(key)
        if strip is None:
            row = self._pages[index]
            drawn = self._draw_row(row, key[1], width - 1)
            bar = Segment(THUMB, self._style("rows--thumb")) if thumb else Segment(" ", self._tone_style("", False))
            strip = filtered(Strip([*drawn, bar], width))
            if row is not None:
                if len(self._drawn) >= DRAWN_KEPT:
                    self._drawn.clear()
                self._drawn[key] = strip
        return strip

    def _thumb_lines(self) -> range:
        """The lines that the thumb is drawn on."""
        room, total = self.room, self.total
        if total <= room or not room:
            return range(0)
        size = max(1, room * room // total)
        start = self._titles + round(self._top * (room - size) / (total - room))
        return range(start, start + size)

    def _draw_row(self, row: RowT | None, at_cursor: bool, width: int) -> Strip:
        def style_of(tone: Tone) -> Style:
            return self._tone_style(tone, at_cursor)

        drawn: Drawn = [Cell("…", "dim")] if row is None else self._render_row(row, at_cursor)
        if isinstance(drawn, Heading):
            return draw_heading(drawn, width, style_of)
        mark = Segment(" " * GUTTER, style_of(""))
        if at_cursor:
            mark = Segment(MARK.ljust(GUTTER), self._style("rows--mark") + Style(bgcolor=style_of("").bgcolor))
        return draw_row(drawn, self._placed, width, style_of, mark)

    def _draw_empty(self, line: int, width: int) -> Strip:
        """The words for an empty list, from its second line on: the first paragraph plain, what to do next dim."""
        said: list[tuple[str, Tone]] = [("", "")]
        for number, paragraph in enumerate(self._empty.split("\n")):
            lines = plain(paragraph).wrap(max(1, width - 2 * GUTTER))
            said += [(line.plain, "dim" if number else "") for line in lines]
        text, tone = said[line] if line < len(said) else ("", "")
        whole = place((Column("said", width=max(1, width - GUTTER)),), width)
        blank = Segment(" " * GUTTER, self._tone_style("", False))
        return draw_row([Cell(text, tone)], whole, width, lambda tone: self._tone_style(tone, False), blank)

    def _tone_style(self, tone: Tone, at_cursor: bool) -> Style:
        style = self._styles_of.get((at_cursor, tone))
        if style is None:
            style = self._style(f"rows--{tone}") if tone else self.rich_style
            if at_cursor:
                style += Style(bgcolor=self._style("rows--cursor").bgcolor)
            self._styles_of[(at_cursor, tone)] = style
        return style

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)
