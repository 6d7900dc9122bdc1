"""Counting a period's figures a moment at a time: the same as in one go, one picture of the register, every case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from casebook import log

from hoctui.assessment.answers import Mark
from hoctui.assessment.evidence import figures_of
from hoctui.clock import Clock
from hoctui.register.figure import Period, Terms
from hoctui.register.fold import case_of, fold
from hoctui.register.measures import KEYS, Basis, counted, figure
from hoctui.rulebook.edition import Clause, load
from hoctui.sample import open_sample
from hoctui.services import casework, figures, lists
from hoctui.services.desk import Desk
from hoctui.services.list_views import CaseQuery
from hoctui.store import ledger

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture(scope="module")
def sample() -> Iterator[Desk]:
    desk = open_sample(Clock.fixed(date(2026, 11, 21), datetime(2026, 11, 21, 14, 2, tzinfo=UTC)))
    yield desk
    desk.close()


def every_case(desk: Desk, within: Period) -> Basis:
    """The count of every case there is, whatever its days."""
    named = {row.id: row.case for row in lists.cases(desk, CaseQuery(show="all"), 0, 10_000)}
    folded = ((named[case_id], fold(entries).case) for case_id, entries in ledger.every_case(desk.register.connection))
    return counted(folded, Terms(within, desk.clock.today, desk.calendar))


def shown(desk: Desk, clause: Clause, within: Period) -> figures.ClauseFigures:
    basis = figures.basis_of(desk, within)
    return figures.shown(figures_of(load("2024"), clause, basis), clause, Mark.YES, basis)


def told(basis: Basis) -> list[str]:
    return [figure(key, basis).line() for key in KEYS]


@pytest.mark.parametrize("months", [1, 12])
def test_what_is_read_for_a_period_is_all_that_counts_in_it(sample: Desk, months: int) -> None:
    """Held against a count of every case: the sample has every kind of event, over some years."""
    starts = [date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13, months)]
    seen = 0
    for start, end in zip(starts, [*starts[1:], date(2027, 1, 1)], strict=True):
        within = Period(start, date.fromordinal(end.toordinal() - 1))
        found = figures.basis_of(sample, within)
        assert told(found) == told(every_case(sample, within)), within
        seen += sum(len(hits) for hits in found.hits.values())
    assert seen > 500


def test_a_case_alone_is_what_its_life_comes_to(sample: Desk) -> None:
    for _, entries in ledger.every_case(sample.register.connection):
        assert case_of(entries) == fold(entries).case


def test_a_case_alone_is_folded_by_its_days_and_not_by_when_they_were_written_down(desk: Desk) -> None:
    case = log(desk, on="2026-06-01")
    casework.record(desk, case, "HandedOver", {"on": "2026-06-20", "to": "Cy Oak"})
    casework.record(desk, case, "HandedOver", {"on": "2026-06-10", "to": "Bo Ash"})
    (entries,) = (found for _, found in ledger.every_case(desk.register.connection))
    assert case_of(entries) == fold(entries).case
    assert case_of(entries).handler == "Cy Oak"


def test_a_promise_of_years_ago_counts_where_it_is_due(desk: Desk) -> None:
    case = log(desk, on="2022-01-10")
    casework.record(desk, case, "ActionPromised", {"on": "2022-01-20", "what": "a new roof", "by": "2026-05-01"})
    assert figure("remedies_done", figures.basis_of(desk, YEAR)).total == 1


def test_a_day_that_was_corrected_into_the_period_counts(desk: Desk) -> None:
    """Neither the day first written nor that of the correction lies in last year."""
    last_year = Period(date(2025, 4, 1), date(2026, 3, 31))
    case = log(desk, on="2026-04-02")
    assert figure("volumes", figures.basis_of(desk, last_year)).total == 0
    first = ledger.entries(desk.register.connection, 1)[0].id
    casework.correct(desk, case, first, {"on": "2026-03-20"}, "a slip")
    assert figure("volumes", figures.basis_of(desk, last_year)).total == 1
    assert figure("volumes", figures.basis_of(desk, YEAR)).total == 0


def test_an_update_agreed_before_the_period_and_due_in_it_counts(desk: Desk) -> None:
    """5.9: agreed on Wed 7 Jan 2026 for every 60 working days: 17 in January, 20 in February, 22 in March, 1 April."""
    case = log(desk, on="2026-01-05")
    casework.record(desk, case, "UpdatesAgreed", {"on": "2026-01-07", "every": 60})
    (hit,) = figures.basis_of(desk, YEAR).hits["updates_kept"]
    assert (hit.case, hit.kept, hit.words) == (case, False, "not done")


def test_what_is_recorded_while_a_count_runs_is_of_the_next_count(desk: Desk) -> None:
    """One picture of the register: neither a new case nor a new answer of an old one gets into half of it."""
    cases = [log(desk, on="2026-06-01") for _ in range(3)]
    for case in cases:
        casework.record(desk, case, "Acknowledged", {"on": "2026-06-02", "definition": "Leak"})
    before = told(figures.basis_of(desk, YEAR))
    counting = figures.begin_count(desk, YEAR)
    casework.record(desk, cases[2], "Responded", {"on": "2026-06-09", "decision": "upheld"})
    log(desk, on="2026-06-01")
    while (basis := figures.go_on(desk, counting)) is None:
        pass
    assert told(basis) == before
    after = figures.basis_of(desk, YEAR)
    assert figure("volumes", after).total == 4
    assert figure("answered_in_time_1", after).kept == 1


def test_a_count_lets_go_of_the_register_again_and_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cases there are, they are counted a few at a time."""
    for _ in range(7):
        log(desk, on="2026-06-01")
    monkeypatch.setattr(figures, "_CASES", 2)
    monkeypatch.setattr(figures, "_MOMENT", -1.0)
    counting = figures.begin_count(desk, YEAR)
    found = [figures.go_on(desk, counting) for _ in range(4)]
    assert found[:3] == [None] * 3
    assert found[3] is not None
    assert figure("volumes", found[3]).total == 7


def test_an_empty_register_is_counted_at_once(desk: Desk) -> None:
    basis = figures.go_on(desk, figures.begin_count(desk, YEAR))
    assert basis is not None
    assert figure("volumes", basis).line() == "Complaints made: none"


def test_the_evidence_says_the_day_it_was_counted(desk: Desk) -> None:
    last_year = Period(date(2025, 4, 1), date(2026, 3, 31))
    clause = load("2024").clause("6.3")
    over = shown(desk, clause, last_year)
    assert over.evidence.startswith(
        "From our register, year to Tue 31 Mar 2026, counted on Sat 21 Nov 2026:\n- Stage 1"
    )
    running = shown(desk, clause, YEAR)
    assert running.evidence.startswith(
        "From our register, Wed 1 Apr 2026 to Sat 21 Nov 2026, the year not yet over:\n- Stage 1"
    )


def test_a_case_that_is_not_in_a_share_is_not_called_a_fault(desk: Desk) -> None:
    """A complaint that never went to stage 2 is behind the figure of those that did, and nobody failed in it."""
    log(desk, on="2026-06-01")
    found = shown(desk, load("2020").clause("3.5"), YEAR)
    gone_on = next(one for one in found.figures if one.key == "escalated")
    assert gone_on.fell_short == (("26-0001", "not among them"),)
