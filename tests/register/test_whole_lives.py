"""Whole lives of cases under the three editions: what runs, what was kept, what fell short, what is asked next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from casebook import CALENDAR, clocks, governed, lived
from life_told import Told
from lives_2020 import LIVES_2020
from lives_2022 import LIVES_2022
from lives_2022_work import LIVES_2022_WORK
from lives_2024 import LIVES_2024
from lives_2024_work import LIVES_2024_WORK
from lives_mixed import LIVES_MIXED

from hoctui.register.advice import next_step
from hoctui.register.breaches import breaches_of
from hoctui.register.clocks import Clock
from hoctui.register.events import KINDS
from hoctui.register.fold import Life
from hoctui.register.open_points import open_points
from hoctui.register.possible import possible
from hoctui.rulebook.edition import EDITIONS

LIVES = (*LIVES_2020, *LIVES_2022, *LIVES_2022_WORK, *LIVES_2024, *LIVES_2024_WORK, *LIVES_MIXED)


def test_each_life_is_another_and_each_edition_has_its_share() -> None:
    assert len({known.told for known in LIVES}) == len(LIVES)
    assert all(sum(known.edition == edition for known in LIVES) >= 12 for edition in EDITIONS)


def test_every_kind_of_event_is_in_some_life() -> None:
    met = {event.kind() for known in LIVES for event in known.events}
    # What mends the record has its own tests: a life is told as it was, not as it was first written.
    assert met | {"Corrected", "Undone"} == set(KINDS)


def written(found: Iterator[Clock]) -> tuple[str, ...]:
    return tuple(f"{one.label}: {one.due}{f', {one.met_on}' if one.met_on else ''}" for one in found)


@pytest.mark.parametrize("known", LIVES, ids=lambda known: known.told)
class TestWholeLife:
    @pytest.fixture
    def life(self, known: Told) -> Life:
        return lived(*known.events)

    def test_it_is_governed_by_its_edition_and_stands_where_it_should(self, known: Told, life: Life) -> None:
        assert (governed(life).name, life.case.state) == (known.edition, known.state)

    def test_its_clocks(self, known: Told, life: Life) -> None:
        found = clocks(life)
        assert written(one for one in found if one.running) == known.runs
        assert written(one for one in found if one.met_on and not one.late) == known.kept
        assert written(one for one in found if one.met_on and one.late) == known.late
        assert written(one for one in found if not one.running and not one.met_on) == known.never

    def test_its_breaches(self, known: Told, life: Life) -> None:
        found = breaches_of(life.case, governed(life), CALENDAR)
        assert tuple(f"{one.clause}, {one.on}" for one in found) == known.breaches

    def test_its_next_step(self, known: Told, life: Life) -> None:
        step = next_step(life.case, governed(life), clocks(life))
        assert " ".join(str(part or "-") for part in (step.step, step.clause, step.due, step.event)) == known.step
        assert step.waiting_on == known.waits

    def test_what_is_unsaid(self, known: Told, life: Life) -> None:
        found = open_points(life.case, governed(life), CALENDAR)
        assert tuple(f"{one.clause or '-'} {one.event}" for one in found) == known.points

    def test_what_could_happen_next(self, known: Told, life: Life) -> None:
        found = possible(life.case, governed(life))
        assert len(set(found)) == len(found)
        assert set(found) <= set(KINDS)
        assert set(known.can.split()) - set(found) == set()
        assert set(known.cannot.split()) & set(found) == set()
        assert (set(known.can.split()) | set(known.cannot.split())) <= set(KINDS)
