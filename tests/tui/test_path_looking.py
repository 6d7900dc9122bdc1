"""What a path that is being typed may become: folders first, hidden ones only when asked for, whatever their case."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hoctui.tui.widgets.path_input import bare_path
from hoctui.tui.widgets.path_looking import LONGEST_PATH, MOST, Looked, look, real, split


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("Letters", "letters old", ".hidden folder"):
        (tmp_path / name).mkdir()
    for name, size in (
        ("letter.pdf", 10),
        ("Letter 2.docx", 2_000),
        ("survey.pdf", 3),
        (".secret", 1),
        ("straße.txt", 1),
    ):
        (tmp_path / name).write_bytes(bytes(size))
    return tmp_path


def names(looked: Looked) -> list[str]:
    return [match.name + ("/" if match.folder else "") for match in looked.matches]


def test_folders_come_first_and_hidden_ones_only_when_a_dot_is_typed(folder: Path) -> None:
    assert names(look(f"{folder}/")) == [
        "Letters/", "letters old/", "Letter 2.docx", "letter.pdf", "straße.txt", "survey.pdf",
    ]  # fmt: skip
    assert names(look(f"{folder}/.")) == [".hidden folder/", ".secret"]


def test_case_does_not_matter_and_the_common_part_is_written_as_the_first_has_it(folder: Path) -> None:
    looked = look(f"{folder}/LET")
    assert names(looked) == ["Letters/", "letters old/", "Letter 2.docx", "letter.pdf"]
    assert (looked.common, looked.total) == ("Letter", 4)
    assert look(f"{folder}/STRASSE").common == "straße.txt"


def test_sizes_stand_beside_files(folder: Path) -> None:
    assert [match.size for match in look(f"{folder}/let").matches] == [-1, -1, 2_000, 10]


def test_nothing_begins_so(folder: Path) -> None:
    assert look(f"{folder}/zebra") == Looked(f"{folder}/zebra")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("{}/gone/x", "there is no such folder"),
        ("{}/survey.pdf/x", "that is no folder"),
        ("{}/nul\0byte/x", "that is no path"),
        ("{}/" + "x" * 300 + "/y", "File name too long"),
    ],
)
def test_why_nothing_can_be_looked_at(folder: Path, typed: str, problem: str) -> None:
    if os.name != "posix" and "long" in problem:
        pytest.skip("Windows says it in its own words")
    assert look(typed.format(folder)).problem == problem


@pytest.mark.parametrize("typed", ["", "~", "x" * (LONGEST_PATH + 1)])
def test_what_is_not_looked_for(typed: str) -> None:
    assert look(typed) == Looked(typed)


def test_home_is_expanded_and_somebody_unknown_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    assert names(look("~/sur")) == ["survey.pdf"]
    assert real("~/survey.pdf") == folder / "survey.pdf"
    assert real("~nobody-of-that-name/x") == Path("~nobody-of-that-name/x")
    assert look("~nobody-of-that-name/x").problem


def test_a_path_without_a_folder_is_looked_for_where_hoctui_was_begun(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert names(look("sur")) == ["survey.pdf"]


def test_of_many_the_first_few_are_told_and_all_are_counted(tmp_path: Path) -> None:
    for number in range(3_000):
        (tmp_path / f"scan {number:04}.tiff").touch()
    looked = look(f"{tmp_path}/scan 2")
    assert (len(looked.matches), looked.total, looked.common, looked.more) == (MOST, 1_000, "scan 2", False)
    assert names(looked)[0] == "scan 2000.tiff"


def test_looking_stops_where_nobody_wants_it_any_more(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.pdf").touch()
    asked = iter([True] * 10)
    looked = look(f"{tmp_path}/", lambda: next(asked, False))
    assert (looked.total, looked.more) == (10, True)


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few make links")
def test_links_to_folders_are_folders_and_broken_ones_are_files_without_a_size(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "to folder").symlink_to(tmp_path / "real")
    (tmp_path / "to nothing").symlink_to(tmp_path / "gone")
    assert [(match.name, match.folder, match.size) for match in look(f"{tmp_path}/to").matches] == [
        ("to folder", True, -1),
        ("to nothing", False, -1),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="others want names in UTF-8")
def test_a_name_that_is_no_text_is_told_as_the_system_has_it(tmp_path: Path) -> None:
    odd = os.fsdecode(b"\xffodd\x1b.pdf")
    (tmp_path / odd).touch()
    assert names(look(f"{tmp_path}/")) == [odd]


@pytest.mark.parametrize(
    ("typed", "folder", "begins"),
    [("a/b/c", "a/b/", "c"), ("/", "/", ""), ("c", "", "c"), ("", "", ""), ("a/", "a/", "")],
)
def test_a_path_is_split_after_its_last_separator(typed: str, folder: str, begins: str) -> None:
    assert split(typed) == (folder, begins)


@pytest.mark.parametrize(
    ("pasted", "bare"),
    [
        ("'/home/ada/my survey.pdf'", "/home/ada/my survey.pdf"),
        ('"C:\\Users\\Ada\\my survey.pdf"', "C:\\Users\\Ada\\my survey.pdf"),
        ("/home/ada/my\\ survey.pdf ", "/home/ada/my survey.pdf"),
        ("file:///home/ada/my%20survey.pdf", "/home/ada/my survey.pdf"),
        ("file:///C:/my%20survey.pdf", "C:/my survey.pdf"),
        ("C:\\my\\ folder\\x.pdf", "C:\\my\\ folder\\x.pdf"),
        ("two  blanks.pdf", "two  blanks.pdf"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_pasted_path_loses_what_a_terminal_puts_around_it(pasted: str, bare: str) -> None:
    assert bare_path(pasted) == bare
