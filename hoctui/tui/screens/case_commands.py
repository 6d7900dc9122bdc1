"""What can be recorded on a case: each kind of event once, with its key, its name and what it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hoctui.tui.commands import Command, key_words
from hoctui.tui.widgets.choose import Option


@dataclass(frozen=True, slots=True)
class Recordable:
    """A kind of event that the officer can record on a case."""

    kind: str
    """The event's class name, "Acknowledged"."""
    id: str
    """The last part of its command's id."""
    key: str
    label: str
    tooltip: str
    needs: str = ""
    """What must be there for it; the case says whether it is, by what is possible now."""
    footer: int = 0

    @property
    def command(self) -> Command:
        """Its command on the case's screen."""
        needs = self.needs or "a case that is read"
        action = f"record('{self.kind}')"
        return Command(f"case.{self.id}", self.key, self.label, self.tooltip, "Record", self.footer, needs, action)


REFUSABLE: Final = "a stage that can be refused"

RECORDABLE: Final = (
    Recordable(
        "Acknowledged",
        "acknowledge",
        "a",
        "acknowledge",
        "Acknowledges this stage, with the complaint definition.",
        "a stage not yet acknowledged",
        footer=2,
    ),
    Recordable(
        "Extended",
        "extend",
        "x",
        "extend",
        "Puts the answer's date back, with reasons.",
        "an open, unanswered stage",
        5,
    ),
    Recordable(
        "Responded", "respond", "r", "respond", "Records the answer of this stage.", "a stage not yet answered", 3
    ),
    Recordable(
        "Escalated",
        "escalate",
        "e",
        "escalate",
        "Takes the complaint to the next stage, as the resident asks.",
        "a next stage",
        footer=4,
    ),
    Recordable("NoteAdded", "note", "+,N", "note", "Adds a note.", footer=6),
    Recordable("ContactMade", "contact", "t", "contact", "Records a contact with the resident, either way."),
    Recordable("ActionPromised", "promise", "p", "promise", "Records what was promised: what, by whom, by when."),
    Recordable(
        "ActionDone",
        "done",
        "d",
        "action done",
        "Marks a promised action as carried out.",
        "an action still to be done",
    ),
    Recordable("Logged", "log", "l", "log at this stage", "Records the day of logging.", "a stage not yet logged"),
    Recordable(
        "BecameComplaint",
        "became-complaint",
        "b",
        "make it a complaint",
        "Turns the service request into a complaint.",
        "an open service request",
    ),
    Recordable("Closed", "close", "c", "close", "Closes the case.", "an open case"),
    Recordable(
        "Withdrawn", "withdraw", "W", "withdraw", "Records that the resident withdrew it.", "an unanswered complaint"
    ),
    Recordable("Reopened", "reopen", "R", "reopen", "Takes the case up again.", "a case that has ended"),
    Recordable("Refused", "refuse", "F", "refuse to accept", "Refuses the complaint, with reasons.", REFUSABLE),
    Recordable("EscalationRefused", "refuse", "F", "refuse to escalate", "Refuses the next stage.", REFUSABLE),
)
"""Every kind that is recorded by a form, in the order of the help."""

REFUSALS: Final = ("Refused", "EscalationRefused")
"""Of these only one is ever possible, so that they share their key."""

COMMANDS: Final = (
    *(one.command for one in RECORDABLE if one.kind not in REFUSALS),
    Command("case.refuse", "F", "refuse", "Refuses the complaint, or its escalation.", "Record", needs=REFUSABLE),
)
"""The commands that record something."""

NEEDED: Final = {one.needs: one.kind for one in RECORDABLE if one.needs and one.kind not in REFUSALS}
"""The kind of event that each need stands for."""

CALLED: Final = {one.kind: one.label for one in RECORDABLE} | {
    "Received": "new complaint",
    "Corrected": "correct an entry",
}
"""What recording each kind is called."""

_OF_KIND: Final = {one.kind: one for one in RECORDABLE}


def options(possible: Sequence[str]) -> tuple[Option, ...]:
    """What is possible now, for the menu: what it is called, its key, what it does."""
    known = [_OF_KIND[kind] for kind in possible if kind in _OF_KIND]
    return tuple(
        Option(one.kind, one.label, f"{key_words(key):<3}{one.tooltip}", key_words(key))
        for one in known
        for key in (one.key.partition(",")[0],)
    )
