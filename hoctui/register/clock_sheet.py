"""Every date and judgement that the days of a case give under an edition: what `hoctui clock` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from hoctui.dates import say_day
from hoctui.errors import Impossible
from hoctui.register.case import Extension
from hoctui.register.due_dates import EVENT_WORDS, StageDays, StageDue, accepted_by, eight_weeks, stage_due
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, Limit

KEYS = (
    "ack_due",
    "ack_late",
    "stage1_due",
    "stage1_due_if_acknowledged_on_ack_due",
    "stage1_extended_due",
    "stage1_extended_latest",
    "extension_over_limit",
    "stage1_late",
    "stage2_ack_due",
    "stage2_ack_late",
    "stage2_due",
    "stage2_extended_due",
    "stage2_late",
    "stage3_due",
    "evidence_due",
    "eight_weeks",
    "within_12_months",
    "over_6_months",
)
"""Every key of a sheet, in its order. One is left out where it cannot be known, or the edition has no such rule."""


@dataclass(frozen=True, slots=True)
class CaseDays:
    """The days of a case, each None where it is not known; extensions in working days."""

    received: date | None = None
    issue_occurred: date | None = None
    resident_aware: date | None = None
    logged: date | None = None
    acknowledged: date | None = None
    stage1_extension_days: int | None = None
    stage1_response: date | None = None
    escalation_requested: date | None = None
    stage2_acknowledged: date | None = None
    stage2_extension_days: int | None = None
    stage2_response: date | None = None
    stage3_requested: date | None = None
    ombudsman_request: date | None = None
    final_decision: date | None = None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing known: its key, a due date or a judgement, its clause, and how it was come by where it is a date."""

    key: str
    value: date | bool
    clause: str = ""
    count: str = ""


_WORDS = {
    "received": "receipt",
    "issue_occurred": "day the issue occurred",
    "resident_aware": "day the resident became aware",
    "logged": "logging",
    "acknowledged": "acknowledgement",
    "stage1_response": "stage 1 response",
    "escalation_requested": "request to escalate",
    "stage2_acknowledged": "stage 2 acknowledgement",
    "stage2_response": "stage 2 response",
    "stage3_requested": "request for stage 3",
    "ombudsman_request": "Ombudsman's request",
    "final_decision": "final decision",
}

_NOT_BEFORE = (
    *((name, "received") for name in _WORDS if name not in ("issue_occurred", "resident_aware", "received")),
    ("received", "issue_occurred"),
    ("received", "resident_aware"),
    ("stage2_acknowledged", "escalation_requested"),
    ("stage2_response", "escalation_requested"),
    ("stage3_requested", "escalation_requested"),
)
"""What cannot come before what; on one day both may be. Any other order is recorded as it was: a resident may ask for
stage 2 before stage 1 is answered, and an answer may go out before the acknowledgement, or before it was logged."""


def sheet(edition: Edition, calendar: WorkingCalendar, days: CaseDays) -> tuple[SheetLine, ...]:
    """All that can be known from these days, in the order of KEYS.

    An extension counts as having its good reason, or its agreement: whether it needs one is a line of its own. An
    answer without an acknowledgement is judged by the date that an acknowledgement on its last day would have given.

    Raises:
        Impossible: the days are in an order that cannot be, or an extension is of no days.
        BadInput: a count leaves the years that bank holidays are known for.
    """
    _check(days)
    first = stage_due(
        edition,
        calendar,
        StageDays(
            1,
            days.received,
            days.logged,
            days.acknowledged,
            days.stage1_response,
            _extended(days.stage1_extension_days),
        ),
    )
    second = stage_due(
        edition,
        calendar,
        StageDays(
            2,
            days.escalation_requested,
            None,
            days.stage2_acknowledged,
            days.stage2_response,
            _extended(days.stage2_extension_days),
        ),
    )
    lines = [
        *_acknowledgement("ack", calendar, first, days.received, days.acknowledged),
        *_response("stage1", calendar, first, days.stage1_response),
        *_over_limit(days, first.respond, second.respond),
        *_acknowledgement("stage2_ack", calendar, second, days.escalation_requested, days.stage2_acknowledged),
        *_response("stage2", calendar, second, days.stage2_response),
        *_afterwards(edition, calendar, days),
        *_acceptance(edition, days),
    ]
    return tuple(sorted(lines, key=lambda line: KEYS.index(line.key)))


def values(lines: tuple[SheetLine, ...]) -> dict[str, date | bool]:
    """A sheet as its keys and values alone."""
    return {line.key: line.value for line in lines}


def _extended(days: int | None) -> tuple[Extension, ...]:
    # Made on the first day there is, so that it never counts as made too late: no such day is asked for.
    return () if days is None else (Extension(date.min, days, None, good_reason=True, agreed=True),)


