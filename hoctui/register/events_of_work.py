"""The events of the work between the stages: asking, planning, agreeing updates, reviewing, papers in and out."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, Contact, say
from hoctui.register.duties import Duty
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words
from hoctui.register.parts import Paper

_SHA256 = r"^[0-9a-f]{64}$"


class RequestReviewed(Event):
    """A service request was reviewed: how it stands, and whether the resident is satisfied (2024: 1.4, 1.5)."""

    title = "reviewed"
    verb = "review the service request"

    note: Annotated[str, Words("How it stands", required=True, limit=LONG, lines=3), Field(min_length=1)]
    satisfied: Annotated[bool | None, Fact("The resident is satisfied")] = None
    review_on: Annotated[date | None, Fact("Next review on")] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Meet the review that was set, and set the next."""
        if case.stages:
            raise Impossible("It is a complaint; only a service request is reviewed so.")
        case.must_be_open("reviewed")
        case.met("review", self.on)
        case.unsatisfied = self.satisfied is False
        if self.review_on:
            case.add_duty(Duty("review", event_id, self.on, by=self.review_on), "review_on")

    def line(self) -> str:
        """How it stands."""
        unsatisfied = "; the resident is not satisfied" if self.satisfied is False else ""
        return f"{self.note}{unsatisfied}"


