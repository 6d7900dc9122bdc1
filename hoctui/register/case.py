"""A case as it stands: what its events add up to. Made by the fold alone; nothing else changes one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hoctui.dates import say_day as say
from hoctui.errors import Impossible
from hoctui.register.duties import Duty
from hoctui.register.parts import Arrangement, Conflict, Finding, Link, Offer, Paper, Point, Survey

__all__ = ["Case", "Contact", "Extension", "Refusal", "Stage", "say"]


@dataclass(frozen=True, slots=True)
class Extension:
    """A date put back: by working days from the date it extends, or to a named date."""

    made_on: date
    days: int | None
    to: date | None
    good_reason: bool = True
    """Whether a good reason for going over the edition's cap is on record."""
    agreed: bool = False
    ombudsman_given: bool | None = True
    """None where nobody said."""
    update_every: int | None = None
    """Working days between updates, as agreed with the resident."""
    event: int = 0
    """The event that made it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A complaint not accepted ("accept"), or not taken to the next stage ("escalate")."""

    what: str
    ground: str
    on: date
    ombudsman_told: bool | None
    """None where nobody said."""
    discretion: bool
    individual: bool = False
    event: int = 0
    overruled_on: date | None = None
    """The day on which the Ombudsman told us to take the complaint on all the same."""
    stage: int = 1
    """The stage at which it was refused."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with the resident: "out" from us, "in" from them."""

    on: date
    direction: str


@dataclass(slots=True)
class Stage:
    """One stage of a complaint, from the day that opened it (receipt, or the request to escalate)."""

    number: int
    requested_on: date
    logged_on: date | None = None
    acknowledged_on: date | None = None
    definition: str = ""
    outcomes: str = ""
    not_ours: str = ""
    extensions: list[Extension] = field(default_factory=list)
    updates: list[tuple[date, int]] = field(default_factory=list)
    """Intervals agreed for updates, in working days, each from the day on which it was agreed."""
    responded_on: date | None = None
    decision: str = ""
    handler: str = ""
    remedy: str = ""
    same_person_why: str = ""
    """Why the person of the stage before decided this one too, where they did."""
    from_ombudsman: bool = False
    """Whether it counts from the day on which the Ombudsman told us to take it on."""
    acknowledged_by: int = 0
    """The event that acknowledged it."""
    responded_by: int = 0
    """The event that answered it."""
    next_told: bool | None = None
    every_point: bool | None = None


