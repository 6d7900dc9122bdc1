"""AnswerEditor: where the answer to a clause is written; made when it is first wanted, and filled anew each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message

from hoctui.services.views import AnswerView, ClauseView, FieldView
from hoctui.tui.widgets.clause_lines import LABEL, asks_for_action
from hoctui.tui.widgets.day_input import DayInput
from hoctui.tui.widgets.field import Field, field_for

_ALWAYS: Final = ("evidence", "commentary")
TEXTS: Final = ("evidence", "commentary", "reason", "action", "owner", "due")
"""The fields of an answer besides its mark."""

_FIELDS: Final = (
    ("evidence", "Evidence", "text", "a document, page or figure, dated"),
    ("commentary", "Comment", "text", "what a reader should know besides"),
    ("reason", "Reason", "text", "why it falls short"),
    ("action", "Action", "text", "what will be done about it"),
    ("owner", "Owner", "line", "who sees to it"),
    ("due", "By when", "day", ""),
)


class AnswerEditor(VerticalScroll, can_focus=False):
    """The fields of an answer: Evidence and Comment, and what a shortfall must tell."""

    DEFAULT_CSS = """
    AnswerEditor {
        display: none;
        height: auto;
        max-height: 60%;
        padding: 0 1 0 0;
        scrollbar-size-vertical: 1;
        & Field { display: none; max-width: 88; }
        & Field.-asked { display: block; }
        & LongText { min-height: 2; max-height: 6; }
        &.-roomy { padding-top: 1; }
        &.-roomy LongText { min-height: 3; max-height: 12; }
    }
    """

    @dataclass(eq=False)
    class Typed(Message):
        """What is in a field has changed."""

        number: str
        """The clause whose answer it is."""
        field: str
        """The field's name."""
        value: str
        """What is in it."""
        half: bool
        """Whether it is the date, and no date yet."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """An editor without fields yet."""
        super().__init__(id=id)
        self._fields: dict[str, Field] = {}
        self._number = ""

    async def open(self, view: ClauseView, today: date, at: str, *, half: str = "", room: int = 0) -> None:
        """Shows the fields of a clause's answer, and puts the focus into one.

        Args:
            view: The clause.
            today: What "today" is in the date.
            at: The field that the focus goes to.
            half: A date that is none yet, left from before.
            room: How many lines to take; 0 for as many as the fields need.
        """
        if not self._fields:
            self._fields = {field.key: field for field in _made(today)}
            await self.mount_all(self._fields.values())
        self.load(view)
        if half:
            self._fields["due"].value = half
        self.fit(room)
        self.display = True
        self._fields[at if self._asked(at, view) else "evidence"].focus()

    def load(self, view: ClauseView) -> None:
        """Fills the fields with what is answered."""
        self._number = view.number
        for name, field in self._fields.items():
            field.set_class(self._asked(name, view), "-asked")
            value = value_of(view.answer, name)
            if field.value != value:
                field.value = value

    def fit(self, room: int) -> None:
        """Takes so many lines; 0 for as many as the fields need."""
        self.styles.height = room or "auto"
        self.styles.max_height = room or "60%"
        self.set_class(bool(room), "-roomy")

    def close(self) -> None:
        """Hides the fields again."""
        self.display = False

    def go_on(self) -> None:
        """Goes on to the next field, from the last one to the first: in the list a letter would be a command."""
        asked = [field for field in self._fields.values() if field.has_class("-asked")]
        at = next((place for place, field in enumerate(asked) if field.has_focus_within), -1)
        asked[(at + 1) % len(asked)].focus()

    def typed(self) -> Iterator[Typed]:
        """What is in each field now: the message of the last key may still be on its way."""
        return (self._typed(field) for field in self._fields.values())

    @on(Field.Changed)
    def tell_typed(self, message: Field.Changed) -> None:
        """Says what is in the field now, which may belong to another clause than when the message was sent."""
        message.stop()
        self.post_message(self._typed(message.field))

    def _typed(self, field: Field) -> Typed:
        half = field.key == "due" and bool(field.query_one(DayInput).problem)
        return self.Typed(self._number, field.key, field.value, half)

    @staticmethod
    def _asked(name: str, view: ClauseView) -> bool:
        return name in _ALWAYS or asks_for_action(view) or bool(value_of(view.answer, name))


def value_of(answer: AnswerView, name: str) -> str:
    """A field of an answer as it is typed."""
    if name == "due":
        return answer.due.isoformat() if answer.due else ""
    texts = {
        "evidence": answer.evidence,
        "commentary": answer.commentary,
        "reason": answer.reason,
        "action": answer.action,
        "owner": answer.owner,
    }
    return texts[name]


def _made(today: date) -> list[Field]:
    return [
        field_for(FieldView(name, label, kind, False, hint, (), ""), today, label_width=LABEL + 1)
        for name, label, kind, hint in _FIELDS
    ]
