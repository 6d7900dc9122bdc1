"""What the Code asks next of a case: the step, in plain words, with its clause and its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoctui.register.case import Case
from hoctui.register.clocks import Clock
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
    """Whom the case waits for, where it is not us: "the resident"."""


def next_step(case: Case, edition: Edition, clocks: tuple[Clock, ...]) -> NextStep:
    """What the Code asks next, for every state that a case can be in: of all that runs, what is due first."""
    step = _by_state(case, edition, clocks)
    others = [clock for clock in clocks if clock.running and clock.what in ("action", "update")]
    soonest = min(others, key=lambda clock: clock.due, default=None)
    if soonest and (step.due is None or soonest.due < step.due):
        return _action(soonest) if soonest.what == "action" else _update(soonest)
    return step


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
    clause = edition.rules.clause("service request")
    if not case.open:
        return NextStep("", "nothing: the service request is closed", "")
    return NextStep(
        "review",
        "see to the request and review it; if the resident is not satisfied with how it is handled, make it a "
        "complaint",
        clause,
        event="BecameComplaint",
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
            "nothing, unless the Ombudsman tells us to take it on: then reopen it",
            edition.rules.clause("refusal reasons"),
        )
    return NextStep("", f"nothing: the case is {case.ended}", "")


def _action(action: Clock) -> NextStep:
    return NextStep(
        "carry out",
        f"carry out what was promised and mark it done: {action.label.removeprefix('action: ')}",
        action.clause,
        action.due,
        event="ActionDone",
    )


def _update(update: Clock) -> NextStep:
    return NextStep(
        "update",
        "tell the resident how their complaint stands, as agreed, even if there is nothing new",
        update.clause,
        update.due,
        event="ContactMade",
    )