@dataclass(slots=True)
class Case:
    """A complaint, or a service request, with all that happened to it folded together."""

    kind: str = "complaint"
    received: date | None = None
    became_complaint: date | None = None
    resident: str = ""
    summary: str = ""
    outcomes: str = ""
    address: str = ""
    category: str = ""
    channel: str = ""
    handler: str = ""
    urgent: str = ""
    tenure: str = ""
    representative: str = ""
    consent: str = ""
    """"given", "awaited" or "not needed"; empty where there is no representative, or nobody said."""
    group: int = 0
    """Residents who complain together; 0 for one alone. A group's complaint counts once."""
    received_by: str = ""
    passed_on: date | None = None
    issue_occurred: date | None = None
    resident_aware: date | None = None
    stages: list[Stage] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    elsewhere_told: bool | None = None
    """Whether the resident was told where a matter that is not ours goes; None where nobody said."""
    elsewhere_by: int = 0
    """The event that sent it there."""
    reply_asked: bool = False
    """Whether staff who are complained about were asked for their side."""
    survey: Survey | None = None
    lessons: int = 0
    """Lessons noted, or the remark that there was none."""
    risk: str = ""
    """"low", "medium" or "high"; empty where it was not judged."""
    unsatisfied: bool = False
    """Whether the resident was not satisfied when the service request was last reviewed."""
    ombudsman_reference: str = ""
    designated_on: date | None = None
    """The day on which the resident went to a designated person."""
    hold: str = ""
    """Why the record is to be kept past its time; empty where nothing holds it."""
    ended: str = ""
    """"closed", "withdrawn", "refused" or "sent elsewhere"; empty while it is open."""
    ended_on: date | None = None
    reopened: int = 0

    @property
    def open(self) -> bool:
        """Whether it still runs."""
        return self.received is not None and not self.ended

    @property
    def made(self) -> date:
        """The day the complaint was made: receipt, or the day a service request became one. It sets the edition."""
        if self.received is None:
            raise Impossible("The case has no day of receipt.")
        return self.became_complaint or self.received

    @property
    def stage(self) -> Stage:
        """The present stage. Raises Impossible for a service request, which has none."""
        if not self.stages:
            raise Impossible("A service request has no stage; make it a complaint first.")
        return self.stages[-1]

    @property
    def state(self) -> str:
        """One word for where it stands."""
        if self.ended:
            return self.ended
        if not self.stages:
            return "service request"
        if self.stage.responded_on:
            return "answered"
        if self.stage.acknowledged_on:
            return "acknowledged"
        return "received" if self.stage.number == 1 else "escalated"

    @property
    def actions(self) -> list[Duty]:
        """What was promised to the resident."""
        return [duty for duty in self.duties if duty.kind == "action"]

    def duty(self, number: int, kinds: tuple[str, ...], field: str) -> Duty:
        """The open duty of that number and of one of those kinds, for an event that meets or changes it.

        Raises:
            Impossible: there is none, or it is met already; `field` is the event's field that named it.
        """
        duty = next((one for one in self.duties if one.id == number and one.kind in kinds), None)
        if duty is None:
            raise Impossible("There is no such entry on this case by that day; see the numbers on its page.", field)
        if duty.done_on:
            raise Impossible(f"That was done on {say(duty.done_on)}.", field)
        if duty.dropped:
            raise Impossible("That no longer stands.", field)
        return duty

    def add_duty(self, duty: Duty, field: str = "by") -> None:
        """Let something be due from now on. Raises Impossible, at the event's `field`, for a date before its entry."""
        if duty.by and duty.by < duty.on:
            raise Impossible(f"It cannot be due before {say(duty.on)}, the day of this entry.", field)
        duty.stage = len(self.stages)
        self.duties.append(duty)

    def met(self, kind: str, on: date, stage: int | None = None) -> None:
        """Let every open duty of that kind be met, or only those of a stage."""
        for duty in self.duties:
            if duty.kind == kind and duty.open and stage in (None, duty.stage):
                duty.done_on = on

    def drop_plans(self) -> None:
        """Let what is planned on the way to the present stage's answer fall away."""
        for duty in self.duties:
            if duty.kind in ("draft", "sign-off") and duty.open and duty.stage == len(self.stages):
                duty.dropped = True

    def open_stage(self, on: date) -> None:
        """Open the next stage on that day."""
        self.stages.append(Stage(len(self.stages) + 1, on))

    def end(self, how: str, on: date) -> None:
        """End the case: "closed", "withdrawn", "refused" or "sent elsewhere"."""
        self.ended, self.ended_on = how, on

    def must_be_complaint(self) -> None:
        """Refuse what only a complaint can have, for a service request."""
        if not self.stages:
            raise Impossible("It is a service request; make it a complaint first.")

    def must_be_open(self, doing: str) -> None:
        """Refuse what only an open case can have."""
        if self.ended_on:
            raise Impossible(f"It cannot be {doing}: the case was {self.ended} on {say(self.ended_on)}.")

    def unanswered_stage(self, doing: str) -> Stage:
        """The present stage, where it is open and still waits for its answer. Raises Impossible otherwise."""
        self.must_be_complaint()
        self.must_be_open(doing)
        stage = self.stage
        if stage.responded_on:
            raise Impossible(
                f"It cannot be {doing}: stage {stage.number} was answered on {say(stage.responded_on)}"
                f"{'' if stage.number == 3 else '; record the escalation first, if there is one'}."
            )
        return stage
