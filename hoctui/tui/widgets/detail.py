"""Detail: a few lines of text that follow the cursor of a list, redrawn in the same stroke and never laid out anew."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget


class Detail(Widget):
    """Lines about whatever a list's cursor is on."""

    ALLOW_SELECT = True

    DEFAULT_CSS = """
    Detail {
        height: auto;
        padding: 0 2;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, text: Content | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A detail that shows `text` until it is told otherwise."""
        super().__init__(id=id)
        self._text = text or Content("")

    def show(self, text: Content) -> None:
        """Show these lines instead."""
        if not text.is_same(self._text):
            self._text = text
            self.refresh()

    def render(self) -> RenderResult:
        """The lines."""
        return self._text
