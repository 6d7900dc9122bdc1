"""A page's table in a Word document: its caption, its headings on every page, and columns as wide as they need."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Cm, Length
from docx.table import _Row

from hoctui.documents.page import Table
from hoctui.documents.word_links import add_text
from hoctui.text import cells

_CELL = Cm(0.23)
"""About what one cell of text takes in bold, in the size of a table."""
_PADDING = Cm(0.5)
_LONGEST_WORD, _WIDEST = 16, 60
"""The cells of text up to which a word is not broken, and up to which a longer line makes its column wider."""

_WHOLE = 1_000
"""The characters of a row up to which it stays on one page."""


def add_table(document: WordDocument, block: Table, *, links: bool) -> None:
    """Add a table under its caption; with `links`, the web addresses in its cells can be followed."""
    if block.caption:
        document.add_paragraph(block.caption, style="Caption")
    table = document.add_table(rows=len(block.rows) + 1, cols=len(block.columns), style="Table Grid")
    table.autofit = False
    _describe(table._tbl, block)  # noqa: SLF001 (the library knows no caption of its own)
    widths = _widths(block, _room(document))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, (row, texts) in enumerate(zip(table.rows, (block.columns, *block.rows), strict=True)):
        if number == 0 or sum(map(len, texts)) <= _WHOLE:
            _mark(row, "w:cantSplit")
        if number == 0:
            _mark(row, "w:tblHeader")
        for place, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = "Cell"
            if number == 0:
                paragraph.add_run(text).bold = True
                paragraph.paragraph_format.keep_with_next = True  # headings never stand alone at a page's foot
            else:
                add_text(paragraph, text, links=links)
            if block.figures_from is not None and place >= block.figures_from:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # Word joins two tables that nothing stands between.
    document.add_paragraph(style="Cell")


def _room(document: WordDocument) -> int:
    """What a page has between its margins."""
    section = document.sections[0]
    return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)


def _widths(block: Table, room: int) -> list[Length]:
    """The width of each column: its longest word at least, and what is left shared out by the longest lines."""
    columns = list(zip(block.columns, *block.rows, strict=True))
    words = [_most(word for text in column for word in text.split()) for column in columns]
    lines = [_most(line for text in column for line in text.split("\n")) for column in columns]
    least = [_PADDING + _CELL * min(word, _LONGEST_WORD) for word in words]
    wanted = [1 + min(line, _WIDEST) - min(word, _LONGEST_WORD, line) for word, line in zip(words, lines, strict=True)]
    left = max(0, room - sum(least))
    widths = [width + left * want // sum(wanted) for width, want in zip(least, wanted, strict=True)]
    return [Length(width * room // sum(widths)) for width in widths]


def _most(texts: Iterable[str]) -> int:
    return max(map(cells, texts), default=0)


def _mark(row: _Row, mark: str) -> None:
    """Mark a row as not to be torn in two by the end of a page, or as the headings, which come again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 (the library knows no such marks)


def _describe(table: CT_Tbl, block: Table) -> None:
    """Give the table its caption, and what its columns are, as the title and description that a screen reader tells."""
    many = f"{len(block.rows):,} row{'' if len(block.rows) == 1 else 's'}"
    said = f"{many} below the headings {', '.join(block.columns)}.".replace("\n", " ")
    for name, text in (("w:tblCaption", block.caption), ("w:tblDescription", said)):
        if text:
            told = OxmlElement(name)
            told.set(qn("w:val"), text)
            table.tblPr.append(told)
