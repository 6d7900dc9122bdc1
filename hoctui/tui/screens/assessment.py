"""Self-assessment: the Code clause by clause, each with its question, last year's answer, and this year's on a key."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from hoctui.services.views import ClauseView
from hoctui.tui.commands import Command
from hoctui.tui.screens import assessment_files as files
from hoctui.tui.screens import assessment_keeper as keeper
from hoctui.tui.screens.assessment_commands import ABOUT, COMMANDS, NEEDS
from hoctui.tui.screens.assessment_keeper import AnswerKeeper
from hoctui.tui.screens.assessment_walk import SectionTally, Walk, needs_a_person
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.answer_editor import TEXTS, AnswerEditor, value_of
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES, ClauseList, ClauseRow, SectionRow
from hoctui.tui.widgets.clause_pane import ClausePane, room_for_writing
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.frame import StatusLine
from hoctui.tui.widgets.progress_line import ProgressLine
from hoctui.tui.widgets.row_layout import Cell
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import Tone, joined

_SHORT = ("Complaint handling ", "Complaints ", "Complaint ")
_ENDS = (": ", ", ", " and ", " of ", " in ", " with ")


class AssessmentScreen(PlaceScreen):
    """The yearly self-assessment against the Code."""

    PLACE = "assessment"
    HEADING = "Self-assessment against the Code"
    ABOUT = ABOUT
    KEYS: ClassVar[tuple[Command, ...]] = COMMANDS

    DEFAULT_CSS = """
    AssessmentScreen ProgressLine { margin-bottom: 1; }
    AssessmentScreen #body { height: 1fr; display: none; }
    AssessmentScreen #body.-shown { display: block; }
    AssessmentScreen ClauseList { width: 28; height: 1fr; }
    AssessmentScreen.-broad ClauseList { width: 44; }
    AssessmentScreen #clause { width: 1fr; height: 1fr; border-left: solid $rule; }
    AssessmentScreen #none { height: 1fr; }
    AssessmentScreen #none.-hidden { display: none; }
    """

    progress = getters.query_one(ProgressLine)
    clauses = getters.query_one(ClauseList)
    pane = getters.query_one(ClausePane)
    editor = getters.query_one(AnswerEditor)

    def __init__(self) -> None:
        """The questionnaire, not read yet."""
        super().__init__()
        self.keeper: AnswerKeeper | None = None
        self._number = ""
        self._wording = False
        self._keys_for: tuple[bool, ...] = ()

    @property
    def walk(self) -> Walk | None:
        """The clauses as they stand, once they are read."""
        return self.keeper.walk if self.keeper else None

    def compose_body(self) -> ComposeResult:
        """How far it has come, the clauses, and the one under the cursor."""
        yield ProgressLine()
        yield Detail(joined(("Reading the self-assessment …", "dim")), id="none")
        with Horizontal(id="body"):
            yield ClauseList(self._follow)
            with Vertical(id="clause"):
                yield ClausePane()
                yield AnswerEditor()

    def on_mount(self) -> None:
        """Read the assessment."""
        self.show_anew()

    def has(self, need: str) -> bool:
        """Whether that is there which a command needs."""
        view = self.view
        if view is None:
            return False
        return {
            "a yes or no question": view.kind == "yes/no",
            "an answer": bool(view.answer.mark),
            "last year's answer": view.last_year is not None,
            "a flag": bool(view.answer.review),
            "an open answer": self.editing,
        }.get(need, True)

    def _refresh_keys(self) -> None:
        """Show other keys below where others are good now; to look at every one of them at each move would be slow."""
        state = tuple(self.has(need) for need in NEEDS)
        if state != self._keys_for:
            self._keys_for = state
            self.refresh_bindings()

    @property
    def view(self) -> ClauseView | None:
        """The clause under the cursor."""
        return self.walk[self._number] if self.walk and self._number in self.walk else None

    @property
    def editing(self) -> bool:
        """Whether the answer is being written."""
        return self.is_mounted and bool(self.editor.display)

    def concerns(self, case: str) -> bool:
        """No change of a case is seen here."""
        return not case

    # Reading and showing

    def show_anew(self) -> None:
        """Read the assessment, the cursor staying on its clause."""
        self.run_worker(self.read(), group="show", exclusive=True)

    async def read(self) -> None:
        """Read the assessment and show it: at the clause that it is at, else where it was left, else at its first."""
        found = await self.app.errands.ask(keeper.read)
        body, none = self.query_one("#body"), self.query_one("#none", Detail)
        body.set_class(found is not None, "-shown")
        none.set_class(found is not None, "-hidden")
        if found is None:
            none.show(files.nothing_yet(self.app.today))
            self.stand(("No self-assessment yet", "dim"))
            self._refresh_keys()
            return
        page, half = found
        walk = Walk(page)
        if self.keeper is not None and self.keeper.walk.outline.id == page.outline.id:
            self.keeper.renew(walk)
        else:
            self.keeper = AnswerKeeper(self, walk, half, self._show, self._tell)
            self._number = page.outline.last_clause if page.outline.last_clause in walk else walk.numbers[0]
        self._show()
        if not self.editing:
            self.clauses.focus()

    def _show(self) -> None:
        """Show the walk as it stands now."""
        walk = self.walk
        if walk is None:
            return
        outline = walk.outline
        self.progress.show(
            f"{outline.year} · Code {outline.edition}",
            walk.answered,
            len(walk.numbers),
            walk.needing,
            outline.source,
        )
        self.clauses.show([_section_row(walk, tally) for tally in walk.sections()], self._number)
        lacking = sum(bool(walk[number].lacking) for number in walk.numbers)
        flagged = sum(bool(walk[number].answer.review) for number in walk.numbers)
        self.stand(
            (f"✓ {walk.count('Yes')} Yes · ◐ {walk.count('Partial')} Partial · ✗ {walk.count('No')} No", "dim"),
            (f" · – {walk.count('N/A')} N/A", "dim"),
            (f" · {FLAG} {flagged} look again" if flagged else "", "soon"),
            (f" · {lacking} not fully told" if lacking else "", "soon"),
        )

    def _follow(self, number: str) -> None:
        """The cursor is on this clause: show it in the same stroke."""
        walk = self.walk
        if walk is None or not self.is_mounted:
            return
        self._number = number
        view = walk[number]
        self.pane.show(view, walk.title(view.section), wording=self._wording)
        self._refresh_keys()

    # Answering

    def answer(self, fields: dict[str, Any]) -> None:
        """Answer the clause under the cursor."""
        if self.keeper is None or self.view is None:
            return
        self.keeper.answer(self._number, fields)
        if self.editing:
            self.editor.load(self.view)

    def _tell(self, text: str, tone: Tone = "dim") -> None:
        """Say it, unless the app is being left and the line for it is gone."""
        if self.query(StatusLine):
            self.say(text, tone)

    def action_mark(self, mark: str) -> None:
        """Answer the clause under the cursor."""
        self.answer({"answer": mark})

    def action_clear(self) -> None:
        """Take the answer back; evidence and comment stay."""
        self.action_mark("")

    def action_looked(self) -> None:
        """Take the flag away."""
        self.answer({"confirm": True})

    @work(exclusive=True, group="ask")
    async def action_last_year(self) -> None:
        """Take last year's answer, asking first where something is answered already."""
        view = self.view
        last = view.last_year if view else None
        if view is None or last is None:
            return
        given = view.answer
        if given.mark or any(value_of(given, name) for name in TEXTS):
            told = "What is there now is kept in the history of answers."
            question = Confirm(
                f"Put last year's answer in place of this one, at {view.number}?",
                yes="take last year's",
                no="keep this one",
                more=told,
            )
            if not await self.app.push_screen_wait(question):
                return
        self.answer({"answer": last.mark, **{name: value_of(last, name) for name in TEXTS}})

    # Writing evidence and comment

    async def action_evidence(self) -> None:
        """Go to the evidence; from there to the next field."""
        if self.editing:
            self.focus_next()
        else:
            await self.edit("evidence")

    async def edit(self, field: str) -> None:
        """Open the answer for writing, at one of its fields."""
        view = self.view
        if view is None or self.keeper is None or self.editing:
            return
        self.keeper.start(view.number)
        self.pane.edit(True)
        half = self.keeper.half.get(view.number, "")
        await self.editor.open(view, self.app.today, field, half=half, room=self._room())
        self._refresh_keys()

    def _room(self) -> int:
        return room_for_writing(self.query_one("#clause").size.height, self.size.height)

    def on_resize(self) -> None:
        """Fit what is being written to the new size, once that is laid out."""
        if self.editing:
            self.call_after_refresh(lambda: self.editor.fit(self._room()))

    def action_back(self) -> None:
        """Go back to the clauses; what was typed is kept."""
        self.clauses.focus()

    @on(events.DescendantFocus)
    def close_when_left(self, event: events.DescendantFocus) -> None:
        """Once the focus is elsewhere than in the answer, what was typed is written down and the answer shown whole."""
        if not self.editing or self.keeper is None or self.editor in event.widget.ancestors:
            return
        self._write_typed()
        self.editor.close()
        self.pane.edit(False)
        self._refresh_keys()
        if self._number in self.keeper.half:
            self._tell("By when is no date yet; what is typed there stays", "soon")

    @on(AnswerEditor.Typed)
    def keep_in_mind(self, message: AnswerEditor.Typed) -> None:
        """Note what is typed, to be written down soon."""
        message.stop()
        if self.keeper is not None and self.editing:
            self.keeper.take(message)

    def _write_typed(self) -> None:
        """Write down what is in the fields now."""
        if self.keeper is not None and self.editing:
            for typed in self.editor.typed():
                self.keeper.take(typed)
            self.keeper.write_typed()

    async def keep_typed(self) -> None:
        """Before leaving: write down what was typed, and where the officer is."""
        self._write_typed()
        if self.keeper is not None:
            await self.keeper.keep(self._number)

    def on_screen_suspend(self) -> None:
        """Another place is shown: nothing typed waits for the way back."""
        self.run_worker(self.keep_typed(), group="write")

    # Going about

    def action_next(self) -> None:
        """Go to the next clause without an answer."""
        self._go(self.walk.next_open(self._number) if self.walk else None, "Every clause is answered.")

    def action_before(self) -> None:
        """Go to the clause without an answer before this one."""
        self._go(self.walk.next_open(self._number, -1) if self.walk else None, "Every clause is answered.")

    def action_needing(self) -> None:
        """Go to the next clause that needs the officer."""
        self._go(self.walk.next_needing(self._number) if self.walk else None, "No clause needs you.")

    def _go(self, number: str | None, otherwise: str) -> None:
        if number is None:
            self.say(otherwise)
        else:
            self.clauses.focus()
            self.clauses.go_to(number)

    def action_wording(self) -> None:
        """Show the official wording, or leave it out again."""
        self._wording = not self._wording
        self._follow(self._number)

    def action_more(self) -> None:
        """Scroll the question."""
        self.pane.more()

    @on(RowList.RowOpened)
    async def open_answer(self, message: RowList.RowOpened) -> None:
        """Go to the evidence of the clause."""
        message.stop()
        await self.edit("evidence")

    @on(ClausePane.Chosen)
    async def do_chosen(self, message: ClausePane.Chosen) -> None:
        """Do what was clicked."""
        message.stop()
        if message.what == "last":
            self.action_last_year()
        elif message.what == "looked":
            self.action_looked()
        elif message.what in TEXTS:
            await self.edit(message.what)
        else:
            self.action_mark(message.what)

    # Files

    @work(exclusive=True, group="ask")
    async def action_export(self) -> None:
        """Write the assessment to a file."""
        if self.walk is not None:
            await self.keep_typed()
            await files.export(self, self.walk.outline.year)

    @work(exclusive=True, group="ask")
    async def action_import(self) -> None:
        """Read in a form."""
        if await files.take_in(self):
            await self.read()

    @work(exclusive=True, group="ask")
    async def action_new(self) -> None:
        """Begin another year's assessment."""
        if await files.begin(self):
            await self.read()

    @work(exclusive=True, group="ask")
    async def action_other(self) -> None:
        """Take up another assessment."""
        await self.keep_typed()
        if await files.take_up_another(self):
            await self.read()


def short_title(title: str) -> str:
    """A section's title for a narrow list: what tells it from the others."""
    for begin in _SHORT:
        if title.startswith(begin) and not title[len(begin) :].startswith(("and ", "of ")):
            title = title[len(begin) :]
            title = title[0].upper() + title[1:]
    ends = [at for end in _ENDS if (at := title.find(end)) > 0]
    return title[: min(ends)] if ends else title


def _section_row(walk: Walk, tally: SectionTally) -> SectionRow:
    note = Cell("✓", "good") if tally.answered == tally.total else Cell("")
    if tally.no or tally.partial:
        note = Cell(f"{tally.no}✗" if tally.no else f"{tally.partial}◐", "soon")
    rows = tuple(_clause_row(view) for view in walk.clauses(tally.number))
    return SectionRow(
        tally.number, tally.title, short_title(tally.title), f"{tally.answered}/{tally.total}", note, rows
    )


def _clause_row(view: ClauseView) -> ClauseRow:
    mark = view.answer.mark
    if not mark and view.answered:
        return ClauseRow(view.number, "✓", "told", "good", needs_a_person(view))
    return ClauseRow(view.number, view.answer.sign, mark, MARK_TONES[mark], needs_a_person(view))
