"""What lies ahead, looked at in other ways than the countdown: kinds and people, a month, the list of steps, why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hoctui.dates import EARLIEST, YEARS_AHEAD, add_months, say_running
from hoctui.errors import BadInput
from hoctui.register.duties import ARRANGEMENTS, DUTIES, ORDERS
from hoctui.rulebook.calendar import CountedSpan
from hoctui.services.desk import Desk
from hoctui.services.list_views import EVERYTHING, BandView, Countdown, DueLine, Narrowed
from hoctui.services.lists import BANDS, band_of, due_lines, shape_of, under_headings
from hoctui.store import ahead as stored
from hoctui.store.lists import DueWanted


class KindGroup(NamedTuple):
    """Kinds of what is due that an officer thinks of together."""

    code: str
    words: str
    kinds: tuple[str, ...]


_NAMED = (
    KindGroup("answers", "answers and acknowledgements", ("acknowledge", "respond", "draft", "sign-off")),
    KindGroup("updates", "updates", ("update",)),
    KindGroup("promises", "promises and compensation", ("action", "compensation")),
    KindGroup("replies", "replies from colleagues", ("question",)),
    KindGroup("ombudsman", "the Ombudsman", ("enquiry", "evidence", *ORDERS)),
    KindGroup("reviews", "reviews", ("review", *ARRANGEMENTS)),
)

_KNOWN = {kind for group in _NAMED for kind in group.kinds}

GROUPS = (*_NAMED, KindGroup("rest", "the rest", tuple(kind for kind in DUTIES if kind not in _KNOWN)))
"""Every kind of what is due, in groups."""

SINGLE = ("acknowledge", "respond", "update", *DUTIES)
"""Every kind of what is due, by itself."""


class KindSeen(NamedTuple):
    """A group of kinds that is there, with how many things are due and how many of them are overdue."""

    group: KindGroup
    due: int
    overdue: int


class PersonSeen(NamedTuple):
    """Somebody who has something to do, with how much and how much of it is overdue."""

    person: str
    """Empty for what is with nobody."""
    due: int
    overdue: int


def narrowed_to(kind: str = "", person: str | None = None) -> Narrowed:
    """A countdown narrowed to a group of kinds or to one kind, and to a person. Raises BadInput for no such kind."""
    if not kind:
        return Narrowed((), person)
    group = next((one for one in GROUPS if one.code == kind), None)
    if group is None and kind not in SINGLE:
        raise BadInput(f"There is no kind {kind[:40]!r}; choose one of {', '.join(one.code for one in GROUPS)}.")
    return Narrowed(group.kinds if group else (kind,), person)


def group_of(narrowed: Narrowed) -> KindGroup | None:
    """The group that a countdown is narrowed to, if it is one."""
    return next((group for group in GROUPS if group.kinds == narrowed.kinds), None)


def say_narrowed(narrowed: Narrowed) -> str:
    """What a countdown is narrowed to, in words; empty where it is all there."""
    group = group_of(narrowed)
    kind = group.words if group else ", ".join(narrowed.kinds)
    who = {None: "", "": "with nobody named"}.get(narrowed.person, f"with {narrowed.person}")
    return ", ".join(part for part in (kind, who) if part)


def kinds_there(desk: Desk, person: str | None = None) -> tuple[KindSeen, ...]:
    """The groups of kinds of which something is due, or due with that person."""
    found = {
        kind: (count, overdue)
        for kind, count, overdue in stored.kinds(desk.register.connection, DueWanted(person=person), desk.clock.today)
    }
    seen = []
    for group in GROUPS:
        counts = [found[kind] for kind in group.kinds if kind in found]
        if counts:
            seen.append(KindSeen(group, sum(count for count, _ in counts), sum(overdue for _, overdue in counts)))
    return tuple(seen)


def people_there(desk: Desk, kinds: tuple[str, ...] = ()) -> tuple[PersonSeen, ...]:
    """Everybody who has something to do, or something of those kinds; those with the most first."""
    rows = stored.people(desk.register.connection, DueWanted(kinds=kinds), desk.clock.today)
    return tuple(PersonSeen(*row) for row in rows)


# The month


class DayDue(NamedTuple):
    """A day of the month view."""

    day: date
    due: int
    """How many things are due on it."""
    overdue: int
    """How many of them are overdue: all, on a day that is past."""
    holiday: str
    """The bank holiday's name, or nothing."""


class MonthView(NamedTuple):
    """A month with what is due on each of its days, and how much lies before and after it."""

    first: date
    days: tuple[DayDue, ...]
    before: int
    after: int

    @property
    def due(self) -> int:
        """How much is due in the month."""
        return sum(day.due for day in self.days)

    @property
    def overdue(self) -> int:
        """How much of it is overdue."""
        return sum(day.overdue for day in self.days)


