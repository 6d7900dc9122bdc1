"""A screen is left once: of two keys that leave it, pressed quickly, the second finds it left and does nothing."""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
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

    def action_explain(self) -> None:
        """Say what the dialog is for."""
        from hoctui.tui.screens.sheet import Sheet  # noqa: PLC0415 - a sheet is a dialog itself
        from hoctui.tui.widgets.safe import plain  # noqa: PLC0415

        if not isinstance(self, Sheet):
            self.app.push_screen(Sheet(plain("This dialog", "strong"), plain(self.ABOUT)))
