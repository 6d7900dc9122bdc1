"""A form whose table is lost, as a PDF's often is: its words stand in frames, and where they stand tells the cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hoctui.assessment.form_columns import Columns, Role, read_heading
from hoctui.assessment.form_marks import is_mark
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormText
from hoctui.documents.form_grid import GridCell, GridRow, GridTable

_NEAR = 120
"""Two frames that begin within so many twentieths of a point stand in one line, or in one column."""
_PAGE_BACK = 2_000
_MOST_LINES = 4
"""The most lines that the headings of a table run over."""
_FEWEST = 40
_FEWEST_COLUMNS = 3
_SURE = 0.9
_TOLD = "The form has lost its table; its columns were told from where its words stand on the page."
_DOUBT = "its parts were told from where they stand on the page; look whether each is in place"
_TITLES = ("section", "stage", "part")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text, and where its frame begins: the page, and twentieths of a point from its left and its top."""

    text: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Heads:
    columns: Columns
    edges: tuple[float, ...]
    lines: int

    def at(self, x: float) -> int:
        """The column in which a frame stands that begins there."""
        return max((place for place, edge in enumerate(self.edges) if edge <= x + _NEAR), default=0)


def placed_pieces(placed: Sequence[Placed]) -> tuple[list[GridTable | FormText], tuple[str, ...]]:
    """The table that frames make by where they stand, and what is to be said of it; nothing where they make none."""
    if len(placed) < _FEWEST:
        return [], ()
    lines = _lines(_in_pages(placed))
    heads: _Heads | None = None
    pieces: list[GridTable | FormText] = []
    rows: list[list[list[str]]] = []
    begun: list[bool] = []
    page = at = 0
    while at < len(lines):
        line = lines[at]
        found = _heads_at(lines, at)
        if found is not None:
            at, page = at + found.lines, line[0].page
            if heads is None or len(found.edges) >= len(heads.edges):
                pieces += _table(heads, rows) if heads is not None else []
                heads, rows = found, []
            continue
        at += 1
        if heads is None:
            pieces.append(FormText(" ".join(item.text for item in line), heading=len(line) == 1))
        elif len(line) == 1 and line[0].text.casefold().startswith(_TITLES) and read_number(line[0].text) is None:
            pieces += _table(heads, rows)
            rows = []
            pieces.append(FormText(line[0].text, heading=True))
        else:
            page = _add(rows, begun, line, heads, page)
    if heads is None:
        return [], ()
    pieces += _table(heads, rows)
    sure = bool(begun) and sum(begun) >= _SURE * len(begun)
    lost = sum(begun) * 2 < len(begun)
    return pieces if sure else [_doubted(piece, every=lost) for piece in pieces], (_TOLD,)


def _in_pages(placed: Sequence[Placed]) -> Sequence[Placed]:
    """The frames with their pages told apart by where they stand, where the file does not say where a page ends.

    Where they come line by line, each step back up the page begins another one; where they come cell by cell, only a
    step back that does not go to the right.
    """
    if len({item.page for item in placed}) > 1:
        return placed
    up = [before.y - item.y for before, item in pairwise(placed)]
    by_line = sum(step > _NEAR for step in up) * 20 < len(placed)
    paged = list(placed[:1])
    for (before, item), step in zip(pairwise(placed), up, strict=True):
        turns = step > _PAGE_BACK and (by_line or item.x <= before.x + _NEAR)
        paged.append(replace(item, page=paged[-1].page + turns))
    return paged


def _lines(placed: Sequence[Placed]) -> list[list[Placed]]:
    """The frames by the lines in which they begin, from the top of each page to its foot and from left to right."""
    lines: list[list[Placed]] = []
    for item in sorted(placed, key=lambda item: (item.page, item.y)):
        last = lines[-1][0] if lines else None
        if last is not None and last.page == item.page and item.y - last.y <= _NEAR:
            lines[-1].append(item)
        else:
            lines.append([item])
    return [sorted(line, key=lambda item: item.x) for line in lines]


def _heads_at(lines: Sequence[Sequence[Placed]], at: int) -> _Heads | None:
    """The headings that begin at a line, in as many lines as name the most columns; None where none begin there."""
    best: _Heads | None = None
    columns: dict[float, list[str]] = {}
    for count in range(1, _MOST_LINES + 1) if len(lines[at]) >= _FEWEST_COLUMNS else ():
        line = lines[at + count - 1] if at + count <= len(lines) else ()
        if not line or line[0].page != lines[at][0].page or any(read_number(item.text) for item in line):
            break
        for item in line:
            edge = next((edge for edge in columns if abs(edge - item.x) <= _NEAR), item.x)
            columns.setdefault(edge, []).append(item.text)
        edges = tuple(sorted(columns))
        heading = read_heading([" ".join(columns[edge]) for edge in edges])
        if heading is not None and heading.is_form and (best is None or len(edges) >= len(best.edges)):
            best = _Heads(heading, edges, count)
    return best


def _add(rows: list[list[list[str]]], begun: list[bool], line: Sequence[Placed], heads: _Heads, page: int) -> int:
    """Add a line to the last row, or begin a row with it: at a clause number, and at the top of each page."""
    home = heads.columns.place(Role.CLAUSE) or 0
    numbered = any(heads.at(item.x) == home and read_number(item.text) is not None for item in line)
    if numbered or not rows or line[0].page != page:
        rows.append([[] for _ in heads.edges])
    if numbered:
        answers = [place for place, role in enumerate(heads.columns.roles) if role is Role.ANSWER]
        begun.append(any(heads.at(item.x) in answers and is_mark(item.text) for item in line))
    for item in line:
        rows[-1][heads.at(item.x)].append(item.text)
    return line[0].page


def _table(heads: _Heads, rows: Iterable[Sequence[Sequence[str]]]) -> list[GridTable | FormText]:
    """The rows beneath their headings; nothing where there are none."""
    texts = [heads.columns.names, *(tuple("\n".join(cell) for cell in row) for row in rows)]
    if len(texts) < 2:
        return []
    return [
        GridTable(
            tuple(
                GridRow(tuple(GridCell(cell, place, place + 1) for place, cell in enumerate(row)), f"row {number}")
                for number, row in enumerate(texts)
            )
        )
    ]


def _doubted(piece: GridTable | FormText, *, every: bool) -> GridTable | FormText:
    """A table with a doubt in each row that has no answer beside it and in the one above it, or in every row."""
    if isinstance(piece, FormText):
        return piece
    unanswered = [every or not any(is_mark(cell.text) for cell in row.cells if cell.text) for row in piece.rows]
    odd = {0} if every else set()
    odd |= {place for at, lost in enumerate(unanswered) if lost and at for place in (at - 1, at)}
    return GridTable(
        tuple(
            GridRow(row.cells, row.place, (*row.doubts, _DOUBT)) if place in odd else row
            for place, row in enumerate(piece.rows)
        )
    )
