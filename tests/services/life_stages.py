"""What carries a case through its stages at random, with what its model makes of it."""

from __future__ import annotations

from life_kept import AHEAD, LATER, KeptCase, happens
from life_model import ENDING, UNTIL_ANSWERED


class Stages(KeptCase):
    """From receipt to the last answer, to a refusal, to the end and back."""

    # The stages.

    @happens("Acknowledged", weight=2, later=LATER)
    def acknowledge(self, later: int) -> None:
        self._pass(later)
        if self._happen("Acknowledged", {"definition": "The leak."}):
            self.model.stages[-1].acknowledged = self.day
        self._hold()

    @happens("Logged", later=range(3))
    def log_at_this_stage(self, later: int) -> None:
        self._pass(later)
        if self._happen("Logged", {}):
            self.model.stages[-1].logged = self.day
        self._hold()

    @happens("Responded", weight=2, later=range(13))
    def respond(self, later: int) -> None:
        self._pass(later)
        if self._happen("Responded", {"decision": "upheld"}):
            self.model.stages[-1].answered = self.day
        self._hold()

    @happens(
        "Extended",
        later=LATER,
        days=range(1, 26),
        good=(False, True),
        agreed=(False, True),
        every=(None, *range(1, 9)),
    )
    def extend(self, later: int, days: int, good: bool, agreed: bool, every: int | None) -> None:
        self._pass(later)
        typed = {"days": days, "reason": "survey", "good_reason": "asbestos" if good else "", "agreed": agreed}
        if self._happen("Extended", typed | {"update_every": every}):
            stage = self.model.stages[-1]
            stage.extensions.append((self.day, days, good, agreed))
            stage.updates += [(self.day, every)] if every else []
        self._hold()

    @happens("Escalated", weight=2, later=range(13))
    def escalate(self, later: int) -> None:
        self._pass(later)
        if self._happen("Escalated", {}):
            self.model.ended = ""
            self.model.open_stage(self.day)
        self._hold()

    @happens("Refused", "EscalationRefused", weight=2, later=LATER)
    def refuse(self, later: int) -> None:
        self._pass(later)
        kind = "EscalationRefused" if self.model.may("EscalationRefused") else "Refused"
        stages = self.model.stages
        if self._happen(kind, {"ground": "other", "reasons": "not ours"}):
            if kind == "EscalationRefused" and not stages[-1].answered:
                self.model.drop(*UNTIL_ANSWERED, stage=len(stages))
                stages.pop()
            self.model.refusals.append(("escalate" if kind == "EscalationRefused" else "accept", len(stages), False))
            self.model.ended = "refused" if kind == "Refused" else self.model.ended
        self._hold()

    @happens("RefusalOverruled", weight=5, later=LATER)
    def overrule(self, later: int) -> None:
        self._pass(later)
        if self._happen("RefusalOverruled", {}):
            last = max(place for place, one in enumerate(self.model.refusals) if not one[2])
            what, stage, _ = self.model.refusals[last]
            self.model.refusals[last] = (what, stage, True)
            self.model.ended = ""
            if what == "accept":
                self.model.drop(*UNTIL_ANSWERED, stage=1)
                self.model.stages.pop()
            self.model.open_stage(self.day)
        self._hold()

    @happens(*ENDING, weight=0.3, kind=ENDING)
    def end(self, kind: str) -> None:
        self._pass(1)
        if self._happen(kind, {"to": "the council"} if kind == "SentElsewhere" else {}):
            self.model.ended = "sent elsewhere" if kind == "SentElsewhere" else kind.lower()
        self._hold()

    @happens("Reopened", weight=3)
    def reopen(self) -> None:
        self._pass(1)
        if self._happen("Reopened", {"reason": "new facts"}):
            self.model.ended = ""
        self._hold()

    @happens("BecameComplaint", weight=2, later=LATER)
    def make_complaint(self, later: int) -> None:
        self._pass(later)
        if self._happen("BecameComplaint", {}):
            self.model.met("review", self.day)
            self.model.unsatisfied = False
            self.model.open_stage(self.day)
        self._hold()

    @happens("RequestReviewed", satisfied=(None, True, False), again=(None, *AHEAD))
    def review_the_request(self, satisfied: bool | None, again: int | None) -> None:
        self._pass(3)
        day = None if again is None else self._in(again)
        number = self._happen("RequestReviewed", {"note": "waiting", "satisfied": satisfied, "review_on": day})
        if number:
            self.model.met("review", self.day)
            self.model.unsatisfied = satisfied is False
            if day:
                self.model.owe(number, "review", "review the service request", self.day, day)
        self._hold()
