"""`hoctui assessment export` for its readers, and `hoctui report`: to stdout or a file, never over another unasked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from cli.shell import Shell


def test_the_export_is_for_the_reader_who_is_named(shell: Shell, tmp_path: Path) -> None:
    shell.done("assessment", "new")
    titles = {
        "": "# Self-assessment against the Complaint Handling Code",
        "ombudsman": "# Self-assessment against the Complaint Handling Code",
        "board": "# For the governing body",
        "residents": "# How we handle complaints",
    }
    for reader, title in titles.items():
        told = shell.done("assessment", "export", "--format", "markdown", *(("--for", reader) if reader else ()))
        assert told.lines[0].startswith(title)
    file = tmp_path / "summary.html"
    ended = shell.done("assessment", "export", "--for", "residents", "-o", str(file), "--contact", "0161 496 0000 <b>")
    assert (ended.out, ended.err) == ("", f"Written to {file}.\n")
    assert "0161 496 0000 &lt;b&gt;" in file.read_text(encoding="utf-8")


def test_csv_has_its_mark_in_a_file_and_none_on_stdout(shell: Shell, tmp_path: Path) -> None:
    shell.done("assessment", "new")
    shell.done("assessment", "answer", "6.3", "partial", "--evidence", "=1+1")
    told = shell.done("assessment", "export", "--format", "csv")
    assert told.lines[0].startswith("Clause (Code 2024),Requirement,Answer,")
    file = tmp_path / "a.csv"
    shell.done("assessment", "export", "-o", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbfClause")
    assert b"\r\n6.3," in file.read_bytes()
    assert file.read_text(encoding="utf-8-sig") == told.out
    assert "'=1+1" in file.read_text(encoding="utf-8-sig")
    shell.done("assessment", "export", "-o", str(file), "--partial-as-no", "--force")
    assert ",No (partial)," in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("kind", ["members", "response"])
def test_a_report_goes_to_stdout_or_to_a_file(shell: Shell, tmp_path: Path, kind: str) -> None:
    shell.done("assessment", "new")
    told = shell.done("report", kind)
    assert told.lines[0].startswith("# ")
    assert "[To fill in: " in told.out.replace("\\", "")
    for name, beginning in (("r.md", b"# "), ("r.html", b"<!DOCTYPE html>"), ("r.docx", b"PK")):
        ended = shell.done("report", kind, "-o", str(tmp_path / name))
        assert (ended.out, ended.err) == ("", f"Written to {tmp_path / name}.\n")
        assert (tmp_path / name).read_bytes().startswith(beginning)
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == told.out
    assert f"# {Document(BytesIO((tmp_path / 'r.docx').read_bytes())).paragraphs[0].text}" == told.lines[0]
    again = shell("report", kind, "-o", str(tmp_path / "r.md"))
    assert (again.status, "--force" in again.err) == (2, True)
    shell.done("report", kind, "-o", str(tmp_path / "r.md"), "--force")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("assessment", "export"), "--format"),
        (("assessment", "export", "--format", "docx"), "name a file for it with -o"),
        (("assessment", "export", "--format", "csv", "--for", "board"), "for no one reader"),
        (("assessment", "export", "--format", "html", "--for", "press"), "ombudsman, board, residents"),
        (("assessment", "export", "-o", "a.pdf"), ".md, .html or .docx"),
        (("report", "members", "--format", "docx"), "name a file for it with -o"),
        (("report", "members", "--format", "csv"), "markdown, html, docx"),
        (("report", "members", "-o", "nowhere/a.md"), "cannot be written"),
        (("report", "annual"), "annual"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shell.done("assessment", "new")
    ended = shell(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_without_an_assessment_it_is_said_how_to_begin_one(shell: Shell) -> None:
    ended = shell("report", "members")
    assert (ended.status, ended.out) == (2, "")
    assert "assessment new" in ended.err


def test_the_reports_are_listed_with_their_help(shell: Shell) -> None:
    told = shell.done("report", "--help").out
    assert "members" in told
    assert "response" in told
    assert "--partial-as-no" in shell.done("report", "members", "--help").out
    assert "residents" in shell.done("assessment", "export", "--help").out
