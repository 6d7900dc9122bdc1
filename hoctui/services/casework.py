"""Casework: logging a complaint and everything that happens to it after that. One transaction a use case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hoctui.dates import say_day
from hoctui.errors import BadInput, ConflictingEdit, HoctuiError
from hoctui.register.advice import next_step
from hoctui.register.breaches import Breach, breaches_of
from hoctui.register.clocks import StageDays, clocks_of, stage_due
from hoctui.register.events import Event, Extended, Undone
from hoctui.register.fold import Entry, Life, correction, fold
from hoctui.register.letters import checklist
from hoctui.rulebook.edition import Edition, edition_of, load
from hoctui.services import lists
from hoctui.services.case_view import clock_view, view_of
from hoctui.services.desk import Desk
from hoctui.services.forms import kind_of, read_form
from hoctui.services.views import BreachView, CaseView, LetterPointView, Preview, Recorded
from hoctui.store import ledger, projections
from hoctui.store.ledger import Stamp
from hoctui.store.projections import Derived


def log(desk: Desk, typed: dict[str, Any]) -> Recorded:
    """Log a complaint or a service request from a form's fields (2024: 6.2). Raises BadInput or Impossible."""
    event, dropped = read_form("Received", typed, desk.clock.today)
    fold([Entry(1, event)])
    with desk.register.writing() as session:
        case_id = projections.new_case_id(session)
        event_id = ledger.append(session, case_id, event, _stamp(desk))
        entries = ledger.entries(desk.register.connection, case_id)
        reference = projections.write(session, case_id, derive(desk, entries))
    view = case_view(desk, reference)
    return Recorded(view, event_id, view.breaches, dropped)


def record(desk: Desk, case: str, kind: str, typed: dict[str, Any], expected: int | None = None) -> Recorded:
    """Record an event of a case from a form's fields.

    `expected` is the version of the case that the officer saw.

    Raises:
        BadInput: a field cannot be taken, or there is no such case.
        Impossible: it cannot have happened as given.
        ConflictingEdit: the case was changed elsewhere since it was seen; nothing was written.
    """
    event, dropped = read_form(kind, typed, desk.clock.today)
    return _record(desk, case, event, expected, dropped)


def undo(desk: Desk, case: str, why: str = "", expected: int | None = None) -> Recorded:
    """Take back the last entry of a case, for as long as nothing followed it. Both stay in the timeline."""
    life = life_of(desk, _case_id(desk, case))
    last = life.last_undoable()
    if last is None:
        raise BadInput("There is nothing to undo: the receipt of a complaint is corrected, not undone.")
    return _record(desk, case, Undone(on=desk.clock.today, event=last.id, why=why), expected, ())


def correct(
    desk: Desk, case: str, event_id: int, typed: dict[str, Any], why: str, expected: int | None = None
) -> Recorded:
    """Correct an earlier entry's fields, saying why. Refused where a later entry could then not have happened."""
    life = life_of(desk, _case_id(desk, case))
    told = next((one for one in life.told if one.entry.id == event_id and not one.struck), None)
    if told is None:
        raise BadInput("There is no such entry on this case.")
    before = told.event.model_dump(mode="json")
    mended, dropped = read_form(told.event.kind(), before | typed, desk.clock.today)
    changes = {
        name: value for name, value in mended.model_dump(mode="json").items() if value != before[name] and name in typed
    }
    if not changes:
        raise BadInput("Nothing was changed in that entry.")
    if not why.strip():
        raise BadInput("Say why the entry is corrected.", "why")
    return _record(desk, case, correction(told.entry, changes, why.strip(), desk.clock.today), expected, dropped)


