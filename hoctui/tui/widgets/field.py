"""Field: a label, what the answer is typed into, and beneath it what is wrong; one for each kind of a form's fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from hoctui.services.views import FieldView
from hoctui.tui.widgets.chooser import Chooser
from hoctui.tui.widgets.day_input import PROBLEM, DayInput
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.safe import joined, plain

YES_NO: Final = (("yes", "Yes"), ("no", "No"))
"""The choices of a question that is answered by yes or no, by value and words."""

LABEL: Final = 24
"""Cells that the labels of a form have, so that its fields stand beneath each other."""

_NUMBER: Final = r"[\d.,£ -]*"
_ROOM_FOR_HINT: Final = 52
"""A hint longer than this does not fit into an empty field at 80 columns, and stands beneath it."""


@dataclass(frozen=True, slots=True)
class Editor:
    """What a field's answer is typed into, and how that is read and written as a string."""

    widget: Widget
    read: Callable[[], str]
    write: Callable[[str], None]


class Field(Horizontal):
    """One field of a form: its label at the left, the answer at the right, what is wrong with it beneath, in words."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        width: 1fr;
        max-width: 112;
        & > Static { height: auto; padding: 0 1; }
        & > Vertical {
            height: auto;
            width: 1fr;
            border-left: outer $surface;
            & > .field--note { height: auto; width: 1fr; display: none; }
            & > .field--note.-shown { display: block; }
        }
        & Input { background: $surface; }
        &:focus-within > Vertical { border-left: outer $accent; }
    }
    """

    note = getters.query_one(".field--note", Static)

    @dataclass(eq=False)
    class Changed(Message):
        """What is in the field has changed."""

        field: Field
        """The field."""
        value: str
        """What is in it now."""

        @property
        def control(self) -> Field:
            """The field, for `@on(Field.Changed, "#id")`."""
            return self.field

    @dataclass(eq=False)
    class Submitted(Message):
        """Enter was pressed in the field; not in one of several lines, where it begins the next."""

        field: Field
        """The field."""

        @property
        def control(self) -> Field:
            """The field, for `@on(Field.Submitted, "#id")`."""
            return self.field

    def __init__(
        self,
        key: str,
        label: str,
        editor: Editor,
        *,
        required: bool = False,
        hint: str = "",
        label_width: int = LABEL,
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """A field called `key` in the form's values. field_for() makes one from its declaration.

        Args:
            key: The field's name among the form's values.
            label: What stands before it.
            editor: What the answer is typed into.
            required: Whether it must be filled, which the label says in a word.
            hint: What to say beneath it while nothing is wrong, where it does not fit into the empty field.
            label_width: Cells for the label.
            id: The widget's id.
            classes: The widget's CSS classes.
        """
        super().__init__(id=id, classes=classes)
        self.key = key
        self.label = label
        self.required = required
        self._editor = editor
        self._hint = hint
        self._label_width = label_width
        self._error = ""
        self._last = editor.read()

    @property
    def value(self) -> str:
        """What is in it: the text, the chosen value, "yes" or "no"; a day as ISO, as typed where it is none yet."""
        return self._editor.read()

    @value.setter
    def value(self, value: str) -> None:
        self._editor.write(value)

    @property
    def error(self) -> str:
        """What show_error said; empty where nothing is wrong."""
        return self._error

    def compose(self) -> ComposeResult:
        """The label, the editor, and the line beneath it."""
        label = Static(joined(self.label, ("  required" if self.required else "", "dim")))
        label.styles.width = self._label_width
        yield label
        with Vertical():
            yield self._editor.widget
            note = Static(plain(self._hint, "dim"), classes="field--note")
            note.set_class(bool(self._hint), "-shown")
            yield note

    def focus(self, scroll_visible: bool = True) -> Self:
        """Puts the focus where the answer is typed."""
        self._editor.widget.focus(scroll_visible)
        return self

    def show_error(self, sentence: str) -> None:
        """Says beneath the field what is wrong with it, until it changes. A day that is no day says so itself."""
        widget = self._editor.widget
        if isinstance(widget, DayInput) and widget.problem:
            widget.complain()
            return
        if sentence == self._error:
            return
        self._error = sentence
        self._write_note()

    def clear_error(self) -> None:
        """Takes away what show_error said."""
        if self._error:
            self._error = ""
            self._write_note()

    @on(Input.Changed)
    @on(DayInput.Changed)
    @on(Chooser.Changed)
    def pass_on_change(self, message: Message) -> None:
        """Tells the form what is in the field now; what was wrong with it may be so no longer."""
        message.stop()
        value = self.value
        if value != self._last:  # a field says so too of what was in it to begin with
            self._last = value
            self.clear_error()
            self.post_message(self.Changed(self, value))

    def on_text_area_changed(self, message: Message) -> None:
        """As for the others; by its name, since the editor's class is slow to import."""
        self.pass_on_change(message)

    @on(Input.Submitted)
    @on(DayInput.Submitted)
    @on(Chooser.Submitted)
    def pass_on_enter(self, message: Message) -> None:
        """Tells the form that enter was pressed."""
        message.stop()
        self.post_message(self.Submitted(self))

    @on(PasteRefused)
    def tell_refusal(self, message: PasteRefused) -> None:
        """Says beneath the field why nothing was pasted."""
        message.stop()
        self.show_error(message.sentence)

    def _write_note(self) -> None:
        text = plain(PROBLEM + self._error, "late") if self._error else plain(self._hint, "dim")
        self.note.update(text)
        self.note.set_class(bool(text), "-shown")


def field_for(
    view: FieldView,
    today: date,
    *,
    value: str | None = None,
    say: Callable[[date], str] | None = None,
    label_width: int = LABEL,
    id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
) -> Field:
    """The field that an event's form declares.

    Args:
        view: Its declaration.
        today: What "today" is in a field for a day.
        value: What is in it to begin with, from a draft; the declaration's default, if None.
        say: What to say after a day (day_input.distance).
        label_width: Cells for the label.
        id: The widget's id; by default "field-" and the field's name.

    Raises:
        ValueError: no field is of that kind.
    """
    text = view.default if value is None else value
    long_hint = len(view.hint) > _ROOM_FOR_HINT
    editor = _editor(view, text, "" if long_hint else view.hint, today, say)
    return Field(
        view.name,
        view.label,
        editor,
        required=view.required,
        hint=view.hint if long_hint else "",
        label_width=label_width,
        id=id or f"field-{view.name}".replace("_", "-"),
    )


def _editor(view: FieldView, text: str, hint: str, today: date, say: Callable[[date], str] | None) -> Editor:
    match view.widget:
        case "line" | "number" | "money":
            return _line(_entry(view, text, hint))
        case "day":
            return _day(DayInput(today, text=text, say=say, hint=hint, ahead=view.ahead))
        case "choice":
            return _choice(view.choices, text, hint, required=view.required)
        case "yes-no":
            return _choice(view.choices or YES_NO, text, hint, required=view.required)
        case "text":
            return _text(text, hint)
        case _:
            msg = f"{view.name}: there is no field of the kind {view.widget!r}"
            raise ValueError(msg)


def _entry(view: FieldView, text: str, hint: str) -> LineInput:
    if view.widget == "line":
        return LineInput(text, hint=hint, limit=view.limit)
    pounds = "pounds, such as 150 or 150.50" if view.widget == "money" else ""
    return LineInput(text, hint=hint or pounds, limit=20, restrict=_NUMBER)


def _line(entry: Input) -> Editor:
    def write(value: str) -> None:
        entry.value = value

    return Editor(entry, lambda: entry.value, write)


def _day(day: DayInput) -> Editor:
    def write(value: str) -> None:
        day.text = value

    return Editor(day, lambda: day.value.isoformat() if day.value else day.text, write)


def _choice(choices: Sequence[tuple[str, str]], text: str, hint: str, *, required: bool) -> Editor:
    chooser = Chooser(choices, text, required=required, hint=hint)

    def write(value: str) -> None:
        chooser.value = value

    return Editor(chooser, lambda: chooser.value, write)


def _text(text: str, hint: str) -> Editor:
    from hoctui.tui.widgets.long_text import LongText  # noqa: PLC0415 - the editor it is built on is slow to import

    area = LongText(text, hint=hint)

    def write(value: str) -> None:
        area.text = value

    return Editor(area, lambda: area.text, write)
