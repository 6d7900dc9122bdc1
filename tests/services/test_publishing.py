"""What is written of the current assessment: gathered from the register, in every format, for every reader."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from casebook import TODAY
from docx import Document

from hoctui.assessment.answers import Answer, Mark, ReadForm
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load
from hoctui.services import assessing, comparing, evidence_register, publishing, yearly_steps
from hoctui.services.desk import Desk


def last_year_and_this(desk: Desk) -> None:
    """Last year's assessment with three actions, and this year's begun."""
    assessing.new(desk, "2024", "2024/25")
    for number, due in (("6.2", "2026-09-30"), ("6.3", "2026-10-31"), ("6.5", "2026-06-30"), ("9.1", "2026-05-31")):
        typed = {"answer": "no", "reason": "Late", "action": f"Mend {number} for good", "owner": "A", "due": due}
        assessing.answer(desk, number, typed)
    assessing.answer(desk, "6.4", {"answer": "yes", "evidence": "Tracker"})
    comparing.mark_done(desk, "6.2", date(2026, 9, 1))
    assessing.new(desk, "2024", "2025/26")
    for number, mark in (("6.2", "yes"), ("6.4", "partial"), ("6.5", "yes")):
        assessing.answer(desk, number, {"answer": mark, "evidence": "Tracker", "commentary": "https://a.example/x?y=1"})
    assessing.answer(
        desk,
        "6.3",
        {"answer": "partial", "action": "Mend 6.3 for good", "reason": "r", "owner": "A", "due": "2027-01-31"},
    )


def test_each_reader_is_written_for_in_each_format(desk: Desk) -> None:
    last_year_and_this(desk)
    begins = {"markdown": b"# ", "html": b"<!DOCTYPE html>", "docx": b"PK"}
    for reader in ("", *publishing.READERS):
        for form, beginning in begins.items():
            assert publishing.export(desk, form, reader).startswith(beginning)
    for kind in publishing.REPORTS:
        for form, beginning in begins.items():
            assert publishing.report(desk, kind, form).startswith(beginning)
    assert publishing.export(desk, "markdown") == publishing.export(desk, "markdown", "ombudsman")
    assert publishing.export(desk, "csv").startswith(b"\xef\xbb\xbfClause (Code 2024),")
    assert json.loads(publishing.export(desk, "json"))["clauses"]["6.4"]["answer"] == "Partial"


def test_what_moved_and_what_became_of_last_years_actions_is_told(desk: Desk) -> None:
    last_year_and_this(desk)
    matter = publishing.matter(desk)
    assert matter.compared_with == "2024/25"
    assert [(move.clause, move.before, move.now, move.worse) for move in matter.moves] == [
        ("6.2", "No", "Yes", False),
        ("6.3", "No", "Partial", False),
        ("6.4", "Yes", "Partial", True),
        ("6.5", "No", "Yes", False),
    ]
    told = {promise.clause: (promise.state, promise.slipped, promise.put_back_from) for promise in matter.promises}
    assert told == {
        "6.2": ("done on 1 September 2026", False, ()),
        "6.3": ("to be done by 31 January 2027", True, (date(2026, 10, 31),)),
        "6.5": ("not recorded as done; the clause is answered Yes now", False, ()),
        "9.1": ("late: nothing is recorded as done", True, ()),
    }


def test_the_steps_on_record_are_told_and_those_that_were_taken_back_are_not(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    yearly_steps.reported(desk, date(2026, 7, 1), to="the Board", note="not for others")
    wrong = yearly_steps.approved(desk, date(2026, 7, 2), by="somebody else", text="A slip")
    yearly_steps.take_back(desk, wrong.step.id, "another meeting")
    yearly_steps.approved(desk, date(2026, 7, 14), by="the Board", text="We have read it; https://a.example/minutes")
    written = publishing.export(desk, "html").decode("utf-8")
    for said in ("1 July 2026, to the Board", "14 July 2026, by the Board", "We have read it"):
        assert said in written, said
    assert '<a href="https://a.example/minutes"' in written
    assert "A slip" not in written
    assert "not for others" not in written
    response = Document(BytesIO(publishing.report(desk, "response", "docx")))
    assert "We have read it; https://a.example/minutes" in [paragraph.text for paragraph in response.paragraphs]


def test_what_asks_for_a_further_assessment_is_told_by_the_further_one_alone(desk: Desk) -> None:
    """2024: 8.3. The one that was published before the merger was not made because of it, nor is the next year's."""
    given = {one.number: Answer(one.number, Mark.YES, f"record {one.number}") for one in load("2024").clauses}
    assessing.take_in(desk, ReadForm("2024", given), "", "2025/26")
    day = date(2026, 7, 14)
    yearly_steps.trigger(desk, date(2026, 6, 1), "restructure")
    yearly_steps.reported(desk, day, to="the Board")
    yearly_steps.approved(desk, day, by="the Board", text="We read it")
    yearly_steps.published(desk, day, "https://a.example")
    yearly_steps.trigger(desk, date(2026, 9, 1), "merger", note="not for others")
    assert "Made again" not in publishing.export(desk, "markdown").decode("utf-8")
    assessing.take_in(desk, ReadForm("2024", given), "", "2025/26")
    further = publishing.export(desk, "markdown").decode("utf-8")
    assert "1 September 2026: a merger" in further
    assert "not for others" not in further
    assert "1 June 2026" not in further
    for step in (yearly_steps.reported, yearly_steps.approved):
        step(desk, TODAY, "the Board")
    yearly_steps.published(desk, TODAY, "https://a.example")
    assessing.take_in(desk, ReadForm("2024", given), "", "2026/27")
    assert "Made again" not in publishing.export(desk, "markdown").decode("utf-8")


