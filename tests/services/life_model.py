"""A case as a plain model has it: it knows nothing of hoctui, and walks its working days one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from casebook import BANK_HOLIDAYS


def walked(day: date, n: int) -> date:
    """The nth working day after a day, one calendar day after the other."""
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


ORDERS = {
    "order": "Ombudsman's order",
    "recommendation": "Ombudsman's recommendation",
    "failure order": "complaint handling failure order",
    "failure notice": "complaint handling failure notice",
}
ARRANGEMENTS = ("adjustment", "contact arrangement", "contact restriction")
MEETS: dict[str, tuple[str, ...]] = {
    "ActionDone": ("action",),
    "ActionMoved": ("action", "compensation", "lesson"),
    "ReplyReceived": ("question",),
    "CompensationSettled": ("compensation",),
    "LessonCarriedOut": ("lesson",),
    "OmbudsmanAnswered": ("enquiry",),
    "EvidenceSent": ("evidence",),
    "OrderMet": tuple(ORDERS),
    "ArrangementReviewed": ARRANGEMENTS,
}
"""What meets or changes a duty, and of which kinds."""

UNTIL_ENDED = ("question", "review", "consent")
UNTIL_ANSWERED = ("draft", "sign-off")
UNDATED_BY_ANY_CLAUSE = ("question", "draft", "sign-off", "survey", "lesson", "contact arrangement")

ENDING = ("Closed", "Withdrawn", "SentElsewhere")


@dataclass
class Stage:
    opened: date
    logged: date | None = None
    acknowledged: date | None = None
    answered: date | None = None
    extensions: list[tuple[date, int, bool, bool]] = field(default_factory=list)
    """The day, the working days, whether there is a good reason, whether it was agreed."""
    updates: list[tuple[date, int]] = field(default_factory=list)


@dataclass
class Duty:
    kind: str
    label: str
    on: date
    by: date | None
    stage: int
    done: date | None = None
    dropped: bool = False

    @property
    def open(self) -> bool:
        return self.done is None and not self.dropped


@dataclass
class Model:
    """What a case should be after everything that happened to it."""

    edition: str
    handler: str
    stages: list[Stage] = field(default_factory=list)
    ended: str = ""
    duties: dict[int, Duty] = field(default_factory=dict)
    contacts: list[date] = field(default_factory=list)
    refusals: list[tuple[str, int, bool]] = field(default_factory=list)
    """What was refused, at which stage, whether it was overruled."""
    survey: tuple[int, bool] | None = None
    """Reminders, and whether it came back."""
    notes: dict[int, str] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    """How it is linked with the other case, and by which entry."""
    papers: int = 0
    held: bool = False
    unsatisfied: bool = False
    moved: set[int] = field(default_factory=set)
    """Promises that were put off."""

    @property
    def waiting(self) -> bool:
        return bool(self.stages) and not self.ended and self.stages[-1].answered is None

    @property
    def state(self) -> str:
        if self.ended:
            return self.ended
        if not self.stages:
            return "service request"
        if self.stages[-1].answered:
            return "answered"
        if self.stages[-1].acknowledged:
            return "acknowledged"
        return "received" if len(self.stages) == 1 else "escalated"

    def waiting_duties(self, kinds: tuple[str, ...]) -> list[int]:
        return [number for number, duty in self.duties.items() if duty.kind in kinds and duty.open]

    @property
    def overrulable(self) -> bool:
        standing = [one for one in self.refusals if not one[2]]
        if not standing:
            return False
        what, stage, _ = standing[-1]
        return self.ended == "refused" if what == "accept" else len(self.stages) == stage

    def may(self, kind: str) -> bool:
        """Whether an event of that kind can happen now, with the right things said."""
        if kind in MEETS:
            return bool(self.waiting_duties(MEETS[kind]))
        stages, waiting = self.stages, self.waiting
        answered = bool(stages) and stages[-1].answered is not None
        rules = {
            "Received": False,
            "BecameComplaint": not stages and not self.ended,
            "RequestReviewed": not stages and not self.ended,
            "Logged": waiting and stages[-1].logged is None,
            "Acknowledged": waiting and stages[-1].acknowledged is None,
            "Refused": waiting and len(stages) == 1,
            "Escalated": bool(stages)
            and self.ended in ("", "closed")
            and len(stages) < 3
            and (len(stages) == 1 or answered),
            # Before the next stage is asked for, or after: then that stage is not opened.
            "EscalationRefused": (answered and len(stages) < 3)
            or (len(stages) > 1 and not answered and stages[-2].answered is not None),
            "Reopened": bool(self.ended),
            "SurveySent": self.survey is None,
            "SurveyReminded": self.survey is not None and not self.survey[1] and self.survey[0] < 2,
            "SurveyReturned": self.survey is not None and not self.survey[1],
            "RefusalOverruled": self.overrulable,
            "PointAdded": bool(stages),
            "DesignatedPersonAsked": bool(stages),
        }
        if kind in ("Extended", "Responded", "UpdatesAgreed", "AnswerPlanned", "AnswerDrafted", "AnswerSignedOff"):
            return waiting
        if kind in ENDING:
            return not self.ended
        return rules.get(kind, True)

    # What is due.

    def acknowledge_due(self, number: int) -> date | None:
        timed = number == 1 or (number == 2 and self.edition == "2024")
        return walked(self.stages[number - 1].opened, 5) if timed else None

    def respond_due(self, number: int) -> date | None:
        stage, days = self.stages[number - 1], 10 if number == 1 else 20
        if self.edition == "2024":
            if number == 3:
                return None
            base = walked(stage.acknowledged or walked(stage.opened, 5), days)
        elif self.edition == "2022" and number == 1:
            base = walked(stage.logged or stage.opened, days)
        else:
            base = walked(stage.opened, days)
        return self._put_back(base, number)

    def _put_back(self, base: date, number: int) -> date:
        cap = walked(base, 0 if number == 3 else 20 if (self.edition, number) == ("2024", 2) else 10)
        given = counted = base
        for made_on, days, good, agreed in self.stages[number - 1].extensions:
            given = walked(given, days)
            # Under 2022 only the resident's agreement takes stages 1 and 2 past the cap.
            excused = agreed or (good and not (self.edition == "2022" and number < 3))
            if made_on <= counted:
                counted = max(counted, given if excused else min(given, cap))
        return counted

    def update_due(self) -> date | None:
        updates = self.stages[-1].updates if self.waiting else []
        if not updates:
            return None
        told = [(day, 1, 0) for day in self.contacts if day >= updates[0][0]]
        start, every = updates[0]
        for day, is_word, agreed in sorted([(day, 0, every) for day, every in updates] + told):
            if not is_word:
                start, every = day, agreed
            elif day > start:
                start = day
        return walked(start, every)

    def duty_due(self, duty: Duty) -> date | None:
        if duty.by:
            return duty.by
        if duty.kind == "survey":
            return walked(duty.on, 10)
        return walked(duty.on, 15) if duty.kind == "evidence" and self.edition == "2020" else None

    def runs(self, duty: Duty) -> bool:
        if duty.kind in UNTIL_ENDED and self.ended:
            return False
        if duty.kind in UNTIL_ANSWERED and not (self.waiting and duty.stage == len(self.stages)):
            return False
        return duty.open

    def running(self) -> list[tuple[str, str, date]]:
        """Kind, label and due date of everything that runs, in the order of its clocks."""
        found: list[tuple[str, str, date | None]] = []
        if self.waiting:
            number = len(self.stages)
            if not self.stages[-1].acknowledged:
                found.append(("acknowledge", f"acknowledge, stage {number}", self.acknowledge_due(number)))
            found.append(("respond", f"respond, stage {number}", self.respond_due(number)))
            found.append(("update", "update the resident", self.update_due()))
        found += [(duty.kind, duty.label, self.duty_due(duty)) for duty in self.duties.values() if self.runs(duty)]
        return [(kind, label, due) for kind, label, due in found if due]

    def next_due(self) -> date | None:
        """The date of the next step: the stage's own, unless something that a clause dates comes before it."""
        running = self.running()
        step = next((due for kind, _, due in running if kind in ("acknowledge", "respond")), None)
        passed_over = {"acknowledge", "respond", *(UNDATED_BY_ANY_CLAUSE if step else ())}
        if self.unsatisfied:
            passed_over.add("review")
        others = [due for kind, _, due in running if kind not in passed_over]
        return min([due for due in (step, *others) if due], default=None)

    # What happens to duties.

    def owe(self, number: int, kind: str, label: str, on: date, by: date | None) -> None:
        self.duties[number] = Duty(kind, label, on, by, len(self.stages))

    def met(self, kind: str, on: date, stage: int | None = None) -> None:
        for duty in self.duties.values():
            if duty.kind == kind and duty.open and stage in (None, duty.stage):
                duty.done = on

    def drop(self, *kinds: str, stage: int | None = None) -> None:
        for duty in self.duties.values():
            if duty.kind in kinds and duty.open and stage in (None, duty.stage):
                duty.dropped = True

    def open_stage(self, on: date) -> None:
        self.stages.append(Stage(on))
