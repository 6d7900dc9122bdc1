"""What a letter's template is handed: every value in plain words, and a gap in brackets for what is not known yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from hoctui.dates import DAY_NAMES, MONTH_NAMES
from hoctui.documents.letter_sources import Value
from hoctui.documents.letters import VALUES
from hoctui.register.case import Case, Stage
from hoctui.register.due_dates import StageDays, StageDue, stage_due
from hoctui.register.events import Acknowledged
from hoctui.register.fields import DECISIONS, GROUNDS
from hoctui.register.money import pounds
from hoctui.services.desk import YOUR_LANDLORD, Desk
from hoctui.services.letter_subject import EVENTS, Subject, entry_at

WRITTEN_AS: Final = {
    "definition": "definition",
    "outcomes": "outcomes",
    "unclear": "unclear",
    "responsible": "not_ours",
    "reasons": "reasons",
    "unsuitable": "reasons",
    "new_date": "new_date",
    "updates": "updates",
    "decision": "decision",
    "remedy": "remedy",
    "actions": "outstanding",
    "individual": "individual",
}
"""The value by which a letter holds a point of its checklist, by the point's key."""

_GAPS: Final = {
    "landlord": "[the landlord's name]",
    "signed": "[the name of whoever signs]",
    "definition": "[our understanding of the complaint]",
    "outcomes": "[what you want to happen]",
    "unclear": "[what we would like to ask you, or that nothing is unclear]",
    "not_ours": "[what is not ours to answer, or that all of it is]",
    "reasons": "[the reasons]",
    "new_date": "[the new date]",
    "updates": "[how often]",
    "decision": "[the decision]",
    "remedy": "[what we offer to put things right, and by when]",
    "outstanding": "[what is still to be done, or that nothing is]",
    "individual": "[how we considered your own circumstances]",
}
"""What stands in a letter where something that it needs is not known yet."""

_NEEDED: Final = {
    "Extended": ("reasons", "new_date"),
    "Responded": ("decision", "reasons"),
    "Refused": ("reasons",),
    "EscalationRefused": ("reasons",),
}
"""What a letter needs to say anything at all, whatever the edition asks."""

_COUNTED_FROM: Final = {
    "acknowledged": "acknowledging it",
    "logged": "logging it",
    "requested": "the day on which you ask",
}


def values_of(desk: Desk, subject: Subject, words: str) -> tuple[Mapping[str, Value], dict[str, str]]:
    """Every value that a template may put in, and those of them that are gaps."""
    values: dict[str, Value] = dict.fromkeys(VALUES, "")
    values |= _particulars(desk, subject)
    values |= _of_the_stage(desk, subject)
    values |= _of_theentry_at(subject)
    values |= _of_what_comes_next(subject)
    values["text"] = words if subject.kind == "update" else values["reasons"]
    asked = subject.asked
    required = [WRITTEN_AS.get(point.key, "") for point in asked.points if point.duty == "required"] if asked else []
    wanted = {"landlord", "signed", *required, *_NEEDED.get(EVENTS.get(subject.kind, ""), ())}
    if values["actions"]:
        wanted.discard("outstanding")
    if values["compensation"]:
        wanted.discard("remedy")
    if values["missed"]:
        wanted.add("new_date")
    gaps = {name: words for name, words in _GAPS.items() if name in wanted and not values[name]}
    return MappingProxyType(values | gaps), gaps


def _particulars(desk: Desk, subject: Subject) -> dict[str, Value]:
    case = subject.case
    handler = subject.said("handler") or (subject.stage.handler if subject.stage else "") or case.handler
    return {
        "resident": case.resident,
        "address": case.address,
        "reference": subject.reference,
        "landlord": "" if desk.landlord == YOUR_LANDLORD else desk.landlord,
        "representative": "" if case.consent == "awaited" else case.representative,
        "handler": handler,
        "signed": handler,
        "today": _say(subject.on, weekday=False),
        "kind": subject.kind,
        "edition": subject.edition.name,
        "category": case.category,
        "summary": case.summary,
        "received": _say(case.received),
    }


