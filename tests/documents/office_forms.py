"""Word documents and Excel workbooks made for a test: the invented look-alike, in the shapes that landlords use."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from made_forms import HEADINGS
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hoctui.assessment.answers import Answer
from hoctui.documents.forms import read_form
from hoctui.rulebook.edition import load

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)

Row = tuple[str, str, str, str, str]

LOOKALIKE = Path(__file__).parent / "forms" / "lookalike-2024.txt"
TRUTH: dict[str, Answer] = read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name).answers
ROWS: tuple[Row, ...] = tuple(
    (one.clause, one.wording, one.mark.value, one.evidence, one.commentary) for one in TRUTH.values()
)
"""Number, wording, answer, evidence and commentary of each clause, as the look-alike in plain text has them."""


def in_sections() -> Iterable[tuple[str, list[Row]]]:
    """Each section's heading, with its rows."""
    for section in load("2024").sections:
        yield (
            f"Section {section.number}: Invented heading {section.number}",
            [row for row in ROWS if row[0].startswith(f"{section.number}.")],
        )


def saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def add_table(document: WordDocument, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            write(cell, text)
    return table


def write(cell: _Cell, text: str) -> None:
    """A cell's text, each line of it a paragraph."""
    first, *others = text.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)


def word_form(
    change: Callable[[Row], Sequence[str]] = lambda row: row,
    headings: Sequence[str] = HEADINGS,
    *,
    rows: Sequence[Row] = ROWS,
    tables: str = "each",
) -> bytes:
    """The look-alike as a Word document: one table for each section, or one table for all of them."""
    document = Document()
    document.add_heading("Example Borough Council self-assessment", level=1)
    if tables == "one":
        add_table(document, [headings, *(change(row) for row in rows)])
    for heading, here in in_sections() if tables == "each" else ():
        document.add_heading(heading, level=2)
        add_table(document, [headings, *(change(row) for row in here)])
    return saved(document)


def word_of(body: str, **parts: str) -> bytes:
    """A Word document whose body is this XML; other parts by their names, "numbering" for word/numbering.xml."""
    names = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    names += ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    names += ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    names += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    names += ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    document = f"<w:document {nsdecls('w')} {names}><w:body>{body}</w:body></w:document>"
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            folder = "word/_rels/document.xml.rels" if name == "rels" else f"word/{name}.xml"
            archive.writestr(folder, text)
    return out.getvalue()


def p(text: str = "", inside: str = "") -> str:
    """A paragraph: text, or what is given as XML."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{run}{inside}</w:p>"


def tc(text: str = "", *, span: int = 1, merge: str = "", inside: str = "") -> str:
    """A cell; `merge` is "restart" or "continue", `inside` XML in place of a paragraph."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{spanned}{merged}</w:tcPr>{inside or p(text)}</w:tc>"


def tr(*cells: str, inside: str = "") -> str:
    """A row of cells, each XML or plain text."""
    made = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{inside}{made}</w:tr>"


def tbl(*rows: str, columns: int = 5) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


HEAD = tr(*HEADINGS)


def rich(xml: str) -> object:
    """An element for python-docx to put into a document."""
    return parse_xml(xml)


def excel_form(
    change: Callable[[Row], Sequence[Any]] = lambda row: row,
    headings: Sequence[str] = HEADINGS,
    *,
    rows: Sequence[Row] = ROWS,
    prepare: Callable[[Workbook, Worksheet], None] | None = None,
) -> bytes:
    """The look-alike as a workbook of one sheet, its headings in the third row; `prepare` changes what it will."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Form"
    sheet["A1"] = "Example Borough Council self-assessment"
    for number, row in enumerate([headings, *(change(row) for row in rows)], start=3):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value
    if prepare is not None:
        prepare(book, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv_form(
    change: Callable[[Row], Sequence[str]] = lambda row: row,
    *,
    rows: Sequence[Row] = ROWS,
    headings: Sequence[str] = HEADINGS,
    delimiter: str = ",",
    encoding: str = "utf-8",
    before: str = "",
) -> bytes:
    out = StringIO(newline="")
    out.write(before)
    csv.writer(out, delimiter=delimiter).writerows([headings, *(change(row) for row in rows)])
    return out.getvalue().encode(encoding)


def in_order(rows: Sequence[Row]) -> bytes:
    """Some of the look-alike as a Markdown table."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in row) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(HEADINGS) + " |", "|---|---|---|---|---|", *lines]).encode("utf-8")
