"""Files that are made to be heavy: as much of everything as is let in, and more."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from office_forms import CONTENT_TYPES, HEAD, p, tbl, tc, tr, word_of

_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(**parts: str | bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def noise(size: int) -> bytes:
    return os.urandom(size)


def padded(data: bytes, size: int = 3_000_000) -> bytes:
    """The same file with a picture in it that no zip makes smaller, so that it is no bomb by its ratio."""
    out = BytesIO(data)
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("word/media/photo.jpeg", noise(size))
    return out.getvalue()


def sheet(rows: str, strings: str = "") -> bytes:
    book = f'<workbook {_NAMES} xmlns:r="{_REL}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", rels)
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {_NAMES}>{rows}</worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst {_NAMES}>{strings}</sst>")
    return out.getvalue()


def _inline(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _cells(count: int) -> str:
    head = "".join(_inline(name) for name in ("Clause", "Requirement", "Comply", "Evidence", "Commentary"))
    row = "".join(_inline(text) for text in ("6.3", "Rule words", "Yes", "Proof", "Talk"))
    return f"<sheetData><row>{head}</row>{f'<row>{row}</row>' * (count // 5)}</sheetData>"


_LONG = "word and more " * 12_000
_NUMBERED = [f"{section}.{place}" for section in range(1, 10) for place in range(1, 30)]
_NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_SIGN = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:lvlText w:val="{"x%1" * 30_000}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_COUNTED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _noted(count: int) -> bytes:
    """A document that refers so often to one long footnote."""
    note = f'<w:footnotes {_WORD}><w:footnote w:id="1">{p("n" * 1_000_000)}</w:footnote></w:footnotes>'
    return padded(word_of(f"<w:p>{_NOTE * count}</w:p>", footnotes=note))


def _shared(count: int) -> bytes:
    """A workbook with one long text in so many cells."""
    cells = '<c t="s"><v>0</v></c>' * count
    return padded(sheet(f"<sheetData><row>{cells}</row></sheetData>", f"<si><t>{_LONG}</t></si>"))


def _tall(count: int) -> bytes:
    """A workbook with one long text in a cell beside so many clauses."""
    head = "".join(_inline(name) for name in ("Clause", "Requirement", "Comply", "Evidence"))
    rows = "".join(
        f"<row>{''.join(_inline(text) for text in (_NUMBERED[at % 261], 'R', 'Yes', '' if at else _LONG))}</row>"
        for at in range(count)
    )
    return padded(sheet(f'<sheetData><row>{head}</row>{rows}</sheetData><mergeCell ref="D2:D{count + 1}"/>'))


HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "bomb": ("a.docx", lambda: word_of(p("x" * 49_000_000))),
    "many bombs": ("a.docx", lambda: zipped(**{f"word__{n}": b"\0" * 20_000_000 for n in range(4)})),
    "members": ("a.docx", lambda: zipped(**{f"m{n}": b"" for n in range(2_001)})),
    "deep": (
        "a.docx",
        lambda: padded(word_of("<w:sdt><w:sdtContent>" * 300_000 + "</w:sdtContent></w:sdt>" * 300_000)),
    ),
    "deep tables": (
        "a.docx",
        lambda: padded(word_of("<w:tbl><w:tr><w:tc>" * 35 + p("x") + "</w:tc></w:tr></w:tbl>" * 35)),
    ),
    "elements": ("a.docx", lambda: padded(word_of("<w:x/>" * 2_400_000))),
    "nodes": ("a.docx", lambda: padded(word_of(p("a") * 65_000))),
    "rows": ("a.docx", lambda: padded(word_of(tbl(HEAD, *[tr("6.3", "R", "Yes", "E", "C")] * 7_000)))),
    "one cell": (
        "a.docx",
        lambda: padded(word_of(tbl(HEAD, tr("6.3", "R", "Yes", tc(inside=p("word ") * 60_000), "C")))),
    ),
    "long text": ("a.docx", lambda: padded(word_of(tbl(HEAD, tr("6.3", "R", "Yes", "wordy - x " * 390_000, "C"))))),
    "wide text": ("a.docx", lambda: padded(word_of(tbl(HEAD, tr("6.3", "R", "Yes", "\U0001f600" * 3_900_000, "C"))))),
    "attribute": ("a.docx", lambda: padded(word_of(f'<w:p a="{"x" * 16_000_000}"/>'))),
    "attributes": ("a.docx", lambda: padded(word_of("<w:p " + " ".join(f'a{n}="x"' for n in range(900_000)) + "/>"))),
    "boxes": (
        "a.docx",
        lambda: padded(
            word_of("<w:p><w:r>" + f"<w:txbxContent>{p('6.3 x')}</w:txbxContent>" * 40_000 + "</w:r></w:p>")
        ),
    ),
    "fields": (
        "a.docx",
        lambda: padded(word_of("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 90_000 + "</w:p>")),
    ),
    "lines": ("a.docx", lambda: padded(word_of(p("6.3 Rule, which goes on") * 9_900 + p("Comply: Yes")))),
    "cells": ("a.xlsx", lambda: padded(sheet(_cells(49_000)))),
    "too many cells": ("a.xlsx", lambda: padded(sheet(_cells(90_000)))),
    "hollow cells": ("a.xlsx", lambda: padded(sheet("<sheetData><row>" + "<c/>" * 390_000 + "</row></sheetData>"))),
    "merged": ("a.xlsx", lambda: padded(sheet(_cells(20_000) + '<mergeCell ref="A1:B4000"/>' * 20_000))),
    "strings": ("a.xlsx", lambda: padded(sheet(_cells(50), "<si><t>abcdefghij</t></si>" * 95_000))),
    "one note": ("a.docx", lambda: _noted(5_000)),
    "one sign": (
        "a.docx",
        lambda: padded(word_of(_COUNTED * 8_000, numbering=f"<w:numbering {_WORD}>{_SIGN}</w:numbering>")),
    ),
    "one string": ("a.xlsx", lambda: _shared(60)),
    "one merged cell": ("a.xlsx", lambda: _tall(1_800)),
    "rows without numbers": (
        "a.txt",
        lambda: (
            b"Clause\tRequirement\tComply\tEvidence\n6.3\tR\tYes\tE\n"
            + b"".join(b"\tRule %d is a rule\tYes\tProof %d\n" % (n, n) for n in range(9_900))
        ),
    ),
    "headings of years": (
        "a.txt",
        lambda: b"".join(
            b"Code %d\tText\tComply 20%d\tComply 20%d\tEvidence\n" % (n, n % 80 + 10, n % 70 + 11) for n in range(9_900)
        ),
    ),
    "media": ("a.docx", lambda: padded(word_of(tbl(HEAD, tr("6.3", "R", "Yes", "E", "C"))), 20_000_000)),
    "too large": ("a.docx", lambda: b"PK\x03\x04" + noise(21 * 1024 * 1024)),
    "old": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(19_000_000)),
    "csv cells": ("a.csv", lambda: b"Clause,Requirement,Comply,Evidence,Commentary\n" + b"6.3,R,Yes,E,C\n" * 1_900),
    "csv quotes": ("a.csv", lambda: b'Clause,Requirement,Comply,Evidence\n6.3,R,Yes,"' + b'"" ' * 900_000),
    "csv commas": ("a.csv", lambda: b"Clause,Comply,Evidence\n6.3,Yes,E\n" + b"," * 3_000_000),
    "html tags": ("a.md", lambda: b"<table><tr><td>6.3" + b"<b>x" * 700_000),
    "html cells": (
        "a.md",
        lambda: (
            b"<table><tr><td>Clause<td>Requirement<td>Comply<td>Evidence"
            + b"<tr><td rowspan=900>6.3<td>R<td>Yes<td><a href=x>E</a>" * 9_000
        ),
    ),
    "blanks": (
        "a.txt",
        lambda: (
            b"Clause    Requirement    Comply    Evidence\n"
            + b"6.3       R              Yes       E  e  e  e  e  e  e  e  e\n" * 1_900
            + b"          x x x x x x x                x  x  x  x  x  x  x  x\n" * 8_000
        ),
    ),
    "pages": ("a.txt", lambda: b"Clause    Requirement    Comply    Evidence\n" + b"\f" * 2_900_000),
    "headings": ("a.txt", lambda: b"".join(b"Code\tText %d\tEvidence %d\n" % (n, n) for n in range(9_900))),
    "run together": ("a.txt", lambda: b"".join(b"6.%d Rule" % n + b" Yesx No1" * 30_000 + b"\n" for n in range(1, 9))),
    "text": ("a.txt", lambda: b"Clause\tRequirement\tComply\tEvidence\n6.3\tR\tYes\t" + b"word " * 600_000),
}
"""Each with the name of its file, and how it is made."""
