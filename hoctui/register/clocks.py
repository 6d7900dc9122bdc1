"""Every clock of a case: what is due by when, under which clause, and whether it was kept. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hoctui.dates import say_day
from hoctui.register.case import Case, Stage
from hoctui.register.due_dates import EVENT_WORDS, StageDays, StageDue, stage_due
from hoctui.register.duties import DUTIES, Duty, labelled
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.rulebook.edition import Edition, Limit


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a case: what is due, by when, under which clause, and whether it was kept."""

    what: str
    """"acknowledge", "respond", "update", or the kind of duty that it is (see duties.py)."""
    label: str
    stage: int
    clause: str
    due: date
    met_on: date | None = None
    projected: bool = False
    counted_from: date | None = None
    counted_event: str = ""
    counted_days: int = 0
    note: str = ""
    running: bool = True
    """Whether it still runs: not met, and its case or stage not ended."""
    person: str = ""
    """Who is to do it: the handler, a duty's owner."""
    event: str = ""
    """The kind of event that meets it."""
    target: int = 0
    """The duty that such an event would name; 0 for a step of a stage."""

    @property
    def late(self) -> bool:
        """Whether it was met after its due date."""
        return self.met_on is not None and self.met_on > self.due


def clocks_of(case: Case, edition: Edition, calendar: WorkingCalendar) -> tuple[Clock, ...]:
    """Every clock of a case, stage by stage with its agreed updates, then everything else that somebody is to do."""
    clocks: list[Clock] = []
    for stage in case.stages:
        present = case.open and stage is case.stages[-1]
        person = stage.handler or case.handler
        clocks.extend(_stage_clocks(stage, edition, calendar, present, person))
        clocks.extend(update_clocks(case, stage, edition, calendar))
    clocks.extend(duty_clocks(case, edition, calendar))
    return tuple(clocks)


def duty_clocks(case: Case, edition: Edition, calendar: WorkingCalendar) -> Iterator[Clock]:
    """The clocks of everything that is to be done besides the steps of the stages."""
    for duty in case.duties:
        clock = _duty_clock(duty, case, edition, calendar)
        if clock:
            yield clock


def _duty_clock(duty: Duty, case: Case, edition: Edition, calendar: WorkingCalendar) -> Clock | None:
    """The clock of a duty; None where it has no date, or fell away."""
    if duty.dropped:
        return None
    kind = DUTIES[duty.kind]
    days = duty.days or (edition.rules.evidence_days if duty.kind == "evidence" and duty.by is None else 0)
    due = duty.by or (calendar.add(duty.on, days) if days else None)
    if due is None:
        return None
    return Clock(
        duty.kind,
        labelled(duty),
        duty.stage,
        edition.rules.clause(kind.rule) if kind.rule else "",
        due,
        duty.done_on,
        counted_from=duty.on if days else None,
        counted_event=kind.title if days else "",
        counted_days=days,
        note=_origin(duty),
        running=duty.open and not _fell_away(duty, case),
        person=duty.owner or case.handler,
        event=kind.event,
        target=duty.id,
    )


def _origin(duty: Duty) -> str:
    """Where a duty's date comes from, and every date it had before."""
    kind = DUTIES[duty.kind]
    first = f"{kind.origin} by {duty.owner}" if duty.owner and duty.kind in ("action", "compensation") else kind.origin
    moved = [f"put off from {say_day(move.before)}" for move in duty.moves if move.before]
    return "; ".join(part for part in (first, *moved) if part)


def _fell_away(duty: Duty, case: Case) -> bool:
    until = DUTIES[duty.kind].until
    if until == "ended":
        return not case.open
    if until == "answered":
        return not case.open or duty.stage != len(case.stages) or case.stage.responded_on is not None
    return False


