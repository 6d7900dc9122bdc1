"""The events at a case's end and beside its stages: closing, notes, contacts, promises, and what mends the record."""

# ruff: noqa: ARG002  (every event is handed its own id; only a promised action keeps it)

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Action, Case, Contact, say
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words


class Withdrawn(Event):
    """The resident withdrew the complaint."""

    title = "withdrawn"
    verb = "withdraw"

    reason: Annotated[str, Words("Why", limit=LONG, lines=2, hint="as the resident said it")] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """End the case as withdrawn."""
        case.must_be_open("withdrawn")
        case.end("withdrawn", self.on)

    def line(self) -> str:
        """Why, where the resident said."""
        return self.reason or "withdrawn by the resident"


class Closed(Event):
    """The case was closed; its promised actions are followed all the same (2024: 6.6, 7.3)."""

    title = "closed"
    verb = "close"

    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """End the case as closed."""
        case.must_be_open("closed")
        case.end("closed", self.on)

    def line(self) -> str:
        """The note, where there is one."""
        return self.note or "closed"


class Reopened(Event):
    """A closed, withdrawn or refused case was taken up again."""

    title = "reopened"
    verb = "reopen"

    reason: Annotated[str, Words("Why", required=True, limit=LONG, lines=2), Field(min_length=1)]

    def apply(self, case: Case, event_id: int) -> None:
        """Open the case at the stage where it ended."""
        if case.open:
            raise Impossible(f"The case was open on {say(self.on)}; only one that has ended is reopened.")
        case.ended, case.ended_on = "", None
        case.reopened += 1

    def line(self) -> str:
        """Why."""
        return self.reason


class NoteAdded(Event):
    """A note of the officer's."""

    title = "note"
    verb = "add a note"

    text: Annotated[str, Words("Note", required=True, limit=LONG, lines=4), Field(min_length=1)]

    def apply(self, case: Case, event_id: int) -> None:
        """Nothing but the timeline changes."""

    def line(self) -> str:
        """The note."""
        return self.text


class ContactMade(Event):
    """A contact with the resident, either way: part of the full record (2024: 5.12), and an agreed update (5.9)."""

    title = "contact"
    verb = "record a contact"

    direction: Annotated[str, Fact("Direction", choices=of.DIRECTIONS)] = "out"
    channel: Annotated[str, Fact("Channel", choices=of.CHANNELS)] = "telephone"
    text: Annotated[str, Words("What was said", required=True, limit=LONG, lines=4), Field(min_length=1)]
    with_whom: Annotated[str, Words("With", hint="if not the resident")] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Note the contact; one from us keeps an agreed update."""
        case.contacts.append(Contact(self.on, self.direction))

    def line(self) -> str:
        """Which way, how, and what was said."""
        way = "to" if self.direction == "out" else "from"
        return f"{self.channel}, {way} {self.with_whom or 'the resident'}: {self.text}"


class ActionPromised(Event):
    """Something was promised: what, by whom, by when; followed until it is done (2024: 6.6, 7.3)."""

    title = "promised"
    verb = "promise an action"

    what: Annotated[str, Words("What", required=True, limit=2_000, lines=2), Field(min_length=1)]
    by: Annotated[date | None, Fact("By", hint="the date that was given")] = None
    owner: Annotated[str, Words("Owner", hint="who does it")] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Add it to the case's actions."""
        if self.by and self.by < self.on:
            raise Impossible(f"It cannot be promised for a day before {say(self.on)}, the day of the promise.", "by")
        case.actions.append(Action(event_id, self.what, self.owner, self.on, self.by))

    def line(self) -> str:
        """What, by whom, by when."""
        by = f" by {say(self.by)}" if self.by else ""
        return f"{self.what}{by}{f' ({self.owner})' if self.owner else ''}"


class ActionDone(Event):
    """A promised action was carried out (2024: 7.3)."""

    title = "action done"
    verb = "mark an action done"

    action: Annotated[int, Fact("Action", required=True)]
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Mark that action as done."""
        action = next((a for a in case.actions if a.id == self.action), None)
        if action is None:
            raise Impossible(f"No such action had been promised on this case by {say(self.on)}.", "action")
        if action.done_on:
            raise Impossible(f"That action was done on {say(action.done_on)}.", "action")
        action.done_on = self.on

    def line(self) -> str:
        """The note, where there is one."""
        return self.note or "carried out"


class Corrected(Event):
    """An earlier entry was wrong, and says now what is right; both stay in the timeline."""

    title = "corrected"
    verb = "correct an entry"

    event: Annotated[int, Fact("Entry", required=True)]
    facts: Annotated[dict[str, Any], Fact("Facts")] = Field(default_factory=dict)
    words: Annotated[dict[str, Any], Words("Words")] = Field(default_factory=dict)
    why: Annotated[str, Words("Why", required=True, limit=2_000, lines=2), Field(min_length=1)]

    def apply(self, case: Case, event_id: int) -> None:
        """Nothing: the fold puts the corrected entry in the place of the first."""

    def line(self) -> str:
        """Why."""
        return self.why


class Undone(Event):
    """The last entry was taken back; it stays in the timeline, struck out."""

    title = "undone"
    verb = "undo the last entry"

    event: Annotated[int, Fact("Entry", required=True)]
    why: Annotated[str, Words("Why", limit=2_000)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Nothing: the fold leaves the undone entry out."""

    def line(self) -> str:
        """Why."""
        return self.why or "taken back"
