"""The clock sheet: every date worked out by hand, under the three editions, and what cannot be is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from casebook import CALENDAR

from hoctui.errors import BadInput, Impossible
from hoctui.register.clock_sheet import KEYS, CaseDays, sheet, values
from hoctui.rulebook.edition import EDITIONS, load


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _days(**given: str | int) -> CaseDays:
    known: dict[str, Any] = {name: _day(one) if isinstance(one, str) else one for name, one in given.items()}
    return CaseDays(**known)


def _expected(**given: str | bool) -> dict[str, date | bool]:
    return {name: one if isinstance(one, bool) else _day(one) for name, one in given.items()}


# What every case of these begins with, worked out once: received Mon 3 Jun 2024. Acknowledge (6.2): 4 5 6 7 10 Jun are
# days 1 to 5. If acknowledged on that last day, answer (6.3): 11 12 13 14 17 18 19 20 21 24 Jun are days 1 to 10.
JUNE: dict[str, str | bool] = {"ack_due": "2024-06-10", "stage1_due_if_acknowledged_on_ack_due": "2024-06-24"}

# The same, acknowledged Thu 6 Jun: 7 10 11 12 13 14 17 18 19 20 Jun (6.3), and 10 more from there (6.4): 21 24 25 26 27
# 28 Jun, 1 2 3 4 Jul.
ACKNOWLEDGED: dict[str, str | bool] = JUNE | {
    "ack_late": False,
    "stage1_due": "2024-06-20",
    "stage1_extended_latest": "2024-07-04",
}

CASES_2024: list[tuple[str, dict[str, str | int], dict[str, str | bool]]] = [
    ("received alone: the answer's date is a projection only", {"received": "2024-06-03"}, dict(JUNE)),
    (
        "acknowledged in time: the answer counts from the acknowledgement",
        {"received": "2024-06-03", "acknowledged": "2024-06-06"},
        dict(ACKNOWLEDGED),
    ),
    (
        "acknowledged on the day of receipt, day 0 of both counts",
        # 4 5 6 7 10 11 12 13 14 17 Jun; 10 more: 18 19 20 21 24 25 26 27 28 Jun, 1 Jul.
        {"received": "2024-06-03", "acknowledged": "2024-06-03"},
        JUNE | {"ack_late": False, "stage1_due": "2024-06-17", "stage1_extended_latest": "2024-07-01"},
    ),
    (
        "acknowledged on the last day: the projection comes true",
        # 10 more from Mon 24 Jun: 25 26 27 28 Jun, 1 2 3 4 5 8 Jul.
        {"received": "2024-06-03", "acknowledged": "2024-06-10"},
        JUNE | {"ack_late": False, "stage1_due": "2024-06-24", "stage1_extended_latest": "2024-07-08"},
    ),
    (
        "acknowledged late: a breach of 6.2, and it moves the answer's date all the same",
        # From Tue 11 Jun: 12 13 14 17 18 19 20 21 24 25 Jun; 10 more: 26 27 28 Jun, 1 2 3 4 5 8 9 Jul.
        {"received": "2024-06-03", "acknowledged": "2024-06-11"},
        JUNE | {"ack_late": True, "stage1_due": "2024-06-25", "stage1_extended_latest": "2024-07-09"},
    ),
    (
        "answered on the due date is in time",
        {"received": "2024-06-03", "acknowledged": "2024-06-06", "stage1_response": "2024-06-20"},
        ACKNOWLEDGED | {"stage1_late": False},
    ),
    (
        "answered the day after the due date is late",
        {"received": "2024-06-03", "acknowledged": "2024-06-06", "stage1_response": "2024-06-21"},
        ACKNOWLEDGED | {"stage1_late": True},
    ),
    (
        "extended by 10, the most that needs no good reason, and answered on the new date",
        {
            "received": "2024-06-03",
            "acknowledged": "2024-06-06",
            "stage1_extension_days": 10,
            "stage1_response": "2024-07-04",
        },
        ACKNOWLEDGED | {"stage1_extended_due": "2024-07-04", "extension_over_limit": False, "stage1_late": False},
    ),
    (
        "extended by 10 and answered a day after the new date",
        {
            "received": "2024-06-03",
            "acknowledged": "2024-06-06",
            "stage1_extension_days": 10,
            "stage1_response": "2024-07-05",
        },
        ACKNOWLEDGED | {"stage1_extended_due": "2024-07-04", "extension_over_limit": False, "stage1_late": True},
    ),
    (
        "extended by 12: over the limit, and in time with the good reason that it then needs",
        # 5 and 8 Jul are days 11 and 12.
        {
            "received": "2024-06-03",
            "acknowledged": "2024-06-06",
            "stage1_extension_days": 12,
            "stage1_response": "2024-07-08",
        },
        ACKNOWLEDGED | {"stage1_extended_due": "2024-07-08", "extension_over_limit": True, "stage1_late": False},
    ),
    (
        "answered without an acknowledgement, on the projected date",
        {"received": "2024-06-03", "stage1_response": "2024-06-24"},
        JUNE | {"stage1_late": False},
    ),
    (
        "answered without an acknowledgement, after the projected date",
        {"received": "2024-06-03", "stage1_response": "2024-06-25"},
        JUNE | {"stage1_late": True},
    ),
    (
        "extended without an acknowledgement: judged by the projected date and the extension",
        # 5 more from Mon 24 Jun: 25 26 27 28 Jun, 1 Jul. No extended date, since the date that it extends is not known.
        {"received": "2024-06-03", "stage1_extension_days": 5, "stage1_response": "2024-07-01"},
        JUNE | {"extension_over_limit": False, "stage1_late": False},
    ),
    (
        "extended without an acknowledgement, answered a day later still",
        {"received": "2024-06-03", "stage1_extension_days": 5, "stage1_response": "2024-07-02"},
        JUNE | {"extension_over_limit": False, "stage1_late": True},
    ),
    (
        "received on a Saturday: Monday is day 1",
        # Sat 8 Jun: 10 11 12 13 14 Jun; then 17 18 19 20 21 24 25 26 27 28 Jun.
        {"received": "2024-06-08"},
        {"ack_due": "2024-06-14", "stage1_due_if_acknowledged_on_ack_due": "2024-06-28"},
    ),
    (
        "received on Christmas Eve",
        # 27 30 31 Dec, 2 3 Jan (25, 26 Dec and 1 Jan are bank holidays); then 6 to 10 and 13 to 17 Jan.
        {"received": "2024-12-24"},
        {"ack_due": "2025-01-03", "stage1_due_if_acknowledged_on_ack_due": "2025-01-17"},
    ),
    (
        "received on Good Friday",
        # 22 23 24 25 28 Apr (Mon 21 Apr is Easter Monday); then 29 30 Apr, 1 2 6 7 8 9 12 13 May (5 May is May Day).
        {"received": "2025-04-18"},
        {"ack_due": "2025-04-28", "stage1_due_if_acknowledged_on_ack_due": "2025-05-13"},
    ),
    (
        "escalated Mon 15 Jul, acknowledged Thu 18 Jul: stage 2 counts from the acknowledgement (6.14)",
        # Acknowledge (6.11): 16 17 18 19 22 Jul. Answer: 19 22 23 24 25 26 29 30 31 Jul, 1 2 5 6 7 8 9 12 13 14 15 Aug.
        {"escalation_requested": "2024-07-15", "stage2_acknowledged": "2024-07-18", "stage2_response": "2024-08-15"},
        {
            "stage2_ack_due": "2024-07-22",
            "stage2_ack_late": False,
            "stage2_due": "2024-08-15",
            "stage2_late": False,
        },
    ),
    (
        "stage 2 acknowledged a day late, and answered a day late",
        # From Tue 23 Jul: 24 25 26 29 30 31 Jul, 1 2 5 6 7 8 9 12 13 14 15 16 19 20 Aug.
        {"escalation_requested": "2024-07-15", "stage2_acknowledged": "2024-07-23", "stage2_response": "2024-08-21"},
        {"stage2_ack_due": "2024-07-22", "stage2_ack_late": True, "stage2_due": "2024-08-20", "stage2_late": True},
    ),
    (
        "stage 2 extended by 20, the most that needs no good reason (6.15)",
        # From Thu 15 Aug: 16 19 20 21 22 23 27 28 29 30 Aug (26 Aug is a bank holiday), 2 to 6 and 9 to 13 Sep.
        {
            "escalation_requested": "2024-07-15",
            "stage2_acknowledged": "2024-07-18",
            "stage2_extension_days": 20,
            "stage2_response": "2024-09-13",
        },
        {
            "extension_over_limit": False,
            "stage2_ack_due": "2024-07-22",
            "stage2_ack_late": False,
            "stage2_due": "2024-08-15",
            "stage2_extended_due": "2024-09-13",
            "stage2_late": False,
        },
    ),
    (
        "stage 2 extended by 21: over the limit, though stage 1 was not",
        # Mon 16 Sep is day 21. Stage 1's extension is judged by its days alone, its date not being known.
        {
            "stage1_extension_days": 5,
            "escalation_requested": "2024-07-15",
            "stage2_acknowledged": "2024-07-18",
            "stage2_extension_days": 21,
        },
        {
            "extension_over_limit": True,
            "stage2_ack_due": "2024-07-22",
            "stage2_ack_late": False,
            "stage2_due": "2024-08-15",
            "stage2_extended_due": "2024-09-16",
        },
    ),
    (
        "stage 2 answered without an acknowledgement, on the projected date",
        # 20 from Mon 22 Jul: 23 24 25 26 29 30 31 Jul, 1 2 5 6 7 8 9 12 13 14 15 16 19 Aug.
        {"escalation_requested": "2024-07-15", "stage2_response": "2024-08-19"},
        {"stage2_ack_due": "2024-07-22", "stage2_late": False},
    ),
    (
        "stage 2 answered without an acknowledgement, after the projected date",
        {"escalation_requested": "2024-07-15", "stage2_response": "2024-08-20"},
        {"stage2_ack_due": "2024-07-22", "stage2_late": True},
    ),
    (
        "a stage 2 acknowledgement alone gives its answer's date, and nothing to judge it by",
        {"stage2_acknowledged": "2024-07-18"},
        {"stage2_due": "2024-08-15"},
    ),
    (
        "no third stage (5.3), no days for evidence, no designated person",
        {"stage3_requested": "2024-09-02", "ombudsman_request": "2024-10-01", "final_decision": "2024-08-30"},
        {},
    ),
    (
        "a year after the issue to the day is within twelve months (2.2)",
        {"received": "2024-06-03", "issue_occurred": "2023-06-03"},
        JUNE | {"within_12_months": True},
    ),
    (
        "a year and a day after the issue is not",
        {"received": "2024-06-03", "issue_occurred": "2023-06-02"},
        JUNE | {"within_12_months": False},
    ),
    (
        "years after the issue, yet within a year of becoming aware of it",
        {"received": "2024-06-03", "issue_occurred": "2020-01-15", "resident_aware": "2024-01-10"},
        JUNE | {"within_12_months": True},
    ),
    (
        "a year after 29 February is 28 February",
        # Fri 28 Feb 2025: 3 4 5 6 7 Mar; then 10 to 14 and 17 to 21 Mar.
        {"received": "2025-02-28", "issue_occurred": "2024-02-29"},
        {
            "ack_due": "2025-03-07",
            "stage1_due_if_acknowledged_on_ack_due": "2025-03-21",
            "within_12_months": True,
        },
    ),
    (
        "the day after that is too late",
        # Sat 1 Mar 2025: the same days.
        {"received": "2025-03-01", "issue_occurred": "2024-02-29"},
        {
            "ack_due": "2025-03-07",
            "stage1_due_if_acknowledged_on_ack_due": "2025-03-21",
            "within_12_months": False,
        },
    ),
    ("nothing known, nothing told", {}, {}),
]

# Received Mon 12 Sep 2022. Acknowledge (4.1): 13 14 15 16 20 Sep, since 19 Sep was a one-off bank holiday.
SEPTEMBER: dict[str, str | bool] = {"ack_due": "2022-09-20"}

CASES_2022: list[tuple[str, dict[str, str | int], dict[str, str | bool]]] = [
    (
        "not logged: the answer counts from receipt (our reading of 5.1)",
        # 13 14 15 16 20 21 22 23 26 27 Sep; 10 more: 28 29 30 Sep, 3 4 5 6 7 10 11 Oct.
        {"received": "2022-09-12"},
        SEPTEMBER | {"stage1_due": "2022-09-27", "stage1_extended_latest": "2022-10-11"},
    ),
    (
        "logged Thu 15 Sep: the answer counts from there (5.1)",
        # 16 20 21 22 23 26 27 28 29 30 Sep; 10 more: 3 4 5 6 7 10 11 12 13 14 Oct.
        {"received": "2022-09-12", "logged": "2022-09-15", "stage1_response": "2022-09-30"},
        SEPTEMBER | {"stage1_due": "2022-09-30", "stage1_extended_latest": "2022-10-14", "stage1_late": False},
    ),
    (
        "acknowledged late, which moves no other date",
        {"received": "2022-09-12", "logged": "2022-09-15", "acknowledged": "2022-09-21"},
        SEPTEMBER | {"ack_late": True, "stage1_due": "2022-09-30", "stage1_extended_latest": "2022-10-14"},
    ),
    (
        "extended by 10",
        {
            "received": "2022-09-12",
            "logged": "2022-09-15",
            "stage1_extension_days": 10,
            "stage1_response": "2022-10-17",
        },
        SEPTEMBER
        | {
            "stage1_due": "2022-09-30",
            "stage1_extended_due": "2022-10-14",
            "stage1_extended_latest": "2022-10-14",
            "extension_over_limit": False,
            "stage1_late": True,
        },
    ),
    (
        "extended by 11, which needs agreement (5.2)",
        # Mon 17 Oct is day 11.
        {
            "received": "2022-09-12",
            "logged": "2022-09-15",
            "stage1_extension_days": 11,
            "stage1_response": "2022-10-17",
        },
        SEPTEMBER
        | {
            "stage1_due": "2022-09-30",
            "stage1_extended_due": "2022-10-17",
            "stage1_extended_latest": "2022-10-14",
            "extension_over_limit": True,
            "stage1_late": False,
        },
    ),
    (
        "stage 2 counts from the request (5.13); its acknowledgement has no time limit to be judged by",
        # Wed 14 Dec: 15 16 19 20 21 22 23 28 29 30 Dec (26, 27 are bank holidays), 3 4 5 6 9 10 11 12 13 16
        # Jan (2 Jan is one too).
        {"escalation_requested": "2022-12-14", "stage2_acknowledged": "2022-12-23", "stage2_response": "2023-01-16"},
        {"stage2_due": "2023-01-16", "stage2_late": False},
    ),
    (
        "stage 2 extended by 10",
        # From Mon 16 Jan: 17 18 19 20 23 24 25 26 27 30 Jan.
        {"escalation_requested": "2022-12-14", "stage2_extension_days": 10, "stage2_response": "2023-01-31"},
        {
            "extension_over_limit": False,
            "stage2_due": "2023-01-16",
            "stage2_extended_due": "2023-01-30",
            "stage2_late": True,
        },
    ),
    (
        "a third stage counts 20 from the request (5.18)",
        # Mon 3 Apr 2023: 4 5 6 11 12 13 14 (Easter 7, 10), 17 to 21, 24 to 28 Apr, 2 3 4 May (1 May is May Day).
        {"stage3_requested": "2023-04-03"},
        {"stage3_due": "2023-05-04"},
    ),
    (
        "the coronation's bank holiday is not counted",
        # Tue 2 May 2023: 3 4 5 9 10 May (8 May is one); 11 12 15 16 17 are days 6 to 10; 10 more: 18 19 22 23 24 25 26
        # 30 31 May (29 May is one), 1 Jun.
        {"received": "2023-05-02"},
        {"ack_due": "2023-05-10", "stage1_due": "2023-05-17", "stage1_extended_latest": "2023-06-01"},
    ),
    (
        "six months after the issue to the day is not over six months",
        # Wed 15 Mar 2023: 16 17 20 21 22 Mar; 23 24 27 28 29 Mar; 10 more: 30 31 Mar, 3 4 5 6 11 12 13 14 Apr.
        {"received": "2023-03-15", "issue_occurred": "2022-09-15"},
        {
            "ack_due": "2023-03-22",
            "stage1_due": "2023-03-29",
            "stage1_extended_latest": "2023-04-14",
            "over_6_months": False,
        },
    ),
    (
        "six months after 31 August end on 28 February; awareness does not count",
        # Wed 1 Mar 2023: 2 3 6 7 8 Mar; 9 10 13 14 15 Mar; 10 more: 16 17 20 21 22 23 24 27 28 29 Mar.
        {"received": "2023-03-01", "issue_occurred": "2022-08-31", "resident_aware": "2023-02-01"},
        {
            "ack_due": "2023-03-08",
            "stage1_due": "2023-03-15",
            "stage1_extended_latest": "2023-03-29",
            "over_6_months": True,
        },
    ),
    (
        "no days for evidence, no designated person",
        {"ombudsman_request": "2023-06-01", "final_decision": "2023-05-01"},
        {},
    ),
]

CASES_2020: list[tuple[str, dict[str, str | int], dict[str, str | bool]]] = [
    (
        "both count from receipt (3.11), over Christmas",
        # Fri 18 Dec 2020: 21 22 23 24 29 Dec (25, 28 bank holidays); 30 31 Dec, 4 5 6 Jan; 10 more: 7 8 11 12 13 14 15
        # 18 19 20 Jan.
        {"received": "2020-12-18", "acknowledged": "2020-12-30", "stage1_response": "2021-01-06"},
        {
            "ack_due": "2020-12-29",
            "ack_late": True,
            "stage1_due": "2021-01-06",
            "stage1_extended_latest": "2021-01-20",
            "stage1_late": False,
        },
    ),
    (
        "extended by 10 from that date",
        {"received": "2020-12-18", "stage1_extension_days": 10, "stage1_response": "2021-01-21"},
        {
            "ack_due": "2020-12-29",
            "stage1_due": "2021-01-06",
            "stage1_extended_due": "2021-01-20",
            "stage1_extended_latest": "2021-01-20",
            "extension_over_limit": False,
            "stage1_late": True,
        },
    ),
    (
        "May Day of 2020 was moved from the 4th to Friday the 8th",
        # Thu 30 Apr 2020: 1 4 5 6 7 May; 11 12 13 14 15 May; 10 more: 18 19 20 21 22 26 27 28 29 May, 1 Jun (25 May is
        # a bank holiday).
        {"received": "2020-04-30"},
        {"ack_due": "2020-05-07", "stage1_due": "2020-05-15", "stage1_extended_latest": "2020-06-01"},
    ),
    (
        "stage 2 counts from the request (3.11), over Easter; no acknowledgement is timed",
        # Mon 22 Mar 2021: 23 24 25 26 29 30 31 Mar, 1 6 7 8 9 12 13 14 15 16 19 20 21 Apr (2, 5 Apr Easter).
        {"escalation_requested": "2021-03-22", "stage2_acknowledged": "2021-03-25", "stage2_response": "2021-04-22"},
        {"stage2_due": "2021-04-21", "stage2_late": True},
    ),
    (
        "stage 2 extended by 11, over the limit",
        # From Wed 21 Apr: 22 23 26 27 28 29 30 Apr, 4 5 6 7 May (3 May is May Day).
        {"escalation_requested": "2021-03-22", "stage2_extension_days": 11, "stage2_response": "2021-05-07"},
        {
            "extension_over_limit": True,
            "stage2_due": "2021-04-21",
            "stage2_extended_due": "2021-05-07",
            "stage2_late": False,
        },
    ),
    (
        "a third stage counts 20 from the request",
        # Thu 29 Apr 2021: 30 Apr, 4 5 6 7, 10 to 14, 17 to 21, 24 to 28 May.
        {"stage3_requested": "2021-04-29"},
        {"stage3_due": "2021-05-28"},
    ),
    (
        "evidence within 15 working days (3.20)",
        # Mon 24 May 2021: 25 26 27 28 May, 1 2 3 4 7 8 9 10 11 14 15 Jun (31 May is one).
        {"ombudsman_request": "2021-05-24"},
        {"evidence_due": "2021-06-15"},
    ),
    (
        "eight weeks are 56 calendar days after the final decision (3.9)",
        # 27 days to 31 May, 29 in June.
        {"final_decision": "2021-05-04"},
        {"eight_weeks": "2021-06-29"},
    ),
    (
        "more than six months after the issue (1.5)",
        # Mon 1 Mar 2021: 2 3 4 5 8 Mar; 9 10 11 12 15 Mar; 10 more: 16 to 19, 22 to 26, 29 Mar.
        {"received": "2021-03-01", "issue_occurred": "2020-08-31"},
        {
            "ack_due": "2021-03-08",
            "stage1_due": "2021-03-15",
            "stage1_extended_latest": "2021-03-29",
            "over_6_months": True,
        },
    ),
]

CASES = [
    pytest.param(edition, given, expected, id=f"{edition}: {name}")
    for edition, cases in (("2024", CASES_2024), ("2022", CASES_2022), ("2020", CASES_2020))
    for name, given, expected in cases
]


@pytest.mark.parametrize(("edition", "given", "expected"), CASES)
def test_every_key_as_worked_out_by_hand(
    edition: str, given: dict[str, str | int], expected: dict[str, str | bool]
) -> None:
    found = values(sheet(load(edition), CALENDAR, _days(**given)))
    assert found == _expected(**expected)
    assert list(found) == [key for key in KEYS if key in found]


def test_every_line_that_is_a_date_says_its_clause_and_how_it_was_counted() -> None:
    days = _days(
        received="2021-03-01",
        stage1_extension_days=3,
        escalation_requested="2021-04-01",
        stage3_requested="2021-05-04",
        ombudsman_request="2021-06-01",
        final_decision="2021-05-20",
    )
    lines = sheet(load("2020"), CALENDAR, days)
    assert len(lines) == 9
    for line in lines:
        assert line.clause
        assert isinstance(line.value, bool) or line.count


IMPOSSIBLE = [
    ({"received": "2024-06-03", "acknowledged": "2024-06-02"}, "acknowledged"),
    ({"received": "2024-06-03", "logged": "2024-06-02"}, "logged"),
    ({"received": "2024-06-03", "stage1_response": "2024-06-02"}, "stage1_response"),
    ({"received": "2024-06-03", "issue_occurred": "2024-06-04"}, "received"),
    ({"received": "2024-06-03", "resident_aware": "2024-06-04"}, "received"),
    ({"received": "2024-06-03", "escalation_requested": "2024-06-02"}, "escalation_requested"),
    ({"escalation_requested": "2024-07-15", "stage2_acknowledged": "2024-07-14"}, "stage2_acknowledged"),
    ({"escalation_requested": "2024-07-15", "stage2_response": "2024-07-14"}, "stage2_response"),
    ({"escalation_requested": "2024-07-15", "stage3_requested": "2024-07-14"}, "stage3_requested"),
    ({"received": "2024-06-03", "stage2_acknowledged": "2024-06-02"}, "stage2_acknowledged"),
    ({"received": "2024-06-03", "stage2_response": "2024-06-02"}, "stage2_response"),
    ({"received": "2024-06-03", "stage3_requested": "2024-06-02"}, "stage3_requested"),
    ({"received": "2024-06-03", "ombudsman_request": "2024-06-02"}, "ombudsman_request"),
    ({"received": "2024-06-03", "final_decision": "2024-06-02"}, "final_decision"),
    ({"stage1_extension_days": 0}, "stage1_extension_days"),
    ({"stage2_extension_days": -1}, "stage2_extension_days"),
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("given", "field"), IMPOSSIBLE)
def test_an_order_that_cannot_be_is_refused(edition: str, given: dict[str, str | int], field: str) -> None:
    with pytest.raises(Impossible) as refused:
        sheet(load(edition), CALENDAR, _days(**given))
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


POSSIBLE = [
    (
        "an escalation before stage 1 is answered",
        {"escalation_requested": "2024-06-19", "stage1_response": "2024-06-20"},
    ),
    ("an answer before the acknowledgement", {"stage1_response": "2024-06-05", "acknowledged": "2024-06-06"}),
    ("an answer before it was logged", {"stage1_response": "2024-06-05", "logged": "2024-06-06"}),
    (
        "stage 2 answered before it was acknowledged",
        {"stage2_response": "2024-07-17", "stage2_acknowledged": "2024-07-18"},
    ),
    ("a third stage before stage 2 is answered", {"stage3_requested": "2024-08-14", "stage2_response": "2024-08-15"}),
    ("a final decision before the answers", {"final_decision": "2024-06-04", "stage2_response": "2024-08-15"}),
    ("the Ombudsman's request before any answer", {"ombudsman_request": "2024-06-04", "stage1_response": "2024-06-20"}),
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("given", [given for _, given in POSSIBLE], ids=[name for name, _ in POSSIBLE])
def test_an_order_that_the_register_records_is_counted(edition: str, given: dict[str, str | int]) -> None:
    found = values(sheet(load(edition), CALENDAR, _days(received="2024-06-03", **given)))
    assert found["ack_due"] == _day("2024-06-10")


def test_an_escalation_before_the_stage_1_answer_changes_neither_date() -> None:
    """Stage 1 acknowledged 6 Jun is due Thu 20 Jun (6.3); escalated 19 Jun, it is acknowledged by Wed 26 Jun (6.11)."""
    days = _days(
        received="2024-06-03",
        acknowledged="2024-06-06",
        escalation_requested="2024-06-19",
        stage1_response="2024-06-21",
    )
    found = values(sheet(load("2024"), CALENDAR, days))
    assert found == _expected(**ACKNOWLEDGED, stage1_late=True, stage2_ack_due="2024-06-26")


def test_everything_on_one_day_is_possible() -> None:
    same = {name: "2024-06-03" for name in CaseDays.__dataclass_fields__ if not name.endswith("extension_days")}
    found = values(sheet(load("2024"), CALENDAR, _days(**same)))
    assert (found["ack_late"], found["stage1_late"], found["stage2_late"]) == (False, False, False)


def test_a_further_stage_may_be_asked_for_after_the_final_decision_and_be_refused() -> None:
    found = values(sheet(load("2022"), CALENDAR, _days(final_decision="2023-03-01", stage3_requested="2023-04-03")))
    assert found == _expected(stage3_due="2023-05-04")


def test_a_count_that_leaves_the_known_bank_holidays_is_refused() -> None:
    with pytest.raises(BadInput, match="2019 to 2028"):
        sheet(load("2020"), CALENDAR, _days(received="2028-12-20"))
