"""The events of putting right: actions and their dates, compensation, the survey afterwards, what was learnt."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from hoctui.errors import Impossible
from hoctui.register import fields as of
from hoctui.register.case import Case, say
from hoctui.register.duties import Duty, Move
from hoctui.register.event import LONG, Event
from hoctui.register.fields import Fact, Words
from hoctui.register.money import pounds
from hoctui.register.parts import Offer, Survey

Pence = Annotated[int | None, Field(ge=0, le=100_000_000)]
"""An amount of money in pence."""

SURVEY_DAYS = 10
"""Working days that a survey is given before it is followed up; no clause sets them."""

SURVEY_REMINDERS = 2
"""Reminders after which a survey that is not returned is let be."""


class ActionPromised(Event):
    """Something was promised: what, by whom, by when; followed until it is done (2024: 6.6, 7.3)."""

    title = "promised"
    verb = "promise an action"

    what: Annotated[str, Words("What", required=True, limit=2_000, lines=2), Field(min_length=1)]
    by: Annotated[date | None, Fact("By", hint="the date that was given")] = None
    owner: Annotated[str, Words("Owner", hint="who does it", person=True)] = ""
    remedy: Annotated[str, Fact("Remedy", choices=of.REMEDIES)] = ""

    def apply(self, case: Case, event_id: int) -> None:
        """Add it to the case's actions."""
        if self.by and self.by < self.on:
            raise Impossible(f"It cannot be promised for a day before {say(self.on)}, the day of the promise.", "by")
        case.add_duty(Duty("action", event_id, self.on, self.what, self.owner, self.by))

    def line(self) -> str:
        """What, by whom, by when."""
        by = f" by {say(self.by)}" if self.by else ""
        return f"{self.what}{by}{f' ({self.owner})' if self.owner else ''}"


class ActionMoved(Event):
    """The date of something promised was put off; the date given first stays on record (2024: 7.3)."""

    title = "date moved"
    verb = "put off what was promised"

    action: Annotated[int, Fact("Action", required=True, refers=("action", "compensation", "lesson"))]
    to: Annotated[date, Fact("To", required=True, hint="the new date")]
    why: Annotated[str, Words("Why", required=True, limit=LONG, lines=2), Field(min_length=1)]
    agreed: Annotated[bool | None, Fact("The resident agreed")] = None

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Set the new date, and keep the one before."""
        duty = case.duty(self.action, ("action", "compensation", "lesson"), "action")
        if self.to < self.on:
            raise Impossible(f"The new date cannot be before {say(self.on)}, the day of this entry.", "to")
        if self.to == duty.by:
            raise Impossible(f"{say(self.to)} is the date that it has already.", "to")
        duty.moves.append(Move(self.on, duty.by, self.to, bool(self.agreed)))
        duty.by = self.to

    def line(self) -> str:
        """To when, and why."""
        return f"to {say(self.to)}: {self.why}"


class ActionDone(Event):
    """A promised action was carried out (2024: 7.3)."""

    title = "action done"
    verb = "mark an action done"

    action: Annotated[int, Fact("Action", required=True, refers=("action",))]
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""
    confirmed: Annotated[bool | None, Fact("The resident confirmed it")] = None

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Mark that action as done."""
        action = next((one for one in case.actions if one.id == self.action), None)
        if action is None:
            raise Impossible(f"No such action had been promised on this case by {say(self.on)}.", "action")
        if action.done_on:
            raise Impossible(f"That action was done on {say(action.done_on)}.", "action")
        action.done_on = self.on

    def line(self) -> str:
        """The note, where there is one."""
        return self.note or "carried out"


HEADS = (
    ("loss", "quantifiable loss"),
    ("distress", "distress and inconvenience"),
    ("time", "time and trouble"),
    ("handling", "complaint handling"),
)
"""The heads of compensation, by the field that holds the pence."""


class CompensationOffered(Event):
    """Compensation was offered, by head, under the guidance that held (2024: 7.2, 7.4)."""

    title = "compensation"
    verb = "offer compensation"

    loss: Annotated[Pence, Fact("Quantifiable loss", pence=True)] = None
    distress: Annotated[Pence, Fact("Distress and inconvenience", pence=True)] = None
    time: Annotated[Pence, Fact("Time and trouble", pence=True)] = None
    handling: Annotated[Pence, Fact("Complaint handling", pence=True)] = None
    by: Annotated[date | None, Fact("To be paid by")] = None
    guidance: Annotated[date | None, Fact("Guidance of", hint="the date of the Ombudsman's guidance that was used")] = (
        None
    )
    why: Annotated[str, Words("How it was come to", limit=LONG, lines=2)] = ""

    @property
    def heads(self) -> dict[str, int]:
        """Pence under each head that has any."""
        return {name: amount for name, _ in HEADS if (amount := getattr(self, name))}

    def apply(self, case: Case, event_id: int) -> None:
        """Add the offer, to be paid."""
        if not self.heads:
            raise Impossible("Give the amount under one head at least.", "loss")
        offer = Offer(event_id, self.on, self.heads, self.guidance)
        case.offers.append(offer)
        case.add_duty(Duty("compensation", event_id, self.on, pounds(offer.total), by=self.by))

    def line(self) -> str:
        """How much, under which heads."""
        heads = self.heads
        told = ", ".join(f"{words} {pounds(heads[name])}" for name, words in HEADS if name in heads)
        by = f", by {say(self.by)}" if self.by else ""
        return f"{pounds(sum(heads.values()))} offered ({told}){by}"


