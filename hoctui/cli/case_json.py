"""A case as JSON: the objects of `case list`, `case show` and of what recording an event warns of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hoctui.services.list_views import CaseLine
from hoctui.services.views import BreachView, CaseView, ClockView

if TYPE_CHECKING:
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


def case_object(view: CaseView, life: Life) -> dict[str, Any]:
    """A case, whole, with every event in the order it happened."""
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
        "events": [_event(told) for told in life.told],
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


def _event(told: Told) -> dict[str, Any]:
    """An event with its own fields, as they stand now that corrections are counted in."""
    return {
        "id": told.entry.id,
        "kind": told.event.kind(),
        "on": told.event.on,
        "recorded_at": told.entry.recorded_at,
        "undone": told.struck,
        "corrections": len(told.corrections),
    } | {name: value for name, value in told.event.model_dump(mode="json").items() if name != "on"}
