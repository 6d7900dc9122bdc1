"""Evidence: the policies, pages, reports and records that the answers rest on, their dates, and what is stale."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoctui.dates import say_day, say_days
from hoctui.errors import HoctuiError
from hoctui.rulebook.edition import load
from hoctui.services import evidence_register as register
from hoctui.services.evidence_register import EvidenceLine, EvidenceRegister
from hoctui.tui.commands import Command
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.evidence_form import EvidenceForm
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.screens.sheet import SHEET_WIDTH, Sheet, labelled
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined, plain

COLUMNS = (
    Column("name", "item", width=22, flex=3),
    Column("kind", "what it is", width=10, flex=1, tone="dim", drop=2),
    Column("dated", "dated", width=15),
    Column("review", "review by", width=15, tone="dim", drop=1),
    Column("clauses", "clauses", width=7, align="right", tone="dim"),
    Column("state", "state", width=19),
)

SHOWN = (
    ("all", "all", "every item"),
    ("stale", "stale", "past their review, over three years old, or older than the Code"),
    ("unused", "unused", "no clause rests on them"),
)

EMPTY = {
    "all": "No evidence on file yet.\nn puts an item on file: a policy, a page, a report, with its date. One item "
    "stands under as many clauses as rest on it.",
    "stale": "Nothing is stale, or older than the Code.\nf shows every item.",
    "unused": "Every item has a clause that rests on it.\nf shows every item.",
}

_TONES: dict[str, Tone] = {"STALE": "late", "older than the Code": "soon", "in use": "dim"}


class EvidenceScreen(PlaceScreen):
    """The evidence register."""

    PLACE = "assessment"
    HEADING = "Evidence"
    ABOUT = (
        "What the answers rest on: policies, pages, reports and records, each once, with its own date, the day by "
        "which it is to be reviewed, and where it is. c says which clauses of the current self-assessment rest on the "
        "marked item; w lists the clauses that rest on nothing.\n"
        "Stale is what is past its review, or over three years old, which is a reading of ours. Older than the Code "
        "is what was dated before the edition came into force. A web address is kept, and never fetched."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("evidence.add", "n", "new", "Puts an item on file.", footer=1),
        Command("evidence.change", "enter", "change", "Changes the item.", footer=2, needs="an item"),
        Command("evidence.clauses", "c", "clauses", "Says which clauses rest on it.", footer=3, needs="an item"),
        Command("evidence.retire", "r", "out of use", "Takes it out of use, or back.", needs="an item"),
        Command("evidence.filter", "f", "filter", "Shows all items, what is stale, or what is unused.", footer=4),
        Command("evidence.without", "w", "without", "Lists the clauses that rest on no item.", footer=5),
        Command("evidence.back", "escape", "back", "Goes back to the self-assessment.", footer=6),
    )

    DEFAULT_CSS = """
    EvidenceScreen #items { height: 1fr; margin: 1 1 0 1; }
    EvidenceScreen #more { height: 7; padding: 0 3; display: none; }
    EvidenceScreen #more.-shown { display: block; }
    """

    AUTO_FOCUS = "#items"
    more = getters.query_one("#more", Detail)

    def __init__(self) -> None:
        super().__init__()
        self._found: EvidenceRegister | None = None
        self._shown = "all"
        self._at = 0

    @property
    def rows(self) -> RowList[EvidenceLine]:
        """The list."""
        return self.query_one("#items", RowList)

    def compose_body(self) -> ComposeResult:
        """The list, and what is said of the item under the cursor."""
        with Vertical():
            rows: RowList[EvidenceLine] = RowList(COLUMNS, _draw, empty="", on_cursor=self._follow, id="items")
            yield rows
            yield Detail(id="more")

    def on_mount(self) -> None:
        """Say what this is, and read it."""
        self.show_crumb("Self-assessment", plain("EVIDENCE", "strong"))
        self.show_anew()

    def concerns(self, case: str) -> bool:
        """Whether more than one case has changed: no case is shown here."""
        return not case

    def has(self, need: str) -> bool:  # noqa: ARG002 - there is one
        """Whether the cursor is on an item."""
        return self.is_mounted and self.rows.row is not None

    def show_anew(self) -> None:
        """Read the items again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            self._found = await self.app.errands.ask(register.evidence_register)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            return
        self._show(self._found)

    def _show(self, found: EvidenceRegister) -> None:
        at = self._at or (self.rows.row.id if self.rows.row else 0)
        self._at = 0
        lines = {"stale": found.stale, "unused": found.unused}.get(self._shown, found.lines)
        cursor = next((place for place, line in enumerate(lines) if line.id == at), 0)
        self.rows.set_rows(len(lines), lines, cursor=cursor, keep_view=True, empty=EMPTY[self._shown])
        only = "" if self._shown == "all" else f"  only {self._shown}"
        of_year = f"  {found.year} · Code {found.edition}" if found.year else ""
        self.show_crumb("Self-assessment", joined(("EVIDENCE", "strong"), (of_year, "dim"), (only, "accent")))
        stale = len(found.stale)
        told = "  no self-assessment yet" if not found.year else f" · {say_days(len(found.without), 'clause')} without"
        self.stand(
            (say_days(len(found.lines), "item"), "dim"),
            (" · ", "dim"),
            (f"{stale} to look at", "late" if stale else "dim"),
            (f" · {len(found.unused)} unused", "dim"),
            (told, "dim"),
        )
        self.refresh_bindings()

    def _follow(self, index: int, line: EvidenceLine | None) -> None:
        del index
        if not self.query("#more"):
            return
        self.more.show(_more(line) if line else Content(""))
        self.more.set_class(line is not None, "-shown")

    # What the keys do

    @work(exclusive=True, group="form")
    async def action_add(self) -> None:
        """Put an item on file."""
        made = await self.app.push_screen_wait(EvidenceForm())
        if made:
            self._shown = "all"
            self._saved(made, "on file")

    @on(RowList.RowOpened)
    def open_row(self, message: RowList.RowOpened) -> None:
        """Change the item that was chosen."""
        message.stop()
        self._change(message.row)

    def action_change(self) -> None:
        """Change the item under the cursor."""
        self.rows.action_open()

    @work(exclusive=True, group="form")
    async def _change(self, line: EvidenceLine) -> None:
        changed = await self.app.push_screen_wait(EvidenceForm(line))
        if changed:
            self._saved(changed, "saved")

    @work(exclusive=True, group="form")
    async def action_clauses(self) -> None:
        """Say which clauses rest on the item under the cursor."""
        line = self.rows.row
        if line is None:
            return
        typed, problem = ", ".join(line.clauses), ""
        while True:
            ask = AskLine(
                f"Clauses that rest on {line.name}",
                typed,
                more="Their numbers, such as 1.2, 2.1 and 6.3. A dash takes all away.",
                problem=problem,
                does="saves them",
            )
            given = await self.app.push_screen_wait(ask)
            if given is None:
                return
            typed = given
            clauses = () if given in ("-", "–") else register.read_clauses(given)
            try:
                await self.app.errands.ask(register.use_exactly, line.id, clauses)
            except HoctuiError as fault:
                problem = fault.sentence
            else:
                self._saved(line.id, "saved")
                return

    @work(exclusive=True, group="form")
    async def action_retire(self) -> None:
        """Take the item under the cursor out of use, or back into it."""
        line = self.rows.row
        if line is None:
            return
        back = line.retired_on is not None
        try:
            await self.app.errands.ask(register.retire, line.id, None if back else self.app.today)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
        else:
            self._saved(line.id, "in use again" if back else "out of use; r takes it back")

    @work(exclusive=True, group="form")
    async def action_filter(self) -> None:
        """Choose what is shown."""
        options = [Option(code, words, note, words[0]) for code, words, note in SHOWN]
        chosen = await self.app.push_screen_wait(Choose("Show", options, self._shown))
        if chosen and self._found:
            self._shown = chosen
            self._show(self._found)

    def action_without(self) -> None:
        """List the clauses that rest on no item."""
        found = self._found
        if found is None or not found.year:
            self.say("there is no self-assessment yet", "dim")
        elif not found.without:
            self.say("every clause rests on an item", "good")
        else:
            edition = load(found.edition)
            room = min(SHEET_WIDTH, self.size.width - 8)
            rows = [(number, edition.clause(number).question) for number in found.without]
            title = plain(f"{say_days(len(rows), 'clause')} of {found.year} without an item", "strong")
            self.app.push_screen(Sheet(title, labelled(rows, room, 7)))

    def _saved(self, item: int, words: str) -> None:
        self._at = item
        self.app.changed()
        self.say(words, "good")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _draw(line: EvidenceLine, selected: bool) -> Drawn:
    tone: Tone = "dim" if line.retired_on else "strong" if selected else ""
    return (
        Cell(line.name, tone),
        line.kind_words,
        Cell(say_day(line.dated) if line.dated else "no date", "" if line.dated else "dim"),
        say_day(line.review_on) if line.review_on else "",
        str(len(line.clauses) or ""),
        Cell(line.state, _TONES.get(line.state, "dim")),
    )


def _more(line: EvidenceLine) -> Content:
    """What the list has no room for: the whole name, what is amiss, where it is, the clauses, the note."""
    clauses = ", ".join(line.clauses) or "no clause rests on it yet; c says which do"
    retired = f", out of use since {say_day(line.retired_on)}" if line.retired_on else ""
    review = f", to be reviewed by {say_day(line.review_on)}" if line.review_on and not line.retired_on else ""
    return joined(
        (line.name, "strong"),
        (f"  {line.kind_words}{review}{retired}", "dim"),
        *((f"\n{words}", "soon") for words in line.amiss),
        ("\n", ""),
        (f"{'Clauses ' if line.clauses else ''}", "dim"),
        (clauses, "" if line.clauses else "dim"),
        (f"\n{line.place}" if line.place else "", "dim"),
        f"\n{line.note}" if line.note else "",
    )
