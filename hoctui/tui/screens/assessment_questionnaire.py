"""Questionnaire: what the self-assessment's screen shows, follows and keeps; what can be done there builds on it."""

from __future__ import annotations

from typing import Any

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from hoctui.dates import say_short
from hoctui.services.views import ClauseView
from hoctui.tui.screens import assessment_keeper as keeper
from hoctui.tui.screens.assessment_commands import NEEDS
from hoctui.tui.screens.assessment_keeper import AnswerKeeper
from hoctui.tui.screens.assessment_paths import Points, Trail
from hoctui.tui.screens.assessment_register import RegisterFigures
from hoctui.tui.screens.assessment_rows import nothing_yet, section_rows
from hoctui.tui.screens.assessment_walk import Walk
from hoctui.tui.screens.place import PlaceScreen
from hoctui.tui.signs import signs_here
from hoctui.tui.widgets.answer_editor import AnswerEditor
from hoctui.tui.widgets.clause_list import ClauseList
from hoctui.tui.widgets.clause_pane import ClausePane, room_for_writing
from hoctui.tui.widgets.clause_text import Aside
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.frame import StatusLine
from hoctui.tui.widgets.progress_line import ProgressLine
from hoctui.tui.widgets.safe import Tone, joined

_COUNTED = ("Yes", "Partial", "No", "N/A")


