from __future__ import annotations

import pytest

from hoctui.assessment.answers import Answer
from hoctui.assessment.form_parts import FormRow
from hoctui.documents.form_blocks import block_parts
from hoctui.documents.form_rows import split_pipes, split_tabs, text_parts
from hoctui.documents.forms import read_form

TABBED = "Code provision\tCode requirement\tComply: Yes / No\tEvidence\tCommentary\n"


def clause(text: str, name: str = "form.txt", number: str = "6.3") -> Answer:
    return read_form(text.encode("utf-8"), name, "2024").answers[number]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| 6.3 | Rule. | Yes |", [" 6.3 ", " Rule. ", " Yes "]),
        ("6.3 | Rule. | Yes", ["6.3 ", " Rule. ", " Yes"]),
        ("6.3 | Rule. | Yes |", ["6.3 ", " Rule. ", " Yes "]),
        ("| 6.3 | a \\| b | |", [" 6.3 ", " a | b ", " "]),
        ("| 6.3 | | |", [" 6.3 ", " ", " "]),
    ],
)
def test_pipes_divide_a_line_with_or_without_pipes_at_its_ends(line: str, cells: list[str]) -> None:
    assert split_pipes(line) == cells


def test_tabs_divide_a_line_and_a_spreadsheet_s_quotes_go() -> None:
    assert split_tabs('6.3\t"a ""b"" c"\t"d"\t') == ["6.3", 'a "b" c', '"d"', ""]


def test_a_markdown_table_is_read_with_its_escapes() -> None:
    text = (
        "| Clause | Requirement | Comply | Evidence | Commentary |\n|---|---|:-:|---|---|\n"
        "| 6.3 | A **rule** | Yes | a \\| b \\*c\\* &lt;p&gt; | [page](https://homes.example/x)<br>two |\n"
    )
    answer = clause(text, "form.md")
    assert (answer.wording, answer.evidence) == ("A rule", "a | b *c* <p>")
    assert answer.commentary == "page (https://homes.example/x)\ntwo"


def test_a_row_copied_from_a_web_page_runs_over_several_lines() -> None:
    text = (
        "Code provision | Code requirement | Comply: Yes/No |\nEvidence | Commentary / explanation |\n"
        "6.2 | Rule:\n‘first\nsecond’ |\nYes | Proof | |\n"
        "6.3 | Rule. |\nNo |\nProof | Talk |\n"
    )
    form = read_form(text.encode("utf-8"), "form.txt", "2024")
    assert form.answers["6.2"].wording == "Rule:\n‘first second’"
    assert (form.answers["6.2"].mark.value, form.answers["6.2"].evidence) == ("Yes", "Proof")
    answer = form.answers["6.3"]
    assert (answer.mark.value, answer.evidence, answer.commentary, answer.review) == ("No", "Proof", "Talk", ())


def test_a_cell_with_line_breaks_in_it_is_one_cell() -> None:
    text = TABBED + "6.3\tRule.\tYes\tProof one\nproof two\tTalk\n6.4\tRule.\tNo\tProof\tTalk\n"
    answer = clause(text)
    assert (answer.evidence, answer.commentary, answer.review) == ("Proof one\nproof two", "Talk", ())
    assert clause(text, number="6.4").mark.value == "No"


def test_quoted_cells_of_a_spreadsheet_may_hold_blank_lines_and_quotes() -> None:
    text = TABBED + '6.3\t"Rule\nfor ""all""."\tYes\t"Proof\n\nmore"\t"Talk\nand talk"\n6.4\tRule.\tNo\tProof\tTalk\n'
    answer = clause(text)
    assert (answer.wording, answer.evidence) == ('Rule for "all".', "Proof\nmore")
    assert (answer.commentary, answer.review) == ("Talk\nand talk", ())


def test_a_line_of_dashes_or_blanks_is_no_row() -> None:
    text = TABBED + "\t\t\t\t\n6.3\tRule.\tYes\tE\tC\n-----\t---\t---\t---\t---\n"
    assert clause(text) == Answer("6.3", clause(text).mark, "E", "C", wording="Rule.")


def test_a_line_with_a_pipe_in_it_stays_text_where_tabs_divide() -> None:
    text = TABBED + "6.3\tRule.\tYes\ta | b | c\tC\n"
    assert clause(text).evidence == "a | b | c"


def test_a_line_of_thousands_of_pipes_is_no_row() -> None:
    assert not any(isinstance(part, FormRow) for part in text_parts("|" * 5000 + "\n" + "a|b|c\n"[:3], markdown=False))


LABELLED = "".join(
    f"Code section 6.{place}\nInvented rule {place},\nin two lines.\nCompliance: {mark}\n"
    f"Evidence: Proof {place}\nCommentary: Talk {place}\nand more.\n\n"
    for place, mark in enumerate(("Yes", "No", "Partial", "N/A", "Yes", "Yes"), start=1)
)


def test_a_form_whose_answers_stand_behind_labels_is_read() -> None:
    form = read_form(f"Our self-assessment\n\n{LABELLED}".encode(), "form.txt", "2024")
    assert [form.answers[f"6.{place}"].mark.value for place in range(1, 7)] == [
        "Yes",
        "No",
        "Partial",
        "N/A",
        "Yes",
        "Yes",
    ]
    answer = form.answers["6.3"]
    assert (answer.wording, answer.evidence) == ("Invented rule 3, in two lines.", "Proof 3")
    assert answer.commentary == "Talk 3\nand more."


def test_a_form_with_each_cell_on_a_line_of_its_own_is_read() -> None:
    lines = "".join(f"  6.{place}\n\nInvented rule {place}.\n\nYes\n\nProof {place}\n\n \n\n" for place in range(1, 8))
    form = read_form(f"Code section\n\nComply\n\n{lines}".encode(), "form.txt", "2024")
    assert form.answers["6.7"].evidence == "Proof 7"
    assert form.answers["6.7"].mark.value == "Yes"


def test_numbered_paragraphs_without_answers_are_no_form() -> None:
    assert block_parts("\n".join(f"2.{place} That the report be noted." for place in range(1, 9))) == []
