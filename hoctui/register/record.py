"""What an entry of the ledger says, field by field in words, for a document that tells all of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hoctui.dates import say_day
from hoctui.register.events import Corrected, Event, Received, Undone
from hoctui.register.fields import Fact, Words
from hoctui.register.fold import Told, declared, make
from hoctui.register.money import pounds

LEFT_OUT = "left out of this copy"
"""What stands in the place of a sensitive detail that was not asked for."""

NOTHING = "nothing"
"""What an empty field said, where a correction filled it or emptied it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one field of an entry says."""

    name: str
    """The field's own name."""
    label: str
    text: str
    person: bool = False
    """Whether it names somebody else than the resident."""
    long: bool = False
    """Whether it is a text of paragraphs."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry that a correction changed: what it said until then, and what it says."""

    said: Said
    says: Said


@dataclass(frozen=True, slots=True)
class Mending:
    """One correction of an entry, with everything that it changed, in the order of the entry's fields."""

    correction: Corrected
    changes: tuple[Change, ...]


class Record:
    """Everything told of one case, entry by entry, with or without its sensitive details."""

    def __init__(self, told: Iterable[Told], *, with_needs: bool) -> None:
        self._told = {one.entry.id: one for one in told}
        self.with_needs = with_needs

    @property
    def sensitive(self) -> int:
        """How many entries hold, or held before a correction, a sensitive detail."""
        return sum(any(_is_sensitive(kind, name) for kind, name, _ in self._ever(told)) for told in self._told.values())

    def persons(self) -> Iterator[str]:
        """What every field that names somebody else than the resident holds, or held before a correction."""
        for told in self._told.values():
            for kind, name, value in self._ever(told):
                mark = declared(kind, name)
                if isinstance(mark, Words) and mark.person:
                    yield str(value)

    def residents(self) -> Iterator[str]:
        """What the resident is called, or was before a correction."""
        for told in self._told.values():
            yield from (str(value) for kind, name, value in self._ever(told) if (kind, name) == (Received, "resident"))

    def _ever(self, told: Told) -> Iterator[tuple[type[Event], str, Any]]:
        """Every filled field that an entry held at any time, and the kind of event that it is a field of."""
        for event in (told.entry.event, told.event):
            for name in type(event).model_fields:
                if getattr(event, name) not in (None, ""):
                    yield type(event), name, getattr(event, name)
        correction = told.entry.event
        if isinstance(correction, Corrected) and correction.event in self._told:
            kind = type(self._told[correction.event].event)
            yield from ((kind, name, value) for name, value in (correction.facts | correction.words).items() if value)

    def fields(self, event: Event) -> list[Said]:
        """What each filled field of an entry says, but its day, in the order of its form."""
        if isinstance(event, Corrected):
            return self._correction(event)
        if isinstance(event, Undone):
            why = [self._said(event, "why")] if event.why else []
            return [Said("event", "Takes back", self.name_of(event.event)), *why]
        return [
            self._said(event, name)
            for name in type(event).model_fields
            if name != "on" and getattr(event, name) not in (None, "")
        ]

    def mendings(self, told: Told) -> Iterator[Mending]:
        """Each correction of an entry that stands, with what the entry said just before and what it says since."""
        kind, before = type(told.event), told.entry.event
        for correction in told.corrections:
            after = make(kind, before.model_dump() | correction.facts | correction.words)
            changes = tuple(
                Change(self._said(before, name), self._said(after, name))
                for name in kind.model_fields
                if name in correction.facts or name in correction.words
            )
            yield Mending(correction, changes)
            before = after

    def name_of(self, entry: int) -> str:
        """An entry by its number, kind and day: "entry 3, acknowledged on Fri 20 Nov 2026"."""
        told = self._told.get(entry)
        return f"entry {entry}, {told.event.title} on {say_day(told.event.on)}" if told else f"entry {entry}"

    def _correction(self, event: Corrected) -> list[Said]:
        """What a correction says, whether or not it stands: which entry, what it is put right as, and why."""
        rows = [Said("event", "Corrects", self.name_of(event.event))]
        target = self._told.get(event.event)
        if target:
            kind = type(target.event)
            after = make(kind, target.entry.event.model_dump() | event.facts | event.words)
            put_right = (
                self._said(after, name) for name in kind.model_fields if name in event.facts or name in event.words
            )
            rows += [replace(one, label=f"{one.label}, put right as") for one in put_right]
        return [*rows, self._said(event, "why")]

    def _said(self, event: Event, name: str) -> Said:
        kind, value = type(event), getattr(event, name)
        mark = declared(kind, name)
        if value in (None, ""):
            return Said(name, mark.label, NOTHING)
        if not self.with_needs and isinstance(mark, Words) and mark.sensitive:
            return Said(name, mark.label, LEFT_OUT)
        if isinstance(mark, Words):
            return Said(name, mark.label, in_words(mark, value), mark.person, mark.lines > 1)
        return Said(name, mark.label, self.name_of(value) if mark.refers else in_words(mark, value))


def in_words(mark: Fact | Words, value: Any) -> str:
    """A filled field's value in words, by how the field is declared: pounds for pence, a choice by its words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return say_day(value)
    if isinstance(mark, Fact) and mark.pence:
        return pounds(value)
    if isinstance(value, int):
        return f"{value:,}"
    return dict(mark.choices).get(str(value), str(value)) if isinstance(mark, Fact) else str(value)


def _is_sensitive(kind: type[Event], name: str) -> bool:
    mark = declared(kind, name)
    return isinstance(mark, Words) and mark.sensitive
