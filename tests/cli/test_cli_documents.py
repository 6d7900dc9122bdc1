"""`hoctui case document`, `documents` and `document-out`: the full record's papers without the app (2024: 5.12)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from cli.shell import Shell

DATA = b"Survey of the kitchen\n" * 100
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.pdf"
    path.write_bytes(DATA)
    return path


def kept(shell: Shell) -> list[Path]:
    folder = shell.register.with_name("register.hoctui.files")
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_document_is_added_listed_and_copied_out(shell: Shell, survey: Path, tmp_path: Path) -> None:
    case = shell.log()
    ended = shell.done("case", "document", case, str(survey), "--what", "report", "--on", "2026-12-01")
    assert ended.out == f"{case} document added; acknowledge by Mon 7 Dec 2026 (1 working day left, 6.2)\n"
    assert ended.err == ""
    listed = shell.done("case", "documents", case)
    assert listed.lines == [
        "no.  day             size  checksum      state    what              name",
        f"2    Tue 1 Dec 2026  2 KB  {SHA256[:12]}  present  report or survey  survey.pdf",
    ]
    ended = shell.done("case", "document-out", case, "2", "-o", str(tmp_path / "out.pdf"))
    assert (ended.out, ended.err) == ("", f"Written to {tmp_path / 'out.pdf'}.\n")
    assert (tmp_path / "out.pdf").read_bytes() == DATA


def test_as_json(shell: Shell, survey: Path) -> None:
    case = shell.log()
    ended = shell.done(
        "case", "document", case, str(survey), "--direction", "in", "--with-whom", "Cllr Ash", "--note", "n", "--json"
    )
    assert ended.json == {"case": case, "event": 2, "warnings": []}
    assert shell.done("case", "documents", case, "--json").json == [
        {
            "number": 2,
            "on": "2026-12-04",
            "name": "survey.pdf",
            "what": "other",
            "direction": "in",
            "with_whom": "Cllr Ash",
            "note": "n",
            "size": len(DATA),
            "sha256": SHA256,
            "state": "present",
        }
    ]


def test_what_it_is_follows_from_its_name_unless_it_is_said(shell: Shell, tmp_path: Path) -> None:
    case = shell.log()
    for name in ("a.JPG", "b.eml", "c.docx"):
        (tmp_path / name).write_bytes(DATA)
        shell.done("case", "document", case, str(tmp_path / name))
    shell.done("case", "document", case, str(tmp_path / "a.JPG"), "--what", "other")
    listed = shell.done("case", "documents", case, "--json").json
    assert [one["what"] for one in listed] == ["other", "other", "email", "photograph"]


def test_none_yet(shell: Shell) -> None:
    case = shell.log()
    assert shell.done("case", "documents", case).out == "No documents.\n"
    assert shell.done("case", "documents", case, "--json").json == []


def test_altered_and_missing_ones_are_told_and_not_given_out(shell: Shell, survey: Path, tmp_path: Path) -> None:
    case = shell.log()
    shell.done("case", "document", case, str(survey))
    (place,) = kept(shell)
    place.write_bytes(b"?" + DATA[1:])
    assert "ALTERED" in shell.done("case", "documents", case).out
    ended = shell("case", "document-out", case, "2", "-o", str(tmp_path / "out.pdf"))
    assert ended.status == 2
    assert ended.err.startswith("hoctui: survey.pdf was altered since it was added")
    place.unlink()
    assert shell.done("case", "documents", case, "--json").json[0]["state"] == "missing"
    checked = shell("check")
    assert checked.status == 1
    assert f"{case}: survey.pdf (entry 2) is missing" in checked.out
    assert not (tmp_path / "out.pdf").exists()


def test_nothing_is_written_over(shell: Shell, survey: Path) -> None:
    case = shell.log()
    shell.done("case", "document", case, str(survey))
    ended = shell("case", "document-out", case, "2", "-o", str(survey))
    assert (ended.status, ended.err) == (
        2, f"hoctui: {survey} is there already, and is not written over; choose another name.\n"
    )  # fmt: skip


def test_a_program_is_copied_out_with_a_word(shell: Shell, tmp_path: Path) -> None:
    case = shell.log()
    (tmp_path / "x.exe").write_bytes(DATA)
    shell.done("case", "document", case, str(tmp_path / "x.exe"))
    ended = shell.done("case", "document-out", case, "2", "-o", str(tmp_path / "y.exe"))
    assert "could do something to this machine" in ended.err


@pytest.mark.parametrize(
    ("file", "said"),
    [("gone.pdf", "is not there"), (".", "is a folder"), ("scan.tiff", "scan.tiff has 30 MB, and a document may have")],
)
def test_what_is_no_document_is_refused_in_one_sentence_and_nothing_is_recorded(
    shell: Shell, tmp_path: Path, file: str, said: str
) -> None:
    case = shell.log()
    (tmp_path / "scan.tiff").touch()
    os.truncate(tmp_path / "scan.tiff", 30 * 1024 * 1024)
    ended = shell("case", "document", case, str(tmp_path / file))
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1
    assert kept(shell) == []
    assert shell.done("case", "documents", case, "--json").json == []


def test_a_day_is_strictly_iso(shell: Shell, survey: Path) -> None:
    ended = shell("case", "document", shell.log(), str(survey), "--on", "1/12")
    assert ended.status == 2
    assert "--on" in ended.err


def test_where_there_is_no_register_none_is_made(fresh: Shell, survey: Path) -> None:
    assert fresh("case", "document", "26-0001", str(survey)).status == 2
    assert not fresh.register.parent.exists()


def test_a_name_out_of_a_terminal_nightmare_is_shown_without_its_controls(shell: Shell, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("Windows has no such names")
    case = shell.log()
    odd = tmp_path / "[@click=app.quit]\x1b[31m\u202efdp.exe\nx.pdf"
    odd.write_bytes(DATA)
    ended = shell.done("case", "document", case, str(odd))
    assert ended.err == "Name: 1 control character dropped.\nName: 1 text direction mark dropped.\n"
    listed = shell.done("case", "documents", case)
    assert listed.lines[1].endswith("other  [@click=app.quit][31mfdp.exe x.pdf")
    assert not {"\x1b", "\u202e"} & set(listed.out)
