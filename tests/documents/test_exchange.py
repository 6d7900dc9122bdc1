from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hard_matter import GOLDEN, hard_assessment
from hypothesis import given
from hypothesis import strategies as st

from hoctui.assessment.answers import NOT_FOUND, Answer, Assessment, Mark
from hoctui.documents.exchange import assessment_json, form_from_json, read_form_json
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.text import clean, clean_line

LOOKALIKE = Path(__file__).parent / "forms" / "lookalike-2024.txt"

TEXT = st.text(max_size=40).map(lambda typed: clean(typed).text)
ANSWERS = st.builds(
    Answer,
    clause=st.sampled_from([clause.number for clause in load("2024").clauses]),
    mark=st.sampled_from(Mark),
    evidence=TEXT,
    commentary=TEXT,
    reason=TEXT,
    action=TEXT,
    owner=TEXT.map(lambda typed: clean_line(typed).text),
    due=st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))),
    review=st.lists(TEXT, max_size=2).map(tuple),
    wording=TEXT,
    carried=st.booleans(),
    ticked=st.lists(st.integers(0, 9), max_size=3).map(tuple),
    done_on=st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))),
)


def assessed(*answers: Answer) -> Assessment:
    return Assessment("2025/26", load("2024"), "Example Homes", {answer.clause: answer for answer in answers})


def test_the_file_is_byte_for_byte_the_golden_one() -> None:
    assert assessment_json(hard_assessment()).encode("utf-8") == (GOLDEN / "assessment.json").read_bytes()


def test_the_shape_is_the_one_that_is_promised() -> None:
    """`hoctui assessment export --format json`: the edition, and for each clause its answer and what goes with it."""
    answers = (
        Answer("6.3", Mark.PARTIAL, "Tracker", "Café", "late", "hire", "A", date(2026, 9, 30), ("why",), "Rule."),
        Answer("6.4", Mark.NOT_APPLICABLE),
    )
    written = json.loads(assessment_json(assessed(*answers)))
    assert list(written) == ["edition", "clauses"]
    assert written["edition"] == "2024"
    assert list(written["clauses"]) == [clause.number for clause in load("2024").clauses]
    assert written["clauses"]["6.3"] == {
        "answer": "Partial",
        "evidence": "Tracker",
        "commentary": "Café",
        "review": ["why"],
        "reason": "late",
        "action": "hire",
        "owner": "A",
        "wording": "Rule.",
        "due": "2026-09-30",
    }
    assert written["clauses"]["6.4"] == {"answer": "N/A", "evidence": "", "commentary": "", "review": []}
    assert written["clauses"]["6.5"] == {"answer": "", "evidence": "", "commentary": "", "review": []}


@given(st.lists(ANSWERS, max_size=4))
def test_what_is_exported_is_imported_as_the_same_answers(answers: list[Answer]) -> None:
    assessment = assessed(*answers)
    form = form_from_json(assessment_json(assessment), "a.json")
    assert form.answers == {clause.number: assessment.answer(clause.number) for clause in load("2024").clauses}
    assert form.notes == ()


def test_a_form_as_read_is_written_in_the_same_shape() -> None:
    form = read_form(LOOKALIKE.read_bytes(), LOOKALIKE.name)
    back = read_form(read_form_json(form).encode("utf-8"), "form.json")
    assert (back.edition, back.answers) == (form.edition, form.answers)


def test_clauses_that_the_file_lacks_are_marked_and_others_told() -> None:
    form = form_from_json('{"edition": "2024", "clauses": {"6.3": {"answer": "No"}, "1.1": {}}}', "a.json")
    assert form.answers["6.3"] == Answer("6.3", Mark.NO)
    assert form.answers["6.4"].review == (NOT_FOUND,)
    assert form.notes == ("1.1 is no clause of the 2024 form; it was not taken.",)


def test_the_edition_that_is_stated_wins_and_the_contradiction_is_said() -> None:
    form = form_from_json('{"edition": "2024", "clauses": {}}', "a.json", "2022")
    assert form.edition == "2022"
    assert form.notes == ("It was read as the 2022 edition, as stated; the file says 2024.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "a.json is not JSON (line 1); hoctui looked for an assessment that it had exported."),
        ("[" * 100_000, "a.json is not JSON; hoctui looked for an assessment that it had exported."),
        ("[]", "a.json is not an assessment: hoctui looked for an edition and its clauses."),
        ('{"clauses": []}', "a.json is not an assessment: hoctui looked for an edition and its clauses."),
        ('{"clauses": {}}', "a.json does not say which edition its clauses belong to."),
        ('{"edition": "2023", "clauses": {}}', "There is no 2023 edition of the Code; choose one of 2020, 2022, 2024."),
        ('{"edition": "2024", "clauses": {"6.3": 1}}', "a.json: clause 6.3 is not written as hoctui writes it."),
        (
            '{"edition": "2024", "clauses": {"6.3": {"answer": "Maybe"}}}',
            "a.json: the answer of clause 6.3 is none of Yes, No, Partial, N/A or empty.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"answer": []}}}',
            "a.json: the answer of clause 6.3 is none of Yes, No, Partial, N/A or empty.",
        ),
        ('{"edition": "2024", "clauses": {"6.3": {"evidence": 1}}}', "a.json: the evidence of clause 6.3 is not text."),
        ('{"edition": "2024", "clauses": {"6.3": {"review": "x"}}}', "a.json: the review of clause 6.3 is not text."),
        (
            '{"edition": "2024", "clauses": {"6.3": {"due": "30/9/2026"}}}',
            "a.json: the due date of clause 6.3 is no date such as 2026-09-30.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"done_on": "soon"}}}',
            "a.json: the day of completion of clause 6.3 is no date such as 2026-09-30.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"due": "0001-01-01"}}}',
            "a.json: the due date of clause 6.3, Mon 1 Jan 1, cannot be; check its year.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"due": "9999-12-31"}}}',
            "a.json: the due date of clause 6.3, Fri 31 Dec 9999, cannot be; check its year.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"due": 20260930}}}',
            "a.json: the due date of clause 6.3 is no date such as 2026-09-30.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"answer": "No"}, "6.3": {"answer": "Yes"}}}',
            "a.json has “6.3” twice where it can stand once; take one of them out.",
        ),
        (
            '{"edition": "2024", "clauses": {"6.3": {"ticked": [true]}}}',
            "a.json: the ticked points of clause 6.3 are not numbered as hoctui numbers them.",
        ),
    ],
)
def test_what_is_no_export_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        form_from_json(text, "a.json")
    assert refused.value.sentence == said


def test_what_came_in_is_cleaned() -> None:
    text = json.dumps({"edition": "2024", "clauses": {"6.3": {"evidence": "tra\x1bcker\u202e", "review": ["a\x07b"]}}})
    answer = form_from_json(text, "a.json").answers["6.3"]
    assert (answer.evidence, answer.review) == ("tracker", ("ab",))


def test_what_hoctui_does_not_write_is_told_and_not_taken() -> None:
    text = '{"edition": "2024", "year": "2025/26", "clauses": {"6.3": {"ANSWER": "No", "owner": "A\\nB  C"}}}'
    form = form_from_json(text, "a.json")
    answer = form.answers["6.3"]
    assert (answer.mark, answer.owner) == (Mark.UNANSWERED, "A B C")
    assert answer.review == ("“ANSWER” is nothing that hoctui writes; it was not taken",)
    assert form.notes == ("“year” is nothing that hoctui writes; it was not taken.",)