def _of_the_stage(desk: Desk, subject: Subject) -> dict[str, Value]:
    case, stage = subject.case, subject.stage
    actions = tuple(
        f"{_flat(duty.what)}{f', by {_say(duty.by)}' if duty.by else ''}"
        for duty in case.actions
        if duty.on <= subject.on and not duty.dropped and (duty.done_on is None or duty.done_on > subject.on)
    )
    if stage is None:
        return {"actions": actions, "outcomes": case.outcomes}
    told = entry_at(subject.life, "Acknowledged", stage)
    unclear = told.event.unclear if told and isinstance(told.event, Acknowledged) else ""
    # An answer speaks of the complaint as it was defined, at this stage or else before it.
    before = case.stages[: stage.number] if subject.name == "response" else [stage]
    due = _due(desk, subject, stage)
    given = [one.given for one in due.extensions]
    before_that = given[-2] if len(given) > 1 else due.extensions[0].extends if given else None
    extended = bool(given) and subject.event is not None
    # What was promised last is what the resident waits for, whether or not it counts as in time.
    promised = given[-1] if given else due.in_force
    missed = promised is not None and promised < subject.on and subject.kind == "update"
    every = stage.updates[-1][1] if stage.updates else 0
    return {
        "stage": str(stage.number),
        "final": "yes" if stage.number >= subject.edition.rules.stages else "",
        "escalated": _say(stage.requested_on) if stage.number > 1 else "",
        "acknowledged": _say(stage.acknowledged_on),
        "answered": _say(stage.responded_on),
        "definition": next((one.definition for one in reversed(before) if one.definition), ""),
        "outcomes": stage.outcomes or case.outcomes,
        "unclear": unclear,
        "not_ours": stage.not_ours,
        "points": tuple(
            _flat(point.what)
            for point in case.points
            if point.joined and point.stage == stage.number and point.what not in stage.definition
        ),
        "due": "" if stage.responded_on or missed else _say(promised),
        "missed": _say(promised) if missed and not stage.responded_on else "",
        "extends": _say(before_that if extended else promised),
        "new_date": _say(given[-1] if extended and subject.kind == "extension" else None),
        "compensation": tuple(
            f"{pounds(offer.total)}{_paid_by(case, offer.id)}"
            for offer in case.offers
            if stage.requested_on <= offer.on <= subject.on and offer.answer != "declined"
        ),
        "updates": f"every {every} working days" if every > 1 else "every working day" if every else "",
        "actions": actions,
    }


def _paid_by(case: Case, offer: int) -> str:
    duty = next((one for one in case.duties if one.id == offer), None)
    return f", to be paid by {_say(duty.by)}" if duty and duty.by else ""


def _due(desk: Desk, subject: Subject, stage: Stage) -> StageDue:
    """The stage's due dates; in an acknowledgement that is not recorded yet, as if it went out on its day."""
    days = StageDays.of(stage)
    if subject.kind == "acknowledgement" and days.acknowledged is None and days.responded is None:
        days = replace(days, acknowledged=subject.on)
    return stage_due(subject.edition, desk.calendar, days)


def _of_theentry_at(subject: Subject) -> dict[str, Value]:
    ground = subject.said("ground")
    return {
        "decision": dict(DECISIONS).get(subject.said("decision"), subject.said("decision")),
        "reasons": subject.said("reasons") or subject.said("reason") or subject.said("text"),
        "remedy": subject.said("remedy"),
        "outstanding": subject.said("outstanding"),
        "ground": "" if ground == "other" else dict(GROUNDS).get(ground, ground),
        "individual": subject.said("individual"),
        "discretion": subject.said("discretion"),
    }


def _of_what_comes_next(subject: Subject) -> dict[str, Value]:
    """How the resident goes on from an answer: to the next stage, or to the Ombudsman."""
    rules, number = subject.edition.rules, subject.number
    weeks = {"designated_weeks": str(rules.designated_person_weeks or "")}
    if not number or number >= rules.stages:
        return {**weeks}
    acknowledge = subject.edition.limit("acknowledge", number + 1)
    respond = subject.edition.limit("respond", number + 1)
    answer = ""
    if respond:
        start = next((_COUNTED_FROM[event] for event in respond.runs_from if event in _COUNTED_FROM), "")
        answer = f"within {respond.days} working days" + (f" of {start}" if start else "")
    return {
        **weeks,
        "next_stage": str(number + 1),
        "next_acknowledge_days": str(acknowledge.days) if acknowledge else "",
        "next_answer": answer,
        "next_by_another": "yes" if rules.clause("different person") else "",
    }


def _say(day: date | None, *, weekday: bool = True) -> str:
    """A day as a letter has it: Friday 4 December 2026."""
    if day is None:
        return ""
    said = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    return f"{DAY_NAMES[day.weekday()]} {said}" if weekday else said


def _flat(text: str) -> str:
    return " ".join(text.split())
