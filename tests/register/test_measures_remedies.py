"""Promises, compensation, the Ombudsman, lessons and people in a year, counted by hand (2024: 7.3, 9.1, 6.13, 5.10)."""

from __future__ import annotations

from counted_by_hand import Lives, count, did, lines, not_kept, year

from hoctui.register.events import Event

ANSWERED = (
    did("Received", "2025-06-02", handler="AB"),
    did("Acknowledged", "2025-06-03"),
    did("Responded", "2025-06-10"),
)


def after(*events: Event) -> tuple[Event, ...]:
    """What followed a complaint that was answered in time on Tue 10 June 2025; these are numbered from 4 on."""
    return (*ANSWERED, *events)


PROMISED = did("ActionPromised", "2025-06-10", by="2025-06-30")


def test_promises_by_the_date_that_stands() -> None:
    lives: Lives = {
        "on the day": after(PROMISED, did("ActionDone", "2025-06-30", action=4)),
        "a day late": after(PROMISED, did("ActionDone", "2025-07-01", action=4)),
        "due on the year's last day": after(did("ActionPromised", "2025-06-10", by="2026-03-31")),
        "due on the day after": after(did("ActionPromised", "2025-06-10", by="2026-04-01")),
        "no date": after(did("ActionPromised", "2025-06-10")),
        "put off in time": after(
            PROMISED,
            did("ActionMoved", "2025-06-27", action=4, to="2025-07-15"),
            did("ActionDone", "2025-07-15", action=4),
        ),
        "put off too late": after(
            PROMISED,
            did("ActionMoved", "2025-07-02", action=4, to="2025-07-15"),
            did("ActionDone", "2025-07-14", action=4),
        ),
        "put off on its day": after(
            PROMISED,
            did("ActionMoved", "2025-06-30", action=4, to="2025-07-15"),
            did("ActionDone", "2025-07-16", action=4),
        ),
        # The year before's promise, put off into this one: judged where it is due.
        "of the year before": (
            did("Received", "2024-06-03"),
            did("Acknowledged", "2024-06-04"),
            did("Responded", "2024-06-11"),
            did("ActionPromised", "2024-06-11", by="2025-04-01"),
            did("Closed", "2024-06-12"),
            did("ActionDone", "2025-04-01", action=4),
        ),
    }
    found = count(lives, year("2025/26"), "2026-11-21")
    # Kept: on the day, put off in time, of the year before. Judged: those, a day late, the last day, put off too late,
    # put off on its day (and late).
    assert lines(found)["remedies_done"] == (
        "3 of 7 (43%), 1 of them after being put off; 2 done late, 1 not done, 1 put off only after the date; "
        "left out: 1 without a date"
    )
    assert lines(found)["actions_overdue"] == "1; as at Sat 21 Nov 2026"
    assert not_kept(found, "remedies_done") == {
        "a day late": "done late",
        "due on the year's last day": "not done",
        "put off too late": "put off only after the date",
        "put off on its day": "done late",
    }
    on_the_day = lines(count(lives, year("2025/26"), "2026-03-31"))
    assert on_the_day["remedies_done"].endswith("left out: 1 not due yet, 1 without a date")
    assert "actions_overdue" not in on_the_day


def test_compensation_by_what_became_of_it() -> None:
    lives: Lives = {
        "paid in part": after(
            did("CompensationOffered", "2025-06-10", distress=15_000, by="2025-07-01"),
            did("CompensationSettled", "2025-06-30", offer=4, paid=10_000),
        ),
        "declined": after(
            did("CompensationOffered", "2025-06-10", time=5_000),
            did("CompensationSettled", "2025-06-30", offer=4, how="declined"),
        ),
        "set off": after(
            did("CompensationOffered", "2025-06-10", loss=6_000, time=2_000, by="2025-07-10"),
            did("CompensationSettled", "2025-07-11", offer=4, how="set against arrears"),
        ),
        "offered next year": after(did("CompensationOffered", "2026-04-01", time=5_000)),
    }
    told = lines(count(lives, year("2025/26"), "2026-11-21"))
    # 150 + 50 + 80 offered; 100 paid, 80 set against arrears a day after its date. What was declined is no promise.
    assert told["compensation"] == (
        "3 (1 paid, 1 declined, 1 set against arrears); £280 offered, £100 paid, £80 set against arrears"
    )
    assert told["remedies_done"] == "1 of 2 (50%); 1 done late"


