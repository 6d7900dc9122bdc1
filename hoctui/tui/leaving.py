"""A screen is left once: of two keys that leave it, pressed quickly, the second finds it left and does nothing."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
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
    """A dialog over a screen: it returns a value, and does nothing else."""
