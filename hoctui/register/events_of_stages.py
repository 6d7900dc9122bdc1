"""The events that carry a complaint through its stages, from receipt to the final answer, or to a refusal."""

# ruff: noqa: ARG002  (every event is handed its own id; only a promised action keeps it)

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, Extension, Refusal, say
from hoctui.register.duties import Duty
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words


class Received(Event):
    """A complaint, or a service request, reached the landlord: any member of staff, any channel (2024: 3.2, 1.2)."""

    title = "received"
    verb = "log a complaint"

    resident: Annotated[str, Words("Who", required=True, hint="the resident's name"), Field(min_length=1)]
    summary: Annotated[str, Words("What", required=True, limit=2_000, hint="what it is about"), Field(min_length=1)]
    outcomes: Annotated[str, Words("Wants", limit=2_000, hint="can follow with the acknowledgement")] = ""
    category: Annotated[str, Fact("Category", choices=of.CATEGORIES)] = ""
    property: Annotated[str, Words("Property", hint="the address")] = ""
    channel: Annotated[str, Fact("Channel", choices=of.CHANNELS)] = "telephone"
    handler: Annotated[str, Words("Handler", hint="who deals with it", person=True)] = ""
    urgent: Annotated[str, Words("Urgent?", sensitive=True, hint="why: no heating, child, medical, unsafe")] = ""
    tenure: Annotated[str, Fact("Tenure", choices=of.TENURES)] = "tenant"
    matter: Annotated[str, Fact("Kind", choices=of.KINDS)] = "complaint"
    received_by: Annotated[str, Words("Received by", hint="the member of staff who got it", person=True)] = ""
    passed_on: Annotated[date | None, Fact("Passed on", hint="the day it reached the complaints officer")] = None
    issue_occurred: Annotated[date | None, Fact("Issue occurred")] = None
    resident_aware: Annotated[date | None, Fact("Resident aware since")] = None
    representative: Annotated[str, Words("Representative", hint="who acts for the resident", person=True)] = ""
    consent: Annotated[str, Fact("Their consent", choices=of.CONSENTS, hint="if somebody acts for the resident")] = ""
    group_of: Annotated[
        int | None, Fact("Residents together", hint="how many, if it is a group"), Field(ge=2, le=500)
    ] = None
    review_on: Annotated[date | None, Fact("Review on", hint="a service request: when to look at it again")] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Open the case, at stage 1 or as a service request."""
        if case.received is not None:
            raise Impossible("A case is received once; log a new one, or correct this one.")
        if self.passed_on and self.passed_on < self.on:
            raise Impossible(f"It cannot have been passed on before it was received on {say(self.on)}.", "passed_on")
        if self.issue_occurred and self.issue_occurred > self.on:
            raise Impossible(f"The issue cannot have occurred after the complaint of {say(self.on)}.", "issue_occurred")
        if self.resident_aware and self.resident_aware > self.on:
            raise Impossible(
                f"The resident cannot have become aware after the complaint of {say(self.on)}.", "resident_aware"
            )
        case.received = self.on
        case.resident, case.summary, case.outcomes = self.resident, self.summary, self.outcomes
        case.address, case.handler, case.urgent = self.property, self.handler, self.urgent
        case.category, case.channel, case.tenure = self.category, self.channel, self.tenure
        case.received_by, case.passed_on = self.received_by, self.passed_on
        case.issue_occurred, case.resident_aware = self.issue_occurred, self.resident_aware
        case.representative, case.consent = self.representative, self.consent
        case.group = self.group_of or 0
        case.kind = self.matter
        if self.matter == "complaint":
            case.open_stage(self.on)
        elif self.review_on:
            case.add_duty(Duty("review", event_id, self.on, by=self.review_on), "review_on")

    def line(self) -> str:
        """How it came, and what it is about."""
        return f"by {self.channel}: {self.summary}" if self.channel != "other" else self.summary


class BecameComplaint(Event):
    """A service request became a complaint: the resident is not satisfied with how it was handled (2024: 1.5)."""

    title = "became a complaint"
    verb = "make it a complaint"

    summary: Annotated[str, Words("What", limit=2_000, hint="what the complaint is about")] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Open stage 1; the complaint counts from this day."""
        if case.kind != "service request":
            raise Impossible("It is a complaint already.")
        if not case.open:
            raise Impossible("The service request is closed; reopen it first.")
        case.kind = "complaint"
        case.unsatisfied = False
        case.became_complaint = self.on
        case.met("review", self.on)
        if self.summary:
            case.summary = self.summary
        case.open_stage(self.on)

    def line(self) -> str:
        """What the complaint is about."""
        return self.summary or "the service request is now a complaint"


