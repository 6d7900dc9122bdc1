"""A case as its screen shows it, made from its line and its life."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, get_args

from hoctui.dates import say_day, say_running
from hoctui.register.advice import next_step
from hoctui.register.breaches import breaches_of
from hoctui.register.case import Action, Case
from hoctui.register.clocks import Clock, clocks_of
from hoctui.register.events import Corrected, Event, Undone
from hoctui.register.fields import TENURES, Fact
from hoctui.register.fold import Life, Told, declared
from hoctui.rulebook.edition import Edition
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseLine
from hoctui.services.lists import how_counted
from hoctui.services.views import ActionView, BreachView, CaseView, ClockView, NextStepView, TimelineEntry


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
    left = desk.calendar.between(desk.clock.today, clock.due)
    return ClockView(
        what=clock.label,
        stage=clock.stage,
        clause=clock.clause,
        due=clock.due,
        working_days_left=left,
        left=say_running(clock.due, desk.clock.today, left),
        state="not met" if state == "late" and clock.met_on is None else state,
        projected=clock.projected,
        met_on=clock.met_on,
        count=how_counted(desk.calendar, start, clock.counted_event, clock.counted_days, ""),
        note=clock.note,
    )


def possible(case: Case) -> tuple[str, ...]:
    """The kinds of event that could be recorded now, the most fitting first."""
    always = ("NoteAdded", "ContactMade", "ActionPromised")
    done = ("ActionDone",) if any(action.done_on is None for action in case.actions) else ()
    if not case.stages:
        return ("BecameComplaint", *done, *always, "Closed") if case.open else ("Reopened", *done, *always)
    stage = case.stage
    may_escalate = stage.number == 1 or (stage.number == 2 and stage.responded_on is not None)
    if case.ended:
        escalate = ("Escalated",) if case.ended == "closed" and may_escalate else ()
        return (*escalate, "Reopened", *done, *always)
    if stage.responded_on:
        further = ("Escalated", "EscalationRefused") if may_escalate else ()
        # After stage 1 the resident mostly asks for more; after that there is mostly nothing left but to close.
        return (*further, "Closed", *done, *always) if stage.number == 1 else ("Closed", *done, *always, *further)
    first = () if stage.acknowledged_on else ("Acknowledged",)
    logged = () if stage.logged_on else ("Logged",)
    refuse = ("Refused",) if stage.number == 1 else ()
    escalate = ("Escalated",) if stage.number == 1 else ()
    return (*first, "Responded", "Extended", *done, *always, *escalate, *logged, *refuse, "Withdrawn", "Closed")


def _facts(case: Case, edition: Edition) -> list[tuple[str, str]]:
    return [
        ("Property", case.address),
        ("Tenure", dict(TENURES).get(case.tenure, case.tenure)),
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


def _received(case: Case) -> str:
    by = f" by {case.received_by}" if case.received_by else ""
    passed = f", passed on {_day(case.passed_on)}" if case.passed_on else ""
    return f"{_day(case.received)}{by}{passed}"


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def _action(action: Action, desk: Desk) -> ActionView:
    if action.by is None or action.done_on:
        return ActionView(action.id, action.what, action.owner, action.by, action.done_on, None, "")
    left = desk.calendar.between(desk.clock.today, action.by)
    words = say_running(action.by, desk.clock.today, left)
    return ActionView(action.id, action.what, action.owner, action.by, None, left, words)


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
        corrected=_corrections(told),
    )


def _title_of(life: Life, event_id: int) -> str:
    told = next(told for told in life.told if told.entry.id == event_id)
    return f"{told.event.title} of {say_day(told.event.on)}"


def _corrections(told: Told) -> str:
    """What each correction of an entry changed, from what it said just before."""
    if not told.corrections:
        return ""
    said = []
    order = list(type(told.event).model_fields)
    before = told.entry.event.model_dump(mode="json")
    for correction in told.corrections:
        changes = correction.facts | correction.words
        changed = [
            f"{declared(type(told.event), name).label}: {_shortly(told.event, name, before.get(name))} became "
            f"{_shortly(told.event, name, value)}"
            for name, value in sorted(changes.items(), key=lambda change: order.index(change[0]))
        ]
        before |= changes
        said.append(f"corrected {say_day(correction.on)}: {', '.join(changed)} ({correction.why})")
    return "; ".join(said)


def _shortly(event: Event, name: str, value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    annotation = type(event).model_fields[name].annotation
    is_day = annotation is date or date in get_args(annotation)
    text = _said(event, name, date.fromisoformat(value) if is_day else value)
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


_SHORT = 60


def _said(event: Event, name: str, value: Any) -> str:
    """A field's value in words."""
    return _in_words(value, next(choices for known, _, choices in _declared(type(event)) if known == name))


def _in_words(value: Any, choices: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_day(value)
    return choices.get(str(value), str(value))


@cache
def _declared(kind: type[Event]) -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Name, label and choices of each field; kept, since a case of five hundred entries asks five hundred times."""
    marks = [(name, declared(kind, name)) for name in kind.model_fields]
    return tuple((name, mark.label, dict(mark.choices) if isinstance(mark, Fact) else {}) for name, mark in marks)


def shown_fields(event: Event) -> list[tuple[str, str]]:
    """Every filled field of an event with its label."""
    found = []
    for name, label, choices in _declared(type(event)):
        value = getattr(event, name)
        if value not in (None, "") and not isinstance(value, dict):
            found.append((label, _in_words(value, choices)))
    return found
