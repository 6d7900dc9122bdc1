"""Filling one row of a blank form: its controls, lists, boxes, prompts and locks, and what is said of them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from blank_forms import (
    CLAUSES,
    GREY,
    HEAD,
    YES_NO,
    asks,
    check,
    chooser,
    items,
    packed,
    questions_of_2020,
    run,
    sdt,
)
from docx import Document
from office_forms import p, tbl, tc, tr
from test_fill_forms import answers, filled, part

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.form_fill import fill
from hoctui.documents.form_fill_told import Filled, Unplaced
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput
from hoctui.rulebook.edition import load


def a_form(*cells: str, head: str = HEAD, columns: int = 5, around: str = "{}", **parts: str) -> bytes:
    """A form of one clause, 6.3."""
    return packed(around.format(tbl(head, tr("6.3", "Landlords must answer.", *cells), columns=columns)), **parts)


def put(
    form: bytes, mark: Mark = Mark.YES, evidence: str = "E", commentary: str = "C", *, as_no: bool = False
) -> Filled:
    answer = Answer("6.3", mark, evidence, commentary)
    return fill(form, "b.docx", Assessment("2025/26", load("2024"), "X", {"6.3": answer}), partial_as_no=as_no)


def row(done: Filled) -> tuple[str, str, str]:
    read = read_form(done.content, "f.docx").answers["6.3"]
    return read.mark.value, read.evidence, read.commentary


def test_a_prompt_goes_with_its_look_and_the_controls_own_look_stays() -> None:
    prompt = f"<w:p><w:pPr><w:keepNext/>{GREY}</w:pPr>{asks()}</w:p>"
    own = "<w:rPr><w:b/></w:rPr>"
    done = put(a_form(tc(inside=chooser(*YES_NO)), tc(inside=sdt(prompt, own) + p()), sdt(tc(inside=prompt))))
    text = part(done.content)
    assert b"showingPlcHdr" not in text
    assert b"PlaceholderText" not in text
    assert b"808080" not in text
    assert b'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">E</w:t>' in text
    assert text.count(b"<w:sdt>") == 3
    assert text.count(b"<w:keepNext/>") == 2
    assert done.replaced == ()


def test_a_control_for_plain_text_holds_lines_and_no_link() -> None:
    done = put(a_form("", tc(inside=sdt(p("", asks()), "<w:text/>") + p()), ""), evidence="one\nhttps://a.example/")
    assert row(done)[1] == "one\nhttps://a.example/"
    assert b'<w:text w:multiLine="1"/>' in part(done.content)
    assert b"w:hyperlink" not in part(done.content)
    control = part(done.content).partition(b"<w:sdtContent>")[2].partition(b"</w:sdtContent>")[0]
    assert control.count(b"<w:p>") == 1


@pytest.mark.parametrize(
    ("shown", "mark", "said"),
    [
        (("Compliant", "Not compliant"), Mark.NO, "Not compliant"),
        (("Y", "N", "Partly"), Mark.PARTIAL, "Partly"),
        (("Yes - we comply in full", "No - work needed"), Mark.YES, "Yes - we comply in full"),
        (("Yes", "No", "Not applicable"), Mark.NOT_APPLICABLE, "Not applicable"),
    ],
)
def test_a_list_is_set_in_the_forms_own_words(shown: tuple[str, ...], mark: Mark, said: str) -> None:
    done = put(a_form(tc(inside=chooser(*shown)), "", ""), mark)
    assert done.unplaced == ()
    (text,) = re.findall(rb"<w:sdtContent>.*?<w:t[^>]*>(.*?)</w:t>", part(done.content))
    assert text.decode() == said
    assert row(done)[0] == mark.value


def test_a_list_without_the_answer_is_left_and_listed() -> None:
    form = a_form(tc(inside=chooser("Yes", "No")), "", "")
    done = put(form, Mark.PARTIAL)
    why = "the list in its cell has no such item, or more than one"
    assert done.unplaced == (Unplaced("6.3", "the answer Partial", why),)
    assert row(done) == ("", "E", "C")
    as_no = put(form, Mark.PARTIAL, as_no=True)
    assert row(as_no)[0] == "No"
    assert as_no.unplaced == (Unplaced("6.3", "“(partial)” beside its No", "a box or a list takes no words"),)


def test_a_list_that_remembers_its_choice_is_told_and_one_that_is_answered_is_left() -> None:
    kept = items("Yes", "No").replace("<w:dropDownList>", '<w:dropDownList w:lastValue="x&amp;">')
    done = put(a_form(tc(inside=p("", sdt(run("Select"), kept, prompt=False))), "", ""), Mark.NO)
    assert b'w:lastValue="v1"' in part(done.content)
    assert done.said == ("“Select” gave way to the answer in 6.3.",)
    taken = put(a_form(tc(inside=p("", sdt(run("No"), items("Yes", "No"), prompt=False))), "", ""))
    assert taken.unplaced == (Unplaced("6.3", "the answer Yes", "its cell is not empty"),)


GROUP = '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/><w:group/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
PROMPT = p("", asks())


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (tc(inside=sdt(PROMPT, '<w:lock w:val="contentLocked"/>') + p()), "it is locked in the form"),
        (sdt(tc(inside=PROMPT), '<w:lock w:val="sdtContentLocked"/>'), "it is locked in the form"),
        (
            tc(inside=sdt(PROMPT, '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/>') + p()),
            "its field shows what is kept elsewhere in the form",
        ),
        (tc(inside=sdt(PROMPT, "<w:date/>") + p()), "its field takes a date alone, to be chosen in Word"),
        (tc(inside=chooser("Policy", "Log")), "its field takes only what is on its list"),
        (tc(inside=sdt(PROMPT) + sdt(PROMPT) + p()), "its cell has several places to fill in"),
        (tc(inside=sdt(p("Ours"), prompt=False) + p()), "its cell is not empty"),
        (tc(inside=tbl(tr("Document", "Date"), tr("", ""), columns=2) + p()), "its cell is not empty"),
        (tc("[see appendix 2]"), "its cell is not empty"),
        (tc("Evidence:"), "its cell is not empty"),
    ],
    ids=["locked", "locked cell", "bound", "date", "list", "several", "filled in", "table", "brackets", "label"],
)
def test_what_may_not_or_cannot_be_filled_is_left_and_said(cell: str, why: str) -> None:
    form = a_form("", cell, "")
    done = put(form)
    assert done.unplaced == (Unplaced("6.3", "the evidence", why),)
    assert cell.encode() in part(done.content)
    assert row(done)[::2] == ("Yes", "C")


def test_in_a_locked_group_its_controls_alone_are_filled() -> None:
    boxes = tc(inside=p("", check() + run(" Yes ") + check() + run(" No")))
    done = put(a_form(boxes, tc(inside=sdt(PROMPT) + p()), "", around=GROUP))
    assert done.unplaced == (Unplaced("6.3", "the commentary", "it is locked in the form"),)
    assert row(done) == ("Yes", "E", "")
    whole = put(a_form(boxes, tc(inside=sdt(PROMPT) + p()), "", around=GROUP.replace("<w:group/>", "")))
    assert whole.placed == ()
    assert {one.why for one in whole.unplaced} == {"it is locked in the form"}


def test_what_the_form_prints_to_prompt_gives_way_and_that_is_said() -> None:
    prompt = tc(inside=p("", run("[Insert ", '<w:i/><w:color w:val="999999"/><w:sz w:val="18"/>') + run("evidence]")))
    done = put(a_form(tc(inside=p("", run("Yes / No", "<w:b/>"))), prompt, tc("[Add commentary]") + ""))
    assert row(done) == ("Yes", "E", "C")
    assert done.said == (
        "“Yes / No” gave way to the answer in 6.3.",
        "“[Insert evidence]” gave way to the evidence in 6.3.",
        "“[Add commentary]” gave way to the commentary in 6.3.",
    )
    assert b'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Yes</w:t>' in part(done.content)
    assert b'<w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">E</w:t>' in part(done.content)


@pytest.mark.parametrize(("as_no", "said"), [(False, "Partial"), (True, "No (partial)")])
def test_partial_stands_where_the_form_prints_yes_or_no(as_no: bool, said: str) -> None:
    done = put(a_form("Yes / No", "", ""), Mark.PARTIAL, as_no=as_no)
    assert Document(BytesIO(done.content)).tables[0].cell(1, 2).text == said


def test_a_tick_that_the_blank_has_itself_gives_way_but_not_somebodys() -> None:
    done = put(a_form("☒ Yes ☐ No ☐ N/A", "", ""), Mark.NO)
    assert Document(BytesIO(done.content)).tables[0].cell(1, 2).text == "☐ Yes ☒ No ☐ N/A"
    assert done.said == ("The form's own tick at another answer gave way to the answer in 6.3.",)
    theirs = put(a_form("☒ Yes ☐ No ☐ N/A", "Ours already", ""), Mark.NO)
    assert theirs.unplaced[0] == Unplaced("6.3", "the answer No", "another answer is marked already")
    assert row(theirs)[0] == "Yes"
    whole = filled("boxes in columns")
    assert part(whole.content).count(b'checked w14:val="1"') == len(whole.placed)


def test_an_x_at_another_answer_is_never_joined_by_a_second() -> None:
    head = tr("Ref", "Requirement", "Yes", "No", "Evidence")
    done = put(a_form("", "X", "", head=head))
    assert done.unplaced == (Unplaced("6.3", "the answer Yes", "another answer is marked already"),)
    assert row(done)[0] == "No"


@pytest.mark.parametrize(
    ("told", "sign"),
    [("Tick the answer.", "✓"), ("Mark it with an X.", "X"), ("", "X"), ("Put a tick or a cross.", "X")],
)
def test_a_column_is_marked_as_the_form_asks(told: str, sign: str) -> None:
    form = a_form("", "", "", head=tr("Ref", "Requirement", "Yes", "No", "Evidence"), around=p(told) + "{}")
    done = put(form, Mark.NO)
    assert Document(BytesIO(done.content)).tables[0].cell(1, 3).text == sign
    assert row(done)[0] == "No"


def test_a_table_within_a_cell_stops_nothing_beside_it() -> None:
    inside = tc(inside=tbl(tr("Document", "Date"), *[tr("", "")] * 40, columns=2) + p())
    done = put(a_form("", inside, ""))
    assert done.unplaced == (Unplaced("6.3", "the evidence", "its cell is not empty"),)
    assert row(done)[::2] == ("Yes", "C")


def test_a_row_that_would_read_otherwise_stops_no_other() -> None:
    rows = [tr(number, f"Landlords follow {number}.", "", "", "") for number in ("1.2", "1.3", "1.4", "6.3")]
    title = tr(tc("1.1 What this part is about", span=4), tc(""))
    done = put(packed(tbl(HEAD, *rows[:2], title, *rows[2:])))
    assert done.unplaced == ()
    assert row(done) == ("Yes", "E", "C")


def test_a_cell_without_any_paragraph_is_given_one() -> None:
    done = put(a_form("", "<w:tc><w:tcPr/></w:tc>", "<w:tc/>"))
    assert row(done) == ("Yes", "E", "C")


def test_a_box_that_is_locked_is_left() -> None:
    boxes = tc(inside=p("", check(lock="contentLocked") + run(" Yes ") + check() + run(" No")))
    assert put(a_form(boxes, "", "")).unplaced == (Unplaced("6.3", "the answer Yes", "it is locked in the form"),)
    assert row(put(a_form(boxes, "", ""), Mark.NO))[0] == "No"


def test_comments_deleted_words_and_hidden_help_stay_and_the_cell_is_filled() -> None:
    kept = (
        '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        '<w:del w:id="7" w:author="A"><w:r><w:delText>Old</w:delText></w:r></w:del>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Help</w:t></w:r>",
    )
    done = put(a_form(*(tc(inside=p("", one)) for one in kept)))
    assert row(done) == ("Yes", "E", "C")
    assert all(one.encode() in part(done.content) for one in kept)
    assert part(done.content).count(b"<w:vanish/>") == 1


def test_a_cell_of_two_columns_takes_both_texts() -> None:
    done = put(a_form("", tc(span=2)), evidence="Log", commentary="Monthly")
    assert done.unplaced == ()
    assert Document(BytesIO(done.content)).tables[0].cell(1, 3).text == "Log\nMonthly"


def test_a_list_in_the_cell_draws_the_bullets_itself() -> None:
    own = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    done = put(a_form("", tc(inside=own), ""), evidence="- one\n- two")
    cell = Document(BytesIO(done.content)).tables[0].cell(1, 3)
    assert [one.text for one in cell.paragraphs] == ["one", "two"]
    assert part(done.content).count(b'<w:numId w:val="1"/>') == 2


def test_clauses_are_told_by_their_wording_where_no_number_is_printed() -> None:
    done = filled("without numbers")
    assert done.placed == tuple(clause.number for clause in CLAUSES)
    with pytest.raises(BadInput, match="no clause numbers and reads like a form of the 2020 edition"):
        fill(questions_of_2020(), "b.docx", Assessment("2025/26", load("2024"), "X", answers("without numbers")))


def test_rows_without_numbers_in_another_order_are_left_to_a_person() -> None:
    head = tr("Code requirement", "Comply: Yes/No", "Evidence", "Commentary")
    rows = [tr(f"Landlords: {clause.question[:-1].lower()}.", "", "", "") for clause in CLAUSES]
    rows[0], rows[40] = rows[40], rows[0]
    form = packed(tbl(head, *rows, columns=4))
    done = fill(form, "b.docx", Assessment("2025/26", load("2024"), "X", answers("without numbers")))
    assert {one.clause for one in done.unplaced} == {CLAUSES[0].number, CLAUSES[40].number}
    assert {one.why for one in done.unplaced} == {"its row has no number and reads more like another clause"}


@pytest.mark.parametrize("some", [("6.6", "6.7"), ("6.17", "6.18"), ("6.15",)])
def test_of_a_part_without_numbers_a_row_that_may_be_a_twin_clauses_is_left_to_a_person(some: tuple[str, ...]) -> None:
    # Stage 2 asks in the same words as stage 1, and where only one of them is there no order tells them apart.
    head = tr("Code requirement", "Comply: Yes/No", "Evidence", "Commentary")
    rows = [tr(f"Landlords: {one.question[:-1].lower()}.", "", "", "") for one in CLAUSES if one.number in some]
    whole = Assessment("2025/26", load("2024"), "X", answers("without numbers"))
    form = packed(tbl(head, *rows, columns=4))
    done = fill(form, "b.docx", whole, stated="2024")
    assert done.placed == ()
    assert any("may be another clause's" in line for line in done.lines)


SETTINGS = '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:settings>'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<w:documentProtection w:edit="forms" w:enforcement="1"/>', "only its own fields"),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "protected against changes"),
        ("<w:trackRevisions/>", "not marked as one"),
        ('<w:documentProtection w:edit="forms" w:enforcement="0"/><w:trackRevisions w:val="0"/>', ""),
    ],
)
def test_what_must_be_known_of_the_form_is_said(inside: str, said: str) -> None:
    form = a_form("", "", "", settings=SETTINGS.format(inside))
    done = put(form)
    assert [said in line for line in done.remarks] == ([True] if said else [])
    assert part(done.content, "word/settings.xml") == part(form, "word/settings.xml")


def test_one_line_for_all_clauses_of_which_the_same_is_said() -> None:
    done = Filled(
        b"", (), (Unplaced("6.3", "the owner", "no"), Unplaced("6.4", "the owner", "no"), Unplaced("9.1", "x", "y"))
    )
    assert done.lines == ("6.3, 6.4: the owner was not placed: no.", "9.1: x was not placed: y.")
