"""The diary of the sample register: cases told step by step around the present day, then written down, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from random import Random
from typing import Any, Self

from hoctui.clock import Clock
from hoctui.register.events import Event, Linked, Undone
from hoctui.register.fold import Entry as Recorded
from hoctui.register.fold import Life, correction, fold, must_keep_stages
from hoctui.rulebook.calendar import WorkingCalendar
from hoctui.sample.people import Person
from hoctui.services import casework
from hoctui.services.desk import Desk
from hoctui.services.forms import read_form
from hoctui.store import ledger, projections
from hoctui.store.files import files_of

_OPENS = time(8, 5)

_GUIDANCE = date(2026, 4, 1)
"""Since when the Ombudsman's present guidance on compensation holds."""

_ABOUT = {
    "ActionDone": ("action", "ActionPromised"),
    "ActionMoved": ("action", "ActionPromised"),
    "CompensationSettled": ("offer", "CompensationOffered"),
    "ReplyReceived": ("question", "Asked"),
    "ArrangementReviewed": ("arrangement", "ArrangementMade"),
    "OmbudsmanAnswered": ("enquiry", "OmbudsmanContacted"),
    "EvidenceSent": ("request", "EvidenceRequested"),
    "OrderMet": ("order", "Ordered"),
    "LessonCarriedOut": ("lesson", "LessonNoted"),
}
"""The field by which a kind of entry names an earlier one, and that one's kind."""


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

    def ahead(self, days: int) -> date:
        """The working day so many working days after the present one."""
        return self.calendar.add(self.base, days)

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
        """Write it all down, the desk's clock standing at each entry's own day and moving on through its hours.

        It is what an officer's own entries come to, in one transaction: of each case only what it comes to in the
        end is derived, since deriving it anew after each of some seven hundred entries takes seconds.
        """
        stories: dict[Story, int] = {}
        with desk.register.writing() as session:
            for day, entries in groupby(self.in_order(), key=lambda entry: entry.written):
                at = datetime.combine(day, _OPENS, UTC)
                for entry in entries:
                    at += timedelta(minutes=self._chance.randint(2, 20), seconds=self._chance.randint(0, 59))
                    desk.clock = Clock.fixed(day, at)
                    for story, event in entry.story.happens(desk, entry):
                        case_id = stories.setdefault(story, len(stories) + 1)
                        stamp = ledger.Stamp(desk.instant(), desk.salt())
                        story.took(ledger.append(session, case_id, event, stamp), event)
                        if not story.reference:
                            derived = casework.derive(desk, story.entries)
                            story.reference = projections.write(session, case_id, derived)
            for story, case_id in stories.items():
                projections.write(session, case_id, casework.derive(desk, story.entries))


