"""Each breach of the Code that stands on a record: its clause under each edition, its day, and what is no breach."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import CALENDAR, governed, lived, on, received

from hoctui.register.breaches import breaches_of
from hoctui.register.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    Closed,
    Escalated,
    EscalationRefused,
    Event,
    Extended,
    Refused,
    Responded,
    Withdrawn,
)


def ack(day: str, **fields: Any) -> Acknowledged:
    return Acknowledged(**{"on": on(day), "definition": "The leak.", **fields})


def answer(day: str, **fields: Any) -> Responded:
    return Responded(**{"on": on(day), "decision": "upheld", **fields})


def refusal(day: str, **fields: Any) -> dict[str, Any]:
    return {"on": on(day), "ground": "other", "reasons": "It is for the freeholder.", **fields}


def found(*events: Event) -> list[tuple[str, str, str]]:
    """Clause, day and words of every breach of a life."""
    life = lived(*events)
    return [
        (breach.clause, breach.on.isoformat(), breach.words)
        for breach in breaches_of(life.case, governed(life), CALENDAR)
    ]


R24, R22, R20 = received("2024-06-03"), received("2022-09-01"), received("2020-08-03")


def test_a_complaint_handled_as_the_code_asks_breaches_nothing() -> None:
    assert (
        found(
            R24,
            ack("2024-06-06", handler="RA"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            # 2 to 5 are 1 to 4, Mon 8 Jul is 5.
            ack("2024-07-08", handler="JP"),
            answer("2024-07-20"),
            Closed(on=on("2024-08-01")),
        )
        == []
    )


BREACHES: tuple[tuple[str, tuple[Event, ...], list[tuple[str, str, str]]], ...] = (
    (
        "2024, acknowledged late (6.2); the answer then counts from there",
        (R24, ack("2024-06-11"), answer("2024-06-25")),
        [("6.2", "2024-06-11", "stage 1 acknowledged after Mon 10 Jun 2024")],
    ),
    (
        "2024, answered without an acknowledgement (6.2), and late by the projected date (6.3)",
        (R24, answer("2024-06-25")),
        [
            ("6.2", "2024-06-25", "stage 1 answered without an acknowledgement"),
            ("6.3", "2024-06-25", "stage 1 answered after Mon 24 Jun 2024"),
        ],
    ),
    (
        "2024, acknowledged without a definition (5.6)",
        (R24, ack("2024-06-06", definition="")),
        [("5.6", "2024-06-06", "stage 1 acknowledged without a complaint definition")],
    ),
    (
        "2024, answered late (6.3)",
        (R24, ack("2024-06-06"), answer("2024-06-21")),
        [("6.3", "2024-06-21", "stage 1 answered after Thu 20 Jun 2024")],
    ),
    (
        "2024, the same person at stage 2 (6.13), however their name is written",
        (
            R24,
            ack("2024-06-06", handler="R  Adeyemi"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01"), handler="r adeyemi"),
            ack("2024-07-02"),
            answer("2024-07-20"),
        ),
        [("6.13", "2024-07-20", "stage 2 considered by the same person as stage 1")],
    ),
    (
        "2024, nobody new named at stage 2: who had the case still has it (6.13)",
        (
            received("2024-06-03", handler="RA"),
            ack("2024-06-06"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            ack("2024-07-02"),
            answer("2024-07-20"),
        ),
        [("6.13", "2024-07-20", "stage 2 considered by the same person as stage 1")],
    ),
    (
        "2024, escalation acknowledged late (6.11) and answered late (6.14)",
        # Due on Mon 8 Jul; from Tue 9 Jul: 10 to 12 are 1 to 3, 15 to 19 are 4 to 8, 22 to 26 are 9 to 13, 29 Jul to
        # 2 Aug are 14 to 18, 5 6 Aug are 19 20.
        (
            R24,
            ack("2024-06-06"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            ack("2024-07-09"),
            answer("2024-08-07"),
        ),
        [
            ("6.11", "2024-07-09", "stage 2 acknowledged after Mon 8 Jul 2024"),
            ("6.14", "2024-08-07", "stage 2 answered after Tue 6 Aug 2024"),
        ],
    ),
    (
        "2024, taken to stage 2 with stage 1 never answered (6.3)",
        (R24, ack("2024-06-06"), Escalated(on=on("2024-07-01"))),
        [("6.3", "2024-07-01", "taken to stage 2 with stage 1 never answered")],
    ),
    (
        "2024, closed unanswered (6.3)",
        (R24, ack("2024-06-06"), Closed(on=on("2024-06-12"))),
        [("6.3", "2024-06-12", "closed with stage 1 never answered")],
    ),
    (
        "2024, a third stage (5.3)",
        (
            R24,
            ack("2024-06-06"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            ack("2024-07-02"),
            answer("2024-07-20"),
            Escalated(on=on("2024-08-01")),
        ),
        [("5.3", "2024-08-01", "a stage 3 was opened; forbidden by the Code")],
    ),
    (
        "2020, a third stage (3.8)",
        (
            R20,
            ack("2020-08-04"),
            answer("2020-08-17"),
            Escalated(on=on("2020-08-24")),
            answer("2020-09-01"),
            Escalated(on=on("2020-09-10")),
        ),
        [("3.8", "2020-09-10", "a stage 3 was opened; discouraged by the Code")],
    ),
    (
        "2024, passed on after the acknowledgement was due (3.2)",
        (received("2024-06-03", passed_on=on("2024-06-11")),),
        [("3.2", "2024-06-11", "passed on only after the acknowledgement was due")],
    ),
    (
        "2024, refused without the right to the Ombudsman (2.4)",
        (R24, Refused(**refusal("2024-06-05", ombudsman_told=False))),
        [("2.4", "2024-06-05", "refused without giving the right to the Ombudsman")],
    ),
    (
        "2024, refused as too old with no discretion considered (2.3)",
        (R24, Refused(**refusal("2024-06-05", ground="over_age"))),
        [("2.3", "2024-06-05", "refused as too old, with no discretion considered")],
    ),
    (
        "2024, escalation refused without the right to the Ombudsman (2.4)",
        (
            R24,
            ack("2024-06-06"),
            answer("2024-06-20"),
            EscalationRefused(**refusal("2024-06-25", ombudsman_told=False)),
        ),
        [("2.4", "2024-06-25", "refused without giving the right to the Ombudsman")],
    ),
    (
        "2022, escalation refused without the right to the Ombudsman (5.9)",
        (
            R22,
            ack("2022-09-02"),
            answer("2022-09-15"),
            EscalationRefused(**refusal("2022-09-20", ombudsman_told=False)),
        ),
        [("5.9", "2022-09-20", "refused without giving the right to the Ombudsman")],
    ),
    (
        "2024, a promise kept late (7.3)",
        (
            R24,
            ack("2024-06-06"),
            ActionPromised(on=on("2024-06-06"), what="new tap", by=on("2024-06-10")),
            ActionDone(on=on("2024-06-12"), action=3),
        ),
        [("7.3", "2024-06-12", "promised by Mon 10 Jun 2024, done later: new tap")],
    ),
    (
        "2022, acknowledged late (4.1) without a definition (4.2), answered late (5.1)",
        (R22, ack("2022-09-09", definition=""), answer("2022-09-16")),
        [
            ("4.1", "2022-09-09", "stage 1 acknowledged after Thu 8 Sep 2022"),
            ("4.2", "2022-09-09", "stage 1 acknowledged without a complaint definition"),
            ("5.1", "2022-09-16", "stage 1 answered after Thu 15 Sep 2022"),
        ],
    ),
    (
        "2022, the definition at stage 2 stands on a clause of its own (5.10)",
        (
            R22,
            ack("2022-09-02"),
            answer("2022-09-15"),
            Escalated(on=on("2022-10-03")),
            ack("2022-10-04", definition=""),
        ),
        [("5.10", "2022-10-04", "stage 2 acknowledged without a complaint definition")],
    ),
    (
        "2022, the same person at stage 2 (5.12)",
        (
            R22,
            ack("2022-09-02", handler="RA"),
            answer("2022-09-15"),
            Escalated(on=on("2022-10-03")),
            answer("2022-10-20", handler="RA"),
        ),
        [("5.12", "2022-10-20", "stage 2 considered by the same person as stage 1")],
    ),
    (
        "2022, extended past ten working days without agreement (5.1)",
        (R22, ack("2022-09-02"), Extended(on=on("2022-09-14"), days=14, reason="a survey", good_reason="unsafe roof")),
        [("5.1", "2022-09-14", "extended past 10 working days without its agreement")],
    ),
    (
        "2020, answered late (3.11)",
        (R20, ack("2020-08-04"), answer("2020-08-18")),
        [("3.11", "2020-08-18", "stage 1 answered after Mon 17 Aug 2020")],
    ),
    (
        "2020, stage 3 put back without the panel that would be its good reason (3.11)",
        (
            R20,
            ack("2020-08-04"),
            answer("2020-08-17"),
            Escalated(on=on("2020-08-24")),
            answer("2020-09-01"),
            Escalated(on=on("2020-10-01")),
            Extended(on=on("2020-10-26"), days=5, reason="holidays"),
        ),
        [
            ("3.11", "2020-10-26", "extended without its good reason"),
            ("3.8", "2020-10-01", "a stage 3 was opened; discouraged by the Code"),
        ],
    ),
    (
        "extended after the date it extends: by the Ombudsman's published reading, cited as such",
        (R24, ack("2024-06-06"), Extended(on=on("2024-06-21"), days=5, reason="forgot", update_every=5)),
        [
            (
                "6.4",
                "2024-06-21",
                (
                    "extended after Thu 20 Jun 2024, the date it extends; by the Ombudsman's published reading it must "
                    "come before"
                ),
            )
        ],
    ),
)


@pytest.mark.parametrize(("events", "breaches"), [case[1:] for case in BREACHES], ids=[case[0] for case in BREACHES])
def test_breach(events: tuple[Event, ...], breaches: list[tuple[str, str, str]]) -> None:
    assert found(*events) == breaches


NO_BREACH: tuple[tuple[str, tuple[Event, ...]], ...] = (
    ("2022 has no rule on who passes a complaint on", (received("2022-09-01", passed_on=on("2022-10-03")),)),
    ("2020 only advises a definition in the acknowledgement", (R20, ack("2020-08-04", definition=""))),
    (
        "2020 has no rule on a different person",
        (
            R20,
            ack("2020-08-04", handler="RA"),
            answer("2020-08-17"),
            Escalated(on=on("2020-08-24")),
            answer("2020-09-01"),
        ),
    ),
    (
        "2020 only advises naming the Ombudsman in a refusal",
        (R20, Refused(**refusal("2020-08-05", ombudsman_told=False))),
    ),
    ("2022 has no rule on discretion", (R22, Refused(**refusal("2022-09-05", ground="over_age")))),
    (
        "2022 times no acknowledgement of an escalation",
        (R22, ack("2022-09-02"), answer("2022-09-15"), Escalated(on=on("2022-10-03")), answer("2022-10-31")),
    ),
    (
        "too old, with discretion considered",
        (R24, Refused(**refusal("2024-06-05", ground="over_age", discretion="no new facts"))),
    ),
    ("withdrawn unanswered", (R24, ack("2024-06-06"), Withdrawn(on=on("2024-06-07")))),
    ("nothing is late before it is done", (R24,)),
    (
        "promised with no date",
        (
            R24,
            ack("2024-06-06"),
            ActionPromised(on=on("2024-06-06"), what="x"),
            ActionDone(on=on("2024-09-06"), action=3),
        ),
    ),
    (
        "2022 extends with neither contact details nor intervals",
        (R22, ack("2022-09-02"), Extended(on=on("2022-09-14"), days=5, reason="a survey", ombudsman_given=False)),
    ),
)


@pytest.mark.parametrize("events", [case[1] for case in NO_BREACH], ids=[case[0] for case in NO_BREACH])
def test_no_breach(events: tuple[Event, ...]) -> None:
    assert found(*events) == []


def test_no_breach_is_told_without_its_clause() -> None:
    everything = [breach for _, events, _ in BREACHES for breach in found(*events)]
    assert all(clause and clause[0].isdigit() for clause, _, _ in everything)
