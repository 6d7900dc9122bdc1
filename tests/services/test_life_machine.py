"""A case's whole life, step by step at random, against a plain model of it; the register is opened anew at every step.

The model knows nothing of hoctui: a few dictionaries, and working days walked one by one. After every step the chain
must verify, what is derived must be the sum of the events, the timeline must hold every entry, and the due dates must
be the model's.
"""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from casebook import BANK_HOLIDAYS, CLOCK, TODAY
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from hoctui.errors import BadInput, HoctuiError
from hoctui.services import casework, keeping
from hoctui.services.desk import Desk, open_desk
from hoctui.services.views import CaseView
from hoctui.store import ledger

STARTS = {"2020": date(2020, 9, 1), "2022": date(2022, 9, 1), "2024": date(2026, 9, 1)}


def walked(day: date, n: int) -> date:
    """The nth working day after a day, one calendar day after the other."""
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


class Lives(RuleBasedStateMachine):
    """One case, and what it should be."""

    prepared: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "register.hoctui"
        shutil.copyfile(self.prepared, self.path)
        self.path.chmod(0o600)
        self.model: dict[str, Any] = {"stages": [], "ended": "", "actions": {}, "notes": {}}
        self.before: list[tuple[int, dict[str, Any]]] = []
        self.events = 0
        self.day = TODAY
        self.edition = "2024"

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @contextmanager
    def opened(self, *, write: bool) -> Iterator[Desk]:
        desk = open_desk(self.path, CLOCK, write=write)
        try:
            yield desk
        finally:
            desk.close()

    # What happens.

    @initialize(edition=st.sampled_from(sorted(STARTS)), later=st.integers(0, 20), request=st.booleans())
    def received(self, edition: str, later: int, request: bool) -> None:
        self.edition = edition
        self.day = STARTS[edition] + timedelta(days=later)
        typed = {
            "on": self.day,
            "resident": "Ada Elm",
            "summary": "Leak",
            "matter": "service request" if request else "",
        }
        with self.opened(write=True) as desk:
            casework.log(desk, typed)
        self.events = 1
        if not request:
            self._open_stage()
        self._hold()

    def _open_stage(self) -> None:
        self.model["stages"].append({"opened": self.day, "acknowledged": None, "answered": None, "due": None})

    def _happen(self, kind: str, typed: dict[str, Any], later: int, *, allowed: bool) -> int | None:
        """Record an event some days later; it must be taken exactly where the model allows it. Returns its id."""
        self.day = min(self.day + timedelta(days=later), TODAY)
        with self.opened(write=True) as desk:
            if not allowed:
                with pytest.raises(HoctuiError):
                    casework.record(desk, self._case, kind, {"on": self.day} | typed)
                return None
            event_id = casework.record(desk, self._case, kind, {"on": self.day} | typed).event_id
        self.events += 1
        assert event_id == self.events
        self.before.append((event_id, copy.deepcopy(self.model)))
        return event_id

    @property
    def _case(self) -> str:
        return f"{STARTS[self.edition].year % 100:02d}-0001"

    @property
    def _unanswered(self) -> bool:
        return bool(self.model["stages"]) and not self.model["ended"] and not self.model["stages"][-1]["answered"]

    @rule(later=st.integers(0, 7))
    def acknowledge(self, later: int) -> None:
        allowed = self._unanswered and not self.model["stages"][-1]["acknowledged"]
        if self._happen("Acknowledged", {"definition": "The leak."}, later, allowed=allowed):
            self.model["stages"][-1]["acknowledged"] = self.day
        self._hold()

    @rule(later=st.integers(0, 12))
    def respond(self, later: int) -> None:
        if self._happen("Responded", {"decision": "upheld"}, later, allowed=self._unanswered):
            self.model["stages"][-1]["answered"] = self.day
        self._hold()

    @rule(later=st.integers(0, 12), days=st.integers(1, 10))
    def extend(self, later: int, days: int) -> None:
        stage = self.model["stages"][-1] if self.model["stages"] else {}
        if stage.get("due") or (self.edition == "2024" and not stage.get("acknowledged")):
            return  # a second extension, and one of a projection, have tests of their own
        if self._happen("Extended", {"days": days, "reason": "survey"}, later, allowed=self._unanswered):
            due = self._response_due(stage, len(self.model["stages"]))
            if due and self.day <= due and (len(self.model["stages"]) < 3):
                stage["due"] = walked(due, days)
        self._hold()

    @rule(later=st.integers(0, 12))
    def escalate(self, later: int) -> None:
        stages = self.model["stages"]
        allowed = (
            bool(stages)
            and self.model["ended"] in ("", "closed")
            and len(stages) < 3
            and (len(stages) == 1 or bool(stages[-1]["answered"]))
        )
        if self._happen("Escalated", {}, later, allowed=allowed):
            self.model["ended"] = ""
            self._open_stage()
        self._hold()

    @rule(kind=st.sampled_from(["Closed", "Withdrawn", "Refused"]))
    def end(self, kind: str) -> None:
        typed = {"ground": "other", "reasons": "not ours"} if kind == "Refused" else {}
        allowed = not self.model["ended"]
        if kind == "Refused":
            allowed = allowed and self._unanswered and len(self.model["stages"]) == 1
        if self._happen(kind, typed, 1, allowed=allowed):
            self.model["ended"] = kind.lower()
        self._hold()

    @rule()
    def reopen(self) -> None:
        if self._happen("Reopened", {"reason": "new facts"}, 1, allowed=bool(self.model["ended"])):
            self.model["ended"] = ""
        self._hold()

    @rule()
    def make_complaint(self) -> None:
        allowed = not self.model["stages"] and not self.model["ended"]
        if self._happen("BecameComplaint", {}, 2, allowed=allowed):
            self._open_stage()
        self._hold()

    @rule(text=st.text("abc [/]é\n", min_size=1).filter(str.strip))
    def note(self, text: str) -> None:
        event_id = self._happen("NoteAdded", {"text": text}, 0, allowed=True)
        self.model["notes"][event_id] = text.strip()
        self._hold()

    @rule(by=st.integers(0, 30))
    def promise(self, by: int) -> None:
        day = self.day + timedelta(days=by)
        event_id = self._happen("ActionPromised", {"what": "new tap", "by": day}, 0, allowed=True)
        self.model["actions"][event_id] = day
        self._hold()

    @rule(which=st.integers(0, 3))
    def carry_out(self, which: int) -> None:
        waiting = sorted(self.model["actions"])
        action = waiting[which] if which < len(waiting) else 999
        if self._happen("ActionDone", {"action": action}, 1, allowed=action != 999):
            del self.model["actions"][action]
        self._hold()

    @rule(back=st.integers(1, 400))
    def before_receipt(self, back: int) -> None:
        day = STARTS[self.edition] - timedelta(days=back)
        with self.opened(write=True) as desk, pytest.raises(HoctuiError, match="the day it was received"):
            casework.record(desk, self._case, "NoteAdded", {"on": day, "text": "too early"})
        self._hold()

    @rule()
    def undo(self) -> None:
        with self.opened(write=True) as desk:
            if not self.before:
                with pytest.raises(BadInput, match="nothing to undo"):
                    casework.undo(desk, self._case)
                return
            casework.undo(desk, self._case, "a slip")
        self.events += 1
        self.model = self.before.pop()[1]
        self._hold()

    @rule(text=st.text("xyz", min_size=1))
    def correct_a_note(self, text: str) -> None:
        if not self.model["notes"]:
            return
        event_id = max(self.model["notes"])
        if self.model["notes"][event_id] == text:
            return
        with self.opened(write=True) as desk:
            made = casework.correct(desk, self._case, event_id, {"text": text}, "a slip").event_id
        self.events += 1
        self.before.append((made, copy.deepcopy(self.model)))
        self.model["notes"][event_id] = text
        self._hold()

    # What must hold.

    def _response_due(self, stage: dict[str, Any], number: int) -> date | None:
        if stage["due"]:
            due: date = stage["due"]
            return due
        if self.edition == "2024":
            if number > 2:
                return None
            return walked(stage["acknowledged"] or walked(stage["opened"], 5), 10 if number == 1 else 20)
        return walked(stage["opened"], 10 if number == 1 else 20)

    def _running(self) -> list[tuple[str, date]]:
        running: list[tuple[str, date]] = []
        if self._unanswered:
            stage, number = self.model["stages"][-1], len(self.model["stages"])
            timed = number == 1 or (self.edition == "2024" and number == 2)
            if timed and not stage["acknowledged"]:
                running.append((f"acknowledge, stage {number}", walked(stage["opened"], 5)))
            due = self._response_due(stage, number)
            if due:
                running.append((f"respond, stage {number}", due))
        return running + [("action: new tap", by) for _, by in sorted(self.model["actions"].items())]

    def _state(self) -> str:
        if self.model["ended"]:
            return str(self.model["ended"])
        if not self.model["stages"]:
            return "service request"
        stage = self.model["stages"][-1]
        if stage["answered"]:
            return "answered"
        if stage["acknowledged"]:
            return "acknowledged"
        return "received" if len(self.model["stages"]) == 1 else "escalated"

    def _hold(self) -> None:
        with self.opened(write=False) as desk:
            assert [line.words for line in keeping.check(desk) if not line.well] == []
            state = ledger.verify(desk.register.connection)
            assert (state.events, state.broken_at) == (self.events, 0)
            self._hold_view(desk, casework.case_view(desk, self._case))

    def _hold_view(self, desk: Desk, view: CaseView) -> None:
        running = self._running()
        assert (view.line.state, view.line.stage) == (self._state(), len(self.model["stages"]))
        assert view.edition == self.edition
        assert [(clock.what, clock.due) for clock in view.clocks if clock.state == "running"] == running
        for clock in view.clocks:
            assert clock.working_days_left == desk.calendar.between(TODAY, clock.due)
        steps = [due for what, due in running if not what.startswith("action")]
        actions = [due for what, due in running if what.startswith("action")]
        first = steps[:1]
        if actions and (not first or min(actions) < first[0]):
            first = [min(actions)]
        assert view.line.next_due == (first[0] if first else None)
        assert sorted(entry.id for entry in view.timeline) == list(range(1, self.events + 1))
        texts = {entry.id: entry.text for entry in view.timeline if entry.kind == "NoteAdded" and not entry.struck}
        assert texts == self.model["notes"]


def test_a_life_is_what_its_model_says(prepared_register: Path) -> None:
    class LivesHere(Lives):
        prepared = prepared_register

    run_state_machine_as_test(
        LivesHere,
        settings=settings(
            max_examples=20,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
