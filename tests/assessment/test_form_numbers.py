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


@pytest.mark.parametrize(
    "printed",
    ["1.2", "1.2.", "1.2)", "(1.2)", "§1.2", "§ 1.2", "Clause 1.2", "1.02", "1.2:", "1 . 2", "1·2", "S1.2", "s. 1.2",
     "Code provision 1.2", "Requirement 1.2", "CHC 1.2", "**1.2**"],
)  # fmt: skip
def test_a_clause_number_is_read_however_it_is_printed(printed: str) -> None:
    number = read_number(printed)
    assert number is not None
    assert (number.number, number.others, number.alone) == ("1.2", (), True)


@pytest.mark.parametrize(
    ("printed", "others"),
    [
        ("5.9-5.11", ("5.10", "5.11")),
        ("5.9 – 5.10", ("5.10",)),
        ("5.9 to 5.10", ("5.10",)),
        ("5.9-10", ("5.10",)),
        ("5.9 & 5.11", ("5.11",)),
        ("5.9 – 10 working days", ()),
        ("5.9 - 6.2", ()),
        ("5.9-5.9", ()),
        ("5.11-5.9", ()),
        ("5.9-5.99", ()),
    ],
)
def test_a_range_names_every_clause_in_it_and_a_figure_behind_a_dash_is_none(
    printed: str, others: tuple[str, ...]
) -> None:
    number = read_number(printed)
    assert number is not None
    assert number.others == others


@pytest.mark.parametrize("cell", ["3.1).", "1.2.3", "12.5", "1.2%", "£1.20", "shares 1.2", "2024"])
def test_what_is_no_clause_number_is_none(cell: str) -> None:
    assert read_number(cell) is None
