"""Sheet: a page of text over the screen, to be read and put away: an entry in full, dates counted, warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.safe import Tone, joined, plain

SHEET_WIDTH = 84
"""Cells of a sheet's text on a screen that is wide enough."""

LABEL = 24
"""Cells of the labels on a sheet."""


class Sheet(Modal[str | None]):
    """Shows a page. Escape and enter put it away; of `keys`, each gives back its answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,w", "dismiss", "close", show=False, id="sheet.close"),
        Binding("down,j", "scroll(1)", "down", show=False, id="sheet.down"),
        Binding("up,k", "scroll(-1)", "up", show=False, id="sheet.up"),
        Binding("pagedown,space", "page(1)", "page down", show=False, id="sheet.page-down"),
        Binding("pageup", "page(-1)", "page up", show=False, id="sheet.page-up"),
    ]

    DEFAULT_CSS = """
    Sheet {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 92;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $panel;
            color: $foreground;
            padding: 1 2;
        }
        & Detail { height: 1; padding: 0; background: $panel; }
        & #sheet-title { margin-bottom: 1; }
        & #sheet-keys { margin-top: 1; }
        & VerticalScroll { height: auto; max-height: 100%; background: $panel; scrollbar-size-vertical: 1; }
        & VerticalScroll > Static { height: auto; width: 1fr; }
    }
    """

    body = getters.query_one(VerticalScroll)

    def __init__(self, title: Content, page: Content, keys: Sequence[tuple[str, str, str]] = ()) -> None:
        """A sheet with `title` above the page; `keys` are what else can be pressed: key, its words, what it answers."""
        super().__init__()
        self._heading = title
        self._page = page
        self._keys = tuple(keys)
        for key, words, answer in self._keys:
            self._bindings.bind(key, f"answer({answer!r})", words, show=False)

    def compose(self) -> ComposeResult:
        """The title, the page, the keys."""
        with Vertical():
            yield Detail(self._heading, id="sheet-title")
            with VerticalScroll(can_focus=False):
                yield Static(self._page)
            parts: list[tuple[str, Tone]] = []
            for key, words, _ in self._keys:
                parts += [(key, "accent"), (f" {words}   ", "dim")]
            yield Detail(joined(*parts, ("esc", "accent"), (" close", "dim")), id="sheet-keys")

    def on_mount(self) -> None:
        """Give the page what room the title and the keys leave."""
        self._fit()

    def on_resize(self) -> None:
        """Fit the page to the terminal."""
        self._fit()

    def _fit(self) -> None:
        self.body.styles.max_height = max(3, self.app.size.height - 6)

    def action_answer(self, answer: str) -> None:
        """Give back what was pressed."""
        self.dismiss(answer)

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line, at once."""
        self.body.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a page, at once."""
        self.body.scroll_relative(y=pages * max(1, self.body.size.height - 1), animate=False)


def labelled(rows: Sequence[tuple[str, str]], width: int, label: int = LABEL) -> Content:
    """Labels and what stands beside them, each wrapped to hang beside its label, in `width` cells."""
    lines: list[Content] = []
    for name, text in rows:
        room = max(20, width - label)
        first, *others = [
            line for paragraph in text.split("\n") for line in (plain(paragraph).wrap(room) or [Content("")])
        ] or [Content("")]
        gap = " " * max(1, label - cell_len(name))
        lines.append(joined((name, "dim"), gap, first))
        lines += [joined(" " * label, line) for line in others]
    return Content("\n").join(lines)