def test_the_evidence_register_stands_beside_the_answers_that_rest_on_it(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    item = evidence_register.add(
        desk, {"name": "Complaints policy", "dated": "2025-06-03", "place": "https://a.example"}
    )
    evidence_register.add(desk, {"name": "Unused"})
    evidence_register.use(desk, item.id, ("6.3", "1.2"))
    written = publishing.export(desk, "markdown").decode("utf-8")
    said = "- Complaints policy (policy or procedure, dated 3 June 2025, https://a.example): 1.2, 6.3"
    assert said in written
    assert "Unused" not in written


def test_what_stands_in_the_way_is_told_to_the_governing_body_and_published_nowhere(desk: Desk) -> None:
    assessing.new(desk, "2024", "2025/26")
    assessing.answer(desk, "6.3", {"answer": "yes"})
    said = "Yes with no evidence: 6.3."
    assert said in publishing.export(desk, "markdown", "board").decode("utf-8")
    assert said in publishing.report(desk, "members", "markdown").decode("utf-8")
    for reader in ("ombudsman", "residents"):
        assert said not in publishing.export(desk, "markdown", reader).decode("utf-8")


def test_partial_is_printed_as_the_codes_own_form_has_it_where_that_is_asked_for(desk: Desk) -> None:
    last_year_and_this(desk)
    for form in ("markdown", "csv"):
        assert b"No (partial)" not in publishing.export(desk, form)
        assert b"No (partial)" in publishing.export(desk, form, partial_as_no=True)
    assert publishing.export(desk, "json", partial_as_no=True) == publishing.export(desk, "json")
    assert b"No (partial)" in publishing.report(desk, "members", "markdown", partial_as_no=True)


def test_the_files_ending_tells_the_format_and_nothing_is_written_over_unasked(desk: Desk, tmp_path: Path) -> None:
    assessing.new(desk, "2024", "2025/26")
    for name, beginning in (
        ("a.md", b"# "),
        ("a.html", b"<!"),
        ("a.docx", b"PK"),
        ("a.csv", b"\xef"),
        ("a.JSON", b"{"),
    ):
        publishing.export_to(desk, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(beginning)
    publishing.export_to(desk, tmp_path / "a.txt", "markdown", "residents")
    with pytest.raises(BadInput, match="is there already"):
        publishing.export_to(desk, tmp_path / "a.md")
    publishing.export_to(desk, tmp_path / "a.md", reader="board", over=True)
    assert (tmp_path / "a.md").read_bytes() == publishing.export(desk, "markdown", "board")


@pytest.mark.parametrize(
    ("form", "reader", "said"),
    [
        ("pdf", "", "markdown, html, docx, csv, json"),
        ("html", "press", "ombudsman, board, residents"),
        ("csv", "board", "CSV holds every answer"),
        ("json", "residents", "JSON holds every answer"),
    ],
)
def test_what_is_not_written_is_said_with_what_is(desk: Desk, form: str, reader: str, said: str) -> None:
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match=said):
        publishing.export(desk, form, reader)


def test_without_an_assessment_there_is_nothing_to_write(desk: Desk) -> None:
    with pytest.raises(BadInput, match="no self-assessment yet"):
        publishing.export(desk, "html")
    with pytest.raises(BadInput, match="no self-assessment yet"):
        publishing.report(desk, "members", "html")
    assessing.new(desk, "2024", "2025/26")
    with pytest.raises(BadInput, match="members or response"):
        publishing.report(desk, "annual", "html")
