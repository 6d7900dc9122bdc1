"""What a case's screen and its forms show: a preview of what would follow, the letter's points, what can be done."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import events, log, on

from hoctui.register.events import KINDS
from hoctui.register.possible import possible
from hoctui.services import casework, lists
from hoctui.services.desk import Desk
from hoctui.services.forms import fields_of


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

    assert not any(ticked({}).values()), "nothing is claimed that nobody said"
    assert ticked({"in_writing": "yes"})["Acknowledge in writing"]
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
    "SentElsewhere": {"to": "the council"},
    "RequestReviewed": {"note": "on order", "review_on": "2026-12-01"},
    "Asked": {"whom": "Repairs", "what": "the report"},
    "UpdatesAgreed": {"every": "5"},
    "AnswerPlanned": {"draft_by": "2026-12-01", "sign_off_by": "2026-12-02"},
    "PointAdded": {"what": "the ceiling too", "how": "apart"},
    "Linked": {"other": "26-0002"},
    "HandedOver": {"to": "CD"},
    "RiskJudged": {"risk": "low"},
    "RepresentativeNamed": {"who": "Cllr Oak"},
    "ArrangementMade": {"details": "large print"},
    "ConflictDeclared": {"who": "AB", "what": "a neighbour"},
    "ActionMoved": {"to": "2026-12-08", "why": "the part is late"},
    "CompensationOffered": {"distress": "150"},
    "SurveyReturned": {"score": "4"},
    "LessonNoted": {"lesson": "nobody owned the fan", "change": "an owner for each"},
    "LessonCarriedOut": {"change": "a list of fans"},
    "OmbudsmanContacted": {"what": "asks how it stands", "by": "2026-12-01"},
    "EvidenceRequested": {"by": "2026-12-01"},
    "FindingMade": {"issue": "the damp", "finding": "service failure"},
    "Ordered": {"what": "pay £100"},
    "DesignatedPersonAsked": {"who": "the MP"},
    "HoldSet": {"why": "a claim"},
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
    ("Asked", "AnswerPlanned", "ArrangementMade", "CompensationOffered", "LessonNoted"),
    ("OmbudsmanContacted", "EvidenceRequested", "Ordered", "Responded", "SurveySent", "SurveyReminded", "Closed"),
    ("AnswerPlanned", "Responded"),
)


@pytest.mark.parametrize("matter", ["complaint", "service request"])
@pytest.mark.parametrize("path", PATHS, ids=">".join)
def test_what_is_offered_can_be_recorded(desk: Desk, path: tuple[str, ...], matter: str) -> None:
    """Whatever a case's screen offers must be possible, and something must always be."""
    case = log(desk, on="2026-11-16", matter=matter)
    for kind in path:
        view = casework.case_view(desk, case)
        if matter == "service request" and kind not in view.possible:
            continue
        casework.record(desk, case, kind, {"on": "2026-11-19"} | TYPED.get(kind, {}))
    view = casework.case_view(desk, case)
    assert set(view.possible) <= set(KINDS)
    assert {"NoteAdded", "ContactMade", "ActionPromised"} <= set(view.possible)
    for kind in view.possible:
        typed = {"on": "2026-11-20"} | TYPED.get(kind, {})
        for field in fields_of(kind):
            if field.refers:
                typed[field.name] = next(duty.id for duty in view.duties if duty.kind in field.refers and duty.open)
        assert casework.preview(desk, case, kind, typed).problem == "", kind


def test_after_the_final_answer_closing_comes_first(desk: Desk) -> None:
    case = log(desk)
    for kind in ("Responded", "Escalated", "Responded"):
        casework.record(desk, case, kind, {"on": "2026-11-10"} | TYPED.get(kind, {}))
    life = casework.life_of(desk, lists.case_line(desk, case).id)
    assert possible(life.case, casework.edition_for(life))[0] == "Closed"


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
