"""What a case still wants said or done without a date of its own, so that nothing the Code asks for is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hoctui.dates import say_day
from hoctui.register.case import Case, Stage
from hoctui.register.due_dates import StageDays, stage_due
from hoctui.register.duties import ARRANGEMENTS, ORDERS
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is not said or not done yet: in words, with its clause, and the event that settles it."""

    clause: str
    words: str
    event: str
    target: int = 0
    """The entry that would be corrected, or the duty that is meant; 0 for none."""


def open_points(case: Case, edition: Edition, calendar: WorkingCalendar) -> tuple[OpenPoint, ...]:
    """Everything about a case that is still unsaid, the present stage's first."""
    return tuple(_all(case, edition, calendar))


def _all(case: Case, edition: Edition, calendar: WorkingCalendar) -> Iterator[OpenPoint]:
    yield from _representative(case, edition)
    for stage in reversed(case.stages):
        yield from _acknowledgement(stage, edition)
        yield from _extensions(case, stage, edition, calendar)
        yield from _answer(case, stage, edition)
    yield from _people(case, edition)
    yield from _staff(case, edition)
    yield from _refusals(case, edition)
    yield from _undated(case, edition)
    yield from _afterwards(case, edition)


def _representative(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    if case.open and case.representative and case.consent not in ("given", "not needed"):
        words = "their consent is awaited" if case.consent else "say whether the resident consents"
        yield OpenPoint(
            edition.rules.clause("representative"), f"{case.representative} acts: {words}", "RepresentativeNamed"
        )


def _acknowledgement(stage: Stage, edition: Edition) -> Iterator[OpenPoint]:
    if not stage.acknowledged_by or not stage.acknowledged_on:
        return
    filled = {"outcomes": stage.outcomes, "responsible": stage.not_ours}
    said = {"outcomes": "the outcomes sought", "responsible": "which aspects are and are not ours"}
    for key, text in filled.items():
        point = edition.required("acknowledgement", stage.number, key)
        if point and not text:
            yield OpenPoint(
                point.clause,
                f"the stage {stage.number} acknowledgement has no word on {said[key]}",
                "Corrected",
                stage.acknowledged_by,
            )


def _extensions(case: Case, stage: Stage, edition: Edition, calendar: WorkingCalendar) -> Iterator[OpenPoint]:
    due = stage_due(edition, calendar, StageDays.of(stage))
    for count in due.extensions:
        made = say_day(count.extension.made_on)
        contact = due.respond.extension_contact_clause if due.respond else ""
        if contact and count.extension.ombudsman_given is None:
            yield OpenPoint(
                contact,
                f"say whether the Ombudsman's contact details were given with the extension of {made}",
                "Corrected",
                count.extension.event,
            )
    waits = case.open and stage is case.stages[-1] and stage.responded_on is None
    if waits and due.extensions and not stage.updates:
        clause = edition.rules.clause("updates")
        yield OpenPoint(clause, "agree with the resident how often they hear from us", "UpdatesAgreed")


def _answer(case: Case, stage: Stage, edition: Edition) -> Iterator[OpenPoint]:
    if not stage.responded_on:
        return
    final = stage.number >= edition.rules.stages
    told = edition.required("response", stage.number, "ombudsman" if final else "next_stage")
    if told and stage.next_told is None:
        where = "the Ombudsman" if final else f"stage {stage.number + 1}"
        yield OpenPoint(
            told.clause,
            f"say whether the stage {stage.number} answer told how to go to {where}",
            "Corrected",
            stage.responded_by,
        )
    every = edition.required("response", stage.number, "every_point")
    if every and stage.every_point is None:
        yield OpenPoint(
            every.clause,
            f"say whether the stage {stage.number} answer took every point of the definition",
            "Corrected",
            stage.responded_by,
        )
    followed = any(duty.kind in ("action", "compensation") and duty.on >= stage.requested_on for duty in case.duties)
    if stage.remedy and stage.remedy.strip().casefold() not in ("none", "-", "no") and not followed:
        yield OpenPoint(
            edition.rules.clause("remedy follow-through"),
            f"the stage {stage.number} remedy is promised in words only: record what, by whom and by when",
            "ActionPromised",
        )


def _people(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    """Who handles a stage, and what was to go elsewhere."""
    different = edition.rules.clause("different person")
    if case.open and len(case.stages) > 1 and case.stage.responded_on is None and different:
        before, now = case.stages[-2].handler, case.stage.handler or case.handler
        if before and before.casefold().split() == now.casefold().split():
            yield OpenPoint(
                different,
                f"{now} answered stage {case.stage.number - 1}: hand stage {case.stage.number} over",
                "HandedOver",
            )
    apart = [point for point in case.points if not point.joined]
    logged = sum(1 for link in case.links if link.how == "apart")
    for point in apart[logged:]:
        yield OpenPoint(
            edition.rules.clause("added points"),
            f"log as a complaint of its own, then link it here as logged apart: {point.what}",
            "Linked",
        )
    if case.ended == "sent elsewhere" and case.elsewhere_told is None:
        yield OpenPoint(
            edition.rules.clause("responsible aspects"),
            "say whether the resident was told where the matter goes",
            "Corrected",
            case.elsewhere_by,
        )


def _staff(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    clause = edition.rules.clause("reply")
    waits = case.open and bool(case.stages) and not any(stage.responded_on for stage in case.stages)
    if clause and waits and case.category == "staff" and not case.reply_asked:
        yield OpenPoint(clause, "ask the member of staff complained about for their side", "Asked")
    for conflict in case.conflicts:
        if case.open and not conflict.done:
            yield OpenPoint(
                edition.rules.clause("conflict"),
                f"say what was done about the conflict of interest of {conflict.who}",
                "Corrected",
                conflict.event,
            )


def _refusals(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    for refusal in case.refusals:
        accept = refusal.what == "accept"
        letter, stage = ("refusal", 1) if accept else ("refusal to escalate", 2)
        told = edition.required(letter, stage, "ombudsman")
        if told and refusal.ombudsman_told is None:
            yield OpenPoint(
                told.clause,
                "say whether the refusal told of the right to go to the Ombudsman",
                "Corrected",
                refusal.event,
            )
        individual = edition.required(letter, stage, "individual")
        if individual and not refusal.individual:
            yield OpenPoint(
                individual.clause,
                "say how this complaint's own circumstances were considered in the refusal",
                "Corrected",
                refusal.event,
            )


def _undated(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    for duty in case.duties:
        if not duty.open or duty.by or duty.days:
            continue
        if duty.kind in ("action", "compensation", "lesson"):
            clause = edition.rules.clause("learning" if duty.kind == "lesson" else "remedy follow-through")
            what = f"compensation of {duty.what}" if duty.kind == "compensation" else duty.what
            yield OpenPoint(clause, f"give a date to: {what}", "ActionMoved", duty.id)
        elif duty.kind in ARRANGEMENTS and duty.kind != "contact arrangement":
            rule = "restrictions" if duty.kind == "contact restriction" else "adjustments"
            yield OpenPoint(
                edition.rules.clause(rule), f"set a day to review the {duty.kind}", "ArrangementReviewed", duty.id
            )
        elif duty.kind in (*ORDERS, "evidence") and not (duty.kind == "evidence" and edition.rules.evidence_days):
            yield OpenPoint("", f"give the date in the Ombudsman's letter: {duty.what}", "Corrected", duty.id)


def _afterwards(case: Case, edition: Edition) -> Iterator[OpenPoint]:
    upheld = any(stage.decision in ("upheld", "partially upheld") for stage in case.stages)
    if upheld and case.ended == "closed" and not case.lessons:
        yield OpenPoint(
            edition.rules.clause("learning"), "note what was learnt from it, or that there was nothing", "LessonNoted"
        )
