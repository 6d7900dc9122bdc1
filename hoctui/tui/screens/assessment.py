"""Self-assessment: the Code clause by clause, each with its question, last year's answer, and this year's on a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work

from hoctui.errors import HoctuiError
from hoctui.services import assessing
from hoctui.tui.commands import Command
from hoctui.tui.screens import assessment_files as files
from hoctui.tui.screens import assessment_paths as paths
from hoctui.tui.screens import assessment_register as register
from hoctui.tui.screens.assessment_commands import ABOUT, COMMANDS
from hoctui.tui.screens.assessment_questionnaire import Questionnaire
from hoctui.tui.widgets.answer_editor import TEXTS, value_of
from hoctui.tui.widgets.clause_lines import TICK
from hoctui.tui.widgets.clause_pane import ClausePane
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from hoctui.services.assessing_figures import RegisterSays
    from hoctui.tui.screens.assessment_list import AssessmentList

_CHOSEN = {"last": "last_year", **{name: name for name in ("looked", "cases", "take", "related", "return")}}
"""What is clicked in a clause, and the action that it stands for."""


class AssessmentScreen(Questionnaire):
    """The yearly self-assessment against the Code."""

    PLACE = "assessment"
    HEADING = "Self-assessment against the Code"
    ABOUT = ABOUT
    KEYS: ClassVar[tuple[Command, ...]] = COMMANDS

    # Answering

    def action_mark(self, mark: str) -> None:
        """Answer the clause under the cursor."""
        self.answer({"answer": mark})

    def action_clear(self) -> None:
        """Take the answer back; evidence and comment stay."""
        self.action_mark("")

    def action_looked(self) -> None:
        """Take the flag away, and confirm an answer that was carried over."""
        self.answer({"confirm": True})

    @work(exclusive=True, group="ask")
    async def action_undo(self) -> None:
        """Take the last change of the answer back; once more brings it back."""
        if self.keeper is None or self.view is None or self.stands():
            return
        self._write_typed()
        try:
            await self.keeper.undo(self._number)
        except HoctuiError as fault:
            self._tell(fault.sentence)
            return
        self._load()
        self._tell(f"{self._number} is as it was before; u brings it back")

    def action_tick(self) -> None:
        """Tick off the next point."""
        view = self.view
        ticked = self._points.tick(view) if view else None
        if ticked is None:
            self._tell("Every point is ticked off; T goes to one, and t takes its tick away.")
        else:
            self.answer({"ticked": ticked})

    def action_next_point(self) -> None:
        """Go on to the next point."""
        if self.view is not None:
            self._points.go_on(self.view)
            self._follow(self._number)

    @work(exclusive=True, group="ask")
    async def action_carry(self) -> None:
        """Carry last year's answers over to where there is none yet."""
        walk = self.walk
        if walk is None or self.stands():
            return
        await self.keep_typed()
        if await files.may_carry(self, walk):
            carried = await self.app.errands.ask(assessing.carry_forward, walk.outline.id)
            await self.read()
            self._tell(f"{len(carried)} carried over; f goes to the next to confirm")

    @work(exclusive=True, group="ask")
    async def action_last_year(self) -> None:
        """Take last year's answer, asking first where something is answered already."""
        view = self.view
        last = view.last_year if view else None
        if view is None or last is None or self.stands():
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

    async def action_evidence(self) -> None:
        """Go to the evidence; from there to the next field, from the last to the first: escape leaves them."""
        if self.editing:
            self.editor.go_on()
        else:
            await self.edit("evidence")

    def action_back(self) -> None:
        """Go back to the clauses; what was typed is kept."""
        self.clauses.focus()

    # The register's figures

    @work(exclusive=True, group="ask")
    async def action_cases(self) -> None:
        """Open one of the cases behind the figures."""
        says = self._says()
        case = await register.choose_case(self, self._number, says) if says else ""
        if case:
            await self.keep_typed()
            self.app.open_case(case)

    def action_take(self) -> None:
        """Take the register's figures into the evidence."""
        says = self._says()
        if says is not None:
            self._write_typed()
            if self.view is not None:
                self.answer(register.taken(self.view, says))

    def _says(self) -> RegisterSays | None:
        """What the register says of the clause; where that is still being counted, it is said."""
        says = self.figures.of(self._number) if self.figures else None
        if says is None:
            self._tell("The figures are still being counted.")
        return says

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

    @work(exclusive=True, group="ask")
    async def action_related(self) -> None:
        """Go to a related clause."""
        walk, view = self.walk, self.view
        there = await paths.choose_related(self, walk, view, self._signs) if walk and view else ""
        if there:
            self._trail.leave(self._number, there)
            self._go(there, "")

    def action_return(self) -> None:
        """Go back to the clause from which one came."""
        if self._trail.way_back:
            self._go(self._trail.back(), "")

    def action_wording(self) -> None:
        """Show the official wording, or leave it out again."""
        self._wording = not self._wording
        self._follow(self._number)

    def action_more(self) -> None:
        """Scroll the question."""
        self.pane.more()

    @on(RowList.RowOpened)
    async def open_answer(self, message: RowList.RowOpened) -> None:
        """Go to the evidence of the clause; or confirm what was carried over, and go to the next of its kind."""
        message.stop()
        if self.walk is None or self.view is None or not self.view.answer.carried:
            await self.edit("evidence")
            return
        self.action_looked()
        self._go(self.walk.next_carried(self._number), "Every answer that was carried over is confirmed.")

    @on(ClausePane.Chosen)
    async def do_chosen(self, message: ClausePane.Chosen) -> None:
        """Do what was clicked."""
        message.stop()
        what = message.what
        if what in _CHOSEN:
            await self.run_action(_CHOSEN[what])
        elif what.startswith(TICK):
            self._points.at = int(what.removeprefix(TICK))
            self.action_tick()
        elif what in TEXTS:
            await self.edit(what)
        else:
            self.action_mark(what)

    # Files

    def action_evidence_register(self) -> None:
        """Open the evidence register."""
        from hoctui.tui.screens.evidence import EvidenceScreen  # noqa: PLC0415 - opened now and then

        self.app.push_screen(EvidenceScreen())

    def action_year(self) -> None:
        """Open the yearly clock."""
        from hoctui.tui.screens.year import YearScreen  # noqa: PLC0415 - opened now and then

        self.app.push_screen(YearScreen())

    # Before publishing

    @work(exclusive=True, group="ask")
    async def action_checks(self) -> None:
        """List what stands in the way of publishing."""
        from hoctui.tui.screens.assessment_checks import ChecksScreen  # noqa: PLC0415 - opened now and then

        await self._look_through(ChecksScreen())

    @work(exclusive=True, group="ask")
    async def action_plan(self) -> None:
        """List the actions."""
        from hoctui.tui.screens.assessment_plan import PlanScreen  # noqa: PLC0415 - opened now and then

        await self._look_through(PlanScreen())

    @work(exclusive=True, group="ask")
    async def action_moved(self) -> None:
        """Hold it against an earlier assessment."""
        from hoctui.tui.screens.assessment_moves import MovesScreen  # noqa: PLC0415 - opened now and then

        await self._look_through(MovesScreen())

    async def _look_through(self, listed: AssessmentList[Any]) -> None:
        """Open a list over the assessment, and go to the clause that was chosen from it."""
        await self.keep_typed()
        await self.app.push_screen_wait(listed)
        if listed.chosen:
            self._trail.leave(self._number, listed.chosen)
            self._go(listed.chosen, "")

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
