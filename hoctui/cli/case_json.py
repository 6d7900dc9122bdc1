"""A case as JSON: the objects of `case list`, `case show` and of what recording an event warns of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hoctui.services.list_views import CaseLine
from hoctui.services.views import BreachView, CaseView, ClockView, DutyView

if TYPE_CHECKING:
    from hoctui.register.event import Event
    from hoctui.register.fold import Life, Told


def line_object(line: CaseLine) -> dict[str, Any]:
    """A case in a list."""
    return {
        "case": line.case,
        "resident": line.resident,
        "summary": line.about,
        "kind": line.kind,
        "stage": line.stage,
        "state": line.state,
        "open": line.open,
        "urgent": line.urgent,
        "next_step": line.next_step,
        "next_clause": line.next_clause,
        "next_due": line.next_due,
        "projected": line.projected,
        "working_days_left": line.working_days_left,
        "waiting_on": line.waiting_on,
        "handler": line.handler,
        "category": line.category,
        "received": line.received,
    }


def case_object(view: CaseView, life: Life, *, with_needs: bool) -> dict[str, Any]:
    """A case, whole, with every event in the order it happened; sensitive details only where they are asked for."""
    return line_object(view.line) | {
        "property": view.line.property,
        "edition": view.edition,
        "channel": view.channel,
        "definition": view.definition,
        "outcomes": view.outcomes,
        "next": view.next.words,
        "clocks": [_clock(clock) for clock in view.clocks],
        "breaches": [warning_object(breach) for breach in view.breaches],
        "actions": [
            {"id": one.id, "what": one.what, "owner": one.owner, "by": one.by, "done_on": one.done_on}
            for one in view.actions
        ],
        "duties": [_duty(duty) for duty in view.duties],
        "to_settle": [{"clause": one.clause, "words": one.words} for one in view.open_points],
        "documents": [
            {"event": one.event, "on": one.on, "name": one.name, "sha256": one.sha256, "size": one.size}
            for one in view.papers
        ],
        "linked": [{"case": case, "how": how} for case, how in view.links],
        "events": [_event(told, life, with_needs=with_needs) for told in life.told],
    }


def warning_object(breach: BreachView) -> dict[str, Any]:
    """A breach of the Code."""
    return {"clause": breach.clause, "words": breach.words, "on": breach.on}


def _clock(clock: ClockView) -> dict[str, Any]:
    return {
        "what": clock.what,
        "stage": clock.stage,
        "clause": clock.clause,
        "due": clock.due,
        "state": clock.state,
        "projected": clock.projected,
        "met_on": clock.met_on,
        "count": clock.count,
        "note": clock.note,
    }


def _duty(duty: DutyView) -> dict[str, Any]:
    return {
        "id": duty.id,
        "kind": duty.kind,
        "what": duty.what,
        "owner": duty.owner,
        "by": duty.by,
        "first_by": duty.first_by,
        "done_on": duty.done_on,
        "dropped": duty.dropped,
        "working_days_left": duty.working_days_left,
    }


def _event(told: Told, life: Life, *, with_needs: bool) -> dict[str, Any]:
    """An event with its own fields, as they stand now that corrections are counted in."""
    return {
        "id": told.entry.id,
        "kind": told.event.kind(),
        "on": told.event.on,
        "recorded_at": told.entry.recorded_at,
        "undone": told.struck,
        "corrections": len(told.corrections),
    } | {
        name: value if with_needs else _without_needs(told.event, name, value, life)
        for name, value in told.event.model_dump(mode="json").items()
        if name != "on" and (with_needs or not _is_sensitive(told.event, name))
    }


def _without_needs(event: Event, name: str, value: Any, life: Life) -> Any:
    """A field's value; of what a correction put right, what is sensitive in the entry that it corrected is left out."""
    if event.kind() != "Corrected" or name != "words":
        return value
    target = next(told.event for told in life.told if told.entry.id == getattr(event, "event", 0))
    return {field: text for field, text in value.items() if not _is_sensitive(target, field)}


def _is_sensitive(event: Event, name: str) -> bool:
    from hoctui.register.fields import Words  # noqa: PLC0415  (what events are built on is slow to import; lists need none)
    from hoctui.register.fold import declared  # noqa: PLC0415

    mark = declared(type(event), name)
    return isinstance(mark, Words) and mark.sensitive
