"""Answering clauses through the services: what is kept, what it was before, which year stands beside, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casebook import TODAY

from hoctui.assessment.answers import ReadForm
from hoctui.errors import BadInput
from hoctui.services import assessing, publishing
from hoctui.services.desk import Desk
from hoctui.services.views import AssessmentView

FORM = Path(__file__).parents[1] / "documents" / "forms" / "lookalike-2024.txt"


def history(desk: Desk) -> list[dict[str, object]]:
    rows = desk.register.connection.execute("SELECT answer FROM answer_before ORDER BY id")
    return [json.loads(row[0]) for row in rows]


def test_a_clause_is_shown_as_it_will_stand_before_it_is_saved(desk: Desk) -> None:
    """8.1 of 2024: a shortfall wants its reason, action, owner and date."""
    assessing.new(desk, "2024", "2025/26")
    view = assessing.clause_view(desk, "6.3")
    typed = {"answer": "p", "reason": "Late in May", "due": "4/12"}
    expected = assessing.redone("2024", view, typed, TODAY)
    assert (expected.answered, expected.lacking) == (True, ("action", "owner"))
    assert assessing.clause_view(desk, "6.3").answer.mark == ""
    assert assessing.answer(desk, "6.3", typed) == expected


def test_what_cannot_be_taken_is_said_before_it_is_saved_too(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    view = assessing.clause_view(desk, "6.3")
    with pytest.raises(BadInput, match="more than ten years ahead"):
        assessing.redone("2024", view, {"due": "1/1/2045"}, TODAY)


def test_the_history_keeps_each_answer_but_no_half_sentence(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"evidence": "Tracker"})
    assessing.answer(desk, "6.3", {"evidence": "Pol"})
    assessing.answer(desk, "6.3", {"evidence": "Policy"}, going_on=True)
    assessing.answer(desk, "6.3", {"evidence": "Policy, page 3"}, going_on=True)
    assert [before["evidence"] for before in history(desk)] == ["", "Tracker"]
    assessing.answer(desk, "6.3", {"answer": "yes"})
    assert [before["evidence"] for before in history(desk)] == ["", "Tracker", "Policy, page 3"]


def last_year_name(desk: Desk) -> str:
    return assessing.clause_view(desk, "6.3").last_year_name


def test_the_year_before_stands_beside_in_whichever_order_the_two_came(desk: Desk) -> None:
    this_year = assessing.new(desk, "2024", "2025/26")
    assert last_year_name(desk) == ""
    assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2024/25")
    assert last_year_name(desk) == ""
    assert isinstance(assessing.take_up(desk, this_year.id), AssessmentView)
    assert last_year_name(desk) == "2024/25"


def test_an_empty_year_between_does_not_hide_the_one_before_it(desk: Desk) -> None:
    assessing.take_in(desk, assessing.read_file(FORM), FORM.name, "2023/24")
    assessing.new(desk, "2024", "2024/25")
    assessing.new(desk, "2024", "2025/26")
    assert last_year_name(desk) == "2023/24"


def test_only_one_assessment_is_the_current_one(desk: Desk) -> None:
    first = assessing.new(desk, "2024", "2024/25")
    assessing.new(desk, "2024", "2025/26")
    assessing.take_up(desk, first.id)
    assert [(head.year, head.is_current) for head in assessing.on_file(desk)] == [("2025/26", False), ("2024/25", True)]
    with pytest.raises(BadInput, match="not on file"):
        assessing.take_up(desk, 99)


def test_the_place_is_remembered_and_only_a_clause_of_the_form_is_one(desk: Desk) -> None:
    begun = assessing.new(desk, "2024", "2025/26")
    assessing.stay_at(desk, "6.3")
    assert assessing.outline(desk).last_clause == "6.3"
    with pytest.raises(BadInput, match="has no clause"):
        assessing.stay_at(desk, "10.1", begun.id)


def test_a_form_is_read_without_being_taken_in(desk: Desk) -> None:
    form = assessing.read_file(FORM)
    assert (form.edition, len(form.answers), form.missing) == ("2024", 72, ())
    assert not assessing.has_one(desk)


def test_an_export_writes_over_a_file_only_when_told_to(desk: Desk, tmp_path: Path) -> None:
    assessing.new(desk, "2024", "2025/26")
    target = tmp_path / "form.md"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="is there already"):
        publishing.export_to(desk, target)
    assert target.read_text(encoding="utf-8") == "mine"
    publishing.export_to(desk, target, over=True)
    assert target.read_bytes() == publishing.export(desk, "markdown")
    assert list(tmp_path.glob(".*.part")) == []


def test_an_export_into_no_folder_is_said(desk: Desk, tmp_path: Path) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="cannot be written"):
        publishing.export_to(desk, tmp_path / "none" / "form.md")


@pytest.mark.parametrize("year", ["9998/99", "0001/02", "2018/19", "2028/29", "٢٠٢٥/٢٦", "2025/27", "2025-26"])
def test_a_year_that_nobody_could_assess_is_refused(desk: Desk, year: str) -> None:
    """On 21 Nov 2026 the year 2025/26 has ended last, 2026/27 runs, and 2027/28 is the last that can be begun."""
    with pytest.raises(BadInput) as refused:
        assessing.new(desk, "2024", year)
    assert refused.value.field == "year"
    assert not assessing.has_one(desk)
    assessing.new(desk, "2024", "2027/28")


@pytest.mark.parametrize(
    ("edition", "file", "year"),
    [
        ("2024", "self-assessment-2024-25.docx", "2024/25"),
        ("2024", "Self Assessment 2023_2024 FINAL.xlsx", "2023/24"),
        ("2024", "form 2024/25.csv", "2024/25"),
        ("2024", "form-2017-18.docx", "2025/26"),  # before the first edition: that is no year of the Code's
        ("2024", "form-2024-06-30.docx", "2025/26"),  # a day, no year
        ("2024", "form.docx", "2025/26"),
        ("2022", "form.docx", "2023/24"),  # in force until 31 March 2024
        ("2020", "form.docx", "2021/22"),
    ],
)
def test_the_year_of_a_form_is_told_from_its_name_or_its_edition(
    desk: Desk, edition: str, file: str, year: str
) -> None:
    assert assessing.likely_year(desk, edition, file) == year
    assert assessing.take_in(desk, ReadForm(edition, {}), file).year == year
