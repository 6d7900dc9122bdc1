"""Keeping the register: the landlord's profile, drafts, where things lie, and a check that finds what is wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from casebook import CLOCK, NOW, on
from conftest import OpenDesk

from hoctui.clock import Clock
from hoctui.errors import BadInput
from hoctui.services import casework, keeping
from hoctui.services.desk import Desk, open_desk
from hoctui.services.preparing import prepare
from hoctui.services.views import Profile
from hoctui.store.keeping import set_setting
from hoctui.store.register import Register
from hoctui.store.schema import LADDER


def log(desk: Desk, **typed: Any) -> str:
    fields = {"on": "2026-11-02", "resident": "Ada Elm", "summary": "Leak", **typed}
    return casework.log(desk, fields).view.line.case


def not_well(desk: Desk) -> dict[str, str]:
    return {line.what: line.words for line in keeping.check(desk) if not line.well}


# The landlord.


def test_without_a_profile_it_is_your_landlord(desk: Desk) -> None:
    assert keeping.profile(desk) is None
    assert desk.landlord == "your landlord"


@pytest.mark.parametrize("year_end", ["31 March", "31/3", "31 mar"])
def test_a_profile_is_kept(desk: Desk, open_again: OpenDesk, year_end: str) -> None:
    made = keeping.set_profile(desk, " Example  Homes ", "1,640", year_end)
    assert made == Profile("Example Homes", 1_640, 3, 31)
    again = open_again()
    assert keeping.profile(again) == made
    assert again.landlord == "Example Homes"


@pytest.mark.parametrize(
    ("name", "homes", "year_end", "sentence", "field"),
    [
        (" ", "640", "31 March", "Say what the landlord is called.", "name"),
        ("\x1b", "640", "31 March", "Say what the landlord is called.", "name"),
        ("Example Homes", "many", "31 March", "'many' is not a number of homes; write it as 640.", "homes"),
        (
            "Example Homes",
            "0",
            "31 March",
            "0 homes cannot be right; write the number that the landlord owns, such as 640.",
            "homes",
        ),
        ("Example Homes", "640", "March", "'March' is not the last day of a year; write it as 31 March.", "year_end"),
        ("Example Homes", "640", "31/13", "'31/13' is not the last day of a year; write it as 31 March.", "year_end"),
    ],
)
def test_a_profile_refused(desk: Desk, name: str, homes: str, year_end: str, sentence: str, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        keeping.set_profile(desk, name, homes, year_end)
    assert (refused.value.sentence, refused.value.field) == (sentence, field)
    assert keeping.profile(desk) is None


def test_a_setting_holds_from_its_day_on_and_the_one_before_stays(desk: Desk) -> None:
    with desk.register.writing() as session:
        for name, since in (("Then", "2026-01-01"), ("Now", "2026-11-21"), ("Soon", "2027-01-01")):
            value = {"name": name, "homes": 1, "year_end_month": 3, "year_end_day": 31}
            set_setting(session, "profile", value, on(since), NOW)

    def called(day: str) -> str:
        return Desk(desk.register, Clock.fixed(on(day), NOW)).landlord

    days = ("2025-12-31", "2026-01-01", "2026-11-20", "2026-11-21", "2027-01-01")
    assert [called(day) for day in days] == ["your landlord", "Then", "Then", "Now", "Soon"]


def test_of_two_on_one_day_the_later_word_stands(desk: Desk) -> None:
    keeping.set_profile(desk, "Exmaple Homes", "640", "31 March")
    keeping.set_profile(desk, "Example Homes", "640", "31 March")
    assert desk.landlord == "Example Homes"


# Drafts.


@pytest.mark.parametrize(
    "fields",
    [
        {"resident": "Ada Elm", "summary": ""},
        {"text": "[/] [@click=app.quit]x[/] \x1b \u202e 李\n\ttyped"},
        {"text": "half a character \ud800"},
        {"text": "x" * 100_000},
    ],
)
def test_what_is_typed_comes_back_as_it_was(desk: Desk, open_again: OpenDesk, fields: dict[str, str]) -> None:
    keeping.keep_draft(desk, "26-0001 NoteAdded", fields)
    again = open_again()
    assert keeping.draft(again, "26-0001 NoteAdded") == fields
    assert keeping.draft(again, "another") == {}
    assert keeping.draft_kept_at(again, "26-0001 NoteAdded") == NOW
    assert keeping.draft_kept_at(again, "another") is None


def test_typed_on_it_is_kept_once_and_emptied_it_goes(desk: Desk) -> None:
    for text in ("a", "ab", "abc"):
        keeping.keep_draft(desk, "log", {"resident": text})
    assert keeping.draft(desk, "log") == {"resident": "abc"}
    keeping.keep_draft(desk, "log", {"resident": "", "summary": ""})
    assert keeping.draft(desk, "log") == {}
    keeping.keep_draft(desk, "log", {})
    assert desk.register.connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)


# Where things lie.


def test_where(desk: Desk) -> None:
    log(desk)
    place = keeping.place(desk)
    assert place.register == str(desk.register.path)
    assert place.settings.endswith("settings.toml")
    assert place.size == desk.register.path.stat().st_size
    assert (place.schema, place.events, len(place.chain_head)) == (len(LADDER), 1, 64)


def test_where_there_is_none_yet_it_says_where_it_would_be(tmp_path: Path) -> None:
    path = tmp_path / "none" / "register.hoctui"
    desk = open_desk(path, CLOCK, write=False)
    place = keeping.place(desk)
    assert (place.register, place.size, place.events) == (str(path), 0, 0)
    assert not_well(desk) == {}
    assert "there is none yet; logging a first complaint makes one" in [line.words for line in keeping.check(desk)]
    desk.close()
    assert not path.parent.exists()


# Whether all is well.


def test_a_sound_register_is_well_in_everything(desk: Desk) -> None:
    log(desk)
    lines = keeping.check(desk)
    assert [line.what for line in lines] == ["register", "file", "events", "cases", "search", "encryption"]
    assert all(line.well for line in lines)
    words = {line.what: line.words for line in lines}
    assert words["file"] == "sound"
    assert words["events"].startswith("1 in an unbroken chain, head ")
    assert words["cases"] == "1, each the sum of its events"
    assert words["search"] == "1 case can be found"


def doctored(desk: Desk, *statements: str) -> None:
    """Change what is stored, as somebody with another program could."""
    for statement in statements:
        desk.register.connection.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE case_line SET next_due = '2027-01-01' WHERE id = 2",
        "UPDATE case_line SET resident = 'Bo Ash' WHERE id = 2",
        "UPDATE case_line SET state = 'closed', is_open = 0 WHERE id = 2",
        "UPDATE case_line SET last_event = 99 WHERE id = 2",
        "UPDATE deadline SET due = '2027-01-01' WHERE case_id = 2",
        "UPDATE deadline SET clause = '6.9' WHERE case_id = 2",
        "UPDATE deadline SET counted_days = 6 WHERE case_id = 2",
        "UPDATE deadline SET note = 'whenever' WHERE case_id = 2",
        "DELETE FROM deadline WHERE case_id = 2",
        "INSERT INTO deadline VALUES (99, 2, 'x', 'x', 1, '6.3', '2027-01-01', 0, NULL, '', 0, '', '', '', 0)",
    ],
)
def test_a_doctored_line_is_found(desk: Desk, change: str) -> None:
    log(desk)
    log(desk)
    doctored(desk, change)
    assert not_well(desk) == {"cases": "1 of 2: case 2 differs from its events"}


def test_a_case_taken_out_of_the_list_is_found(desk: Desk) -> None:
    log(desk)
    doctored(desk, "DELETE FROM case_line WHERE id = 1")
    assert not_well(desk) == {"cases": "1 of 1: case 1 differs from its events"}


NO_TRIGGERS = ("DROP TRIGGER event_never_goes", "DROP TRIGGER event_body_never_goes", "PRAGMA foreign_keys = OFF")


def test_a_cut_off_end_of_the_ledger_is_noted_by_what_it_left_over(desk: Desk) -> None:
    log(desk)
    log(desk)
    doctored(desk, *NO_TRIGGERS, "DELETE FROM event_body WHERE event_id = 2", "DELETE FROM event WHERE id = 2")
    assert not_well(desk) == {"cases": "1 of 2: 1 case without any event: the end of the ledger may have been cut off"}


def test_a_cut_off_end_of_one_case_is_noted_too(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "called"})
    doctored(desk, *NO_TRIGGERS, "DELETE FROM event_body WHERE event_id = 2", "DELETE FROM event WHERE id = 2")
    assert not_well(desk) == {"cases": "1 of 1: case 1 differs from its events"}


def test_a_changed_event_is_found_at_its_place(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "called"})
    doctored(
        desk, "DROP TRIGGER event_body_never_changes", "UPDATE event_body SET body = replace(body, 'called', 'shouted')"
    )
    assert not_well(desk)["events"] == "the chain breaks at event 2: it, or what lies before it, was changed"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE event SET kind = 'Conciliated' WHERE id = 2", "Event 2 is of the kind 'Conciliated'"),
        ("UPDATE event SET facts = '{\"colour\": 1}' WHERE id = 2", "Event 2 cannot be read"),
        ("UPDATE event SET happened = '2026-10-01' WHERE id = 2", "case 1: Thu 1 Oct 2026 is before Mon 2 Nov 2026"),
    ],
)
def test_an_event_that_no_longer_makes_sense_is_told_and_not_a_fault_of_ours(
    desk: Desk, change: str, said: str
) -> None:
    case = log(desk)
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "called"})
    doctored(desk, "DROP TRIGGER event_never_changes", change)
    found = not_well(desk)
    assert "event 2" in found["events"]
    assert said in found["cases"]


def test_a_case_that_cannot_be_found_by_its_words_is_told(desk: Desk) -> None:
    log(desk)
    log(desk)
    doctored(desk, "DELETE FROM case_words_docsize WHERE id = 2")
    assert not_well(desk) == {"search": "1 of 2 cases can be found"}


def test_a_damaged_file_is_told(desk: Desk, open_again: OpenDesk) -> None:
    for _ in range(5):
        log(desk)
    path = desk.register.path
    root = desk.register.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'case_by_due'").fetchone()
    desk.close()
    whole = bytearray(path.read_bytes())
    at = (root[0] - 1) * 4096
    whole[at : at + 16] = b"\xff" * 16
    path.write_bytes(whole)
    found = not_well(open_again())
    assert list(found) == ["file"]
    assert found["file"].startswith("damaged: ")
    assert found["file"].endswith("; keep it as it is and restore a backup")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_register_that_others_can_read_is_told(desk: Desk) -> None:
    desk.register.path.chmod(0o644)
    assert not_well(desk) == {"privacy": "others on this machine can read register.hoctui; open hoctui once to mend it"}


def test_a_synced_folder_and_a_conflicting_copy_are_told(tmp_path: Path) -> None:
    path = tmp_path / "OneDrive" / "register.hoctui"
    desk = open_desk(path, CLOCK, write=True)
    prepare(desk)
    (path.parent / "register (Jo's conflicted copy).hoctui").write_bytes(b"")
    (path.parent / "letter about a conflict.txt").write_bytes(b"")
    assert not_well(desk) == {
        "place": "the register lies in OneDrive, which syncs it; move it to a folder that nothing syncs",
        "copies": "a conflicting copy lies beside the register: register (Jo's conflicted copy).hoctui",
    }
    desk.close()


def test_a_register_in_memory_is_checked_as_well() -> None:
    desk = Desk(Register.in_memory(), CLOCK)
    prepare(desk)
    log(desk)
    assert not_well(desk) == {}
    desk.close()
