"""Lives under the 2020 edition: every date counted in the comment above it, by hand."""

from __future__ import annotations

from casebook import on, received
from life_told import (
    Told,
    ack,
    answer,
    asked,
    closed,
    escalated,
    extended,
    learnt,
    not_escalated,
    promised,
    refused,
    told,
    updates,
)

from hoctui.register.events import (
    ActionDone,
    ActionMoved,
    AnswerDrafted,
    AnswerPlanned,
    ConflictDeclared,
    DesignatedPersonAsked,
    Event,
    EvidenceRequested,
    EvidenceSent,
    Ordered,
    OrderMet,
    RefusalOverruled,
    ReplyReceived,
    Withdrawn,
)

# Thu 1 Jul 2021: 2 is 1, 5 to 8 are 2 to 5: Thu 8 Jul. 9 is 6, 12 to 15 are 7 to 10: Thu 15 Jul.
JULY: tuple[Event, ...] = (received("2021-07-01"), ack("2021-07-02"), answer("2021-07-15"))
JULY_KEPT = ("acknowledge, stage 1: 2021-07-08, 2021-07-02", "respond, stage 1: 2021-07-15, 2021-07-15")

# Mon 2 Aug: 3 to 6 are 1 to 4, 9 to 13 are 5 to 9, 16 to 20 are 10 to 14, 23 to 27 are 15 to 19, Mon 30 is a bank
# holiday, Tue 31 is 20.
AUGUST = (*JULY, escalated("2021-08-02"), answer("2021-08-31"))
AUGUST_KEPT = (*JULY_KEPT, "respond, stage 2: 2021-08-31, 2021-08-31")

# Mon 1 Nov 2021: 2 to 5 are 1 to 4, 8 is 5; 9 to 12 are 6 to 9, Mon 15 is 10.
NOVEMBER: tuple[Event, ...] = (received("2021-11-01"), ack("2021-11-02"), answer("2021-11-15"), closed("2021-11-16"))
NOVEMBER_KEPT = ("acknowledge, stage 1: 2021-11-08, 2021-11-02", "respond, stage 1: 2021-11-15, 2021-11-15")

# Mon 10 Jan 2022: 11 to 14 are 1 to 4, 17 is 5; 18 to 21 are 6 to 9, Mon 24 is 10.
JANUARY: tuple[Event, ...] = (
    received("2022-01-10"),
    ack("2022-01-11"),
    asked("2022-01-12", "Repairs", "the visit report", "2022-01-17"),
    AnswerPlanned(on=on("2022-01-12"), draft_by=on("2022-01-19"), sign_off_by=on("2022-01-21")),
)

