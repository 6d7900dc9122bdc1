"""Every kind of event: declared once, with each field either a fact or words, so that names never lie in the ledger."""

from __future__ import annotations

from datetime import date

import pytest

from hoctui.register.event import Event
from hoctui.register.events import KINDS
from hoctui.register.fields import Fact, Words
from hoctui.register.fold import declared, is_words, make

CODES = ("sha256", "other")
"""Facts that are text, and can by their pattern name nobody: a checksum, a case's reference."""

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EVERY_KIND
def test_every_field_is_declared_with_a_label(kind: type[Event]) -> None:
    for name in kind.model_fields:
        mark = declared(kind, name)
        assert isinstance(mark, Fact | Words)
        assert mark.label


@EVERY_KIND
def test_free_text_is_words_and_never_a_fact(kind: type[Event]) -> None:
    """Facts lie in the chained row for ever; what names or describes a person must be able to go (5.10)."""
    for name, field in kind.model_fields.items():
        mark = declared(kind, name)
        if field.annotation is str and not is_words(kind, name) and name not in CODES:
            assert isinstance(mark, Fact)
            assert mark.choices, f"{kind.__name__}.{name} is free text in the ledger's row"
        if is_words(kind, name):
            assert field.annotation is str or (kind.__name__, name) == ("Corrected", "words")


@EVERY_KIND
def test_it_says_what_it_is_called(kind: type[Event]) -> None:
    assert kind.title
    assert kind.verb
    assert kind.__doc__
    assert kind.kind() == kind.__name__


@EVERY_KIND
def test_required_in_the_form_is_required_in_the_event(kind: type[Event]) -> None:
    for name, field in kind.model_fields.items():
        if name not in ("facts", "words"):
            assert declared(kind, name).required == field.is_required(), f"{kind.__name__}.{name}"


@EVERY_KIND
def test_a_default_is_one_of_the_choices(kind: type[Event]) -> None:
    for name, field in kind.model_fields.items():
        mark = declared(kind, name)
        if isinstance(mark, Fact) and mark.choices and not field.is_required() and field.default:
            assert field.default in dict(mark.choices)


FILLED: dict[str, dict[str, object]] = {
    "Received": {"resident": "Ada Elm", "summary": "a leak", "channel": "letter"},
    "BecameComplaint": {},
    "Logged": {},
    "Acknowledged": {"definition": "The leak."},
    "Extended": {"days": 5, "reason": "a survey"},
    "Responded": {"decision": "upheld", "text": "Our policy."},
    "Escalated": {},
    "Refused": {"ground": "over_age", "reasons": "two years ago"},
    "EscalationRefused": {"ground": "other", "reasons": "nothing new"},
    "Withdrawn": {},
    "Closed": {},
    "Reopened": {"reason": "new facts"},
    "NoteAdded": {"text": "called"},
    "ContactMade": {"text": "called"},
    "ActionPromised": {"what": "new tap", "by": date(2026, 7, 1), "owner": "Repairs"},
    "ActionDone": {"action": 3},
    "SentElsewhere": {"to": "the council"},
    "RequestReviewed": {"note": "the lamp is on order", "satisfied": False},
    "DocumentAdded": {"name": "photo.jpg", "sha256": "0" * 64, "size": 3, "what": "photograph", "direction": "in"},
    "LetterSent": {"letter": "update", "channel": "email"},
    "Asked": {"whom": "Repairs", "what": "the visit report", "by": date(2026, 6, 5)},
    "ReplyReceived": {"question": 3},
    "UpdatesAgreed": {"every": 5, "how": "email"},
    "AnswerPlanned": {"draft_by": date(2026, 6, 8), "sign_off_by": date(2026, 6, 10)},
    "AnswerDrafted": {},
    "AnswerSignedOff": {"who": "the director"},
    "PointAdded": {"what": "the ceiling too"},
    "Linked": {"other": "26-0098", "how": "recurring"},
    "HandedOver": {"to": "CD", "why": "leave"},
    "RiskJudged": {"risk": "high", "urgent": "no heating, a baby", "first": "heaters lent"},
    "RepresentativeNamed": {"who": "Cllr Oak", "relation": "councillor or MP", "consent": "awaited"},
    "ArrangementMade": {"details": "large print", "need": "sight", "review_on": date(2027, 6, 1)},
    "ArrangementReviewed": {"arrangement": 3, "outcome": "changed", "details": "braille"},
    "ConflictDeclared": {"who": "AB", "what": "a neighbour", "done": "CD handles it"},
    "ActionMoved": {"action": 3, "to": date(2026, 7, 8), "why": "the part is late"},
    "CompensationOffered": {"distress": 15_000, "time": 2_550, "by": date(2026, 7, 1)},
    "CompensationSettled": {"offer": 3, "paid": 10_000},
    "SurveySent": {},
    "SurveyReminded": {},
    "SurveyReturned": {"score": "4", "text": "kind, if slow"},
    "LessonNoted": {"lesson": "no one owned the fan", "change": "an owner for each fan"},
    "LessonCarriedOut": {"lesson": 3, "change": "a list of fans", "shared": "Repairs"},
    "OmbudsmanContacted": {"what": "asks for an update", "by": date(2026, 6, 10)},
    "OmbudsmanAnswered": {"enquiry": 3},
    "EvidenceRequested": {"items": "the repairs log", "by": date(2026, 6, 22)},
    "EvidenceSent": {"request": 3},
    "FindingMade": {"issue": "the damp", "finding": "service failure"},
    "Ordered": {"order": "failure notice", "what": "answer stage 2", "by": date(2026, 6, 8)},
    "OrderMet": {"order": 3, "proof": "the payment's receipt", "proof_sent": date(2026, 6, 1)},
    "RefusalOverruled": {},
    "DesignatedPersonAsked": {"who": "the MP"},
    "HoldSet": {"why": "a claim"},
    "Corrected": {"event": 1, "why": "a slip"},
    "Undone": {"event": 2},
}