@dataclass(eq=False, slots=True)
class Story:
    """One case as it is told."""

    diary: Diary
    received: date
    reference: str = field(default="", init=False)
    entries: list[Recorded] = field(default_factory=list, init=False)
    """What is written down of it so far."""
    _life: Life = field(default_factory=lambda: fold(()), init=False)
    _told: Counter[str] = field(default_factory=Counter, init=False)

    def day(self, when: int | date) -> date:
        """The day meant: itself, or so many working days after receipt."""
        return when if isinstance(when, date) else self.diary.calendar.add(self.received, when)

    def tell(
        self, kind: str, when: int | date, fields: dict[str, Any], *, written: date | None = None, about: int = 0
    ) -> Self:
        """Add a step of any kind."""
        self._told[kind] += 1
        self.diary.add(self, kind, {"on": self.day(when)} | fields, written, about)
        return self

    def _last(self, kind: str) -> int:
        """The place among its kind of the step told last."""
        return self._told[kind] - 1

    # Through the stages

    def became_complaint(self, when: int | date, summary: str) -> Self:
        """The service request became a complaint."""
        return self.tell("BecameComplaint", when, {"summary": summary})

    def logged(self, when: int | date) -> Self:
        """Logged at this stage, as the 2022 edition counts."""
        return self.tell("Logged", when, {})

    def acknowledged(self, when: int | date, definition: str, outcomes: str = "", **more: Any) -> Self:
        """Acknowledged in writing, with the complaint definition and the right to the Ombudsman."""
        fields = {"definition": definition, "outcomes": outcomes, "not_ours": "none"} if definition else {}
        return self.tell("Acknowledged", when, fields | {"in_writing": True, "ombudsman_told": True} | more)

    def extended(self, when: int | date, days: int, reason: str, **more: Any) -> Self:
        """Extended by working days, with the Ombudsman's details unless said."""
        return self.tell("Extended", when, {"days": days, "reason": reason, "ombudsman_given": True} | more)

    def responded(self, when: int | date, decision: str, text: str, **more: Any) -> Self:
        """Answered at the present stage, every point and the next step; nothing outstanding unless said."""
        said = {"outstanding": "none", "next_stage_told": True, "every_point": True}
        return self.tell("Responded", when, {"decision": decision, "text": text} | said | more)

    def escalated(self, when: int | date, reason: str = "", **more: Any) -> Self:
        """Taken to the next stage."""
        return self.tell("Escalated", when, {"reason": reason} | more)

    def refused(self, when: int | date, ground: str, reasons: str, **more: Any) -> Self:
        """Not accepted, with the right to the Ombudsman."""
        return self.tell("Refused", when, {"ground": ground, "reasons": reasons, "ombudsman_told": True} | more)

    def withdrawn(self, when: int | date, reason: str) -> Self:
        """Withdrawn by the resident."""
        return self.tell("Withdrawn", when, {"reason": reason})

    def reopened(self, when: int | date, reason: str) -> Self:
        """Taken up again."""
        return self.tell("Reopened", when, {"reason": reason})

    def closed(self, when: int | date, note: str = "") -> Self:
        """Closed."""
        return self.tell("Closed", when, {"note": note})

    # Beside them

    def note(self, when: int | date, text: str) -> Self:
        """A note of the officer's."""
        return self.tell("NoteAdded", when, {"text": text})

    def told(self, when: int | date, text: str, **more: Any) -> Self:
        """A contact from us to the resident."""
        return self.tell("ContactMade", when, {"direction": "out", "text": text} | more)

    def heard(self, when: int | date, text: str, **more: Any) -> Self:
        """A contact from the resident to us."""
        return self.tell("ContactMade", when, {"direction": "in", "text": text} | more)

    def asked(self, when: int | date, whom: str, what: str, by: int | date, **more: Any) -> Self:
        """Somebody was asked for something, by that day."""
        return self.tell("Asked", when, {"whom": whom, "what": what, "by": self.day(by)} | more)

    def replied(self, when: int | date, text: str) -> Self:
        """Whoever was asked last replied."""
        return self.tell("ReplyReceived", when, {"text": text}, about=self._last("Asked"))

    def linked(self, when: int | date, other: Story, how: str) -> Self:
        """Linked with another case; both say so."""
        return self.tell("Linked", when, {"other": other, "how": how})

    def paper(self, when: int | date, name: str, data: bytes, what: str, **more: Any) -> Self:
        """A document was put on file."""
        return self.tell("DocumentAdded", when, {"name": name, "data": data, "what": what} | more)

    def wrote(self, when: int | date, letter: str, channel: str = "letter", **more: Any) -> Self:
        """A letter went out."""
        return self.tell("LetterSent", when, {"letter": letter, "channel": channel} | more)

    # Putting right

    def promised(self, when: int | date, what: str, by: int | date, owner: str, remedy: str = "action taken") -> Self:
        """An action promised, by that day."""
        fields = {"what": what, "by": self.day(by), "owner": owner, "remedy": remedy}
        return self.tell("ActionPromised", when, fields)

    def moved(self, when: int | date, to: int | date, why: str) -> Self:
        """The action promised last was put off, as the resident agreed."""
        fields = {"to": self.day(to), "why": why, "agreed": True}
        return self.tell("ActionMoved", when, fields, about=self._last("ActionPromised"))

    def done(self, when: int | date, note: str = "", *, about: int | None = None) -> Self:
        """An action was carried out: the one promised last, unless said."""
        return self.tell(
            "ActionDone", when, {"note": note}, about=self._last("ActionPromised") if about is None else about
        )

    def offered(self, when: int | date, by: int | date, why: str = "", **heads: int) -> Self:
        """Compensation was offered, in pence by head, to be paid by that day."""
        day = self.day(when)
        guidance = {"guidance": _GUIDANCE} if day >= _GUIDANCE else {}
        return self.tell("CompensationOffered", day, {"by": self.day(by), "why": why} | guidance | heads)

    def paid(self, when: int | date, note: str = "") -> Self:
        """The compensation offered last was paid."""
        return self.tell(
            "CompensationSettled", when, {"how": "paid", "note": note}, about=self._last("CompensationOffered")
        )

    def learnt(self, when: int | date, lesson: str, change: str = "", owner: str = "", by: int | date = 0) -> Self:
        """A lesson was noted, with the change to be made by that day where there is one."""
        due = {"change": change, "owner": owner, "by": self.day(by)} if change else {}
        return self.tell("LessonNoted", when, {"lesson": lesson} | due)

    def changed(self, when: int | date, change: str, shared: str) -> Self:
        """The change of the last lesson was made, and shared."""
        fields = {"change": change, "shared": shared}
        return self.tell("LessonCarriedOut", when, fields, about=self._last("LessonNoted"))

    def surveyed(self, when: int | date, back: int | date, score: str, text: str = "") -> Self:
        """The survey was sent, and came back."""
        return self.tell("SurveySent", when, {}).tell("SurveyReturned", back, {"score": score, "text": text})

    def arranged(
        self, when: int | date, about: str, details: str, need: str, review_on: int | date | None = None
    ) -> Self:
        """An adjustment, a way of keeping in touch or a restriction was agreed."""
        review = {"review_on": self.day(review_on)} if review_on is not None else {}
        return self.tell("ArrangementMade", when, {"about": about, "details": details, "need": need} | review)

    # Mending the record

    def corrected(self, when: int | date, kind: str, changes: dict[str, Any], why: str) -> Self:
        """The first entry of that kind corrected; days in `changes` as they are written."""
        return self.tell("Corrected", when, {"of": kind, "changes": changes, "why": why})

    def undone(self, when: int | date, why: str) -> Self:
        """The last entry taken back."""
        return self.tell("Undone", when, {"why": why})

    # Writing it down

    def happens(self, desk: Desk, entry: Entry) -> Iterator[tuple[Story, Event]]:
        """The event of an entry, and the one that belongs to it on another case."""
        event = self._event(desk, entry)
        yield self, event
        if isinstance(event, Linked):
            yield entry.fields["other"], event.model_copy(update={"other": self.reference})

    def took(self, number: int, event: Event) -> None:
        """Take an event into the case. Raises Impossible where it cannot have happened."""
        self.entries.append(Recorded(number, event))
        before, self._life = self._life, fold(self.entries)
        must_keep_stages(before, self._life)

    def _event(self, desk: Desk, entry: Entry) -> Event:
        fields, today = dict(entry.fields), desk.clock.today
        if entry.kind == "Corrected":
            wrong = self._of_kind(fields["of"], 0)
            return correction(wrong, fields["changes"], fields["why"], today)
        if entry.kind == "Undone":
            last = self._life.last_undoable()
            return Undone(on=today, event=last.id if last else 0, why=fields["why"])
        if entry.kind == "Linked":
            fields["other"] = fields["other"].reference
        if entry.kind in _ABOUT:
            name, kind = _ABOUT[entry.kind]
            fields[name] = self._of_kind(kind, entry.about).id
        if "data" in fields:
            kept = files_of(desk.register).keep(fields.pop("data"))
            fields |= {"sha256": kept.sha256, "size": kept.size}
        return read_form(entry.kind, fields, today)[0]

    def _of_kind(self, kind: str, place: int) -> Recorded:
        return [one for one in self.entries if one.event.kind() == kind][place]