LIVES_2020 = (
    Told(
        # Sat 29 Aug 2020 is day 0; Mon 31 is a bank holiday; 1 to 4 Sep are 1 to 4, Mon 7 is 5; 8 to 11 are 6 to 9,
        # Mon 14 is 10.
        "2020, received on the Saturday before a bank holiday (3.11)",
        (received("2020-08-29"),),
        "2020",
        "received",
        "acknowledge 3.11 2020-09-07 Acknowledged",
        runs=("acknowledge, stage 1: 2020-09-07", "respond, stage 1: 2020-09-14"),
        can="Acknowledged Responded Extended Escalated Logged Refused SentElsewhere UpdatesAgreed DesignatedPersonAsked"
        " EvidenceRequested HoldSet",
        cannot="EscalationRefused RefusalOverruled RequestReviewed Reopened ActionDone SurveySent Received",
    ),
    Told(
        # Good Friday, 2 Apr 2021, is day 0; Mon 5 is Easter Monday; 6 to 9 are 1 to 4, Mon 12 is 5; 13 to 16 are 6 to
        # 9, Mon 19 is 10.
        "2020, received on Good Friday, and withdrawn: nothing runs",
        (received("2021-04-02"), Withdrawn(on=on("2021-04-06"))),
        "2020",
        "withdrawn",
        "- - - -",
        never=("acknowledge, stage 1: 2021-04-12", "respond, stage 1: 2021-04-19"),
        can="Reopened NoteAdded SurveySent",
        cannot="Closed Withdrawn Escalated Acknowledged Asked",
    ),
    Told(
        # Fri 18 Dec: 21 to 24 are 1 to 4, Fri 25 and Mon 28 are bank holidays, Tue 29 is 5; 30 31 are 6 7, 1 Jan is a
        # bank holiday, 4 5 6 are 8 to 10.
        "2020, over Christmas: acknowledged a day late, answered on the last day",
        (received("2020-12-18"), ack("2020-12-30"), answer("2021-01-06")),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=("respond, stage 1: 2021-01-06, 2021-01-06",),
        late=("acknowledge, stage 1: 2020-12-29, 2020-12-30",),
        breaches=("3.11, 2020-12-30",),
        waits="the resident",
        can="Escalated EscalationRefused Closed SurveySent",
        cannot="Responded Extended Acknowledged UpdatesAgreed AnswerPlanned Refused",
    ),
    Told(
        # Wed 24 Mar 2021: 25 26 are 1 2, 29 30 31 are 3 to 5; 1 Apr is 6, Fri 2 and Mon 5 are Easter, 6 to 9 are 7 to
        # 10. Extended from Fri 9 by 10: 12 to 16 are 1 to 5, 19 to 23 are 6 to 10. Updates every 5 from Thu 8: 9 is 1,
        # 12 to 15 are 2 to 5; told on Wed 14: 15 16 are 1 2, 19 20 21 are 3 to 5.
        "2020, extended over Easter, with an update kept and the next one first of all (3.11, 3.19)",
        (
            received("2021-03-24"),
            ack("2021-03-31"),
            extended("2021-04-08", 10, update_every=5),
            told("2021-04-14"),
        ),
        "2020",
        "acknowledged",
        "update 3.19 2021-04-21 ContactMade",
        runs=("respond, stage 1: 2021-04-23", "update the resident: 2021-04-21"),
        kept=("acknowledge, stage 1: 2021-03-31, 2021-03-31", "update the resident: 2021-04-15, 2021-04-14"),
    ),
    Told(
        # Mon 1 Feb: 2 to 5 are 1 to 4, 8 is 5; 9 to 12 are 6 to 9, Mon 15 is 10. The cap is 10 more: 16 to 19 are 1 to
        # 4, 22 to 26 are 5 to 9, Mon 1 Mar is 10. The 15 given: 2 to 5 Mar are 11 to 14, Mon 8 is 15.
        "2020, extended by 15 without good reason: in time to the cap only (3.11)",
        (received("2021-02-01"), ack("2021-02-03"), extended("2021-02-10", 15), answer("2021-03-08")),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=("acknowledge, stage 1: 2021-02-08, 2021-02-03",),
        late=("respond, stage 1: 2021-03-01, 2021-03-08",),
        breaches=("3.11, 2021-02-10", "3.11, 2021-03-08"),
        waits="the resident",
    ),
    Told(
        # The same dates; Mon 8 Mar counts.
        "2020, extended by 15 with good reason: lawful, and in time",
        (
            received("2021-02-01"),
            ack("2021-02-03"),
            extended("2021-02-10", 15, good_reason="asbestos was found"),
            answer("2021-03-08"),
        ),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=("acknowledge, stage 1: 2021-02-08, 2021-02-03", "respond, stage 1: 2021-03-08, 2021-03-08"),
        waits="the resident",
    ),
    Told(
        # Mon 6 Sep 2021: 7 to 10 are 1 to 4, 13 is 5; 14 to 17 are 6 to 9, Mon 20 is 10. Extended on Tue 21, too late.
        "2020, extended only after its date: the date before it stands",
        (received("2021-09-06"), ack("2021-09-07"), extended("2021-09-21", 5)),
        "2020",
        "acknowledged",
        "respond 3.11 2021-09-20 Responded",
        runs=("respond, stage 1: 2021-09-20",),
        kept=("acknowledge, stage 1: 2021-09-13, 2021-09-07",),
        breaches=("3.11, 2021-09-21",),
        points=("3.19 UpdatesAgreed",),
    ),
    Told(
        # Fri 10 Sep: 13 to 17 are 1 to 5, 20 to 24 are 6 to 10, 27 to 30 are 11 to 14, 1 Oct is 15, 4 to 8 are 16 to
        # 20. No edition before 2022 asks for another person at stage 2.
        "2020, a third stage: discouraged, and twenty days from its request (3.8, 3.11)",
        (*AUGUST, escalated("2021-09-10")),
        "2020",
        "escalated",
        "respond 3.11 2021-10-08 Responded",
        runs=("respond, stage 3: 2021-10-08",),
        kept=AUGUST_KEPT,
        breaches=("3.8, 2021-09-10",),
        cannot="Escalated Refused",
    ),
    Told(
        # From Fri 8 Oct: 11 to 15 Oct are 1 to 5.
        "2020, stage 3 put back for its panel, answered, closed; then to a designated person (3.9)",
        (
            *AUGUST,
            escalated("2021-09-10"),
            extended("2021-10-06", 5, good_reason="the panel meets on the 14th"),
            answer("2021-10-15", decision="partially upheld"),
            closed("2021-11-01"),
            DesignatedPersonAsked(on=on("2021-11-03"), who="Cllr Ash"),
            learnt("2021-11-04"),
        ),
        "2020",
        "closed",
        "- - - -",
        kept=(*AUGUST_KEPT, "respond, stage 3: 2021-10-15, 2021-10-15"),
        breaches=("3.8, 2021-09-10",),
        can="Reopened DesignatedPersonAsked SurveySent",
        cannot="Escalated EscalationRefused",
    ),
    Told(
        # Thu 9 Dec 2021: 10 is 1, 13 to 17 are 2 to 6, 20 to 24 are 7 to 11, Mon 27 and Tue 28 are bank holidays, 29
        # 30 31 are 12 to 14, Mon 3 Jan is a bank holiday, Tue 4 is 15.
        "2020, evidence without a date in the letter: fifteen working days (3.20)",
        (*NOVEMBER, EvidenceRequested(on=on("2021-12-09"))),
        "2020",
        "closed",
        "send evidence 3.20 2022-01-04 EvidenceSent",
        runs=("evidence to the Ombudsman: 2022-01-04",),
        kept=NOVEMBER_KEPT,
        can="EvidenceSent Escalated Reopened Linked SurveySent",
        cannot="Closed Asked HandedOver Acknowledged OrderMet OmbudsmanAnswered",
    ),
    Told(
        "2020, that evidence sent a day late",
        (*NOVEMBER, EvidenceRequested(on=on("2021-12-09")), EvidenceSent(on=on("2022-01-05"), request=5)),
        "2020",
        "closed",
        "- - - -",
        kept=NOVEMBER_KEPT,
        late=("evidence to the Ombudsman: 2022-01-04, 2022-01-05",),
        breaches=("3.20, 2022-01-05",),
        cannot="EvidenceSent",
    ),
    Told(
        "2020, evidence by the date in the letter, and kept",
        (
            *NOVEMBER,
            EvidenceRequested(on=on("2021-12-09"), by=on("2021-12-23")),
            EvidenceSent(on=on("2021-12-23"), request=5),
        ),
        "2020",
        "closed",
        "- - - -",
        kept=(*NOVEMBER_KEPT, "evidence to the Ombudsman: 2021-12-23, 2021-12-23"),
    ),
    Told(
        "2020, orders: one to be met, one met late, a recommendation without a date (C1.8, C1.4)",
        (
            *NOVEMBER,
            Ordered(on=on("2021-12-09"), what="apologise", by=on("2022-02-01")),
            Ordered(on=on("2021-12-09"), order="recommendation", what="train the staff"),
            Ordered(on=on("2021-12-09"), order="failure order", what="answer at last", by=on("2022-01-20")),
            OrderMet(on=on("2022-01-21"), order=7),
        ),
        "2020",
        "closed",
        "meet order C1.8 2022-02-01 OrderMet",
        runs=("Ombudsman's order: apologise: 2022-02-01",),
        kept=NOVEMBER_KEPT,
        late=("complaint handling failure order: answer at last: 2022-01-20, 2022-01-21",),
        points=("- Corrected",),
        can="OrderMet",
    ),
    Told(
        # Mon 10 May was refused on the 13th. Told on Mon 7 Jun 2021 to take it on: 8 to 11 are 1 to 4, 14 is 5; 15 to
        # 18 are 6 to 9, Mon 21 is 10.
        "2020, refused as too old with no discretion, and overruled: stage 1 counts from that day (4.10, 1.6)",
        (
            received("2021-05-10"),
            refused("2021-05-13", ground="over_age", ombudsman_told=None),
            RefusalOverruled(on=on("2021-06-07")),
        ),
        "2020",
        "received",
        "acknowledge 3.11 2021-06-14 Acknowledged",
        runs=("acknowledge, stage 1: 2021-06-14", "respond, stage 1: 2021-06-21"),
        breaches=("4.10, 2021-05-13", "1.6, 2021-06-07"),
        can="Acknowledged",
        cannot="RefusalOverruled Reopened",
    ),
    Told(
        # Mon 4 Oct: 5 to 8 are 1 to 4, 11 is 5; 12 to 15 are 6 to 9, Mon 18 is 10. Told on Mon 29 Nov to take it on:
        # 30 Nov to 3 Dec are 1 to 4, 6 to 10 are 5 to 9, 13 to 17 are 10 to 14, 20 to 24 are 15 to 19, 27 and 28 are
        # bank holidays, Wed 29 is 20.
        "2020, kept from stage 2 without the right to the Ombudsman, and overruled (4.13, 4.11)",
        (
            received("2021-10-04"),
            ack("2021-10-05"),
            answer("2021-10-18"),
            not_escalated("2021-10-22", ombudsman_told=False),
            RefusalOverruled(on=on("2021-11-29")),
        ),
        "2020",
        "escalated",
        "respond 3.11 2021-12-29 Responded",
        runs=("respond, stage 2: 2021-12-29",),
        kept=("acknowledge, stage 1: 2021-10-11, 2021-10-05", "respond, stage 1: 2021-10-18, 2021-10-18"),
        breaches=("4.13, 2021-10-22", "4.11, 2021-11-29"),
        cannot="RefusalOverruled",
    ),
    Told(
        "2020, promises put off: in good time, and only once the date had passed (5.8)",
        (
            *JULY,
            promised("2021-07-15", "new tap", "2021-07-30"),
            promised("2021-07-15", "repaint", "2021-07-23"),
            ActionMoved(on=on("2021-07-26"), action=4, to=on("2021-08-20"), why="the part is late", agreed=True),
            ActionMoved(on=on("2021-07-26"), action=5, to=on("2021-08-06"), why="the painter is ill"),
            ActionDone(on=on("2021-08-20"), action=4),
            ActionDone(on=on("2021-08-09"), action=5),
        ),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=(*JULY_KEPT, "action: new tap: 2021-08-20, 2021-08-20"),
        late=("action: repaint: 2021-08-06, 2021-08-09",),
        breaches=("5.8, 2021-07-26", "5.8, 2021-08-09"),
        waits="the resident",
        cannot="ActionDone ActionMoved",
    ),
    Told(
        "2020, a question to a colleague and the answer's own plan never come before what the Code dates",
        JANUARY,
        "2020",
        "acknowledged",
        "respond 3.11 2022-01-24 Responded",
        runs=(
            "respond, stage 1: 2022-01-24",
            "reply from Repairs: the visit report: 2022-01-17",
            "draft the answer: 2022-01-19",
            "sign the answer off: 2022-01-21",
        ),
        kept=("acknowledge, stage 1: 2022-01-17, 2022-01-11",),
        waits="Repairs",
        can="ReplyReceived AnswerDrafted AnswerSignedOff AnswerPlanned",
        cannot="ActionMoved",
    ),
    Told(
        "2020, the reply came late, and the answer without its sign-off: that plan fell away with it",
        (
            *JANUARY,
            ReplyReceived(on=on("2022-01-18"), question=3),
            AnswerDrafted(on=on("2022-01-19")),
            answer("2022-01-24"),
        ),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=(
            "acknowledge, stage 1: 2022-01-17, 2022-01-11",
            "respond, stage 1: 2022-01-24, 2022-01-24",
            "draft the answer: 2022-01-19, 2022-01-19",
        ),
        late=("reply from Repairs: the visit report: 2022-01-17, 2022-01-18",),
        never=("sign the answer off: 2022-01-21",),
        waits="the resident",
        cannot="ReplyReceived AnswerDrafted AnswerSignedOff",
    ),
    Told(
        # Tue 1 Feb: 2 3 4 are 1 to 3, 7 to 11 are 4 to 8, 14 to 18 are 9 to 13, 21 to 25 are 14 to 18, 28 is 19, Tue 1
        # Mar is 20. The plan of stage 1 went with that stage; the question did not.
        "2020, taken to stage 2 with stage 1 never answered",
        (*JANUARY, escalated("2022-02-01")),
        "2020",
        "escalated",
        "respond 3.11 2022-03-01 Responded",
        runs=("respond, stage 2: 2022-03-01", "reply from Repairs: the visit report: 2022-01-17"),
        kept=("acknowledge, stage 1: 2022-01-17, 2022-01-11",),
        never=(
            "respond, stage 1: 2022-01-24",
            "draft the answer: 2022-01-19",
            "sign the answer off: 2022-01-21",
        ),
        breaches=("3.11, 2022-02-01",),
        waits="Repairs",
    ),
    Told(
        # Thu 31 Mar 2022: 1 Apr is 1, 4 to 7 are 2 to 5; 8 is 6, 11 to 14 are 7 to 10, before Good Friday, the 15th.
        "2020 on its last day; closed with nothing ever said",
        (received("2022-03-31"), closed("2022-04-29")),
        "2020",
        "closed",
        "- - - -",
        never=("acknowledge, stage 1: 2022-04-07", "respond, stage 1: 2022-04-14"),
        breaches=("3.11, 2022-04-29",),
        can="Escalated Reopened",
    ),
    Told(
        # Thu 1 Oct 2020: 2 is 1, 5 to 8 are 2 to 5; 9 is 6, 12 to 15 are 7 to 10.
        "2020, of staff: their reply, the representative's consent and the conflict are unsaid (4.9, Q6.1, 4.6)",
        (
            received("2020-10-01", category="staff", representative="D Elm", handler="R Adeyemi"),
            ConflictDeclared(on=on("2020-10-02"), who="r adeyemi", what="the surveyor's brother"),
        ),
        "2020",
        "received",
        "acknowledge 3.11 2020-10-08 Acknowledged",
        runs=("acknowledge, stage 1: 2020-10-08", "respond, stage 1: 2020-10-15"),
        points=("Q6.1 RepresentativeNamed", "4.9 Asked", "4.6 Corrected"),
        can="ConflictDeclared RepresentativeNamed Asked",
    ),
    Told(
        # Agreed every 5 from Fri 2 Oct: 5 to 9 are 1 to 5. Nothing was said until Wed 14: 15 16 are 1 2, 19 to 21 are 3
        # to 5, after the answer of the 15th, which was by the one who had declared it.
        "2020, answered by who had declared a conflict, with an update late (4.6, 3.19)",
        (
            received("2020-10-01", category="staff", handler="R Adeyemi"),
            updates("2020-10-02", 5),
            ConflictDeclared(on=on("2020-10-02"), who="R Adeyemi", what="the surveyor's brother", done="none free"),
            asked("2020-10-05", "J Poole", "their side", they_are="staff complained about"),
            ack("2020-10-08"),
            told("2020-10-14"),
            answer("2020-10-15"),
        ),
        "2020",
        "answered",
        "close 3.10 - Closed",
        kept=("acknowledge, stage 1: 2020-10-08, 2020-10-08", "respond, stage 1: 2020-10-15, 2020-10-15"),
        late=("update the resident: 2020-10-09, 2020-10-14",),
        breaches=("4.6, 2020-10-15", "3.19, 2020-10-14"),
        waits="the resident",
    ),
)
