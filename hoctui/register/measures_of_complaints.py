"""What is counted of complaints themselves: how many, about what, through which channel, refused, how they went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hoctui.register.case import Case
from hoctui.register.fields import DECISIONS, GROUNDS
from hoctui.register.figure import Hit, InPeriod, Measure, Terms

_NOT_OURS = {"refused": "not accepted", "sent elsewhere": "sent elsewhere"}
"""How a case ends that was never taken on, and the words for it."""

_REACHED = "reached stage 2"


def _volumes(known: InPeriod) -> Iterator[Hit]:
    """The complaints made in the period; a group's is one, and one that was reopened is the same one."""
    case = known.case
    if known.made:
        yield Hit(known.reference, words=_NOT_OURS.get(case.ended, "withdrawn" if case.ended == "withdrawn" else ""))
    for stage, _ in known.stages:
        if stage.number == 2:
            yield Hit(known.reference, words=_REACHED, aside=True)


def _of_volumes(_counted: Sequence[Hit], aside: Sequence[Hit], _terms: Terms) -> str:
    return f"{len(aside)} {_REACHED} in the period" if aside or _counted else ""


def _by(part: Callable[[Case], str]) -> Callable[[InPeriod], Iterator[Hit]]:
    def hits(known: InPeriod) -> Iterator[Hit]:
        if known.made:
            yield Hit(known.reference, words=part(known.case) or "not said")

    return hits


def _outcomes(known: InPeriod) -> Iterator[Hit]:
    for stage, _ in known.stages:
        if stage.responded_on:
            yield Hit(known.reference, words=f"stage {stage.number} {_DECISION.get(stage.decision, stage.decision)}")


_DECISION = dict(DECISIONS)


def _requests(known: InPeriod) -> Iterator[Hit]:
    became = known.case.became_complaint
    if (became or known.case.kind == "service request") and known.terms.period.holds(known.case.received):
        yield Hit(known.reference, words="became a complaint" if became else "")


def _became(known: InPeriod) -> Iterator[Hit]:
    if known.terms.period.holds(known.case.became_complaint):
        yield Hit(known.reference)


def _resolved(number: int) -> Measure:
    """Answered at that stage and not taken further."""

    def hits(known: InPeriod) -> Iterator[Hit]:
        for stage, _ in known.stages:
            if stage.number == number and stage.responded_on:
                if len(known.case.stages) > number:
                    yield Hit(known.reference, False, "went further")
                else:
                    asked = any(one.what == "escalate" and one.stage == number for one in known.case.refusals)
                    yield Hit(known.reference, True, "asked to go further and refused" if asked else "")

    return Measure(f"Complaints answered at stage {number} that went no further", hits)


def _escalated(known: InPeriod) -> Iterator[Hit]:
    for stage, _ in known.stages:
        if stage.number == 1:
            further = len(known.case.stages) > 1
            if known.case.ended in _NOT_OURS and not further:
                yield Hit(known.reference, words=_NOT_OURS[known.case.ended], aside=True)
            else:
                yield Hit(known.reference, further)


def _refused(what: str) -> Callable[[InPeriod], Iterator[Hit]]:
    def hits(known: InPeriod) -> Iterator[Hit]:
        for refusal in known.case.refusals:
            if refusal.what == what and known.terms.period.holds(refusal.on):
                overruled = " (overruled)" if refusal.overruled_on else ""
                yield Hit(known.reference, words=f"{_GROUND.get(refusal.ground, refusal.ground)}{overruled}")

    return hits


_GROUND = dict(GROUNDS)


def _points(known: InPeriod) -> Iterator[Hit]:
    for point in known.case.points:
        if known.terms.period.holds(point.on):
            yield Hit(known.reference, words="joined" if point.joined else "logged apart")


OF_COMPLAINTS = {
    "volumes": Measure("Complaints made", _volumes, note=_of_volumes),
    "by_category": Measure("Complaints by category", _by(lambda case: case.category)),
    "by_channel": Measure("Complaints by channel", _by(lambda case: case.channel)),
    "by_outcome": Measure("Answers by outcome", _outcomes),
    "service_requests": Measure("Service requests recorded", _requests),
    "requests_became_complaints": Measure("Service requests that became complaints", _became),
    "resolved_at_stage_1": _resolved(1),
    "resolved_at_stage_2": _resolved(2),
    "escalated": Measure("Complaints of the period that went to stage 2", _escalated),
    "refused": Measure("Complaints not accepted, by ground", _refused("accept")),
    "escalation_refused": Measure("Escalations refused, by ground", _refused("escalate")),
    "points_added": Measure("Points added to open complaints", _points),
}