class CompensationSettled(Event):
    """Compensation that was offered was paid, set against arrears, or declined (2024: 7.3)."""

    title = "settled"
    verb = "settle compensation"

    offer: Annotated[int, Fact("Offer", required=True, refers=("compensation",))]
    how: Annotated[str, Fact("How", choices=of.SETTLED), Field(min_length=1)] = "paid"
    paid: Annotated[Pence, Fact("Amount", pence=True, hint="if it is not all that was offered")] = None
    note: Annotated[str, Words("Note", limit=LONG, lines=2)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Settle the offer."""
        duty = case.duty(self.offer, ("compensation",), "offer")
        offer = next(one for one in case.offers if one.id == self.offer)
        offer.answer = self.how
        if self.how == "declined":
            duty.dropped = True
            return
        offer.paid = offer.total if self.paid is None else self.paid
        duty.done_on = self.on

    def line(self) -> str:
        """How, and how much."""
        amount = f" {pounds(self.paid)}" if self.paid is not None else ""
        return f"{dict(of.SETTLED).get(self.how, self.how)}{amount}{f': {self.note}' if self.note else ''}"


class SurveySent(Event):
    """The resident was asked how their complaint was handled (2022: 4.16)."""

    title = "survey sent"
    verb = "send the survey"

    channel: Annotated[str, Fact("Channel", choices=of.CHANNELS)] = "email"

    def apply(self, case: Case, event_id: int) -> None:
        """Wait for it to come back."""
        if case.survey:
            raise Impossible(f"The survey was sent on {say(case.survey.sent_on)}; record a reminder, or its return.")
        case.survey = Survey(self.on)
        case.add_duty(Duty("survey", event_id, self.on, "first reminder", days=SURVEY_DAYS))

    def line(self) -> str:
        """How it was sent."""
        return f"satisfaction survey, by {self.channel}"


class SurveyReminded(Event):
    """The resident was reminded of the survey: twice at most, then it is let be."""

    title = "reminder"
    verb = "remind of the survey"

    def apply(self, case: Case, event_id: int) -> None:
        """Count the reminder, and wait once more where it was the first."""
        survey = case.survey
        if survey is None:
            raise Impossible("No survey was sent yet.")
        if survey.returned_on:
            raise Impossible(f"The survey came back on {say(survey.returned_on)}.")
        if survey.reminders >= SURVEY_REMINDERS:
            raise Impossible("Two reminders were sent; a third would be a burden.")
        survey.reminders += 1
        case.met("survey", self.on)
        if survey.reminders < SURVEY_REMINDERS:
            case.add_duty(Duty("survey", event_id, self.on, "second reminder", days=SURVEY_DAYS))

    def line(self) -> str:
        """That the resident was reminded."""
        return "reminded of the satisfaction survey"


class SurveyReturned(Event):
    """The satisfaction survey came back (2022: 4.16)."""

    title = "survey back"
    verb = "record the survey"

    score: Annotated[str, Fact("How satisfied", required=True, choices=of.SCORES), Field(min_length=1)]
    text: Annotated[str, Words("What was said", limit=LONG, lines=3)] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """Keep the score."""
        if case.survey is None:
            raise Impossible("No survey was sent yet.")
        if case.survey.returned_on:
            raise Impossible(f"The survey came back on {say(case.survey.returned_on)}; correct that entry instead.")
        case.survey.returned_on, case.survey.score = self.on, int(self.score)
        for duty in case.duties:
            if duty.kind == "survey" and duty.open:
                duty.dropped = True

    def line(self) -> str:
        """How satisfied, and what was said."""
        words = dict(of.SCORES).get(self.score, self.score)
        return f"{words}: {self.text}" if self.text else words


class LessonNoted(Event):
    """What the complaint taught: the lesson, the change to be made, who makes it (2024: 9.1, 9.2)."""

    title = "lesson"
    verb = "note a lesson"

    lesson: Annotated[
        str, Words("Lesson", required=True, limit=LONG, lines=2, hint="or 'none', and why"), Field(min_length=1)
    ]
    change: Annotated[str, Words("Change to be made", limit=LONG, lines=2)] = ""
    owner: Annotated[str, Words("Owner", hint="who makes the change", person=True)] = ""
    by: Annotated[date | None, Fact("By")] = None

    def apply(self, case: Case, event_id: int) -> None:
        """Note it, and follow the change where there is one to be made."""
        case.lessons += 1
        if self.change:
            case.add_duty(Duty("lesson", event_id, self.on, self.change, self.owner, self.by))

    def line(self) -> str:
        """The lesson, and the change."""
        return f"{self.lesson}{f'; change: {self.change}' if self.change else ''}"


class LessonCarriedOut(Event):
    """The change that a lesson asked for was made, and shared (2024: 9.3)."""

    title = "lesson done"
    verb = "record the change made"

    lesson: Annotated[int, Fact("Lesson", required=True, refers=("lesson",))]
    change: Annotated[str, Words("Change made", required=True, limit=LONG, lines=2), Field(min_length=1)]
    shared: Annotated[str, Words("Shared with", limit=2_000, hint="residents, staff, the governing body")] = ""

    def apply(self, case: Case, event_id: int) -> None:  # noqa: ARG002
        """The lesson is carried out."""
        case.duty(self.lesson, ("lesson",), "lesson").done_on = self.on

    def line(self) -> str:
        """The change, and whom it was shared with."""
        return f"{self.change}{f'; shared with {self.shared}' if self.shared else ''}"
