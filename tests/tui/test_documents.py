"""The documents of a case on screen: added by keyboard alone, listed, opened as a copy, copied out (2024: 5.12)."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import case_documents, keeping
from hoctui.services.case_documents import Document
from hoctui.tui.screens.add_document import AddDocument, draft_name
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.documents import DocumentsScreen
from hoctui.tui.widgets.field import Field

LEAK = {"on": "2026-11-17", "resident": "Ada Elm", "summary": "Leak under the sink", "property": "3 Mill Row"}
CASE = "26-0001"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a few files in it."""
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    (home / "Documents").mkdir()
    for name, size in {"survey.pdf": 1_400_000, "surgery.jpg": 900_000, "sum-up.eml": 3_000, "scan.tiff": 0}.items():
        (home / "Downloads" / name).write_bytes(b"x" * size)
    os.truncate(home / "Downloads" / "scan.tiff", 30 * 1024 * 1024)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


async def listed(officer: Officer) -> DocumentsScreen:
    """The documents of a new case, open."""
    await officer.record("", "Received", **LEAK)
    screen = DocumentsScreen(CASE)
    officer.app.push_screen(screen)
    await officer.sees("No documents on this case yet.", "n adds one from this machine")
    return screen


async def adding(officer: Officer) -> AddDocument:
    """The form of a document of a new case, open."""
    await listed(officer)
    await officer.press("n")
    await officer.on(AddDocument)
    await officer.sees("3 Mill Row")
    assert isinstance(officer.screen, AddDocument)
    return officer.screen


async def path(officer: Officer, form: AddDocument, text: str, *, by_key: bool = False) -> None:
    """Put a path into the line, and wait until what lies there is known."""
    if by_key:
        await officer.type(text)
    else:
        form.path_input.path = text
        await officer.pilot.pause()
    await officer.until(lambda: form.path_input._looked.typed == form.path_input.path, "what lies there")


def field(form: AddDocument, name: str) -> Field:
    return next(one for one in form.query(Field) if one.key == name)


async def papers(officer: Officer) -> tuple[Document, ...]:
    return await officer.app.errands.ask(case_documents.papers, CASE)


async def add(officer: Officer, name: str, data: bytes = b"x" * 3_000, **typed: str) -> int:
    """A document added by a service, as on an earlier day."""
    fields = {"on": "2026-11-20"} | typed
    return (await officer.app.errands.ask(case_documents.add_bytes, CASE, name, data, fields)).event_id


def kept(officer: Officer) -> list[Path]:
    folder = case_documents.store_of(officer.app.desk).folder
    return sorted(path for path in folder.rglob("*") if path.is_file())


# Adding.


