"""Filling a landlord's blank Word form: each answer in its cell, every other byte as it was, the rest listed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from office_forms import HEAD, ROWS, TRUTH, Row, csv_form, excel_form, p, saved, tbl, tc, tr, word_form, word_of

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.form_fill import fill
from hoctui.documents.form_fill_cells import rooms_of
from hoctui.documents.form_fill_told import Filled, Unplaced
from hoctui.documents.form_fill_xml import parse
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load

HOSTILE = '<w:t>&amp;]]></w:t> <script>alert("x")</script> =SUM(A1) {{x}} \N{PILE OF POO} "quoted" & [bold]no[/bold]'
TICKED = ("Ref", "Requirement", "Yes", "No", "Evidence", "Commentary")


def given(*answers: Answer, edition: str = "2024") -> Assessment:
    return Assessment("2025/26", load(edition), "Example", {one.clause: one for one in answers})


WHOLE = Assessment("2025/26", load("2024"), "Example", TRUTH)


def no_answer(row: Row) -> Sequence[str]:
    return (row[0], row[1], "", "", "")


BLANK = word_form(no_answer)


def part(form: bytes, name: str = "word/document.xml") -> bytes:
    with ZipFile(BytesIO(form)) as archive:
        return archive.read(name)


def outside(form: bytes, beside: bytes) -> bytes:
    """The document's bytes without the cells that are empty in the form `beside`."""
    empty = [room.blank for room in rooms_of(parse(part(beside), "f"))]
    cells = [cell for cell in parse(part(form), "f").all() if cell.name == "w:tc"]
    text = part(form)
    for cell, was_empty in reversed(list(zip(cells, empty, strict=True))):
        if was_empty:
            text = text[: cell.start] + text[cell.end :]
    return text


def one_row(*cells: str, head: str = HEAD, **parts: str) -> bytes:
    """A form of one clause, 6.3."""
    return word_of(tbl(head, tr("6.3", "Landlords must answer in time.", *cells)), **parts)


def filled(form: bytes, *answers: Answer, partial_as_no: bool = False) -> Filled:
    return fill(form, "blank.docx", given(*answers), partial_as_no=partial_as_no)


@pytest.mark.parametrize("tables", ["each", "one"])
def test_the_filled_form_reads_back_as_the_same_answers(tables: str) -> None:
    done = fill(word_form(no_answer, tables=tables), "blank.docx", WHOLE)
    assert done.unplaced == ()
    assert done.placed == tuple(TRUTH)
    back = read_form(done.content, "filled.docx").answers
    for clause, answer in TRUTH.items():
        read = back[clause]
        assert (read.mark, read.evidence, read.commentary, read.wording) == (
            answer.mark,
            answer.evidence,
            answer.commentary,
            answer.wording,
        )


def test_every_byte_outside_the_cells_and_every_other_part_is_as_it_was() -> None:
    done = fill(BLANK, "blank.docx", WHOLE)
    assert part(done.content) != part(BLANK)
    assert outside(done.content, BLANK) == outside(BLANK, BLANK)
    with ZipFile(BytesIO(BLANK)) as before, ZipFile(BytesIO(done.content)) as after:
        assert after.namelist() == before.namelist()
        for name in before.namelist():
            if name not in ("word/document.xml", "word/_rels/document.xml.rels"):
                assert after.read(name) == before.read(name), name
        for line in before.read("word/_rels/document.xml.rels").split(b"<Relationship ")[1:]:
            assert line.partition(b"/>")[0] in after.read("word/_rels/document.xml.rels")


