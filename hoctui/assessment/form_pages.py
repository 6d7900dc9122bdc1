"""What pages add to a form and no landlord said: running heads and feet, page numbers, headings broken in two rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hoctui.assessment.form_columns import goes_on_heading
from hoctui.assessment.form_marks import shown
from hoctui.assessment.form_parts import FormPart, FormRow, FormText

_RUNNING = 3
"""A line that stands this often between the tables is a page's heading or foot."""
_STRUCTURE = re.compile(r"^\W*(?:section|stage|mandatory|best practice)\b", re.IGNORECASE)
_PAGE = re.compile(r"^\W*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
_FOOT = re.compile(r"^\W*page\s+\d{1,3}\s*(?:of|/)\s*\d{1,3}\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"^[\s–—-]*(?:Page\s+)?(\d{1,3})[\s–—-]*$")
_FEWEST_PAGES = 3
"""So many numbers, each alone in its row and one more than the last, are those of pages."""
_LONE_NUMBER = "a number stands alone in a row, and may be a page's; look whether it belongs to the text"


def without_pages(parts: Sequence[FormPart], *, besides: str) -> tuple[list[FormPart], tuple[str, ...]]:
    """The parts without page numbers and without the heading or foot of each page, and what is to be said of them.

    `besides` is another line that is left out, and never told.
    """
    counts = Counter(_line(part) for part in parts)
    apart = {_line(part) for part in parts if isinstance(part, FormText) and not _STRUCTURE.match(part.text)}
    running = {line for line in apart if line and counts[line] >= _RUNNING and not line[0].islower()}
    begun = False
    kept: list[FormPart] = []
    left_out: dict[str, None] = {}
    for part in parts:
        begun = begun or isinstance(part, FormRow)
        line = _line(part)
        if begun and line in running:
            if any(char.isalnum() for char in line):
                left_out[line] = None
        elif not (begun and line and (line == besides or _PAGE.match(line))):
            kept.append(part)
    said = (f"Taken for the heading or foot of a page, and left out: “{shown(line)}”." for line in left_out)
    return _without_numbers(kept), tuple(said)


def _line(part: FormPart) -> str:
    """The text of a line that has no columns, its blanks made one; empty for a row."""
    if isinstance(part, FormRow):
        return " ".join(part.cells[0].split()) if part.loose else ""
    return " ".join(part.text.split())


def _without_numbers(parts: Sequence[FormPart]) -> list[FormPart]:
    """The parts without the rows that hold nothing but a page's number; one that may be none is to be looked at."""
    alone = {place: cell for place, part in enumerate(parts) if (cell := _only_cell(part))}
    feet = {place for place, cell in alone.items() if _FOOT.match(cell)}
    figures = [(place, int(match[1])) for place, cell in alone.items() if (match := _NUMBER.match(cell))]
    counted = len(figures) >= _FEWEST_PAGES and all(other == one + 1 for (_, one), (_, other) in pairwise(figures))
    doubted = set() if counted else {place for place, _ in figures}
    gone = feet | ({place for place, _ in figures} if counted else set())
    kept: list[FormPart] = []
    for place, part in enumerate(parts):
        if place in doubted and isinstance(part, FormRow):
            kept.append(replace(part, doubts=(*part.doubts, _LONE_NUMBER)))
        elif place not in gone:
            kept.append(part)
    return kept


def _only_cell(part: FormPart) -> str:
    """What a row of several cells says in the one that says anything; empty for other parts."""
    if not isinstance(part, FormRow) or len(part.cells) < 2:
        return ""
    filled = [cell for cell in part.cells if cell.strip()]
    return filled[0] if len(filled) == 1 else ""


def with_whole_headings(parts: Sequence[FormPart]) -> list[FormPart]:
    """The parts with headings that run over two rows of the table made one row.

    A row beneath headings that were whole where they first stood is the rest of a broken row, whatever its words.
    """
    kept: list[FormPart] = []
    beneath: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    for part in parts:
        above = kept[-1] if kept else None
        if isinstance(part, FormRow) and isinstance(above, FormRow) and part.block == above.block:
            merged = goes_on_heading(above.cells, part.cells)
            if beneath.setdefault(above.cells, part.cells if merged else None) == part.cells and merged:
                kept[-1] = replace(above, cells=tuple(merged))
                continue
        kept.append(part)
    return kept
