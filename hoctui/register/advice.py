"""What the Code asks next of a case: the step, in plain words, with its clause and its date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hoctui.register.case import Case
from hoctui.register.clocks import Clock
from hoctui.register.duties import DUTIES, Duty
from hoctui.rulebook.edition import Edition


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step: a code for lists, a sentence, its clause, its date, and the event that takes it."""

    step: str
    words: str
    clause: str
    due: date | None = None
    projected: bool = False
    event: str = ""
    waiting_on: str = ""
    """Whom the case waits for, where it is not us alone: "the resident", or who was asked and has not replied."""
    target: int = 0
    """The duty that such an event would name; 0 for none."""


def next_step(case: Case, edition: Edition, clocks: tuple[Clock, ...]) -> NextStep:
    """What the Code asks next, for every state that a case can be in: of all that runs, what is due first."""
    step = _by_state(case, edition, clocks)
    passed_over = ["acknowledge", "respond", *(_OWN_PLANS if step.due else ())]
    if case.unsatisfied:
        passed_over.append("review")
    others = [clock for clock in clocks if clock.running and clock.what not in passed_over]
    soonest = min(others, key=lambda clock: clock.due, default=None)
    if soonest and (step.due is None or soonest.due < step.due):
        step = _update(soonest) if soonest.what == "update" else _duty(soonest, case)
    return replace(step, waiting_on=step.waiting_on or _waiting_on(case))


_OWN_PLANS = ("question", "draft", "sign-off", "survey", "lesson", "contact arrangement")
"""Duties that no clause of the Code puts a date on: they are counted down, and never stand before what it does date."""


def _waiting_on(case: Case) -> str:
    """Who was asked first and has not replied yet, while the case is open."""
    asked = [duty for duty in case.duties if duty.kind == "question" and duty.open]
    return min(asked, key=lambda duty: (duty.on, duty.id)).owner if asked and case.open else ""


def _by_state(case: Case, edition: Edition, clocks: tuple[Clock, ...]) -> NextStep:
    if not case.stages:
        return _service_request(case, edition)
    if case.ended:
        return _ended(case, edition)
    stage = case.stage
    if stage.responded_on:
        return _answered(case, edition)
    running = {clock.what: clock for clock in clocks if clock.running and clock.stage == stage.number}
    respond, acknowledge = running.get("respond"), running.get("acknowledge")
    if acknowledge:
        return NextStep(
            "acknowledge",
            _acknowledge_words(edition, stage.number),
            acknowledge.clause,
            acknowledge.due,
            event="Acknowledged",
        )
    if respond:
        final = stage.number >= edition.rules.stages
        words = (
            f"send the {'final' if final else 'stage 1'} response: every point, the decision and its reasons, the "
            f"remedy, what is outstanding, and how to go to {'the Ombudsman' if final else 'stage 2'}"
        )
        return NextStep("respond", words, respond.clause, respond.due, respond.projected, "Responded")
    limit = edition.limit("respond", stage.number)
    return NextStep(
        "respond",
        f"answer stage {stage.number}; the {edition.name} edition sets no time limit for it",
        limit.clause if limit else edition.rules.clause("third stage"),
        event="Responded",
    )


def _acknowledge_words(edition: Edition, stage: int) -> str:
    letter = edition.letter("acknowledgement", stage)
    required = [point.key for point in letter.points if point.duty == "required"] if letter else []
    if "definition" in required:
        return (
            "acknowledge in writing, with our understanding of the complaint, the outcome sought, what is and is not "
            "ours to answer, and the right to the Ombudsman"
        )
    return "log and acknowledge it in writing, with the right to the Ombudsman"


def _service_request(case: Case, edition: Edition) -> NextStep:
    if not case.open:
        return NextStep("", "nothing: the service request is closed", "")
    if case.unsatisfied:
        return NextStep(
            "make a complaint",
            "the resident is not satisfied: make it a complaint",
            edition.rules.clause("request becomes complaint"),
            event="BecameComplaint",
        )
    return NextStep(
        "review",
        "see to the request and review it; if the resident is not satisfied with how it is handled, make it a "
        "complaint",
        edition.rules.clause("service request"),
        event="RequestReviewed",
    )


def _answered(case: Case, edition: Edition) -> NextStep:
    if case.stage.number >= edition.rules.stages:
        words = "the final response is sent; close the case when nothing is outstanding"
    else:
        words = "wait for the resident: escalate if they ask for it, in whatever words; otherwise close"
    return NextStep("close", words, edition.rules.clause("record"), event="Closed", waiting_on="the resident")


def _ended(case: Case, edition: Edition) -> NextStep:
    if case.ended == "refused":
        return NextStep(
            "",
            "nothing, unless the Ombudsman tells us to take it on: then record that the refusal is overruled",
            edition.rules.clause("refusal reasons"),
        )
    return NextStep("", f"nothing: the case is {case.ended}", "")


def _duty(clock: Clock, case: Case) -> NextStep:
    duty = next((one for one in case.duties if one.id == clock.target), Duty(clock.what, 0, clock.due))
    kind = DUTIES[clock.what]
    return NextStep(
        _STEPS.get(clock.what, clock.what),
        kind.words.format(what=duty.what, owner=duty.owner),
        clock.clause,
        clock.due,
        event=kind.event,
        waiting_on=(duty.owner or "the resident") if kind.others else "",
        target=clock.target,
    )


_STEPS = {
    "action": "carry out",
    "compensation": "pay",
    "question": "chase",
    "consent": "get consent",
    "adjustment": "review adjustment",
    "contact arrangement": "review contact",
    "contact restriction": "review restriction",
    "enquiry": "Ombudsman",
    "evidence": "send evidence",
    "order": "meet order",
    "recommendation": "recommendation",
    "failure order": "failure order",
    "failure notice": "failure notice",
    "survey": "remind",
    "lesson": "carry out lesson",
}
"""The step's code for lists, where the kind of duty is not one itself."""


def _update(update: Clock) -> NextStep:
    return NextStep(
        "update",
        "tell the resident how their complaint stands, as agreed, even if there is nothing new",
        update.clause,
        update.due,
        event="ContactMade",
    )
