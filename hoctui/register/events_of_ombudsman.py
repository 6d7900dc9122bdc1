"""The Ombudsman's part: enquiries, evidence, findings, orders; a refusal overruled; the designated person of old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, say
from hoctui.register.duties import ORDERS, Duty
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words
from hoctui.register.parts import Finding


class OmbudsmanContacted(Event):
    """The Ombudsman got in touch about the complaint: an enquiry, or word of an investigation (2024: 3.7, 4.1)."""

    title = "Ombudsman"
    verb = "record the Ombudsman's contact"

    what: Annotated[
        str,
        Words("What", required=True, limit=LONG, lines=3, hint="what the Ombudsman says or asks"),
        Field(min_length=1),
    ]
    by: Annotated[date | None, Fact("Answer by", hint="the date in the letter, if it asks for an answer")] = None
    reference: Annotated[str, Words("Their reference", limit=40)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Keep the reference, and follow the answer where one is asked for."""
        case.ombudsman_reference = self.reference or case.ombudsman_reference
        if self.by:
            case.add_duty(Duty("enquiry", event_id, self.on, self.what, by=self.by))

    def line(self) -> str:
        """What the Ombudsman said."""
        return f"{self.what}{f' (answer by {say(self.by)})' if self.by else ''}"


class OmbudsmanAnswered(Event):
    """An enquiry of the Ombudsman's was answered."""

    title = "enquiry met"
    verb = "answer the Ombudsman"

    enquiry: Annotated[int, Fact("Enquiry", required=True, refers=("enquiry",))]
    text: Annotated[str, Words("What was answered", limit=LONG, lines=3)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The enquiry is answered."""
        case.duty(self.enquiry, ("enquiry",), "enquiry").done_on = self.on

    def line(self) -> str:
        """What was answered."""
        return self.text or "answered"


class EvidenceRequested(Event):
    """The Ombudsman asked for evidence: by the date in its letter, or in 2020's 15 working days (2020: 3.20)."""

    title = "evidence due"
    verb = "record a request for evidence"

    by: Annotated[date | None, Fact("By", hint="the date in the Ombudsman's letter")] = None
    items: Annotated[str, Words("What is asked for", limit=LONG, lines=3)] = ""
    reference: Annotated[str, Words("Their reference", limit=40)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Let the evidence be due."""
        case.ombudsman_reference = self.reference or case.ombudsman_reference
        what = self.items or "the complaint's file"
        case.add_duty(Duty("evidence", event_id, self.on, what, by=self.by))

    def line(self) -> str:
        """What is asked for, and by when."""
        by = f" by {say(self.by)}" if self.by else ""
        return f"{self.items or 'evidence asked for'}{by}"


class EvidenceSent(Event):
    """The evidence that was asked for went to the Ombudsman (2020: 3.20)."""

    title = "evidence sent"
    verb = "send the evidence"

    request: Annotated[int, Fact("Request", required=True, refers=("evidence",))]
    note: Annotated[str, Words("What was sent", limit=LONG, lines=3)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The request is met."""
        case.duty(self.request, ("evidence",), "request").done_on = self.on

    def line(self) -> str:
        """What was sent."""
        return self.note or "sent to the Ombudsman"


class FindingMade(Event):
    """The Ombudsman decided one issue of the complaint; a case may have several, each with its own finding."""

    title = "finding"
    verb = "record a finding"

    issue: Annotated[
        str, Words("Issue", required=True, limit=2_000, hint="one issue; each has its own"), Field(min_length=1)
    ]
    finding: Annotated[str, Fact("Finding", required=True, choices=of.FINDINGS), Field(min_length=1)]
    note: Annotated[str, Words("Note", limit=LONG, lines=3)] = ""
    reference: Annotated[str, Words("Their reference", limit=40)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Add the finding."""
        case.ombudsman_reference = self.reference or case.ombudsman_reference
        case.findings.append(Finding(self.on, self.issue, self.finding))

    def line(self) -> str:
        """What was found on which issue."""
        return f"{dict(of.FINDINGS).get(self.finding, self.finding)}: {self.issue}"


class Ordered(Event):
    """The Ombudsman made an order or a recommendation, or sent a complaint handling failure order or notice."""

    title = "ordered"
    verb = "record an order"

    order: Annotated[str, Fact("Kind", choices=of.ORDER_KINDS), Field(min_length=1)] = "order"
    what: Annotated[str, Words("What", required=True, limit=2_000, lines=2), Field(min_length=1)]
    by: Annotated[date | None, Fact("By", hint="the date that the Ombudsman gives")] = None
    owner: Annotated[str, Words("Owner", hint="who sees to it", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Follow it until it is met."""
        case.add_duty(Duty(self.order, event_id, self.on, self.what, self.owner, self.by))

    def line(self) -> str:
        """What, and by when."""
        by = f" by {say(self.by)}" if self.by else ""
        kind = "" if self.order == "order" else f"{dict(of.ORDER_KINDS).get(self.order, self.order)}: "
        return f"{kind}{self.what}{by}"


class OrderMet(Event):
    """An order or a recommendation was carried out, and the Ombudsman was sent the proof."""

    title = "order met"
    verb = "mark an order met"

    order: Annotated[int, Fact("Order", required=True, refers=ORDERS)]
    proof: Annotated[str, Words("Proof", limit=LONG, lines=2, hint="what was sent to the Ombudsman")] = ""
    proof_sent: Annotated[date | None, Fact("Proof sent on")] = None

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The order is met."""
        case.duty(self.order, ORDERS, "order").done_on = self.on

    def line(self) -> str:
        """The proof, where there is one."""
        sent = f", proof sent {say(self.proof_sent)}" if self.proof_sent else ""
        return f"{self.proof or 'carried out'}{sent}"


class RefusalOverruled(Event):
    """The Ombudsman told us to take on what we had refused (2024: 2.4; 2020: 1.7)."""

    title = "overruled"
    verb = "record the refusal overruled"

    note: Annotated[str, Words("What the Ombudsman said", limit=LONG, lines=3)] = ""
    reference: Annotated[str, Words("Their reference", limit=40)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Take the complaint, or its next stage, on from this day."""
        standing = [one for one in case.refusals if one.overruled_on is None]
        if not standing:
            raise Impossible("Nothing was refused on this case that could be overruled.")
        last = standing[-1]
        if last.what == "accept" and case.ended != "refused":
            raise Impossible("The complaint was taken up again already.")
        if last.what == "escalate" and case.stage.number > last.stage:
            raise Impossible(f"The complaint is at stage {case.stage.number} already.")
        case.ombudsman_reference = self.reference or case.ombudsman_reference
        case.refusals[case.refusals.index(last)] = replace(last, overruled_on=self.on)
        case.ended, case.ended_on = "", None
        if last.what == "escalate":
            case.open_stage(self.on)
        else:
            # The stage begins again: what ran before the refusal was not ours to keep, and this day's count is.
            case.stage.requested_on = self.on
            case.stage.logged_on = case.stage.acknowledged_on = None
            case.drop_plans()
            case.stage.extensions.clear()
            case.stage.updates.clear()
        case.stage.from_ombudsman = True

    def line(self) -> str:
        """What the Ombudsman said."""
        return self.note or "the Ombudsman told us to take it on"


class DesignatedPersonAsked(Event):
    """The resident went to a designated person, an MP, a councillor or a tenant panel (2020: 3.9)."""

    title = "designated"
    verb = "record the designated person"

    who: Annotated[str, Words("Who", required=True, person=True), Field(min_length=1)]
    note: Annotated[str, Words("What came of it", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Note the day."""
        case.must_be_complaint()
        case.designated_on = self.on

    def line(self) -> str:
        """Who, and what came of it."""
        return f"{self.who}{f': {self.note}' if self.note else ''}"
