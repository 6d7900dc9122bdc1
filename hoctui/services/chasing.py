"""The sheet for each colleague who was asked for something, or who promised it: what, since when, by when, how late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoctui.dates import say_day, say_running, say_short
from hoctui.documents.page import Block, Heading, Page, Paragraph, Table
from hoctui.register.duties import Duty
from hoctui.services.casework import life_of
from hoctui.services.desk import Desk
from hoctui.store import ahead as stored

_COLUMNS = ("Case", "Asked for, or promised", "On", "By", "How late")


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that somebody owes a case: a reply, or an action that is theirs."""

    person: str
    case: str
    home: str
    duty: Duty


def owed(desk: Desk, name: str = "") -> tuple[Owed, ...]:
    """All that is owed, or all that one person owes: by person, what is due first before what has no date."""
    found = [one for one in _owed(desk) if not name or one.person.casefold() == name.strip().casefold()]
    return tuple(
        sorted(found, key=lambda one: (one.person.casefold(), one.duty.by or date.max, one.duty.on, one.duty.id))
    )


def _owed(desk: Desk) -> Iterator[Owed]:
    # From the events themselves: what was asked without a date runs on no clock, and no list knows the day of asking.
    for case_id, reference, home in stored.with_promises(desk.register.connection):
        case = life_of(desk, case_id).case
        for duty in case.duties:
            if not duty.open or not duty.owner:
                continue
            if duty.kind == "action" or (duty.kind == "question" and case.open):
                yield Owed(duty.owner, reference, home, duty)


def chase_page(desk: Desk, name: str = "") -> Page:
    """The sheets: a heading for each person, and under it a table of what they owe."""
    today = desk.clock.today
    found = owed(desk, name)
    blocks: list[Block] = []
    people = {one.person.casefold(): one.person for one in reversed(found)}
    for key in sorted(people):
        theirs = [one for one in found if one.person.casefold() == key]
        late = sum(1 for one in theirs if one.duty.by and one.duty.by < today)
        blocks.append(Heading(people[key]))
        blocks.append(
            Paragraph(f"{len(theirs)} outstanding, {late} of them OVERDUE." if late else _outstanding(theirs))
        )
        blocks.append(Table(f"Outstanding from {people[key]}", _COLUMNS, tuple(_cells(one, desk) for one in theirs)))
    if not blocks:
        blocks.append(Paragraph(f"Nothing is outstanding from {name}." if name else "Nothing is outstanding."))
    else:
        blocks.append(Paragraph("Please send what is asked for, or say by which day it will be here."))
    title = f"Outstanding on complaints: {name}" if name else "Outstanding on complaints"
    return Page(title, tuple(blocks), f"As of {say_day(today)}, {desk.landlord}; late is told in working days.")


def _outstanding(theirs: list[Owed]) -> str:
    return f"{len(theirs)} outstanding, none overdue."


def _cells(one: Owed, desk: Desk) -> tuple[str, ...]:
    duty, today = one.duty, desk.clock.today
    by = say_short(duty.by, today) if duty.by else "no date given"
    if duty.moves and duty.first_by and duty.first_by != duty.by:
        by += f" (first {say_short(duty.first_by, today)})"
    late = say_running(duty.by, today, desk.calendar.between(today, duty.by)) if duty.by else ""
    where = f"{one.case}, {one.home}" if one.home else one.case
    return (where, duty.what, say_short(duty.on, today), by, late)
