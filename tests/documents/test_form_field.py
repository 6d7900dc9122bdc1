"""What landlords do to their forms: two years side by side, no column of answers, points, ranges, keys, policies."""

from __future__ import annotations

import pytest
from docx import Document
from made_forms import HEADINGS, a_row, one_clause, read_rows, text_of
from office_forms import ROWS, TRUTH, add_table, csv_form, excel_form, p, saved, tbl, tc, tr, word_form, word_of
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hoctui.assessment.answers import Mark, ReadForm
from hoctui.documents.forms import read_form
from hoctui.rulebook.edition import load


def rule(number: str, *cells: str) -> tuple[str, ...]:
    return (number, f"Invented rule {number}", *cells)


def told(form: ReadForm, number: str = "1.2") -> tuple[str, str, str, tuple[str, ...]]:
    answer = form.answers[number]
    return answer.mark.value, answer.evidence, answer.commentary, answer.review


# ------------------------------------------------------------------------------------------------- two years

YEARS = (rule("1.2", "No", "Yes", "E"), rule("1.3", "Yes", "Yes", "E"), rule("1.4", "Yes", "", "E"))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Comply 2023", "Comply 2024"),
        ("2023 position", "2024 position"),
        ("Comply (2022/23)", "Comply (2023/24)"),
        ("Previous assessment", "Comply: Yes / No"),
        ("2023", "Comply: Yes / No"),
        ("Last year", "This year"),
    ],
)
def test_of_two_years_the_later_is_taken_that_is_said_and_where_they_differ_it_is_marked(
    older: str, newer: str
) -> None:
    form = read_rows(*YEARS, headings=("Code provision", "Code requirement", older, newer, "Evidence"))
    assert [form.answers[number].mark.value for number in ("1.2", "1.3", "1.4")] == ["Yes", "Yes", ""]
    assert len(form.answers["1.2"].review) == 1
    assert form.answers["1.2"].review[0].endswith("says No")
    assert form.answers["1.3"].review == ()
    assert form.answers["1.4"].review, "the year before is no answer to this year's question"
    assert any("several columns of answers" in note for note in form.notes)
    turned = [(*row[:2], row[3], row[2], *row[4:]) for row in YEARS]
    back = read_rows(*turned, headings=("Code provision", "Code requirement", newer, older, "Evidence"))
    assert [answer.mark for answer in back.answers.values()] == [answer.mark for answer in form.answers.values()]


def test_evidence_of_an_earlier_year_is_kept_apart() -> None:
    headings = ("Code", "Code requirement", "Comply (2023)", "Evidence (2023)", "Comply (2024)", "Evidence (2024)")
    form = read_rows(rule("1.2", "Yes", "old", "Yes", "new"), rule("1.3", "Yes", "o", "Yes", "n"), headings=headings)
    assert told(form) == ("Yes", "new", "Evidence (2023): old", ())


def test_a_column_beside_the_answer_that_is_none_is_kept_by_its_name() -> None:
    headings = (
        "Code provision",
        "Code requirement",
        "Comply: Yes / No",
        "RAG rating",
        "Evidence",
        "Must/Should",
        "Ref",
    )
    form = read_rows(
        rule("1.2", "Yes", "Green", "E", "Must", "A7"), rule("1.3", "No", "Red", "E", "Must", "A8"), headings=headings
    )
    assert told(form) == ("Yes", "E", "Ref: A7\nRAG rating: Green", ())


# ------------------------------------------------------------------------------------------------- no column of answers


def test_an_answer_within_the_evidence_is_taken_and_the_evidence_stays_whole() -> None:
    rows = (
        rule("1.2", "Yes – see the leaflet"),
        rule("1.3", "No. Not before May"),
        rule("1.4", "Partly: in hand"),
        rule("1.5", "We do that"),
    )
    form = read_rows(*rows, headings=("Code section", "Code requirement", "Evidence"))
    assert [form.answers[f"1.{n}"].mark for n in range(2, 6)] == [Mark.YES, Mark.NO, Mark.PARTIAL, Mark.UNANSWERED]
    assert told(form) == ("Yes", "Yes – see the leaflet", "", ())
    assert form.answers["1.5"].evidence == "We do that"
    assert form.answers["1.5"].review == ("no answer is printed",)
    assert any("no column of answers" in note for note in form.notes)


