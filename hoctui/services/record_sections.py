"""The sections of a case's full record, each made of what the register holds; others' names marked where asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from hoctui.clock import say_instant
from hoctui.dates import say_day
from hoctui.documents.page import Block, Facts, Heading, Paragraph, Table
from hoctui.register.case import Stage
from hoctui.register.events import Undone
from hoctui.register.fields import ARRANGED, DECISIONS
from hoctui.register.fold import Life, Told
from hoctui.register.letters import LETTER_OF
from hoctui.register.record import Record, Said
from hoctui.register.third_parties import Redaction
from hoctui.services.views import CaseView, ClockView, DutyView

_CORRESPONDENCE = (
    "Received",
    "Escalated",
    *LETTER_OF,
    "LetterSent",
    "ContactMade",
    "DocumentAdded",
    "Asked",
    "ReplyReceived",
    "OmbudsmanContacted",
    "OmbudsmanAnswered",
    "EvidenceRequested",
    "EvidenceSent",
)
"""Kinds of event that are correspondence, with the resident or with others, or a document on file (2024: 5.12)."""

_LISTED = (
    "channel",
    "direction",
    "letter",
    "what",
    "whom",
    "they_are",
    "with_whom",
    "to_whom",
    "in_writing",
    "decision",
    "reference",
    "name",
    "size",
    "sha256",
)
"""The fields that a list of correspondence tells, each of the events that have it."""

_NONE = Paragraph("None on record.")
_UNSAID = "not recorded"


class Sections:
    """The sections of one case's record. Without a redaction nothing is marked."""

    def __init__(self, view: CaseView, life: Life, record: Record, redaction: Redaction | None) -> None:
        self._view, self._life, self._record, self._redaction = view, life, record, redaction
        self._undone = {
            told.event.event: told for told in life.told if isinstance(told.event, Undone) and not told.struck
        }

    def blocks(self) -> list[Block]:
        """Every section, in order."""
        return [
            *self._particulars(),
            *self._stages(),
            *self._clocks(),
            *self._breaches(),
            *self._duties(),
            *self._extensions(),
            *self._correspondence(),
            *self._arrangements(),
            *self._links(),
            *self._timeline(),
        ]

    def _text(self, text: str) -> str:
        return self._redaction.within(text) if self._redaction else text

    def _who(self, name: str) -> str:
        return self._redaction.whole(name) if self._redaction else name

    def _said(self, said: Said) -> str:
        return self._who(said.text) if said.person else self._text(said.text)

    def _particulars(self) -> Iterator[Block]:
        line = self._view.line
        known = [
            ("Resident", line.resident),
            ("About", self._life.case.summary),
            ("Stands at", line.stage_words),
            # How many arrangements there are is told, with what they are, in a section of their own.
            *(
                (label, value if label != "Urgent" or self._record.with_needs else "yes")
                for label, value in self._view.facts
                if label != "Arrangements"
            ),
        ]
        yield Heading("Particulars")
        yield Facts(tuple((label, self._text(value)) for label, value in known))

    def _stages(self) -> Iterator[Block]:
        yield Heading("The complaint at each stage")
        if not self._life.case.stages:
            yield Paragraph("It is a service request, and has no stage.")
        for stage in self._life.case.stages:
            yield Heading(f"Stage {stage.number}", 3)
            yield Facts(tuple(self._of_stage(stage)))

    def _of_stage(self, stage: Stage) -> Iterator[tuple[str, str]]:
        yield "Complaint definition", self._text(stage.definition or _UNSAID)
        yield "Outcomes sought", self._text(stage.outcomes or _UNSAID)
        yield "Aspects not ours", self._text(stage.not_ours or _UNSAID)
        days = (
            ("Opened", stage.requested_on),
            ("Logged", stage.logged_on),
            ("Acknowledged", stage.acknowledged_on),
            ("Answered", stage.responded_on),
        )
        yield from ((label, say_day(day)) for label, day in days if day)
        if stage.decision:
            yield "Decision", dict(DECISIONS).get(stage.decision, stage.decision)
        if stage.remedy:
            yield "Remedy", self._text(stage.remedy)
        if stage.handler:
            yield "Handled by", self._who(stage.handler)
        if stage.same_person_why:
            yield "Why the same person", self._text(stage.same_person_why)

    def _clocks(self) -> Iterator[Block]:
        yield Heading("Dates kept and missed")
        rows = [
            (
                self._text(clock.what),
                clock.clause,
                say_day(clock.due) + (" (projected)" if clock.projected else ""),
                _outcome(clock),
                self._text("; ".join(part for part in (clock.count, clock.note) if part)),
            )
            for clock in self._view.clocks
        ]
        columns = ("What", "Clause", "Due", "Outcome", "How the date was counted")
        yield Table("Each date of the case, and what became of it", columns, tuple(rows)) if rows else _NONE

    def _breaches(self) -> Iterator[Block]:
        yield Heading("Breaches of the Code on record")
        rows = tuple((one.clause, say_day(one.on), self._text(one.words)) for one in self._view.breaches)
        yield Table("Breaches", ("Clause", "Day", "What"), rows) if rows else _NONE

    def _duties(self) -> Iterator[Block]:
        """What was promised to the resident, asked of others, and laid on the landlord by the Ombudsman."""
        yield Heading("What was promised, asked and ordered, and what became of it")
        rows = tuple(
            (
                f"{duty.id}",
                self._text(duty.label),
                self._who(duty.owner),
                _by(duty),
                _became(duty),
            )
            for duty in sorted(self._view.duties, key=lambda one: one.id)
        )
        yield Table("By the entry that made it", ("Entry", "What", "Who", "By", "Became"), rows) if rows else _NONE

    def _extensions(self) -> Iterator[Block]:
        yield Heading("Extensions")
        rows = tuple(
            (f"{told.entry.id}", f"{told.stage}", say_day(told.event.on), self._lines(self._record.fields(told.event)))
            for told in self._standing(("Extended",))
        )
        yield Table("Extensions, oldest first", ("Entry", "Stage", "Day", "What it says"), rows) if rows else _NONE

    def _correspondence(self) -> Iterator[Block]:
        """What went between the landlord, the resident and others, and what is on file: a list, not its texts again."""
        yield Heading("Correspondence and documents")
        rows = tuple(
            (
                f"{told.entry.id}",
                say_day(told.event.on),
                told.event.title,
                self._lines(said for said in self._record.fields(told.event) if said.name in _LISTED and not said.long),
            )
            for told in self._standing(_CORRESPONDENCE)
        )
        caption = "Oldest first; what was written or said stands in the timeline, by the number of the entry"
        yield Table(caption, ("Entry", "Day", "Kind", "Particulars"), rows) if rows else _NONE

    def _standing(self, kinds: tuple[str, ...]) -> Iterator[Told]:
        """The entries of some kinds; those that were taken back are in the timeline alone."""
        return (told for told in self._life.told if told.event.kind() in kinds and not told.struck)

    def _lines(self, fields: Iterable[Said]) -> str:
        return "\n".join(f"{said.label}: {self._said(said)}" for said in fields)

    def _arrangements(self) -> Iterator[Block]:
        """Adjustments and restrictions: that there are any; their details stand with their entries, if at all."""
        yield Heading("Adjustments and arrangements")
        words = dict(ARRANGED)
        rows = tuple(
            (f"{one.id}", words.get(one.kind, one.kind), say_day(one.on), say_day(one.ended_on) if one.ended_on else "")
            for one in self._life.case.arrangements
        )
        columns = ("Entry", "What", "Since", "Ended")
        yield Table("By the entry that holds the details", columns, rows) if rows else _NONE

    def _links(self) -> Iterator[Block]:
        yield Heading("Linked cases")
        rows = tuple(self._view.links)
        yield Table("Cases that belong with this one", ("Case", "How"), rows) if rows else _NONE

    def _timeline(self) -> Iterator[Block]:
        yield Heading("Timeline")
        yield Paragraph(
            "Every entry, oldest first, with all that it says. An entry that was corrected says what is right, and "
            "what it said before stands under it; one that was taken back stays, and is called undone."
        )
        for told in self._life.told:
            yield from self._entry(told)

    def _entry(self, told: Told) -> Iterator[Block]:
        undone = self._undone.get(told.entry.id) if told.struck else None
        yield Heading(f"{say_day(told.event.on)}: {told.event.title}{' (undone)' if told.struck else ''}", 3)
        rows = [("Entry", f"{told.entry.id}{f', at stage {told.stage}' if told.stage else ''}")]
        if undone:
            rows.append(("Undone", f"{say_day(undone.event.on)}, by entry {undone.entry.id}"))
        rows += [(said.label, self._said(said)) for said in self._record.fields(told.event)]
        if told.entry.recorded_at:
            rows.append(("Written down", say_instant(datetime.fromisoformat(told.entry.recorded_at))))
        yield Facts(tuple(rows))
        for mending in self._record.mendings(told):
            yield Paragraph(self._text(f"Corrected on {say_day(mending.correction.on)}: {mending.correction.why}"))
            changed = tuple((one.says.label, self._said(one.said), self._said(one.says)) for one in mending.changes)
            yield Table("What the correction changed", ("Field", "It said", "It says"), changed)


def _outcome(clock: ClockView) -> str:
    """What became of a date: kept, late, not met, or how it stands."""
    if clock.state == "running":
        return clock.left
    return f"{clock.state}: {say_day(clock.met_on)}" if clock.met_on else clock.state


def _by(duty: DutyView) -> str:
    if duty.by is None:
        return "no date given"
    put_off = duty.first_by is not None and duty.first_by != duty.by
    return say_day(duty.by) + (f", put off from {say_day(duty.first_by)}" if duty.first_by and put_off else "")


def _became(duty: DutyView) -> str:
    if duty.done_on:
        late = ", late" if duty.by and duty.done_on > duty.by else ""
        return f"done {say_day(duty.done_on)}{late}"
    if duty.dropped:
        return "fell away"
    return duty.left or "still to be done"
