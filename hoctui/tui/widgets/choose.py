"""Choose: a small modal list to pick one thing from. It returns what was picked and does nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Heading
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import plain


@dataclass(frozen=True, slots=True)
class Option:
    """Something to pick: its value, what it is called, and a note beside it."""

    value: str
    label: str
    note: str = ""
    key: str = ""
    """The character that picks it at once; empty for none."""
    group: str = ""
    """The heading that it stands under, together with those next to it; empty for none."""


class Choose(Modal[str | None]):
    """Asks for one of several things; Escape takes none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False)]

    DEFAULT_CSS = """
    Choose {
        align: center middle;
    }
    Choose > Vertical {
        width: 80;
        max-width: 96%;
        height: auto;
        max-height: 90%;
        background: $panel;
        border: round $rule;
        padding: 0 1;
    }
    Choose Detail {
        height: 1;
        background: $panel;
        margin-bottom: 1;
    }
    Choose RowList {
        background: $panel;
    }
    """

    def __init__(self, title: str, options: Sequence[Option], chosen: str = "") -> None:
        """A choice with `title` above it, the cursor on the one that is `chosen` now."""
        super().__init__()
        self._heading = title
        self._options = tuple(options)
        self._rows = _with_headings(self._options)
        first = next((place for place, row in enumerate(self._rows) if isinstance(row, Option)), 0)
        self._at = next(
            (place for place, row in enumerate(self._rows) if isinstance(row, Option) and row.value == chosen), first
        )

    def compose(self) -> ComposeResult:
        """The title, and the list under it."""
        width = max((cell_len(option.label) for option in self._options), default=10)
        columns = (Column("label", width=min(width, 40), flex=0), Column("note", flex=1, tone="dim", width=4))
        rows: RowList[Option | Heading] = RowList(
            columns,
            lambda row, _: row if isinstance(row, Heading) else (Cell(row.label), Cell(row.note, "dim")),
            initial=self._rows,
            total=len(self._rows),
            empty="There is nothing to choose from.",
            selectable=lambda row: isinstance(row, Option),
        )
        rows.styles.height = max(1, min(len(self._rows), 18))
        with Vertical():
            yield Detail(plain(self._heading, "strong"))
            yield rows

    def on_mount(self) -> None:
        """Put the cursor on what is chosen now."""
        rows = self.query_one(RowList)
        rows.move_to(self._at)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """A key of an option picks it; another letter goes to the next option that begins with it."""
        typed = event.character or ""
        if not typed.isprintable() or not typed.strip():
            return
        picked = next((option for option in self._options if option.key == typed), None)
        if picked:
            event.stop()
            self.dismiss(picked.value)
            return
        rows = self.query_one(RowList)
        after = [
            place
            for place, row in enumerate(self._rows)
            if isinstance(row, Option) and row.label.casefold().startswith(typed.casefold())
        ]
        if after:
            event.stop()
            rows.move_to(next((place for place in after if place > rows.cursor), after[0]))

    @on(RowList.RowOpened)
    def pick(self, message: RowList.RowOpened) -> None:
        """Give back what was picked."""
        message.stop()
        self.dismiss(message.row.value)

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)


def _with_headings(options: Sequence[Option]) -> tuple[Option | Heading, ...]:
    """The options, with the heading of each group above its first."""
    rows: list[Option | Heading] = []
    group = ""
    for option in options:
        if option.group != group:
            group = option.group
            if group:
                rows.append(Heading(group))
        rows.append(option)
    return tuple(rows)
