"""What cannot have happened to a promise, a question, an order or anything else that is followed: one sentence each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from casebook import lived, on, received
from life_told import ack, answer, asked, closed, escalated, not_escalated, promised, refused, updates

from hoctui.errors import BadInput, Impossible
from hoctui.register.events import (
    ActionDone,
    ActionMoved,
    ActionPromised,
    AnswerDrafted,
    AnswerPlanned,
    AnswerSignedOff,
    ArrangementMade,
    ArrangementReviewed,
    Asked,
    CompensationOffered,
    CompensationSettled,
    DesignatedPersonAsked,
    DocumentAdded,
    Event,
    EvidenceRequested,
    EvidenceSent,
    Extended,
    FindingMade,
    HoldSet,
    LessonCarriedOut,
    LessonNoted,
    Linked,
    OmbudsmanAnswered,
    OmbudsmanContacted,
    Ordered,
    OrderMet,
    PointAdded,
    RefusalOverruled,
    Reopened,
    ReplyReceived,
    RepresentativeNamed,
    RequestReviewed,
    SentElsewhere,
    SurveyReminded,
    SurveyReturned,
    SurveySent,
    UpdatesAgreed,
)
from hoctui.register.fold import check_choices, make

R = received("2026-06-01")
REQUEST = received("2026-06-01", matter="service request")
ACK, ANSWER = ack("2026-06-02"), answer("2026-06-10")
DAY = on("2026-06-05")
NONE = "There is no such entry on this case by that day; see the numbers on its page."
PAST = "It cannot be due before Fri 5 Jun 2026, the day of this entry."
ANSWERED = "stage 1 was answered on Wed 10 Jun 2026; record the escalation first, if there is one."
SURVEY = SurveySent(on=DAY)
OFFER = CompensationOffered(on=DAY, loss=5000)
ORDER = Ordered(on=DAY, what="apologise")
THIRD = (R, ANSWER, escalated("2026-06-15"), answer("2026-06-16"), escalated("2026-06-17"), answer("2026-06-18"))

# What makes each kind of duty, what meets it, and the field that names it.
MET: tuple[tuple[Event, type[Event], str, dict[str, Any]], ...] = (
    (asked("2026-06-05", "Repairs", "the report"), ReplyReceived, "question", {}),
    (OFFER, CompensationSettled, "offer", {}),
    (EvidenceRequested(on=DAY, by=on("2026-06-30")), EvidenceSent, "request", {}),
    (ORDER, OrderMet, "order", {}),
    (Ordered(on=DAY, order="recommendation", what="train"), OrderMet, "order", {}),
    (OmbudsmanContacted(on=DAY, what="is it closed", by=on("2026-06-30")), OmbudsmanAnswered, "enquiry", {}),
    (
        LessonNoted(on=DAY, lesson="ring first", change="ring first"),
        LessonCarriedOut,
        "lesson",
        {"change": "in the script"},
    ),
)


@pytest.mark.parametrize(("made", "meets", "field", "said"), MET, ids=lambda part: getattr(part, "title", ""))
class TestMeetingWhatIsDue:
    def test_twice(self, made: Event, meets: type[Event], field: str, said: dict[str, Any]) -> None:
        first = meets(on=on("2026-06-08"), **{field: 2}, **said)
        assert lived(R, made, first).case.duties[0].done_on == on("2026-06-08")
        with pytest.raises(Impossible) as refused_:
            lived(R, made, first, meets(on=on("2026-06-09"), **{field: 2}, **said))
        assert (refused_.value.sentence, refused_.value.field) == ("That was done on Mon 8 Jun 2026.", field)

    def test_before_it_was_there(self, made: Event, meets: type[Event], field: str, said: dict[str, Any]) -> None:
        assert lived(R, made, meets(on=DAY, **{field: 2}, **said)).case.duties[0].done_on == DAY
        with pytest.raises(Impossible) as refused_:
            lived(R, made, meets(on=on("2026-06-04"), **{field: 2}, **said))
        assert (refused_.value.sentence, refused_.value.field) == (NONE, field)

    def test_of_another_kind(self, made: Event, meets: type[Event], field: str, said: dict[str, Any]) -> None:
        with pytest.raises(Impossible) as refused_:
            lived(R, made, promised("2026-06-05", "new tap"), meets(on=DAY, **{field: 3}, **said))
        assert (refused_.value.sentence, refused_.value.field) == (NONE, field)


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (EvidenceRequested(on=DAY, by=on("2026-06-04")), "by"),
        (Ordered(on=DAY, what="apologise", by=on("2026-06-04")), "by"),
        (OmbudsmanContacted(on=DAY, what="is it closed", by=on("2026-06-04")), "by"),
        (Asked(on=DAY, whom="Repairs", what="the report", by=on("2026-06-04")), "by"),
        (CompensationOffered(on=DAY, loss=5000, by=on("2026-06-04")), "by"),
        (LessonNoted(on=DAY, lesson="ring first", change="ring first", by=on("2026-06-04")), "by"),
        (ArrangementMade(on=DAY, details="large print", review_on=on("2026-06-04")), "review_on"),
        (RepresentativeNamed(on=DAY, who="D Elm", consent="awaited", ask_again=on("2026-06-04")), "ask_again"),
        (AnswerPlanned(on=DAY, draft_by=on("2026-06-04")), "draft_by"),
        (AnswerPlanned(on=DAY, sign_off_by=on("2026-06-04")), "sign_off_by"),
    ],
)
def test_nothing_is_due_before_it_was_asked_for(event: Event, field: str) -> None:
    with pytest.raises(Impossible) as refused_:
        lived(R, event)
    assert (refused_.value.sentence, refused_.value.field) == (PAST, field)


REFUSED: tuple[tuple[str, tuple[Event, ...], str, str], ...] = (
    (
        "a review of a service request set in the past",
        (received("2026-06-05", matter="service request", review_on=on("2026-06-04")),),
        PAST,
        "review_on",
    ),
    (
        "the next review of a service request set in the past",
        (REQUEST, RequestReviewed(on=DAY, note="waiting", review_on=on("2026-06-04"))),
        PAST,
        "review_on",
    ),
    (
        "the next review of an adjustment set for the day of this one",
        (R, ArrangementMade(on=DAY, details="large print"), ArrangementReviewed(on=DAY, arrangement=2, review_on=DAY)),
        "The next review must be after Fri 5 Jun 2026, the day of this one.",
        "review_on",
    ),
    (
        "an arrangement reviewed that has ended",
        (
            R,
            ArrangementMade(on=DAY, details="large print"),
            ArrangementReviewed(on=DAY, arrangement=2, outcome="ended"),
            ArrangementReviewed(on=DAY, arrangement=2),
        ),
        "That no longer stands.",
        "arrangement",
    ),
    (
        "compensation paid that was declined",
        (R, OFFER, CompensationSettled(on=DAY, offer=2, how="declined"), CompensationSettled(on=DAY, offer=2)),
        "That no longer stands.",
        "offer",
    ),
    (
        "compensation of nothing",
        (R, CompensationOffered(on=DAY)),
        "Give the amount under one head at least.",
        "loss",
    ),
    (
        "compensation of nought pounds",
        (R, CompensationOffered(on=DAY, loss=0, handling=0)),
        "Give the amount under one head at least.",
        "loss",
    ),
    (
        "a date put off into the past",
        (R, promised("2026-06-05", "new tap"), ActionMoved(on=DAY, action=2, to=on("2026-06-04"), why="ill")),
        "The new date cannot be before Fri 5 Jun 2026, the day of this entry.",
        "to",
    ),
    (
        "a date put off to itself",
        (
            R,
            promised("2026-06-05", "new tap", "2026-06-30"),
            ActionMoved(on=DAY, action=2, to=on("2026-06-30"), why="ill"),
        ),
        "Tue 30 Jun 2026 is the date that it has already.",
        "to",
    ),
    (
        "a date put off once it is done",
        (
            R,
            promised("2026-06-05", "new tap", "2026-06-30"),
            ActionDone(on=on("2026-06-08"), action=2),
            ActionMoved(on=on("2026-06-09"), action=2, to=on("2026-07-30"), why="ill"),
        ),
        "That was done on Mon 8 Jun 2026.",
        "action",
    ),
    (
        "an order's date put off by ourselves",
        (R, ORDER, ActionMoved(on=DAY, action=2, to=on("2026-07-30"), why="ill")),
        NONE,
        "action",
    ),
    (
        "a plan of nothing",
        (R, AnswerPlanned(on=DAY)),
        "Give the date of the draft, of the sign-off, or both.",
        "draft_by",
    ),
    (
        "a sign-off planned before its draft",
        (R, AnswerPlanned(on=DAY, draft_by=on("2026-06-09"), sign_off_by=on("2026-06-08"))),
        "It cannot be signed off before it is drafted.",
        "sign_off_by",
    ),
    (
        "an answer drafted once it was given",
        (R, ANSWER, AnswerDrafted(on=on("2026-06-11"))),
        f"It cannot be drafted: {ANSWERED}",
        "",
    ),
    (
        "a service request's answer signed off",
        (REQUEST, AnswerSignedOff(on=DAY)),
        "It is a service request; make it a complaint first.",
        "",
    ),
    (
        "updates agreed on an answered stage",
        (R, ANSWER, updates("2026-06-11", 5)),
        f"It cannot be given updates: {ANSWERED}",
        "",
    ),
    (
        "a point joined once it was answered",
        (R, ANSWER, PointAdded(on=on("2026-06-11"), what="the ceiling")),
        f"It cannot be added to: {ANSWERED}",
        "",
    ),
    (
        "a point added to a service request",
        (REQUEST, PointAdded(on=DAY, what="the ceiling", how="apart")),
        "It is a service request; make it a complaint first.",
        "",
    ),
    ("a survey reminded of and never sent", (R, SurveyReminded(on=DAY)), "No survey was sent yet.", ""),
    ("a survey back and never sent", (R, SurveyReturned(on=DAY, score="3")), "No survey was sent yet.", ""),
    (
        "a survey sent twice",
        (R, SURVEY, SurveySent(on=on("2026-06-08"))),
        "The survey was sent on Fri 5 Jun 2026; record a reminder, or its return.",
        "",
    ),
    (
        "a third reminder",
        (R, SURVEY, *(SurveyReminded(on=on(f"2026-06-{day}")) for day in (19, 26, 29))),
        "Two reminders were sent; a third would be a burden.",
        "",
    ),
    (
        "a reminder of a survey that came back",
        (R, SURVEY, SurveyReturned(on=on("2026-06-08"), score="3"), SurveyReminded(on=on("2026-06-09"))),
        "The survey came back on Mon 8 Jun 2026.",
        "",
    ),
    (
        "a survey back twice",
        (
            R,
            SURVEY,
            SurveyReturned(on=on("2026-06-08"), score="3"),
            SurveyReturned(on=on("2026-06-09"), score="5"),
        ),
        "The survey came back on Mon 8 Jun 2026; correct that entry instead.",
        "",
    ),
    (
        "a hold lifted that there is not",
        (R, HoldSet(on=DAY, held=False, why="over")),
        "Nothing holds this record.",
        "held",
    ),
    (
        "a link made twice",
        (R, Linked(on=DAY, other="26-0007"), Linked(on=DAY, other="26-0007")),
        "It is linked with 26-0007 in that way already.",
        "other",
    ),
    (
        "a complaint reviewed as a service request",
        (R, RequestReviewed(on=DAY, note="waiting")),
        "It is a complaint; only a service request is reviewed so.",
        "",
    ),
    (
        "a closed service request reviewed",
        (REQUEST, closed("2026-06-04"), RequestReviewed(on=DAY, note="waiting")),
        "It cannot be reviewed: the case was closed on Thu 4 Jun 2026.",
        "",
    ),
    (
        "sent elsewhere once closed",
        (R, closed("2026-06-04"), SentElsewhere(on=DAY, to="the council")),
        "It cannot be sent elsewhere: the case was closed on Thu 4 Jun 2026.",
        "",
    ),
    (
        "a service request before a designated person",
        (REQUEST, DesignatedPersonAsked(on=DAY, who="Cllr Ash")),
        "It is a service request; make it a complaint first.",
        "",
    ),
    (
        "nothing refused, and overruled",
        (R, RefusalOverruled(on=DAY)),
        "Nothing was refused on this case that could be overruled.",
        "",
    ),
    (
        "overruled twice",
        (R, refused("2026-06-03"), RefusalOverruled(on=DAY), RefusalOverruled(on=DAY)),
        "Nothing was refused on this case that could be overruled.",
        "",
    ),
    (
        "overruled once we took it up ourselves",
        (R, refused("2026-06-03"), Reopened(on=on("2026-06-04"), reason="a slip"), RefusalOverruled(on=DAY)),
        "The complaint was taken up again already.",
        "",
    ),
    (
        "overruled once we took it to stage 2 ourselves, and answered that",
        (
            R,
            ANSWER,
            not_escalated("2026-06-11"),
            escalated("2026-06-12"),
            answer("2026-06-15"),
            RefusalOverruled(on=on("2026-06-16")),
        ),
        "The complaint is at stage 2 already.",
        "",
    ),
    (
        "a fourth stage refused",
        (*THIRD, not_escalated("2026-06-19")),
        "No edition of the Code knows a fourth stage.",
        "",
    ),
)


@pytest.mark.parametrize(
    ("events", "sentence", "field"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refused_with_its_sentence(events: tuple[Event, ...], sentence: str, field: str) -> None:
    lived(*events[:-1])
    with pytest.raises(Impossible) as refused_:
        lived(*events)
    assert (refused_.value.sentence, refused_.value.field) == (sentence, field)


@pytest.mark.parametrize(
    ("kind", "fields", "sentence", "field"),
    [
        (CompensationOffered, {"loss": -1}, "Quantifiable loss: -1 is no amount that makes sense here.", "loss"),
        (
            CompensationOffered,
            {"time": 100_000_001},
            "Time and trouble: 100000001 is no amount that makes sense here.",
            "time",
        ),
        (CompensationSettled, {"offer": 2, "paid": -1}, "Amount: -1 is no amount that makes sense here.", "paid"),
        (
            Extended,
            {"days": -3, "reason": "a survey"},
            "By working days: -3 is not a whole number of days that makes sense here.",
            "days",
        ),
        (
            UpdatesAgreed,
            {"every": 0},
            "Every … working days: 0 is not a whole number of days that makes sense here.",
            "every",
        ),
        (
            UpdatesAgreed,
            {"every": 61},
            "Every … working days: 61 is not a whole number of days that makes sense here.",
            "every",
        ),
        (Linked, {}, "Case is required.", "other"),
        (
            Linked,
            {"other": "next door"},
            "Case: next door is not written as it must be; a case's reference looks like 26-0121.",
            "other",
        ),
        (OrderMet, {}, "Order is required.", "order"),
        (Ordered, {"what": "  "}, "What is required.", "what"),
        (ActionPromised, {"what": "new tap", "by": "soon"}, "By: soon is not a date; write it as 2026-12-04.", "by"),
        (ArrangementMade, {}, "What was agreed is required.", "details"),
        (DocumentAdded, {"name": "a.pdf", "size": 3}, "Checksum is required.", "sha256"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(
    kind: type[Event], fields: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(BadInput) as refused_:
        make(kind, {"on": date(2026, 6, 5)} | fields)
    assert (refused_.value.sentence, refused_.value.field) == (sentence, field)


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (SurveyReturned(on=DAY, score="6"), "score"),
        (FindingMade(on=DAY, issue="the leak", finding="guilty"), "finding"),
        (Ordered(on=DAY, order="wish", what="apologise"), "order"),
        (Linked(on=DAY, other="26-0007", how="vaguely"), "how"),
        (CompensationSettled(on=DAY, offer=2, how="forgotten"), "how"),
        (ArrangementMade(on=DAY, about="whim", details="large print"), "about"),
    ],
)
def test_a_code_that_is_no_choice_is_told_with_the_choices(event: Event, field: str) -> None:
    with pytest.raises(BadInput, match="choose one of") as refused_:
        check_choices(event)
    assert refused_.value.field == field
