"""Telling: data to stdout, talk to stderr, tables that line up; nothing reaches the terminal that could speak to it."""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TextIO

from hoctui.errors import BadInput
from hoctui.text import cells, clean, one_line, visible

_GAP = 2
_NARROWEST = 12
"""The fewest cells that the last column of a table is cut to."""
_INSET = 4
_PIPED = 1_000_000
"""More cells than any line has: where there is no terminal, nothing is cut."""


def say(text: str = "") -> None:
    """Write data, a line or several, to stdout.

    Raises:
        BadInput: stdout cannot be written to, such as a full disk behind a redirection.
        BrokenPipeError: whoever was reading has gone away.
    """
    try:
        _write(sys.stdout, text)
    except OSError as fault:
        # Windows says EINVAL where a pipe has lost its reader.
        if isinstance(fault, BrokenPipeError) or fault.errno in (errno.EPIPE, errno.EINVAL):
            raise BrokenPipeError from None
        raise BadInput(f"The output cannot be written ({fault.strerror}).") from None


def talk(text: str) -> None:
    """Write talk, which is no data, to stderr."""
    _write(sys.stderr, text)


def _write(stream: TextIO | None, text: str) -> None:
    # Python has None for a stream that was closed before it began.
    if stream is not None:
        stream.write(f"{visible(text)}\n")
        stream.flush()


def talk_dropped(label: str, text: str) -> None:
    """Say on stderr what cannot be kept of a text that was typed, if anything."""
    for what in clean(text).dropped:
        talk(f"{label}: {what} dropped.")


def say_json(value: Any) -> None:
    """Write a value as JSON to stdout; days as ISO dates."""
    say(json.dumps(value, ensure_ascii=False, indent=2, default=_as_json))


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON of its own")


def say_table(headings: Sequence[str], rows: Iterable[Sequence[str]], under: Sequence[str] = ()) -> None:
    """Write rows in aligned columns under their headings, and `under` each row the line that belongs to it, if any.

    In a terminal the last column is cut to what fits; elsewhere nothing is cut.
    """
    flat = [[one_line(cell, _PIPED) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(headings, *flat, strict=True)]
    room = _room(sys.stdout, sum(widths[:-1]) + _GAP * (len(widths) - 1))
    told = []
    for number, row in enumerate((list(headings), *flat)):
        padded = [_pad(cell, width) for cell, width in zip(row[:-1], widths, strict=False)]
        told.append((" " * _GAP).join([*padded, one_line(row[-1], room)]).rstrip())
        if number and under and under[number - 1]:
            told.append(f"{' ' * _INSET}{one_line(under[number - 1], _PIPED)}")
    say("\n".join(told))


def say_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Write labels and values, a line each, the values aligned; a value of several lines is set in under its first."""
    told = list(facts)
    width = max((cells(label) for label, _ in told), default=0)
    lines = []
    for label, value in told:
        for number, line in enumerate(visible(value).splitlines() or [""]):
            lines.append(f"{_pad('' if number else label, width)}{' ' * _GAP}{line}".rstrip())
    if lines:
        say("\n".join(lines))


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - cells(text))


def _room(stream: TextIO | None, taken: int) -> int:
    """The cells that are left for the last column."""
    if stream is None or not stream.isatty():
        return _PIPED
    return max(_NARROWEST, shutil.get_terminal_size().columns - taken)
