"""Keeping what was written: in the format that was asked for, whole or not at all, nothing overwritten silently."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from casebook import CLOCK

from hoctui.documents.page import Page, Paragraph, Table
from hoctui.documents.writing import FORMATS, format_of, keep, write
from hoctui.errors import BadInput
from hoctui.services import casework
from hoctui.services.desk import open_desk

PAGE = Page("A title", (Paragraph("Something."),))


def test_each_format_is_written() -> None:
    assert [write(PAGE, form)[:4] for form in FORMATS] == [b"# A ", b"<!DO", b"PK\x03\x04"]
    with pytest.raises(BadInput, match="markdown, html, docx"):
        write(PAGE, "pdf")


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.b.MD", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("a.docx", "docx")],
)
def test_the_ending_tells_the_format(name: str, form: str) -> None:
    assert format_of(Path(name)) == form


@pytest.mark.parametrize("name", ["a.doc", "a.pdf", "a", ".md", "a.md.txt"])
def test_another_ending_is_refused_with_those_that_can_be_written(name: str) -> None:
    with pytest.raises(BadInput, match=r"\.md, \.html or \.docx"):
        format_of(Path(name))


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    keep(file, b"one\n")
    with pytest.raises(BadInput, match="is there already; choose another name"):
        keep(file, b"two\n")
    assert file.read_bytes() == b"one\n"
    keep(file, b"two\n", over=True)
    assert file.read_bytes() == b"two\n"
    assert list(tmp_path.iterdir()) == [file], "nothing is left lying about"


def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        keep(tmp_path, b"x", over=True)
    with pytest.raises(BadInput, match="cannot be written"):
        keep(tmp_path / "nowhere" / "a.md", b"x")
    with pytest.raises(BadInput, match="cannot be written"):
        keep(tmp_path / ("a" * 300 + ".md"), b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_row_of_another_width_than_its_table_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="3 cells in a table of 2 columns"):
        Table("t", ("a", "b"), (("1", "2", "3"),))


def test_a_register_and_what_belongs_to_it_is_never_written_over(register_path: Path) -> None:
    """Whatever is forced: nothing would bring back what was there."""
    with closing(open_desk(register_path, CLOCK, write=True)) as desk:
        casework.log(desk, {"on": "2026-11-20", "resident": "Ada Elm", "summary": "damp"})
    before = register_path.read_bytes()
    folder = register_path.with_name(f"{register_path.name}.files")
    folder.mkdir(exist_ok=True)
    places = (
        register_path,
        register_path.with_name(f"{register_path.name}.lock"),
        register_path.with_name(f"{register_path.name}-journal"),
        folder / "ab" / "report.md",
    )
    for place in places:
        with pytest.raises(BadInput, match="register") as refused:
            keep(place, b"a report", over=True)
        assert refused.value.field == "path"
    assert register_path.read_bytes() == before
    keep(register_path.with_name("report.md"), b"a report")
    keep(register_path.with_name(".lock"), b"a report")
