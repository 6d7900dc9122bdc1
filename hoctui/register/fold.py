"""The fold: from a case's recorded events, with corrections and undos applied, to the case as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import ValidationError

from hoctui.dates import say_day
from hoctui.errors import BadInput, Impossible
from hoctui.register.case import Case
from hoctui.register.events import (
    KINDS,
    Acknowledged,
    Corrected,
    Escalated,
    EscalationRefused,
    Event,
    Extended,
    Logged,
    Received,
    Responded,
    Undone,
)
from hoctui.register.fields import Fact, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its place in the ledger: the id that orders it, and the instant it was written down."""

    id: int
    event: Event
    recorded_at: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as the timeline tells it: as it counts now, what it said first, and whether it was taken back."""

    entry: Entry
    event: Event
    """The event as corrected; the one first written where nothing was corrected."""
    struck: bool
    corrections: tuple[Corrected, ...]
    stage: int
    """The stage that the case was at once it had happened; 0 for a service request."""


@dataclass(frozen=True, slots=True)
class Life:
    """A case and everything that happened to it, in the order it happened."""

    case: Case
    told: tuple[Told, ...]

    @property
    def version(self) -> int:
        """The number of the last event, by which a concurrent change is noticed."""
        return max((told.entry.id for told in self.told), default=0)

    def last_undoable(self) -> Entry | None:
        """The last entry written, for as long as it can be taken back: not the receipt, not an undo."""
        standing = [told.entry for told in self.told if not told.struck and not isinstance(told.entry.event, Undone)]
        last = max(standing, key=lambda entry: entry.id, default=None)
        return None if last is None or isinstance(last.event, Received) else last


def fold(entries: Iterable[Entry]) -> Life:
    """The life that these entries add up to. Raises Impossible, naming why, where they cannot all have happened."""
    recorded = sorted(entries, key=lambda entry: entry.id)
    struck = _struck(recorded)
    corrections = _corrections(recorded, struck)
    happened = []
    for entry in recorded:
        mended = tuple(corrections.get(entry.id, ()))
        happened.append((_corrected(entry.event, mended), entry, mended))
    happened.sort(key=lambda one: (one[0].on, one[1].id))
    _must_follow_receipt([event for event, entry, _ in happened if entry.id not in struck])
    case = Case()
    told = []
    for event, entry, mended in happened:
        if entry.id not in struck:
            event.apply(case, entry.id)
        told.append(Told(entry, event, entry.id in struck, mended, len(case.stages)))
    return Life(case, tuple(told))


def case_of(entries: Sequence[Entry]) -> Case:
    """The case alone that these entries add up to, without its timeline: for a count over very many of them.

    Raises Impossible as fold does.
    """
    if any(isinstance(entry.event, Corrected | Undone) for entry in entries):
        return fold(entries).case
    happened = sorted(entries, key=lambda entry: (entry.event.on, entry.id))
    _must_follow_receipt([entry.event for entry in happened])
    case = Case()
    for entry in happened:
        entry.event.apply(case, entry.id)
    return case


def must_keep_stages(before: Life, after: Life) -> None:
    """Refuse a change by which an entry would come to belong to another stage than it did.

    An escalation put before an answer that stands, say, would turn the stage 1 answer into the one of stage 2.

    Raises:
        Impossible: naming the first entry that would move.
    """
    then = {told.entry.id: told.stage for told in before.told if not told.struck}
    for told in after.told:
        was = then.get(told.entry.id, told.stage)
        # What only stands beside the stages, such as a note, may come to lie within another.
        if not told.struck and told.stage != was and isinstance(told.event, OF_A_STAGE):
            raise Impossible(
                f"Then what was {told.event.title} on {say_day(told.event.on)} at stage {was} would belong to "
                f"stage {told.stage}; see which of the days is right.",
                "on",
            )


OF_A_STAGE = (Logged, Acknowledged, Extended, Responded, Escalated, EscalationRefused)
"""The kinds of event that carry a case from one step of its stages to the next."""


def _must_follow_receipt(events: list[Event]) -> None:
    """Refuse what comes before receipt, and a life without one. `events` are those that stand, in their order."""
    days = [event.on for event in events if isinstance(event, Received)]
    if events and not days:
        raise Impossible("The case has no day of receipt.")
    first = next((event for event in events if not isinstance(event, Corrected | Undone)), None)
    if first and first.on < days[0]:
        raise Impossible(f"{say_day(first.on)} is before {say_day(days[0])}, the day it was received.", "on")


def _corrections(recorded: list[Entry], struck: set[int]) -> dict[int, list[Corrected]]:
    """The corrections that stand, by the entry they correct."""
    corrections: dict[int, list[Corrected]] = {}
    known = {entry.id: entry for entry in recorded}
    for entry in recorded:
        if isinstance(entry.event, Corrected) and entry.id not in struck:
            target = known.get(entry.event.event)
            if target is None or isinstance(target.event, Corrected | Undone) or target.id > entry.id:
                raise Impossible("There is no such entry to correct on this case.", "event")
            corrections.setdefault(target.id, []).append(entry.event)
    return corrections


def _struck(recorded: list[Entry]) -> set[int]:
    struck: set[int] = set()
    known = {entry.id: entry for entry in recorded}
    for entry in recorded:
        if isinstance(entry.event, Undone):
            target = known.get(entry.event.event)
            if target is None or target.id >= entry.id:
                raise Impossible("There is no such entry to undo on this case.", "event")
            if isinstance(target.event, Undone | Received):
                raise Impossible("That entry cannot be undone.", "event")
            if target.id in struck:
                raise Impossible("That entry was undone already.", "event")
            struck.add(target.id)
    return struck


def _corrected(event: Event, corrections: Iterable[Corrected]) -> Event:
    values: dict[str, Any] | None = None
    for correction in corrections:
        values = values or event.model_dump()
        values.update(correction.facts)
        values.update(correction.words)
    return event if values is None else make(type(event), values)


def correction(target: Entry, changes: dict[str, Any], why: str, on: date) -> Corrected:
    """A correction of one entry, its changes sorted into facts and words. Raises BadInput for a field it has not."""
    facts: dict[str, Any] = {}
    words: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in type(target.event).model_fields:
            raise BadInput(f"An entry of this kind has no field {name!r}.", name)
        (words if is_words(type(target.event), name) else facts)[name] = value
    return Corrected(on=on, event=target.id, facts=facts, words=words, why=why)


@cache
def declared(kind: type[Event], name: str) -> Fact | Words:
    """How a field of an event is declared."""
    for mark in kind.model_fields[name].metadata:
        if isinstance(mark, Fact | Words):
            return mark
    raise LookupError(f"{kind.__name__}.{name} is declared as neither Fact nor Words")


def is_words(kind: type[Event], name: str) -> bool:
    """Whether a field lies in the body, apart from the ledger's row."""
    return isinstance(declared(kind, name), Words)


