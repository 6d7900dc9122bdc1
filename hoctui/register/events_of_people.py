"""The events about people: representatives, adjustments and contact, conflicts, handlers; what belongs together."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, say
from hoctui.register.duties import ARRANGEMENTS, Duty
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words
from hoctui.register.parts import Arrangement, Conflict, Link, Point


class RepresentativeNamed(Event):
    """Somebody acts for the resident, with their consent or while it is awaited (2024: 3.6; 2022: 4.5)."""

    title = "representative"
    verb = "name a representative"

    who: Annotated[str, Words("Who", required=True, person=True), Field(min_length=1)]
    relation: Annotated[str, Fact("They are", choices=of.RELATIONS)] = ""
    consent: Annotated[str, Fact("Consent", choices=of.CONSENTS), Field(min_length=1)] = "given"
    ask_again: Annotated[date | None, Fact("Ask again on", hint="if the consent is awaited")] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Set who acts, and follow a consent that is awaited."""
        case.representative, case.consent = self.who, self.consent
        case.met("consent", self.on)
        if self.consent == "awaited" and self.ask_again:
            case.add_duty(Duty("consent", event_id, self.on, owner=self.who, by=self.ask_again), "ask_again")

    def line(self) -> str:
        """Who, and whether the resident consented."""
        consent = dict(of.CONSENTS).get(self.consent, self.consent)
        return f"{self.who}{f', {self.relation}' if self.relation else ''}; consent {consent}"


class ArrangementMade(Event):
    """An adjustment, a way of keeping in touch, or a restriction on contact (2024: 5.10, 5.14, 5.15).

    What it is for is sensitive, and stays out of lists and documents unless it is asked for.
    """

    title = "arrangement"
    verb = "record an adjustment or restriction"

    about: Annotated[str, Fact("What", choices=of.ARRANGED), Field(min_length=1)] = "adjustment"
    details: Annotated[
        str,
        Words("What was agreed", required=True, limit=LONG, lines=3, sensitive=True, hint="what we do differently"),
        Field(min_length=1),
    ]
    need: Annotated[
        str,
        Words("Why", limit=LONG, lines=2, sensitive=True, hint="the need disclosed, or the reason for a restriction"),
    ] = ""
    review_on: Annotated[date | None, Fact("Review on")] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Keep it, and follow its review."""
        case.arrangements.append(Arrangement(event_id, self.about, self.on, self.need, self.details))
        case.add_duty(Duty(self.about, event_id, self.on, by=self.review_on), "review_on")

    def line(self) -> str:
        """Which kind it is; no more than that, since the timeline is read over shoulders."""
        review = f", review on {say(self.review_on)}" if self.review_on else ""
        return f"{dict(of.ARRANGED).get(self.about, self.about)}{review} (its details are kept with the entry)"


class ArrangementReviewed(Event):
    """An adjustment or a restriction was looked at again: it stays, changes or ends (2024: 5.10, 5.14)."""

    title = "reviewed"
    verb = "review an adjustment or restriction"

    arrangement: Annotated[int, Fact("Arrangement", required=True, refers=ARRANGEMENTS)]
    outcome: Annotated[str, Fact("It", choices=of.REVIEWS), Field(min_length=1)] = "kept"
    details: Annotated[str, Words("As it is now", limit=LONG, lines=3, sensitive=True)] = ""
    review_on: Annotated[date | None, Fact("Next review on")] = None

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Set its next review, or end it."""
        duty = case.duty(self.arrangement, ARRANGEMENTS, "arrangement")
        if self.review_on and self.review_on <= self.on:
            raise Impossible(f"The next review must be after {say(self.on)}, the day of this one.", "review_on")
        arrangement = next(one for one in case.arrangements if one.id == self.arrangement)
        if self.details:
            arrangement.details = self.details
        if self.outcome == "ended":
            arrangement.ended_on, duty.dropped = self.on, True
        else:
            duty.on, duty.by = self.on, self.review_on

    def line(self) -> str:
        """What came of it."""
        review = f", next review {say(self.review_on)}" if self.review_on else ""
        return f"{dict(of.REVIEWS).get(self.outcome, self.outcome)}{review}"


