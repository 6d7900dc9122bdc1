"""What the tables of lives are written in: one life told whole, and events that leave nothing unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from casebook import on

from hoctui.register.events import (
    Acknowledged,
    ActionPromised,
    Asked,
    Closed,
    ContactMade,
    Escalated,
    EscalationRefused,
    Event,
    Extended,
    LessonNoted,
    Logged,
    Refused,
    Responded,
    UpdatesAgreed,
)


@dataclass(frozen=True)
class Told:
    """A life, and everything that must come of it. Clocks are written "label: due", breaches "clause, day"."""

    told: str
    events: tuple[Event, ...]
    edition: str
    state: str
    step: str
    """The step, its clause, its date and the event that takes it, with a dash where there is none of them."""
    runs: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    """Clocks met after their date: "label: due, met"."""
    never: tuple[str, ...] = ()
    """Clocks that ended without being met."""
    breaches: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    """What is still unsaid: "clause event", with a dash where no clause asks for it."""
    waits: str = ""
    can: str = ""
    """Kinds of event that could be recorded now."""
    cannot: str = ""


ANSWERED = "close {} - Closed"
"""The step once a stage is answered, with the clause of the full record."""


def ack(day: str, **fields: Any) -> Acknowledged:
    """An acknowledgement that says everything an edition asks for."""
    said = {"definition": "The leak was not mended.", "outcomes": "A dry kitchen.", "not_ours": "none"}
    return Acknowledged(**{"on": on(day), **said, **fields})


def answer(day: str, **fields: Any) -> Responded:
    """An answer that says everything an edition asks for."""
    said: dict[str, Any] = {"decision": "not upheld", "next_stage_told": True, "every_point": True}
    return Responded(**{"on": on(day), **said, **fields})


def extended(day: str, days: int | None = None, **fields: Any) -> Extended:
    """An extension that gives the Ombudsman's contact details; intervals for updates only where they are given."""
    return Extended(**{"on": on(day), "days": days, "reason": "a survey is booked", "ombudsman_given": True, **fields})


def logged(day: str) -> Logged:
    """Logged on that day."""
    return Logged(on=on(day))


def escalated(day: str, **fields: Any) -> Escalated:
    """The next stage asked for."""
    return Escalated(on=on(day), **fields)


def told(day: str, **fields: Any) -> ContactMade:
    """The resident is told how it stands."""
    return ContactMade(**{"on": on(day), "text": "the survey is on Friday", **fields})


def updates(day: str, every: int) -> UpdatesAgreed:
    """Updates agreed every so many working days."""
    return UpdatesAgreed(on=on(day), every=every)


def _refusal(day: str, fields: dict[str, Any]) -> dict[str, Any]:
    said = {
        "ground": "other",
        "reasons": "It is for the freeholder.",
        "individual": "Nothing was particular to it.",
        "ombudsman_told": True,
    }
    return {"on": on(day), **said, **fields}


def refused(day: str, **fields: Any) -> Refused:
    """Not accepted, with everything said that an edition asks for."""
    return Refused(**_refusal(day, fields))


def not_escalated(day: str, **fields: Any) -> EscalationRefused:
    """Not taken to the next stage, with everything said that an edition asks for."""
    return EscalationRefused(**_refusal(day, fields))


def promised(day: str, what: str, by: str = "", **fields: Any) -> ActionPromised:
    """An action promised, by a day or by none."""
    return ActionPromised(on=on(day), what=what, by=on(by) if by else None, **fields)


def asked(day: str, whom: str, what: str, by: str = "", **fields: Any) -> Asked:
    """Somebody asked for something, by a day or by none."""
    return Asked(on=on(day), whom=whom, what=what, by=on(by) if by else None, **fields)


def closed(day: str) -> Closed:
    """Closed on that day."""
    return Closed(on=on(day))


def learnt(day: str, **fields: Any) -> LessonNoted:
    """What was learnt; nothing to change, unless it is said."""
    return LessonNoted(**{"on": on(day), "lesson": "none: it was a single slip", **fields})
