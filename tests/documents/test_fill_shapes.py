"""Filling forms of other shapes: in sections, headings in two rows, side by side, a table a clause, one in a cell."""

from __future__ import annotations

import pytest
from office_forms import HEAD, p, tbl, tc, tr, word_of
from test_form_fill import filled, outside

from hoctui.assessment.answers import Answer, Mark
from hoctui.documents.forms import read_form


def a_row(number: str) -> str:
    return tr(number, f"Landlords must {number}", "", "", "")


IN_SECTIONS = word_of(
    tbl(
        HEAD,
        tr("Section 6", "", "", "", ""),
        a_row("6.1"),
        tr(tc("Mandatory requirements", span=4), tc("")),
        a_row("6.2"),
        HEAD,
        a_row("6.3"),
    )
)
DIVIDED = word_of(
    tbl(
        tr(
            *(tc(name, merge="restart") for name in ("Code", "Requirement")),
            tc("Comply", span=2),
            "Evidence",
            "Comments",
        ),
        tr(tc("", merge="continue"), tc("", merge="continue"), "Yes", "No", "", ""),
        *(tr(number, "Landlords must", "", "", "", "") for number in ("6.1", "6.2", "6.3")),
        columns=6,
    )
)
SIDE_BY_SIDE = word_of(
    tbl(
        tr("Code provision", "Code requirement"),
        *(tr(number, "Landlords must") for number in ("6.1", "6.2", "6.3")),
        columns=2,
    )
    + p()
    + tbl(tr("Comply: Yes/No", "Evidence", "Commentary"), *[tr("", "", "")] * 3, columns=3)
)
CARDS = word_of(
    "".join(
        tbl(
            *(tr("Code provision", number), tr("Requirement", "Must")),
            *(tr(label, "") for label in ("Comply", "Evidence", "Commentary")),
            columns=2,
        )
        for number in ("6.1", "6.2", "6.3")
    )
)
NESTED = word_of(tbl(tr(tc(inside=tbl(HEAD, a_row("6.1"), a_row("6.2"), a_row("6.3")) + p())), columns=1))


@pytest.mark.parametrize(
    "form",
    [IN_SECTIONS, DIVIDED, SIDE_BY_SIDE, CARDS, NESTED],
    ids=["in sections", "headings in two rows", "side by side", "a table a clause", "a table in a cell"],
)
def test_other_shapes_of_forms_are_filled_in_the_same_places_as_they_are_read(form: bytes) -> None:
    answers = [
        Answer("6.1", Mark.YES, "E 1\nmore", "C 1"),
        Answer("6.2", Mark.NO, "E 2", "C 2"),
        Answer("6.3", Mark.YES, "", "C 3"),
    ]
    done = filled(form, *answers)
    assert done.unplaced == ()
    read = read_form(done.content, "f.docx").answers
    for answer in answers:
        back = read[answer.clause]
        assert (back.mark, back.evidence, back.commentary) == (answer.mark, answer.evidence, answer.commentary)
    assert outside(done.content, form) == outside(form, form)
