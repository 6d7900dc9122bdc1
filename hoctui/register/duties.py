"""Duties: everything on a case that is to be done by a day, apart from the stages' own answers, and what meets each.

One shape for all of them, so that a promised repair, a colleague's reply and an order of the Ombudsman are followed,
listed and chased in one way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DutyKind:
    """A kind of duty: how it is called, what meets it, and the rule of the edition whose clause it stands on."""

    label: str
    """What is due, for lists; `{what}` and `{owner}` are the duty's own."""
    words: str
    """What is to be done, for the next step."""
    event: str
    """The kind of event that meets it."""
    rule: str = ""
    origin: str = ""
    """Where its date comes from."""
    until: str = ""
    """What makes it fall away: "answered" with its stage, "ended" with the case; empty where it outlives both."""
    title: str = ""
    """The event that its working days are counted from, where its date is counted."""
    others: bool = False
    """Whether it is somebody else than us who is waited for."""


DUTIES: dict[str, DutyKind] = {
    "action": DutyKind(
        "action: {what}",
        "carry out what was promised and mark it done: {what}",
        "ActionDone",
        "remedy follow-through",
        "promised",
    ),
    "compensation": DutyKind(
        "pay compensation of {what}",
        "pay the compensation that was offered: {what}",
        "CompensationSettled",
        "remedy follow-through",
        "offered",
    ),
    "question": DutyKind(
        "reply from {owner}: {what}",
        "chase {owner} for the reply: {what}",
        "ReplyReceived",
        origin="asked",
        until="ended",
        others=True,
    ),
    "review": DutyKind(
        "review the service request",
        "review the service request with the resident; if they are not satisfied, make it a complaint",
        "RequestReviewed",
        "service request",
        "set for review",
        until="ended",
    ),
    "consent": DutyKind(
        "consent for {owner} to act",
        "get the resident's consent for {owner} to act for them, and record it",
        "RepresentativeNamed",
        "representative",
        "to be asked for again",
        until="ended",
    ),
    "draft": DutyKind(
        "draft the answer", "draft the answer", "AnswerDrafted", origin="planned by us", until="answered"
    ),
    "sign-off": DutyKind(
        "sign the answer off", "have the answer signed off", "AnswerSignedOff", origin="planned by us", until="answered"
    ),
    "adjustment": DutyKind(
        "review the adjustment",
        "ask the resident whether the agreed adjustment still suits, and record the review",
        "ArrangementReviewed",
        "adjustments",
        "set for review",
    ),
    "contact arrangement": DutyKind(
        "review the contact arrangement",
        "ask the resident whether the way we keep in touch still suits, and record the review",
        "ArrangementReviewed",
        origin="set for review",
    ),
    "contact restriction": DutyKind(
        "review the contact restriction",
        "review whether the restriction on contact is still needed and in proportion",
        "ArrangementReviewed",
        "restrictions",
        "set for review",
    ),
    "enquiry": DutyKind(
        "answer the Ombudsman: {what}",
        "answer the Ombudsman: {what}",
        "OmbudsmanAnswered",
        origin="the date in the Ombudsman's letter",
    ),
    "evidence": DutyKind(
        "evidence to the Ombudsman",
        "send the Ombudsman the evidence that was asked for: {what}",
        "EvidenceSent",
        "evidence",
        "the Ombudsman's request",
        title="asked for",
    ),
    "order": DutyKind(
        "Ombudsman's order: {what}",
        "carry out the Ombudsman's order, and send the proof: {what}",
        "OrderMet",
        "orders",
        "the date in the Ombudsman's order",
    ),
    "recommendation": DutyKind(
        "Ombudsman's recommendation: {what}",
        "act on the Ombudsman's recommendation, or say why not: {what}",
        "OrderMet",
        "orders",
        "the date in the Ombudsman's letter",
    ),
    "failure order": DutyKind(
        "complaint handling failure order: {what}",
        "do what the failure order asks, and tell the Ombudsman: {what}",
        "OrderMet",
        "failure",
        "the date in the Ombudsman's order",
    ),
    "failure notice": DutyKind(
        "complaint handling failure notice: {what}",
        "do what the failure notice asks, and tell the Ombudsman: {what}",
        "OrderMet",
        "failure",
        "the date in the Ombudsman's notice",
    ),
    "survey": DutyKind(
        "survey: {what}",
        "the survey is not back: {what}",
        "SurveyReminded",
        "survey",
        "ten working days; no clause sets them",
        title="sent",
        others=True,
    ),
    "lesson": DutyKind(
        "lesson: {what}",
        "make the change that was learnt, and say whom it was shared with: {what}",
        "LessonCarriedOut",
        "learning",
        "set by us",
    ),
}
"""Every kind of duty by its code."""

ORDERS = ("order", "recommendation", "failure order", "failure notice")
"""The kinds of duty that the Ombudsman lays on a landlord when a case is decided, or badly handled."""

ARRANGEMENTS = ("adjustment", "contact arrangement", "contact restriction")
"""The kinds of duty that are arrangements with a resident, reviewed from time to time."""


@dataclass(frozen=True, slots=True)
class Move:
    """A duty's date put off: on which day, from which date, to which."""

    on: date
    before: date | None
    to: date
    agreed: bool
    """Whether the resident agreed to the new date."""


@dataclass(slots=True)
class Duty:
    """Something that somebody is to do, known by the number of the event that made it."""

    kind: str
    id: int
    on: date
    what: str = ""
    owner: str = ""
    by: date | None = None
    days: int = 0
    """Working days from `on` in which it is due, where that is how its date comes about."""
    done_on: date | None = None
    moves: list[Move] = field(default_factory=list)
    stage: int = 0
    """The stage during which it arose."""
    dropped: bool = False
    """Whether it fell away without being done: an offer declined, an arrangement ended."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.dropped

    @property
    def first_by(self) -> date | None:
        """The date that was given first, however often it was put off since."""
        return self.moves[0].before if self.moves else self.by


def labelled(duty: Duty) -> str:
    """What a duty is called in lists: "action: new cylinder", "reply from Repairs: the visit report"."""
    return DUTIES[duty.kind].label.format(what=duty.what, owner=duty.owner)
