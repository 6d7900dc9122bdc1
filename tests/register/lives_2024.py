"""Lives through the stages of the 2024 edition: every date counted in the comment above it, by hand."""

from __future__ import annotations

from casebook import on, received
from life_told import (
    Told,
    ack,
    answer,
    closed,
    escalated,
    extended,
    not_escalated,
    promised,
    refused,
    told,
)

from hoctui.register.events import ConflictDeclared, Event, RefusalOverruled, Reopened, SentElsewhere, Withdrawn

# Mon 2 Jun 2025: 3 to 6 are 1 to 4, Mon 9 is 5. Acknowledged on Wed 4: 5 6 are 1 2, 9 to 13 are 3 to 7, 16 17 18 are 8
# to 10. Never acknowledged, it counts from Mon 9: 10 to 13 are 1 to 4, 16 to 20 are 5 to 9, Mon 23 is 10.
RECEIVED = received("2025-06-02", handler="R Adeyemi")
JUNE: tuple[Event, ...] = (RECEIVED, ack("2025-06-04"))
ACK_KEPT = "acknowledge, stage 1: 2025-06-09, 2025-06-04"
ANSWERED = (*JUNE, answer("2025-06-18"))
ANSWERED_KEPT = (ACK_KEPT, "respond, stage 1: 2025-06-18, 2025-06-18")

# Tue 1 Jul: 2 3 4 are 1 to 3, 7 8 are 4 5. From Tue 8: 9 10 11 are 1 to 3, 14 to 18 are 4 to 8, 21 to 25 are 9 to 13,
# 28 Jul to 1 Aug are 14 to 18, 4 5 Aug are 19 20.
JULY = (*ANSWERED, escalated("2025-07-01"))

# Mon 3 Nov 2025: 4 to 7 are 1 to 4, Mon 10 is 5; from there 11 to 14 are 1 to 4, 17 to 21 are 5 to 9, Mon 24 is 10.
# Stage 2 asked for on Tue 16 Dec: 17 18 19 are 1 to 3, 22 23 are 4 5. From Tue 23: 24 is 1, 25 26 are bank holidays, 29
# 30 31 are 2 to 4, 1 Jan is a bank holiday, 2 is 5, 5 to 9 are 6 to 10, 12 to 16 are 11 to 15, 19 to 23 are 16 to 20.
CHRISTMAS: tuple[Event, ...] = (
    received("2025-11-03"),
    ack("2025-11-10"),
    answer("2025-11-24"),
    escalated("2025-12-16"),
    ack("2025-12-23"),
)
CHRISTMAS_KEPT = (
    "acknowledge, stage 1: 2025-11-10, 2025-11-10",
    "respond, stage 1: 2025-11-24, 2025-11-24",
    "acknowledge, stage 2: 2025-12-23, 2025-12-23",
)

