"""What will be done about a shortfall, in a form: in its own columns, in a row for it, else with the commentary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from office_forms import HEAD, p, tbl, tc, tr, word_of
from test_fill_forms import WORDS, as_read

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.form_fill import fill
from hoctui.documents.form_fill_told import Filled, Unplaced
from hoctui.documents.forms import read_form
from hoctui.rulebook.edition import load
from hoctui.text import clean

SHORT = Answer("6.3", Mark.NO, "E", "C", "Late", "Hire", "Head", date(2027, 1, 31))
ALL = "Reason: Late\nWhat will be done: Hire\nBy: Head, by 31 January 2027"
NO_DATE = "Reason: Late\nWhat will be done: Hire\nBy: Head"
SAID = (
    "The form has no columns for the reason, the action, the owner and the date of a shortfall; they stand with the"
    " commentary in 6.3."
)
ROW = tr("6.3", "Landlords must answer.", "", "", "")


def filled(form: bytes, *answers: Answer) -> Filled:
    return fill(form, "b.docx", Assessment("2025/26", load("2024"), "X", {one.clause: one for one in answers}))


def with_columns(*columns: str) -> bytes:
    head = tr("Ref", "Requirement", "Comply", *columns)
    row = tr("6.3", "Landlords must answer.", "", *[""] * len(columns))
    return word_of(tbl(head, row, columns=3 + len(columns)))


def cells(done: Filled, row: int = 1, table: int = 0) -> list[str]:
    return [cell.text for cell in Document(BytesIO(done.content)).tables[table].rows[row].cells]


def test_without_columns_of_its_own_a_plan_stands_with_the_commentary_and_reads_back_so() -> None:
    done = filled(word_of(tbl(HEAD, ROW)), SHORT)
    assert cells(done)[2:] == ["No", "E", f"C\n{ALL}"]
    assert done.unplaced == ()
    assert done.said == (SAID,)
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert (read.mark, read.evidence, read.commentary, read.review) == (Mark.NO, "E", f"C\n{ALL}", ())


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS, WORDS, st.sampled_from([Mark.NO, Mark.PARTIAL]))
def test_whatever_is_planned_reads_back_as_commentary(commentary: str, reason: str, action: str, mark: Mark) -> None:
    texts = [clean(text).text for text in (commentary, reason, action)]
    answer = Answer("6.3", mark, "Log", texts[0], texts[1], texts[2], "Head", date(2027, 1, 31))
    done = filled(word_of(tbl(HEAD, ROW)), answer)
    read = read_form(done.content, "f.docx").answers["6.3"]
    words = f"{texts[0]}\nReason: {texts[1]}\nWhat will be done: {texts[2]}\nBy: Head, by 31 January 2027"
    assert done.unplaced == ()
    assert (read.mark, read.evidence, read.commentary) == (mark, "Log", as_read(words, bullets=False))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (replace(SHORT, owner="", due=None), "Reason: Late\nWhat will be done: Hire"),
        (replace(SHORT, reason="", owner=""), "What will be done: Hire\nBy: 31 January 2027"),
        (replace(SHORT, reason="", action="", due=None), "By: Head"),
        (
            replace(SHORT, action="- hire\n- train", reason="", done_on=date(2027, 1, 5)),
            "What will be done:\n- hire\n- train\nBy: Head, by 31 January 2027; done on 5 January 2027",
        ),
        (
            replace(SHORT, reason="", owner="", due=None, done_on=date(2027, 1, 5)),
            "What will be done: Hire\nDone on 5 January 2027",
        ),
        (replace(SHORT, reason="", action="", owner="", due=None), ""),
    ],
)
def test_only_what_is_known_of_a_plan_is_said(answer: Answer, words: str) -> None:
    done = filled(word_of(tbl(HEAD, ROW)), replace(answer, commentary=""))
    assert cells(done)[4] == words


@pytest.mark.parametrize(
    ("columns", "put", "without"),
    [
        (("Evidence", "Commentary", "By when"), ["E", f"C\n{NO_DATE}", "31 January 2027"], "action and the owner"),
        (
            ("Evidence", "Action / owner / by when"),
            ["E\nC\nReason: Late", "Hire\nBy: Head, by 31 January 2027"],
            "reason",
        ),
        (("Evidence", "How we will comply"), ["E\nC\nReason: Late", "Hire\nBy: Head, by 31 January 2027"], "reason"),
        (
            ("Evidence", "Reason and action", "Who and when"),
            ["E\nC", "Late\nWhat will be done: Hire", "Head, by 31 January 2027"],
            "",
        ),
        (
            ("Evidence", "Reason", "Action", "Owner", "By when"),
            ["E\nC", "Late", "Hire", "Head", "31 January 2027"],
            "",
        ),
    ],
)
def test_what_a_column_asks_for_stands_in_it_and_the_rest_with_the_commentary(
    columns: tuple[str, ...], put: list[str], without: str
) -> None:
    done = filled(with_columns(*columns), SHORT)
    assert cells(done)[3:] == put
    assert done.unplaced == ()
    assert [without in line for line in done.said] == ([True] if without else [])


def test_beside_a_yes_nothing_planned_is_put_into_the_commentary() -> None:
    done = filled(word_of(tbl(HEAD, ROW)), replace(SHORT, mark=Mark.YES))
    assert cells(done)[2:] == ["Yes", "E", "C"]
    assert {one.what for one in done.unplaced} == {"the reason", "the action", "the owner", "the date"}


def test_where_the_commentary_cannot_be_written_the_plan_is_listed_with_it() -> None:
    form = word_of(tbl(HEAD, tr("6.3", "Landlords must answer.", "", "", "Ours")))
    what = ("the commentary", "the reason", "the action", "the owner", "the date")
    assert filled(form, SHORT).unplaced == tuple(Unplaced("6.3", one, "its cell is not empty") for one in what)
    assert filled(form, SHORT).said == ()
    bare = filled(form, replace(SHORT, commentary=""))
    assert tuple(one.what for one in bare.unplaced) == what[1:]


def test_what_the_commentary_says_already_is_not_said_twice() -> None:
    done = filled(word_of(tbl(HEAD, ROW)), replace(SHORT, commentary=f"C\n{ALL}"))
    assert cells(done)[4] == f"C\n{ALL}"


TO_DO = "What will be done: Hire\nBy: Head, by 31 January 2027"
NEXT = tr("6.4", "Landlords must tell.", "", "", "")
SECOND = tr("Code provision", "Comply: Yes/No", "Evidence, commentary and any explanations")


@pytest.mark.parametrize(
    ("form", "row", "table"),
    [
        (tbl(HEAD, ROW, tr("6.3", "How we will comply", "", "", ""), NEXT), 2, 0),
        (tbl(HEAD, ROW, tr("", "How we will comply", "", "", ""), NEXT), 2, 0),
        (tbl(HEAD, ROW, tr("", tc("How we will comply", span=2), tc(span=2)), NEXT), 2, 0),
        (tbl(HEAD, ROW, NEXT) + p("How we will comply") + tbl(SECOND, tr("6.3", "", ""), columns=3), 1, 1),
    ],
    ids=["label beside the number", "label alone", "label over two columns", "heading of the table"],
)
def test_a_row_set_aside_for_it_takes_what_will_be_done(form: str, row: int, table: int) -> None:
    done = filled(word_of(form), SHORT, Answer("6.4", Mark.YES, "E4", "C4"))
    assert done.unplaced == ()
    assert cells(done)[2:] == ["No", "E", "C\nReason: Late"]
    assert cells(done, row, table)[-1] == TO_DO
    assert done.said[-1] == "In 6.3 what will be done stands in the form's own row for it."
    read = read_form(done.content, "f.docx").answers
    assert (read["6.3"].mark, read["6.4"].mark) == (Mark.NO, Mark.YES)
    assert "What will be done: Hire" in f"{read['6.3'].evidence}\n{read['6.3'].commentary}"
    assert (read["6.4"].evidence, read["6.4"].commentary) == ("E4", "C4")


def test_a_table_of_actions_beside_the_form_takes_its_fields_and_reads_back_as_them() -> None:
    actions = tbl(
        tr("Code provision", "Reason", "Action", "Owner", "By when"), tr("6.3", "", "", "", ""), tr("", "", "", "", "")
    )
    form = word_of(tbl(HEAD, ROW, NEXT) + p("Action plan") + actions)
    done = filled(form, SHORT)
    assert cells(done, 1, 1) == ["6.3", "Late", "Hire", "Head", "31 January 2027"]
    assert cells(done)[2:] == ["No", "E", "C"]
    read = read_form(done.content, "f.docx").answers["6.3"]
    assert replace(read, wording="") == SHORT
    other = filled(form, replace(SHORT, clause="6.4"))
    assert cells(other, 2)[4] == f"C\n{ALL}"
    assert other.said[-1] == "The form's table of actions has rows without a clause, which were left as they are."


@pytest.mark.parametrize(
    "more",
    [
        tr("6.3", "(b) and say so", "", "", ""),
        "</w:tbl>" + p("Stage 2") + tbl(SECOND, tr("6.3", "", ""), columns=3).removesuffix("</w:tbl>"),
    ],
    ids=["a point", "another table"],
)
def test_a_second_row_that_does_not_say_what_it_is_for_is_left_and_told(more: str) -> None:
    done = filled(word_of(tbl(HEAD, ROW, more)), SHORT)
    assert cells(done)[4] == f"C\n{ALL}"
    assert done.said[-1] == "The form has a second row for 6.3, which was left as it is."
