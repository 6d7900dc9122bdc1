"""Casework: logging a complaint and everything that happens to it after that. One transaction a use case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hoctui.dates import say_day
from hoctui.errors import BadInput, ConflictingEdit, HoctuiError
from hoctui.register.advice import next_step
from hoctui.register.breaches import Breach, breaches_of
from hoctui.register.clocks import clocks_of
from hoctui.register.due_dates import StageDays, stage_due
from hoctui.register.duties import labelled
from hoctui.register.events import Corrected, Event, EvidenceRequested, Linked, Undone
from hoctui.register.fields import Fact
from hoctui.register.fold import Entry, Life, Told, check_choices, correction, declared, fold, must_keep_stages
from hoctui.register.letters import checklist
from hoctui.register.money import pounds
from hoctui.register.open_points import open_points
from hoctui.rulebook.edition import Edition, edition_of, load
from hoctui.services import lists
from hoctui.services.case_view import clock_view, view_of
from hoctui.services.desk import Desk
from hoctui.services.forms import fields_of, is_no, kind_of, read_form, type_of
from hoctui.services.views import BreachView, CaseView, LetterPointView, Preview, Recorded
from hoctui.store import keeping, ledger, projections
from hoctui.store.ledger import Stamp
from hoctui.store.projections import Derived
from hoctui.text import clean, one_line


def log(desk: Desk, typed: dict[str, Any], draft: str = "") -> Recorded:
    """Log a complaint or a service request from a form's fields (2024: 6.2). Raises BadInput or Impossible.

    The draft of that name, which is what was typed, goes in the same transaction.
    """
    event, dropped = read_form("Received", typed, desk.clock.today)
    fold([Entry(1, event)])
    with desk.register.writing() as session:
        case_id = projections.new_case_id(session)
        event_id = ledger.append(session, case_id, event, _stamp(desk))
        entries = ledger.entries(desk.register.connection, case_id)
        reference = projections.write(session, case_id, derive(desk, entries))
        _let_go(desk, session, draft)
    view = case_view(desk, reference)
    return Recorded(view, event_id, view.breaches, dropped)


def record(
    desk: Desk, case: str, kind: str, typed: dict[str, Any], expected: int | None = None, *, draft: str = ""
) -> Recorded:
    """Record an event of a case from a form's fields.

    `expected` is the version of the case that the officer saw; `draft` names the draft that goes with the saving.

    Raises:
        BadInput: a field cannot be taken, or there is no such case.
        Impossible: it cannot have happened as given.
        ConflictingEdit: the case was changed elsewhere since it was seen; nothing was written.
    """
    if kind in _NOT_RECORDED:
        raise BadInput(f"An entry of the kind {kind!r} is not recorded by itself; log, correct or undo instead.")
    referring = _which(desk, case, kind, typed)
    event, dropped = read_form(kind, referring, desk.clock.today)
    if isinstance(event, Linked):
        return _link(desk, case, event, expected, dropped, draft=draft)
    return _record(desk, case, event, expected, dropped, draft=draft)


def _which(desk: Desk, case: str, kind: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, with the duty that it means where it names none and there is only one. Raises BadInput."""
    field = next((view for view in fields_of(kind) if view.refers), None)
    if field is None or typed.get(field.name) not in (None, ""):
        return typed
    duties = life_of(desk, _case_id(desk, case)).case.duties
    waiting = [duty for duty in duties if duty.kind in field.refers and duty.open]
    if not waiting:
        raise BadInput(f"{_NOTHING[kind]} on this case.", field.name)
    if len(waiting) > 1:
        listed = "; ".join(f"{duty.id} {one_line(labelled(duty), _ECHOED)}" for duty in waiting)
        raise BadInput(f"Say which one is meant, by its number: {listed}.", field.name)
    return typed | {field.name: waiting[0].id}


