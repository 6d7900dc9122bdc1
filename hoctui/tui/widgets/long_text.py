"""LongText: a field of several lines. A module of its own, since the editor it is built on is slow to import."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widgets import TextArea

from hoctui.text import LONGEST
from hoctui.tui.widgets.line_input import PasteRefused, too_long


class LongText(TextArea):
    """A field of several lines that grows with them; Tab leaves it. A paste that is too long is refused whole."""

    DEFAULT_CSS = """
    LongText {
        width: 1fr;
        height: auto;
        min-height: 3;
        max-height: 9;
        padding: 0;
        background: $surface;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: transparent; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """A field that holds `text`, and shows `hint` while it is empty."""
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            placeholder=Content(hint),
            id=id,
            classes=classes,
        )

    async def _on_paste(self, event: events.Paste) -> None:
        if not self._fits(event.text):
            event.stop()
            event.prevent_default()

    def action_paste(self) -> None:
        """Pastes from the app's own clipboard."""
        if self._fits(self.app.clipboard):
            super().action_paste()

    def _fits(self, pasted: str) -> bool:
        fits = len(self.text) - len(self.selected_text) + len(pasted) <= LONGEST
        if not fits:
            self.post_message(PasteRefused(too_long(len(pasted), LONGEST)))
        return fits
