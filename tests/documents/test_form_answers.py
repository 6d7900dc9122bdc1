"""Forms with more than one column of answers, or with a heading that asks the other way round."""

from __future__ import annotations

import pytest
from made_forms import read_rows

from hoctui.assessment.answers import ReadForm


def answered(headings: str, *cells: str) -> ReadForm:
    rows = [(number, "Rule.", *cells, f"Proof of {number}") for number in ("6.2", "6.3", "6.4")]
    return read_rows(*rows, headings=("Clause", "Requirement", *headings.split("|"), "Evidence"))


@pytest.mark.parametrize(
    ("headings", "cells", "mark", "review"),
    [
        ("Comply 2024/25|Comply 2025/26", ("Yes", "No"), "No",
         ("the answers differ: “Comply 2025/26” says No, “Comply 2024/25” says Yes",)),
        ("Comply 2024/25|Comply 2025/26", ("Yes", "Yes"), "Yes", ()),
        ("Self-assessed|Internal audit", ("Yes", "No"), "Yes",
         ("the answers differ: “Self-assessed” says Yes, “Internal audit” says No",)),
        ("Mandatory (Y/N)|Comply", ("Y", "Partial"), "Partial", ()),
        ("Board response (Y/N)|Comply", ("Yes", "Partial"), "Partial", ()),
        ("Evidence held? Yes/No|Comply", ("No", "Yes"), "Yes",
         ("beside the answer, “Evidence held? Yes/No” says No, while the answer is Yes",)),
        ("Comply|RAG", ("Yes", "Red"), "Yes", ("beside the answer, “RAG” says Red, while the answer is Yes",)),
        ("Comply|RAG", ("Yes", "Green"), "Yes", ()),
        ("Comply|RAG", ("Partial", "Amber – in hand"), "Partial", ()),
        ("Yes|No|Last year Yes|Last year No", ("X", "", "", "X"), "Yes",
         ("the answers differ: the columns taken say Yes, others No",)),
        ("Non-compliance (Y/N)", ("N",), "Yes",
         ("the heading “Non-compliance (Y/N)” asks the other way round: No was read as Yes",)),
        ("Not met", ("X",), "No", ("the heading “Not met” asks the other way round: X was read as No",)),
        ("Not met", ("Not met",), "No", ()),
        ("Not met", ("Partial",), "Partial", ()),
        ("Any failure to comply?", ("Yes",), "No",
         ("the heading “Any failure to comply?” asks the other way round: Yes was read as No",)),
        ("Evidence held? Yes/No", ("Yes",), "Yes",
         ("the answer stands under “Evidence held? Yes/No”; look whether it says that the clause is met",)),
    ],
)  # fmt: skip
def test_the_clauses_own_answer_is_taken_and_what_speaks_against_it_said(
    headings: str, cells: tuple[str, ...], mark: str, review: tuple[str, ...]
) -> None:
    answer = answered(headings, *cells).answers["6.3"]
    assert (answer.mark.value, answer.review) == (mark, review)
    assert answer.evidence == "Proof of 6.3"


def test_which_column_was_taken_and_which_was_not_is_said_once() -> None:
    assert answered("Comply 2024|Comply 2025", "Yes", "Yes").notes == (
        "The form has several columns of answers: “Comply 2025” was taken, “Comply 2024” not.",
    )
    assert answered("Does it apply (Y/N)|Comply", "Y", "No").notes == (
        "The column “Does it apply (Y/N)” asks something else than whether a clause is met; it was not taken.",
    )
    assert answered("Not met", "Y").notes == (
        "The heading “Not met” asks the other way round: Yes under it was read as No, No as Yes.",
    )


def test_a_prompt_left_where_evidence_is_to_stand_is_no_evidence() -> None:
    rows = [(number, "Rule.", "Yes", "[Insert evidence]", "Kept.") for number in ("6.2", "6.3", "6.4")]
    answer = read_rows(*rows).answers["6.3"]
    assert (answer.evidence, answer.commentary) == ("", "Kept.")
    assert answer.review == ("where the evidence is to stand, “[Insert evidence]” was left",)


def test_a_year_that_cannot_be_is_no_due_date() -> None:
    rows = [(number, "Rule.", "No", "E", "Train", "1 January 0001") for number in ("6.2", "6.3")]
    answer = read_rows(*rows, headings=("Clause", "Requirement", "Comply", "Evidence", "Action", "By when")).answers[
        "6.3"
    ]
    assert (answer.due, answer.action) == (None, "Train By when: 1 January 0001")
    assert answer.review == ("“1 January 0001” is no date; it was kept with the action",)
