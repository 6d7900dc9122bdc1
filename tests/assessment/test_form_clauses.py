from __future__ import annotations

import pytest

from hoctui.assessment.form_clauses import question_records, recognise_edition, requirement_of
from hoctui.assessment.form_columns import Role
from hoctui.assessment.form_record import Record
from hoctui.rulebook.edition import EDITIONS, load


def records_of(edition: str, count: int | None = None) -> list[Record]:
    clauses = load(edition).clauses[:count]
    return [Record((clause.number,), {Role.REQUIREMENT: "invented"}, section=clause.section) for clause in clauses]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_known_by_its_clause_numbers_alone(edition: str) -> None:
    assert recognise_edition(records_of(edition)) == (edition, True)


@pytest.mark.parametrize("edition", ["2022", "2024"])
def test_an_edition_is_known_from_few_clauses_by_their_substance(edition: str) -> None:
    clauses = [
        clause for clause in load(edition).clauses if clause.number in ("2.1", "3.1", "5.1", "6.2", "7.2", "8.1")
    ]
    records = [Record((clause.number,), {Role.REQUIREMENT: requirement_of(clause)}) for clause in clauses]
    assert recognise_edition(records) == (edition, True)


def test_a_form_that_could_be_of_two_editions_is_not_certain() -> None:
    assert not recognise_edition([Record(("1.2",)), Record(("2.1",)), Record(("3.1",))])[1]


def test_questions_without_numbers_are_the_2020_form() -> None:
    assert recognise_edition([Record((), {Role.REQUIREMENT: "Do we?"})] * 5) == ("2020", True)


def test_a_section_with_a_row_too_few_is_matched_by_wording_and_marked() -> None:
    """2020: section 2 asks four questions; the third row is missing from this form."""
    edition = load("2020")
    clauses = edition.in_section(2)
    kept = [clause for clause in clauses if clause.number != "Q2.3"]
    records = [Record((), {Role.REQUIREMENT: requirement_of(clause)}, section=2) for clause in kept]
    notes: list[str] = []
    numbered = question_records(records, edition, notes)
    assert [number for number, _ in numbered] == ["Q2.1", "Q2.2", "Q2.4"]
    assert all("look whether this is the right question" in " ".join(record.doubts) for _, record in numbered)
    assert notes == []


def test_a_section_with_a_row_too_many_leaves_out_the_one_that_is_no_question_and_says_so() -> None:
    edition = load("2020")
    clauses = edition.in_section(2)
    records = [Record((), {Role.REQUIREMENT: requirement_of(clause)}, section=2) for clause in clauses]
    records.insert(2, Record((), {Role.REQUIREMENT: "Zebras?"}, section=2))
    notes: list[str] = []
    numbered = question_records(records, edition, notes)
    assert [number for number, _ in numbered] == [clause.number for clause in clauses]
    assert notes == ["A row that is none of the form's questions was not taken: “Zebras?”."]


def test_hoctui_s_own_statement_of_a_clause_holds_its_points_and_its_quotation() -> None:
    """1.2 of 2024: the definition that the Code prescribes is quoted."""
    said = requirement_of(load("2024").clause("1.2"))
    assert load("2024").clause("1.2").quotation in said
    for clause in load("2024").clauses:
        assert all(point in requirement_of(clause) for point in clause.points)
