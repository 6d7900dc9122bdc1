"""`hoctui case record`: the full record of a case to a file or to stdout (2024: 5.12)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from cli.shell import Shell


def test_it_goes_to_stdout_as_markdown_unless_told_otherwise(shell: Shell) -> None:
    case = shell.log("2026-11-30", "A. | Resident", "damp in <b>the</b> hall")
    told = shell.done("case", "record", case)
    assert told.lines[0] == f"# Record of case {case}"
    assert "A. \\| Resident" in told.out
    assert "Written on:** Fri 4 Dec 2026" in told.out
    assert told.err == ""
    page = shell.done("case", "record", case, "--format", "html")
    assert page.lines[0] == "<!DOCTYPE html>"
    assert "damp in &lt;b&gt;the&lt;/b&gt; hall" in page.out


def test_the_files_ending_tells_its_kind(shell: Shell, tmp_path: Path) -> None:
    case = shell.log()
    for name, begins in (("r.md", b"# Record"), ("r.html", b"<!DOCTYPE html>"), ("r.docx", b"PK")):
        told = shell.done("case", "record", case, "-o", str(tmp_path / name))
        assert (told.out, told.err) == ("", f"Written to {tmp_path / name}.\n")
        assert (tmp_path / name).read_bytes().startswith(begins)
    document = Document(BytesIO((tmp_path / "r.docx").read_bytes()))
    assert document.paragraphs[0].text == f"Record of case {case}"
    shell.done("case", "record", case, "-o", str(tmp_path / "r.txt"), "--format", "markdown")
    assert (tmp_path / "r.txt").read_bytes() == (tmp_path / "r.md").read_bytes()


def test_a_file_that_is_there_stays_unless_it_is_forced(shell: Shell, tmp_path: Path) -> None:
    case, file = shell.log(), tmp_path / "r.md"
    file.write_bytes(b"mine\n")
    ended = shell("case", "record", case, "-o", str(file))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == f"hoctui: {file} is there already; --force replaces it.\n"
    assert file.read_bytes() == b"mine\n"
    shell.done("case", "record", case, "-o", str(file), "--force")
    assert file.read_bytes().startswith(b"# Record")


def test_needs_and_the_names_of_others_are_told_as_asked(shell: Shell) -> None:
    case = shell.log("2026-11-30", "A. Resident", "damp", "--handler", "Jane Smith")
    shell.done("case", "arrange", case, "--on", "2026-12-01", "--details", "large print", "--need", "sight loss")
    plain = shell.done("case", "record", case).out
    assert "sight loss" not in plain
    assert "left out of this copy" in plain
    assert "⟦" not in plain
    asked = shell.done("case", "record", case, "--with-needs", "--subject-access").out
    assert "sight loss" in asked
    assert "⟦Jane Smith⟧" in asked


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("26-0001", "--format", "docx"), "name a file for it with -o"),
        (("26-0001", "--format", "pdf"), "markdown, html, docx"),
        (("26-0001", "-o", "record.pdf"), ".md, .html or .docx"),
        (("26-0001", "-o", "."), "does not say what to write"),
        (("26-0001", "-o", "nowhere/record.md"), "cannot be written"),
        (("26-0099",), "no case 26-0099"),
        ((), "CASE"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shell.log()
    ended = shell("case", "record", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_it_is_listed_with_its_own_help(shell: Shell) -> None:
    assert "record" in shell.done("case", "--help").out
    told = shell.done("case", "record", "--help").out
    assert "--subject-access" in told
    assert "hoctui case record 26-0121 -o record.docx" in told
