"""The events at a case's end and beside its stages: closing, notes, contacts, promises, and what mends the record."""

# ruff: noqa: ARG002  (every event is handed its own id; only a promised action keeps it)

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, Contact, say
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
    with_whom: Annotated[str, Words("With", hint="if not the resident", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Note the contact; one from us, with the resident or who acts for them, keeps an agreed update."""
        if not self.with_whom or self.with_whom.casefold() == case.representative.casefold():
            case.contacts.append(Contact(self.on, self.direction))

    def line(self) -> str:
        """Which way, how, and what was said."""
        way = "to" if self.direction == "out" else "from"
        return f"{self.channel}, {way} {self.with_whom or 'the resident'}: {self.text}"


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
