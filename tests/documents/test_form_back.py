"""What hoctui writes of an assessment is read back as the same answers, whatever was typed into it."""

from __future__ import annotations

import unicodedata
from datetime import date

from hard_matter import assessment_markdown
from hypothesis import given, settings
from hypothesis import strategies as st
from office_forms import csv_form, excel_form, word_form

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.assessment_csv import csv_bytes
from hoctui.documents.assessment_matter import Matter
from hoctui.documents.assessment_pages import ombudsman_page
from hoctui.documents.exchange import assessment_json
from hoctui.documents.forms import read_form
from hoctui.documents.word_page import word
from hoctui.rulebook.edition import load
from hoctui.text import clean

ON = date(2026, 6, 1)
CLAUSES = tuple(clause.number for clause in load("2024").clauses)
LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=60)
TEXTS = st.lists(LINES, max_size=3).map("\n".join).map(str.strip)
ANSWERS = st.builds(Answer, st.sampled_from(CLAUSES), st.sampled_from(Mark), TEXTS, TEXTS)
GIVEN = st.lists(ANSWERS, max_size=4, unique_by=lambda answer: answer.clause)


def squeezed(text: str) -> str:
    return "".join(text.split())


def kept(text: str) -> str:
    """A text as the register would have kept it: whatever is typed goes through clean() first."""
    return clean(text).text


def told(answers: dict[str, Answer]) -> dict[str, tuple[str, str, str]]:
    return {
        number: (answer.mark.value, squeezed(kept(answer.evidence)), squeezed(kept(answer.commentary)))
        for number in CLAUSES
        for answer in [answers.get(number) or Answer(number)]
    }


@settings(max_examples=6, deadline=None)
@given(GIVEN)
def test_every_kind_of_export_is_read_back_as_the_same_answers(given_answers: list[Answer]) -> None:
    answers = {answer.clause: answer for answer in given_answers}
    assessment = Assessment("2025/26", load("2024"), "Example Homes", answers)
    matter = Matter(assessment, ON)
    for name, data in (
        ("a.json", assessment_json(assessment).encode("utf-8")),
        ("a.csv", csv_bytes(matter)),
        ("a.md", assessment_markdown(assessment, on=ON).encode("utf-8")),
    ):
        form = read_form(data, name)
        assert told(form.answers) == told(answers), name
        assert form.missing == (), name


def test_the_word_document_that_is_published_is_read_back_as_the_same_answers() -> None:
    given_answers = [
        Answer("1.2", Mark.YES, "Policy, page 3\n- a leaflet", "See https://example.org/policy"),
        Answer("6.3", Mark.PARTIAL, "", "[Draft] * nothing | more <b>"),
        Answer("6.10", Mark.NO, "None", "6.11 says more"),
        Answer("8.3", Mark.NOT_APPLICABLE, "", "No merger"),
    ]
    answers = {answer.clause: answer for answer in given_answers}
    matter = Matter(Assessment("2025/26", load("2024"), "Example Homes", answers), ON)
    form = read_form(word(ombudsman_page(matter)), "a.docx")
    assert told(form.answers) == told(answers)
    assert form.missing == ()


WORDS = st.text(st.characters(codec="utf-8", categories=["Ll"], max_codepoint=0x24F), min_size=1, max_size=12).map(
    lambda word: unicodedata.normalize("NFC", word)
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: f"So {' '.join(words)}.")


@settings(max_examples=6, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([m.value for m in Mark if m.value]), SENTENCES, SENTENCES), min_size=1, max_size=6
    )
)
def test_the_same_form_in_word_excel_and_csv_is_read_alike(filled: list[tuple[str, str, str]]) -> None:
    rows = [(number, "A rule.", *given_row) for number, given_row in zip(CLAUSES, filled, strict=False)]
    read = [
        told(read_form(data, name, "2024").answers)
        for name, data in (
            ("a.docx", word_form(rows=rows, tables="one")),
            ("a.xlsx", excel_form(rows=rows)),
            ("a.csv", csv_form(rows=rows)),
        )
    ]
    expected = {number: Answer(number, Mark(mark), evidence, comment) for number, _, mark, evidence, comment in rows}
    assert read == [told(expected)] * 3
