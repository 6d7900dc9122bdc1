"""ClauseList: the sections of a self-assessment with their marks, and the clauses of the one that the cursor is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events

from hoctui.tui.commands import Command, bindings_for
from hoctui.tui.signs import UNICODE, Signs
from hoctui.tui.widgets.row_layout import GUTTER, Cell, Column, Drawn
from hoctui.tui.widgets.row_view import BAR
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, fitted

MARK_TONES: dict[str, Tone] = {"Yes": "good", "No": "soon", "Partial": "soon", "N/A": "dim", "": ""}
"""How loudly each mark speaks; its sign and its word stand beside it."""

FLAG = "⚑"
"""What stands by a clause that a person must look at."""


_CARRIED: Final = "carried"

COUNT: Final = 5
"""Cells for how many of a section's clauses are answered: "15/20"."""

NOTE: Final = 3
"""Cells for what stands beside that count: "2✗"."""


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause in the list."""

    number: str
    sign: str
    word: str
    tone: Tone
    needs: bool
    carried: bool = False
    """Whether the answer was carried over and is not confirmed."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the list, and its clauses, which are shown while the cursor is among them."""

    number: int
    title: str
    short: str
    """What it is called where there is no room for the title."""
    count: str
    note: Cell
    """What stands beside the count: that all is answered Yes, or how many fall short."""
    clauses: tuple[ClauseRow, ...]


Row = SectionRow | ClauseRow


