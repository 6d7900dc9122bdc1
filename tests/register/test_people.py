"""The people of a case: who acts, who handles it, conflicts, arrangements and their secrecy, what belongs together."""

from __future__ import annotations

import pytest
from casebook import CALENDAR, clocks, governed, lived, on, received
from life_told import ack, answer, closed, escalated

from hoctui.register.advice import next_step
from hoctui.register.breaches import breaches_of
from hoctui.register.events import (
    ArrangementMade,
    ArrangementReviewed,
    ConflictDeclared,
    Event,
    HandedOver,
    HoldSet,
    Linked,
    PointAdded,
    Reopened,
    RepresentativeNamed,
    RequestReviewed,
    RiskJudged,
    SentElsewhere,
)

R = received("2024-06-03", handler="R Adeyemi")
DAY = on("2024-06-10")


def clauses(*events: Event) -> list[str]:
    life = lived(*events)
    return [one.clause for one in breaches_of(life.case, governed(life), CALENDAR)]


def test_a_handover_moves_the_stage_that_waits_and_not_the_one_answered() -> None:
    events = (R, ack("2024-06-04"), answer("2024-06-18"), escalated("2024-06-20"))
    case = lived(*events, HandedOver(on=on("2024-06-21"), to="J Poole")).case
    assert ([stage.handler for stage in case.stages], case.handler) == (["R Adeyemi", "J Poole"], "J Poole")
    after = lived(R, answer("2024-06-18"), HandedOver(on=on("2024-06-19"), to="J Poole")).case
    assert (after.stage.handler, after.handler) == ("R Adeyemi", "J Poole")


STAGE_2 = (R, ack("2024-06-04"), answer("2024-06-18"), escalated("2024-06-20"), ack("2024-06-21"))


def test_the_same_person_at_stage_2_is_a_breach_with_or_without_the_reason() -> None:
    assert clauses(*STAGE_2, answer("2024-07-19")) == ["6.13"]
    life = lived(*STAGE_2, answer("2024-07-19", same_person_why="nobody else is trained"))
    (found,) = breaches_of(life.case, governed(life), CALENDAR)
    assert found.words == "stage 2 considered by the same person as stage 1, because nobody else is trained"


def test_handed_over_for_stage_2_it_is_another_person() -> None:
    assert clauses(*STAGE_2, HandedOver(on=on("2024-06-24"), to="J Poole"), answer("2024-07-19")) == []


@pytest.mark.parametrize(("made", "clause"), [("2021-06-01", "4.6"), ("2023-06-01", "4.7"), ("2024-06-03", "5.8")])
def test_an_answer_by_who_declared_a_conflict(made: str, clause: str) -> None:
    events = (received(made, handler="R Adeyemi"), ack(made))
    declared = ConflictDeclared(on=on(made), who="r  adeyemi", what="cousins", done="nobody else")
    day = on(made).replace(day=14).isoformat()
    assert clauses(*events, declared, answer(day)) == [clause]
    assert clauses(*events, declared, answer(day, handler="J Poole")) == []
    late = declared.model_copy(update={"on": on(made).replace(day=15)})
    assert clauses(*events, answer(day), late) == []


def test_a_representative_is_asked_about_until_the_consent_is_there() -> None:
    first = RepresentativeNamed(on=DAY, who="D Elm", consent="awaited", ask_again=on("2024-06-17"))
    again = RepresentativeNamed(on=on("2024-06-17"), who="D Elm", consent="awaited", ask_again=on("2024-06-24"))
    given = RepresentativeNamed(on=on("2024-06-25"), who="D Elm")
    case = lived(R, first, again, given).case
    assert [(duty.by, duty.done_on) for duty in case.duties] == [
        (on("2024-06-17"), on("2024-06-17")),
        (on("2024-06-24"), on("2024-06-25")),
    ]
    assert (case.representative, case.consent) == ("D Elm", "given")


