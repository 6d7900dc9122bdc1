"""What the figures' tests by hand share: events short to write, a register of lives, and what a count must say."""

from __future__ import annotations

from datetime import date
from typing import Any

from casebook import CALENDAR, lived, on

from hoctui.register.events import KINDS, Event
from hoctui.register.figure import Period, Terms
from hoctui.register.fold import make
from hoctui.register.measures import KEYS, Basis, counted, figure

Lives = dict[str, tuple[Event, ...]]
"""A register: what each case is about, and what happened to it, in the order it was written down."""

_NEEDED: dict[str, dict[str, Any]] = {
    "Received": {"resident": "Ada Elm", "summary": "Leak"},
    "Acknowledged": {"definition": "The leak."},
    "Responded": {"decision": "upheld"},
    "Extended": {"reason": "a survey", "ombudsman_given": True},
    "Refused": {"ground": "over_age", "reasons": "two years ago"},
    "EscalationRefused": {"ground": "already_considered", "reasons": "answered twice"},
    "ContactMade": {"text": "how it stands"},
    "ActionPromised": {"what": "new tap"},
    "ActionMoved": {"why": "the part is late"},
    "Ordered": {"what": "pay"},
    "LessonNoted": {"lesson": "check the list"},
    "LessonCarriedOut": {"change": "the list is checked"},
    "ArrangementMade": {"details": "by letter"},
    "PointAdded": {"what": "the carpet too"},
    "RepresentativeNamed": {"who": "Bo Ash"},
    "Reopened": {"reason": "it leaks again"},
    "FindingMade": {"issue": "the leak"},
    "Corrected": {"why": "a slip"},
    "SentElsewhere": {"to": "the council"},
}


def did(kind: str, day: str, **fields: Any) -> Event:
    """An event of that day; what is not said of it is invented and plain."""
    return make(KINDS[kind], {"on": day, **_NEEDED.get(kind, {}), **fields})


def year(text: str) -> Period:
    """The reporting year that ends on 31 March, "2025/26"."""
    return Period(date(int(text[:4]), 4, 1), date(int(text[:4]) + 1, 3, 31))


def count(lives: Lives, period: Period, run_on: str) -> Basis:
    """The count of a register, each case by the words that it stands under."""
    return counted(((name, lived(*events).case) for name, events in lives.items()), Terms(period, on(run_on), CALENDAR))


def lines(basis: Basis) -> dict[str, str]:
    """What each figure says that counts anything, or leaves anything out: after its title."""
    told = {key: figure(key, basis) for key in KEYS}
    return {key: one.line().removeprefix(f"{one.title}: ") for key, one in told.items() if one.total or one.note}


def not_kept(basis: Basis, key: str) -> dict[str, str]:
    """The cases that a figure shows as not kept, each with why."""
    return {hit.case: hit.words for hit in figure(key, basis).hits if hit.kept is False}
