"""The case commands: what product.md fixes of their forms, and what every one of them keeps to."""

from __future__ import annotations

import pytest

from cli.shell import Shell
from hoctui.cli.case import CaseGroup, case
from hoctui.cli.table import CASE, FORMS
from hoctui.register.events import KINDS


def test_log_prints_the_case_alone_as_json(shell: Shell) -> None:
    ended = shell.done(
        "case", "log", "--received", "2026-11-30", "--resident", "A. Resident", "--summary", "no heating",
        "--channel", "email", "--category", "property condition", "--property", "3 Mill Row", "--handler", "AB",
        "--json",
    )  # fmt: skip
    assert ended.json == {"case": "26-0001"}


def test_log_says_in_one_line_what_comes_next_with_its_clause(shell: Shell) -> None:
    # Mon 30 Nov is day 0; 1 2 3 4 7 Dec are days 1 to 5 (2024: 6.2); one of them is left after Fri 4 Dec.
    ended = shell.done("case", "log", "--received", "2026-11-30", "--resident", "A. Resident", "--summary", "damp")
    assert ended.out == "26-0001 logged; acknowledge by Mon 7 Dec 2026 (1 working day left, 6.2)\n"
    assert ended.err == ""


def test_a_life_through_both_stages(shell: Shell) -> None:
    """2024: 6.2, 6.3, 6.4, 6.11, 6.14. At stage 2 the same commands act on stage 2."""
    ref = shell.log("2026-10-26")
    # Acknowledged Wed 28 Oct; 29 30 Oct, 2 to 6 and 9 to 11 Nov are days 1 to 10.
    told = shell.done("case", "acknowledge", ref, "--on", "2026-10-28", "--definition", "damp", "--outcomes", "repair")
    assert "respond by Wed 11 Nov 2026" in told.out
    # 5 more: 12 13 16 17 18 Nov.
    told = shell.done(
        "case", "extend", ref, "--on", "2026-11-09", "--days", "5", "--reason", "survey", "--update-every", "3"
    )
    assert told.err == ""
    assert shell.done("case", "show", ref, "--json").json["clocks"][1]["due"] == "2026-11-18"
    told = shell.done(
        "case",
        "respond",
        ref,
        "--on",
        "2026-11-18",
        "--decision",
        "partially-upheld",
        "--handler",
        "AB",
        "--text",
        "late",
    )
    assert told.out == f"{ref} answered; waiting on the resident\n"
    # Escalated Fri 20 Nov: 23 24 25 26 27 Nov.
    told = shell.done("case", "escalate", ref, "--on", "2026-11-20")
    assert "acknowledge by Fri 27 Nov 2026" in told.out
    shell.done("case", "acknowledge", ref, "--on", "2026-11-23", "--definition", "damp still", "--outcomes", "repair")
    # Acknowledged Mon 23 Nov: 24 to 27 Nov, 30 Nov to 4 Dec, 7 to 11, 14 to 18, 21 Dec; 20 more days go to a date.
    told = shell.done(
        "case", "extend", ref, "--on", "2026-12-01", "--to", "2027-01-08", "--reason", "x", "--update-every", "5"
    )
    assert "respond by Fri 8 Jan 2027" in told.out or "update" in told.out
    shell.done("case", "respond", ref, "--on", "2026-12-03", "--decision", "not-upheld", "--handler", "CD")
    shell.done("case", "close", ref, "--on", "2026-12-04")
    events = shell.done("case", "show", ref, "--json").json["events"]
    assert [event["kind"] for event in events] == [
        "Received", "Acknowledged", "Extended", "Responded",
        "Escalated", "Acknowledged", "Extended", "Responded", "Closed",
    ]  # fmt: skip
    assert events[3]["decision"] == "partially upheld"
    assert events[2]["days"] == 5
    assert events[6]["to"] == "2027-01-08"


def test_list_has_the_keys_that_scripts_rely_on(shell: Shell) -> None:
    ref = shell.log("2026-11-30", "A. Resident", "damp in the back bedroom")
    (found,) = shell.done("case", "list", "--json").json
    wanted = {name: found[name] for name in ("case", "resident", "summary", "stage", "next_step", "next_due")}
    assert wanted == {
        "case": ref,
        "resident": "A. Resident",
        "summary": "damp in the back bedroom",
        "stage": 1,
        "next_step": "acknowledge",
        "next_due": "2026-12-07",
    }
    assert found["working_days_left"] == 1
    assert found["state"] == "received"


