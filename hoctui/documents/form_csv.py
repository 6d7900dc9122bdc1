"""Reading a form from a CSV file, whatever signs its spreadsheet put between and around the cells."""

from __future__ import annotations

import csv
import io
import re

from hoctui.assessment.form_columns import read_heading
from hoctui.assessment.form_numbers import read_number
from hoctui.documents.form_grid import GridCell, GridRow, GridTable
from hoctui.documents.plain_text import plain_cell

_SEPARATORS = (",", ";", "\t", "|")
_NAMED = re.compile(r"^sep=(.)[ \t]*\n", re.IGNORECASE)
_FORMULA = re.compile(r'="([^"]*)"')
_GUARDED = re.compile(r"'(?=[=+\-@|\t\r＝＋－＠｜])")
"""The quote that hoctui, as others, puts before a cell that a spreadsheet would take for a formula."""
_WIDEST = 63


def csv_tables(text: str) -> tuple[list[GridTable], tuple[str, ...]]:
    """The rows of a CSV file as one table, and what is to be said of it. Lines end in a newline."""
    named = _NAMED.match(text)
    text = text[named.end() :] if named else text
    best: list[list[str]] = []
    worth = (-1, -1)
    for separator in (named[1],) if named else _SEPARATORS:
        for quoted in (True, False) if '"' in text else (True,):
            rows = _rows(text, separator, quoted=quoted)
            if _worth(rows) > worth:
                best, worth = rows, _worth(rows)
    notes = ("A quotation mark in the file is never closed; look whether its cells are in place.",)
    table = GridTable(
        tuple(
            GridRow(tuple(GridCell(cell, place, place + 1) for place, cell in enumerate(row)), f"row {number}")
            for number, row in enumerate(best, start=1)
            if any(cell.strip() for cell in row)
        )
    )
    return [table], notes if text.count('"') % 2 else ()


def _rows(text: str, separator: str, *, quoted: bool) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = io.StringIO(text, newline="")
    read = (
        csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL)
        if quoted
        else csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    )
    rows = [[_plain(cell) for cell in row[:_WIDEST]] for row in read]
    width = max((len(row) for row in rows if read_heading(row) is not None), default=0)
    return [row + [""] * (width - len(row)) if row else row for row in rows]


def _worth(rows: list[list[str]]) -> tuple[int, int]:
    """How much a form's table these rows look like: whether they have its headings, and how many clauses."""
    headed = any((heading := read_heading(row)) is not None and heading.is_form for row in rows)
    wide = [row for row in rows if len(row) > 1]
    return int(headed), sum(1 for row in wide if any(read_number(cell) for cell in row[:3] if cell))


def _plain(cell: str) -> str:
    formula = _FORMULA.fullmatch(cell.strip())
    return plain_cell(_GUARDED.sub("", formula[1] if formula else cell, count=1) if cell else "")
