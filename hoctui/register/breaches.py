"""Breaches of the Code that stand on a case's record: warned of with their clause and counted, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoctui.dates import say_day, say_days
from hoctui.register.case import Case, Refusal, Stage
from hoctui.register.clocks import Clock, clocks_of
from hoctui.register.due_dates import ExtensionCount, StageDays, StageDue, stage_due
from hoctui.register.duties import Duty
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, Limit


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that fell short of the Code: its clause, what it was, and the day it happened."""

    clause: str
    words: str
    on: date


def breaches_of(case: Case, edition: Edition, calendar: WorkingCalendar) -> tuple[Breach, ...]:
    """Every breach on record, in the order of the stages."""
    return tuple(_all(case, edition, calendar))


def _all(case: Case, edition: Edition, calendar: WorkingCalendar) -> Iterator[Breach]:
    rules = edition.rules
    for stage in case.stages:
        due = stage_due(edition, calendar, StageDays.of(stage))
        yield from _passed_on(case, stage, due, edition)
        yield from _acknowledgement(stage, due)
        yield from _definition(stage, edition)
        yield from _extensions(stage, due, edition)
        yield from _answer(case, stage, due, edition)
        if stage.number > rules.stages:
            yield Breach(
                rules.clause("third stage"),
                f"a stage {stage.number} was opened; {rules.third_stage} by the Code",
                stage.requested_on,
            )
    for point in case.points:
        if point.joined and point.stage > 1 and rules.clause("added points"):
            yield Breach(
                rules.clause("added points"),
                f"a point was joined at stage {point.stage}, after stage 1 was answered: it is to be logged anew",
                point.on,
            )
    for refusal in case.refusals:
        yield from _refusal(refusal, edition)
    for clock in clocks_of(case, edition, calendar):
        if clock.what == "update":
            yield from _update(clock)
    for duty in case.duties:
        yield from _duty(duty, edition, calendar)


def _refusal(refusal: Refusal, edition: Edition) -> Iterator[Breach]:
    accept = refusal.what == "accept"
    letter, stage = ("refusal", 1) if accept else ("refusal to escalate", 2)
    told = edition.required(letter, stage, "ombudsman")
    if told and refusal.ombudsman_told is False:
        yield Breach(told.clause, "refused without giving the right to the Ombudsman", refusal.on)
    if refusal.ground == "over_age" and not refusal.discretion and edition.rules.clause("discretion"):
        yield Breach(
            edition.rules.clause("discretion"), "refused as too old, with no discretion considered", refusal.on
        )
    if refusal.overruled_on:
        clause = edition.rules.clause("refusal reasons" if accept else "escalation refusal")
        yield Breach(
            clause, f"the refusal of {say_day(refusal.on)} was overruled by the Ombudsman", refusal.overruled_on
        )


def _update(clock: Clock) -> Iterator[Breach]:
    if clock.met_on and clock.late:
        yield Breach(clock.clause, f"update due {say_day(clock.due)} given late", clock.met_on)
    elif clock.met_on is None and not clock.running:
        yield Breach(clock.clause, f"update due {say_day(clock.due)} never given", clock.due)


def _duty(duty: Duty, edition: Edition, calendar: WorkingCalendar) -> Iterator[Breach]:
    """What was done after its date, or had its date put off only once it had passed."""
    if duty.kind not in ("action", "compensation", "evidence"):
        return
    clause = edition.rules.clause("evidence" if duty.kind == "evidence" else "remedy follow-through")
    if not clause:
        return
    what = f"compensation of {duty.what}" if duty.kind == "compensation" else duty.what
    for move in duty.moves:
        if move.before and move.on > move.before:
            yield Breach(clause, f"promised by {say_day(move.before)}, put off only after that: {what}", move.on)
    # Evidence without a date of its own is due in the edition's working days (2020: 3.20).
    due = calendar.add(duty.on, edition.rules.evidence_days) if duty.kind == "evidence" and not duty.by else duty.by
    if due and duty.done_on and duty.done_on > due:
        words = "evidence sent to the Ombudsman after" if duty.kind == "evidence" else "promised by"
        later = "" if duty.kind == "evidence" else ", done later"
        yield Breach(clause, f"{words} {say_day(due)}{later}: {what}", duty.done_on)


