from __future__ import annotations

import pytest

from hoctui.assessment.form_numbers import read_date, read_number


@pytest.mark.parametrize(
    ("cell", "choices"),
    [
        ("2024-02-01", ("1.2", "2.1", "2.24")),
        ("2024-02-01 00:00:00", ("1.2", "2.1", "2.24")),
        ("01/02/2024", ("1.2", "2.1", "2.24")),
        ("1-Feb", ("1.2", "2.1")),
        ("01-Feb-24", ("1.2", "2.1", "2.24")),
        ("13 June 2024", ("6.13",)),
        ("Jun-13", ("6.13",)),
        ("6 March 2024", ("6.3", "3.6")),
    ],
)
def test_a_date_stands_for_the_clauses_that_it_may_have_been(cell: str, choices: tuple[str, ...]) -> None:
    """A spreadsheet makes 1 February of 1.2, the second of January elsewhere, and June 2013 of 6-13."""
    number = read_date(cell)
    assert number is not None
    assert (number.choices, number.rest) == (choices, " ".join(cell.split()))


@pytest.mark.parametrize("cell", ["", "6.3", "31/12/2024", "1 February we met", "12-2", "Feb", "32-Foo", "٣-Feb"])
def test_what_is_no_date_or_no_clause_stands_for_none(cell: str) -> None:
    assert read_date(cell) is None


def test_a_number_with_a_comma_is_one_only_alone_in_its_cell() -> None:
    number = read_number("6,10")
    assert number is not None
    assert number.number == "6.10"
    assert read_number("6,10 of them") is None
