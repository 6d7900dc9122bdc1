"""A letter on screen: as it will be sent, with what the Code wants in it; to a file, and recorded as sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from officer import LARGE, SMALL, Officer, at_work
from snapshot import same_as_kept
from textual.widgets import Input
from widget_hosts import CONTROLS, HOSTILE

from hoctui.services import letters
from hoctui.services.case_documents import papers
from hoctui.tui.screens.asking import AskLine
from hoctui.tui.screens.case import CaseScreen
from hoctui.tui.screens.event_form import EventForm
from hoctui.tui.screens.letter import LetterScreen
from hoctui.tui.screens.sheet import Sheet
from hoctui.tui.widgets.choose import Choose
from hoctui.tui.widgets.confirm import Confirm
from hoctui.tui.widgets.field import Field

LEAK = {
    "on": "2026-11-17",
    "resident": "Ada Elm",
    "summary": "Leak under the sink",
    "property": "3 Mill Row",
    "handler": "Ruth Abel",
    "outcomes": "A repair that lasts",
}
ACKNOWLEDGED = {"on": "2026-11-20", "definition": "The sink leaks.", "unclear": "nothing", "not_ours": "none"}
ANSWERED = {"on": "2026-11-21", "decision": "upheld", "text": "We were slow.", "every_point": "yes"}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Templates are looked for in this test's own folder, and files are written where it stands."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return letters.folder()


def write(folder: Path, name: str, text: str) -> Path:
    """A landlord's own template."""
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


async def opened(officer: Officer, kind: str = "", *more: tuple[str, dict[str, str]], **typed: str) -> str:
    """A complaint of Tue 17 Nov with what happened to it since, and its letter in front."""
    case = (await officer.record("", "Received", **LEAK | typed)).line.case
    for event, fields in more:
        await officer.record(case, event, **fields)
    officer.app.open_case(case)
    await officer.on(CaseScreen)
    officer.app.push_screen(LetterScreen(case, kind))
    await officer.on(LetterScreen)
    await officer.until(lambda: letter(officer).found, "the letter")
    return case


def letter(officer: Officer) -> LetterScreen:
    assert isinstance(officer.screen, LetterScreen)
    return officer.screen


async def kind_is(officer: Officer, kind: str) -> None:
    await officer.until(lambda: (found := letter(officer).found) and found.kind == kind, kind)


def line_at(officer: Officer) -> str:
    return officer.text.splitlines()[2]


async def give(officer: Officer, text: str) -> None:
    """Type over what stands in the one line that is asked for, and give it."""
    await officer.on(AskLine)
    officer.screen.query_one(Input).value = text
    await officer.press("enter")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_opens_on_the_letter_that_comes_next(register_path: Path, size: tuple[int, int]) -> None:
    """2024: 5.6, 5.7: what an acknowledgement must hold, and does not yet, has its word beside it."""
    async with at_work(register_path, size) as officer:
        await opened(officer)
        await officer.sees("We have your complaint, now at stage 1", "Dear Ada Elm", "required")
        assert line_at(officer).split() == ["▌acknowledgement", "extension", "stage", "1", "refusal", "update"]
        same_as_kept(officer.text, f"letter-{size[0]}x{size[1]}")


async def test_an_answer_that_holds_all_of_it(register_path: Path) -> None:
    """2024: 6.9."""
    whole = ANSWERED | {"remedy": "£50 by 1 December", "outstanding": "none"}
    async with at_work(register_path, LARGE) as officer:
        await opened(officer, "", ("Acknowledged", ACKNOWLEDGED), ("Responded", whole))
        await officer.sees("9 of 9 required", "recorded Sat 21 Nov 2026 · hoctui's own template")
        assert "✗" not in officer.text
        same_as_kept(officer.text, "letter-stage1-140x40")