def make(kind: type[Event], values: dict[str, Any]) -> Event:
    """An event from typed or stored values. Raises BadInput with one sentence, at its field, for the first fault."""
    try:
        return kind(**values)
    except ValidationError as fault:
        first = fault.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        raise BadInput(_sentence(kind, name, first["type"], first.get("input")), name) from None


def _sentence(kind: type[Event], name: str, fault: str, typed: object) -> str:
    if name not in kind.model_fields:
        return f"An entry of this kind has no field {name!r}."
    mark = declared(kind, name)
    if fault in ("missing", "string_too_short"):
        return f"{mark.label} is required."
    said = next((words for begins, words in _FAULTS if fault.startswith(begins)), "cannot be taken")
    if isinstance(mark, Fact) and mark.pence and fault.startswith(("int", "greater", "less")):
        said = "is no amount that makes sense here"
    return f"{mark.label}: {typed!s:.40} {said}." if said != "yes or no" else f"{mark.label}: answer yes or no."


_FAULTS = (
    ("date", "is not a date; write it as 2026-12-04"),
    ("int", "is not a whole number of days that makes sense here"),
    ("greater", "is not a whole number of days that makes sense here"),
    ("less", "is not a whole number of days that makes sense here"),
    ("string_pattern", "is not written as it must be; a case's reference looks like 26-0121"),
    ("bool", "yes or no"),
)
"""How a kind of fault begins in the validator's words, and what is said of it."""


def check_choices(event: Event) -> None:
    """Hold every chosen code against its field's choices. Raises BadInput naming the choices."""
    for name in type(event).model_fields:
        mark = declared(type(event), name)
        value = getattr(event, name)
        if isinstance(mark, Fact) and mark.choices and value and value not in dict(mark.choices):
            raise BadInput(f"{mark.label}: choose one of {', '.join(code for code, _ in mark.choices)}.", name)
        if isinstance(mark, Words) and isinstance(value, str) and len(value) > mark.limit:
            raise BadInput(f"{mark.label}: at most {mark.limit:,} characters, here {len(value):,}.", name)


__all__ = [
    "KINDS",
    "OF_A_STAGE",
    "Entry",
    "Life",
    "Told",
    "case_of",
    "check_choices",
    "correction",
    "declared",
    "fold",
    "is_words",
    "make",
    "must_keep_stages",
]
