"""A year of fifteen complaints counted by hand: at its edges, over Christmas and Easter, what ended, what was mended.

2025/26 under the 2024 edition: acknowledged in 5 working days of receipt (6.2), or of the request (6.11); answered at
stage 1 in 10 of the acknowledgement (6.3), at stage 2 in 20 (6.14).
"""

from __future__ import annotations

from counted_by_hand import Lives, count, did, lines, not_kept, year

# The working days around Easter 2026: Wed 1 and Thu 2 April, then Tue 7 (Good Friday is 3 April, Easter Monday 6).
REGISTER: Lives = {
    # Received on the year's last day, Tue 31 Mar 2026. 1 2 7 8 9 April are days 1 to 5: acknowledged on the fifth.
    # From Thu 9: 10, 13 to 17, 20 to 23 are days 1 to 10: answered on the tenth, Thu 23 April. Both of this year.
    "last day": (
        did("Received", "2026-03-31", category="charges"),
        did("Acknowledged", "2026-04-09"),
        did("Responded", "2026-04-23"),
    ),
    # A day later: the next year's.
    "next year": (did("Received", "2026-04-01"), did("Acknowledged", "2026-04-02"), did("Responded", "2026-04-10")),
    # The year's first day, Tue 1 Apr 2025. 2 3 4 7 8 April are days 1 to 5: Wed 9 is a day late.
    # From 9: 10 11 14 15 16 17, 22 23 24 25 (Good Friday 18, Easter Monday 21): due Fri 25; Mon 28 is late.
    "first day": (
        did("Received", "2025-04-01", category="charges"),
        did("Acknowledged", "2025-04-09"),
        did("Responded", "2025-04-28"),
    ),
    # Made the day before the year: its stage 1 is last year's. Its stage 2 of Mon 12 May is this one's: 13 14 15 16 19
    # are days 1 to 5. From 19: 20 21 22 23, 27 to 30 (bank holiday 26), 2 to 6 June, 9 to 13, 16 17: due Tue 17 June.
    "stage 2": (
        did("Received", "2025-03-31", handler="AB"),
        did("Acknowledged", "2025-04-01"),
        did("Responded", "2025-04-08"),
        did("Escalated", "2025-05-12", handler="CD"),
        did("Acknowledged", "2025-05-19"),
        did("Responded", "2025-06-17"),
    ),
    # Fri 19 Dec 2025: 22 23 24, 29 30 are days 1 to 5 (25 and 26 are bank holidays): Wed 31 is the sixth.
    # From 31: 2 Jan (New Year's Day does not count), 5 to 9, 12 to 15: due Thu 15 Jan. Extended on 14 by ten: 16, 19 to
    # 23, 26 to 29. Answered on the last of them. The update agreed on 14 for every five days, due Wed 21, never came.
    "Christmas": (
        did("Received", "2025-12-19"),
        did("Acknowledged", "2025-12-31"),
        did("Extended", "2026-01-14", days=10, update_every=5),
        did("Responded", "2026-01-29"),
    ),
    "refused": (did("Received", "2025-06-02"), did("Refused", "2025-06-03")),
    # Withdrawn on Fri 6 June, before anything was due but the acknowledgement, which was there.
    "withdrawn": (did("Received", "2025-06-02"), did("Acknowledged", "2025-06-03"), did("Withdrawn", "2025-06-06")),
    # 3 4 5 6 9 June: due an acknowledgement on Mon 9; had it come then, an answer on Mon 23. Withdrawn on 24 without
    # either: the Code was not kept before the resident gave up.
    "given up": (did("Received", "2025-06-02"), did("Withdrawn", "2025-06-24")),
    # Withdrawn on Mon 9 June itself, without either: nothing was overdue by then.
    "in good time": (did("Received", "2025-06-02"), did("Withdrawn", "2025-06-09")),
    # Acknowledged Tue 3 Feb 2026: 4 5 6, 9 to 13, 16 17: due Tue 17 Feb, and open still.
    "open": (did("Received", "2026-02-02"), did("Acknowledged", "2026-02-03")),
    # A request of the year before that became a complaint on Wed 2 Apr 2025: 3 4 7 8 9 are days 1 to 5.
    "was a request": (
        did("Received", "2025-03-20", matter="service request"),
        did("BecameComplaint", "2025-04-02"),
        did("Acknowledged", "2025-04-09"),
        did("Responded", "2025-04-15"),
    ),
    # Closed and reopened: one complaint, answered once.
    "reopened": (
        did("Received", "2025-07-01"),
        did("Acknowledged", "2025-07-02"),
        did("Responded", "2025-07-08"),
        did("Closed", "2025-07-20"),
        did("Reopened", "2025-08-01"),
    ),
    # From Tue 2 Sept: 3 4 5, 8 to 12, 15 16: due Tue 16. Written down as 17 first, taken back, and written as 16.
    "undone": (
        did("Received", "2025-09-01"),
        did("Acknowledged", "2025-09-02"),
        did("Responded", "2025-09-17"),
        did("Undone", "2025-09-18", event=3),
        did("Responded", "2025-09-16"),
    ),
    # Written down as received on 2 April 2026, corrected to 31 March: this year's, and acknowledged in time.
    "corrected": (
        did("Received", "2026-04-02"),
        did("Acknowledged", "2026-04-02"),
        did("Responded", "2026-04-02"),
        did("Corrected", "2026-04-20", event=1, facts={"on": "2026-03-31"}),
    ),
    # A group of nine: one complaint. 2 3 6 7 8 Oct; from Thu 2 Oct: 3, 6 to 10, 13 to 16: due Thu 16 Oct.
    "group": (
        did("Received", "2025-10-01", group_of=9),
        did("Acknowledged", "2025-10-02"),
        did("Responded", "2025-10-16", decision="not upheld"),
    ),
}