class Logged(Event):
    """The complaint was logged: under 2022 stage 1 counts from this day (2022: 5.1)."""

    title = "logged"
    verb = "log at this stage"

    def apply(self, case: Case, event_id: int) -> None:
        """Set the day of logging on the present stage."""
        stage = case.unanswered_stage("logged")
        if stage.logged_on:
            raise Impossible(f"Stage {stage.number} was logged on {say(stage.logged_on)}; correct that entry instead.")
        stage.logged_on = self.on

    def line(self) -> str:
        """That it was logged."""
        return "logged on the register"


class Acknowledged(Event):
    """The complaint, or its escalation, was acknowledged with its definition (2024: 5.6, 5.7, 6.2, 6.11)."""

    title = "acknowledged"
    verb = "acknowledge"

    definition: Annotated[
        str, Words("Complaint definition", limit=LONG, lines=5, hint="our understanding of what the complaint is")
    ] = ""
    outcomes: Annotated[str, Words("Outcomes sought", limit=LONG, lines=3, hint="what the resident wants")] = ""
    not_ours: Annotated[
        str, Words("Not ours", limit=LONG, lines=2, hint="aspects we are not responsible for, or 'none'")
    ] = ""
    unclear: Annotated[str, Words("Asked to clarify", limit=LONG, lines=2, hint="what was unclear, and was asked")] = ""
    in_writing: Annotated[bool | None, Fact("Sent in writing")] = None
    ombudsman_told: Annotated[bool | None, Fact("Right to the Ombudsman given")] = None
    handler: Annotated[str, Words("Handler", hint="who will answer at this stage", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Acknowledge the present stage."""
        stage = case.unanswered_stage("acknowledged")
        if stage.acknowledged_on:
            raise Impossible(
                f"Stage {stage.number} was acknowledged on {say(stage.acknowledged_on)}; correct that entry instead."
            )
        stage.acknowledged_on, stage.acknowledged_by = self.on, event_id
        stage.definition, stage.outcomes, stage.not_ours = self.definition, self.outcomes, self.not_ours
        if self.outcomes:
            case.outcomes = self.outcomes
        if self.handler:
            stage.handler = case.handler = self.handler

    def line(self) -> str:
        """The definition, where there is one."""
        return self.definition or "acknowledged without a complaint definition"


class Extended(Event):
    """The date of the answer was put back, with reasons, in writing (2024: 6.4, 6.5, 6.15, 6.16, 5.9)."""

    title = "extended"
    verb = "extend"

    days: Annotated[int | None, Fact("By working days", hint="or give the new date"), Field(ge=1, le=250)] = None
    to: Annotated[date | None, Fact("To", hint="the new date")] = None
    reason: Annotated[
        str,
        Words("Reason", required=True, limit=LONG, lines=3, hint="as it was explained to the resident"),
        Field(min_length=1),
    ]
    good_reason: Annotated[
        str, Words("Good reason, if over the cap", limit=LONG, lines=2, hint="why more than the Code's limit is needed")
    ] = ""
    agreed: Annotated[bool, Fact("The resident agreed")] = False
    ombudsman_given: Annotated[bool | None, Fact("Ombudsman's contact details given")] = None
    update_every: Annotated[
        int | None, Fact("Updates every … working days", hint="as agreed with the resident"), Field(ge=1, le=60)
    ] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Extend the present stage."""
        stage = case.unanswered_stage("extended")
        if (self.days is None) == (self.to is None):
            raise Impossible("Give either the working days or the new date of the extension, not both.", "days")
        if self.to and self.to <= self.on:
            raise Impossible(f"The new date must be after {say(self.on)}, the day of the extension.", "to")
        stage.extensions.append(
            Extension(
                made_on=self.on,
                days=self.days,
                to=self.to,
                good_reason=bool(self.good_reason),
                agreed=self.agreed,
                ombudsman_given=self.ombudsman_given,
                update_every=self.update_every,
                event=event_id,
            )
        )
        if self.update_every:
            stage.updates.append((self.on, self.update_every))

    def line(self) -> str:
        """By how much, and why."""
        how = f"to {say(self.to)}" if self.to else f"by {self.days} working day{'' if self.days == 1 else 's'}"
        return f"{how}: {self.reason}"


class Responded(Event):
    """The landlord answered the present stage; at the last stage this is its final response (2024: 6.3, 6.14)."""

    title = "answered"
    verb = "respond"

    decision: Annotated[str, Fact("Decision", required=True, choices=of.DECISIONS), Field(min_length=1)]
    text: Annotated[str, Words("Reasons", limit=LONG, lines=4, hint="the decision's reasons, policy and law")] = ""
    remedy: Annotated[
        str, Words("Remedy", limit=LONG, lines=2, hint="what is offered to put things right, by when")
    ] = ""
    outstanding: Annotated[str, Words("Outstanding actions", limit=LONG, lines=2, hint="or 'none'")] = ""
    next_stage_told: Annotated[bool | None, Fact("Next step told", hint="stage 2, or the Ombudsman")] = None
    every_point: Annotated[bool | None, Fact("Every point answered")] = None
    handler: Annotated[str, Words("Answered by", hint="the person who considered it", person=True)] = ""
    same_person_why: Annotated[
        str, Words("Why the same person", limit=LONG, lines=2, hint="if the stage before was theirs too")
    ] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Answer the present stage; what was only planned on the way to it falls away."""
        stage = case.unanswered_stage("answered")
        stage.responded_on, stage.decision, stage.responded_by = self.on, self.decision, event_id
        stage.handler = self.handler or stage.handler or case.handler
        stage.remedy, stage.same_person_why = self.remedy, self.same_person_why
        stage.next_told, stage.every_point = self.next_stage_told, self.every_point

    def line(self) -> str:
        """The decision and its reasons."""
        return f"{self.decision}: {self.text}" if self.text else self.decision


class Escalated(Event):
    """The resident asked for the next stage; no reasons may be required of them (2024: 6.10, 6.12)."""

    title = "escalated"
    verb = "escalate"

    reason: Annotated[str, Words("Why", limit=LONG, lines=3, hint="if the resident said; never required")] = ""
    part: Annotated[str, Words("Only in part", limit=LONG, lines=2, hint="which points, if not the whole")] = ""
    handler: Annotated[str, Words("Handler", hint="somebody else than at the stage before", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Open the next stage, counted from this day."""
        case.must_be_complaint()
        stage = case.stage
        if case.ended in ("withdrawn", "refused", "sent elsewhere"):
            raise Impossible(f"The complaint was {case.ended}; reopen it first.")
        if stage.number > 1 and not stage.responded_on:
            raise Impossible(f"It is at stage {stage.number}, which is not answered yet.")
        if stage.number == 3:
            raise Impossible("No edition of the Code knows a fourth stage.")
        case.ended, case.ended_on = "", None
        case.open_stage(self.on)
        if self.handler:
            case.stage.handler = case.handler = self.handler

    def line(self) -> str:
        """Why, where the resident said."""
        part = f"; only in part: {self.part}" if self.part else ""
        return f"{self.reason or 'the resident asked for the next stage'}{part}"


class _Refusing(Event):
    ground: Annotated[str, Fact("Ground", required=True, choices=of.GROUNDS), Field(min_length=1)]
    reasons: Annotated[
        str,
        Words("Reasons", required=True, limit=LONG, lines=4, hint="as explained to the resident"),
        Field(min_length=1),
    ]
    individual: Annotated[
        str, Words("This case's own circumstances", limit=LONG, lines=2, hint="how they were considered")
    ] = ""
    discretion: Annotated[str, Words("Discretion considered", limit=LONG, lines=2, hint="if it is too old")] = ""
    ombudsman_told: Annotated[bool | None, Fact("Right to the Ombudsman given")] = None

    def line(self) -> str:
        """The ground and the reasons."""
        return f"{dict(of.GROUNDS).get(self.ground, self.ground)}: {self.reasons}"


class Refused(_Refusing):
    """The landlord did not accept the complaint, and explained why (2024: 2.1 to 2.5)."""

    title = "refused"
    verb = "refuse to accept"

    def apply(self, case: Case, event_id: int) -> None:
        """End the case as refused."""
        stage = case.unanswered_stage("refused")
        if stage.number != 1:
            raise Impossible("It was accepted at stage 1; refuse the escalation instead.")
        case.refusals.append(
            Refusal(
                "accept",
                self.ground,
                self.on,
                self.ombudsman_told,
                bool(self.discretion),
                bool(self.individual),
                event_id,
            )
        )
        case.end("refused", self.on)


class EscalationRefused(_Refusing):
    """The landlord did not take the complaint to the next stage, and explained why (2024: 5.11)."""

    title = "escalation refused"
    verb = "refuse to escalate"

    def apply(self, case: Case, event_id: int) -> None:
        """Record the refusal; the stage before stands answered."""
        case.must_be_complaint()
        if case.stage.number > 1 and not case.stage.responded_on and case.stages[-2].responded_on:
            case.drop_plans()
            case.stages.pop()  # the request stands in the timeline, and the stage that it asked for is not opened
        if not case.stage.responded_on:
            raise Impossible(f"Stage {case.stage.number} is not answered yet, so there is nothing to escalate.")
        if case.stage.number == 3:
            raise Impossible("No edition of the Code knows a fourth stage.")
        case.refusals.append(
            Refusal(
                "escalate",
                self.ground,
                self.on,
                self.ombudsman_told,
                bool(self.discretion),
                bool(self.individual),
                event_id,
                stage=case.stage.number,
            )
        )