def test_the_ombudsmans_orders_bind_and_its_recommendations_do_not() -> None:
    lives: Lives = {
        "evidence": after(
            did("EvidenceRequested", "2025-09-01", by="2025-09-19"),
            did("EvidenceSent", "2025-09-19", request=4),
            did("EvidenceRequested", "2025-10-01"),  # under 2024 the Ombudsman's letter gives the date: here none
            did("FindingMade", "2025-11-03", finding="maladministration"),
            did("FindingMade", "2025-11-03", finding="no maladministration"),
            did("FindingMade", "2026-04-01", finding="service failure"),
        ),
        "orders": after(
            did("Ordered", "2025-11-03", by="2025-12-01"),
            did("OrderMet", "2025-12-02", order=4),
            did("Ordered", "2025-11-03", order="failure order", by="2025-12-20"),
            did("OrderMet", "2025-12-20", order=6),
            did("Ordered", "2025-11-03"),
            did("Ordered", "2025-11-03", order="recommendation", by="2025-12-01"),
        ),
    }
    told = lines(count(lives, year("2025/26"), "2026-11-21"))
    assert told["evidence_in_time"] == "1 of 1 (100%); left out: 1 without a date"
    assert told["ombudsman_findings"] == "2 (1 maladministration, 1 no maladministration)"
    assert told["orders_in_time"] == (
        "1 of 2 (50%); 1 done late; recommendations, which do not bind, by their date 0 of 1; "
        "left out: 1 without a date"
    )


def test_lessons_surveys_points_and_what_was_arranged() -> None:
    lives: Lives = {
        "changed": after(
            did("LessonNoted", "2025-07-01", change="a list"),
            did("LessonCarriedOut", "2026-06-01", lesson=4),
            did("SurveySent", "2025-07-01"),
            did("SurveyReturned", "2026-05-01", score="4"),
        ),
        "to be changed": after(did("LessonNoted", "2026-06-01", change="a list"), did("SurveySent", "2026-03-31")),
        "nothing to learn": after(did("LessonNoted", "2025-07-01", lesson="none"), did("SurveySent", "2026-04-01")),
        "people": (
            did("Received", "2025-06-02"),
            did("RepresentativeNamed", "2025-06-02"),
            did("ArrangementMade", "2025-06-02"),
            did("ArrangementReviewed", "2025-08-01", arrangement=3, outcome="ended"),
            did("ArrangementMade", "2025-06-03", about="contact restriction"),
            did("ArrangementMade", "2025-06-03", about="contact arrangement"),
            did("PointAdded", "2025-06-04"),
            did("PointAdded", "2025-06-04", how="apart"),
        ),
        "request": (did("Received", "2025-06-02", matter="service request"),),
    }
    told = lines(count(lives, year("2025/26"), "2026-11-21"))
    assert told["lessons"] == "3 (1 change made, 1 change to be made)"
    assert told["satisfaction"] == "2 (1 fairly satisfied, 1 not back)"
    assert told["points_added"] == "2 (1 joined, 1 logged apart)"
    assert told["adjustments"] == "1 (1 ended since)"
    assert told["restrictions"] == "1"
    assert told["representatives"] == "1"
    assert told["service_requests"] == "1"
    assert told["volumes"] == "4; 0 reached stage 2 in the period"


