"""The published document read back: Markdown and Word give the answers that were written, whatever else is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hard_matter import FORMULA, LINKS, hard_matter
from hard_page import FORMULAS, HOSTILE, LONG, MARKS, TONGUES
from hypothesis import given, settings
from hypothesis import strategies as st

from hoctui.assessment.answers import Answer, Assessment, Mark
from hoctui.documents.assessment_matter import Matter
from hoctui.documents.assessment_pages import ombudsman_page
from hoctui.documents.forms import read_form
from hoctui.documents.writing import write
from hoctui.rulebook.edition import EDITIONS, load

TEXTS = (MARKS, HOSTILE, FORMULAS, TONGUES, FORMULA, LONG, LINKS, "Plain.\n- one\n- two", "")
MARKED = (Mark.YES, Mark.PARTIAL, Mark.NO, Mark.NOT_APPLICABLE)
NAMES = {"markdown": "a.md", "docx": "a.docx"}


def whole(edition: str, texts: tuple[str, ...]) -> Matter:
    """A form answered from end to end with these texts, all that can be known of it beside it."""
    answers = {}
    for place, clause in enumerate(load(edition).clauses):
        mark = MARKED[place % 4] if clause.kind == "yes/no" else Mark.UNANSWERED
        evidence, commentary = texts[place % len(texts)], texts[(place + 3) % len(texts)]
        answer = Answer(clause.number, mark, evidence or "Tracker", commentary)
        if answer.falls_short:
            answer = replace(answer, reason="Because", action="Do | it", owner="A *B*", due=date(2027, 1, 31))
        answers[clause.number] = replace(answer, done_on=date(2026, 5, 1)) if place % 8 == 1 else answer
    return replace(hard_matter(), assessment=Assessment("2025/26", load(edition), "Example Homes", answers))


@pytest.mark.parametrize("form", list(NAMES))
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_written_for_the_ombudsman_is_read_back_as_the_same_answers(edition: str, form: str) -> None:
    matter = whole(edition, TEXTS)
    back = read_form(write(ombudsman_page(matter), form), NAMES[form])
    assert (back.edition, back.landlord) == (edition, "Example Homes")
    for number, answer in matter.assessment.answers.items():
        # The day on which an action was carried out has no place in a landlord's form.
        assert back.answers[number] == replace(answer, done_on=None)


WORDS = st.lists(
    st.text(st.characters(categories=("Lu", "Ll", "Nd"), max_codepoint=0x250), min_size=1, max_size=8), max_size=6
).map(" ".join)


@settings(deadline=None, max_examples=8)
@given(evidence=WORDS, commentary=WORDS, mark=st.sampled_from(MARKED))
def test_any_words_come_back_from_word(evidence: str, commentary: str, mark: Mark) -> None:
    answers = {"6.3": Answer("6.3", mark, evidence, commentary), "9.8": Answer("9.8", Mark.YES, commentary, evidence)}
    matter = Matter(Assessment("2025/26", load("2024"), "Example Homes", answers), date(2026, 11, 21))
    back = read_form(write(ombudsman_page(matter), "docx"), str(Path("a.docx"))).answers
    for number, answer in answers.items():
        got = back[number]
        assert (got.mark, got.evidence, got.commentary) == (answer.mark, answer.evidence, answer.commentary)
