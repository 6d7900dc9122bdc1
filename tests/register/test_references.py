"""References such as 26-0121: year of receipt, and a number within it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoctui.errors import BadInput
from hoctui.register.references import parse_reference, reference


@pytest.mark.parametrize(
    ("year", "number", "made"),
    [
        (2026, 121, "26-0121"),
        (2026, 1, "26-0001"),
        (2026, 10_000, "26-10000"),
        (2009, 7, "09-0007"),
        (1999, 7, "99-0007"),
    ],
)
def test_made(year: int, number: int, made: str) -> None:
    assert reference(year, number) == made


@pytest.mark.parametrize("typed", ["26-0121", "26-121", " 26-121 ", "26-000121"])
def test_typed_in_any_length(typed: str) -> None:
    assert parse_reference(typed) == "26-0121"


@pytest.mark.parametrize(
    "typed", ["", "121", "2026-0121", "26/0121", "26-", "26-x", "26-00000121", "٢٦-٠١٢١", "26-0121; drop", "26-01\n21"]
)
def test_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="is not a case's reference; it looks like 26-0121"):
        parse_reference(typed)


@given(st.integers(1990, 2089), st.integers(1, 9_999_999))
def test_what_is_made_can_be_typed(year: int, number: int) -> None:
    assert parse_reference(reference(year, number)) == reference(year, number)
