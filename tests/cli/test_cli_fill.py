"""`assessment fill`: what is written, what is listed where, and the status that goes with it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from cli.shell import Shell
from hoctui.documents.forms import read_form


@pytest.fixture
def blank(shell: Shell, tmp_path: Path) -> Path:
    """A blank form of two clauses; three are answered."""
    shell.done("assessment", "new", "--edition", "2024", "--year", "2025/26")
    for clause, answer in (("6.3", "yes"), ("6.4", "partial"), ("9.1", "no")):
        shell.done("assessment", "answer", clause, answer, "--evidence", f"Proof of {clause}")
    document = Document()
    table = document.add_table(rows=0, cols=5)
    rows = (
        ("Ref", "Requirement", "Comply", "Evidence", "Comments"),
        ("6.3", "Answer in time.", "", "", ""),
        ("6.4", "Tell.", "", "Ours", ""),
    )
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "blank.docx"
    document.save(str(path))
    return path


def test_the_form_is_filled_and_what_has_no_place_is_listed_on_stderr(shell: Shell, blank: Path) -> None:
    out = blank.with_name("filled.docx")
    ended = shell.done("assessment", "fill", str(blank), "-o", str(out))
    assert ended.out == ""
    assert "2 clauses filled in" in ended.err
    assert "6.4: the evidence was not placed: its cell is not empty." in ended.err
    assert "9.1: the answer was not placed: the form has no row for it." in ended.err
    read = read_form(out.read_bytes(), out.name).answers
    assert [(read[one].mark.value, read[one].evidence) for one in ("6.3", "6.4")] == [
        ("Yes", "Proof of 6.3"),
        ("Partial", "Ours"),
    ]


def test_json_holds_the_same_list(shell: Shell, blank: Path) -> None:
    told = shell.done("assessment", "fill", str(blank), "-o", str(blank.with_name("filled.docx")), "--json").json
    assert told["placed"] == ["6.3", "6.4"]
    assert told["unplaced"] == [
        {"clause": "6.4", "what": "the evidence", "why": "its cell is not empty"},
        {"clause": "9.1", "what": "the answer", "why": "the form has no row for it"},
    ]


def test_a_file_that_is_there_stays_unless_force_and_the_blank_in_any_case(shell: Shell, blank: Path) -> None:
    out = blank.with_name("filled.docx")
    out.write_bytes(b"mine")
    assert shell("assessment", "fill", str(blank), "-o", str(out)).status == 2
    assert out.read_bytes() == b"mine"
    shell.done("assessment", "fill", str(blank), "-o", str(out), "--force", "--partial-as-no")
    assert Document(str(out)).tables[0].cell(2, 2).text == "No (partial)"
    before = blank.read_bytes()
    ended = shell("assessment", "fill", str(blank), "-o", str(blank), "--force")
    assert (ended.status, ended.out) == (2, "")
    assert "the blank form itself" in ended.err
    assert blank.read_bytes() == before


def test_what_gave_way_and_what_must_be_known_is_said(shell: Shell, blank: Path) -> None:
    document = Document(str(blank))
    document.tables[0].cell(1, 2).text = "Yes / No"
    document.tables[0].cell(1, 3).text = "[Insert evidence]"
    document.settings.element.append(document.settings.element.makeelement(qn("w:trackRevisions"), {}))
    document.save(str(blank))
    out = blank.with_name("filled.docx")
    ended = shell.done("assessment", "fill", str(blank), "-o", str(out), "--json")
    assert "“[Insert evidence]” gave way to the evidence in 6.3." in ended.err
    assert "“Yes / No” gave way to the answer in 6.3." in ended.err
    assert ended.json["replaced"] == [
        {"clause": "6.3", "what": "the answer Yes", "printed": "Yes / No"},
        {"clause": "6.3", "what": "the evidence", "printed": "[Insert evidence]"},
    ]
    assert ended.json["remarks"] == ["The form keeps track of changes; what was filled in is not marked as one."]
    assert Document(str(out)).tables[0].cell(1, 3).text == "Proof of 6.3"


@pytest.mark.parametrize(
    ("kind", "ending", "said"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm", "holds macros"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            ".dotx",
            "is a Word template",
        ),
    ],
)
def test_a_form_with_macros_and_a_template_keep_the_ending_that_word_opens(
    shell: Shell, blank: Path, kind: str, ending: str, said: str
) -> None:
    own = blank.with_suffix(ending)
    macros = b"macros, never run and never changed"
    with ZipFile(blank) as before, ZipFile(own, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "[Content_Types].xml":
                plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                text = text.replace(plain, kind.encode())
            after.writestr(name, text)
        after.writestr("word/vbaProject.bin", macros)
    ended = shell("assessment", "fill", str(own), "-o", str(blank.with_name("filled.docx")))
    assert ended.status == 2
    assert said in ended.err
    assert not blank.with_name("filled.docx").exists()
    out = blank.with_name(f"filled{ending}")
    shell.done("assessment", "fill", str(own), "-o", str(out))
    with ZipFile(out) as archive:
        assert archive.read("word/vbaProject.bin") == macros
        assert kind.encode() in archive.read("[Content_Types].xml")
    assert read_form(out.read_bytes(), out.name).answers["6.3"].evidence == "Proof of 6.3"


def test_what_is_no_form_has_status_2_and_nothing_is_written(shell: Shell, blank: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    document = Document()
    document.add_paragraph("A letter.")
    document.save(str(letter))
    out = tmp_path / "out.docx"
    for wrong in (letter, tmp_path / "none.docx", blank.parent):
        ended = shell("assessment", "fill", str(wrong), "-o", str(out))
        assert (ended.status, ended.out) == (2, "")
        assert len(ended.err.strip().splitlines()) == 1
        assert not out.exists()
    assert shell("assessment", "fill", str(blank)).status == 2


def test_one_clause_is_one_and_the_edition_may_be_named(shell: Shell, blank: Path) -> None:
    document = Document(str(blank))
    table = document.tables[0]
    table._tbl.remove(table.rows[2]._tr)
    document.save(str(blank))
    out = blank.with_name("filled.docx")
    ended = shell.done("assessment", "fill", str(blank), "-o", str(out), "--edition", "2024")
    assert "1 clause filled in." in ended.err
    refused = shell("assessment", "fill", str(blank), "-o", str(out), "--force", "--edition", "2022")
    assert (refused.status, refused.out) == (2, "")
    assert "of the 2024 edition, and no form of the 2022" in refused.err


def test_a_plan_without_columns_of_its_own_stands_with_the_commentary_and_that_is_said_once(
    shell: Shell, blank: Path
) -> None:
    for clause in ("6.3", "6.4"):
        given = ("--action", f"Hire for {clause}", "--owner", "Head", "--due", "2027-01-31")
        shell.done("assessment", "answer", clause, "no", "--reason", "Late", *given)
    out = blank.with_name("filled.docx")
    ended = shell.done("assessment", "fill", str(blank), "-o", str(out), "--json")
    said = (
        "The form has no columns for the reason, the action, the owner and the date of a shortfall; they stand with the"
        " commentary in 6.3 and 6.4."
    )
    assert ended.json["remarks"] == [said]
    assert ended.err.count(said) == 1
    words = "Reason: Late\nWhat will be done: Hire for 6.3\nBy: Head, by 31 January 2027"
    assert Document(str(out)).tables[0].cell(1, 4).text == words
