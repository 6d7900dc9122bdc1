"""What a document's copy may be called, and what is never opened: no name that a stranger gave reaches the system."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hoctui.errors import BadInput
from hoctui.services import outside
from hoctui.services.outside import LONGEST_SAFE_NAME, guess, open_outside, runs_by_opening, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("survey.pdf", "survey.pdf"),
        ("Letter to Mr. Smith.docx", "Letter to Mr. Smith.docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\boot.ini", "_.._boot.ini"),
        ("C:\\Users\\x.pdf", "C__Users_x.pdf"),
        ("a/b/c.pdf", "a_b_c.pdf"),
        ("/", "_"),
        (".bashrc", "bashrc"),
        ("-rf.pdf", "rf.pdf"),
        ("--help", "help"),
        ("~root.pdf", "root.pdf"),
        ("...", "document"),
        ("", "document"),
        (" \t\n", "document"),
        ("\x1b\x07", "document"),
        ("con", "_con"),
        ("CON.pdf", "_CON.pdf"),
        ("nul .txt", "_nul .txt"),
        ("com¹.txt", "_com¹.txt"),
        ("console.txt", "console.txt"),
        ("x.pdf. .", "x.pdf"),
        ("evil.exe:stream.pdf", "evil.exe_stream.pdf"),
        ('a"b<c>d|e?f*g.pdf', "a_b_c_d_e_f_g.pdf"),
        ("fdp.\u202eexe.pdf", "fdp.exe.pdf"),
        ("a\x1b]52;c;aGk=\x07b.pdf", "a]52;c;aGk=b.pdf"),
        ("half\ud800broken.pdf", "halfbroken.pdf"),
        ("two\nlines.pdf", "two lines.pdf"),
        ("[/][@click=app.quit]x.pdf", "[_][@click=app.quit]x.pdf"),
    ],
)
def test_a_safe_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 300 + ".pdf") == "x" * 116 + ".pdf"
    assert safe_name("x" * 300) == "x" * LONGEST_SAFE_NAME
    assert safe_name("李" * 300 + ".pdf") == "李" * 78 + ".pdf"  # 240 bytes at most


SEPARATORS = frozenset('/\\:<>"|?*\0')


@given(st.text(max_size=400) | st.text(alphabet="./\\-~ con1:\u202eé李x", max_size=400))
@example("con" + "\u200d.txt")
def test_every_name_becomes_one_part_of_a_path(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST_SAFE_NAME
    assert not SEPARATORS & set(safe)
    assert safe[0] not in ".-~ "
    assert safe[-1] not in ". "
    assert Path(safe).name == safe
    assert len(safe.encode("utf-8")) <= 255
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    "name",
    [
        "x.exe", "x.EXE", "x.pdf.exe", "x.bat", "x.cmd", "x.js", "x.vbs", "x.ps1", "x.sh", "x.desktop", "x.lnk",
        "x.exe.", "x.exe . ", "x.settingcontent-ms", "x.library-ms", "x.jar", "x.url", "x.hta", "x.msi", "x.scr",
        "x.AppImage", "x.command", "x.py", "x.iso", "x.docm", "x.xlsm", "x.pptm", "x.dotm", "x.accdb", "x.rdp", "x.one",
        "x.img", "x.vhd", "x.inetloc", "x.webloc", "x.appx", "x.msix", "x.msixbundle", "x.mobileconfig", "x.scf",
        "x.chm", "x.wsf", "x.reg", "x.cab", "x.ps1xml", "x.application", "x.appref-ms", "x.terminal", "x.workflow",
        "x.action", "Form.DOCM", "x.docm.", "x.docm ", "x.docm\u00a0", "x.docm .\t. ", "x.docm\u200b", "x.do\u202ecm",
    ],
)  # fmt: skip
def test_what_opening_would_run(name: str) -> None:
    assert runs_by_opening(name)
    assert runs_by_opening(safe_name(name))


@pytest.mark.parametrize(
    "name",
    [
        "x.pdf",
        "exe",
        "x.exe.pdf",
        "sh",
        "x.docx",
        "x.eml",
        "x",
        "x.jpg",
        ".exe notes",
        "x.docm notes.docx",
        "one",
        "docm. .",
        "...",
    ],
)
def test_what_opening_only_shows(name: str) -> None:
    assert not runs_by_opening(name)


def test_a_name_cut_short_does_not_become_a_program_unseen() -> None:
    name = safe_name("x" * 116 + ".exe" + "y" * 300)
    assert runs_by_opening(name)


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.JPG", "photograph"), ("a.heic", "photograph"), ("a.eml", "email"), ("a.pdf", ""), ("jpg", ""), ("", "")],
)
def test_what_a_name_tells(name: str, what: str) -> None:
    assert guess(name) == what


# Opening. A program of that name stands in for the desktop's own.

POSIX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="other systems open in their own way")


def opener(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)


@POSIX_ONLY
def test_the_path_is_one_argument_whatever_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener(tmp_path, 'printf "%s|" "$#" "$@" > "$0.said"', monkeypatch)
    odd = tmp_path / "$(touch gone); 'x' & y.pdf"
    open_outside(odd)
    assert (tmp_path / "bin" / "xdg-open.said").read_text(encoding="utf-8") == f"1|{odd}|"


@POSIX_ONLY
def test_a_program_that_cannot_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener(tmp_path, "exit 3", monkeypatch)
    with pytest.raises(BadInput, match="No program on this machine opened it; copy it out"):
        open_outside(tmp_path / "x.pdf")


@POSIX_ONLY
def test_a_machine_without_such_a_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadInput, match="No program on this machine opened it"):
        open_outside(tmp_path / "x.pdf")


@POSIX_ONLY
def test_a_viewer_that_stays_open_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener(tmp_path, "exec sleep 30", monkeypatch)
    open_outside(tmp_path / "x.pdf")
    viewer: subprocess.Popen[bytes] = outside._OPENED[-1]
    assert viewer.poll() is None
    viewer.terminate()
    viewer.wait(10)
