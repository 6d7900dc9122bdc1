"""Chooser: one of a few, on one line. Left and right go through them, a letter goes to the next that begins with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from hoctui.tui.widgets.safe import Tone, flat, joined

CHOSEN: Final = "●"
OTHER: Final = "○"
_GAP: Final = 3


class Chooser(Widget, can_focus=True):
    """The choices side by side, the chosen one marked; where they are too many for the line, the chosen one alone.

    Unless one is required, none need be chosen: Backspace takes the choice back.
    """

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "choice before", show=False, id="chooser.before"),
        Binding("right,space", "step(1)", "next choice", show=False, id="chooser.next"),
        Binding("home", "first", "first choice", show=False, id="chooser.first"),
        Binding("end", "last", "last choice", show=False, id="chooser.last"),
        Binding("backspace,delete", "none", "no choice", show=False, id="chooser.none"),
        Binding("enter", "submit", "go on", show=False, id="chooser.submit"),
    ]

    DEFAULT_CSS = """
    Chooser {
        height: 1;
        width: 1fr;
        background: $surface;
        color: $foreground;
    }
    """

    value: reactive[str] = reactive("")
    """The value of the chosen one; empty where none is."""

    @dataclass(eq=False)
    class Changed(Message):
        """Another one was chosen."""

        chooser: Chooser
        """The field."""
        value: str
        """Its value; empty where none is chosen now."""

        @property
        def control(self) -> Chooser:
            """The field, for `@on(Chooser.Changed, "#id")`."""
            return self.chooser

    @dataclass(eq=False)
    class Submitted(Message):
        """Enter was pressed in the field."""

        chooser: Chooser
        """The field."""

        @property
        def control(self) -> Chooser:
            """The field, for `@on(Chooser.Submitted, "#id")`."""
            return self.chooser

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str = "",
        *,
        required: bool = False,
        hint: str = "",
        id: str | None = None,  # noqa: A002 - as every widget of Textual calls it
        classes: str | None = None,
    ) -> None:
        """Choices as value and words; `value` is chosen to begin with, if it is one of them."""
        super().__init__(id=id, classes=classes)
        self._choices = tuple((value, flat(words)) for value, words in choices)
        self._required = required
        self._hint = hint
        if any(value == known for known, _ in self._choices):
            self.set_reactive(Chooser.value, value)

    def render(self) -> RenderResult:
        """All choices, or the chosen one between arrows where they do not fit."""
        if self._fit():
            return self._side_by_side()
        chosen = self._index()
        words = self._choices[chosen][1] if chosen >= 0 else "none chosen"
        count = f"{chosen + 1} of {len(self._choices)}" if chosen >= 0 else f"{len(self._choices)} to choose from"
        arrow: Tone = "accent" if self.has_focus else "dim"
        tone: Tone = "strong" if chosen >= 0 else "dim"
        line = joined(("‹ ", arrow), (words, tone), (" ›", arrow), (f"   {count}, a letter finds one", "dim"))
        return line.truncate(self.size.width, ellipsis=True)

    def watch_value(self, value: str) -> None:
        """Says that another one was chosen."""
        self.post_message(self.Changed(self, value))

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - as Textual asks
        """Letters choose here, so that no command of the screen runs by one."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Goes to the next choice that begins with the letter."""
        if event.character is None or not event.character.isprintable() or event.key == "space":
            return
        event.stop()
        event.prevent_default()
        letter = event.character.casefold()
        count, start = len(self._choices), self._index()
        turn = [(start + step) % count for step in range(1, count + 1)]
        found = next((at for at in turn if self._choices[at][1].casefold().startswith(letter)), None)
        if found is not None:
            self.value = self._choices[found][0]

    def on_click(self, event: events.Click) -> None:
        """Chooses the one that was clicked; where one alone is shown, the next."""
        if not self._fit():
            self.action_step(1)
            return
        at = 0
        for value, words in self._choices:
            width = cell_len(f"{OTHER} {words}")
            if at <= event.x < at + width:
                self.value = value
                return
            at += width + _GAP

    def action_step(self, step: int) -> None:
        """Goes to the next choice, or the one before, and round."""
        if self._choices:
            at = self._index()
            self.value = self._choices[(at + step) % len(self._choices) if at >= 0 or step > 0 else -1][0]

    def action_first(self) -> None:
        """Goes to the first choice."""
        if self._choices:
            self.value = self._choices[0][0]

    def action_last(self) -> None:
        """Goes to the last choice."""
        if self._choices:
            self.value = self._choices[-1][0]

    def action_none(self) -> None:
        """Takes the choice back, unless one is required."""
        if not self._required:
            self.value = ""

    def action_submit(self) -> None:
        """Tells the form that enter was pressed."""
        self.post_message(self.Submitted(self))

    def on_focus(self) -> None:
        """Shows that letters and arrows go here."""
        self.refresh()

    def _index(self) -> int:
        return next((at for at, (value, _) in enumerate(self._choices) if value == self.value), -1)

    def _fit(self) -> bool:
        width = sum(cell_len(words) + 2 for _, words in self._choices) + _GAP * (len(self._choices) - 1)
        return width <= self.size.width

    def _side_by_side(self) -> Content:
        parts: list[Content | str | tuple[str, Tone]] = []
        used = 0
        for value, words in self._choices:
            here = value == self.value
            tone: Tone = "strong" if here else "dim"
            mark: Tone = ("accent" if self.has_focus else "strong") if here else "dim"
            parts += [(f"{CHOSEN if here else OTHER} ", mark), (words, tone), " " * _GAP]
            used += cell_len(words) + 2 + _GAP
        left = self.size.width - used
        if self._hint and left >= cell_len(self._hint):
            parts.append((flat(self._hint), "dim"))
        return joined(*parts)
