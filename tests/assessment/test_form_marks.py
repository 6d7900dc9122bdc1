from __future__ import annotations

import pytest

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_marks import is_mark, opens_with_answer, read_mark, read_stated, read_ticks

YES, NO, PARTIAL, NA, OPEN = Mark.YES, Mark.NO, Mark.PARTIAL, Mark.NOT_APPLICABLE, Mark.UNANSWERED


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Yes", YES), ("yes.", YES), ("YES", YES), ("Y", YES), ("✓", YES), ("✔", YES), ("**Yes**", YES), ("“Yes”", YES),
        ("Compliant", YES), ("Yes - compliant", YES), ("Yes – compliant", YES), ("Met", YES),
        ("No", NO), ("N", NO), ("no.", NO), ("Non-compliant", NO), ("Not compliant", NO), ("✗", NO),
        ("Partial", PARTIAL), ("Partially", PARTIAL), ("partly", PARTIAL), ("Partially compliant", PARTIAL),
        ("No (partial)", PARTIAL), ("In part", PARTIAL),
        ("N/A", NA), ("n/a", NA), ("Not applicable", NA), ("N / A", NA), ("N/A.", NA), ("NA", NA),
        ("☒ Yes ☐ No", YES), ("☐ Yes ☒ No", NO), ("[ ] Yes [x] No", NO), ("☑ Yes\n☐ No\n☐ N/A", YES),
        ("(Yes)", YES), ("[No]", NO), ("Comply: Yes", YES), ("Answer – No", NO), ("Yes – comply", YES),
        ("✓ Compliant", YES), ("✗ Not met", NO), ("Non-compliance", NO), ("Met in part", PARTIAL),
        ("Does not apply", NA),
        ("", OPEN), ("–", OPEN), ("unanswered", OPEN), ("answered in words", OPEN),
    ],
)  # fmt: skip
def test_a_clear_answer_is_read_without_a_doubt(text: str, mark: Mark) -> None:
    assert (read_mark(text).mark, read_mark(text).doubt) == (mark, "")


@pytest.mark.parametrize(
    ("text", "mark", "doubt"),
    [
        ("1 185", OPEN, "the answer reads “1 185”, which is no clear answer"),
        ("x", OPEN, "the answer reads “x”, which is no clear answer"),
        ("TBC", OPEN, "the answer reads “TBC”, which is no clear answer"),
        ("☒", OPEN, "the answer reads “☒”, which is no clear answer"),
        ("Not yet", OPEN, "the answer reads “Not yet”, which is no clear answer"),
        ("No longer done", OPEN, "the answer reads “No longer done”, which is no clear answer"),
        ("Yesterday", OPEN, "the answer reads “Yesterday”, which is no clear answer"),
        ("Yes/No", OPEN, "the answer reads “Yes/No”, which could be more than one answer"),
        ("☐ Yes ☐ No", OPEN, "no box is ticked in “☐ Yes ☐ No”"),
        ("☒ Yes ☒ No", OPEN, "more than one box is ticked in “☒ Yes ☒ No”"),
        ("Yes, from May", YES, "the answer says more than Yes: “Yes, from May”"),
        ("N/A – we have no lifts", NA, "the answer says more than N/A: “N/A – we have no lifts”"),
        ("✓ No", OPEN, "the answer reads “✓ No”, which is no clear answer"),
        (
            "Compliant with two exceptions",
            OPEN,
            "the answer reads “Compliant with two exceptions”, which is no clear answer",
        ),
        ("Not fully compliant", OPEN, "the answer reads “Not fully compliant”, which is no clear answer"),
        ("Amber", OPEN, "the answer reads “Amber”, which is no clear answer"),
        ("Compliant – see page 3", YES, "the answer says more than Yes: “Compliant – see page 3”"),
        ("Non-compliant: in hand", NO, "the answer says more than No: “Non-compliant: in hand”"),
        ("Yes, in part", PARTIAL, "the answer reads “Yes, in part”; it was taken as Partial"),
        ("Yes¹", YES, "a note belongs to the answer: “Yes¹”"),
        ("Yes*", YES, "a note belongs to the answer: “Yes*”"),
        ("No **", NO, "a note belongs to the answer: “No **”"),
        ("Yes (partially)", PARTIAL, "the answer reads “Yes (partially)”; it was taken as Partial"),
    ],
)
def test_an_unclear_answer_keeps_its_text_in_the_doubt(text: str, mark: Mark, doubt: str) -> None:
    assert (read_mark(text).mark, read_mark(text).doubt) == (mark, doubt)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Yes – see page 3", True), ("Yes", True), ("Partly: in hand", True), ("N/A (no lifts)", True),
        ("Yes we do", False), ("No longer done", False), ("Nothing yet", False), ("We comply. Yes", False), ("", False),
        ("☒ Yes ☐ No and more", False),
    ],
)  # fmt: skip
def test_a_text_opens_with_an_answer_only_where_something_parts_the_two(text: str, opens: bool) -> None:
    assert opens_with_answer(text) is opens


def test_only_an_answer_and_nothing_else_is_a_mark() -> None:
    assert is_mark(" Yes. ")
    assert not is_mark("Yes, from May")
    assert not is_mark("")


@pytest.mark.parametrize(
    ("yes", "no", "mark", "doubt"),
    [
        ("X", "", YES, ""),
        ("", "x", NO, ""),
        ("", "✓", NO, ""),
        ("Yes", "", YES, ""),
        ("", "No", NO, ""),
        ("N/A", "", NA, ""),
        ("", "", OPEN, ""),
        ("X", "X", OPEN, "there is an X under more than one answer: Yes and No"),
        ("No", "", OPEN, "a column meant for an X holds “No”"),
        ("X", "see policy", YES, "a column meant for an X holds “see policy”"),
    ],
)
def test_an_x_under_yes_or_no_is_the_answer(yes: str, no: str, mark: Mark, doubt: str) -> None:
    """The 2020 form's way: an X in one of two columns."""
    reading = read_ticks({YES: yes, NO: no})
    assert (reading.mark, reading.doubt) == (mark, doubt)


@pytest.mark.parametrize(
    ("met", "not_met", "mark", "doubt"),
    [
        ("X", "", YES, ""),
        ("Yes", "No", YES, ""),
        ("No", "Yes", NO, ""),
        ("", "Yes", NO, ""),
        ("No", "", NO, "only the column for Yes is filled in, and it says No"),
        ("", "No", OPEN, "the columns say only what the answer is not"),
        ("Yes", "Yes", OPEN, "there is an X under more than one answer: Yes and No"),
    ],
)
def test_a_yes_or_no_under_met_or_not_met_is_no_x_but_says_whether_that_is_so(
    met: str, not_met: str, mark: Mark, doubt: str
) -> None:
    reading = read_stated({YES: met, NO: not_met})
    assert (reading.mark, reading.doubt) == (mark, doubt)


def test_a_cross_that_mostly_means_no_is_looked_at_where_it_stands_under_yes() -> None:
    reading = read_ticks({YES: "✗", NO: ""})
    assert (reading.mark, reading.doubt) == (YES, "a cross stands under Yes; look whether it means Yes")
    assert read_ticks({YES: "x", NO: ""}).doubt == ""
