"""Telling: data to stdout, talk to stderr, tables that line up; nothing reaches the terminal that could speak to it."""

from __future__ import annotations

import errno
import json
import os
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


class OutputLost(BadInput):
    """stdout cannot be written to, such as a full disk behind a redirection."""

    def __init__(self, cause: str, recorded: str = "") -> None:
        done = f", but what was asked for is recorded ({recorded}); do not give the command again" if recorded else ""
        super().__init__(f"The output cannot be written ({cause}){done}.")
        self.cause = cause
        self.recorded = recorded

    def having_recorded(self, what: str) -> OutputLost:
        """The same, saying that the command did its work all the same, so that nobody does it twice."""
        return OutputLost(self.cause, self.recorded or what)


def say(text: str = "") -> None:
    """Write data, a line or several, to stdout.

    Raises:
        OutputLost: stdout cannot be written to.
        BrokenPipeError: whoever was reading has gone away.
    """
    try:
        _write(sys.stdout, text)
    except OSError as fault:
        raise output_fault(fault) from None


def output_fault(fault: OSError) -> Exception:
    """What writing to stdout came to: a reader that went away, or an output that is lost."""
    # Windows says EINVAL where a pipe has lost its reader.
    if isinstance(fault, BrokenPipeError) or fault.errno in (errno.EPIPE, errno.EINVAL):
        return BrokenPipeError()
    return OutputLost(fault.strerror or "the system does not say why")


def talk(text: str) -> None:
    """Write talk, which is no data, to stderr. Where even that cannot be written to, there is nobody to tell."""
    try:
        _write(sys.stderr, text)
    except OSError:
        forget(sys.stderr)


def forget(stream: TextIO | None) -> None:
    """Let what still waits for a stream go nowhere: nobody reads it, and Python would complain of it on leaving."""
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


_ECHOED = 60
"""The most characters of one argument that a sentence repeats; of a path, more."""
_PATH = 250
_SENTENCE = 1_000


def briefly(sentence: str, arguments: Sequence[str]) -> str:
    """The sentence with every long argument that it repeats cut short: a slip of a megabyte is told in a line."""
    for argument in sorted({*arguments, *(one.partition("=")[2] for one in arguments)}, key=len, reverse=True):
        if len(argument) <= (_PATH if os.sep in argument and "\n" not in argument else _ECHOED):
            continue
        for form in (argument, repr(argument)[1:-1], argument.partition("=")[0]):
            if len(form) > _ECHOED:
                sentence = sentence.replace(form, f"{form[: _ECHOED - 1]}…")
    if len(sentence) > _SENTENCE:
        sentence = f"{sentence[: _SENTENCE // 2]} … {sentence[-_SENTENCE // 4 :]}"
    return sentence


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

    Without headings the columns stand alone.

    In a terminal the last column is cut to what fits; elsewhere nothing is cut.
    """
    flat = [[one_line(cell, _PIPED) for cell in row] for row in rows]
    lines = [list(headings), *flat] if headings else flat
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    room = _room(sys.stdout, sum(widths[:-1]) + _GAP * (len(widths) - 1))
    told = []
    for number, row in enumerate(lines, start=0 if headings else 1):
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
