"""Words that a document holds and does not show as said: struck through, white on white, hidden, of another table."""

from __future__ import annotations

import pytest
from made_forms import HEADINGS, read_rows
from office_forms import HEAD, ROWS, excel_form, p, tbl, tc, tr, word_of
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hoctui.assessment.answers import Answer
from hoctui.documents.form_struck import STRUCK_HERE, UNSEEN_HERE
from hoctui.documents.forms import read_form

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {_W}>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Kin"><w:name w:val="Kin"/><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr></w:style>
</w:styles>"""
WHITE = '<w:color w:val="FFFFFF"/>'


def said(properties: str = "", *, style: str = "", cell: str = "", text: str = "Yes") -> Answer:
    """Clause 6.3 with its answer shown so."""
    under = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f"<w:p>{under}<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    inside = f"<w:tc><w:tcPr>{cell}</w:tcPr>{run}</w:tc>"
    table = tbl(HEAD, tr("6.2", "Rule.", "Yes", "E", "C"), tr("6.3", "Rule.", inside, "E", "C"))
    return read_form(word_of(table, styles=STYLES), "form.docx", "2024").answers["6.3"]


@pytest.mark.parametrize(
    ("properties", "style", "doubt"),
    [
        ("<w:strike/>", "", STRUCK_HERE),
        ('<w:rStyle w:val="Gone"/>', "", STRUCK_HERE),
        ('<w:rStyle w:val="Kin"/>', "", STRUCK_HERE),
        ("", "Old", STRUCK_HERE),
        (WHITE, "", UNSEEN_HERE),
    ],
)
def test_an_answer_struck_through_or_white_by_itself_or_by_its_style_is_looked_at(
    properties: str, style: str, doubt: str
) -> None:
    answer = said(properties, style=style)
    assert (answer.mark.value, answer.review) == ("Yes", (doubt,))


@pytest.mark.parametrize(
    ("properties", "style", "cell"),
    [
        ('<w:strike w:val="0"/>', "Old", ""),
        ('<w:rStyle w:val="Gone"/><w:strike w:val="false"/>', "", ""),
        (WHITE, "", '<w:shd w:val="clear" w:fill="1F7A3D"/>'),
        (f'{WHITE}<w:highlight w:val="darkGreen"/>', "", ""),
        ('<w:color w:val="000000"/>', "", ""),
    ],
)
def test_white_on_a_colour_and_a_style_that_is_switched_off_are_plain_words(
    properties: str, style: str, cell: str
) -> None:
    answer = said(properties, style=style, cell=cell)
    assert (answer.mark.value, answer.review) == ("Yes", ())


def test_words_hidden_by_their_style_are_not_taken() -> None:
    answer = said('<w:rStyle w:val="Away"/>')
    assert (answer.mark.value, answer.review) == ("", ("no answer is printed",))


SHOWN_SO: dict[str, tuple[dict[str, object], tuple[str, ...]]] = {
    "struck": ({"font": Font(strike=True)}, (STRUCK_HERE,)),
    "white": ({"font": Font(color="FFFFFFFF")}, (UNSEEN_HERE,)),
    "white on green": ({"font": Font(color="FFFFFFFF"), "fill": PatternFill("solid", fgColor="FF1F7A3D")}, ()),
    "no format": ({"number_format": ";;;"}, (UNSEEN_HERE,)),
    "bold": ({"font": Font(bold=True)}, ()),
}


@pytest.mark.parametrize("name", SHOWN_SO)
def test_an_answer_of_a_sheet_that_is_struck_through_or_unseen_is_looked_at(name: str) -> None:
    look, review = SHOWN_SO[name]

    def prepare(_book: Workbook, sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            if row[0].value == "6.3":
                for attribute, value in look.items():
                    setattr(row[2], attribute, value)

    before = next(r for r in ROWS if r[0] == "6.3")
    answer = read_form(excel_form(prepare=prepare), "form.xlsx").answers["6.3"]
    assert (answer.mark.value, answer.review) == (before[2], review)


def test_of_an_answer_with_one_of_two_words_struck_out_the_other_is_taken() -> None:
    def prepare(_book: Workbook, sheet: Worksheet) -> None:
        for at, row in enumerate(sheet.iter_rows(), start=1):
            if row[0].value == "6.3":
                for column, gone, left in ((3, "Yes", " No"), (4, "Ten", " ninety days")):
                    sheet.cell(at, column, CellRichText(TextBlock(InlineFont(strike=True), gone), left))

    answer = read_form(excel_form(prepare=prepare), "form.xlsx").answers["6.3"]
    assert (answer.mark.value, answer.evidence) == ("No", "Ten ninety days")
    assert answer.review == (STRUCK_HERE,)


def test_what_html_strikes_through_is_looked_at() -> None:
    table = "".join(f"<th>{name}</th>" for name in HEADINGS)
    row = "<tr><td>6.3</td><td>Rule.</td><td><del>Yes</del></td><td>E</td><td>C</td></tr>"
    other = row.replace("6.3", "6.4").replace("<del>Yes</del>", "No")
    data = f"<table><tr>{table}</tr>{row}{other}</table>".encode()
    answer = read_form(data, "form.md", "2024").answers["6.3"]
    assert (answer.mark.value, answer.review) == ("Yes", (STRUCK_HERE,))
    inline = read_rows(("6.3", "Rule.", "<del>Yes</del>", "E", "C"), ("6.4", "Rule.", "Yes", "E", "C")).answers["6.3"]
    assert (inline.mark.value, inline.review) == ("", ("the answer reads “~~Yes~~”, which is no clear answer",))


def test_a_table_of_labels_right_beneath_the_form_is_no_clauses_evidence() -> None:
    signed = tbl(tr("Approved by", "The board"), tr("Approved on", "1 June 2026"), columns=2)
    rows = [tr(number, "Rule.", "Yes", "Policy page", "Kept so") for number in ("6.2", "6.3")]
    form = read_form(word_of(tbl(HEAD, *rows) + signed + p()), "form.docx", "2024")
    assert (form.answers["6.3"].evidence, form.answers["6.3"].commentary) == ("Policy page", "Kept so")
    assert form.answers["6.3"].review == ()
    assert "Not taken, since it is no part of the form's table: “Approved by | The board”." in form.notes


def test_an_empty_box_under_yes_and_under_no_is_nobodys_evidence() -> None:
    head = tr("Clause", "Requirement", "Yes", "No", "Evidence")
    rows = [tr(number, "Rule.", "☐", "☐", tc("")) for number in ("6.2", "6.3", "6.4", "6.5")]
    answer = read_form(word_of(tbl(head, *rows)), "form.docx", "2024").answers["6.3"]
    assert (answer.mark.value, answer.evidence, answer.commentary) == ("", "", "")
