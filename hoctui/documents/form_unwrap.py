"""Cells whose every line is a paragraph of its own, as a PDF's converter leaves them, put together again."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hoctui.assessment.form_joining import BULLETS, join
from hoctui.assessment.form_parts import FormText
from hoctui.documents.form_grid import GridTable

_FEWEST_JOINTS = 20


def unwrapped(pieces: list[GridTable | FormText]) -> list[GridTable | FormText]:
    """The pieces with each cell's lines put together, where every line of the document is a paragraph of its own."""
    cells = [cell.text for piece in pieces if isinstance(piece, GridTable) for row in piece.rows for cell in row.cells]
    joints = [pair for text in cells for pair in _joints(text)]
    broken = [1 for before, after in joints if _goes_on(before, after)]
    if len(broken) < _FEWEST_JOINTS or len(broken) * 5 < len(joints) * 2:
        return pieces
    return [
        GridTable(
            tuple(
                replace(row, cells=tuple(replace(cell, text=_one_text(cell.text)) for cell in row.cells))
                for row in piece.rows
            )
        )
        if isinstance(piece, GridTable)
        else piece
        for piece in pieces
    ]


def _joints(text: str) -> list[tuple[str, str]]:
    return list(pairwise(_lines(text)))


def _lines(text: str) -> list[str]:
    """The lines that say anything; the whole text where none does."""
    return [line for line in text.split("\n") if line.strip()] or [text]


def _goes_on(before: str, after: str) -> bool:
    """Whether a line ends within a sentence that the next one goes on with."""
    return not re.search(r"[.:;!?]\W*$", before) and (after[:1].islower() and not re.match(r"[a-z][.)]\s", after))


def _one_text(text: str) -> str:
    """A cell whose lines were broken at its edge: lines within a sentence are one, points and paragraphs stay."""
    lines = _lines(text)
    widest = max(map(len, lines))
    whole = lines[0]
    for before, after in _joints(text):
        point = after[0] in BULLETS or re.match(r"(?:[a-z0-9][.)]|-)\s", after)
        full = not re.search(r"[.:;!?]\W*$", before) and len(before) * 5 >= widest * 3
        if not point and (_goes_on(before, after) or full):
            whole = join(whole, after, frozenset())
        else:
            whole = f"{whole}\n{after}"
    return whole
