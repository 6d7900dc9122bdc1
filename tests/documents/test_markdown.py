from __future__ import annotations

from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hard_matter import (
    ADDRESS,
    FORMULA,
    GOLDEN,
    HARD,
    LINKS,
    ON,
    REVIEW,
    assessment_markdown,
    hard_assessment,
    small_edition,
)
from hard_page import LONG
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.assessment_matter import say_date
from hoctui.documents.forms import read_form
from hoctui.documents.markdown_text import escape
from hoctui.rulebook.edition import load
from hoctui.text import clean

FORMS = Path(__file__).parent / "forms"


class Cells(HTMLParser):
    """The text of each cell of each table, as a browser would show it before it folds blanks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.headings: list[str] = []
        self._into: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._into = self.rows[-1]
        elif tag in ("h1", "h2", "h3"):
            self.headings.append("")
            self._into = self.headings
        elif tag == "br" and self._into is not None:
            self._into[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "h1", "h2", "h3"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data


def renderers() -> list[MarkdownIt]:
    return [MarkdownIt("commonmark").enable("table"), MarkdownIt("gfm-like")]


@pytest.mark.parametrize(("name", "partial_as_no"), [("assessment", False), ("assessment-partial-as-no", True)])
def test_the_document_is_byte_for_byte_the_golden_one(name: str, partial_as_no: bool) -> None:
    written = assessment_markdown(hard_assessment(), on=ON, partial_as_no=partial_as_no)
    assert written.encode("utf-8") == (GOLDEN / f"{name}.md").read_bytes()


def test_a_landlord_with_nothing_recorded_gets_a_whole_document_all_the_same() -> None:
    written = assessment_markdown(Assessment("", small_edition(), ""), on=ON)
    assert written.encode("utf-8") == (GOLDEN / "assessment-empty.md").read_bytes()


def test_what_a_person_was_asked_to_review_is_not_published() -> None:
    assert REVIEW not in assessment_markdown(hard_assessment(), on=ON)


@pytest.mark.parametrize("renderer", renderers(), ids=["commonmark with tables", "github"])
def test_every_cell_of_the_document_renders_as_what_was_typed(renderer: MarkdownIt) -> None:
    rendered = Cells(renderer.render(assessment_markdown(hard_assessment(), on=ON)))
    rows = {row[0]: row for row in rendered.rows if len(row) == 5}
    assert rows["1.2"] == ["1.2", "A word | must be:\na. kept; and\nb. [kept].", "Yes", HARD, ADDRESS]
    assert rows["1.3"][1:4] == ["Do you do both?\n• the first thing\n• the second thing", "Partial", FORMULA]
    assert rows["2.4"][3] == LONG
    assert rows["2.5"][4] == LINKS
    assert rows["2.2"] == ["2.2", "Do you keep rule 2.2?", "unanswered", "", ""]
    assert "2. Who | does what" in rendered.headings
    plans = [row for row in rendered.rows if len(row) == 7]
    assert [row[0] for row in plans] == ["Clause", "1.3", "2.6", "1.4"], "binding clauses first (2024: 8.1)"
    assert plans[1] == ["1.3", "Partial", "No hands", "Hire | two", "J. *Officer*", "not given", "not yet"]
    assert plans[3] == ["1.4", "No", "Left out", "Put in", "A", "1 March 2027", "2 October 2026"]


def test_the_document_renders_as_one_table_for_each_section_and_holds_no_html_of_a_resident() -> None:
    html = MarkdownIt("commonmark").enable("table").render(assessment_markdown(hard_assessment(), on=ON))
    assert html.count("<table>") == 4, "summary, two sections, shortfalls"
    assert "<script" not in html
    assert "<b>" not in html
    assert "<em>" not in html


TYPED = st.text(
    st.one_of(st.characters(), st.sampled_from("|\\`*_[]<>&#-+~$!(){}:;.1 \t\n")), max_size=60
).map(lambda typed: clean(typed).text)  # fmt: skip


@settings(deadline=None)
@given(TYPED)
@example(HARD)
@example("&#124; &lt;p&gt; \\| \\\\| \\")
@example("https://a_b_.c/_d_ *a_*b*_ __x__ `` ` ``")
@example("\xa0nbsp\u2003\n\t\ttabs\t\t")
@example("<br>\n<!-- x -->\n</td></tr>")
@example("![a](b) <https://c> [d]: e\n[d]")
@example(":--: | ---\n---\n===")
def test_any_text_in_a_cell_renders_as_the_same_text(typed: str) -> None:
    source = f"| a | b |\n| --- | --- |\n| {escape(typed)} | {escape(typed)} |\n"
    for renderer in renderers():
        assert Cells(renderer.render(source)).rows[1] == [typed, typed]


@settings(deadline=None, max_examples=30)
@given(evidence=TYPED, commentary=TYPED, mark=st.sampled_from(Mark), owner=TYPED)
@example(evidence="Yes", commentary="N/A", mark=Mark.UNANSWERED, owner="")
@example(evidence="No", commentary="Partial", mark=Mark.NO, owner="Yes")
@example(evidence="5.4 Evidence", commentary="Commentary", mark=Mark.YES, owner="")
def test_what_is_written_is_read_back_as_the_same_answers(
    evidence: str, commentary: str, mark: Mark, owner: str
) -> None:
    edition = load("2024")
    short = mark in (Mark.NO, Mark.PARTIAL)
    owner, due = (owner.strip(), date(2027, 1, 31)) if short else ("", None)
    given_answers = {
        "6.3": Answer("6.3", mark, evidence.strip(), commentary.strip(), owner=owner, due=due),
        "9.8": Answer("9.8", Mark.YES, commentary.strip(), evidence.strip()),
    }
    written = assessment_markdown(Assessment("2025/26", edition, "Example Homes", given_answers), on=ON)
    form = read_form(written.encode("utf-8"), "assessment.md")
    assert (form.edition, form.landlord, form.notes) == ("2024", "Example Homes", ())
    for number, answer in given_answers.items():
        back = form.answers[number]
        assert (back.mark, back.evidence, back.commentary) == (answer.mark, answer.evidence, answer.commentary)
        assert (back.due, back.wording) == (answer.due, "")
        assert back.owner == ("" if answer.owner == "not given" else answer.owner)


def test_the_imported_form_is_published_in_its_own_official_wording() -> None:
    form = read_form((FORMS / "lookalike-2024.txt").read_bytes(), "lookalike-2024.txt")
    written = assessment_markdown(Assessment("2024/25", load("2024"), form.landlord, form.answers), on=ON)
    assert "Requirements are given in the official wording" in written
    rows = Cells(renderers()[0].render(written)).rows
    sections = [row for row in rows if len(row) == 5 and row[0] != "Clause"]
    assert [row[0] for row in sections] == [clause.number for clause in load("2024").clauses]
    assert {row[0]: row[1] for row in sections} == {answer.clause: answer.wording for answer in form.answers.values()}
    assert Counter(row[2] for row in sections) == {"Yes": 60, "Partial": 6, "No": 3, "N/A": 3}
    back = read_form(written.encode("utf-8"), "out.md")
    assert {number: (one.mark, one.evidence, one.commentary, one.wording) for number, one in back.answers.items()} == {
        number: (one.mark, one.evidence, one.commentary, one.wording) for number, one in form.answers.items()
    }


def test_clauses_without_official_wording_are_named_where_others_have_it() -> None:
    written = assessment_markdown(hard_assessment(), on=ON)
    assert "given in summary: 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6." in written


def test_a_published_date_says_its_month() -> None:
    assert say_date(date(2026, 9, 30)) == "30 September 2026"


@pytest.mark.parametrize("name", ["2020", "2022", "2024"])
def test_a_whole_form_of_any_edition_is_read_back_with_its_marks_even_where_partial_is_printed_as_no(name: str) -> None:
    """The setting that prints "No (partial)" loses nothing: it is read back as Partial."""
    edition = load(name)
    marks = (Mark.YES, Mark.PARTIAL, Mark.NO, Mark.NOT_APPLICABLE)
    answers = {
        clause.number: Answer(
            clause.number,
            marks[place % 4] if clause.kind == "yes/no" else Mark.UNANSWERED,
            f"Proof {clause.number}",
            f"Talk {clause.number}",
        )
        for place, clause in enumerate(edition.clauses)
    }
    written = assessment_markdown(Assessment("2025/26", edition, "A", answers), on=ON, partial_as_no=True)
    form = read_form(written.encode("utf-8"), "out.md")
    assert form.edition == name
    assert form.answers == answers
