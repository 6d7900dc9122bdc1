"""Self-assessment: the Code clause by clause, each with its question, last year's answer, and this year's on a key."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from hoctui.clock import say_instant
from hoctui.errors import HoctuiError
from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.services.views import ClausePage, ClauseView
from hoctui.tui.commands import Command
from hoctui.tui.screens import assessment_files as files
from hoctui.tui.screens.assessment_walk import SectionTally, Walk, needs_a_person
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.widgets.answer_editor import AnswerEditor, value_of
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES, ClauseList, ClauseRow, SectionRow
from hoctui.tui.widgets.clause_pane import ClausePane
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.progress_line import ProgressLine
from hoctui.tui.widgets.row_layout import Cell
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import joined

SOON = 1.5
"""Seconds after which what is typed is written down, at the latest."""

AGAIN = 10.0
"""Seconds after which a save that failed is tried again."""

_SHORT = ("Complaint handling ", "Complaints ", "Complaint ")
_ENDS = (": ", ", ", " and ", " of ", " in ", " with ")


class AssessmentScreen(PlaceScreen):
    """The yearly self-assessment against the Code."""

    PLACE = "assessment"
    HEADING = "Self-assessment against the Code"
    ABOUT = (
        "The Code clause by clause: what it asks, what counts as evidence, what was answered last year. y, n, p and a "
        "answer the clause under the cursor; tab goes to its evidence and comment, and escape comes back. A must that "
        "is answered No or Partial is published with its reason, what will be done, by whom and by when, so these are "
        "asked for too. Everything is saved as you type. The flag marks what an import left for a person to look at; "
        "v says that you have."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *(
            Command(
                f"assessment.{name}",
                key,
                word,
                f"Answers the clause {word}.",
                "Answer",
                needs="a yes or no question",
                action=f"mark('{word}')",
            )
            for name, key, word in (
                ("yes", "y", "Yes"),
                ("no", "n", "No"),
                ("partial", "p", "Partial"),
                ("na", "a", "N/A"),
            )
        ),
        Command("assessment.clear", "backspace", "unanswered", "Takes the answer back.", "Answer", needs="an answer"),
        Command(
            "assessment.evidence",
            "tab",
            "evidence",
            "Writes evidence and comment.",
            "Answer",
            footer=1,
            needs="a clause",
        ),
        Command(
            "assessment.last-year",
            "l",
            "last year",
            "Takes last year's answer into this one.",
            "Answer",
            footer=4,
            needs="last year's answer",
        ),
        Command("assessment.looked", "v", "looked", "Takes the flag away: you have looked.", "Answer", needs="a flag"),
        Command(
            "assessment.back", "escape", "back", "Goes back to the clauses.", "Answer", footer=1, needs="an open answer"
        ),
        Command(
            "assessment.next",
            "right_square_bracket",
            "next unanswered",
            "Goes to the next clause without an answer.",
            "Go",
            footer=2,
            needs="a clause",
        ),
        Command(
            "assessment.before",
            "left_square_bracket",
            "unanswered before",
            "Goes to the clause without an answer before this one.",
            "Go",
            needs="a clause",
        ),
        Command("assessment.needing", "f", "needs you", "Goes to the next that needs you.", "Go", needs="a clause"),
        Command(
            "assessment.wording",
            "o",
            "official wording",
            "Shows the official wording too, where a form brought it in.",
            "Go",
            footer=3,
            needs="a clause",
        ),
        Command("assessment.more", "space", "more", "Scrolls the question.", "Go", needs="a clause"),
        Command(
            "assessment.export",
            "x",
            "export",
            "Writes it as a Markdown file.",
            "Files",
            footer=6,
            needs="an assessment",
        ),
        Command(
            "assessment.import", "i", "import", "Reads in a form from a file.", "Files", action="take_in"
        ),
        Command("assessment.new", "N", "new", "Begins another year's.", "Files"),
        Command("assessment.other", "O", "another", "Takes up another assessment.", "Files", needs="an assessment"),
    )

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
        self.walk: Walk | None = None
        self._number = ""
        self._wording = False
        self._typed: dict[str, str] = {}
        self._written = False
        self._soon: Timer | None = None
        self._unsaved: dict[str, dict[str, Any]] = {}

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
        super().on_mount()
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
        self._take_typed()
        self.run_worker(self.read_at(""), group="show", exclusive=True)

    async def read_at(self, number: str) -> None:
        """Read the assessment and show it at a clause: this one, the one that it was left at, or its first."""
        page = await self.app.errands.ask(_read)
        body, none = self.query_one("#body"), self.query_one("#none", Detail)
        body.set_class(page is not None, "-shown")
        none.set_class(page is not None, "-hidden")
        if page is None:
            none.show(files.nothing_yet(self.app.today))
            self.stand(("No self-assessment yet", "dim"))
            self.refresh_bindings()
            return
        same = self.walk is not None and self.walk.outline.id == page.outline.id
        self.walk = Walk(page)
        for late, fields in self._unsaved.items() if same else ():
            self._redo(late, fields)
        wanted = (number, self._number if same else "", page.outline.last_clause)
        self._number = next((one for one in wanted if one in self.walk), self.walk.numbers[0])
        self._show()
        if self.focused is None or not self.editing:
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
        self.clauses.show([self._section_row(walk, tally) for tally in walk.sections()], self._number)
        lacking = sum(bool(walk[number].lacking) for number in walk.numbers)
        flagged = sum(bool(walk[number].answer.review) for number in walk.numbers)
        self.stand(
            (f"✓ {walk.count('Yes')} Yes · ◐ {walk.count('Partial')} Partial · ✗ {walk.count('No')} No", "dim"),
            (f" · – {walk.count('N/A')} N/A", "dim"),
            (f" · {FLAG} {flagged} look again" if flagged else "", "soon"),
            (f" · {lacking} not fully told" if lacking else "", "soon"),
        )

    def _section_row(self, walk: Walk, tally: SectionTally) -> SectionRow:
        note = Cell("✓", "good") if tally.answered == tally.total else Cell("")
        if tally.no or tally.partial:
            note = Cell(f"{tally.no}✗" if tally.no else f"{tally.partial}◐", "soon")
        rows = tuple(_clause_row(view) for view in walk.clauses(tally.number))
        return SectionRow(
            tally.number, tally.title, short_title(tally.title), f"{tally.answered}/{tally.total}", note, rows
        )

    def _follow(self, number: str) -> None:
        """The cursor is on this clause: show it in the same stroke."""
        walk = self.walk
        if walk is None or not self.is_mounted:
            return
        if number != self._number:
            self._take_typed()
            self._number = number
            self._typed_nothing_yet()
        view = walk[number]
        self.pane.show(view, walk.title(view.section), wording=self._wording)
        self.refresh_bindings()

    # Answering

    def answer(self, number: str, fields: dict[str, Any], *, going_on: bool = False) -> None:
        """Answer a clause: shown at once, then written down."""
        if self.walk is None:
            return
        try:
            self._redo(number, fields)
        except HoctuiError as fault:
            self.say(fault.sentence, "late")
            return
        self._show()
        self._unsaved[number] = {**self._unsaved.get(number, {}), **fields}
        self.run_worker(self._write(number, going_on=going_on), group="write")

    def _redo(self, number: str, fields: dict[str, Any]) -> None:
        if self.walk is not None and number in self.walk:
            self.walk.put(assessing.redone(self.walk.outline.edition, self.walk[number], fields, self.app.today))

    async def _write(self, number: str, *, going_on: bool = False) -> None:
        """Write down what is answered of a clause and not saved yet; where that fails, it is tried again."""
        fields = self._unsaved.pop(number, None)
        if not fields or self.walk is None:
            return
        try:
            await self.app.errands.ask(_save, number, fields, self.walk.outline.id, going_on)
        except HoctuiError as fault:
            self._unsaved[number] = {**fields, **self._unsaved.get(number, {})}
            self.say(f"Not saved: {fault.sentence}", "late")
            self.set_timer(AGAIN, lambda: self.run_worker(self._write(number), group="write"))
        else:
            self.say(f"saved {say_instant(self.app.desk.clock.now())[-5:]}")

    def action_mark(self, mark: str) -> None:
        """Answer the clause under the cursor."""
        self.answer(self._number, {"answer": mark})
        self._reload()

    def action_clear(self) -> None:
        """Take the answer back; evidence and comment stay."""
        self.action_mark("")

    def action_looked(self) -> None:
        """Take the flag away."""
        self.answer(self._number, {"confirm": True})

    @work(exclusive=True, group="ask")
    async def action_last_year(self) -> None:
        """Take last year's answer, asking first where something is answered already."""
        view = self.view
        last = view.last_year if view else None
        if view is None or last is None:
            return
        given = view.answer
        if given.mark or any(value_of(given, name) for name in files.TEXTS):
            told = "What is there now is kept in the history of answers."
            question = Confirm(
                f"Put last year's answer in place of this one, at {view.number}?",
                yes="take last year's",
                no="keep this one",
                more=told,
            )
            if not await self.app.push_screen_wait(question):
                return
        self.answer(view.number, {"answer": last.mark, **{name: value_of(last, name) for name in files.TEXTS}})
        self._reload()

    def _reload(self) -> None:
        view = self.view
        if self.editing and view is not None:
            self.editor.load(view)

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
        if view is None:
            return
        self._typed_nothing_yet()
        self.pane.edit(True)
        await self.editor.open(view, self.app.today, field)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Go back to the clauses; what was typed is kept."""
        self.clauses.focus()

    @on(events.DescendantFocus)
    def close_when_left(self, event: events.DescendantFocus) -> None:
        """Once the focus is elsewhere than in the answer, what was typed is written down and the answer shown whole."""
        if self.editing and self.editor not in event.widget.ancestors:
            self._take_typed()
            self.editor.close()
            self.pane.edit(False)
            self.refresh_bindings()

    @on(AnswerEditor.Typed)
    def keep_in_mind(self, message: AnswerEditor.Typed) -> None:
        """Note what is typed, to be written down soon."""
        message.stop()
        view = self.view
        if view is None or not self.editing:
            return
        if message.value == value_of(view.answer, message.name):
            self._typed.pop(message.name, None)
            return
        self._typed[message.name] = message.value
        if self._soon is None:
            self._soon = self.set_timer(SOON, self._take_typed)

    def _take_typed(self) -> None:
        """Write down what was typed since the last time; half a date waits until it is whole."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        typed = dict(self._typed)
        if "due" in typed and self.editor.half_a_day():
            del typed["due"]
        self._typed.clear()
        if typed:
            self.answer(self._number, typed, going_on=self._written)
            self._written = True

    def _typed_nothing_yet(self) -> None:
        self._typed.clear()
        self._written = False

    async def keep_typed(self) -> None:
        """Before leaving: write down what was typed, and where the officer is."""
        self._take_typed()
        for number in tuple(self._unsaved):
            await self._write(number, going_on=True)
        if self.walk is not None:
            await self.app.errands.ask(_stay, self._number)

    def on_screen_suspend(self) -> None:
        """Another place is shown: nothing typed waits for the way back."""
        if self.walk is not None:
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
        elif message.what in files.TEXTS:
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
    async def action_take_in(self) -> None:
        """Read in a form."""
        if await files.take_in(self):
            await self.read_at("")

    @work(exclusive=True, group="ask")
    async def action_new(self) -> None:
        """Begin another year's assessment."""
        if await files.begin(self):
            await self.read_at("")

    @work(exclusive=True, group="ask")
    async def action_other(self) -> None:
        """Take up another assessment."""
        await self.keep_typed()
        if await files.take_up_another(self):
            await self.read_at("")


def short_title(title: str) -> str:
    """A section's title for a narrow list: what tells it from the others."""
    for begin in _SHORT:
        if title.startswith(begin) and not title[len(begin) :].startswith(("and ", "of ")):
            title = title[len(begin) :]
            title = title[0].upper() + title[1:]
    ends = [at for end in _ENDS if (at := title.find(end)) > 0]
    return title[: min(ends)] if ends else title


def _clause_row(view: ClauseView) -> ClauseRow:
    mark = view.answer.mark
    if not mark and view.answered:
        return ClauseRow(view.number, "✓", "told", "good", needs_a_person(view))
    return ClauseRow(view.number, view.answer.sign, mark, MARK_TONES[mark], needs_a_person(view))


def _read(desk: Desk) -> ClausePage | None:
    return assessing.page(desk) if assessing.has_one(desk) else None


def _save(desk: Desk, number: str, fields: dict[str, Any], assessment: int, going_on: bool) -> None:
    assessing.answer(desk, number, fields, assessment, going_on=going_on)


def _stay(desk: Desk, number: str) -> None:
    assessing.stay_at(desk, number)
