"""Lines of text with their tones, as a clause of the self-assessment is drawn in: wrapped, hanging, in columns."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len

from hoctui.text import visible
from hoctui.tui.widgets.safe import Tone, plain

if TYPE_CHECKING:
    from hoctui.services.assessing_figures import RegisterSays

LineTone = Tone | Literal["rule"]
"""A tone, or that of thin rules."""

Piece = tuple[str, LineTone]
"""A piece of a line, and how loudly it speaks."""

_NO_POINT: Final = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the pane: its pieces, each with its tone, and what a click on it asks for."""

    pieces: tuple[Piece, ...] = ()
    what: str = ""
    """What a click anywhere on it asks for; empty for nothing."""
    parts: tuple[tuple[int, int, str], ...] = ()
    """Where only parts of it can be clicked: first cell, the cell after the last, and what it asks for."""

    def at(self, x: int) -> str:
        """What a click at that cell asks for."""
        return next((what for start, end, what in self.parts if start <= x < end), self.what)

    @property
    def cells(self) -> int:
        """How wide it is."""
        return sum(cell_len(text) for text, _ in self.pieces)


EMPTY: Final = Line()


@dataclass(frozen=True, slots=True)
class Aside:
    """What the pane shows of a clause besides the clause itself."""

    wording: bool = False
    """Whether the official wording comes first."""
    register: RegisterSays | None = None
    """What the register says of it; None while that is being counted, and where no figure bears on it."""
    point: int = _NO_POINT
    """The point that is the next to be thought of; -1 for none."""
    way_back: str = ""
    """The clause from which one came here; empty for none."""


NOTHING: Final = Aside()


def text_line(*pieces: Piece) -> Line:
    """A line of these pieces."""
    return Line(pieces)


def paragraph(text: str, width: int, tone: Tone = "") -> list[Line]:
    """A text over as many lines as it takes."""
    return [text_line((line, tone)) for line in wrapped(text, width)]


def hanging(first: str, text: str, width: int, *, every: str = "", tone: Tone = "", head: Tone = "") -> list[Line]:
    """A paragraph that hangs: `first` before its first line, `every` or blanks before the others."""
    lines = wrapped(text, max(8, width - len(first))) or [""]
    heads = [first, *([every or " " * len(first)] * (len(lines) - 1))]
    return [text_line((begin, head), (line, tone)) for begin, line in zip(heads, lines, strict=True)]


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, nothing in it that speaks to the terminal."""
    shown = visible(text).replace("\t", " ")
    if not shown.isascii():
        return [line.plain for line in plain(shown).wrap(max(1, width))]
    return [
        line
        for paragraph in shown.split("\n")
        for line in textwrap.wrap(paragraph, max(1, width), break_on_hyphens=False) or [""]
    ]


def columns(left: Sequence[Line], width: int, right: Sequence[Line]) -> list[Line]:
    """Two columns side by side, a thin line between for as far as the right one goes."""
    lines = list(left) + [EMPTY] * (len(right) - len(left))
    for place, beside in enumerate(right):
        one = lines[place]
        parts = (*one.parts, (0, width, one.what), (width, width + 3 + beside.cells, beside.what))
        blanks = " " * max(0, width - one.cells)
        lines[place] = Line((*one.pieces, (blanks, ""), (" │ ", "rule"), *beside.pieces), "", parts)
    return lines
