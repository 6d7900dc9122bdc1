"""Corrections and undos on a real register: told in the timeline, refused where the rest could not have happened."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import events, log, on

from hoctui.errors import BadInput, Impossible
from hoctui.services import casework, lists
from hoctui.services.desk import Desk


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
        "Outcomes sought: nothing became A new tap, Sent in writing: nothing became no (and again)"
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


def test_yes_and_no_as_they_would_be_typed(desk: Desk) -> None:
    case = log(desk)
    made = casework.record(desk, case, "Acknowledged", {"on": "2026-11-04", "in_writing": "no"}).event_id
    _, typed = casework.entry_as_typed(desk, case, made)
    assert (typed["in_writing"], typed["ombudsman_told"]) == ("no", "")


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
