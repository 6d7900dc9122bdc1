"""One question and two keys, asked before something that cannot be taken back."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from hoctui.tui.leaving import Modal
from hoctui.tui.widgets.safe import joined, plain


class Confirm(Modal[bool]):
    """Asks whether to go on: y gives True, n and Escape False. Enter does nothing, so that nothing goes by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "yes", show=False, id="confirm.yes"),
        Binding("n,escape", "answer(False)", "no", show=False, id="confirm.no"),
    ]

    DEFAULT_CSS = """
    Confirm {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 64;
            max-width: 100%;
            height: auto;
            background: $surface;
            color: $foreground;
            padding: 1 2;
        }
        & Static { width: 100%; height: auto; }
        & Answers { margin-top: 1; }
    }
    """

    def __init__(self, question: str, *, yes: str = "yes", no: str = "no", more: str = "") -> None:
        """Asks `question`; `yes` and `no` say what each answer does ("close the case", "keep it open")."""
        super().__init__()
        self._question = question
        self._more = more
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The question, what there is to know first, and the two answers."""
        with Vertical():
            yield Static(plain(self._question, "strong"))
            if self._more:
                yield Static(plain(self._more, "dim"))
            yield Answers(self._yes, self._no)

    def action_answer(self, answer: bool) -> None:
        """Gives the answer to whoever asked."""
        self.dismiss(answer)

    def on_answers_chosen(self, message: Answers.Chosen) -> None:
        """Gives the answer that was clicked."""
        message.stop()
        self.dismiss(message.answer)


class Answers(Widget):
    """The two answers on one line, each with its key; each can be clicked."""

    DEFAULT_CSS = """
    Answers {
        height: 1;
    }
    """

    class Chosen(Message):
        """An answer was clicked."""

        def __init__(self, answer: bool) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        self._yes = joined(("y", "accent"), " ", (yes, "dim"))
        self._no = joined(("n", "accent"), " ", (no, "dim"))

    def render(self) -> RenderResult:
        """The line."""
        return joined(self._yes, "     ", self._no, "  ", Content.styled("or esc", "$text-disabled"))

    def on_click(self, event: events.Click) -> None:
        """Says which was clicked."""
        start = self._yes.cell_length + 5
        if event.x < self._yes.cell_length:
            self.post_message(self.Chosen(True))
        elif start <= event.x < start + self._no.cell_length:
            self.post_message(self.Chosen(False))