LIVES_2024 = (
    Told(
        # Mon 26 Aug 2024, a bank holiday, is day 0: 27 to 30 are 1 to 4, 2 Sep is 5; 3 to 6 are 1 to 4, 9 to 13 are 5
        # to 9, Mon 16 is 10.
        "2024, received on a bank holiday (6.2, 6.3)",
        (received("2024-08-26"),),
        "2024",
        "received",
        "acknowledge 6.2 2024-09-02 Acknowledged",
        runs=("acknowledge, stage 1: 2024-09-02", "respond, stage 1: 2024-09-16"),
        can="Acknowledged Refused SentElsewhere OmbudsmanContacted Ordered FindingMade",
        cannot="DesignatedPersonAsked RefusalOverruled EscalationRefused",
    ),
    Told(
        # Fri 11 Apr 2025: 14 to 17 are 1 to 4, Fri 18 and Mon 21 are Easter, Tue 22 is 5. From Thu 17: 22 to 25 are 1
        # to 4, 28 29 30 1 2 May are 5 to 9, Mon 5 May is a bank holiday, Tue 6 is 10.
        "2024, over Easter and the first of May",
        (received("2025-04-11"), ack("2025-04-17")),
        "2024",
        "acknowledged",
        "respond 6.3 2025-05-06 Responded",
        runs=("respond, stage 1: 2025-05-06",),
        kept=("acknowledge, stage 1: 2025-04-22, 2025-04-17",),
        can="Responded Extended UpdatesAgreed PointAdded",
        cannot="Acknowledged",
    ),
    Told(
        "2024, stage 2 over Christmas (6.11, 6.14)",
        CHRISTMAS,
        "2024",
        "acknowledged",
        "respond 6.14 2026-01-23 Responded",
        runs=("respond, stage 2: 2026-01-23",),
        kept=CHRISTMAS_KEPT,
        cannot="Refused SentElsewhere Escalated",
    ),
    Told(
        # Twenty more: 26 to 30 Jan are 1 to 5, 2 to 6 Feb are 6 to 10, 9 to 13 are 11 to 15, 16 to 20 are 16 to 20.
        # Updates every 10 from Tue 20 Jan: 21 22 23 are 1 to 3, 26 to 30 are 4 to 8, 2 3 Feb are 9 10.
        "2024, stage 2 put back by twenty days, with updates (6.15, 5.9)",
        (*CHRISTMAS, extended("2026-01-20", 20, update_every=10)),
        "2024",
        "acknowledged",
        "update 5.9 2026-02-03 ContactMade",
        runs=("respond, stage 2: 2026-02-20", "update the resident: 2026-02-03"),
        kept=CHRISTMAS_KEPT,
    ),
    Told(
        # The twenty-first day would be Mon 23 Feb.
        "2024, stage 2 put back by twenty-one: to the cap only (6.15), and with no updates agreed (5.9)",
        (*CHRISTMAS, extended("2026-01-20", 21)),
        "2024",
        "acknowledged",
        "respond 6.14 2026-02-20 Responded",
        runs=("respond, stage 2: 2026-02-20",),
        kept=CHRISTMAS_KEPT,
        breaches=("6.15, 2026-01-20", "5.9, 2026-01-20"),
        points=("5.9 UpdatesAgreed",),
    ),
    Told(
        # From Wed 18 Jun: 19 20 are 1 2, 23 to 27 are 3 to 7, 30 Jun 1 2 Jul are 8 to 10.
        "2024, put back without the Ombudsman's contact details (6.5)",
        (*JUNE, extended("2025-06-16", 10, ombudsman_given=False)),
        "2024",
        "acknowledged",
        "respond 6.3 2025-07-02 Responded",
        runs=("respond, stage 1: 2025-07-02",),
        kept=(ACK_KEPT,),
        breaches=("6.5, 2025-06-16", "5.9, 2025-06-16"),
        points=("5.9 UpdatesAgreed",),
    ),
    Told(
        # Every 5 from Mon 16: 17 to 20 and 23. Told on Fri 20: 23 to 27. Told on Mon 30: 1 to 4 Jul and 7, after the
        # answer.
        "2024, one update kept, one late, the next overtaken by the answer (5.9); the contact details unsaid (6.5)",
        (
            *JUNE,
            extended("2025-06-16", 10, ombudsman_given=None, update_every=5),
            told("2025-06-20"),
            told("2025-06-30"),
            answer("2025-07-02"),
        ),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=(ACK_KEPT, "respond, stage 1: 2025-07-02, 2025-07-02", "update the resident: 2025-06-23, 2025-06-20"),
        late=("update the resident: 2025-06-27, 2025-06-30",),
        breaches=("5.9, 2025-06-30",),
        points=("6.5 Corrected",),
        waits="the resident",
    ),
    Told(
        # Updates every 5 from Thu 19: 20 is 1, 23 to 26 are 2 to 5.
        "2024, put back the day after its date (6.4)",
        (*JUNE, extended("2025-06-19", 5, update_every=5)),
        "2024",
        "acknowledged",
        "respond 6.3 2025-06-18 Responded",
        runs=("respond, stage 1: 2025-06-18", "update the resident: 2025-06-26"),
        kept=(ACK_KEPT,),
        breaches=("6.4, 2025-06-19",),
    ),
    Told(
        # Five: 19 20 23 24 25. Ten from Wed 25: 26 27 30 are 1 to 3, 1 to 4 Jul are 4 to 7, 7 8 9 are 8 to 10. Updates
        # every 20 from 16 Jun: to 20 are 1 to 4, to 27 are 5 to 9, to 4 Jul are 10 to 14, to 11 are 15 to 19, 14 Jul.
        "2024, put back twice, past the cap with good reason: in time",
        (
            *JUNE,
            extended("2025-06-16", 5, update_every=20),
            extended("2025-06-24", 10, good_reason="asbestos was found"),
            answer("2025-07-09"),
        ),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=(ACK_KEPT, "respond, stage 1: 2025-07-09, 2025-07-09"),
        waits="the resident",
    ),
    Told(
        # Without it, to the cap: Wed 2 Jul.
        "2024, put back twice, past the cap without good reason (6.4, 6.3)",
        (
            *JUNE,
            extended("2025-06-16", 5, update_every=20),
            extended("2025-06-24", 10),
            answer("2025-07-09"),
        ),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=(ACK_KEPT,),
        late=("respond, stage 1: 2025-07-02, 2025-07-09",),
        breaches=("6.4, 2025-06-24", "6.3, 2025-07-09"),
        waits="the resident",
    ),
    Told(
        # Put back on Wed 4 Jun to Mon 16, before it was acknowledged; Mon 23 is the Code's. Updates every 10 from Wed
        # 4: 5 6 are 1 2, 9 to 13 are 3 to 7, 16 17 18 are 8 to 10.
        "2024, put back to a day before the Code's own: nothing is shortened",
        (RECEIVED, extended("2025-06-04", to=on("2025-06-16"), update_every=10)),
        "2024",
        "received",
        "acknowledge 6.2 2025-06-09 Acknowledged",
        runs=(
            "acknowledge, stage 1: 2025-06-09",
            "respond, stage 1: 2025-06-23",
            "update the resident: 2025-06-18",
        ),
    ),
    Told(
        "2024, answered and never acknowledged: judged by the date projected (6.2, 6.3)",
        (RECEIVED, answer("2025-06-24")),
        "2024",
        "answered",
        "close 5.12 - Closed",
        late=("respond, stage 1: 2025-06-23, 2025-06-24",),
        never=("acknowledge, stage 1: 2025-06-09",),
        breaches=("6.2, 2025-06-24", "6.3, 2025-06-24"),
        waits="the resident",
        cannot="Acknowledged Logged",
    ),
    Told(
        # From Wed 11 Jun: 12 13 are 1 2, 16 to 20 are 3 to 7, 23 24 25 are 8 to 10.
        "2024, passed on late, acknowledged late and with nothing in it (3.2, 6.2, 5.6, 5.7)",
        (
            received("2025-06-02", passed_on=on("2025-06-10")),
            ack("2025-06-11", definition="", outcomes="", not_ours=""),
        ),
        "2024",
        "acknowledged",
        "respond 6.3 2025-06-25 Responded",
        runs=("respond, stage 1: 2025-06-25",),
        late=("acknowledge, stage 1: 2025-06-09, 2025-06-11",),
        breaches=("3.2, 2025-06-10", "6.2, 2025-06-11", "5.6, 2025-06-11"),
        points=("5.6 Corrected", "5.7 Corrected"),
    ),
    Told(
        "2024, answered, and the answer leaves things unsaid (6.9, 6.7, 7.3)",
        (*JUNE, answer("2025-06-18", next_stage_told=None, every_point=None, remedy="a new tap")),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=ANSWERED_KEPT,
        points=("6.9 Corrected", "6.7 Corrected", "7.3 ActionPromised"),
        waits="the resident",
    ),
    Told(
        "2024, refused as too old with nothing said (2.3, 2.4, 2.5)",
        (RECEIVED, refused("2025-06-04", ground="over_age", ombudsman_told=None, individual="")),
        "2024",
        "refused",
        "- 2.4 - -",
        never=("acknowledge, stage 1: 2025-06-09", "respond, stage 1: 2025-06-23"),
        breaches=("2.3, 2025-06-04",),
        points=("2.4 Corrected", "2.5 Corrected"),
        can="RefusalOverruled Reopened",
        cannot="Escalated Acknowledged",
    ),
    Told(
        # Told to on Tue 1 Jul: acknowledge by Tue 8, as above. From there 9 10 11 are 1 to 3, 14 to 18 are 4 to 8, 21
        # 22 are 9 10.
        "2024, refused once extended, and overruled: of the date put back and the updates nothing is left (2.4)",
        (
            *JUNE,
            extended("2025-06-16", 10, update_every=5),
            refused("2025-06-17"),
            RefusalOverruled(on=on("2025-07-01"), reference="202512345"),
        ),
        "2024",
        "received",
        "acknowledge 6.2 2025-07-08 Acknowledged",
        runs=("acknowledge, stage 1: 2025-07-08", "respond, stage 1: 2025-07-22"),
        breaches=("2.4, 2025-07-01",),
        cannot="RefusalOverruled",
    ),
    Told(
        # From Thu 3 Jul: 4 is 1, 7 to 11 are 2 to 6, 14 to 17 are 7 to 10.
        "2024, overruled and acknowledged anew",
        (*JUNE, refused("2025-06-17"), RefusalOverruled(on=on("2025-07-01")), ack("2025-07-03")),
        "2024",
        "acknowledged",
        "respond 6.3 2025-07-17 Responded",
        runs=("respond, stage 1: 2025-07-17",),
        kept=("acknowledge, stage 1: 2025-07-08, 2025-07-03",),
        breaches=("2.4, 2025-07-01",),
    ),
    Told(
        "2024, kept from stage 2, and overruled: stage 2 counts from that day (5.11, 6.11)",
        (*ANSWERED, not_escalated("2025-06-20"), closed("2025-06-23"), RefusalOverruled(on=on("2025-07-01"))),
        "2024",
        "escalated",
        "acknowledge 6.11 2025-07-08 Acknowledged",
        runs=("acknowledge, stage 2: 2025-07-08", "respond, stage 2: 2025-08-05"),
        kept=ANSWERED_KEPT,
        breaches=("5.11, 2025-07-01",),
        points=("6.13 HandedOver",),  # the one who answered stage 1 still has it
        cannot="RefusalOverruled Escalated",
    ),
    Told(
        "2024, kept from stage 2 with nothing said (2.4, 2.5)",
        (*ANSWERED, not_escalated("2025-06-20", ombudsman_told=None, individual="")),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=ANSWERED_KEPT,
        points=("2.4 Corrected", "2.5 Corrected"),
        waits="the resident",
        can="RefusalOverruled Escalated Closed",
    ),
    Told(
        # Stage 2 was answered on Tue 5 Aug by another person.
        "2024, kept from stage 2 at first, then taken there by ourselves: nothing is left to overrule",
        (
            *ANSWERED,
            not_escalated("2025-06-20"),
            escalated("2025-07-01"),
            ack("2025-07-08", handler="J Poole"),
            answer("2025-08-05"),
        ),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=(
            *ANSWERED_KEPT,
            "acknowledge, stage 2: 2025-07-08, 2025-07-08",
            "respond, stage 2: 2025-08-05, 2025-08-05",
        ),
        waits="the resident",
        cannot="RefusalOverruled",
    ),
    Told(
        "2024, a third stage is forbidden, and nothing times it (5.3); the same person had stage 2 (6.13)",
        (*JULY, ack("2025-07-08"), answer("2025-08-05"), escalated("2025-08-11")),
        "2024",
        "escalated",
        "respond 5.3 - Responded",
        kept=(
            *ANSWERED_KEPT,
            "acknowledge, stage 2: 2025-07-08, 2025-07-08",
            "respond, stage 2: 2025-08-05, 2025-08-05",
        ),
        breaches=("6.13, 2025-08-05", "5.3, 2025-08-11"),
        points=("6.13 HandedOver",),
    ),
    Told(
        "2024, taken to stage 2 with stage 1 never answered (6.3)",
        (*JUNE, escalated("2025-07-01")),
        "2024",
        "escalated",
        "acknowledge 6.11 2025-07-08 Acknowledged",
        runs=("acknowledge, stage 2: 2025-07-08", "respond, stage 2: 2025-08-05"),
        kept=(ACK_KEPT,),
        never=("respond, stage 1: 2025-06-18",),
        breaches=("6.3, 2025-07-01",),
        cannot="Refused Escalated",
    ),
    Told(
        # From Wed 9 Jul: 10 11 are 1 2, 14 to 18 are 3 to 7, 21 to 25 are 8 to 12, 28 Jul to 1 Aug are 13 to 17, 4 5 6
        # Aug are 18 to 20.
        "2024, stage 2 acknowledged late, answered late, by who had a conflict (6.11, 6.14, 5.8)",
        (
            *JULY,
            ConflictDeclared(on=on("2025-07-02"), who="J Poole", what="a cousin of the resident's"),
            ack("2025-07-09", handler="J Poole"),
            answer("2025-08-07"),
        ),
        "2024",
        "answered",
        "close 5.12 - Closed",
        kept=ANSWERED_KEPT,
        late=("acknowledge, stage 2: 2025-07-08, 2025-07-09", "respond, stage 2: 2025-08-06, 2025-08-07"),
        breaches=("6.11, 2025-07-09", "6.14, 2025-08-07", "5.8, 2025-08-07"),
        points=("5.8 Corrected",),
        waits="the resident",
    ),
    Told(
        "2024, withdrawn once extended: nobody has to agree updates any more",
        (*JUNE, extended("2025-06-16", 10, update_every=None), Withdrawn(on=on("2025-06-17"))),
        "2024",
        "withdrawn",
        "- - - -",
        kept=(ACK_KEPT,),
        never=("respond, stage 1: 2025-07-02",),
        breaches=("5.9, 2025-06-16",),
        cannot="UpdatesAgreed",
    ),
    Told(
        "2024, withdrawn, then taken up again: the same dates run",
        (*JUNE, Withdrawn(on=on("2025-06-10")), Reopened(on=on("2025-06-12"), reason="she changed her mind")),
        "2024",
        "acknowledged",
        "respond 6.3 2025-06-18 Responded",
        runs=("respond, stage 1: 2025-06-18",),
        kept=(ACK_KEPT,),
        cannot="Reopened",
    ),
    Told(
        "2024, closed with its answer never given and a promise overdue (6.3, 7.3)",
        (*JUNE, promised("2025-06-05", "new tap", "2025-06-13"), closed("2025-06-16")),
        "2024",
        "closed",
        "carry out 7.3 2025-06-13 ActionDone",
        runs=("action: new tap: 2025-06-13",),
        kept=(ACK_KEPT,),
        never=("respond, stage 1: 2025-06-18",),
        breaches=("6.3, 2025-06-16",),
        can="ActionDone Escalated Reopened",
    ),
    Told(
        "2024, sent to whom it belonged, and back: it counts from its receipt (5.7)",
        (
            RECEIVED,
            SentElsewhere(on=on("2025-06-03"), to="the freeholder"),
            Reopened(on=on("2025-06-05"), reason="it is ours after all"),
        ),
        "2024",
        "received",
        "acknowledge 6.2 2025-06-09 Acknowledged",
        runs=("acknowledge, stage 1: 2025-06-09", "respond, stage 1: 2025-06-23"),
    ),
)