def test_show_has_those_and_the_events_with_their_fields(shell: Shell) -> None:
    ref = shell.log("2026-11-30", "A. Resident", "damp", "--channel", "letter")
    shell.done("case", "note", ref, "asked Repairs")
    shown = shell.done("case", "show", ref, "--json").json
    (listed,) = shell.done("case", "list", "--json").json
    assert {name: shown[name] for name in listed} == listed
    received, note = shown["events"]
    assert (received["kind"], received["on"], received["resident"]) == ("Received", "2026-11-30", "A. Resident")
    assert received["channel"] == "letter"
    assert received["recorded_at"].endswith("+00:00")
    assert (note["kind"], note["on"], note["text"]) == ("NoteAdded", "2026-12-04", "asked Repairs")


def test_nothing_is_due_on_a_closed_case(shell: Shell) -> None:
    ref = shell.log()
    assert shell.done("case", "close", ref, "--on", "2026-12-04").out == f"{ref} closed\n"
    (found,) = shell.done("case", "list", "--json").json
    assert (found["next_due"], found["working_days_left"], found["open"]) == (None, None, False)


@pytest.mark.parametrize(
    ("option", "wanted"),
    [
        ((), ["late", "new", "shut", "told"]),
        (("--all",), ["late", "new", "shut", "told"]),
        (("--open",), ["late", "new", "told"]),
        (("--overdue",), ["late"]),
        (("--week",), ["new"]),
        (("--waiting",), ["told"]),
        (("--stage1",), ["late", "new", "told"]),
        (("--stage2",), []),
        (("--requests",), []),
        (("--closed",), ["shut"]),
        (("--find", "tol"), ["told"]),
        (("--category", "anti-social-behaviour"), ["shut"]),
        (("--order", "resident"), ["late", "new", "shut", "told"]),
        (("--order", "received"), ["new", "shut", "told", "late"]),
    ],
)
def test_each_filter_and_order(shell: Shell, option: tuple[str, ...], wanted: list[str]) -> None:
    shell.log("2026-11-02", "late", "x")
    shell.log("2026-12-01", "new", "x")
    shut = shell.log("2026-11-30", "shut", "x", "--category", "Anti-social behaviour")
    told = shell.log("2026-11-27", "told", "x")
    shell.done("case", "close", shut, "--on", "2026-12-01")
    shell.done("case", "acknowledge", told, "--on", "2026-11-27")
    shell.done("case", "respond", told, "--on", "2026-11-30", "--decision", "upheld")
    found = [line["resident"] for line in shell.done("case", "list", "--json", *option).json]
    assert (found if "--order" in option else sorted(found)) == wanted


def test_the_table_is_aligned_whatever_is_written_in_it(shell: Shell) -> None:
    shell.log("2026-11-30", "李 小龙", "[/] [@click=app.quit]x[/]")
    shell.log("2026-11-30", "Zoë O’Neill-Smythe", "[on hold]\nsecond line")
    heading, *rows = shell.done("case", "list").lines
    assert [row[row.index("1 received") :][:10] for row in rows] == ["1 received", "1 received"]
    assert rows[0].endswith("[/] [@click=app.quit]x[/]")
    assert rows[1].endswith("[on hold] second line")
    # Wide characters take two cells, so that the column begins three characters earlier in that row.
    assert rows[1].index("1 received") - rows[0].index("1 received") == 3
    assert heading.index("stage") == rows[1].index("1 received")


def test_what_cannot_be_kept_is_dropped_and_said_and_nothing_reaches_the_terminal(shell: Shell) -> None:
    ended = shell("case", "log", "--received", "2026-11-30", "--resident", "A\x1b[31m B\u202e", "--summary", "x\x07y")
    assert ended.status == 0
    assert "1 control character dropped" in ended.err
    assert "1 text direction mark dropped" in ended.err
    shown = shell.done("case", "show", "26-0001")
    assert "A[31m B" in shown.out
    assert not set("\x1b\x07\u202e") & set(shown.out + ended.out + ended.err)


