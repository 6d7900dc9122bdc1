from __future__ import annotations

from collections import Counter

from made_forms import read_rows

from hoctui.documents.forms import read_form
from hoctui.rulebook.edition import load


def test_the_2022_form_has_its_musts_before_its_shoulds_and_one_column_of_evidence() -> None:
    """2022's form prints each section's musts, then its shoulds: clause order is not numeric."""
    edition = load("2022")
    lines = ["Our self-assessment", ""]
    for section in edition.sections:
        for duty in ("must", "should"):
            lines += [f"Section {section.number} – {section.title}", "", f"Mandatory '{duty}' requirements", ""]
            lines.append("Code section\tCode requirement\tComply: Yes/No\tEvidence, commentary and any explanations")
            lines += [
                f"{clause.number}\tInvented rule {clause.number}.\tYes\tProof of {clause.number}"
                for clause in edition.in_section(section.number)
                if clause.duty == duty
            ]
            lines.append("")
    form = read_form("\n".join(lines).encode("utf-8"), "form.txt")
    assert form.edition == "2022"
    assert list(form.answers) == [clause.number for clause in edition.clauses]
    assert all(answer.evidence == f"Proof of {number}" for number, answer in form.answers.items())
    assert form.flagged == ()


def form_of_2020(*, cells: int = 5, under: str = "both") -> bytes:
    """A form of 2020: questions without numbers, an X under Yes or No; `under` says where the X stands."""
    edition = load("2020")
    lines = ["Compliance with the Code\t\t\t\t"]
    for section in edition.sections:
        head = ("Yes", "No", "Comments") if section.number == 1 else ("", "", "")
        lines.append("\t".join((f"<b>{section.number}</b>", f"<b>{section.title}</b>", *head)))
        for place, clause in enumerate(edition.in_section(section.number)):
            no = under == "no" or (under == "both" and place % 2 == 1)
            ticks = ("", "X") if no else ("X", "")
            ticks = ticks if clause.kind == "yes/no" else ("", "")
            row = ("", f"<p>{clause.question}</p>", *ticks, f"About {clause.number}")
            lines.append("\t".join(row if cells == 5 else (*row[:2], "X", row[4])))
        lines.append("")
    return "\n".join(lines).encode("utf-8")


def test_the_questions_of_the_2020_form_are_known_by_section_and_place() -> None:
    form = read_form(form_of_2020(), "form.txt")
    assert form.edition == "2020"
    assert list(form.answers)[:4] == ["Q1.1", "Q1.2", "Q1.3", "Q2.1"]
    assert len(form.answers) == 36
    assert all(answer.commentary == f"About {number}" for number, answer in form.answers.items())
    assert Counter(answer.mark.value for answer in form.answers.values())[""] == 10, "six figures and four texts"
    assert (form.answers["Q4.1"].mark.value, form.answers["Q4.2"].mark.value) == ("Yes", "No")
    assert form.flagged == ()


def test_a_2020_form_that_has_lost_a_column_is_marked_wherever_an_x_stands() -> None:
    form = read_form(form_of_2020(cells=4), "form.txt")
    assert form.answers["Q2.1"].commentary == "About Q2.1"
    assert form.answers["Q2.1"].review == (
        "a column of this row is missing; look in the original under which answer the X stands",
    )


def test_a_part_of_a_2020_form_with_every_x_under_no_is_marked() -> None:
    form = read_form(form_of_2020(under="no"), "form.txt")
    assert form.answers["Q2.1"].mark.value == "No"
    assert form.answers["Q2.1"].review == (
        "every X in this part of the form stands under No; look whether its columns have moved",
    )


def test_an_x_under_two_answers_is_no_answer() -> None:
    headings = ("Clause", "Requirement", "Yes", "No", "Evidence")
    answer = read_rows(("6.3", "Rule.", "x", "x", "E"), headings=headings).answers["6.3"]
    assert answer.mark.value == ""
    assert answer.review == ("there is an X under more than one answer: Yes and No",)
