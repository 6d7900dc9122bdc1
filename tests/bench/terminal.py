"""A program in a pseudo-terminal, timed from its start to the first byte that completes a sign. POSIX only."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b[@-_]")


def first_paint(command: list[str], sign: bytes, *, size: tuple[int, int] = (120, 40), patience: float = 60.0) -> float:
    """Seconds from exec until the program's output holds `sign`, its escape sequences taken out."""
    start = time.monotonic()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    seen = b""
    try:
        while time.monotonic() - start < patience:
            if not select.select([terminal], [], [], 0.5)[0]:
                continue
            with contextlib.suppress(OSError):
                seen += os.read(terminal, 65_536)
            if sign in ESCAPES.sub(b"", seen):
                return time.monotonic() - start
        raise TimeoutError(f"{command} never showed {sign!r}; its last output was {seen[-400:]!r}")
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)