def test_a_year_told_long_after_it_is_over() -> None:
    # Made: last day, first day, Christmas, refused, withdrawn, given up, open, was a request, reopened, undone,
    # corrected, group and in good time: 13. Acknowledged: all but the refused one and the last are judged, 11; late:
    # first day, Christmas.
    # Answered: without the other withdrawn one too, 10; kept: all but first day (late), given up, open.
    # Answered at all: those 10 less given up and open, 8. Went to stage 2: none of the 12 that were accepted.
    assert lines(count(REGISTER, year("2025/26"), "2026-11-21")) == {
        "volumes": "13 (3 withdrawn, 1 not accepted); 1 reached stage 2 in the period",
        "by_category": "13 (11 not said, 2 charges)",
        "by_channel": "13 (13 telephone)",
        "by_outcome": "9 (7 stage 1 upheld, 1 stage 2 upheld, 1 stage 1 not upheld)",
        "requests_became_complaints": "1",
        "resolved_at_stage_1": "8 of 8 (100%)",
        "resolved_at_stage_2": "1 of 1 (100%)",
        "escalated": "0 of 12 (0%); left out: 1 not accepted",
        "refused": "1 (1 too long ago)",
        "acknowledged_in_time_1": (
            "8 of 11 (73%); 2 acknowledged late, 1 never acknowledged; left out: 2 ended before the date"
        ),
        "acknowledged_in_time_2": "1 of 1 (100%)",
        "answered_in_time_1": (
            "7 of 10 (70%), 1 of them after an extension; 1 late, 1 never answered, 1 overdue; "
            "left out: 3 ended before the date"
        ),
        "answered_in_time_2": "1 of 1 (100%)",
        "extended_1": "1 of 1 (100%)",
        "updates_kept": "0 of 1 (0%); 1 never done",
        "same_person_at_stage_2": "1 of 1 (100%)",
    }


