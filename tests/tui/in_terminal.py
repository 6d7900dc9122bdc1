"""hoctui in a pseudo-terminal of its own: what it paints, what is typed, how it ends. POSIX only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

from bench.terminal import ESCAPES
from casebook import TODAY

PATIENCE = 60.0


class InTerminal:
    """hoctui in a terminal of its own, as a person starts it."""

    def __init__(self, register: Path) -> None:
        self.terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        known = {
            name: value for name, value in os.environ.items() if not name.startswith(("HOCTUI_", "COLUMNS", "LINES"))
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hoctui", "--register", str(register), "--today", TODAY.isoformat()],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=known | {"TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(inner)
        self.output = b""
        self.closed = False

    def read(self) -> bool:
        """Take in what there is; whether more may come."""
        if not select.select([self.terminal], [], [], 0.1)[0]:
            return True
        try:
            more = os.read(self.terminal, 65_536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self.output += more
        return bool(more)

    def until(self, sign: str) -> None:
        """Read until the sign has been painted."""
        began = time.monotonic()
        while sign not in self.text:
            assert time.monotonic() - began < PATIENCE, f"{sign!r} never came: {self.text[-2000:]}"
            self.read()

    def type(self, text: str) -> None:
        os.write(self.terminal, text.encode("utf-8"))

    def end(self) -> int:
        """Read to the end, and return the status."""
        began = time.monotonic()
        while self.read() and time.monotonic() - began < PATIENCE:
            pass
        return self.process.wait(PATIENCE)

    def close_window(self) -> None:
        """Close the window: the terminal is gone, and who ran in it is told so."""
        os.close(self.terminal)
        self.closed = True
        self.process.send_signal(signal.SIGHUP)

    @property
    def text(self) -> str:
        return ESCAPES.sub(b"", self.output).decode("utf-8", "replace")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if not self.closed:
            os.close(self.terminal)
