"""The parts of a letter's screen: the line of letters to choose from, and the letter as it will be sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from hoctui.documents.page import Bullets, Heading, Page, Paragraph
from hoctui.tui.widgets.row_layout import MARK
from hoctui.tui.widgets.safe import TONES, Tone, joined, plain

WIDEST: Final = 80
"""Cells of the letter's text on a screen that is wide enough."""

NAMES: Final = {
    "acknowledgement": "acknowledgement",
    "extension": "extension",
    "stage1": "stage 1",
    "stage2": "stage 2",
    "stage3": "stage 3",
    "refusal": "refusal",
    "refusal-to-escalate": "no escalation",
    "update": "update",
}
"""What each letter is called in the line of letters."""

_GAPS: Final = (3, 2, 1)
"""Blanks between the letters of the line, as many as there is room for."""


class KindLine(Widget):
    """The letters of a case on one line, the one that is shown marked. Each can be clicked."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    KindLine {
        height: 1;
        padding: 0 1;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass(eq=False)
    class Chosen(Message):
        """A letter was clicked."""

        kind: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """A line without letters."""
        super().__init__(id=id)
        self._kinds: tuple[str, ...] = ()
        self._current = ""

    def show(self, kinds: tuple[str, ...], current: str) -> None:
        """Show these letters, this one marked."""
        if (kinds, current) != (self._kinds, self._current):
            self._kinds, self._current = kinds, current
            self.refresh()

    def render(self) -> RenderResult:
        """The line."""
        parts: list[Content | tuple[str, Tone]] = []
        for _, text, kind in self._pieces():
            here = kind == self._current
            parts.append(plain(text).stylize(TONES["accent"]).stylize("bold") if here else (text, "dim"))
        return joined(*parts)

    def on_click(self, event: events.Click) -> None:
        """Say which letter was clicked."""
        at = event.x - self.styles.padding.left
        kind = next((kind for start, text, kind in self._pieces() if start <= at < start + len(text)), "")
        if kind:
            self.post_message(self.Chosen(kind))

    def _pieces(self) -> list[tuple[int, str, str]]:
        """Start, text and kind of each letter; where there is little room, what lies at the ends is left out."""
        kinds = self._kinds
        room = self.content_size.width
        gap = next((gap for gap in _GAPS if _width(kinds, gap) <= room), _GAPS[-1])
        while len(kinds) > 1 and _width(kinds, gap) > room:
            kinds = kinds[1:] if kinds[0] != self._current else kinds[:-1]
        pieces: list[tuple[int, str, str]] = []
        at = 0
        for kind in kinds:
            text = f"{MARK if kind == self._current else ' '}{NAMES.get(kind, kind)}{' ' * gap}"
            pieces.append((at, text, kind))
            at += len(text)
        return pieces


def _width(kinds: tuple[str, ...], gap: int) -> int:
    return sum(len(NAMES.get(kind, kind)) + 1 + gap for kind in kinds)


class LetterText(Widget):
    """The letter as it will be sent, wrapped to what room there is; its gaps stand out."""

    DEFAULT_CSS = """
    LetterText {
        height: auto;
        width: 1fr;
        max-width: 86;
        padding: 0 3;
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """No letter yet."""
        super().__init__(id=id)
        self._page: Page | None = None
        self._gaps: tuple[str, ...] = ()
        self._instead = Content("")
        self._wrapped: tuple[int, list[Content]] = (0, [])

    def show(self, page: Page, gaps: tuple[str, ...]) -> None:
        """Show a letter."""
        self._page, self._gaps = page, gaps
        self._anew()

    def show_instead(self, words: Content) -> None:
        """Show why there is no letter to be seen."""
        self._page, self._instead = None, words
        self._anew()

    def _anew(self) -> None:
        self._wrapped = (0, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the letter takes at this width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The letter."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        width = max(10, width)
        if self._wrapped[0] != width:
            self._wrapped = (width, self._made(width))
        return self._wrapped[1]

    def _made(self, width: int) -> list[Content]:
        if self._page is None:
            return self._instead.wrap(width)
        lines = plain(self._page.title, "strong").wrap(width)
        for block in self._page.blocks:
            lines.append(Content(""))
            if isinstance(block, Heading):
                lines += plain(block.text, "accent").wrap(width)
            elif isinstance(block, Paragraph):
                lines += self._text(block.text).wrap(width)
            elif isinstance(block, Bullets):
                lines += [line for point in block.points for line in self._point(point, width)]
        return lines

    def _point(self, text: str, width: int) -> list[Content]:
        first, *others = self._text(text).wrap(width - 2) or [Content("")]
        return [joined(("- ", "dim"), first), *(joined("  ", line) for line in others)]

    def _text(self, text: str) -> Content:
        content = plain(text)
        for gap in self._gaps:
            at = content.plain.find(gap)
            if at >= 0:
                content = content.stylize(TONES["soon"], at, at + len(gap))
        return content
