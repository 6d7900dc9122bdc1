"""The read models of the lists, apart from the others so that the first screen imports nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class CaseLine(NamedTuple):
    """One line of the register, as the case list shows it."""

    id: int
    case: str
    """The reference, "26-0121"."""
    resident: str
    about: str
    """The summary of what it is about."""
    kind: str
    """"complaint" or "service request"."""
    stage: int
    state: str
    """"received", "acknowledged", "answered", "escalated", "refused", "withdrawn", "closed" …; see register.case."""
    stage_words: str
    """Stage and state together, "1 acknowledged", for a column."""
    urgent: bool
    open: bool
    next_step: str
    """"acknowledge", "respond", "review" …; empty where nothing is asked."""
    next_clause: str
    next_due: date | None
    projected: bool
    """Whether the due date is a projection (2024, not yet acknowledged)."""
    working_days_left: int | None
    handler: str
    category: str
    property: str
    received: date
    waiting_on: str
    left: str = ""
    """What is left in words: "2 working days left", "3 working days OVERDUE"; empty where nothing is due."""


class CaseQuery(NamedTuple):
    """What the case list shows: words to find, a filter, an order."""

    find: str = ""
    show: str = "open"
    """One of lists.FILTERS: open, overdue, week, waiting, stage1, stage2, requests, closed, all."""
    order: str = "due"
    """One of lists.ORDERS: due, reference, resident, received, stage, handler."""
    category: str = ""


class Standing(NamedTuple):
    """Where things stand: the counts of the line above the list."""

    open: int
    overdue: int
    today: int
    week: int
    waiting: int
    landlord: str
    day: date


class Counted(NamedTuple):
    """How a date came about by counting: so many working days from a day, which is day 0."""

    start: date
    event: str
    """What happened on day 0, in words."""
    days: int


class Narrowed(NamedTuple):
    """What the countdown is narrowed to; all of it, unless said."""

    kinds: tuple[str, ...] = ()
    """Kinds of what is due; see services.ahead for how they are grouped."""
    person: str | None = None
    """Who is to do it; empty for what is with nobody, None for everybody."""


EVERYTHING = Narrowed()


@dataclass(frozen=True, slots=True)
class DueLine:
    """One running clock of one case, as Today and `hoctui due` show it."""

    case: str
    resident: str
    what: str
    """"acknowledge, stage 1", "action: new cylinder" …"""
    clause: str
    due: date
    working_days_left: int
    left: str
    """What is left in words: "2 working days left", "3 working days OVERDUE"; empty where nothing is due."""
    band: str
    """"overdue", "today", "week" or "later"."""
    projected: bool
    urgent: bool
    about: str
    count: str
    """How the date was counted, in one sentence; for a date somebody set, who or what set it."""
    kind: str = ""
    """"acknowledge", "respond", "update", or the kind of duty that it is (register.duties), whatever the stage."""
    person: str = ""
    """Who is to do it; may be empty."""
    event: str = ""
    """The kind of event that meets it."""
    target: int = 0
    """The duty that such an event names; 0 for a step of a stage."""
    counted: Counted | None = None
    """None where the date was set, not counted."""
    note: str = ""
    """Who or what set the date, or what moved it; may be empty."""


@dataclass(frozen=True, slots=True)
class BandView:
    """A band of the countdown, with how many clocks are in it: the heading above them."""

    band: str
    words: str
    """"OVERDUE", "TODAY", "THIS WEEK" or "LATER"."""
    count: int


class YearDue(NamedTuple):
    """A duty of the landlord's year, as the countdown tells it below what the cases ask."""

    what: str
    """"papers for the board of 14 Jul", "submit the self-assessment" …"""
    due: date | None
    """None where no clause sets a day, and nobody gave one."""
    clause: str
    words: str
    """What follows it, and why that date."""
    left: str
    """What is left in words; empty where it has no date."""
    working_days_left: int | None
    late: bool


class Countdown(NamedTuple):
    """The countdown's shape: its bands that hold anything, and how many rows it has, headings counted."""

    bands: tuple[BandView, ...]
    total: int
    narrowed: Narrowed = EVERYTHING
    """What it is narrowed to."""


class ResidentSeen(NamedTuple):
    """A resident met before, offered while a name is typed."""

    resident: str
    property: str
    cases: int
    open: int