def preview(desk: Desk, case: str, kind: str, typed: dict[str, Any]) -> Preview:
    """What an event would do, for the side of its form: due dates, warnings, the letter's checklist, and any problem."""
    life = life_of(desk, _case_id(desk, case))
    edition = edition_for(life)
    letter = tuple(
        LetterPointView(point.point.words, point.point.clause, point.point.duty == "required", point.met)
        for point in checklist(edition, life.case, kind, _as_values(kind, typed))
    )
    try:
        event, _ = read_form(kind, typed, desk.clock.today)
        after = _after(desk, life, event)
    except HoctuiError as fault:
        return Preview((), (), letter, fault.sentence, fault.field)
    running = [clock for clock in clocks_of(after.case, edition_for(after), desk.calendar) if clock.running]
    due = tuple(clock_view(clock, desk) for clock in running)
    return Preview(due, _new_breaches(desk, life, after), letter, "", "")


def case_view(desk: Desk, case: str) -> CaseView:
    """A case, whole. Raises BadInput where there is none of that reference."""
    line = lists.case_line(desk, case)
    life = life_of(desk, line.id)
    return view_of(desk, line, life, edition_for(life))


def life_of(desk: Desk, case_id: int) -> Life:
    """A case's life, folded from its events."""
    return fold(ledger.entries(desk.register.connection, case_id))


def edition_for(life: Life) -> Edition:
    """The edition that governs a case: the one in force on the day it was made."""
    return load(edition_of(life.case.made))


def derive(desk: Desk, entries: Iterable[Entry]) -> Derived:
    """All that is written of a case beside its events."""
    life = fold(entries)
    edition = edition_for(life)
    clocks = clocks_of(life.case, edition, desk.calendar)
    return Derived(life.case, edition.name, clocks, next_step(life.case, edition, clocks), life.version)


def _record(desk: Desk, case: str, event: Event, expected: int | None, dropped: tuple[str, ...]) -> Recorded:
    case_id = _case_id(desk, case)
    with desk.register.writing() as session:
        life = life_of(desk, case_id)
        if expected is not None and life.version != expected:
            raise ConflictingEdit(
                "This case was changed in another window since you opened it; nothing was saved. Look at what is new, "
                "then save again."
            )
        after = _after(desk, life, event)
        event_id = ledger.append(session, case_id, event, _stamp(desk))
        projections.write(session, case_id, derive(desk, ledger.entries(desk.register.connection, case_id)))
    return Recorded(case_view(desk, case), event_id, _new_breaches(desk, life, after), dropped)


def _after(desk: Desk, life: Life, event: Event) -> Life:
    """The life with one more event. Raises Impossible where it cannot have happened."""
    after = fold([*(told.entry for told in life.told), Entry(life.version + 1, event)])
    if isinstance(event, Extended) and after.case.stages:
        due = stage_due(edition_for(after), desk.calendar, StageDays.of(after.case.stage))
        if due.extensions and due.extensions[-1].given <= due.extensions[-1].extends:
            raise BadInput(
                f"The new date must be after {say_day(due.extensions[-1].extends)}, the date it extends.",
                "to" if event.to else "days",
            )
    return after


def _new_breaches(desk: Desk, before: Life, after: Life) -> tuple[BreachView, ...]:
    known = set(breaches_of(before.case, edition_for(before), desk.calendar))
    found: list[Breach] = [
        one for one in breaches_of(after.case, edition_for(after), desk.calendar) if one not in known
    ]
    return tuple(BreachView(one.clause, one.words, one.on) for one in found)


def _as_values(kind: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, for a checklist that is ticked while the form is not complete yet."""
    known = kind_of(kind).model_fields
    values: dict[str, Any] = {name: "" for name in known}
    for name, value in typed.items():
        if name in known:
            no = isinstance(value, str) and known[name].annotation is bool and value.strip().casefold() == "no"
            values[name] = "" if no else (value.strip() if isinstance(value, str) else value)
    return values


def _case_id(desk: Desk, case: str) -> int:
    return lists.case_line(desk, case).id


def _stamp(desk: Desk) -> Stamp:
    return Stamp(desk.instant(), desk.salt())
