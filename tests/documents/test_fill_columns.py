"""Filling a form with more columns for an answer than one: this year's takes it, the others are left and told."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from office_forms import tbl, tr, word_of

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.form_fill import fill
from hoctui.documents.form_fill_told import Filled, Unplaced
from hoctui.documents.forms import read_form
from hoctui.rulebook.edition import load


def filled(*columns: str, year: str = "2025/26", mark: Mark = Mark.YES, cells: tuple[str, ...] = ()) -> Filled:
    """A form of one clause with these columns behind its requirement."""
    row = tr("6.3", "Landlords must answer in time.", *(cells or [""] * len(columns)))
    form = word_of(tbl(tr("Ref", "Requirement", *columns), row, columns=len(columns) + 2))
    answer = Answer("6.3", mark, "Log", "Monthly")
    return fill(form, "blank.docx", Assessment(year, load("2024"), "X", {"6.3": answer}))


def row(done: Filled) -> list[str]:
    return [cell.text for cell in Document(BytesIO(done.content)).tables[0].rows[1].cells[2:]]


LEFT = "The answers stand under “{}”; “{}” was left as in the form."


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        (("Comply 2024/25", "Comply 2025/26"), ["", "Yes"], LEFT.format("Comply 2025/26", "Comply 2024/25")),
        (("Comply 2025/26", "Comply 2026/27"), ["Yes", ""], LEFT.format("Comply 2025/26", "Comply 2026/27")),
        (("Last year's answer", "This year's answer"), ["", "Yes"], "“Last year's answer” was left as in the form."),
        (("RAG", "Comply Y/N"), ["", "Yes"], LEFT.format("Comply Y/N", "RAG")),
        (("Comply", "Board response (Y/N)"), ["Yes", ""], LEFT.format("Comply", "Board response (Y/N)")),
        (("Comply", "Improvement needed (Y/N)"), ["Yes", ""], LEFT.format("Comply", "Improvement needed (Y/N)")),
        (("Comply Y/N", "Non-compliance Y/N"), ["Yes", ""], "“Non-compliance Y/N” asks the other way round, and was"),
        (("2024 Yes", "2024 No", "2025 Yes", "2025 No"), ["", "", "X", ""], "“2024 Yes” and “2024 No” were left"),
    ],
)
def test_the_column_of_this_year_that_asks_for_compliance_takes_the_answer(
    columns: tuple[str, ...], cells: list[str], said: str
) -> None:
    done = filled(*columns, "Evidence", "Commentary")
    assert row(done) == [*cells, "Log", "Monthly"]
    assert done.unplaced == ()
    (line,) = done.said
    assert said in line


@pytest.mark.parametrize("heading", ["Non-compliance? Y/N", "Any failure to comply?"])
@pytest.mark.parametrize("mark", [Mark.YES, Mark.NO])
def test_under_a_heading_that_asks_the_other_way_round_nothing_is_put(heading: str, mark: Mark) -> None:
    done = filled(heading, "Evidence", "Commentary", mark=mark)
    assert row(done) == ["", "Log", "Monthly"]
    why = f"the heading “{heading}” asks the other way round"
    assert done.unplaced == (Unplaced("6.3", f"the answer {mark.value}", why),)


def test_under_a_heading_that_asks_something_else_nothing_is_put() -> None:
    done = filled("Risk rating", "Evidence", "Commentary")
    assert row(done) == ["", "Log", "Monthly"]
    assert [one.why for one in done.unplaced] == ["the heading “Risk rating” seems to ask something else"]


def test_evidence_goes_to_its_column_of_this_year() -> None:
    done = filled("Comply 2025/26", "Evidence 2025/26", "Comply 2026/27", "Evidence 2026/27")
    assert row(done) == ["Yes", "Log\nMonthly", "", ""]


def test_where_every_column_is_of_another_year_the_answer_is_listed() -> None:
    done = filled("Comply 2023/24", "Comply 2024/25", "Evidence", "Commentary")
    assert row(done) == ["", "", "Log", "Monthly"]
    assert [one.why for one in done.unplaced] == ["none of the form's columns is for 2025/26"]


@pytest.mark.parametrize(
    ("heading", "told"),
    [("Comply 2024/25", True), ("Comply 2024", True), ("Comply 2025", False), ("Comply 2026", False)],
)
def test_a_lone_column_that_names_another_year_is_filled_and_that_is_said(heading: str, told: bool) -> None:
    done = filled(heading, "Evidence", "Commentary")
    assert row(done) == ["Yes", "Log", "Monthly"]
    said = (f"The answers of 2025/26 stand under “{heading}”; look whether that heading is right.",)
    assert done.said == (said if told else ())


def test_what_stands_in_the_column_of_last_year_stays() -> None:
    done = filled("Comply 2024/25", "Comply 2025/26", "Evidence", "Commentary", cells=("No", "", "", ""))
    assert row(done) == ["No", "Yes", "Log", "Monthly"]
    assert read_form(done.content, "f.docx").answers["6.3"].mark is Mark.YES