_NOTHING = {
    "ActionDone": "No promised action is still to be done",
    "ActionMoved": "Nothing that was promised is still to be done",
    "CompensationSettled": "No compensation is still to be paid",
    "ReplyReceived": "Nobody is still to reply",
    "ArrangementReviewed": "There is no adjustment or restriction to review",
    "OmbudsmanAnswered": "No enquiry of the Ombudsman's is open",
    "EvidenceSent": "No request for evidence is open",
    "OrderMet": "No order or recommendation is open",
    "LessonCarriedOut": "No lesson is still to be carried out",
}
"""What is said where there is nothing that an event of that kind could be about."""

_ECHOED = 60
"""So many characters of a duty are repeated in a sentence."""


def _link(
    desk: Desk, case: str, event: Linked, expected: int | None, dropped: tuple[str, ...], *, draft: str
) -> Recorded:
    """Link two cases, on both of them, in one transaction."""
    here = lists.case_line(desk, case).case
    other = lists.case_line(desk, event.other).case
    if here == other:
        raise BadInput("A case is not linked with itself.", "other")
    there = event.model_copy(update={"other": here})
    return _record(
        desk, here, event.model_copy(update={"other": other}), expected, dropped, draft=draft, also=(other, there)
    )


_NOT_RECORDED = ("Received", "Corrected", "Undone")
"""Kinds of event that have a use case of their own."""


def undo(desk: Desk, case: str, why: str = "", expected: int | None = None) -> Recorded:
    """Take back the last entry of a case, for as long as nothing followed it. Both stay in the timeline."""
    life = life_of(desk, _case_id(desk, case))
    last = life.last_undoable()
    if last is None:
        raise BadInput("There is nothing to undo: the receipt of a complaint is corrected, not undone.")
    if isinstance(last.event, Linked):
        return unlink(desk, case, last.id, why, expected)
    return _record(desk, case, Undone(on=desk.clock.today, event=last.id, why=clean(why).text), expected)


def link_between(desk: Desk, case: str, other: str) -> int:
    """The number of the entry on a case by which it is linked with another. Raises BadInput where it is not."""
    wanted = lists.case_line(desk, other).case
    for told in reversed(life_of(desk, _case_id(desk, case)).told):
        if not told.struck and isinstance(told.event, Linked) and told.event.other == wanted:
            return told.entry.id
    raise BadInput(f"{lists.case_line(desk, case).case} is not linked with {wanted}.")


def unlink(desk: Desk, case: str, event_id: int, why: str = "", expected: int | None = None) -> Recorded:
    """Take a link back, on both cases in one transaction, whatever followed it. Raises BadInput where it is none."""
    told = _standing_entry(life_of(desk, _case_id(desk, case)), event_id)
    if not isinstance(told.event, Linked):
        raise BadInput("That entry is no link between cases.")
    here, other = lists.case_line(desk, case).case, told.event.other
    there = life_of(desk, _case_id(desk, other))
    twin = next(
        (
            one.entry
            for one in there.told
            if not one.struck
            and isinstance(one.event, Linked)
            and (one.event.other, one.event.how) == (here, told.event.how)
        ),
        None,
    )
    reason = clean(why).text
    also = (other, Undone(on=desk.clock.today, event=twin.id, why=reason)) if twin else None
    return _record(desk, here, Undone(on=desk.clock.today, event=event_id, why=reason), expected, also=also)


def correct(
    desk: Desk,
    case: str,
    event_id: int,
    typed: dict[str, Any],
    why: str,
    *,
    expected: int | None = None,
    draft: str = "",
) -> Recorded:
    """Correct an earlier entry's fields, saying why. Refused where a later entry could then not have happened."""
    life = life_of(desk, _case_id(desk, case))
    event, dropped = _correction_of(desk, life, event_id, typed, why)
    return _record(desk, case, event, expected, dropped, draft=draft)