async def test_a_document_is_added_by_keyboard_alone(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        form = await adding(officer)
        await path(officer, form, "~/dow", by_key=True)
        await officer.press("tab")
        await officer.sees("survey.pdf", "1.3 MB")
        await path(officer, form, "surv", by_key=True)
        await officer.press("tab")
        await officer.until(lambda: form.path_input.chosen, "the file")
        await officer.press("enter", "r", "enter")
        await officer.on(DocumentsScreen)
        await officer.sees("survey.pdf", "report or survey", "1 document, 1.3 MB", "present")
        (found,) = await papers(officer)
        assert (found.name, found.size, found.on.isoformat()) == ("survey.pdf", 1_400_000, "2026-11-21")


async def test_what_it_is_follows_from_its_name_until_the_officer_says_otherwise(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/surgery.jpg")
        await officer.sees("● photograph")
        await path(officer, form, "~/Downloads/sum-up.eml")
        await officer.sees("● email")
        await officer.press("enter", "l")
        await path(officer, form, "~/Downloads/surgery.jpg")
        assert field(form, "what").value == "letter"


async def test_correspondence_and_a_note(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/sum-up.eml")
        for name, value in {
            "direction": "in",
            "with_whom": "Cllr [/] Ash",
            "on": "19/11",
            "note": "asks again",
        }.items():
            field(form, name).value = value
        await officer.press("f8")
        await officer.on(DocumentsScreen)
        await officer.sees("Thu 19 Nov 2026", "email, from Cllr [/] Ash, entry 2", "asks again")


async def test_the_cursor_goes_to_what_was_just_added(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await listed(officer)
        await add(officer, "newer.pdf", on="2026-11-20")
        officer.app.changed(CASE)
        await officer.sees("newer.pdf")
        await officer.press("n")
        await officer.on(AddDocument)
        form = officer.screen
        assert isinstance(form, AddDocument)
        await path(officer, form, "~/Downloads/survey.pdf")
        field(form, "on").value = "2026-11-18"
        await officer.press("f8")
        await officer.on(DocumentsScreen)
        await officer.until(lambda: screen.rows.row and screen.rows.row.name == "survey.pdf", "the cursor on it")
        await officer.sees("document added")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Name a file: type or paste its path."),
        ("~/gone.pdf", "is not"),
        ("~/Downloads", "is a folder; name one file in it"),
        ("~/Downloads/scan.tiff", "has 30 MB, and a document may have"),
    ],
)
async def test_what_is_no_document_is_said_at_the_field_and_what_is_typed_stays(
    register_path: Path, typed: str, said: str
) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, typed)
        field(form, "note").value = "kept all the same"
        await officer.press("f8")
        await officer.sees(said)
        assert field(form, "path").error
        assert (field(form, "path").value, field(form, "note").value) == (typed, "kept all the same")
        assert await papers(officer) == ()
        assert kept(officer) == []


async def test_a_file_that_is_too_large_is_known_before_it_is_added(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/scan.tiff")
        await officer.sees("30 MB, too large: at most 20 MB")


async def test_a_file_that_vanishes_between_typing_and_enter(register_path: Path, home: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/survey.pdf")
        assert form.path_input.chosen
        (home / "Downloads" / "survey.pdf").unlink()
        await officer.press("f8")
        await officer.sees("see how the file is called.")
        shutil.copyfile(home / "Downloads" / "surgery.jpg", home / "Downloads" / "survey.pdf")
        await officer.press("f8")
        await officer.on(DocumentsScreen)


async def test_a_slip_in_another_field_is_said_there(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/survey.pdf")
        field(form, "on").value = "1/11"
        await officer.press("f8")
        await officer.until(lambda: field(form, "on").error or "! " in officer.text, "the fault")
        assert kept(officer) == []
        assert isinstance(officer.screen, AddDocument)


async def test_a_case_changed_elsewhere_meanwhile_is_told_and_saving_again_saves(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/survey.pdf")
        await officer.record(CASE, "NoteAdded", on="2026-11-20", text="rang")
        await officer.press("f8")
        await officer.sees("changed in another window")
        await officer.press("f8")
        await officer.on(DocumentsScreen)
        assert len(await papers(officer)) == 1


async def test_escape_puts_the_matches_away_then_leaves_and_what_was_typed_comes_back(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/su")
        await officer.press("escape")
        assert not form.path_input.matches.shown
        field(form, "note").value = "half a thought"
        await officer.press("escape")
        await officer.on(DocumentsScreen)
        await officer.press("n")
        await officer.sees("~/Downloads/su", "half a thought", "Draft kept 14:02; ctrl+d throws it away.")
        await officer.press("ctrl+d")
        await officer.sees("draft thrown away")
        assert "half a thought" not in officer.text
        assert await officer.app.errands.ask(keeping.draft, draft_name(CASE)) == {}


async def test_adding_takes_the_draft_with_it(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        form = await adding(officer)
        await path(officer, form, "~/Downloads/survey.pdf")
        await form.keep_typed()
        await officer.press("f8")
        await officer.on(DocumentsScreen)
        assert await officer.app.errands.ask(keeping.draft, draft_name(CASE)) == {}


async def test_a_paste_of_thirty_million_is_refused_at_the_field(register_path: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        form = await adding(officer)
        officer.app._clipboard = "x" * 30_000_000
        await officer.press("ctrl+v")
        await officer.sees("That is 30,000,000 characters, and no path: nothing was pasted.")
        assert form.path_input.path == ""


# The list.


async def test_what_is_lost_is_told_in_words(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await listed(officer)
        await add(officer, "a.pdf", b"x" * 3_000)
        await add(officer, "b.pdf", b"y" * 3_000)
        await add(officer, "c.pdf", b"z" * 3_000)
        first, second, _ = sorted(kept(officer), key=lambda place: place.read_bytes())
        first.unlink()
        second.write_bytes(b"?" * 3_000)
        officer.app.changed(CASE)
        await officer.sees("3 documents, 9 KB, 1 missing, 1 altered")
        states = {one.name: one.state for one in screen._documents}
        assert states == {"a.pdf": "missing", "b.pdf": "altered", "c.pdf": "present"}
        await officer.sees("MISSING", "ALTERED", "present")


async def test_a_document_added_elsewhere_shows_and_the_cursor_stays(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        screen = await listed(officer)
        await add(officer, "a.pdf", on="2026-11-19")
        officer.app.changed(CASE)
        await officer.sees("a.pdf")
        await add(officer, "b.pdf")
        officer.app.changed(CASE)
        await officer.sees("b.pdf", "2 documents")
        assert screen.rows.row is not None
        assert screen.rows.row.name == "a.pdf"


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_is_shown_unaltered_but_for_its_controls(register_path: Path, name: str) -> None:
    async with at_work(register_path, LARGE) as officer:
        await listed(officer)
        await add(officer, f"{name}.pdf", with_whom=name, note=name, direction="in")
        officer.app.changed(CASE)
        shown = "".join(char for char in name if char not in CONTROLS and not "\ud800" <= char <= "\udfff")
        await officer.sees(f"{shown}.pdf", f"from {shown}")
        assert not CONTROLS & set(officer.text.replace("\n", ""))


# Opening, and copying out. A program of that name stands in for the desktop's own.

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="other systems open in their own way")


def opener(home: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = home / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    return program.with_name("xdg-open.said")


def opened(said: Path) -> Path:
    return Path(said.read_text(encoding="utf-8"))


@LINUX_ONLY
async def test_enter_opens_a_private_copy(register_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = opener(home, 'printf "%s" "$1" > "$0.said"', monkeypatch)
    async with at_work(register_path) as officer:
        await listed(officer)
        await add(officer, "letter.pdf", b"Dear Ms Elm")
        officer.app.changed(CASE)
        await officer.sees("letter.pdf")
        await officer.press("enter")
        await officer.sees("a copy was opened; the document stays")
        copy = opened(said)
        assert (copy.name, copy.read_bytes()) == ("letter.pdf", b"Dear Ms Elm")
        assert copy not in kept(officer)


@LINUX_ONLY
@pytest.mark.parametrize(
    ("name", "script", "harm", "said"),
    [
        ("letter.pdf", "exit 3", False, "No program on this machine opened it"),
        ("letter.pdf", "exit 0", True, "was altered since it was added"),
        ("letter.pdf.exe", "exit 0", False, "is a program or the like"),
    ],
)
async def test_what_cannot_be_opened_is_said(
    register_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str, harm: bool, said: str
) -> None:
    opener(home, script, monkeypatch)
    async with at_work(register_path, LARGE) as officer:
        await listed(officer)
        await add(officer, name)
        officer.app.changed(CASE)
        await officer.sees(name)
        if harm:
            kept(officer)[0].write_bytes(b"?" * 3_000)
        await officer.press("enter")
        await officer.until(lambda: any(said in note.message for note in officer.app._notifications), said)


async def test_o_copies_out_and_writes_over_nothing(register_path: Path, home: Path) -> None:
    async with at_work(register_path, LARGE) as officer:
        await listed(officer)
        await add(officer, "../letter.pdf", b"Dear Ms Elm")
        officer.app.changed(CASE)
        await officer.sees("../letter.pdf")
        (home / "_letter.pdf").write_bytes(b"mine")
        await officer.press("o")
        await officer.on(AskLine)
        await officer.press("enter")
        await officer.sees("is there already, and is not written over")
        await officer.press("end", "shift+home", "delete")
        await officer.type("~/out.pdf")
        await officer.press("enter")
        await officer.on(DocumentsScreen)
        await officer.sees("copied out to")
        assert (home / "out.pdf").read_bytes() == b"Dear Ms Elm"
        assert (home / "_letter.pdf").read_bytes() == b"mine"


# What it looks like.


@pytest.mark.parametrize(("size", "named"), [(SMALL, "80x24"), (LARGE, "140x40")])
async def test_pictures(register_path: Path, size: tuple[int, int], named: str) -> None:
    async with at_work(register_path, size) as officer:
        await listed(officer)
        same_as_kept(officer.text, f"documents-empty-{named}")
        await add(officer, "survey.pdf", b"s" * 1_400_000, on="2026-11-18", what="report", note="of the kitchen")
        await add(officer, "sum-up.eml", b"e" * 3_000, on="2026-11-19", what="email", direction="in")
        await add(officer, "leak.jpg", b"l" * 900_000, what="photograph", direction="in", with_whom="Cllr Ash")
        next(place for place in kept(officer) if place.stat().st_size == 3_000).write_bytes(b"?" * 3_000)
        officer.app.changed(CASE)
        await officer.sees("ALTERED")
        same_as_kept(officer.text, f"documents-{named}")
        await officer.press("n")
        await officer.on(AddDocument)
        form = officer.screen
        assert isinstance(form, AddDocument)
        await officer.sees("3 Mill Row")
        await path(officer, form, "~/Downloads/su")
        await form.keep_typed()
        await officer.press("down")
        await officer.sees("draft kept 14:02", "▌ sum-up.eml")
        same_as_kept(officer.text, f"document-{named}")
