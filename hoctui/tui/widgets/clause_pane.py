"""ClausePane: one clause of the self-assessment, what is asked above and what is answered below, in one drawn piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from hoctui.services.views import ClauseView
from hoctui.tui.widgets.clause_lines import Line, answer_bar, answer_lines, question_lines
from hoctui.tui.widgets.safe import joined

BESIDE: Final = 84
"""From this width on last year's answer stands beside the question."""

_LEAST_ABOVE: Final = 6
"""Lines that the question keeps, however much is answered."""

_TALL: Final = 26
"""From this height on there is room for blank lines."""

_WHEEL: Final = 3


class ClausePane(Widget):
    """The clause under the cursor. One widget for both halves, so that another clause is one repaint and no layout."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ClausePane {
        height: 1fr;
        width: 1fr;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass(eq=False)
    class Chosen(Message):
        """Something in it was clicked."""

        what: str
        """An answer ("Yes"), a field ("evidence"), "last", "looked" or "more"."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A pane without a clause."""
        super().__init__(id=id)
        self._view: ClauseView | None = None
        self._section = ""
        self._wording = False
        self._editing = False
        self._top = 0
        self._above: list[Content] = []
        self._above_for: object = None
        self._drawn: list[Line] = []

    def show(self, view: ClauseView, section: str, *, wording: bool) -> None:
        """Shows a clause; another one than before from its beginning."""
        if self._view is None or self._view.number != view.number or wording != self._wording:
            self._top = 0
        self._view, self._section, self._wording = view, section, wording
        self.refresh()

    def edit(self, editing: bool) -> None:
        """Leaves the answer's texts out while they are being written beneath."""
        self._editing = editing
        self.refresh()

    def more(self) -> None:
        """Scrolls the question by what is in view, and from its end back to its beginning."""
        room = self._room()
        last = max(0, len(self._above) - room)
        self._top = 0 if self._top >= last else min(last, self._top + max(1, room - 1))
        self.refresh()

    def render(self) -> RenderResult:
        """Both halves."""
        view = self._view
        if view is None:
            return Content("")
        width, height = self.content_size
        beside = width >= BESIDE
        tall = height >= _TALL
        below = self._below(view, width, height, beside=beside, tall=tall)
        asked = self._asked(view, width, beside=beside, tall=tall)
        room = max(1, height - len(below) - 1)
        self._top = max(0, min(self._top, len(asked) - room))
        shown = [Line(line) for line in asked[self._top : self._top + room]]
        shown += [Line(Content(""))] * (room - len(shown))
        rule = Line(self._rule(width, more=len(asked) > self._top + room), "more")
        self._drawn = [*shown, rule, *below]
        return Content("\n").join(
            line.text if line.text.cell_length <= width else line.text.truncate(width, ellipsis=True)
            for line in self._drawn
        )

    def on_click(self, event: events.Click) -> None:
        """Says what was clicked."""
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        what = self._drawn[y].at(x) if 0 <= y < len(self._drawn) else ""
        if what == "more":
            self.more()
        elif what:
            self.post_message(self.Chosen(what))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls the question."""
        self._scroll(_WHEEL, event)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls the question."""
        self._scroll(-_WHEEL, event)

    def _scroll(self, lines: int, event: events.MouseEvent) -> None:
        event.stop()
        self._top = max(0, min(self._top + lines, len(self._above) - self._room()))
        self.refresh()

    def _room(self) -> int:
        """Lines of the question in view."""
        return max(1, next((place for place, line in enumerate(self._drawn) if line.what == "more"), 1))

    def _below(self, view: ClauseView, width: int, height: int, *, beside: bool, tall: bool) -> list[Line]:
        if self._editing:
            return [answer_bar(view, editing=True)]
        room = min(max(3, height - _LEAST_ABOVE - 1), height * 5 // 9)
        lines = answer_lines(view, width, room, beside=beside, tall=tall)
        # On a tall screen the answers begin on the same line whatever the clause, so that the eye finds them.
        return lines + [Line(Content(""))] * (room - len(lines) if tall else 0)

    def _asked(self, view: ClauseView, width: int, *, beside: bool, tall: bool) -> list[Content]:
        key = (view, self._section, width, self._wording, beside, tall)
        if key != self._above_for:
            self._above_for = key
            self._above = question_lines(
                view, self._section, width, wording=self._wording, beside=beside, tall=tall
            )
        return self._above

    def _rule(self, width: int, *, more: bool) -> Content:
        if not (more or self._top):
            return Content.styled("─" * width, "$rule")
        said = "space more ▾" if more else "space back to the top ▴"
        line = "─" * max(0, width - len(said) - 4)
        return joined(Content.styled(f"{line} ", "$rule"), (said, "dim"), Content.styled(" ──", "$rule"))
