"""ClausePane: one clause of the self-assessment, what is asked above and what is answered below, in one drawn piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from hoctui.services.views import ClauseView
from hoctui.tui.signs import UNICODE, Signs
from hoctui.tui.widgets.clause_lines import TICK, answer_bar, answer_lines, question_lines
from hoctui.tui.widgets.clause_text import EMPTY, Aside, Line, LineTone

BESIDE: Final = 84
"""From this width on last year's answer stands beside the question."""

TALL: Final = 34
"""From this height of the screen on there is room for blank lines, and for the answers to keep to one place."""

_LEAST_ABOVE: Final = 6
"""Lines that the question keeps, however much is answered."""

_ROOMY: Final = 28
"""From this height of the pane on the answer takes less than half of it: it has its blank lines to spare."""

_WHEEL: Final = 3

_EDGE: Final = 1
"""Blank cells at either side."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pane shows."""

    view: ClauseView
    section: str
    aside: Aside
    editing: bool


class ClausePane(Widget):
    """The clause under the cursor. One widget for both halves, so that another clause is one repaint and no layout.

    It draws its lines itself, and repaints only those that have changed: most are the same, or blank, from clause to
    clause.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "clause--dim",
        "clause--strong",
        "clause--accent",
        "clause--late",
        "clause--soon",
        "clause--good",
        "clause--struck",
        "clause--rule",
    }

    DEFAULT_CSS = """
    ClausePane {
        height: 1fr;
        width: 1fr;
        background: $background;
        color: $foreground;
        & > .clause--dim { color: $text-muted; }
        & > .clause--strong { text-style: bold; }
        & > .clause--accent { color: $text-accent; }
        & > .clause--late { color: $text-error; text-style: bold; }
        & > .clause--soon { color: $text-warning; }
        & > .clause--good { color: $text-success; }
        & > .clause--struck { color: $text-muted; text-style: strike; }
        & > .clause--rule { color: $rule; }
    }
    """

    @dataclass(eq=False)
    class Chosen(Message):
        """Something in it was clicked."""

        what: str
        """An answer ("Yes"), a field ("evidence"), a point ("tick 2"), "last", "looked", "cases", "take", "related"."""

    def __init__(self, signs: Signs = UNICODE, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A pane without a clause, which draws with these signs."""
        super().__init__(id=id)
        self._signs = signs
        self._shown: Shown | None = None
        self._top = 0
        self._above: list[Line] = []
        self._above_for: object = None
        self._lines: list[Line] = []
        self._strips: list[Strip | None] = []
        self._styles_of: dict[LineTone, Style] = {}

    def show(self, view: ClauseView, section: str, aside: Aside) -> None:
        """Shows a clause; another one than before from its beginning."""
        before = self._shown
        if before is None or before.view.number != view.number or before.aside.wording != aside.wording:
            self._top = 0
        self._shown = Shown(view, section, aside, before is not None and before.editing)
        self._draw()
        if before is not None and _thinking(before, self._shown):
            self._show_point(aside.point)

    def edit(self, editing: bool) -> None:
        """Leaves the answer's texts out while they are being written beneath."""
        if self._shown is not None:
            self._shown = Shown(self._shown.view, self._shown.section, self._shown.aside, editing)
            self._draw()

    def more(self) -> None:
        """Scrolls the question by what is in view, and from its end back to its beginning."""
        last = max(0, len(self._above) - self._room())
        self._go_to_line(0 if self._top >= last else self._top + max(1, self._room() - 1))

    @property
    def tall(self) -> bool:
        """Whether the answers keep to one place, whatever the clause."""
        return self.screen.size.height >= TALL

    @property
    def text(self) -> str:
        """What it shows, line by line."""
        return "\n".join("".join(text for text, _ in line.pieces).rstrip() for line in self._lines)

    # Keys and mouse

    def on_click(self, event: events.Click) -> None:
        """Says what was clicked."""
        what = self._lines[event.y].at(event.x - _EDGE) if 0 <= event.y < len(self._lines) else ""
        if what == "more":
            self.more()
        elif what:
            self.post_message(self.Chosen(what))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls the question."""
        event.stop()
        self._go_to_line(self._top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls the question."""
        event.stop()
        self._go_to_line(self._top - _WHEEL)

    def on_resize(self) -> None:
        """Lays the lines out anew."""
        self._draw()

    def _go_to_line(self, top: int) -> None:
        self._top = max(0, min(top, len(self._above) - self._room()))
        self._draw()

    def _show_point(self, point: int) -> None:
        """Scrolls so far that the point is in view with the one before it, or the last one where it is none."""
        places = [place for place, line in enumerate(self._above) if line.at(0).startswith(TICK)]
        here = [place for place in places if self._above[place].at(0) == f"{TICK}{point}"] or places[-1:]
        before = [place for place in places if self._above[place].at(0) == f"{TICK}{point - 1}"] or here
        if here and not (self._top <= before[0] and here[-1] < self._top + self._room()):
            self._go_to_line(max(before[0], here[-1] - self._room() + 1))

    def _room(self) -> int:
        """Lines of the question in view."""
        return max(1, next((place for place, line in enumerate(self._lines) if line.what == "more"), 1))

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the pane, as they were drawn before where nothing of them has changed."""
        width, height = self.size
        if len(self._strips) != height:
            self._strips = [None] * height
        filters = self.app.get_line_filters()
        background = self.background_colors[1]
        found: list[Strip] = []
        for y in range(crop.y, crop.bottom):
            strip = self._strips[y]
            if strip is None:
                segments = self._segments(self._lines[y] if y < len(self._lines) else EMPTY, width)
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                strip = self._strips[y] = Strip(segments, width)
            found.append(strip)
        whole = crop.column_span == (0, width)
        return found if whole else [strip.crop(*crop.column_span) for strip in found]

    def notify_style_update(self) -> None:
        """Forgets what was drawn in the colours of before."""
        self._styles_of.clear()
        self._strips = []
        super().notify_style_update()

    def _segments(self, line: Line, width: int) -> list[Segment]:
        """A line between its blank edges, exactly as wide as the pane."""
        edge = Segment(" " * _EDGE, self._style(""))
        text = Strip([Segment(text, self._style(tone)) for text, tone in line.pieces if text])
        return [edge, *text.adjust_cell_length(max(0, width - 2 * _EDGE), self._style("")), edge]

    def _style(self, tone: LineTone) -> Style:
        style = self._styles_of.get(tone)
        if style is None:
            style = self.get_component_rich_style(f"clause--{tone}") if tone else self.rich_style
            self._styles_of[tone] = style
        return style

    def _draw(self) -> None:
        """Works out the lines, and repaints those that are others than before."""
        before, self._lines = self._lines, self._laid_out()
        width, height = self.size
        if len(before) != len(self._lines) or len(self._strips) != height:
            self._strips = []
            self.refresh()
            return
        changed = [y for y, (old, new) in enumerate(zip(before, self._lines, strict=True)) if old.pieces != new.pieces]
        for y in changed:
            self._strips[y] = None
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _laid_out(self) -> list[Line]:
        """Both halves, as many lines as the pane is high."""
        shown = self._shown
        width, height = self.size.width - 2 * _EDGE, self.size.height
        if shown is None or width <= 0:
            return []
        tall, beside = self.tall, width >= BESIDE
        asked = self._asked(shown, width, beside=beside, tall=tall)
        below = self._below(shown, width, height, len(asked), beside=beside, tall=tall)
        room = max(1, height - len(below) - 1)
        self._top = max(0, min(self._top, len(asked) - room))
        lines = asked[self._top : self._top + room]
        lines += [EMPTY] * (room - len(lines))
        return [*lines, _rule(width, more=len(asked) > self._top + room, scrolled=self._top > 0), *below][:height]

    def _below(self, shown: Shown, width: int, height: int, asked: int, *, beside: bool, tall: bool) -> list[Line]:
        if shown.editing:
            return [answer_bar(shown.view, self._signs, editing=True)]
        room = _room_below(height)
        lines = answer_lines(shown.view, width, room, shown.aside, beside=beside, tall=tall, signs=self._signs)
        if not tall:
            return lines
        # On a tall screen the answers begin on the same line whatever the clause, so that the eye finds them; a
        # question that would have to be scrolled takes of the blank lines what it needs.
        spare = max(0, height - 1 - asked - len(lines))
        return lines + [EMPTY] * min(room - len(lines), spare)

    def _asked(self, shown: Shown, width: int, *, beside: bool, tall: bool) -> list[Line]:
        key = (shown.view, shown.section, shown.aside, width, beside, tall)
        if key != self._above_for:
            self._above_for = key
            self._above = question_lines(
                shown.view, shown.section, width, shown.aside, beside=beside, tall=tall, signs=self._signs
            )
        return self._above


def room_for_writing(height: int, screen_height: int) -> int:
    """Lines for what stands in place of the answer's texts while they are written; 0 for as many as it takes.

    On a tall screen they begin where the texts began, so that nothing jumps. `height` is that of the pane when nothing
    stands beneath it.
    """
    return max(0, _room_below(height) - 1) if screen_height >= TALL else 0


def _room_below(height: int) -> int:
    """Lines that the answer may have in a pane of that height."""
    return min(max(3, height - _LEAST_ABOVE - 1), height * 4 // 9 if height >= _ROOMY else height * 5 // 9)


def _rule(width: int, *, more: bool, scrolled: bool) -> Line:
    """The thin rule between the two halves, which says that there is more above it."""
    if not (more or scrolled):
        return Line((("─" * width, "rule"),), "more")
    said = "space more ▾" if more else "space back to the top ▴"
    line = "─" * max(0, width - len(said) - 4)
    return Line(((f"{line} ", "rule"), (said, "dim"), (" ──", "rule")), "more")


def _thinking(before: Shown, now: Shown) -> bool:
    """Whether another point of the same clause is being thought of."""
    ticked = before.view.answer.ticked != now.view.answer.ticked
    return before.view.number == now.view.number and (ticked or before.aside.point != now.aside.point)
