"""Lives of complaints under the three editions, with every due date worked out by hand beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from casebook import CALENDAR, clocks, governed, lived, on, received, running

from hoctui.register.due_dates import accepted_by, eight_weeks, with_own_limits
from hoctui.register.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    BecameComplaint,
    Closed,
    ContactMade,
    Escalated,
    Event,
    Extended,
    Logged,
    Reopened,
    Responded,
    Withdrawn,
)
from hoctui.rulebook.edition import edition_of, load


@dataclass(frozen=True)
class Known:
    """A life, the edition it is under, and what still runs: label, due date."""

    told: str
    events: tuple[Event, ...]
    edition: str
    runs: tuple[tuple[str, str], ...]
    state: str = "received"


def acknowledged(day: str) -> Acknowledged:
    return Acknowledged(on=on(day), definition="The leak was reported twice and not mended.")


def responded(day: str) -> Responded:
    return Responded(on=on(day), decision="upheld", text="Our repairs policy gives 20 days.")


LIVES = (
    Known(
        # Mon 3 Jun is day 0; 4 5 6 7 and 10 Jun are days 1 to 5. Were it acknowledged on 10 Jun, then 11 to 14 are
        # days 1 to 4, 17 to 21 are 5 to 9, Mon 24 is day 10.
        "2024, just received: the answer's date is a projection (6.2, 6.3)",
        (received("2024-06-03"),),
        "2024",
        (("acknowledge, stage 1", "2024-06-10"), ("respond, stage 1", "2024-06-24")),
    ),
    Known(
        # Thu 6 Jun is day 0; 7 is 1, 10 to 14 are 2 to 6, 17 to 20 are 7 to 10.
        "2024, acknowledged early: stage 1 counts from the acknowledgement (6.3)",
        (received("2024-06-03"), acknowledged("2024-06-06")),
        "2024",
        (("respond, stage 1", "2024-06-20"),),
        "acknowledged",
    ),
    Known(
        # Acknowledged late, on Wed 12 Jun: 13 14 are 1 2, 17 to 21 are 3 to 7, 24 25 26 are 8 to 10.
        "2024, acknowledged late: the date moves with it",
        (received("2024-06-03"), acknowledged("2024-06-12")),
        "2024",
        (("respond, stage 1", "2024-06-26"),),
        "acknowledged",
    ),
    Known(
        # Sat 21 Nov is day 0 all the same, Mon 23 is day 1, Fri 27 day 5. From Fri 27: 30 is 1, 1 to 4 Dec are 2 to
        # 5, 7 to 11 Dec are 6 to 10.
        "2024, received on a Saturday",
        (received("2026-11-21"),),
        "2024",
        (("acknowledge, stage 1", "2026-11-27"), ("respond, stage 1", "2026-12-11")),
    ),
    Known(
        # Mon 21 Dec is day 0; 22 23 24 are 1 to 3; 25 and 28 are bank holidays, 26 and 27 the weekend; 29 is 4, 30
        # is 5. From Wed 30: 31 is 1, 1 Jan is a bank holiday, 4 to 8 Jan are 2 to 6, 11 to 14 are 7 to 10.
        "2024, over Christmas",
        (received("2026-12-21"), acknowledged("2026-12-30")),
        "2024",
        (("respond, stage 1", "2027-01-14"),),
        "acknowledged",
    ),
    Known(
        # Stage 2 asked for on Mon 2 Nov: 3 4 5 6 and 9 are 1 to 5. From 9 Nov: 10 to 13 are 1 to 4, 16 to 20 are 5
        # to 9, 23 to 27 are 10 to 14, 30 Nov to 4 Dec are 15 to 19, Mon 7 Dec is 20.
        "2024, escalated: five days to acknowledge that, twenty from there (6.11, 6.14)",
        (
            received("2026-10-05"),
            acknowledged("2026-10-06"),
            responded("2026-10-20"),
            Escalated(on=on("2026-11-02")),
        ),
        "2024",
        (("acknowledge, stage 2", "2026-11-09"), ("respond, stage 2", "2026-12-07")),
        "escalated",
    ),
    Known(
        # Acknowledged on Wed 4 Nov: 5 6 are 1 2, 9 to 13 are 3 to 7, 16 to 20 are 8 to 12, 23 to 27 are 13 to 17,
        # 30 Nov is 18, 1 Dec is 19, Wed 2 Dec is 20.
        "2024, escalation acknowledged",
        (
            received("2026-10-05"),
            acknowledged("2026-10-06"),
            responded("2026-10-20"),
            Escalated(on=on("2026-11-02")),
            acknowledged("2026-11-04"),
        ),
        "2024",
        (("respond, stage 2", "2026-12-02"),),
        "acknowledged",
    ),
    Known(
        # Mon 1 Apr 2024 was Easter Monday, and the first day of the 2024 edition: 2 to 5 Apr are 1 to 4, Mon 8 is 5.
        # From 8 Apr: 9 to 12 are 1 to 4, 15 to 19 are 5 to 9, Mon 22 is 10.
        "the first day of the 2024 edition",
        (received("2024-04-01"),),
        "2024",
        (("acknowledge, stage 1", "2024-04-08"), ("respond, stage 1", "2024-04-22")),
    ),
    Known(
        # Sun 31 Mar 2024, the last day of the 2022 edition: 2 to 5 Apr are 1 to 4, 8 is 5; 9 to 12 are 6 to 9, Mon
        # 15 is 10, from receipt since nothing says when it was logged.
        "the last day of the 2022 edition",
        (received("2024-03-31"),),
        "2022",
        (("acknowledge, stage 1", "2024-04-08"), ("respond, stage 1", "2024-04-15")),
    ),
    Known(
        # Mon 12 Sep 2022: 13 to 16 are 1 to 4; Mon 19 was the funeral's bank holiday; 20 is 5; 21 22 23 are 6 to 8,
        # 26 is 9, Tue 27 is 10.
        "2022, over a bank holiday of nine days' notice (4.1, 5.1)",
        (received("2022-09-12"), Logged(on=on("2022-09-12"))),
        "2022",
        (("acknowledge, stage 1", "2022-09-20"), ("respond, stage 1", "2022-09-27")),
    ),
    Known(
        # Acknowledgement from receipt on Thu 1 Sep: 2 is 1, 5 to 8 are 2 to 5. Stage 1 from logging on Mon 5 Sep: 6
        # to 9 are 1 to 4, 12 to 16 are 5 to 9, 19 is a bank holiday, Tue 20 is 10.
        "2022, logged later: stage 1 counts from there (5.1)",
        (received("2022-09-01"), Logged(on=on("2022-09-05"))),
        "2022",
        (("acknowledge, stage 1", "2022-09-08"), ("respond, stage 1", "2022-09-20")),
    ),
    Known(
        # Acknowledging moves nothing under 2022: 2 is 1, 5 to 9 are 2 to 6, 12 to 15 are 7 to 10.
        "2022, not logged: stage 1 counts from receipt",
        (received("2022-09-01"), acknowledged("2022-09-08")),
        "2022",
        (("respond, stage 1", "2022-09-15"),),
        "acknowledged",
    ),
    Known(
        # Mon 3 Oct 2022: 4 to 7 are 1 to 4, 10 to 14 are 5 to 9, 17 to 21 are 10 to 14, 24 to 28 are 15 to 19, Mon 31
        # is 20. Nothing is timed for acknowledging it.
        "2022, escalated: twenty days from the request (5.13)",
        (received("2022-09-01"), responded("2022-09-15"), Escalated(on=on("2022-10-03"))),
        "2022",
        (("respond, stage 2", "2022-10-31"),),
        "escalated",
    ),
    Known(
        # Tue 9 Apr 2024: 10 11 12 are 1 to 3, 15 to 19 are 4 to 8, 22 to 26 are 9 to 13, 29 30 Apr 1 2 3 May are 14
        # to 18, Mon 6 May is a bank holiday, 7 is 19, Wed 8 is 20.
        "2022 stays 2022 at stage 2, though asked for under 2024",
        (received("2024-03-12"), responded("2024-03-26"), Escalated(on=on("2024-04-09"))),
        "2022",
        (("respond, stage 2", "2024-05-08"),),
        "escalated",
    ),
    Known(
        # Mon 3 Aug 2020: 4 to 7 are 1 to 4, 10 is 5, 11 to 14 are 6 to 9, Mon 17 is 10.
        "2020: both from receipt (3.11)",
        (received("2020-08-03"),),
        "2020",
        (("acknowledge, stage 1", "2020-08-10"), ("respond, stage 1", "2020-08-17")),
    ),
    Known(
        # Mon 24 Aug: 25 to 28 are 1 to 4, 31 is a bank holiday, 1 to 4 Sep are 5 to 8, 7 to 11 are 9 to 13, 14 to 18
        # are 14 to 18, 21 is 19, Tue 22 is 20.
        "2020, stage 2: twenty days from the request",
        (received("2020-08-03"), responded("2020-08-17"), Escalated(on=on("2020-08-24"))),
        "2020",
        (("respond, stage 2", "2020-09-22"),),
        "escalated",
    ),
    Known(
        # Thu 1 Oct: 2 is 1, 5 to 9 are 2 to 6, 12 to 16 are 7 to 11, 19 to 23 are 12 to 16, 26 to 29 are 17 to 20.
        "2020, stage 3: twenty days from the request",
        (
            received("2020-08-03"),
            responded("2020-08-17"),
            Escalated(on=on("2020-08-24")),
            responded("2020-09-22"),
            Escalated(on=on("2020-10-01")),
        ),
        "2020",
        (("respond, stage 3", "2020-10-29"),),
        "escalated",
    ),
    Known(
        "2024, stage 3 is forbidden (5.3), so nothing times it",
        (
            received("2026-06-01"),
            acknowledged("2026-06-02"),
            responded("2026-06-10"),
            Escalated(on=on("2026-06-15")),
            responded("2026-06-30"),
            Escalated(on=on("2026-07-06")),
        ),
        "2024",
        (),
        "escalated",
    ),
    Known(
        "a complaint older than every edition is read under the first",
        # Tue 7 Jan 2020: 8 9 10 are 1 to 3, 13 14 are 4 5; 15 16 17 are 6 to 8, 20 21 are 9 10.
        (received("2020-01-07"),),
        "2020",
        (("acknowledge, stage 1", "2020-01-14"), ("respond, stage 1", "2020-01-21")),
    ),
    Known(
        "a service request has no clock (1.4)",
        (received("2026-03-02", matter="service request"),),
        "2024",
        (),
        "service request",
    ),
    Known(
        # Tue 10 Mar: 11 12 13 are 1 to 3, 16 17 are 4 5. From 17: 18 19 20 are 1 to 3, 23 to 27 are 4 to 8, 30 31
        # are 9 10.
        "a service request counts from the day it became a complaint (1.5)",
        (received("2026-03-02", matter="service request"), BecameComplaint(on=on("2026-03-10"))),
        "2024",
        (("acknowledge, stage 1", "2026-03-17"), ("respond, stage 1", "2026-03-31")),
    ),
    Known(
        # Tue 2 Apr 2024: 3 4 5 are 1 to 3, 8 9 are 4 5. From 9: 10 11 12, 15 to 19, 22 23 are 9 10.
        "that day sets the edition too",
        (received("2024-03-25", matter="service request"), BecameComplaint(on=on("2024-04-02"))),
        "2024",
        (("acknowledge, stage 1", "2024-04-09"), ("respond, stage 1", "2024-04-23")),
    ),
    Known(
        "answered: nothing runs until the resident asks for more",
        (received("2024-06-03"), acknowledged("2024-06-06"), responded("2024-06-20")),
        "2024",
        (),
        "answered",
    ),
    Known(
        "withdrawn: nothing runs",
        (received("2024-06-03"), Withdrawn(on=on("2024-06-05"))),
        "2024",
        (),
        "withdrawn",
    ),
    Known(
        "closed unanswered, then reopened: the same dates run again",
        (
            received("2024-06-03"),
            acknowledged("2024-06-06"),
            Closed(on=on("2024-06-07")),
            Reopened(on=on("2024-06-10"), reason="closed by mistake"),
        ),
        "2024",
        (("respond, stage 1", "2024-06-20"),),
        "acknowledged",
    ),
    Known(
        # Extended on Tue 18 Jun from Thu 20 Jun by 10: 21 is 1, 24 to 28 are 2 to 6, 1 to 4 Jul are 7 to 10. Updates
        # every 5 from 18 Jun: 19 20 21 24 25.
        "2024, extended, with updates agreed (6.4, 5.9)",
        (
            received("2024-06-03"),
            acknowledged("2024-06-06"),
            Extended(on=on("2024-06-18"), days=10, reason="a survey is booked", update_every=5),
        ),
        "2024",
        (("respond, stage 1", "2024-07-04"), ("update the resident", "2024-06-25")),
        "acknowledged",
    ),
    Known(
        # Told on Mon 24 Jun: 25 26 27 28 Jun, 1 Jul. A call from the resident, later, is no update of ours.
        "an update given starts the next interval",
        (
            received("2024-06-03"),
            acknowledged("2024-06-06"),
            Extended(on=on("2024-06-18"), days=10, reason="a survey is booked", update_every=5),
            ContactMade(on=on("2024-06-24"), text="the survey is on Friday"),
            ContactMade(on=on("2024-06-26"), direction="in", text="asked for the time"),
        ),
        "2024",
        (("respond, stage 1", "2024-07-04"), ("update the resident", "2024-07-01")),
        "acknowledged",
    ),
    Known(
        "a promise runs on after the case is closed (6.6, 7.3); one without a date, and one kept, do not",
        (
            received("2024-06-03"),
            acknowledged("2024-06-06"),
            ActionPromised(on=on("2024-06-10"), what="new cylinder", by=on("2024-07-15")),
            ActionPromised(on=on("2024-06-10"), what="look at the lift"),
            ActionPromised(on=on("2024-06-10"), what="refund", by=on("2024-06-30")),
            ActionDone(on=on("2024-06-12"), action=5),
            responded("2024-06-20"),
            Closed(on=on("2024-06-21")),
        ),
        "2024",
        (("action: new cylinder", "2024-07-15"),),
        "closed",
    ),
)


@pytest.mark.parametrize("known", LIVES, ids=lambda known: known.told)
def test_what_runs_and_until_when(known: Known) -> None:
    life = lived(*known.events)
    assert governed(life).name == known.edition
    assert tuple(running(life)) == known.runs
    assert life.case.state == known.state


def test_only_what_counts_from_an_acknowledgement_not_made_is_a_projection() -> None:
    assert [clock.projected for clock in clocks(lived(received("2024-06-03")))] == [False, True]
    assert [clock.projected for clock in clocks(lived(received("2022-09-01")))] == [False, False]
    assert [clock.projected for clock in clocks(lived(received("2020-08-03")))] == [False, False]


def test_every_clock_names_its_clause() -> None:
    events = (
        received("2026-10-05"),
        acknowledged("2026-10-06"),
        responded("2026-10-20"),
        Escalated(on=on("2026-11-02")),
    )
    assert [(clock.label, clock.clause) for clock in clocks(lived(*events))] == [
        ("acknowledge, stage 1", "6.2"),
        ("respond, stage 1", "6.3"),
        ("acknowledge, stage 2", "6.11"),
        ("respond, stage 2", "6.14"),
    ]


def test_a_clock_met_tells_when_and_whether_late() -> None:
    # Due on 10 and 20 Jun; acknowledged on its last day, answered a day after its own.
    kept, late = clocks(lived(received("2024-06-03"), acknowledged("2024-06-10"), responded("2024-06-25")))
    assert (kept.met_on, kept.late) == (on("2024-06-10"), False)
    # From Mon 10 Jun: 11 to 14 are 1 to 4, 17 to 21 are 5 to 9, Mon 24 is 10.
    assert (late.due, late.met_on, late.late) == (on("2024-06-24"), on("2024-06-25"), True)


def test_answered_without_acknowledgement_is_judged_by_the_projected_date() -> None:
    # 2024: the projection of a complaint of 3 Jun is Mon 24 Jun.
    in_time = clocks(lived(received("2024-06-03"), responded("2024-06-24")))[1]
    late = clocks(lived(received("2024-06-03"), responded("2024-06-25")))[1]
    assert (in_time.due, in_time.late, late.late) == (on("2024-06-24"), False, True)


def test_the_count_behind_a_date_gives_that_date() -> None:
    for known in LIVES:
        for clock in clocks(lived(*known.events)):
            if clock.counted_from:
                assert CALENDAR.add(clock.counted_from, clock.counted_days) == clock.due, (known.told, clock.label)


@pytest.mark.parametrize(
    ("made", "edition"),
    [
        ("1995-05-01", "2020"),
        ("2020-07-07", "2020"),
        ("2022-03-31", "2020"),
        ("2022-04-01", "2022"),
        ("2024-03-31", "2022"),
        ("2024-04-01", "2024"),
        ("2035-01-01", "2024"),
    ],
)
def test_the_edition_is_the_one_in_force_on_the_day(made: str, edition: str) -> None:
    assert edition_of(on(made)) == edition


def test_how_old_an_issue_may_be() -> None:
    # 2024: twelve months from the issue, or from becoming aware of it (2.2): the later of the two.
    assert accepted_by(load("2024"), on("2025-01-15"), None) == on("2026-01-15")
    assert accepted_by(load("2024"), on("2025-01-15"), on("2025-03-02")) == on("2026-03-02")
    assert accepted_by(load("2024"), None, on("2024-02-29")) == on("2025-02-28")
    # 2020: six months, from the issue alone (1.5).
    assert accepted_by(load("2020"), on("2020-08-31"), on("2020-12-01")) == on("2021-02-28")
    assert accepted_by(load("2020"), None, on("2020-12-01")) is None
    assert accepted_by(load("2024"), None, None) is None


def test_eight_weeks_are_56_calendar_days() -> None:
    # 2020 (3.9): from Tue 1 Sep, 29 days to the month's end and 27 more.
    assert eight_weeks(on("2020-09-01"), load("2020").rules.designated_person_weeks) == on("2020-10-27")


def test_a_landlord_may_be_quicker_than_the_code_never_slower() -> None:
    own = with_own_limits(load("2024"), {("acknowledge", 1): 3, ("respond", 1): 15})
    quicker, kept = own.limit("acknowledge", 1), own.limit("respond", 1)
    assert quicker is not None
    assert kept is not None
    assert (quicker.days, kept.days) == (3, 10)