def test_a_response_that_begins_with_its_answer_is_evidence_too() -> None:
    long = "see the leaflet, where it is said at length on every one of its pages, " * 4
    form = read_rows(
        rule("1.2", f"Yes – {long}"), rule("1.3", "No"), headings=("Code section", "Requirement", "Our response")
    )
    assert told(form)[:2] == ("Yes", f"Yes – {long}".strip())
    assert form.answers["1.3"].evidence == ""


def test_what_an_answer_says_more_is_kept() -> None:
    answer = one_clause(a_row("6.2"), a_row("6.3", "No - but by May"), a_row("6.4"))
    assert answer.commentary == "C\nComply: Yes / No: No - but by May"
    assert answer.review == ("the answer says more than No: “No - but by May”",)


def test_an_answer_beside_the_number_is_taken() -> None:
    rows = (("1.2 – Yes", "Rule", "E"), ("1.3 (No)", "Rule", "E"), ("1.4: Partial", "Rule", "E"))
    form = read_rows(*rows, headings=("Code section", "Code requirement", "Evidence"))
    assert [form.answers[f"1.{n}"].mark.value for n in (2, 3, 4)] == ["Yes", "No", "Partial"]
    assert told(form) == ("Yes", "E", "", ())


def test_questions_of_2020_answered_freely_are_read_by_their_first_word() -> None:
    edition = load("2020")
    lines = ["Our self-assessment", ""]
    for section in edition.sections:
        lines += [f"Section {section.number} {section.title}", "", "Question\tEvidence"]
        for clause in edition.in_section(section.number):
            lines.append(f"Asked: {clause.question}\t{'Yes. ' if clause.kind == 'yes/no' else ''}Said {clause.number}")
        lines.append("")
    form = read_form("\n".join(lines).encode("utf-8"), "form.txt")
    assert (form.edition, form.missing, form.flagged) == ("2020", (), ())
    assert {form.answers[clause.number].mark for clause in edition.clauses if clause.kind == "yes/no"} == {Mark.YES}
    assert form.answers["Q4.5"].evidence == "Said Q4.5"


def test_a_figure_in_the_answers_column_is_the_answer_to_a_question_for_one() -> None:
    edition = load("2020")
    lines = []
    for section in edition.sections:
        lines += [f"Section {section.number} {section.title}", "", "Compliance with the Code\tYes / No\tEvidence"]
        for clause in edition.in_section(section.number):
            lines.append(
                f"Asked: {clause.question}\t{'Yes' if clause.kind == 'yes/no' else '42%'}\tSaid {clause.number}"
            )
        lines.append("")
    form = read_form("\n".join(lines).encode("utf-8"), "form.txt")
    figure = next(clause.number for clause in edition.clauses if clause.kind != "yes/no")
    assert told(form, figure) == ("", f"42%\nSaid {figure}", "", ())
    assert form.flagged == ()


# ------------------------------------------------------------------------------------------------- numbers and points


@pytest.mark.parametrize("printed", ["5.9-5.11", "5.9 – 5.11", "5.9 to 5.11", "Clauses 5.9-11", "5.9, 5.10 and 5.11"])
def test_clauses_answered_together_are_each_answered_and_marked(printed: str) -> None:
    form = read_rows(a_row("5.8"), a_row(printed, "No"), a_row("5.12"))
    assert [form.answers[f"5.{n}"].mark.value for n in range(8, 13)] == ["Yes", "No", "No", "No", "Yes"]
    assert form.answers["5.10"].review == ("one row of the form answers 5.9, 5.10, 5.11",)


def test_a_number_and_its_requirement_in_one_cell_are_told_apart() -> None:
    rows = [(f"{number}: {wording}", mark, evidence, said) for number, wording, mark, evidence, said in ROWS]
    headings = ("Code section", "Compliant?", "Evidence", "Comments")
    form = read_rows(*(tuple(cell.replace("\n", " ") for cell in row) for row in rows), headings=headings)
    assert {n: a.mark for n, a in form.answers.items()} == {n: a.mark for n, a in TRUTH.items()}
    assert "".join(form.answers["6.9"].wording.split()) == "".join(TRUTH["6.9"].wording.split())


