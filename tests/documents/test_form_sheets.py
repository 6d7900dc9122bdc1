"""Forms in Excel workbooks and CSV files: numbers that a spreadsheet has eaten, merged cells, sheets, signs between."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from datetime import datetime

import pytest
from made_forms import HEADINGS
from office_forms import ROWS, TRUTH, Row, csv_form, excel_form, in_sections
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_form_docx import MARKS, TICKS, same_as_the_lookalike, squeezed

from hoctui.assessment.answers import ReadForm
from hoctui.documents.forms import read_form

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ZEROS = ("5.10", "6.10", "6.20")
"""The clauses of the 2024 form whose last nought a spreadsheet drops."""


def read_sheet(data: bytes) -> ReadForm:
    return read_form(data, "form.xlsx")


# ------------------------------------------------------------------------------------------------- workbooks


def test_a_sheet_of_text_is_read_like_the_lookalike() -> None:
    form = read_sheet(excel_form())
    same_as_the_lookalike(form)
    assert (form.title, form.landlord) == ("Example Borough Council self-assessment", "Example Borough Council")


def test_ticks_of_a_sheet_may_be_true_and_false() -> None:
    same_as_the_lookalike(read_sheet(excel_form(lambda r: (*r[:2], *(r[2] == mark for mark in MARKS), *r[3:]), TICKS)))


def test_a_number_that_lost_its_nought_is_known_by_its_place_and_said() -> None:
    """A cell with the figure 6.1 after 6.9 is 6.10."""
    for form in (
        read_sheet(excel_form(lambda r: (float(r[0]), *r[1:]))),
        read_form(csv_form(lambda r: (f"{float(r[0]):g}", *r[1:])), "form.csv"),
        read_form(csv_form(lambda r: (f"{float(r[0]):g}".replace(".", ","), *r[1:]), delimiter=";"), "form.csv"),
    ):
        same_as_the_lookalike(form, ("3.7", *ZEROS))
        assert form.answers["6.10"].review == ("the number is printed as 6.1; from its place it was read as 6.10",)


def test_a_figure_after_6_9_is_6_10_even_where_6_1_is_missing() -> None:
    rows = [r for r in ROWS if r[0] in ("6.8", "6.9", "6.10", "6.11")]
    form = read_form(excel_form(lambda r: (float(r[0]), *r[1:]), rows=rows), "form.xlsx", "2024")
    assert squeezed(form.answers["6.10"]) == squeezed(TRUTH["6.10"])
    assert form.answers["6.1"].mark.value == ""


def test_the_noise_of_binary_fractions_is_no_part_of_a_number() -> None:
    form = read_sheet(excel_form(lambda r: (float(r[0]) * 1.0000000000000002, *r[1:])))
    same_as_the_lookalike(form, ("3.7", *ZEROS))


def british(r: Row) -> Sequence[object]:
    """6.3 as the sixth of March, where there is such a month; a figure where there is not."""
    section, place = map(int, r[0].split("."))
    return (datetime(2024, place, section) if place <= 12 else float(r[0]), *r[1:])  # noqa: DTZ001 (a cell has no zone)


def american(r: Row) -> Sequence[object]:
    section, place = map(int, r[0].split("."))
    return (datetime(2024, section, place), *r[1:])  # noqa: DTZ001


def printed(r: Row) -> Sequence[str]:
    """6.3 as Excel saves it in a CSV: 06-Mar, or Jun-13 for 6.13."""
    section, place = map(int, r[0].split("."))
    return (f"{section:02d}-{MONTHS[place - 1]}" if place <= 12 else f"{MONTHS[section - 1]}-{place}", *r[1:])


def slashed(r: Row) -> Sequence[str]:
    section, place = map(int, r[0].split("."))
    return (f"{section:02d}/{place:02d}/2024" if place <= 12 else r[0], *r[1:])


@pytest.mark.parametrize(
    "form",
    [
        read_sheet(excel_form(british)),
        read_sheet(excel_form(american)),
        read_form(csv_form(printed), "form.csv"),
        read_form(csv_form(slashed), "form.csv"),
    ],
    ids=["British", "American", "printed", "slashed"],
)
def test_a_number_that_became_a_date_is_known_by_its_place_and_said(form: ReadForm) -> None:
    """1.2 may be stored as 1 February: which clause it was, the ones around it tell, and each is to be looked at."""
    assert {number: squeezed(answer) for number, answer in form.answers.items()} == {
        number: squeezed(answer) for number, answer in TRUTH.items()
    }
    assert "its number stands in the file as a date" in form.answers["1.2"].review[0]
    assert "read as 6.12" in form.answers["6.12"].review[0]


def test_a_date_that_is_no_clause_is_read_from_its_place() -> None:
    form = read_form(
        csv_form(
            rows=[
                (number, "Rule.", mark, "E", "C")
                for number, mark in (("6.3", "Yes"), ("31/12/2024", "No"), ("6.5", "Yes"))
            ]
        ),
        "form.csv",
        "2024",
    )
    assert form.answers["6.4"].mark.value == "No"
    assert form.answers["6.4"].review == ("no clause number is printed in this row; it was read as 6.4 from its place",)


def test_dates_and_shares_elsewhere_are_shown_as_a_person_sees_them() -> None:
    def prepare(_book: Workbook, sheet: Worksheet) -> None:
        sheet["D4"], sheet["D5"], sheet["D6"] = datetime(2024, 5, 1), 0.95, 1e6  # noqa: DTZ001
        sheet["D5"].number_format = "0%"

    form = read_sheet(excel_form(prepare=prepare))
    assert [form.answers[n].evidence for n in ("1.2", "1.3", "1.4")] == ["1 May 2024", "95%", "1000000"]


def test_merged_cells_links_and_formulas_of_a_sheet() -> None:
    def prepare(_book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("D4:D5")
        sheet["D6"].hyperlink = "https://example.org/policy"
        sheet["E7"] = "=A1&B1"
        sheet["D8"] = '=HYPERLINK("https://example.org/x")'

    form = read_sheet(excel_form(prepare=prepare))
    assert form.answers["1.3"].evidence == form.answers["1.2"].evidence != ""
    assert form.answers["1.4"].evidence == f"{TRUTH['1.4'].evidence} (https://example.org/policy)"
    said = "a cell of this row holds a formula whose result was not saved; look at the original"
    assert form.answers["1.5"].review == form.answers["1.6"].review == (said,)


def test_titles_in_the_first_column_are_no_part_of_a_clause() -> None:
    def prepare(_book: Workbook, sheet: Worksheet) -> None:
        for number in range(sheet.max_row, 3, -1):
            if str(sheet.cell(number, 1).value).endswith((".1", "1.2")):
                sheet.insert_rows(number)
                sheet.cell(number, 1, "What this part is about")

    same_as_the_lookalike(read_sheet(excel_form(prepare=prepare)))


def test_a_sheet_for_each_section_is_one_form() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in in_sections():
        sheet = book.create_sheet(title.partition(":")[0])
        for row in (HEADINGS, *rows):
            sheet.append(row)
    same_as_the_lookalike(read_sheet(excel_form(rows=(), prepare=lambda made, _: _take(made, book))))


def _take(made: Workbook, other: Workbook) -> None:
    """Put the sheets of another workbook in place of those of the one that is made."""
    made.remove(made.worksheets[0])
    for sheet in other.worksheets:
        copied = made.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            copied.append(row)


def test_of_two_forms_in_a_workbook_the_open_one_is_read_and_hidden_sheets_are_not() -> None:
    def prepare(book: Workbook, sheet: Worksheet) -> None:
        older = book.create_sheet("Last year", 0)
        for row in sheet.iter_rows(values_only=True):
            older.append(["No" if cell in ("Yes", "Partial", "N/A") else cell for cell in row])
        book.create_sheet("Notes", 0).append(["Fill in every row of the form."])
        book.create_sheet("Lists").sheet_state = "hidden"
        book.active = book.sheetnames.index(sheet.title)

    form = read_sheet(excel_form(prepare=prepare))
    assert {one: squeezed(answer) for one, answer in form.answers.items()} == {
        one: squeezed(answer) for one, answer in TRUTH.items()
    }
    assert "The workbook holds several forms: the sheet Form was read, Last year not." in form.notes
    assert "A hidden sheet was not read: Lists." in form.notes
    differ = {one for one, answer in TRUTH.items() if answer.mark.value in ("Yes", "Partial", "N/A")}
    said = {
        one for one, answer in form.answers.items() if any("the sheet “Last year” says No" in _ for _ in answer.review)
    }
    assert said == differ


def test_of_the_sheets_of_two_years_the_later_is_read() -> None:
    def prepare(book: Workbook, sheet: Worksheet) -> None:
        sheet.title = "2024-25"
        later = book.create_sheet("2025-26")
        for row in sheet.iter_rows(values_only=True):
            later.append(["No" if row[0] == "6.3" and cell == "Yes" else cell for cell in row])

    form = read_sheet(excel_form(prepare=prepare))
    assert form.answers["6.3"].mark.value == "No"
    assert form.answers["6.3"].review == ("the sheet “2024-25” says Yes, this one No",)
    assert form.answers["6.4"].review == ()


def test_a_blank_sheet_brings_the_wording_alone() -> None:
    form = read_sheet(excel_form(lambda r: (r[0], r[1], "", "", "")))
    assert form.answers["6.3"].wording == TRUTH["6.3"].wording
    assert (form.flagged, form.notes) == ((), ("The form is blank: it brings the official wording and no answers.",))


# ------------------------------------------------------------------------------------------------- CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_the_cells_is_found(delimiter: str) -> None:
    same_as_the_lookalike(read_form(csv_form(delimiter=delimiter), "form.csv"))


@pytest.mark.parametrize(
    "data",
    [
        csv_form(delimiter=";", before="sep=;\r\n"),
        codecs.BOM_UTF8 + csv_form(),
        csv_form(delimiter="\t", encoding="utf-16"),
        csv_form(delimiter=";", encoding="cp1252"),
        csv_form(before="Example council\r\n\r\n"),
        csv_form().replace(b"\r\n", b"\n"),
        csv_form(lambda r: (f'="{r[0]}"', *r[1:])),
    ],
    ids=["named", "marked", "utf-16", "windows", "titled", "unix", "formula"],
)
def test_csv_of_any_make_is_read_alike(data: bytes) -> None:
    same_as_the_lookalike(read_form(data, "form.csv"))


def test_the_quote_that_keeps_a_cell_from_being_a_formula_is_taken_off() -> None:
    form = read_form(csv_form(rows=[("6.3", "R", "Yes", "'=1+1", "'tis so")]), "form.csv", "2024")
    assert (form.answers["6.3"].evidence, form.answers["6.3"].commentary) == ("=1+1", "'tis so")


def test_a_quotation_mark_that_is_never_closed_is_said() -> None:
    form = read_form(b'Clause,Requirement,Comply,Evidence\n6.2,R,Yes,"E\n6.3,R,No,F\n', "form.csv", "2024")
    assert form.answers["6.3"].mark.value == "No"
    assert "A quotation mark in the file is never closed; look whether its cells are in place." in form.notes
