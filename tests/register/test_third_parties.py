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


def test_a_single_word_of_a_name_is_marked_whatever_its_capitals() -> None:
    assert within("Jane said Mr Smith will call; SMITH, mr smith, mr Green", "Mr Jane Smith") == (
        "⟦Jane⟧ said Mr ⟦Smith⟧ will call; ⟦SMITH⟧, mr ⟦smith⟧, mr Green"
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


@pytest.mark.parametrize(
    "field",
    [
        "Jane Smith (neighbour)",
        "Jane Smith - Repairs",
        "Jane Smith – Repairs",
        "Jane Smith from Repairs",
        "Jane Smith of the repairs team",
        "Repairs: Jane Smith",
        "neighbour Jane Smith",
        "Jane Smith's daughter",
        "Mrs Jane Smith, on behalf of the council",
        "Jane Smith neighbour",
        "JANE SMITH",
        "jane smith",
        "jane.smith@example.org",
        "Repairs <jane.smith@example.org>",
    ],
)
def test_a_word_of_a_role_beside_a_name_hides_none_of_it(field: str) -> None:
    """And the role itself stays a word like any other."""
    text = "Jane Smith shouted at the repairs team; Smith rang, JANE wept, mrs smith of Repairs left the council"
    assert within(text, field) == (
        "⟦Jane Smith⟧ shouted at the repairs team; ⟦Smith⟧ rang, ⟦JANE⟧ wept, mrs ⟦smith⟧ of Repairs left the council"
    )


@pytest.mark.parametrize(
    ("field", "text", "marked"),
    [
        ("O'Brien", "Mr O’Brien, Mr OBrien, O'BRIEN's", "Mr ⟦O’Brien⟧, Mr ⟦OBrien⟧, ⟦O'BRIEN⟧'s"),
        ("Pat O’Brien", "Mr O'Brien and Pat O'Brien", "Mr ⟦O'Brien⟧ and ⟦Pat O'Brien⟧"),
        ("José Núñez", "Jose and NUNEZ, jose\u0301!", "⟦Jose⟧ and ⟦NUNEZ⟧, ⟦jose\u0301⟧!"),
        ("Jose Nunez", "José Núñez", "⟦José Núñez⟧"),
        ("Groß", "Frau GROSS, gross?", "Frau ⟦GROSS⟧, ⟦gross⟧?"),
        ("Ann Smith-Jones", "Mrs Smith; Jones; Smith Jones", "Mrs ⟦Smith⟧; ⟦Jones⟧; ⟦Smith Jones⟧"),
        ("Smith-Jones", "Smith‑Jones, JONES", "⟦Smith‑Jones⟧, ⟦JONES⟧"),
        ("Wu Li", "Mr Li, LI, and Wu, but no li", "Mr ⟦Li⟧, ⟦LI⟧, and ⟦Wu⟧, but no li"),
        ("ANN FOX", "Ann Fox, Ann, Mrs Fox, a fox", "⟦Ann Fox⟧, ⟦Ann⟧, Mrs ⟦Fox⟧, a fox"),
        ("jo bell", "Jo rang the bell; Mr Bell", "⟦Jo⟧ rang the bell; Mr ⟦Bell⟧"),
        ("Smith, Jane", "Jane Smith", "⟦Jane⟧ ⟦Smith⟧"),
        ("Jane\u200bSmith", "Ja\u00adneSmith", "⟦Ja\u00adneSmith⟧"),
        ("Jane Smith", "from jane.smith@example.org.", "from ⟦jane.smith@example.org⟧."),
        ("Jane Smith", "jsmith3@example.org, bob@example.org", "⟦jsmith3@example.org⟧, bob@example.org"),
        ("Jane Smith", "write to repairs@smith.example", "write to ⟦repairs@smith.example⟧"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_way_of_writing_it(field: str, text: str, marked: str) -> None:
    assert within(text, field) == marked


@pytest.mark.parametrize(
    "field", ["Will May", "Mark (Repairs)", "Mark May, Will", "will may", "WILL MAY", "The Mark", "Repairs: Will"]
)
def test_an_ordinary_word_is_a_name_only_where_it_begins_with_a_capital(field: str) -> None:
    plain = "the repairs will be done, it may leave a mark; may the team mark it"
    assert within(plain, field) == plain
    assert "⟦" in within("So Mark told May that Will came", field)


@pytest.mark.parametrize(
    "field",
    ["the man upstairs", "An engineer from Repairs", "somebody from the council", "Head of Housing", "The shop nearby"],
)  # fmt: skip
def test_the_words_of_a_description_are_not_marked_one_by_one(field: str) -> None:
    text = "An answer: the head of the shop upstairs will see a man at the end; an engineer of the council came."
    assert within(text, field) == text
    assert within(f"it was {field}, they say", field) == f"it was ⟦{field}⟧, they say"


def test_a_description_that_tells_whose_it_is_is_marked_besides_the_name() -> None:
    assert within("her daughter rang the council", "Kim, her daughter; the council") == (
        "⟦her daughter⟧ rang the council"
    )


def test_the_residents_own_name_is_hers_in_every_way_of_writing_it() -> None:
    assert names("ADA O’BRIEN-FOX", "ada", "O'Brien", "Fox", resident="Ada O'Brien-Fox") == []
    assert within("Ada's neighbour", "Ada's neighbour Kim") == "Ada's neighbour"
    assert within("neighbour Kim", "Ada's neighbour Kim") == "neighbour ⟦Kim⟧"


def test_a_long_text_without_a_blank_is_looked_through_in_time() -> None:
    assert within("a" * 100_000 + "." * 100_000, "Jane Smith").count("⟦") == 0
