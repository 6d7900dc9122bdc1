"""The documents of a case: part of the full record that the Code wants kept (2024: 5.12), as they came."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from casebook import CLOCK, events, log, on

from hoctui.errors import BadInput, ConflictingEdit, HoctuiError, Impossible, RegisterProblem
from hoctui.services import case_documents, casework, keeping
from hoctui.services.case_documents import Document
from hoctui.services.desk import Desk
from hoctui.services.views import Recorded
from hoctui.store.files import LARGEST, files_of
from hoctui.store.register import Register

OpenDesk = Callable[..., Desk]

DATA = b"%PDF-1.7 Survey of the kitchen\n" * 100
SURVEY = {"on": "2026-11-20", "what": "report"}


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "survey.pdf"
    path.write_bytes(DATA)
    return path


def kept(desk: Desk) -> list[Path]:
    return sorted(path for path in files_of(desk.register).folder.rglob("*") if path.is_file())


def only(desk: Desk, case: str) -> Document:
    (found,) = case_documents.papers(desk, case)
    return found


def added(desk: Desk, case: str, name: str = "survey.pdf", data: bytes = DATA, **typed: Any) -> Recorded:
    return case_documents.add_bytes(desk, case, name, data, SURVEY | typed)


# Adding.


def test_a_document_is_put_on_the_case_and_kept_after_its_file_is_gone(desk: Desk, survey: Path) -> None:
    case = log(desk)
    recorded = case_documents.add(desk, case, survey, SURVEY | {"note": "of the kitchen"})
    survey.unlink()
    found = only(desk, case)
    assert (found.event, found.on, found.name, found.what) == (
        recorded.event_id, on("2026-11-20"), "survey.pdf", "report or survey",
    )  # fmt: skip
    assert (found.size, found.note, found.state, found.way) == (len(DATA), "of the kitchen", "present", "")
    assert case_documents.open_copy(desk, case, found.event).read_bytes() == DATA
    assert recorded.view.timeline[0].text == "survey.pdf, report or survey: of the kitchen"
    assert recorded.dropped == ()


def test_correspondence_is_a_contact_with_the_resident_unless_it_is_with_somebody_else(desk: Desk) -> None:
    """2024: 5.12, correspondence with the resident; and with others."""
    case = log(desk)
    added(desk, case, "in.eml", what="email", direction="in")
    added(desk, case, "out.eml", what="email", direction="out", with_whom="Cllr Ash")
    assert {one.name: one.way for one in case_documents.papers(desk, case)} == {
        "in.eml": "from the resident",
        "out.eml": "to Cllr Ash",
    }


def test_two_documents_of_the_same_bytes_are_kept_once_and_listed_twice(desk: Desk) -> None:
    first, second = log(desk), log(desk)
    added(desk, first, "a.pdf")
    added(desk, first, "b.pdf")
    added(desk, second, "c.pdf")
    assert len(kept(desk)) == 1
    assert [one.name for one in case_documents.papers(desk, first)] == ["b.pdf", "a.pdf"]
    assert only(desk, second).name == "c.pdf"


def test_the_register_opened_again_finds_them_and_without_writing(desk: Desk, open_again: OpenDesk) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    again = open_again()
    assert only(again, case).state == "present"
    assert case_documents.open_copy(again, case, event).read_bytes() == DATA


HOSTILE = "../\u202e[/]\x1b]52;c;aGk=\x07" + "x" * 300 + "/\\..:con.pdf"


def test_a_name_is_kept_as_a_text_and_never_used_as_a_path(desk: Desk, register_path: Path) -> None:
    case = log(desk)
    recorded = added(desk, case, HOSTILE)
    found = only(desk, case)
    assert len(found.name) == 255
    assert found.name.startswith("../[/]]52;c;aGk=xxx")
    assert found.name.endswith("x.pdf")
    assert recorded.dropped == (
        "Name: 2 control characters dropped",
        "Name: 1 text direction mark dropped",
        "Name: 73 characters of its 328 dropped",
    )
    copy = case_documents.open_copy(desk, case, found.event)
    assert copy.name == "_[_]]52;c;aGk=" + "x" * 102 + ".pdf"
    assert {path.name for path in register_path.parent.iterdir()} >= {"register.hoctui", "register.hoctui.files"}
    assert len(kept(desk)) == 1


@pytest.mark.parametrize("name", ["", " ", "\x1b\x1b", "\u202e"])
def test_a_document_without_a_name_is_called_one(desk: Desk, name: str) -> None:
    case = log(desk)
    added(desk, case, name)
    assert only(desk, case).name == "document"


# What cannot be added: nothing is written, and no byte stays.


def refused(desk: Desk, case: str, path: Path, **typed: Any) -> HoctuiError:
    before = events(desk)
    with pytest.raises(HoctuiError) as fault:
        case_documents.add(desk, case, path, SURVEY | typed)
    assert events(desk) == before
    assert kept(desk) == []
    return fault.value


def test_one_that_is_too_large(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "scan.tiff"
    scan.touch()
    os.truncate(scan, 30 * 1024 * 1024)
    assert refused(desk, log(desk), scan).field == "path"
    with pytest.raises(BadInput, match="at most"):
        added(desk, log(desk), data=bytes(LARGEST + 1))


def test_one_that_vanished_or_is_a_folder(desk: Desk, tmp_path: Path) -> None:
    assert "is not there" in refused(desk, log(desk), tmp_path / "gone.pdf").sentence
    assert "is a folder" in refused(desk, log(desk), tmp_path).sentence


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"on": "2027-01-01"}, "on"), ({"what": "poem"}, "what"), ({"direction": "up"}, "direction"), ({"on": ""}, "on")],
)
def test_a_slip_in_another_field_is_told_before_the_file_is_touched(
    desk: Desk, tmp_path: Path, typed: dict[str, str], field: str
) -> None:
    assert refused(desk, log(desk), tmp_path / "not even there.pdf", **typed).field == field


def test_a_case_that_is_not_there(desk: Desk, survey: Path) -> None:
    assert "There is no case 26-0099" in refused(desk, "26-0099", survey).sentence


def test_a_day_before_the_case_was_made(desk: Desk, survey: Path) -> None:
    """The file was kept by then, and goes again."""
    assert isinstance(refused(desk, log(desk), survey, on="2026-11-01"), Impossible)
    assert not files_of(desk.register).folder.exists()


def test_a_case_that_was_changed_elsewhere(desk: Desk, survey: Path) -> None:
    case = log(desk)
    with pytest.raises(ConflictingEdit):
        case_documents.add(desk, case, survey, SURVEY, expected=0)
    assert kept(desk) == []


def test_what_another_case_has_stays_where_adding_fails(desk: Desk, survey: Path) -> None:
    first, second = log(desk), log(desk)
    added(desk, first)
    with pytest.raises(Impossible):
        case_documents.add(desk, second, survey, SURVEY | {"on": "2026-11-01"})
    assert only(desk, first).state == "present"


def test_a_lost_one_that_is_added_again_in_vain_is_found_again_all_the_same(desk: Desk, survey: Path) -> None:
    """An event names those bytes, so that they are no orphan."""
    case = log(desk)
    added(desk, case)
    kept(desk)[0].unlink()
    with pytest.raises(Impossible):
        case_documents.add(desk, case, survey, SURVEY | {"on": "2026-11-01"})
    assert only(desk, case).state == "present"


def test_a_register_opened_for_reading_takes_none_and_no_byte_is_touched(desk: Desk, open_again: OpenDesk) -> None:
    case = log(desk)
    with pytest.raises(RegisterProblem, match="opened for reading only"):
        added(open_again(), case)
    assert kept(desk) == []


def test_a_draft_goes_with_the_saving(desk: Desk) -> None:
    case = log(desk)
    keeping.keep_draft(desk, f"DocumentAdded:{case}", {"note": "half"})
    case_documents.add_bytes(desk, case, "a.pdf", DATA, SURVEY, draft=f"DocumentAdded:{case}")
    assert keeping.draft(desk, f"DocumentAdded:{case}") == {}


# A letter that went out.


def test_a_letter_sent_keeps_its_file_in_one_event(desk: Desk) -> None:
    """2024: 5.12, copies of what was sent."""
    case = log(desk)
    typed = {"on": "2026-11-20", "letter": "acknowledgement", "channel": "email"}
    case_documents.add_bytes(desk, case, "26-0001 acknowledgement.docx", DATA, typed, kind="LetterSent")
    found = only(desk, case)
    assert (found.what, found.way, found.state) == ("acknowledgement", "to the resident", "present")
    assert events(desk) == 2


def test_a_letter_recorded_without_its_file_is_no_document(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "LetterSent", {"on": "2026-11-20", "letter": "update"})
    assert case_documents.papers(desk, case) == ()
    assert case_documents.check_files(desk) == ()


# Opening, and copying out.


def test_a_copy_is_private_and_its_own_each_time(desk: Desk) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    copy, again = (case_documents.open_copy(desk, case, event) for _ in range(2))
    assert copy.name == "survey.pdf"
    assert copy != again
    if os.name == "posix":
        assert (copy.parent.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o700, 0o400)
    assert files_of(desk.register).folder not in copy.parents


def test_the_copies_go_on_leaving(register_path: Path) -> None:
    script = f"""
