"""What the letter that goes with an event must hold under an edition, each point ticked from the event or missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hoctui.register.case import Case
from hoctui.rulebook.edition import Edition, LetterPoint

LETTER_OF = {
    "Acknowledged": "acknowledgement",
    "Extended": "extension",
    "Responded": "response",
    "Refused": "refusal",
    "EscalationRefused": "refusal to escalate",
}
"""The letter that goes with each kind of event."""


@dataclass(frozen=True, slots=True)
class PointMet:
    """A point of a letter, and whether what was typed meets it."""

    point: LetterPoint
    met: bool


def checklist(edition: Edition, case: Case, kind: str, values: dict[str, Any]) -> tuple[PointMet, ...]:
    """The checklist of the letter that goes with an event of that kind, at the case's present stage."""
    name = LETTER_OF.get(kind)
    if name is None or not case.stages:
        return ()
    stage = case.stage.number
    letter = edition.letter(name, stage)
    if kind == "EscalationRefused":
        letter = edition.letter(name, stage + 1) or letter
    if letter is None:
        return ()
    return tuple(PointMet(point, _met(point.key, case, values)) for point in letter.points)


_FIELDS: dict[str, tuple[str, ...]] = {
    "outcomes": ("outcomes",),
    "unclear": ("unclear",),
    "responsible": ("not_ours",),
    "in_writing": ("in_writing",),
    "reasons": ("reason", "reasons", "text"),
    "new_date": ("to", "days"),
    "updates": ("update_every",),
    "decision": ("decision",),
    "remedy": ("remedy",),
    "actions": ("outstanding",),
    "next_stage": ("next_stage_told",),
    "every_point": ("every_point",),
    "policy_and_law": ("text",),
    "unsuitable": ("reasons",),
    "individual": ("individual",),
}
"""The event's fields that can meet a letter's point, by the point's key."""


def _met(key: str, case: Case, values: dict[str, Any]) -> bool:
    if key == "stage":
        return True  # the heading of every letter of ours names its stage
    if key == "definition":
        return bool(values.get("definition") or ("definition" not in values and case.stage.definition))
    if key == "ombudsman":
        return any(bool(values.get(name)) for name in ("ombudsman_told", "ombudsman_given", "next_stage_told"))
    if key == "other_person":
        before = case.stages[-2].handler if len(case.stages) > 1 else ""
        now = str(values.get("handler") or case.stage.handler or case.handler)
        return not before or now.casefold().split() != before.casefold().split()
    return any(bool(values.get(name)) for name in _FIELDS.get(key, ()))
