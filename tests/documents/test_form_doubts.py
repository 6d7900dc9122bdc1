from __future__ import annotations

import pytest
from made_forms import HEADINGS, a_row, one_clause, read_rows, text_of

from hoctui.assessment.answers import NOT_FOUND, Answer
from hoctui.documents.forms import read_form


@pytest.mark.parametrize(
    ("row", "mark", "review"),
    [
        (a_row("6.3", "1 185"), "", ("the answer reads “1 185”, which is no clear answer",)),
        (a_row("6.3", "Yes / No"), "", ("the answer reads “Yes / No”, which could be more than one answer",)),
        (a_row("6.3", ""), "", ("no answer is printed",)),
        (a_row("6.3", "Yes", evidence="", comment=""), "Yes", ("Yes is answered without evidence or commentary",)),
        (a_row("6.3", "N/A", evidence="", comment=""), "N/A", ()),
        (a_row("6.3", "No", evidence="", comment=""), "No", ()),
        (a_row("6.3", "Yes", evidence="Partial - in hand"), "Yes",
         ("the evidence begins with “Partial”, while the answer is Yes",)),
        (a_row("6.3", "Yes", comment="No – not yet"), "Yes",
         ("the commentary begins with “No”, while the answer is Yes",)),
        (a_row("6.3", "No", comment="Yes, always."), "No",
         ("the commentary begins with “Yes”, while the answer is No",)),
        (a_row("6.3", "Yes", evidence="N/A"), "Yes", ("the evidence begins with “N/A”, while the answer is Yes",)),
        (a_row("6.3", "Yes", evidence="No. 5 of the handbook"), "Yes", ()),
        (a_row("6.3", "Yes", evidence="ab cd " * 9), "Yes", ("the evidence repeats itself: look at the original",)),
        (a_row("6.3", "Yes - from May"), "Yes", ("the answer says more than Yes: “Yes - from May”",)),
    ],
)  # fmt: skip
def test_what_a_careful_person_would_look_at_twice_is_marked_with_its_reason(
    row: tuple[str, ...], mark: str, review: tuple[str, ...]
) -> None:
    answer = one_clause(a_row("6.2"), row, a_row("6.4"))
    assert (answer.mark.value, answer.review) == (mark, review)


@pytest.mark.parametrize(
    ("row", "wording", "evidence", "commentary"),
    [
        (("6.3", "", "Rule.", "No", "E", "C"), "Rule.", "E", "C"),
        (("6.3", "No", "E", "C", ""), "", "E", "C"),
        (("6.3", "Rule.", "", "No", "E"), "Rule.", "E", ""),
        (("", "6.3", "Rule.", "No", "E", "C"), "Rule.", "E", "C"),
        (("6.3 Rule.", "No", "E", "C"), "Rule.", "E", "C"),
    ],
)
def test_a_row_shifted_by_a_column_is_read_as_it_should_stand(
    row: tuple[str, ...], wording: str, evidence: str, commentary: str
) -> None:
    answer = one_clause(a_row("6.2"), row, a_row("6.4"))
    assert (answer.mark.value, answer.wording, answer.evidence, answer.commentary) == (
        "No",
        wording,
        evidence,
        commentary,
    )


def test_a_shifted_row_is_marked() -> None:
    for row in (("6.3", "", "Rule.", "No", "E", "C"), ("6.3", "No", "E", "C", ""), ("6.3", "Rule.", "", "No", "E")):
        assert one_clause(a_row("6.2"), row).review
    longer = one_clause(a_row("6.2"), (*a_row("6.3"), "over"), a_row("6.4"))
    assert longer.commentary == "C over"
    assert longer.review == ("the row has more cells than the table has columns; look at the original",)


def test_a_clause_that_stands_twice_is_marked_and_two_answers_leave_it_unanswered() -> None:
    answer = one_clause(a_row("6.3"), a_row("6.4"), a_row("6.3", "No", evidence="F"))
    assert answer.mark.value == ""
    assert answer.evidence == "E\nF"
    assert answer.review[0] == "it is answered Yes and then No"
    same = one_clause(a_row("6.3"), a_row("6.4"), a_row("6.3"))
    assert (same.mark.value, same.evidence) == ("Yes", "E")
    assert same.review == ("the clause stands twice in the file; its rows were put together",)


def test_a_clause_that_the_file_does_not_hold_is_unanswered_and_said_missing() -> None:
    form = read_rows(a_row("6.3"), a_row("6.5"))
    assert form.answers["6.4"] == Answer("6.4", review=(NOT_FOUND,))
    assert len(form.missing) == 70


def test_a_clause_of_no_edition_is_told_with_its_text() -> None:
    form = read_rows(a_row("6.3"), a_row("6.30", "No", evidence="kept somewhere"))
    assert form.notes == ("6.30 is no clause of the 2024 form; its row was not taken: “No Rule. kept somewhere C”.",)


def test_a_number_that_a_spreadsheet_took_for_a_figure_is_mended_from_its_place() -> None:
    form = read_rows(a_row("6.1"), a_row("6.9"), a_row("6.1", "No"), a_row("6.11"), a_row("6.19"), a_row("6.2"))
    assert [form.answers[number].mark.value for number in ("6.1", "6.10", "6.2")] == ["Yes", "No", "Yes"]
    assert form.answers["6.10"].review == ("the number is printed as 6.1; from its place it was read as 6.10",)


