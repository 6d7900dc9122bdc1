"""OfficeApp: what every screen may ask of its app. The register on one thread, what has changed, and the ways on.

The screens know this and not the app itself, which knows them: so neither has to be loaded for the other.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import date
from typing import NamedTuple

from textual.signal import Signal

from hoctui.services import lists
from hoctui.services.desk import Desk
from hoctui.services.errands import Errands
from hoctui.services.list_views import BandView, Countdown, DueLine, Standing
from hoctui.services.preparing import is_current
from hoctui.tui.base import BaseApp


class FirstPage(NamedTuple):
    """What the opening screen paints before anything is awaited."""

    shape: Countdown
    rows: tuple[BandView | DueLine, ...]
    standing: Standing
    ready: bool
    """Whether the dates on file are this hoctui's own; if not, none is shown until they are counted anew."""


def first_page(desk: Desk) -> FirstPage:
    """Read what the opening screen shows; dates that were counted by other rules are not among it."""
    ready = is_current(desk)
    if not ready:
        empty = Standing(0, 0, 0, 0, 0, desk.landlord, desk.clock.today)
        return FirstPage(Countdown((), 0), (), empty, ready=False)
    shape = lists.countdown_shape(desk)
    return FirstPage(shape, lists.countdown_rows(desk, shape), lists.standing(desk), ready=True)


class OfficeApp(BaseApp):
    """An app with a register. What opens further screens is the real app's to say."""

    def __init__(self, desk: Desk, theme: str) -> None:
        """An app on an open desk, whose first page is read at once."""
        super().__init__(theme)
        self.errands = Errands(desk)
        self.first_page = first_page(desk)
        self.register_changed: Signal[str] = Signal(self, "register changed")
        """Published with a case's reference, or nothing, whenever what is on file has changed."""
        self.set_reactive(BaseApp.landlord, self._called(desk.landlord))

    @property
    def desk(self) -> Desk:
        """The desk; its register is asked only through the errands."""
        return self.errands.desk

    @property
    def today(self) -> date:
        """The day it is."""
        return self.desk.clock.today

    def changed(self, case: str = "") -> None:
        """Say that what is on file has changed, so that every screen shows it as it is now."""
        self.landlord = self._called(self.desk.landlord) if not case else self.landlord
        self.register_changed.publish(case)

    def _called(self, landlord: str) -> str:
        return f"{landlord} · sample, thrown away on leaving" if self.errands.desk.sample else landlord

    @abstractmethod
    def take_complaint(self) -> object:
        """Open the form of a new complaint, and the case once it is logged."""

    @abstractmethod
    def record_event(self, case: str, kind: str, typed: dict[str, str] | None = None) -> object:
        """Open the form of an event of a case, with some of its fields typed already."""

    @abstractmethod
    def open_case(self, case: str) -> None:
        """Open a case's screen."""
