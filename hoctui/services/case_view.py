"""A case as its screen shows it, made from its line and its life."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, get_args

from hoctui.dates import say_day, say_running
from hoctui.register.advice import next_step
from hoctui.register.breaches import breaches_of
from hoctui.register.clocks import Clock, clocks_of
from hoctui.register.duties import Duty, labelled
from hoctui.register.events import Corrected, Event, Undone
from hoctui.register.fields import LINKS, Fact, Words
from hoctui.register.fold import Life, Told, declared
from hoctui.register.money import pounds
from hoctui.register.open_points import open_points
from hoctui.register.possible import possible
from hoctui.rulebook.edition import Edition
from hoctui.services.case_facts import facts_of, seen_before
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseLine
from hoctui.services.lists import how_counted
from hoctui.services.views import (
    BreachView,
    CaseView,
    ClockView,
    DutyView,
    NextStepView,
    OpenPointView,
    PaperView,
    TimelineEntry,
)


def view_of(desk: Desk, line: CaseLine, life: Life, edition: Edition) -> CaseView:
    """A case, whole."""
    case = life.case
    clocks = clocks_of(case, edition, desk.calendar)
    step = next_step(case, edition, clocks)
    stage = case.stages[-1] if case.stages else None
    duties = {duty.id: labelled(duty) for duty in case.duties}
    ticking = {(clock.what, clock.target): clock for clock in clocks if clock.target}
    return CaseView(
        line=line,
        version=life.version,
        edition=edition.name,
        edition_title=edition.title,
        channel=case.channel,
        definition=stage.definition if stage else "",
        outcomes=case.outcomes,
        facts=facts_of(case, edition),
        clocks=tuple(clock_view(clock, desk) for clock in clocks),
        next=NextStepView(step.step, step.words, step.clause, step.due, step.event, step.target),
        breaches=tuple(BreachView(one.clause, one.words, one.on) for one in breaches_of(case, edition, desk.calendar)),
        timeline=tuple(_entry(told, life, duties) for told in reversed(life.told)),
        duties=tuple(
            sorted(
                (_duty(duty, ticking.get((duty.kind, duty.id)), desk) for duty in case.duties),
                key=lambda duty: not duty.open,
            )
        ),
        open_points=tuple(
            OpenPointView(one.clause, one.words, one.event, one.target)
            for one in open_points(case, edition, desk.calendar)
        ),
        papers=tuple(
            PaperView(one.event, one.on, one.name, one.sha256, one.size, one.direction) for one in case.papers
        ),
        links=tuple((link.case, dict(LINKS).get(link.how, link.how)) for link in case.links),
        seen=seen_before(desk, line),
        possible=possible(case, edition),
    )


def _duty(duty: Duty, clock: Clock | None, desk: Desk) -> DutyView:
    """A duty as it stands: by the date of its clock, and no longer open where that has stopped without being met."""
    by = clock.due if clock else duty.by
    dropped = duty.dropped or (duty.open and clock is not None and not clock.running)
    left = desk.calendar.between(desk.clock.today, by) if by and duty.open and not dropped else None
    return DutyView(
        id=duty.id,
        kind=duty.kind,
        label=labelled(duty),
        what=duty.what,
        owner=duty.owner,
        by=by,
        first_by=duty.first_by or by,
        done_on=duty.done_on,
        dropped=dropped,
        working_days_left=left,
        left=say_running(by, desk.clock.today, left) if by and left is not None else "",
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
        kind=clock.what,
    )


def _entry(told: Told, life: Life, duties: Mapping[int, str]) -> TimelineEntry:
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
        fields=tuple(shown_fields(event, duties)),
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
            _change(told.event, name, before.get(name), value)
            for name, value in sorted(changes.items(), key=lambda change: order.index(change[0]))
        ]
        before |= changes
        said.append(f"corrected {say_day(correction.on)}: {', '.join(changed)} ({correction.why})")
    return "; ".join(said)


def _change(event: Event, name: str, before: Any, after: Any) -> str:
    """What a correction changed of a field; of a sensitive one only that it did."""
    mark = declared(type(event), name)
    if isinstance(mark, Words) and mark.sensitive:
        return f"{mark.label} changed"
    return f"{mark.label}: {_shortly(event, name, before)} became {_shortly(event, name, after)}"


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
    mark, choices = next((mark, choices) for known, mark, choices in _declared(type(event)) if known == name)
    return pounds(value) if isinstance(mark, Fact) and mark.pence else _in_words(value, choices)


def _in_words(value: Any, choices: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_day(value)
    return choices.get(str(value), str(value))


@cache
def _declared(kind: type[Event]) -> tuple[tuple[str, Fact | Words, dict[str, str]], ...]:
    """Name, declaration and choices of each field; kept, since a case of five hundred entries asks so often."""
    marks = [(name, declared(kind, name)) for name in kind.model_fields]
    return tuple((name, mark, dict(mark.choices) if isinstance(mark, Fact) else {}) for name, mark in marks)


def shown_fields(event: Event, duties: Mapping[int, str]) -> list[tuple[str, str]]:
    """Every filled field of an event with its label; `duties` says what a number of one stands for."""
    found = []
    for name, mark, choices in _declared(type(event)):
        value = getattr(event, name)
        if value in (None, "") or isinstance(value, dict):
            continue
        words = _in_words(value, choices)
        if isinstance(mark, Fact):
            if mark.pence:
                words = pounds(value)
            elif mark.refers:
                words = duties.get(value, words)
        found.append((mark.label, words))
    return found