def test_lines_bullets_and_links_are_paragraphs_that_look_as_the_cell_does() -> None:
    document = Document(BytesIO(BLANK))
    cell = next(row.cells[3] for table in document.tables for row in table.rows if row.cells[0].text == "6.3")
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    cell.paragraphs[0].add_run("").italic = True
    form = saved(document)
    said = "Our policy:\n- page 4\n• page 5\nSee https://example.org/policy?a=1&b=2."
    done = filled(form, Answer("6.3", Mark.YES, evidence=said))
    document = Document(BytesIO(done.content))
    cell = next(row.cells[3] for table in document.tables for row in table.rows if row.cells[0].text == "6.3")
    texts = ["Our policy:", "page 4", "page 5", "See https://example.org/policy?a=1&b=2."]
    assert [one.text for one in cell.paragraphs] == texts
    assert [one.style.name for one in cell.paragraphs if one.style] == [
        "Normal",
        "List Bullet",
        "List Bullet",
        "Normal",
    ]
    assert all(one.alignment == WD_ALIGN_PARAGRAPH.RIGHT for one in cell.paragraphs)
    assert all(run.italic for one in cell.paragraphs for run in one.runs if run.text)
    (link,) = cell.paragraphs[3].hyperlinks
    assert (link.url, link.text) == ("https://example.org/policy?a=1&b=2", "https://example.org/policy?a=1&b=2")
    read = read_form(done.content, "filled.docx").answers["6.3"].evidence
    assert read == said.replace("- ", "• ")


def test_a_form_without_a_style_for_bullets_keeps_them_as_text() -> None:
    done = filled(one_row("", "", ""), Answer("6.3", Mark.YES, evidence="- one\n- two\nhttp://example.org/"))
    assert read_form(done.content, "f.docx").answers["6.3"].evidence == "- one\n- two\nhttp://example.org/"
    assert b"http://example.org/" in part(done.content, "word/_rels/document.xml.rels")
    (link,) = Document(BytesIO(done.content)).tables[0].cell(1, 3).paragraphs[2].hyperlinks
    assert link.url == "http://example.org/"


def test_hostile_text_stays_text() -> None:
    answer = Answer("6.3", Mark.YES, evidence=HOSTILE, commentary="javascript:alert(1)\nfile:///etc/passwd\ttab\x07")
    done = filled(one_row("", "", ""), answer)
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert read.evidence == HOSTILE
    assert read.commentary == "javascript:alert(1)\nfile:///etc/passwd tab"
    assert b"w:hyperlink" not in part(done.content)


def test_a_cell_that_holds_something_is_not_written_over() -> None:
    form = one_row("", "Ours already", "")
    done = filled(form, Answer("6.3", Mark.YES, evidence="New", commentary="Beside it"))
    assert done.unplaced == (Unplaced("6.3", "the evidence", "its cell is not empty"),)
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert (read.mark, read.evidence, read.commentary) == (Mark.YES, "Ours already", "Beside it")


def test_a_clause_without_a_row_and_a_text_without_a_column_are_listed() -> None:
    # What will be done about a shortfall goes with the commentary; beside a Yes it is for a person to say where.
    answers = (
        Answer("6.3", Mark.YES, "E", "C", reason="Late", action="Hire", owner="Head", due=date(2027, 1, 31)),
        Answer("6.4", Mark.YES, "E"),
        Answer("9.1"),
    )
    done = filled(one_row("", "", ""), *answers)
    assert [(one.clause, one.what) for one in done.unplaced] == [
        ("6.3", "the reason"),
        ("6.3", "the action"),
        ("6.3", "the owner"),
        ("6.3", "the date"),
        ("6.4", "the answer"),
    ]
    assert done.unplaced[-1].line == "6.4: the answer was not placed: the form has no row for it."
    assert done.placed == ("6.3",)


def test_columns_of_the_plan_are_filled_where_the_form_has_them() -> None:
    head = tr("Ref", "Requirement", "Comply", "Evidence", "Reason", "Action", "Owner", "By when")
    row = tr("6.3", "Landlords must answer in time.", *[""] * 6)
    answer = Answer("6.3", Mark.NO, "E", reason="Late", action="Hire", owner="Head", due=date(2027, 1, 31))
    done = filled(word_of(tbl(head, row, columns=8)), answer)
    assert done.unplaced == ()
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert (read.reason, read.action, read.owner, read.due) == ("Late", "Hire", "Head", date(2027, 1, 31))


@pytest.mark.parametrize("heading", ["Evidence and commentary", "Evidence", "Comments"])
def test_one_column_takes_evidence_and_commentary(heading: str) -> None:
    head = tr("Ref", "Requirement", "Comply", heading)
    form = word_of(tbl(head, tr("6.3", "Landlords must answer in time.", "", ""), columns=4))
    done = filled(form, Answer("6.3", Mark.YES, "Log", "Monthly"))
    assert done.unplaced == ()
    assert Document(BytesIO(done.content)).tables[0].cell(1, 3).text == "Log\nMonthly"


