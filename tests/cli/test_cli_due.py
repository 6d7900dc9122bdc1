"""`hoctui due`: what is due, in order, and the status that tells whether anything is overdue."""

from __future__ import annotations

from contextlib import closing

from casebook import CLOCK

from cli.shell import Shell
from hoctui.services import casework
from hoctui.services.desk import open_desk


def test_status_1_and_every_key_where_something_is_overdue(shell: Shell) -> None:
    # Received Mon 2 Nov: acknowledge (6.2) by Mon 9 Nov, 19 working days before Fri 4 Dec; if acknowledged then,
    # respond (6.3) by Mon 23 Nov, 9 before.
    ref = shell.log("2026-11-02")
    ended = shell("due", "--json")
    assert ended.status == 1
    keys = ("case", "what", "due", "working_days_left", "clause", "projected")
    assert [tuple(line[key] for key in keys) for line in ended.json] == [
        (ref, "acknowledge, stage 1", "2026-11-09", -19, "6.2", False),
        (ref, "respond, stage 1", "2026-11-23", -9, "6.3", True),
    ]
    text = shell("due")
    assert text.status == 1
    assert "OVERDUE (2)" in text.out
    assert "19 working days OVERDUE" in text.out


def test_status_0_where_nothing_is_overdue_even_if_it_is_due_today(shell: Shell) -> None:
    # Received Fri 27 Nov: 30 Nov, 1 2 3 4 Dec.
    shell.log("2026-11-27")
    ended = shell("due", "--json")
    assert ended.status == 0
    assert [(line["due"], line["working_days_left"], line["band"]) for line in ended.json] == [
        ("2026-12-04", 0, "today"),
        ("2026-12-18", 10, "later"),
    ]
    assert "due today" in shell.done("due").out


def test_the_same_register_is_overdue_a_day_later(shell: Shell) -> None:
    shell.log("2026-11-27")
    assert shell("due").status == 0
    assert shell("due", "--today", "2026-12-05").status == 1


def test_within_counts_calendar_days_and_keeps_what_is_overdue(shell: Shell) -> None:
    shell.log("2026-11-02", "late")
    shell.log("2026-12-01", "soon")  # acknowledge by Tue 8 Dec, four calendar days ahead
    assert [line["due"] for line in shell("due", "--json", "--within", "4").json] == [
        "2026-11-09",
        "2026-11-23",
        "2026-12-08",
    ]
    assert len(shell("due", "--json", "--within", "3").json) == 2
    assert shell("due", "--within", "-1").status == 2


def test_nothing_due_is_an_empty_list_and_no_data(shell: Shell) -> None:
    assert shell.done("due", "--json").json == []
    ended = shell.done("due")
    assert (ended.out, ended.err) == ("", "Nothing is due.\n")


def test_why_tells_each_count(shell: Shell) -> None:
    shell.log("2026-11-30")
    lines = shell.done("due", "--why").lines
    assert lines[2].strip().startswith("received Mon 30 Nov is day 0; 1 2 3 4 7 Dec are days 1 to 5;")


def test_an_added_bank_holiday_moves_what_is_due(shell: Shell) -> None:
    shell.log("2026-11-30")
    told = shell.done("holiday", "add", "2026-12-03", "--name", "one-off")
    assert told.out == "Thu 3 Dec 2026 counts as a bank holiday; every due date was counted again.\n"
    assert shell.done("due", "--json").json[0]["due"] == "2026-12-08"
    shell.done("holiday", "strike", "2026-12-03")
    assert shell.done("due", "--json").json[0]["due"] == "2026-12-07"


def test_more_lines_than_one_page_of_the_app_are_all_told(shell: Shell) -> None:
    with closing(open_desk(shell.register, CLOCK, write=True)) as desk:
        for number in range(205):
            casework.log(desk, {"on": "2026-11-20", "resident": f"Resident {number}", "summary": "damp"})
    assert len(shell("due", "--json").json) == 410
    assert len(shell.done("case", "list", "--json").json) == 205


def test_the_landlords_year_stands_below_the_cases_once_the_landlord_is_known(shell: Shell) -> None:
    """2024, 8.1 and 8.2: the year to 31 March 2027 is to be submitted by Thu 30 Sep 2027 (640 homes: six months)."""
    ref = shell.log("2026-11-30")
    assert [line["case"] for line in shell.done("due", "--json").json] == [ref, ref], "nobody set this register up"
    shell.done("profile", "--name", "Example Homes", "--homes", "640", "--year-end", "31 March")
    last = shell.done("due", "--json").json[-1]
    assert (last["case"], last["kind"], last["due"], last["clause"]) == ("", "year", "2027-09-30", "8.1")
    assert "THE YEAR (1)" in shell.done("due").out
    assert "then publish, then submit by Thu 30 Sep 2027" in shell.done("due", "--why").out
    assert [line["kind"] for line in shell.done("due", "--json", "--kind", "year").json] == ["year"]
    assert "THE YEAR" not in shell.done("due", "--within", "30").out
    assert "THE YEAR" not in shell.done("due", "--kind", "answers").out
    assert "THE YEAR" not in shell("due", "--person", "Repairs").out


def test_status_1_where_only_the_year_is_overdue(shell: Shell) -> None:
    """An assessment that was begun and never went out is overdue from the day after its submission was due."""
    shell.done("profile", "--name", "Example Homes", "--homes", "640", "--year-end", "31 March")
    shell.done("assessment", "new", "--year", "2025/26", "--today", "2026-06-01")
    assert shell("due", "--today", "2026-09-30").status == 0
    ended = shell("due", "--today", "2026-10-01")
    assert ended.status == 1
    assert "1 working day OVERDUE" in ended.out
    assert shell("due", "--kind", "answers", "--today", "2026-10-01").status == 0
