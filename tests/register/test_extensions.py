"""Extensions: from which date they run, what they count for, and what a late or too long one comes to.

All of them start from a complaint of Mon 3 Jun 2024, acknowledged on Thu 6 Jun: stage 1 due on Thu 20 Jun, and with the
ten working days that 6.4 knows on Thu 4 Jul (21 is 1, 24 to 28 are 2 to 6, 1 to 4 Jul are 7 to 10).
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from casebook import CALENDAR, clocks, governed, lived, on, received

from hoctui.register.breaches import breaches_of
from hoctui.register.case import Extension
from hoctui.register.due_dates import StageDays, StageDue, stage_due
from hoctui.register.events import Acknowledged, Event, Extended
from hoctui.rulebook.edition import load

BASE, CAP = on("2024-06-20"), on("2024-07-04")


def extension(made_on: str, days: int | None = None, *, to: str = "", **fields: Any) -> Extension:
    return Extension(on(made_on), days, on(to) if to else None, **{"good_reason": False, **fields})


def stage_1(*extensions: Extension) -> StageDue:
    """Stage 1 under 2024, with these extensions."""
    days = StageDays(1, on("2024-06-03"), acknowledged=on("2024-06-06"), extensions=extensions)
    return stage_due(load("2024"), CALENDAR, days)


def test_within_the_cap_no_good_reason_is_needed() -> None:
    due = stage_1(extension("2024-06-18", 10))
    assert (due.base_due, due.extended_due, due.extended_latest, due.in_force) == (BASE, CAP, CAP, CAP)
    assert not due.extensions[0].over_cap


def test_over_the_cap_without_a_good_reason_counts_to_the_cap() -> None:
    # 15 days: 5 Jul is 11, 8 to 11 Jul are 12 to 15.
    due = stage_1(extension("2024-06-18", 15))
    assert (due.extended_due, due.in_force) == (on("2024-07-11"), CAP)
    assert due.extensions[0].over_cap


def test_over_the_cap_with_a_good_reason_is_lawful_and_in_time() -> None:
    due = stage_1(extension("2024-06-18", 15, good_reason=True))
    assert due.in_force == on("2024-07-11")
    assert due.extensions[0].over_cap
    assert due.late(on("2024-07-11")) is False
    assert due.late(on("2024-07-12")) is True


def test_made_on_the_due_date_it_is_not_late() -> None:
    assert not stage_1(extension("2024-06-20", 5)).extensions[0].late


def test_made_after_the_due_date_it_is_recorded_and_does_not_count() -> None:
    due = stage_1(extension("2024-06-21", 5))
    assert due.extensions[0].late
    # 21 is 1, 24 to 27 are 2 to 5.
    assert (due.extended_due, due.in_force) == (on("2024-06-27"), BASE)
    assert due.late(on("2024-06-21")) is True


def test_a_good_reason_does_not_save_a_late_one() -> None:
    assert stage_1(extension("2024-06-21", 15, good_reason=True)).in_force == BASE


def test_a_second_runs_from_the_date_of_the_first() -> None:
    # By 5 to Thu 27 Jun; by 5 more: 28 is 1, 1 to 4 Jul are 2 to 5.
    due = stage_1(extension("2024-06-18", 5), extension("2024-06-26", 5))
    assert [count.given for count in due.extensions] == [on("2024-06-27"), CAP]
    assert [count.extends for count in due.extensions] == [BASE, on("2024-06-27")]
    assert due.in_force == CAP


def test_two_together_may_not_pass_the_cap() -> None:
    # The second comes to Thu 11 Jul, 15 working days past the first due date.
    due = stage_1(extension("2024-06-18", 10), extension("2024-07-01", 5))
    assert [count.over_cap for count in due.extensions] == [False, True]
    assert due.in_force == CAP


def test_a_second_after_a_late_first_is_late_too() -> None:
    due = stage_1(extension("2024-06-24", 5), extension("2024-06-26", 5))
    assert [count.late for count in due.extensions] == [True, True]
    assert due.in_force == BASE


def test_a_second_that_has_its_reason_reaches_past_a_first_that_had_none() -> None:
    # The first, 15 days to 11 Jul, counts to 4 Jul; the second, made before that, 5 more from 11 Jul: 12 is 1, 15 to
    # 18 are 2 to 5.
    due = stage_1(extension("2024-06-18", 15), extension("2024-07-03", 5, good_reason=True))
    assert [count.counts_to for count in due.extensions] == [CAP, on("2024-07-18")]
    assert due.extensions[1].counted_from == on("2024-07-11")


def test_to_a_named_date() -> None:
    assert stage_1(extension("2024-06-18", to="2024-07-01")).in_force == on("2024-07-01")
    assert stage_1(extension("2024-06-18", to="2024-07-05")).in_force == CAP


def test_a_date_named_before_the_acknowledgement_shortens_nothing() -> None:
    # Received 3 Jun and put off on 5 Jun to 25 Jun, a day past its projection; then acknowledged late, on 19 Jun, so
    # that the Code's own date is Wed 3 Jul (20 21 are 1 2, 24 to 28 are 3 to 7, 1 to 3 Jul are 8 to 10).
    days = StageDays(
        1,
        on("2024-06-03"),
        acknowledged=on("2024-06-19"),
        extensions=(extension("2024-06-05", to="2024-06-25"),),
    )
    due = stage_due(load("2024"), CALENDAR, days)
    assert (due.base_due, due.in_force) == (on("2024-07-03"), on("2024-07-03"))
    assert due.extended_due == on("2024-06-25")


def test_of_a_projection_it_is_a_projection() -> None:
    # Projected to Mon 24 Jun, put back by 5: 25 to 28 are 1 to 4, 1 Jul is 5.
    due = stage_due(load("2024"), CALENDAR, StageDays(1, on("2024-06-03"), extensions=(extension("2024-06-07", 5),)))
    assert due.projected
    assert (due.base_due, due.in_force) == (None, on("2024-07-01"))


def test_stage_2_of_2024_may_have_twenty() -> None:
    # Asked for on Mon 2 Nov 2026, acknowledged on 4 Nov, due on Wed 2 Dec; twenty more: 3 4 are 1 2, 7 to 11 are 3
    # to 7, 14 to 18 are 8 to 12, 21 to 24 are 13 to 16, 25 and 28 bank holidays, 29 30 31 are 17 to 19, 1 Jan is a
    # bank holiday, Mon 4 Jan is 20.
    days = StageDays(2, on("2026-11-02"), acknowledged=on("2026-11-04"), extensions=(extension("2026-12-01", 20),))
    due = stage_due(load("2024"), CALENDAR, days)
    assert due.base_due == on("2026-12-02")
    assert due.in_force == due.extended_latest == on("2027-01-04")


@pytest.mark.parametrize(
    ("agreed", "good_reason", "in_force"),
    [
        # Past the ten more days, 2022 asks for both parties' agreement (5.2); a reason alone does not do.
        (False, False, "2022-09-30"),
        (False, True, "2022-09-30"),
        (True, False, "2022-10-06"),
    ],
)
def test_2022_wants_agreement_past_its_ten_more_days(agreed: bool, good_reason: bool, in_force: str) -> None:
    # From receipt on Thu 1 Sep due on Thu 15 Sep; ten more: 16 is 1, 19 a bank holiday, 20 to 23 are 2 to 5, 26 to
    # 29 are 6 to 9, Fri 30 is 10.
    made = extension("2022-09-14", 14, agreed=agreed, good_reason=good_reason)
    due = stage_due(load("2022"), CALENDAR, StageDays(1, on("2022-09-01"), extensions=(made,)))
    assert due.base_due == on("2022-09-15")
    # Fourteen more: 3 to 6 Oct are 11 to 14.
    assert due.extended_due == on("2022-10-06")
    assert due.in_force == on(in_force)


def test_2020_stage_3_has_no_length_to_extend_by_but_a_good_reason() -> None:
    # Due on Thu 29 Oct 2020 (3.11); a panel is convened a week later.
    def due(*, good_reason: bool) -> date | None:
        made = extension("2020-10-26", 5, good_reason=good_reason)
        return stage_due(load("2020"), CALENDAR, StageDays(3, on("2020-10-01"), extensions=(made,))).in_force

    assert due(good_reason=False) == on("2020-10-29")
    # 30 Oct is 1, 2 to 5 Nov are 2 to 5.
    assert due(good_reason=True) == on("2020-11-05")


def test_with_nothing_known_nothing_is_due() -> None:
    due = stage_due(load("2024"), CALENDAR, StageDays(1))
    assert (due.ack_due, due.base_due, due.in_force, due.late(on("2024-06-03"))) == (None, None, None, None)
    assert not due.projected


def told(*events: Event) -> tuple[str, int, str]:
    """How the answer's date was counted, and what is noted beside it."""
    life = lived(received("2024-06-03"), Acknowledged(on=on("2024-06-06"), definition="The leak."), *events)
    clock = next(clock for clock in clocks(life) if clock.what == "respond")
    return (clock.counted_from.isoformat() if clock.counted_from else "", clock.counted_days, clock.note)


