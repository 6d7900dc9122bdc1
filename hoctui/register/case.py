"""A case as it stands: what its events add up to. Made by the fold alone; nothing else changes one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hoctui.dates import say_day as say
from hoctui.errors import Impossible

__all__ = ["Action", "Case", "Contact", "Extension", "Refusal", "Stage", "say"]


@dataclass(frozen=True, slots=True)
class Extension:
    """A date put back: by working days from the date it extends, or to a named date."""

    made_on: date
    days: int | None
    to: date | None
    good_reason: bool = True
    """Whether a good reason for going over the edition's cap is on record."""
    agreed: bool = False
    ombudsman_given: bool = True
    update_every: int | None = None
    """Working days between updates, as agreed with the resident."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A complaint not accepted ("accept"), or not taken to the next stage ("escalate")."""

    what: str
    ground: str
    on: date
    ombudsman_told: bool
    discretion: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with the resident: "out" from us, "in" from them."""

    on: date
    direction: str


@dataclass(slots=True)
class Action:
    """Something promised to a resident, known by the event that promised it."""

    id: int
    what: str
    owner: str
    promised_on: date
    by: date | None
    done_on: date | None = None


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
    responded_on: date | None = None
    decision: str = ""
    handler: str = ""


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
    received_by: str = ""
    passed_on: date | None = None
    issue_occurred: date | None = None
    resident_aware: date | None = None
    stages: list[Stage] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    ended: str = ""
    """"closed", "withdrawn" or "refused"; empty while it is open."""
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

    def open_stage(self, on: date) -> None:
        """Open the next stage on that day."""
        self.stages.append(Stage(len(self.stages) + 1, on))

    def end(self, how: str, on: date) -> None:
        """End the case: "closed", "withdrawn" or "refused"."""
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