LINES = {
    "Received": "by letter: a leak",
    "BecameComplaint": "the service request is now a complaint",
    "Logged": "logged on the register",
    "Acknowledged": "The leak.",
    "Extended": "by 5 working days: a survey",
    "Responded": "upheld: Our policy.",
    "Escalated": "the resident asked for the next stage",
    "Refused": "too long ago: two years ago",
    "EscalationRefused": "another valid reason: nothing new",
    "Withdrawn": "withdrawn by the resident",
    "Closed": "closed",
    "Reopened": "new facts",
    "NoteAdded": "called",
    "ContactMade": "telephone, to the resident: called",
    "ActionPromised": "new tap by Wed 1 Jul 2026 (Repairs)",
    "ActionDone": "carried out",
    "SentElsewhere": "to the council",
    "RequestReviewed": "the lamp is on order; the resident is not satisfied",
    "DocumentAdded": "photo.jpg, photograph from the resident",
    "LetterSent": "update, by email",
    "Asked": "Repairs: the visit report by Fri 5 Jun 2026",
    "ReplyReceived": "replied",
    "UpdatesAgreed": "every 5 working days, by email",
    "AnswerPlanned": "draft by Mon 8 Jun 2026; sign-off by Wed 10 Jun 2026",
    "AnswerDrafted": "the answer is drafted",
    "AnswerSignedOff": "by the director",
    "PointAdded": "the ceiling too (joined to this complaint)",
    "Linked": "26-0098: the same problem again",
    "HandedOver": "to CD: leave",
    "RiskJudged": "high risk, urgent: heaters lent",
    "RepresentativeNamed": "Cllr Oak, councillor or MP; consent asked for, not here yet",
    "ArrangementMade": "adjustment or disclosed need, review on Tue 1 Jun 2027 (its details are kept with the entry)",
    "ArrangementReviewed": "changed",
    "ConflictDeclared": "AB: a neighbour; CD handles it",
    "ActionMoved": "to Wed 8 Jul 2026: the part is late",
    "CompensationOffered": (
        "£175.50 offered (distress and inconvenience £150, time and trouble £25.50), by Wed 1 Jul 2026"
    ),
    "CompensationSettled": "paid £100",
    "SurveySent": "satisfaction survey, by email",
    "SurveyReminded": "reminded of the satisfaction survey",
    "SurveyReturned": "fairly satisfied: kind, if slow",
    "LessonNoted": "no one owned the fan; change: an owner for each fan",
    "LessonCarriedOut": "a list of fans; shared with Repairs",
    "OmbudsmanContacted": "asks for an update (answer by Wed 10 Jun 2026)",
    "OmbudsmanAnswered": "answered",
    "EvidenceRequested": "the repairs log by Mon 22 Jun 2026",
    "EvidenceSent": "sent to the Ombudsman",
    "FindingMade": "service failure: the damp",
    "Ordered": "complaint handling failure notice: answer stage 2 by Mon 8 Jun 2026",
    "OrderMet": "the payment's receipt, proof sent Mon 1 Jun 2026",
    "RefusalOverruled": "the Ombudsman told us to take it on",
    "DesignatedPersonAsked": "the MP",
    "HoldSet": "held: a claim",
    "Corrected": "a slip",
    "Undone": "taken back",
}


@EVERY_KIND
def test_its_line_in_the_timeline(kind: type[Event]) -> None:
    assert make(kind, FILLED[kind.__name__] | {"on": date(2026, 6, 1)}).line() == LINES[kind.__name__]


MORE: tuple[tuple[type[Event], dict[str, object], str], ...] = (
    (KINDS["Extended"], {"to": "2026-07-01", "reason": "a survey"}, "to Wed 1 Jul 2026: a survey"),
    (KINDS["Extended"], {"days": 1, "reason": "a survey"}, "by 1 working day: a survey"),
    (KINDS["Acknowledged"], {}, "acknowledged without a complaint definition"),
    (KINDS["Received"], {"resident": "A", "summary": "a leak", "channel": "other"}, "a leak"),
    (KINDS["ContactMade"], {"text": "x", "direction": "in", "with_whom": "the MP"}, "telephone, from the MP: x"),
    (KINDS["Responded"], {"decision": "upheld"}, "upheld"),
)


@pytest.mark.parametrize(("kind", "fields", "line"), MORE)
def test_lines_with_more_and_with_less(kind: type[Event], fields: dict[str, object], line: str) -> None:
    assert make(kind, fields | {"on": date(2026, 6, 1)}).line() == line
