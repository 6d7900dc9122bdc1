"""Everything that happens to a case, one class a kind: its fields, its effect on the case, its line, its form.

An event says on which day it happened; the instant it was written down belongs to the ledger. Fields marked Fact lie in
the ledger's row, fields marked Words in its body, which alone names or describes people.
"""

from __future__ import annotations

from hoctui.register.event import LONG, Event
from hoctui.register.events_of_record import (
    ActionDone,
    ActionPromised,
    Closed,
    ContactMade,
    Corrected,
    NoteAdded,
    Reopened,
    Undone,
    Withdrawn,
)
from hoctui.register.events_of_stages import (
    Acknowledged,
    BecameComplaint,
    Escalated,
    EscalationRefused,
    Extended,
    Logged,
    Received,
    Refused,
    Responded,
)

__all__ = [
    "KINDS",
    "LONG",
    "Acknowledged",
    "ActionDone",
    "ActionPromised",
    "BecameComplaint",
    "Closed",
    "ContactMade",
    "Corrected",
    "Escalated",
    "EscalationRefused",
    "Event",
    "Extended",
    "Logged",
    "NoteAdded",
    "Received",
    "Refused",
    "Reopened",
    "Responded",
    "Undone",
    "Withdrawn",
]

KINDS: dict[str, type[Event]] = {
    kind.kind(): kind
    for kind in (
        Received,
        BecameComplaint,
        Logged,
        Acknowledged,
        Extended,
        Responded,
        Escalated,
        Refused,
        EscalationRefused,
        Withdrawn,
        Closed,
        Reopened,
        NoteAdded,
        ContactMade,
        ActionPromised,
        ActionDone,
        Corrected,
        Undone,
    )
}
"""Every kind of event by the name the ledger keeps it under."""
