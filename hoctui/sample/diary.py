"""The diary of the sample register: cases told step by step, then written down through casework, day by day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Any, NamedTuple, Self

from hoctui.clock import Clock
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.services import casework
from hoctui.services.desk import Desk

_OPENS = time(8, 5)


class Person(NamedTuple):
    """An invented resident: name, address, tenure."""

    name: str
    property: str
    tenure: str = "tenant"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the diary: what is recorded of which case, and the day it is written down."""

    written: date
    place: int
    """Its place in the telling, which orders entries of one day."""
    story: Story
    kind: str
    fields: dict[str, Any]
    about: int = 0
    """Of several entries that it could be about, which one: 0 is the first."""


class Diary:
    """Everything that is to be recorded, laid out around the present day by England's working days."""

    def __init__(self, today: date, calendar: WorkingCalendar, chance: Random) -> None:
        """A diary for that day; `chance` varies the minutes of a day's work, from its own seed."""
        self.today = today
        self.calendar = calendar
        self.base = today if calendar.is_working(today) else calendar.add(today, 1)
        """The present working day, or the next one: what due dates are laid out around."""
        self.entries: list[Entry] = []
        self._chance = chance

    def ago(self, days: int) -> date:
        """The working day so many working days before the present one."""
        return self.calendar.add(self.base, -days)

    def last(self, wanted: Callable[[date], bool], before: int) -> date:
        """The latest day of a kind that lies at least so many calendar days before today."""
        day = self.today - timedelta(days=before)
        while not wanted(day):
            day -= timedelta(days=1)
        return day

    def story(self, person: Person, received: date, summary: str, **more: Any) -> Story:
        """Begin the story of a case, received on that day; `more` are further fields of its receipt."""
        fields = {
            "on": received,
            "resident": person.name,
            "property": person.property,
            "tenure": person.tenure,
            "summary": summary,
        }
        story = Story(self, received)
        return story.tell("Received", received, fields | more, written=more.get("passed_on"))

    def add(self, story: Story, kind: str, fields: dict[str, Any], written: date | None, about: int) -> None:
        """Put an entry in the diary unless it is still to come, written that day or on the next working day."""
        happened: date = fields["on"]
        if happened > self.today:
            return
        if written is None:
            next_working = happened if self.calendar.is_working(happened) else self.calendar.add(happened, 1)
            written = min(next_working, self.today)
        self.entries.append(Entry(written, len(self.entries), story, kind, fields, about))

    def in_order(self) -> list[Entry]:
        """Every entry in the order of writing."""
        return sorted(self.entries, key=lambda entry: (entry.written, entry.place))

    def play(self, desk: Desk) -> None:
        """Record it all, the desk's clock standing at each entry's own day and moving on through its hours."""
        for day, entries in groupby(self.in_order(), key=lambda entry: entry.written):
            at = datetime.combine(day, _OPENS, UTC)
            for entry in entries:
                at += timedelta(minutes=self._chance.randint(2, 26), seconds=self._chance.randint(0, 59))
                desk.clock = Clock.fixed(day, at)
                entry.story.record(desk, entry)