def _passed_on(case: Case, stage: Stage, due: StageDue, edition: Edition) -> Iterator[Breach]:
    if not edition.rules.clause("received by any staff"):
        return
    if stage.number == 1 and case.passed_on and due.ack_due and case.passed_on > due.ack_due:
        yield Breach(
            edition.rules.clause("received by any staff"),
            "passed on only after the acknowledgement was due",
            case.passed_on,
        )


def _acknowledgement(stage: Stage, due: StageDue) -> Iterator[Breach]:
    if due.acknowledge is None or due.ack_due is None:
        return
    if stage.acknowledged_on and stage.acknowledged_on > due.ack_due:
        yield Breach(
            due.acknowledge.clause,
            f"stage {stage.number} acknowledged after {say_day(due.ack_due)}",
            stage.acknowledged_on,
        )
    if stage.responded_on and not stage.acknowledged_on:
        yield Breach(
            due.acknowledge.clause, f"stage {stage.number} answered without an acknowledgement", stage.responded_on
        )


def _definition(stage: Stage, edition: Edition) -> Iterator[Breach]:
    definition = edition.required("acknowledgement", stage.number, "definition")
    if stage.acknowledged_on and not stage.definition and definition:
        yield Breach(
            definition.clause,
            f"stage {stage.number} acknowledged without a complaint definition",
            stage.acknowledged_on,
        )


def _extensions(stage: Stage, due: StageDue, edition: Edition) -> Iterator[Breach]:
    if due.respond:
        for count in due.extensions:
            yield from _extension(stage, count, due.respond, edition)


def _extension(stage: Stage, count: ExtensionCount, limit: Limit, edition: Edition) -> Iterator[Breach]:
    made = count.extension.made_on
    if count.late:
        yield Breach(
            limit.extension_clause or limit.clause,
            f"extended after {say_day(count.extends)}, the date it extends; by the Ombudsman's published reading it "
            "must come before",
            made,
        )
    elif count.counts_to < count.given:
        past = f"past {say_days(limit.extension)} " if limit.extension else ""
        yield Breach(
            limit.extension_clause or limit.clause,
            f"extended {past}without its {limit.extension_cap_means or 'good reason'}",
            made,
        )
    if limit.extension_contact_clause and count.extension.ombudsman_given is False:
        yield Breach(limit.extension_contact_clause, "extended without giving the Ombudsman's contact details", made)
    updates = edition.required("extension", stage.number, "updates")
    if updates and not stage.updates:
        yield Breach(updates.clause, "extended without agreeing intervals for updates", made)


def _answer(case: Case, stage: Stage, due: StageDue, edition: Edition) -> Iterator[Breach]:
    if due.respond is None:
        return
    if stage.responded_on:
        if due.late(stage.responded_on) and due.in_force:
            yield Breach(
                due.respond.clause, f"stage {stage.number} answered after {say_day(due.in_force)}", stage.responded_on
            )
        before = case.stages[stage.number - 2] if stage.number > 1 else None
        different = edition.rules.clause("different person")
        if before and before.handler and _same(before.handler, stage.handler) and different:
            why = f", because {stage.same_person_why}" if stage.same_person_why else ""
            yield Breach(
                different,
                f"stage {stage.number} considered by the same person as stage {before.number}{why}",
                stage.responded_on,
            )
        conflict = edition.rules.clause("conflict")
        if conflict and any(_same(one.who, stage.handler) and one.on <= stage.responded_on for one in case.conflicts):
            yield Breach(
                conflict,
                f"stage {stage.number} considered by somebody with a declared conflict of interest",
                stage.responded_on,
            )
    elif stage is not case.stages[-1]:
        yield Breach(
            due.respond.clause,
            f"taken to stage {stage.number + 1} with stage {stage.number} never answered",
            case.stages[stage.number].requested_on,
        )
    elif case.ended == "closed" and case.ended_on:
        yield Breach(due.respond.clause, f"closed with stage {stage.number} never answered", case.ended_on)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
