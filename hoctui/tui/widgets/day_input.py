"""DayInput: a date typed as an officer writes it, and read back in full beside it before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from hoctui.dates import parse_day, say_day, say_days
from hoctui.errors import BadInput
from hoctui.tui.widgets.safe import plain

PROBLEM: Final = "! "
"""What stands before a sentence that says what is wrong, so that it is not told by colour alone."""


_EXAMPLE: Final = "4/12, 4 dec"


class WorkingDays(Protocol):
    """A calendar that counts working days, as hoctui.rulebook.calendar's does."""

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative where `end` is earlier."""
        ...


def distance(calendar: WorkingDays, today: date) -> Callable[[date], str]:
    """What to say after a date: how far it lies from `today` in working days."""

    def say(day: date) -> str:
        if day == today:
            return "today"
        days = calendar.between(today, day)
        return f"{say_days(days)} away" if day > today else f"{say_days(-days)} ago"

    return say


class DayInput(Horizontal):
    """A field for a day. Beside it stands what was understood: "Fri 4 Dec 2026, 10 working days away".

    What is wrong is said once the field is left or enter is pressed, not while half a date is typed. An empty field is
    no day and no fault; whether one is required is the form's to say.
    """

    DEFAULT_CSS = """
    DayInput {
        height: auto;
        width: 1fr;
        & > Input { width: 15; }
        & > Static { width: 1fr; height: auto; min-height: 1; padding-left: 2; color: $text-muted; }
    }
    """

    entry = getters.query_one(Input)
    echo = getters.query_one(Static)

    @dataclass(eq=False)
    class Changed(Message):
        """What is typed has changed."""

        day_input: DayInput
        """The field."""
        day: date | None
        """The day that is meant; None where nothing, or no day, is typed."""
        problem: str
        """What is wrong with it, in a sentence; empty where nothing is."""

        @property
        def control(self) -> DayInput:
            """The field, for `@on(DayInput.Changed, "#id")`."""
            return self.day_input

    @dataclass(eq=False)
    class Submitted(Message):
        """Enter was pressed in the field."""

        day_input: DayInput
        """The field."""

        @property
        def control(self) -> DayInput:
            """The field, for `@on(DayInput.Submitted, "#id")`."""
            return self.day_input

    def __init__(
        self,
        today: date,
        *,
        text: str = "",
        say: Callable[[date], str] | None = None,
        hint: str = "",
        ahead: bool = False,
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """A field in which `text` is typed already.

        Args:
            today: What "today" and "-2" are counted from.
            text: What is typed in it to begin with: anything that can be typed, or an ISO date.
            say: What to say after the date; distance() makes one from a calendar.
            hint: What to say beside it while it is empty.
            ahead: Whether it is a day to come, so that a weekday alone means the next one.
            id: The widget's id.
            classes: The widget's CSS classes.
        """
        super().__init__(id=id, classes=classes)
        self._today = today
        self._say = say
        self._text = text
        self._hint = hint
        self._ahead = ahead
        self._day, self._problem = self._read(text)
        self._complained = bool(self._problem)

    @property
    def value(self) -> date | None:
        """The day that is meant; None where nothing, or no day, is typed."""
        return self._day

    @property
    def problem(self) -> str:
        """What is wrong with what is typed; empty where nothing is."""
        return self._problem

    @property
    def text(self) -> str:
        """What is typed, as it was typed."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text != self._text:
            self._take(text)
            if self.is_mounted:
                self.entry.value = text

    def compose(self) -> ComposeResult:
        """The field, and the line that reads it back."""
        yield Input(self._text, placeholder=_EXAMPLE, compact=True, max_length=40)
        yield Static(self._echo(complain=True))

    def focus(self, scroll_visible: bool = True) -> DayInput:
        """Puts the focus into the field itself."""
        self.entry.focus(scroll_visible)
        return self

    @on(Input.Changed)
    def read_it(self, message: Input.Changed) -> None:
        """Reads what is typed, and says how it was understood."""
        message.stop()
        if message.value != self._text:
            self._take(message.value)

    @on(Input.Submitted)
    def pass_on(self, message: Input.Submitted) -> None:
        """Says what is wrong, if something is, and tells the form that enter was pressed."""
        message.stop()
        self._show(complain=True)
        self.post_message(self.Submitted(self))

    @on(Input.Blurred)
    def look_it_over(self, message: Input.Blurred) -> None:
        """Says what is wrong, now that the typing is done."""
        message.stop()
        self._show(complain=True)

    def _take(self, text: str) -> None:
        self._text = text
        self._day, self._problem = self._read(text)
        if self.is_mounted:
            self._show(complain=False)
            self.post_message(self.Changed(self, self._day, self._problem))

    def complain(self) -> None:
        """Says what is wrong, if something is, without waiting until the field is left."""
        self._show(complain=True)

    def _show(self, *, complain: bool) -> None:
        """Says how the field stands; only a sentence that may take two lines is worth a layout."""
        complained, self._complained = self._complained, complain and bool(self._problem)
        self.echo.update(self._echo(complain=complain), layout=complained or self._complained)

    def _read(self, text: str) -> tuple[date | None, str]:
        if not text.strip():
            return None, ""
        try:
            return parse_day(text, self._today, ahead=self._ahead), ""
        except BadInput as error:
            return None, error.sentence

    def _echo(self, *, complain: bool) -> Content:
        if self._problem:
            return plain(PROBLEM + self._problem, "late") if complain else plain("not a day yet", "dim")
        if self._day is None:
            return plain(self._hint, "dim")
        try:
            more = self._say(self._day) if self._say else ""
        except BadInput as error:  # the bank holidays of that year are not known
            more = error.sentence
        return plain(say_day(self._day) + (f", {more}" if more else ""), "dim")