def entry_as_typed(desk: Desk, case: str, event_id: int) -> tuple[str, dict[str, str]]:
    """An entry's kind, and its fields as they would be typed into its form, for correcting it. Raises BadInput."""
    told = _standing_entry(life_of(desk, _case_id(desk, case)), event_id)
    kind = type(told.event)
    return kind.kind(), {name: _typed(kind, name, value) for name, value in told.event.model_dump(mode="json").items()}


def _typed(kind: type[Event], name: str, value: Any) -> str:
    mark = declared(kind, name)
    if isinstance(mark, Fact) and mark.pence and value is not None:
        return pounds(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _standing_entry(life: Life, event_id: int) -> Told:
    told = next((one for one in life.told if one.entry.id == event_id and not one.struck), None)
    if told is None:
        raise BadInput("There is no such entry on this case.")
    if isinstance(told.event, Corrected | Undone):
        raise BadInput("That entry mends another; correct the other one, or undo this.")
    return told


def _correction_of(
    desk: Desk, life: Life, event_id: int, typed: dict[str, Any], why: str
) -> tuple[Event, tuple[str, ...]]:
    """The correction that was typed, and what was dropped from it."""
    told = _standing_entry(life, event_id)
    if isinstance(told.event, Linked):
        raise BadInput("A link stands on both cases; take it back ('hoctui case unlink'), and link the right one.")
    before = told.event.model_dump(mode="json")
    # What is not typed anew is taken as it is kept, not as it would be typed.
    mended, dropped = read_form(told.event.kind(), before | typed, desk.clock.today)
    changes = {
        name: value for name, value in mended.model_dump(mode="json").items() if value != before[name] and name in typed
    }
    if not changes:
        raise BadInput("Nothing was changed in that entry.")
    reason = clean(why)
    if not reason.text.strip():
        raise BadInput("Say why the entry is corrected.", "why")
    dropped += tuple(f"Why: {what} dropped" for what in reason.dropped)
    return correction(told.entry, changes, reason.text.strip(), desk.clock.today), dropped


def preview(desk: Desk, case: str, kind: str, typed: dict[str, Any]) -> Preview:
    """What an event would do, for the side of its form: due dates, warnings, the letter's checklist, any problem."""
    life = life_of(desk, _case_id(desk, case))
    edition = edition_for(life)
    letter = tuple(
        LetterPointView(point.point.words, point.point.clause, point.point.duty == "required", point.met)
        for point in checklist(edition, life.case, kind, _as_values(kind, typed))
    )
    try:
        event, _ = read_form(kind, typed, desk.clock.today)
        return _what_follows(desk, life, event, letter)
    except HoctuiError as fault:
        return Preview((), (), letter, fault.sentence, fault.field)


def preview_correction(desk: Desk, case: str, event_id: int, typed: dict[str, Any], why: str) -> Preview:
    """What a correction would do, for the side of its form."""
    life = life_of(desk, _case_id(desk, case))
    try:
        event, _ = _correction_of(desk, life, event_id, typed, why)
        return _what_follows(desk, life, event, ())
    except HoctuiError as fault:
        return Preview((), (), (), fault.sentence, fault.field)


def first_due(desk: Desk, typed: dict[str, Any]) -> Preview:
    """What logging a complaint would set running, from as much of its form as is typed so far (2024: 6.2, 6.3)."""
    unsaid = [name for name in ("resident", "summary") if not str(typed.get(name) or "").strip()]
    try:
        event, _ = read_form("Received", typed | dict.fromkeys(unsaid, "-"), desk.clock.today)
        follows = _what_follows(desk, fold(()), event, ())
    except HoctuiError as fault:
        return Preview((), (), (), fault.sentence, fault.field)
    if not unsaid:
        return follows
    return replace(follows, problem=f"{declared(type(event), unsaid[0]).label} is required.", problem_field=unsaid[0])


def _what_follows(desk: Desk, life: Life, event: Event, letter: tuple[LetterPointView, ...]) -> Preview:
    after = _after(desk, life, event)
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
    unsaid = open_points(life.case, edition, desk.calendar)
    return Derived(life.case, edition.name, clocks, next_step(life.case, edition, clocks), unsaid, life.version)


def _record(
    desk: Desk,
    case: str,
    event: Event,
    expected: int | None,
    dropped: tuple[str, ...] = (),
    *,
    draft: str = "",
    also: tuple[str, Event] | None = None,
) -> Recorded:
    """Write one event, and `also` one on another case that belongs to it, in one transaction."""
    check_choices(event)
    case_id = _case_id(desk, case)
    with desk.register.writing() as session:
        life = life_of(desk, case_id)
        if expected is not None and life.version != expected:
            raise ConflictingEdit(
                "This case was changed in another window since you opened it; nothing was saved. Look at what is new, "
                "then save again."
            )
        after = _after(desk, life, event)
        event_id = _append(desk, session, case_id, event)
        if also:
            other_id = _case_id(desk, also[0])
            _after(desk, life_of(desk, other_id), also[1])
            _append(desk, session, other_id, also[1])
        _let_go(desk, session, draft)
    return Recorded(case_view(desk, case), event_id, _new_breaches(desk, life, after), dropped)


def _append(desk: Desk, session: Any, case_id: int, event: Event) -> int:
    event_id = ledger.append(session, case_id, event, _stamp(desk))
    projections.write(session, case_id, derive(desk, ledger.entries(desk.register.connection, case_id)))
    return event_id


def _after(desk: Desk, life: Life, event: Event) -> Life:
    """The life with one more event. Raises Impossible where it cannot have happened."""
    after = fold([*(told.entry for told in life.told), Entry(life.version + 1, event)])
    must_keep_stages(life, after)
    if isinstance(event, EvidenceRequested) and event.by is None and not edition_for(after).rules.evidence_days:
        raise BadInput("Give the date in the Ombudsman's letter; this edition of the Code sets none.", "by")
    known = {extension for stage in life.case.stages for extension in stage.extensions}
    for stage in after.case.stages:
        for count in stage_due(edition_for(after), desk.calendar, StageDays.of(stage)).extensions:
            if count.extension not in known and count.given <= count.extends:
                raise BadInput(
                    f"The new date must be after {say_day(count.extends)}, the date it extends.",
                    "to" if count.extension.to else "days",
                )
    return after


def _new_breaches(desk: Desk, before: Life, after: Life) -> tuple[BreachView, ...]:
    """The breaches that were not there before. Two of the same words and day are two: each is warned of in its turn."""
    known: Counter[Breach] = Counter()
    if before.told:
        known.update(breaches_of(before.case, edition_for(before), desk.calendar))
    found: list[Breach] = []
    for one in breaches_of(after.case, edition_for(after), desk.calendar):
        if known[one]:
            known[one] -= 1
        else:
            found.append(one)
    return tuple(BreachView(one.clause, one.words, one.on) for one in found)


def _as_values(kind: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed, and else the default, for a checklist that is ticked while the form is not complete yet."""
    known = kind_of(kind).model_fields
    values: dict[str, Any] = {name: "" if field.is_required() else field.default for name, field in known.items()}
    for name, value in typed.items():
        text = value.strip() if isinstance(value, str) else value
        if name in known and text not in ("", None):
            values[name] = "" if type_of(kind_of(kind), name) is bool and is_no(text) else text
    return values


def _let_go(desk: Desk, session: Any, draft: str) -> None:
    """Let a draft go with the saving of what it held: in one transaction, so that it never comes back as a double."""
    if draft:
        keeping.keep_draft(session, draft, {}, desk.instant())


def _case_id(desk: Desk, case: str) -> int:
    return lists.case_line(desk, case).id


def _stamp(desk: Desk) -> Stamp:
    return Stamp(desk.instant(), desk.salt())
