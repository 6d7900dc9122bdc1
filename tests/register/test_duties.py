"""Duties: each kind's label, clause and date; running while open and not fallen away; what is kept is no breach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from casebook import BANK_HOLIDAYS, CALENDAR, clocks, governed, lived, on, received
from hypothesis import given
from hypothesis import strategies as st
from life_told import ack, answer, asked, closed, escalated, not_escalated, promised, refused

from hoctui.register.breaches import breaches_of
from hoctui.register.clocks import Clock
from hoctui.register.duties import ARRANGEMENTS, DUTIES, ORDERS, Duty, labelled
from hoctui.register.events import (
    KINDS,
    ActionDone,
    ActionMoved,
    AnswerPlanned,
    ArrangementMade,
    CompensationOffered,
    CompensationSettled,
    Event,
    EvidenceRequested,
    EvidenceSent,
    LessonNoted,
    OmbudsmanContacted,
    Ordered,
    RefusalOverruled,
    Reopened,
    RepresentativeNamed,
    RequestReviewed,
    SurveySent,
    UpdatesAgreed,
)
from hoctui.register.fields import ARRANGED, ORDER_KINDS
from hoctui.register.fold import Life

DAY, BY = on("2024-06-10"), on("2024-06-24")

# The event that makes each kind of duty, what it is called, and its clause under 2020, 2022 and 2024.
MADE: tuple[tuple[str, Event, str, tuple[str, str, str]], ...] = (
    ("action", promised("2024-06-10", "tap", "2024-06-24"), "action: tap", ("5.8", "6.5", "7.3")),
    (
        "compensation",
        CompensationOffered(on=DAY, loss=15000, by=BY),
        "pay compensation of £150",
        ("5.8", "6.5", "7.3"),
    ),
    (
        "question",
        asked("2024-06-10", "Repairs", "the report", "2024-06-24"),
        "reply from Repairs: the report",
        ("",) * 3,
    ),
    ("draft", AnswerPlanned(on=DAY, draft_by=BY), "draft the answer", ("",) * 3),
    ("sign-off", AnswerPlanned(on=DAY, sign_off_by=BY), "sign the answer off", ("",) * 3),
    (
        "consent",
        RepresentativeNamed(on=DAY, who="D Elm", consent="awaited", ask_again=BY),
        "consent for D Elm to act",
        ("Q6.1", "4.5", "3.6"),
    ),
    (
        "adjustment",
        ArrangementMade(on=DAY, details="large print", review_on=BY),
        "review the adjustment",
        ("2.4", "2.5", "5.10"),
    ),
    (
        "contact arrangement",
        ArrangementMade(on=DAY, about="contact arrangement", details="ring", review_on=BY),
        "review the contact arrangement",
        ("",) * 3,
    ),
    (
        "contact restriction",
        ArrangementMade(on=DAY, about="contact restriction", details="letters", review_on=BY),
        "review the contact restriction",
        ("4.15", "4.19", "5.14"),
    ),
    (
        "enquiry",
        OmbudsmanContacted(on=DAY, what="is it closed", by=BY),
        "answer the Ombudsman: is it closed",
        ("",) * 3,
    ),
    ("evidence", EvidenceRequested(on=DAY, by=BY), "evidence to the Ombudsman", ("3.20", "", "")),
    ("order", Ordered(on=DAY, what="pay", by=BY), "Ombudsman's order: pay", ("C1.8", "", "")),
    (
        "recommendation",
        Ordered(on=DAY, order="recommendation", what="train", by=BY),
        "Ombudsman's recommendation: train",
        ("C1.8", "", ""),
    ),
    (
        "failure order",
        Ordered(on=DAY, order="failure order", what="answer", by=BY),
        "complaint handling failure order: answer",
        ("C1.4", "", ""),
    ),
    (
        "failure notice",
        Ordered(on=DAY, order="failure notice", what="answer", by=BY),
        "complaint handling failure notice: answer",
        ("C1.4", "", ""),
    ),
    # Ten working days from Mon 10 Jun: 11 to 14 are 1 to 4, 17 to 21 are 5 to 9, Mon 24 is 10.
    ("survey", SurveySent(on=DAY), "survey: first reminder", ("", "4.16", "")),
    (
        "lesson",
        LessonNoted(on=DAY, lesson="x", change="ring first", by=BY),
        "lesson: ring first",
        ("6.5", "6.3", "9.1"),
    ),
)

# The day of receipt that puts a complaint under each edition.
MADE_IN = {"2020": "2021-06-01", "2022": "2023-06-01", "2024": "2024-06-03"}


def of_duties(life: Life) -> list[Clock]:
    return [clock for clock in clocks(life) if clock.what in DUTIES]


@pytest.mark.parametrize(("kind", "event", "label", "clauses"), MADE, ids=[one[0] for one in MADE])
def test_each_kind_is_due_by_its_day_under_its_clause(
    kind: str, event: Event, label: str, clauses: tuple[str, str, str]
) -> None:
    for (edition, made), clause in zip(MADE_IN.items(), clauses, strict=True):
        life = lived(received(made), event)
        assert governed(life).name == edition
        (clock,) = of_duties(life)
        assert (clock.what, clock.label, clock.clause, clock.due) == (kind, label, clause, BY)
        assert (clock.running, clock.event, clock.target) == (True, DUTIES[kind].event, 2)


def test_a_service_requests_review_is_due_by_its_day() -> None:
    for (_, made), clause in zip(MADE_IN.items(), ("1.3", "1.4", "1.4"), strict=True):
        (clock,) = clocks(lived(received(made, matter="service request", review_on=BY)))
        assert (clock.label, clock.clause, clock.due) == ("review the service request", clause, BY)


def test_every_kind_of_duty_is_shown_here_and_met_by_a_kind_of_event_that_there_is() -> None:
    assert {kind for kind, *_ in MADE} | {"review"} == set(DUTIES)
    assert {kind.event for kind in DUTIES.values()} <= set(KINDS)
    assert {code for code, _ in ORDER_KINDS} == set(ORDERS)
    assert {code for code, _ in ARRANGED} == set(ARRANGEMENTS)


def test_what_has_no_day_has_no_clock() -> None:
    assert of_duties(lived(received("2024-06-03"), promised("2024-06-10", "tap"))) == []


def test_a_date_put_off_keeps_the_one_given_first_and_tells_of_it() -> None:
    moved = [ActionMoved(on=on("2024-06-12"), action=2, to=on(to), why="ill") for to in ("2024-07-01", "2024-07-08")]
    life = lived(received("2024-06-03"), promised("2024-06-10", "tap", "2024-06-24", owner="Repairs"), *moved)
    (duty,), (clock,) = life.case.duties, of_duties(life)
    assert (duty.by, duty.first_by, len(duty.moves)) == (on("2024-07-08"), BY, 2)
    assert clock.note == "promised by Repairs; put off from Mon 24 Jun 2024; put off from Mon 1 Jul 2024"
    assert clock.person == "Repairs"


def test_a_date_given_late_to_what_had_none_was_not_put_off() -> None:
    life = lived(
        received("2024-06-03"),
        promised("2024-06-10", "tap"),
        ActionMoved(on=on("2024-06-12"), action=2, to=BY, why="agreed since"),
    )
    assert of_duties(life)[0].note == "promised"
    assert breaches_of(life.case, governed(life), CALENDAR) == ()


def test_what_nobody_owns_is_the_handlers() -> None:
    life = lived(received("2024-06-03", handler="R Adeyemi"), promised("2024-06-10", "tap", "2024-06-24"))
    assert of_duties(life)[0].person == "R Adeyemi"


def test_braces_in_a_duty_are_only_text() -> None:
    assert labelled(Duty("question", 2, DAY, "{what} {0}", "{owner}")) == "reply from {owner}: {what} {0}"


# What may happen to a complaint with one of everything that falls away, and something that never does.
HAPPENS = {
    "close": closed("2024-06-20"),
    "reopen": Reopened(on=on("2024-06-20"), reason="a slip"),
    "answer": answer("2024-06-20"),
    "escalate": escalated("2024-06-20"),
}


@given(st.lists(st.sampled_from(sorted(HAPPENS)), max_size=7))
def test_a_dutys_clock_runs_while_it_is_open_and_has_not_fallen_away(happened: list[str]) -> None:
    events: list[Event] = [
        received("2024-06-03"),
        asked("2024-06-10", "Repairs", "the report", "2024-06-24"),
        AnswerPlanned(on=DAY, draft_by=BY, sign_off_by=BY),
        promised("2024-06-10", "tap", "2024-06-24"),
        Ordered(on=DAY, what="pay", by=BY),
    ]
    is_open, stages, answered = True, 1, False
    for what in happened:
        possible = {
            "close": is_open,
            "reopen": not is_open,
            "answer": is_open and not answered,
            "escalate": stages < 3 and (stages == 1 or answered),
        }
        if not possible[what]:
            continue
        events.append(HAPPENS[what])
        is_open = what != "close"
        answered = what == "answer" or (answered and what != "escalate")
        stages += what == "escalate"
    planned = is_open and stages == 1 and not answered
    expected = {"question": is_open, "draft": planned, "sign-off": planned, "action": True, "order": True}
    assert {clock.what: clock.running for clock in of_duties(lived(*events))} == expected


def walked(day: date, n: int) -> date:
    while n:
        day += timedelta(days=1)
        n -= day.weekday() < 5 and day not in BANK_HOLIDAYS
    return day


@given(
    kind=st.sampled_from(["action", "compensation", "evidence"]),
    edition=st.sampled_from(sorted(MADE_IN)),
    start=st.integers(0, 400),
    days=st.integers(0, 60) | st.none(),
    after=st.integers(0, 80),
)
def test_what_is_met_on_time_adds_no_breach_and_what_is_late_adds_one(
    kind: str, edition: str, start: int, days: int | None, after: int
) -> None:
    made = on(MADE_IN[edition]) + timedelta(days=start)
    by = None if days is None else made + timedelta(days=days)
    makes: dict[str, tuple[Event, type[Event], str]] = {
        "action": (promised(made.isoformat(), "tap", by.isoformat() if by else ""), ActionDone, "action"),
        "compensation": (CompensationOffered(on=made, loss=1, by=by), CompensationSettled, "offer"),
        "evidence": (EvidenceRequested(on=made, by=by), EvidenceSent, "request"),
    }
    event, meets, field = makes[kind]
    met_on = made + timedelta(days=after)
    life = lived(received(MADE_IN[edition]), event, meets(on=met_on, **{field: 2}))
    due = by or (walked(made, 15) if (kind, edition) == ("evidence", "2020") else None)
    # Only 2020 has a clause on evidence; elsewhere its date is the Ombudsman's letter's.
    counted = kind != "evidence" or edition == "2020"
    late = bool(due and met_on > due and counted)
    assert [one.on for one in breaches_of(life.case, governed(life), CALENDAR)] == [met_on] * late


def test_meeting_one_duty_leaves_the_others() -> None:
    life = lived(
        received("2024-06-03"),
        promised("2024-06-10", "tap", "2024-06-24"),
        promised("2024-06-10", "paint", "2024-06-25"),
        ActionDone(on=on("2024-06-12"), action=3),
    )
    assert [(clock.label, clock.running) for clock in of_duties(life)] == [
        ("action: tap", True),
        ("action: paint", False),
    ]


def test_a_review_is_met_by_the_next_one_and_by_becoming_a_complaint() -> None:
    request = received("2024-06-03", matter="service request", review_on=on("2024-06-10"))
    first = RequestReviewed(on=DAY, note="waiting", review_on=BY)
    assert [(clock.met_on, clock.running) for clock in clocks(lived(request, first))] == [(DAY, False), (None, True)]


def test_plans_of_an_answer_are_not_met_by_another_stages() -> None:
    life = lived(
        received("2024-06-03"),
        ack("2024-06-04"),
        AnswerPlanned(on=DAY, draft_by=BY),
        UpdatesAgreed(on=DAY, every=20),
        answer("2024-06-18"),
        escalated("2024-06-20"),
        KINDS["AnswerDrafted"](on=on("2024-06-21")),
    )
    (draft,) = of_duties(life)
    assert (draft.met_on, draft.running) == (None, False)


def test_plans_of_a_stage_that_was_refused_fall_away_for_good() -> None:
    asked_for = (received("2024-06-03"), answer("2024-06-18"), escalated("2024-06-20"))
    kept = (*asked_for, AnswerPlanned(on=on("2024-06-20"), draft_by=on("2024-06-28")), not_escalated("2024-06-21"))
    for later in ((), (escalated("2024-06-24"),), (RefusalOverruled(on=on("2024-06-24")),)):
        life = lived(*kept, *later)
        assert of_duties(life) == []
        assert [duty.dropped for duty in life.case.duties] == [True]
    shut = (received("2024-06-03"), AnswerPlanned(on=DAY, sign_off_by=BY), refused("2024-06-11"))
    assert of_duties(lived(*shut, RefusalOverruled(on=on("2024-06-24")))) == []
