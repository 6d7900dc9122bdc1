"""Offers: residents met before, under the field in which a name is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from hoctui.services.list_views import ResidentSeen
from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import fitted, joined

MOST: Final = 5
"""Residents offered at once."""


class Offers(Widget):
    """The residents met before that a name might become. It has no focus: the field's own keys go through it."""

    DEFAULT_CSS = """
    Offers {
        overlay: screen;
        constrain: none inside;
        display: none;
        height: auto;
        width: 1fr;
        margin: 0 1 0 25;
        background: $panel;
        color: $foreground;
    }
    Offers.-shown { display: block; }
    """

    @dataclass(eq=False)
    class Taken(Message):
        """A resident was picked."""

        resident: ResidentSeen
        """Who."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """Nobody, and not shown."""
        super().__init__(id=id)
        self._seen: tuple[ResidentSeen, ...] = ()
        self._at = -1

    @property
    def shown(self) -> bool:
        """Whether anybody is offered."""
        return bool(self._seen)

    @property
    def picked(self) -> ResidentSeen | None:
        """Whom the mark is on; None until an arrow has moved it there."""
        return self._seen[self._at] if 0 <= self._at < len(self._seen) else None

    def offer(self, seen: Sequence[ResidentSeen]) -> None:
        """Offer these, the mark staying where it is if that one is among them; none takes the offer away."""
        picked = self.picked
        self._seen = tuple(seen[:MOST])
        self._at = self._seen.index(picked) if picked in self._seen else -1
        self.set_class(bool(self._seen), "-shown")
        self.styles.height = len(self._seen) + 1
        self.refresh()

    def move(self, step: int) -> None:
        """Move the mark; above the first it goes back to what is typed."""
        self._at = max(-1, min(self._at + step, len(self._seen) - 1))
        self.refresh()

    def render(self) -> RenderResult:
        """One line for each, and what to press."""
        width = self.size.width
        lines = [self._line(seen, width, here=at == self._at) for at, seen in enumerate(self._seen)]
        keys = joined(("  ↓", "accent"), (" choose   ", "dim"), ("enter", "accent"), (" takes name and address", "dim"))
        return Content("\n").join([*lines, keys])

    def on_click(self, event: events.Click) -> None:
        """Take the one that was clicked."""
        if 0 <= event.y < len(self._seen):
            self.post_message(self.Taken(self._seen[event.y]))

    def _line(self, seen: ResidentSeen, width: int, *, here: bool) -> Content:
        earlier = f"{seen.cases} earlier, {seen.open} open"
        room = max(10, width - len(earlier) - 4)
        who = ", ".join(part for part in (seen.resident, seen.property) if part)
        mark = joined((MARK if here else " ", "accent"), " ")
        return joined(mark, (fitted(who, room), "strong" if here else ""), " ", (earlier, "dim"))