POINTS = (("a)", "the stage", "Yes", "Ea", ""), ("(b)", "the decision", "Yes", "Eb", ""))


def test_lettered_points_answered_alike_are_one_answer_with_each_point_on_its_line() -> None:
    answer = one_clause(("6.9", "In writing:", "", "", ""), *POINTS, a_row("6.10"), clause="6.9")
    assert (answer.mark.value, answer.evidence, answer.review) == ("Yes", "Ea\nEb", ())
    assert answer.wording == "In writing:\na. the stage\nb. the decision"


def test_lettered_points_answered_differently_leave_the_clause_unanswered_and_say_which() -> None:
    odd = (*POINTS, ("c)", "the reasons", "No", "Ec", ""))
    answer = one_clause(("6.9", "In writing:", "", "", ""), *odd, a_row("6.10"), clause="6.9")
    assert (answer.mark.value, answer.commentary) == ("", "c. No")
    assert answer.review == ("its lettered points are answered differently",)
    answer = one_clause(("6.9", "In writing:", "Yes", "E", ""), *odd, a_row("6.10"), clause="6.9")
    assert (answer.mark.value, answer.review) == ("Yes", ("a second answer, No, stands where the row goes on",))
    answer = one_clause(("6.9a", "the stage", "Yes", "Ea", ""), ("6.9b", "the rest", "No", "Eb", ""), clause="6.9")
    assert (answer.mark.value, answer.evidence) == ("", "Ea\nEb")
    assert answer.review[0] == "it is answered Yes and then No"


# ------------------------------------------------------------------------------------------------- keys and crosses


@pytest.mark.parametrize(
    "key",
    [
        "Key\tMeaning\nC\tCompliant\nP\tPartly compliant\nN\tNot applicable\n\n",
        "Key: C = compliant; P = partly compliant; N = not applicable\n\n",
        "C - compliant\nP - partial\nN - N/A\n\n",
    ],
)
def test_the_forms_own_key_says_what_its_letters_mean(key: str) -> None:
    data = key.encode("utf-8") + text_of(a_row("1.2", "C"), a_row("1.3", "P"), a_row("1.4", "N"), a_row("1.5", "Q"))
    form = read_form(data, "form.txt", "2024")
    assert [form.answers[f"1.{n}"].mark.value for n in range(2, 6)] == ["Yes", "Partial", "N/A", ""]
    assert form.answers["1.4"].review == ()


def test_a_key_of_one_sign_or_one_that_contradicts_itself_is_no_key() -> None:
    for key in ("N\tNot applicable\n\n", "N\tNot applicable\nN\tYes\nP\tPartial\n\n"):
        form = read_form(key.encode("utf-8") + text_of(a_row("1.2", "N"), a_row("1.3")), "form.txt", "2024")
        assert form.answers["1.2"].mark is Mark.NO


def test_a_tick_beside_a_cross_is_the_answer_and_a_cross_alone_among_ticks_is_marked() -> None:
    headings = ("Clause", "Requirement", "Yes", "No", "Evidence")
    rows = (
        ("1.2", "R", "✓", "✗", "E"),
        ("1.3", "R", "✗", "✓", "E"),
        ("1.4", "R", "✗", "", "E"),
        ("1.5", "R", "✓", "", "E"),
    )
    form = read_rows(*rows, headings=headings)
    assert [form.answers[f"1.{n}"].mark.value for n in range(2, 6)] == ["Yes", "No", "Yes", "Yes"]
    assert [bool(form.answers[f"1.{n}"].review) for n in range(2, 6)] == [False, False, True, False]
    crosses = read_rows(
        *((n, r, y.replace("✓", "x").replace("✗", ""), "", e) for n, r, y, _, e in rows), headings=headings
    )
    assert crosses.answers["1.2"].review == ()


# ------------------------------------------------------------------------------------------------- what stands around


