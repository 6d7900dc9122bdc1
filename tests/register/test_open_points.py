"""What a case still wants said, clause by clause: each point stands until the event that settles it is recorded."""

from __future__ import annotations

import pytest
from casebook import CALENDAR, governed, lived, on, received
from life_told import (
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
    ArrangementMade,
    ArrangementReviewed,
    CompensationOffered,
    CompensationSettled,
    ConflictDeclared,
    Corrected,
    Event,
    HandedOver,
    Linked,
    Ordered,
    OrderMet,
    PointAdded,
    Received,
    RefusalOverruled,
    Reopened,
    RepresentativeNamed,
    SentElsewhere,
    Withdrawn,
)
from hoctui.register.open_points import OpenPoint, open_points

R20, R22, R24 = received("2021-06-01"), received("2023-06-01"), received("2024-06-03")
DAY = on("2024-06-10")


def unsaid(*events: Event) -> tuple[OpenPoint, ...]:
    life = lived(*events)
    return open_points(life.case, governed(life), CALENDAR)


def mended(event: int, day: str = "2024-06-20", **said: object) -> Corrected:
    return Corrected(on=on(day), event=event, facts=said, why="it had been left out")


def staff(day: str) -> Received:
    return received(day, category="staff")


# The life, the point's clause, its event, the entry or duty it names, and what settles it.
POINTS: tuple[tuple[str, tuple[Event, ...], tuple[str, str, int], tuple[Event, ...]], ...] = (
    (
        "2024, an acknowledgement without the outcomes sought (5.6)",
        (R24, ack("2024-06-04", outcomes="")),
        ("5.6", "Corrected", 2),
        (mended(2, outcomes="A dry kitchen."),),
    ),
    (
        "2022, the same (4.2)",
        (R22, ack("2023-06-02", outcomes="")),
        ("4.2", "Corrected", 2),
        (mended(2, outcomes="A dry kitchen."),),
    ),
    (
        "2022 at stage 2 (5.10)",
        (R22, answer("2023-06-15"), escalated("2023-06-20"), ack("2023-06-21", outcomes="")),
        ("5.10", "Corrected", 4),
        (mended(4, outcomes="A dry kitchen."),),
    ),
    (
        "2024, an acknowledgement that leaves open what is ours (5.7)",
        (R24, ack("2024-06-04", not_ours="")),
        ("5.7", "Corrected", 2),
        (mended(2, not_ours="none"),),
    ),
    (
        "2024, an extension with the contact details unsaid (6.5)",
        (R24, ack("2024-06-04"), extended("2024-06-10", 5, ombudsman_given=None, update_every=5)),
        ("6.5", "Corrected", 3),
        (mended(3, ombudsman_given=True),),
    ),
    (
        "2024 at stage 2 (6.16)",
        (
            R24,
            ack("2024-06-04"),
            answer("2024-06-18"),
            escalated("2024-06-20"),
            ack("2024-06-21"),
            extended("2024-07-10", 5, ombudsman_given=None, update_every=5),
        ),
        ("6.16", "Corrected", 6),
        (mended(6, ombudsman_given=True),),
    ),
    (
        "2024, extended with no updates agreed (5.9)",
        (R24, ack("2024-06-04"), extended("2024-06-10", 5)),
        ("5.9", "UpdatesAgreed", 0),
        (updates("2024-06-11", 5),),
    ),
    (
        "2022 (4.10), until it is answered",
        (R22, extended("2023-06-12", 5)),
        ("4.10", "UpdatesAgreed", 0),
        (answer("2023-06-20"),),
    ),
    (
        "2020 (3.19), until it is withdrawn",
        (R20, extended("2021-06-10", 5)),
        ("3.19", "UpdatesAgreed", 0),
        (Withdrawn(on=on("2021-06-11")),),
    ),
    (
        "2024, until the next stage is asked for",
        (R24, ack("2024-06-04"), extended("2024-06-10", 5)),
        ("5.9", "UpdatesAgreed", 0),
        (escalated("2024-06-24"),),
    ),
    (
        "2024, an answer that does not say whether stage 2 was told (6.9)",
        (R24, answer("2024-06-18", next_stage_told=None)),
        ("6.9", "Corrected", 2),
        (mended(2, next_stage_told=False),),
    ),
    (
        "2024, a final answer, of the Ombudsman (6.19)",
        (R24, answer("2024-06-18"), escalated("2024-06-20"), answer("2024-07-18", next_stage_told=None)),
        ("6.19", "Corrected", 4),
        (mended(4, "2024-07-19", next_stage_told=True),),
    ),
    (
        "2020, a final answer (3.9)",
        (R20, answer("2021-06-15"), escalated("2021-06-20"), answer("2021-07-16", next_stage_told=None)),
        ("3.9", "Corrected", 4),
        (mended(4, next_stage_told=True),),
    ),
    (
        "2022, every point (5.6)",
        (R22, answer("2023-06-15", every_point=None)),
        ("5.6", "Corrected", 2),
        (mended(2, every_point=True),),
    ),
    (
        "2024, every point at stage 2 (6.18)",
        (R24, answer("2024-06-18"), escalated("2024-06-20"), answer("2024-07-18", every_point=None)),
        ("6.18", "Corrected", 4),
        (mended(4, "2024-07-19", every_point=True),),
    ),
    (
        "2024, a remedy in words only (7.3)",
        (R24, answer("2024-06-18", remedy="a new tap")),
        ("7.3", "ActionPromised", 0),
        (promised("2024-06-18", "new tap", "2024-07-01"),),
    ),
    (
        "2022, a remedy that is money (6.5)",
        (R22, answer("2023-06-15", remedy="£50")),
        ("6.5", "ActionPromised", 0),
        (CompensationOffered(on=on("2023-06-15"), time=5000, by=on("2023-07-03")),),
    ),
    (
        "2020, staff who were not asked (4.9)",
        (staff("2021-06-01"),),
        ("4.9", "Asked", 0),
        (asked("2021-06-02", "J Poole", "their side", they_are="staff complained about"),),
    ),
    (
        "2022, staff (4.12), once it is answered",
        (staff("2023-06-01"),),
        ("4.12", "Asked", 0),
        (answer("2023-06-15"),),
    ),
    (
        "2024, a conflict that nothing was done about (5.8)",
        (R24, ConflictDeclared(on=DAY, who="J Poole", what="cousins")),
        ("5.8", "Corrected", 2),
        (mended(2, done="R Adeyemi has it"),),
    ),
    (
        "2024, stage 2 with who had stage 1 (6.13)",
        (received("2024-06-03", handler="RA"), answer("2024-06-18"), escalated("2024-06-20")),
        ("6.13", "HandedOver", 0),
        (HandedOver(on=on("2024-06-21"), to="JP"),),
    ),
    (
        "2022, the same (5.12), until it is closed",
        (received("2023-06-01", handler="RA"), answer("2023-06-15"), escalated("2023-06-20")),
        ("5.12", "HandedOver", 0),
        (closed("2023-06-21"),),
    ),
    (
        "2024, a point to be logged apart (6.8)",
        (R24, PointAdded(on=DAY, what="the car park", how="apart")),
        ("6.8", "Linked", 0),
        (Linked(on=DAY, other="24-0007", how="apart"),),
    ),
    (
        "2024, sent elsewhere, and nobody says whether the resident was told (5.7)",
        (R24, SentElsewhere(on=DAY, to="the council")),
        ("5.7", "Corrected", 2),
        (mended(2, told=True),),
    ),
    (
        "2024, a representative whom nobody confirmed (3.6)",
        (received("2024-06-03", representative="D Elm"),),
        ("3.6", "RepresentativeNamed", 0),
        (RepresentativeNamed(on=DAY, who="D Elm"),),
    ),
    (
        "2022, one whose consent is awaited (4.5), until none is needed",
        (R22, RepresentativeNamed(on=on("2023-06-02"), who="D Elm", consent="awaited")),
        ("4.5", "RepresentativeNamed", 0),
        (RepresentativeNamed(on=on("2023-06-05"), who="D Elm", consent="not needed"),),
    ),
    (
        "2024, a refusal that does not say whether the Ombudsman was told of (2.4)",
        (R24, refused("2024-06-04", ombudsman_told=None)),
        ("2.4", "Corrected", 2),
        (mended(2, ombudsman_told=True),),
    ),
    (
        "2022, kept from stage 2 (5.9)",
        (R22, answer("2023-06-15"), not_escalated("2023-06-20", ombudsman_told=None)),
        ("5.9", "Corrected", 3),
        (mended(3, ombudsman_told=True),),
    ),
    (
        "2020, kept from stage 2 (4.13)",
        (R20, answer("2021-06-15"), not_escalated("2021-06-21", ombudsman_told=None)),
        ("4.13", "Corrected", 3),
        (mended(3, ombudsman_told=False),),
    ),
    (
        "2024, a refusal without the case's own circumstances (2.5)",
        (R24, refused("2024-06-04", individual="")),
        ("2.5", "Corrected", 2),
        (mended(2, individual="She was in hospital."),),
    ),
    (
        "2024, a promise without a day (7.3)",
        (R24, promised("2024-06-10", "new tap")),
        ("7.3", "ActionMoved", 2),
        (ActionMoved(on=DAY, action=2, to=on("2024-07-01"), why="agreed"),),
    ),
    (
        "2020, the same (5.8), until it is done",
        (R20, promised("2021-06-10", "new tap")),
        ("5.8", "ActionMoved", 2),
        (ActionDone(on=on("2021-06-11"), action=2),),
    ),
    (
        "2024, compensation without a day (7.3), until it is declined",
        (R24, CompensationOffered(on=DAY, loss=1)),
        ("7.3", "ActionMoved", 2),
        (CompensationSettled(on=DAY, offer=2, how="declined"),),
    ),
    (
        "2024, a lesson without a day (9.1)",
        (R24, learnt("2024-06-10", change="ring first")),
        ("9.1", "ActionMoved", 2),
        (ActionMoved(on=DAY, action=2, to=on("2024-07-01"), why="agreed"),),
    ),
    (
        "2024, an adjustment that nobody will review (5.10)",
        (R24, ArrangementMade(on=DAY, details="large print")),
        ("5.10", "ArrangementReviewed", 2),
        (ArrangementReviewed(on=DAY, arrangement=2, review_on=on("2024-12-10")),),
    ),
    (
        "2020, a restriction (4.15), until it ends",
        (R20, ArrangementMade(on=on("2021-06-10"), about="contact restriction", details="letters only")),
        ("4.15", "ArrangementReviewed", 2),
        (ArrangementReviewed(on=on("2021-06-11"), arrangement=2, outcome="ended"),),
    ),
    (
        "an order without its date, which no clause gives",
        (R24, Ordered(on=DAY, what="apologise")),
        ("", "Corrected", 2),
        (mended(2, by="2024-07-08"),),
    ),
    (
        "a recommendation without its date, until it is met",
        (R24, Ordered(on=DAY, order="recommendation", what="train")),
        ("", "Corrected", 2),
        (OrderMet(on=DAY, order=2),),
    ),
    (
        "2024, upheld and closed with nothing learnt (9.1)",
        (R24, answer("2024-06-18", decision="partially upheld"), closed("2024-06-19")),
        ("9.1", "LessonNoted", 0),
        (learnt("2024-06-19"),),
    ),
    (
        "2022 (6.3), until it is open again",
        (R22, answer("2023-06-15", decision="upheld"), closed("2023-06-16")),
        ("6.3", "LessonNoted", 0),
        (Reopened(on=on("2023-06-19"), reason="new facts"),),
    ),
)


