"""A page as a Word document: opened again, with real headings, lists and tables, and the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hard_page import GOLDEN, HARD, LINES, MARKS, NOT_XML_WRITTEN, hard_page
from hypothesis import given, settings
from hypothesis import strategies as st

from hoctui.documents.page import Bullets, Facts, Heading, Page, Paragraph, Table
from hoctui.documents.word_page import word

PARTS = ("word/document.xml", "word/footer1.xml", "docProps/core.xml")


def told_parts(written: bytes) -> str:
    """What a document says, as it is written, an element a line: how hard the whole is packed differs by machine."""
    with ZipFile(BytesIO(written)) as archive:
        return "".join(
            f"<!-- {name} -->\n" + archive.read(name).decode("utf-8").replace("><", ">\n<").replace("\r", "") + "\n"
            for name in PARTS
        )


def opened(page: Page) -> WordDocument:
    return Document(BytesIO(word(page)))


def test_what_it_says_is_byte_for_byte_the_golden_one() -> None:
    assert told_parts(word(hard_page())).encode("utf-8") == (GOLDEN / "page-docx.xml").read_bytes()


def test_the_same_page_is_the_same_bytes_and_bears_no_time() -> None:
    written = word(hard_page())
    assert written == word(hard_page())
    with ZipFile(BytesIO(written)) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_every_text_reads_as_what_it_says() -> None:
    document = opened(hard_page())
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Record of 26-0117 | A. Resident's #1 <b> #"
    assert [text for text in HARD if text not in texts] == []
    assert NOT_XML_WRITTEN in texts
    points = [paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "List Bullet"]
    assert points == [text for text in HARD if text]
    facts = [paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "Fact"]
    assert facts == [
        "Resident:\tA. Resident & Co",
        f"Label *with* <marks>:\t{MARKS}",
        "Empty:\t",
        f"Wants:\t{LINES}",
    ]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [["Number", "Value | twice", "Again"], *([str(n), text, text] for n, text in enumerate(HARD))]
    assert [[cell.text for cell in row.cells] for row in document.tables[1].rows] == [["Day", "What"]]


def _style(paragraph: object) -> str:
    style = getattr(paragraph, "style", None)
    return str(getattr(style, "name", ""))


def test_headings_are_real_ones_and_in_order() -> None:
    headings = [
        (_style(paragraph), paragraph.text)
        for paragraph in opened(hard_page()).paragraphs
        if _style(paragraph).startswith(("Title", "Heading"))
    ]
    assert headings == [
        ("Title", "Record of 26-0117 | A. Resident's #1 <b> #"),
        ("Heading 1", "Particulars #"),
        ("Heading 1", "1. What happened [on hold]"),
        ("Heading 2", "Too deep at once"),
        ("Heading 1", "Up again"),
        ("Heading 1", "Too high"),
    ]


def test_the_headings_of_a_table_come_again_on_every_page_and_its_caption_is_told() -> None:
    document = opened(hard_page())
    for table in document.tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True, *(False for _ in marked[1:])]
    told = [one.get(qn("w:val")) for one in document.element.iter(qn("w:tblCaption"))]
    captions = [paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "Caption"]
    assert told == captions == ["Every | hard <value>", "Nothing yet"]


def test_it_is_british_english_on_a4_and_names_its_title_and_nobody() -> None:
    document = opened(hard_page())
    properties = document.core_properties
    assert (properties.title, properties.language) == (hard_page().title, "en-GB")
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
    assert (properties.created, properties.modified) == (None, None)
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    section = document.sections[0]
    assert (round((section.page_width or 0) / 36_000), round((section.page_height or 0) / 36_000)) == (210, 297)


def test_every_page_bears_the_footer_and_its_number() -> None:
    footer = opened(hard_page()).sections[0].footer
    assert footer.paragraphs[0].text == hard_page().footer
    fields = [one.get(qn("w:instr")) for one in footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    alone = opened(Page("No footer", ())).sections[0].footer
    assert len(alone.paragraphs) == 1
    assert alone.paragraphs[0].text.startswith("Page ")


def test_columns_are_as_wide_as_they_need_and_fill_the_page() -> None:
    document = opened(Page("Wide", (Table("", ("No", "Text"), (("1", "word " * 50),)),)))
    narrow, wide = (column.width or 0 for column in document.tables[0].columns)
    assert wide > 5 * narrow
    document = opened(Page("Even", (Table("", ("Heading", "a", "b"), (("x", "line " * 99, "line " * 99),)),)))
    first, *others = (column.width or 0 for column in document.tables[0].columns)
    assert first > 1.5 * 360_000, "no word is broken, not even where a short column stands beside long ones"
    assert others[0] == others[1]
    assert abs(narrow + wide - 17 * 360_000) < 1_000


ANY = st.text(max_size=30)


@settings(deadline=None, max_examples=25)
@given(ANY)
def test_any_text_at_all_gives_a_document_that_opens(typed: str) -> None:
    """Even what no clean text holds: NUL, surrogates, what XML knows no character for."""
    table = Table(typed, (typed,), ((typed,),))
    blocks = (Heading(typed), Paragraph(typed), Bullets((typed,)), Facts(((typed, typed),)), table)
    assert opened(Page(typed, blocks, typed)).paragraphs


def test_a_page_of_five_hundred_entries_is_whole() -> None:
    blocks = tuple(block for n in range(500) for block in (Heading(f"Entry {n}", 3), Facts((("On", "today"),))))
    rows = tuple((str(n), "what happened", "who") for n in range(500))
    document = opened(Page("Long", (*blocks, Table("All", ("No", "What", "Who"), rows))))
    assert len(document.tables[0].rows) == 501
    assert sum(_style(paragraph) == "Fact" for paragraph in document.paragraphs) == 500
