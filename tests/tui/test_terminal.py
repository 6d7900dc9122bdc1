"""A window that is closed: hoctui ends, and the register is free for the next who wants it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import IO, cast

import pytest
from casebook import CLOCK

from hoctui.services.desk import open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program with its window")


def test_what_is_written_to_a_terminal_that_is_gone_holds_nobody_up() -> None:
    """Textual's queue holds 30 writes: whoever writes more than that to a terminal that is gone must not wait."""
    import os  # noqa: PLC0415
    import pty  # noqa: PLC0415

    from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread  # noqa: PLC0415

    from hoctui.tui.terminal import Lasting  # noqa: PLC0415

    ours, theirs = pty.openpty()
    os.close(ours)
    gone = os.fdopen(theirs, "w", encoding="utf-8")
    writer = WriterThread(cast("IO[str]", Lasting(gone)))
    writer.start()
    for _ in range(5 * MAX_QUEUED_WRITES):
        writer.write("text")
    writer.stop()
    assert not writer.is_alive()
    with pytest.raises(OSError, match="Input/output"):  # as it is without
        gone.close()


@pytest.mark.parametrize("keys", ["", "3", "3Y", "3e", "2"], ids=["today", "assessment", "year", "evidence", "cases"])
def test_a_closed_window_ends_hoctui_wherever_one_was(register_path: Path, keys: str) -> None:
    from in_terminal import InTerminal  # noqa: PLC0415

    with InTerminal(register_path) as officer:
        officer.until("Today")
        for key in keys:
            officer.type(key)
            officer.read()
        officer.close_window()
        officer.process.wait(30)
    with closing(open_desk(register_path, CLOCK, write=True)) as desk:
        assert desk.register.writable
