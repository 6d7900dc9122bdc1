"""What the Code asks next, for every state that a case can be in: the step, its clause, its date, its event."""

from __future__ import annotations

from typing import Any

import pytest
from casebook import clocks, governed, lived, on, received

from hoctui.register.advice import NextStep, next_step
from hoctui.register.events import (
    Acknowledged,
    ActionPromised,
    BecameComplaint,
    Closed,
    Escalated,
    Event,
    Extended,
    Refused,
    Reopened,
    Responded,
    Withdrawn,
)

R24, R22 = received("2024-06-03"), received("2022-09-01")
REQUEST = received("2024-06-03", matter="service request")


def ack(day: str) -> Acknowledged:
    return Acknowledged(on=on(day), definition="The leak.")


def answer(day: str) -> Responded:
    return Responded(on=on(day), decision="upheld")


REFUSED = Refused(on=on("2024-06-05"), ground="other", reasons="It is for the freeholder.")
PROMISED: dict[str, Any] = {"on": on("2024-06-06"), "what": "new tap"}


def step_of(*events: Event) -> NextStep:
    life = lived(*events)
    return next_step(life.case, governed(life), clocks(life))


STEPS: tuple[tuple[str, tuple[Event, ...], tuple[str, str, str, str, str]], ...] = (
    ("received", (R24,), ("acknowledge", "6.2", "2024-06-10", "Acknowledged", "")),
    ("acknowledged", (R24, ack("2024-06-06")), ("respond", "6.3", "2024-06-20", "Responded", "")),
    (
        "answered at stage 1",
        (R24, ack("2024-06-06"), answer("2024-06-20")),
        ("close", "5.12", "", "Closed", "the resident"),
    ),
    (
        "escalated",
        (R24, ack("2024-06-06"), answer("2024-06-20"), Escalated(on=on("2024-07-01"))),
        ("acknowledge", "6.11", "2024-07-08", "Acknowledged", ""),
    ),
    (
        "escalation acknowledged",
        # From Tue 2 Jul: 3 to 5 are 1 to 3, 8 to 12 are 4 to 8, 15 to 19 are 9 to 13, 22 to 26 are 14 to 18, 29 30.
        (R24, ack("2024-06-06"), answer("2024-06-20"), Escalated(on=on("2024-07-01")), ack("2024-07-02")),
        ("respond", "6.14", "2024-07-30", "Responded", ""),
    ),
    (
        "answered finally",
        (
            R24,
            ack("2024-06-06"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            ack("2024-07-02"),
            answer("2024-07-20"),
        ),
        ("close", "5.12", "", "Closed", "the resident"),
    ),
    (
        "at a stage 3 that the edition does not know",
        (
            R24,
            ack("2024-06-06"),
            answer("2024-06-20"),
            Escalated(on=on("2024-07-01")),
            ack("2024-07-02"),
            answer("2024-07-20"),
            Escalated(on=on("2024-08-01")),
        ),
        ("respond", "5.3", "", "Responded", ""),
    ),
    ("2022, received", (R22,), ("acknowledge", "4.1", "2022-09-08", "Acknowledged", "")),
    (
        "2022, escalated: no acknowledgement is timed",
        (R22, answer("2022-09-15"), Escalated(on=on("2022-10-03"))),
        ("respond", "5.13", "2022-10-31", "Responded", ""),
    ),
    ("service request", (REQUEST,), ("review", "1.4", "", "RequestReviewed", "")),
    ("service request closed", (REQUEST, Closed(on=on("2024-06-05"))), ("", "", "", "", "")),
    (
        "service request made a complaint",
        (REQUEST, BecameComplaint(on=on("2024-06-05"))),
        # 6 7 are 1 2, 10 11 12 are 3 to 5.
        ("acknowledge", "6.2", "2024-06-12", "Acknowledged", ""),
    ),
    ("withdrawn", (R24, Withdrawn(on=on("2024-06-05"))), ("", "", "", "", "")),
    ("closed", (R24, Closed(on=on("2024-06-05"))), ("", "", "", "", "")),
    ("refused", (R24, REFUSED), ("", "2.4", "", "", "")),
    (
        "reopened",
        (R24, REFUSED, Reopened(on=on("2024-06-07"), reason="told to")),
        ("acknowledge", "6.2", "2024-06-10", "Acknowledged", ""),
    ),
    (
        "a promise due before the answer comes first",
        (R24, ack("2024-06-06"), ActionPromised(**PROMISED, by=on("2024-06-10"))),
        ("carry out", "7.3", "2024-06-10", "ActionDone", ""),
    ),
    (
        "a promise due with the answer or later does not",
        (R24, ack("2024-06-06"), ActionPromised(**PROMISED, by=on("2024-06-20"))),
        ("respond", "6.3", "2024-06-20", "Responded", ""),
    ),
    (
        "a promise outlives the case",
        (R24, ack("2024-06-06"), ActionPromised(**PROMISED, by=on("2024-07-10")), Closed(on=on("2024-06-21"))),
        ("carry out", "7.3", "2024-07-10", "ActionDone", ""),
    ),
    (
        "an update agreed comes before the answer",
        (R24, ack("2024-06-06"), Extended(on=on("2024-06-18"), days=10, reason="survey", update_every=5)),
        ("update", "5.9", "2024-06-25", "ContactMade", ""),
    ),
)


@pytest.mark.parametrize(("events", "asked"), [case[1:] for case in STEPS], ids=[case[0] for case in STEPS])
def test_next(events: tuple[Event, ...], asked: tuple[str, str, str, str, str]) -> None:
    step = step_of(*events)
    due = step.due.isoformat() if step.due else ""
    assert (step.step, step.clause, due, step.event, step.waiting_on) == asked
    assert step.words
    assert step.words == step.words.strip()


def test_the_words_fit_the_edition() -> None:
    assert "our understanding of the complaint" in step_of(R24).words
    assert "log and acknowledge it" in step_of(received("2020-08-03")).words
    assert "how to go to stage 2" in step_of(R24, ack("2024-06-06")).words
    final = step_of(R24, ack("2024-06-06"), answer("2024-06-20"), Escalated(on=on("2024-07-01")), ack("2024-07-02"))
    assert "final response" in final.words
    assert "how to go to the Ombudsman" in final.words
