"""What a form holds, shown before it is taken in: its edition, what was found, and what a person must look at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.assessment.form_review import corrected
from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.choose import Choose, Option
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES
from hoctui.tui.widgets.confirm import Answers, Confirm
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import joined

COLUMNS = (
    Column("clause", width=6),
    Column("answer", width=12),
    Column("why", width=20, flex=1, tone="dim"),
)
LOOKED_AT = "looked at"
_KEYS = {Mark.YES: "y", Mark.NO: "n", Mark.PARTIAL: "p", Mark.NOT_APPLICABLE: "a", Mark.UNANSWERED: "u"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A form to take in, as the officer has corrected it, and the clause to go to then; empty for none."""

    form: ReadForm
    go_to: str = ""


class ImportPreview(Modal[Taken | None]):
    """Shows a form that was read, lets its flagged answers be corrected, and asks whether to take it in."""

    ABOUT = (
        "What was read from the form: how many clauses were found, and those that a person must look at, each with "
        "the reason. Enter changes an answer, v says that you have looked and it stands. y takes the form in as a new "
        "assessment, whatever is still marked; g does, and goes to the first marked clause. n leaves it: nothing is "
        "taken in then. What is on file already is never changed by an import."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "take(False)", "take it in", show=False, id="import.yes"),
        Binding("g", "take(True)", "take it in and go there", show=False, id="import.go"),
        Binding("v", "looked", "looked at", show=False, id="import.looked"),
        Binding("n,escape", "leave", "leave it", show=False, id="import.no"),
    ]

    DEFAULT_CSS = """
    ImportPreview {
        align: center middle;
        & > Vertical {
            width: 100;
            max-width: 96%;
            height: 36;
            max-height: 96%;
            background: $panel;
            border: round $rule;
            padding: 0 1;
        }
        & Detail { background: $panel; padding: 0 1; }
        & RowList { background: $panel; height: 1fr; margin: 1 0; }
        & #why { height: 4; max-height: 30%; }
        & #keys { height: 1; }
        & Answers { margin: 0 1; }
    }
    """

    rows = getters.query_one(RowList)
    head = getters.query_one("#head", Detail)
    why = getters.query_one("#why", Detail)

    def __init__(self, form: ReadForm, name: str) -> None:
        """What a form of that name holds."""
        super().__init__()
        self._form = self._as_read = form
        self._file = name
        self._flagged = form.flagged

    def compose(self) -> ComposeResult:
        """The summary, what must be looked at, why, and the question."""
        with Vertical():
            yield Detail(self._summary(), id="head")
            rows: RowList[Answer] = RowList(
                COLUMNS,
                _draw,
                initial=self._shown(),
                total=len(self._flagged),
                empty="Nothing to look at again: every clause was found and understood.",
                on_cursor=self._follow,
            )
            yield rows
            yield Detail(id="why")
            yield Detail(self._keys(), id="keys")
            yield Answers("take it in, as a new assessment", "leave it")

    def on_mount(self) -> None:
        """The keys go through the list."""
        self._follow(self.rows.cursor, self.rows.row)
        self.rows.focus()

    def _shown(self) -> list[Answer]:
        return [self._form.answers[number] for number in self._flagged]

    def _keys(self) -> Content:
        if not self._flagged:
            return joined("")
        keys = (("enter", "change"), ("v", "looked at"), ("g", "take it in and go to the first of these"))
        return joined(*(piece for key, does in keys for piece in ((key, "accent"), (f" {does}   ", "dim"))))

    def _summary(self) -> Content:
        form = self._form
        marks = Counter(answer.mark for answer in form.answers.values())
        told = ", ".join(f"{marks[mark]} {mark.word}" for mark in Mark if marks[mark])
        found = len(form.answers) - len(form.missing)
        missing = f", {len(form.missing)} missing" if form.missing else ""
        lines = joined(
            (self._file, "strong"),
            "\n",
            f"Code {form.edition}: {found} of {len(form.answers)} clauses found{missing}",
            (f"  {FLAG} {len(form.flagged)} to look at again", "soon" if form.flagged else "dim"),
            "\n",
            (told, "dim"),
        )
        return joined(lines, *((f"\n· {note}", "dim") for note in form.notes[:4]))

    def _follow(self, index: int, answer: Answer | None) -> None:
        del index
        if answer is not None and self.query("#why"):
            self.why.show(joined(*(f"{FLAG} {note}\n" for note in answer.review)))

    def _change(self, answer: Answer) -> None:
        """Show an answer as the officer has put it right."""
        self._form = replace(self._form, answers={**self._form.answers, answer.clause: answer})
        self.rows.set_rows(len(self._flagged), self._shown(), cursor=self.rows.cursor, keep_view=True)
        self.head.show(self._summary())
        self._follow(self.rows.cursor, answer)

    @on(RowList.RowOpened)
    def opened(self, message: RowList.RowOpened) -> None:
        """Change the answer of the clause that was opened."""
        message.stop()
        self._ask(message.row)

    @work(exclusive=True)
    async def _ask(self, answer: Answer) -> None:
        options = [Option(mark.value, f"{mark.sign} {mark.word}", key=_KEYS[mark]) for mark in Mark]
        chosen = await self.app.push_screen_wait(Choose(f"The answer to {answer.clause}", options, answer.mark.value))
        if chosen is not None:
            self._change(corrected(answer, Mark(chosen)))

    def action_looked(self) -> None:
        """Say that the clause under the cursor was looked at and stands as it is read."""
        answer = self.rows.row
        if answer is not None:
            self._change(replace(answer, review=()))

    @on(Answers.Chosen)
    def chosen(self, message: Answers.Chosen) -> None:
        """Give the answer that was clicked."""
        message.stop()
        if message.answer:
            self.dismiss(Taken(self._form))
        else:
            self.action_leave()

    def action_take(self, go: bool) -> None:
        """Take the form in, as it was read and corrected; `go` goes to the first clause still to be looked at."""
        first = next(iter(self._form.flagged), "")
        self.dismiss(Taken(self._form, first if go else ""))

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Take nothing in; what was corrected is not thrown away unasked."""
        if self._form is self._as_read or await self.app.push_screen_wait(
            Confirm("Leave what you have corrected, and take nothing in?", yes="leave it", no="go on here")
        ):
            self.dismiss(None)


def _draw(answer: Answer, selected: bool) -> Drawn:
    return (
        Cell(answer.clause, "strong" if selected else ""),
        Cell(f"{answer.mark.sign} {answer.mark.word}", MARK_TONES[answer.mark.value]),
        "; ".join(answer.review) or LOOKED_AT,
    )
