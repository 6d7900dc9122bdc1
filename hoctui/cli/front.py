"""What every command is given: which register is meant, what day it is, and how to open the app."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hoctui.clock import Clock, system_clock
from hoctui.errors import BadInput
from hoctui.store.place import register_path

OpenApp = Callable[[Path, Clock, bool], int]
"""Opens the app on a register, at a clock, as the sample or not, and gives back the status that it ended with."""


def _no_app(_path: Path, _clock: Clock, _sample: bool) -> int:
    raise BadInput("The app is opened with 'hoctui'.")


@dataclass(slots=True)
class Front:
    """The command line's own state: the options that may stand before and after the command."""

    open_app: OpenApp = _no_app
    register: str | None = None
    """The register that was named, or None for HOCTUI_REGISTER or the usual place."""
    today: str | None = None
    """The day that was named, or None for HOCTUI_TODAY or the machine's own."""
    recorded: str = ""
    """What the command has recorded by now, in words; empty for as long as nothing is."""

    def path(self) -> Path:
        """The register that is meant."""
        return register_path(self.register)

    def clock(self) -> Clock:
        """The clock that is meant. Raises BadInput where the day named is none."""
        return system_clock(self.today)

    def app(self, *, sample: bool) -> int:
        """Open the app, and give back the status that it ended with.

        Raises:
            BadInput: there is no terminal for it; the sentence names what does without one.
        """
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise BadInput(
                "The app needs a terminal, and there is none here; 'hoctui due' does without one, and 'hoctui --help' "
                "lists all that does."
            )
        if sample:
            from hoctui.cli.telling import talk  # noqa: PLC0415 - the app itself has no use for it

            talk("Making the sample register …")
        return self.open_app(self.path(), self.clock(), sample)


def app_alone(arguments: list[str], open_app: OpenApp) -> Front | None:
    """The Front of a command line that has no command, and so opens the app; None where it says anything else.

    Read without click, which the app has no use for: loading it would be a fifth of the wait for the first screen.
    """
    front, left = Front(open_app), list(arguments)
    while left:
        name, sign, value = left.pop(0).partition("=")
        if name not in ("--register", "--today") or not (sign or left):
            return None
        setattr(front, name.removeprefix("--"), value if sign else left.pop(0))
    return front
