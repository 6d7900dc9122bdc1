"""A bank holiday proclaimed or moved: due dates follow it at once, and a register that is only read is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook import BANK_HOLIDAYS, CLOCK, on
from conftest import OpenDesk

from hoctui.errors import BadInput, RegisterProblem
from hoctui.rulebook.calendar import holidays_version
from hoctui.services import casework, keeping, lists
from hoctui.services.desk import FIRST_YEAR, YEARS_AHEAD, Desk, open_desk, open_desk_soon
from hoctui.services.list_views import CaseQuery
from hoctui.services.preparing import begin_writing, is_current, prepare
from hoctui.store import ledger
from hoctui.store.holidays import bank_holidays, bank_holidays_version
from hoctui.store.register import Register


def due(desk: Desk, case: str) -> list[str]:
    return [line.due.isoformat() for line in lists.countdown(desk) if line.case == case]


def logged(desk: Desk) -> str:
    """A complaint of Mon 16 Nov 2026: 17 to 20 are 1 to 4, Mon 23 is 5; from there Mon 7 Dec is 10."""
    return casework.log(desk, {"on": "2026-11-16", "resident": "Ada Elm", "summary": "Leak"}).view.line.case


def test_one_added_moves_what_runs_over_it(desk: Desk) -> None:
    case = logged(desk)
    assert due(desk, case) == ["2026-11-23", "2026-12-07"]
    before = ledger.verify(desk.register.connection)
    keeping.change_bank_holiday(desk, on("2026-11-20"), "a royal wedding", struck=False)
    # 20 Nov no longer counts: Mon 23 is 4, Tue 24 is 5; from there 25 26 27 are 1 to 3, 30 to 4 Dec are 4 to 8, 7 8.
    assert due(desk, case) == ["2026-11-24", "2026-12-08"]
    assert lists.case_line(desk, case).next_due == on("2026-11-24")
    view = casework.case_view(desk, case)
    assert [clock.due for clock in view.clocks] == [on("2026-11-24"), on("2026-12-08")]
    assert "Fri 20 Nov a royal wedding" in view.clocks[0].count
    assert ledger.verify(desk.register.connection) == before, "a date is derived, never recorded"
    assert all(line.well for line in keeping.check(desk))


def test_one_struck_out_moves_them_back(desk: Desk) -> None:
    case = logged(desk)
    keeping.change_bank_holiday(desk, on("2026-11-20"), "a royal wedding", struck=False)
    keeping.change_bank_holiday(desk, on("2026-11-20"), "called off", struck=True)
    assert due(desk, case) == ["2026-11-23", "2026-12-07"]
    assert [change.struck for change in bank_holidays(desk.register.connection)[1]] == [True]


def test_one_of_the_calendars_own_can_be_struck_out(desk: Desk) -> None:
    keeping.change_bank_holiday(desk, on("2026-12-25"), "a slip of the calendar", struck=True)
    assert desk.calendar.is_working(on("2026-12-25"))
    keeping.change_bank_holiday(desk, on("2026-12-25"), "Christmas Day", struck=False)
    assert not desk.calendar.is_working(on("2026-12-25"))


def test_one_without_a_name_is_called_what_it_is(desk: Desk) -> None:
    keeping.change_bank_holiday(desk, on("2026-11-20"), "  ", struck=False)
    assert desk.calendar.holiday(on("2026-11-20")) == "bank holiday"


def test_what_is_not_over_it_stays(desk: Desk) -> None:
    case = logged(desk)
    keeping.change_bank_holiday(desk, on("2026-11-13"), "past", struck=False)
    keeping.change_bank_holiday(desk, on("2026-11-21"), "on a Saturday", struck=False)
    assert due(desk, case) == ["2026-11-23", "2026-12-07"]


def stale(path: Path) -> None:
    """Make the due dates on file those of another rulebook, as an older hoctui's would be."""
    desk = open_desk(path, CLOCK, write=True)
    with desk.register.writing() as session:
        session.connection().exec_driver_sql("UPDATE derived SET value = 'other rules' WHERE name = 'projections'")
        session.connection().exec_driver_sql("UPDATE deadline SET due = '2026-01-01'")
        session.connection().exec_driver_sql("UPDATE case_line SET next_due = '2026-01-01'")
    desk.close()


