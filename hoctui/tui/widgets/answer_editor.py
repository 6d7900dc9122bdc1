"""AnswerEditor: where the answer to a clause is written; made when it is first wanted, and filled anew each time."""

from __future__ import annotations

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
        padding: 0 1;
        scrollbar-size-vertical: 1;
        & Field { display: none; max-width: 88; }
        & Field.-asked { display: block; }
        & LongText { min-height: 2; max-height: 6; }
    }
    .-broad AnswerEditor LongText { min-height: 3; max-height: 12; }
    """

    class Typed(Message):
        """Something in a field has changed."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name = name
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        """An editor without fields yet."""
        super().__init__(id=id)
        self._fields: dict[str, Field] = {}

    async def open(self, view: ClauseView, today: date, at: str) -> None:
        """Shows the fields of a clause's answer, and puts the focus into one of them."""
        if not self._fields:
            self._fields = {field.key: field for field in _made(today)}
            await self.mount_all(self._fields.values())
        self.load(view)
        self.display = True
        self._fields[at if self._asked(at, view) else "evidence"].focus()

    def load(self, view: ClauseView) -> None:
        """Fills the fields with what is answered."""
        for name, field in self._fields.items():
            field.set_class(self._asked(name, view), "-asked")
            value = value_of(view.answer, name)
            if field.value != value:
                field.value = value

    def close(self) -> None:
        """Hides the fields again."""
        self.display = False

    def half_a_day(self) -> str:
        """What is typed as the date of the action and is no date yet; empty where it is one, or nothing is typed."""
        day = self._fields["due"].query_one(DayInput) if self._fields else None
        return day.text if day is not None and day.problem else ""

    @on(Field.Changed)
    def tell_typed(self, message: Field.Changed) -> None:
        """Says what was typed."""
        message.stop()
        self.post_message(self.Typed(message.field.key, message.value))

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
        field_for(FieldView(name, label, kind, False, hint, (), ""), today, label_width=LABEL)
        for name, label, kind, hint in _FIELDS
    ]
