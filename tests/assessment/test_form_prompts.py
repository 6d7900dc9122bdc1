"""What a blank form prints to prompt, and what only looks so: brackets alone do not make a prompt."""

from __future__ import annotations

import pytest

from hoctui.assessment.answers import Mark
from hoctui.assessment.form_prompts import is_planned, is_prompt, printed_choice


@pytest.mark.parametrize(
    "text",
    [
        "[insert evidence]",
        "[Evidence]",
        "<Landlord to complete>",
        "(Please provide evidence)",
        "{add link}",
        "[Insert evidence]\n[Add a link]",
        "Click or tap here to enter text.",
        "Choose an item.",
        "[Click here to add commentary]*",
        "______________",
        "………………",
        "[…]",
        "[commentary / explanation]",
    ],
)
def test_a_bracketed_request_and_a_line_to_write_on_are_prompts(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[see appendix 2]",
        "(see policy)",
        "[1]",
        "(Complete)",
        "N/A",
        "-",
        "Insert into the policy at page 3",
        "[insert evidence] and more [x]",
        "[Insert evidence]\nOur policy",
        "(Added to the website)",
        "[added to the website in May]",
        "[insert " + "x" * 300 + "]",
    ],
)
def test_words_that_somebody_wrote_are_no_prompt(text: str) -> None:
    assert not is_prompt(text)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("Yes / No", {Mark.YES: "Yes", Mark.NO: "No"}),
        ("Y/N", {Mark.YES: "Y", Mark.NO: "N"}),
        ("YES  NO  N/A", {Mark.YES: "YES", Mark.NO: "NO", Mark.NOT_APPLICABLE: "N/A"}),
        ("Yes / No / Partial (delete as appropriate)*", {Mark.YES: "Yes", Mark.NO: "No", Mark.PARTIAL: "Partial"}),
        ("[Yes/No/Not applicable]", {Mark.YES: "Yes", Mark.NO: "No", Mark.NOT_APPLICABLE: "Not applicable"}),
        ("Please select:\nYes or No", {Mark.YES: "Yes", Mark.NO: "No"}),
        ("Yes", {}),
        ("No (partial)", {}),
        ("Yes, no exceptions", {}),
        ("Yes / No: we do not", {}),
        ("Yes / No / Yes", {}),
        ("☐ Yes ☐ No", {}),
    ],
)
def test_a_printed_choice_is_told_with_its_own_words(text: str, choice: dict[Mark, str]) -> None:
    assert printed_choice(text) == choice


@pytest.mark.parametrize(
    "label",
    [
        "How we will comply",
        "How will you comply?",
        "Action plan",
        "Improvements needed",
        "What needs to be done",
        "Steps to compliance",
        "By when",
    ],
)
def test_a_label_that_asks_what_will_be_done_is_known(label: str) -> None:
    assert is_planned(label)


@pytest.mark.parametrize(
    "label",
    ["How we comply", "Evidence", "Stage 2", "Do we comply?", "Action needed (Y/N)", "", "An action. " * 20],
)
def test_what_asks_how_it_is_done_now_or_for_a_yes_asks_for_no_plan(label: str) -> None:
    assert not is_planned(label)
