"""Others' names in a copy for the resident's own request: found wherever they stand, marked, never struck out."""

from __future__ import annotations

import pytest

from hoctui.register.third_parties import Redaction, names_of_others


def names(*fields: str, resident: str = "Ada Elm") -> list[str]:
    return [name.text for name in names_of_others(fields, [resident])]


def within(text: str, *fields: str, resident: str = "Ada Elm") -> str:
    return Redaction(names_of_others(fields, [resident])).within(text)


def test_a_name_is_marked_wherever_it_stands_whatever_its_capitals() -> None:
    assert within("JANE  SMITH rang; jane\nsmith came", "Jane Smith") == "⟦JANE  SMITH⟧ rang; ⟦jane\nsmith⟧ came"


def test_initials_are_marked_only_as_whole_words_and_as_they_are_written() -> None:
    assert within("AB rang AB's cab about ABC, ab, (AB)", "AB") == "⟦AB⟧ rang ⟦AB⟧'s cab about ABC, ab, (⟦AB⟧)"
    assert within("do it; DO will do it", "DO") == "do it; ⟦DO⟧ will do it"


def test_the_longest_name_is_marked_first_and_none_twice() -> None:
    assert within("Jane Smith-Jones and Jane Smith", "Jane Smith", "Jane Smith-Jones") == (
        "⟦Jane Smith-Jones⟧ and ⟦Jane Smith⟧"
    )


def test_a_single_word_of_a_name_is_marked_where_it_is_written_as_a_name() -> None:
    assert within("Jane said Mr Smith will call; a smith, mr Green", "Mr Jane Smith") == (
        "⟦Jane⟧ said Mr ⟦Smith⟧ will call; a smith, mr Green"
    )


def test_a_field_that_names_two_people_names_each_of_them() -> None:
    assert within("Kim Vane was out; CD was in", "Kim Vane and CD") == "⟦Kim Vane⟧ was out; ⟦CD⟧ was in"
    assert names("AB / CD") == ["AB / CD", "AB", "CD"]


def test_the_resident_is_not_somebody_else() -> None:
    """Of a namesake, such as a husband who acts for her, the whole name is marked and not the name they share."""
    assert names("Ada Elm", "ada  elm", "the resident", "Elm") == []
    assert within("Ada Elm and Ben Elm; Elm, Ben", "Ben Elm") == "Ada Elm and ⟦Ben Elm⟧; Elm, ⟦Ben⟧"


def test_a_role_is_nobodys_name_within_a_text() -> None:
    assert within("the repairs team did repairs", "Repairs team") == "the ⟦repairs team⟧ did repairs"
    assert names("Repairs", "her daughter", "X", "-", "") == ["her daughter"]


@pytest.mark.parametrize("name", ["(AB", "A.*B", "Zoë Ünal", "李小龍", "O'Neill", "[xy]"])
def test_any_name_is_looked_for_as_it_is_written(name: str) -> None:
    assert within(f"by {name}, who knows", name) == f"by ⟦{name}⟧, who knows"


def test_names_in_the_name_of_a_file_are_found() -> None:
    assert within("Smith_report_AB.pdf, Smithson", "Jane Smith", "AB") == "⟦Smith⟧_report_⟦AB⟧.pdf, Smithson"


def test_without_a_name_nothing_is_marked() -> None:
    assert within("Jane Smith") == "Jane Smith"
    assert Redaction(()).whole("") == ""
    assert Redaction(()).whole("Jane") == "⟦Jane⟧"
