"""A case as its screen shows it, made from its line and its life."""

from __future__ import annotations

from datetime import date
from typing import Any

from hoctui.dates import say_day
from hoctui.register.advice import next_step
from hoctui.register.breaches import breaches_of
from hoctui.register.case import Action, Case
from hoctui.register.clocks import Clock, clocks_of
from hoctui.register.events import Corrected, Event, Undone
from hoctui.register.fields import Fact
from hoctui.register.fold import Life, Told, declared
from hoctui.rulebook.edition import Edition
from hoctui.services.desk import Desk
from hoctui.services.lists import how_counted
from hoctui.services.views import (
    ActionView,
    BreachView,
    CaseLine,
    CaseView,
    ClockView,
    NextStepView,
    TimelineEntry,
)


def view_of(desk: Desk, line: CaseLine, life: Life, edition: Edition) -> CaseView:
    """A case, whole."""
    case = life.case
    clocks = clocks_of(case, edition, desk.calendar)
    step = next_step(case, edition, clocks)
    stage = case.stages[-1] if case.stages else None
    return CaseView(
        line=line,
        version=life.version,
        edition=edition.name,
        edition_title=edition.title,
        channel=case.channel,
        definition=stage.definition if stage else "",
        outcomes=case.outcomes,
        facts=tuple((label, value) for label, value in _facts(case, edition) if value),
        clocks=tuple(clock_view(clock, desk) for clock in clocks),
        next=NextStepView(step.step, step.words, step.clause, step.due, step.event),
        breaches=tuple(BreachView(one.clause, one.words, one.on) for one in breaches_of(case, edition, desk.calendar)),
        timeline=tuple(_entry(told, life) for told in reversed(life.told)),
        actions=tuple(_action(action, desk) for action in case.actions),
        possible=possible(case),
    )


def clock_view(clock: Clock, desk: Desk) -> ClockView:
    """A clock as both fronts show it."""
    state = "running" if clock.running else ("late" if clock.late or clock.met_on is None else "kept")
    start = clock.counted_from.isoformat() if clock.counted_from else None
    return ClockView(
        what=clock.label,
        stage=clock.stage,
        clause=clock.clause,
        due=clock.due,
        working_days_left=desk.calendar.between(desk.clock.today, clock.due),
        state="not met" if state == "late" and clock.met_on is None else state,
        projected=clock.projected,
        met_on=clock.met_on,
        count=how_counted(desk.calendar, start, clock.counted_event, clock.counted_days, ""),
        note=clock.note,
    )


def possible(case: Case) -> tuple[str, ...]:
    """The kinds of event that could be recorded now, the most fitting first."""
    always = ("NoteAdded", "ContactMade", "ActionPromised")
    if not case.stages:
        return ("BecameComplaint", *always, "Closed") if case.open else ("Reopened", *always)
    done = ("ActionDone",) if any(action.done_on is None for action in case.actions) else ()
    if case.ended:
        escalate = ("Escalated",) if case.ended == "closed" and len(case.stages) < 3 else ()
        return (*escalate, "Reopened", *done, *always)
    stage = case.stage
    if stage.responded_on:
        further = ("Escalated", "EscalationRefused") if stage.number < 3 else ()
        return (*further, "Closed", *done, *always)
    first = () if stage.acknowledged_on else ("Acknowledged",)
    logged = () if stage.logged_on else ("Logged",)
    refuse = ("Refused",) if stage.number == 1 else ()
    escalate = ("Escalated",) if stage.number == 1 else ()
    return (*first, "Responded", "Extended", *done, *always, *escalate, *logged, *refuse, "Withdrawn", "Closed")


def _facts(case: Case, edition: Edition) -> list[tuple[str, str]]:
    return [
        ("Property", case.address),
        ("Tenure", dict(_TENURE_WORDS).get(case.tenure, case.tenure)),
        ("Category", case.category),
        ("Channel", case.channel),
        ("Handler", case.handler),
        ("Urgent", case.urgent),
        ("Received", _received(case)),
        ("Became a complaint", _day(case.became_complaint)),
        ("Issue occurred", _day(case.issue_occurred)),
        ("Resident aware", _day(case.resident_aware)),
        ("Representative", case.representative),
        ("Wants", case.outcomes),
        ("Edition", edition.title),
        ("Ended", f"{case.ended} on {_day(case.ended_on)}" if case.ended else ""),
    ]


_TENURE_WORDS = (("former", "former resident"),)


def _received(case: Case) -> str:
    by = f" by {case.received_by}" if case.received_by else ""
    passed = f", passed on {_day(case.passed_on)}" if case.passed_on else ""
    return f"{_day(case.received)}{by}{passed}"


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def _action(action: Action, desk: Desk) -> ActionView:
    left = desk.calendar.between(desk.clock.today, action.by) if action.by and not action.done_on else None
    return ActionView(action.id, action.what, action.owner, action.by, action.done_on, left)


def _entry(told: Told, life: Life) -> TimelineEntry:
    event = told.event
    text = event.line()
    if isinstance(event, Corrected | Undone):
        text = f"{_title_of(life, event.event)}: {text}"
    return TimelineEntry(
        id=told.entry.id,
        kind=event.kind(),
        title=event.title,
        text=text,
        on=event.on,
        recorded_at=told.entry.recorded_at,
        fields=tuple(shown_fields(event)),
        struck=told.struck,
        corrected="; ".join(_correction(told, one) for one in told.corrections),
    )


def _title_of(life: Life, event_id: int) -> str:
    for told in life.told:
        if told.entry.id == event_id:
            return f"{told.event.title} of {say_day(told.event.on)}"
    return "an entry"


def _correction(told: Told, correction: Corrected) -> str:
    before = told.entry.event.model_dump(mode="json")
    changed = [
        f"{declared(type(told.event), name).label}: {_said(before.get(name))} became {_said(value)}"
        for name, value in (correction.facts | correction.words).items()
    ]
    return f"corrected {say_day(correction.on)}: {', '.join(changed)} ({correction.why})"


def _said(value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    text = str(value)
    try:
        return say_day(date.fromisoformat(text))
    except ValueError:
        return text if len(text) <= 60 else f"{text[:57]}…"


def shown_fields(event: Event) -> list[tuple[str, str]]:
    """Every filled field of an event with its label."""
    found = []
    for name in type(event).model_fields:
        value = getattr(event, name)
        mark = declared(type(event), name)
        if value in (None, "") or isinstance(value, dict):
            continue
        if isinstance(value, bool):
            said = "yes" if value else "no"
        elif isinstance(value, date):
            said = say_day(value)
        elif isinstance(mark, Fact) and mark.choices:
            said = dict(mark.choices).get(str(value), str(value))
        else:
            said = str(value)
        found.append((mark.label, said))
    return found