def test_an_arrangements_line_tells_nothing_of_what_it_is_for() -> None:
    made = ArrangementMade(on=DAY, details="large print", need="sight loss", review_on=on("2024-12-10"))
    assert (
        made.line() == "adjustment or disclosed need, review on Tue 10 Dec 2024 (its details are kept with the entry)"
    )
    reviewed = ArrangementReviewed(on=DAY, arrangement=2, outcome="changed", details="braille")
    assert reviewed.line() == "changed"
    assert "ill" not in RiskJudged(on=DAY, risk="high", urgent="she is ill", first="a heater").line()


def test_a_review_keeps_changes_or_ends_an_arrangement() -> None:
    made = ArrangementMade(on=DAY, details="large print", review_on=on("2024-07-10"))
    kept = ArrangementReviewed(on=on("2024-07-10"), arrangement=2, review_on=on("2025-01-10"))
    changed = ArrangementReviewed(on=on("2025-01-10"), arrangement=2, outcome="changed", details="braille")
    ended = ArrangementReviewed(on=on("2025-02-03"), arrangement=2, outcome="ended")
    case = lived(R, made, kept).case
    assert (case.duties[0].by, case.arrangements[0].details) == (on("2025-01-10"), "large print")
    case = lived(R, made, kept, changed).case
    assert (case.duties[0].by, case.duties[0].open, case.arrangements[0].details) == (None, True, "braille")
    case = lived(R, made, kept, changed, ended).case
    assert (case.duties[0].open, case.arrangements[0].ended_on) == (False, on("2025-02-03"))


def test_a_point_joined_goes_into_the_definition_and_one_apart_does_not() -> None:
    joined = PointAdded(on=DAY, what="The ceiling too.")
    apart = PointAdded(on=DAY, what="The car park.", how="apart", why="another matter")
    case = lived(R, ack("2024-06-04"), joined, apart).case
    assert case.stage.definition == "The leak was not mended.\nAdded Mon 10 Jun 2024: The ceiling too."
    assert [(one.what, one.joined, one.stage) for one in case.points] == [
        ("The ceiling too.", True, 1),
        ("The car park.", False, 1),
    ]


def test_a_point_apart_can_be_added_once_it_is_answered() -> None:
    case = lived(R, answer("2024-06-18"), PointAdded(on=on("2024-06-19"), what="The car park.", how="apart")).case
    assert (len(case.points), case.state) == (1, "answered")


def test_one_case_may_be_linked_in_two_ways() -> None:
    case = lived(R, Linked(on=DAY, other="24-0007"), Linked(on=DAY, other="24-0007", how="recurring")).case
    assert [(link.case, link.how) for link in case.links] == [("24-0007", "related"), ("24-0007", "recurring")]


def test_a_record_is_held_until_the_hold_is_lifted() -> None:
    held = HoldSet(on=DAY, why="a claim is threatened")
    assert lived(R, held).case.hold == "a claim is threatened"
    assert lived(R, held, HoldSet(on=on("2024-07-01"), held=False, why="settled")).case.hold == ""


def test_what_was_sent_elsewhere_ended_and_may_come_back() -> None:
    sent = SentElsewhere(on=on("2024-06-04"), to="the council", told=True)
    assert lived(R, sent).case.state == "sent elsewhere"
    assert lived(R, sent, Reopened(on=DAY, reason="ours")).case.state == "received"
    request = received("2024-06-03", matter="service request")
    assert lived(request, sent).case.state == "sent elsewhere"


def test_an_unsatisfied_residents_request_is_a_complaint_next_whatever_review_is_set() -> None:
    request = received("2024-06-03", matter="service request")
    for satisfied, asked in ((False, "BecameComplaint"), (True, "RequestReviewed"), (None, "RequestReviewed")):
        reviewed = RequestReviewed(on=DAY, note="waiting", satisfied=satisfied, review_on=on("2024-06-24"))
        life = lived(request, reviewed)
        step = next_step(life.case, governed(life), clocks(life))
        assert (step.event, step.due) == (asked, None if satisfied is False else on("2024-06-24"))


def test_nobody_is_waited_for_once_the_case_has_ended() -> None:
    events = (R, ack("2024-06-04"), answer("2024-06-18"), closed("2024-06-19"))
    life = lived(*events)
    assert next_step(life.case, governed(life), clocks(life)).waiting_on == ""
