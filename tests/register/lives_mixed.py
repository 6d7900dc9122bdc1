"""Lives that go from one edition's time into another's: the day the complaint was made decides. Counted by hand."""

from __future__ import annotations

from casebook import on, received
from life_told import Told, ack, answer, closed, escalated, extended, logged, promised, refused

from hoctui.register.events import (
    BecameComplaint,
    Event,
    EvidenceRequested,
    RefusalOverruled,
    Reopened,
    RequestReviewed,
)

# Tue 12 Mar 2024: 13 14 15 are 1 to 3, 18 19 are 4 5; 20 21 22 are 6 to 8, 25 26 are 9 10. Stage 2 asked for on Tue 9
# Apr: 10 11 12 are 1 to 3, 15 to 19 are 4 to 8, 22 to 26 are 9 to 13, 29 30 Apr 1 2 3 May are 14 to 18, Mon 6 May is a
# bank holiday, 7 8 are 19 20.
SPRING: tuple[Event, ...] = (
    received("2024-03-12"),
    logged("2024-03-12"),
    ack("2024-03-15"),
    answer("2024-03-26"),
    escalated("2024-04-09"),
)
SPRING_KEPT = ("acknowledge, stage 1: 2024-03-19, 2024-03-15", "respond, stage 1: 2024-03-26, 2024-03-26")

