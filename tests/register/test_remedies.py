"""Putting right: money to the penny, offers by head, the survey's two reminders, what was learnt."""

from __future__ import annotations

import pytest
from casebook import lived, on, received
from hypothesis import given
from hypothesis import strategies as st
from life_told import learnt, promised

from hoctui.errors import BadInput
from hoctui.register.events import (
    ActionDone,
    ActionMoved,
    CompensationOffered,
    CompensationSettled,
    LessonCarriedOut,
    SurveyReminded,
    SurveyReturned,
    SurveySent,
)
from hoctui.register.money import parse_pounds, pounds

R = received("2024-06-03")
DAY = on("2024-06-10")
MOST = 100_000_000


@given(st.integers(0, MOST))
def test_an_amount_said_and_typed_again_is_the_same_to_the_penny(pence: int) -> None:
    assert parse_pounds(pounds(pence)) == pence
    assert parse_pounds(pounds(pence).replace("£", "").replace(",", "")) == pence
    assert parse_pounds(f"  £ {pence // 100}.{pence % 100:02d} ") == pence


@given(st.text(alphabet="0123456789.,£ -", max_size=9))
def test_what_is_taken_for_an_amount_is_said_back_the_same(text: str) -> None:
    try:
        pence = parse_pounds(text)
    except BadInput:
        return  # which texts are none is told below
    said = text.strip().removeprefix("£").strip().replace(",", "")
    assert float(said) * 100 == pytest.approx(pence)
    assert parse_pounds(pounds(pence)) == pence


@pytest.mark.parametrize(
    "text", ["", "-1", "£-1", "1.5", "1.505", "1,2", "1,0000", "one", "1e3", "٣", "£", "12.", ".50"]
)
def test_no_amount(text: str) -> None:
    with pytest.raises(BadInput, match="is not an amount in pounds"):
        parse_pounds(text)


@pytest.mark.parametrize(
    ("pence", "said"), [(0, "£0"), (5, "£0.05"), (15000, "£150"), (123450, "£1,234.50"), (MOST, "£1,000,000")]
)
def test_how_an_amount_is_said(pence: int, said: str) -> None:
    assert pounds(pence) == said


@given(st.lists(st.integers(0, MOST) | st.none(), min_size=4, max_size=4).filter(any))
def test_an_offer_is_the_sum_of_its_heads(amounts: list[int | None]) -> None:
    loss, distress, time, handling = amounts
    event = CompensationOffered(on=DAY, loss=loss, distress=distress, time=time, handling=handling)
    (offer,) = lived(R, event).case.offers
    assert offer.total == sum(one or 0 for one in amounts)
    assert len(offer.heads) == sum(bool(one) for one in amounts)
    assert event.line().startswith(f"{pounds(offer.total)} offered (")


@pytest.mark.parametrize(
    ("said", "paid", "answer"),
    [
        ({}, 15000, "paid"),
        ({"paid": 10000}, 10000, "paid"),
        ({"paid": 0}, 0, "paid"),
        ({"how": "set against arrears"}, 15000, "set against arrears"),
        ({"how": "declined"}, 0, "declined"),
        ({"how": "declined", "paid": 10000}, 0, "declined"),
    ],
)
def test_what_became_of_an_offer(said: dict[str, object], paid: int, answer: str) -> None:
    offered = CompensationOffered(on=DAY, loss=5000, handling=10000, guidance=on("2024-04-01"))
    settled = CompensationSettled.model_validate({"on": on("2024-07-01"), "offer": 2} | said)
    case = lived(R, offered, settled).case
    assert (case.offers[0].paid, case.offers[0].answer, case.offers[0].guidance) == (paid, answer, on("2024-04-01"))
    (duty,) = case.duties
    assert (duty.open, duty.dropped) == (False, answer == "declined")


def test_two_offers_are_settled_each_by_its_number() -> None:
    case = lived(
        R,
        CompensationOffered(on=DAY, loss=5000),
        CompensationOffered(on=DAY, time=2500),
        CompensationSettled(on=on("2024-07-01"), offer=3),
    ).case
    assert [(one.answer, one.paid) for one in case.offers] == [("", 0), ("paid", 2500)]


def test_who_agreed_to_a_new_date_is_kept_and_the_first_date_too() -> None:
    case = lived(
        R,
        promised("2024-06-10", "new tap", "2024-06-28"),
        ActionMoved(on=on("2024-06-20"), action=2, to=on("2024-07-05"), why="ill", agreed=True),
        ActionMoved(on=on("2024-06-21"), action=2, to=on("2024-06-26"), why="well again"),
        ActionDone(on=on("2024-06-26"), action=2),
    ).case
    (duty,) = case.actions
    assert [(move.before, move.to, move.agreed) for move in duty.moves] == [
        (on("2024-06-28"), on("2024-07-05"), True),
        (on("2024-07-05"), on("2024-06-26"), False),
    ]
    assert (duty.first_by, duty.by, duty.done_on) == (on("2024-06-28"), on("2024-06-26"), on("2024-06-26"))


def test_a_survey_is_reminded_of_twice_and_then_let_be() -> None:
    reminders = [SurveyReminded(on=on(day)) for day in ("2024-06-24", "2024-07-08")]
    for many in range(3):
        case = lived(R, SurveySent(on=DAY), *reminders[:many]).case
        assert case.survey is not None
        assert case.survey.reminders == many
        assert sum(duty.open for duty in case.duties) == (many < 2)


def test_a_survey_that_came_back_is_waited_for_no_longer_even_after_two_reminders() -> None:
    reminders = [SurveyReminded(on=on(day)) for day in ("2024-06-24", "2024-07-08")]
    for many in range(3):
        case = lived(R, SurveySent(on=DAY), *reminders[:many], SurveyReturned(on=on("2024-07-22"), score="4")).case
        assert case.survey is not None
        assert (case.survey.score, case.survey.returned_on) == (4, on("2024-07-22"))
        assert not any(duty.open for duty in case.duties)


def test_a_lesson_is_followed_where_it_asks_for_a_change() -> None:
    assert lived(R, learnt("2024-06-10")).case.duties == []
    case = lived(
        R,
        learnt("2024-06-10", change="ring first", owner="Repairs", by=on("2024-07-01")),
        LessonCarriedOut(on=on("2024-07-01"), lesson=2, change="in the script", shared="staff"),
    ).case
    assert case.lessons == 1
    assert (case.duties[0].what, case.duties[0].owner, case.duties[0].done_on) == (
        "ring first",
        "Repairs",
        on("2024-07-01"),
    )
