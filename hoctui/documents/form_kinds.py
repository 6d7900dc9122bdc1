"""What kind of file a form is: told by what is in it, and not by its name; and what to do with one that is not read."""

from __future__ import annotations

from pathlib import PurePath

from hoctui.documents.archive import Archive
from hoctui.errors import BadInput

TEXT = (".txt", ".text", ".tsv", ".tab")
MARKDOWN = (".md", ".markdown")
JSON = (".json",)
CSV = (".csv",)
WORD = (".docx", ".docm", ".dotx", ".dotm")
EXCEL = (".xlsx", ".xlsm", ".xltx", ".xltm")
READ = ".docx, .xlsx, .csv, .md, .txt and .json"
"""The kinds of file that are read, as a sentence names them."""

_AS_WORD = "open it in Word, save it as a Word document (.docx), and import that"
_AS_EXCEL = "open it in Excel, save it as an Excel workbook (.xlsx), and import that"
_INSTEAD = {
    ".doc": _AS_WORD,
    ".rtf": _AS_WORD,
    ".odt": "open it in your word processor, save it as a Word document (.docx), and import that",
    ".pages": "open it in Pages, export it as a Word document (.docx), and import that",
    ".pdf": _AS_WORD,
    ".html": _AS_WORD,
    ".htm": _AS_WORD,
    ".mht": _AS_WORD,
    ".mhtml": _AS_WORD,
    ".xls": _AS_EXCEL,
    ".xlsb": _AS_EXCEL,
    ".ods": "open it in your spreadsheet, save it as an Excel workbook (.xlsx), and import that",
    ".numbers": "open it in Numbers, export it as an Excel workbook (.xlsx), and import that",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"%pdf", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"mime-version:", ".mht"),
)
_FIRST = 64
_NAMES = {
    ".pdf": "a PDF", ".rtf": "a rich text file", ".doc": "an old Word document", ".xls": "an old Excel workbook",
    ".docx": "a Word document", ".xlsx": "an Excel workbook", ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument spreadsheet", ".xlsb": "a binary Excel workbook", ".html": "a web page",
    ".mht": "a web page",
}  # fmt: skip
_OPEN_DOCUMENTS = {b"opendocument.text": ".odt", b"opendocument.spreadsheet": ".ods"}


def kind_of(data: bytes, file: str) -> tuple[str, Archive | None]:
    """The ending that a file deserves by what is in it, with its zip unpacked where it is one.

    Raises:
        BadInput: it is of a kind that is not read, damaged, protected by a password, or not what its name says.
    """
    ending = PurePath(file).suffix.lower()
    if data.startswith(_ZIP):
        archive = Archive(data, file)
        return _zipped(archive, ending, file), archive
    if data.startswith(_OLE):
        raise _old_office(data, ending, file)
    first = data[:_FIRST].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    real = next((kind for beginning, kind in _BEGINNINGS if first.startswith(beginning)), "")
    if real:
        raise _not_read(real, ending, file)
    if ending in (*WORD, *EXCEL):
        if not data.strip():
            raise BadInput(f"{file} is empty.")
        office = "Word document" if ending in WORD else "Excel workbook"
        raise BadInput(f"{file} is no {office}, whatever its name says, or it is damaged; look for the right file.")
    if ending in _INSTEAD:
        raise _not_read(ending, ending, file)
    if ending and ending not in (*TEXT, *MARKDOWN, *JSON, *CSV):
        raise BadInput(f"hoctui reads forms from {READ} files; {file} is none of these.")
    return ending, None


def _zipped(archive: Archive, ending: str, file: str) -> str:
    """What a zip is: a Word document, an Excel workbook, or something that is refused."""
    if "[content_types].xml" in archive and any(name.startswith("word/document") for name in archive.names):
        kind = ".docx"
    elif "[content_types].xml" in archive and "xl/workbook.xml" in archive:
        kind = ".xlsx"
    else:
        raise _other_zip(archive, ending, file)
    if not ending or ending in (WORD if kind == ".docx" else EXCEL):
        return kind
    raise BadInput(f"{file} is {_NAMES[kind]}, whatever its name says; give it the ending {kind}, and import that.")


def _other_zip(archive: Archive, ending: str, file: str) -> BadInput:
    kind = next((kind for name, kind in _OPEN_DOCUMENTS.items() if name in archive.read("mimetype")), "")
    if "xl/workbook.bin" in archive:
        kind = ".xlsb"
    if kind:
        return _not_read(kind, ending, file)
    if ending in (*WORD, *EXCEL):
        office = "Word document" if ending in WORD else "Excel workbook"
        return BadInput(f"{file} is no {office}, whatever its name says: it is a zip of something else, or damaged.")
    if ending in _INSTEAD:
        return _not_read(ending, ending, file)
    return BadInput(f"{file} is a zip; unpack it, and import the form that is in it.")


def _old_office(data: bytes, ending: str, file: str) -> BadInput:
    """What to say of a file of the Office of before 2007, which is also how a password is kept about a new one."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return BadInput(f"{file} is protected by a password; open it, save a copy without one, and import that.")
    if holds("WordDocument"):
        return _not_read(".doc", ending, file)
    if holds("Workbook") or holds("Book"):
        return _not_read(".xls", ending, file)
    return _not_read(ending if ending in (".doc", ".xls") else ".doc", ending, file)


def _not_read(kind: str, ending: str, file: str) -> BadInput:
    same = kind == ending or {kind, ending} <= {".html", ".htm"} or {kind, ending} <= {".mht", ".mhtml"}
    if same or not ending:
        return BadInput(f"hoctui cannot read {kind} files: {_INSTEAD[kind]}.")
    return BadInput(f"{file} is {_NAMES.get(kind, kind)}, whatever its name says: {_INSTEAD[kind]}.")
