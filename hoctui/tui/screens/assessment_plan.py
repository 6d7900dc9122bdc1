"""The action plan: every shortfall with what will be done, by whom and by when, and what became of last year's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.content import Content

from hoctui.assessment.plan import PlannedAction, State
from hoctui.dates import parse_day, say_day, say_days, say_short
from hoctui.errors import HoctuiError
from hoctui.services import comparing
from hoctui.services.comparing import PlanView
from hoctui.tui.commands import Command
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.assessment_list import AssessmentList
from hoctui.tui.widgets.row_layout import Cell, CellLike, Column
from hoctui.tui.widgets.safe import Tone, flat, joined

_NONE = "Nothing is promised.\nWhere an answer falls short, its reason, action, owner and date are asked for under it."


class PlanScreen(AssessmentList[PlannedAction]):
    """The action plan."""

    HEADING = "Action plan"
    ABOUT = (
        "Every clause that falls short, with what will be done, by whom and by when: appendix B of what goes to the "
        "governing body. Below it stands what was promised a year ago, and what became of it. A date that was put "
        "back shows the days that were promised before.\n"
        "Enter goes to the clause, where an action is written; d says on which day it was carried out."
    )
    COLUMNS = (
        Column("clause", "clause", width=7),
        Column("action", "what will be done", width=24, flex=5),
        Column("owner", "owner", width=12, flex=1, drop=1),
        Column("due", "by", width=10, align="right"),
        Column("state", "", width=18, flex=1),
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        AssessmentList.OPEN,
        Command("plan.done", "d", "done", "Says on which day it was carried out.", footer=2, needs="an action"),
        AssessmentList.BACK,
    )

    _view: PlanView | None = None

    def has(self, need: str) -> bool:
        """Whether the cursor is on a clause, or on an action in words."""
        line = self.line
        return line is not None and bool(line.action.strip()) if need == "an action" else super().has(need)

    def show_anew(self) -> None:
        """Read the plan again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            view = await self.app.errands.ask(comparing.plan)
        except HoctuiError as fault:
            self.refuse(fault)
            return
        self._view = view
        self.say_about(f"{view.year} · Code {view.edition}")
        self.lay((("now", "THIS YEAR", view.actions), ("then", f"PROMISED IN {view.before_year}", view.earlier)), _NONE)
        every = (*view.actions, *view.earlier)
        late = sum(action.state is State.LATE for action in every)
        lacking = sum(bool(action.missing) for action in view.actions)
        self.stand(
            (say_days(len(every), "action"), "dim"),
            (" · ", "dim"),
            (f"{late} late", "late" if late else "dim"),
            (f" · {lacking} not complete", "soon" if lacking else "dim"),
        )

    def draw(self, line: PlannedAction, selected: bool) -> Sequence[CellLike]:
        """The clause, what, who, by when, how far."""
        what = Cell(line.action, "strong" if selected else "") if line.action.strip() else Cell("no action yet", "soon")
        by = say_short(line.due, self.app.today)[:10].rstrip() if line.due else ""
        return (line.clause, what, Cell(line.owner, "dim"), by, Cell(*_state(line)))

    def tell(self, line: PlannedAction) -> Content:
        """The action in full, why it is needed, and how its date moved."""
        answered = f"  answered {line.mark.word}"
        if line.mark_now is not None:
            answered += f" then, {line.mark_now.word} now"
        told: list[str | tuple[str, Tone]] = [(f"{line.clause}{answered}", "strong"), f"\n{flat(line.action)}"]
        if line.reason.strip():
            told.append((f"\nBecause {flat(line.reason)}", "dim"))
        if line.owner.strip() or line.due:
            by = f" by {say_day(line.due)}" if line.due else ""
            told.append((f"\n{flat(line.owner)}{by}", "dim"))
        if line.earlier_dues:
            told.append((f"\nFirst promised by {', then '.join(map(say_day, line.earlier_dues))}", "soon"))
        if line.missing:
            told.append((f"\nStill wants its {', '.join(line.missing)}", "soon"))
        return joined(*told)

    def clause_of(self, line: PlannedAction) -> str:
        """The clause of this year's form."""
        return next(iter(line.clauses_now), "") if line.mark_now is not None else line.clause

    @work(exclusive=True, group="form")
    async def action_done(self) -> None:
        """Say on which day the action under the cursor was carried out."""
        line = self.line
        if line is None:
            return
        typed, problem = say_day(line.done_on or self.app.today), ""
        while True:
            ask = AskLine(
                f"{line.clause}: carried out on",
                typed,
                more=f"{flat(line.action)[:200]}\nA dash takes the day back.",
                problem=problem,
                does="saves the day",
            )
            given = await self.app.push_screen_wait(ask)
            if given is None:
                return
            typed = given
            try:
                day = None if given in ("-", "–") else parse_day(given, self.app.today)
                await self.app.errands.ask(comparing.mark_done, line.clause, day)
            except HoctuiError as fault:
                problem = fault.sentence
                continue
            self.app.changed()
            self.say("saved" if day else "taken back", "good")
            return


def _state(line: PlannedAction) -> tuple[str, Tone]:
    """How far an action has come, in few words."""
    if line.done_on is not None:
        late = f", {say_days(line.days_late, 'day')} late" if line.days_late else ""
        return f"done{late}", "good"
    if line.missing:
        return f"wants {', '.join(line.missing)}", "soon"
    if line.state is State.LATE:
        return f"{say_days(line.days_late, 'day')} LATE", "late"
    return ("put back", "soon") if line.slipped else (line.state.value, "dim")
