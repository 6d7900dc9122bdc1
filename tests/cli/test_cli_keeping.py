"""`hoctui where`, `check`, `profile` and `holiday`: where things lie, whether all is well, whose register it is."""

from __future__ import annotations

import sqlite3

import pytest

from cli.shell import Shell


def test_where_names_the_register_and_the_settings_even_before_there_are_any(fresh: Shell) -> None:
    place = fresh.done("where", "--json").json
    assert place["register"] == str(fresh.register)
    assert (place["register_exists"], place["settings_exist"], place["events"]) == (False, False, 0)
    assert place["settings"].endswith("settings.toml")
    assert "none there yet" in fresh.done("where").out


def test_where_counts_the_events(shell: Shell) -> None:
    ref = shell.log()
    shell.done("case", "note", ref, "x")
    place = shell.done("where", "--json").json
    assert (place["register_exists"], place["events"]) == (True, 2)
    assert place["size"] == shell.register.stat().st_size


def test_check_is_well_on_a_register_in_use_and_on_none(shell: Shell) -> None:
    shell.log()
    lines = shell.done("check", "--json").json
    assert {line["what"]: line["well"] for line in lines} == dict.fromkeys(
        ("register", "file", "events", "cases", "search", "encryption"), True
    )
    told = shell.done("check").out
    assert "NOT WELL" not in told
    assert told.startswith("register    well  ")


def test_check_names_the_register_when_its_dates_are_counted_anew(shell: Shell) -> None:
    """In a later year the bank holidays on file are too few: what is only read is then counted again in memory."""
    shell.log()
    before = shell.register.read_bytes()
    lines = shell.done("check", "--json", "--today", "2027-01-04").json
    assert lines[0] == {"what": "register", "well": True, "words": str(shell.register)}
    assert all(line["well"] for line in lines)
    assert shell.register.read_bytes() == before


def test_check_ends_with_1_where_an_event_was_changed(shell: Shell) -> None:
    shell.log("2026-11-30", "A. Resident")
    connection = sqlite3.connect(shell.register)
    connection.execute("DROP TRIGGER IF EXISTS event_body_keeps_its_text")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event_body'"
    ):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE event_body SET body = replace(body, 'A. Resident', 'B. Resident')")
    connection.commit()
    connection.close()
    ended = shell("check")
    assert ended.status == 1
    assert "NOT WELL" in ended.out
    assert "event 1" in ended.out


def test_a_damaged_file_is_told_in_a_sentence(shell: Shell) -> None:
    shell.log()
    data = bytearray(shell.register.read_bytes())
    for place in range(4096, len(data)):
        data[place] = 0xA5
    shell.register.write_bytes(data)
    ended = shell("check")
    assert (ended.status, ended.err) == (1, "")
    assert "NOT WELL" in ended.out
    listed = shell("case", "list")
    assert (listed.status, listed.out) == (2, "")
    assert str(shell.register) in listed.err
    assert len(listed.err.splitlines()) == 1


def test_the_profile_is_set_once_whole_and_changed_in_part(shell: Shell) -> None:
    assert shell.done("profile", "--json").json == {
        "landlord": "your landlord",
        "homes": None,
        "year_end": None,
        "contact": "",
        "partial_as_no": False,
    }
    ended = shell("profile", "--name", "Example Homes")
    assert ended.status == 2
    assert "--homes" in ended.err
    shell.done("profile", "--name", "Example Homes", "--homes", "1,640", "--year-end", "31 March")
    changed = shell.done("profile", "--homes", "650", "--json").json
    assert (changed["landlord"], changed["homes"], changed["year_end"]) == ("Example Homes", 650, "31 March")
    assert "Example Homes" in shell.done("profile").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--name", "X", "--homes", "many", "--year-end", "31 March"),
        ("--name", "X", "--homes", "0", "--year-end", "31 March"),
        ("--name", "X", "--homes", "640", "--year-end", "the end of March"),
        ("--name", " ", "--homes", "640", "--year-end", "31 March"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(fresh: Shell, arguments: tuple[str, ...]) -> None:
    ended = fresh("profile", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1


def test_bank_holidays_are_listed_with_the_changes_made(shell: Shell) -> None:
    shell.done("holiday", "add", "2026-06-15", "--name", "jubilee\x1b[2J")
    shell.done("holiday", "strike", "2026-05-04")
    found = shell.done("holiday", "list", "--json").json
    assert {"day": "2026-06-15", "name": "jubilee[2J", "change": "added"} in found
    assert {"day": "2026-05-04", "name": "May Day", "change": "struck out"} in found
    assert {"day": "2026-12-25", "name": "Christmas Day", "change": ""} in found
    assert "struck out" in shell.done("holiday", "list").out
    assert "2022" in shell.done("holiday", "list", "--year", "2022").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "15/06/2026"),
        ("add", "1980-01-01"),
        ("strike", "2026-06-16"),
        ("list", "--year", "1066"),
        ("list", "--year", "x"),
    ],
)
def test_a_bank_holiday_that_cannot_be_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    ended = shell("holiday", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