def test_a_register_of_other_rules_is_counted_anew_when_opened_to_write(desk: Desk, open_again: OpenDesk) -> None:
    case = logged(desk)
    desk.close()
    stale(desk.register.path)
    again = open_again(write=True)
    assert due(again, case) == ["2026-01-01", "2026-01-01"]
    prepare(again)
    assert due(again, case) == ["2026-11-23", "2026-12-07"]


def test_one_that_is_only_read_is_counted_anew_in_memory_and_left_as_it_was(desk: Desk, open_again: OpenDesk) -> None:
    case = logged(desk)
    desk.close()
    path = desk.register.path
    stale(path)
    before = path.read_bytes()
    reader = open_again()
    assert not is_current(reader)
    prepare(reader)
    assert is_current(reader)
    assert due(reader, case) == ["2026-11-23", "2026-12-07"]
    assert casework.case_view(reader, case).next.due == on("2026-11-23")
    assert keeping.place(reader).register == str(path), "it is still that file that is meant"
    assert all(line.well for line in keeping.check(reader))
    with pytest.raises(RegisterProblem, match="opened for reading only; nothing was written"):
        logged(reader)
    assert path.read_bytes() == before


def test_one_that_is_up_to_date_is_not_touched(desk: Desk, open_again: OpenDesk) -> None:
    logged(desk)
    desk.close()
    before = desk.register.path.read_bytes()
    reader = open_again()
    register = reader.register
    prepare(reader)
    assert reader.register is register
    writer = open_again(write=True)
    prepare(writer)
    assert desk.register.path.read_bytes() == before


def test_opened_as_the_app_does_it_shows_at_once_and_is_right_once_written(desk: Desk) -> None:
    case = logged(desk)
    desk.close()
    stale(desk.register.path)
    soon = open_desk_soon(desk.register.path, CLOCK)
    assert lists.count(soon, CaseQuery()) == 1
    begin_writing(soon)
    assert due(soon, case) == ["2026-11-23", "2026-12-07"]
    assert soon.register.writable
    soon.close()


def test_the_register_knows_the_bank_holidays_of_every_year_it_can_need(desk: Desk) -> None:
    known, changes = bank_holidays(desk.register.connection)
    assert changes == ()
    assert (min(known).year, max(known).year) == (FIRST_YEAR, 2026 + YEARS_AHEAD)
    assert bank_holidays_version(desk.register.connection) == f"{holidays_version()} {FIRST_YEAR}-{2026 + YEARS_AHEAD}"
    for year in range(2019, 2029):
        assert {day for day in known if day.year == year} >= {day for day in BANK_HOLIDAYS if day.year == year}


def test_a_new_year_brings_new_ones(desk: Desk, open_again: OpenDesk) -> None:
    case = logged(desk)
    desk.close()
    later = open_again(write=True, today=on("2028-01-04"))
    prepare(later)
    known, _ = bank_holidays(later.register.connection)
    assert max(known).year == 2028 + YEARS_AHEAD
    assert due(later, case) == ["2026-11-23", "2026-12-07"]


def test_a_date_beyond_what_is_known_is_told(desk: Desk) -> None:
    case = logged(desk)
    with pytest.raises(BadInput, match="ten years ahead"):
        casework.record(desk, case, "ActionPromised", {"on": "today", "what": "a roof", "by": "2039-01-01"})
    view = casework.record(desk, case, "ActionPromised", {"on": "today", "what": "a roof", "by": "2036-11-20"}).view
    assert view.actions[0].working_days_left is not None


def test_before_any_are_on_file_hoctuis_own_are_counted_by() -> None:
    desk = Desk(Register.in_memory(), CLOCK)
    assert not is_current(desk)
    assert desk.calendar.add(on("2026-12-21"), 5) == on("2026-12-30")
    desk.close()
