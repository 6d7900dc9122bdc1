"""An assessment as CSV: the golden file, no cell a formula, and the same answers read back from it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hard_matter import GOLDEN, ON, REVIEW, hard_matter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hoctui.assessment.answers import NOT_FOUND, Answer, Assessment, Mark
from hoctui.documents.assessment_csv import assessment_csv, csv_bytes, form_from_csv
from hoctui.documents.assessment_matter import Matter
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import EDITIONS, load
from hoctui.text import clean, clean_line


def matter(*answers: Answer, edition: str = "2024", partial_as_no: bool = False) -> Matter:
    given_answers = {answer.clause: answer for answer in answers}
    return Matter(Assessment("2025/26", load(edition), "Example Homes", given_answers), ON, partial_as_no)


def test_the_file_is_byte_for_byte_the_golden_one() -> None:
    assert csv_bytes(hard_matter()) == (GOLDEN / "assessment.csv").read_bytes()


def test_it_is_one_row_a_clause_with_the_mark_by_which_a_spreadsheet_tells_its_signs() -> None:
    written = csv_bytes(hard_matter())
    assert written.startswith(b"\xef\xbb\xbfClause (Code 2024),Requirement,Answer,")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [10] * 10
    assert [row[0] for row in rows[1:]] == ["1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]
    assert REVIEW not in written.decode("utf-8")


def cells(evidence: str, commentary: str = "") -> list[str]:
    """These texts as they stand in a row of the file."""
    written = assessment_csv(matter(Answer("6.3", Mark.YES, evidence, commentary)))
    row = next(row for row in csv.reader(io.StringIO(written, newline="")) if row[0] == "6.3")
    return row[3:5]


@pytest.mark.parametrize("sign", list("=+-@|\t＝＋－＠｜"))
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    assert cells(f"{sign}cmd", f"'{sign}cmd") == [f"'{sign}cmd", f"''{sign}cmd"]


@pytest.mark.parametrize("number", ["-5", "+3.2", "-1,200", "+40%"])
def test_a_plain_number_stays_one(number: str) -> None:
    assert cells(number)[0] == number


TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("'=+-@|\t\n\",; =＝")), max_size=30
).map(lambda typed: clean(typed).text)  # fmt: skip
LINE = TEXT.map(lambda typed: clean_line(typed).text)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))
ANSWERS = st.builds(
    Answer,
    clause=st.sampled_from([clause.number for clause in load("2024").clauses]),
    mark=st.sampled_from(Mark),
    evidence=TEXT,
    commentary=TEXT,
    reason=TEXT,
    action=TEXT,
    owner=LINE,
    due=DAYS,
    wording=TEXT,
    done_on=DAYS,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(ANSWERS, max_size=4), st.booleans())
@example([Answer("6.3", Mark.YES, "'=1", "''@x", "\t", " lead", "-5")], False)
def test_what_is_exported_is_imported_as_the_same_answers(answers: list[Answer], partial_as_no: bool) -> None:
    exported = matter(*answers, partial_as_no=partial_as_no)
    for text in (assessment_csv(exported), clean(csv_bytes(exported).decode("utf-8"), limit=10**7).text):
        form = form_from_csv(text, "a.csv")
        assert form is not None
        assert form.answers == {
            clause.number: exported.assessment.answer(clause.number) for clause in load("2024").clauses
        }
        assert (form.edition, form.notes) == ("2024", ())


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_reader_of_anybodys_forms_reads_it_too(edition: str) -> None:
    """What a spreadsheet has saved again may have other columns; plain answers come through all the same."""
    marks = (Mark.YES, Mark.PARTIAL, Mark.NO, Mark.NOT_APPLICABLE)
    answers = [
        Answer(
            clause.number,
            marks[place % 4] if clause.kind == "yes/no" else Mark.UNANSWERED,
            f"-Proof {clause.number}",
            f"Talk {clause.number}",
        )
        for place, clause in enumerate(load(edition).clauses)
    ]
    written = csv_bytes(matter(*answers, edition=edition, partial_as_no=True))
    saved_again = written.replace(f"Clause (Code {edition})".encode(), b"Clause", 1)
    assert form_from_csv(saved_again.decode("utf-8-sig"), "out.csv") is None
    for data in (written, saved_again):
        form = read_form(data, "out.csv")
        assert form.edition == edition
        assert form.answers == {answer.clause: answer for answer in answers}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Clause,Requirement\n",
        "Clause (Code 1999),Requirement,Answer,Evidence,Commentary,Reason,Action,Owner,By when\n",
        "Clause (Code 2024);Requirement;Answer;Evidence;Commentary;Reason;Action;Owner;By when\n",
        'Clause (Code 2024),Requirement,Answer,Evidence,Commentary,Reason,Action,Owner,By when\n6.3,"',
    ],
)
def test_another_file_is_left_to_the_reader_of_anybodys_forms(text: str) -> None:
    assert form_from_csv(text, "a.csv") is None


HEADING = "Clause (Code 2024),Requirement,Answer,Evidence,Commentary,Reason,Action,Owner,By when"


def test_the_file_of_another_edition_than_is_stated_is_left_to_it_too() -> None:
    assert form_from_csv(f"{HEADING}\n", "a.csv", "2022") is None
    assert form_from_csv(f"{HEADING}\n", "a.csv", "2024") is not None


def test_what_somebody_changed_in_it_is_said() -> None:
    form = form_from_csv(
        f"{HEADING}\n6.3,,Maybe,x,,,,,soon\n6.3,,Yes,,,,,,\n1.1,,Yes,,,,,,\n\n6.4,,yes\n", "a.csv", None
    )
    assert form is not None
    assert form.answers["6.3"].mark is Mark.UNANSWERED
    assert [said for said in form.answers["6.3"].review if "Maybe" in said or "soon" in said] == [
        "the answer reads “Maybe”, which is no clear answer",
        "“soon” is no date such as 30 September 2026",
    ]
    assert form.answers["6.4"].mark is Mark.YES
    assert form.answers["6.5"].review == (NOT_FOUND,)
    assert form.notes == (
        "6.3 stands twice in the file; its first row was taken.",
        "1.1 is no clause of the 2024 form; it was not taken.",
    )
    with pytest.raises(BadInput, match="row 2 has more cells"):
        form_from_csv(f"{HEADING}\n6.3,,Yes,,,,,,,extra\n", "a.csv")