def month(desk: Desk, day: date, narrowed: Narrowed = EVERYTHING) -> MonthView:
    """The month that a day lies in."""
    first = day.replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    connection, today = desk.register.connection, desk.clock.today
    wanted = _wanted(narrowed)
    counts = dict(stored.days(connection, wanted._replace(since=first, until=last)))
    days = []
    for number in range(last.day):
        each = first + timedelta(days=number)
        due = counts.get(each.isoformat(), 0)
        days.append(DayDue(each, due, due if each < today else 0, desk.calendar.holiday(each)))
    before = stored.how_many(connection, wanted._replace(until=first - timedelta(days=1)))
    after = stored.how_many(connection, wanted._replace(since=last + timedelta(days=1)))
    return MonthView(first, tuple(days), before, after)


def within_reach(day: date, today: date) -> date:
    """The day, or the nearest that the register takes dates of and that bank holidays are known for."""
    return max(EARLIEST, min(day, add_months(today, 12 * YEARS_AHEAD)))


def on_day(desk: Desk, day: date, narrowed: Narrowed, offset: int = 0, limit: int = 200) -> tuple[DueLine, ...]:
    """What is due on one day."""
    return due_lines(desk, _wanted(narrowed)._replace(since=day, until=day), offset, limit)


def _wanted(narrowed: Narrowed) -> DueWanted:
    return DueWanted(kinds=narrowed.kinds, person=narrowed.person)


# The list of steps


@dataclass(frozen=True, slots=True)
class StepLine:
    """What is asked next of one case, as the list of steps and `hoctui next` show it."""

    case: str
    resident: str
    step: str
    """A code for it: "acknowledge", "carry out" …; empty where only something is left to be said."""
    words: str
    clause: str
    due: date | None
    working_days_left: int | None
    left: str
    """What is left in words; empty where it has no date."""
    band: str
    """"overdue", "today", "week", "later", "undated" or "ended"."""
    projected: bool
    event: str
    """The kind of event that takes the step; empty where an entry is to be completed instead."""
    target: int
    """The duty that such an event names; 0 for none."""
    to_settle: int
    """How much is still unsaid on the case without a date, besides the step itself."""
    first_to_settle: str
    urgent: bool
    waiting_on: str
    person: str
    """Who is to do it; may be empty."""


STEP_BANDS = (*BANDS, ("undated", "NO DATE"), ("ended", "ENDED, YET SOMETHING IS LEFT TO SAY"))
"""The bands of the list of steps, and the words above them."""


def steps(desk: Desk, offset: int = 0, limit: int = 200, person: str | None = None) -> tuple[StepLine, ...]:
    """What is asked next of every case that is asked anything: the most pressing first, what has no date last."""
    return tuple(_step(row, desk) for row in stored.steps(desk.register.connection, offset, limit, person))


def steps_shape(desk: Desk, person: str | None = None) -> Countdown:
    """The bands of the list of steps that hold anything."""
    counts = stored.step_bands(desk.register.connection, desk.clock.today, person)
    return shape_of(STEP_BANDS, counts, Narrowed((), person))


def step_rows(desk: Desk, shape: Countdown, offset: int = 0, limit: int = 200) -> tuple[BandView | StepLine, ...]:
    """Rows of the list of steps with its bands' headings between them, from `offset` on, headings counted."""
    return under_headings(shape, offset, limit, lambda at, most: steps(desk, at, most, person=shape.narrowed.person))


def _step(row: stored.StepRow, desk: Desk) -> StepLine:
    case, resident, step, words, clause, due_text, projected, event, target, to_settle, first, urgent, waiting, who = (
        row
    )
    due, today = date.fromisoformat(due_text) if due_text else None, desk.clock.today
    days = desk.calendar.between(today, due) if due else None
    return StepLine(
        case=case,
        resident=resident,
        step=step if event else "",
        words=words if event else first,
        clause=clause if event else "",
        due=due,
        working_days_left=days,
        left=say_running(due, today, days) if due and days is not None else "",
        band=band_of(due, today) if due else ("undated" if event else "ended"),
        projected=bool(projected),
        event=event,
        target=target,
        to_settle=to_settle if event else max(0, to_settle - 1),
        first_to_settle=first,
        urgent=bool(urgent),
        waiting_on=waiting,
        person=who,
    )


# Why that date


class Why(NamedTuple):
    """Why a date is that date: what is due, and the days counted out; no days where somebody set it."""

    what: str
    clause: str
    due: date
    left: str
    projected: bool
    event: str
    """What happened on day 0, in words."""
    days: tuple[CountedSpan, ...]
    note: str
    """Who or what set the date, or what moved it."""


def why(desk: Desk, line: DueLine) -> Why:
    """The count behind a date of the countdown."""
    counted = line.counted
    spans: Sequence[CountedSpan] = ()
    if counted:
        spans = desk.calendar.counted_out(counted.start, counted.days, apart=(desk.clock.today,))
    event = counted.event.rstrip(",") if counted else ""
    return Why(line.what, line.clause, line.due, line.left, line.projected, event, tuple(spans), line.note)


def typed_for(event: str, target: int, kind: str = "") -> dict[str, str]:
    """What to type into an event's form beforehand, so that it names the duty that is meant."""
    from hoctui.services.forms import fields_of  # noqa: PLC0415 - pydantic comes with it; lists do without

    if not target:
        return {}
    referring = [field for field in fields_of(event) if field.refers]
    fitting = [field for field in referring if kind in field.refers] or referring
    return {fitting[0].name: str(target)} if fitting else {}