@pytest.mark.parametrize(("events", "point", "settled"), [one[1:] for one in POINTS], ids=[one[0] for one in POINTS])
def test_a_point_stands_until_it_is_settled(
    events: tuple[Event, ...], point: tuple[str, str, int], settled: tuple[Event, ...]
) -> None:
    (found,) = unsaid(*events)
    assert (found.clause, found.event, found.target) == point
    assert found.words == found.words.strip() != ""
    assert unsaid(*events, *settled) == ()


SETTLED: tuple[tuple[str, tuple[Event, ...]], ...] = (
    ("2020 asks for nothing in an acknowledgement (3.4 advises)", (R20, ack("2021-06-02", outcomes="", not_ours=""))),
    ("2022 does not ask what is ours", (R22, ack("2023-06-02", not_ours=""))),
    (
        "2022 does not bind an extension to contact details",
        (R22, extended("2023-06-12", 5, ombudsman_given=None, update_every=5)),
    ),
    (
        "2022 advises every point at stage 2",
        (R22, answer("2023-06-15"), escalated("2023-06-20"), answer("2023-07-18", every_point=None)),
    ),
    (
        "2020 advises the right to the Ombudsman in a refusal",
        (R20, refused("2021-06-02", ombudsman_told=None, individual="")),
    ),
    ("a remedy of none", (R24, answer("2024-06-18", remedy="None"))),
    (
        "a way of keeping in touch needs no review",
        (R24, ArrangementMade(on=DAY, about="contact arrangement", details="ring")),
    ),
    ("not upheld: nothing has to be learnt", (R24, answer("2024-06-18"), closed("2024-06-19"))),
    ("a representative of a closed case", (received("2024-06-03", representative="D Elm"), closed("2024-06-19"))),
    (
        "a conflict on a closed case",
        (R24, ConflictDeclared(on=DAY, who="J Poole", what="cousins"), closed("2024-06-19")),
    ),
    ("a service request about staff", (received("2024-06-03", matter="service request", category="staff"),)),
    (
        "overruled, an extension of before asks for nothing",
        (R24, extended("2024-06-04", 5, update_every=5), refused("2024-06-05"), RefusalOverruled(on=DAY)),
    ),
    ("a contact is nothing to say", (R24, told("2024-06-10"))),
)


@pytest.mark.parametrize("events", [one[1] for one in SETTLED], ids=[one[0] for one in SETTLED])
def test_nothing_is_asked_that_the_edition_does_not_ask(events: tuple[Event, ...]) -> None:
    assert unsaid(*events) == ()


def test_the_present_stage_comes_first() -> None:
    found = unsaid(
        R24,
        answer("2024-06-18", next_stage_told=None),
        escalated("2024-06-20"),
        ack("2024-06-21", outcomes=""),
    )
    assert [one.clause for one in found] == ["5.6", "6.9"]
