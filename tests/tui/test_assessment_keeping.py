"""The self-assessment's screen: nothing typed is lost, nothing written is markup, on a real register."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from assessing_officer import FORM, answer_box, at_desk, begun, given, opened, published, saved, screen
from officer import LARGE, at_work
from textual import events
from textual.widgets import TextArea
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import assessing
from hoctui.services.desk import Desk
from hoctui.text import clean

# Saving


async def test_what_is_typed_is_saved_without_leaving_the_field(register_path: Path) -> None:
    """At most two seconds of typing are ever lost."""
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("tab")
        await officer.type("Tracker")
        await saved(officer)
        assert screen(officer).editing
        found = await officer.app.errands.ask(assessing.clause_view, "1.2")
        assert found.answer.evidence == "Tracker"


async def test_leaving_the_app_in_the_middle_of_a_word_keeps_it(register_path: Path) -> None:
    begun(register_path)
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("down", "tab")
        await officer.pilot.press(*"Polic")
        await officer.app.action_quit()
    assert given(register_path, "1.3").evidence == "Polic"
    assert at_desk(register_path, assessing.outline).last_clause == "1.3"


async def test_the_history_keeps_what_stood_before_the_typing_and_not_every_half_sentence(register_path: Path) -> None:
    begun(register_path)
    at_desk(register_path, lambda desk: assessing.answer(desk, "1.2", {"answer": "yes", "evidence": "Policy of 2024"}))
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.press("tab")
        for word in ("One", "Two", "Three"):
            await officer.type(word)
            shown._write_typed()
            await officer.app.workers.wait_for_complete()
        await officer.press("escape")
    with sqlite3.connect(register_path) as connection:
        before = [row[0] for row in connection.execute("SELECT answer FROM answer_before ORDER BY id")]
    connection.close()
    assert len(before) == 2  # that nothing was answered at first, and what stood before the typing
    assert "Policy of 2024" in before[1]
    assert given(register_path, "1.2").evidence.startswith("OneTwoThree")


async def test_a_full_disk_is_said_the_text_stays_and_is_saved_once_there_is_room(register_path: Path) -> None:
    begun(register_path)
    text = "Evidence of the year. " * 4_000
    async with at_work(register_path) as officer:
        shown = await opened(officer)
        await officer.app.errands.ask(
            lambda desk: desk.register.connection.execute("PRAGMA max_page_count = 1").fetchone()
        )
        await officer.press("tab")
        area = shown.query(TextArea).first()
        area.post_message(events.Paste(text))
        await officer.press("escape")
        await officer.sees("Not saved: The disk with", "Evidence  ▏ Evidence of the year.")
        await officer.app.errands.ask(
            lambda desk: desk.register.connection.execute("PRAGMA max_page_count = 1000000").fetchone()
        )
        await officer.press("2")
        await officer.app.workers.wait_for_complete()
    assert given(register_path, "1.2").evidence == text


# What people wrote


@pytest.mark.parametrize("written", HOSTILE)
async def test_what_was_written_is_shown_as_it_is_and_no_control_reaches_the_terminal(
    register_path: Path, written: str
) -> None:
    def answered(desk: Desk) -> None:
        for year in ("2024/25", "2025/26"):
            assessing.new(desk, "2024", year)
            texts = dict.fromkeys(("evidence", "commentary", "reason", "action", "owner"), written)
            assessing.answer(desk, "1.2", {"answer": "partial", **texts})

    at_desk(register_path, answered)
    kept = clean(written).text
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("Last year, 2024/25", f"▏ {kept}")
        await officer.press("tab")
        await officer.sees("esc back")
        assert answer_box(officer, "evidence").value == kept
        assert not CONTROLS & set(officer.text.replace("\n", ""))
        await officer.press("escape")
        await officer.until(lambda: not screen(officer).editing)
    assert given(register_path, "1.2").evidence == kept


async def test_a_forms_own_name_is_no_markup(register_path: Path, tmp_path: Path) -> None:
    odd = tmp_path / "form [@click=app.quit]x[bold].txt"
    shutil.copyfile(FORM, odd)
    at_desk(register_path, lambda desk: assessing.take_in(desk, assessing.read_file(odd), odd.name, "2024/25"))
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("from form [@click=app.quit]x")


async def test_a_published_assessment_says_so_and_nothing_of_it_changes(register_path: Path) -> None:
    """8.2 of 2024: what the governing body responded to stands as it was published."""
    at_desk(register_path, published)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("PUBLISHED Fri 20 Nov")
        for key in ("n", "backspace", "tab", "u", "l", "L", "v"):
            await officer.press(key)
            assert not screen(officer).editing, key
        await officer.press("p")
        await officer.sees("Published Fri 20 Nov: it stands. N begins the next one.")
    assert given(register_path, "1.2").mark == "Yes"


async def test_tab_goes_round_in_the_answer_and_only_escape_leaves_it(register_path: Path) -> None:
    """In the list a letter is a command: what is typed after the last field must not answer the clause."""
    begun(register_path)
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.press("n", "tab")
        for name in ("evidence", "commentary", "reason", "action", "owner", "due", "evidence"):
            assert answer_box(officer, name).has_focus_within, name
            await officer.press("tab")
        await officer.press("escape")
        assert not screen(officer).editing
