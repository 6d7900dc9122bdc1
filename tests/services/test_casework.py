"""Casework: logging, recording, previewing, correcting and undoing, against a real register."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import CLOCK, events, log, on
from conftest import OpenDesk

from hoctui.errors import BadInput, ConflictingEdit, HoctuiError, Impossible
from hoctui.services import casework, keeping, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery


def test_a_complaint_is_logged_with_its_number_and_what_comes_next(desk: Desk) -> None:
    recorded = casework.log(
        desk, {"on": "2/11", "resident": " Ada  Elm ", "summary": "Leak\nunder the sink", "category": "staff"}
    )
    line = recorded.view.line
    assert (line.case, line.resident, line.about) == ("26-0001", "Ada Elm", "Leak under the sink")
    # Mon 2 Nov 2026 is day 0; 3 to 6 are 1 to 4, Mon 9 is 5: two weeks ago less a day, 10 working days.
    assert (line.next_step, line.next_clause, line.next_due) == ("acknowledge", "6.2", on("2026-11-09"))
    assert line.working_days_left == -9
    assert recorded.event_id == 1
    assert recorded.warnings == ()
    assert recorded.view.version == 1


def test_numbers_run_within_the_year_of_receipt(desk: Desk) -> None:
    days = ["2026-01-05", "2025-12-30", "2026-02-02", "2025-12-31", "1999-05-04"]
    assert [log(desk, on=day) for day in days] == ["26-0001", "25-0001", "26-0002", "25-0002", "99-0001"]


def test_a_number_is_kept_for_life_whatever_day_is_corrected(desk: Desk) -> None:
    case = log(desk, on="2026-01-05")
    casework.correct(desk, case, 1, {"on": "2025-12-30"}, "the letter was stamped then")
    assert lists.case_line(desk, case).received == on("2025-12-30")
    assert log(desk, on="2026-01-06") == "26-0002"


def test_a_complaint_refused_leaves_no_gap(desk: Desk) -> None:
    log(desk)
    with pytest.raises(Impossible, match="passed on before it was received"):
        log(desk, passed_on="2026-10-30")
    assert log(desk) == "26-0002"
    assert events(desk) == 2


def test_what_is_recorded_tells_what_it_breached(desk: Desk) -> None:
    case = log(desk)
    recorded = casework.record(desk, case, "Acknowledged", {"on": "2026-11-16"})
    assert [(warning.clause, warning.on) for warning in recorded.warnings] == [
        ("6.2", on("2026-11-16")),
        ("5.6", on("2026-11-16")),
    ]
    note = casework.record(desk, case, "NoteAdded", {"on": "2026-11-17", "text": "called"})
    assert note.warnings == (), "only what is new is warned of"
    assert len(note.view.breaches) == 2


def test_a_second_breach_of_the_same_words_and_day_is_warned_of_too(desk: Desk) -> None:
    """Each late extension breaches 6.4 anew, though nothing tells the two breaches apart."""
    case = log(desk)
    casework.record(desk, case, "Acknowledged", {"on": "2026-11-04", "definition": "Leak"})
    for times in (1, 2):
        late = {"on": "2026-11-20", "to": f"2026-12-0{times}", "reason": "the part is on order"}
        recorded = casework.record(desk, case, "Extended", late)
        clauses = [warning.clause for warning in recorded.warnings]
        assert clauses, f"extension {times} warned of nothing"
        assert len(recorded.view.breaches) == times * len(clauses)


def test_days_may_be_typed_in_the_officers_ways(desk: Desk) -> None:
    case = log(desk, on="yesterday")
    recorded = casework.record(desk, case, "Extended", {"on": "today", "to": "18 dec", "reason": "a survey"})
    assert [entry.on for entry in recorded.view.timeline] == [on("2026-11-21"), on("2026-11-20")]
    assert dict(recorded.view.timeline[0].fields)["To"] == "Fri 18 Dec 2026"


@pytest.mark.parametrize(
    ("kind", "typed", "sentence", "field"),
    [
        (
            "NoteAdded",
            {"on": "22/11", "text": "x"},
            "On: Sun 22 Nov 2026 is still to come; it is Sat 21 Nov 2026 today.",
            "on",
        ),
        ("NoteAdded", {"on": "soon", "text": "x"}, '"soon" is not a date that hoctui can read', "on"),
        ("NoteAdded", {"on": "2026-11-20"}, "Note is required.", "text"),
        ("NoteAdded", {"on": "2026-11-20", "text": " \n "}, "Note is required.", "text"),
        ("NoteAdded", {"on": "2026-11-20", "text": "\x1b"}, "Note is required.", "text"),
        (
            "NoteAdded",
            {"on": "2026-11-20", "text": "x" * 20_001},
            "Note: at most 20,000 characters, here 20,001.",
            "text",
        ),
        ("NoteAdded", {"on": "2026-11-20", "colour": "red"}, "To add a note there is no field 'colour'.", "colour"),
        (
            "Responded",
            {"on": "2026-11-20", "decision": "maybe"},
            "Decision: choose one of upheld, partially upheld, not upheld.",
            "decision",
        ),
        (
            "Acknowledged",
            {"on": "2026-11-20", "in_writing": "perhaps"},
            "Sent in writing: answer yes or no.",
            "in_writing",
        ),
        (
            "Extended",
            {"on": "2026-11-20", "days": "ten", "reason": "x"},
            "By working days: 'ten' is not a whole number.",
            "days",
        ),
        ("Extended", {"on": "2026-11-20", "days": "9" * 5_000, "reason": "x"}, "is not a whole number.", "days"),
        ("Conciliated", {"on": "2026-11-20"}, "There is no kind of event called 'Conciliated'.", ""),
        (
            "Corrected",
            {"on": "2026-11-20", "event": 1, "why": "x"},
            "is not recorded by itself; log, correct or undo instead",
            "",
        ),
        ("Undone", {"on": "2026-11-20", "event": 1}, "is not recorded by itself", ""),
        ("Received", {"on": "2026-11-20", "resident": "A", "summary": "B"}, "is not recorded by itself", ""),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field_and_nothing_is_saved(
    desk: Desk, kind: str, typed: dict[str, Any], sentence: str, field: str
) -> None:
    case = log(desk)
    with pytest.raises(BadInput) as refused:
        casework.record(desk, case, kind, typed)
    assert sentence in refused.value.sentence
    assert refused.value.field == field
    assert events(desk) == 1


def test_an_extension_must_put_the_date_back(desk: Desk) -> None:
    case = log(desk, on="2026-11-16")
    # Mon 16 Nov; acknowledged by Mon 23, projected to Mon 7 Dec.
    for to in ("2026-12-04", "2026-12-07"):
        with pytest.raises(BadInput, match="The new date must be after Mon 7 Dec 2026, the date it extends") as refused:
            casework.record(desk, case, "Extended", {"on": "2026-11-20", "to": to, "reason": "a survey"})
        assert refused.value.field == "to"
    extended = casework.record(desk, case, "Extended", {"on": "2026-11-20", "to": "2026-12-08", "reason": "a survey"})
    with pytest.raises(BadInput, match="The new date must be after Mon 7 Dec 2026"):
        casework.correct(desk, case, extended.event_id, {"to": "2026-12-03"}, "misread")


def test_an_acknowledgement_after_the_extension_is_still_taken(desk: Desk) -> None:
    case = log(desk, on="2026-11-02")
    casework.record(desk, case, "Extended", {"on": "2026-11-04", "to": "2026-11-24", "reason": "a survey"})
    view = casework.record(desk, case, "Acknowledged", {"on": "2026-11-18", "definition": "The leak."}).view
    # From Wed 18 Nov: 19 20 are 1 2, 23 to 27 are 3 to 7, 30 Nov 1 2 Dec are 8 to 10.
    assert view.next.due == on("2026-12-02")


def test_an_unknown_case_is_told(desk: Desk) -> None:
    with pytest.raises(BadInput, match=r"There is no case 26-0009 on this register\."):
        casework.record(desk, "26-9", "NoteAdded", {"on": "today", "text": "x"})
    with pytest.raises(BadInput, match="is not a case's reference"):
        casework.case_view(desk, "the leak")


def test_two_windows_cannot_overwrite_each_other(desk: Desk, open_again: OpenDesk) -> None:
    case = log(desk)
    seen_here = casework.case_view(desk, case).version
    seen_there = casework.case_view(open_again(), case).version
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "from here"}, seen_here)
    with pytest.raises(ConflictingEdit, match="changed in another window since you opened it; nothing was saved"):
        casework.record(desk, case, "NoteAdded", {"on": "today", "text": "from there"}, seen_there)
    with pytest.raises(ConflictingEdit):
        casework.undo(desk, case, expected=seen_there)
    with pytest.raises(ConflictingEdit):
        casework.correct(desk, case, 1, {"resident": "B Elm"}, "a slip", expected=seen_there)
    assert events(desk) == 2
    casework.record(
        desk, case, "NoteAdded", {"on": "today", "text": "from there"}, casework.case_view(open_again(), case).version
    )


def test_another_case_changed_is_no_conflict(desk: Desk) -> None:
    case, other = log(desk), log(desk)
    seen = casework.case_view(desk, case).version
    casework.record(desk, other, "NoteAdded", {"on": "today", "text": "elsewhere"})
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "here"}, seen)


HOSTILE = (
    "[/",
    "[/]",
    "[@click=app.quit]x[/]",
    "[on hold]",
    "[sic] [bold]Ada[/bold]",
    "O'Neill-Smythe; DROP TABLE event; --",
    '" OR 1=1',
    "=HYPERLINK(1)",
    "李 نور Zoë 👩‍👩‍👧",
    "%s {0} $x \\n",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_residents_are_called_is_kept_unaltered(desk: Desk, open_again: OpenDesk, name: str) -> None:
    recorded = casework.log(desk, {"on": "today", "resident": name, "summary": name, "handler": name, "urgent": name})
    assert recorded.dropped == ()
    view = casework.case_view(open_again(), recorded.view.line.case)
    assert (view.line.resident, view.line.about, view.line.handler, view.line.urgent) == (name, name, name, True)
    assert dict(view.timeline[0].fields)["Who"] == name
    assert all(line.well for line in keeping.check(desk))


@pytest.mark.parametrize(
    ("typed", "kept", "dropped"),
    [
        ("Ada\x1b[31m Elm", "Ada[31m Elm", "1 control character"),
        ("Ada \u202eElm", "Ada Elm", "1 text direction mark"),
        ("Ada\x00 \x07Elm", "Ada Elm", "2 control characters"),
        ("Ada \ud800Elm", "Ada Elm", "1 broken character"),
    ],
)
def test_what_could_speak_to_a_terminal_is_dropped_and_told(desk: Desk, typed: str, kept: str, dropped: str) -> None:
    recorded = casework.log(desk, {"on": "today", "resident": typed, "summary": "x"})
    assert recorded.view.line.resident == kept
    assert recorded.dropped == (f"Who: {dropped} dropped",)


def test_a_name_is_one_line_and_a_note_keeps_its_own(desk: Desk) -> None:
    case = log(desk, resident="Ada\r\n\tElm")
    assert lists.case_line(desk, case).resident == "Ada Elm"
    view = casework.record(desk, case, "NoteAdded", {"on": "today", "text": "one\r\ntwo\rthree"}).view
    assert view.timeline[0].text == "one\ntwo\nthree"


def test_a_saved_form_lets_its_draft_go_and_a_refused_one_keeps_it(desk: Desk) -> None:
    keeping.keep_draft(desk, "log", {"resident": "Ada Elm"})
    with pytest.raises(BadInput):
        casework.log(desk, {"on": "today", "resident": "Ada Elm"}, draft="log")
    assert keeping.draft(desk, "log") == {"resident": "Ada Elm"}
    casework.log(desk, {"on": "today", "resident": "Ada Elm", "summary": "Leak"}, draft="log")
    assert keeping.draft(desk, "log") == {}


def test_a_desk_opened_for_reading_writes_nothing(desk: Desk, open_again: OpenDesk) -> None:
    case = log(desk)
    reader = open_again()
    for attempt in (
        lambda: casework.log(reader, {"on": "today", "resident": "A", "summary": "B"}),
        lambda: casework.record(reader, case, "NoteAdded", {"on": "today", "text": "x"}),
        lambda: keeping.keep_draft(reader, "log", {"a": "b"}),
        lambda: keeping.set_profile(reader, "Example Homes", "640", "31 March"),
    ):
        with pytest.raises(HoctuiError, match="opened for reading only; nothing was written"):
            attempt()
    assert lists.count(desk, CaseQuery(show="all")) == 1


def test_instants_are_the_clocks_own(desk: Desk) -> None:
    view = casework.case_view(desk, log(desk))
    assert view.timeline[0].recorded_at == CLOCK.now().isoformat(timespec="seconds")