from datetime import UTC, date, datetime
from pathlib import Path
from hoctui.clock import Clock
from hoctui.services import case_documents, casework
from hoctui.services.desk import open_desk
from hoctui.services.preparing import prepare
desk = open_desk(Path({str(register_path)!r}), Clock.fixed(date(2026, 11, 21), datetime.now(UTC)), write=True)
prepare(desk)
case = casework.log(desk, {{"on": "today", "resident": "Ada Elm", "summary": "leak"}}).view.line.case
event = case_documents.add_bytes(desk, case, "a.pdf", b"x", {{"on": "today"}}).event_id
copy = case_documents.open_copy(desk, case, event)
assert copy.exists()
print(copy.parent.parent)
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert Path(told.stdout.strip()).name.startswith("hoctui-")
    assert not Path(told.stdout.strip()).exists()


def alter(desk: Desk) -> None:
    (place,) = kept(desk)
    place.write_bytes(b"?" + DATA[1:])


def lose(desk: Desk) -> None:
    kept(desk)[0].unlink()


@pytest.mark.parametrize(("harm", "said"), [(alter, "was altered since"), (lose, "survey.pdf is missing")])
def test_what_is_not_as_it_was_added_is_neither_opened_nor_given_out(
    desk: Desk, tmp_path: Path, harm: Callable[[Desk], None], said: str
) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    harm(desk)
    with pytest.raises(BadInput, match=said):
        case_documents.open_copy(desk, case, event)
    with pytest.raises(BadInput, match=said):
        case_documents.export(desk, case, event, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("name", ["photo.jpg.exe", "run.SH", "x.desktop", "x.lnk", "fdp\u202e.exe", "x.exe.  "])
def test_a_program_is_not_opened_and_can_be_copied_out(desk: Desk, tmp_path: Path, name: str) -> None:
    case = log(desk)
    event = added(desk, case, name).event_id
    with pytest.raises(BadInput, match="is a program or the like, which could do something to this machine"):
        case_documents.open_copy(desk, case, event)
    assert case_documents.export(desk, case, event, tmp_path / "out").read_bytes() == DATA


def test_copied_out_to_a_name_and_into_a_folder(desk: Desk, tmp_path: Path) -> None:
    case = log(desk)
    event = added(desk, case, "../survey.pdf").event_id
    assert case_documents.export(desk, case, event, tmp_path / "out.pdf") == tmp_path / "out.pdf"
    place = case_documents.export(desk, case, event, tmp_path)
    assert place == tmp_path / "_survey.pdf"
    assert place.read_bytes() == DATA


def test_copying_out_writes_over_nothing(desk: Desk, tmp_path: Path) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    there = tmp_path / "survey.pdf"
    there.write_bytes(b"mine")
    for to in (there, tmp_path):
        with pytest.raises(BadInput, match="is there already, and is not written over") as fault:
            case_documents.export(desk, case, event, to)
        assert fault.value.field == "path"
    assert there.read_bytes() == b"mine"


def test_copying_out_through_a_link_that_leads_to_nothing_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("Windows lets few make links")
    case = log(desk)
    event = added(desk, case).event_id
    (tmp_path / "link.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    with pytest.raises(BadInput):
        case_documents.export(desk, case, event, tmp_path / "link.pdf")
    assert not (tmp_path / "elsewhere.pdf").exists()


@pytest.mark.parametrize("name", ["no/such/folder/x.pdf", "nul\0byte.pdf", "x" * 5_000])
def test_copying_out_to_where_nothing_can_be_written(desk: Desk, tmp_path: Path, name: str) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    with pytest.raises(BadInput, match="cannot be written") as fault:
        case_documents.export(desk, case, event, tmp_path / name)
    assert fault.value.field == "path"


def test_an_entry_that_added_none_one_of_another_case_or_one_undone(desk: Desk) -> None:
    first, second = log(desk), log(desk)
    event = added(desk, first).event_id
    for case, number in ((first, 1), (second, event), (first, 99)):
        with pytest.raises(BadInput, match=f"Entry {number} of this case added no document"):
            case_documents.open_copy(desk, case, number)
    casework.undo(desk, first)
    with pytest.raises(BadInput, match="added no document"):
        case_documents.open_copy(desk, first, event)
    assert case_documents.papers(desk, first) == ()
    assert len(kept(desk)) == 1  # the entry stays to be read, and so does what it names


# A register that is never kept.


def test_a_register_in_memory_has_documents_too(survey: Path) -> None:
    desk = Desk(Register.in_memory(), CLOCK)
    case = log(desk)
    event = case_documents.add(desk, case, survey, SURVEY).event_id
    assert case_documents.open_copy(desk, case, event).read_bytes() == DATA
    assert only(desk, case).state == "present"
    desk.close()


# Looking after them.


def test_all_well(desk: Desk) -> None:
    case = log(desk)
    added(desk, case, "a.pdf")
    added(desk, case, "b.pdf")
    (line,) = [line for line in keeping.check(desk) if line.what == "documents"]
    assert (line.well, line.words) == (True, "2, each as it was added")


@pytest.mark.parametrize(("harm", "said"), [(alter, "was altered"), (lose, "is missing")])
def test_a_lost_one_is_named_by_its_case_and_its_name(desk: Desk, harm: Callable[[Desk], None], said: str) -> None:
    first, second = log(desk), log(desk)
    added(desk, first, "a [/] b.pdf")
    added(desk, second, "c.pdf")
    harm(desk)
    assert [(line.what, line.words) for line in keeping.check(desk) if not line.well] == [
        ("documents", "2 of 2 are not as they were added"),
        ("document", f"{first}: a [/] b.pdf (entry 3) {said}; restore it from a backup"),
        ("document", f"{second}: c.pdf (entry 4) {said}; restore it from a backup"),
    ]


def test_many_lost_ones_are_counted_and_ten_named(desk: Desk) -> None:
    case = log(desk)
    for number in range(12):
        added(desk, case, f"{number}.pdf", data=b"%d" % number)
    for place in kept(desk):
        place.unlink()
    lines = case_documents.check_files(desk)
    assert len(lines) == 12
    assert (lines[0].words, lines[-1].words) == ("12 of 12 are not as they were added", "and 2 more")


def test_files_that_no_entry_names_are_counted_and_are_no_fault(desk: Desk) -> None:
    case = log(desk)
    added(desk, case)
    (kept(desk)[0].parent / "stray").write_bytes(b"x")
    (files_of(desk.register).folder / ".part-left").write_bytes(b"x")
    assert [(line.well, line.words) for line in case_documents.check_files(desk)] == [
        (True, "1, each as it was added; 2 files beside them that no entry names")
    ]


def test_a_document_of_an_undone_entry_is_still_looked_after(desk: Desk) -> None:
    case = log(desk)
    added(desk, case)
    casework.undo(desk, case)
    lose(desk)
    assert [line.well for line in case_documents.check_files(desk)] == [False, False]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_one_that_may_not_be_read_is_told(desk: Desk) -> None:
    case = log(desk)
    event = added(desk, case).event_id
    kept(desk)[0].chmod(0)
    assert "cannot be read" in case_documents.check_files(desk)[1].words
    with pytest.raises(RegisterProblem, match="cannot be"):
        case_documents.open_copy(desk, case, event)


def test_the_line_under_a_list(desk: Desk) -> None:
    case = log(desk)
    assert case_documents.counted(case_documents.papers(desk, case)) == "no documents"
    added(desk, case)
    assert case_documents.counted(case_documents.papers(desk, case)) == "1 document, 3 KB"
    lose(desk)
    assert case_documents.counted(case_documents.papers(desk, case)) == "1 document, 3 KB, 1 missing"
