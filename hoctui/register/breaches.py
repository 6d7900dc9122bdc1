"""Breaches of the Code that stand on a case's record: warned of with their clause and counted, never refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoctui.dates import say_day, say_days
from hoctui.register.case import Case, Stage
from hoctui.register.clocks import ExtensionCount, StageDays, StageDue, stage_due
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
    for refusal in case.refusals:
        accept = refusal.what == "accept"
        told = edition.required("refusal" if accept else "refusal to escalate", 1 if accept else 2, "ombudsman")
        if told and not refusal.ombudsman_told:
            yield Breach(told.clause, "refused without giving the right to the Ombudsman", refusal.on)
        if refusal.ground == "over_age" and not refusal.discretion and rules.clause("discretion"):
            yield Breach(rules.clause("discretion"), "refused as too old, with no discretion considered", refusal.on)
    for action in case.actions:
        if action.by and action.done_on and action.done_on > action.by:
            yield Breach(
                rules.clause("remedy follow-through"),
                f"promised by {say_day(action.by)}, done later: {action.what}",
                action.done_on,
            )


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
            yield from _extension(stage.number, count, due.respond, edition)


def _extension(stage: int, count: ExtensionCount, limit: Limit, edition: Edition) -> Iterator[Breach]:
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
    if limit.extension_contact_clause and not count.extension.ombudsman_given:
        yield Breach(limit.extension_contact_clause, "extended without giving the Ombudsman's contact details", made)
    updates = edition.required("extension", stage, "updates")
    if updates and not count.extension.update_every:
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
            yield Breach(
                different,
                f"stage {stage.number} considered by the same person as stage {before.number}",
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
