"""A screen is left once: of two keys that leave it, pressed quickly, the second finds it left and does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType


class LeftOnce(Screen[ScreenResultType]):
    """A screen that gives its result back once. Textual would take the screen beneath it the second time."""

    _left = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen with its result, unless it was left already."""
        if self._left:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)


class Modal(ModalScreen[ScreenResultType], LeftOnce[ScreenResultType]):
    """A dialog over a screen: it returns a value, and does nothing else. F1 says what it is for."""

    ABOUT: ClassVar[str] = "Its keys stand in it; escape leaves it, and nothing is done."
    """What the dialog is for, in plain sentences."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "explain", "help", show=False, id="dialog.help")]

    @dataclass
    class Asked(Message):
        """Somebody asks what the dialog is for."""

        about: str
        """What it is for."""

    def action_explain(self) -> None:
        """Ask for what the dialog is for to be said."""
        self.post_message(self.Asked(self.ABOUT))
