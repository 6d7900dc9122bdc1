"""PlaceScreen: a screen that shows what is on file, and shows it anew whenever that changes."""

from __future__ import annotations

from typing import ClassVar

from textual import getters

from hoctui.services.list_views import Standing
from hoctui.tui.commands import Command
from hoctui.tui.framed import FramedScreen
from hoctui.tui.office import OfficeApp
from hoctui.tui.widgets.safe import Tone


class PlaceScreen(FramedScreen[None]):
    """A screen that reads the register when it comes up and when the register has changed."""

    KEYS: ClassVar[tuple[Command, ...]] = ()
    app = getters.app(OfficeApp)

    _stale = False

    def on_mount(self) -> None:
        """Follow the register."""
        self.app.register_changed.subscribe(self, self._register_changed)

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was on top."""
        if self._stale:
            self._stale = False
            self.show_anew()

    def _register_changed(self, case: str) -> None:
        if self.concerns(case):
            if self.is_current:
                self.show_anew()
            else:
                self._stale = True

    def concerns(self, case: str) -> bool:  # noqa: ARG002 - most screens show every case
        """Whether a change of that case (of anything, where it is empty) is seen here."""
        return True

    def show_anew(self) -> None:
        """Read again what is shown."""

    def stand_at(self, standing: Standing) -> None:
        """Say in the status line where the register stands."""
        late: Tone = "late" if standing.overdue else "dim"
        today: Tone = "soon" if standing.today else "dim"
        self.stand(
            (f"Open {standing.open}", "dim"),
            (" · ", "dim"),
            (f"Overdue {standing.overdue}", late),
            (" · ", "dim"),
            (f"Today {standing.today}", today),
            (" · ", "dim"),
            (f"This week {standing.week}", "dim"),
            (" · ", "dim"),
            (f"Waiting on others {standing.waiting}", "dim"),
        )
