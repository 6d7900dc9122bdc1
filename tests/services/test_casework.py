"""Casework: logging, recording, previewing, correcting and undoing, against a real register."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import CLOCK, on
from conftest import OpenDesk

from hoctui.errors import BadInput, ConflictingEdit, HoctuiError, Impossible
from hoctui.register.events import KINDS
from hoctui.services import casework, keeping, lists
from hoctui.services.case_view import possible
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery
from hoctui.store import ledger


def log(desk: Desk, **typed: Any) -> str:
    fields = {"on": "2026-11-02", "resident": "Ada Elm", "summary": "Leak under the sink", **typed}
    return casework.log(desk, fields).view.line.case


def events(desk: Desk) -> int:
    return ledger.head(desk.register.connection)[0]


def test_a_complaint_is_logged_with_its_number_and_what_comes_next(desk: Desk) -> None:
    recorded = casework.log(
        desk, {"on": "2/11", "resident": " Ada  Elm ", "summary": "Leak\nunder the sink", "category": "staff"}
    )
    line = recorded.view.line
    assert (line.case, line.resident, line.about) == ("26-0001", "Ada Elm", "Leak\nunder the sink")
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


def test_a_preview_tells_what_would_follow_and_saves_nothing(desk: Desk) -> None:
    case = log(desk, on="2026-11-16")
    told = casework.preview(desk, case, "Acknowledged", {"on": "2026-11-20", "definition": "The leak."})
    # From Fri 20 Nov: 23 to 27 are 1 to 5, 30 Nov to 4 Dec are 6 to 10.
    assert [(clock.what, clock.due) for clock in told.due] == [("respond, stage 1", on("2026-12-04"))]
    assert (told.problem, told.warnings) == ("", ())
    assert events(desk) == 1


def test_a_preview_says_what_is_wrong_where(desk: Desk) -> None:
    case = log(desk)
    told = casework.preview(desk, case, "Responded", {"on": "2026-10-30", "decision": "upheld"})
    assert told.problem == "Fri 30 Oct 2026 is before Mon 2 Nov 2026, the day it was received."
    assert told.problem_field == "on"
    assert casework.preview(desk, case, "Responded", {"on": "today"}).problem == "Decision is required."
    assert casework.preview(desk, case, "Responded", {}).problem_field == "on"


def test_a_preview_ticks_the_letter_as_it_is_typed(desk: Desk) -> None:
    case = log(desk)

    def ticked(typed: dict[str, Any]) -> dict[str, bool]:
        return {point.words: point.met for point in casework.preview(desk, case, "Acknowledged", typed).letter}

    nothing = ticked({})
    assert [words for words, met in nothing.items() if met] == [
        "Acknowledge in writing",
        "Tell the resident of their right to go to the Ombudsman, and how",
    ], "what the form has as its default counts, whether it was touched or not"
    assert not ticked({"in_writing": "no"})["Acknowledge in writing"]
    assert not ticked({"in_writing": " N "})["Acknowledge in writing"]
    assert not ticked({"in_writing": False})["Acknowledge in writing"]
    assert ticked({"definition": "The leak."})["Set out your understanding of the complaint"]
    assert not ticked({"definition": "  "})["Set out your understanding of the complaint"]


def test_a_preview_warns_of_what_it_would_breach(desk: Desk) -> None:
    case = log(desk)
    told = casework.preview(desk, case, "Responded", {"on": "2026-11-20", "decision": "upheld"})
    assert [warning.clause for warning in told.warnings] == ["6.2"]


def test_before_logging_the_first_dates_are_shown(desk: Desk) -> None:
    told = casework.first_due(desk, {"on": "2026-11-16"})
    assert [clock.due for clock in told.due] == [on("2026-11-23"), on("2026-12-07")]
    assert (told.problem, told.problem_field) == ("Who is required.", "resident")
    assert casework.first_due(desk, {"on": "16/11", "resident": "A", "summary": "B"}).problem == ""
    assert casework.first_due(desk, {"on": "tomorrow"}).problem_field == "on"
    assert events(desk) == 0


def test_a_correction_shows_what_it_changed_and_why(desk: Desk) -> None:
    case = log(desk)
    acknowledged = casework.record(desk, case, "Acknowledged", {"on": "2026-11-04", "definition": "The leak."}).event_id
    casework.correct(desk, case, acknowledged, {"on": "2026-11-05"}, "the post book says so")
    view = casework.correct(
        desk, case, acknowledged, {"on": "2026-11-06", "in_writing": "no", "outcomes": "A new tap"}, "and again"
    ).view
    entry = next(entry for entry in view.timeline if entry.id == acknowledged)
    assert entry.on == on("2026-11-06")
    assert entry.corrected == (
        "corrected Sat 21 Nov 2026: On: Wed 4 Nov 2026 became Thu 5 Nov 2026 (the post book says so); "
        "corrected Sat 21 Nov 2026: On: Thu 5 Nov 2026 became Fri 6 Nov 2026, "
        "Outcomes sought: nothing became A new tap, Sent in writing: yes became no (and again)"
    )
    assert view.outcomes == "A new tap"
    # From Fri 6 Nov: 9 to 13 are 1 to 5, 16 to 20 are 6 to 10.
    assert view.next.due == on("2026-11-20")


def test_a_field_can_be_emptied_and_days_changed_for_a_date(desk: Desk) -> None:
    case = log(desk, on="2026-11-16", urgent="no heating")
    casework.correct(desk, case, 1, {"urgent": ""}, "it was mended the same day")
    assert not lists.case_line(desk, case).urgent
    extended = casework.record(desk, case, "Extended", {"on": "today", "days": "5", "reason": "a survey"}).event_id
    view = casework.correct(desk, case, extended, {"days": "", "to": "2026-12-10"}, "a date was given").view
    assert dict(next(entry for entry in view.timeline if entry.id == extended).fields)["To"] == "Thu 10 Dec 2026"


@pytest.mark.parametrize(
    ("event", "typed", "why", "sentence"),
    [
        (1, {"resident": "Ada Elm"}, "a slip", "Nothing was changed in that entry."),
        (1, {}, "a slip", "Nothing was changed in that entry."),
        (1, {"resident": "B Elm"}, "  ", "Say why the entry is corrected."),
        (1, {"resident": ""}, "a slip", "Who is required."),
        (1, {"colour": "red"}, "a slip", "To log a complaint there is no field 'colour'."),
        (1, {"resident": "B Elm"}, "x" * 2_001, "Why: at most 2,000 characters, here 2,001."),
        (9, {"resident": "B Elm"}, "a slip", "There is no such entry on this case."),
        (2, {"text": "x"}, "a slip", "There is no such entry on this case."),
        (3, {"why": "x"}, "a slip", "That entry mends another; correct the other one, or undo this."),
    ],
)
def test_a_correction_refused(desk: Desk, event: int, typed: dict[str, Any], why: str, sentence: str) -> None:
    case = log(desk)
    casework.record(desk, case, "NoteAdded", {"on": "today", "text": "called"})
    casework.undo(desk, case)
    with pytest.raises(BadInput) as refused:
        casework.correct(desk, case, event, typed, why)
    assert refused.value.sentence == sentence
    assert events(desk) == 3


def test_a_correction_that_makes_a_later_entry_impossible_is_refused_and_nothing_saved(desk: Desk) -> None:
    case = log(desk)
    acknowledged = casework.record(desk, case, "Acknowledged", {"on": "2026-11-04"}).event_id
    casework.record(desk, case, "Responded", {"on": "2026-11-10", "decision": "upheld"})
    with pytest.raises(Impossible, match="cannot be acknowledged: stage 1 was answered"):
        casework.correct(desk, case, acknowledged, {"on": "2026-11-11"}, "a slip")
    assert events(desk) == 3


def test_an_entry_as_it_would_be_typed(desk: Desk) -> None:
    case = log(desk, tenure="leaseholder", passed_on="2026-11-03")
    kind, typed = casework.entry_as_typed(desk, case, 1)
    assert kind == "Received"
    assert (typed["on"], typed["tenure"], typed["passed_on"], typed["urgent"]) == (
        "2026-11-02",
        "leaseholder",
        "2026-11-03",
        "",
    )
    with pytest.raises(BadInput, match="Nothing was changed"):
        casework.correct(desk, case, 1, typed, "typed again as it was")


def test_a_corrections_preview_says_what_is_wrong(desk: Desk) -> None:
    case = log(desk)
    assert casework.preview_correction(desk, case, 1, {"on": "2026-11-03"}, "a slip").due[0].due == on("2026-11-10")
    assert casework.preview_correction(desk, case, 1, {"on": "2026-11-03"}, "").problem_field == "why"
    assert events(desk) == 1


def test_undoing_one_after_the_other_back_to_the_receipt(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "Acknowledged", {"on": "2026-11-04"})
    casework.record(desk, case, "Withdrawn", {"on": "2026-11-05"})
    assert casework.undo(desk, case, "the wrong case").view.line.state == "acknowledged"
    view = casework.undo(desk, case).view
    assert view.line.state == "received"
    assert [(entry.kind, entry.struck) for entry in view.timeline if entry.struck] == [
        ("Withdrawn", True),
        ("Acknowledged", True),
    ]
    assert [entry.text for entry in view.timeline if entry.kind == "Undone"] == [
        "acknowledged of Wed 4 Nov 2026: taken back",
        "withdrawn of Thu 5 Nov 2026: the wrong case",
    ]
    with pytest.raises(BadInput, match="the receipt of a complaint is corrected, not undone"):
        casework.undo(desk, case)
    assert events(desk) == 5


def test_an_undone_correction_gives_the_first_word_back(desk: Desk) -> None:
    case = log(desk)
    casework.correct(desk, case, 1, {"resident": "B Elm"}, "a slip")
    assert lists.case_line(desk, case).resident == "B Elm"
    view = casework.undo(desk, case).view
    assert view.line.resident == "Ada Elm"
    assert view.timeline[-1].corrected == ""


def test_an_escalation_before_the_answer_is_refused(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "Responded", {"on": "2026-11-10", "decision": "upheld"})
    with pytest.raises(Impossible, match="answered on Tue 10 Nov 2026 at stage 1 would belong to stage 2"):
        casework.record(desk, case, "Escalated", {"on": "2026-11-05"})
    assert events(desk) == 2


def test_what_was_written_down_late_takes_its_place(desk: Desk) -> None:
    case = log(desk)
    casework.record(desk, case, "Responded", {"on": "2026-11-10", "decision": "upheld"})
    view = casework.record(desk, case, "Acknowledged", {"on": "2026-11-04", "definition": "The leak."}).view
    assert [entry.kind for entry in view.timeline] == ["Responded", "Acknowledged", "Received"]
    assert view.breaches == ()


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


TYPED: dict[str, dict[str, Any]] = {
    "Acknowledged": {"definition": "The leak."},
    "Extended": {"days": "5", "reason": "a survey"},
    "Responded": {"decision": "upheld"},
    "Refused": {"ground": "other", "reasons": "not ours"},
    "EscalationRefused": {"ground": "other", "reasons": "nothing new"},
    "Reopened": {"reason": "new facts"},
    "NoteAdded": {"text": "called"},
    "ContactMade": {"text": "called"},
    "ActionPromised": {"what": "new tap", "by": "2026-12-01"},
}

PATHS: tuple[tuple[str, ...], ...] = (
    (),
    ("Acknowledged",),
    ("Acknowledged", "Extended"),
    ("Acknowledged", "Responded"),
    ("Acknowledged", "Responded", "Closed"),
    ("Acknowledged", "Closed"),
    ("Refused",),
    ("Withdrawn",),
    ("Responded", "Escalated"),
    ("Responded", "Escalated", "Closed"),
    ("Responded", "Escalated", "Responded"),
    ("Responded", "Escalated", "Responded", "Escalated"),
    ("Responded", "Escalated", "Responded", "Escalated", "Responded"),
    ("Responded", "Escalated", "Responded", "Escalated", "Responded", "Closed"),
    ("Escalated",),
    ("ActionPromised",),
    ("ActionPromised", "Acknowledged", "Responded", "Closed"),
)


@pytest.mark.parametrize("matter", ["complaint", "service request"])
@pytest.mark.parametrize("path", PATHS, ids=">".join)
def test_what_is_offered_can_be_recorded(desk: Desk, path: tuple[str, ...], matter: str) -> None:
    """Whatever a case's screen offers must be possible, and something must always be."""
    case = log(desk, on="2026-11-16", matter=matter)
    for kind in path:
        if matter == "service request" and kind not in ("ActionPromised", "Closed", "Withdrawn"):
            continue
        casework.record(desk, case, kind, {"on": "2026-11-19"} | TYPED.get(kind, {}))
    view = casework.case_view(desk, case)
    assert set(view.possible) <= set(KINDS)
    assert {"NoteAdded", "ContactMade", "ActionPromised"} <= set(view.possible)
    for kind in view.possible:
        typed = {"on": "2026-11-20"} | TYPED.get(kind, {})
        if kind == "ActionDone":
            typed["action"] = next(action.id for action in view.actions if action.done_on is None)
        assert casework.preview(desk, case, kind, typed).problem == "", kind


