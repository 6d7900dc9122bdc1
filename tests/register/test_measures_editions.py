"""Figures under the older editions counted by hand: what runs from receipt, what has no limit, a leap day."""

from __future__ import annotations

from casebook import on
from counted_by_hand import Lives, count, did, lines, not_kept, year

from hoctui.register.figure import Period

# 2020: acknowledged in 5 and answered in 10 working days of receipt (3.11), at stage 2 in 20 of the request.
UNDER_2020: Lives = {
    # Tue 1 June 2021: 2 3 4 7 8 are days 1 to 5, 9 10 11 14 15 are days 6 to 10. Acknowledged late, answered in time.
    "in time": (did("Received", "2021-06-01"), did("Acknowledged", "2021-06-09"), did("Responded", "2021-06-15")),
    # A day later, and not saved by an acknowledgement on the fifth day: it does not count from there.
    "late": (
        did("Received", "2021-06-01", handler="AB"),
        did("Acknowledged", "2021-06-08"),
        did("Responded", "2021-06-16"),
        # Asked on Thu 1 July: 2, 5 to 9, 12 to 16, 19 to 23, 26 to 29: due Thu 29 July. By the same person.
        did("Escalated", "2021-07-01"),
        did("Responded", "2021-07-29", handler="ab"),
        did("Closed", "2021-08-02"),
        # Without a date of its own 15 working days: from Mon 6 Sept 7 to 10, 13 to 17, 20 to 24, 27: sent on 28.
        did("EvidenceRequested", "2021-09-06"),
        did("EvidenceSent", "2021-09-28", request=7),
    ),
    # Asked on Wed 16 March 2022, due on Wed 6 April: next year's, and no fault of a missing date.
    "next year's evidence": (
        did("Received", "2021-03-01"),
        did("Acknowledged", "2021-03-02"),
        did("Responded", "2021-03-10"),
        did("EvidenceRequested", "2022-03-16"),
    ),
}


def test_2020_counts_from_receipt_and_has_no_time_for_acknowledging_stage_2() -> None:
    assert lines(count(UNDER_2020, year("2021/22"), "2022-04-05")) == {
        "volumes": "2; 1 reached stage 2 in the period",
        "by_category": "2 (2 not said)",
        "by_channel": "2 (2 telephone)",
        "by_outcome": "3 (2 stage 1 upheld, 1 stage 2 upheld)",
        "resolved_at_stage_1": "1 of 2 (50%); 1 went further",
        "resolved_at_stage_2": "1 of 1 (100%)",
        "escalated": "1 of 2 (50%)",
        "acknowledged_in_time_1": "1 of 2 (50%); 1 acknowledged late",
        "answered_in_time_1": "1 of 2 (50%); 1 late",
        "answered_in_time_2": "1 of 1 (100%)",
        "evidence_in_time": "0 of 1 (0%); 1 done late",
        "same_person_at_stage_2": "0 of 1 (0%); 1 by the same person",
    }
    following = lines(count(UNDER_2020, year("2022/23"), "2022-04-07"))
    assert following == {"evidence_in_time": "0 of 1 (0%); 1 not done"}


def test_2022_counts_from_logging_and_over_ten_more_days_needs_agreement() -> None:
    """5.1, 5.2: logged Mon 6 June 2022: 7 to 10, 13 to 17, 20: due Mon 20 June; ten more end on Mon 4 July."""
    begun = (did("Received", "2022-06-01"), did("Logged", "2022-06-06"), did("Acknowledged", "2022-06-08"))
    lives: Lives = {
        "agreed": (
            *begun,
            did("Extended", "2022-06-20", to="2022-07-15", agreed=True),
            did("Responded", "2022-07-15"),
        ),
        "not agreed": (*begun, did("Extended", "2022-06-20", to="2022-07-15"), did("Responded", "2022-07-05")),
        "logged": (*begun, did("Responded", "2022-06-20")),
    }
    found = count(lives, year("2022/23"), "2022-11-21")
    told = lines(found)
    # Received Wed 1 June, then two bank holidays: 6 7 8 9 10 June are days 1 to 5, so all three on Wed 8 are in time.
    assert told["acknowledged_in_time_1"] == "3 of 3 (100%)"
    assert told["answered_in_time_1"] == "2 of 3 (67%), 1 of them after an extension; 1 late"
    assert told["extended_1"] == "1 of 2 (50%); 1 over the limit without its reason"
    assert told["extensions_over_cap"] == "1 of 2 (50%); 1 without good reason or agreement"
    assert not_kept(found, "answered_in_time_1") == {"not agreed": "late"}


def test_a_leap_day_is_a_day_of_its_year() -> None:
    """2022: 4.1: Thu 29 Feb 2024, then 1 4 5 6 7 March; 5.1: ten from receipt end on Thu 14 March."""
    lives: Lives = {
        "leap": (did("Received", "2024-02-29"), did("Acknowledged", "2024-03-07"), did("Responded", "2024-03-15"))
    }
    for period in (year("2023/24"), Period(on("2024-02-29"), on("2024-02-29"))):
        told = lines(count(lives, period, "2024-04-01"))
        assert told["acknowledged_in_time_1"] == "1 of 1 (100%)"
        assert told["answered_in_time_1"] == "0 of 1 (0%); 1 late"
    assert lines(count(lives, Period(on("2024-03-01"), on("2025-02-28")), "2024-04-01")) == {}