class Questionnaire(PlaceScreen):
    """The clauses of the current assessment, the one under the cursor, and its answer while it is written."""

    DEFAULT_CSS = """
    Questionnaire ProgressLine { margin-bottom: 1; }
    Questionnaire #body { height: 1fr; display: none; }
    Questionnaire #body.-shown { display: block; }
    Questionnaire ClauseList { width: 28; height: 1fr; }
    Questionnaire.-broad ClauseList { width: 44; }
    Questionnaire #clause { width: 1fr; height: 1fr; border-left: solid $rule; }
    Questionnaire #none { height: 1fr; }
    Questionnaire #none.-hidden { display: none; }
    """

    progress = getters.query_one(ProgressLine)
    clauses = getters.query_one(ClauseList)
    pane = getters.query_one(ClausePane)
    editor = getters.query_one(AnswerEditor)

    def __init__(self) -> None:
        """The questionnaire, not read yet."""
        super().__init__()
        self.keeper: AnswerKeeper | None = None
        self.figures: RegisterFigures | None = None
        self._signs = signs_here(headless=self.app.is_headless)
        self._points = Points()
        self._trail = Trail()
        self._number = ""
        self._wording = False
        self._keys_for: tuple[bool, ...] = ()

    @property
    def walk(self) -> Walk | None:
        """The clauses as they stand, once they are read."""
        return self.keeper.walk if self.keeper else None

    @property
    def view(self) -> ClauseView | None:
        """The clause under the cursor."""
        return self.walk[self._number] if self.walk and self._number in self.walk else None

    @property
    def editing(self) -> bool:
        """Whether the answer is being written."""
        return self.is_mounted and bool(self.editor.display)

    def compose_body(self) -> ComposeResult:
        """How far it has come, the clauses, and the one under the cursor."""
        yield ProgressLine()
        yield Detail(joined(("Reading the self-assessment …", "dim")), id="none")
        with Horizontal(id="body"):
            yield ClauseList(self._follow, self._signs)
            with Vertical(id="clause"):
                yield ClausePane(self._signs)
                yield AnswerEditor()

    def on_mount(self) -> None:
        """Read the assessment."""
        self.show_anew()

    def has(self, need: str) -> bool:
        """Whether that is there which a command needs."""
        view = self.view
        if view is None:
            return False
        given = view.answer
        return {
            "a yes or no question": view.kind == "yes/no",
            "an answer": bool(given.mark),
            "last year's answer": view.last_year is not None,
            "something to confirm": bool(given.review) or given.carried,
            "points": bool(view.points),
            "figures": bool(view.figures) or self._has_figures(),
            "related clauses": bool(view.related),
            "a way back": bool(self._trail.way_back),
            "an open answer": self.editing,
        }.get(need, True)

    def _has_figures(self) -> bool:
        says = self.figures.of(self._number) if self.figures else None
        return says is not None and bool(says.figures.figures)

    def _refresh_keys(self) -> None:
        """Show other keys below where others are good now; to look at every one of them at each move would be slow."""
        state = tuple(self.has(need) for need in NEEDS)
        if state != self._keys_for:
            self._keys_for = state
            self.refresh_bindings()

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
            none.show(nothing_yet(self.app.today))
            self.stand(("No self-assessment yet", "dim"))
            self._refresh_keys()
            return
        page, half = found
        walk = Walk(page)
        if self.keeper is not None and self.keeper.walk.outline.id == page.outline.id:
            self.keeper.renew(walk)
        else:
            self.keeper = AnswerKeeper(self, walk, half, self._show, self._tell)
            self.figures = RegisterFigures(self, page.outline.edition, page.outline.year, self._counted)
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
        out = f" · PUBLISHED {say_short(outline.published_on, self.app.today)}" if outline.published_on else ""
        self.progress.show(
            f"{outline.year} · Code {outline.edition}{out}",
            walk.answered,
            len(walk.numbers),
            walk.needing,
            walk.carried,
            source=outline.source,
        )
        signs = self._signs
        self.clauses.show(section_rows(walk, signs), self._number)
        lacking = sum(bool(walk[number].lacking) for number in walk.numbers)
        flagged = sum(bool(walk[number].answer.review) for number in walk.numbers)
        self.stand(
            (" · ".join(f"{signs.of(mark)} {walk.count(mark)} {mark}" for mark in _COUNTED), "dim"),
            (f" · {signs.flag} {flagged} look again" if flagged else "", "soon"),
            (f" · {lacking} not fully told" if lacking else "", "soon"),
        )

    def _follow(self, number: str) -> None:
        """The cursor is on this clause: show it in the same stroke."""
        walk = self.walk
        if walk is None or not self.is_mounted:
            return
        if number != self._number:
            self._points.leave()
        self._number = number
        self._trail.follow(number)
        view, figures = walk[number], self.figures
        says = figures.of(number) if figures else None
        aside = Aside(self._wording, says, self._points.at, self._trail.way_back)
        self.pane.show(view, walk.title(view.section), aside)
        self._refresh_keys()
        if figures is not None:
            figures.want(view)

    def _counted(self, number: str) -> None:
        """The register's figures for a clause are there."""
        if number == self._number and self.query(ClausePane):  # none where the app is being left meanwhile
            self._follow(number)

    def _register_changed(self, case: str) -> None:
        """The figures are others now; they are counted anew where they are seen."""
        if self.figures is not None:
            self.figures.forget()
        super()._register_changed(case)
        if self.is_current and self.walk is not None:
            self._follow(self._number)

    def on_screen_resume(self) -> None:
        """Count what has changed while another screen was on top."""
        if self.walk is not None:
            self._follow(self._number)

    def _tell(self, text: str, tone: Tone = "dim") -> None:
        """Say it, unless the app is being left and the line for it is gone."""
        if self.query(StatusLine):
            self.say(text, tone)

    def _go(self, number: str | None, otherwise: str) -> None:
        if number is None:
            self.say(otherwise)
        else:
            self.clauses.focus()
            self.clauses.go_to(number)

    # Answering and writing

    def answer(self, fields: dict[str, Any]) -> None:
        """Answer the clause under the cursor."""
        if self.keeper is None or self.view is None or self.stands():
            return
        self.keeper.answer(self._number, fields)
        self._load()

    def stands(self) -> bool:
        """Whether the assessment is published, so that nothing in it changes; then that is said."""
        published = self.walk.outline.published_on if self.walk else None
        if published is not None:
            self._tell(f"Published {say_short(published, self.app.today)}: it stands. N begins the next one.", "soon")
        return published is not None

    def _load(self) -> None:
        """Show in the open fields what is answered now."""
        if self.editing and self.view is not None:
            self.editor.load(self.view)

    async def edit(self, field: str) -> None:
        """Open the answer for writing, at one of its fields."""
        view = self.view
        if view is None or self.keeper is None or self.editing or self.stands():
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