def extended(day: str, **fields: Any) -> Extended:
    return Extended(**{"on": on(day), "reason": "a survey is booked", "update_every": 5, **fields})


@pytest.mark.parametrize(
    ("events", "count"),
    [
        ((), ("2024-06-06", 10, "")),
        ((extended("2024-06-18", days=5),), ("2024-06-20", 5, "extended from Thu 20 Jun 2024 (6.4)")),
        ((extended("2024-06-18", to=on("2024-07-01")),), ("", 0, "extended from Thu 20 Jun 2024 (6.4)")),
        (
            (extended("2024-06-18", days=15),),
            (
                "2024-06-20",
                10,
                "extended to Thu 11 Jul 2024, over the cap without its good reason: in time only to Thu 4 Jul 2024",
            ),
        ),
        (
            (extended("2024-06-24", days=5),),
            (
                "2024-06-06",
                10,
                "extended to Thu 27 Jun 2024 only after Thu 20 Jun 2024, so it does not count as in time",
            ),
        ),
        (
            (extended("2024-06-18", days=15), extended("2024-07-03", days=5, good_reason="the roof is unsafe")),
            ("2024-07-11", 5, "extended from Thu 4 Jul 2024 (6.4)"),
        ),
    ],
)
def test_the_count_told_is_the_count_made(events: tuple[Event, ...], count: tuple[str, int, str]) -> None:
    assert told(*events) == count


