"""Filling the landlord's blank form with the current self-assessment: from the register to the form and back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from docx import Document

from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, filling
from hoctui.services.desk import Desk


def blank_form(folder: Path) -> Path:
    """A blank form of the 2024 Code, one row a clause, in the officer's folder."""
    document = Document()
    table = document.add_table(rows=1, cols=5)
    for cell, said in zip(table.rows[0].cells, ("Ref", "Requirement", "Comply", "Evidence", "Comments"), strict=True):
        cell.text = said
    for clause in load("2024").clauses:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = clause.number, f"Invented words on {clause.number}."
    path = folder / "blank.docx"
    document.save(str(path))
    return path


def test_the_current_answers_are_in_the_form_and_the_blank_is_only_read(desk: Desk, tmp_path: Path) -> None:
    blank = blank_form(tmp_path)
    before = blank.read_bytes()
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"answer": "yes", "evidence": "Tracker\nhttps://a.example/x", "commentary": "All"})
    assessing.answer(desk, "6.4", {"answer": "partial", "evidence": "Log", "reason": "Late"})
    done = filling.fill(desk, blank)
    assert done.placed == ("6.3", "6.4")
    assert done.unplaced == ()
    assert blank.read_bytes() == before
    read = read_form(done.content, "f.docx").answers
    assert (read["6.3"].mark.value, read["6.3"].evidence) == ("Yes", "Tracker\nhttps://a.example/x")
    assert (read["6.4"].mark.value, read["6.4"].commentary) == ("Partial", "Reason: Late")
    assert not read["9.1"].mark.value
    as_no = filling.fill(desk, blank, partial_as_no=True)
    table = Document(_file(tmp_path, as_no.content)).tables[0]
    assert [row.cells[2].text for row in table.rows if row.cells[0].text == "6.4"] == ["No (partial)"]


def _file(folder: Path, content: bytes) -> str:
    path = folder / "filled.docx"
    path.write_bytes(content)
    return str(path)


def test_a_form_of_another_edition_than_the_self_assessment_is_refused(desk: Desk, tmp_path: Path) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="of the 2024 edition, and no form of the 2022"):
        filling.fill(desk, blank_form(tmp_path), edition="2022")
    with pytest.raises(BadInput, match="no 2021 edition"):
        filling.fill(desk, blank_form(tmp_path), edition="2021")


def test_what_cannot_be_read_is_said_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no self-assessment"):
        filling.fill(desk, blank_form(tmp_path))
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="is not there"):
        filling.fill(desk, tmp_path / "nowhere.docx")
    with pytest.raises(BadInput, match="is a folder"):
        filling.fill(desk, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no endless file")
def test_a_file_without_an_end_is_refused(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="no ordinary file, and so no form"):
        filling.fill(desk, Path("/dev/zero"))
