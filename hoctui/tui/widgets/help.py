"""The help of a screen: what it is for, and its keys, from the same declarations that make them work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult, RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from hoctui.tui.commands import Command, HelpRow, bindings_for, help_rows
from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.safe import Tone, fitted, joined, plain

_KEYS_WIDE: Final = 18
_LABEL_WIDE: Final = 17
_GAP: Final = 2


class Help(Modal[None]):
    """Explains the screen below it: a heading, what the screen is for, and its commands by group. Escape closes it."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("help.close", "escape,f1,q,question_mark", "close", "Closes the help.", action="dismiss"),
        Command("help.down", "down,j", "down", "Scrolls down.", action="scroll('down')"),
        Command("help.up", "up,k", "up", "Scrolls up.", action="scroll('up')"),
    )
    BINDINGS = bindings_for(KEYS)

    DEFAULT_CSS = """
    Help {
        align: center middle;
        background: $background 60%;
        & > VerticalScroll {
            width: 92;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            color: $foreground;
            padding: 1 2;
            scrollbar-size-vertical: 1;
            scrollbar-background: $surface;
            scrollbar-background-hover: $surface;
            scrollbar-background-active: $surface;
        }
    }
    """

    body = getters.query_one(VerticalScroll)

    def __init__(self, heading: str, about: str, commands: Sequence[Command]) -> None:
        """The help of a screen: what it is called, what it is for in plain sentences, and the commands good there."""
        super().__init__()
        self._text = HelpText(heading, about, commands)

    def compose(self) -> ComposeResult:
        """The text, in a box that scrolls where the terminal is small."""
        with VerticalScroll():
            yield self._text

    def action_scroll(self, way: str) -> None:
        """Scrolls by a line, at once."""
        self.body.scroll_relative(y=1 if way == "down" else -1, animate=False)


class HelpText(Widget):
    """The help's text, wrapped to whatever width there is, with what each key does hanging beside it."""

    DEFAULT_CSS = """
    HelpText {
        height: auto;
    }
    """

    def __init__(self, heading: str, about: str, commands: Sequence[Command]) -> None:
        super().__init__()
        self._heading = heading
        self._about = about
        self._groups = help_rows(commands)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual asks
        """As many lines as the text takes at this width."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """The text."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        width = max(1, width)
        lines = [joined(*((self._heading, "strong"),), "  ", ("esc closes", "dim"))] if self._heading else []
        for paragraph in self._about.split("\n") if self._about else ():
            lines += plain(paragraph).wrap(width)
        for group, rows in self._groups.items():
            lines += [Content(""), plain(group, "accent")]
            for row in rows:
                lines += _row_lines(row, width)
        return lines


def _row_lines(row: HelpRow, width: int) -> list[Content]:
    """A command: its keys, its label, and what it does; on a narrow terminal what it does comes below."""
    head: list[tuple[str, Tone]] = [
        (_filled(row.keys, _KEYS_WIDE), "strong"),
        (_filled(row.label, _LABEL_WIDE), ""),
    ]
    indent = sum(cell_len(text) for text, _ in head)
    said = row.tooltip + (f" Needs {row.needs}." if row.needs else "")
    if width - indent < _LABEL_WIDE:
        return [joined(*head), *(joined("  ", line) for line in plain(said, "dim").wrap(max(1, width - 2)))]
    first, *others = plain(said, "dim").wrap(width - indent) or [Content("")]
    return [joined(*head, first), *(joined(" " * indent, line) for line in others)]


def _filled(text: str, width: int) -> str:
    return fitted(text, width - _GAP) + " " * _GAP if cell_len(text) <= width - _GAP else text + " " * _GAP