LIVES_MIXED = (
    Told(
        "2022 keeps 2022 at stage 2, though that came after 1 April 2024: nothing times its acknowledgement",
        SPRING,
        "2022",
        "escalated",
        "respond 5.13 2024-05-08 Responded",
        runs=("respond, stage 2: 2024-05-08",),
        kept=SPRING_KEPT,
        can="Acknowledged",
    ),
    Told(
        # Ten more: 9 10 are 1 2, 13 to 17 are 3 to 7, 20 21 22 are 8 to 10. The twenty of 2024 are not its own.
        "2022 keeps 2022's ten days more at stage 2",
        (*SPRING, extended("2024-05-03", 20)),
        "2022",
        "escalated",
        "respond 5.13 2024-05-22 Responded",
        runs=("respond, stage 2: 2024-05-22",),
        kept=SPRING_KEPT,
        breaches=("5.13, 2024-05-03",),
        points=("4.10 UpdatesAgreed",),
    ),
    Told(
        # Mon 3 Jun 2024: 4 to 7 are 1 to 4, 10 to 14 are 5 to 9, 17 to 21 are 10 to 14, 24 to 28 are 15 to 19, Mon 1
        # Jul is 20.
        "2022 keeps its third stage, discouraged, in a time that forbids one",
        (*SPRING, answer("2024-05-08"), escalated("2024-06-03")),
        "2022",
        "escalated",
        "respond 5.18 2024-07-01 Responded",
        runs=("respond, stage 3: 2024-07-01",),
        kept=(*SPRING_KEPT, "respond, stage 2: 2024-05-08, 2024-05-08"),
        breaches=("5.17, 2024-06-03",),
    ),
    Told(
        # Tue 7 May 2024: 8 9 10 are 1 to 3, 13 14 are 4 5; from there 15 16 17 are 1 to 3, 20 to 24 are 4 to 8, Mon 27
        # is a bank holiday, 28 29 are 9 10. The promise of 2021 is under 2024's clause too.
        "a service request of 2021 made a complaint in 2024: 2024 governs all of it, and the old promise comes first",
        (
            received("2021-06-07", matter="service request", review_on=on("2021-12-01")),
            promised("2021-07-01", "new tap", "2021-08-02"),
            RequestReviewed(on=on("2022-01-10"), note="the part is late", review_on=on("2023-01-09")),
            RequestReviewed(on=on("2023-01-09"), note="no plumber yet", satisfied=False),
            BecameComplaint(on=on("2024-05-07")),
        ),
        "2024",
        "received",
        "carry out 7.3 2021-08-02 ActionDone",
        runs=("acknowledge, stage 1: 2024-05-14", "respond, stage 1: 2024-05-29", "action: new tap: 2021-08-02"),
        kept=("review the service request: 2023-01-09, 2023-01-09",),
        late=("review the service request: 2021-12-01, 2022-01-10",),
    ),
    Told(
        # Fri 1 Apr 2022, the first day of 2022: 4 to 8 are 1 to 5; 11 to 14 are 6 to 9, Fri 15 and Mon 18 are Easter,
        # Tue 19 is 10.
        "a service request of 2020's last days, a complaint on the first day of 2022",
        (received("2022-03-30", matter="service request"), BecameComplaint(on=on("2022-04-01"))),
        "2022",
        "received",
        "acknowledge 4.1 2022-04-08 Acknowledged",
        runs=("acknowledge, stage 1: 2022-04-08", "respond, stage 1: 2022-04-19"),
        cannot="DesignatedPersonAsked",
    ),
    Told(
        # Thu 31 Mar 2022: by Thu 7 and Thu 14 Apr. Stage 2 on Tue 13 Sep: 14 15 16 are 1 to 3, Mon 19 is a bank
        # holiday, 20 to 23 are 4 to 7, 26 to 30 are 8 to 12, 3 to 7 Oct are 13 to 17, 10 11 12 are 18 to 20.
        "2020 keeps 2020 at stage 2 in September 2022",
        (received("2022-03-31"), ack("2022-04-07"), answer("2022-04-14"), escalated("2022-09-13")),
        "2020",
        "escalated",
        "respond 3.11 2022-10-12 Responded",
        runs=("respond, stage 2: 2022-10-12",),
        kept=("acknowledge, stage 1: 2022-04-07, 2022-04-07", "respond, stage 1: 2022-04-14, 2022-04-14"),
        can="DesignatedPersonAsked",
    ),
    Told(
        # Mon 16 Dec 2024: 17 to 20 are 1 to 4, 23 24 are 5 6, 25 and 26 are bank holidays, 27 is 7, 30 31 are 8 9, 1
        # Jan is a bank holiday, 2 3 are 10 11, 6 to 9 are 12 to 15.
        "2020 keeps its fifteen days for evidence in December 2024 (3.20)",
        (
            received("2022-03-31"),
            ack("2022-04-07"),
            answer("2022-04-14"),
            closed("2022-05-03"),
            EvidenceRequested(on=on("2024-12-16")),
        ),
        "2020",
        "closed",
        "send evidence 3.20 2025-01-09 EvidenceSent",
        runs=("evidence to the Ombudsman: 2025-01-09",),
        kept=("acknowledge, stage 1: 2022-04-07, 2022-04-07", "respond, stage 1: 2022-04-14, 2022-04-14"),
    ),
    Told(
        # Thu 1 Jun 2023: 2 is 1, 5 to 8 are 2 to 5; 9 is 6, 12 to 15 are 7 to 10.
        "2022, closed with nothing said, taken up again in 2025: its own dates, long past, run on",
        (
            received("2023-06-01"),
            closed("2023-06-09"),
            Reopened(on=on("2025-02-03"), reason="it was never answered"),
        ),
        "2022",
        "received",
        "acknowledge 4.1 2023-06-08 Acknowledged",
        runs=("acknowledge, stage 1: 2023-06-08", "respond, stage 1: 2023-06-15"),
    ),
    Told(
        # Tue 7 May 2024: 8 9 10 are 1 to 3, 13 14 are 4 5; 15 16 17 are 6 to 8, 20 21 are 9 10.
        "2022, refused in February 2024, overruled in May: 2022's days, from the day we were told (1.9)",
        (received("2024-02-01"), refused("2024-02-05"), RefusalOverruled(on=on("2024-05-07"))),
        "2022",
        "received",
        "acknowledge 4.1 2024-05-14 Acknowledged",
        runs=("acknowledge, stage 1: 2024-05-14", "respond, stage 1: 2024-05-21"),
        breaches=("1.9, 2024-05-07",),
    ),
)