def _acknowledgement(
    key: str, calendar: WorkingCalendar, due: StageDue, start: date | None, acknowledged: date | None
) -> Iterator[SheetLine]:
    limit = due.acknowledge
    if limit is None or due.ack_due is None or start is None:
        return
    event = EVENT_WORDS[limit.runs_from[0]]
    yield SheetLine(f"{key}_due", due.ack_due, limit.clause, calendar.explain(start, limit.days, event))
    if acknowledged is not None:
        yield SheetLine(f"{key}_late", acknowledged > due.ack_due, limit.clause)


def _response(key: str, calendar: WorkingCalendar, due: StageDue, responded: date | None) -> Iterator[SheetLine]:
    limit = due.respond
    if limit is None:
        return
    if due.base_due is not None and due.base_from is not None:
        count = calendar.explain(due.base_from, limit.days, EVENT_WORDS[due.base_event])
        yield SheetLine(f"{key}_due", due.base_due, limit.clause, count)
        for extension in due.extensions:
            count = calendar.explain(due.base_due, extension.extension.days or 0, "due")
            yield SheetLine(f"{key}_extended_due", extension.given, limit.extension_clause, count)
    if key == "stage1":
        yield from _projected(calendar, due, limit)
    late = due.late(responded) if responded is not None else None
    if late is not None:
        yield SheetLine(f"{key}_late", late, limit.clause)


def _projected(calendar: WorkingCalendar, due: StageDue, limit: Limit) -> Iterator[SheetLine]:
    """What only stage 1 is asked for: the projection, and the furthest that an extension reaches by itself."""
    projection, ack_due = due.if_acknowledged_on_ack_due, due.ack_due
    if projection is not None and ack_due is not None:
        count = calendar.explain(ack_due, limit.days, "acknowledged on the last day,")
        yield SheetLine("stage1_due_if_acknowledged_on_ack_due", projection, limit.clause, count)
    if due.base_due is not None and due.extended_latest is not None:
        count = calendar.explain(due.base_due, limit.extension, "due")
        yield SheetLine("stage1_extended_latest", due.extended_latest, limit.extension_clause, count)


def _over_limit(days: CaseDays, first: Limit | None, second: Limit | None) -> Iterator[SheetLine]:
    given = [
        (extension > limit.extension, limit.extension_clause)
        for extension, limit in ((days.stage1_extension_days, first), (days.stage2_extension_days, second))
        if extension is not None and limit is not None
    ]
    if given:
        over = [clause for beyond, clause in given if beyond]
        yield SheetLine("extension_over_limit", bool(over), (over or [given[0][1]])[0])


def _afterwards(edition: Edition, calendar: WorkingCalendar, days: CaseDays) -> Iterator[SheetLine]:
    third = stage_due(edition, calendar, StageDays(3, days.stage3_requested))
    if third.respond is not None and third.base_due is not None and third.base_from is not None:
        count = calendar.explain(third.base_from, third.respond.days, "stage 3 requested")
        yield SheetLine("stage3_due", third.base_due, third.respond.clause, count)
    rules = edition.rules
    if rules.evidence_days and days.ombudsman_request is not None:
        due = calendar.add(days.ombudsman_request, rules.evidence_days)
        count = calendar.explain(days.ombudsman_request, rules.evidence_days, "the Ombudsman's request")
        yield SheetLine("evidence_due", due, rules.clause("evidence"), count)
    if rules.designated_person_weeks and days.final_decision is not None:
        due = eight_weeks(days.final_decision, rules.designated_person_weeks)
        count = f"{rules.designated_person_weeks} weeks of calendar days after {say_day(days.final_decision)}"
        yield SheetLine("eight_weeks", due, rules.clause("designated person"), count)


def _acceptance(edition: Edition, days: CaseDays) -> Iterator[SheetLine]:
    latest = accepted_by(edition, days.issue_occurred, days.resident_aware)
    if days.received is None or latest is None:
        return
    clause, count = edition.rules.clause("acceptance"), f"the last day is {say_day(latest)}"
    if edition.rules.acceptance_months == 12:
        yield SheetLine("within_12_months", days.received <= latest, clause, count)
    if edition.rules.acceptance_months == 6:
        yield SheetLine("over_6_months", days.received > latest, clause, count)


def _check(days: CaseDays) -> None:
    for one in fields(days):
        value = getattr(days, one.name)
        if isinstance(value, int) and value < 1:
            stage = "2" if one.name.startswith("stage2") else "1"
            raise Impossible(f"An extension at stage {stage} is of 1 working day or more, not of {value}.", one.name)
    for name, before in _NOT_BEFORE:
        first, second = getattr(days, before), getattr(days, name)
        if first is not None and second is not None and second < first:
            raise Impossible(
                f"The {_WORDS[name]} of {say_day(second)} cannot come before the {_WORDS[before]} of {say_day(first)}.",
                name,
            )
