"""What cannot have happened is refused, naming why; what merely breaks the Code is not."""

from __future__ import annotations

import pytest
from casebook import lived, on, received

from hoctui.errors import BadInput, Impossible
from hoctui.register.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    BecameComplaint,
    Closed,
    ContactMade,
    Corrected,
    Escalated,
    EscalationRefused,
    Event,
    Extended,
    Logged,
    NoteAdded,
    Received,
    Refused,
    Reopened,
    Responded,
    Undone,
    Withdrawn,
)
from hoctui.register.fold import Entry, fold, make

R = received("2026-06-01")
REQUEST = received("2026-06-01", matter="service request")
ACK = Acknowledged(on=on("2026-06-02"), definition="The leak.")
ANSWER = Responded(on=on("2026-06-10"), decision="upheld")
ESC = Escalated(on=on("2026-06-15"))
CLOSED = Closed(on=on("2026-06-20"))
REFUSAL = {"ground": "other", "reasons": "It is for the freeholder."}

REFUSED: tuple[tuple[str, tuple[Event, ...], str, str], ...] = (
    ("nothing without receipt", (ACK,), "The case has no day of receipt.", ""),
    (
        "nothing before receipt",
        (R, Acknowledged(on=on("2026-05-29"))),
        "Fri 29 May 2026 is before Mon 1 Jun 2026, the day it was received.",
        "on",
    ),
    (
        "not even a note before receipt",
        (R, NoteAdded(on=on("2026-05-31"), text="heard of it")),
        "Sun 31 May 2026 is before Mon 1 Jun 2026, the day it was received.",
        "on",
    ),
    ("received twice", (R, R), "A case is received once; log a new one, or correct this one.", ""),
    (
        "passed on before it was received",
        (received("2026-06-01", passed_on=on("2026-05-29")),),
        "It cannot have been passed on before it was received on Mon 1 Jun 2026.",
        "passed_on",
    ),
    (
        "complained of before it occurred",
        (received("2026-06-01", issue_occurred=on("2026-06-02")),),
        "The issue cannot have occurred after the complaint of Mon 1 Jun 2026.",
        "issue_occurred",
    ),
    (
        "complained of before it was known",
        (received("2026-06-01", resident_aware=on("2026-06-02")),),
        "The resident cannot have become aware after the complaint of Mon 1 Jun 2026.",
        "resident_aware",
    ),
    (
        "a service request acknowledged",
        (REQUEST, ACK),
        "It is a service request; make it a complaint first.",
        "",
    ),
    (
        "a service request escalated",
        (REQUEST, ESC),
        "It is a service request; make it a complaint first.",
        "",
    ),
    (
        "a service request refused escalation",
        (REQUEST, EscalationRefused(on=on("2026-06-12"), **REFUSAL)),
        "It is a service request; make it a complaint first.",
        "",
    ),
    ("a complaint made a complaint", (R, BecameComplaint(on=on("2026-06-03"))), "It is a complaint already.", ""),
    (
        "a closed request made a complaint",
        (REQUEST, Closed(on=on("2026-06-02")), BecameComplaint(on=on("2026-06-03"))),
        "The service request is closed; reopen it first.",
        "",
    ),
    (
        "acknowledged twice",
        (R, ACK, Acknowledged(on=on("2026-06-03"))),
        "Stage 1 was acknowledged on Tue 2 Jun 2026; correct that entry instead.",
        "",
    ),
    (
        "logged twice",
        (R, Logged(on=on("2026-06-02")), Logged(on=on("2026-06-03"))),
        "Stage 1 was logged on Tue 2 Jun 2026; correct that entry instead.",
        "",
    ),
    (
        "acknowledged after the answer",
        (R, ANSWER, Acknowledged(on=on("2026-06-11"))),
        (
            "It cannot be acknowledged: stage 1 was answered on Wed 10 Jun 2026; record the escalation first, if there "
            "is one."
        ),
        "",
    ),
    (
        "answered twice",
        (R, ANSWER, Responded(on=on("2026-06-12"), decision="not upheld")),
        "It cannot be answered: stage 1 was answered on Wed 10 Jun 2026; record the escalation first, if there is one.",
        "",
    ),
    (
        "stage 3 answered twice",
        (
            R,
            ANSWER,
            ESC,
            Responded(on=on("2026-06-16"), decision="upheld"),
            Escalated(on=on("2026-06-17")),
            Responded(on=on("2026-06-18"), decision="upheld"),
            Responded(on=on("2026-06-19"), decision="upheld"),
        ),
        "It cannot be answered: stage 3 was answered on Thu 18 Jun 2026.",
        "",
    ),
    (
        "extended after the answer",
        (R, ANSWER, Extended(on=on("2026-06-12"), days=5, reason="a survey")),
        "It cannot be extended: stage 1 was answered on Wed 10 Jun 2026; record the escalation first, if there is one.",
        "",
    ),
    (
        "extended by days and to a date",
        (R, Extended(on=on("2026-06-02"), days=5, to=on("2026-07-01"), reason="a survey")),
        "Give either the working days or the new date of the extension, not both.",
        "days",
    ),
    (
        "extended by nothing",
        (R, Extended(on=on("2026-06-02"), reason="a survey")),
        "Give either the working days or the new date of the extension, not both.",
        "days",
    ),
    (
        "extended to the past",
        (R, Extended(on=on("2026-06-02"), to=on("2026-06-02"), reason="a survey")),
        "The new date must be after Tue 2 Jun 2026, the day of the extension.",
        "to",
    ),
    (
        "stage 2 escalated before it was answered",
        (R, ANSWER, ESC, Escalated(on=on("2026-06-16"))),
        "It is at stage 2, which is not answered yet.",
        "",
    ),
    (
        "a fourth stage",
        (
            R,
            ANSWER,
            ESC,
            Responded(on=on("2026-06-16"), decision="upheld"),
            Escalated(on=on("2026-06-17")),
            Responded(on=on("2026-06-18"), decision="upheld"),
            Escalated(on=on("2026-06-19")),
        ),
        "No edition of the Code knows a fourth stage.",
        "",
    ),
    (
        "escalated though withdrawn",
        (R, Withdrawn(on=on("2026-06-03")), ESC),
        "The complaint was withdrawn; reopen it first.",
        "",
    ),
    (
        "escalated though refused",
        (R, Refused(on=on("2026-06-03"), **REFUSAL), ESC),
        "The complaint was refused; reopen it first.",
        "",
    ),
    (
        "refused at stage 2",
        (R, ANSWER, ESC, Refused(on=on("2026-06-16"), **REFUSAL)),
        "It was accepted at stage 1; refuse the escalation instead.",
        "",
    ),
    (
        "escalation refused before any answer",
        (R, EscalationRefused(on=on("2026-06-12"), **REFUSAL)),
        "Stage 1 is not answered yet, so there is nothing to escalate.",
        "",
    ),
    ("closed twice", (R, CLOSED, CLOSED), "It cannot be closed: the case was closed on Sat 20 Jun 2026.", ""),
    (
        "withdrawn once closed",
        (R, CLOSED, Withdrawn(on=on("2026-06-22"))),
        "It cannot be withdrawn: the case was closed on Sat 20 Jun 2026.",
        "",
    ),
    (
        "answered once withdrawn",
        (R, Withdrawn(on=on("2026-06-03")), ANSWER),
        "It cannot be answered: the case was withdrawn on Wed 3 Jun 2026.",
        "",
    ),
    (
        "reopened while open",
        (R, CLOSED, Reopened(on=on("2026-06-18"), reason="new facts")),
        "The case was open on Thu 18 Jun 2026; only one that has ended is reopened.",
        "",
    ),
    (
        "a promise for before it was made",
        (R, ActionPromised(on=on("2026-06-05"), what="a new tap", by=on("2026-06-04"))),
        "It cannot be promised for a day before Fri 5 Jun 2026, the day of the promise.",
        "by",
    ),
    (
        "an action done that was never promised",
        (R, ActionDone(on=on("2026-06-05"), action=7)),
        "No such action had been promised on this case by Fri 5 Jun 2026.",
        "action",
    ),
    (
        "an action done before it was promised",
        (R, ActionPromised(on=on("2026-06-05"), what="a new tap"), ActionDone(on=on("2026-06-04"), action=2)),
        "No such action had been promised on this case by Thu 4 Jun 2026.",
        "action",
    ),
    (
        "an action done twice",
        (
            R,
            ActionPromised(on=on("2026-06-05"), what="a new tap"),
            ActionDone(on=on("2026-06-08"), action=2),
            ActionDone(on=on("2026-06-09"), action=2),
        ),
        "That action was done on Mon 8 Jun 2026.",
        "action",
    ),
    (
        "a correction of nothing",
        (R, Corrected(on=on("2026-06-05"), event=9, why="a slip")),
        "There is no such entry to correct on this case.",
        "event",
    ),
    (
        "a correction of itself",
        (R, Corrected(on=on("2026-06-05"), event=2, why="a slip")),
        "There is no such entry to correct on this case.",
        "event",
    ),
    (
        "an undo of nothing",
        (R, Undone(on=on("2026-06-05"), event=9)),
        "There is no such entry to undo on this case.",
        "event",
    ),
    ("an undo of the receipt", (R, Undone(on=on("2026-06-05"), event=1)), "That entry cannot be undone.", "event"),
    (
        "an undo of an undo",
        (R, ACK, Undone(on=on("2026-06-05"), event=2), Undone(on=on("2026-06-05"), event=3)),
        "That entry cannot be undone.",
        "event",
    ),
    (
        "an undo twice",
        (R, ACK, Undone(on=on("2026-06-05"), event=2), Undone(on=on("2026-06-05"), event=2)),
        "That entry was undone already.",
        "event",
    ),
)