async def test_the_arrows_and_the_mouse_go_from_letter_to_letter(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("right")
        await kind_is(officer, "extension")
        await officer.sees("We need longer to answer your complaint, stage 1")
        await officer.press("left", "left")
        await kind_is(officer, "update")
        await officer.pilot.click("KindLine", offset=(line_at(officer).index("stage 1") + 2, 0))
        await kind_is(officer, "stage1")
        await officer.sees("▌stage 1")


async def test_the_letter_is_read_by_keys(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("end")
        await officer.sees("Yours sincerely", "PR2 0ET")
        await officer.press("home")
        await officer.sees("We have your complaint")
        await officer.press("pagedown", "down", "up")
        assert letter(officer).body.scroll_y == letter(officer).body.size.height - 1


async def test_the_whole_checklist_is_a_key_away_on_a_small_screen(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.sees("F4 lists all")
        await officer.press("f4")
        await officer.on(Sheet)
        await officer.sees("Acknowledgement: what the Code wants in it", "1 of 4 required", "5.7", "✓ Acknowledge in")


async def test_space_opens_the_form_and_the_letter_follows(register_path: Path) -> None:
    """The letter is written before the event is recorded, and whole once it is."""
    async with at_work(register_path) as officer:
        await opened(officer)
        await officer.press("space")
        await officer.on(EventForm)
        form = officer.screen
        assert isinstance(form, EventForm)
        assert form.kind == "Acknowledged"
        await officer.until(lambda: form._preview is not None, "the form")
        for field in form.query(Field):
            if field.key in ACKNOWLEDGED:
                field.value = ACKNOWLEDGED[field.key]
        await officer.press("f8")
        await officer.on(LetterScreen)
        await officer.sees("Letter ✓ 6 of 6", "recorded Fri 20 Nov 2026", "20 November 2026")
        assert "fill in" not in officer.text


async def test_space_corrects_what_was_recorded_with_gaps(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, "acknowledgement", ("Acknowledged", ACKNOWLEDGED | {"not_ours": ""}))
        await officer.sees("recorded Fri 20 Nov 2026", "space fills it in")
        await officer.press("space")
        await officer.on(EventForm)
        await officer.sees("CORRECT AN ENTRY")
        await officer.press("escape")
        await officer.on(LetterScreen)


async def test_it_is_written_to_a_file_and_never_over_one_unasked(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer, "", ("Acknowledged", ACKNOWLEDGED))
        await officer.press("w")
        await officer.on(AskLine)
        assert officer.screen.query_one(Input).value == str(Path.home() / f"{case} stage1.docx")
        await give(officer, "answer.pdf")
        await officer.sees("let its name end in .txt,")
        await give(officer, "answer.docx")
        await officer.on(LetterScreen)
        await officer.sees("written to answer.docx")
        said = [paragraph.text for paragraph in Document(str(tmp_path / "answer.docx")).paragraphs]
        assert "[the decision]" in " ".join(said)
        (tmp_path / "answer.docx").write_bytes(b"mine")
        await officer.press("w")
        await give(officer, "answer.docx")
        await officer.on(Confirm)
        await officer.press("n")
        await officer.on(AskLine)
        await officer.press("escape")
        await officer.on(LetterScreen)
        assert (tmp_path / "answer.docx").read_bytes() == b"mine"


async def test_a_letter_that_went_out_is_recorded_with_a_copy(register_path: Path) -> None:
    """2024: 5.12."""
    async with at_work(register_path) as officer:
        case = await opened(officer, "acknowledgement", ("Acknowledged", ACKNOWLEDGED))
        await officer.press("s")
        await give(officer, "tomorrow")
        await officer.on(Choose)
        await officer.press("enter")
        await officer.on(AskLine)
        await officer.sees("still to come")
        await give(officer, "yesterday")
        await officer.on(Choose)
        await officer.press("e", "enter")
        await officer.on(LetterScreen)
        await officer.sees("recorded as sent, a copy kept")
        (paper,) = await officer.app.errands.ask(papers, case)
        assert (paper.name, paper.on.isoformat()) == (f"{case} acknowledgement.docx", "2026-11-20")
        assert (await officer.view(case)).timeline[0].text == "acknowledgement, by email"


async def test_what_a_letter_lacks_is_said_before_it_is_recorded_as_sent(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.press("s")
        await officer.on(Confirm)
        await officer.sees("[our understanding of the complaint]", "(5.6)")
        await officer.press("n")
        await officer.on(LetterScreen)
        assert len((await officer.view(case)).timeline) == 1
        await officer.press("s", "y")
        await give(officer, "today")
        await officer.press("enter")
        await officer.on(LetterScreen)
        await officer.sees("recorded as sent; no copy kept, it has gaps")
        assert await officer.app.errands.ask(papers, case) == ()


async def test_the_file_that_was_written_is_kept_as_it_is_now(register_path: Path, tmp_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.press("w")
        await give(officer, "mine.docx")
        await officer.on(LetterScreen)
        await officer.sees("written to mine.docx")
        (tmp_path / "mine.docx").write_bytes(b"worked on by hand")
        await officer.press("s", "y")
        await officer.on(AskLine)
        await officer.sees("mine.docx is kept with it")
        await give(officer, "today")
        await officer.press("enter")
        await officer.sees("recorded as sent, a copy kept")
        (paper,) = await officer.app.errands.ask(papers, case)
        assert (paper.name, paper.size) == ("mine.docx", 17)


async def test_an_update_says_what_is_typed_and_the_record_keeps_it(register_path: Path) -> None:
    """2024: 5.9."""
    async with at_work(register_path) as officer:
        case = await opened(officer, "update")
        await officer.press("t")
        await give(officer, "The part comes on Wednesday.")
        await officer.sees("The part comes on Wednesday.", "The Code has no list of what this letter holds.")
        await officer.press("s")
        await give(officer, "today")
        await officer.press("enter")
        await officer.on(LetterScreen)
        await officer.sees("recorded as sent, a copy kept")
        assert "The part comes" in (await officer.view(case)).timeline[0].text


async def test_a_service_request_has_only_an_update(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        await opened(officer, matter="service request")
        await officer.sees("How your request stands")
        assert line_at(officer).split() == ["▌update"]
        await officer.press("space", "right")
        await kind_is(officer, "update")


async def test_a_fault_in_a_template_is_told_and_the_other_letters_are_there(
    register_path: Path, own_folder: Path
) -> None:
    write(own_folder, "acknowledgement.txt", "Dear\n{{ residnet }}")
    async with at_work(register_path, LARGE) as officer:
        await opened(officer)
        await officer.sees("line 2:", "'residnet'", "is meant.")  # where the path breaks depends on the machine
        await officer.press("w", "s", "t", "f4")
        assert isinstance(officer.screen, LetterScreen)
        await officer.press("right")
        await officer.sees("We need longer")


async def test_what_happens_elsewhere_is_seen(register_path: Path) -> None:
    async with at_work(register_path) as officer:
        case = await opened(officer)
        await officer.record(case, "Acknowledged", **ACKNOWLEDGED)
        officer.app.changed(case)
        await officer.sees("Letter ✓ 6 of 6")
        await officer.press("escape")
        await officer.on(CaseScreen)


async def test_a_landlords_own_template_is_named(register_path: Path, own_folder: Path) -> None:
    own = write(own_folder, "update.txt", "# Hello {{ resident }}")
    async with at_work(register_path, (200, 40)) as officer:
        await opened(officer, "update")
        await officer.sees("Hello Ada Elm", f"your template {own}")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_people_wrote_is_shown_as_it_stands(register_path: Path, size: tuple[int, int]) -> None:
    hostile = " ".join(HOSTILE)
    async with at_work(register_path, size) as officer:
        await opened(
            officer,
            "acknowledgement",
            ("Acknowledged", ACKNOWLEDGED | {"definition": hostile}),
            resident="[@click=app.quit]x[/] [on hold]",
        )
        await officer.sees("Dear [@click=app.quit]x[/] [on hold]")
        await officer.press(*("down" for _ in range(12) if size == SMALL))
        await officer.sees("tenancy [on hold] [sic]")
        assert not CONTROLS & set(officer.text.replace("\n", ""))
