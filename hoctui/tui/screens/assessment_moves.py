"""The comparison: how each answer moved from an earlier assessment to this one, across editions too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.content import Content

from hoctui.assessment.compare import Compared, Comparison, Move
from hoctui.errors import HoctuiError
from hoctui.services import assessing, comparing
from hoctui.tui.commands import Command
from hoctui.tui.screens.assessment_list import AssessmentList
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.row_layout import Cell, CellLike, Column
from hoctui.tui.widgets.safe import Tone, flat, joined

_BANDS = (
    (Move.WORSE, "WORSE THAN BEFORE"),
    (Move.BETTER, "BETTER THAN BEFORE"),
    (Move.CHANGED, "CHANGED"),
    (Move.NEW, "NEW"),
    (Move.OPEN, "NOT ANSWERED YET"),
    (Move.SAME, "THE SAME"),
)
_TONES: dict[Move, Tone] = {Move.WORSE: "late", Move.BETTER: "good", Move.OPEN: "dim", Move.SAME: "dim"}
_SHOWN = 900


class MovesScreen(AssessmentList[Compared]):
    """Two assessments side by side."""

    HEADING = "What moved"
    ABOUT = (
        "The current self-assessment held against the one before it, clause by clause: what is answered worse or "
        "better than then, and whether the answer still rests on the very same evidence. Between two editions of the "
        "Code the clauses that ask the same are held together, whatever their numbers.\n"
        "w holds it against another assessment on file. Enter goes to the clause."
    )
    COLUMNS = (
        Column("clause", "clause", width=7),
        Column("then", "then", width=10),
        Column("now", "now", width=10),
        Column("evidence", "evidence", width=15, tone="dim"),
        Column("question", "what it asks", width=20, flex=1, tone="dim"),
    )
    LATE_BAND = Move.WORSE.value
    KEYS: ClassVar[tuple[Command, ...]] = (
        AssessmentList.OPEN,
        Command("moves.with", "w", "with another", "Holds it against another assessment.", footer=2),
        AssessmentList.BACK,
    )

    _found: Comparison | None = None
    _other = ""

    def show_anew(self) -> None:
        """Compare again."""
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            view = await self.app.errands.ask(comparing.compare, "", self._other)
        except HoctuiError as fault:
            self.refuse(fault)
            return
        found = self._found = view.comparison
        now, then = found.now, found.before
        self.say_about(f"{now.year} · Code {now.edition.name}, against {then.year} · Code {then.edition.name}")
        self.lay(tuple((move.value, words, found.moved(move)) for move, words in _BANDS), "Nothing to compare.")
        worse, late = len(found.moved(Move.WORSE)), len(view.late)
        self.stand(
            (f"{worse} worse", "late" if worse else "dim"),
            (f" · {len(found.moved(Move.BETTER))} better · {len(found.moved(Move.SAME))} the same · ", "dim"),
            (f"{late} promised and late", "late" if late else "dim"),
            (f" · {len(found.gone)} no longer asked" if found.gone else "", "dim"),
        )

    def draw(self, line: Compared, selected: bool) -> Sequence[CellLike]:
        """The clause, what it was, what it is, what it rests on."""
        return (
            Cell(line.clause, "strong" if selected else ""),
            Cell(line.before.word if line.earlier else "", "dim"),
            Cell(line.now.word, _TONES.get(line.move, "")),
            line.evidence.value,
            self._question(line),
        )

    def _question(self, line: Compared) -> str:
        return self._found.now.edition.clause(line.clause).question if self._found else ""

    def tell(self, line: Compared) -> Content:
        """The question, the clause that was asked then, and the evidence of then and now."""
        if self._found is None:
            return Content("")
        told: list[str | tuple[str, Tone]] = [(f"{line.clause}  {self._question(line)}", "strong")]
        other = [one for one in line.earlier if one != line.clause]
        if other:
            told.append((f"\nThen {', '.join(other)}", "dim"))
        if line.note:
            told.append((f"\n{line.note}", "soon"))
        for words, assessment, numbers in (
            ("Then", self._found.before, line.earlier),
            ("Now", self._found.now, (line.clause,)),
        ):
            given = " ".join(filter(None, (flat(assessment.answer(one).evidence) for one in numbers)))
            if given:
                told.append((f"\n{words}: ", "dim"))
                told.append(given[:_SHOWN])
        return joined(*told)

    def clause_of(self, line: Compared) -> str:
        """The clause of this year's form."""
        return line.clause

    @work(exclusive=True, group="form")
    async def action_with(self) -> None:
        """Hold it against another assessment."""
        found = await self.app.errands.ask(assessing.on_file)
        options = [Option(head.year, f"{head.year} · Code {head.edition}") for head in found if not head.is_current]
        if not options:
            self.say("There is no other assessment on file.")
            return
        chosen = await self.app.push_screen_wait(Choose("Hold it against which?", options, self._other))
        if chosen:
            self._other = chosen
            self.show_anew()