@pytest.mark.parametrize(
    ("mark", "cells"), [(Mark.YES, ("X", "")), (Mark.NO, ("", "X")), (Mark.PARTIAL, ("", "Partial"))]
)
def test_a_column_for_yes_and_one_for_no_take_an_x(mark: Mark, cells: tuple[str, str]) -> None:
    form = word_of(tbl(tr(*TICKED), tr("6.3", "Landlords must answer.", "", "", "", ""), columns=6))
    done = filled(form, Answer("6.3", mark, "E", "C"))
    table = Document(BytesIO(done.content)).tables[0]
    assert (table.cell(1, 2).text, table.cell(1, 3).text) == cells
    assert read_form(done.content, "f.docx").answers["6.3"].mark is mark


def test_na_without_a_column_of_its_own_is_listed() -> None:
    form = word_of(tbl(tr(*TICKED), tr("6.3", "Landlords must answer.", "", "", "", ""), columns=6))
    done = filled(form, Answer("6.3", Mark.NOT_APPLICABLE, "E"))
    assert done.unplaced == (Unplaced("6.3", "the answer N/A", "the form has no column for it"),)


def test_partial_is_printed_as_no_where_that_is_asked_for() -> None:
    answer = Answer("6.3", Mark.PARTIAL, "E")
    assert Document(BytesIO(filled(one_row("", "", ""), answer).content)).tables[0].cell(1, 2).text == "Partial"
    done = filled(one_row("", "", ""), answer, partial_as_no=True)
    assert Document(BytesIO(done.content)).tables[0].cell(1, 2).text == "No (partial)"


CONTROL = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/></w14:checkbox>'
    "</w:sdtPr><w:sdtContent><w:r><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
)
DRAWN = CONTROL.replace("<w:t>\u2610</w:t>", '<w:sym w:font="Wingdings" w:char="F0A8"/>')
OLD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    "box", ["<w:r><w:t>\u2610</w:t></w:r>", CONTROL, DRAWN, OLD], ids=["typed", "control", "drawn", "old form"]
)
@pytest.mark.parametrize("mark", [Mark.YES, Mark.NO])
def test_a_box_beside_its_word_is_ticked(box: str, mark: Mark) -> None:
    def labelled(word: str) -> str:
        return f'{box}<w:r><w:t xml:space="preserve"> {word} </w:t></w:r>'

    form = one_row(tc(inside=p("", labelled("Yes") + labelled("No"))), "", "")
    done = filled(form, Answer("6.3", mark, "E"))
    assert done.unplaced == ()
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert (read.mark, read.evidence) == (mark, "E")
    assert part(done.content).count(b"F0A8") == (1 if box == DRAWN else 0)
    listed = filled(form, Answer("6.3", Mark.PARTIAL, "E")).unplaced
    assert listed == (Unplaced("6.3", "the answer Partial", "its cell has no box for it"),)


def test_a_box_alone_in_its_column_is_ticked() -> None:
    box = tc(inside=p("", CONTROL))
    form = word_of(tbl(tr(*TICKED), tr("6.3", "Landlords must answer.", box, box, "", ""), columns=6))
    done = filled(form, Answer("6.3", Mark.NO, "E"))
    assert done.unplaced == ()
    assert read_form(done.content, "f.docx").answers["6.3"].mark is Mark.NO


def test_a_cell_beside_several_clauses_is_left_to_a_person() -> None:
    rows = (
        tr("6.3", "Landlords must answer.", "", tc("", merge="restart"), ""),
        tr("6.4", "Landlords must tell.", "", tc("", merge="continue"), ""),
    )
    done = filled(word_of(tbl(HEAD, *rows)), Answer("6.3", Mark.YES, "E", "C"), Answer("6.4", Mark.NO, "F", "D"))
    assert [(one.clause, one.what) for one in done.unplaced] == [("6.3", "the evidence"), ("6.4", "the evidence")]
    read = read_form(done.content, "f.docx").answers
    assert [(read[one].mark, read[one].commentary) for one in ("6.3", "6.4")] == [(Mark.YES, "C"), (Mark.NO, "D")]


