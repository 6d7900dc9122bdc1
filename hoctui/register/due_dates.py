"""The due dates of one stage of a complaint, and the other dates that the Code counts. Pure arithmetic.

One arithmetic serves the register and `hoctui clock`: a stage's days go in, its due dates come out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hoctui.dates import add_months
from hoctui.register.case import Extension, Stage
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, Limit


@dataclass(frozen=True, slots=True)
class StageDays:
    """The days of one stage that its clocks run from and are judged by; None where not known."""

    stage: int
    requested: date | None = None
    """Receipt at stage 1; the request to escalate after that."""
    logged: date | None = None
    acknowledged: date | None = None
    responded: date | None = None
    extensions: tuple[Extension, ...] = ()

    @classmethod
    def of(cls, stage: Stage) -> StageDays:
        """The days of a case's stage."""
        return cls(
            stage.number,
            stage.requested_on,
            stage.logged_on,
            stage.acknowledged_on,
            stage.responded_on,
            tuple(stage.extensions),
        )


@dataclass(frozen=True, slots=True)
class ExtensionCount:
    """What an extension came to: the date it gave, the date it counts to, and why the two differ."""

    extension: Extension
    extends: date
    """The due date it extends."""
    given: date
    counts_to: date
    over_cap: bool
    late: bool
    """Made after the date it extends: recorded, and not counted as in time."""
    counted_from: date
    """The day that its working days run from: the date given before it, whether or not that one counts."""


@dataclass(frozen=True, slots=True)
class StageDue:
    """The due dates of one stage; None where they cannot be known yet."""

    acknowledge: Limit | None
    respond: Limit | None
    ack_due: date | None
    base_from: date | None
    """The day the response is counted from."""
    base_event: str
    base_due: date | None
    """The response's due date before any extension."""
    if_acknowledged_on_ack_due: date | None
    """Where the edition counts from the acknowledgement: the date if it is made on its last day."""
    extensions: tuple[ExtensionCount, ...]
    extended_due: date | None
    """The date that the last extension gave."""
    extended_latest: date | None
    """The furthest date that extensions reach without a good reason or an agreement."""
    in_force: date | None
    """The date by which the answer is in time, extensions counted; a projection where `projected`."""
    projected: bool

    def late(self, on: date) -> bool | None:
        """Whether an answer of that day is late; None where no date is in force."""
        return None if self.in_force is None else on > self.in_force


EVENT_WORDS = {
    "received": "received",
    "logged": "logged",
    "acknowledged": "acknowledged",
    "requested": "escalation requested",
}


def stage_due(edition: Edition, calendar: WorkingCalendar, days: StageDays) -> StageDue:
    """The due dates of one stage under an edition, in England's working days after day 0, the day of the event.

    Where the edition counts from an acknowledgement that is not recorded, the date is projected from that
    acknowledgement's own last day, and an answer given all the same is judged by that date.
    """
    acknowledge = edition.limit("acknowledge", days.stage)
    respond = edition.limit("respond", days.stage)
    known = {
        "received": days.requested if days.stage == 1 else None,
        "requested": days.requested if days.stage > 1 else None,
        "logged": days.logged,
        "acknowledged": days.acknowledged,
    }
    ack_due = None
    if acknowledge is not None:
        start = _first(acknowledge, known)[1]
        ack_due = calendar.add(start, acknowledge.days) if start else None
    base_event = ""
    base_from: date | None = None
    base_due: date | None = None
    projection: date | None = None
    if respond is not None:
        base_event, base_from = _first(respond, known)
        base_due = calendar.add(base_from, respond.days) if base_from else None
        if "acknowledged" in respond.runs_from and ack_due:
            projection = calendar.add(ack_due, respond.days)
    start_due = base_due or projection
    counts: tuple[ExtensionCount, ...] = ()
    in_force, latest = start_due, None
    if respond is not None and start_due is not None:
        latest = calendar.add(start_due, respond.extension) if respond.extension else None
        counts = _extensions(respond, calendar, start_due, days.extensions)
        if counts:
            in_force = counts[-1].counts_to
    return StageDue(
        acknowledge,
        respond,
        ack_due,
        base_from,
        base_event,
        base_due,
        projection,
        counts,
        counts[-1].given if counts else None,
        latest,
        in_force,
        base_due is None and projection is not None,
    )


def _first(limit: Limit, known: dict[str, date | None]) -> tuple[str, date | None]:
    for event in limit.runs_from:
        if known[event]:
            return event, known[event]
    return limit.runs_from[-1], None


def _extensions(
    limit: Limit, calendar: WorkingCalendar, due: date, extensions: tuple[Extension, ...]
) -> tuple[ExtensionCount, ...]:
    cap = calendar.add(due, limit.extension)
    given, counted, counts = due, due, []
    for extension in extensions:
        late = extension.made_on > counted
        new = extension.to or calendar.add(given, extension.days or 0)
        over = new > cap
        excused = extension.agreed or extension.good_reason
        if limit.extension_cap_means == "agreement":
            excused = extension.agreed
        reach = new if excused or not over else cap
        # A date given before the clock's own start was known can come out earlier than the Code's: it shortens nothing.
        reach = counted if late else max(counted, reach)
        counts.append(ExtensionCount(extension, counted, new, reach, over, late, given))
        given, counted = new, reach
    return tuple(counts)


def accepted_by(edition: Edition, occurred: date | None, aware: date | None) -> date | None:
    """The last day on which a complaint of that issue is not too old; None where neither day is known."""
    counted = [day for day in (occurred, aware if edition.rules.acceptance_counts_awareness else None) if day]
    return add_months(max(counted), edition.rules.acceptance_months) if counted else None


def eight_weeks(final_decision: date, weeks: int) -> date:
    """The day after which a resident may go to the Ombudsman without a designated person: weeks of calendar days."""
    return final_decision + timedelta(weeks=weeks)


def with_own_limits(edition: Edition, own: Mapping[tuple[str, int], int]) -> Edition:
    """The edition with a landlord's own, shorter limits in days; a longer one is left at the Code's (2020: 3.12)."""
    limits = tuple(
        replace(limit, days=min(limit.days, own.get((limit.step, limit.stage), limit.days))) for limit in edition.limits
    )
    return replace(edition, limits=limits)