@pytest.mark.parametrize(
    ("events", "sentence", "field"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refused_with_its_sentence(events: tuple[Event, ...], sentence: str, field: str) -> None:
    with pytest.raises(Impossible) as refused:
        lived(*events)
    assert refused.value.sentence == sentence
    assert refused.value.field == field


ALLOWED: tuple[tuple[str, tuple[Event, ...], str], ...] = (
    ("answered without an acknowledgement", (R, ANSWER), "answered"),
    ("escalated with stage 1 never answered", (R, ESC), "escalated"),
    (
        "a third stage",
        (R, ANSWER, ESC, Responded(on=on("2026-06-16"), decision="upheld"), Escalated(on=on("2026-06-17"))),
        "escalated",
    ),
    (
        "everything on one day",
        (R, Acknowledged(on=R.on), Responded(on=R.on, decision="upheld"), Closed(on=R.on)),
        "closed",
    ),
    ("closed unanswered", (R, CLOSED), "closed"),
    ("escalated after it was closed", (R, ANSWER, Closed(on=on("2026-06-12")), ESC), "escalated"),
    (
        "a note and a contact on a closed case",
        (R, CLOSED, NoteAdded(on=on("2026-06-22"), text="filed"), ContactMade(on=on("2026-06-22"), text="thanks")),
        "closed",
    ),
    ("an extension after its date", (R, ACK, Extended(on=on("2026-06-25"), days=5, reason="forgot")), "acknowledged"),
    ("a withdrawn service request", (REQUEST, Withdrawn(on=on("2026-06-02"))), "withdrawn"),
    (
        "refused, then reopened on the Ombudsman's word",
        (R, Refused(on=on("2026-06-03"), **REFUSAL), Reopened(on=on("2026-07-01"), reason="told to")),
        "received",
    ),
)


@pytest.mark.parametrize(("events", "state"), [case[1:] for case in ALLOWED], ids=[case[0] for case in ALLOWED])
def test_what_happens_is_taken_whatever_the_code_says(events: tuple[Event, ...], state: str) -> None:
    assert lived(*events).case.state == state


def test_events_count_in_the_order_they_happened_not_in_that_of_writing() -> None:
    told = lived(R, ANSWER, Acknowledged(on=on("2026-06-02")))
    assert [one.event.kind() for one in told.told] == ["Received", "Acknowledged", "Responded"]
    assert told.version == 3


def test_on_one_day_the_order_of_writing_decides() -> None:
    day = on("2026-06-10")
    assert lived(R, Acknowledged(on=day), ANSWER).case.state == "answered"
    with pytest.raises(Impossible, match="cannot be acknowledged"):
        lived(R, ANSWER, Acknowledged(on=day))


def test_no_life_at_all_is_no_case() -> None:
    nothing = fold([])
    assert nothing.told == ()
    assert not nothing.case.open
    with pytest.raises(Impossible, match="no day of receipt"):
        _ = nothing.case.made
    with pytest.raises(Impossible, match="has no stage"):
        _ = nothing.case.stage


@pytest.mark.parametrize(
    ("kind", "fields", "sentence", "field"),
    [
        (Received, {"resident": "A", "summary": "B"}, "On is required.", "on"),
        (Received, {"on": "2026-06-01", "resident": "", "summary": "B"}, "Who is required.", "resident"),
        (Received, {"on": "2026-06-01", "resident": "   ", "summary": "B"}, "Who is required.", "resident"),
        (
            Received,
            {"on": "soon", "resident": "A", "summary": "B"},
            "On: soon is not a date; write it as 2026-12-04.",
            "on",
        ),
        (
            Received,
            {"on": "2026-06-01", "resident": "A", "summary": "B", "colour": "red"},
            "An entry of this kind has no field 'colour'.",
            "colour",
        ),
        (
            Extended,
            {"on": "2026-06-01", "days": 0, "reason": "x"},
            "By working days: 0 is not a whole number of days that makes sense here.",
            "days",
        ),
        (
            Extended,
            {"on": "2026-06-01", "days": 251, "reason": "x"},
            "By working days: 251 is not a whole number of days that makes sense here.",
            "days",
        ),
        (
            Acknowledged,
            {"on": "2026-06-01", "in_writing": "perhaps"},
            "Sent in writing: answer yes or no.",
            "in_writing",
        ),
        (Acknowledged, {"on": "2026-06-01", "definition": 7}, "Complaint definition: 7 cannot be taken.", "definition"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(
    kind: type[Event], fields: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        make(kind, fields)
    assert (refused.value.sentence, refused.value.field) == (sentence, field)


def test_entries_may_come_in_any_order() -> None:
    entries = [Entry(1, R), Entry(2, ACK), Entry(3, ANSWER)]
    assert fold(reversed(entries)) == fold(entries)
