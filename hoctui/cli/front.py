"""What every command is given: which register is meant, what day it is, and how to open the app."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hoctui.clock import Clock, system_clock
from hoctui.errors import BadInput
from hoctui.store.place import register_path

OpenApp = Callable[[Path, Clock, bool], None]
"""Opens the app on a register, at a clock, as the sample or not."""


def _no_app(_path: Path, _clock: Clock, _sample: bool) -> None:
    raise BadInput("The app is opened with 'hoctui'.")


@dataclass(slots=True)
class Front:
    """The command line's own state: the options that may stand before and after the command."""

    open_app: OpenApp = _no_app
    register: str | None = None
    """The register that was named, or None for HOCTUI_REGISTER or the usual place."""
    today: str | None = None
    """The day that was named, or None for HOCTUI_TODAY or the machine's own."""

    def path(self) -> Path:
        """The register that is meant."""
        return register_path(self.register)

    def clock(self) -> Clock:
        """The clock that is meant. Raises BadInput where the day named is none."""
        return system_clock(self.today)

    def app(self, *, sample: bool) -> None:
        """Open the app. Raises BadInput where there is no terminal for it, naming what does without one."""
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise BadInput(
                "The app needs a terminal, and there is none here; 'hoctui due' does without one, and 'hoctui --help' lists "
                "all that does."
            )
        self.open_app(self.path(), self.clock(), sample)
