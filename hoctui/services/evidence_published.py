"""Items of evidence as a published self-assessment rests on them: what changes later does not change what went out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from hoctui.dates import say_day
from hoctui.errors import BadInput
from hoctui.services.desk import Desk
from hoctui.services.yearly import published_on
from hoctui.store import assessments as stored
from hoctui.store import evidence as kept
from hoctui.store.evidence import EvidenceItem


def rested_on(desk: Desk, assessment_id: int) -> tuple[EvidenceItem, ...]:
    """The items that count for an assessment, by name: those in use; of a published one, those in use on its day."""
    day = published_on(desk, assessment_id)
    return tuple(
        item
        for item in kept.items(desk.register.connection)
        if item.retired_on is None or (day is not None and item.retired_on >= day)
    )


class Kept(NamedTuple):
    """A clause of a published assessment, and what it rests on beside an item that is about to change."""

    assessment: int
    clause: str
    chosen: tuple[int, ...]

    def with_copy(self, item: int, copy: int) -> tuple[int, ...]:
        """What it rests on once the item's copy stands in its place."""
        return tuple(copy if one == item else one for one in self.chosen)


def to_keep(desk: Desk, item: EvidenceItem, changed: EvidenceItem) -> tuple[Kept, ...]:
    """The clauses of published assessments for which an item is to be kept as it is, before it changes so."""
    if not item.id or _printed(item) == _printed(changed):
        return ()
    uses = _published_uses(desk, item.id)
    return tuple(Kept(number, clause, chosen) for number, used in uses.items() for clause, chosen in used.items())


def refuse_unpublishing(desk: Desk, item: EvidenceItem, on: date) -> None:
    """Refuse a day out of use before a publication that rests on the item. Raises BadInput."""
    for assessment_id in _published_uses(desk, item.id):
        day = published_on(desk, assessment_id)
        if day is not None and on < day:
            raise BadInput(
                f"{item.name} stands in the self-assessment published on {say_day(day)}; name a day from then on.", "on"
            )


def _printed(item: EvidenceItem) -> tuple[object, ...]:
    """What the documents print of an item."""
    return item.name, item.kind, item.dated, item.place


def _published_uses(desk: Desk, item_id: int) -> dict[int, dict[str, tuple[int, ...]]]:
    """By published assessment, the clauses that rest on an item, each with all that it rests on."""
    connection = desk.register.connection
    found: dict[int, dict[str, tuple[int, ...]]] = {}
    for head in stored.heads(connection):
        if published_on(desk, head.id) is None:
            continue
        clauses = {clause: chosen for clause, chosen in kept.uses(connection, head.id).items() if item_id in chosen}
        if clauses:
            found[head.id] = clauses
    return found