class ClauseList(RowList[Row]):
    """One list: a line for each section, and the clauses of the one that the cursor is in.

    Down from a section's last clause opens the next section, up from its first the one before.
    """

    KEYS: ClassVar[tuple[Command, ...]] = tuple(
        Command(f"clauses.{name}", key, label, tooltip, "In the list", action=action)
        for name, key, label, tooltip, action in (
            ("down", "down,j", "down", "Goes to the next clause.", "cursor_by(1)"),
            ("up", "up,k", "up", "Goes to the clause before.", "cursor_by(-1)"),
            ("section-down", "pagedown", "section down", "Goes to the next section.", "page(1)"),
            ("section-up", "pageup", "section up", "Goes to the section before.", "page(-1)"),
            ("first", "home", "first", "Goes to the first clause.", "to_end(-1)"),
            ("last", "end", "last", "Goes to the last clause.", "to_end(1)"),
            ("open", "enter", "evidence", "Goes to the evidence of the clause.", "open"),
        )
    )
    BINDINGS = bindings_for(KEYS)

    def __init__(
        self,
        on_clause: Callable[[str], None],
        signs: Signs = UNICODE,
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """A list that tells `on_clause` the number of the clause under the cursor, in the stroke that moves it."""
        super().__init__(
            (Column("what", width=10, flex=1),),
            self._draw,
            empty="",
            selectable=lambda row: isinstance(row, ClauseRow),
            on_cursor=self._told,
            id=id,
        )
        self._on_clause = on_clause
        self._signs = signs
        self._sections: tuple[SectionRow, ...] = ()
        self._open = -1

    @property
    def number(self) -> str:
        """The number of the clause under the cursor; empty where there is none."""
        return self.row.number if isinstance(self.row, ClauseRow) else ""

    def show(self, sections: Sequence[SectionRow], number: str) -> None:
        """Shows the sections as they stand now, the cursor on a clause."""
        stays = bool(self._sections) and number == self.number
        before, self._sections = self._rows(), tuple(sections)
        after = self._rows()
        if not stays or len(before) != len(after) or self._section_of(number) != self._open:
            self._show_at(number, keep_view=stays)
        else:
            self._change(before, after)

    def go_to(self, number: str) -> None:
        """Puts the cursor on a clause, its section opened."""
        place = self._section_of(number)
        if place < 0:
            return
        if place != self._open:
            self._show_at(number, keep_view=True)
            return
        self.move_to(self._index(place, number))

    # The keys, which go by clauses and not by lines

    def action_cursor_by(self, step: int) -> None:
        """Goes to the next clause or the one before, into the next section too."""
        numbers = self._numbers()
        if self.number in numbers:
            at = numbers.index(self.number) + step
            if 0 <= at < len(numbers):
                self.go_to(numbers[at])

    def action_page(self, direction: int) -> None:
        """Goes to the first clause of the next section, or of this one, or of the one before."""
        first = self._sections[self._open].clauses[0].number if self._open >= 0 else ""
        if direction < 0 and self.number != first:
            self.go_to(first)
        elif 0 <= self._open + direction < len(self._sections):
            self.go_to(self._sections[self._open + direction].clauses[0].number)
        else:
            self.action_to_end(direction)

    def action_to_end(self, direction: int) -> None:
        """Goes to the last clause or the first."""
        numbers = self._numbers()
        if numbers:
            self.go_to(numbers[-1 if direction > 0 else 0])

    def on_click(self, event: events.Click) -> None:
        """A click on a section opens it."""
        index = event.y + self.top
        row = self._pages[index] if 0 <= index < self.total else None
        if isinstance(row, SectionRow) and row.clauses and not self._on_bar(event.x):
            event.prevent_default()
            self.go_to(row.clauses[0].number)

    # Drawing

    def _rows(self) -> list[Row]:
        """Each section, and after the open one its clauses."""
        rows: list[Row] = []
        for place, section in enumerate(self._sections):
            rows.append(section)
            rows += section.clauses if place == self._open else ()
        return rows

    def _change(self, before: Sequence[Row], after: Sequence[Row]) -> None:
        """Redraws those rows that are others than before, and no more: an answer changes two."""
        self._pages.put(0, after)
        changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        for key in [key for key in self._drawn if key[0] in changed]:
            del self._drawn[key]
        self.refresh_rows(*changed)
        self._tell()

    def _show_at(self, number: str, *, keep_view: bool) -> None:
        self._open = max(self._section_of(number), 0) if self._sections else -1
        rows = self._rows()
        cursor = self._index(self._open, number) if rows else 0
        self.set_rows(len(rows), rows, cursor=cursor, keep_view=keep_view)
        self._show_open_section()

    def _show_open_section(self) -> None:
        """Brings the title of the open section into view, where its first clause is at the top."""
        if self._cursor == self._open + 1 == self.top:
            self.scroll_rows_to(self.top - 1)

    def _index(self, place: int, number: str) -> int:
        clauses = [clause.number for clause in self._sections[place].clauses]
        return place + 1 + (clauses.index(number) if number in clauses else 0)

    def _section_of(self, number: str) -> int:
        return next(
            (
                place
                for place, section in enumerate(self._sections)
                if any(clause.number == number for clause in section.clauses)
            ),
            -1,
        )

    def _numbers(self) -> list[str]:
        return [clause.number for section in self._sections for clause in section.clauses]

    def _told(self, index: int, row: Row | None) -> None:
        del index
        if isinstance(row, ClauseRow):
            self._on_clause(row.number)

    def _draw(self, row: Row, selected: bool) -> Drawn:
        """A row in one column, so that the marks beside a section take nothing from the words beside a clause."""
        room = max(1, self.size.width - GUTTER - BAR)
        if isinstance(row, SectionRow):
            tone: Tone = "strong" if row.clauses and self._sections[self._open] is row else ""
            left = max(1, room - COUNT - NOTE - 1)
            title = f"{row.number} {row.title}"
            title = title if cell_len(title) <= left else f"{row.number} {row.short}"
            count = Cell(" " + row.count.rjust(COUNT), "dim")
            return ((Cell(fitted(title, left), tone), count, Cell(row.note.text.rjust(NOTE), row.note.tone)),)
        number = f"  {row.number:<5} "
        mark = f"{row.sign} {row.word}".rstrip()
        left = max(0, room - cell_len(number) - cell_len(mark))
        told = self._signs.flag if row.needs else ""
        if row.carried and not row.needs:
            told = _CARRIED if left > len(_CARRIED) else self._signs.carried
        flag = Cell(told.rjust(left), "soon" if row.needs else "dim")
        return ((Cell(number, "strong" if selected else ""), Cell(mark, row.tone), flag),)