class RiskJudged(Event):
    """How pressing the complaint is for this resident: the risk, and what is done first about it (2024: 6.1)."""

    title = "risk"
    verb = "judge the risk"

    risk: Annotated[str, Fact("Risk", required=True, choices=of.RISKS), Field(min_length=1)]
    urgent: Annotated[
        str, Words("Urgent?", sensitive=True, hint="why: no heating, child, medical, unsafe; empty if it is not")
    ] = ""
    first: Annotated[str, Words("Done first", limit=LONG, lines=2, hint="made safe, heaters lent, moved")] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Set the risk, and whether it is urgent."""
        case.risk, case.urgent = self.risk, self.urgent

    def line(self) -> str:
        """The risk, and what was done; not why it is urgent, which may tell of a need."""
        urgent = ", urgent" if self.urgent else ""
        return f"{self.risk} risk{urgent}{f': {self.first}' if self.first else ''}"


class ConflictDeclared(Event):
    """Somebody has, or may seem to have, a conflict of interest in the complaint (2024: 5.8; 2022: 3.2, 4.7)."""

    title = "conflict"
    verb = "declare a conflict of interest"

    who: Annotated[str, Words("Who", required=True, person=True), Field(min_length=1)]
    what: Annotated[str, Words("What", required=True, limit=LONG, lines=2), Field(min_length=1)]
    done: Annotated[str, Words("Done about it", limit=LONG, lines=2, hint="who handles it instead")] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Keep it: an answer by that person is warned of."""
        case.conflicts.append(Conflict(event_id, self.on, self.who, self.done))

    def line(self) -> str:
        """Who, what, and what was done about it."""
        return f"{self.who}: {self.what}{f'; {self.done}' if self.done else ''}"


class HandedOver(Event):
    """Somebody else handles the complaint from now on."""

    title = "handed over"
    verb = "hand over"

    to: Annotated[str, Words("To", required=True, person=True), Field(min_length=1)]
    why: Annotated[str, Words("Why", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Set the handler, of the present stage too while it waits for its answer."""
        case.handler = self.to
        if case.stages and case.stage.responded_on is None:
            case.stage.handler = self.to

    def line(self) -> str:
        """To whom, and why."""
        return f"to {self.to}{f': {self.why}' if self.why else ''}"


class Linked(Event):
    """Another case belongs with this one; recorded on both."""

    title = "linked"
    verb = "link another case"

    other: Annotated[str, Fact("Case", required=True, hint="26-0098"), Field(pattern=r"^\d{2}-\d{1,7}$")]
    how: Annotated[str, Fact("How", choices=of.LINKS), Field(min_length=1)] = "related"

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Keep the link."""
        if any(link.case == self.other and link.how == self.how for link in case.links):
            raise Impossible(f"It is linked with {self.other} in that way already.", "other")
        case.links.append(Link(self.other, self.how))

    def line(self) -> str:
        """With which case, and how."""
        return f"{self.other}: {dict(of.LINKS).get(self.how, self.how)}"


class PointAdded(Event):
    """The resident added a point: joined where it belongs and stage 1 is not answered, else logged anew (2024: 6.8)."""

    title = "point added"
    verb = "add a point"

    what: Annotated[str, Words("Point", required=True, limit=LONG, lines=2), Field(min_length=1)]
    how: Annotated[str, Fact("It is", choices=of.JOINING), Field(min_length=1)] = "joined"
    why: Annotated[str, Words("Why", limit=LONG, lines=2, hint="why it is logged apart, if it is")] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Join the point to the complaint, or note that it is one of its own."""
        case.must_be_complaint()
        if self.how == "joined":
            stage = case.unanswered_stage("added to")
            if stage.definition:
                stage.definition = f"{stage.definition}\nAdded {say(self.on)}: {self.what}"
        case.points.append(Point(self.on, self.what, self.how == "joined", len(case.stages)))

    def line(self) -> str:
        """The point, and what became of it."""
        return f"{self.what} ({dict(of.JOINING).get(self.how, self.how)}{f': {self.why}' if self.why else ''})"


class SentElsewhere(Event):
    """The matter is somebody else's to answer: the resident was told so, and where to go (2024: 5.7)."""

    title = "sent elsewhere"
    verb = "send to whom it belongs"

    to: Annotated[str, Words("To whom", required=True, hint="another landlord, the council"), Field(min_length=1)]
    told: Annotated[bool | None, Fact("The resident was told")] = None
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """End the case."""
        case.must_be_open("sent elsewhere")
        case.elsewhere_told, case.elsewhere_by = self.told, event_id
        case.end("sent elsewhere", self.on)

    def line(self) -> str:
        """To whom."""
        return f"to {self.to}{f': {self.note}' if self.note else ''}"


class HoldSet(Event):
    """The record is kept past its time, or that hold is lifted: a claim, an inquest, the Ombudsman's wish."""

    title = "hold"
    verb = "hold the record"

    held: Annotated[bool, Fact("Hold it")] = True
    why: Annotated[str, Words("Why", required=True, limit=LONG, lines=2), Field(min_length=1)]

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Set the hold, or lift it."""
        if not self.held and not case.hold:
            raise Impossible("Nothing holds this record.", "held")
        case.hold = self.why if self.held else ""

    def line(self) -> str:
        """Whether it is held, and why."""
        return f"{'held' if self.held else 'no longer held'}: {self.why}"
