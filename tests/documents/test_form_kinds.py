"""What a file is, is told by what is in it; what cannot be read is refused in one sentence that says what to do."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from heavy_forms import HEAVY, sheet, zipped
from office_forms import HEAD, excel_form, p, tbl, tr, word_form, word_of
from test_form_docx import same_as_the_lookalike

from hoctui.documents.archive import Archive
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(BadInput) as refused:
        read_form(data, name)
    sentence = refused.value.sentence
    assert sentence.endswith(".")
    assert ". " not in sentence
    return sentence


@pytest.mark.parametrize("name", ["form", "form.DOCX", "form.docm", "C:\\Forms\\form.docx"])
def test_a_word_document_is_known_by_what_is_in_it(name: str) -> None:
    same_as_the_lookalike(read_form(word_form(), name))


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (excel_form(), "form.docx", "form.docx is an Excel workbook, whatever its name says; give it the ending .xlsx"),
        (word_form(), "form.xlsx", "form.xlsx is a Word document, whatever its name says; give it the ending .docx"),
        (word_form(), "form.txt", "form.txt is a Word document, whatever its name says; give it the ending .docx"),
        (word_form()[:9_000], "form.docx", "form.docx is damaged and cannot be unpacked"),
        (zipped(a=b"x"), "form.docx", "form.docx is no Word document, whatever its name says: it is a zip"),
        (zipped(a=b"x"), "form.zip", "form.zip is a zip; unpack it, and import the form that is in it"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "form.docx", "form.docx is an OpenDocument text"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "form.odt", "hoctui cannot read .odt files"),
        (stream("EncryptedPackage"), "form.docx", "form.docx is protected by a password; open it, save a copy without"),
        (stream("WordDocument"), "form.docx", "form.docx is an old Word document, whatever its name says"),
        (stream("WordDocument"), "form.doc", "hoctui cannot read .doc files: open it in Word"),
        (stream("Workbook"), "form.xls", "hoctui cannot read .xls files: open it in Excel"),
        (b"{\\rtf1", "form.docx", "form.docx is a rich text file, whatever its name says: open it in Word"),
        (b"%PDF-1.7", "form.docx", "form.docx is a PDF, whatever its name says: open it in Word"),
        (b"<html>", "form.docx", "form.docx is a web page, whatever its name says: open it in Word, save it as a"),
        (b"<!DOCTYPE HTML>\n<html>", "form.txt", "form.txt is a web page, whatever its name says: open it in Word"),
        (b"\xef\xbb\xbf<html>", "form.htm", "hoctui cannot read .html files: open it in Word"),
        (b"MIME-Version: 1.0\n", "form.doc", "form.doc is a web page, whatever its name says: open it in Word"),
        (b"", "form.docx", "form.docx is empty"),
        (word_of(""), "form.docx", "form.docx holds no text: it may be a picture of a form"),
        (word_of(p("Dear all, no form here.")), "form.docx", "No self-assessment form was found in form.docx"),
        (word_of(tbl(tr("Name", "Age"), tr("A", "3"), columns=2)), "form.docx", "No self-assessment form was found in"),
        (word_of(tbl(HEAD)), "form.docx", "No clause was found in form.docx"),
        (sheet("<sheetData/>"), "form.xlsx", "No self-assessment form was found in form.xlsx"),
        (zipped(word__document=b"x", **{"[Content_Types].xml": b"x"}), "form.docx", "form.docx is a damaged Word"),
        (word_of("<w:p>"), "form.docx", "form.docx is damaged: a part of it is no XML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, name: str, said: str) -> None:
    assert refusal(data, name).startswith(said)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["form.{}", "form.doc", "form.txt", "form", "form.pdf"])
def test_a_file_that_office_has_locked_with_a_password_is_told_as_such(kind: str, name: str) -> None:
    data = (Path(__file__).parent / "forms" / f"protected.{kind}").read_bytes()
    named = name.format(kind)
    said = f"{named} is protected by a password; open it, save a copy without one, and import that."
    assert refusal(data, named) == said


def test_entities_and_document_types_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>'
    made = zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": bomb.encode()})
    assert refusal(made, "form.docx") == "form.docx declares XML entities, which no form does, and was not read."
    outer = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document/>'
    made = zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": outer.encode()})
    assert "declares XML entities" in refusal(made, "form.docx")


def test_a_zip_that_lies_about_its_sizes_is_counted_while_it_is_unpacked() -> None:
    """Nothing that a header says of a size is believed."""
    data = bytearray(word_of(p("x" * 3_000_000)))
    small = struct.pack("<I", 1_000)
    place = data.find(struct.pack("<I", 3_000_000)[2:])
    while (place := data.find(b"PK\x01\x02", max(place, 0))) != -1:
        data[place + 24 : place + 28] = small
        place += 4
    sentence = refusal(bytes(data), "form.docx")
    assert "grows far beyond" in sentence or "damaged" in sentence


def test_two_members_of_one_name_are_refused_as_damaged() -> None:
    out = BytesIO(word_form())
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("WORD/document.xml", b"<other/>")
    assert "is damaged" in refusal(out.getvalue(), "form.docx")


def test_a_member_that_is_not_there_is_empty() -> None:
    assert Archive(zipped(a=b"x"), "form.zip").read("b") == b""


@pytest.mark.parametrize(
    ("heavy", "said"),
    [
        ("bomb", "grows far beyond the size of any form"),
        ("many bombs", "grows far beyond the size of any form"),
        ("members", "has more than 2,000 parts"),
        ("deep", "is nested deeper than any form"),
        ("elements", "holds far more than any form does"),
        ("attribute", "holds far more than any form does"),
        ("attributes", "holds far more than any form does"),
        ("boxes", "has more than 10,000 rows"),
        ("hollow cells", "No self-assessment form was found"),
        ("too large", "is larger than 20 MB"),
        ("old", "is an old Word document"),
        ("html tags", "has more than 100,000 tags"),
        ("html cells", "has more than 100,000 cells"),
        ("one note", "repeats its texts far beyond the size of any form"),
        ("one sign", "repeats its texts far beyond the size of any form"),
        ("one string", "repeats its texts far beyond the size of any form"),
        ("one merged cell", "merged cells stand beside more rows than any form's"),
        ("pages", "No self-assessment form was found"),
    ],
)
def test_a_file_that_is_made_to_be_heavy_is_refused(heavy: str, said: str) -> None:
    name, made = HEAVY[heavy]
    assert said in refusal(made(), name)


@pytest.mark.parametrize("heavy", ["one cell", "long text", "merged", "media"])
def test_a_heavy_file_that_is_a_form_is_read(heavy: str) -> None:
    name, made = HEAVY[heavy]
    assert read_form(made(), name, "2024").answers["6.3"].mark.value in ("Yes", "")