@dataclass(eq=False, slots=True)
class Story:
    """One case as it is told: each step on a day, or so many working days after receipt."""

    diary: Diary
    received: date
    reference: str = field(default="", init=False)
    recorded: list[tuple[str, int]] = field(default_factory=list, init=False)
    """Kind and number of each event recorded so far."""

    def day(self, when: int | date) -> date:
        """The day meant: itself, or so many working days after receipt."""
        return when if isinstance(when, date) else self.diary.calendar.add(self.received, when)

    def tell(
        self, kind: str, when: int | date, fields: dict[str, Any], *, written: date | None = None, about: int = 0
    ) -> Self:
        """Add a step of any kind."""
        self.diary.add(self, kind, {"on": self.day(when)} | fields, written, about)
        return self

    def became_complaint(self, when: int | date, summary: str) -> Self:
        """The service request became a complaint."""
        return self.tell("BecameComplaint", when, {"summary": summary})

    def logged(self, when: int | date) -> Self:
        """Logged at this stage, as the 2022 edition counts."""
        return self.tell("Logged", when, {})

    def acknowledged(self, when: int | date, definition: str, outcomes: str = "", **more: Any) -> Self:
        """Acknowledged, with the complaint definition."""
        fields = {"definition": definition, "outcomes": outcomes, "not_ours": "none"} if definition else {}
        return self.tell("Acknowledged", when, fields | more)

    def extended(self, when: int | date, days: int, reason: str, **more: Any) -> Self:
        """Extended by working days."""
        return self.tell("Extended", when, {"days": days, "reason": reason} | more)

    def responded(self, when: int | date, decision: str, text: str, **more: Any) -> Self:
        """Answered at the present stage; nothing outstanding unless said."""
        return self.tell("Responded", when, {"decision": decision, "text": text, "outstanding": "none"} | more)

    def escalated(self, when: int | date, reason: str = "", **more: Any) -> Self:
        """Taken to the next stage."""
        return self.tell("Escalated", when, {"reason": reason} | more)

    def refused(self, when: int | date, ground: str, reasons: str, **more: Any) -> Self:
        """Not accepted."""
        return self.tell("Refused", when, {"ground": ground, "reasons": reasons} | more)

    def withdrawn(self, when: int | date, reason: str) -> Self:
        """Withdrawn by the resident."""
        return self.tell("Withdrawn", when, {"reason": reason})

    def reopened(self, when: int | date, reason: str) -> Self:
        """Taken up again."""
        return self.tell("Reopened", when, {"reason": reason})

    def closed(self, when: int | date, note: str = "") -> Self:
        """Closed."""
        return self.tell("Closed", when, {"note": note})

    def note(self, when: int | date, text: str) -> Self:
        """A note of the officer's."""
        return self.tell("NoteAdded", when, {"text": text})

    def told(self, when: int | date, text: str, **more: Any) -> Self:
        """A contact from us to the resident."""
        return self.tell("ContactMade", when, {"direction": "out", "text": text} | more)

    def heard(self, when: int | date, text: str, **more: Any) -> Self:
        """A contact from the resident to us."""
        return self.tell("ContactMade", when, {"direction": "in", "text": text} | more)

    def promised(self, when: int | date, what: str, by: int | date, owner: str) -> Self:
        """An action promised, by that day."""
        return self.tell("ActionPromised", when, {"what": what, "by": self.day(by), "owner": owner})

    def done(self, when: int | date, note: str = "", *, about: int = 0) -> Self:
        """A promised action carried out: the first, unless said."""
        return self.tell("ActionDone", when, {"note": note}, about=about)

    def corrected(self, when: int | date, kind: str, changes: dict[str, Any], why: str) -> Self:
        """The first entry of that kind corrected."""
        return self.tell("Corrected", when, {"of": kind, "changes": changes, "why": why})

    def undone(self, when: int | date, why: str) -> Self:
        """The last entry taken back."""
        return self.tell("Undone", when, {"why": why})

    def record(self, desk: Desk, entry: Entry) -> None:
        """Record one step of this case."""
        fields = entry.fields
        if entry.kind == "Received":
            made = casework.log(desk, fields)
            self.reference = made.view.line.case
        elif entry.kind == "Corrected":
            wrong = self._event(fields["of"], 0)
            made = casework.correct(desk, self.reference, wrong, fields["changes"], fields["why"])
        elif entry.kind == "Undone":
            made = casework.undo(desk, self.reference, fields["why"])
        elif entry.kind == "ActionDone":
            action = self._event("ActionPromised", entry.about)
            made = casework.record(desk, self.reference, entry.kind, fields | {"action": action})
        else:
            made = casework.record(desk, self.reference, entry.kind, fields)
        self.recorded.append((entry.kind, made.event_id))

    def _event(self, kind: str, place: int) -> int:
        return [number for recorded, number in self.recorded if recorded == kind][place]
