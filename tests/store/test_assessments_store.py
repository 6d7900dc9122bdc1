"""Assessments on file: one current, an answer's history kept, nothing overwritten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from casebook import NOW

from hoctui.assessment.answers import Answer, Mark
from hoctui.errors import BadInput
from hoctui.store import assessments
from hoctui.store.register import Register

YES = Answer("6.2", Mark.YES, "The tracker.", wording="Invented wording.")
NO = Answer(
    "6.2", Mark.NO, "The tracker.", "Two were late.", "Illness.", "A rota.", "RA", date(2026, 12, 31), ("look",)
)


@pytest.fixture
def register() -> Iterator[Register]:
    opened = Register.in_memory()
    yield opened
    opened.close()


def made(register: Register, year: str, *given: Answer, previous: int | None = None) -> int:
    with register.writing() as session:
        return assessments.make(
            session,
            year=year,
            edition="2024",
            landlord="Example Homes",
            source="",
            notes=("one row was unclear",),
            given={answer.clause: answer for answer in given},
            previous=previous,
            now=NOW,
        )


def answered(register: Register, assessment: int, answer: Answer, *, keep_before: bool = True) -> None:
    with register.writing() as session:
        assessments.answer_clause(session, assessment, answer, NOW, keep_before=keep_before)


def history(register: Register) -> list[str]:
    return [json.loads(row[0])["mark"] for row in register.connection.execute("SELECT answer FROM answer_before")]


def test_the_newest_is_the_current_one_and_the_older_stays(register: Register) -> None:
    assert assessments.current(register.connection) is None
    first = made(register, "2024/25", YES)
    second = made(register, "2025/26", previous=first)
    current = assessments.current(register.connection)
    assert current is not None
    assert (current.id, current.year, current.previous) == (second, "2025/26", first)
    assert current.notes == ("one row was unclear",)
    assert [head.id for head in assessments.heads(register.connection)] == [second, first]
    assert assessments.answers(register.connection, first) == {"6.2": YES}
    assert assessments.answers(register.connection, second) == {}


def test_an_older_one_can_be_taken_up_again(register: Register) -> None:
    first = made(register, "2024/25")
    made(register, "2025/26")
    with register.writing() as session:
        assessments.make_current(session, first)
    current = assessments.current(register.connection)
    assert current is not None
    assert current.id == first


def test_every_field_of_an_answer_comes_back(register: Register) -> None:
    one = made(register, "2025/26")
    answered(register, one, NO)
    assert assessments.answers(register.connection, one) == {"6.2": NO}
    assert history(register) == []


def test_what_an_answer_was_before_is_kept(register: Register) -> None:
    one = made(register, "2025/26", YES)
    answered(register, one, NO)
    answered(register, one, NO)
    answered(register, one, YES)
    assert assessments.answers(register.connection, one)["6.2"] == YES
    assert history(register) == ["Yes", "No"], "the same answer again is no change"


def test_half_a_sentence_is_no_history(register: Register) -> None:
    one = made(register, "2025/26", YES)
    answered(register, one, NO, keep_before=False)
    assert assessments.answers(register.connection, one)["6.2"] == NO
    assert history(register) == []


def test_where_the_officer_was(register: Register) -> None:
    one = made(register, "2025/26")
    with register.writing() as session:
        assessments.remember_place(session, one, "6.3")
    current = assessments.current(register.connection)
    assert current is not None
    assert current.last_clause == "6.3"
    with pytest.raises(BadInput, match="not on file"), register.writing() as session:
        assessments.remember_place(session, 99, "6.3")