def test_a_promised_date_before_the_codes_own_is_told() -> None:
    life = lived(
        received("2024-06-03"),
        extended("2024-06-05", to=on("2024-06-25")),
        Acknowledged(on=on("2024-06-19"), definition="The leak."),
    )
    respond = next(clock for clock in clocks(life) if clock.what == "respond")
    assert respond.note == "extended to Tue 25 Jun 2024, which is before the Code's own date, so that one stands"
    assert (respond.counted_from, respond.counted_days) == (on("2024-06-19"), 10)


@pytest.mark.parametrize(
    ("fields", "clauses"),
    [
        ({"days": 10}, []),
        ({"days": 15}, ["6.4"]),
        ({"days": 15, "good_reason": "the roof is unsafe"}, []),
        ({"on": on("2024-06-21"), "days": 5}, ["6.4"]),
        ({"days": 5, "ombudsman_given": False}, ["6.5"]),
        ({"days": 5, "update_every": None}, ["5.9"]),
    ],
)
def test_what_an_extension_of_2024_can_fall_short_of(fields: dict[str, Any], clauses: list[str]) -> None:
    life = lived(
        received("2024-06-03"),
        Acknowledged(on=on("2024-06-06"), definition="The leak."),
        extended("2024-06-18", **fields),
    )
    assert [breach.clause for breach in breaches_of(life.case, governed(life), CALENDAR)] == clauses
