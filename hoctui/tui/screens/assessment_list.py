"""AssessmentList: a list over the self-assessment, in bands; enter goes to the clause that a line is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoctui.errors import HoctuiError
from hoctui.services.list_views import BandView
from hoctui.tui.commands import Command
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import CellLike, Column, Drawn, Heading
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

LineT = TypeVar("LineT")

Band = tuple[str, str, Sequence[LineT]]
"""A band: its code, the words above it, its lines."""


class AssessmentList(PlaceScreen, Generic[LineT]):
    """A list over the current self-assessment, read when it opens and when something is recorded."""

    PLACE = "assessment"
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    LATE_BAND: ClassVar[str] = ""
    """The code of the band whose heading is drawn as late."""

    OPEN: ClassVar = Command("listed.open", "enter", "go to it", "Goes to the clause.", footer=1, needs="a clause")
    BACK: ClassVar = Command("listed.back", "escape", "back", "Goes back to the self-assessment.", footer=6)

    DEFAULT_CSS = """
    AssessmentList #lines { height: 1fr; margin: 1 1 0 1; }
    AssessmentList #more { height: 8; padding: 0 3; border-top: solid $rule; }
    """

    AUTO_FOCUS = "#lines"
    more = getters.query_one("#more", Detail)

    chosen = ""
    """The clause that was gone to; empty where the list was only looked at."""

    # What a list is about

    def draw(self, line: LineT, selected: bool) -> Sequence[CellLike]:
        """One cell for each column."""
        raise NotImplementedError

    def tell(self, line: LineT) -> Content:
        """What the list has no room for."""
        raise NotImplementedError

    def clause_of(self, line: LineT) -> str:
        """The clause to go to; empty where there is none."""
        raise NotImplementedError

    def counts_for(self, line: LineT) -> int:  # noqa: ARG002 - a line of most lists is one thing
        """How many things a line tells of."""
        return 1

    @property
    def rows(self) -> RowList[BandView | LineT]:
        """The list."""
        return self.query_one("#lines", RowList)

    @property
    def line(self) -> LineT | None:
        """The line under the cursor."""
        row = self.rows.row if self.is_mounted and self.query("#lines") else None
        return None if isinstance(row, BandView) else row

    def compose_body(self) -> ComposeResult:
        """The list, and what is said of the line under the cursor."""
        with Vertical():
            rows: RowList[BandView | LineT] = RowList(
                self.COLUMNS, self._draw, empty="Looking …", on_cursor=self._follow, id="lines"
            )
            yield rows
            yield Detail(id="more")

    def on_mount(self) -> None:
        """Say what this is, and read it."""
        self.show_crumb("Self-assessment", plain(self.HEADING.upper(), "strong"))
        self.show_anew()

    def concerns(self, case: str) -> bool:
        """Whether more than one case has changed: no case is shown here."""
        return not case

    def has(self, need: str) -> bool:  # noqa: ARG002 - what else is needed the lists say themselves
        """Whether the cursor is on a line that has a clause."""
        line = self.line
        return line is not None and bool(self.clause_of(line))

    def lay(self, bands: Iterable[Band[LineT]], empty: str) -> None:
        """Show these bands, those that hold anything; the cursor stays on its row."""
        rows: list[BandView | LineT] = []
        for code, words, lines in bands:
            if lines:
                rows += [BandView(code, words, sum(map(self.counts_for, lines))), *lines]
        cursor = max(self.rows.cursor, 0)
        self.rows.set_rows(len(rows), rows, cursor=cursor, keep_view=True, empty=empty)
        if not rows:
            self.more.show(Content(""))
        self.refresh_bindings()

    def say_about(self, about: str) -> None:
        """Say beside the list's name what it is about."""
        self.show_crumb("Self-assessment", joined((self.HEADING.upper(), "strong"), (f"  {about}", "dim")))

    def refuse(self, fault: HoctuiError) -> None:
        """Say why there is nothing to show."""
        self.lay((), fault.sentence)

    def _draw(self, row: BandView | LineT, selected: bool) -> Drawn:
        if isinstance(row, BandView):
            tone: Tone = "late" if row.band == self.LATE_BAND else "accent"
            return Heading(row.words, tone, str(row.count))
        return self.draw(row, selected)

    def _follow(self, index: int, row: BandView | LineT | None) -> None:
        del index
        if self.query("#more"):
            self.more.show(Content("") if row is None or isinstance(row, BandView) else self.tell(row))
            self.refresh_bindings()

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Go to the clause of the line that was chosen."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go to the clause of the line under the cursor."""
        line = self.line
        if line is not None and self.clause_of(line):
            self.chosen = self.clause_of(line)
            self.dismiss(None)

    @work(exclusive=True, group="leave")
    async def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
