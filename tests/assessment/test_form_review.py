from __future__ import annotations

import pytest

from hoctui.assessment.answers import NOT_FOUND, Answer, Mark
from hoctui.assessment.form_review import corrected, look_twice


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


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ("We do not comply with this at present.", "the evidence says “do not comply”, while the answer is Yes"),
        ("Not compliant: we have no policy.", "the evidence begins with “Not compliant”, while the answer is Yes"),
        ("Non-compliant", "the evidence begins with “Non-compliant”, while the answer is Yes"),
        ("TBC", "the evidence has a note left in it: “TBC”"),
        ("Insert evidence here", "the evidence has a note left in it: “Insert evidence”"),
    ],
)
def test_words_against_a_yes_and_notes_to_oneself_are_looked_at_twice(evidence: str, said: str) -> None:
    assert look_twice(Mark.YES, {"evidence": evidence, "commentary": ""}, kind="yes/no") == [said]


def test_words_that_only_sound_so_are_left_alone() -> None:
    texts = {"evidence": "Where a contractor does not comply, we write to it.", "commentary": "No. 5 of the handbook."}
    assert look_twice(Mark.YES, texts, kind="yes/no") == []