def test_a_row_that_has_lost_its_number_is_read_from_its_place_and_marked() -> None:
    form = read_rows(a_row("6.3"), ("", "Another rule.", "No", "E", "C"), a_row("6.5"))
    assert form.answers["6.4"].mark.value == "No"
    assert form.answers["6.4"].review == ("no clause number is printed in this row; it was read as 6.4 from its place",)
    form = read_rows(a_row("6.3"), ("", "Another rule.", "No", "E", "C"), a_row("6.4"))
    assert form.answers["6.4"].mark.value == "Yes"
    assert form.notes == ("A row without a clause number was not taken: “Another rule.”.",)
    assert form.answers["6.3"].review == ("a row without a clause number stands beneath it and was not taken",)


def test_one_row_may_answer_two_clauses() -> None:
    form = read_rows(a_row("6.3, 6.4", "No"), a_row("6.5"))
    assert [form.answers[number].mark.value for number in ("6.3", "6.4")] == ["No", "No"]
    assert form.answers["6.4"].review == ("one row of the form answers 6.3, 6.4",)


# ------------------------------------------------------------------------------------------------- broken rows


@pytest.mark.parametrize(
    ("rest", "wording", "evidence", "commentary", "marked"),
    [
        (("", "goes on.", "", "", ""), "The rule goes on.", "The proof", "The talk", False),
        (("", "", "", "goes on.", ""), "The rule", "The proof goes on.", "The talk", False),
        (("", "", "", "", "goes on."), "The rule", "The proof", "The talk goes on.", False),
        (
            ("", "goes on.", "", "is here.", "is cheap."),
            "The rule goes on.",
            "The proof is here.",
            "The talk is cheap.",
            False,
        ),
        (("6.3 (continued)", "goes on.", "", "", ""), "The rule goes on.", "The proof", "The talk", False),
        (("6.3", "goes on.", "", "", ""), "The rule\ngoes on.", "The proof", "The talk", True),
        (("", "goes on.", "Yes", "", ""), "The rule goes on.", "The proof", "The talk", False),
        (("goes on.", "", "", ""), "The rule goes on.", "The proof", "The talk", True),
        (("", "", "goes on."), "The rule", "The proof", "The talk goes on.", True),
        (("goes on.",), "The rule", "The proof", "The talk goes on.", True),
    ],
)
def test_the_rest_of_a_row_goes_where_it_belongs(
    rest: tuple[str, ...], wording: str, evidence: str, commentary: str, marked: bool
) -> None:
    first = ("6.3", "The rule", "Yes", "The proof", "The talk")
    answer = one_clause(a_row("6.2", comment=""), first, rest, a_row("6.4"))
    assert (answer.wording.replace("\n", " "), answer.evidence) == (wording.replace("\n", " "), evidence)
    assert answer.commentary == commentary
    assert bool(answer.review) is marked


def test_the_second_half_may_bring_the_answer() -> None:
    answer = one_clause(a_row("6.3", "", requirement="The rule"), ("", "goes on.", "Partly", "", ""), a_row("6.4"))
    assert (answer.mark.value, answer.wording, answer.review) == ("Partial", "The rule goes on.", ())


def test_a_second_answer_where_a_row_goes_on_is_marked() -> None:
    answer = one_clause(a_row("6.3", requirement="The rule"), ("", "goes on.", "No", "", ""), a_row("6.4"))
    assert answer.mark.value == "Yes"
    assert answer.review == ("a second answer, No, stands where the row goes on",)


def test_text_outside_the_columns_is_joined_by_its_sense_and_marked() -> None:
    data = text_of(a_row("6.3", comment="We write to them about the"), a_row("6.4")).replace(
        b"\n6.4", b"\n\nnew date\n6.4"
    )
    answer = read_form(data, "form.txt", "2024").answers["6.3"]
    assert answer.commentary == "We write to them about the new date"
    assert answer.review == ("a part that had lost its column was read as the commentary: “new date”",)


def test_pages_between_the_halves_of_a_row_do_no_harm() -> None:
    data = text_of(
        a_row("6.3", comment="The talk"),
        ("",),
        ("Our self-assessment",),
        ("Page 3 of 9",),
        HEADINGS,
        ("", "", "", "", "goes on."),
        a_row("6.4"),
        ("Our self-assessment",),
        a_row("6.5"),
        ("Our self-assessment",),
    )
    form = read_form(data, "form.txt", "2024")
    assert form.answers["6.3"].commentary == "The talk goes on."
    assert form.answers["6.3"].review == ()
    assert form.notes == ("Taken for the heading or foot of a page, and left out: “Our self-assessment”.",)


def test_a_line_between_the_tables_that_is_not_taken_is_told() -> None:
    data = text_of(a_row("6.3"), ("",), ("Agreed by the board in June.",), a_row("6.4"))
    assert read_form(data, "form.txt", "2024").notes == (
        "Not taken, since it stands outside the tables: “Agreed by the board in June.”.",
    )