class UpdatesAgreed(Event):
    """How often the resident is told how it stands was agreed with them (2024: 5.9; 2022: 4.10)."""

    title = "updates"
    verb = "agree updates"

    every: Annotated[int, Fact("Every … working days", required=True), Field(ge=1, le=60)]
    how: Annotated[str, Fact("By", choices=of.CHANNELS)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Let updates be due from now on."""
        case.unanswered_stage("given updates").updates.append((self.on, self.every))

    def line(self) -> str:
        """How often."""
        days = f"every {self.every} working day{'' if self.every == 1 else 's'}"
        return f"{days}{f', by {self.how}' if self.how else ''}"


class Asked(Event):
    """Somebody was asked for something the answer needs: a report, a date, or their own side of it (2024: 5.8)."""

    title = "asked"
    verb = "ask a colleague"

    whom: Annotated[
        str, Words("Whom", required=True, person=True, hint="Repairs, a contractor, a name"), Field(min_length=1)
    ]
    what: Annotated[str, Words("For what", required=True, limit=2_000, lines=2), Field(min_length=1)]
    by: Annotated[date | None, Fact("By")] = None
    they_are: Annotated[str, Fact("They are", choices=of.ASKED)] = "colleague"

    def apply(self, case: Case, event_id: int) -> None:
        """Wait for the reply."""
        case.add_duty(Duty("question", event_id, self.on, self.what, self.whom, self.by))
        if self.they_are == "staff complained about":
            case.reply_asked = True

    def line(self) -> str:
        """Whom, for what, by when."""
        by = f" by {say(self.by)}" if self.by else ""
        return f"{self.whom}: {self.what}{by}"


class ReplyReceived(Event):
    """What somebody was asked for came back."""

    title = "reply"
    verb = "record a reply"

    question: Annotated[int, Fact("Question", required=True, refers=("question",))]
    text: Annotated[str, Words("What came back", limit=LONG, lines=3)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The question is answered."""
        case.duty(self.question, ("question",), "question").done_on = self.on

    def line(self) -> str:
        """What came back."""
        return self.text or "replied"


class AnswerPlanned(Event):
    """The answer's own dates before its due date: drafted by, signed off by, by whom."""

    title = "planned"
    verb = "plan the answer"

    draft_by: Annotated[date | None, Fact("Draft by")] = None
    sign_off_by: Annotated[date | None, Fact("Sign-off by")] = None
    drafter: Annotated[str, Words("Drafted by", person=True)] = ""
    signer: Annotated[str, Words("Signed off by", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Set the dates; those planned before no longer stand."""
        case.unanswered_stage("planned")
        if not (self.draft_by or self.sign_off_by):
            raise Impossible("Give the date of the draft, of the sign-off, or both.", "draft_by")
        if self.draft_by and self.sign_off_by and self.sign_off_by < self.draft_by:
            raise Impossible("It cannot be signed off before it is drafted.", "sign_off_by")
        case.drop_plans()
        if self.draft_by:
            case.add_duty(Duty("draft", event_id, self.on, owner=self.drafter, by=self.draft_by), "draft_by")
        if self.sign_off_by:
            case.add_duty(Duty("sign-off", event_id, self.on, owner=self.signer, by=self.sign_off_by), "sign_off_by")

    def line(self) -> str:
        """By when."""
        draft = f"draft by {say(self.draft_by)}" if self.draft_by else ""
        signed = f"sign-off by {say(self.sign_off_by)}" if self.sign_off_by else ""
        return "; ".join(part for part in (draft, signed) if part)


class AnswerDrafted(Event):
    """The answer is drafted."""

    title = "drafted"
    verb = "mark the answer drafted"

    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The draft is there."""
        case.met("draft", self.on, case.unanswered_stage("drafted").number)

    def line(self) -> str:
        """The note, where there is one."""
        return self.note or "the answer is drafted"


class AnswerSignedOff(Event):
    """The answer is signed off, and can go."""

    title = "signed off"
    verb = "sign the answer off"

    who: Annotated[str, Words("By", person=True)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The sign-off is there."""
        case.met("sign-off", self.on, case.unanswered_stage("signed off").number)

    def line(self) -> str:
        """By whom."""
        return f"by {self.who}" if self.who else "the answer can go"


class DocumentAdded(Event):
    """A document was put on file: part of the full record (2024: 5.12). Its bytes lie apart, under their checksum."""

    title = "document"
    verb = "add a document"

    name: Annotated[str, Words("Name", required=True, limit=255), Field(min_length=1)]
    sha256: Annotated[str, Fact("Checksum", required=True), Field(pattern=_SHA256)]
    size: Annotated[int, Fact("Bytes", required=True), Field(ge=0)]
    what: Annotated[str, Fact("It is", choices=of.PAPERS)] = "other"
    direction: Annotated[str, Fact("Direction", choices=of.DIRECTIONS, hint="if it is correspondence")] = ""
    with_whom: Annotated[str, Words("From or to", person=True, hint="if not the resident")] = ""
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Add it to the papers; a letter out is a contact with the resident."""
        case.papers.append(Paper(event_id, self.on, self.name, self.sha256, self.size, self.direction))
        if self.direction and not self.with_whom:
            case.contacts.append(Contact(self.on, self.direction))

    def line(self) -> str:
        """Its name, and what it is."""
        way = {"in": "from", "out": "to"}.get(self.direction, "")
        whom = f" {way} {self.with_whom or 'the resident'}" if way else ""
        what = dict(of.PAPERS).get(self.what, self.what)
        kind = "" if self.what == "other" and not whom else f", {what}{whom}"
        return f"{self.name}{kind}{f': {self.note}' if self.note else ''}"


class LetterSent(Event):
    """A letter written from the case went out (2024: 5.12); an update keeps an agreed interval (5.9)."""

    title = "letter sent"
    verb = "record a letter sent"

    letter: Annotated[str, Fact("Letter", required=True, choices=of.LETTERS), Field(min_length=1)]
    channel: Annotated[str, Fact("Channel", choices=of.CHANNELS)] = "letter"
    to_whom: Annotated[str, Words("To", person=True, hint="if not the resident")] = ""
    name: Annotated[str, Words("Name", limit=255, hint="of the file that is kept")] = ""
    sha256: Annotated[str, Fact("Checksum"), Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    size: Annotated[int | None, Fact("Bytes"), Field(ge=0)] = None
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Note the contact, and keep the letter among the papers where its file is kept."""
        if not self.to_whom:
            case.contacts.append(Contact(self.on, "out"))
        if self.sha256:
            case.papers.append(Paper(event_id, self.on, self.name, self.sha256, self.size or 0, "out"))

    def line(self) -> str:
        """Which letter, and how it went."""
        words = dict(of.LETTERS).get(self.letter, self.letter)
        whom = f" to {self.to_whom}" if self.to_whom else ""
        return f"{words}{whom}, by {self.channel}{f': {self.note}' if self.note else ''}"
