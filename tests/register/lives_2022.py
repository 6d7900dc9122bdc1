"""Lives through the stages of the 2022 edition: every date counted in the comment above it, by hand."""

from __future__ import annotations

from casebook import on, received
from life_told import (
    Told,
    ack,
    answer,
    closed,
    escalated,
    extended,
    logged,
    told,
    updates,
)

from hoctui.register.events import (
    Event,
    HandedOver,
)

# Mon 6 Nov 2023: 7 to 10 are 1 to 4, Mon 13 is 5; 14 to 17 are 6 to 9, Mon 20 is 10.
NOVEMBER: tuple[Event, ...] = (received("2023-11-06"), logged("2023-11-06"), ack("2023-11-07"))
NOVEMBER_ACK = "acknowledge, stage 1: 2023-11-13, 2023-11-07"

# Mon 9 Jan 2023: 10 to 13 are 1 to 4, 16 is 5; 17 to 20 are 6 to 9, Mon 23 is 10. Stage 2 asked for on Wed 1 Feb: 2 3
# are 1 2, 6 to 10 are 3 to 7, 13 to 17 are 8 to 12, 20 to 24 are 13 to 17, 27 28 Feb and Wed 1 Mar are 18 to 20.
FEBRUARY: tuple[Event, ...] = (
    received("2023-01-09", handler="R Adeyemi"),
    logged("2023-01-09"),
    ack("2023-01-10"),
    answer("2023-01-23"),
    escalated("2023-02-01"),
)
FEBRUARY_KEPT = (
    "acknowledge, stage 1: 2023-01-16, 2023-01-10",
    "respond, stage 1: 2023-01-23, 2023-01-23",
    "respond, stage 2: 2023-03-01, 2023-03-01",
)

