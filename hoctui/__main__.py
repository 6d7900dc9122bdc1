"""The door: the only place where the command line and the app meet."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from hoctui.cli.table import whole_help
from hoctui.store.place import only_for_owner

if TYPE_CHECKING:
    from hoctui.clock import Clock


def main() -> None:
    """Run hoctui as its command line says, and end with the status that tells how it went.

    0 done; 1 the answer is no; 2 what was typed, or a file, cannot be taken; 3 a fault of ours; 130 stopped by Ctrl-C.
    """
    only_for_owner()
    _quieten()
    _speak_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line, without the program's name, and return the status it ends with."""
    if arguments == ["--help"]:
        return _tell_help()
    from hoctui.cli.faults import Door  # noqa: PLC0415 - see _tell_help
    from hoctui.cli.front import Front, app_alone  # noqa: PLC0415

    with Door(arguments) as door:
        front = app_alone(arguments, _open_app)
        if front is not None:
            door.status = front.app(sample=False)
        else:
            from hoctui.cli.main import run_command  # noqa: PLC0415 - see app_alone

            door.status = run_command(arguments, Front(_open_app))
    return door.status


def _tell_help() -> int:
    """Tell the help from the table alone: loading what runs the commands would take several times as long."""
    stdout = cast("TextIO | None", sys.stdout)  # None where it was closed before Python began
    if stdout is None:
        return 0
    try:
        stdout.write(f"{whole_help()}\n")
        stdout.flush()
    except OSError as fault:
        from hoctui.cli.faults import Door  # noqa: PLC0415 - seldom wanted
        from hoctui.cli.telling import output_fault  # noqa: PLC0415

        with Door() as door:
            raise output_fault(fault) from None
        return door.status
    return 0


def _open_app(path: Path, clock: Clock, sample: bool) -> int:
    gc.disable()  # until the first screen is painted (see HoctuiApp): it would only look through imports
    _load_without_tls()
    from hoctui.tui.app import run_app  # noqa: PLC0415 - the command line never loads the app

    return run_app(path, clock, sample=sample)


def _load_without_tls() -> None:
    """Load asyncio without the TLS library that it takes along where it finds one.

    An app that opens no connection has no use for it, and starts a tenth sooner. asyncio itself provides for a Python
    without it; whatever else asks for it later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    modules = cast("dict[str, object]", sys.modules)
    modules["ssl"] = None
    try:
        import asyncio  # noqa: F401, PLC0415 - loaded here so that it is loaded without
    finally:
        del modules["ssl"]


def _quieten() -> None:
    """Textual's own switches can write every key to a file, passwords too: none of them reaches it."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")]:
        del os.environ[name]


def _speak_utf8() -> None:
    """Let no character that a person wrote stop a command: UTF-8 wherever it is understood, a stand-in elsewhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that is set to another encoding shows that one only; a pipe or a file takes what it is given.
            keeps = stream.isatty() and os.name != "nt"
            stream.reconfigure(encoding=None if keeps else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
