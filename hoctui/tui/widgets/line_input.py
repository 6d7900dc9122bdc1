"""LineInput: a field of one line that takes in all of what is pasted, and says when it cannot."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from hoctui.text import LONGEST_LINE, clean_line


@dataclass(eq=False)
class PasteRefused(Message):
    """What was pasted into a field is too long for it; nothing of it was taken in."""

    sentence: str
    """Why, and what to do."""


class LineInput(Input):
    """A field of one line, as long as a line may be. Several lines pasted become one, not the first of them only."""

    def __init__(
        self,
        value: str = "",
        *,
        hint: str = "",
        limit: int = LONGEST_LINE,
        restrict: str | None = None,
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """A field that holds `value`, takes at most `limit` characters, and shows `hint` while it is empty."""
        super().__init__(
            value,
            hint,
            restrict=restrict,
            max_length=limit,
            compact=True,
            id=id,
            classes=classes,
            select_on_focus=False,
        )
        self._limit = limit

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take_in(event.text)

    def action_paste(self) -> None:
        """Pastes from the app's own clipboard."""
        self._take_in(self.app.clipboard)

    def _take_in(self, pasted: str) -> None:
        start, end = sorted(self.selection)
        room = self._limit - len(self.value) + (end - start)
        if len(pasted) > 2 * self._limit or len(line := clean_line(pasted, limit=len(pasted)).text) > room:
            self.post_message(PasteRefused(too_long(len(pasted), self._limit)))
        else:
            self.replace(line, start, end)


def too_long(length: int, limit: int) -> str:
    """Why a paste was not taken in, and what to do with it."""
    return (
        f"That is {length:,} characters, and this field holds {limit:,}: nothing was pasted. "
        "Attach it to the case as a file instead."
    )