LIVES_2022 = (
    Told(
        # Fri 27 May 2022: 30 31 May and 1 Jun are 1 to 3; Thu 2 and Fri 3 Jun are bank holidays; 6 7 are 4 5. Logged on
        # Mon 30: 31 May, 1 Jun are 1 2, 6 to 10 are 3 to 7, 13 14 15 are 8 to 10.
        "2022, over the two bank holidays of June 2022; logged after the weekend (4.1, 5.1)",
        (received("2022-05-27"), logged("2022-05-30")),
        "2022",
        "received",
        "acknowledge 4.1 2022-06-07 Acknowledged",
        runs=("acknowledge, stage 1: 2022-06-07", "respond, stage 1: 2022-06-15"),
        can="Acknowledged PointAdded",
        cannot="Logged DesignatedPersonAsked",
    ),
    Told(
        # Tue 13 Sep: 14 15 16 are 1 to 3, Mon 19 is a bank holiday, 20 21 are 4 5; 22 23 are 6 7, 26 27 28 are 8 to 10.
        "2022, over 19 September: acknowledged late, and with nothing in it; answered on the last day (4.1, 4.2)",
        (received("2022-09-13"), ack("2022-09-22", definition="", outcomes=""), answer("2022-09-28")),
        "2022",
        "answered",
        "close 4.15 - Closed",
        kept=("respond, stage 1: 2022-09-28, 2022-09-28",),
        late=("acknowledge, stage 1: 2022-09-21, 2022-09-22",),
        breaches=("4.1, 2022-09-22", "4.2, 2022-09-22"),
        points=("4.2 Corrected",),
        waits="the resident",
    ),
    Told(
        # Thu 27 Apr 2023: 28 is 1, Mon 1 May is a bank holiday, 2 to 5 are 2 to 5; Mon 8 is the coronation's, 9 to 12
        # are 6 to 9, Mon 15 is 10. By 15 more: 16 to 19 are 1 to 4, 22 to 26 are 5 to 9, Mon 29 is a bank holiday, 30
        # 31 May 1 2 Jun are 10 to 13, 5 6 are 14 15.
        "2022, over 8 May 2023; put back past twenty days in all with the resident's agreement (5.2)",
        (received("2023-04-27"), logged("2023-04-27"), ack("2023-05-05"), extended("2023-05-12", 15, agreed=True)),
        "2022",
        "acknowledged",
        "respond 5.1 2023-06-06 Responded",
        runs=("respond, stage 1: 2023-06-06",),
        kept=("acknowledge, stage 1: 2023-05-05, 2023-05-05",),
        points=("4.10 UpdatesAgreed",),
    ),
    Told(
        # The same dates; ten more end on Tue 30 May.
        "2022, put back as far without it: a good reason is no agreement (5.1, 5.2)",
        (
            received("2023-04-27"),
            logged("2023-04-27"),
            ack("2023-05-05"),
            extended("2023-05-12", 15, good_reason="asbestos was found"),
            answer("2023-06-06"),
        ),
        "2022",
        "answered",
        "close 4.15 - Closed",
        kept=("acknowledge, stage 1: 2023-05-05, 2023-05-05",),
        late=("respond, stage 1: 2023-05-30, 2023-06-06",),
        breaches=("5.1, 2023-05-12", "5.1, 2023-06-06"),
        waits="the resident",
    ),
    Told(
        # Tue 20 Dec 2022: 21 22 23 are 1 to 3, Mon 26 and Tue 27 are bank holidays, 28 29 are 4 5, 30 is 6, Mon 2 Jan
        # is a bank holiday, 3 to 6 are 7 to 10. Five more: 9 to 13, then 16 to 20 Jan, the tenth. The third is over.
        # Updates every 3 from Wed 4 Jan: 5 6 9; told on Wed 11: 12 13 16.
        "2022, over Christmas, put back three times, the last over the cap; an update late and the next one due",
        (
            received("2022-12-20"),
            logged("2022-12-20"),
            ack("2022-12-29"),
            updates("2023-01-04", 3),
            extended("2023-01-04", 5),
            told("2023-01-11"),
            extended("2023-01-12", 5),
            extended("2023-01-19", 1),
        ),
        "2022",
        "acknowledged",
        "update 4.10 2023-01-16 ContactMade",
        runs=("respond, stage 1: 2023-01-20", "update the resident: 2023-01-16"),
        kept=("acknowledge, stage 1: 2022-12-29, 2022-12-29",),
        late=("update the resident: 2023-01-09, 2023-01-11",),
        breaches=("5.1, 2023-01-19", "4.10, 2023-01-11"),
    ),
    Told(
        # Sun 2 Apr 2023: 3 to 6 are 1 to 4, Fri 7 and Mon 10 are Easter, 11 is 5; 12 13 14 are 6 to 8, 17 18 are 9 10.
        # The cap: 19 20 21 are 1 to 3, 24 to 28 are 4 to 8, Mon 1 May is a bank holiday, 2 3 are 9 10. Put back to 2.
        "2022, received on a Sunday before Easter, put back to a day within the cap",
        (
            received("2023-04-02"),
            ack("2023-04-11"),
            extended("2023-04-17", to=on("2023-05-02"), update_every=10),
            answer("2023-05-02"),
        ),
        "2022",
        "answered",
        "close 4.15 - Closed",
        # Updates every 10 from Mon 17: 18 to 21 are 1 to 4, 24 to 28 are 5 to 9, 2 May is 10, the day of the answer.
        kept=("acknowledge, stage 1: 2023-04-11, 2023-04-11", "respond, stage 1: 2023-05-02, 2023-05-02"),
        waits="the resident",
    ),
    Told(
        # Every 3 from Tue 7 Nov: 8 9 10. Agreed anew on Wed 15, every 2: 16 17.
        "2022, updates missed until they were agreed anew: the one missed stays on record (4.10)",
        (*NOVEMBER, updates("2023-11-07", 3), updates("2023-11-15", 2)),
        "2022",
        "acknowledged",
        "update 4.10 2023-11-17 ContactMade",
        runs=("respond, stage 1: 2023-11-20", "update the resident: 2023-11-17"),
        kept=(NOVEMBER_ACK,),
        late=("update the resident: 2023-11-10, 2023-11-15",),
        breaches=("4.10, 2023-11-15",),
    ),
    Told(
        "2022, updates agreed and never given; a word with the contractor was none (4.10)",
        (*NOVEMBER, updates("2023-11-07", 3), told("2023-11-09", with_whom="the roofer"), answer("2023-11-20")),
        "2022",
        "answered",
        "close 4.15 - Closed",
        kept=(NOVEMBER_ACK, "respond, stage 1: 2023-11-20, 2023-11-20"),
        never=("update the resident: 2023-11-10",),
        breaches=("4.10, 2023-11-10",),
        waits="the resident",
    ),
    Told(
        "2022, the same person at stage 2, with the reason (5.12)",
        (
            *FEBRUARY,
            ack("2023-02-03"),
            answer("2023-03-01", same_person_why="nobody else knows the building"),
            closed("2023-03-10"),
        ),
        "2022",
        "closed",
        "- - - -",
        kept=FEBRUARY_KEPT,
        breaches=("5.12, 2023-03-01",),
        can="Reopened Escalated",
        cannot="EscalationRefused Closed",
    ),
    Told(
        "2022, handed over for stage 2: another person answered",
        (*FEBRUARY, HandedOver(on=on("2023-02-02"), to="J Poole"), answer("2023-03-01")),
        "2022",
        "answered",
        "close 4.15 - Closed",
        kept=FEBRUARY_KEPT,
        waits="the resident",
        can="Escalated EscalationRefused",
    ),
    Told(
        # Mon 13 Mar 2023: 14 to 17 are 1 to 4, 20 to 24 are 5 to 9, 27 to 31 are 10 to 14, 3 to 6 Apr are 15 to 18, Fri
        # 7 and Mon 10 are Easter, 11 12 are 19 20.
        "2022, a third stage, over Easter (5.17, 5.18)",
        (*FEBRUARY, answer("2023-03-01", handler="J Poole"), escalated("2023-03-13")),
        "2022",
        "escalated",
        "respond 5.18 2023-04-12 Responded",
        runs=("respond, stage 3: 2023-04-12",),
        kept=FEBRUARY_KEPT,
        breaches=("5.17, 2023-03-13",),
        cannot="Escalated",
    ),
    Told(
        # Mon 4 Sep 2023: 5 to 8 are 1 to 4, 11 is 5; 12 to 15 are 6 to 9, 18 is 10. Mon 2 Oct: 3 to 6 are 1 to 4, 9 to
        # 13 are 5 to 9, 16 to 20 are 10 to 14, 23 to 27 are 15 to 19, Mon 30 is 20. Ten more: 31 Oct 1 2 3 Nov are 1 to
        # 4, 6 to 10 are 5 to 9, Mon 13 is 10.
        "2022, stage 2 put back over its ten days without agreement (5.13, 5.14)",
        (
            received("2023-09-04"),
            logged("2023-09-04"),
            ack("2023-09-04"),
            answer("2023-09-18"),
            escalated("2023-10-02"),
            extended("2023-10-27", 15),
        ),
        "2022",
        "escalated",
        "respond 5.13 2023-11-13 Responded",
        runs=("respond, stage 2: 2023-11-13",),
        kept=("acknowledge, stage 1: 2023-09-11, 2023-09-04", "respond, stage 1: 2023-09-18, 2023-09-18"),
        breaches=("5.13, 2023-10-27",),
        points=("4.10 UpdatesAgreed",),
    ),
)
