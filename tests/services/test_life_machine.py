"""A case's whole life, step by step at random, against a plain model of it; the register is opened anew at every step.

Every kind of event that there is has its rule here. After every step the chain must verify, what is derived must be the
sum of the events, the timeline must hold every entry, and the due dates must be the model's. Now and then what
cannot happen is tried as well, and must leave nothing behind.
"""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from life_kept import AHEAD, CHECKSUM, LATER, PAPER, RULES, STARTS, TEXTS, happens
from life_model import ARRANGEMENTS, ENDING, MEETS, ORDERS, UNTIL_ANSWERED
from life_stages import Stages

from hoctui.errors import BadInput, ConflictingEdit, HoctuiError
from hoctui.register.events import KINDS
from hoctui.services import casework


class Lives(Stages):
    """Everything that may happen to a case."""

    # The work between them.

    @happens("NoteAdded", text=TEXTS)
    def note(self, text: str) -> None:
        self.model.notes[self._happen("NoteAdded", {"text": text})] = text.strip()
        self._hold()

    @happens("ContactMade", later=LATER, out=(False, True), whom=("", "the roofer"))
    def contact(self, later: int, out: bool, whom: str) -> None:
        self._pass(later)
        self._happen("ContactMade", {"direction": "out" if out else "in", "text": "x", "with_whom": whom})
        if out and not whom:
            self.model.contacts.append(self.day)
        self._hold()

    @happens("DocumentAdded", way=("", "in", "out"), whom=("", "the council"))
    def add_a_document(self, way: str, whom: str) -> None:
        typed = {"name": "plan.pdf", "sha256": CHECKSUM, "size": len(PAPER), "direction": way, "with_whom": whom}
        self._happen("DocumentAdded", typed)
        self.model.papers += 1
        if way == "out" and not whom:
            self.model.contacts.append(self.day)
        self._hold()

    @happens("LetterSent", later=LATER, kept=(False, True), whom=("", "the council"))
    def send_a_letter(self, later: int, kept: bool, whom: str) -> None:
        self._pass(later)
        file = {"name": "update.docx", "sha256": CHECKSUM, "size": len(PAPER)} if kept else {}
        self._happen("LetterSent", {"letter": "update", "to_whom": whom, **file})
        self.model.papers += kept
        if not whom:
            self.model.contacts.append(self.day)
        self._hold()

    @happens("UpdatesAgreed", later=LATER, every=range(1, 9))
    def agree_updates(self, later: int, every: int) -> None:
        self._pass(later)
        if self._happen("UpdatesAgreed", {"every": every}):
            self.model.stages[-1].updates.append((self.day, every))
        self._hold()

    @happens("AnswerPlanned", draft=(None, *AHEAD), sign=(None, *AHEAD))
    def plan(self, draft: int | None, sign: int | None) -> None:
        allowed = self.model.waiting and not (draft is None and sign is None)
        allowed = allowed and (draft is None or sign is None or draft <= sign)
        days = {"draft_by": draft, "sign_off_by": sign}
        typed = {name: self._in(ahead) for name, ahead in days.items() if ahead is not None}
        number = self._happen("AnswerPlanned", typed, allowed=allowed)
        if number:
            self.model.drop(*UNTIL_ANSWERED, stage=len(self.model.stages))
            # Both are known by the one event; hoctui lists the draft first.
            for key, (name, label) in enumerate(PLANS.items()):
                if name in typed:
                    self.model.owe(number * 1000 + key, *label, self.day, typed[name])
        self._hold()

    @happens("AnswerDrafted", "AnswerSignedOff", draft=(False, True))
    def do_what_was_planned(self, draft: bool) -> None:
        self._pass(1)
        if self._happen("AnswerDrafted" if draft else "AnswerSignedOff", {}):
            self.model.met("draft" if draft else "sign-off", self.day, len(self.model.stages))
        self._hold()

    # The people.

    @happens("HandedOver", to=("J Poole", "R Adeyemi"))
    def hand_over(self, to: str) -> None:
        self._happen("HandedOver", {"to": to})
        self.model.handler = to
        self._hold()

    @happens("RiskJudged", "ConflictDeclared", "FindingMade", "DesignatedPersonAsked", which=(0, 1, 2, 3))
    def what_moves_no_date(self, which: int) -> None:
        kind, typed = STILL[which]
        self._happen(kind, typed)
        self._hold()

    @happens("HoldSet", held=(False, True))
    def hold_the_record(self, held: bool) -> None:
        if self._happen("HoldSet", {"held": held, "why": "a claim"}, allowed=held or self.model.held):
            self.model.held = held
        self._hold()

    @happens("PointAdded", joined=(False, True))
    def add_a_point(self, joined: bool) -> None:
        allowed = self.model.waiting if joined else bool(self.model.stages)
        self._happen("PointAdded", {"what": "the ceiling", "how": "joined" if joined else "apart"}, allowed=allowed)
        self._hold()

    @happens("Linked", how=("related", "follows", "joint"))
    def link(self, how: str) -> None:
        number = self._happen("Linked", {"other": self.other, "how": how}, allowed=how not in self.model.links)
        if number:
            self.events += 1  # on the other case
            self.model.links[how] = number
        self._hold()

    @happens("Undone")
    def unlink(self) -> None:
        """A link is taken back on both cases, whatever followed it."""
        if not self.model.links:
            return
        how, number = min(self.model.links.items())
        with self.opened(write=True) as desk:
            casework.unlink(desk, self.case, number, "a slip")
        self._taken_back(linked=True)
        self.before = [one for one in self.before if one[0] != number]
        for model in (self.model, *(model for _, model in self.before)):
            model.links.pop(how, None)
        self._hold()

    @happens("RepresentativeNamed", awaited=(False, True), again=(None, *AHEAD))
    def represent(self, awaited: bool, again: int | None) -> None:
        typed: dict[str, Any] = {"who": "D Elm", "consent": "awaited" if awaited else "given"}
        day = None if again is None else self._in(again)
        number = self._happen("RepresentativeNamed", typed | {"ask_again": day})
        self.model.met("consent", self.day)
        if awaited and day:
            self.model.owe(number, "consent", "consent for D Elm to act", self.day, day)
        self._hold()

    # What is owed, and met.

    @happens(
        "ActionPromised",
        "Asked",
        "CompensationOffered",
        "LessonNoted",
        "OmbudsmanContacted",
        "EvidenceRequested",
        "Ordered",
        "ArrangementMade",
        weight=3,
        which=range(13),
        ahead=(None, *range(-1, 31)),
    )
    def owe(self, which: int, ahead: int | None) -> None:
        kind, duty, label, typed, field = OWED[which]
        day = None if ahead is None else self._in(ahead)
        allowed = (ahead is None or ahead >= 0) and not (
            kind == "EvidenceRequested" and ahead is None and self.model.edition != "2020"
        )
        number = self._happen(kind, typed | ({field: day} if day else {}), allowed=allowed)
        # An enquiry that asks for no answer is only word.
        if number and not (duty == "enquiry" and day is None):
            self.model.owe(number, duty, label, self.day, day)
        self._hold()

    @happens(
        *(kind for kind in MEETS if kind not in ("ActionMoved", "ArrangementReviewed")), weight=3, which=range(100)
    )
    def meet(self, which: int) -> None:
        self._pass(which % 4)
        can = [kind for kind in MET if self.model.may(kind)] or sorted(MET)
        kind = can[which % len(can)]
        field, typed = MET[kind]
        named, number = self._named(kind, which // 2, field)
        declined = kind == "CompensationSettled" and which % 3 == 0
        if self._happen(kind, typed | named | ({"how": "declined"} if declined else {})):
            duty = self.model.duties[number]
            duty.done, duty.dropped = (None, True) if declined else (self.day, False)
        self._hold()

    @happens("ActionMoved", weight=2, which=range(10), ahead=range(-1, 31))
    def put_off(self, which: int, ahead: int) -> None:
        named, number = self._named("ActionMoved", which, "action")
        day = self._in(ahead)
        allowed = bool(number) and ahead >= 0 and self.model.duties[number].by != day
        if self._happen("ActionMoved", {**named, "to": day, "why": "ill"}, allowed=allowed):
            self.model.duties[number].by = day
            self.model.moved.add(number)
        self._hold()

    @happens("ArrangementReviewed", which=range(10), again=(None, *AHEAD), ended=(False, True))
    def review_an_arrangement(self, which: int, again: int | None, ended: bool) -> None:
        self._pass(1)
        named, number = self._named("ArrangementReviewed", which, "arrangement")
        day = None if again is None else self._in(again)
        allowed = bool(number) and again != 0
        typed = {**named, "outcome": "ended" if ended else "kept", "review_on": day}
        if self._happen("ArrangementReviewed", typed, allowed=allowed):
            duty = self.model.duties[number]
            duty.dropped, duty.by = ended, duty.by if ended else day
        self._hold()

    @happens("SurveySent", "SurveyReminded", "SurveyReturned", weight=2, back=(False, True))
    def survey(self, back: bool) -> None:
        self._pass(4)
        kind = "SurveySent" if self.model.survey is None else "SurveyReturned" if back else "SurveyReminded"
        number = self._happen(kind, {"score": "4"} if kind == "SurveyReturned" else {})
        if number and kind == "SurveyReturned":
            self.model.survey = (self.model.survey[0] if self.model.survey else 0, True)
            self.model.drop("survey")
        elif number:
            sent = 0 if self.model.survey is None else self.model.survey[0] + 1
            self.model.met("survey", self.day)
            self.model.survey = (sent, False)
            if sent < 2:
                self.model.owe(number, "survey", f"survey: {('first', 'second')[sent]} reminder", self.day, None)
        self._hold()

    # What mends the record, and what never gets into it.

    @happens("Undone")
    def undo(self) -> None:
        with self.opened(write=True) as desk:
            if not self.before:
                with pytest.raises(BadInput, match="nothing to undo"):
                    casework.undo(desk, self.case)
                return
            casework.undo(desk, self.case, "a slip")
        number, before = self.before.pop()
        self._taken_back(linked=number in self.model.links.values())
        self.model = before
        self._hold()

    def _taken_back(self, *, linked: bool) -> None:
        self.own.append(self.events + 1)
        self.events += 1 + linked  # a link goes from the other case too

    @happens("Corrected", text=TEXTS)
    def correct_a_note(self, text: str) -> None:
        if not self.model.notes or self.model.notes[max(self.model.notes)] == text:
            return
        number = max(self.model.notes)
        self._correct(number, {"text": text})
        self.model.notes[number] = text
        self._hold()

    @happens("Corrected", ahead=AHEAD)
    def correct_a_promise(self, ahead: int) -> None:
        promises = [
            number
            for number, duty in self.model.duties.items()
            if duty.kind == "action" and number not in self.model.moved
        ]
        if not promises:
            return
        duty = self.model.duties[promises[-1]]
        day = duty.on + timedelta(days=ahead)
        if day == duty.by:
            return
        self._correct(promises[-1], {"by": day})
        duty.by = day
        self._hold()

    def _correct(self, number: int, typed: dict[str, Any]) -> None:
        with self.opened(write=True) as desk:
            made = casework.correct(desk, self.case, number, typed, "a slip").event_id
        self.events += 1
        assert made == self.events
        self._written(made)

    @happens(back=range(1, 401))
    def before_receipt(self, back: int) -> None:
        day = STARTS[self.model.edition] - timedelta(days=back)
        with self.opened(write=True) as desk, pytest.raises(HoctuiError, match="the day it was received"):
            casework.record(desk, self.case, "NoteAdded", {"on": day, "text": "too early"})
        self._hold()

    @happens()
    def from_a_window_that_saw_less(self) -> None:
        with self.opened(write=True) as desk, pytest.raises(ConflictingEdit):
            casework.record(desk, self.case, "NoteAdded", {"on": self.day, "text": "x"}, self.own[-1] - 1)
        self._hold()


STEPS, ENOUGH_LIVES = 30, 60

PLANS = {"draft_by": ("draft", "draft the answer"), "sign_off_by": ("sign-off", "sign the answer off")}

STILL: tuple[tuple[str, dict[str, Any]], ...] = (
    ("RiskJudged", {"risk": "high"}),
    ("ConflictDeclared", {"who": "J Poole", "what": "cousins"}),
    ("FindingMade", {"issue": "the leak", "finding": "redress"}),
    ("DesignatedPersonAsked", {"who": "Cllr Ash"}),
)

OWED: tuple[tuple[str, str, str, dict[str, Any], str], ...] = (
    ("ActionPromised", "action", "action: new tap", {"what": "new tap"}, "by"),
    ("Asked", "question", "reply from Repairs: the report", {"whom": "Repairs", "what": "the report"}, "by"),
    ("CompensationOffered", "compensation", "pay compensation of £75.50", {"loss": "50", "time": "£25.50"}, "by"),
    ("LessonNoted", "lesson", "lesson: ring first", {"lesson": "x", "change": "ring first"}, "by"),
    ("OmbudsmanContacted", "enquiry", "answer the Ombudsman: is it closed", {"what": "is it closed"}, "by"),
    ("EvidenceRequested", "evidence", "evidence to the Ombudsman", {}, "by"),
    *(("Ordered", kind, f"{label}: pay", {"order": kind, "what": "pay"}, "by") for kind, label in ORDERS.items()),
    *(
        ("ArrangementMade", kind, f"review the {kind}", {"about": kind, "details": "x"}, "review_on")
        for kind in ARRANGEMENTS
    ),
)
"""The event, the duty that it makes, what that is called, what is typed, and the field of its day."""

MET: dict[str, tuple[str, dict[str, Any]]] = {
    "ActionDone": ("action", {}),
    "ReplyReceived": ("question", {}),
    "CompensationSettled": ("offer", {}),
    "LessonCarriedOut": ("lesson", {"change": "in the script"}),
    "OmbudsmanAnswered": ("enquiry", {}),
    "EvidenceSent": ("request", {}),
    "OrderMet": ("order", {}),
}
"""The field that names what is met, and what else is typed."""


def test_every_kind_of_event_has_its_rule() -> None:
    ruled = {kind for one in RULES for kind in one.kinds} | {"Received"}  # which every life begins with
    assert ruled == set(KINDS)
    assert {kind for kind, *_ in OWED} | set(MET) | {kind for kind, _ in STILL} <= ruled


def test_in_a_few_lives_every_kind_of_event_happens(prepared_register: Path) -> None:
    class LivesHere(Lives):
        prepared = prepared_register

    seen = {"Received"}
    for number in range(ENOUGH_LIVES):
        chance = random.Random(number)  # noqa: S311
        life = LivesHere()
        life.received(sorted(STARTS)[number % 3], chance.randrange(20), chance.random() < 0.3, chance.randrange(30))
        for _ in range(STEPS):
            life.something_happens(chance.randrange(2**32))
        life.end(ENDING[number % 3])
        with life.opened(write=False) as desk:
            seen.update(entry.kind for entry in casework.case_view(desk, life.case).timeline)
        life.teardown()
        if seen == set(KINDS):
            return
    assert set(KINDS) - seen == set()


def test_a_life_is_what_its_model_says(prepared_register: Path) -> None:
    class LivesHere(Lives):
        prepared = prepared_register

    run_state_machine_as_test(
        LivesHere,
        settings=settings(
            max_examples=14,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