def test_the_cases_behind_are_the_ones_that_fell_short() -> None:
    found = count(REGISTER, year("2025/26"), "2026-11-21")
    assert not_kept(found, "acknowledged_in_time_1") == {
        "first day": "acknowledged late",
        "Christmas": "acknowledged late",
        "given up": "never acknowledged",
    }
    assert not_kept(found, "answered_in_time_1") == {
        "first day": "late",
        "given up": "never answered",
        "open": "overdue",
    }


def test_what_is_not_due_at_the_end_of_the_year_is_left_out_and_said() -> None:
    """On the year's last day itself nothing that came on it is due; ten days later its acknowledgement is there."""
    lives = {"last day": REGISTER["last day"][:1]}
    assert lines(count(lives, year("2025/26"), "2026-03-31"))["answered_in_time_1"] == "none; left out: 1 not due yet"
    # On the last day for it, 9 April, it is not late either; on Fri 10 it is.
    on_the_day = lines(count(lives, year("2025/26"), "2026-04-09"))
    assert on_the_day["acknowledged_in_time_1"] == "none; left out: 1 not due yet"
    a_day_later = lines(count(lives, year("2025/26"), "2026-04-10"))
    assert a_day_later["acknowledged_in_time_1"] == "0 of 1 (0%); 1 overdue"
    acknowledged = lines(count({"last day": REGISTER["last day"][:2]}, year("2025/26"), "2026-04-10"))
    assert acknowledged["acknowledged_in_time_1"] == "1 of 1 (100%)"
    assert acknowledged["answered_in_time_1"] == "none; left out: 1 not due yet"


def test_a_stage_belongs_to_the_year_in_which_it_was_opened() -> None:
    before = lines(count(REGISTER, year("2024/25"), "2026-11-21"))
    # The one of 31 March 2025, whose stage 2 came in the next year: counted as gone further all the same.
    assert before["volumes"] == "1; 0 reached stage 2 in the period"
    assert before["resolved_at_stage_1"] == "0 of 1 (0%); 1 went further"
    assert before["escalated"] == "1 of 1 (100%)"
    assert before["service_requests"] == "1 (1 became a complaint)"
    after = lines(count(REGISTER, year("2026/27"), "2026-11-21"))
    # From Thu 2 April: 7 to 10, 13 to 17, 20: due Mon 20; answered on 10.
    assert after["answered_in_time_1"] == "1 of 1 (100%)"
    assert after["volumes"] == "1; 0 reached stage 2 in the period"


def test_a_stage_that_was_left_unanswered_for_the_next_was_not_kept() -> None:
    lives = {
        "passed over": (did("Received", "2025-06-02"), did("Escalated", "2025-06-10")),
        "closed": (did("Received", "2025-06-02"), did("Acknowledged", "2025-06-03"), did("Closed", "2025-06-05")),
        "elsewhere": (did("Received", "2025-06-02"), did("SentElsewhere", "2025-06-04")),
        "elsewhere at stage 2": (
            did("Received", "2025-06-02"),
            did("Acknowledged", "2025-06-03"),
            did("Responded", "2025-06-10"),
            did("Escalated", "2025-06-12"),
            did("SentElsewhere", "2025-06-13"),
        ),
    }
    found = count(lives, year("2025/26"), "2026-11-21")
    told = lines(found)
    assert told["answered_in_time_1"] == (
        "1 of 3 (33%); 1 taken to stage 2 unanswered, 1 never answered; left out: 1 ended before the date"
    )
    # The stage 2 of 10 June was never acknowledged: 11 12 13 16 17 June.
    assert told["acknowledged_in_time_1"] == ("2 of 3 (67%); 1 never acknowledged; left out: 1 ended before the date")
    assert told["acknowledged_in_time_2"] == "0 of 1 (0%); 1 overdue; left out: 1 ended before the date"
    assert told["volumes"] == "4 (2 sent elsewhere); 2 reached stage 2 in the period"
    assert told["escalated"] == "2 of 3 (67%); left out: 1 sent elsewhere"
