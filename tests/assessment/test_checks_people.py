"""Owners of actions, and short forms: who is a person there, and how words are quoted as they were written."""

from __future__ import annotations

from datetime import date

import pytest

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.assessment.check_words import spelt_out
from hoctui.assessment.checks import Around, Finding, check
from hoctui.rulebook.edition import load

AROUND = Around(date(2026, 6, 10), date(2026, 3, 31))


def found(code: str, answer: Answer) -> list[Finding]:
    findings = check(Assessment("2025/26", load("2024"), "Example Homes", {answer.clause: answer}), AROUND)
    return [one for one in findings if one.code == code]


def owned(owner: str) -> list[Finding]:
    due = date(2026, 9, 30)
    return found("person", Answer("6.3", Mark.PARTIAL, "Tracker", "", "Five were late", "A rota", owner, due))


@pytest.mark.parametrize(
    "owner",
    [
        "Jane Roe",
        "JR",
        "J.R.",
        "J Roe",
        "J. Roe",
        "Amina Begum",
        "Jane",
        "Jane Roe (repairs)",
        "Jane van der Berg",
        "KLM",
    ],
)
def test_a_person_who_owns_an_action_is_to_be_looked_at(owner: str) -> None:
    (finding,) = owned(owner)
    assert not finding.stands
    assert finding.quoted in owner


@pytest.mark.parametrize(
    "owner",
    [
        *(
            "Head of homes",
            "Complaints Officer",
            "Director of Operations",
            "CEO",
            "MRC",
            "SMT",
            "IT",
            "HR",
            "The board",
        ),
        *("Housing Options", "Mears", "Customer Services", "Company Secretary", "Scrutiny Panel", "Voids Supervisor"),
        *("Head of Housing (HoH)", "Neighbourhood Co-ordinator", "Tenancy Sustainment", "A Manager", "IT and repairs"),
    ],
)
def test_a_role_or_a_team_that_owns_an_action_is_left_alone(owner: str) -> None:
    assert owned(owner) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("We don't comply", "We don't comply"),
        ("Log kept. We haven’t got this.", "We haven’t got this"),
        ("It isn't in place", "isn't in place"),
        ("We're busy and can't evidence this", "can't evidence this"),
    ],
)
def test_what_is_said_in_a_short_form_is_quoted_as_it_was_written(text: str, quoted: str) -> None:
    (finding,) = found("contradiction", Answer("1.2", Mark.YES, text))
    assert quoted in finding.quoted


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("We don't", "We do not"),
        ("we won’t, can't, shan't", "we will not, can not, shall not"),
        ("They're late; I'm not, we've been", "They are late; I am not, we have been"),
        ("It cannot be, isnt", "It can not be, is not"),
        ("Its own, the tenant's, Ant and wont-free", "Its own, the tenant's, Ant and will not-free"),
    ],
)
def test_short_forms_are_written_out(text: str, written_out: str) -> None:
    assert spelt_out(text).text == written_out


def test_every_word_that_is_written_out_has_its_place_in_the_text() -> None:
    text = "We don't know; they won't say; it isn’t so."
    spelt = spelt_out(text)
    for word in ("know", "they", "say", "so"):
        start = spelt.text.index(word)
        words = spelt.back(start, start + len(word))
        assert text[words.start : words.end] == word
    start = spelt.text.index("do not")
    for part in ("do not", "do", "o no"):
        words = spelt.back(start + "do not".index(part), start + "do not".index(part) + len(part))
        assert text[words.start : words.end] == "don't"