def surrounded() -> bytes:
    """A cover, a key, the form, a policy with numbered paragraphs, a table of versions, another table with numbers."""
    document = Document()
    add_table(document, [("Landlord", "Example Homes"), ("Version", "1.2"), ("Homes", "1.234"), ("Approved", "Yes")])
    add_table(document, [HEADINGS, *ROWS])
    document.add_heading("Our policy", level=1)
    for section in range(1, 8):
        for place in range(1, 12):
            document.add_paragraph(f"{section}.{place} We will do a thing and say so.")
    add_table(document, [("Version", "Date", "Change"), ("1.2", "May", "First"), ("1.3", "June", "Second")])
    add_table(document, [("1.2", "We do it this way"), ("6.10", "And so on")])
    return saved(document)


def test_a_cover_and_a_policy_around_the_form_are_no_part_of_it_and_shortly_told() -> None:
    form = read_form(surrounded(), "form.docx")
    assert form.flagged == ("3.7",)
    assert {n: (a.mark, a.evidence, a.wording) for n, a in form.answers.items()} == {
        n: (a.mark, a.evidence, a.wording) for n, a in TRUTH.items()
    }
    assert len(form.notes) < 8
    assert any("more lines that stand outside the tables" in note for note in form.notes)


def test_numbered_lines_of_a_policy_beneath_a_text_form_are_not_clauses() -> None:
    policy = "\n\nOur policy\n" + "\n".join(f"{s}.{p}\tWe will do it." for s in range(1, 8) for p in range(1, 9))
    form = read_form(text_of(*(a_row(row[0]) for row in ROWS)) + policy.encode("utf-8"), "form.txt")
    assert (form.flagged, form.missing) == ((), ())
    assert form.notes[-1].startswith("56 rows of no clause")


def two_forms(first: str, second: str) -> bytes:
    document = Document()
    for year, edition in ((2023, first), (2024, second)):
        document.add_heading(f"Self-assessment {year}", level=1)
        rows = [
            (c.number, f"Put so: {c.question}", "Yes", f"{edition} E{c.number}", "C") for c in load(edition).clauses
        ]
        add_table(document, [HEADINGS, *rows])
    return saved(document)


def test_of_two_editions_forms_in_one_file_the_newer_or_the_stated_one_is_read_and_said() -> None:
    data = two_forms("2022", "2024")
    form = read_form(data, "form.docx")
    assert (form.edition, form.flagged, form.answers["6.3"].evidence) == ("2024", (), "2024 E6.3")
    assert any("several forms: that of the 2024 edition was read" in note for note in form.notes)
    form = read_form(data, "form.docx", "2022")
    assert (form.edition, form.flagged, form.answers["6.3"].evidence) == ("2022", (), "2022 E6.3")


def test_two_forms_of_one_edition_are_said_and_never_chosen_between() -> None:
    form = read_form(two_forms("2024", "2024"), "form.docx")
    assert any("holds 2 forms of the 2024 edition" in note for note in form.notes)
    assert len(form.flagged) == 72


def test_page_numbers_in_cells_are_left_out_where_they_count_and_marked_where_they_may_be_words() -> None:
    rows: list[tuple[str, ...]] = []
    for page, number in enumerate(("1.2", "1.3", "1.4", "1.5"), start=11):
        rows += [a_row(number, comment="The talk"), ("", "", "", "", str(page))]
    form = read_rows(*rows, a_row("1.6"), ("", "", "", "", "Page 3 of 9"))
    assert [told(form, f"1.{n}") for n in range(2, 7)] == [("Yes", "E", "The talk", ())] * 4 + [("Yes", "E", "C", ())]
    form = read_rows(a_row("1.2", comment="as on page"), ("", "", "", "", "12"), a_row("1.3"))
    assert told(form)[2] == "as on page 12"
    assert len(form.answers["1.2"].review) == 1


# ------------------------------------------------------------------------------------------------- workbooks, Word


