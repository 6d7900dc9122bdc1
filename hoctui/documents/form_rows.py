"""Reading a text file's lines into a form's rows: tabs or pipes between cells, rows that run over several lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from hoctui.assessment.form_align import find_number
from hoctui.assessment.form_columns import Columns, Role, begins_table, names_only, read_heading
from hoctui.assessment.form_marks import is_mark
from hoctui.assessment.form_numbers import read_number
from hoctui.assessment.form_parts import FormPart, FormRow, FormText
from hoctui.documents.plain_text import count_signs, markdown_cell, plain_cell
from hoctui.errors import BadInput

_MOST_LINES = 80
"""The most lines that one row may run over."""
_MOST_CELLS = 60
"""A line with more cells is no row of a form."""
_HASHES = re.compile(r"#{1,6}\s")
_BOLD = re.compile(r"\*\*([^*]++)\*\*:?")
_SECTION = re.compile(r"^\W*(?=[A-Z])(?i:section\s+\d+\b|stage\s+[123]\W*$|appendix\b)")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\s*+(?:\|\s*+)?:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+(?:\|\s*+)?$")
_LONGEST_HEADING = 160
_MOST_SIGNS = 50_000
_READ_LATELY = 256
"""So many cells are remembered: a row is looked at as a heading, as the rest of one, and for itself."""

Split = Callable[[str], list[str]]


def text_parts(text: str, *, markdown: bool) -> list[FormPart]:
    """The rows and the lines between them of a text file; `markdown` says that its cells are Markdown.

    Raises:
        BadInput: there is far more Markdown in it than in any form, which would take long to read.
    """
    lines = text.split("\n")
    tabs = sum(1 for line in lines if "\t" in line)
    pipes = sum(1 for line in lines if len(_PIPE.findall(line)) >= 2)
    if pipes > tabs:
        ruled = any(_RULE.match(line) and "|" in line for line in lines)
        if (markdown or ruled) and count_signs(text) > _MOST_SIGNS:
            raise BadInput(f"The file has more than {_MOST_SIGNS:,} signs of Markdown, which no form has.")
        return list(_Lines(lines, split_pipes, markdown_cell if markdown or ruled else plain_cell).parts())
    return list(_Lines(lines, split_tabs, plain_cell).parts())


def split_tabs(line: str) -> list[str]:
    """The cells of a line with tabs between them; a cell in quotes, as a spreadsheet writes one, loses them."""
    return [_unquoted(cell) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    inner = cell.strip()
    quoted = len(inner) > 1 and inner[0] == inner[-1] == '"'
    if quoted and ("\n" in inner or '""' in inner[1:-1]) and inner[1:-1].replace('""', "").count('"') == 0:
        return inner[1:-1].replace('""', '"')
    return cell


def split_pipes(line: str) -> list[str]:
    r"""The cells of a line with pipes between them, with or without pipes at its ends; `\|` is a pipe in a cell."""
    cells = [cell.replace("\\|", "|") for cell in _PIPE.split(line)] if "\\|" in line else line.split("|")
    if cells and not cells[0].strip():
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and line.rstrip().endswith("|"):
        cells = cells[:-1]
    return cells


def _heading(line: str) -> str | None:
    """What a line says that Markdown marks as a heading, or that is bold from end to end; None where it is neither."""
    plain = line.strip()
    if _HASHES.match(f"{plain} "):
        return plain.lstrip("#").rstrip("#").strip()
    bold = _BOLD.fullmatch(plain)
    return bold[1] if bold else None


class _Lines:
    """The lines of one file, told apart into rows and text."""

    def __init__(self, lines: list[str], split: Split, plain: Callable[[str], str]) -> None:
        self._lines = lines
        self._split = split
        self._plain = lru_cache(maxsize=_READ_LATELY)(plain)
        self._sign = "\t" if split is split_tabs else "|"
        self._columns: Columns | None = None
        self._block = 0

    def parts(self) -> Iterator[FormPart]:
        """Every row and line of text, in order."""
        place = 0
        beneath_row = False
        while place < len(self._lines):
            line = self._lines[place]
            if not line.strip():
                self._block += 1
                beneath_row = False
                place += 1
                continue
            if not self._is_row(line):
                yield self._text(line, place, beneath_row=beneath_row)
                place += 1
                continue
            taken = self._heading_lines(place) or self._row_lines(place)
            yield self._row(place, taken)
            place += taken
            beneath_row = True

    def _is_row(self, line: str) -> bool:
        if self._sign == "\t":
            return 0 < line.count("\t") <= _MOST_CELLS
        pipes = len(_PIPE.findall(line))
        if pipes > _MOST_CELLS:
            return False
        return pipes >= 2 or (pipes == 1 and (line.lstrip()[0] == "|" or read_number(line) is not None))

    def _text(self, line: str, place: int, *, beneath_row: bool) -> FormPart:
        heading = _heading(line)
        if heading is not None:
            return FormText(self._plain(heading).strip(" *_"), heading=True)
        if _SECTION.match(line) and len(line) <= _LONGEST_HEADING:
            return FormText(self._plain(line).strip(" *_"), heading=True)
        if beneath_row and self._columns is not None:
            return FormRow((self._plain(line),), f"line {place + 1}", loose=True, block=self._block)
        return FormText(self._plain(line))

    def _cells(self, place: int, count: int) -> list[str]:
        return self._split("\n".join(self._lines[place : place + count]))

    def _row(self, place: int, count: int) -> FormRow:
        cells = tuple(self._plain(cell) for cell in self._cells(place, count))
        below = place + count
        ruled = below < len(self._lines) and bool(_RULE.match(self._lines[below])) and "|" in self._lines[below]
        self._columns = begins_table(cells, self._columns) or self._columns
        return FormRow(cells, f"line {place + 1}", heading=ruled, block=self._block)

    def _heading_lines(self, place: int) -> int:
        """How many lines a table's headings run over from here; 0 where no headings begin, 1 mostly."""
        first = read_heading(self._plain_cells(place, 1))
        best = 1 if first is not None and first.is_form else 0
        if first is not None and first.is_form and first.has(Role.EVIDENCE, Role.COMMENTARY, Role.BOTH):
            return best
        known = len(set(first.roles) - {Role.OTHER}) if first else 0
        for count in (2, 3):
            below = place + count - 1
            if (
                below >= len(self._lines)
                or not self._lines[below].strip()
                or not names_only(self._plain_cells(below, 1))
            ):
                break
            merged = read_heading(self._plain_cells(place, count))
            if merged is None or not merged.is_form:
                continue
            alone = read_heading(self._plain_cells(below, 1)) if first is None else None
            if alone is not None and alone.is_form:
                break
            if len(set(merged.roles) - {Role.OTHER}) > known:
                best, known = count, len(set(merged.roles) - {Role.OTHER})
        return best

    def _plain_cells(self, place: int, count: int) -> list[str]:
        return [self._plain(cell) for cell in self._cells(place, count)]

    def _row_lines(self, place: int) -> int:
        """How many lines the row that begins here runs over: as many as fill the table's width, or one."""
        columns = self._columns
        cells = self._cells(place, 1)
        quoted = self._sign == "\t" and any(cell.startswith('"') and cell.count('"') % 2 for cell in cells)
        if columns is None or (len(cells) >= columns.width and not quoted) or find_number(cells, columns) is None:
            return 1
        answer = columns.place(Role.ANSWER)
        for count in range(2, min(_MOST_LINES, len(self._lines) - place + 1)):
            joined = self._cells(place, count)
            if len(joined) > columns.width or self._ends_row(place, count):
                break
            if len(joined) == columns.width and not self._open(place, count):
                return count if answer is None or is_mark(self._plain(joined[answer])) else 1
        return 1

    def _ends_row(self, place: int, count: int) -> bool:
        """Whether the last of these lines cannot belong to the row that begins with the first."""
        line = self._lines[place + count - 1]
        odd = "\n".join(self._lines[place : place + count - 1]).count('"') % 2 == 1
        if not line.strip():
            return self._sign == "\t" and not odd
        return _heading(line) is not None or read_number(self._plain(self._split(line)[0])) is not None

    def _open(self, place: int, count: int) -> bool:
        """Whether the last cell of these lines is not closed yet: a quotation mark or a pipe is still to come."""
        if self._sign == "\t":
            return "\n".join(self._lines[place : place + count]).count('"') % 2 == 1
        return not self._lines[place + count - 1].rstrip().endswith("|") and self._goes_on(place + count)

    def _goes_on(self, place: int) -> bool:
        """Whether the line at `place` could still belong to a row whose last cell has not been closed by a pipe."""
        line = self._lines[place] if place < len(self._lines) else ""
        return bool(line.strip()) and line.rstrip().endswith("|") and not _PIPE.search(line.rstrip()[:-1])