def test_after_the_final_answer_closing_comes_first(desk: Desk) -> None:
    case = log(desk)
    for kind in ("Responded", "Escalated", "Responded"):
        casework.record(desk, case, kind, {"on": "2026-11-10"} | TYPED.get(kind, {}))
    life = casework.life_of(desk, lists.case_line(desk, case).id)
    assert possible(life.case)[0] == "Closed"


def test_a_case_as_its_screen_shows_it(desk: Desk) -> None:
    case = log(
        desk, property="4 Mill Row", tenure="former", category="staff", handler="RA", received_by="Front desk",
        passed_on="2026-11-03", issue_occurred="2026-09-01", outcomes="A new tap",
    )  # fmt: skip
    casework.record(desk, case, "Acknowledged", {"on": "2026-11-04", "definition": "The leak."})
    promise = {"on": "2026-11-05", "what": "new tap", "by": "2026-11-20", "owner": "Repairs"}
    promised = casework.record(desk, case, "ActionPromised", promise).event_id
    view = casework.record(desk, case, "ActionDone", {"on": "2026-11-12", "action": promised}).view
    facts = dict(view.facts)
    assert facts["Tenure"] == "former resident"
    assert facts["Received"] == "Mon 2 Nov 2026 by Front desk, passed on Tue 3 Nov 2026"
    assert facts["Wants"] == "A new tap"
    assert "Ended" not in facts
    assert view.edition_title.startswith("Complaint Handling Code")
    assert [(action.what, action.owner, action.done_on) for action in view.actions] == [
        ("new tap", "Repairs", on("2026-11-12"))
    ]
    states = {clock.what: (clock.state, clock.met_on) for clock in view.clocks}
    assert states == {
        "acknowledge, stage 1": ("kept", on("2026-11-04")),
        "respond, stage 1": ("running", None),
        "action: new tap": ("kept", on("2026-11-12")),
    }
    respond = view.clocks[1]
    # From Wed 4 Nov: 5 6 are 1 2, 9 to 13 are 3 to 7, 16 17 18 are 8 to 10; 19 and 20 Nov have passed since.
    assert (respond.due, respond.working_days_left) == (on("2026-11-18"), -2)
    assert respond.count.startswith("acknowledged Wed 4 Nov is day 0; 5 6 9 10 11 12 13 16 17 18 are days 1 to 10")


def test_a_clock_that_ended_unmet_is_told_as_not_met(desk: Desk) -> None:
    case = log(desk)
    view = casework.record(desk, case, "Responded", {"on": "2026-11-10", "decision": "upheld"}).view
    assert [clock.state for clock in view.clocks] == ["not met", "kept"]