def _stage_clocks(stage: Stage, edition: Edition, calendar: WorkingCalendar, present: bool, person: str) -> list[Clock]:
    due = stage_due(edition, calendar, StageDays.of(stage))
    clocks = []
    if due.acknowledge and due.ack_due:
        clocks.append(
            Clock(
                "acknowledge",
                f"acknowledge, stage {stage.number}",
                stage.number,
                due.acknowledge.clause,
                due.ack_due,
                stage.acknowledged_on,
                counted_from=stage.requested_on,
                counted_event=_opened_by(stage),
                counted_days=due.acknowledge.days,
                note=due.acknowledge.reading,
                running=present and stage.acknowledged_on is None and stage.responded_on is None,
                person=person,
                event="Acknowledged",
            )
        )
    if due.respond and due.in_force:
        start, event, days = _how_counted(due, due.respond, due.in_force)
        if event in (EVENT_WORDS["received"], EVENT_WORDS["requested"]):
            event = _opened_by(stage)
        clocks.append(
            Clock(
                "respond",
                f"respond, stage {stage.number}",
                stage.number,
                due.respond.clause,
                due.in_force,
                stage.responded_on,
                projected=due.projected,
                counted_from=start,
                counted_event=event,
                counted_days=days,
                note=_note(due),
                running=present and stage.responded_on is None,
                person=person,
                event="Responded",
            )
        )
    return clocks


def _opened_by(stage: Stage) -> str:
    """What a stage counts from, in words."""
    if stage.from_ombudsman:
        return "told by the Ombudsman to take it on (our reading),"
    return EVENT_WORDS["received" if stage.number == 1 else "requested"]


def _how_counted(due: StageDue, respond: Limit, in_force: date) -> tuple[date | None, str, int]:
    """The day, the word for it, and the working days that give the answer's date; no day where somebody named it."""
    before = due.base_due or due.if_acknowledged_on_ack_due
    if in_force == before:
        if due.projected:
            return due.ack_due, "acknowledged, if on the last day,", respond.days
        return due.base_from, EVENT_WORDS[due.base_event], respond.days
    last = due.extensions[-1]
    if last.counts_to == last.given and last.extension.days:
        return last.counted_from, _BEFORE_EXTENSION, last.extension.days
    if in_force == due.extended_latest:
        return before, _BEFORE_EXTENSION, respond.extension
    return None, "", 0


_BEFORE_EXTENSION = "the date before the extension,"


def _note(due: StageDue) -> str:
    if not due.extensions:
        return due.respond.reading if due.respond else ""
    last = due.extensions[-1]
    if last.late:
        return f"extended to {say_day(last.given)} only after {say_day(last.extends)}, so it does not count as in time"
    if last.counts_to < last.given:
        return (
            f"extended to {say_day(last.given)}, over the cap without its "
            f"{due.respond.extension_cap_means if due.respond else 'reason'}: in time only to {say_day(last.counts_to)}"
        )
    if last.given < last.counts_to:
        return f"extended to {say_day(last.given)}, which is before the Code's own date, so that one stands"
    clause = f" ({due.respond.extension_clause})" if due.respond else ""
    return f"extended from {say_day(last.extends)}{clause}"


def update_clocks(case: Case, stage: Stage, edition: Edition, calendar: WorkingCalendar) -> Iterator[Clock]:
    """The updates agreed at a stage: each one given, kept or late, and the one that is next or was never given."""
    if not stage.updates:
        return
    following = case.stages[stage.number] if stage.number < len(case.stages) else None
    end = stage.responded_on or (following.requested_on if following else case.ended_on)
    told = [one.on for one in case.contacts if one.direction == "out" and one.on >= stage.updates[0][0]]
    # On one day an agreement comes before what was told, so that it starts the count and is not missed by it.
    turns = sorted([(on, 0, every) for on, every in stage.updates] + [(on, 1, 0) for on in told])
    start, every, since = stage.updates[0][0], stage.updates[0][1], "agreed"
    for on, is_update, agreed in turns:
        if end and on > end:
            break
        if not is_update:
            # Agreeing anew is word to the resident too: it starts the count again, and is late where one was missed.
            if on > (due := calendar.add(start, every)):
                yield _update(case, stage, edition, (start, every, due, since), on)
            every, start, since = agreed, on, "agreed"
        elif on > start:
            yield _update(case, stage, edition, (start, every, calendar.add(start, every), since), on)
            start, since = on, "last update"
    due = calendar.add(start, every)
    if end is None or due < end:
        yield replace(_update(case, stage, edition, (start, every, due, since), None), running=end is None)


def _update(
    case: Case, stage: Stage, edition: Edition, count: tuple[date, int, date, str], met_on: date | None
) -> Clock:
    start, every, due, since = count
    return Clock(
        "update",
        "update the resident",
        stage.number,
        edition.rules.clause("updates"),
        due,
        met_on,
        counted_from=start,
        counted_event=since,
        counted_days=every,
        note=f"agreed: every {every} working day{'' if every == 1 else 's'}",
        running=False,
        person=stage.handler or case.handler,
        event="ContactMade",
    )