def test_a_breach_is_recorded_told_on_stderr_with_its_clause_and_never_refused(shell: Shell) -> None:
    ref = shell.log("2026-11-02")
    ended = shell("case", "acknowledge", ref, "--on", "2026-11-20", "--definition", "damp", "--outcomes", "repair")
    assert ended.status == 0
    assert ended.err == "Breach of 6.2: stage 1 acknowledged after Mon 9 Nov 2026 (Fri 20 Nov 2026).\n"
    told = shell.done("case", "respond", ref, "--on", "2026-12-04", "--decision", "upheld", "--json")
    assert told.json["warnings"] == []


def test_a_decision_is_taken_with_hyphens_or_blanks_and_nothing_else(shell: Shell) -> None:
    ref = shell.log()
    ended = shell("case", "respond", ref, "--on", "2026-12-03", "--decision", "maybe")
    assert ended.status == 2
    assert "choose one of upheld, partially-upheld, not-upheld" in ended.err
    shell.done("case", "respond", ref, "--on", "2026-12-03", "--decision", "Not Upheld")
    assert shell.done("case", "show", ref, "--json").json["events"][-1]["decision"] == "not upheld"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("acknowledge", "26-0001", "--on", "30/11/2026"), "--on"),
        (("acknowledge", "26-0001"), "Missing option '--on'"),
        (("acknowledge", "26-0001", "--on", "2026-12-05"), "still to come"),
        (("acknowledge", "26-0001", "--on", "2026-11-01"), "before Mon 30 Nov 2026"),
        (("acknowledge", "26-0099", "--on", "2026-12-04"), "no case 26-0099"),
        (("acknowledge", "boiler", "--on", "2026-12-04"), "looks like 26-0121"),
        (("extend", "26-0001", "--on", "2026-12-04", "--reason", "x"), "--days"),
        (("extend", "26-0001", "--on", "2026-12-04", "--days", "0", "--reason", "x"), "--days"),
        (("extend", "26-0001", "--on", "2026-12-04", "--days", "ten", "--reason", "x"), "whole number"),
        (("extend", "26-0001", "--on", "2026-12-04", "--days", "5"), "Missing option '--reason'"),
        (("extend", "26-0001", "--on", "2026-12-04", "--days", "5", "--to", "2026-12-20", "--reason", "x"), "not both"),
        (("note", "26-0001", "   "), "required"),
        (("log", "--received", "2026-11-30", "--resident", "A"), "Missing option '--summary'"),
        (("log", "--received", "2026-11-30", "--resident", "", "--summary", "x"), "--resident"),
        (("log", "--received", "2126-11-30", "--resident", "A", "--summary", "x"), "ten years ahead"),
        (("log", "--received", "1989-11-30", "--resident", "A", "--summary", "x"), "before 1990"),
        (("log", "--received", "2026-11-30", "--resident", "A", "--summary", "x", "--channel", "fax"), "telephone"),
        (("log", "--received", "2026-11-30", "--resident", "A" * 301, "--summary", "x"), "at most 300"),
        (("escalate", "26-0001", "--on", "2026-11-29"), "2026"),
        (("reopen", "26-0001", "--on", "2026-12-04", "--reason", "x"), "open"),
        (("list", "--order", "size"), "size"),
        (("frobnicate",), "No such command"),
        (("done", "26-0001", "--on", "2026-12-04"), "still to be done"),
        (("correct", "26-0001", "7", "--set", "on=2026-11-29", "--why", "x"), "no entry 7"),
        (("correct", "26-0001", "1", "--set", "size=9", "--why", "x"), "resident"),
        (("undo", "26-0001"), "nothing to undo"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2_and_changes_nothing(
    shell: Shell, arguments: tuple[str, ...], says: str
) -> None:
    shell.log()
    before = shell.done("where", "--json").json["chain_head"]
    ended = shell("case", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert shell.done("where", "--json").json["chain_head"] == before


def test_a_slip_makes_no_register(fresh: Shell) -> None:
    ended = fresh("case", "log", "--received", "2026-12-30", "--resident", "A", "--summary", "x")
    assert ended.status == 2
    assert not fresh.register.exists()


def test_recording_on_a_register_that_is_not_there_says_so(fresh: Shell) -> None:
    ended = fresh("case", "note", "26-0001", "hello")
    assert ended.status == 2
    assert "There is no register at" in ended.err
    assert not fresh.register.exists()


def test_a_first_complaint_makes_the_register_for_its_owner_alone(fresh: Shell) -> None:
    assert fresh.log() == "26-0001"
    assert fresh.register.is_file()


def test_promised_actions_are_marked_done_by_number_or_where_there_is_only_one(shell: Shell) -> None:
    ref = shell.log()
    shell.done(
        "case", "promise", ref, "fit a cylinder", "--on", "2026-12-02", "--by", "2026-12-10", "--owner", "Repairs"
    )
    shell.done("case", "promise", ref, "pay £50", "--on", "2026-12-02")
    ended = shell("case", "done", ref, "--on", "2026-12-03")
    assert ended.status == 2
    assert "2 action: fit a cylinder; 3 action: pay £50" in ended.err
    shell.done("case", "done", ref, "3", "--on", "2026-12-03")
    shell.done("case", "done", ref, "--on", "2026-12-04")
    assert [one["done_on"] for one in shell.done("case", "show", ref, "--json").json["actions"]] == [
        "2026-12-04",
        "2026-12-03",
    ]


def test_a_correction_names_the_field_and_keeps_both(shell: Shell) -> None:
    ref = shell.log("2026-11-30", "A. Residant")
    shell.done(
        "case", "correct", ref, "1", "--set", "resident=A. Resident", "--set", "received=2026-11-27", "--why", "typo"
    )
    shown = shell.done("case", "show", ref, "--json").json
    assert (shown["resident"], shown["received"]) == ("A. Resident", "2026-11-27")
    assert shown["events"][0]["corrections"] == 1
    assert shown["events"][-1]["words"] == {"resident": "A. Resident"}
    assert "A. Residant became A. Resident" in shell.done("case", "show", ref).out


def test_undo_strikes_out_the_last_entry(shell: Shell) -> None:
    ref = shell.log()
    shell.done("case", "close", ref, "--on", "2026-12-04")
    assert "acknowledge by" in shell.done("case", "undo", ref, "--why", "wrong case").out
    events = shell.done("case", "show", ref, "--json").json["events"]
    assert [(event["kind"], event["undone"]) for event in events] == [
        ("Received", False),
        ("Closed", True),
        ("Undone", False),
    ]
    assert "UNDONE" in shell.done("case", "show", ref).out


def test_a_service_request_becomes_a_complaint(shell: Shell) -> None:
    """2024: 1.4, 1.5."""
    ref = shell.log("2026-11-30", "A. Resident", "dripping tap", "--kind", "service-request")
    (line,) = shell.done("case", "list", "--requests", "--json").json
    assert (line["kind"], line["stage"], line["next_due"]) == ("service request", 0, None)
    told = shell.done("case", "complaint", ref, "--on", "2026-12-03")
    # Thu 3 Dec is day 0; 4 7 8 9 10 Dec.
    assert "acknowledge by Thu 10 Dec 2026" in told.out


def test_flags_say_yes_and_no(shell: Shell) -> None:
    ref = shell.log()
    ended = shell(
        "case", "extend", ref, "--on", "2026-12-04", "--days", "5", "--reason", "x", "--no-ombudsman-given", "--agreed"
    )
    assert "Breach of 6.5" in ended.err
    event = shell.done("case", "show", ref, "--json").json["events"][-1]
    assert (event["ombudsman_given"], event["agreed"]) == (False, True)


def test_a_refusal_names_its_ground_with_hyphens(shell: Shell) -> None:
    """2024: 2.2 to 2.4."""
    ref = shell.log()
    ended = shell("case", "refuse", ref, "--on", "2026-12-04", "--ground", "over-age", "--reasons", "too long ago")
    assert ended.status == 0
    assert "Breach of 2.3" in ended.err
    assert shell.done("case", "show", ref, "--json").json["state"] == "refused"


def test_a_note_may_begin_with_a_dash_after_two(shell: Shell) -> None:
    ref = shell.log()
    shell.done("case", "note", ref, "--", "- 5 degrees in the bedroom")
    assert shell.done("case", "show", ref, "--json").json["events"][-1]["text"] == "- 5 degrees in the bedroom"


def test_every_kind_of_event_has_a_command() -> None:
    assert isinstance(case, CaseGroup)
    kinds = {kind for kind, _ in FORMS.values()} | {"Corrected", "Undone", "DocumentAdded", "LetterSent"}
    assert set(KINDS) == kinds
    assert not set(FORMS) & set(CASE)
