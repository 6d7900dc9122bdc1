"""AskLine: one line asked for, with what it holds to begin with and what was wrong. It returns what was typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.day_input import PROBLEM
from hoctui.tui.widgets.line_input import LineInput, PasteRefused
from hoctui.tui.widgets.safe import joined, plain


class AskLine(Modal[str | None]):
    """Asks for one line: a file's name, a year. Enter gives it back, Escape nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "leave", show=False, id="ask.leave")]

    DEFAULT_CSS = """
    AskLine {
        align: center middle;
        & > Vertical {
            width: 72;
            max-width: 96%;
            height: auto;
            background: $panel;
            border: round $rule;
            padding: 0 1;
        }
        & Static { width: 100%; height: auto; }
        & Input { background: $field; margin: 1 0; }
        & #problem { display: none; }
        & #problem.-shown { display: block; margin-bottom: 1; }
    }
    """

    def __init__(
        self, title: str, value: str = "", *, more: str = "", problem: str = "", does: str = "goes on"
    ) -> None:
        """Asks `title`, with `value` typed already; `more` says what to know, `problem` what was wrong before."""
        super().__init__()
        self._heading = title
        self._value = value
        self._more = more
        self._problem = problem
        self._does = does

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong with it, and the two keys."""
        with Vertical():
            yield Static(plain(self._heading, "strong"))
            if self._more:
                yield Static(plain(self._more, "dim"))
            yield LineInput(self._value, limit=1_000)
            yield Static(
                plain(PROBLEM + self._problem, "late"), id="problem", classes="-shown" if self._problem else None
            )
            yield Static(
                joined(("enter", "accent"), (f" {self._does}     ", "dim"), ("esc", "accent"), (" leave", "dim"))
            )

    def on_mount(self) -> None:
        """Types go into the line."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def give(self, message: Input.Submitted) -> None:
        """Give back what was typed, if something was."""
        message.stop()
        if message.value.strip():
            self.dismiss(message.value.strip())

    @on(PasteRefused)
    def tell_refusal(self, message: PasteRefused) -> None:
        """Say why nothing was pasted."""
        message.stop()
        problem = self.query_one("#problem", Static)
        problem.update(plain(PROBLEM + message.sentence, "late"))
        problem.add_class("-shown")

    def action_leave(self) -> None:
        """Give back nothing."""
        self.dismiss(None)