def test_hidden_columns_are_not_taken_hidden_rows_are_marked_and_a_filter_is_said() -> None:
    def hide(_book: Workbook, sheet: Worksheet) -> None:
        sheet.column_dimensions["F"].hidden = True
        sheet.row_dimensions[6].hidden = True

    data = excel_form(lambda row: (*row, "for us alone"), (*HEADINGS, "Internal notes"), prepare=hide)
    form = read_form(data, "form.xlsx")
    assert not any("for us alone" in answer.commentary for answer in form.answers.values())
    assert "Hidden columns of the sheet Form were not taken: Internal notes." in form.notes
    assert form.answers["1.4"].review == ("this row is hidden in the workbook; look whether it is meant to be there",)

    def narrow(_book: Workbook, sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A3:E75"
        for row in range(6, 40):
            sheet.row_dimensions[row].hidden = True

    form = read_form(excel_form(prepare=narrow), "form.xlsx")
    assert form.flagged == ("3.7",)
    assert "A filter hides rows of the sheet Form; they were read all the same." in form.notes


def test_hidden_rows_of_a_word_table_are_not_taken_and_said() -> None:
    rows = [
        tr(n, "Rule", "Yes", "E", "C", inside="<w:trPr><w:hidden/></w:trPr>" if n == "6.3" else "")
        for n in ("6.2", "6.3", "6.4")
    ]
    form = read_form(word_of(tbl(tr(*HEADINGS), *rows)), "form.docx", "2024")
    assert "6.3" in form.missing
    assert any("hidden" in note for note in form.notes)


def test_of_yes_or_no_the_one_that_is_not_struck_through_is_the_answer() -> None:
    def cell(kept: str, struck: str) -> str:
        marked = f"<w:r><w:rPr><w:strike/></w:rPr><w:t> / {struck}</w:t></w:r>"
        return tc(inside=p(inside=f"<w:r><w:t>{kept}</w:t></w:r>{marked}"))

    body = tbl(tr(*HEADINGS), tr("6.3", "R", cell("No", "Yes"), "E", "C"), tr("6.4", "R", cell("Yes", "No"), "E", "C"))
    form = read_form(word_of(body), "form.docx", "2024")
    assert [told(form, n)[::3] for n in ("6.3", "6.4")] == [("No", ()), ("Yes", ())]


def test_yes_or_no_left_undeleted_is_no_answer() -> None:
    form = read_form(word_form(lambda row: (row[0], row[1], "Yes / No", row[3], row[4])), "form.docx")
    assert {answer.mark for answer in form.answers.values()} == {Mark.UNANSWERED}
    assert len(form.flagged) == 72


@pytest.mark.parametrize(
    "data",
    [
        csv_form(delimiter=";", encoding="utf-16-le"),
        csv_form(delimiter="\t", encoding="utf-16-be"),
        csv_form().replace(b"\r\n", b"\r"),
    ],
    ids=["utf-16 without its mark", "the other way round", "old mac"],
)
def test_csv_of_other_machines_is_read_alike(data: bytes) -> None:
    form = read_form(data, "form.csv")
    assert {n: (a.mark, a.evidence) for n, a in form.answers.items()} == {
        n: (a.mark, a.evidence) for n, a in TRUTH.items()
    }


def test_a_date_that_cannot_be_read_is_marked_only_where_something_is_to_be_done() -> None:
    headings = ("Clause", "Requirement", "Comply", "Evidence", "Action required", "Target date")
    form = read_rows(
        rule("1.2", "Yes", "E", "", "Spring"), rule("1.3", "No", "E", "Mend it", "Spring"), headings=headings
    )
    assert form.answers["1.2"].review == ()
    assert form.answers["1.3"].review == ("“Spring” is no date; it was kept with the action",)
    assert "Spring" in form.answers["1.2"].action


def test_a_landlords_own_references_before_the_clauses_are_not_taken_for_them() -> None:
    rows = (("A1", *rule("1.2", "Yes", "E")), ("A2", *rule("1.3", "No", "F")), ("A3", *rule("1.4", "Yes", "G")))
    form = read_rows(*rows, headings=("ID", "Code provision", "Code requirement", "Comply", "Evidence"))
    assert told(form) == ("Yes", "E", "", ())
    assert "The column “ID” holds other references than clauses; it was not taken." in form.notes
