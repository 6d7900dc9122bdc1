"""A page's table in a Word document: its caption, its headings on every page, and columns as wide as they need."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Cm, Length
from docx.table import _Row

from hoctui.documents.page import Table
from hoctui.text import cells

_ROOM = Cm(17)
"""What an A4 page has between its margins."""
_CELL = Cm(0.23)
"""About what one cell of text takes in bold, in the size of a table."""
_PADDING = Cm(0.5)
_LONGEST_WORD, _WIDEST = 16, 60
"""The cells of text up to which a word is not broken, and up to which a longer line makes its column wider."""

_WHOLE = 1_000
"""The characters of a row up to which it stays on one page."""


def add_table(document: WordDocument, block: Table) -> None:
    """Add a table under its caption."""
    if block.caption:
        document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=len(block.rows) + 1, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    _describe(table._tbl, block.caption)  # noqa: SLF001 (the library knows no caption of its own)
    widths = _widths(block)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(table.rows, (block.columns, *block.rows), strict=True)):
        if number == 0 or sum(map(len, texts)) <= _WHOLE:
            _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = "Cell"
            paragraph.add_run(text).bold = True if number == 0 else None
    # Word joins two tables that nothing stands between.
    document.add_paragraph(style="Cell")


def _widths(block: Table) -> list[Length]:
    """The width of each column: its longest word at least, and what is left shared out by the longest lines."""
    columns = list(zip(block.columns, *block.rows, strict=True))
    words = [_most(word for text in column for word in text.split()) for column in columns]
    lines = [_most(line for text in column for line in text.split("\n")) for column in columns]
    least = [_PADDING + _CELL * min(word, _LONGEST_WORD) for word in words]
    wanted = [1 + min(line, _WIDEST) - min(word, _LONGEST_WORD, line) for word, line in zip(words, lines, strict=True)]
    left = max(0, _ROOM - sum(least))
    widths = [width + left * want // sum(wanted) for width, want in zip(least, wanted, strict=True)]
    return [Length(width * _ROOM // sum(widths)) for width in widths]


def _most(texts: Iterable[str]) -> int:
    return max(map(cells, texts), default=0)


def _mark(row: _Row, mark: str) -> None:
    """Mark a row as not to be torn in two by the end of a page, or as the headings, which come again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 (the library knows no such marks)


def _describe(table: CT_Tbl, caption: str) -> None:
    """Give the table its caption as the title that a screen reader tells."""
    if caption:
        title = OxmlElement("w:tblCaption")
        title.set(qn("w:val"), caption)
        table.tblPr.append(title)
