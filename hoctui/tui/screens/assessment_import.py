"""What a form holds, shown before it is taken in: its edition, what was found, and what a person must look at."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.clause_list import FLAG, MARK_TONES
from hoctui.tui.widgets.confirm import Answers
from hoctui.tui.widgets.detail import Detail
from hoctui.tui.widgets.row_layout import Cell, Column, Drawn
from hoctui.tui.widgets.rows import RowList
from hoctui.tui.widgets.safe import joined

COLUMNS = (
    Column("clause", width=6),
    Column("answer", width=12),
    Column("why", width=20, flex=1, tone="dim"),
)


class ImportPreview(Modal[bool]):
    """Shows a form that was read, and asks whether to take it in: y gives True, n and Escape False."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", show=False, id="import.yes"),
        Binding("n,escape", "answer(False)", "no", show=False, id="import.no"),
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
        & Answers { margin: 1 1 0 1; }
    }
    """

    rows = getters.query_one(RowList)
    why = getters.query_one("#why", Detail)

    def __init__(self, form: ReadForm, name: str) -> None:
        """What a form of that name holds."""
        super().__init__()
        self._form = form
        self._file = name

    def compose(self) -> ComposeResult:
        """The summary, what must be looked at, why, and the question."""
        flagged = [self._form.answers[number] for number in self._form.flagged]
        with Vertical():
            yield Detail(self._summary())
            rows: RowList[Answer] = RowList(
                COLUMNS,
                _draw,
                initial=flagged,
                total=len(flagged),
                empty="Nothing to look at again: every clause was found and understood.",
                on_cursor=self._follow,
            )
            yield rows
            yield Detail(id="why")
            yield Answers("take it in, as a new assessment", "leave it")

    def on_mount(self) -> None:
        """The keys go through the list."""
        self._follow(self.rows.cursor, self.rows.row)
        self.rows.focus()

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

    @on(Answers.Chosen)
    def chosen(self, message: Answers.Chosen) -> None:
        """Give the answer that was clicked."""
        message.stop()
        self.dismiss(message.answer)

    def action_answer(self, answer: bool) -> None:
        """Give the answer."""
        self.dismiss(answer)


def _draw(answer: Answer, selected: bool) -> Drawn:
    return (
        Cell(answer.clause, "strong" if selected else ""),
        Cell(f"{answer.mark.sign} {answer.mark.word}", MARK_TONES[answer.mark.value]),
        "; ".join(answer.review),
    )