def test_extensions_and_who_decided() -> None:
    """6.4: from Tue 8 July ten days end on 22; ten more on 5 August: fifteen reach only so far without a good reason.

    6.14: from Tue 12 August twenty end on Wed 10 Sept (bank holiday 25 August); five more on Wed 17 (6.15, 6.16).
    """
    lives: Lives = {
        "over the limit": (
            did("Received", "2025-07-07", handler="AB"),
            did("Acknowledged", "2025-07-08"),
            did("Extended", "2025-07-21", days=15),
            did("Responded", "2025-08-06"),
            did("Escalated", "2025-08-11"),
            did("Acknowledged", "2025-08-12"),
            did("Extended", "2025-09-09", days=5, ombudsman_given=False),
            did("Responded", "2025-09-17"),
        ),
        "with good reason": (
            did("Received", "2025-07-07"),
            did("Acknowledged", "2025-07-08"),
            did("Extended", "2025-07-22", days=15, good_reason="asbestos"),
            did("Responded", "2025-08-12"),
        ),
        # Put off on Wed 23 July, a day after the date: whatever its reason, it does not count.
        "too late": (
            did("Received", "2025-07-07"),
            did("Acknowledged", "2025-07-08"),
            did("Extended", "2025-07-23", days=15, good_reason="asbestos"),
            did("Responded", "2025-07-24"),
        ),
        "not taken on": (
            *ANSWERED,
            did("Escalated", "2025-09-01"),
            did("EscalationRefused", "2025-09-03"),
        ),
        "not taken to stage 3": (
            *ANSWERED,
            did("Escalated", "2025-07-01", handler="CD"),
            did("Acknowledged", "2025-07-02"),
            did("Responded", "2025-07-09"),
            did("EscalationRefused", "2025-08-01"),
        ),
        "nobody named": (
            did("Received", "2025-06-02"),
            did("Acknowledged", "2025-06-03"),
            did("Responded", "2025-06-10"),
            did("Escalated", "2026-03-31"),
            did("Acknowledged", "2026-04-01"),
            did("Responded", "2026-04-02"),
        ),
    }
    found = count(lives, year("2025/26"), "2026-11-21")
    told = lines(found)
    assert told["extended_1"] == "1 of 3 (33%); 1 over the limit without its reason, 1 made after the date it extends"
    assert told["extended_2"] == "0 of 1 (0%); 1 without the Ombudsman's details"
    assert told["extensions_over_cap"] == (
        "1 of 3 (33%); 1 without good reason or agreement, 1 made after the date it extends"
    )
    assert told["answered_in_time_1"] == "4 of 6 (67%), 1 of them after an extension; 2 late"
    assert told["answered_in_time_2"] == "3 of 3 (100%), 1 of them after an extension"
    assert told["same_person_at_stage_2"] == ("1 of 2 (50%); 1 by the same person; left out: 1 with somebody not named")
    assert told["escalation_refused"] == "2 (2 already considered under the policy)"
    # A refused request opens no stage: three reached stage 2; of the six answered, three went no further.
    assert told["volumes"] == "6; 3 reached stage 2 in the period"
    assert told["resolved_at_stage_1"] == "3 of 6 (50%), 1 of them asked to go further and refused; 3 went further"
    assert told["resolved_at_stage_2"] == "3 of 3 (100%), 1 of them asked to go further and refused"
    assert told["escalated"] == "3 of 6 (50%)"


def test_a_refusal_overruled_is_said_and_its_stage_counts_from_then() -> None:
    """2.4: told on Thu 2 April 2026 to take it on: last year's complaint, whose stage 1 is this year's."""
    lives: Lives = {
        "overruled": (
            did("Received", "2026-03-02"),
            did("Refused", "2026-03-03"),
            did("RefusalOverruled", "2026-04-02"),
            did("Acknowledged", "2026-04-07"),
            did("Responded", "2026-04-08"),
        ),
    }
    told = lines(count(lives, year("2025/26"), "2026-11-21"))
    assert told["refused"] == "1 (1 too long ago (overruled))"
    assert told["volumes"] == "1; 0 reached stage 2 in the period"
    assert "answered_in_time_1" not in told
    assert lines(count(lives, year("2026/27"), "2026-11-21"))["answered_in_time_1"] == "1 of 1 (100%)"


def test_a_request_refused_once_and_taken_on_later_was_not_refused_at_stage_2() -> None:
    lives: Lives = {
        "asked twice": (
            *ANSWERED,
            did("EscalationRefused", "2025-07-01"),
            did("Escalated", "2025-08-01", handler="CD"),
            did("Acknowledged", "2025-08-04"),
            did("Responded", "2025-08-05"),
        ),
    }
    told = lines(count(lives, year("2025/26"), "2026-11-21"))
    assert told["resolved_at_stage_1"] == "0 of 1 (0%); 1 went further"
    assert told["resolved_at_stage_2"] == "1 of 1 (100%)"
    assert told["escalation_refused"] == "1 (1 already considered under the policy)"
