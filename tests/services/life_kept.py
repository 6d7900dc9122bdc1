"""A register with a case in it that is opened anew at every step, and held against the model of what it should be."""

from __future__ import annotations

import copy
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from casebook import CLOCK, TODAY
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from life_model import MEETS, Model

from hoctui.errors import HoctuiError
from hoctui.services import casework, keeping
from hoctui.services.desk import Desk, open_desk
from hoctui.services.views import CaseView
from hoctui.store import ledger
from hoctui.store.files import files_of

STARTS = {"2020": date(2020, 9, 1), "2022": date(2022, 9, 1), "2024": date(2025, 9, 1)}
PAPER = b"the plan of the kitchen"
CHECKSUM = sha256(PAPER).hexdigest()
LATER, AHEAD = range(8), range(31)
TEXTS = ("rang twice", "[/] [b]é\n\nand more", "x")


@dataclass(frozen=True)
class Rule:
    """Something that happens: which kinds of event it records, how often it comes, what is drawn for it."""

    kinds: tuple[str, ...]
    weight: float
    drawn: dict[str, Sequence[Any]]
    method: Callable[..., None]


RULES: list[Rule] = []


def happens(
    *kinds: str, weight: float = 1, **drawn: Sequence[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule for these kinds of event, drawing each of its arguments from a sequence."""

    def ruled(method: Callable[..., None]) -> Callable[..., None]:
        RULES.append(Rule(kinds, weight, drawn, method))
        return method

    return ruled


UNABLE = 0.1
"""How often what cannot happen is tried with the rest."""


class KeptCase(RuleBasedStateMachine):
    """One case, another to link it with, and what the first should be."""

    prepared: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "register.hoctui"
        shutil.copyfile(self.prepared, self.path)
        self.path.chmod(0o600)
        self.model = Model("2024", "")
        self.before: list[tuple[int, Model]] = []
        self.events = 0
        self.own: list[int] = []
        self.day = TODAY

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @contextmanager
    def opened(self, *, write: bool) -> Iterator[Desk]:
        desk = open_desk(self.path, CLOCK, write=write)
        try:
            yield desk
        finally:
            desk.close()

    @property
    def case(self) -> str:
        return f"{STARTS[self.model.edition].year % 100:02d}-0001"

    @property
    def other(self) -> str:
        return f"{self.case[:-1]}2"

    # How a life begins, and how anything happens in it.

    @rule(seed=st.integers(0, 2**32))
    def something_happens(self, seed: int) -> None:
        """One rule out of all, so that none of so many is left out by chance; the seed draws the rest."""
        chance = random.Random(f"{seed} {self.events}")  # noqa: S311
        able = [one for one in RULES if not one.kinds or any(self.model.may(kind) for kind in one.kinds)]
        among = RULES if chance.random() < UNABLE else able
        (one,) = chance.choices(among, [each.weight for each in among])
        one.method(self, **{name: chance.choice(values) for name, values in one.drawn.items()})

    @initialize(
        edition=st.sampled_from(sorted(STARTS)),
        later=st.integers(0, 20),
        request=st.booleans(),
        review=st.integers(0, 30),
    )
    def received(self, edition: str, later: int, request: bool, review: int) -> None:
        self.day = STARTS[edition] + timedelta(days=later)
        self.model = Model(edition, "R Adeyemi")
        typed = {"on": self.day, "resident": "Ada Elm", "summary": "Leak", "handler": "R Adeyemi"}
        if request:
            typed |= {"matter": "service request", "review_on": self._in(review)}
        with self.opened(write=True) as desk:
            casework.log(desk, typed)
            casework.log(desk, {"on": STARTS[edition], "resident": "Bo Ash", "summary": "Lift"})
            files_of(desk.register).keep(PAPER)
        self.events, self.own = 2, [1]
        if request:
            self.model.owe(1, "review", "review the service request", self.day, self._in(review))
        else:
            self.model.open_stage(self.day)
        self._hold()

    def _in(self, days: int) -> date:
        return self.day + timedelta(days=days)

    def _pass(self, later: int) -> None:
        self.day = min(self._in(later), TODAY)

    def _happen(self, kind: str, typed: dict[str, Any], *, allowed: bool | None = None) -> int:
        """Record an event today; it must be taken exactly where the model allows it. Returns its number, or 0."""
        allowed = self.model.may(kind) if allowed is None else allowed
        with self.opened(write=True) as desk:
            if not allowed:
                with pytest.raises(HoctuiError):
                    casework.record(desk, self.case, kind, {"on": self.day} | typed)
                return 0
            event_id = casework.record(desk, self.case, kind, {"on": self.day} | typed).event_id
        self.events += 1
        assert event_id == self.events
        self._written(event_id)
        return event_id

    def _written(self, event_id: int) -> None:
        self.own.append(event_id)
        self.before.append((event_id, copy.deepcopy(self.model)))

    def _named(self, kind: str, which: int, field: str) -> tuple[dict[str, Any], int]:
        """One of the duties that such an event could be about, by its number or, where it is the only one, by none."""
        waiting = self.model.waiting_duties(MEETS[kind])
        if not waiting:
            return ({field: 999} if which % 2 else {}), 0
        number = waiting[which % len(waiting)]
        return ({} if len(waiting) == 1 and which % 2 else {field: number}), number

    # What must hold.

    def _hold(self) -> None:
        with self.opened(write=False) as desk:
            state = ledger.verify(desk.register.connection)
            assert (state.events, state.broken_at) == (self.events, 0)
            assert [line.words for line in keeping.check(desk) if not line.well] == []
            view = casework.case_view(desk, self.case)
            self._hold_view(desk, view)
            twins = casework.case_view(desk, self.other).links
            assert Counter(how for _, how in twins) == Counter(how for _, how in view.links)

    def _hold_view(self, desk: Desk, view: CaseView) -> None:
        model = self.model
        assert (view.line.state, view.line.stage, view.edition) == (model.state, len(model.stages), model.edition)
        running = [(clock.kind, clock.what, clock.due) for clock in view.clocks if clock.state == "running"]
        assert running == model.running(), (running, model.running())
        for clock in view.clocks:
            assert clock.working_days_left == desk.calendar.between(TODAY, clock.due)
        assert view.line.next_due == model.next_due(), (view.line.next_due, model.next_due())
        assert view.line.handler == model.handler
        shown = [(duty.label, duty.done_on) for duty in view.duties]
        owed = [(duty.label, duty.done) for duty in model.duties.values()]
        assert Counter(shown) == Counter(owed), (shown, owed)
        # What is still to be done by a day is what still runs, no more and no less.
        waiting = [(duty.label, duty.by) for duty in view.duties if duty.open and duty.by]
        ticking = [(what, due) for kind, what, due in running if kind not in ("acknowledge", "respond", "update")]
        assert Counter(waiting) == Counter(ticking), (waiting, ticking)
        dropped = Counter(duty.label for duty in model.duties.values() if duty.dropped)
        assert not dropped - Counter(duty.label for duty in view.duties if duty.dropped)
        impossible = [kind for kind in view.possible if not model.may(kind)]
        assert impossible == [], impossible
        assert (len(view.papers), len(view.links)) == (model.papers, len(model.links))
        assert sorted(entry.id for entry in view.timeline) == self.own
        texts = {entry.id: entry.text for entry in view.timeline if entry.kind == "NoteAdded" and not entry.struck}
        assert texts == model.notes