def test_one_row_for_two_clauses_is_left_to_a_person() -> None:
    form = word_of(tbl(HEAD, tr("6.3, 6.4", "Landlords must answer.", "", "", "")))
    done = filled(form, Answer("6.3", Mark.YES, "E"), Answer("6.4", Mark.NO, "F"))
    assert done.placed == ()
    assert [one.clause for one in done.unplaced] == ["6.3", "6.4"]
    assert "together with 6.4" in done.unplaced[0].line


def test_prefixes_and_empty_elements_of_another_writer() -> None:
    form = one_row("", "", "")
    text = part(form).decode("utf-8").replace("<w:p></w:p>", "<w:p/>")
    text = text.replace("xmlns:w=", "xmlns:x=").replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:")
    out = BytesIO()
    with ZipFile(BytesIO(form)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, text if name == "word/document.xml" else before.read(name))
    done = filled(out.getvalue(), Answer("6.3", Mark.YES, "E\nhttps://example.org", "C"))
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert (read.mark, read.evidence, read.commentary) == (Mark.YES, "E\nhttps://example.org", "C")
    assert outside(done.content, out.getvalue()) == outside(out.getvalue(), out.getvalue())


def test_the_form_of_the_2020_code_whose_questions_have_no_numbers() -> None:
    edition = load("2020")
    rows: list[str] = []
    for section in edition.sections:
        rows.append(tr(str(section.number), f"Invented heading {section.number}", "Yes", "No", "Evidence"))
        rows += [tr("", clause.question, "", "", "") for clause in edition.in_section(section.number)]
    answers = [Answer(one.number, (Mark.YES, Mark.NO)[at % 2], f"Proof {at}") for at, one in enumerate(edition.clauses)]
    done = fill(word_of(tbl(*rows)), "blank.docx", given(*answers, edition="2020"))
    assert done.unplaced == ()
    assert done.placed == tuple(one.number for one in edition.clauses)
    back = read_form(done.content, "f.docx", "2020").answers
    for answer in answers:
        assert (back[answer.clause].mark, back[answer.clause].evidence) == (answer.mark, answer.evidence)


def test_a_form_of_another_edition_is_refused() -> None:
    with pytest.raises(BadInput, match="2024 edition, and the self-assessment is of the 2020"):
        fill(BLANK, "blank.docx", given(edition="2020"))


@pytest.mark.parametrize(
    "form",
    [
        word_of(p("A letter, and no form.")),
        csv_form(),
        excel_form(),
        b"",
        b"PK\x03\x04 no zip",
        one_row("", "", "").replace(b"word/document", b"word/documenx"),
    ],
    ids=["letter", "csv", "excel", "empty", "broken", "another zip"],
)
def test_what_is_no_word_form_is_refused_in_one_sentence(form: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        fill(form, "blank", WHOLE)
    assert "\n" not in str(refused.value)


def test_entities_are_refused() -> None:
    form = BytesIO()
    with ZipFile(BytesIO(BLANK)) as before, ZipFile(form, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:document ", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document ', 1)
            after.writestr(name, text)
    with pytest.raises(BadInput, match="entities"):
        fill(form.getvalue(), "blank.docx", WHOLE)


def test_damaged_forms_are_filled_or_refused_and_never_a_fault() -> None:
    small = word_form(no_answer, rows=ROWS, tables="one")
    text = part(small)
    chance = random.Random(63)  # noqa: S311 (no secret)
    refused = 0
    for _ in range(40):
        at = chance.randrange(len(text))
        cut = text[:at] + bytes(chance.choices(b"<>/w:tcp ", k=3)) + text[at + chance.randrange(40) :]
        out = BytesIO()
        with ZipFile(BytesIO(small)) as before, ZipFile(out, "w") as after:
            for name in before.namelist():
                after.writestr(name, cut if name == "word/document.xml" else before.read(name))
        try:
            fill(out.getvalue(), "blank.docx", WHOLE)
        except BadInput:
            refused += 1
    assert refused > 0


def test_filling_a_filled_form_again_changes_nothing() -> None:
    once = fill(BLANK, "blank.docx", WHOLE)
    again = fill(once.content, "filled.docx", replace(WHOLE, landlord="Another"))
    assert again.placed == ()
    assert part(again.content) == part(once.content)
    assert {one.why for one in again.unplaced} == {"its cell is not empty"}
