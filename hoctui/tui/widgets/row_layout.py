"""How a row of a RowList is laid out: columns that share the width, cells that keep to theirs, the line they make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from hoctui.tui.widgets.safe import Tone, cut, fitted, flat

GUTTER: Final = 2
"""Cells before the first column: the cursor's mark, and a blank."""

GAP: Final = 2
"""Cells between two columns."""

MARK: Final = "▌"
"""What stands before the row that the cursor is on, so that it is not told by colour alone."""


class Column(NamedTuple):
    """One column: its title, its width in cells, and what happens to it when the screen is wide or narrow."""

    key: str
    """Names the column, for the message posted when its title is clicked."""
    title: str = ""
    width: int = 8
    """Cells it has at least."""
    align: Literal["left", "right"] = "left"
    flex: int = 0
    """Its share of the width that is left over; 0 keeps it as it is."""
    tone: Tone = ""
    """How its cells speak where they do not say otherwise."""
    drop: int = 0
    """When the screen is too narrow the column with the highest number goes first; 0 never goes."""


class Cell(NamedTuple):
    """A piece of text in a tone of its own. A cell of a row is a string, one of these, or several in a tuple."""

    text: str
    tone: Tone = ""


CellLike = str | Cell | tuple[Cell, ...]


class Heading(NamedTuple):
    """A row that is no row: the title of the band below it, drawn across the whole width and skipped by the cursor."""

    text: str
    tone: Tone = "accent"
    note: str = ""
    """What follows the title, dim: how many there are, or what the band means."""


Drawn = Sequence[CellLike] | Heading
"""What a screen's render_row gives back: one cell for each column, in the columns' order, or a heading."""

StyleOf = Callable[[Tone], Style]


@dataclass(frozen=True, slots=True)
class Placed:
    """A column where it stands on a screen of one width."""

    column: Column
    index: int
    """Its place among all columns, dropped ones too: the index of its cell in a drawn row."""
    start: int
    width: int


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns that fit into `width` cells, each with its start and its width."""
    kept = list(enumerate(columns))
    while len(kept) > 1 and _least(kept) > width:
        most = max(column.drop for _, column in kept)
        if most == 0:
            break
        kept.remove(next(pair for pair in reversed(kept) if pair[1].drop == most))
    widths = _share([column for _, column in kept], width - _least(kept))
    placed: list[Placed] = []
    start = GUTTER
    for (index, column), cells in zip(kept, widths, strict=True):
        room = min(cells, max(0, width - start))
        if room:
            placed.append(Placed(column, index, start, room))
        start += cells + GAP
    return tuple(placed)


def column_at(placed: Sequence[Placed], x: int) -> Column | None:
    """The column whose title or cells are drawn at the cell `x` of the line."""
    return next((spot.column for spot in placed if spot.start <= x < spot.start + spot.width), None)


def draw_row(
    cells: Sequence[CellLike], placed: Sequence[Placed], width: int, style_of: StyleOf, mark: Segment
) -> Strip:
    """The line of a row: the cursor's mark or blanks, then each cell in its column.

    Neighbours in one tone, and the blanks between, are one segment: the fewer there are, the sooner the line is drawn.
    """
    segments = [mark]
    tone: Tone = ""
    text = ""
    at = GUTTER
    for spot in placed:
        cell = cells[spot.index] if spot.index < len(cells) else ""
        text += " " * (spot.start - at)
        for piece, piece_tone in _pieces(cell, spot):
            if piece_tone != tone and text:
                segments.append(Segment(text, style_of(tone)))
                text = ""
            tone = piece_tone
            text += piece
        at = spot.start + spot.width
    text += " " * (width - at)
    if text:
        segments.append(Segment(text, style_of(tone)))
    return Strip(segments, max(width, at))


def draw_titles(placed: Sequence[Placed], width: int, style: Style) -> Strip:
    """The line of the columns' titles."""
    cells = {spot.index: Cell(spot.column.title) for spot in placed}
    row = [cells.get(index, "") for index in range(max(cells, default=-1) + 1)]
    return draw_row(row, placed, width, lambda _tone: style, Segment(" " * GUTTER, style))


def draw_heading(heading: Heading, width: int, style_of: StyleOf) -> Strip:
    """The line of a band's title."""
    room = max(0, width - GUTTER)
    title = cut(flat(heading.text), room)
    note = cut("  " + flat(heading.note), room - cell_len(title)) if heading.note else ""
    segments = [Segment(" " * GUTTER, style_of("")), Segment(title, style_of(heading.tone) + Style(bold=True))]
    segments.append(Segment(note, style_of("dim")))
    segments.append(Segment(" " * max(0, room - cell_len(title) - cell_len(note)), style_of("")))
    return Strip([segment for segment in segments if segment.text], max(width, GUTTER))


def _least(kept: Sequence[tuple[int, Column]]) -> int:
    return GUTTER + sum(column.width for _, column in kept) + GAP * (len(kept) - 1)


def _share(columns: Sequence[Column], spare: int) -> list[int]:
    """Each column's width once the spare cells are shared out; where there are too few the flexible ones give."""
    parts = sum(column.flex for column in columns)
    if not parts:
        return [column.width for column in columns]
    widths = [column.width + spare * column.flex // parts for column in columns]
    last = max(index for index, column in enumerate(columns) if column.flex)
    widths[last] += spare - sum(spare * column.flex // parts for column in columns)
    return [max(0, width) for width in widths]


def _pieces(cell: CellLike, spot: Placed) -> list[tuple[str, Tone]]:
    """The cell's text, filled to the column's width, in pieces of one tone each; blanks take their neighbour's."""
    column, width = spot.column, spot.width
    if isinstance(cell, str):
        return [(fitted(cell, width, column.align), column.tone)]
    if isinstance(cell, Cell):
        return [(fitted(cell.text, width, column.align), cell.tone or column.tone)]
    pieces: list[tuple[str, Tone]] = []
    left = width
    for piece in cell:
        text = cut(flat(piece.text), left)
        left -= cell_len(text)
        pieces.append((text, piece.tone or column.tone))
    if not pieces:
        return [(" " * width, column.tone)]
    edge = 0 if column.align == "right" else -1
    text, tone = pieces[edge]
    pieces[edge] = (" " * left + text if column.align == "right" else text + " " * left, tone)
    return pieces
