from __future__ import annotations

import pytest

from hoctui.assessment.answers import NOT_FOUND, Answer, Mark
from hoctui.assessment.form_review import corrected


@pytest.mark.parametrize(
    "said",
    [
        NOT_FOUND,
        "no answer is printed",
        "the answer reads “1 185”, which is no clear answer",
        "the evidence begins with “Partial”, while the answer is Yes",
        "there is an X under more than one answer: Yes and No",
    ],
)
def test_a_person_who_says_what_the_answer_is_settles_what_was_doubted_of_it(said: str) -> None:
    answer = corrected(Answer("6.3", Mark.UNANSWERED, "E", review=(said, "the evidence repeats itself")), Mark.NO)
    assert (answer.mark, answer.evidence, answer.review) == (Mark.NO, "E", ("the evidence repeats itself",))
