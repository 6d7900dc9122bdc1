"""The terminal as hoctui writes to it where it can go away under a program: on Linux and macOS.

Textual's output runs in a thread with a short queue. Where the window is closed that thread ends on the first write,
the queue fills, and whoever writes next waits for ever, the register held. Here a terminal that is gone takes what is
written, and nobody waits.
"""

from __future__ import annotations

from typing import IO, Any, cast

from textual.drivers.linux_driver import LinuxDriver


class Lasting:
    """A terminal's file that can be written to after the terminal has gone: nothing is seen, and nothing fails."""

    def __init__(self, file: IO[str]) -> None:
        """What is written goes to `file` while that takes it."""
        self._file = file

    def write(self, text: str) -> int:
        """Write, where there is still somebody to see it."""
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        """Let what was written be seen, where there is still somebody."""
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """The number of the file."""
        return self._file.fileno()


class LastingDriver(LinuxDriver):
    """Textual's driver of a terminal, for one whose window may be closed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Textual makes it, but for the file."""
        super().__init__(*args, **kwargs)
        self._file = cast("Any", Lasting(cast("IO[str]", self._file)))
